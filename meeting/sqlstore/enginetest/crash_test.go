package enginetest_test

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/sqlstore"
)

// rounds returns how many times to kill, for each engine and victim.
func rounds(t *testing.T) int {
	t.Helper()
	text, ok := os.LookupEnv("CRASH_ROUNDS")
	if !ok {
		return 5
	}
	n, err := strconv.Atoi(text)
	require.NoError(t, err, "CRASH_ROUNDS")
	return n
}

func TestNothingIsLostWhenTheWriterIsKilled(t *testing.T) {
	onEach(t, func(t *testing.T, e engine) {
		dsn := e.fresh(t)
		base := sqlstore.New(e.open(t, dsn), e.dialect, &sqlstore.Options{Zones: zones})
		require.NoError(t, base.Migrate(t.Context()))
		var all crash
		for round := range rounds(t) {
			c := crash{tenant: fmt.Sprint("round ", round)}
			c.run(t, e, dsn, func(writer *exec.Cmd) error { return writer.Process.Kill() })
			c.check(t, base)
			all.add(c)
		}
		all.report(t)
	})
}

func TestNothingIsLostWhenTheServerIsKilled(t *testing.T) {
	e := engines()[1]
	s, err := startServer()
	require.NoError(t, err)
	defer func() { assert.NoError(t, s.stop()) }()
	dsn := s.createDatabase(t)
	base := sqlstore.New(e.open(t, dsn), e.dialect, &sqlstore.Options{Zones: zones})
	require.NoError(t, base.Migrate(t.Context()))
	var all crash
	for round := range rounds(t) {
		c := crash{tenant: fmt.Sprint("round ", round)}
		c.run(t, e, dsn, func(*exec.Cmd) error { return s.kill() })
		require.NoError(t, s.start())
		again := sqlstore.New(e.open(t, dsn), e.dialect, &sqlstore.Options{Zones: zones})
		c.check(t, again)
		all.add(c)
	}
	all.report(t)
}

// A crash is one round: what the writer said, and then what is there.
type crash struct {
	tenant string
	kept   []kept
	told   []told
	// lateKept and twice count what was kept without being acknowledged, and what was told more than once.
	lateKept, twice int
}

type kept struct{ meeting, version, person string }

type told struct{ id, meeting, version, notice, person string }

// about is what a notification is about: there is one ID for each. A reminder is about the meeting at any version.
func (n told) about() told {
	n.id = ""
	if n.notice == string(meeting.NoticeReminder) {
		n.version = ""
	}
	return n
}

// run starts a writer, and kills the victim at a random point: after so many lines of the writer, and a moment.
func (c *crash) run(t *testing.T, e engine, dsn string, kill func(writer *exec.Cmd) error) {
	t.Helper()
	program, err := os.Executable()
	require.NoError(t, err)
	writer := exec.CommandContext(t.Context(), program, writerArg, e.name, dsn, c.tenant)
	var errs bytes.Buffer
	writer.Stderr = &errs
	out, err := writer.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, writer.Start())
	lines := bufio.NewReader(out)
	left := 1 + rand.IntN(25)
	for ; ; left-- {
		if left == 0 {
			time.Sleep(rand.N(4 * time.Millisecond))
			require.NoError(t, kill(writer))
		}
		line, err := lines.ReadString('\n')
		if err != nil { // it has ended, perhaps in the middle of a line
			break
		}
		c.note(t, line)
	}
	require.Error(t, writer.Wait(), "it was killed, or lost its server")
	require.LessOrEqual(t, left, 0, "the writer ended by itself: %s", errs.String())
}

func (c *crash) note(t *testing.T, line string) {
	t.Helper()
	var k kept
	var n told
	switch {
	case scan(line, "kept %s %s %s", &k.meeting, &k.version, &k.person):
		c.kept = append(c.kept, k)
	case scan(line, "told %s %s %s %s %s", &n.id, &n.meeting, &n.version, &n.notice, &n.person):
		c.told = append(c.told, n)
	default:
		require.Fail(t, "what the writer said", line)
	}
}

func scan(line, format string, into ...any) bool {
	n, _ := fmt.Sscanf(line, format, into...) // the number says it
	return n == len(into)
}

