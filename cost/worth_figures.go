package cost

import (
	"fmt"
	"math"
	"math/big"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/cost/money"
)

// of returns a case; ok is false for a text that is none, of which there are no figures.
func (w Worth) of(c Case) (figures worthCase, ok bool) {
	if i := slices.Index(cases, c); i >= 0 {
		return w.cases[i], true
	}
	return worthCase{}, false
}

// Outlay returns what the benefit was weighed against.
func (w Worth) Outlay() Outlay {
	o := w.outlay
	o.Assumptions = slices.Clone(o.Assumptions)
	return o
}

// Benefit returns the expected benefit, exact: the sum of all lines.
func (w Worth) Benefit(c Case) money.Amount {
	at, _ := w.of(c)
	return at.total
}

// Line returns what a line adds to the expected benefit, exact: times the probability that the meeting is
// held, decisions by the number of people who make them, information as far as it counts.
func (w Worth) Line(l BenefitLine, c Case) money.Amount {
	if i := slices.Index(benefitLines, l); i >= 0 {
		at, _ := w.of(c)
		return at.lines[i]
	}
	return money.Amount{}
}

// Net returns the expected benefit less the direct cost, exact.
func (w Worth) Net(c Case) money.Amount {
	at, ok := w.of(c)
	if !ok {
		return money.Amount{}
	}
	return less(at.total, w.outlay.Direct)
}

// Return returns net over direct cost, exact: 71/50 says that each 1 spent brings 1.42 on top of itself; Text(2)
// of it is "1.42". ok is false at a direct cost of
// nothing, where there is no return.
func (w Worth) Return(c Case) (r money.Ratio, ok bool) {
	if _, ok := w.of(c); !ok {
		return money.Ratio{}, false
	}
	return over(w.Net(c), w.outlay.Direct)
}

// EconomicNet returns the expected benefit less the economic cost, exact. ok is false if that is not known.
func (w Worth) EconomicNet(c Case) (net money.Amount, ok bool) {
	at, ok := w.of(c)
	if !ok || w.outlay.Economic.Currency().IsZero() {
		return money.Amount{}, false
	}
	return less(at.total, w.outlay.Economic), true
}

// EconomicReturn returns economic net over economic cost, exact. ok is false if that is not known, or nothing.
func (w Worth) EconomicReturn(c Case) (r money.Ratio, ok bool) {
	net, ok := w.EconomicNet(c)
	if !ok {
		return money.Ratio{}, false
	}
	return over(net, w.outlay.Economic)
}

// Positive returns the cases in which net is above nothing, the low one first.
func (w Worth) Positive() []Case {
	return slices.DeleteFunc(slices.Clone(cases), func(c Case) bool { return w.Net(c).Sign() <= 0 })
}

// BreakEvenUplift returns the uplift, in percentage points, exact, at which net would be nothing if every
// opportunity had it and everything else stayed: (C − other benefit)/Σ A·m, with what the case expects. It is
// below 0 where the other benefit pays for the meeting alone, and above 100 where no uplift does. ok is false
// without opportunities.
func (w Worth) BreakEvenUplift(c Case) (percentagePoints money.Ratio, ok bool) {
	at, _ := w.of(c)
	rest := less(at.total, at.lines[0])
	return over(less(w.outlay.Direct, rest).Mul(ratio(100)), at.stakes)
}

// BreakEvenHours returns the length in hours, exact, at which net would be nothing if people stayed that
// long and everything else were the same: (B − C_nonlabor)/Σ p·r. It is below 0 where no length pays. ok is
// false if labor and length are not known, or nothing.
func (w Worth) BreakEvenHours(c Case) (hours money.Ratio, ok bool) {
	if _, ok := w.of(c); !ok || w.outlay.Length == 0 {
		return money.Ratio{}, false
	}
	length := ratioOf(big.NewRat(int64(w.outlay.Length), int64(time.Hour)))
	left := less(w.Net(c), w.outlay.Labor.Neg())
	return over(left.Mul(length), w.outlay.Labor)
}

// BreakEvenLength returns [Worth.BreakEvenHours] as elapsed time, rounded down to the second, so that it
// still pays, and at most 292 years. ok is false if there is none or no length pays.
func (w Worth) BreakEvenLength(c Case) (length time.Duration, ok bool) {
	hours, ok := w.BreakEvenHours(c)
	if !ok || hours.Sign() < 0 {
		return 0, false
	}
	seconds := ratOf(hours)
	seconds.Mul(seconds, big.NewRat(3600, 1))
	whole := new(big.Int).Quo(seconds.Num(), seconds.Denom())
	const most = math.MaxInt64 / int64(time.Second)
	if whole.Cmp(big.NewInt(most)) > 0 {
		return time.Duration(most) * time.Second, true
	}
	return time.Duration(whole.Int64()) * time.Second, true
}

// Assumptions returns what the figures rest on, in order of their names: the host's estimates, what the
// library laid down, and those of the outlay.
func (w Worth) Assumptions() []Assumption { return slices.Clone(w.assumptions) }

// String returns the base case in a line: "benefit 900.00 USD, direct cost 371.91 USD, net 528.09 USD".
func (w Worth) String() string {
	return fmt.Sprintf("benefit %s, direct cost %s, net %s", w.Benefit(BaseCase), w.outlay.Direct, w.Net(BaseCase))
}

// BreakEvenAttendees returns the greatest number of people, at most most, with whom net is not below nothing.
// Each number is weighed anew, from most down, with the outlay that the host gives for it: catering, focus
// and the effectiveness of a decision meeting do not grow evenly, so that no formula has the
// answer. ok is false if there is none from 1 on. It fails if the outlay does or can't be weighed,
// and tries 10,000 numbers at most.
func (b Benefit) BreakEvenAttendees(c Case, most int, outlay func(people int) (Outlay, error)) (people int, ok bool, err error) {
	most = min(most, 10_000) // of a roster
	for fewer := range most {
		n := most - fewer
		o, err := outlay(n)
		if err != nil {
			return 0, false, err
		}
		w, err := b.Weigh(o)
		if err != nil {
			return 0, false, err
		}
		if w.Net(c).Sign() >= 0 {
			return n, true, nil
		}
	}
	return 0, false, nil
}

// Per returns a cost for each of count decisions, action items or whatever else came of it, exact. ok is
// false where there are none: no cost is the cost of nothing.
func Per(total money.Amount, count int) (each money.Amount, ok bool) {
	if count <= 0 {
		return money.Amount{}, false
	}
	part, err := money.NewRatio(1, int64(count))
	return total.Mul(part), err == nil
}

// less returns a − b. They are of one currency, as the checks on what was given have seen.
func less(a, b money.Amount) money.Amount {
	difference, _ := a.Sub(b)
	return difference
}

// over returns a/b; ok is false if b is nothing.
func over(a, b money.Amount) (money.Ratio, bool) {
	r, err := a.Over(b)
	return r, err == nil
}

// ratio returns n as a ratio.
func ratio(n int64) money.Ratio { return ratioOf(big.NewRat(n, 1)) }
