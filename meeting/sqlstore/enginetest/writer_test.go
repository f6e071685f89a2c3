package enginetest_test

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/sqlstore"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// writerArg makes the test's program a writer: it is killed while it writes.
const writerArg = "crash-writer"

// soon is when the meetings of the writer begin, so that a reminder is due five minutes after the new year.
var soon = newYear.Add(20 * time.Minute)

// writer schedules, changes and delivers in the store of a tenant until it is killed, or until the server is. It says
// what was acknowledged, "kept" with meeting, version and person, as soon as it was.
func writer(args []string) int {
	if err := write(args[0], args[1], args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	return 1
}

func write(name, dsn, tenant string) error {
	base, err := openAgain(name, dsn)
	if err != nil {
		return err
	}
	s, ctx := scheduler(base.Tenant(tenant)), context.Background()
	for n := 0; ; n++ {
		m, err := meeting.New(call(0, participant.ID(fmt.Sprint("p", n))))
		if err != nil {
			return err
		}
		r, err := s.Schedule(ctx, "olga", startingSoon(m))
		if err != nil {
			return err
		}
		sayKept(r.Meeting)
		if n%3 == 1 {
			if r, err = s.Edit(ctx, "olga", r.Meeting.ID(), meeting.All(func(d *meeting.Draft) { d.Title = "Other" })); err != nil {
				return err
			}
			sayKept(r.Meeting)
		}
		if n%2 == 1 {
			if _, err := s.Deliver(ctx, newYear, meeting.NotifierFunc(sayTold)); err != nil {
				return err
			}
		}
	}
}

func startingSoon(m meeting.Meeting) meeting.Meeting {
	d := m.Draft()
	d.Start = wallclock.Of(soon)
	m, err := meeting.New(d)
	if err != nil {
		panic(err)
	}
	return m
}

func openAgain(name, dsn string) (*sqlstore.Database, error) {
	for _, e := range engines() {
		if e.name == name {
			db, err := sql.Open(e.driver, dsn)
			return sqlstore.New(db, e.dialect, &sqlstore.Options{Zones: zones}), err
		}
	}
	return nil, fmt.Errorf("no engine %s", name)
}

func sayKept(m meeting.Meeting) {
	fmt.Println("kept", m.ID(), m.Version(), m.Roster()[0].ID)
}

func sayTold(_ context.Context, n meeting.Notification, _ meeting.Meeting) error {
	_, err := fmt.Println("told", n.ID, n.Meeting, n.Version, n.Notice, n.To.ID)
	return err
}
