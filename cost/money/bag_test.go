package money_test

import (
	"encoding/json"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost/money"
)

func TestABagKeepsCurrenciesApart(t *testing.T) {
	b := money.BagOf(amount(t, "2", "USD"), amount(t, "1/3", "EUR"), amount(t, "3", "USD"), money.Amount{}, amount(t, "7", "JPY"))
	require.Equal(t, "0.33 EUR + 7 JPY + 5.00 USD", b.String())
	require.Equal(t, "5", b.Of(currency(t, "USD")).Exact())
	require.True(t, b.Of(currency(t, "GBP")).Equal(money.Amount{}))
	require.True(t, b.Of(money.Currency{}).Equal(money.Amount{}))
	require.Equal(t, `[{"amount":"0.33","currency":"EUR","exact":"1/3"},{"amount":"7","currency":"JPY","exact":"7"},{"amount":"5.00","currency":"USD","exact":"5"}]`, toJSON(t, b))
}

func TestAnEmptyBagIsTheZeroBag(t *testing.T) {
	var zero money.Bag
	require.True(t, zero.IsEmpty())
	require.Equal(t, "0", zero.String())
	require.Equal(t, "[]", toJSON(t, zero))
	require.Empty(t, zero.Amounts())

	gone := money.BagOf(amount(t, "1/3", "USD"), amount(t, "1", "EUR"), amount(t, "-1/3", "USD"), amount(t, "-1", "EUR"), amount(t, "0", "GBP"))
	require.True(t, gone.IsEmpty())
	require.True(t, gone.Equal(zero))
	require.Equal(t, "[]", toJSON(t, gone))
}

func TestABagDoesNotChangeWhenItIsAddedTo(t *testing.T) {
	b := money.BagOf(amount(t, "2", "USD"), amount(t, "1", "EUR"))
	before := toJSON(t, b)
	list := b.Amounts()
	list[0] = amount(t, "9", "JPY")
	_ = b.Add(amount(t, "2", "USD"))
	_ = b.Add(amount(t, "-2", "USD"))
	_ = b.Add(amount(t, "2", "AUD"))
	_ = b.Merge(b)
	require.Equal(t, before, toJSON(t, b))
}

func TestBagsMergeInAnyOrderAndGroupingToTheSameBytes(t *testing.T) {
	r := source()
	codes := []string{"CHF", "EUR", "GBP", "JPY", "KWD", "USD"}
	for range 300 {
		amounts := make([]money.Amount, r.IntN(12))
		for i := range amounts {
			amounts[i] = anyAmount(r, currency(t, codes[r.IntN(len(codes))]))
			if i > 0 && r.IntN(4) == 0 {
				amounts[i] = amounts[i-1].Neg()
			}
		}
		want := money.BagOf(amounts...)
		for range 4 {
			r.Shuffle(len(amounts), func(i, j int) { amounts[i], amounts[j] = amounts[j], amounts[i] })
			got := inParts(r, amounts)
			require.Equal(t, toJSON(t, want), toJSON(t, got))
			require.True(t, want.Equal(got))
		}
		var back money.Bag
		require.NoError(t, json.Unmarshal([]byte(toJSON(t, want)), &back))
		require.True(t, back.Equal(want))
	}
}

// inParts adds up amounts in a random grouping.
func inParts(r *rand.Rand, amounts []money.Amount) money.Bag {
	if len(amounts) < 2 {
		return money.BagOf(amounts...)
	}
	cut := r.IntN(len(amounts))
	if cut == 0 {
		return money.BagOf(amounts...)
	}
	return inParts(r, amounts[:cut]).Merge(inParts(r, amounts[cut:]))
}

func TestBagsAreComparedByTheirAmounts(t *testing.T) {
	a := money.BagOf(amount(t, "1", "USD"))
	require.True(t, a.Equal(money.BagOf(amount(t, "1/2", "USD"), amount(t, "1/2", "USD"))))
	require.False(t, a.Equal(money.BagOf(amount(t, "1", "EUR"))))
	require.False(t, a.Equal(money.BagOf(amount(t, "2", "USD"))))
	require.False(t, a.Equal(a.Add(amount(t, "1", "EUR"))))
}

func TestFaultsInTheJSONOfABagComeAllAtOnce(t *testing.T) {
	const usd = `{"amount":"1.00","currency":"USD","exact":"1"}`
	for text, want := range map[string]string{
		`{}`:                        `money: a bag is written [{"amount":"245.92","currency":"USD","exact":"255759/1040"}]`,
		`[` + usd + `,` + usd + `]`: `/1/currency: money: "USD" is there twice: add the two up`,
		`[1,` + usd + `,{"currency":"usd","exact":"1/0"}]`: `/0: money: a figure is written {"amount":"245.92","currency":"USD","exact":"255759/1040"}` + "\n" +
			`/2/currency: money: "usd" is no currency: write "USD"` + "\n" + `/2/exact: money: "1/0", byte 2: a denominator of at least 1`,
	} {
		b := money.BagOf(amount(t, "7", "EUR"))
		err := json.Unmarshal([]byte(text), &b)
		require.EqualError(t, err, want)
		require.Equal(t, "7.00 EUR", b.String(), "a failure changes nothing")
		var field *money.FieldError
		require.ErrorAs(t, err, &field)
	}
	b := money.BagOf(amount(t, "7", "EUR"))
	require.NoError(t, json.Unmarshal([]byte("null"), &b))
	require.Equal(t, "7.00 EUR", b.String())
}

func FuzzBagJSON(f *testing.F) {
	f.Add(`[{"amount":"1.00","currency":"USD","exact":"1"},{"amount":"0.33","currency":"EUR","exact":"1/3"}]`)
	f.Add(`[{"amount":"0","currency":"","exact":"0"}]`)
	f.Add(`[1,[],null]`)
	f.Fuzz(func(t *testing.T, text string) {
		var b money.Bag
		if json.Unmarshal([]byte(text), &b) != nil {
			require.True(t, b.IsEmpty())
			return
		}
		var again money.Bag
		require.NoError(t, json.Unmarshal([]byte(toJSON(t, b)), &again))
		require.Equal(t, toJSON(t, b), toJSON(t, again))
	})
}
