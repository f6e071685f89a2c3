package enginetest_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A record may have any UTF-8 text as its key, and the calendar of a record, which a gate looks at, has it too.
// PostgreSQL keeps no NUL in text.
func TestCalendarsOfRecordsAreKeptWhateverTheirKeys(t *testing.T) {
	onEach(t, func(t *testing.T, e engine) {
		_, base := e.migrated(t)
		store := base.Tenant("a")
		var calendars []meeting.Calendar
		for _, key := range []string{"", "\x00", "\x01", "\x010", "\x00\x00", "\uFFFD", "'", `\x00`, "ग्राहक"} {
			calendars = append(calendars, meeting.Calendar{ID: participant.ID("record account/" + key), Resource: true})
		}
		for i := range calendars {
			kept, err := store.Read(t.Context(), meeting.Selection{Calendars: calendars})
			require.NoError(t, err)
			for j, r := range kept.Calendars {
				assert.Equal(t, calendars[j], r.Calendar)
				assert.Equal(t, uint64(min(1, max(0, i-j))), r.Revision, "%q after %d commits", r.Calendar.ID, i)
			}
			require.NoError(t, store.Commit(t.Context(), meeting.Commit{Calendars: kept.Calendars[i : i+1]}))
		}
	})
}

// What no meeting can name is found in none.
func TestFindingByWhatIsNoTextFindsNothing(t *testing.T) {
	onEach(t, func(t *testing.T, e engine) {
		_, base := e.migrated(t)
		_, err := scheduler(base.Tenant("a")).Schedule(t.Context(), "olga", made(t, call(1, "ann")))
		require.NoError(t, err)
		for _, q := range []meeting.Query{
			{Person: "\xff"}, {Person: "ann\x00"}, {Resource: "\xc3("}, {Record: participant.Record{Type: "\xff", ID: "\x00"}},
		} {
			found, err := base.Tenant("a").Find(t.Context(), q)
			require.NoError(t, err)
			assert.Empty(t, found)
		}
	})
}
