package money_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost/money"
)

func amounts(t testing.TB, code string, list ...string) []money.Amount {
	t.Helper()
	all := make([]money.Amount, len(list))
	for i, text := range list {
		all[i] = amount(t, text, code)
	}
	return all
}

func TestAllocationOverTimeIsThatOfCostModel313(t *testing.T) {
	for _, c := range []struct {
		code          string
		amounts, want []string
	}{
		{"USD", []string{"10/3", "10/3", "10/3"}, []string{"3.33", "3.34", "3.33"}},
		{"USD", []string{"-10/3", "-10/3", "-10/3"}, []string{"-3.33", "-3.34", "-3.33"}},
		{"USD", []string{"0.125", "0.01"}, []string{"0.12", "0.02"}},
		{"USD", []string{"0.005", "0.010"}, []string{"0.00", "0.02"}},
		{"USD", []string{"0.004", "0", "0.004", "-0.008"}, []string{"0.00", "0.00", "0.01", "-0.01"}},
		{"JPY", []string{"0.5", "1", "0"}, []string{"0", "2", "0"}},
		{"KWD", []string{"1.0005", "0.0001"}, []string{"1.000", "0.001"}},
		{"CLF", []string{"0.00005"}, []string{"0.0000"}},
		{"USD", nil, []string{}},
	} {
		parts, err := money.AllocateOverTime(amounts(t, c.code, c.amounts...))
		require.NoError(t, err)
		require.Equal(t, c.want, texts(parts), c.amounts)
	}
}

func TestEveryPrefixOfAnAllocationOverTimeAddsUp(t *testing.T) {
	r, one := source(), ratio(t, "1")
	for range 200 {
		cur := currency(t, money.Codes()[r.IntN(len(money.Codes()))])
		list := make([]money.Amount, 1+r.IntN(20))
		for i := range list {
			if list[i] = anyAmount(r, cur); r.IntN(2) == 0 {
				list[i] = money.FromRatio(0, r.Uint64N(1<<20), 1040, cur)
			}
		}
		parts, err := money.AllocateOverTime(list)
		require.NoError(t, err)
		require.Len(t, parts, len(list))
		mirrored := make([]money.Amount, len(list))
		unit := money.FromRatio(0, 1, pow10(cur.Digits()), cur)
		for i, part := range parts {
			require.Equal(t, toJSON(t, sum(t, list[:i+1]...).Round()), toJSON(t, sum(t, parts[:i+1]...)))
			require.True(t, part.Equal(part.Round()))
			off, err := part.Sub(list[i])
			require.NoError(t, err)
			for _, distance := range []money.Amount{off, off.Neg()} {
				order, err := distance.Cmp(unit)
				require.NoError(t, err)
				require.LessOrEqual(t, order, 0, "a part is at most a minor unit off")
			}
			mirrored[i] = money.InBig(list[i].Neg()).Mul(one)
		}
		mirrored, err = money.AllocateOverTime(mirrored)
		require.NoError(t, err)
		for i := range parts {
			require.True(t, parts[i].Neg().Equal(mirrored[i]))
		}
		first := r.IntN(len(list))
		before, err := money.AllocateOverTime(list[:first])
		require.NoError(t, err)
		require.Equal(t, texts(parts[:first]), texts(before), "what comes later changes nothing")
	}
}

func pow10(digits int) uint64 {
	p := uint64(1)
	for range digits {
		p *= 10
	}
	return p
}

func TestAllocationOverTimeHasTheCurrencyOfTheAmounts(t *testing.T) {
	parts, err := money.AllocateOverTime([]money.Amount{{}, amount(t, "1", "EUR"), {}})
	require.NoError(t, err)
	require.Equal(t, "[0.00 EUR 1.00 EUR 0.00 EUR]", fmt.Sprint(parts))

	parts, err = money.AllocateOverTime([]money.Amount{{}, {}})
	require.NoError(t, err)
	require.Equal(t, "[0 0]", fmt.Sprint(parts))

	_, err = money.AllocateOverTime([]money.Amount{{}, amount(t, "1", "EUR"), {}, amount(t, "1", "CHF")})
	var mismatch *money.MismatchError
	require.ErrorAs(t, err, &mismatch)
	require.Equal(t, money.MismatchError{Left: currency(t, "EUR"), Right: currency(t, "CHF")}, *mismatch)
}
