package cost_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

func TestOnceAMonthKeepsThePlaceOfTheWeekdayInItsMonth(t *testing.T) {
	card, _ := eightPeople(t)
	for day, want := range map[int]int{1: 1, 7: 1, 8: 2, 14: 2, 15: 3, 21: 3, 22: 4, 28: 4, 29: -1} {
		m := newMeeting(t, meeting.Draft{
			Start: wallclock.At(2026, time.January, day, 9, 0, time.UTC), Length: time.Hour, Roster: roster("a"),
			Repeats: recurrence.Weekly().Every(2),
		})
		for a := range forecast(t, cost.NewModel(card, nil), year(2026), m).Advice() {
			require.Equal(t, cost.OnceAMonth, a.Change.Kind())
			rule := recurrence.Monthly().OnThe(want, m.Start().Local().Weekday())
			assert.True(t, rule.Equal(a.Meeting.Repeats()), "day %d: %s", day, a.Meeting.Repeats())
			break
		}
	}
}
