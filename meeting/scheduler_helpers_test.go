package meeting_test

import (
	"context"
	"encoding/json"
	"errors"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/memstore"
	"github.com/salesmeeting/salesmeeting/participant"
)

// office is a scheduler on a store in memory, with a clock that a test sets.
type office struct {
	*meeting.Scheduler
	t     testing.TB
	store *memstore.Store
	now   time.Time
}

// opened returns an office at noon of 2 January 2026, UTC, with o but for clock and randomness.
func opened(t testing.TB, o meeting.SchedulerOptions) *office {
	t.Helper()
	f := &office{t: t, store: memstore.New(), now: utc("2026-01-02T12:00:00Z", "2026-01-02T12:00:00Z").Start()}
	o.Now = func() time.Time { return f.now }
	o.Random = rand.NewChaCha8([32]byte{1})
	f.Scheduler = meeting.NewScheduler(f.store, &o)
	return f
}

func (f *office) at(text string) *office {
	f.now = utc(text, text).Start()
	return f
}

// bytes is everything that the store has.
func (f *office) bytes() string {
	f.t.Helper()
	data, err := json.Marshal(f.store)
	require.NoError(f.t, err)
	return string(data)
}

// scheduled schedules the meeting of d for ann.
func (f *office) scheduled(d meeting.Draft) meeting.Meeting {
	f.t.Helper()
	r, err := f.Schedule(context.Background(), "ann", made(f.t, d))
	require.NoError(f.t, err)
	return r.Meeting
}

// unchanged checks that a call fails and leaves the store as it was, and returns the error.
func (f *office) unchanged(call func() error) error {
	f.t.Helper()
	before := f.bytes()
	err := call()
	require.Error(f.t, err)
	require.Equal(f.t, before, f.bytes(), "%v", err)
	return err
}

// gathering is a store of which all racers have read before the first of them commits.
type gathering struct {
	meeting.Store
	once *sync.Once
	all  *sync.WaitGroup
}

func (g gathering) Commit(ctx context.Context, c meeting.Commit) error {
	g.once.Do(func() {
		g.all.Done()
		g.all.Wait()
	})
	return g.Store.Commit(ctx, c)
}

func hour(start string, people ...participant.ID) meeting.Draft {
	d := meeting.Draft{Title: "Call", Start: at(start, "UTC"), Length: time.Hour}
	for _, id := range people {
		d.Roster = append(d.Roster, participant.Participant{ID: id})
	}
	return d
}

// inbox is a notifier that keeps what it is told.
type inbox struct {
	mu   sync.Mutex
	got  []meeting.Notification
	fail func(n meeting.Notification) error
}

func (i *inbox) Notify(ctx context.Context, n meeting.Notification, _ meeting.Meeting) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.fail != nil {
		if err := i.fail(n); err != nil {
			return err
		}
	}
	i.got = append(i.got, n)
	return nil
}

// told returns what was told since the last time: "bo invited", "bo reminder 2026-01-08T09:00:00".
func (i *inbox) told() []string {
	list := []string{}
	for _, n := range i.got {
		text := string(n.To.ID) + " " + string(n.Notice)
		if !n.Occurrence.IsZero() {
			text += " " + n.Occurrence.String()
		}
		list = append(list, text)
	}
	i.got = nil
	return list
}

var errDown = errors.New("the mail server is down")

func (f *office) deliver(i *inbox) meeting.Deliveries {
	f.t.Helper()
	done, err := f.Deliver(context.Background(), f.now, i)
	require.NoError(f.t, err)
	return done
}
