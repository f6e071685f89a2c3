package rapidtest_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/memstore"
	"github.com/salesmeeting/salesmeeting/participant"
)

const (
	lead  = 30 * time.Minute
	lease = 5 * time.Minute
)

// world is the Scheduler beside its model.
type world struct {
	model
	*meeting.Scheduler
	store *memstore.Store
	heard // by everybody, up to now
}

// heard is what people were told.
type heard struct {
	times    map[meeting.NotificationID]int
	versions map[lane]uint64 // of the last notification but reminders
	reminded map[string]meeting.NotificationID
	known    map[string]bool // who was reminded of what start
	invited  map[string]bool
	back     map[lane]bool   // who declined and came back, or whose meeting moved back, and so may be reminded again
	began    map[string]bool // starts that meetings had before they moved
}

// lane is what is told in order.
type lane struct {
	meeting meeting.ID
	person  participant.ID
}

func newWorld() *world {
	w := &world{store: memstore.New()}
	w.now = time.Date(2026, time.January, 2, 12, 0, 0, 0, time.UTC)
	w.Scheduler = meeting.NewScheduler(w.store, &meeting.SchedulerOptions{
		Leads: []time.Duration{lead}, Lease: lease, Attempts: 1000,
		Backoff: func(uint64) time.Duration { return time.Second },
		Now:     func() time.Time { return w.now }, Random: rand.NewChaCha8([32]byte{1}),
	})
	w.heard = heard{
		make(map[meeting.NotificationID]int), make(map[lane]uint64), make(map[string]meeting.NotificationID),
		make(map[string]bool), make(map[string]bool), make(map[lane]bool), make(map[string]bool),
	}
	return w
}

// agree checks that a call did what the model says: it was done, or it was refused for the right reason.
func agree(t *rapid.T, done bool, err error, reasons ...error) bool {
	t.Logf("want done: %t; %v", done, err)
	require.Equal(t, done, err == nil)
	var denial *meeting.Denial
	if err != nil && !errors.As(err, &denial) {
		require.True(t, slices.ContainsFunc(reasons, func(reason error) bool { return errors.Is(err, reason) }), "%v", err)
	}
	return done
}

// errDown is what a notifier says that can't tell anybody.
var errDown = errors.New("nobody there")

// outage lets a delivery fail, with each of the notifications that are due, and some time pass.
func (w *world) outage(t *rapid.T) {
	_, err := w.Deliver(t.Context(), w.now, meeting.NotifierFunc(
		func(context.Context, meeting.Notification, meeting.Meeting) error { return errDown }))
	require.NoError(t, err)
	w.now = w.now.Add(time.Second)
}

// crash lets a process die when it has told somebody, before it has said so. Others are told when its lease is over.
func (w *world) crash(t *rapid.T) {
	after := rapid.IntRange(0, 3).Draw(t, "told before it dies")
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	_, err := w.Deliver(ctx, w.now, meeting.NotifierFunc(func(_ context.Context, n meeting.Notification, _ meeting.Meeting) error {
		w.hear(t, n, w.due())
		if after--; after < 0 {
			delete(w.times, n.ID) // it may be told again
			cancel()
		}
		return nil
	}))
	if err != nil {
		require.ErrorIs(t, err, context.Canceled)
	}
	w.now = w.now.Add(lease)
}

// moves notes that slots of m move by a change: who is to come at a start that one of them had before may be reminded
// of it again.
func (w *world) moves(m *modeled, change func()) {
	old := make(map[*slot]time.Time)
	for _, s := range m.slots {
		old[s] = s.start
		w.began[fmt.Sprint(m.id, s.start.Unix())] = true
	}
	change()
	for _, s := range m.slots {
		if s.start.Equal(old[s]) || !w.began[fmt.Sprint(m.id, s.start.Unix())] {
			continue
		}
		for _, id := range m.people {
			w.back[lane{m.id, id}] = true
		}
	}
}

