package enginetest_test

import (
	"context"
	"database/sql"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib"
	"github.com/stretchr/testify/require"
	_ "modernc.org/sqlite"

	"github.com/salesmeeting/salesmeeting/meeting/sqlstore"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// zones are loaded once.
var zones = wallclock.SystemZones()

// An engine is a kind of database that the tests run on.
type engine struct {
	name    string
	driver  string
	dialect sqlstore.Dialect
	// fresh returns how to open a database that has nothing. It lives as long as the test.
	fresh func(t testing.TB) (dsn string)
}

func engines() []engine {
	return []engine{
		{"SQLite", "sqlite", sqlstore.SQLite(), freshSQLite},
		{"PostgreSQL", "pgx", sqlstore.PostgreSQL(), freshPostgreSQL},
	}
}

// onEach runs a test on each engine.
func onEach(t *testing.T, test func(t *testing.T, e engine)) {
	t.Helper()
	for _, e := range engines() {
		t.Run(e.name, func(t *testing.T) { test(t, e) })
	}
}

// sqliteDSN opens a file as the package's comment says: with a log that is synced at every commit, and waiting for
// others. Readers see one state however many write.
func sqliteDSN(path string) string {
	return "file:" + path + "?_pragma=busy_timeout(60000)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)"
}

func freshSQLite(t testing.TB) string { return sqliteDSN(filepath.Join(t.TempDir(), "test.db")) }

// open opens a database.
func (e engine) open(t testing.TB, dsn string) *sql.DB {
	t.Helper()
	db, err := sql.Open(e.driver, dsn)
	require.NoError(t, err)
	db.SetMaxOpenConns(8)
	t.Cleanup(func() { db.Close() })
	return db
}

// migrated returns a new database with its tables, and access to it.
func (e engine) migrated(t testing.TB) (*sql.DB, *sqlstore.Database) {
	t.Helper()
	db := e.open(t, e.fresh(t))
	base := sqlstore.New(db, e.dialect, &sqlstore.Options{Zones: zones})
	require.NoError(t, base.Migrate(context.Background()))
	return db, base
}

// shared is the server of all tests that do not kill theirs.
var (
	shared  = sync.OnceValues(startServer)
	started atomic.Bool
)

func freshPostgreSQL(t testing.TB) string {
	t.Helper()
	started.Store(true)
	s, err := shared()
	require.NoError(t, err)
	return s.createDatabase(t)
}
