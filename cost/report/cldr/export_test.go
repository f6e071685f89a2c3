package cldr

import "github.com/bojanz/currency"

// Languages returns the languages that New takes.
func Languages() []string { return languages }

// Engine returns what the engine writes in a locale: an amount, and the symbol of every currency.
func Engine(locale string) string {
	l := currency.NewLocale(locale)
	a, _ := currency.NewAmount("-1234567.5", "XAF")
	text := currency.NewFormatter(l).Format(a)
	for _, code := range currency.GetCurrencyCodes() {
		symbol, _ := currency.GetSymbol(code, l)
		text += " " + symbol
	}
	return text
}