// check compares what was acknowledged with what is kept, and what was told, before the crash or after it, with what
// is to be told. Ten minutes later the leases of the writer are over, and the reminders due.
func (c *crash) check(t *testing.T, base *sqlstore.Database) {
	t.Helper()
	store := base.Tenant(c.tenant)
	s := meeting.NewScheduler(store, nil)
	found, err := store.Find(t.Context(), meeting.Query{})
	require.NoError(t, err)
	_, err = s.Deliver(t.Context(), newYear.Add(10*time.Minute), meeting.NotifierFunc(
		func(_ context.Context, n meeting.Notification, _ meeting.Meeting) error {
			c.told = append(c.told, told{
				n.ID.String(), n.Meeting.String(), strconv.FormatUint(n.Version, 10), string(n.Notice), string(n.To.ID),
			})
			return nil
		}))
	require.NoError(t, err)

	// The server may have ended the killed writer's last commit only now.
	later, err := store.Find(t.Context(), meeting.Query{})
	require.NoError(t, err)
	versions, toldOf := versionsOf(later), c.toldOf(t)
	for _, k := range c.kept {
		version, err := strconv.ParseUint(k.version, 10, 64)
		require.NoError(t, err)
		assert.LessOrEqual(t, version, versions[k.meeting], "an acknowledged write is lost: %v", k)
	}
	// What is kept is kept as a whole, acknowledged or not.
	for _, m := range found {
		person := string(m.Roster()[0].ID)
		for version := range m.Version() {
			notice := meeting.NoticeInvited
			if version > 0 {
				notice = meeting.NoticeChanged
			}
			n := told{meeting: m.ID().String(), version: strconv.FormatUint(version+1, 10), notice: string(notice), person: person}
			assert.Contains(t, toldOf, n, "a notification is lost")
		}
		n := told{meeting: m.ID().String(), notice: string(meeting.NoticeReminder), person: person}
		assert.Contains(t, toldOf, n, "a reminder is lost")
	}
	for n := range toldOf {
		assert.Contains(t, versions, n.meeting, "a notification of what is not kept")
	}
	c.lateKept = -len(c.kept)
	for _, version := range versions { // the first is 1
		c.lateKept += int(version)
	}
}

func versionsOf(found []meeting.Meeting) map[string]uint64 {
	versions := make(map[string]uint64)
	for _, m := range found {
		versions[m.ID().String()] = m.Version()
	}
	return versions
}

// toldOf returns what was told with its ID, which is the same however often it was.
func (c *crash) toldOf(t *testing.T) map[told]string {
	t.Helper()
	ids := make(map[told]string)
	for _, n := range c.told {
		if id, ok := ids[n.about()]; ok {
			c.twice++
			assert.Equal(t, id, n.id, "a duplicate with another ID")
		}
		ids[n.about()] = n.id
	}
	return ids
}

func (c *crash) add(o crash) {
	c.kept, c.told = append(c.kept, o.kept...), append(c.told, o.told...)
	c.lateKept, c.twice = c.lateKept+o.lateKept, c.twice+o.twice
}

func (c *crash) report(t *testing.T) {
	t.Helper()
	t.Logf("%d rounds: %d writes acknowledged, %d more kept, %d notifications, %d of them told again",
		rounds(t), len(c.kept), c.lateKept, len(c.told), c.twice)
	require.NotEmpty(t, c.kept)
	require.NotEmpty(t, c.told)
}

// A killed process shows that a commit is whole. That it is there after the machine has lost its power is up to these
// settings.
func TestWhatIsCommittedIsOnDisk(t *testing.T) {
	onEach(t, func(t *testing.T, e engine) {
		db, _ := e.migrated(t)
		want := map[string]string{"PRAGMA journal_mode": "wal", "PRAGMA synchronous": "2"} // FULL
		if e.name == "PostgreSQL" {
			want = map[string]string{"SHOW fsync": "on", "SHOW full_page_writes": "on", "SHOW synchronous_commit": "on"}
		}
		for statement, value := range want {
			var got string
			require.NoError(t, db.QueryRowContext(t.Context(), statement).Scan(&got))
			assert.Equal(t, value, got, statement)
		}
	})
}
