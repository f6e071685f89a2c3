package sqlstore

import (
	"context"
	"database/sql"
	"fmt"
	"sync"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// attempts is how many times a transaction is begun that loses against others.
const attempts = 10

// A Database is where the meetings of all tenants are kept. [New] makes one; it is safe for concurrent use.
type Database struct {
	db      *sql.DB
	dialect Dialect
	zones   wallclock.Zones
	memo    memo
}

// Options are what a [Database] can be told. The zero Options, and nil, are the defaults.
type Options struct {
	// Zones open the zones of meetings that are read. Default: [wallclock.SystemZones].
	Zones wallclock.Zones
	// Memory is how much JSON of meetings is remembered, in bytes, each with the meeting that was decoded from it,
	// since decoding takes longer than reading. Zero: 16 MiB; below zero: nothing is remembered.
	Memory int
}

// New returns access to the meetings in a database that the host has opened, and that it closes. Nothing is read or
// written yet. See [Database.Migrate] for its tables.
func New(db *sql.DB, dialect Dialect, o *Options) *Database {
	d := &Database{db: db, dialect: dialect, memo: memo{bound: 16 << 20}}
	if o != nil && o.Memory != 0 {
		d.memo.bound = o.Memory
	}
	if o != nil && o.Zones != nil {
		d.zones = o.Zones
	} else {
		d.zones = wallclock.SystemZones()
	}
	return d
}

// Tenant returns the store of a tenant, named by the host's key, UTF-8 text without NUL, which may be empty where there is
// only one. It costs nothing and needs no closing.
//
// Each call of the store is a transaction of its own. One that loses against another one is done again, up to ten
// times; what still loses fails with an error that matches [meeting.ErrConflict]. If the connection breaks, or the context
// ends, while the engine commits, nobody knows whether it has: the call fails, and what it wrote may be kept.
func (d *Database) Tenant(key string) *Store { return &Store{base: d, tenant: key} }

// Within returns the store of a tenant in a transaction of the host, which is all that is read and written there, and
// which the host commits or rolls back with its own rows. Nobody else sees before what the store has written, and
// whoever changes the same meetings or books the same people waits until then: keep such transactions short.
//
// A store within a transaction never does again what was lost: it fails with an error that matches
// [meeting.ErrRetry], and the host has to roll back and do all of it again. It fails so too if a context ends in the
// middle of a statement that writes, since pgx closes the connection then, and SQLite ends the transaction. Any other
// error of a call that writes leaves the transaction as it was before the call; after one of a call that reads it may be
// of no use any more, as the engine has it. Whether a call that reads sees one state is up to the isolation that the host
// has chosen. Calls are made one after the other.
func (d *Database) Within(tx *sql.Tx, key string) *Store {
	return &Store{base: d, tenant: key, tx: tx}
}

// A Store is a [meeting.Store] in a database, of one tenant. [Database.Tenant] and [Database.Within] make one; it is
// safe for concurrent use.
type Store struct {
	base   *Database
	tenant string
	tx     *sql.Tx    // the host's; nil: each call has its own
	turn   sync.Mutex // of calls within tx
}

var _ meeting.Store = (*Store)(nil)

// read calls see with a transaction that sees one state of the database.
func (s *Store) read(ctx context.Context, see func(q queries) error) error {
	if s.tx != nil {
		s.turn.Lock()
		defer s.turn.Unlock()
		return s.failed(ctx, see(s.queries(ctx, s.tx)))
	}
	return s.again(ctx, func() error {
		return s.transaction(ctx, &s.base.dialect.reading, see)
	})
}

// write calls change with a transaction, and keeps what it does as a whole or not at all. Change may be called again.
func (s *Store) write(ctx context.Context, change func(q queries) error) error {
	if s.tx != nil {
		s.turn.Lock()
		defer s.turn.Unlock()
		return s.failed(ctx, s.nested(ctx, change))
	}
	return s.again(ctx, func() error { return s.transaction(ctx, &s.base.dialect.writing, change) })
}

// again calls do until it does not lose against another transaction.
func (s *Store) again(ctx context.Context, do func() error) error {
	var err error
	for range attempts {
		if err = do(); err == nil || ctx.Err() != nil || !s.base.dialect.lost(err) {
			break
		}
	}
	return s.failed(ctx, err)
}

func (s *Store) transaction(ctx context.Context, o *sql.TxOptions, do func(q queries) error) error {
	tx, err := s.base.db.BeginTx(ctx, o)
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // it has come to an end, or do has failed or panicked
	if err := do(s.queries(ctx, tx)); err != nil {
		return err
	}
	return tx.Commit()
}

// nested does something in the host's transaction, as a whole or not at all.
func (s *Store) nested(ctx context.Context, change func(q queries) error) error {
	q := s.queries(ctx, s.tx)
	if _, err := q.exec("SAVEPOINT salesmeeting"); err != nil {
		return err
	}
	err := change(q)
	q.ctx = context.WithoutCancel(ctx) // what is written is kept or taken back, and not left in between
	if err != nil {
		if _, back := q.exec("ROLLBACK TO SAVEPOINT salesmeeting"); back != nil {
			return fmt.Errorf("%w: %w", meeting.ErrRetry, err) // the transaction is gone
		}
	}
	if _, released := q.exec("RELEASE SAVEPOINT salesmeeting"); err == nil {
		err = released
	}
	return err
}

func (s *Store) queries(ctx context.Context, tx *sql.Tx) queries {
	return queries{ctx: ctx, tx: tx, base: s.base, tenant: s.tenant}
}
