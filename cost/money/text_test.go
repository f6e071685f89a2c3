package money_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost/money"
)

func TestNumbersAreReadExactly(t *testing.T) {
	for text, want := range map[string]string{
		"0": "0", "-0": "0", "0.00": "0", "-0.00": "0",
		"96": "96", "96.5": "193/2", "96.00": "96", "0.0001": "1/10000", "-96.5": "-193/2",
		"255759/1040": "255759/1040", "-7/5": "-7/5", "2/4": "1/2", "0/7": "0", "6/3": "2",
		"9223372036854775808":                        "9223372036854775808",
		"9999999999999999999":                        "9999999999999999999",
		"99999999999999999999":                       "99999999999999999999",
		"0.1234567890123456789":                      "1234567890123456789/10000000000000000000",
		"-1234567890.1234567890":                     "-12345678901234567890/10000000000",
		"170141183460469231731687303715884105728/3":  "170141183460469231731687303715884105728/3",
		"1/340282366920938463463374607431768211456":  "1/340282366920938463463374607431768211456",
		"123456789012345678901234567890.12345678901": "12345678901234567890123456789012345678901/100000000000",
	} {
		a, err := money.Parse(text, currency(t, "USD"))
		require.NoError(t, err)
		want := amount(t, want, "USD").Rat() // reduced by big.Rat
		require.Equal(t, want.RatString(), a.Exact(), text)
		r, err := money.ParseRatio(text)
		require.NoError(t, err)
		require.Equal(t, want.RatString(), r.String())
	}
}

func TestErrorOfANumberSaysWhereAndWhatWouldBeRight(t *testing.T) {
	for text, want := range map[string]string{
		"":                  `money: "", byte 0: a digit`,
		"-":                 `money: "-", byte 1: a digit`,
		"1,234.50":          `money: "1,234.50", byte 1: only a decimal point and no grouping, such as "1234.50"`,
		"96,50":             `money: "96,50", byte 2: only a decimal point and no grouping, such as "1234.50"`,
		"1'000":             `money: "1'000", byte 1: only a decimal point and no grouping, such as "1234.50"`,
		"1_000":             `money: "1_000", byte 1: only a decimal point and no grouping, such as "1234.50"`,
		" 96":               `money: " 96", byte 0: no spaces`,
		"96 ":               `money: "96 ", byte 2: no spaces`,
		"96\n":              `money: "96\n", byte 2: no spaces`,
		"+96":               `money: "+96", byte 0: no plus sign`,
		"1e3":               `money: "1e3", byte 1: no exponent: write all the digits`,
		"NaN":               `money: "NaN", byte 0: only the digits 0 to 9, a point, and a minus sign in front`,
		"Inf":               `money: "Inf", byte 0: only the digits 0 to 9, a point, and a minus sign in front`,
		"0x10":              `money: "0x10", byte 1: only the digits 0 to 9, a point, and a minus sign in front`,
		"$96":               `money: "$96", byte 0: only the digits 0 to 9, a point, and a minus sign in front`,
		"٩٦":                `money: "٩٦", byte 0: only the digits 0 to 9, a point, and a minus sign in front`,
		"31%":               `money: "31%", byte 2: no percent sign: 31 % is "0.31"`,
		".5":                `money: ".5", byte 0: a digit first`,
		"5.":                `money: "5.", byte 2: a digit after the point, or no point`,
		"5.x":               `money: "5.x", byte 2: only the digits 0 to 9, a point, and a minus sign in front`,
		"1.2.3":             `money: "1.2.3", byte 3: the end: one point or one slash, and a minus sign only in front`,
		"--1":               `money: "--1", byte 1: a digit first`,
		"1-":                `money: "1-", byte 1: the end: one point or one slash, and a minus sign only in front`,
		"007":               `money: "007", byte 0: no leading zero`,
		"-00":               `money: "-00", byte 1: no leading zero`,
		"/2":                `money: "/2", byte 0: a digit first`,
		"1/":                `money: "1/", byte 2: a digit after the slash`,
		"1/0":               `money: "1/0", byte 2: a denominator of at least 1`,
		"1/00":              `money: "1/00", byte 2: no leading zero`,
		"07/10":             `money: "07/10", byte 0: no leading zero`,
		"007/7":             `money: "007/7", byte 0: no leading zero`,
		"00/00":             `money: "00/00", byte 0: no leading zero`,
		"5..":               `money: "5..", byte 2: a digit first`,
		"1/07":              `money: "1/07", byte 2: no leading zero`,
		"1/-2":              `money: "1/-2", byte 2: a digit first`,
		"1/2.5":             `money: "1/2.5", byte 3: the end: one point or one slash, and a minus sign only in front`,
		"1.5/2":             `money: "1.5/2", byte 3: the end: one point or one slash, and a minus sign only in front`,
		"96\x00":            `money: "96\x00", byte 2: only the digits 0 to 9, a point, and a minus sign in front`,
		"96\xff":            `money: "96\xff", byte 2: only the digits 0 to 9, a point, and a minus sign in front`,
		"two thousand euro": `money: "two thousand euro", byte 0: only the digits 0 to 9, a point, and a minus sign in front`,
	} {
		_, err := money.Parse(text, currency(t, "USD"))
		require.EqualError(t, err, want)
		var wrong *money.SyntaxError
		require.ErrorAs(t, err, &wrong)
		require.Equal(t, text, wrong.Text)
		_, err = money.ParseRatio(text)
		require.EqualError(t, err, want)
		_, err = money.NewRate(text, currency(t, "USD"))
		require.EqualError(t, err, want)
	}
}

