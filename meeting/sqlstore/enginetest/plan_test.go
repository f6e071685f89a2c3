package enginetest_test

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/sqlstore"
	"github.com/salesmeeting/salesmeeting/participant"
)

// plan returns how the engine would run a statement, one line for each step. Small tables PostgreSQL would read from
// end to end whatever indexes there are, so that settings tell it not to.
func (e engine) plan(t testing.TB, db *sql.DB, r ran, settings ...string) string {
	t.Helper()
	tx, err := db.BeginTx(context.Background(), nil)
	require.NoError(t, err)
	defer tx.Rollback() //nolint:errcheck // nothing was written
	explain := "EXPLAIN QUERY PLAN "
	if e.name == "PostgreSQL" {
		explain = "EXPLAIN "
		for _, setting := range settings {
			_, err := tx.ExecContext(context.Background(), "SET LOCAL "+setting)
			require.NoError(t, err)
		}
	}
	rows, err := tx.QueryContext(context.Background(), explain+r.statement, r.args...)
	require.NoError(t, err, r.statement)
	defer rows.Close()
	columns, err := rows.Columns()
	require.NoError(t, err)
	var plan strings.Builder
	for rows.Next() {
		line := make([]any, len(columns))
		for i := range line {
			line[i] = new(sql.NullString)
		}
		require.NoError(t, rows.Scan(line...))
		fmt.Fprintln(&plan, line[len(line)-1].(*sql.NullString).String) // the text comes last
	}
	require.NoError(t, rows.Err())
	return plan.String()
}

// scans returns the lines of a plan that read a table from end to end, or an index without a condition.
func (e engine) scans(plan string) []string {
	var list []string
	lines := strings.Split(plan, "\n")
	for i, line := range lines {
		sqlite := strings.HasPrefix(line, "SCAN ") && !strings.Contains(line, "SUBQUERY") && line != "SCAN next" // a list
		postgres := strings.Contains(line, "Seq Scan") ||
			strings.Contains(line, "Index") && strings.Contains(line, "Scan using") &&
				(i+1 == len(lines) || !strings.Contains(lines[i+1], "Index Cond"))
		if sqlite || postgres {
			list = append(list, line)
		}
	}
	return list
}

// explained returns a database of so many series, of which ann has 200 that are alive; and what is run there is
// written down.
func explained(t testing.TB, e engine, series int) (*sql.DB, *recorder, *sqlstore.Database) {
	t.Helper()
	db, r := e.recording(t, filled(t, e, series))
	return db, r, sqlstore.New(db, e.dialect, &sqlstore.Options{Zones: zones})
}

func week(year, days int) interval.Interval {
	start := time.Date(year, time.January, 1+days, 0, 0, 0, 0, time.UTC)
	w, err := interval.Lasting(start, 7*24*time.Hour)
	if err != nil {
		panic(err)
	}
	return w
}

func TestEveryStatementFindsWhatItNeedsByAnIndex(t *testing.T) {
	onEach(t, func(t *testing.T, e engine) {
		db, r, base := explained(t, e, 4000)
		store, ctx := base.Tenant("a"), t.Context()
		everyCall(t, store)
		all := r.taken()
		require.Greater(t, len(all), 30)
		for _, one := range all {
			if !strings.Contains(one.statement, "salesmeeting_") { // BEGIN and the like
				continue
			}
			assert.Contains(t, one.statement, "tenant", "every statement is of one tenant")
			if strings.HasPrefix(one.statement, "INSERT") {
				continue
			}
			plan := e.plan(t, db, one, "enable_seqscan = off")
			assert.Empty(t, e.scans(plan), "%s\n%s", one.statement, plan)
		}
		require.NoError(t, ctx.Err())
	})
}

