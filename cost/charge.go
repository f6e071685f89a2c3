package cost

import (
	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting"
)

// charges are what the host's own lines are expected to come to at an occurrence.
type charges struct {
	lines []LineCost
	roles []money.Amount // of the roles of a party, in their order: all lines of people together
}

// charge asks the host's own lines for what they cost at o, of the people of c.
func (m Model) charge(o meeting.Occurrence, c *party, shows Probability) (charges, error) {
	own := charges{roles: make([]money.Amount, len(c.roles))}
	for i := range m.choice.Lines {
		line := &m.choice.Lines[i]
		sum, err := m.chargeLine(line, o, c, shows, own.roles)
		if err != nil {
			return charges{}, err
		}
		own.lines = append(own.lines, LineCost{line.Line, line.OfPeople, sum})
	}
	return own, nil
}

// chargeLine returns what a line comes to, and adds the parts of roles to byRole.
func (m Model) chargeLine(l *OwnLine, o meeting.Occurrence, c *party, shows Probability, byRole []money.Amount) (money.Amount, error) {
	sum := nothing(m.card.currencyOf())
	if m.card == nil {
		return sum, nil
	}
	if !l.OfPeople {
		a, err := l.charge(m.card, o, "")
		if err != nil {
			return sum, err
		}
		return sum.Add(a.Mul(shows.ratio()))
	}
	for i := range c.roles {
		a, err := l.charge(m.card, o, c.roles[i].role)
		if err != nil {
			return sum, err
		}
		a = a.Mul(expected(c.roles[i].share)).Mul(shows.ratio())
		if sum, err = sum.Add(a); err != nil {
			return sum, err
		}
		if byRole[i], err = byRole[i].Add(a); err != nil {
			return sum, err
		}
	}
	return sum, nil
}
