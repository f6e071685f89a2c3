package cost

import (
	"math/big"

	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting"
)

// P90 returns the direct cost that o stays at or below with a probability of 90 %: [Model.Quantile] of 0.9.
func (m Model) P90(o meeting.Occurrence) (money.Amount, error) { return m.Quantile(o, p90) }

// Quantile returns the least direct cost that o stays at or below with at least the given probability, exact: it
// looks at every way in which people come or don't, independently of each other, and in which a required
// customer shows up or not. Catering is ordered before anybody knows, so that it is the same in all of them. It
// fails with an [*UncertainError] if more than 20 may come or not, and as [Model.Estimate] does.
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
	if m.card == nil {
		return money.Amount{}, nil
	}
	w := ways{model: m, pricing: pr, occurrence: o, party: all}
	if err := w.collect(); err != nil {
		return money.Amount{}, err
	}
	scenarios := []scenario{{always, w.held}}
	if shows := pr.shows(&all.all); shows != always {
		scenarios = []scenario{{shows, w.held}, {shows.complement(), w.missed}}
	}
	cost, err := quantile(p, scenarios...)
	if err != nil {
		return money.Amount{}, err
	}
	return amountOf(cost, m.card.currency), nil
}

// ways are what everybody adds to an occurrence that is held, and to one whose customer does not come.
type ways struct {
	model        Model
	pricing      *pricing
	occurrence   meeting.Occurrence
	party        *party
	held, missed []chance
}

// A bill is what falls due if an occurrence is held, and if its customer does not come.
type bill struct{ held, missed *big.Rat }

// collect works out what nobody in particular and then what everybody adds.
func (w *ways) collect() error {
	nobodys, err := w.nobodys()
	if err != nil {
		return err
	}
	w.add(always, nobodys, nobodys)
	for a := range w.model.choice.attending(w.occurrence) {
		comes, stays := a, a
		comes.likely, stays.likely = always, never
		with, err := w.costOf(&comes)
		if err != nil {
			return err
		}
		without, err := w.costOf(&stays)
		if err != nil {
			return err
		}
		w.add(a.likely, with, without)
	}
	return nil
}

func (w *ways) add(likely Probability, with, without bill) {
	w.held = append(w.held, chance{likely, with.held, without.held})
	w.missed = append(w.missed, chance{likely, with.missed, without.missed})
}

// nobodys returns the lines that are nobody's.
func (w *ways) nobodys() (bill, error) {
	var sums [lineCount]wide
	if !w.pricing.priceFixed(&w.party.all, 1, &sums) {
		return bill{}, errTooMuchMoney
	}
	b := w.split(&sums)
	own, err := w.model.charge(w.occurrence, &party{}, always)
	for _, c := range own.lines {
		b.held.Add(b.held, c.Cost.Rat())
	}
	return b, err
}

// costOf returns what somebody costs.
func (w *ways) costOf(a *attendee) (bill, error) {
	num, _, _ := w.model.card.price(a.head.Role, a.head.External) // as for the party
	alone := &party{roles: []roleCrew{{role: a.head.Role}}}
	c := &alone.roles[0].crew
	c.addPerson(w.pricing, a, num)
	c.requires = w.party.all.requires
	var sums [lineCount]wide
	if !w.pricing.price(c, 1, wholeSeconds(w.occurrence.Length())+w.pricing.plan.overrun, &sums) {
		return bill{}, errTooMuchMoney
	}
	b := w.split(&sums)
	own, err := w.model.charge(w.occurrence, alone, always)
	if err == nil {
		b.held.Add(b.held, own.roles[0].Rat())
	}
	return b, err
}

// split returns lines as what falls due of them in either case.
func (w *ways) split(sums *[lineCount]wide) bill {
	b := bill{new(big.Rat), new(big.Rat)}
	for i := range sums {
		cost := sums[i].amount(w.pricing.den, w.pricing.card.currency).Rat()
		switch i {
		case atPreparation, atTravel, atFares:
			b.held.Add(b.held, cost)
			b.missed.Add(b.missed, cost)
		case atWaiting, atRebooking:
			b.missed.Add(b.missed, cost)
		default:
			b.held.Add(b.held, cost)
		}
	}
	return b
}
