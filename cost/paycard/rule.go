package paycard

import (
	"errors"
	"fmt"
	"math/big"

	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/participant"
)

// Options make the rule stricter than it is by default; less is refused. Nil ones, and the zero Options,
// are five people and 25 %. They are plain data.
type Options struct {
	// MinPeople is how many people a cell has at least. Zero: 5, which is also the least.
	MinPeople int
	// Margin is p of the p %-rule, a share: 1/4 for 25 %. Zero: 1/4, which is also the least.
	Margin money.Ratio
}

const leastPeople = 5

var leastMargin = big.NewRat(1, 4)

// rule says what may be published.
type rule struct {
	people int
	margin *big.Rat
}

func newRule(o *Options) (rule, participant.Problems) {
	r := rule{leastPeople, leastMargin}
	if o == nil {
		return r, nil
	}
	var ps participant.Problems
	if o.MinPeople != 0 {
		r.people = o.MinPeople
	}
	if r.people < leastPeople {
		ps = append(ps, participant.Problem{Path: "/min_people", Err: fmt.Errorf("must be %d or more", leastPeople)})
	}
	if o.Margin.Sign() != 0 {
		r.margin, _ = new(big.Rat).SetString(o.Margin.String())
	}
	if r.margin.Cmp(leastMargin) < 0 {
		ps = append(ps, participant.Problem{Path: "/margin", Err: errors.New("must be 1/4 or more")})
	}
	return r, ps
}

// safe reports whether the total of rates may be published: enough people, and the p %-rule.
func (r rule) safe(rates []*big.Rat) bool { return len(rates) >= r.people && r.even(rates) }

// even reports whether rates keep the p %-rule: X − x₁ − x₂ ≥ p·x₁ (Handbook on Statistical Disclosure
// Control, chapter 4). No people keep it.
func (r rule) even(rates []*big.Rat) bool {
	first, second, rest := new(big.Rat), new(big.Rat), new(big.Rat)
	for _, x := range rates {
		switch {
		case x.Cmp(first) > 0:
			rest.Add(rest, second)
			first, second = x, first
		case x.Cmp(second) > 0:
			rest.Add(rest, second)
			second = x
		default:
			rest.Add(rest, x)
		}
	}
	return rest.Cmp(new(big.Rat).Mul(r.margin, first)) >= 0
}