func TestLengthOfANumberIsBounded(t *testing.T) {
	longest := strings.Repeat("9", money.MaxText)
	require.Equal(t, longest, amount(t, longest, "USD").Exact())
	_, err := money.Parse(longest+"9", currency(t, "USD"))
	var wrong *money.SyntaxError
	require.ErrorAs(t, err, &wrong)
	require.Equal(t, money.MaxText, wrong.Offset)
	require.Equal(t, longest[:40], wrong.Text)
	require.EqualError(t, err, `money: "`+longest[:40]+`", byte 4000: a number has at most 4000 bytes, not 4001`)

	_, err = money.Parse(strings.Repeat("é", 30), currency(t, "USD"))
	require.ErrorAs(t, err, &wrong)
	require.Equal(t, strings.Repeat("é", 20), wrong.Text)
}

func TestWhatAnErrorQuotesIsCutBetweenCharacters(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{strings.Repeat("x", 39), strings.Repeat("x", 39)},
		{strings.Repeat("x", 40), strings.Repeat("x", 40)},
		{strings.Repeat("x", 41), strings.Repeat("x", 40)},
		{strings.Repeat("x", 39) + "é", strings.Repeat("x", 39)},
		{strings.Repeat("x", 38) + "₹₹", strings.Repeat("x", 38)},
		{strings.Repeat("x", 37) + "𝟙𝟙", strings.Repeat("x", 37)},
		{strings.Repeat("x", 36) + "𝟙𝟙", strings.Repeat("x", 36) + "𝟙"},
		{"x" + strings.Repeat("\x80", 99), "x" + strings.Repeat("\x80", 35)}, // no character that could be kept whole
	} {
		_, err := money.ParseRatio(c.text)
		var wrong *money.SyntaxError
		require.ErrorAs(t, err, &wrong)
		require.Equal(t, c.want, wrong.Text)
	}
}

func TestWhatCouldNotBeReadBackIsNotWritten(t *testing.T) {
	longest := amount(t, strings.Repeat("9", money.MaxText), "USD")
	_, err := longest.MarshalJSON()
	require.NoError(t, err)
	_, err = sum(t, longest, longest).MarshalJSON()
	require.ErrorContains(t, err, "4001 bytes")
	_, err = ratio(t, strings.Repeat("9", money.MaxText)).MarshalText()
	require.NoError(t, err)
}
