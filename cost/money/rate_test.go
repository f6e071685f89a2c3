package money_test

import (
	"math"
	"math/big"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost/money"
)

func rate(t testing.TB, perHour string) money.Rate {
	t.Helper()
	r, err := money.NewRate(perHour, currency(t, "USD"))
	require.NoError(t, err)
	return r
}

func perYear(t testing.TB, pay string, basis money.Basis) money.Rate {
	t.Helper()
	r, err := money.PerYear(amount(t, pay, "USD"), basis)
	require.NoError(t, err)
	return r
}

func TestA1FourPeopleOn50000AYearCost140AnHour(t *testing.T) {
	// HBR calculator: 4 people, 50,000 USD a year, 60 minutes.
	one := perYear(t, "50000", money.HBR2016()).For(60 * time.Minute)
	total := sum(t, one, one, one, one)
	require.Equal(t, "140.00 USD", total.String())
	require.Equal(t, "140", total.Exact())
}

func TestA15LoadFactorOfBLSJune2025(t *testing.T) {
	// BLS ECEC June 2025: compensation 45.65, wages 32.07 USD an hour.
	factor, err := amount(t, "45.65", "USD").Over(amount(t, "32.07", "USD"))
	require.NoError(t, err)
	require.Equal(t, "4565/3207", factor.String())
	require.Equal(t, "1.42345", factor.Text(5))
	require.True(t, factor.Equal(money.BLS2025Q2().LoadFactor))

	// Who earns the average wage all year costs the average compensation.
	wages := rate(t, "32.07").For(2080 * time.Hour)
	r, err := money.PerYear(wages, money.BLS2025Q2())
	require.NoError(t, err)
	require.Equal(t, "45.65 USD/h", r.String())
	require.Equal(t, "913/20", r.Exact())
}

func TestPresetsAreThoseOfCostModel30(t *testing.T) {
	for _, c := range []struct {
		basis  money.Basis
		name   string
		hours  time.Duration
		factor string
	}{
		{money.HBR2016(), "HBR2016", 2000 * time.Hour, "7/5"},
		{money.BLS2025Q2(), "BLS2025Q2", 2080 * time.Hour, "4565/3207"},
		{money.CanadaPublic(), "CanadaPublic", 1950 * time.Hour, "6/5"},
	} {
		require.Equal(t, c.name, c.basis.Name)
		require.Equal(t, c.hours, c.basis.Hours)
		require.Equal(t, c.factor, c.basis.LoadFactor.String())
		require.NotEmpty(t, c.basis.Source)
		perYear(t, "80000", c.basis)
	}
	changed := money.HBR2016()
	changed.Hours = 1
	require.NotEqual(t, changed.Hours, money.HBR2016().Hours)
	require.Equal(t, 2000*time.Hour, money.HBR2016().Hours)
}

func TestRatesArePricedExactly(t *testing.T) {
	for _, c := range []struct {
		perHour string
		d       time.Duration
		want    string
	}{
		{"96.00", time.Hour, "96"},
		{"96.00", 45 * time.Minute, "72"},
		{"96.00", time.Second, "2/75"},
		{"96.00", 0, "0"},
		{"96.00", -time.Hour, "-96"},
		{"0", time.Hour, "0"},
		{"1/3", 20 * time.Minute, "1/9"},
		{"0.0001", time.Nanosecond, "1/36000000000000000"},
		{"1", math.MaxInt64, "9223372036854775807/3600000000000"},
		{"1", math.MinInt64, "-1125899906842624/439453125"},
	} {
		a := rate(t, c.perHour).For(c.d)
		require.Equal(t, c.want, a.Exact())
		require.Equal(t, "USD", a.Currency().Code())
		want := new(big.Rat).SetFrac64(int64(c.d), int64(time.Hour))
		require.Equal(t, 0, want.Mul(want, rate(t, c.perHour).Rat()).Cmp(a.Rat()))
	}
}

func TestARateIsNotNegative(t *testing.T) {
	_, err := money.NewRate("-0.01", currency(t, "USD"))
	require.EqualError(t, err, "money: a rate per hour is zero or more")
	require.Equal(t, "0.00 USD/h", rate(t, "-0").String())
	_, err = money.NewRate("1", money.Currency{})
	var wrong *money.CurrencyError
	require.ErrorAs(t, err, &wrong)
}

func TestTheZeroRateCostsNothing(t *testing.T) {
	var zero money.Rate
	require.True(t, zero.For(time.Hour).Equal(money.Amount{}))
	require.True(t, zero.Currency().IsZero())
	require.Equal(t, "0/h", zero.String())
	require.Equal(t, "0", zero.Exact())
	require.False(t, zero.Equal(rate(t, "0")))
	require.True(t, rate(t, "0").Equal(rate(t, "0.00")))
}

func TestARateKeepsMoreDigitsThanItsCurrency(t *testing.T) {
	r := rate(t, "67.30769231")
	require.Equal(t, "67.31 USD/h", r.String())
	require.Equal(t, "6730769231/100000000", r.Exact())
	require.True(t, rate(t, r.Exact()).Equal(r))
	r.Rat().SetInt64(1)
	require.Equal(t, "6730769231/100000000", r.Rat().RatString())
	require.Equal(t, "USD", r.Currency().Code())
}

