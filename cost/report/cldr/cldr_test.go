package cldr_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/cost/report"
	"github.com/salesmeeting/salesmeeting/cost/report/cldr"
)

var _ report.AmountFormatter = cldr.Formatter{}

func amount(t testing.TB, text, code string) money.Amount {
	t.Helper()
	cur, err := money.ParseCurrency(code)
	require.NoError(t, err)
	a, err := money.Parse(text, cur)
	require.NoError(t, err)
	return a
}

func formatter(t testing.TB, locale string) cldr.Formatter {
	t.Helper()
	f, err := cldr.New(locale)
	require.NoError(t, err, locale)
	return f
}

func TestAmountsAreWrittenAsInTheLocale(t *testing.T) {
	for _, c := range []struct{ locale, text, code, want string }{
		{"hi-IN", "123456", "INR", "₹1,23,456.00"},
		{"hi", "12345678.9", "INR", "₹1,23,45,678.90"},
		{"en-IN", "123456", "INR", "₹1,23,456.00"},
		{"hi-Latn-IN", "123456", "INR", "₹1,23,456.00"},
		{"en-US", "123456", "INR", "₹123,456.00"},
		{"hi-IN", "999", "INR", "₹999.00"},
		{"hi-IN", "-123456.5", "INR", "-₹1,23,456.50"},
		{"de-CH", "-1234567", "CHF", "CHF-1'234'567.00"},
		{"hi-IN", "123456", "JPY", "JP¥1,23,456"},
		{"ja-JP", "123456", "JPY", "￥123,456"},
		{"hi-IN", "1234.5", "KWD", "KWD\u00a01,234.500"},
		{"en-US", "0", "KWD", "KWD\u00a00.000"},
		{"de-DE", "1234.5", "EUR", "1.234,50\u00a0€"},
		{"fr", "1234567.891", "EUR", "1\u202f234\u202f567,89\u00a0€"},
		{"ne", "12345", "NPR", "नेरू\u00a0१२,३४५.००"},
		// rounded half to even, once, to the digits of ISO 4217
		{"en-US", "0.125", "USD", "$0.12"},
		{"en-US", "0.135", "USD", "$0.14"},
		{"en-US", "-0.125", "USD", "-$0.12"},
		{"en-US", "-0.001", "USD", "$0.00"},
		{"ja-JP", "0.5", "JPY", "￥0"},
		{"en-US", "1.0005", "KWD", "KWD\u00a01.000"},
		{"en-US", "1", "CLF", "CLF\u00a01.0000"},
		{"en-US", "1/3", "IQD", "IQD\u00a00.333"},
	} {
		assert.Equal(t, c.want, formatter(t, c.locale).FormatAmount(amount(t, c.text, c.code)), "%v", c)
	}
}

func TestLocalesThatAreUnknownAreRefused(t *testing.T) {
	for _, locale := range []string{
		"", "-", "xx", "tlh", "hindi", "English", "en-", "en--IN", "hi-", "hi-Arab", "uz-Cyrl", "en-XX", "en-999", "hi-IN-x",
		"hi-IN-IN", "IN", "hi IN", " hi", "de-1901", "Local", "../hi", strings.Repeat("hi-", 1000),
	} {
		_, err := cldr.New(locale)
		var refused *cldr.LocaleError
		require.ErrorAs(t, err, &refused, locale)
		assert.LessOrEqual(t, len(refused.Locale), 40)
		assert.NotEmpty(t, refused.Want)
		assert.ErrorContains(t, err, "is no locale")
	}
}

func TestLocalesAreReadInAnyCase(t *testing.T) {
	lakh := amount(t, "100000", "INR")
	for _, locale := range []string{"hi", "HI-in", "hi_IN", "hi-deva-IN", "HI-LATN-in", "en-in"} {
		assert.Equal(t, "₹1,00,000.00", formatter(t, locale).FormatAmount(lakh), locale)
	}
	for _, locale := range []string{"en-001", "en-150", "es-419", "sr-Latn", "zh-Hant-TW"} {
		formatter(t, locale)
	}
}

