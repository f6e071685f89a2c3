package cost

import (
	"slices"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A party is the people of an occurrence, summed up: all of them, and by role. Occurrences without an override
// share that of their series.
type party struct {
	all   crew
	roles []roleCrew // in the order in which they are met
}

type roleCrew struct {
	role participant.Role
	crew
}

// partyOf sums up the people of o. Each person whom the card prices by default is told to assumed.
func (m Model) partyOf(o meeting.Occurrence, pr *pricing, assumed func(participant.Role)) (*party, error) {
	c := &party{roles: make([]roleCrew, 0, 4)}
	for a := range m.choice.attending(o) {
		role := a.head.Role
		num, byDefault, ok := m.card.price(role, a.head.External)
		if !ok {
			return nil, &NoRateError{role}
		}
		if byDefault && a.likely != never {
			assumed(role)
		}
		const searched = 64 // of a hostile roster with as many roles as people: the others come more than once
		i := slices.IndexFunc(c.roles[:min(len(c.roles), searched)], func(r roleCrew) bool { return r.role == role })
		if i < 0 {
			i = len(c.roles)
			c.roles = append(c.roles, roleCrew{role: role})
		}
		c.all.addPerson(pr, &a, num)
		c.roles[i].addPerson(pr, &a, num)
	}
	for i := range c.roles { // what they wait for, all wait for
		c.roles[i].requires = c.all.requires
		c.roles[i].timed = c.all.timed
	}
	return c, nil
}

// nobody is told who is priced by default.
func nobody(participant.Role) {}
