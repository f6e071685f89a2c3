package cost

import (
	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A Share is what one participant adds to the direct cost of an occurrence by the card: all lines that are
// [LineCost.OfPeople]. It is plain data.
type Share struct {
	ID   participant.ID
	Role participant.Role
	Cost money.Amount
}

// Shares returns the share of everybody who counts at o, in the order of the roster, and then of those who are not on
// it: the organizer, or whoever else was seen there. Together with the lines
// that are nobody's they are the direct cost. A share says what an hour of a role costs: it is a figure on one
// person, to be shown to those who may see it. The errors are those of [Model.Estimate].
func (m Model) Shares(o meeting.Occurrence) ([]Share, error) {
	pr, err := m.options().pricingOf(o.Meeting().ID())
	if err != nil {
		return nil, err
	}
	m.choice = m.options()
	all, err := m.partyOf(o, pr, nobody)
	if err != nil {
		return nil, err
	}
	var shares []Share
	for a := range m.choice.attending(o) {
		cost, err := m.shareOf(&a, o, pr, all)
		if err != nil {
			return nil, err
		}
		shares = append(shares, Share{a.id, a.head.Role, cost})
	}
	return shares, nil
}

// shareOf returns what somebody among all adds.
func (m Model) shareOf(a *attendee, o meeting.Occurrence, pr *pricing, all *party) (money.Amount, error) {
	num, _, _ := m.card.price(a.head.Role, a.head.External) // as for all
	alone := &party{roles: []roleCrew{{role: a.head.Role}}}
	c := &alone.roles[0].crew
	c.addPerson(pr, a, num)
	c.requires, c.timed = all.all.requires, all.all.timed
	shows := pr.shows(c)
	var sums [lineCount]wide
	pr.price(c, 1, wholeSeconds(o.Length())+pr.plan.overrun, &sums) // no more than all of them
	lines := lineSums{known: pr.amounts(&sums, shows)}
	cost, _, err := lines.sum()
	if err != nil {
		return money.Amount{}, err
	}
	own, err := m.charge(o, alone, shows)
	if err != nil {
		return money.Amount{}, err
	}
	return cost.Add(own.roles[0])
}
