package cost

import (
	"errors"
	"math/big"

	"github.com/salesmeeting/salesmeeting/cost/money"
)

// A pricing is a plan on a card: all that the occurrences of a meeting are priced by, over one denominator, so
// that their sums stay in integers.
type pricing struct {
	card *card
	plan *plan
	err  error // the two don't fit together: nothing can be priced

	den   uint64 // of all money; 0 without a card
	scale uint64 // den over that of a rate times a second times a probability
	lost  uint64 // scale times the part of travel time that is lost

	fixed [lineCount]wide // catering per head
	fares []wide          // by effort, that of the rest last; over den/unitsPerSecond
}

// newPricing returns the pricing by a plan on a card; c is nil where there are only hours.
func newPricing(c *card, p *plan) *pricing {
	if p == nil {
		p = noPlan
	}
	pr := &pricing{card: c, plan: p}
	if c == nil {
		return pr
	}
	if !p.currency.IsZero() && p.currency != c.currency {
		pr.err = &money.MismatchError{Left: c.currency, Right: p.currency}
		return pr
	}
	if !pr.reduce() {
		pr.err = errTooFineToPrice
	}
	return pr
}

var errTooFineToPrice = errors.New("cost: the card's rates and the plan's amounts have no common denominator that can be calculated with: give them rounded")

// reduce fills in everything over the common denominator, and reports whether there is one.
func (pr *pricing) reduce() bool {
	p := pr.plan
	efforts := append(append([]roleEffort{}, p.efforts...), p.rest)
	base := new(big.Int).SetUint64(pr.card.den * 3600 * unitsPerSecond) // at most 3.6·10^16
	den := new(big.Int).Set(base)
	whole := func(d *big.Int) { // makes den a multiple of d
		if den.BitLen() > 63 {
			return // or thousands of fine fares take hours
		}
		gcd := new(big.Int).GCD(nil, nil, den, d)
		den.Mul(den, gcd.Quo(d, gcd))
	}
	units := big.NewInt(unitsPerSecond)
	for _, a := range p.fixed {
		whole(a.Rat().Denom())
	}
	for _, e := range efforts {
		whole(new(big.Int).Mul(e.fare.Rat().Denom(), units))
	}
	lost := p.travel.rat()
	whole(new(big.Int).Mul(base, lost.Denom()))
	if den.BitLen() > 63 {
		return false
	}
	pr.den = den.Uint64()
	pr.scale = new(big.Int).Quo(den, base).Uint64()
	pr.lost = pr.scale / lost.Denom().Uint64() * lost.Num().Uint64()
	fits := true
	for i, a := range p.fixed {
		var ok bool
		pr.fixed[i], ok = wideOf(a.Rat(), pr.den)
		fits = fits && ok
	}
	for _, e := range efforts {
		fare, ok := wideOf(e.fare.Rat(), pr.den/unitsPerSecond)
		pr.fares = append(pr.fares, fare)
		_, small := fare.times(unitsPerSecond * maxHeads) // so that a sum over people is in bounds
		fits = fits && ok && small
	}
	return fits
}

// price adds what the people of c cost over so many occurrences, if they are held and take so many seconds
// together. ok is false if that is too much to be counted.
func (pr *pricing) price(c *crew, occurrences, seconds uint64, sums *[lineCount]wide) (ok bool) {
	if pr.card == nil {
		return true
	}
	p := pricer{sums: sums, ok: true}
	if c.timed {
		seconds = occurrences
	}
	p.add(atLabor, c.labor, seconds, pr.scale)
	if pr.plan == noPlan {
		return p.ok
	}
	p.add(atPreparation, c.preparation, occurrences, pr.scale)
	p.add(atFollowUp, c.followUp, occurrences, pr.scale)
	p.add(atTravel, c.travel, occurrences, pr.lost)
	p.add(atFares, c.fares, occurrences)
	if pr.shows(c) != always {
		p.add(atWaiting, c.labor, occurrences, pr.plan.waiting, pr.scale)
	}
	return p.ok
}

// priceFixed adds what is nobody's over so many occurrences at which the people of c are expected. Catering is
// ordered for their expected number, rounded up. Without a card all of it is nothing.
func (pr *pricing) priceFixed(c *crew, occurrences uint64, sums *[lineCount]wide) (ok bool) {
	if pr.plan == noPlan {
		return true
	}
	p := pricer{sums: sums, ok: true}
	p.add(atVenue, pr.fixed[atVenue], occurrences)
	p.add(atLicense, pr.fixed[atLicense], occurrences)
	p.add(atFacilitator, pr.fixed[atFacilitator], occurrences)
	heads := max((c.share+unitsPerSecond-1)/unitsPerSecond, uint64(pr.plan.draft.CateringGuaranteed))
	p.add(atCatering, pr.fixed[atCatering], occurrences, heads)
	if pr.shows(c) != always {
		p.add(atRebooking, pr.fixed[atRebooking], occurrences)
	}
	return p.ok
}

// attributions returns the parts of labor that fall after the planned end and before the late start, over so
// many seconds of them. They are parts of a sum that could be counted.
func (pr *pricing) attributions(c *crew, overrun, late uint64) (over, before wide) {
	if pr.card == nil {
		return wide{}, wide{}
	}
	if c.timed {
		over, _ = c.over.times(pr.scale)
		return over, wide{}
	}
	over, _ = c.labor.times(overrun)
	over, _ = over.times(pr.scale)
	before, _ = c.labor.times(late)
	before, _ = before.times(pr.scale)
	return over, before
}

// shows returns how likely an occurrence of these people is held: one that was observed was.
func (pr *pricing) shows(c *crew) Probability {
	if c.requires && !c.timed {
		return pr.plan.shows
	}
	return always
}

// A pricer adds up lines until one is too large.
type pricer struct {
	sums *[lineCount]wide
	ok   bool
}

func (p *pricer) add(at int, sum wide, factors ...uint64) {
	if sum.isZero() || !p.ok {
		return
	}
	for _, n := range factors {
		if sum, p.ok = sum.times(n); !p.ok {
			return
		}
	}
	p.sums[at], p.ok = p.sums[at].plus(sum)
}

// amounts returns sums, which are of occurrences that are held, as what is expected of them: time and what is
// ordered for them with the probability that they are held, what is in vain with that they are not.
func (pr *pricing) amounts(sums *[lineCount]wide, shows Probability) (a [lineCount]money.Amount) {
	if pr.card == nil {
		return a
	}
	for i := range sums {
		a[i] = sums[i].amount(pr.den, pr.card.currency)
		switch {
		case i == atPreparation || i == atTravel || i == atFares: // in any case
		case shows == always:
		case i == atWaiting || i == atRebooking:
			a[i] = a[i].Mul(shows.complement().ratio())
		default:
			a[i] = a[i].Mul(shows.ratio())
		}
	}
	return a
}
