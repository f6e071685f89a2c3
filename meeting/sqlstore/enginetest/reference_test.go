package enginetest_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/memstore"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// Random calls, most of which are about the same few meetings and people, so that many are refused.
func TestAnEngineDoesWhatTheReferenceDoes(t *testing.T) {
	onEach(t, func(t *testing.T, e engine) {
		_, base := e.migrated(t)
		for seed := range uint64(6) {
			t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
				p := pair{t: t, r: rand.New(rand.NewPCG(seed, 1)), store: base.Tenant(fmt.Sprint(seed)), reference: memstore.New()}
				for range 150 {
					p.step()
				}
			})
		}
	})
}

// A pair is a store and the reference, which get the same calls.
type pair struct {
	t                *testing.T
	r                *rand.Rand
	store, reference meeting.Store
	clock            int // minutes
}

func (p *pair) now() time.Time { return newYear.Add(time.Duration(p.clock) * time.Minute) }

func (p *pair) step() {
	p.clock += p.r.IntN(3)
	switch p.r.IntN(6) {
	case 0, 1, 2:
		c := p.commit()
		both(p, "commit", func(s meeting.Store) (any, error) { return nil, s.Commit(context.Background(), c) })
	case 3, 4:
		l := meeting.Lease{Now: p.now(), Until: p.now().Add(5 * time.Minute), Limit: 1 + p.r.IntN(4)}
		for _, leased := range both(p, "lease", func(s meeting.Store) ([]meeting.Leased, error) { return s.Lease(context.Background(), l) }) {
			p.settle(leased)
		}
	case 5:
		for _, dead := range p.dead() {
			p.settle(dead)
		}
	}
	p.compare()
}

// both calls both stores, and returns what both return.
func both[T any](p *pair, what string, call func(s meeting.Store) (T, error)) T {
	want, wantErr := call(p.reference)
	got, gotErr := call(p.store)
	require.Equal(p.t, errors.Is(wantErr, meeting.ErrConflict), errors.Is(gotErr, meeting.ErrConflict), "%s: %v, %v", what, wantErr, gotErr)
	require.Equal(p.t, wantErr == nil, gotErr == nil, "%s: %v, %v", what, wantErr, gotErr)
	w, err := json.Marshal(want)
	require.NoError(p.t, err)
	g, err := json.Marshal(got)
	require.NoError(p.t, err)
	require.Equal(p.t, string(w), string(g), what)
	return want
}

func (p *pair) settle(l meeting.Leased) {
	s := meeting.Settlement{
		ID: l.Notification.ID, Token: l.Token - uint64(p.r.IntN(5)/4), Fate: meeting.Fate(p.r.IntN(3)),
		Until: p.now().Add(time.Duration(p.r.IntN(4)) * time.Minute),
	}
	if !p.one(4) { // or the lease ends
		both(p, "settle", func(st meeting.Store) (any, error) { return nil, st.Settle(context.Background(), s) })
	}
}

func (p *pair) dead() []meeting.Leased {
	return both(p, "dead letters", func(s meeting.Store) ([]meeting.Leased, error) {
		return s.DeadLetters(context.Background(), meeting.NotificationID{}, 3)
	})
}

// compare reads all that there is.
func (p *pair) compare() {
	of := meeting.Query{Person: p.person()}
	both(p, "find", func(s meeting.Store) ([]meeting.Meeting, error) { return s.Find(context.Background(), of) })
	all := meeting.Selection{Calendars: p.calendars()}
	for n := range few {
		all.History = append(all.History, numberedID(n))
		all.Reminders = append(all.Reminders, numberedID(n))
	}
	both(p, "read", func(s meeting.Store) (meeting.Kept, error) {
		kept, err := s.Read(context.Background(), all)
		slices.SortFunc(kept.Proceedings, func(a, b meeting.Proceedings) int { return a.Key.Meeting.Compare(b.Key.Meeting) })
		kept.Reminders = nil // in any order: Due has them
		return kept, err
	})
	both(p, "due", func(s meeting.Store) ([]meeting.Reminder, error) {
		return s.Due(context.Background(), newYear.AddDate(1, 0, 0), 100)
	})
	p.dead()
}

