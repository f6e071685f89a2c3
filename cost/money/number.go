package money

import (
	"cmp"
	"math/big"
)

// number is an exact rational. It is num/den in machine integers, not always in lowest terms, as
// long as that fits, and a big.Rat beyond. Which of the two it is never shows: every result is exact,
// and what is written is reduced first. The zero number is 0. Numbers are immutable; big is shared.
type number struct {
	num int128
	den uint64   // 0 stands for 1, and then num is 0
	big *big.Rat // if set, num and den mean nothing
}

func (n number) small() bool { return n.big == nil }

func (n number) denominator() uint64 { return max(n.den, 1) }

func (n number) sign() int {
	if n.small() {
		return n.num.sign()
	}
	return n.big.Sign()
}

// rat returns n as a big.Rat, which must not be changed.
func (n number) rat() *big.Rat {
	if !n.small() {
		return n.big
	}
	return new(big.Rat).SetFrac(n.num.big(), new(big.Int).SetUint64(n.denominator()))
}

// fromRat returns r, which must not be changed afterwards.
func fromRat(r *big.Rat) number {
	if den := r.Denom(); den.IsUint64() {
		if num, ok := int128From(r.Num()); ok {
			return number{num: num, den: den.Uint64()}
		}
	}
	return number{big: r}
}

// reduced returns n in lowest terms, with den at least 1 if n is small.
func (n number) reduced() number {
	if !n.small() {
		return fromRat(n.big)
	}
	den := n.denominator()
	if den == 1 {
		return number{num: n.num, den: 1}
	}
	mag := n.num.abs()
	_, rest := mag.divMod(den)
	g := gcd(den, rest)
	if g == 1 {
		return n
	}
	mag, _ = mag.divMod(g)
	num, _ := mag.signed(n.num.hi < 0) // at most half of what was there
	return number{num: num, den: den / g}
}

func (n number) neg() number {
	if n.small() {
		if num, ok := n.num.abs().signed(n.num.hi >= 0); ok {
			return number{num: num, den: n.den}
		}
	}
	return fromRat(new(big.Rat).Neg(n.rat()))
}

func (n number) add(m number) number {
	if n.small() && m.small() {
		if sum, ok := addSmall(n, m); ok {
			return sum
		}
		if sum, ok := addSmall(n.reduced(), m.reduced()); ok {
			return sum
		}
	}
	return fromRat(new(big.Rat).Add(n.rat(), m.rat()))
}

func addSmall(n, m number) (number, bool) {
	d, e := n.denominator(), m.denominator()
	g := gcd(d, e)
	den, ok := uint128{0, d}.mul(e / g)
	if !ok || den.hi != 0 {
		return number{}, false
	}
	a, ok := n.num.mul(e / g)
	if !ok {
		return number{}, false
	}
	b, ok := m.num.mul(d / g)
	if !ok {
		return number{}, false
	}
	sum, ok := a.add(b)
	return number{num: sum, den: den.lo}, ok
}

func (n number) mul(m number) number {
	if n.small() && m.small() {
		// Cross-reduced, so that what fits is found to fit.
		a := number{num: n.num, den: m.denominator()}.reduced()
		b := number{num: m.num, den: n.denominator()}.reduced()
		if product, ok := mulSmall(a, b); ok {
			return product
		}
	}
	return fromRat(new(big.Rat).Mul(n.rat(), m.rat()))
}

func mulSmall(a, b number) (number, bool) {
	x, y := a.num.abs(), b.num.abs()
	if x.hi != 0 {
		x, y = y, x
	}
	if x.hi != 0 {
		return number{}, false
	}
	mag, ok := y.mul(x.lo)
	if !ok {
		return number{}, false
	}
	den, ok := uint128{0, a.denominator()}.mul(b.denominator())
	if !ok || den.hi != 0 {
		return number{}, false
	}
	num, ok := mag.signed(a.num.hi^b.num.hi < 0)
	return number{num: num, den: den.lo}, ok
}

// quo returns n/m; m must not be 0.
func (n number) quo(m number) number {
	m = m.reduced()
	if m.small() {
		if mag := m.num.abs(); mag.hi == 0 {
			if num, ok := (uint128{0, m.den}).signed(m.num.hi < 0); ok {
				return n.mul(number{num: num, den: mag.lo})
			}
		}
	}
	return fromRat(new(big.Rat).Quo(n.rat(), m.rat()))
}

func (n number) cmp(m number) int {
	if !n.small() || !m.small() {
		return n.rat().Cmp(m.rat())
	}
	if c := cmp.Compare(n.sign(), m.sign()); c != 0 {
		return c
	}
	a2, a1, a0 := n.num.abs().mul192(m.denominator())
	b2, b1, b0 := m.num.abs().mul192(n.denominator())
	c := cmp.Or(cmp.Compare(a2, b2), cmp.Compare(a1, b1), cmp.Compare(a0, b0))
	return c * n.sign()
}

// round returns n·10^digits, rounded half to even to an integer.
func (n number) round(digits int) number {
	if n.small() && digits < len(powersOf10) {
		if mag, ok := n.num.abs().mul(powersOf10[digits]); ok {
			den := n.denominator()
			q, rest := mag.divMod(den)
			if rest > den-rest || rest == den-rest && q.lo&1 == 1 {
				q.lo++
				if q.lo == 0 {
					q.hi++
				}
			}
			if num, ok := q.signed(n.num.hi < 0); ok {
				return number{num: num, den: 1}
			}
		}
	}
	return n.roundBig(digits)
}

func (n number) roundBig(digits int) number {
	r := n.rat()
	num := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(digits)), nil)
	num.Mul(num, r.Num()).Abs(num)
	q, rest := num.QuoRem(num, r.Denom(), new(big.Int))
	switch rest.Lsh(rest, 1).Cmp(r.Denom()) {
	case 1:
		q.Add(q, big.NewInt(1))
	case 0:
		q.Add(q, big.NewInt(int64(q.Bit(0))))
	}
	if r.Sign() < 0 {
		q.Neg(q)
	}
	return fromRat(new(big.Rat).SetInt(q))
}

// scaled returns n/10^digits.
func (n number) scaled(digits int) number {
	if n.small() && n.denominator() == 1 && digits < len(powersOf10) {
		return number{num: n.num, den: powersOf10[digits]}
	}
	den := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(digits)), nil)
	return fromRat(new(big.Rat).Quo(n.rat(), new(big.Rat).SetInt(den)))
}

var powersOf10 = func() (p [20]uint64) {
	p[0] = 1
	for i := 1; i < len(p); i++ {
		p[i] = p[i-1] * 10
	}
	return p
}()
