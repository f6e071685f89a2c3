package cost

import (
	"fmt"
	"math/big"

	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting"
)

// maxUncertain is the most people who may come or not where a quantile is asked for: 2^20 ways are looked at.
const maxUncertain = 20

// A TooUncertainError says that too many people of an occurrence may come or not for an exact quantile.
type TooUncertainError struct {
	People int // whose probability is neither 0 nor 1, and 1 for a required customer who may not show up
}

// Error says how many there are, how many there may be, and why.
func (e *TooUncertainError) Error() string {
	return fmt.Sprintf("cost: it is uncertain of %d whether they come: an exact quantile looks at all ways in which they may, "+
		"and does so for at most %d", e.People, maxUncertain)
}

// P90 returns the direct cost that o stays at or below with a probability of 90 %: [Model.Quantile] of 0.9.
func (m Model) P90(o meeting.Occurrence) (money.Amount, error) {
	return m.Quantile(o, Probability{unitsPerSecond * 9 / 10})
}

// Quantile returns the least direct cost that o stays at or below with at least the given probability, exact: it
// looks at every way in which people come or don't, independently of each other, and in which a required
// customer shows up or not. Catering is ordered before anybody knows, so that it is the same in all of them. It
// fails with a [*TooUncertainError] if more than 20 may come or not, and as [Model.Estimate] does.
func (m Model) Quantile(o meeting.Occurrence, p Probability) (money.Amount, error) {
	m.choice = m.options()
	pr, err := m.choice.pricingOf(o.Meeting().ID())
	if err != nil {
		return money.Amount{}, err
	}
	all, err := m.partyOf(o, pr, nobody)
	if err != nil {
		return money.Amount{}, err
	}
	q := ways{model: m, pricing: pr, occurrence: o, party: all}
	if err := q.collect(); err != nil {
		return money.Amount{}, err
	}
	return q.quantile(p)
}

// ways are the ways in which people come to an occurrence or don't.
type ways struct {
	model      Model
	pricing    *pricing
	occurrence meeting.Occurrence
	party      *party

	held, missed *big.Rat // what is certain of an occurrence that is held, and of one whose customer does not come
	uncertain    []maybe
}

// maybe is somebody who may come, and what they add if they do: to an occurrence that is held, and to one whose
// customer does not come.
type maybe struct {
	likely       Probability
	held, missed *big.Rat
}

// collect works out what everybody costs.
func (w *ways) collect() error {
	w.held, w.missed = new(big.Rat), new(big.Rat)
	if err := w.addNobodys(); err != nil {
		return err
	}
	for a := range w.model.choice.attending(w.occurrence) {
		if err := w.addPerson(a); err != nil {
			return err
		}
	}
	n := len(w.uncertain)
	if w.shows() != always {
		n++
	}
	if n > maxUncertain {
		return &TooUncertainError{n}
	}
	return nil
}

func (w *ways) shows() Probability { return w.pricing.shows(&w.party.all) }

// addNobodys adds the lines that are nobody's.
func (w *ways) addNobodys() error {
	var sums [lineCount]wide
	if !w.pricing.priceFixed(&w.party.all, 1, &sums) {
		return errTooMuchMoney
	}
	w.split(&sums, w.held, w.missed)
	own, err := w.model.charge(w.occurrence, &party{}, always)
	if err != nil {
		return err
	}
	for _, c := range own.lines {
		w.held.Add(w.held, c.Cost.Rat())
	}
	return nil
}

// split adds lines to what an occurrence costs that is held, and to what one costs that is not.
func (w *ways) split(sums *[lineCount]wide, held, missed *big.Rat) {
	if w.pricing.card == nil {
		return
	}
	for i := range sums {
		cost := sums[i].amount(w.pricing.den, w.pricing.card.currency).Rat()
		switch i {
		case atPreparation, atTravel, atFares:
			held.Add(held, cost)
			missed.Add(missed, cost)
		case atWaiting, atRebooking:
			missed.Add(missed, cost)
		default:
			held.Add(held, cost)
		}
	}
}

// addPerson adds what somebody costs if they come, and what they cost if they don't.
func (w *ways) addPerson(a attendee) error {
	comes, stays := a, a
	comes.likely, stays.likely = always, never
	held, missed, err := w.costOf(&comes)
	if err != nil {
		return err
	}
	heldWithout, missedWithout, err := w.costOf(&stays)
	if err != nil {
		return err
	}
	if a.likely == always {
		heldWithout, missedWithout = held, missed
	}
	w.held.Add(w.held, heldWithout)
	w.missed.Add(w.missed, missedWithout)
	if a.likely != never && a.likely != always {
		w.uncertain = append(w.uncertain, maybe{a.likely, held.Sub(held, heldWithout), missed.Sub(missed, missedWithout)})
	}
	return nil
}

// costOf returns what somebody costs.
func (w *ways) costOf(a *attendee) (held, missed *big.Rat, err error) {
	num, _, _ := w.model.card.price(a.head.Role, a.head.External) // as for the party
	alone := &party{roles: []roleCrew{{role: a.head.Role}}}
	c := &alone.roles[0].crew
	c.addPerson(w.pricing, &w.occurrence, a, num)
	c.requires = w.party.all.requires
	var sums [lineCount]wide
	if !w.pricing.price(c, 1, wholeSeconds(w.occurrence.Length())+w.pricing.plan.overrun, &sums) {
		return nil, nil, errTooMuchMoney
	}
	held, missed = new(big.Rat), new(big.Rat)
	w.split(&sums, held, missed)
	own, err := w.model.charge(w.occurrence, alone, always)
	if err == nil {
		held.Add(held, own.roles[0].Rat())
	}
	return held, missed, err
}
