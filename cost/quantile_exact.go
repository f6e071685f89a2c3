package cost

import (
	"fmt"
	"math/big"
	"slices"
)

// maxUncertain is the most people who may come or not where a quantile is asked for: the work grows with two to
// the half of their number.
const maxUncertain = 20

// p90 is 0.9.
var p90 = Probability{unitsPerSecond * 9 / 10}

// An UncertainError says that too many people may come or not for an exact quantile.
type UncertainError struct {
	People int // whose probability is neither 0 nor 1, and 1 for a required customer who may not show up
}

// Error says how many people there are, how many there may be, and what to do.
func (e *UncertainError) Error() string {
	return fmt.Sprintf("cost: of %d people it is uncertain whether they come: a quantile is found exactly for at most %d; "+
		"go by what is expected instead", e.People, maxUncertain)
}

// A scenario is one of the ways in which an occurrence may go, with how likely it goes so, and what everybody adds
// to a figure then.
type scenario struct {
	likely  Probability
	chances []chance
}

// A chance is what one person adds to a figure: one number if they come, and another one if they don't.
type chance struct {
	likely     Probability
	comes, not *big.Rat
}

// quantile returns the least number that the sum of chances does not exceed with probability p, exact. People
// come independently of each other, and of which scenario it is. It halves the range of the answer until one
// number is left.
func quantile(p Probability, scenarios ...scenario) (*big.Rat, error) {
	den := commonDenominator(scenarios)
	outlooks := make([]outlook, len(scenarios))
	var ends []*big.Int
	for i, s := range scenarios {
		var err error
		if outlooks[i], err = s.outlook(den, len(scenarios)-1); err != nil {
			return nil, err
		}
		least, greatest := outlooks[i].bounds()
		ends = append(ends, least, greatest)
	}
	low, high := slices.MinFunc(ends, (*big.Int).Cmp), slices.MaxFunc(ends, (*big.Int).Cmp)
	want := p.rat()
	for range new(big.Int).Sub(high, low).BitLen() { // then no range is left
		middle := new(big.Int).Add(low, high)
		middle.Rsh(middle, 1) // toward the lower one, also below zero
		if reached(outlooks, middle).Cmp(want) >= 0 {
			high = middle
		} else {
			low = middle.Add(middle, big.NewInt(1))
		}
	}
	return new(big.Rat).SetFrac(low, den), nil
}

// commonDenominator returns that of all numbers.
func commonDenominator(scenarios []scenario) *big.Int {
	den := big.NewInt(1)
	add := func(r *big.Rat) {
		gcd := new(big.Int).GCD(nil, nil, den, r.Denom())
		den.Mul(den, gcd.Quo(r.Denom(), gcd))
	}
	for _, s := range scenarios {
		for _, c := range s.chances {
			add(c.comes)
			add(c.not)
		}
	}
	return den
}

// An outlook is a scenario, worked out: what is certain of it in units, and what those may add who may come, the one
// half of them and the other, the sums of the latter cumulated.
type outlook struct {
	likely   Probability
	sure     *big.Int
	one, two []outcome
	all      *big.Int // ten thousand to the power of the number of those who may come
}

// outlook works out a scenario in units of 1/den. Others says of how many more things it is uncertain how they go.
func (s scenario) outlook(den *big.Int, others int) (outlook, error) {
	sure := new(big.Rat)
	var open []chance
	for _, c := range s.chances {
		switch {
		case c.likely == always || c.comes.Cmp(c.not) == 0:
			sure.Add(sure, c.comes)
		case c.likely == never:
			sure.Add(sure, c.not)
		default:
			sure.Add(sure, c.not)
			open = append(open, chance{c.likely, new(big.Rat).Sub(c.comes, c.not), nil})
		}
	}
	if n := len(open) + others; n > maxUncertain {
		return outlook{}, &UncertainError{n}
	}
	o := outlook{
		likely: s.likely, sure: unitsOf(sure, den),
		one: outcomes(open[:len(open)/2], den), two: outcomes(open[len(open)/2:], den),
		all: new(big.Int).Exp(big.NewInt(unitsPerSecond), big.NewInt(int64(len(open))), nil),
	}
	cumulate(o.two)
	return o, nil
}

// unitsOf returns r in units of 1/den, a multiple of its denominator.
func unitsOf(r *big.Rat, den *big.Int) *big.Int {
	n := new(big.Int).Quo(den, r.Denom())
	return n.Mul(n, r.Num())
}

// bounds returns the least and the greatest sum that there may be.
func (o *outlook) bounds() (low, high *big.Int) {
	low = new(big.Int).Add(o.one[0].sum, o.two[0].sum)
	high = new(big.Int).Add(o.one[len(o.one)-1].sum, o.two[len(o.two)-1].sum)
	return low.Add(low, o.sure), high.Add(high, o.sure)
}

// reached returns how likely the sum is at most a number.
func reached(outlooks []outlook, most *big.Int) *big.Rat {
	sum := new(big.Rat)
	for i := range outlooks {
		o := &outlooks[i]
		part := new(big.Rat).SetFrac(o.upTo(new(big.Int).Sub(most, o.sure)), o.all)
		sum.Add(sum, part.Mul(part, o.likely.rat()))
	}
	return sum
}

// An outcome is a sum over some people, in units, and how likely it or a lower one is, in ten-thousandths to
// the power of their number.
type outcome struct{ sum, likely *big.Int }

// outcomes returns all sums of chances, the lowest first, each with how likely it is.
func outcomes(chances []chance, den *big.Int) []outcome {
	list := []outcome{{new(big.Int), big.NewInt(1)}}
	for _, c := range chances {
		adds, n := unitsOf(c.comes, den), int64(c.likely.tenThousandths)
		for _, o := range slices.Clip(list) {
			list = append(list, outcome{new(big.Int).Add(o.sum, adds), new(big.Int).Mul(o.likely, big.NewInt(n))})
			o.likely.Mul(o.likely, big.NewInt(unitsPerSecond-n))
		}
	}
	slices.SortFunc(list, func(a, b outcome) int { return a.sum.Cmp(b.sum) })
	return list
}

// cumulate makes each outcome as likely as it and all before it.
func cumulate(list []outcome) {
	for i := range list[1:] {
		list[i+1].likely.Add(list[i+1].likely, list[i].likely)
	}
}

// upTo returns how likely an outcome of both halves adds up to at most a number.
func (o *outlook) upTo(most *big.Int) *big.Int {
	total, left := new(big.Int), new(big.Int)
	n := len(o.two)
	for _, one := range o.one {
		left.Sub(most, one.sum)
		for n > 0 && o.two[n-1].sum.Cmp(left) > 0 {
			n--
		}
		if n == 0 {
			break
		}
		total.Add(total, left.Mul(one.likely, o.two[n-1].likely))
	}
	return total
}
