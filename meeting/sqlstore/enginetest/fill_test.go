package enginetest_test

import (
	"context"
	"encoding/binary"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/sqlstore"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// alive is how many series of ann are alive at the beginning of 2026.
const alive = 200

// filled returns a new database that is filled, and of which the engine has looked at what is there.
func filled(t testing.TB, e engine, series int) (dsn string) {
	t.Helper()
	dsn = e.fresh(t)
	db := e.open(t, dsn)
	base := sqlstore.New(db, e.dialect, &sqlstore.Options{Zones: zones})
	require.NoError(t, base.Migrate(context.Background()))
	fill(t, base.Tenant("a"), series)
	look := "ANALYZE"
	if e.name == "PostgreSQL" {
		look = "VACUUM ANALYZE" // scans of an index alone look at what VACUUM has noted
	}
	_, err := db.ExecContext(context.Background(), look)
	require.NoError(t, err)
	return dsn
}

// fill commits so many series in bulk. Ann has 200 that are alive, and as many that have ended; the others have five
// people each, who have about 20 series each, and one in five has ended.
func fill(t testing.TB, store meeting.Store, series int) {
	t.Helper()
	var c meeting.Commit
	for n := range series {
		m := made(t, seriesOf(n, series))
		c.Meetings = append(c.Meetings, m)
		c.Reminders = append(c.Reminders, meeting.Reminder{
			Meeting: m.ID(), Person: m.People()[0], Channel: "email", Lead: time.Minute, Due: m.Start().Instant().Add(-time.Minute),
		})
		if n%4 == 0 {
			c.Outbox = append(c.Outbox, notificationOf(n, m))
		}
		if len(c.Meetings) == 1000 || n == series-1 {
			require.NoError(t, store.Commit(context.Background(), c))
			c = meeting.Commit{}
		}
	}
}

func numberedID(n int) (id meeting.ID) {
	id.UUID[6], id.UUID[8] = 0x70, 0x80
	binary.BigEndian.PutUint32(id.UUID[10:], uint32(n))
	return id
}

// seriesOf is a weekly series of which the first starts come in an order that has nothing to do with the IDs.
func seriesOf(n, all int) meeting.Draft {
	d := call(n%40-24*365*(n*7%5), "")
	d.ID, d.Version, d.Roster = numberedID(n), 1, nil
	d.Start = d.Start.Local().In(berlin())
	d.Repeats = recurrence.Weekly()
	d.Records = []participant.Record{{Type: "account", ID: fmt.Sprint(n % 1000)}}
	d.Venue.Resources = []participant.ID{participant.ID(fmt.Sprint("room-", n%300))}
	gap := max(all/(2*alive), 1)
	people := max(all/4, 1000)
	for i := range 5 {
		id := participant.ID(fmt.Sprint("p", (n+37*i)%people))
		d.Roster = append(d.Roster, participant.Participant{ID: id, Name: "Somebody", Email: string(id) + "@example.com", Role: participant.SalesRepresentative})
	}
	ended := n%5 == 0
	if n%gap == 0 && n/gap < 2*alive {
		d.Roster[0].ID = "ann"
		ended = n/gap >= alive
	}
	if ended {
		d.Start = d.Start.Local().Add(-6 * 365 * 24 * time.Hour).In(berlin())
		d.Repeats = recurrence.Weekly().Times(20)
	}
	return d
}

func berlin() wallclock.Zone {
	location, err := zones.Location("Europe/Berlin")
	if err != nil {
		panic(err)
	}
	return wallclock.ZoneOf(location)
}

func notificationOf(n int, m meeting.Meeting) meeting.Notification {
	to := m.Roster()[0]
	return meeting.Notification{
		ID: meeting.NotificationID{UUID: numberedID(n).UUID}, Meeting: m.ID(), Version: 1, Notice: meeting.NoticeInvited,
		To: to, Channel: "email", At: newYear,
	}
}
