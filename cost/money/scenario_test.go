package money_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost/money"
)

// The figures of the scenarios were worked out with exact fractions by a program of their own, from cost-model.md
// alone.

func TestScenarioTiesGoToTheEvenDigitInEveryCurrencyCostModel313(t *testing.T) {
	for _, c := range []struct{ exact, code, want string }{
		{"0.125", "EUR", "0.12"},
		{"0.135", "EUR", "0.14"},
		{"-0.125", "EUR", "-0.12"},
		{"-0.135", "EUR", "-0.14"},
		{"1/2", "JPY", "0"},
		{"3/2", "JPY", "2"},
		{"5/2", "JPY", "2"},
		{"-5/2", "JPY", "-2"},
		{"1.0005", "KWD", "1.000"},
		{"1.0015", "KWD", "1.002"},
		{"1.00005", "CLF", "1.0000"},
		{"1.00015", "CLF", "1.0002"},
		{"0.12500000000000000000001", "EUR", "0.13"}, // no tie
		{"9.995", "EUR", "10.00"},
		{"9.985", "EUR", "9.98"},
	} {
		assert.Equal(t, c.want, amount(t, c.exact, c.code).Text(), "%s %s", c.exact, c.code)
	}
}

func TestScenarioPartsByLargestRemainderCostModel313(t *testing.T) {
	for _, c := range []struct {
		total, code string
		weights     []int64
		want        []string
	}{
		{"100", "EUR", []int64{1, 1, 1}, []string{"33.34", "33.33", "33.33"}},
		{"-100", "EUR", []int64{1, 1, 1}, []string{"-33.34", "-33.33", "-33.33"}},
		{"100", "JPY", []int64{1, 1, 1, 0}, []string{"34", "33", "33", "0"}},
		{"0.0005", "CLF", []int64{3, 7}, []string{"0.0002", "0.0003"}}, // 1.5 and 3.5: the tie goes to the first
		{"1", "KWD", []int64{0, 7, 7, 7}, []string{"0.000", "0.334", "0.333", "0.333"}},
		{"0.01", "EUR", []int64{0, 1, 1}, []string{"0.00", "0.01", "0.00"}},
		{"10.005", "EUR", []int64{1, 2}, []string{"3.33", "6.67"}}, // of 10.00, the rounded total
		{"7.0001", "CLF", []int64{5, 3, 2}, []string{"3.5001", "2.1000", "1.4000"}},
	} {
		parts, err := money.Allocate(amount(t, c.total, c.code), c.weights)
		require.NoError(t, err)
		assert.Equal(t, c.want, texts(parts), "%s %s to %v", c.total, c.code, c.weights)
	}
}

// Three currencies, one rate of the day before, one only the other way round: each has to be asked for.
func TestScenarioConversionsSayWhatTheyUseCostModel312(t *testing.T) {
	rates := []money.ExchangeRate{
		{From: "GBP", To: "EUR", Rate: "1.1234", Date: "2026-01-30", Source: "test"},
		{From: "EUR", To: "JPY", Rate: "155.3", Date: "2026-01-31", Source: "test"},
		{From: "EUR", To: "GBP", Rate: "0.9", Date: "2026-01-31", Source: "test"},
	}
	bag := money.BagOf(amount(t, "10", "GBP"), amount(t, "1000", "JPY"), amount(t, "-3", "GBP"), amount(t, "1/3", "EUR"))
	eur := currency(t, "EUR")
	convert := func(options *money.ExchangeOptions) (money.Conversion, error) {
		table, err := money.NewExchangeTable(rates, options)
		require.NoError(t, err)
		return bag.In(eur, "2026-01-31", table)
	}

	_, err := convert(nil)
	var missing *money.MissingRateError
	require.ErrorAs(t, err, &missing)
	assert.Contains(t, err.Error(), "GBP")
	assert.Contains(t, err.Error(), "JPY", "all that is missing at once")

	_, err = convert(&money.ExchangeOptions{MaxAge: 1})
	require.Error(t, err)
	assert.NotContains(t, err.Error(), "GBP")
	assert.Contains(t, err.Error(), "JPY")

	c, err := convert(&money.ExchangeOptions{MaxAge: 1, Inverse: true})
	require.NoError(t, err)
	assert.Equal(t, "340952221/23295000", c.Amount.Exact(), "7·1.1234 + 1000/155.3 + 1/3: the pair itself goes before its inverse")
	c, err = convert(&money.ExchangeOptions{Inverse: true})
	require.NoError(t, err)
	assert.Equal(t, "203369/13977", c.Amount.Exact(), "7/0.9 + 1000/155.3 + 1/3")
}
