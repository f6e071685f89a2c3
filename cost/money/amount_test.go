package money_test

import (
	"fmt"
	"math"
	"reflect"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost/money"
)

func TestTextRoundsOnceHalfToEvenAsCostModel313(t *testing.T) {
	for _, c := range []struct{ text, code, want string }{
		{"0.125", "USD", "0.12"},
		{"0.135", "USD", "0.14"},
		{"-0.125", "USD", "-0.12"},
		{"-0.135", "USD", "-0.14"},
		{"0.1250000000000000000000000000000000001", "USD", "0.13"},
		{"0.5", "JPY", "0"},
		{"1.5", "JPY", "2"},
		{"-0.5", "JPY", "0"},
		{"-1.5", "JPY", "-2"},
		{"1.0005", "KWD", "1.000"},
		{"1.0015", "KWD", "1.002"},
		{"0.00005", "CLF", "0.0000"},
		{"0.00015", "CLF", "0.0002"},
		{"-0.001", "USD", "0.00"},
		{"9.995", "USD", "10.00"},
		{"9.985", "USD", "9.98"},
		{"0.995", "USD", "1.00"},
		{"255759/1040", "USD", "245.92"},
		{"1/3", "USD", "0.33"},
		{"2/3", "USD", "0.67"},
		{"170141183460469231731687303715884105727", "USD", "170141183460469231731687303715884105727.00"},
		{"-170141183460469231731687303715884105728", "JPY", "-170141183460469231731687303715884105728"},
		{"340282366920938463463374607431768211455.995", "USD", "340282366920938463463374607431768211456.00"},
	} {
		a := amount(t, c.text, c.code)
		require.Equal(t, c.want, a.Text(), c.text)
		require.Equal(t, c.want, money.InBig(a).Text(), c.text)
		require.Equal(t, c.want+" "+c.code, a.Round().String())
		require.Equal(t, a.Round().Exact(), money.InBig(a).Round().Exact())
	}
}

func TestAnAmountIsShownRoundedAndStaysExact(t *testing.T) {
	a := amount(t, "255759/1040", "USD")
	require.Equal(t, "245.92 USD", fmt.Sprint(a))
	require.Equal(t, "245.92 USD", fmt.Sprintf("%v", a))
	require.Equal(t, "it was 245.92 USD", fmt.Sprintf("it was %s", a))
	require.Equal(t, "255759/1040", a.Exact())
	require.Equal(t, "255759/1040", a.Rat().String())
	require.Equal(t, "6148/25", a.Round().Exact())
	require.Equal(t, "USD", a.Currency().Code())
}

func TestRatIsACopy(t *testing.T) {
	for _, a := range []money.Amount{amount(t, "2.50", "USD"), money.InBig(amount(t, "2.50", "USD"))} {
		a.Rat().SetInt64(7)
		require.Equal(t, "2.50", a.Text())
	}
}

func TestZeroAmountIsNothingAndGoesWithAnyCurrency(t *testing.T) {
	var zero money.Amount
	require.True(t, zero.Currency().IsZero())
	require.Equal(t, "0", zero.String())
	require.Equal(t, "0", zero.Exact())
	require.Equal(t, 0, zero.Sign())
	for _, same := range []money.Amount{zero.Neg(), zero.Round(), zero.Mul(ratio(t, "7/5")), sum(t, zero, zero)} {
		require.True(t, zero.Equal(same))
	}

	five := amount(t, "5", "EUR")
	for _, a := range []money.Amount{sum(t, zero, five), sum(t, five, zero)} {
		require.True(t, five.Equal(a))
	}
	less, err := zero.Sub(five)
	require.NoError(t, err)
	require.Equal(t, "-5.00 EUR", less.String())

	nothing := amount(t, "0", "EUR")
	order, err := zero.Cmp(nothing)
	require.NoError(t, err)
	require.Equal(t, 0, order)
	require.False(t, zero.Equal(nothing))
	require.Equal(t, "0.00 EUR", sum(t, zero, nothing).String())
}

