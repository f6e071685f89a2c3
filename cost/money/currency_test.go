package money_test

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost/money"
)

func TestCurrenciesAreThoseOfISO4217ListOne2026(t *testing.T) {
	codes := money.Codes()
	require.Len(t, codes, 165)
	require.True(t, slices.IsSorted(codes))
	require.Len(t, slices.Compact(slices.Clone(codes)), 165)
	byDigits := map[int]int{}
	for _, code := range codes {
		c := currency(t, code)
		require.Equal(t, code, c.Code())
		byDigits[c.Digits()]++
	}
	require.Equal(t, map[int]int{0: 17, 2: 139, 3: 7, 4: 2}, byDigits)
}

func TestDigitsAreThoseOfISO4217(t *testing.T) {
	for code, digits := range map[string]int{
		"USD": 2, "EUR": 2, "GBP": 2, "INR": 2, "CHF": 2, "MGA": 2, "MRU": 2, "HUF": 2,
		"JPY": 0, "KRW": 0, "ISK": 0, "CLP": 0, "VND": 0, "UGX": 0, "UYI": 0, "XOF": 0,
		"BHD": 3, "IQD": 3, "JOD": 3, "KWD": 3, "LYD": 3, "OMR": 3, "TND": 3,
		"CLF": 4, "UYW": 4,
		"XCG": 2, "ZWG": 2, "SLE": 2, "VED": 2, "VES": 2, "XAD": 2, "STN": 2,
	} {
		require.Equal(t, digits, currency(t, code).Digits(), code)
	}
}

func TestErrorOfACurrencySaysWhatWouldBeRight(t *testing.T) {
	for code, want := range map[string]string{
		"":           `money: "" is no currency: write a current code of ISO 4217, three capital letters such as USD`,
		"$":          `money: "$" is no currency: write a current code of ISO 4217, three capital letters such as USD`,
		"ABC":        `money: "ABC" is no currency: write a current code of ISO 4217, three capital letters such as USD`,
		"Usd":        `money: "Usd" is no currency: write "USD"`,
		"BGN":        `money: "BGN" is no currency: it was replaced by EUR since 2026-01-01`,
		"HRK":        `money: "HRK" is no currency: it was replaced by EUR since 2023-01-01`,
		"ANG":        `money: "ANG" is no currency: it was replaced by XCG since 2025-03-31`,
		"ZWL":        `money: "ZWL" is no currency: it was replaced by ZWG since 2024-09-01`,
		"XAU":        `money: "XAU" is no currency: ISO 4217 gives it no minor unit to round to; leave the currency out, or use the one that is paid in`,
		"XXX":        `money: "XXX" is no currency: ISO 4217 gives it no minor unit to round to; leave the currency out, or use the one that is paid in`,
		"US dollars": `money: "US dollars" is no currency: write a current code of ISO 4217, three capital letters such as USD`,
	} {
		c, err := money.ParseCurrency(code)
		require.EqualError(t, err, want)
		require.True(t, c.IsZero())
		var wrong *money.CurrencyError
		require.ErrorAs(t, err, &wrong)
		require.Equal(t, code, wrong.Code)
	}
}

func TestRetiredCodesAreRefusedAndTheirSuccessorsExist(t *testing.T) {
	for code, successor := range money.RetiredCodes() {
		_, err := money.ParseCurrency(code)
		require.ErrorContains(t, err, successor)
		currency(t, successor[:3])
	}
}

func TestErrorOfALongCurrencyIsShort(t *testing.T) {
	long := make([]byte, 1<<20)
	_, err := money.ParseCurrency(string(long))
	require.Less(t, len(err.Error()), 400)
}

func TestCurrencySurvivesText(t *testing.T) {
	for _, code := range append(money.Codes(), "") {
		var before, after money.Currency
		require.NoError(t, before.UnmarshalText([]byte(code)))
		require.NoError(t, json.Unmarshal([]byte(toJSON(t, before)), &after))
		require.Equal(t, before, after)
		require.Equal(t, code, after.String())
	}
	kept := currency(t, "USD")
	require.Error(t, kept.UnmarshalText([]byte("BGN")))
	require.Equal(t, "USD", kept.Code())
}

func TestCurrenciesAreKeysOfMaps(t *testing.T) {
	m := map[money.Currency]string{currency(t, "USD"): "dollars"}
	require.Equal(t, "dollars", m[currency(t, "USD")])
	require.Equal(t, `{"USD":"dollars"}`, toJSON(t, m))
}
