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
	num int128
	den uint64 // 0 for the zero Amount, and where the number is in ref
	ref *ref   // nil for the zero Amount
}

// ref has what else belongs to an amount. The small ones of a currency share one, so that an Amount
// is four words, which the compiler keeps in registers, and two amounts of equal den and ref are
// added without looking further.
type ref struct {
	cur Currency
	big *big.Rat
}

// refs has the ref of small amounts for each currency.
var refs = func() (r [256]ref) {
	for i := range r {
		r[i].cur = Currency{uint8(i)}
	}
	return r
}()

// amountOf returns n units of cur, which must not be zero.
func amountOf(n number, cur Currency) Amount {
	if n.small() {
		return Amount{num: n.num, den: n.denominator(), ref: &refs[cur.n]}
	}
	return Amount{ref: &ref{cur, n.big}}
}

// number returns the number of units.
func (a Amount) number() number {
	if a.ref == nil || a.den != 0 {
		return number{num: a.num, den: a.den}
	}
	return number{big: a.ref.big}
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
	return amountOf(n, cur), nil
}

// FromRatio returns num/den units of cur, where num is the signed integer of 128 bits hi·2⁶⁴ + lo in
// two's complement: for an int64 n, hi is n>>63 and lo is uint64(n). It is meant for sums of products
// that were made in integers; it neither reduces nor allocates. Amounts of the same den add up fast.
// It panics if den is 0 or cur is the zero Currency.
func FromRatio(hi int64, lo, den uint64, cur Currency) Amount {
	if den == 0 || cur.n == 0 {
		panic("money: FromRatio needs a denominator of at least 1 and a currency")
	}
	return Amount{num: int128{hi, lo}, den: den, ref: &refs[cur.n]}
}

// Currency returns the currency of a; it is zero for the zero Amount only.
func (a Amount) Currency() Currency {
	if a.ref == nil {
		return Currency{}
	}
	return a.ref.cur
}

// Sign returns -1, 0 or 1. It is 0 for the zero Amount and for nothing of a currency.
func (a Amount) Sign() int { return a.number().sign() }

// Add returns a + b, exact. It fails with a [*MismatchError] if they have different currencies. It is
// fastest, and allocates nothing, while the denominators match or have a common multiple of 64 bits; a
// sum of amounts whose denominators have nothing in common grows with each of them.
func (a Amount) Add(b Amount) (Amount, error) {
	if a.ref == b.ref && a.den == b.den && a.den != 0 {
		if sum, ok := a.num.add(b.num); ok {
			return Amount{num: sum, den: a.den, ref: a.ref}, nil
		}
	}
	return a.addSlow(b)
}

func (a Amount) addSlow(b Amount) (Amount, error) {
	if a.ref == nil {
		return b, nil
	}
	if b.ref == nil {
		return a, nil
	}
	if err := match(a.ref.cur, b.ref.cur); err != nil {
		return Amount{}, err
	}
	return amountOf(a.number().add(b.number()), a.ref.cur), nil
}

// Sub returns a - b, exact. It fails with a [*MismatchError] if they have different currencies.
func (a Amount) Sub(b Amount) (Amount, error) { return a.Add(b.Neg()) }

// Neg returns -a.
func (a Amount) Neg() Amount {
	if a.ref == nil {
		return a
	}
	return amountOf(a.number().neg(), a.ref.cur)
}

// Mul returns a·r, exact.
func (a Amount) Mul(r Ratio) Amount {
	if a.ref == nil {
		return a
	}
	return amountOf(a.number().mul(r.n), a.ref.cur)
}

// Over returns a/b, exact: what share of b is a. It fails with [ErrUndefined] if b is nothing, and
// with a [*MismatchError] if they have different currencies.
func (a Amount) Over(b Amount) (Ratio, error) {
	if err := match(a.Currency(), b.Currency()); err != nil {
		return Ratio{}, err
	}
	if b.Sign() == 0 {
		return Ratio{}, ErrUndefined
	}
	return Ratio{n: a.number().quo(b.number())}, nil
}

// Cmp returns -1, 0 or 1 as a is less than, as much as, or more than b. It fails with a
// [*MismatchError] if they have different currencies. The zero Amount is as much as nothing of any
// currency, although the two are not Equal.
func (a Amount) Cmp(b Amount) (int, error) {
	if err := match(a.Currency(), b.Currency()); err != nil {
		return 0, err
	}
	return a.number().cmp(b.number()), nil
}

// Equal reports whether a and b are the same number of the same currency.
func (a Amount) Equal(b Amount) bool {
	return a.Currency() == b.Currency() && a.number().cmp(b.number()) == 0
}

// Round returns a rounded once, half to even, to the minor unit of its currency: 0.125 USD is 0.12
// USD, 0.135 USD is 0.14 USD, 1.5 JPY is 2 JPY. Text and String round already; Round is for what goes on
// with the figure that was shown.
func (a Amount) Round() Amount {
	if a.ref == nil {
		return a
	}
	digits := a.ref.cur.Digits()
	return amountOf(a.number().round(digits).scaled(digits), a.ref.cur)
}

// Text returns a as a decimal, rounded as by Round, with as many digits as the currency has: "245.92",
// "-0.12", "2". It is what a formatter for a locale starts from, together with Currency.
func (a Amount) Text() string { return a.number().text(a.Currency().Digits()) }

// String returns the rounded text and the code of the currency: "245.92 USD"; "0" for the zero Amount.
func (a Amount) String() string {
	if a.ref == nil {
		return a.Text()
	}
	return a.Text() + " " + a.ref.cur.Code()
}

// Exact returns the number in lowest terms, without the currency: "255759/1040", or "96" for an
// integer. Equal amounts give the same text, however they came about. [Parse] reads it.
func (a Amount) Exact() string { return a.number().exact() }

// Rat returns the number as a new big.Rat.
func (a Amount) Rat() *big.Rat { return new(big.Rat).Set(a.number().rat()) }
