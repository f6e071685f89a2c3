package enginetest_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// newYear is when the tests take place, a Thursday.
var newYear = time.Date(2026, time.January, 1, 9, 0, 0, 0, time.UTC)

// call is an hour of some people, so many hours after the new year.
func call(hours int, people ...participant.ID) meeting.Draft {
	d := meeting.Draft{Title: "Call", Start: wallclock.Of(newYear.Add(time.Duration(hours) * time.Hour)), Length: time.Hour}
	for _, id := range people {
		d.Roster = append(d.Roster, participant.Participant{ID: id, Email: string(id) + "@example.com"})
	}
	return d
}

func made(t testing.TB, d meeting.Draft) meeting.Meeting {
	t.Helper()
	m, err := meeting.New(d)
	require.NoError(t, err)
	return m
}

func scheduler(store meeting.Store) *meeting.Scheduler {
	return meeting.NewScheduler(store, &meeting.SchedulerOptions{Now: func() time.Time { return newYear }})
}
