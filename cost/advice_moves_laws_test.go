package cost_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// crowded are series of three teams, who share people, on two Mondays: some on the first two after New Year, some two weeks
// later.
func crowded(t testing.TB, r *rand.Rand) []meeting.Meeting {
	teams := []participant.Roster{roster("a", "b", "c"), roster("c", "d", "e"), roster("e", "f")}
	meetings := make([]meeting.Meeting, 5+r.IntN(6))
	for k := range meetings {
		meetings[k] = newMeeting(t, meeting.Draft{
			Title: fmt.Sprint("series ", k), Start: wallclock.At(2026, 1, 5+14*(r.IntN(4)/3), 8+r.IntN(9), 5*r.IntN(12), time.UTC),
			Length: time.Duration(1+r.IntN(4)) * 5 * time.Minute, Roster: teams[r.IntN(3)],
			Repeats: recurrence.Weekly().Times(2),
		})
	}
	return meetings
}

// After each move, that of the series which have not been moved yet is next that would be first if all were looked at
// anew: what was found before does not go stale.
func TestTheNextMoveIsTheBestOfWhatThereIsThen(t *testing.T) {
	n := 0
	for seed := range uint64(60) {
		r := seeded(seed)
		meetings := crowded(t, r)
		focus := newFocus(t, cost.FocusDraft{
			Hours:     everybody(workingHours(t, time.UTC, "08:00-12:00", "13:00-17:00"), "a", "b", "c", "d", "e", "f"),
			Threshold: time.Duration(2+r.IntN(3)) * time.Hour, Source: "test",
		})
		model := cost.NewModel(cost.Card{}, &cost.Options{Focus: focus})
		var advice []cost.Advice
		moved := map[string]bool{}
		for a := range forecast(t, model, quarter(t), meetings...).Advice() {
			if anew, ok := bestMove(t, model, afterAll(t, meetings, advice)); ok && !moved[anew.Series.Title] {
				assert.Equal(t, anew.Series.Title+", "+anew.String(), a.Series.Title+", "+a.String(), "seed %d", seed)
				n++
			}
			advice = append(advice, a)
			moved[a.Series.Title] = true
		}
		if anew, ok := bestMove(t, model, afterAll(t, meetings, advice)); ok {
			assert.True(t, moved[anew.Series.Title], "seed %d: %s is left", seed, anew)
		}
	}
	assert.Greater(t, n, 60)
}

func bestMove(t testing.TB, model cost.Model, meetings []meeting.Meeting) (cost.Advice, bool) {
	for a := range forecast(t, model, quarter(t), meetings...).Advice() {
		return a, true
	}
	return cost.Advice{}, false
}
