package cost

import (
	"math/big"
	"math/bits"

	"github.com/salesmeeting/salesmeeting/cost/money"
)

// wide is an unsigned integer below 2^127. Sums of money are counted in it, over the denominator of a [pricing].
type wide struct{ hi, lo uint64 }

// add adds a product as [bits.Mul64] returns it.
func (w *wide) add(hi, lo uint64) {
	var carry uint64
	w.lo, carry = bits.Add64(w.lo, lo, 0)
	w.hi, _ = bits.Add64(w.hi, hi, carry)
}

// addTimes adds o·n. Both are in bounds, so that the sum is.
func (w *wide) addTimes(o wide, n uint64) {
	product, _ := o.times(n)
	w.add(product.hi, product.lo)
}

// times returns w·n; ok is false if that is too large.
func (w wide) times(n uint64) (product wide, ok bool) {
	over, high := bits.Mul64(w.hi, n)
	hi, lo := bits.Mul64(w.lo, n)
	hi, carry := bits.Add64(hi, high, 0)
	return wide{hi, lo}, over == 0 && carry == 0 && hi>>63 == 0
}

// plus returns w + o; ok is false if that is too large.
func (w wide) plus(o wide) (sum wide, ok bool) {
	lo, carry := bits.Add64(w.lo, o.lo, 0)
	hi, _ := bits.Add64(w.hi, o.hi, carry) // below 2^128
	return wide{hi, lo}, hi>>63 == 0
}

// total returns the sum of all; ok is false if that is too large.
func total(sums *[lineCount]wide) (sum wide, ok bool) {
	for i := range sums {
		if sum, ok = sum.plus(sums[i]); !ok {
			return wide{}, false
		}
	}
	return sum, true
}

func (w wide) isZero() bool { return w == wide{} }

// wideOf returns n·den, which must be whole and not negative; ok is false if it is too large.
func wideOf(n *big.Rat, den uint64) (w wide, ok bool) {
	whole := new(big.Int).SetUint64(den)
	whole.Mul(whole, n.Num()).Quo(whole, n.Denom())
	if whole.BitLen() > 127 {
		return wide{}, false
	}
	lo := new(big.Int).And(whole, new(big.Int).SetUint64(^uint64(0)))
	return wide{whole.Rsh(whole, 64).Uint64(), lo.Uint64()}, true
}

// amount returns w over den, exact.
func (w wide) amount(den uint64, currency money.Currency) money.Amount {
	return money.FromRatio(int64(w.hi), w.lo, den, currency)
}

func (w wide) big() *big.Int {
	n := new(big.Int).SetUint64(w.hi)
	return n.Lsh(n, 64).Or(n, new(big.Int).SetUint64(w.lo))
}
