package meeting_test

import (
	"context"
	"encoding/json"
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/participant"
)

// rows returns all that a day of an office brings into its store.
func rows(t *testing.T) ([]meeting.Notification, []meeting.Reminder) {
	t.Helper()
	f, box := opened(t, meeting.SchedulerOptions{}), &inbox{}
	d := mondays("ann", "bo")
	d.ID, d.Organizer = meeting.IDFor("review"), "ann"
	d.Roster[1].Name, d.Roster[1].Email = "Bo / ब", "bo@example.com"
	m := f.scheduled(d)
	reminders, err := f.store.Due(t.Context(), f.now.Add(24*365*time.Hour), 10)
	require.NoError(t, err)
	_, err = f.Respond(t.Context(), "bo", meeting.Key{Meeting: m.ID(), Original: local("2026-01-12T09:00")}, participant.Declined)
	require.NoError(t, err)
	_, err = f.Cancel(t.Context(), "ann", meeting.Key{Meeting: m.ID(), Original: local("2026-01-19T09:00")}, meeting.ReachFollowing)
	require.NoError(t, err)
	f.at("2026-01-05T08:50:00Z").deliver(box)
	return box.got, reminders
}

func TestNotificationsAndRemindersAreTheSameAfterJSON(t *testing.T) {
	notifications, reminders := rows(t)
	require.Len(t, notifications, 5)
	for _, n := range notifications {
		data, err := json.Marshal(n)
		require.NoError(t, err)
		var read meeting.Notification
		require.NoError(t, json.Unmarshal(data, &read))
		assert.Equal(t, n, read)
		assert.Contains(t, map[meeting.Notification]bool{n: true}, read, "they compare with ==")
	}
	require.Len(t, reminders, 2)
	for _, r := range reminders {
		data, err := json.Marshal(r)
		require.NoError(t, err)
		var read meeting.Reminder
		require.NoError(t, json.Unmarshal(data, &read))
		assert.Contains(t, map[meeting.Reminder]bool{r: true}, read, "they compare with ==")
	}
}

func TestTheIDOfANotificationDependsOnNothingButWhatItIs(t *testing.T) {
	first, _ := rows(t)
	second, _ := rows(t)
	assert.Equal(t, first, second)
	seen := make(map[meeting.NotificationID]bool)
	for _, n := range first {
		assert.False(t, seen[n.ID], n)
		assert.EqualValues(t, 5, n.ID.Version())
		seen[n.ID] = true
	}
	assert.Equal(t, "invited", string(first[0].Notice))
	assert.True(t, first[2].Onward, "a series that ends")
}

func TestAnOutcomeIsOneOfFour(t *testing.T) {
	require.NoError(t, meeting.OutcomeNoShowByThem.Check())
	require.Error(t, meeting.Outcome("").Check())
	require.Error(t, meeting.Outcome("maybe").Check())
}

// refusing is a store whose commits fail.
type refusing struct {
	meeting.Store
	err   error
	calls *int
}

func (r refusing) Commit(ctx context.Context, c meeting.Commit) error {
	*r.calls++
	if r.err != nil {
		return r.err
	}
	return r.Store.Commit(ctx, c)
}

func TestAConflictIsTriedAgainAndAHostsTransactionIsNot(t *testing.T) {
	for name, c := range map[string]struct {
		err   error
		calls int
	}{
		"a conflict":                         {meeting.ErrConflict, 4},
		"a host's transaction":               {meeting.ErrRetry, 1},
		"a conflict in a host's transaction": {errors.Join(meeting.ErrConflict, meeting.ErrRetry), 1},
		"something else":                     {errDown, 1},
	} {
		calls := 0
		f := opened(t, meeting.SchedulerOptions{})
		s := meeting.NewScheduler(refusing{f.store, c.err, &calls}, &meeting.SchedulerOptions{Retries: 3})
		_, err := s.Schedule(t.Context(), "ann", made(t, hour("2026-01-05T09:00", "ann")))
		assert.ErrorIs(t, err, c.err, name)
		assert.Equal(t, c.calls, calls, name)
	}
}

func TestWithoutRandomnessThereAreNoIDs(t *testing.T) {
	f := opened(t, meeting.SchedulerOptions{})
	s := meeting.NewScheduler(f.store, &meeting.SchedulerOptions{Random: noReader{}})
	err := f.unchanged(func() error {
		_, err := s.Schedule(t.Context(), "ann", made(t, hour("2026-01-05T09:00", "ann")))
		return err
	})
	assert.ErrorIs(t, err, errDown)
}

type noReader struct{}

func (noReader) Read([]byte) (int, error) { return 0, errDown }
