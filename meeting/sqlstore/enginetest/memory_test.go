package enginetest_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting"
)

// The same meeting at the same version: once in a transaction that is rolled back, once in one that is kept.
func TestWhatWasRolledBackIsNotRemembered(t *testing.T) {
	onEach(t, func(t *testing.T, e engine) {
		db, base := e.migrated(t)
		d := call(1, "ann")
		d.ID, d.Version = numberedID(1), 1
		one := meeting.Selection{Meetings: []meeting.ID{d.ID}}
		for _, title := range []string{"Rolled back", "Kept"} {
			d.Title = title
			tx := begin(t, db, nil)
			store := base.Within(tx, "a")
			require.NoError(t, store.Commit(t.Context(), meeting.Commit{Meetings: []meeting.Meeting{made(t, d)}}))
			seen, err := store.Read(t.Context(), one)
			require.NoError(t, err)
			assert.Equal(t, title, seen.Meetings[0].Title())
			if title == "Kept" {
				require.NoError(t, tx.Commit())
			} else {
				require.NoError(t, tx.Rollback())
			}
		}
		kept, err := base.Tenant("a").Read(t.Context(), one)
		require.NoError(t, err)
		assert.Equal(t, "Kept", kept.Meetings[0].Title())
	})
}

// What somebody changes in the table is seen, and a fault in it names the meeting.
func TestWhatIsInTheTableIsWhatIsRead(t *testing.T) {
	onEach(t, func(t *testing.T, e engine) {
		db, base := e.migrated(t)
		d := call(1, "ann")
		d.ID, d.Version = numberedID(1), 1
		one := meeting.Selection{Meetings: []meeting.ID{d.ID}}
		store := base.Tenant("a")
		require.NoError(t, store.Commit(t.Context(), meeting.Commit{Meetings: []meeting.Meeting{made(t, d)}}))
		_, err := store.Read(t.Context(), one)
		require.NoError(t, err)

		update := map[string]string{
			"SQLite":     "UPDATE salesmeeting_meeting SET content = ?",
			"PostgreSQL": "UPDATE salesmeeting_meeting SET content = $1",
		}[e.name]
		_, err = db.ExecContext(t.Context(), update, []byte(`{"schema":1,"start":{"local":"2026-01-05T09:00:00","zone":"Nowhere"}}`))
		require.NoError(t, err)
		_, err = store.Read(t.Context(), one)
		require.ErrorContains(t, err, d.ID.String())
		assert.NotEmpty(t, slices.Collect(meeting.Problems(err)))
	})
}
