package enginetest_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/sqlstore"
	"github.com/salesmeeting/salesmeeting/participant"
)

// withDeals returns a database with a table of the host's.
func withDeals(t *testing.T, e engine) (*sql.DB, *sqlstore.Database) {
	db, base := e.migrated(t)
	_, err := db.ExecContext(t.Context(), "CREATE TABLE deal (name TEXT)")
	require.NoError(t, err)
	return db, base
}

func count(t *testing.T, db *sql.DB, table string) int {
	t.Helper()
	var n int
	require.NoError(t, db.QueryRowContext(t.Context(), "SELECT COUNT(*) FROM "+table).Scan(&n))
	return n
}

func begin(t *testing.T, db *sql.DB, o *sql.TxOptions) *sql.Tx {
	t.Helper()
	tx, err := db.BeginTx(t.Context(), o)
	require.NoError(t, err)
	t.Cleanup(func() { tx.Rollback() }) //nolint:errcheck // most have come to an end
	return tx
}

func TestRowsOfTheHostAndMeetingsAreCommittedTogether(t *testing.T) {
	onEach(t, func(t *testing.T, e engine) {
		db, base := withDeals(t, e)
		for _, keep := range []bool{false, true} {
			tx := begin(t, db, nil)
			_, err := tx.ExecContext(t.Context(), "INSERT INTO deal (name) VALUES ('Acme')")
			require.NoError(t, err)
			r, err := scheduler(base.Within(tx, "a")).Schedule(t.Context(), "olga", made(t, call(1, "ann")))
			require.NoError(t, err)
			kept, err := base.Within(tx, "a").Read(t.Context(), meeting.Selection{Meetings: []meeting.ID{r.Meeting.ID()}})
			require.NoError(t, err)
			assert.Len(t, kept.Meetings, 1, "the transaction sees what it wrote")
			if keep {
				require.NoError(t, tx.Commit())
			} else {
				require.NoError(t, tx.Rollback())
			}
			want := 0
			if keep {
				want = 1
			}
			for _, table := range []string{"deal", "salesmeeting_meeting", "salesmeeting_outbox", "salesmeeting_reminder", "salesmeeting_calendar"} {
				assert.Equal(t, want, min(count(t, db, table), 1), table)
			}
		}
	})
}

func TestARefusedCommitLeavesTheTransactionOfTheHostAsItWas(t *testing.T) {
	onEach(t, func(t *testing.T, e engine) {
		db, base := withDeals(t, e)
		tx := begin(t, db, nil)
		_, err := tx.ExecContext(t.Context(), "INSERT INTO deal (name) VALUES ('Acme')")
		require.NoError(t, err)
		store := base.Within(tx, "a")
		r, err := scheduler(store).Schedule(t.Context(), "olga", made(t, call(1, "ann")))
		require.NoError(t, err)

		// The new meeting could be kept, the old one can't.
		d := call(5, "bo")
		d.ID, d.Version = meeting.ID{UUID: [16]byte{1}}, 1
		err = store.Commit(t.Context(), meeting.Commit{Meetings: []meeting.Meeting{made(t, d), r.Meeting}})
		require.ErrorIs(t, err, meeting.ErrConflict)
		require.NotErrorIs(t, err, meeting.ErrRetry)
		require.NoError(t, tx.Commit())
		assert.Equal(t, 1, count(t, db, "deal"))
		assert.Equal(t, 1, count(t, db, "salesmeeting_meeting"))
	})
}

// The host's transaction sees the calendar as it was when it began; meanwhile somebody else books.
func TestALostTransactionOfTheHostHasToBeDoneAgain(t *testing.T) {
	onEach(t, func(t *testing.T, e engine) {
		db, base := withDeals(t, e)
		_, err := scheduler(base.Tenant("a")).Schedule(t.Context(), "olga", made(t, call(0, "ann")))
		require.NoError(t, err)

		isolation := sql.LevelSerializable
		if e.name == "SQLite" {
			isolation = sql.LevelDefault // which is that
		}
		tx := begin(t, db, &sql.TxOptions{Isolation: isolation})
		require.NoError(t, tx.QueryRowContext(t.Context(), "SELECT COUNT(*) FROM deal").Scan(new(int)))
		_, err = scheduler(base.Tenant("a")).Schedule(t.Context(), "olga", made(t, call(1, "ann")))
		require.NoError(t, err)

		_, err = scheduler(base.Within(tx, "a")).Schedule(t.Context(), "olga", made(t, call(1, "ann")))
		require.ErrorIs(t, err, meeting.ErrRetry)
		require.NotErrorIs(t, err, meeting.ErrConflict)
		assertCause(t, e, err)
		require.NoError(t, tx.Rollback())

		// Once more, from the beginning.
		_, err = scheduler(base.Within(begin(t, db, nil), "a")).Schedule(t.Context(), "olga", made(t, call(1, "ann")))
		var denial *meeting.Denial
		require.ErrorAs(t, err, &denial)
		assert.Equal(t, 2, count(t, db, "salesmeeting_meeting"))
	})
}

