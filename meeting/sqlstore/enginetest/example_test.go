package enginetest_test

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/sqlstore"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A host keeps a deal and its demo in one transaction.
func Example() {
	if err := demo(context.Background()); err != nil {
		fmt.Println(err)
	}
	// Output:
	// 1 deal, 1 meeting
}

func demo(ctx context.Context) error {
	db, err := sql.Open("sqlite", ":memory:") // a host's is in a file: see the package's comment
	if err != nil {
		return err
	}
	defer db.Close()
	db.SetMaxOpenConns(1) // each connection would have a memory of its own
	base := sqlstore.New(db, sqlstore.SQLite(), &sqlstore.Options{Zones: wallclock.SystemZones()})
	if err := base.Migrate(ctx); err != nil {
		return err
	}
	if _, err := db.ExecContext(ctx, "CREATE TABLE deal (name TEXT)"); err != nil {
		return err
	}
	call, err := meeting.New(meeting.Draft{
		Title: "Demo", Start: wallclock.At(2026, time.January, 5, 9, 0, time.UTC), Length: time.Hour,
		Roster: participant.Roster{{ID: "ann"}},
	})
	if err != nil {
		return err
	}

	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // it is committed, or there is an error already
	if _, err := tx.ExecContext(ctx, "INSERT INTO deal (name) VALUES ('Acme')"); err != nil {
		return err
	}
	if _, err := meeting.NewScheduler(base.Within(tx, "acme"), nil).Schedule(ctx, "ann", call); err != nil {
		return err // where it matches meeting.ErrRetry: roll back, and do all of it again
	}
	if err := tx.Commit(); err != nil {
		return err
	}

	var deals int
	if err := db.QueryRowContext(ctx, "SELECT COUNT(*) FROM deal").Scan(&deals); err != nil {
		return err
	}
	found, err := base.Tenant("acme").Find(ctx, meeting.Query{Person: "ann"})
	fmt.Println(deals, "deal,", len(found), "meeting")
	return err
}
