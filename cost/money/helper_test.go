package money_test

import (
	"encoding/json"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost/money"
)

func currency(t testing.TB, code string) money.Currency {
	t.Helper()
	c, err := money.ParseCurrency(code)
	require.NoError(t, err)
	return c
}

func amount(t testing.TB, text, code string) money.Amount {
	t.Helper()
	a, err := money.Parse(text, currency(t, code))
	require.NoError(t, err)
	return a
}

func ratio(t testing.TB, text string) money.Ratio {
	t.Helper()
	r, err := money.ParseRatio(text)
	require.NoError(t, err)
	return r
}

func sum(t testing.TB, amounts ...money.Amount) money.Amount {
	t.Helper()
	var total money.Amount
	for _, a := range amounts {
		var err error
		total, err = total.Add(a)
		require.NoError(t, err)
	}
	return total
}

func toJSON(t testing.TB, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	require.NoError(t, err)
	return string(data)
}

func source() *rand.Rand { return rand.New(rand.NewPCG(4217, 2026)) }

// anyWord is small, near a power of two, or anything.
func anyWord(r *rand.Rand) uint64 {
	switch r.IntN(4) {
	case 0:
		return r.Uint64N(20)
	case 1:
		return uint64(1)<<r.IntN(64) + r.Uint64N(3) - 1
	case 2:
		return ^uint64(0) - r.Uint64N(3)
	}
	return r.Uint64() >> r.IntN(64)
}

// anyAmount has a number that is small, huge, or just at the limit of what machine integers hold.
func anyAmount(r *rand.Rand, cur money.Currency) money.Amount {
	hi := int64(anyWord(r))
	if r.IntN(2) == 0 {
		hi = -r.Int64N(2)
	}
	a := money.FromRatio(hi, anyWord(r), max(1, anyWord(r)), cur)
	if r.IntN(8) == 0 {
		b, _ := a.Add(money.FromRatio(int64(anyWord(r)), anyWord(r), max(1, anyWord(r)), cur))
		return b
	}
	return a
}

// ratFrom is num/den as FromRatio defines it, by other means.
func ratFrom(hi int64, lo, den uint64) *big.Rat {
	num := new(big.Int).Lsh(big.NewInt(hi), 64)
	num.Add(num, new(big.Int).SetUint64(lo))
	return new(big.Rat).SetFrac(num, new(big.Int).SetUint64(den))
}

// halfEven is r rounded to digits, as text, by other means than the library's.
func halfEven(r *big.Rat, digits int) string {
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(digits)), nil)
	scaled := new(big.Rat).Mul(r, new(big.Rat).SetInt(scale))
	floor := new(big.Int).Div(scaled.Num(), scaled.Denom()) // Euclidean, so it goes down
	rest := new(big.Rat).Sub(scaled, new(big.Rat).SetInt(floor))
	c := rest.Cmp(big.NewRat(1, 2))
	if c > 0 || c == 0 && floor.Bit(0) == 1 {
		floor.Add(floor, big.NewInt(1))
	}
	return new(big.Rat).SetFrac(floor, scale).FloatString(digits)
}
