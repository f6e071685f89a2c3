package money_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost/money"
)

func texts(amounts []money.Amount) []string {
	s := make([]string, len(amounts))
	for i, a := range amounts {
		s[i] = a.Text()
	}
	return s
}

func TestAllocationIsThatOfCostModel313(t *testing.T) {
	for _, c := range []struct {
		total, code string
		weights     []int64
		want        []string
	}{
		{"100.00", "USD", []int64{1, 1, 1}, []string{"33.34", "33.33", "33.33"}},
		{"0.01", "USD", []int64{0, 1, 1}, []string{"0.00", "0.01", "0.00"}},
		{"0.05", "USD", []int64{3, 7}, []string{"0.02", "0.03"}},
		{"-100.00", "USD", []int64{1, 1, 1}, []string{"-33.34", "-33.33", "-33.33"}},
		{"-0.05", "USD", []int64{3, 7}, []string{"-0.02", "-0.03"}},
		{"100.00", "USD", []int64{-1, -1, -1}, []string{"33.34", "33.33", "33.33"}},
		{"0.125", "USD", []int64{1, 1}, []string{"0.06", "0.06"}},
		{"0.135", "USD", []int64{1, 1}, []string{"0.07", "0.07"}},
		{"100", "JPY", []int64{1, 1, 1}, []string{"34", "33", "33"}},
		{"1.0015", "KWD", []int64{2, 1}, []string{"0.668", "0.334"}},
		{"0.00", "USD", []int64{1, 2}, []string{"0.00", "0.00"}},
		{"0.00", "USD", []int64{0, 0}, []string{"0.00", "0.00"}},
		{"0.004", "USD", nil, []string{}},
		{"7", "USD", []int64{5}, []string{"7.00"}},
		{"100000000000000000000000000000000000000000", "JPY", []int64{1, 2}, []string{"33333333333333333333333333333333333333333", "66666666666666666666666666666666666666667"}},
		{"1.00", "USD", []int64{9223372036854775807, 9223372036854775807, 2}, []string{"0.50", "0.50", "0.00"}},
	} {
		parts, err := money.Allocate(amount(t, c.total, c.code), c.weights)
		require.NoError(t, err)
		require.Equal(t, c.want, texts(parts), "%s over %v", c.total, c.weights)
		for _, p := range parts {
			require.Equal(t, c.code, p.Currency().Code())
		}
	}
}

func TestRowsOfATableAddUpToItsRoundedTotal(t *testing.T) {
	third := amount(t, "10/3", "USD")
	rows := []money.Amount{third, third, third, amount(t, "0", "USD"), {}}
	parts, err := money.Allocate(sum(t, rows...), rows)
	require.NoError(t, err)
	require.Equal(t, []string{"3.34", "3.33", "3.33", "0.00", "0.00"}, texts(parts))
	require.Equal(t, "3.33", third.Text(), "each alone is rounded alone, and the three make 9.99")
}

func TestAllocationByRatios(t *testing.T) {
	parts, err := money.Allocate(amount(t, "10.00", "USD"), []money.Ratio{ratio(t, "0.95"), ratio(t, "1/3"), {}})
	require.NoError(t, err)
	require.Equal(t, []string{"7.40", "2.60", "0.00"}, texts(parts))
}

func TestWhatCannotBeAllocatedIsAnError(t *testing.T) {
	cent := amount(t, "0.01", "USD")
	_, err := money.Allocate(cent, []int64{0, 0})
	require.ErrorIs(t, err, money.ErrNoWeights)
	_, err = money.Allocate[int64](cent, nil)
	require.ErrorIs(t, err, money.ErrNoWeights)
	_, err = money.Allocate(cent, []money.Amount{{}, amount(t, "0", "USD")})
	require.ErrorIs(t, err, money.ErrNoWeights)
	_, err = money.Allocate(cent, []int64{1, -1, 5})
	require.ErrorIs(t, err, money.ErrMixedWeights)
	_, err = money.Allocate(amount(t, "0", "USD"), []int64{1, -1})
	require.ErrorIs(t, err, money.ErrMixedWeights)
}

func TestAllocationOfTheZeroAmountIsZeroAmounts(t *testing.T) {
	parts, err := money.Allocate(money.Amount{}, []int64{1, 2})
	require.NoError(t, err)
	require.Len(t, parts, 2)
	require.True(t, parts[1].Equal(money.Amount{}))
}
