package cost

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"
	"strings"
)

// An UncertainError says that too many people may or may not come for a figure that holds with a probability
// of 0.9 to be found exactly.
type UncertainError struct{ People int }

// Error says how many people there are, and how many there may be.
func (e *UncertainError) Error() string {
	return fmt.Sprintf("cost: %d people may or may not come: the 90th percentile is found for up to %d, "+
		"judge on the expected figure instead", e.People, maxUncertain)
}

// A chance is what one person adds to a figure: one number if they come, and another one if they don't.
type chance struct {
	likely     Probability
	comes, not *big.Rat
}

// quantile returns the least number that the sum of chances does not exceed with probability p, exact. People
// come independently of each other.
func quantile(chances []chance, p Probability) (*big.Rat, error) {
	sure := new(big.Rat)
	var open []chance
	for _, c := range chances {
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
	if len(open) > maxUncertain {
		return nil, &UncertainError{len(open)}
	}
	den := commonDenominator(open)
	rest := quantileOf(open, den, p)
	return sure.Add(sure, new(big.Rat).SetFrac(rest, den)), nil
}

func commonDenominator(chances []chance) *big.Int {
	den := big.NewInt(1)
	for _, c := range chances {
		gcd := new(big.Int).GCD(nil, nil, den, c.comes.Denom())
		den.Mul(den, new(big.Int).Quo(c.comes.Denom(), gcd))
	}
	return den
}

// An outcome is a sum over some people, in units, and how likely it or a lower one is, in ten-thousandths to
// the power of their number.
type outcome struct{ sum, likely *big.Int }

// quantileOf returns the quantile of chances that add something or nothing, in units of 1/den. It goes
// through the sums of one half of the people against those of the other, and halves the range of the answer
// until one number is left.
func quantileOf(open []chance, den *big.Int, p Probability) *big.Int {
	one, two := outcomes(open[:len(open)/2], den), outcomes(open[len(open)/2:], den)
	cumulate(two)
	want := new(big.Int).Exp(big.NewInt(unitsPerSecond), big.NewInt(int64(len(open))), nil)
	want.Mul(want, big.NewInt(int64(p.tenThousandths)))
	enough := func(most *big.Int) bool {
		reached := upTo(one, two, most)
		return reached.Mul(reached, big.NewInt(unitsPerSecond)).Cmp(want) >= 0
	}
	low := new(big.Int).Add(one[0].sum, two[0].sum)
	high := new(big.Int).Add(one[len(one)-1].sum, two[len(two)-1].sum)
	for low.Cmp(high) < 0 {
		middle := new(big.Int).Add(low, high)
		middle.Rsh(middle, 1) // toward the lower one, also below zero
		if enough(middle) {
			high = middle
		} else {
			low = middle.Add(middle, big.NewInt(1))
		}
	}
	return low
}

// outcomes returns all sums of chances, the lowest first, each with how likely it is.
func outcomes(chances []chance, den *big.Int) []outcome {
	list := []outcome{{new(big.Int), big.NewInt(1)}}
	for _, c := range chances {
		adds := new(big.Int).Quo(den, c.comes.Denom())
		adds.Mul(adds, c.comes.Num())
		n := int64(c.likely.tenThousandths)
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

// upTo returns how likely an outcome of one and an outcome of two, which are cumulated, add up to at most a number.
func upTo(one, two []outcome, most *big.Int) *big.Int {
	total, left := new(big.Int), new(big.Int)
	n := len(two)
	for _, o := range one {
		left.Sub(most, o.sum)
		for n > 0 && two[n-1].sum.Cmp(left) > 0 {
			n--
		}
		if n == 0 {
			break
		}
		total.Add(total, left.Mul(o.likely, two[n-1].likely))
	}
	return total
}

// A quantiler finds quantiles, and remembers them: occurrences of a series are mostly alike.
type quantiler struct{ known map[string]*big.Rat }

func (q *quantiler) p90(chances []chance) (*big.Rat, error) {
	chances = slices.Clone(chances)
	slices.SortFunc(chances, func(a, b chance) int {
		return cmp.Or(a.comes.Cmp(b.comes), a.not.Cmp(b.not), cmp.Compare(a.likely.tenThousandths, b.likely.tenThousandths))
	})
	var key strings.Builder
	for _, c := range chances {
		fmt.Fprintf(&key, "%d %s %s;", c.likely.tenThousandths, c.comes.RatString(), c.not.RatString())
	}
	if known, ok := q.known[key.String()]; ok {
		return known, nil
	}
	found, err := quantile(chances, Probability{9000})
	if err != nil {
		return nil, err
	}
	if q.known == nil {
		q.known = make(map[string]*big.Rat)
	}
	q.known[key.String()] = found
	return found, nil
}
