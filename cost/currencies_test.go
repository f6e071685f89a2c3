package cost_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// A7: what meetings cost in four currencies is no sum (Doodle, 2019: the press printed 541,949,801,079). Forecasts
// by cards in different currencies don't merge, and the error names both.
func TestA7ForecastsInFourCurrenciesAreNoSumDoodle2019(t *testing.T) {
	in := func(code, rate string) cost.Forecast {
		card := newCard(t, cost.CardDraft{Currency: code, Source: "Doodle 2019, in units of a thousand", Default: rate})
		m := newMeeting(t, meeting.Draft{Start: wallclock.At(2019, 1, 7, 9, 0, time.UTC), Length: 1000 * time.Hour, Roster: roster("a")})
		return forecast(t, cost.NewModel(card, nil), year(2019), m)
	}
	pounds := in("GBP", "45494580.37")
	assert.Equal(t, "45494580370.00 GBP", pounds.Cost().String())
	bag := money.BagOf(pounds.Cost())
	for code, rate := range map[string]string{"USD": "399011952.191", "EUR": "64718268.518", "CHF": "32725000"} {
		other := in(code, rate)
		merged, err := pounds.Merge(other)
		var mismatch *money.MismatchError
		require.ErrorAs(t, err, &mismatch)
		assert.Equal(t, money.MismatchError{Left: currency(t, "GBP"), Right: currency(t, code)}, *mismatch)
		assert.ErrorContains(t, err, "GBP")
		assert.ErrorContains(t, err, code)
		assert.Zero(t, merged.Total().Occurrences, "nothing is returned that could be taken for a sum")
		bag = bag.Add(other.Cost())
	}
	assert.Equal(t, "32725000000.00 CHF + 64718268518.00 EUR + 45494580370.00 GBP + 399011952191.00 USD", bag.String())
	_, err := bag.In(currency(t, "EUR"), "2019-01-07", money.ExchangeTable{})
	for _, code := range []string{"CHF", "GBP", "USD"} {
		require.ErrorContains(t, err, "from "+code+" to EUR")
	}
}
