package enginetest_test

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
)

// A recorder is a real driver that writes down what it is asked to run.
type recorder struct {
	real driver.Driver
	dsn  string

	mu  sync.Mutex
	ran []ran
	// before, unless it is nil, is called before each statement.
	before func(statement string)
}

// ran is a statement with its parameters.
type ran struct {
	statement string
	args      []any
}

// recording opens a database whose statements are written down.
func (e engine) recording(t testing.TB, dsn string) (*sql.DB, *recorder) {
	t.Helper()
	r := &recorder{real: e.open(t, dsn).Driver(), dsn: dsn}
	db := sql.OpenDB(r)
	t.Cleanup(func() { db.Close() })
	return db, r
}

// taken returns what was run since it was called last.
func (r *recorder) taken() []ran {
	r.mu.Lock()
	defer r.mu.Unlock()
	all := r.ran
	r.ran = nil
	return all
}

func (r *recorder) note(statement string, args []driver.NamedValue) {
	r.mu.Lock()
	defer r.mu.Unlock()
	one := ran{statement: statement}
	for _, a := range args {
		one.args = append(one.args, a.Value)
	}
	r.ran = append(r.ran, one)
	if r.before != nil {
		r.before(statement)
	}
}

func (r *recorder) Connect(context.Context) (driver.Conn, error) {
	conn, err := r.real.Open(r.dsn)
	return recorded{conn, r}, err
}

// Driver implements [driver.Connector].
func (r *recorder) Driver() driver.Driver { return r.real }

// recorded is a connection. Both drivers have all the optional methods that it hands on to.
type recorded struct {
	driver.Conn
	r *recorder
}

func (c recorded) QueryContext(ctx context.Context, statement string, args []driver.NamedValue) (driver.Rows, error) {
	c.r.note(statement, args)
	return c.Conn.(driver.QueryerContext).QueryContext(ctx, statement, args)
}

func (c recorded) ExecContext(ctx context.Context, statement string, args []driver.NamedValue) (driver.Result, error) {
	c.r.note(statement, args)
	return c.Conn.(driver.ExecerContext).ExecContext(ctx, statement, args)
}

func (c recorded) BeginTx(ctx context.Context, o driver.TxOptions) (driver.Tx, error) {
	return c.Conn.(driver.ConnBeginTx).BeginTx(ctx, o)
}

func TestTheRecorderSeesStatements(t *testing.T) {
	onEach(t, func(t *testing.T, e engine) {
		db, r := e.recording(t, e.fresh(t))
		_, err := db.ExecContext(t.Context(), "CREATE TABLE deal (name TEXT)")
		require.NoError(t, err)
		require.Equal(t, []ran{{statement: "CREATE TABLE deal (name TEXT)"}}, r.taken())
	})
}
