package main

import (
	"context"
	"database/sql"
	"errors"
	"time"

	_ "modernc.org/sqlite"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/sqlstore"
)

// desk is the host: tables of its own, and beside them those of salesmeeting.
type desk struct {
	db   *sql.DB
	base *sqlstore.Database
	now  time.Time // what its clock shows; a host leaves that to time.Now
}

// tenant is the only one here.
const tenant = "acme"

// open opens the database. Every commit is synced to the disk before it is acknowledged.
func open(ctx context.Context, path string) (*desk, error) {
	const settings = "?_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=busy_timeout(60000)"
	db, err := sql.Open("sqlite", "file:"+path+settings)
	if err != nil {
		return nil, err
	}
	d := &desk{db: db, base: sqlstore.New(db, sqlstore.SQLite(), nil)}
	_, err = db.ExecContext(ctx, "CREATE TABLE IF NOT EXISTS deal (name TEXT PRIMARY KEY, meeting TEXT NOT NULL)")
	if err == nil {
		err = d.base.Migrate(ctx)
	}
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return d, nil
}

func (d *desk) options() *meeting.SchedulerOptions {
	return &meeting.SchedulerOptions{Now: func() time.Time { return d.now }} // the rest is the default
}

// book keeps the deal and its call in one transaction: both or neither, with the invitations and reminders.
func (d *desk) book(ctx context.Context, deal string, call meeting.Meeting) error {
	for {
		err := d.try(ctx, deal, call)
		if !errors.Is(err, meeting.ErrRetry) {
			return err
		}
	}
}

func (d *desk) try(ctx context.Context, deal string, call meeting.Meeting) error {
	tx, err := d.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // it has come to an end, or there is an error already
	r, err := meeting.NewScheduler(d.base.Within(tx, tenant), d.options()).Schedule(ctx, "ann", call)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "INSERT INTO deal (name, meeting) VALUES (?, ?) ON CONFLICT DO NOTHING", deal, r.Meeting.ID().String())
	if err != nil {
		return err
	}
	return tx.Commit()
}

// tick tells people what there is to tell now. A host calls it every minute or so, from as many processes as it likes.
func (d *desk) tick(ctx context.Context, n meeting.Notifier) error {
	_, err := meeting.NewScheduler(d.base.Tenant(tenant), d.options()).Deliver(ctx, d.now, n)
	return err
}

// count returns how many deals and how many meetings there are, and how many of the deals have their meeting.
func (d *desk) count(ctx context.Context) (deals, meetings, both int, err error) {
	kept := make(map[string]bool)
	for m, err := range meeting.NewScheduler(d.base.Tenant(tenant), nil).Find(ctx, meeting.Query{}) {
		if err != nil {
			return 0, 0, 0, err
		}
		kept[m.ID().String()] = true
	}
	rows, err := d.db.QueryContext(ctx, "SELECT meeting FROM deal")
	if err != nil {
		return 0, 0, 0, err
	}
	defer rows.Close() //nolint:errcheck // it was only read
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return 0, 0, 0, err
		}
		deals++
		if kept[id] {
			both++
		}
	}
	return deals, len(kept), both, rows.Err()
}
