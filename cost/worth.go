package cost

import (
	"errors"
	"fmt"
	"math/big"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/participant"
)

// An Outlay is what a meeting takes, and what its [Benefit] is weighed against: one occurrence, or a whole
// series with the benefit of the whole series. [Estimate.Outlay] gives that of an occurrence. It is plain
// data; the zero Outlay is that of a meeting which costs nothing.
type Outlay struct {
	// Direct is the direct cost.
	Direct money.Amount `json:"direct"`
	// Economic is the direct cost and the opportunity premium, at least Direct. The zero
	// Amount says that it is not known.
	Economic money.Amount `json:"economic,omitzero"`
	// Labor is the part of Direct that grows with Length: people's time in the meeting.
	Labor money.Amount `json:"labor,omitzero"`
	// Length is the elapsed time that Labor pays for.
	Length time.Duration `json:"length,omitzero"`
	// People is how many take part. A decision is worth a tenth less for each one above seven, and nothing
	// from seventeen on (Blenko, Mankins, Rogers 2010). Zero: their number does not matter.
	People int `json:"people,omitzero"`
	// Substitute is what the cheapest other way of passing on the same information costs, such as
	// [Memo.Cost]. Information is worth at most that, and asks for it. The zero Amount says that there is none.
	Substitute money.Amount `json:"substitute,omitzero"`
	// Assumptions are those of the costs, such as [Forecast.Assumptions]; they become those of the [Worth].
	Assumptions []Assumption `json:"assumptions,omitempty"`
}

// Outlay returns what the occurrence takes: its direct and, with quotas, economic cost, and the labor of its
// planned length. How many people it takes to decide, a substitute for information, and the assumptions, which are
// [Model.Assumptions], are left to the host.
func (e Estimate) Outlay() Outlay {
	labor, _ := e.Labor().Sub(e.Overrun()) // of one currency
	economic, _ := e.Economic()
	return Outlay{Direct: e.Direct(), Economic: economic, Labor: labor, Length: time.Duration(e.seconds) * time.Second}
}

// Outlay returns what all occurrences together take, for the benefit of all of them: Length is that of all, and
// the assumptions are those of the forecast. How many people it takes to decide, and a substitute for
// information, are left to the host.
func (f Forecast) Outlay() Outlay {
	labor, _ := f.Line(Labor).Sub(f.overrun) // of one currency
	economic, _ := f.Economic()
	return Outlay{
		Direct: f.costs.Cost, Economic: economic, Labor: labor, Length: f.total.MeetingHours.Duration(),
		Assumptions: f.Assumptions(),
	}
}

// A Worth is a [Benefit] weighed against an [Outlay]: what it leaves, in the low, the base and the high case.
// Net and return are against the direct cost; those against the economic cost have names of their own and
// may differ in sign. It is an immutable value, safe to share between goroutines; the zero Worth is that of
// nothing.
type Worth struct {
	outlay      Outlay
	cases       [3]worthCase
	assumptions []Assumption
}

// A worthCase has the expected values of a case.
type worthCase struct {
	lines  [5]money.Amount // in the order of benefitLines
	total  money.Amount
	stakes money.Amount
}

// Weigh returns what b is worth against o. Its error is of type [participant.Problems], all faults at once,
// with paths as in the outlay's JSON: an amount in another currency than the benefit's (a
// [*money.MismatchError]), a negative one, labor above the direct cost, an economic cost below it, a number
// of more than 1,200 bits, a negative length or number of people, information without a substitute.
func (b Benefit) Weigh(o Outlay) (Worth, error) {
	from := b.b
	if from == nil {
		from = noBenefit
	}
	o.Assumptions = slices.Clone(o.Assumptions)
	ps := o.problems(from.currency)
	if o.Substitute.Currency().IsZero() && from.lines[4][2].Sign() > 0 {
		ps = append(ps, participant.Problem{Path: "/substitute", Err: errors.New(
			"is missing: information is worth at most what another way of telling people costs, such as a memo")})
	}
	if len(ps) > 0 {
		return Worth{}, ps
	}
	return from.weigh(o), nil
}

