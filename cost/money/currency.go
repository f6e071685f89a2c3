package money

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A Currency is a current currency or fund code of ISO 4217 that has a minor unit, such as USD, JPY
// or CLF. The zero Currency is none: its code is "" and it has no digits. Currencies are compared
// with ==, may be map keys, and may be shared between goroutines.
type Currency struct {
	n uint8 // 1 + index in isoList; 0: none
}

// ParseCurrency returns the currency with an alphabetic code of ISO 4217, in capitals. It fails with
// a [*CurrencyError] that says what to write instead if the code is unknown, has left the list
// (BGN: EUR since 2026), or has no minor unit to round to (XAU, XDR, XTS, XXX …).
func ParseCurrency(code string) (Currency, error) {
	if c, ok := lookup(code); ok {
		return c, nil
	}
	return Currency{}, newCurrencyError(code)
}

func lookup(code string) (Currency, bool) {
	if len(code) != 3 {
		return Currency{}, false
	}
	i, ok := slices.BinarySearchFunc(isoList, code, func(e isoEntry, code string) int {
		return cmp.Compare(e.code, code)
	})
	if !ok {
		return Currency{}, false
	}
	return Currency{uint8(i + 1)}, true
}

// Code returns the alphabetic code of ISO 4217, or "" for the zero Currency.
func (c Currency) Code() string {
	if c.n == 0 {
		return ""
	}
	return isoList[c.n-1].code
}

// Digits returns the number of decimal digits of the minor unit by ISO 4217: 2 for USD, 0 for JPY, 3
// for KWD, 4 for CLF; 0 for the zero Currency.
func (c Currency) Digits() int {
	if c.n == 0 {
		return 0
	}
	return int(isoList[c.n-1].digits)
}

// IsZero reports whether c is the zero Currency.
func (c Currency) IsZero() bool { return c.n == 0 }

// String returns the code.
func (c Currency) String() string { return c.Code() }

// MarshalText returns the code. It never fails.
func (c Currency) MarshalText() ([]byte, error) { return []byte(c.Code()), nil }

// UnmarshalText reads what MarshalText wrote: "" is the zero Currency, all else is for
// [ParseCurrency].
func (c *Currency) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*c = Currency{}
		return nil
	}
	parsed, err := ParseCurrency(string(text))
	if err != nil {
		return err
	}
	*c = parsed
	return nil
}

// A CurrencyError says why a text is not the code of a [Currency].
type CurrencyError struct {
	Code string // what was given, cut to 40 bytes
	Want string // what would be right
}

// Error says what would be right.
func (e *CurrencyError) Error() string {
	return fmt.Sprintf("money: %q is no currency: %s", e.Code, e.Want)
}

func newCurrencyError(code string) *CurrencyError {
	e := &CurrencyError{Code: excerpt(code)}
	upper := strings.ToUpper(e.Code)
	switch _, known := lookup(upper); {
	case known:
		e.Want = fmt.Sprintf("write %q", upper)
	case retiredCodes[upper] != "":
		e.Want = "it was replaced by " + retiredCodes[upper]
	case len(upper) == 3 && strings.Contains(codesWithoutMinorUnit, upper):
		e.Want = "ISO 4217 gives it no minor unit to round to; leave the currency out, or use the one that is paid in"
	default:
		e.Want = "write a current code of ISO 4217, three capital letters such as USD"
	}
	return e
}

// A MismatchError says that two figures of different currencies met where one is needed. Nothing is
// ever converted implicitly.
type MismatchError struct {
	Left, Right Currency
}

// Error names both currencies and says what can be done.
func (e *MismatchError) Error() string {
	return fmt.Sprintf("money: %s and %s can't be put together: convert one of them first, at a rate of a known date and source",
		e.Left, e.Right)
}

// match fails if a and b are different currencies; the zero Currency goes with any.
func match(a, b Currency) error {
	if a == b || a.n == 0 || b.n == 0 {
		return nil
	}
	return &MismatchError{a, b}
}
