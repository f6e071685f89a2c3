package cost_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// Section 3.0: all sums are independent of the order, here those of parts that were counted in offices with clocks
// of their own. Two windows begin, or end, at one instant that the clocks of two zones write differently.
func TestScenarioOrderOfPartsFromDifferentZones(t *testing.T) {
	berlin, newYork := zone(t, "Europe/Berlin"), zone(t, "America/New_York")
	at := func(day int) time.Time { return time.Date(2026, time.February, day, 0, 0, 0, 0, time.UTC) }
	weekly := newMeeting(t, meeting.Draft{
		Title: "Forecast call", Start: wallclock.At(2026, time.January, 5, 18, 30, newYork), Length: 40 * time.Minute,
		Repeats: recurrence.Weekly(), Roster: roster("ann", "bo"),
	})
	daily := newMeeting(t, meeting.Draft{
		Title: "Stand-up", Start: wallclock.At(2026, time.January, 5, 9, 0, berlin), Length: 15 * time.Minute,
		Repeats: recurrence.Daily(), Roster: roster("cy"),
	})
	model := cost.NewModel(newCard(t, cost.CardDraft{Currency: "EUR", Source: "test", Default: "255/13"}), nil)
	for name, windows := range map[string][2]interval.Interval{
		"one start":           {spanOf(t, at(2).In(berlin), at(9)), spanOf(t, at(2).In(newYork), at(16))},
		"one end":             {spanOf(t, at(2), at(16).In(newYork)), spanOf(t, at(9), at(16).In(berlin))},
		"one zone, two names": {spanOf(t, at(2).In(time.FixedZone("", 3600)), at(9)), spanOf(t, at(2).In(berlin), at(9))},
		"windows of nothing":  {spanOf(t, at(2), at(2)), spanOf(t, at(3), at(3))},
		"one within":          {spanOf(t, at(2), at(16)), spanOf(t, at(9), at(9))},
	} {
		t.Run(name, func(t *testing.T) {
			a, b := forecast(t, model, windows[0], weekly), forecast(t, model, windows[1], daily)
			first, err := a.Merge(b)
			require.NoError(t, err)
			second, err := b.Merge(a)
			require.NoError(t, err)
			want, err := json.Marshal(first)
			require.NoError(t, err)
			got, err := json.Marshal(second)
			require.NoError(t, err)
			assert.Equal(t, string(want), string(got))
			assert.Equal(t, first.Window().String(), second.Window().String())
			assert.Equal(t, first.Window().Start().Location().String(), second.Window().Start().Location().String())
		})
	}
}

func spanOf(t testing.TB, from, to time.Time) interval.Interval {
	t.Helper()
	span, err := interval.New(from, to)
	require.NoError(t, err)
	return span
}
