package report

import (
	"math/big"
	"strings"
	"unicode"

	"github.com/salesmeeting/salesmeeting/cost/money"
)

// An AmountFormatter writes amounts for people. It may be called by several goroutines at once. That of
// cost/report/cldr, a module of its own, writes them as a country does.
type AmountFormatter interface {
	// FormatAmount returns a as people read it, in one line, which is shown as it is. The amount has a currency and is
	// rounded to its minor unit. A text may name the currency, by symbol, code or name: if it has a letter or a
	// currency symbol, the headings of a report leave the currency out.
	FormatAmount(a money.Amount) string
}

// An AmountFormatterFunc is a function that is an [AmountFormatter].
type AmountFormatterFunc func(a money.Amount) string

// FormatAmount returns f(a).
func (f AmountFormatterFunc) FormatAmount(a money.Amount) string { return f(a) }

// amountText returns an amount as people read it beside a heading that names its currency, "174,090.00". It
// and moneyText are the one way of money into text and HTML.
func (v *view) amountText(a money.Amount) string {
	if v.amounts == nil || a.Currency().IsZero() {
		return v.grouped(a.Text())
	}
	return v.amounts.FormatAmount(a.Round())
}

// moneyText returns an amount as people read it on its own, "174,090.00 USD".
func (v *view) moneyText(a money.Amount) string {
	if v.named {
		return v.amountText(a)
	}
	return strings.TrimRight(v.amountText(a)+" "+a.Currency().Code(), " ")
}

// tickText returns a round number of the currency as it is beside an axis, "50,000".
func (v *view) tickText(n *big.Rat, digits int) string {
	a, err := money.Parse(n.RatString(), v.currency)
	if v.amounts == nil || err != nil {
		return v.grouped(n.FloatString(digits))
	}
	return v.amountText(a)
}

// namesCurrency reports whether the formatter's texts name the currency.
func (v *view) namesCurrency() bool {
	one, err := money.Parse("1", v.currency)
	return err == nil && v.amounts != nil && strings.ContainsFunc(v.amountText(one), func(r rune) bool {
		return unicode.IsLetter(r) || unicode.Is(unicode.Sc, r)
	})
}
