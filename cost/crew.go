package cost

import (
	"math/bits"

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

// add adds people who are alike, of whom so many are expected, in ten-thousandths, and whose hour costs num over the
// card's denominator. A roster, a card and an effort have bounds that keep all sums in bounds.
func (c *crew) add(pr *pricing, h *meeting.Headcount, share, num uint64) {
	hi, lo := bits.Mul64(share, num)
	c.labor.add(hi, lo)
	if !h.External {
		c.selling += share
	}
	c.addBesides(pr, h, share, wide{hi, lo})
}

// addSeen adds somebody of whom it was seen how long they were there.
func (c *crew) addSeen(pr *pricing, a *attendee, num uint64) {
	share := uint64(a.likely.tenThousandths)
	hi, lo := bits.Mul64(share, num)
	rate, time := wide{hi, lo}, share*a.seconds
	c.timed = true
	c.spent += time
	c.labor.addTimes(rate, a.seconds)
	c.over.addTimes(rate, a.over)
	if !a.head.External {
		c.selling += time
	}
	c.addBesides(pr, &a.head, share, rate)
}

// addBesides adds what people take besides the time in the meeting, rate being share times what their hour costs.
func (c *crew) addBesides(pr *pricing, h *meeting.Headcount, share uint64, rate wide) {
	c.share += share
	if share > 0 && isCustomer(h) {
		c.customers = true
		c.requires = c.requires || h.Part == participant.Required || h.Part == participant.Chair
	}
	if pr.plan == noPlan {
		return
	}
	at := pr.plan.effortOf(h.Role)
	effort := pr.plan.effortAt(at)
	c.preparation.addTimes(rate, effort.preparation)
	c.followUp.addTimes(rate, effort.followUp)
	c.travel.addTimes(rate, effort.travel)
	if pr.card != nil {
		c.fares.addTimes(pr.fares[at], share)
	}
}

// isCustomer reports whether people are customers: by role, or of another company in a role that nobody knows.
func isCustomer(h *meeting.Headcount) bool { return h.Role.Customer() || h.Role == "" && h.External }

// addSunk adds the preparation of people who are alike and have prepared all the same if they don't come.
func (c *crew) addSunk(pr *pricing, h *meeting.Headcount, likely Probability, num uint64) {
	effort := pr.plan.effort(h.Role)
	hi, lo := bits.Mul64(uint64(likely.complement().tenThousandths)*uint64(h.People), num)
	c.preparation.addTimes(wide{hi, lo}, effort.preparation)
}

// addPerson adds somebody.
func (c *crew) addPerson(pr *pricing, a *attendee, num uint64) {
	if a.timed {
		c.addSeen(pr, a, num)
	} else {
		c.add(pr, &a.head, uint64(a.likely.tenThousandths), num)
	}
	if a.likely != always && a.head.Prepares {
		c.addSunk(pr, &a.head, a.likely, num)
	}
}

// hours returns the time of all people over occurrences that take so many seconds together.
func (c *crew) hours(occurrences, seconds uint64) (Hours, error) {
	if c.timed {
		return times(c.spent, occurrences)
	}
	return times(c.share, seconds)
}
