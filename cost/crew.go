package cost

import (
	"math/bits"

	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A crew is the people of an occurrence, summed up over how likely they attend and what their hour costs, so
// that occurrences of the same people differ only in their seconds.
type crew struct {
	share uint64 // Σ p, in ten-thousandths

	// Sums in ten-thousandths of the card's denominator.
	labor       wide // Σ p·r
	preparation wide // Σ π·r·q, in seconds
	followUp    wide // Σ p·r·f, in seconds
	travel      wide // Σ p·r·t, in seconds

	fares money.Amount // Σ p·fare
}

// wide is an unsigned integer of 128 bits.
type wide struct{ hi, lo uint64 }

func (w *wide) add(hi, lo uint64) {
	var carry uint64
	w.lo, carry = bits.Add64(w.lo, lo, 0)
	w.hi, _ = bits.Add64(w.hi, hi, carry)
}

// add adds p, who attends o with the given probability and whose hour costs num over the card's denominator.
func (c *crew) add(plan *plan, o meeting.Occurrence, p *participant.Participant, likely Probability, num uint64) error {
	share := uint64(likely.tenThousandths)
	c.share += share
	rate := share * num // within 64 bits: see the bounds of a card
	c.labor.add(0, rate)
	if plan == noPlan {
		return nil
	}
	effort := plan.effort(p.Role)
	if effort.preparation > 0 {
		prepares := rate
		if p.ID == o.Meeting().Organizer() || o.Presents(p.ID) {
			prepares = unitsPerSecond * num
		}
		c.preparation.add(bits.Mul64(prepares, effort.preparation))
	}
	c.followUp.add(bits.Mul64(rate, effort.followUp))
	c.travel.add(bits.Mul64(rate, effort.travel))
	if effort.fare.Sign() == 0 {
		return nil
	}
	expected, err := money.NewRatio(int64(share), unitsPerSecond)
	if err == nil {
		c.fares, err = c.fares.Add(effort.fare.Mul(expected))
	}
	return err
}

// amount returns the price of a sum for so many seconds, exact. The bounds of a card, a roster and a length keep the
// product in 127 bits.
func (c *card) amount(sum wide, seconds int64) money.Amount {
	if c == nil {
		return money.Amount{}
	}
	hi, lo := bits.Mul64(sum.lo, uint64(seconds))
	hi += sum.hi * uint64(seconds)
	return money.FromRatio(int64(hi), lo, c.den*3600*unitsPerSecond, c.currency)
}
