package money_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost/money"
)

// doodle2019 is what meetings were said to cost in four countries (row A7 of cost-model section 2).
func doodle2019(t testing.TB) money.Bag {
	return money.BagOf(
		amount(t, "45494580370", "GBP"), amount(t, "399011952191", "USD"),
		amount(t, "64718268518", "EUR"), amount(t, "32725000000", "CHF"),
	)
}

const lastOf2018 = "2018-12-31"

// made are rates that nobody published, so that the sum can be checked by hand.
func made(pairs ...string) []money.ExchangeRate {
	var rates []money.ExchangeRate
	for _, p := range pairs {
		f := strings.Fields(p)
		rates = append(rates, money.ExchangeRate{From: f[0], To: f[1], Rate: f[2], Date: f[3], Source: "made up for this test"})
	}
	return rates
}

func table(t testing.TB, options *money.ExchangeOptions, pairs ...string) money.ExchangeTable {
	t.Helper()
	table, err := money.NewExchangeTable(made(pairs...), options)
	require.NoError(t, err)
	return table
}

func TestA7FourCurrenciesAreNoSumDoodle2019(t *testing.T) {
	bag := doodle2019(t)
	require.Equal(t, "32725000000.00 CHF + 64718268518.00 EUR + 45494580370.00 GBP + 399011952191.00 USD", bag.String())

	_, err := bag.In(currency(t, "USD"), lastOf2018, money.ExchangeTable{})
	require.EqualError(t, err, "money: no exchange rate from CHF to USD for 2018-12-31: give one, with its source; none is ever assumed\n"+
		"money: no exchange rate from EUR to USD for 2018-12-31: give one, with its source; none is ever assumed\n"+
		"money: no exchange rate from GBP to USD for 2018-12-31: give one, with its source; none is ever assumed")
	var missing *money.MissingRateError
	require.ErrorAs(t, err, &missing)
	require.Equal(t, money.MissingRateError{From: currency(t, "CHF"), To: currency(t, "USD"), Date: lastOf2018}, *missing)

	sum, err := bag.In(currency(t, "USD"), lastOf2018,
		table(t, nil, "GBP USD 1.2734 2018-12-31", "EUR USD 1.145 2018-12-31", "CHF USD 1.0163 2018-12-31"))
	require.NoError(t, err)
	// 45494580370·1.2734 + 399011952191 + 64718268518·1.145 + 32725000000·1.0163
	require.Equal(t, "141076396446817/250", sum.Amount.Exact()) // worked out with Python's fractions
	require.NotEqual(t, "541949801079", sum.Amount.Exact(), "what the press printed")
	require.Len(t, sum.Lines, 4)
	require.Equal(t, "399011952191.00 USD", sum.Lines[3].String())
	require.Equal(t, "64718268518.00 EUR = 74102417453.11 USD at EUR to USD 1.145 (2018-12-31, made up for this test)", sum.Lines[1].String())
}

func TestAConversionIsExactAndRoundedOnce(t *testing.T) {
	rates := table(t, nil, "USD EUR 0.335 2026-01-31", "GBP EUR 0.005 2026-01-31")
	c, err := money.BagOf(amount(t, "1", "USD"), amount(t, "1", "GBP")).In(currency(t, "EUR"), "2026-01-31", rates)
	require.NoError(t, err)
	require.Equal(t, "17/50", c.Amount.Exact(), "0.335 + 0.005; each rounded alone would be 0.34 + 0.00, or 0.33 + 0.01")
	require.Equal(t, "2026-01-31", c.Date)

	third, err := money.BagOf(amount(t, "1/3", "USD")).In(currency(t, "EUR"), "2026-01-31", rates)
	require.NoError(t, err)
	require.Equal(t, "67/600", third.Amount.Exact())
}

func TestWhatIsAlreadyInTheCurrencyNeedsNoRate(t *testing.T) {
	c, err := money.BagOf(amount(t, "5", "EUR")).In(currency(t, "EUR"), "2026-01-31", money.ExchangeTable{})
	require.NoError(t, err)
	require.Equal(t, "5", c.Amount.Exact())
	require.Empty(t, c.Lines[0].Rates)

	c, err = money.Bag{}.In(currency(t, "EUR"), "2026-01-31", money.ExchangeTable{})
	require.NoError(t, err)
	require.Equal(t, "0.00 EUR", c.Amount.String())
	require.Equal(t, `{"amount":{"amount":"0.00","currency":"EUR","exact":"0"},"date":"2026-01-31","lines":[]}`, toJSON(t, c))
}

