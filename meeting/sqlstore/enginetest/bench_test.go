package enginetest_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/memstore"
	"github.com/salesmeeting/salesmeeting/meeting/sqlstore"
)

// BenchmarkWeekOfOnePerson finds a week of one person with 200 live series, among 10,000 series and among 100,000.
// Bound: 10 ms, and no more in the larger store. "cold" decodes every meeting anew, as the first time.
func BenchmarkWeekOfOnePerson(b *testing.B) {
	b.Run("memory/100000", func(b *testing.B) {
		store := memstore.New()
		fill(b, store, 100_000)
		findWeek(b, store)
	})
	for _, e := range engines() {
		for _, series := range []int{10_000, 100_000} {
			b.Run(fmt.Sprintf("%s/%d", e.name, series), func(b *testing.B) {
				dsn := filled(b, e, series)
				db := e.open(b, dsn)
				checkPlans(b, e, dsn)
				warm := sqlstore.New(db, e.dialect, &sqlstore.Options{Zones: zones})
				cold := sqlstore.New(db, e.dialect, &sqlstore.Options{Zones: zones, Memory: -1})
				b.Run("warm", func(b *testing.B) { findWeek(b, warm.Tenant("a")) })
				b.Run("cold", func(b *testing.B) { findWeek(b, cold.Tenant("a")) })
			})
		}
	}
}

// checkPlans fails unless the engine, as it stands, finds what it needs by indexes.
func checkPlans(b *testing.B, e engine, dsn string) {
	db, r := e.recording(b, dsn)
	base := sqlstore.New(db, e.dialect, &sqlstore.Options{Zones: zones})
	_, err := base.Tenant("a").Find(context.Background(), meeting.Query{Window: week(2026, 7), Person: "ann"})
	require.NoError(b, err)
	for _, one := range r.taken() {
		if strings.Contains(one.statement, "salesmeeting_") {
			plan := e.plan(b, db, one)
			require.Empty(b, e.scans(plan), "%s\n%s", one.statement, plan)
		}
	}
}

func findWeek(b *testing.B, store meeting.Store) {
	for b.Loop() {
		found, err := store.Find(context.Background(), meeting.Query{Window: week(2026, 7), Person: "ann"})
		require.NoError(b, err)
		require.Len(b, found, alive)
	}
}

// BenchmarkSchedule schedules an hour of two people who have nothing else, with all that goes with it.
func BenchmarkSchedule(b *testing.B) {
	for _, e := range engines() {
		b.Run(e.name, func(b *testing.B) {
			_, base := e.migrated(b)
			s := scheduler(base.Tenant("a"))
			n := 0
			for b.Loop() {
				n++
				_, err := s.Schedule(context.Background(), "olga", made(b, call(n, "ann", "bo")))
				require.NoError(b, err)
			}
		})
	}
}
