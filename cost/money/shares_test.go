package money_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost/money"
)

// Cost model 3.13: shares that are rounded one by one fail to add up in 48.5 % of meetings of three to ten
// people. Here it is made anew, and allocated shares always add up.
func TestSharesRoundedAloneFailToAddUpInHalfOfTheMeetingsCostModel313(t *testing.T) {
	const meetings = 4000
	r, usd, failed := source(), currency(t, "USD"), 0
	for range meetings {
		shares := make([]money.Amount, 3+r.IntN(8))
		var alone []money.Amount
		length := time.Duration(1+r.IntN(24)) * 5 * time.Minute
		for i := range shares {
			pay := money.FromRatio(0, 30_000+r.Uint64N(170_000), 1, usd)
			rate, err := money.PerYear(pay, money.BLS2025Q2())
			require.NoError(t, err)
			shares[i] = rate.For(length)
			alone = append(alone, shares[i].Round())
		}
		total := sum(t, shares...)
		if !sum(t, alone...).Equal(total.Round()) {
			failed++
		}
		parts, err := money.Allocate(total, shares)
		require.NoError(t, err)
		require.True(t, sum(t, parts...).Equal(total.Round()))
	}
	require.InDelta(t, 0.485, float64(failed)/meetings, 0.02)
	t.Logf("%d of %d", failed, meetings)
}