// everyCall runs every kind of statement.
func everyCall(t *testing.T, store meeting.Store) {
	ctx, s := t.Context(), scheduler(store)
	r, err := s.Schedule(ctx, "olga", made(t, call(1, "zoe", "yan")))
	require.NoError(t, err)
	id := r.Meeting.ID()
	_, err = s.Edit(ctx, "olga", id, meeting.All(func(d *meeting.Draft) { d.Title = "Other" }))
	require.NoError(t, err)
	key := meeting.Key{Meeting: id, Original: r.Meeting.Start().Local()}
	_, err = s.Start(ctx, "olga", key)
	require.NoError(t, err)
	for _, q := range []meeting.Query{
		{},
		{Person: "ann"},
		{Window: week(2026, 0)},
		{Window: week(2026, 0), Person: "ann"},
		{Window: week(2026, 0), Person: "ann", Resource: "room-1", Record: participant.Record{Type: "account", ID: "1"}},
		{Record: participant.Record{Type: "account", ID: "1"}, Person: "ann"},
	} {
		q.Limit = 1
		_, err := store.Find(ctx, q)
		require.NoError(t, err)
	}
	_, err = store.Read(ctx, meeting.Selection{
		Meetings: []meeting.ID{id}, Calendars: []meeting.Calendar{{ID: "ann"}}, Proceedings: []meeting.Key{key},
		History: []meeting.ID{{}}, Reminders: []meeting.ID{id},
	})
	require.NoError(t, err)
	due, err := store.Due(ctx, newYear.AddDate(40, 0, 0), 3)
	require.NoError(t, err)
	require.NotEmpty(t, due)
	leased, err := store.Lease(ctx, meeting.Lease{Now: newYear, Until: newYear.Add(time.Hour), Limit: 3})
	require.NoError(t, err)
	require.Len(t, leased, 3)
	for i, fate := range []meeting.Fate{meeting.FateDone, meeting.FateDeferred, meeting.FateDead} {
		settled := meeting.Settlement{ID: leased[i].Notification.ID, Token: leased[i].Token, Fate: fate, Until: newYear}
		require.NoError(t, store.Settle(ctx, settled))
	}
	_, err = store.DeadLetters(ctx, meeting.NotificationID{}, 3)
	require.NoError(t, err)
	_, err = s.Erase(ctx, "olga", "zoe")
	require.NoError(t, err)
}

// A week of one person reads, of each reach, what begins around that week; what is long over is not looked at.
func TestAWeekOfOnePersonIsFoundByItsLives(t *testing.T) {
	onEach(t, func(t *testing.T, e engine) {
		db, r, base := explained(t, e, 1000)
		found, err := base.Tenant("a").Find(t.Context(), meeting.Query{Window: week(2026, 7), Person: "ann"})
		require.NoError(t, err)
		require.Len(t, found, alive)
		var statement ran
		for _, one := range r.taken() {
			if strings.Contains(one.statement, "UNION ALL") {
				statement = one
			}
		}
		plan := e.plan(t, db, statement, "enable_seqscan = off")
		bounded := 0
		for line := range strings.Lines(plan) {
			bySQLite := strings.Contains(line, "COVERING INDEX salesmeeting_index_alive (tenant=? AND kind=? AND type=? AND id=? AND reach=? AND first_at>? AND first_at<?)")
			byPostgreSQL := strings.Contains(line, "Cond: ") && strings.Contains(line, "reach = ") && strings.Contains(line, "first_at >= ") && strings.Contains(line, "first_at <= ")
			if bySQLite || byPostgreSQL {
				bounded++
			}
		}
		assert.Equal(t, 6, bounded, plan)
	})
}

// PostgreSQL keeps the plan of a statement that it has run some times. That of a lease would be one for an empty outbox.
func TestALeaseIsPlannedForWhatIsThere(t *testing.T) {
	e := engines()[1]
	db, base := e.migrated(t)
	db.SetMaxOpenConns(1) // the one that has the statements
	for range 10 {
		_, err := base.Tenant("a").Lease(t.Context(), meeting.Lease{Now: newYear, Until: newYear.Add(time.Hour), Limit: 20})
		require.NoError(t, err)
	}
	const plans = "SELECT SUM(custom_plans), SUM(generic_plans) FROM pg_prepared_statements WHERE statement LIKE 'WITH next%'"
	var custom, generic int
	require.NoError(t, db.QueryRowContext(t.Context(), plans).Scan(&custom, &generic))
	assert.Equal(t, 10, custom)
	assert.Zero(t, generic)
}

// An outbox fills up at once, when mail comes back after an outage: the engine has never looked at what is there, and
// expects next to nothing.
func TestALeaseFindsWhatIsFirstByAnIndexWhateverTheEngineExpects(t *testing.T) {
	e := engines()[1]
	dsn := e.fresh(t)
	db, r := e.recording(t, dsn)
	base := sqlstore.New(db, e.dialect, nil)
	require.NoError(t, base.Migrate(t.Context()))
	_, err := db.ExecContext(t.Context(), "ALTER TABLE salesmeeting_outbox SET (autovacuum_enabled = false)")
	require.NoError(t, err)
	m := made(t, seriesOf(1, 1))
	var c meeting.Commit
	for n := range 20_000 {
		c.Outbox = append(c.Outbox, notificationOf(n, m))
	}
	require.NoError(t, base.Tenant("a").Commit(t.Context(), c))
	r.taken()
	leased, err := base.Tenant("a").Lease(t.Context(), meeting.Lease{Now: newYear, Until: newYear.Add(time.Hour), Limit: 20})
	require.NoError(t, err)
	require.Len(t, leased, 1)
	for _, one := range r.taken() {
		if !strings.Contains(one.statement, "UPDATE") {
			continue
		}
		plan := e.plan(t, db, one)
		assert.Regexp(t, `Index Cond: .*person = .*meeting = .*channel = `, plan, "what is before it in its lane")
		assert.Regexp(t, `Index Cond: .*id = `, plan, "what is leased")
	}
}
