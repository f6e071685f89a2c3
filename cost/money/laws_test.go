package money_test

import (
	"encoding/json"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost/money"
)

// forms are the two ways in which an amount may be represented.
func forms(a money.Amount) []money.Amount { return []money.Amount{a, money.InBig(a)} }

// checkArithmetic compares all operations on two amounts of one currency with big.Rat, in every
// representation of both.
func checkArithmetic(t testing.TB, x, y money.Amount) {
	t.Helper()
	for _, a := range forms(x) {
		for _, b := range forms(y) {
			p, q := a.Rat(), b.Rat()
			plus, err := a.Add(b)
			require.NoError(t, err)
			require.Equal(t, new(big.Rat).Add(p, q).RatString(), plus.Exact())
			minus, err := a.Sub(b)
			require.NoError(t, err)
			require.Equal(t, new(big.Rat).Sub(p, q).RatString(), minus.Exact())
			order, err := a.Cmp(b)
			require.NoError(t, err)
			require.Equal(t, p.Cmp(q), order)
			require.Equal(t, p.Cmp(q) == 0, a.Equal(b))
			require.Equal(t, toJSON(t, a) == toJSON(t, b), a.Equal(b))
			share, err := a.Over(b)
			if q.Sign() == 0 {
				require.ErrorIs(t, err, money.ErrUndefined)
				continue
			}
			require.NoError(t, err)
			require.Equal(t, new(big.Rat).Quo(p, q).RatString(), share.String())
			require.True(t, b.Mul(share).Equal(a))
			require.True(t, b.Mul(money.RatioInBig(share)).Equal(a))
		}
	}
}

// checkShown compares what one amount shows with big.Rat.
func checkShown(t testing.TB, x money.Amount) {
	t.Helper()
	for _, a := range forms(x) {
		p := a.Rat()
		require.Equal(t, p.RatString(), a.Exact())
		require.Equal(t, p.Sign(), a.Sign())
		require.Equal(t, new(big.Rat).Neg(p).RatString(), a.Neg().Exact())
		require.Equal(t, halfEven(p, a.Currency().Digits()), a.Text())
		require.Equal(t, a.Text(), a.Round().Text())
		require.True(t, a.Round().Equal(a.Round().Round()))
		again, err := money.Parse(a.Exact(), a.Currency())
		require.NoError(t, err)
		require.True(t, again.Equal(a))
		again, err = money.Parse(a.Text(), a.Currency())
		require.NoError(t, err)
		require.True(t, again.Equal(a.Round()))
		require.NoError(t, json.Unmarshal([]byte(toJSON(t, a)), &again))
		require.True(t, again.Equal(a))
		require.Equal(t, toJSON(t, x), toJSON(t, again))
	}
}

func TestArithmeticIsThatOfRationalsWhateverTheRepresentation(t *testing.T) {
	r := source()
	for range 1000 {
		code := money.Codes()[r.IntN(len(money.Codes()))]
		a, b := anyAmount(r, currency(t, code)), anyAmount(r, currency(t, code))
		if r.IntN(4) == 0 {
			b = money.InBig(a).Mul(ratio(t, "1")) // equal, and maybe not in the same terms
		}
		checkArithmetic(t, a, b)
		checkShown(t, a)
	}
}

func TestSumsAreTheSameBytesInAnyOrderAndGrouping(t *testing.T) {
	r, usd := source(), currency(t, "USD")
	for range 20 {
		amounts := make([]money.Amount, 200)
		for i := range amounts {
			switch r.IntN(3) {
			case 0:
				amounts[i] = anyAmount(r, usd)
			case 1:
				amounts[i] = money.FromRatio(0, r.Uint64N(1<<40), 1040*36_000_000, usd)
			}
		}
		want := toJSON(t, sum(t, amounts...))
		for range 5 {
			r.Shuffle(len(amounts), func(i, j int) { amounts[i], amounts[j] = amounts[j], amounts[i] })
			require.Equal(t, want, toJSON(t, sum(t, amounts...)))
			require.Equal(t, want, toJSON(t, merge(t, r, amounts)))
		}
	}
}

// merge adds up in random groups, which meet as JSON, as processes of a cluster would.
func merge(t testing.TB, r *rand.Rand, amounts []money.Amount) money.Amount {
	if len(amounts) < 4 {
		return sum(t, amounts...)
	}
	cut := 1 + r.IntN(len(amounts)-1)
	var left, right money.Amount
	require.NoError(t, json.Unmarshal([]byte(toJSON(t, merge(t, r, amounts[:cut]))), &left))
	require.NoError(t, json.Unmarshal([]byte(toJSON(t, merge(t, r, amounts[cut:]))), &right))
	return sum(t, left, right)
}

func TestHalfAMillionAmountsOfOneDenominatorAddUpExactly(t *testing.T) {
	const den = 1040 * 36_000_000
	r, usd := source(), currency(t, "USD")
	total, want := money.Amount{}, new(big.Int)
	for range 500_000 {
		n := r.Uint64N(1 << 50)
		want.Add(want, new(big.Int).SetUint64(n))
		total = sum(t, total, money.FromRatio(0, n, den, usd))
	}
	require.False(t, money.IsBig(total))
	require.Equal(t, new(big.Rat).SetFrac(want, big.NewInt(den)).RatString(), total.Exact())
}

func TestAllocationKeepsItsLaws(t *testing.T) {
	r := source()
	for range 500 {
		code := money.Codes()[r.IntN(len(money.Codes()))]
		weights := make([]int64, 1+r.IntN(12))
		for i := range weights {
			weights[i] = int64(anyWord(r)>>1) * r.Int64N(2)
		}
		weights[r.IntN(len(weights))] = 1 + r.Int64N(9)
		checkAllocation(t, anyAmount(r, currency(t, code)), weights)
	}
}

// checkAllocation needs weights that are not negative, and not all zero.
func checkAllocation(t testing.TB, total money.Amount, weights []int64) {
	t.Helper()
	parts, err := money.Allocate(total, weights)
	require.NoError(t, err)
	require.Len(t, parts, len(weights))
	require.Equal(t, toJSON(t, total.Round()), toJSON(t, sum(t, append(parts, total.Round().Mul(ratio(t, "0")))...)))

	var all int64
	ratios := make([]money.Ratio, len(weights))
	sumOfWeights := new(big.Int)
	for i, w := range weights {
		sumOfWeights.Add(sumOfWeights, big.NewInt(w))
		all |= w
		ratios[i], err = money.NewRatio(w, 1)
		require.NoError(t, err)
	}
	require.NotZero(t, all)
	minor := new(big.Rat).SetFrac(big.NewInt(1), new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(total.Currency().Digits())), nil))
	for i, p := range parts {
		require.Equal(t, p.Text(), p.Round().Text())
		require.True(t, p.Equal(p.Round()))
		quota := new(big.Rat).SetFrac(big.NewInt(weights[i]), sumOfWeights)
		quota.Mul(quota, total.Round().Rat())
		off := quota.Sub(quota, p.Rat())
		require.Negative(t, off.Abs(off).Cmp(minor), "each part is within one minor unit of its share")
		if weights[i] == 0 {
			require.Zero(t, p.Sign())
		}
	}

	mirrored, err := money.Allocate(total.Neg(), weights)
	require.NoError(t, err)
	same, err := money.Allocate(money.InBig(total), ratios)
	require.NoError(t, err)
	for i, p := range parts {
		require.True(t, p.Neg().Equal(mirrored[i]))
		require.True(t, p.Equal(same[i]))
	}
}