// The engine takes a language that it does not know for English, and writes it as it does "zz".
func TestLanguagesAreThoseThatTheEngineKnows(t *testing.T) {
	unknown := cldr.Engine("zz")
	for _, language := range cldr.Languages() {
		assert.Equal(t, language == "en", cldr.Engine(language) == unknown, language)
	}
	for a := 'a'; a <= 'z'; a++ {
		for b := 'a'; b <= 'z'; b++ {
			if language := string(a) + string(b); cldr.Engine(language) != unknown {
				assert.Contains(t, cldr.Languages(), language)
			}
		}
	}
}

// Of every currency and locale: the digits are those of the amount, and the currency is named.
func TestEveryCurrencyIsWrittenInEveryLocale(t *testing.T) {
	var amounts []money.Amount
	for n := range 26 * 26 * 26 {
		code := string([]byte{'A' + byte(n/676), 'A' + byte(n/26%26), 'A' + byte(n%26)})
		if cur, err := money.ParseCurrency(code); err == nil {
			a, err := money.Parse("-1234567.8", cur)
			require.NoError(t, err)
			amounts = append(amounts, a)
		}
	}
	require.Greater(t, len(amounts), 150)
	for _, locale := range []string{"hi-IN", "en-IN", "en-US", "de-CH", "fr-CA", "pt-PT", "ja-JP", "es-419", "zh-Hant-TW", "sr-Latn"} {
		f := formatter(t, locale)
		for _, a := range amounts {
			text := f.FormatAmount(a)
			digits := strings.ReplaceAll(strings.TrimPrefix(a.Text(), "-"), ".", "")
			assert.Equal(t, digits, regexp.MustCompile(`[^0-9]`).ReplaceAllString(text, ""), "%s %s", locale, text)
			assert.Regexp(t, `[-−]`, text)
			assert.Regexp(t, `[\p{L}\p{Sc}]`, text, "%s: %s is named", locale, a.Currency())
		}
	}
}

func TestAmountsThatTheEngineCanNotWriteAreWrittenPlainly(t *testing.T) {
	hindi := formatter(t, "hi-IN")
	long := strings.Repeat("9", 36)
	assert.Equal(t, "₹9,"+strings.Repeat("99,", 16)+"999.00", hindi.FormatAmount(amount(t, long, "INR")))
	assert.Equal(t, long+"9.00 INR", hindi.FormatAmount(amount(t, long+"9", "INR")))
	assert.Equal(t, "-"+long+".00 INR", hindi.FormatAmount(amount(t, "-"+long, "INR")))
	assert.Equal(t, money.Amount{}.String(), hindi.FormatAmount(money.Amount{}))
	assert.Equal(t, "1.50 INR", cldr.Formatter{}.FormatAmount(amount(t, "1.5", "INR")))
}

func FuzzNew(f *testing.F) {
	for _, locale := range []string{"hi-IN", "hi-Latn-IN", "en", "zh-Hant-TW", "es-419", "xx", "", "-", "en-", "hi_in"} {
		f.Add(locale, "123456.5")
	}
	f.Fuzz(func(t *testing.T, locale, text string) {
		inr, err := money.ParseCurrency("INR")
		require.NoError(t, err)
		a, err := money.Parse(text, inr)
		if err != nil {
			a = amount(t, "-123456.5", "INR")
		}
		f, err := cldr.New(locale)
		if err != nil {
			assert.ErrorAs(t, err, new(*cldr.LocaleError))
		}
		shown := f.FormatAmount(a)
		assert.NotContains(t, shown, "NaN")
		assert.NotContains(t, shown, "\n")
		assert.Equal(t, shown, f.FormatAmount(a.Round()))
	})
}
