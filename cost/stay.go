package cost

import (
	"math/bits"
	"time"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A Stay is the part of an occurrence for which the agenda needs somebody, and what it saves if they come for it
// alone. It is plain data.
type Stay struct {
	ID   participant.ID
	Role participant.Role
	// Span has all items that need them, as offsets from the start: they may join at its Start and leave at its
	// End. It is empty for somebody whom no item needs.
	Span agenda.Span
	// Saving is the expected labor of the rest, exact: p·r times the planned time outside of Span.
	Saving money.Amount
}

// Stays returns those who need not be at all of o because its agenda names whom it needs ([agenda.Agenda.Stay]), in
// the order of the roster, with what letting them come later or leave earlier saves. Overruns are not counted,
// since nobody has planned them. It is a figure on single people, to be shown to those who may see it. It fails
// as [Model.Estimate] does. The work grows with the number of people times that of all names in the agenda.
func (m Model) Stays(o meeting.Occurrence) ([]Stay, error) {
	a := o.Agenda()
	if a.NeedsEveryone() {
		return nil, nil
	}
	m.choice = m.options()
	pr, err := m.choice.pricingOf(o.Meeting().ID())
	if err != nil {
		return nil, err
	}
	all, err := m.partyOf(o, pr, nobody) // so that everybody has a price
	if err != nil {
		return nil, err
	}
	var list []Stay
	for p := range m.choice.attending(o) {
		span, _ := a.Stay(p.id, o.Length())
		rest := o.Length() - span.Length()
		if rest <= 0 || p.likely == never {
			continue
		}
		num, _, _ := m.card.price(p.head.Role, p.head.External)
		list = append(list, Stay{p.id, p.head.Role, span, pr.outside(num, p.likely, rest, pr.shows(&all.all))})
	}
	return list, nil
}

// outside returns what somebody's time costs whose hour costs num.
func (pr *pricing) outside(num uint64, likely Probability, rest time.Duration, shows Probability) money.Amount {
	if pr.card == nil {
		return money.Amount{}
	}
	var sum wide
	sum.add(bits.Mul64(uint64(likely.tenThousandths)*num, wholeSeconds(rest)))
	sum, _ = sum.times(pr.scale) // no more than the labor of the party
	return pr.part(sum, shows)
}
