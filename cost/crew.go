package cost

import (
	"math/bits"

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
	fares       wide // Σ p·fare, over the pricing's denominator

	selling uint64 // Σ p of the company's own people, in ten-thousandths

	customers bool // one may come
	requires  bool // one who is to come

	// timed says that it was seen who was there and how long: then labor and selling are times seconds, spent is
	// the time of all in ten-thousandths of a second, and over the part of labor after the planned end.
	timed bool
	spent uint64
	over  wide
}

// add adds somebody whose hour costs num over the card's denominator. Whoever presents or organizes prepares in
// any case.
func (c *crew) add(pr *pricing, a *attendee, num uint64, prepares bool) {
	share := uint64(a.likely.tenThousandths)
	c.share += share
	c.see(a)
	rate := share * num // within 64 bits: see the bounds of a card
	time := share
	if a.timed {
		c.timed = true
		time *= a.seconds
		c.spent += time
		c.labor.add(bits.Mul64(rate, a.seconds))
		c.over.add(bits.Mul64(rate, a.over))
	} else {
		c.labor.add(0, rate)
	}
	if !a.External {
		c.selling += time
	}
	if pr.plan == noPlan {
		return
	}
	effort := pr.plan.effort(a.Role)
	if effort.preparation > 0 {
		paid := rate
		if prepares {
			paid = unitsPerSecond * num
		}
		c.preparation.add(bits.Mul64(paid, effort.preparation))
	}
	if effort.followUp > 0 {
		c.followUp.add(bits.Mul64(rate, effort.followUp))
	}
	if effort.travel > 0 {
		c.travel.add(bits.Mul64(rate, effort.travel))
	}
	c.addFares(pr, a.Role, share)
}

// addFares adds those of people in a role, share of whom attend, in ten-thousandths.
func (c *crew) addFares(pr *pricing, role participant.Role, share uint64) {
	if !pr.plan.travels || pr.card == nil {
		return
	}
	fare, _ := pr.fares[pr.plan.effortOf(role)].times(share) // within bounds: see reduce
	c.fares.add(fare.hi, fare.lo)
}

// see notes a customer.
func (c *crew) see(a *attendee) {
	if a.likely == never || !isCustomer(&a.Participant) {
		return
	}
	c.customers = true
	c.requires = c.requires || a.Part == participant.Required || a.Part == participant.Chair
}

// isCustomer reports whether p is a customer: by role, or of another company in a role that nobody knows.
func isCustomer(p *participant.Participant) bool {
	return p.Role.Customer() || p.Role == "" && p.IsExternal()
}

// hours returns the time of all people over occurrences that take so many seconds together.
func (c *crew) hours(occurrences, seconds uint64) (Hours, error) {
	if c.timed {
		return times(c.spent, occurrences)
	}
	return times(c.share, seconds)
}
