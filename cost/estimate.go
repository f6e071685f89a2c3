package cost

import (
	"math/bits"
	"time"

	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/participant"
)

// An Estimate is what one occurrence is expected to cost in people's time. It is an immutable value.
type Estimate struct {
	meetingHours Hours
	personHours  Hours
	labor        money.Amount
}

// MeetingHours returns the length of the occurrence.
func (e Estimate) MeetingHours() Hours { return e.meetingHours }

// PersonHours returns the expected time of all people together: Σ p·D of cost-model 3.3.
func (e Estimate) PersonHours() Hours { return e.personHours }

// Labor returns the expected cost of that time, exact: Σ p·r·D of cost-model 3.3.
func (e Estimate) Labor() money.Amount { return e.labor }

// String returns hours and cost, "6.00 person-hours, 330.73 USD".
func (e Estimate) String() string {
	return e.personHours.String() + " person-hours, " + e.labor.String()
}

// Estimate returns what o is expected to cost. It fails with a [*NoRateError] if the card has no rate for
// somebody, and if the sum of time is beyond what [Hours] can hold.
func (m Model) Estimate(o meeting.Occurrence) (Estimate, error) {
	var sum crewSum
	h := headcount{m.choice, o.Meeting().Organizer()}
	for p := range o.Participants() {
		if err := sum.addPerson(m.card, &p, h.likely(&p)); err != nil {
			return Estimate{}, err
		}
	}
	if p, ok := h.absentOrganizer(); ok {
		if err := sum.addPerson(m.card, &p, h.likely(&p)); err != nil {
			return Estimate{}, err
		}
	}
	seconds := int64(o.Length() / time.Second)
	personHours, err := times(sum.share, seconds)
	if err != nil {
		return Estimate{}, err
	}
	return Estimate{HoursOf(o.Length()), personHours, m.card.amount(sum, seconds)}, nil
}

// crewSum sums up, over the people who count, how likely they attend, and that times what their hour
// costs, so that occurrences of the same people differ only in their seconds.
type crewSum struct {
	share  uint64 // Σ p, in ten-thousandths
	hi, lo uint64 // Σ p·r, in ten-thousandths of the card's denominator
}

func (s *crewSum) addPerson(c *card, p *participant.Participant, likely Probability) error {
	num, _, ok := c.price(p)
	if !ok {
		return &NoRateError{p.Role}
	}
	s.add(likely, num)
	return nil
}

func (s *crewSum) add(likely Probability, num uint64) {
	p := uint64(likely.tenThousandths)
	s.share += p
	hi, lo := bits.Mul64(p, num)
	var carry uint64
	s.lo, carry = bits.Add64(s.lo, lo, 0)
	s.hi, _ = bits.Add64(s.hi, hi, carry)
}

// amount returns the price of so many seconds of the people in sum, exact. The bounds of a card, a roster
// and a length keep the product in 127 bits.
func (c *card) amount(sum crewSum, seconds int64) money.Amount {
	if c == nil {
		return money.Amount{}
	}
	hi, lo := bits.Mul64(sum.lo, uint64(seconds))
	hi += sum.hi * uint64(seconds)
	return money.FromRatio(int64(hi), lo, c.den*3600*unitsPerSecond, c.currency)
}