func TestA7AmountsOfDifferentCurrenciesAreAnErrorThatNamesThem(t *testing.T) {
	// Doodle 2019: the press printed 541,949,801,079 by adding four currencies.
	var total money.Amount
	var failed []string
	for _, part := range []money.Amount{
		amount(t, "45494580370", "GBP"), amount(t, "399011952191", "USD"),
		amount(t, "64718268518", "EUR"), amount(t, "32725000000", "CHF"),
	} {
		next, err := total.Add(part)
		if err != nil {
			var mismatch *money.MismatchError
			require.ErrorAs(t, err, &mismatch)
			require.Equal(t, "GBP", mismatch.Left.Code())
			require.Equal(t, part.Currency(), mismatch.Right)
			require.Contains(t, err.Error(), "GBP and "+part.Currency().Code())
			failed = append(failed, mismatch.Right.Code())
			continue
		}
		total = next
	}
	require.Equal(t, []string{"USD", "EUR", "CHF"}, failed)
	require.Equal(t, "45494580370.00 GBP", total.String())
}

func TestEveryOperationOnTwoCurrenciesIsAMismatch(t *testing.T) {
	a, b := amount(t, "1", "USD"), amount(t, "1", "EUR")
	var mismatch *money.MismatchError
	_, err := a.Add(b)
	require.ErrorAs(t, err, &mismatch)
	_, err = a.Sub(b)
	require.ErrorAs(t, err, &mismatch)
	_, err = a.Cmp(b)
	require.ErrorAs(t, err, &mismatch)
	_, err = a.Over(b)
	require.ErrorAs(t, err, &mismatch)
	_, err = a.Over(amount(t, "0", "EUR"))
	require.ErrorAs(t, err, &mismatch)
	_, err = money.Allocate(a, []money.Amount{b})
	require.ErrorAs(t, err, &mismatch)
	require.False(t, a.Equal(b))
	require.False(t, amount(t, "0", "USD").Equal(amount(t, "0", "EUR")))
}

func TestA6UnnecessaryMeetingsOfAHundredPeople(t *testing.T) {
	// Otter/Rogelberg 2022: 80,000 USD a head, 31 % of it unnecessary.
	head := amount(t, "80000", "USD").Mul(ratio(t, "0.31"))
	require.Equal(t, "24800.00 USD", head.String())
	require.Equal(t, "2480000.00 USD", head.Mul(ratio(t, "100")).String())
}

func TestOverIsAnExactShare(t *testing.T) {
	// cost-model 3.14: meeting every second week saves 580177/60 of 2365337/120, which is 49.06 %.
	share, err := amount(t, "580177/60", "USD").Over(amount(t, "2365337/120", "USD"))
	require.NoError(t, err)
	require.Equal(t, "26/53", share.String())
	require.Equal(t, "0.4906", share.Text(4))

	_, err = amount(t, "1", "USD").Over(amount(t, "0", "USD"))
	require.ErrorIs(t, err, money.ErrUndefined)
	_, err = amount(t, "1", "USD").Over(money.Amount{})
	require.ErrorIs(t, err, money.ErrUndefined)
	none, err := money.Amount{}.Over(amount(t, "1", "USD"))
	require.NoError(t, err)
	require.Equal(t, "0", none.String())
}

