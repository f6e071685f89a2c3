package cost

import (
	"math/bits"
	"time"

	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/participant"
)

// An Estimate is what one occurrence is expected to cost. It is an immutable
// value; the zero Estimate is that of nothing.
type Estimate struct {
	card    *card
	plan    *plan
	seconds int64 // planned
	crew    crew
}

// Estimate returns what o is expected to cost. It fails with a [*NoRateError] if the card has no rate for
// somebody, with a [*money.MismatchError] if the plan is in another currency than the card, and if the sum of
// time is beyond what [Hours] can hold.
func (m Model) Estimate(o meeting.Occurrence) (Estimate, error) {
	if m.plain {
		return m.estimatePlain(o)
	}
	e := Estimate{card: m.card, plan: m.choice.planOf(o.Meeting().ID()), seconds: int64(o.Length() / time.Second)}
	if err := e.plan.fits(e.card); err != nil {
		return Estimate{}, err
	}
	h := headcount{m.choice, o.Meeting().Organizer()}
	for p := range o.Participants() {
		if err := e.add(o, &p, h.likely(&p)); err != nil {
			return Estimate{}, err
		}
	}
	if p, ok := h.absentOrganizer(); ok {
		if err := e.add(o, &p, h.likely(&p)); err != nil {
			return Estimate{}, err
		}
	}
	_, err := times(e.crew.share, e.lasts())
	return e, err
}

// estimatePlain is Estimate where nobody needs to be known by name: people who are alike are priced together,
// in a third of the time.
func (m Model) estimatePlain(o meeting.Occurrence) (Estimate, error) {
	var share uint64
	var labor wide
	for h := range o.Headcounts() {
		num, _, ok := m.card.price(h.Role, h.External)
		if !ok {
			return Estimate{}, &NoRateError{h.Role}
		}
		likely := m.choice.Attendance.ofResponse(h.Response)
		all := uint64(likely.tenThousandths) * uint64(h.People)
		share += all
		labor.add(bits.Mul64(all, num))
	}
	e := Estimate{
		card: m.card, plan: noPlan, seconds: int64(o.Length() / time.Second), crew: crew{share: share, labor: labor},
	}
	_, err := times(share, e.seconds)
	return e, err
}

func (e *Estimate) add(o meeting.Occurrence, p *participant.Participant, likely Probability) error {
	num, _, ok := e.card.price(p.Role, p.External)
	if !ok {
		return &NoRateError{p.Role}
	}
	return e.crew.add(e.plan, o, p, likely, num)
}

// lasts is the number of seconds that the occurrence is expected to take, overrun included.
func (e *Estimate) lasts() int64 {
	if e.plan == nil {
		return e.seconds
	}
	return e.seconds + e.plan.overrun
}

// MeetingHours returns the length of the occurrence as it was planned.
func (e Estimate) MeetingHours() Hours { return HoursOf(time.Duration(e.seconds) * time.Second) }

// PersonHours returns the expected time of all people together in the meeting, overrun included: Σ p·(D + O).
func (e Estimate) PersonHours() Hours {
	h, _ := times(e.crew.share, e.lasts()) // in bounds, as Estimate has seen
	return h
}

// Labor returns the expected cost of that time, exact: Σ p·r·(D + O).
func (e Estimate) Labor() money.Amount { return e.card.amount(e.crew.labor, e.lasts()) }

// Overrun returns the part of labor that comes after the planned end.
func (e Estimate) Overrun() money.Amount {
	return e.card.amount(e.crew.labor, e.lasts()-e.seconds)
}

// LateStart returns the part of labor that passes before the occurrence begins: L·Σ p·r.
func (e Estimate) LateStart() money.Amount {
	if e.plan == nil {
		return money.Amount{}
	}
	return e.card.amount(e.crew.labor, min(e.plan.lateStart, e.seconds))
}

// Line returns what the occurrence is expected to cost on a line, exact.
func (e Estimate) Line(l Line) money.Amount {
	a := e.amounts()
	return a.line(l)
}

// Direct returns the sum of all lines, exact.
func (e Estimate) Direct() money.Amount {
	a := e.amounts()
	total, _ := a.sum(0) // in one currency, as Estimate has seen
	return total
}

// amounts returns all lines.
func (e *Estimate) amounts() amounts {
	if e.card == nil {
		return amounts{}
	}
	var a amounts
	if e.plan != noPlan {
		a = e.plan.fixed
		a[8], _ = e.plan.catering(e.crew.share) // there is at least one head to divide by
	}
	e.crew.price(e.card, e.lasts(), &a)
	return a
}

// price fills in the lines that depend on people.
func (c *crew) price(card *card, seconds int64, a *amounts) {
	a[0] = card.amount(c.labor, seconds)
	if c.preparation != (wide{}) {
		a[1] = card.amount(c.preparation, 1)
	}
	if c.followUp != (wide{}) {
		a[2] = card.amount(c.followUp, 1)
	}
	if c.travel != (wide{}) {
		a[3] = card.amount(c.travel, 1)
	}
	a[4] = c.fares
}

// String returns hours and direct cost, "6.00 person-hours, 330.73 USD".
func (e Estimate) String() string {
	return e.PersonHours().String() + " person-hours, " + e.Direct().String()
}
