package money

import (
	"errors"
	"math/big"
	"time"
)

// A Rate is an exact number of units of one currency per hour, never negative. The zero Rate costs
// nothing, in no currency. Rates are immutable and may be shared between goroutines. Compare with
// Equal; == does not compile.
type Rate struct {
	_   [0]func()
	n   number
	cur Currency
}

// NewRate returns a rate per hour that is written as a decimal ("96.00") or as a fraction
// ("255759/1040"). More digits than the currency has are kept. It fails with a [*SyntaxError], with a
// [*CurrencyError] if cur is the zero Currency, and if the rate is negative.
func NewRate(perHour string, cur Currency) (Rate, error) {
	a, err := Parse(perHour, cur)
	if err != nil {
		return Rate{}, err
	}
	if a.Sign() < 0 {
		return Rate{}, errNegativeRate
	}
	return Rate{n: a.number(), cur: cur}, nil
}

var (
	errNegativeRate = errors.New("money: a rate per hour is zero or more")
	errNegativePay  = errors.New("money: pay a year is zero or more") // without the pay, which is confidential
)

// PerYear returns the loaded rate per hour of someone who is paid so much a year: pay times the load
// factor of basis, divided by its hours, exact. It fails if pay has no currency or is
// negative; problems of basis come all at once, as errors that match [*FieldError].
func PerYear(pay Amount, basis Basis) (Rate, error) {
	cur := pay.Currency()
	if cur.IsZero() {
		return Rate{}, newCurrencyError("")
	}
	if pay.Sign() < 0 {
		return Rate{}, errNegativePay
	}
	if err := basis.check(); err != nil {
		return Rate{}, err
	}
	return Rate{n: pay.number().mul(basis.LoadFactor.n).quo(hours(basis.Hours)), cur: cur}, nil
}

// hours returns d in hours.
func hours(d time.Duration) number {
	return integer(int64(d)).quo(integer(int64(time.Hour)))
}

// For returns the price of d at rate r, exact; a negative d gives a negative amount. Round once, where
// the amount is shown: rounding each line and adding up gives a different, wrong total.
func (r Rate) For(d time.Duration) Amount {
	if r.cur.n == 0 {
		return Amount{}
	}
	return amountOf(r.n.mul(hours(d)), r.cur)
}

// Currency returns the currency of r; it is zero for the zero Rate only.
func (r Rate) Currency() Currency { return r.cur }

// Equal reports whether r and s are the same number of the same currency.
func (r Rate) Equal(s Rate) bool { return r.cur == s.cur && r.n.cmp(s.n) == 0 }

// Exact returns the number of units per hour in lowest terms: "255759/1040", or "96" for an integer.
// [NewRate] reads it.
func (r Rate) Exact() string { return r.n.exact() }

// Rat returns the number of units per hour as a new big.Rat.
func (r Rate) Rat() *big.Rat { return new(big.Rat).Set(r.n.rat()) }

// String returns the rate rounded to the minor unit, half to even: "96.00 USD/h"; "0/h" for the zero
// Rate.
func (r Rate) String() string { return r.For(time.Hour).String() + "/h" }
