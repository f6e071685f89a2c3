package money_test

import (
	"encoding/json"
	"errors"
	"math/big"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost/money"
)

func FuzzParse(f *testing.F) {
	for _, text := range []string{"96", "-96.5", "0.0001", "255759/1040", "1,234.50", "1e3", "007", "1/0", "-", "", ".", "99999999999999999999.99"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		a, err := money.Parse(text, currency(t, "USD"))
		r, ratioErr := money.ParseRatio(text)
		require.Equal(t, err == nil, ratioErr == nil)
		if err != nil {
			var wrong *money.SyntaxError
			require.ErrorAs(t, err, &wrong)
			require.LessOrEqual(t, wrong.Offset, len(text))
			require.True(t, strings.HasPrefix(text, wrong.Text))
			return
		}
		require.Equal(t, a.Exact(), r.String())
		want, ok := new(big.Rat).SetString(text) // which takes more, and the same where both do
		require.True(t, ok)
		require.Equal(t, want.RatString(), a.Exact())
		checkShown(t, a)
	})
}

func FuzzParseCurrency(f *testing.F) {
	for _, code := range []string{"USD", "usd", "XAU", "BGN", "", "US", "\xff\xff\xff"} {
		f.Add(code)
	}
	f.Fuzz(func(t *testing.T, code string) {
		c, err := money.ParseCurrency(code)
		var wrong *money.CurrencyError
		require.Equal(t, err == nil, c.Code() == code && code != "")
		require.Equal(t, err != nil, errors.As(err, &wrong))
	})
}

func FuzzAmountJSON(f *testing.F) {
	for _, text := range []string{
		`{"amount":"245.92","currency":"USD","exact":"255759/1040"}`,
		`{"amount":"246","currency":"JPY","exact":"245.5"}`,
		`{"amount":"0","currency":"","exact":"0"}`,
		`{"per_hour":"67.31","currency":"USD","exact":"875/13"}`,
		`null`, `[]`, `{"amount":1}`,
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var a money.Amount
		if err := json.Unmarshal([]byte(text), &a); err == nil && json.Valid([]byte(text)) {
			var again money.Amount
			require.NoError(t, json.Unmarshal([]byte(toJSON(t, a)), &again))
			require.True(t, a.Equal(again))
			require.Equal(t, toJSON(t, a), toJSON(t, again))
		}
		var r money.Rate
		if err := json.Unmarshal([]byte(text), &r); err == nil {
			var again money.Rate
			require.NoError(t, json.Unmarshal([]byte(toJSON(t, r)), &again))
			require.True(t, r.Equal(again))
		}
	})
}

func FuzzArithmetic(f *testing.F) {
	f.Add(int64(0), uint64(255759), uint64(1040), int64(-1), uint64(1), uint64(1560), uint8(2))
	f.Add(int64(-1<<63), uint64(0), uint64(1<<63), int64(1<<63-1), ^uint64(0), ^uint64(0), uint8(0))
	f.Add(int64(1<<62), uint64(0), uint64(3), int64(1<<62), uint64(0), uint64(3), uint8(7))
	f.Fuzz(func(t *testing.T, hi1 int64, lo1, den1 uint64, hi2 int64, lo2, den2 uint64, cur uint8) {
		if den1 == 0 || den2 == 0 {
			return
		}
		codes := money.Codes()
		c := currency(t, codes[int(cur)%len(codes)])
		a, b := money.FromRatio(hi1, lo1, den1, c), money.FromRatio(hi2, lo2, den2, c)
		require.Equal(t, ratFrom(hi1, lo1, den1).RatString(), a.Exact())
		checkArithmetic(t, a, b)
		checkShown(t, a)
		checkShown(t, sum(t, a, b))
	})
}

func FuzzAllocate(f *testing.F) {
	f.Add("100.00", []byte{1, 1, 1})
	f.Add("-0.05", []byte{3, 7})
	f.Add("0.01", []byte{0, 1, 1})
	f.Fuzz(func(t *testing.T, total string, bytes []byte) {
		a, err := money.Parse(total, currency(t, "USD"))
		if err != nil || len(total) > 100 || len(bytes) > 50 || strings.Trim(string(bytes), "\x00") == "" {
			return
		}
		weights := make([]int64, len(bytes))
		for i, b := range bytes {
			weights[i] = int64(b) * int64(b) * int64(b)
		}
		checkAllocation(t, a, weights)
	})
}

func FuzzAllocateOverTime(f *testing.F) {
	f.Add("10/3", []byte{1, 1, 1})
	f.Add("-0.005", []byte{1, 3, 0})
	f.Fuzz(func(t *testing.T, text string, times []byte) {
		a, err := money.Parse(text, currency(t, "USD"))
		if err != nil || len(text) > 100 || len(times) > 50 {
			return
		}
		var list []money.Amount
		for _, n := range times {
			list = append(list, a.Mul(ratio(t, strconv.Itoa(int(int8(n))))))
		}
		parts, err := money.AllocateOverTime(list)
		require.NoError(t, err)
		for i := range parts {
			require.Equal(t, sum(t, list[:i+1]...).Text(), sum(t, parts[:i+1]...).Text())
		}
	})
}
