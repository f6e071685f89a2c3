package enginetest_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting"
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

// A transaction of the host fires a reminder of a meeting, while an edit takes all its reminders away. At READ
// COMMITTED the edit does not see rows that are new since it began to wait.
func TestAnEditThatWaitedForAFiringReplacesWhatWasFired(t *testing.T) {
	onEach(t, func(t *testing.T, e engine) {
		db, base := e.migrated(t)
		store := base.Tenant("a")
		d := call(1, "ann")
		d.ID, d.Version = numberedID(1), 1
		was := meeting.Reminder{Meeting: d.ID, Person: "ann", Channel: "email", Lead: time.Minute, Due: newYear}
		require.NoError(t, store.Commit(t.Context(), meeting.Commit{
			Meetings: []meeting.Meeting{made(t, d)}, Reminders: []meeting.Reminder{was},
		}))
		next := was
		next.Due = newYear.Add(time.Hour)
		tx := begin(t, db, nil)
		require.NoError(t, base.Within(tx, "a").Commit(t.Context(), meeting.Commit{Fired: []meeting.Firing{{Was: was, Next: next}}}))
		d.Version = 2
		edit, edited := meeting.Commit{Meetings: []meeting.Meeting{made(t, d)}}, make(chan error)
		go func() { edited <- store.Commit(t.Context(), edit) }()
		time.Sleep(50 * time.Millisecond) // long enough to wait, most times
		require.NoError(t, tx.Commit())
		require.NoError(t, <-edited)
		due, err := store.Due(t.Context(), next.Due, 10)
		require.NoError(t, err)
		assert.Empty(t, due)
	})
}