func TestOnlyWhatIsAskedForIsUsedAndItIsSaid(t *testing.T) {
	pairs := []string{"USD EUR 0.8 2026-01-30", "USD GBP 0.5 2026-01-30", "USD GBP 0.6 2026-01-31", "EUR USD 2 2026-01-31"}
	for name, c := range map[string]struct {
		options  *money.ExchangeOptions
		from, to string
		date     string
		want     string // exact, or "" if there is no rate
		how      string
	}{
		"no inverse unless asked":               {nil, "EUR", "GBP", "2026-01-31", "", ""},
		"no inverse of a day unless asked":      {nil, "GBP", "USD", "2026-01-31", "", ""},
		"no older rate unless asked":            {nil, "USD", "EUR", "2026-01-31", "", ""},
		"never a later rate":                    {&money.ExchangeOptions{MaxAge: 99}, "USD", "EUR", "2026-01-29", "", ""},
		"not older than asked":                  {&money.ExchangeOptions{MaxAge: 1}, "USD", "EUR", "2026-02-01", "", ""},
		"no cross rate unless asked":            {&money.ExchangeOptions{Inverse: true}, "EUR", "GBP", "2026-01-31", "", ""},
		"no cross rate by inverse unless asked": {&money.ExchangeOptions{Via: "USD"}, "GBP", "EUR", "2026-01-31", "", ""},
		"the day":                               {nil, "USD", "GBP", "2026-01-31", "3/5", "USD to GBP 0.6 (2026-01-31, made up for this test)"},
		"older":                                 {&money.ExchangeOptions{MaxAge: 1}, "USD", "EUR", "2026-01-31", "4/5", "USD to EUR 0.8 (2026-01-30, made up for this test)"},
		"the latest":                            {&money.ExchangeOptions{MaxAge: 30}, "USD", "GBP", "2026-02-20", "3/5", "USD to GBP 0.6 (2026-01-31, made up for this test)"},
		"inverse":                               {&money.ExchangeOptions{Inverse: true}, "GBP", "USD", "2026-01-31", "5/3", "GBP to USD 1/0.6 (2026-01-31, made up for this test)"},
		"the pair itself before its inverse":    {&money.ExchangeOptions{Inverse: true, MaxAge: 1}, "USD", "EUR", "2026-01-31", "4/5", "USD to EUR 0.8 (2026-01-30, made up for this test)"},
		"cross":                                 {&money.ExchangeOptions{Via: "USD"}, "EUR", "GBP", "2026-01-31", "6/5", "EUR to USD 2 (2026-01-31, made up for this test) × USD to GBP 0.6 (2026-01-31, made up for this test)"},
		"cross by inverse":                      {&money.ExchangeOptions{Via: "USD", Inverse: true}, "GBP", "EUR", "2026-01-30", "8/5", "GBP to USD 1/0.5 (2026-01-30, made up for this test) × USD to EUR 0.8 (2026-01-30, made up for this test)"},
		"a cross rate with half of it missing":  {&money.ExchangeOptions{Via: "USD"}, "EUR", "CHF", "2026-01-31", "", ""},
		"the other half of a cross rate":        {&money.ExchangeOptions{Via: "USD"}, "CHF", "EUR", "2026-01-30", "", ""},
		"via one of the pair":                   {&money.ExchangeOptions{Via: "EUR", MaxAge: 9}, "EUR", "GBP", "2026-01-31", "", ""},
		"via the other of the pair":             {&money.ExchangeOptions{Via: "GBP", MaxAge: 9}, "EUR", "GBP", "2026-01-31", "", ""},
		"nothing to go via":                     {&money.ExchangeOptions{Via: "USD"}, "USD", "CHF", "2026-01-31", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := money.BagOf(amount(t, "1", c.from)).In(currency(t, c.to), c.date, table(t, c.options, pairs...))
			if c.want == "" {
				var missing *money.MissingRateError
				require.ErrorAs(t, err, &missing)
				require.Equal(t, money.MissingRateError{From: currency(t, c.from), To: currency(t, c.to), Date: c.date}, *missing)
				require.Equal(t, money.Conversion{}, got)
				return
			}
			require.NoError(t, err)
			require.Equal(t, c.want, got.Amount.Exact())
			require.True(t, strings.HasSuffix(got.Lines[0].String(), " at "+c.how), got.Lines[0].String())
		})
	}
}