func TestABasisOfTheCallersOwnIsChecked(t *testing.T) {
	own := money.Basis{Name: "ours", Hours: 1878*time.Hour + 30*time.Minute, LoadFactor: ratio(t, "1.28555"), Source: "HR, 2026"}
	// cost-model 3.1: hours worked with the factor without paid leave.
	require.Equal(t, "54.75 USD/h", perYear(t, "80000", own).String())

	for _, c := range []struct {
		path  string
		spoil func(*money.Basis)
	}{
		{"/name", func(b *money.Basis) { b.Name = "" }},
		{"/source", func(b *money.Basis) { b.Source = "" }},
		{"/hours", func(b *money.Basis) { b.Hours = 0 }},
		{"/hours", func(b *money.Basis) { b.Hours = -time.Hour }},
		{"/hours", func(b *money.Basis) { b.Hours = 8784*time.Hour + 1 }},
		{"/load_factor", func(b *money.Basis) { b.LoadFactor = ratio(t, "0.4") }}, // meant 40 % on top
		{"/load_factor", func(b *money.Basis) { b.LoadFactor = ratio(t, "140") }},
	} {
		spoilt := own
		c.spoil(&spoilt)
		_, err := money.PerYear(amount(t, "80000", "USD"), spoilt)
		var wrong *money.FieldError
		require.ErrorAs(t, err, &wrong)
		require.Equal(t, c.path, wrong.Path)
	}

	_, err := money.PerYear(amount(t, "80000", "USD"), money.Basis{})
	all, ok := err.(interface{ Unwrap() []error })
	require.True(t, ok)
	require.Len(t, all.Unwrap(), 4, "all problems at once")

	_, err = money.PerYear(amount(t, "-1", "USD"), own)
	require.EqualError(t, err, "money: pay a year is zero or more")
	_, err = money.PerYear(money.Amount{}, own)
	require.Error(t, err)
	for _, edge := range []money.Basis{
		{Name: "a", Hours: 8784 * time.Hour, LoadFactor: ratio(t, "1"), Source: "s"},
		{Name: "a", Hours: 1, LoadFactor: ratio(t, "10"), Source: "s"},
	} {
		perYear(t, "0", edge)
	}
}

// g1 has the rates and the attendance of cost-model 3.14.
func g1(t testing.TB) (manager, executive, expert money.Rate, attendance []money.Ratio) {
	basis := money.Basis{Name: "G1", Hours: 2080 * time.Hour, LoadFactor: ratio(t, "7/5"), Source: "cost-model 3.14"}
	for _, p := range []string{"0.95", "0.95", "0.95", "0.5", "0.3"} {
		attendance = append(attendance, ratio(t, p))
	}
	return perYear(t, "135160", basis), perYear(t, "80000", basis), perYear(t, "120000", basis), attendance
}

func TestG1LaborAndPreparationAndFollowUp(t *testing.T) {
	manager, executive, expert, attendance := g1(t)
	labor, preparation := manager.For(45*time.Minute), manager.For(30*time.Minute)
	for _, p := range attendance {
		labor = sum(t, labor, executive.For(45*time.Minute).Mul(p))
		preparation = sum(t, preparation, executive.For(10*time.Minute).Mul(p))
	}
	labor = sum(t, labor, expert.For(45*time.Minute).Mul(ratio(t, "0.5")))
	followUp := manager.For(15 * time.Minute)
	total := sum(t, labor, preparation, followUp, amount(t, "25.00", "USD"))

	for _, c := range []struct {
		a           money.Amount
		text, exact string
	}{
		{labor, "245.92", "255759/1040"},
		{preparation, "78.24", "122059/1560"},
		{followUp, "22.74", "23653/1040"},
		{total, "371.91", "44629/120"},
		{total.Mul(ratio(t, "53")), "19711.14", "2365337/120"},
		{total.Mul(ratio(t, "52")), "19339.23", "580177/30"},
		{total.Mul(ratio(t, "26")), "9669.62", "580177/60"}, // saved by 27 instead of 53
		{labor.Mul(ratio(t, "1/3")), "81.97", "85253/1040"},
		{expert.For(45 * time.Minute).Mul(ratio(t, "0.5")), "30.29", "1575/52"},
		{expert.For(30 * time.Minute).Mul(ratio(t, "0.5")), "20.19", "525/26"},
	} {
		require.Equal(t, c.text, c.a.Text())
		require.Equal(t, c.exact, c.a.Exact())
	}
}

func TestG1SharesAddUpTo34691Cents(t *testing.T) {
	manager, executive, expert, attendance := g1(t)
	shares := []money.Amount{manager.For(90 * time.Minute)}
	for _, p := range attendance {
		shares = append(shares, executive.For(55*time.Minute).Mul(p))
	}
	shares = append(shares, expert.For(45*time.Minute).Mul(ratio(t, "0.5")))
	parts, err := money.Allocate(sum(t, shares...), shares)
	require.NoError(t, err)
	require.Equal(t, []string{"136.46", "46.89", "46.89", "46.89", "24.68", "14.81", "30.29"}, texts(parts))
	require.Equal(t, "346.91", sum(t, parts...).Text())
}
