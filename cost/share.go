package cost

import (
	"time"

	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A Share is what one participant adds to the direct cost of an occurrence by the card: labor, preparation,
// follow-up, travel and fare. It is plain data.
type Share struct {
	ID   participant.ID
	Role participant.Role
	Cost money.Amount
}

// Shares returns the share of everybody who counts at o, in the order of the roster. Together with the venue,
// the license, the facilitator and the catering, which are nobody's, they are the direct cost. A share says
// what an hour of a role costs: it is a figure on one person, to be shown to those who may see it. The errors
// are those of [Model.Estimate].
func (m Model) Shares(o meeting.Occurrence) ([]Share, error) {
	plan := m.choice.planOf(o.Meeting().ID())
	if err := plan.fits(m.card); err != nil {
		return nil, err
	}
	var shares []Share
	for p, likely := range m.choice.attending(o) {
		e := Estimate{card: m.card, plan: plan, seconds: int64(o.Length() / time.Second)}
		if err := e.add(o, &p, likely); err != nil {
			return nil, err
		}
		var lines amounts
		e.crew.price(e.card, e.lasts(), &lines)
		cost, err := lines.sum(0)
		if err != nil {
			return nil, err
		}
		shares = append(shares, Share{p.ID, p.Role, cost})
	}
	return shares, nil
}
