package enginetest_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/sqlstore"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A transaction of the host has booked ann, and does not come to an end.
func TestACommitThatWaitsEndsWithItsContext(t *testing.T) {
	onEach(t, func(t *testing.T, e engine) {
		db, base := e.migrated(t)
		tx := begin(t, db, nil)
		_, err := scheduler(base.Within(tx, "a")).Schedule(t.Context(), "olga", made(t, call(1, "ann")))
		require.NoError(t, err)

		ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
		defer cancel()
		began := time.Now()
		_, err = scheduler(base.Tenant("a")).Schedule(ctx, "olga", made(t, call(5, "ann")))
		require.ErrorIs(t, err, context.DeadlineExceeded)
		require.NotErrorIs(t, err, meeting.ErrConflict)
		assert.Less(t, time.Since(began), 30*time.Second)
		require.NoError(t, tx.Commit())
		assert.Equal(t, 1, count(t, db, "salesmeeting_meeting"))

		_, err = scheduler(base.Tenant("a")).Schedule(t.Context(), "olga", made(t, call(5, "ann")))
		require.NoError(t, err, "no connection is left in a transaction")
	})
}

// The first is a transaction of the host, which ends while the second waits for it.
func TestATransactionThatWaitedSeesWhatWasBooked(t *testing.T) {
	onEach(t, func(t *testing.T, e engine) {
		db, base := e.migrated(t)
		first := begin(t, db, nil)
		_, err := scheduler(base.Within(first, "a")).Schedule(t.Context(), "olga", made(t, call(1, "ann")))
		require.NoError(t, err)
		wanted, second := made(t, call(1, "ann")), make(chan error)
		go func() {
			_, err := scheduler(base.Tenant("a")).Schedule(t.Context(), "olga", wanted)
			second <- err
		}()
		time.Sleep(20 * time.Millisecond) // long enough to wait, most times
		require.NoError(t, first.Commit())
		var denial *meeting.Denial
		require.ErrorAs(t, <-second, &denial)
		assert.Equal(t, 1, count(t, db, "salesmeeting_meeting"))
	})
}

// A transaction of the host fires a reminder of a meeting, while another commit takes away what it changes. At READ
// COMMITTED a statement does not see rows that are new since it began to wait.
func TestACommitThatWaitedForAFiringTakesAwayWhatWasFired(t *testing.T) {
	was := meeting.Reminder{Meeting: numberedID(1), Person: "ann", Channel: "email", Lead: time.Minute, Due: newYear}
	next := was
	next.Due = newYear.Add(time.Hour)
	d := call(1, "ann")
	d.ID, d.Version = was.Meeting, 1
	invited := made(t, d)
	d.Version = 2
	fired := meeting.Commit{
		Fired: []meeting.Firing{{Was: was, Next: next}}, Outbox: []meeting.Notification{notificationOf(1, invited)},
	}
	for name, c := range map[string]struct {
		commit meeting.Commit
		told   int
	}{
		"an edit":    {meeting.Commit{Meetings: []meeting.Meeting{made(t, d)}}, 1},
		"an erasure": {meeting.Commit{Forget: []participant.ID{"ann"}}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			onEach(t, func(t *testing.T, e engine) {
				db, base := e.migrated(t)
				store := base.Tenant("a")
				require.NoError(t, store.Commit(t.Context(), meeting.Commit{
					Meetings: []meeting.Meeting{invited}, Reminders: []meeting.Reminder{was},
				}))
				tx := begin(t, db, nil)
				require.NoError(t, base.Within(tx, "a").Commit(t.Context(), fired))
				done := make(chan error)
				go func() { done <- store.Commit(t.Context(), c.commit) }()
				time.Sleep(100 * time.Millisecond) // long enough to wait, most times
				require.NoError(t, tx.Commit())
				require.NoError(t, <-done)
				due, err := store.Due(t.Context(), next.Due, 10)
				require.NoError(t, err)
				assert.Empty(t, due)
				leased, err := store.Lease(t.Context(), meeting.Lease{Now: newYear, Until: next.Due, Limit: 10})
				require.NoError(t, err)
				assert.Len(t, leased, c.told)
			})
		})
	}
}

// The host's zones panic, and a handler of the host's recovers.
func TestNoConnectionIsLeftBehindByAPanic(t *testing.T) {
	onEach(t, func(t *testing.T, e engine) {
		db, base := e.migrated(t)
		kolkata, err := zones.Location("Asia/Kolkata")
		require.NoError(t, err)
		d := call(1, "ann")
		d.Start = wallclock.At(2026, time.January, 5, 9, 0, kolkata)
		_, err = scheduler(base.Tenant("a")).Schedule(t.Context(), "olga", made(t, d))
		require.NoError(t, err)
		panics := wallclock.ZonesFunc(func(string) (*time.Location, error) { panic("no zones") })
		store := sqlstore.New(db, e.dialect, &sqlstore.Options{Zones: panics}).Tenant("a")
		require.Panics(t, func() { store.Find(t.Context(), meeting.Query{}) }) //nolint:errcheck // it panics
		assert.Zero(t, db.Stats().InUse)
	})
}
