package paycard

import (
	"math/big"
	"strings"

	"github.com/salesmeeting/salesmeeting/participant"
)

// Explanation says, in lines for the public, how the rates came about and which roles share one. It says
// nothing that roles and rates don't: why a role does not stand alone is the same sentence for all.
func (p Publication) Explanation() string {
	var b strings.Builder
	line := func(parts ...string) {
		for _, part := range parts {
			b.WriteString(part)
		}
		b.WriteByte('\n')
	}
	line("Rates per hour in ", p.Card.Currency, " for ", p.Period.String(), ". Each is the mean over all people of its roles of what they are paid and what the employer adds")
	line("(", p.Basis, "), rounded to three significant digits. Roles share a rate where rates of their own, or what follows from them,")
	line("could say what single people are paid. A rate is kept where a new one, compared with earlier cards, could.")
	for _, c := range p.Cells {
		note := ""
		if len(c.Roles) > 1 {
			note = " for all of them together"
		}
		if c.Since != (Period{}) {
			note += ", kept from the card of " + c.Since.String()
		}
		line(names(c.Roles), ": ", c.PerHour, note)
	}
	if len(p.Left) > 0 {
		line(names(p.Left), ": no rate of their own; the default of ", p.Card.Default, " applies")
	}
	return b.String()
}

func names(roles []participant.Role) string {
	texts := make([]string, len(roles))
	for i, r := range roles {
		texts[i] = string(r)
	}
	return strings.Join(texts, ", ")
}

// threeDigits returns r, which is above zero, rounded half to even to three significant digits, and with
// three of them: "67.3", "101", "12500", "0.0672".
func threeDigits(r *big.Rat) string {
	scale := 0 // the rate is rounded to 10^-scale
	ten := big.NewRat(10, 1)
	x := new(big.Rat).Set(r)
	for ; x.Cmp(big.NewRat(1000, 1)) >= 0; scale-- {
		x.Quo(x, ten)
	}
	for ; x.Cmp(big.NewRat(100, 1)) < 0; scale++ {
		x.Mul(x, ten)
	}
	digits := halfEven(x).String() // from 100 to 1000
	if len(digits) > 3 {
		digits, scale = digits[:3], scale-1
	}
	switch {
	case scale <= 0:
		return digits + strings.Repeat("0", -scale)
	case scale < len(digits):
		return digits[:len(digits)-scale] + "." + digits[len(digits)-scale:]
	}
	return "0." + strings.Repeat("0", scale-len(digits)) + digits
}

// halfEven returns x, not negative, rounded to an integer.
func halfEven(x *big.Rat) *big.Int {
	q, rest := new(big.Int).QuoRem(x.Num(), x.Denom(), new(big.Int))
	if c := rest.Lsh(rest, 1).Cmp(x.Denom()); c > 0 || c == 0 && q.Bit(0) == 1 {
		q.Add(q, big.NewInt(1))
	}
	return q
}