func (o Outlay) problems(currency money.Currency) (ps participant.Problems) {
	note := func(path string, err error) { ps = append(ps, participant.Located(path, err)...) }
	amounts := []struct {
		path   string
		amount money.Amount
	}{{"/direct", o.Direct}, {"/economic", o.Economic}, {"/labor", o.Labor}, {"/substitute", o.Substitute}}
	for _, a := range amounts {
		in := a.amount.Currency()
		switch {
		case currency.IsZero():
			currency = in
		case !in.IsZero() && in != currency:
			note(a.path, &money.MismatchError{Left: currency, Right: in})
		}
		if a.amount.Sign() < 0 {
			note(a.path, errNegative)
		}
		if !fits(a.amount.Rat()) {
			note(a.path, errTooFine)
		}
	}
	if c, err := o.Labor.Cmp(o.Direct); err == nil && c > 0 {
		note("/labor", fmt.Errorf("is a part of the direct cost of %s, and can't be %s", o.Direct, o.Labor))
	}
	if c, err := o.Economic.Cmp(o.Direct); err == nil && c < 0 && !o.Economic.Currency().IsZero() {
		note("/economic", fmt.Errorf("contains the direct cost of %s, and can't be %s", o.Direct, o.Economic))
	}
	if o.Length < 0 {
		note("/length", errNegative)
	}
	if o.People < 0 {
		note("/people", errNegative)
	}
	return ps
}

var errNegative = errors.New("must not be negative")

// weigh does what [Benefit.Weigh] does with an outlay that has no problems.
func (b *benefit) weigh(o Outlay) Worth {
	w := Worth{outlay: o, assumptions: slices.Concat(b.assumptions, o.Assumptions)}
	lines := b.lines
	if effective := effectiveness(o.People); o.People > 0 && len(b.draft.Decisions) > 0 {
		lines[1] = lines[1].times(exactly(effective))
		w.assumptions = append(w.assumptions, Assumption{
			"effectiveness", effective.RatString(), "ratio", sourceOfEffectiveness, fmt.Sprintf("decisions by %d people", o.People),
		})
	}
	if !o.Substitute.Currency().IsZero() && !b.draft.Information.IsZero() {
		most := o.Substitute.Rat()
		lines[4] = capped(lines[4], most)
		w.assumptions = append(w.assumptions, Assumption{
			"most that information is worth", most.RatString(), b.currency.Code(), sourceOfCap, "cost of the cheapest substitute",
		})
	}
	sum := noBenefit.stakes
	for _, line := range lines {
		sum = sum.plus(line)
	}
	for i := range cases {
		w.cases[i] = b.expected(i, lines, sum[i])
	}
	slices.SortFunc(w.assumptions, compareAssumptions)
	w.assumptions = slices.Compact(w.assumptions)
	return w
}

// expected returns the i-th case: what is there if the meeting is held, times the probability that it is. A
// loss is greatest where the meeting is held most likely.
func (b *benefit) expected(i int, lines [5]three, sum *big.Rat) (c worthCase) {
	held := b.held[i]
	if sum.Sign() < 0 {
		held = b.held[len(cases)-1-i]
	}
	amount := func(n *big.Rat) money.Amount {
		if b.currency.IsZero() {
			return money.Amount{}
		}
		return amountOf(n.Mul(n, held), b.currency)
	}
	for j, line := range lines {
		c.lines[j] = amount(new(big.Rat).Set(line[i]))
	}
	c.total = amount(new(big.Rat).Set(sum))
	c.stakes = amount(new(big.Rat).Set(b.stakes[i]))
	return c
}

const (
	sourceOfEffectiveness = "Blenko, Mankins, Rogers, Decide & Deliver, 2010: a tenth less for each one above seven"
	sourceOfCap           = "salesmeeting: information is worth at most its substitute"
)

// effectiveness is e(n) = max(0, 1 − max(0, n − 7)/10): how much a decision meeting of n people achieves.
func effectiveness(n int) *big.Rat {
	above := min(max(0, n-7), 10)
	return big.NewRat(int64(10-above), 10)
}

// capped returns n, at most so much.
func capped(n three, most *big.Rat) three {
	for i := range n {
		if n[i].Cmp(most) > 0 {
			n[i] = most
		}
	}
	return n
}
