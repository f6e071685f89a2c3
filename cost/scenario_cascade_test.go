package cost_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/money"
)

// A diamond: the board is prepared by two regions, these share the desks (two fifths and three fifths), and the desks
// are prepared by an enablement day.
func diamond(t testing.TB) cost.Cascade {
	c, err := cost.NewCascade(cost.CascadeDraft{Source: "test", Meetings: []cost.CascadeMeeting{
		{Name: "desk", Instances: 52, PersonHours: cost.HoursOf(135 * time.Minute), PreparedBy: []cost.CascadeShare{{Name: "enablement"}}},
		{Name: "north", Instances: 12, PersonHours: cost.HoursOf(9 * time.Hour), PreparedBy: []cost.CascadeShare{{Name: "desk", Share: "2/5"}}},
		{Name: "board", Instances: 4, PersonHours: cost.HoursOf(210 * time.Minute), PreparedBy: []cost.CascadeShare{{Name: "north"}, {Name: "south", Share: "1"}}},
		{Name: "enablement", Instances: 3, PersonHours: cost.HoursOf(40 * time.Hour)},
		{Name: "south", Instances: 6, PersonHours: cost.HoursOf(330 * time.Minute), PreparedBy: []cost.CascadeShare{{Name: "desk", Share: "0.6"}}},
	}})
	require.NoError(t, err)
	return c
}

func TestScenarioSharedPreparationCountsOnceCostModel36(t *testing.T) {
	c := diamond(t)
	for name, want := range map[string]string{"enablement": "120", "desk": "237", "north": "1014/5", "south": "876/5", "board": "392"} {
		h, ok := c.Hours(name)
		require.True(t, ok)
		assert.Equal(t, want, h.Total.String(), name)
	}
	board, _ := c.Hours("board")
	ripple, ok := board.Ripple()
	assert.True(t, ok)
	assert.Equal(t, "28", ripple.String())
	assert.Equal(t, []string{"board"}, c.Roots())
}

func TestScenarioCascadesInMoneyCostModel36(t *testing.T) {
	p, err := diamond(t).Price(map[string]money.Amount{
		"board": amountIn(t, "350.10", "CHF"), "north": amountIn(t, "1000/3", "CHF"), "south": amountIn(t, "255/13", "CHF"),
		"desk": amountIn(t, "0.01", "CHF"), "enablement": amountIn(t, "0", "CHF"),
	})
	require.NoError(t, err)
	for name, want := range map[string]string{
		"enablement": "0", "desk": "13/25", "north": "500026/125", "south": "191757/1625", "board": "1793549/325",
	} {
		c, ok := p.Cost(name)
		require.True(t, ok)
		assert.Equal(t, want, c.Total.Exact(), name)
	}
	board, _ := p.Cost("board")
	ripple, ok := board.Ripple()
	assert.True(t, ok)
	assert.Equal(t, "1793549/455130", ripple.String())
	free, _ := p.Cost("enablement")
	_, ok = free.Ripple()
	assert.False(t, ok, "there is no ratio to nothing")
}
