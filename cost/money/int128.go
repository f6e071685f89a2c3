package money

import (
	"math"
	"math/big"
	"math/bits"
)

// int128 is a signed integer in two's complement.
type int128 struct {
	hi int64
	lo uint64
}

// uint128 is the magnitude of an int128, at most 2¹²⁷.
type uint128 struct{ hi, lo uint64 }

func (a int128) sign() int {
	if a.hi < 0 {
		return -1
	}
	if a.hi == 0 && a.lo == 0 {
		return 0
	}
	return 1
}

func (a int128) add(b int128) (sum int128, ok bool) {
	lo, carry := bits.Add64(a.lo, b.lo, 0)
	hi := a.hi + b.hi + int64(carry)
	// It overflowed if both have the same sign and the sum has the other.
	return int128{hi, lo}, (a.hi^hi)&(b.hi^hi) >= 0
}

func (a int128) abs() uint128 {
	if a.hi >= 0 {
		return uint128{uint64(a.hi), a.lo}
	}
	lo, borrow := bits.Sub64(0, a.lo, 0)
	hi, _ := bits.Sub64(0, uint64(a.hi), borrow)
	return uint128{hi, lo}
}

// mul returns a·m; ok is false if it may not fit.
func (a int128) mul(m uint64) (product int128, ok bool) {
	u, ok := a.abs().mul(m)
	if !ok {
		return int128{}, false
	}
	return u.signed(a.hi < 0)
}

// signed returns the int128 with magnitude u; ok is false if it may not fit.
func (u uint128) signed(negative bool) (int128, bool) {
	if u.hi > math.MaxInt64 {
		return int128{}, false
	}
	if !negative {
		return int128{int64(u.hi), u.lo}, true
	}
	lo, borrow := bits.Sub64(0, u.lo, 0)
	hi, _ := bits.Sub64(0, u.hi, borrow)
	return int128{int64(hi), lo}, true
}

func (u uint128) mul(m uint64) (product uint128, ok bool) {
	over, lo := bits.Mul64(u.lo, m)
	over2, mid := bits.Mul64(u.hi, m)
	hi, carry := bits.Add64(mid, over, 0)
	return uint128{hi, lo}, over2|carry == 0
}

// mul192 returns u·m in three words.
func (u uint128) mul192(m uint64) (hi, mid, lo uint64) {
	over, lo := bits.Mul64(u.lo, m)
	hi, mid = bits.Mul64(u.hi, m)
	mid, carry := bits.Add64(mid, over, 0)
	return hi + carry, mid, lo
}

func (u uint128) divMod(d uint64) (quotient uint128, remainder uint64) {
	if u.hi == 0 {
		return uint128{0, u.lo / d}, u.lo % d
	}
	hi, r := u.hi/d, u.hi%d
	lo, r := bits.Div64(r, u.lo, d)
	return uint128{hi, lo}, r
}

func (u uint128) big() *big.Int {
	z := new(big.Int).SetUint64(u.hi)
	return z.Lsh(z, 64).Or(z, new(big.Int).SetUint64(u.lo))
}

func (a int128) big() *big.Int {
	z := a.abs().big()
	if a.hi < 0 {
		z.Neg(z)
	}
	return z
}

// int128From returns z if it is shorter than 128 bits.
func int128From(z *big.Int) (int128, bool) {
	if z.BitLen() > 127 {
		return int128{}, false
	}
	mag := new(big.Int).Abs(z)
	lo := new(big.Int).And(mag, maxUint64).Uint64()
	return uint128{mag.Rsh(mag, 64).Uint64(), lo}.signed(z.Sign() < 0)
}

var maxUint64 = new(big.Int).SetUint64(math.MaxUint64)

func gcd(a, b uint64) uint64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