// few is how many meetings there are, and how many people.
const few = 3

func (p *pair) person() participant.ID { return participant.ID("p" + fmt.Sprint(p.r.IntN(few))) }

func (p *pair) calendars() []meeting.Calendar {
	return []meeting.Calendar{{ID: "p0"}, {ID: "p1"}, {ID: "p2"}, {ID: "p0", Resource: true}}
}

// one is true in one of n cases.
func (p *pair) one(n int) bool { return p.r.IntN(n) == 0 }

// off is how far a revision is off: most times not at all.
func (p *pair) off() uint64 {
	if p.one(12) {
		return 1
	}
	return 0
}

// commit returns one of which each part is as it should be, most times.
func (p *pair) commit() meeting.Commit {
	all := meeting.Selection{Calendars: p.calendars()}
	for n := range few {
		all.Meetings = append(all.Meetings, numberedID(n))
	}
	kept, err := p.reference.Read(context.Background(), all)
	require.NoError(p.t, err)
	var c meeting.Commit
	p.change(&c, kept)
	p.fire(&c)
	p.tell(&c)
	if p.one(5) {
		took := meeting.Proceedings{Key: meeting.Key{Meeting: numberedID(p.r.IntN(few)), Original: wallclock.Of(newYear).Local()}}
		if !p.one(3) {
			took.Began = p.now()
		}
		c.Proceedings = append(c.Proceedings, took)
	}
	if p.one(8) {
		c.Forget = append(c.Forget, p.person())
	}
	return c
}

// change adds meetings at their next versions, each with a reminder, and calendars.
func (p *pair) change(c *meeting.Commit, kept meeting.Kept) {
	for n := range few {
		if !p.one(3) {
			continue
		}
		d := call(n, p.person())
		d.ID, d.Version = numberedID(n), 1+p.off()
		for _, m := range kept.Meetings {
			if m.ID() == d.ID {
				d.Version += m.Version()
			}
		}
		c.Meetings = append(c.Meetings, made(p.t, d))
		c.Reminders = append(c.Reminders, meeting.Reminder{
			Meeting: d.ID, Person: p.person(), Channel: "email", Lead: time.Duration(p.r.IntN(2)) * time.Hour,
			Due: p.now().Add(time.Duration(p.r.IntN(60)) * time.Minute),
		})
	}
	for _, r := range kept.Calendars {
		if p.one(3) {
			r.Revision += p.off()
			c.Calendars = append(c.Calendars, r)
		}
	}
}

// fire adds reminders that are kept.
func (p *pair) fire(c *meeting.Commit) {
	due, err := p.reference.Due(context.Background(), newYear.AddDate(1, 0, 0), 100)
	require.NoError(p.t, err)
	for _, was := range due {
		if !p.one(3) {
			continue
		}
		f := meeting.Firing{Was: was, Next: was}
		f.Was.Due = was.Due.Add(time.Duration(p.off()) * time.Second)
		f.Next.Due, f.Next.Told = was.Due.Add(time.Hour), was.Due
		if p.one(3) {
			f.Next = meeting.Reminder{}
		}
		c.Fired = append(c.Fired, f)
	}
}

// tell adds notifications, of which the outbox may have some already.
func (p *pair) tell(c *meeting.Commit) {
	for range p.r.IntN(3) {
		c.Outbox = append(c.Outbox, meeting.Notification{
			ID: meeting.NotificationID{UUID: numberedID(p.r.IntN(200)).UUID}, Meeting: numberedID(p.r.IntN(few)), Version: 1,
			Notice: meeting.NoticeChanged, To: participant.Participant{ID: p.person()}, Channel: "email", At: p.now(),
		})
	}
}
