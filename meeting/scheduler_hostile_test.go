package meeting_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/participant"
)

// The bounds of a draft bound what the Scheduler does. The times are for loaded machines.
func TestTheLargestMeetingsAreScheduledInBoundedTime(t *testing.T) {
	crowd := func(n int) participant.Roster {
		var roster participant.Roster
		for i := range n {
			roster = append(roster, participant.Participant{ID: participant.ID(fmt.Sprintf("p%d", i))})
		}
		return roster
	}
	for name, d := range map[string]meeting.Draft{
		"everybody, every week": {
			Start: at("2026-01-05T09:00", "UTC"), Length: time.Hour, Repeats: recurrence.Weekly(), Roster: crowd(2000),
		},
		"somebody else at every occurrence": {
			Start: at("2026-01-05T09:00", "UTC"), Length: time.Hour, Repeats: recurrence.Daily(), Roster: crowd(1000), Overrides: func() []meeting.Override {
				var list []meeting.Override
				for i := range 5000 {
					original := local("2026-01-05T09:00").Add(time.Duration(i) * 24 * time.Hour)
					list = append(list, meeting.Override{Original: original, Roster: participant.Roster{{ID: participant.ID(fmt.Sprintf("q%d", i))}}})
				}
				return list
			}(),
		},
	} {
		t.Run(name, func(t *testing.T) {
			f, began := opened(t, meeting.SchedulerOptions{}), time.Now()
			m := f.scheduled(d)
			_, err := f.Edit(t.Context(), "ann", m.ID(), meeting.All(func(d *meeting.Draft) { d.Length += time.Minute }))
			require.NoError(t, err)
			_, err = f.Cancel(t.Context(), "ann", meeting.Key{Meeting: m.ID()}, meeting.ReachAll)
			require.NoError(t, err)
			assert.Less(t, time.Since(began), 30*time.Second)
			t.Log(time.Since(began))
		})
	}
}
