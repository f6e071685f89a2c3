package money

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
	"unicode/utf8"
)

// maxText is the longest text of a number that is read, and the longest exact one that is written,
// in bytes. Sums of real cards stay under a hundred.
const maxText = 4000

// A SyntaxError says where and why a text is not a number, and what would be right. Numbers are
// written as a decimal ("96", "-96.5", "0.0001") or as the fraction that Exact methods give
// ("255759/1040"), in the digits 0 to 9, with a point, without grouping, exponent, plus sign or
// spaces, in at most 4,000 bytes.
type SyntaxError struct {
	Text   string // what was given, cut to 40 bytes
	Offset int    // of the first byte that is wrong
	Want   string // what would be right there
}

// Error says where the text is wrong and what would be right.
func (e *SyntaxError) Error() string {
	return fmt.Sprintf("money: %q, byte %d: %s", e.Text, e.Offset, e.Want)
}

// excerpt cuts s for an error.
func excerpt(s string) string {
	const most = 40
	if len(s) <= most {
		return s
	}
	cut := most
	for cut > most-utf8.UTFMax && !utf8.RuneStart(s[cut]) {
		cut--
	}
	return s[:cut]
}

// parseNumber reads a decimal or a fraction.
func parseNumber(text string) (number, error) {
	if len(text) > maxText {
		return number{}, &SyntaxError{excerpt(text), maxText, fmt.Sprintf("a number has at most %d bytes, not %d", maxText, len(text))}
	}
	p := parser{text: text}
	negative := p.take('-')
	start := p.at
	whole := p.digits("a digit")
	part, den := "", ""
	if p.take('.') {
		part = p.digits("a digit after the point, or no point")
	} else if p.take('/') {
		den = p.digits("a digit after the slash")
	}
	p.end()
	p.noLeadingZero(start, whole)
	p.noLeadingZero(len(text)-len(den), den)
	if den == "0" {
		p.failAt(len(text)-1, "a denominator of at least 1")
	}
	switch {
	case p.err != nil:
		return number{}, p.err
	case den != "":
		return fraction(negative, whole, den), nil
	}
	return decimal(negative, whole, part), nil
}

// parser steps over a text. It keeps the first failure, and does nothing more after it.
type parser struct {
	text string
	at   int
	err  error
}

func (p *parser) take(b byte) bool {
	if p.err != nil || p.at == len(p.text) || p.text[p.at] != b {
		return false
	}
	p.at++
	return true
}

// digits takes all digits; want is for the end of the text where there is none.
func (p *parser) digits(want string) string {
	start := p.at
	for p.err == nil && p.at < len(p.text) && '0' <= p.text[p.at] && p.text[p.at] <= '9' {
		p.at++
	}
	if p.at == start && p.at == len(p.text) {
		p.failAt(p.at, want)
	} else if p.at == start {
		p.failAt(p.at, p.instead(true))
	}
	return p.text[start:p.at]
}

func (p *parser) end() {
	if p.err == nil && p.at < len(p.text) {
		p.failAt(p.at, p.instead(false))
	}
}

func (p *parser) noLeadingZero(offset int, digits string) {
	if len(digits) > 1 && digits[0] == '0' {
		p.failAt(offset, "no leading zero")
	}
}

func (p *parser) failAt(offset int, want string) {
	if p.err == nil {
		p.err = &SyntaxError{excerpt(p.text), offset, want}
	}
}

// instead says what would be right instead of the byte that stopped the parser.
func (p *parser) instead(beforeDigits bool) string {
	switch p.text[p.at] {
	case ',', '\'', '_':
		return `only a decimal point and no grouping, such as "1234.50"`
	case ' ', '\t', '\r', '\n':
		return "no spaces"
	case '+':
		return "no plus sign"
	case 'e', 'E':
		return "no exponent: write all the digits"
	case '%':
		return `no percent sign: 31 % is "0.31"`
	case '.', '/', '-':
		if beforeDigits {
			return "a digit first"
		}
		return "the end: one point or one slash, and a minus sign only in front"
	}
	return "only the digits 0 to 9, a point, and a minus sign in front"
}

// decimal returns whole.part.
func decimal(negative bool, whole, part string) number {
	if digits := whole + part; len(digits) < len(powersOf10) {
		mag, _ := strconv.ParseUint(digits, 10, 64) // at most 19 digits fit
		num, _ := uint128{0, mag}.signed(negative)
		return number{num: num, den: powersOf10[len(part)]}
	}
	den := "1" + strings.Repeat("0", len(part))
	return fraction(negative, whole+part, den)
}

// fraction returns whole/den, both decimal digits and den not 0.
func fraction(negative bool, whole, den string) number {
	num, _ := new(big.Int).SetString(whole, 10)
	if negative {
		num.Neg(num)
	}
	d, _ := new(big.Int).SetString(den, 10)
	return fromRat(new(big.Rat).SetFrac(num, d))
}

// exact returns n in lowest terms: "255759/1040", or "96" for an integer.
func (n number) exact() string {
	n = n.reduced()
	if !n.small() {
		return n.big.RatString()
	}
	b := n.appendInt(make([]byte, 0, 40))
	if n.den > 1 {
		b = append(b, '/')
		b = strconv.AppendUint(b, n.den, 10)
	}
	return string(b)
}

// appendInt appends the numerator of n, which is reduced.
func (n number) appendInt(b []byte) []byte {
	if !n.small() {
		return n.big.Num().Append(b, 10)
	}
	mag := n.num.abs()
	if mag.hi != 0 {
		return n.num.big().Append(b, 10)
	}
	if n.num.hi < 0 {
		b = append(b, '-')
	}
	return strconv.AppendUint(b, mag.lo, 10)
}

// text returns n rounded once, half to even, to the given number of decimal digits.
func (n number) text(digits int) string {
	b := n.round(digits).appendInt(make([]byte, 0, 40))
	if digits == 0 {
		return string(b)
	}
	sign := 0
	if b[0] == '-' {
		sign = 1
	}
	if missing := digits + 1 - (len(b) - sign); missing > 0 {
		b = append(b[:sign], append([]byte(strings.Repeat("0", missing)), b[sign:]...)...)
	}
	point := len(b) - digits
	return string(b[:point]) + "." + string(b[point:])
}
