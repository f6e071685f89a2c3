package cost

import (
	"errors"
	"fmt"
	"iter"
	"math/big"
	"slices"

	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A Case is one of the three values of a [Range] and of what is worked out from it, as the text that JSON
// holds. What several ranges give together is the least that they allow in the low case, and the greatest in the
// high one: an uplift below 0 is at its lowest with the highest amount. Cases compare with ==.
type Case string

// The three cases of an estimate, from what is to be expected at least to what is to be hoped for.
const (
	LowCase  Case = "low"
	BaseCase Case = "base"
	HighCase Case = "high"
)

var cases = []Case{LowCase, BaseCase, HighCase}

// Cases returns the three cases, the low one first.
func Cases() iter.Seq[Case] { return slices.Values(cases) }

// A Range is an estimated number: what is expected, and how low and how high it may come out. Each is a
// decimal, "0.75", or a fraction, "3/4", of at most 40 bytes, with low ≤ base ≤ high. Where Low or High is
// empty it is Base, so that Range{Base: "60000"} is a number that is known. It is plain data, comparable with
// ==.
type Range struct {
	Low  string `json:"low,omitempty"`
	Base string `json:"base"`
	High string `json:"high,omitempty"`
}

// IsZero reports whether nothing is given.
func (g Range) IsZero() bool { return g == Range{} }

// String returns the base, and the bounds where they differ: "2 (0.5 to 3)".
func (g Range) String() string {
	low, high := g.Low, g.High
	if low == "" {
		low = g.Base
	}
	if high == "" {
		high = g.Base
	}
	if low == g.Base && high == g.Base {
		return g.Base
	}
	return fmt.Sprintf("%s (%s to %s)", g.Base, low, high)
}

// three are the exact numbers of a case each, in the order of cases. They are not changed once they are made.
type three [3]*big.Rat

func exactly(n *big.Rat) three { return three{n, n, n} }

// bounds of a range; nil: none.
type bounds struct{ from, to *big.Rat }

var (
	notNegative = bounds{from: new(big.Rat)}
	aPart       = bounds{new(big.Rat), big.NewRat(1, 1)}
	points      = bounds{big.NewRat(-100, 1), big.NewRat(100, 1)}
)

// maxEstimate is the longest text of an estimated number, in bytes.
const maxEstimate = 40

// read returns the three numbers of g. The problems are those of g's fields.
func (g Range) read(within bounds) (three, participant.Problems) {
	if g.Base == "" {
		return three{}, participant.Problems{{Path: "/base", Err: errors.New("is missing")}}
	}
	var ps participant.Problems
	var numbers three
	for i, text := range []string{g.Low, g.Base, g.High} {
		given := text != ""
		if !given {
			text = g.Base
		}
		var err error
		if numbers[i], err = within.parse(text); given {
			ps = append(ps, participant.Located(participant.Pointer(string(cases[i])), err)...)
		}
	}
	if len(ps) > 0 {
		return three{}, ps
	}
	for i := range 2 {
		if numbers[i].Cmp(numbers[i+1]) > 0 {
			path := participant.Pointer(string(cases[2*i]))
			ps = append(ps, participant.Problem{Path: path, Err: fmt.Errorf("must have low ≤ base ≤ high, not %s", g)})
		}
	}
	return numbers, ps
}

func (b bounds) parse(text string) (*big.Rat, error) {
	if len(text) > maxEstimate {
		return nil, fmt.Errorf("has %d bytes, and an estimated number has at most %d", len(text), maxEstimate)
	}
	r, err := money.ParseRatio(text)
	if err != nil {
		return nil, err
	}
	n := ratOf(r)
	switch {
	case b.from != nil && n.Cmp(b.from) < 0:
		return nil, fmt.Errorf("must be at least %s", b.from.RatString())
	case b.to != nil && n.Cmp(b.to) > 0:
		return nil, fmt.Errorf("must be at most %s", b.to.RatString())
	}
	return n, nil
}

// plus returns the sum, case by case.
func (t three) plus(o three) (sum three) {
	for i := range t {
		sum[i] = new(big.Rat).Add(t[i], o[i])
	}
	return sum
}

// times returns the product. Its low and high are the least and the greatest that any of the factors allow:
// a loss is greatest where what is at stake is.
func (t three) times(o three) three {
	ends := []*big.Rat{
		new(big.Rat).Mul(t[0], o[0]), new(big.Rat).Mul(t[0], o[2]), new(big.Rat).Mul(t[2], o[0]), new(big.Rat).Mul(t[2], o[2]),
	}
	low, high := slices.MinFunc(ends, (*big.Rat).Cmp), slices.MaxFunc(ends, (*big.Rat).Cmp)
	return three{low, new(big.Rat).Mul(t[1], o[1]), high}
}

// fits reports whether the numbers can be calculated with in bounded time.
func (t three) fits() bool { return fits(t[0]) && fits(t[1]) && fits(t[2]) }

// maxExactBits is the size of numerators and denominators up to which sums of the host's numbers are worked
// out. What is made of at most four of them still has the 4,000 bytes that money reads and writes.
const maxExactBits = 1200

var errTooFine = errors.New("the numbers have no common denominator that can be calculated with: round them")

func fits(n *big.Rat) bool {
	return n.Num().BitLen() <= maxExactBits && n.Denom().BitLen() <= maxExactBits
}

// ratOf returns r as a big.Rat. What a ratio writes is a number, so that it can't fail.
func ratOf(r money.Ratio) *big.Rat {
	n, _ := new(big.Rat).SetString(r.String())
	return n
}

// ratioOf returns n, which fits, as a ratio.
func ratioOf(n *big.Rat) money.Ratio {
	r, _ := money.ParseRatio(n.RatString())
	return r
}

// amountOf returns n units, which fit, of a currency.
func amountOf(n *big.Rat, currency money.Currency) money.Amount {
	a, _ := money.Parse(n.RatString(), currency)
	return a
}
