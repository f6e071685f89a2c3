package cost

import (
	"cmp"
	"math/big"
	"math/bits"

	"github.com/salesmeeting/salesmeeting/cost/money"
)

// quantile returns the least cost that has at least the probability p.
func (w *ways) quantile(p Probability) (money.Amount, error) {
	if w.pricing.card == nil {
		return money.Amount{}, nil
	}
	den := w.denominator()
	held, ok := w.spread(w.held, func(m maybe) *big.Rat { return m.held }, den)
	if !ok {
		return money.Amount{}, errTooFineToPrice
	}
	tries := len(w.uncertain)
	if shows := w.shows(); shows != always {
		missed, ok := w.spread(w.missed, func(m maybe) *big.Rat { return m.missed }, den)
		if !ok {
			return money.Amount{}, errTooFineToPrice
		}
		held = merged(held, missed, wide{}, shows.tenThousandths, shows.complement().tenThousandths)
		tries++
	}
	cost := held[0].cost
	if tries > 0 {
		cost = atLeast(held, p, tries)
	}
	units := new(big.Rat).SetFrac(cost.big(), den)
	return amountOf(units, w.pricing.card.currency), nil
}

// denominator returns the common one of all costs.
func (w *ways) denominator() *big.Int {
	den := big.NewInt(1)
	for _, r := range w.costs() {
		gcd := new(big.Int).GCD(nil, nil, den, r.Denom())
		den = new(big.Int).Mul(den, gcd.Quo(r.Denom(), gcd))
	}
	return den
}

func (w *ways) costs() []*big.Rat {
	list := []*big.Rat{w.held, w.missed}
	for _, m := range w.uncertain {
		list = append(list, m.held, m.missed)
	}
	return list
}

// A way is a cost with how likely it is: a weight over 10,000 for each that may come.
type way struct {
	cost   wide
	weight weight
}

// spread returns all costs over den that there may be, in order, each once. ok is false if one is too large.
func (w *ways) spread(certain *big.Rat, of func(maybe) *big.Rat, den *big.Int) (list []way, ok bool) {
	start, ok := over127(certain, den)
	if !ok {
		return nil, false
	}
	list = []way{{start, weight{1}}}
	for _, m := range w.uncertain {
		more, ok := over127(of(m), den)
		if !ok {
			return nil, false
		}
		if _, ok := list[len(list)-1].cost.plus(more); !ok {
			return nil, false
		}
		list = merged(list, list, more, m.likely.complement().tenThousandths, m.likely.tenThousandths)
	}
	return list, true
}

// merged returns the costs of x, and those of y with so much more, in order, each once, their weights times a and b.
// The last cost of y may be so much more.
func merged(x, y []way, more wide, a, b uint16) []way {
	list := make([]way, 0, len(x)+len(y))
	add := func(w way, factor uint16) {
		w.weight.times(factor)
		if last := len(list) - 1; last >= 0 && list[last].cost == w.cost {
			list[last].weight.add(&w.weight)
		} else {
			list = append(list, w)
		}
	}
	for len(x) > 0 || len(y) > 0 {
		var dearer way
		if len(y) > 0 {
			dearer = y[0]
			dearer.cost, _ = dearer.cost.plus(more)
		}
		if len(y) == 0 || len(x) > 0 && x[0].cost.compare(dearer.cost) <= 0 {
			add(x[0], a)
			x = x[1:]
		} else {
			add(dearer, b)
			y = y[1:]
		}
	}
	return list
}

// atLeast returns the first cost at which the weights add up to p, after so many tries.
func atLeast(list []way, p Probability, tries int) wide {
	enough := weight{1}
	for range tries - 1 {
		enough.times(unitsPerSecond)
	}
	enough.times(p.tenThousandths)
	var sum weight
	for _, w := range list {
		sum.add(&w.weight)
		if w.weight != (weight{}) && sum.compare(&enough) >= 0 {
			return w.cost
		}
	}
	return list[len(list)-1].cost // not reached: all weights add up to 1
}

// over127 returns r over den, which is a multiple of its denominator. ok is false if it has more than 127 bits.
func over127(r *big.Rat, den *big.Int) (wide, bool) {
	n := new(big.Int).Quo(den, r.Denom())
	n.Mul(n, r.Num())
	if n.BitLen() > 127 {
		return wide{}, false
	}
	return wideOf(new(big.Rat).SetInt(n), 1)
}

func (w wide) compare(o wide) int { return cmp.Or(cmp.Compare(w.hi, o.hi), cmp.Compare(w.lo, o.lo)) }

func (w wide) big() *big.Int {
	n := new(big.Int).SetUint64(w.hi)
	return n.Lsh(n, 64).Or(n, new(big.Int).SetUint64(w.lo))
}

// A weight is an unsigned integer of 320 bits, the least word first: enough for 10,000 to the power of 20.
type weight [5]uint64

func (w *weight) times(n uint16) {
	var carry uint64
	for i := range w {
		hi, lo := bits.Mul64(w[i], uint64(n))
		var c uint64
		w[i], c = bits.Add64(lo, carry, 0)
		carry = hi + c
	}
}

func (w *weight) add(o *weight) {
	var carry uint64
	for i := range w {
		w[i], carry = bits.Add64(w[i], o[i], carry)
	}
}

func (w *weight) compare(o *weight) int {
	for i := len(w) - 1; i >= 0; i-- {
		if c := cmp.Compare(w[i], o[i]); c != 0 {
			return c
		}
	}
	return 0
}