func assertCause(t *testing.T, e engine, err error) {
	t.Helper()
	if e.name == "SQLite" {
		var cause interface{ Code() int }
		require.ErrorAs(t, err, &cause)
		assert.Equal(t, 5, cause.Code()&0xff, "SQLITE_BUSY")
		return
	}
	var cause interface{ SQLState() string }
	require.ErrorAs(t, err, &cause)
	assert.Equal(t, "40001", cause.SQLState())
}

func TestErrorsOfTheEngineKeepTheirCause(t *testing.T) {
	onEach(t, func(t *testing.T, e engine) {
		db, base := e.migrated(t)
		_, err := db.ExecContext(t.Context(), "DROP TABLE salesmeeting_calendar")
		require.NoError(t, err)
		err = base.Tenant("a").Commit(t.Context(), meeting.Commit{Calendars: []meeting.CalendarRevision{{Calendar: meeting.Calendar{ID: "ann"}}}})
		require.ErrorContains(t, err, "salesmeeting_calendar")
		require.False(t, errors.Is(err, meeting.ErrConflict) || errors.Is(err, meeting.ErrRetry))
		var sqlite interface{ Code() int }
		var postgres interface{ SQLState() string }
		assert.True(t, errors.As(err, &sqlite) || errors.As(err, &postgres))
	})
}

// A transaction that always loses, as the dialect has it, is given up, and the caller may read again.
func TestWhatLosesAgainAndAgainIsAConflict(t *testing.T) {
	onEach(t, func(t *testing.T, e engine) {
		db, _ := e.migrated(t)
		_, err := db.ExecContext(t.Context(), "DROP TABLE salesmeeting_calendar")
		require.NoError(t, err)
		asked := 0
		base := sqlstore.New(db, e.dialect.WithLost(func(error) bool { asked++; return true }), nil)
		err = base.Tenant("a").Commit(t.Context(), meeting.Commit{Calendars: []meeting.CalendarRevision{{Calendar: meeting.Calendar{ID: "ann"}}}})
		require.ErrorIs(t, err, meeting.ErrConflict)
		require.ErrorContains(t, err, "salesmeeting_calendar")
		assert.GreaterOrEqual(t, asked, 10)
		assert.Less(t, asked, 20)
	})
}

// The context ends when all is written but the savepoint is still there.
func TestACallWithinATransactionThatFailsHasWrittenNothing(t *testing.T) {
	onEach(t, func(t *testing.T, e engine) {
		dsn := e.fresh(t)
		require.NoError(t, sqlstore.New(e.open(t, dsn), e.dialect, nil).Migrate(t.Context()))
		db, r := e.recording(t, dsn)
		tx := begin(t, db, nil)
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		r.before = func(statement string) {
			if strings.HasPrefix(statement, "RELEASE") {
				cancel()
			}
		}
		failed := sqlstore.New(db, e.dialect, nil).Within(tx, "a").Commit(ctx, meeting.Commit{
			Calendars: []meeting.CalendarRevision{{Calendar: meeting.Calendar{ID: "ann"}}},
		})
		require.NoError(t, tx.Commit())
		assert.Equal(t, failed == nil, count(t, db, "salesmeeting_calendar") == 1, "%v", failed)
	})
}

// A context ends in the middle of a statement: pgx closes the connection, SQLite ends the transaction, and what the host
// wrote next would be kept at once.
func TestATransactionThatACallHasLostHasToBeDoneAgain(t *testing.T) {
	onEach(t, func(t *testing.T, e engine) {
		dsn := e.fresh(t)
		base := sqlstore.New(e.open(t, dsn), e.dialect, nil)
		require.NoError(t, base.Migrate(t.Context()))
		var c meeting.Commit
		m := made(t, seriesOf(1, 1))
		for n := range 10_000 {
			one := notificationOf(n, m)
			one.To.ID = participant.ID(fmt.Sprint("p", n))
			c.Outbox = append(c.Outbox, one)
		}
		require.NoError(t, base.Tenant("a").Commit(t.Context(), c))

		db, r := e.recording(t, dsn)
		tx := begin(t, db, nil)
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		r.before = func(statement string) {
			if strings.HasPrefix(statement, "WITH next") {
				time.AfterFunc(5*time.Millisecond, cancel)
			}
		}
		all := meeting.Lease{Now: newYear, Until: newYear.Add(time.Hour), Limit: len(c.Outbox)}
		_, err := sqlstore.New(db, e.dialect, nil).Within(tx, "a").Lease(ctx, all)
		require.ErrorIs(t, err, context.Canceled)
		require.ErrorIs(t, err, meeting.ErrRetry)
		require.Error(t, tx.Commit())
	})
}
