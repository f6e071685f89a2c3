package enginetest_test

import (
	"errors"
	"fmt"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/sqlstore"
)

func TestManyProcessesMigrateAtOnce(t *testing.T) {
	onEach(t, func(t *testing.T, e engine) {
		dsn := e.fresh(t)
		errs := make([]error, 8)
		var group sync.WaitGroup
		for i := range errs {
			base := sqlstore.New(e.open(t, dsn), e.dialect, nil)
			group.Go(func() { errs[i] = base.Migrate(t.Context()) })
		}
		group.Wait()
		require.NoError(t, errors.Join(errs...))
		assert.Equal(t, len(e.dialect.Migrations()), count(t, e.open(t, dsn), "salesmeeting_schema"))
	})
}

func TestMigratingAgainChangesNothing(t *testing.T) {
	onEach(t, func(t *testing.T, e engine) {
		db, base := e.migrated(t)
		_, err := scheduler(base.Tenant("a")).Schedule(t.Context(), "olga", made(t, call(1, "ann")))
		require.NoError(t, err)
		require.NoError(t, base.Migrate(t.Context()))
		assert.Equal(t, 1, count(t, db, "salesmeeting_meeting"))
	})
}

func TestAHostRunsTheMigrationsWithItsOwn(t *testing.T) {
	onEach(t, func(t *testing.T, e engine) {
		db := e.open(t, e.fresh(t))
		tx := begin(t, db, nil)
		for _, m := range e.dialect.Migrations() {
			for _, statement := range m.Statements {
				_, err := tx.ExecContext(t.Context(), statement)
				require.NoError(t, err)
			}
		}
		require.NoError(t, tx.Commit())
		base := sqlstore.New(db, e.dialect, nil)
		require.NoError(t, base.Migrate(t.Context()), "nothing is left to do")
		_, err := base.Tenant("a").Find(t.Context(), meeting.Query{})
		require.NoError(t, err)
	})
}

func TestASchemaOfALaterVersionIsRefused(t *testing.T) {
	onEach(t, func(t *testing.T, e engine) {
		db, base := e.migrated(t)
		_, err := db.ExecContext(t.Context(), "INSERT INTO salesmeeting_schema (version) VALUES (99)")
		require.NoError(t, err)
		require.ErrorContains(t, base.Migrate(t.Context()), "version 99")
	})
}

// Processes start, and migrate, while others write. In SQLite a transaction that has read may wait for no writer.
func TestMigratingAgainWaitsForNobody(t *testing.T) {
	onEach(t, func(t *testing.T, e engine) {
		db, base := withDeals(t, e)
		tx := begin(t, db, nil)
		_, err := tx.ExecContext(t.Context(), "INSERT INTO deal (name) VALUES ('Acme')")
		require.NoError(t, err)
		require.NoError(t, base.Migrate(t.Context()))
		require.NoError(t, tx.Commit())
	})
}

// The host's administrator has run the migrations; the account of its application may use the tables, and no more.
func TestMigratingAgainNeedsNoRightToCreateTables(t *testing.T) {
	dsn := freshPostgreSQL(t)
	e := engines()[1]
	db := e.open(t, dsn)
	require.NoError(t, sqlstore.New(db, e.dialect, nil).Migrate(t.Context()))
	role := fmt.Sprint("application", databases.Add(1)) // roles are of the server, not of a database
	for _, statement := range []string{
		"CREATE ROLE " + role, "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO " + role,
	} {
		_, err := db.ExecContext(t.Context(), statement)
		require.NoError(t, err)
	}
	base := sqlstore.New(e.open(t, dsn+" options='-c role="+role+"'"), e.dialect, nil)
	require.NoError(t, base.Migrate(t.Context()))
	_, err := scheduler(base.Tenant("a")).Schedule(t.Context(), "olga", made(t, call(1, "ann")))
	require.NoError(t, err)
}