func TestFaultsOfATableComeAllAtOnce(t *testing.T) {
	rates := made("USD EUR 0.8 2026-01-30", "usd EUR 0,8 30.1.2026", "EUR EUR 1 2026-01-30", "USD EUR 0.9 2026-01-30",
		"GBP EUR 0 2026-02-30", "GBP EUR -1 2026-01-30", "GBP EUR 6/5 2026-01-30")
	rates[5].Source = " "
	_, err := money.NewExchangeTable(rates, &money.ExchangeOptions{Via: "XAU", MaxAge: -1})
	require.EqualError(t, err, strings.Join([]string{
		`/max_age: money: days are zero or more`,
		`/via: money: "XAU" is no currency: ISO 4217 gives it no minor unit to round to; leave the currency out, or use the one that is paid in`,
		`/1/from: money: "usd" is no currency: write "USD"`,
		`/1/rate: money: "0,8", byte 1: only a decimal point and no grouping, such as "1234.50"`,
		`/1/date: money: "30.1.2026" is no day: write it as "2026-01-31"`,
		`/2/to: money: EUR is EUR: a rate is from one currency to another`,
		`/3/date: money: USD to EUR is there twice for 2026-01-30`,
		`/4/rate: money: a rate is above zero`,
		`/4/date: money: "2026-02-30" is no day: write it as "2026-01-31"`,
		`/5/rate: money: a rate is above zero`,
		`/5/source: money: a rate needs a source: who says so`,
		`/6/rate: money: write the rate as a decimal, such as "1.1234"`,
	}, "\n"))
	var field *money.FieldError
	require.ErrorAs(t, err, &field)
}

func TestWhatCannotBeConverted(t *testing.T) {
	_, err := doodle2019(t).In(money.Currency{}, "2026-01-31", money.ExchangeTable{})
	var unknown *money.CurrencyError
	require.ErrorAs(t, err, &unknown)
	_, err = doodle2019(t).In(currency(t, "EUR"), "yesterday", money.ExchangeTable{})
	require.EqualError(t, err, `money: "yesterday" is no day: write it as "2026-01-31"`)
	require.NotErrorAs(t, err, &unknown)
}

func FuzzNewExchangeTable(f *testing.F) {
	f.Add("USD", "EUR", "0.8", "2026-01-30", "ECB", "GBP", 3)
	f.Add("usd", "", "1/0", "30.1.2026", "", "", -3)
	f.Fuzz(func(t *testing.T, from, to, rate, date, source, via string, maxAge int) {
		r := money.ExchangeRate{From: from, To: to, Rate: rate, Date: date, Source: source}
		table, err := money.NewExchangeTable([]money.ExchangeRate{r}, &money.ExchangeOptions{Inverse: true, Via: via, MaxAge: maxAge})
		if err != nil {
			var field *money.FieldError
			require.ErrorAs(t, err, &field)
			return
		}
		there, err := money.BagOf(amount(t, "1", from)).In(currency(t, to), date, table)
		require.NoError(t, err)
		back, err := money.BagOf(there.Amount).In(currency(t, from), date, table)
		require.NoError(t, err)
		require.Equal(t, "1", back.Amount.Exact())
	})
}

func ExampleBag() {
	usd, _ := money.ParseCurrency("USD")
	eur, _ := money.ParseCurrency("EUR")
	work, _ := money.Parse("371.91", usd)
	room, _ := money.Parse("25.00", eur)
	total := money.BagOf(work, room).Add(work)
	fmt.Println(total)
	// Output: 25.00 EUR + 743.82 USD
}

func ExampleBag_In() {
	usd, _ := money.ParseCurrency("USD")
	eur, _ := money.ParseCurrency("EUR")
	work, _ := money.Parse("743.82", usd)
	room, _ := money.Parse("25.00", eur)
	total := money.BagOf(work, room)

	_, err := total.In(eur, "2026-01-30", money.ExchangeTable{})
	fmt.Println(err)

	// A rate of the host's own; the library has none.
	table, _ := money.NewExchangeTable([]money.ExchangeRate{
		{From: "EUR", To: "USD", Rate: "1.25", Date: "2026-01-30", Source: "Treasury"},
	}, &money.ExchangeOptions{Inverse: true})
	all, _ := total.In(eur, "2026-01-30", table)
	fmt.Println(all.Amount)
	for _, line := range all.Lines {
		fmt.Println(line)
	}
	// Output:
	// money: no exchange rate from USD to EUR for 2026-01-30: give one, with its source; none is ever assumed
	// 620.06 EUR
	// 25.00 EUR
	// 743.82 USD = 595.06 EUR at USD to EUR 1/1.25 (2026-01-30, Treasury)
}

func ExampleNewExchangeTable() {
	_, err := money.NewExchangeTable([]money.ExchangeRate{
		{From: "EUR", To: "USD", Rate: "1,25", Date: "30 January", Source: "Treasury"},
	}, nil)
	fmt.Println(err)
	// Output:
	// /0/rate: money: "1,25", byte 1: only a decimal point and no grouping, such as "1234.50"
	// /0/date: money: "30 January" is no day: write it as "2026-01-31"
}