// due returns who has to be reminded of what: to the meeting and its start, by what the notification says.
func (w *world) due() map[string]string {
	due := make(map[string]string)
	for _, m := range w.meetings {
		for _, s := range m.slots {
			if s.stage != meeting.StageScheduled || !s.start.After(w.now) || s.start.Add(-lead).After(w.now) {
				continue
			}
			for _, id := range m.people {
				if m.comes(s, id) {
					due[fmt.Sprint(m.id, id, s.original, s.start)] = fmt.Sprint(m.id, id, s.start)
				}
			}
		}
	}
	return due
}

// hear checks that a notification is right when it comes.
func (w *world) hear(t *rapid.T, n meeting.Notification, due map[string]string) {
	w.times[n.ID]++
	if n.Notice != meeting.NoticeReminder || !w.back[lane{n.Meeting, n.To.ID}] {
		require.Equal(t, 1, w.times[n.ID], "told twice although nobody died: %v", n)
	}
	if n.Notice != meeting.NoticeReminder {
		in := lane{n.Meeting, n.To.ID}
		require.GreaterOrEqual(t, n.Version, w.versions[in], "told out of order: %v", n)
		w.versions[in] = n.Version
		if n.Notice == meeting.NoticeInvited {
			w.invited[fmt.Sprint(n.Meeting, n.To.ID)] = true
		}
		return
	}
	what := fmt.Sprint(n.Meeting, n.To.ID, n.Occurrence, n.Start)
	require.Contains(t, due, what, "reminded of what is not to be")
	w.known[due[what]] = true
	if id, again := w.reminded[what]; again {
		require.Equal(t, id, n.ID, "a duplicate with another ID")
	}
	w.reminded[what] = n.ID
}

// deliver tells everybody, and checks that they know what they have to, and nothing that is wrong.
func (w *world) deliver(t *rapid.T) {
	due := w.due()
	_, err := w.Deliver(t.Context(), w.now, meeting.NotifierFunc(func(_ context.Context, n meeting.Notification, _ meeting.Meeting) error {
		w.hear(t, n, due)
		return nil
	}))
	require.NoError(t, err)
	for _, what := range due {
		require.True(t, w.known[what], "not reminded of %s", what)
	}
	for _, m := range w.meetings {
		for _, id := range m.people {
			require.True(t, w.invited[fmt.Sprint(m.id, id)], "%s was never invited to %s", id, m.id)
		}
	}
}

// check checks that the store has what the model has, and that nobody is booked twice.
func (w *world) check(t *rapid.T) {
	for _, m := range w.meetings {
		w.compare(t, m)
	}
	w.nobodyTwice(t)
}

// ages is around everything that the model has.
func ages(t *rapid.T) interval.Interval {
	from := time.Date(2025, time.January, 1, 0, 0, 0, 0, time.UTC)
	span, err := interval.New(from, from.Add(3*365*24*time.Hour))
	require.NoError(t, err)
	return span
}

// compare checks that the store has the meeting as the model has it.
func (w *world) compare(t *rapid.T, m *modeled) {
	kept, err := w.Meeting(t.Context(), m.id)
	require.NoError(t, err)
	var want, got []string
	for _, s := range m.slots {
		want = append(want, fmt.Sprint(s.original, s.start.Unix(), s.stage))
	}
	for o := range kept.Occurrences(ages(t)) {
		st, err := w.Status(t.Context(), o.Key())
		require.NoError(t, err)
		got = append(got, fmt.Sprint(o.Original(), o.Unix(), st.Stage))
	}
	slices.Sort(want)
	slices.Sort(got)
	require.Equal(t, want, got)
}

// nobodyTwice asks the store alone.
func (w *world) nobodyTwice(t *rapid.T) {
	type booking struct{ from, until int64 }
	for _, id := range staff {
		var booked []booking
		for m, err := range w.Find(t.Context(), meeting.Query{Person: id}) {
			require.NoError(t, err)
			var own []booking // of one meeting: that it overlaps itself is its own affair
			for o := range m.Occurrences(ages(t)) {
				if !o.Books(meeting.Calendar{ID: id}) {
					continue
				}
				b := booking{o.Unix(), o.Unix() + int64(o.Length()/time.Second)}
				for _, other := range booked {
					require.False(t, b.from < other.until && other.from < b.until, "%s is booked twice", id)
				}
				own = append(own, b)
			}
			booked = append(booked, own...)
		}
	}
}
