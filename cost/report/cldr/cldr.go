// Package cldr writes amounts as people of a country do, ₹1,23,456.00 in India, by the data of CLDR 48 in
// github.com/bojanz/currency. It is a module of its own: only hosts that want it link it.
//
//	amounts, err := cldr.New("hi-IN")
//	r := report.New(forecast, &report.Options{Language: "hi-IN", Amounts: amounts})
//
// The amounts stay those of package money: it rounds them, and the number of their digits is that of ISO 4217,
// whatever CLDR has. The locale gives the symbol, the grouping, the signs and the digits' form.
package cldr

import (
	"fmt"

	"github.com/bojanz/currency"

	"github.com/salesmeeting/salesmeeting/cost/money"
)

// A Formatter writes amounts as people of a locale do. It implements the AmountFormatter of package report. It is
// an immutable value, safe to share between goroutines; the zero Formatter writes what
// [money.Amount.String] does. Do not compare Formatters with ==.
type Formatter struct {
	engine *currency.Formatter
}

// New returns the formatter of a locale, which is written as in BCP 47: a language ("hi"), or one with a script
// or a country or both ("hi-IN", "hi-Latn-IN"), in any case, "_" for "-" too. A country for which CLDR has no formats of
// its own has those of the language. It fails with a [*LocaleError] if CLDR has no formats for the language, or
// for the language in that script, or if there is no such country.
func New(locale string) (Formatter, error) {
	parsed, err := parse(locale)
	if err != nil {
		return Formatter{}, err
	}
	return Formatter{currency.NewFormatter(parsed)}, nil
}

// maxText is the number of digits that the engine computes with. It would write a longer number as NaN.
const maxText = 39

// FormatAmount returns a rounded once, half to even, to the digits of its currency, with its symbol in the
// locale, or its code where it has none there. An amount of more than 39 characters without grouping, and one in
// a currency that the data lack, is what [money.Amount.String] returns.
func (f Formatter) FormatAmount(a money.Amount) string {
	text, code := a.Text(), a.Currency().Code()
	if f.engine == nil || len(text) > maxText {
		return a.String()
	}
	parsed, err := currency.NewAmount(text, code)
	if err != nil {
		return a.String()
	}
	engine := *f.engine
	engine.MinDigits = uint8(a.Currency().Digits())
	engine.MaxDigits = engine.MinDigits
	if symbol, _ := currency.GetSymbol(code, engine.Locale()); symbol == "" {
		engine.CurrencyDisplay = currency.DisplayCode
	}
	return engine.Format(parsed)
}

// A LocaleError says why a text is no locale of a [Formatter].
type LocaleError struct {
	Locale string // what was given, cut to 40 bytes
	Want   string // what would be right
}

func (e *LocaleError) Error() string {
	return fmt.Sprintf("cldr: %q is no locale: %s", e.Locale, e.Want)
}