func TestFromRatioTakesSignedIntegersOf128Bits(t *testing.T) {
	usd := currency(t, "USD")
	for _, c := range []struct {
		hi      int64
		lo, den uint64
		want    string
	}{
		{0, 0, 7, "0"},
		{0, 255759 * 36_000_000, 1040 * 36_000_000, "255759/1040"},
		{-1, math.MaxUint64, 1, "-1"},
		{-1, 1, 1, "-18446744073709551615"},
		{1, 0, 1, "18446744073709551616"},
		{1, 0, 1 << 63, "2"},
		{math.MaxInt64, math.MaxUint64, math.MaxUint64, "170141183460469231731687303715884105727/18446744073709551615"},
		{math.MinInt64, 0, 1, "-170141183460469231731687303715884105728"},
		{math.MinInt64, 0, 1 << 63, "-18446744073709551616"},
	} {
		a := money.FromRatio(c.hi, c.lo, c.den, usd)
		require.Equal(t, c.want, a.Exact())
		require.Equal(t, 0, a.Rat().Cmp(ratFrom(c.hi, c.lo, c.den)))
		require.Equal(t, a.Neg().Exact(), money.InBig(a).Neg().Exact())
	}
	require.Panics(t, func() { money.FromRatio(0, 1, 0, usd) })
	require.Panics(t, func() { money.FromRatio(0, 1, 1, money.Currency{}) })
}

func TestHotPathDoesNotAllocate(t *testing.T) {
	usd := currency(t, "USD")
	total := money.Amount{}
	require.Zero(t, testing.AllocsPerRun(1000, func() {
		total, _ = total.Add(money.FromRatio(0, 255759*36_000_000, 1040*36_000_000, usd))
	}))
	require.Zero(t, testing.AllocsPerRun(1000, func() {
		total, _ = total.Add(money.FromRatio(0, 255759, 1040, usd)) // another denominator
	}))
	require.Zero(t, testing.AllocsPerRun(1000, func() {
		_, _ = total.Cmp(total.Neg())
		_ = total.Equal(total.Round())
	}))
	less := money.FromRatio(-1, ^uint64(0), 1040*36_000_000, usd)
	require.Zero(t, testing.AllocsPerRun(1000, func() {
		total, _ = total.Add(less) // of the other sign
	}))
	wide, half := money.FromRatio(1<<40, 7, 3, usd), ratio(t, "-1/2")
	halfOfWide := money.FromRatio(0, 1<<40, 3, usd)
	require.Zero(t, testing.AllocsPerRun(1000, func() {
		_ = wide.Mul(half)
		_ = halfOfWide.Mul(half)
	}))
}

func TestAmountsAreNotComparableByMistake(t *testing.T) {
	for _, v := range []any{money.Amount{}, money.Rate{}, money.Ratio{}} {
		require.False(t, reflect.TypeOf(v).Comparable(), "== must not compile, since it would not mean Equal")
	}
	require.True(t, reflect.TypeFor[money.Currency]().Comparable())
	require.LessOrEqual(t, reflect.TypeFor[money.Amount]().Size(), uintptr(32), "more than four words leave the registers")
}

func TestParseNeedsACurrency(t *testing.T) {
	_, err := money.Parse("1", money.Currency{})
	var wrong *money.CurrencyError
	require.ErrorAs(t, err, &wrong)
}

func TestSumsBeyondMachineIntegersStayExact(t *testing.T) {
	largest := money.FromRatio(math.MaxInt64, math.MaxUint64, 1, currency(t, "USD"))
	twice := sum(t, largest, largest)
	require.True(t, money.IsBig(twice))
	require.Equal(t, "340282366920938463463374607431768211454", twice.Exact())
	back, err := twice.Sub(largest)
	require.NoError(t, err)
	require.True(t, back.Equal(largest))
	require.False(t, money.IsBig(back), "what fits again goes back to machine integers")

	product := amount(t, "1"+strings.Repeat("0", 30), "USD").Mul(ratio(t, "1"+strings.Repeat("0", 30)))
	require.Equal(t, "1"+strings.Repeat("0", 60), product.Exact())
}

func TestAmountsAreSharedBetweenGoroutines(t *testing.T) {
	large := amount(t, "1"+strings.Repeat("0", 50)+"/7", "USD")
	require.True(t, money.IsBig(large))
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			_, _ = large.Add(large)
			_, _ = large.Over(large)
			_, _ = money.Allocate(large, []money.Amount{large, large})
			_, _, _ = large.Text(), large.Exact(), large.Neg()
		})
	}
	all.Wait()
}
