package paycard_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost/paycard"
	"github.com/salesmeeting/salesmeeting/participant"
)

// Random sums over a few kinds of people, so that many combinations are narrow and many are not.
func TestWhatIsExposedIsFoundAsTheAttackerFindsIt(t *testing.T) {
	r := source()
	exposed := 0
	const tries = 1500
	for range tries {
		var published [][]participant.ID
		for range 12 {
			cell := anyCell(r.IntN, 3+r.IntN(6))
			before := narrowest(published)
			require.Equal(t, 5, before)
			after := narrowest(append(slices.Clip(published), cell))
			got := paycard.Exposes(published, cell, 5)
			require.Equal(t, after < 5, got, "%v and %v", published, cell)
			if got {
				exposed++
				break
			}
			published = append(published, cell)
		}
	}
	t.Logf("%d of %d sequences came to an end", exposed, tries)
	require.Greater(t, exposed, tries/2)
	require.LessOrEqual(t, exposed, tries)
}

// anyCell is made of whole blocks of people, and now and then lacks one of them.
func anyCell(intN func(int) int, blocks int) (cell []participant.ID) {
	for b := range blocks {
		if intN(2) == 0 {
			continue
		}
		size := []int{5, 6, 2, 3, 5, 4, 1, 5, 3}[b%9]
		for i := range size {
			cell = append(cell, participant.ID(fmt.Sprint(b, ".", i)))
		}
	}
	if len(cell) == 0 || len(cell) > 5 && intN(3) == 0 {
		cell = cell[min(1, len(cell)):]
	}
	for i := 0; len(cell) < 5; i++ {
		cell = append(cell, participant.ID(fmt.Sprint("x.", i)))
	}
	return cell
}

func TestAStricterRuleCountsForWhatIsNewOnly(t *testing.T) {
	ids := func(from, to int) (list []participant.ID) {
		for i := from; i < to; i++ {
			list = append(list, participant.ID(fmt.Sprint(i)))
		}
		return list
	}
	published := [][]participant.ID{ids(0, 6)}
	require.False(t, paycard.Exposes(published, ids(10, 30), 20), "six are published already, and stay so")
	require.True(t, paycard.Exposes(published, ids(10, 29), 20))
	require.True(t, paycard.Exposes(published, ids(0, 20), 20), "fourteen")
	require.False(t, paycard.Exposes(published, ids(0, 6), 20), "nothing new")
	require.True(t, paycard.Exposes(nil, ids(0, 4), 5))
	require.False(t, paycard.Exposes(nil, ids(0, 5), 5))
}
