package money

import (
	"math/big"
)

// An Amount is an exact rational number of units of one currency: 255759/1040 USD is shown as 245.92
// USD, and stays what it is. Amounts are immutable and may be shared between goroutines.
//
// The zero Amount is nothing, of no currency: it can be added to any amount, and comes out of JSON as
// it went in. Every other amount has a currency.
//
// Compare with Equal or Cmp; == does not compile. reflect.DeepEqual, and so testify's Equal, sees how
// an amount is represented, which differs between equal amounts: compare what Exact returns instead.
type Amount struct {
	_   [0]func()
	n   number
	cur Currency
}

// Parse returns the amount that is written as a decimal ("245.92") or, as [Amount.Exact] writes it,
// as a fraction ("255759/1040"). More digits than the currency has are kept. It fails with a
// [*SyntaxError], or with a [*CurrencyError] if cur is the zero Currency.
func Parse(text string, cur Currency) (Amount, error) {
	n, err := parseNumber(text)
	if err != nil {
		return Amount{}, err
	}
	if cur.IsZero() {
		return Amount{}, newCurrencyError("")
	}
	return Amount{n: n, cur: cur}, nil
}

// FromRatio returns num/den units of cur, where num is the signed integer of 128 bits hi·2⁶⁴ + lo in
// two's complement: for an int64 n, hi is n>>63 and lo is uint64(n). It is meant for sums of products
// that were made in integers; it neither reduces nor allocates. Amounts of the same den add up fast.
// It panics if den is 0 or cur is the zero Currency.
func FromRatio(hi int64, lo, den uint64, cur Currency) Amount {
	if den == 0 || cur.n == 0 {
		panic("money: FromRatio needs a denominator of at least 1 and a currency")
	}
	return Amount{n: number{num: int128{hi, lo}, den: den}, cur: cur}
}

// Currency returns the currency of a; it is zero for the zero Amount only.
func (a Amount) Currency() Currency { return a.cur }

// Sign returns -1, 0 or 1. It is 0 for the zero Amount and for nothing of a currency.
func (a Amount) Sign() int { return a.n.sign() }

// Add returns a + b, exact. It fails with a [*MismatchError] if they have different currencies.
func (a Amount) Add(b Amount) (Amount, error) {
	if a.cur == b.cur && a.n.den == b.n.den && a.n.big == nil && b.n.big == nil {
		if sum, ok := a.n.num.add(b.n.num); ok {
			return Amount{n: number{num: sum, den: a.n.den}, cur: a.cur}, nil
		}
	}
	return a.addSlow(b)
}

func (a Amount) addSlow(b Amount) (Amount, error) {
	cur, err := common(a.cur, b.cur)
	if err != nil {
		return Amount{}, err
	}
	switch {
	case a.cur.n == 0:
		return b, nil
	case b.cur.n == 0:
		return a, nil
	}
	return Amount{n: a.n.add(b.n), cur: cur}, nil
}

// Sub returns a - b, exact. It fails with a [*MismatchError] if they have different currencies.
func (a Amount) Sub(b Amount) (Amount, error) { return a.Add(b.Neg()) }

// Neg returns -a.
func (a Amount) Neg() Amount { return Amount{n: a.n.neg(), cur: a.cur} }

// Mul returns a·r, exact.
func (a Amount) Mul(r Ratio) Amount {
	if a.cur.n == 0 {
		return Amount{}
	}
	return Amount{n: a.n.mul(r.n), cur: a.cur}
}

// Over returns a/b, exact: what share of b is a. It fails with [ErrUndefined] if b is nothing, and
// with a [*MismatchError] if they have different currencies.
func (a Amount) Over(b Amount) (Ratio, error) {
	if _, err := common(a.cur, b.cur); err != nil {
		return Ratio{}, err
	}
	if b.Sign() == 0 {
		return Ratio{}, ErrUndefined
	}
	return Ratio{n: a.n.quo(b.n)}, nil
}

// Cmp returns -1, 0 or 1 as a is less than, as much as, or more than b. It fails with a
// [*MismatchError] if they have different currencies. The zero Amount is as much as nothing of any
// currency, although the two are not Equal.
func (a Amount) Cmp(b Amount) (int, error) {
	if _, err := common(a.cur, b.cur); err != nil {
		return 0, err
	}
	return a.n.cmp(b.n), nil
}

// Equal reports whether a and b are the same number of the same currency.
func (a Amount) Equal(b Amount) bool { return a.cur == b.cur && a.n.cmp(b.n) == 0 }

// Round returns a rounded once, half to even, to the minor unit of its currency: 0.125 USD is 0.12
// USD, 0.135 USD is 0.14 USD, 1.5 JPY is 2 JPY.
func (a Amount) Round() Amount {
	digits := a.cur.Digits()
	return Amount{n: a.n.round(digits).scaled(digits), cur: a.cur}
}

// Text returns a as a decimal, rounded as by Round, with as many digits as the currency has: "245.92",
// "-0.12", "2". It is what a formatter for a locale starts from, together with Currency.
func (a Amount) Text() string { return a.n.text(a.cur.Digits()) }

// String returns the rounded text and the code of the currency: "245.92 USD"; "0" for the zero Amount.
func (a Amount) String() string {
	if a.cur.n == 0 {
		return a.Text()
	}
	return a.Text() + " " + a.cur.Code()
}

// Exact returns the number in lowest terms, without the currency: "255759/1040", or "96" for an
// integer. Equal amounts give the same text, however they came about. [Parse] reads it.
func (a Amount) Exact() string { return a.n.exact() }

// Rat returns the number as a new big.Rat.
func (a Amount) Rat() *big.Rat { return new(big.Rat).Set(a.n.rat()) }
