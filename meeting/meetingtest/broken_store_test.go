package meetingtest_test

import (
	"context"
	"errors"
	"maps"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/meetingtest"
	"github.com/salesmeeting/salesmeeting/meeting/memstore"
)

// opener returns stores in memory, by tenant, each broken by wrap.
func opener(wrap func(meeting.Store) meeting.Store) meetingtest.Open {
	var stores sync.Map
	return func(_ context.Context, tenant string) (meeting.Store, error) {
		store, ok := stores.Load(tenant)
		if !ok {
			store, _ = stores.LoadOrStore(tenant, wrap(memstore.New()))
		}
		return store.(meeting.Store), nil
	}
}

// lying breaks single methods of a store.
type lying struct {
	meeting.Store
	commit func(ctx context.Context, c meeting.Commit) error
	read   func(ctx context.Context, s meeting.Selection) (meeting.Kept, error)
	find   func(ctx context.Context, q meeting.Query) ([]meeting.Meeting, error)
	due    func(ctx context.Context, now time.Time, limit int) ([]meeting.Reminder, error)
	lease  func(ctx context.Context, l meeting.Lease) ([]meeting.Leased, error)
	settle func(ctx context.Context, s meeting.Settlement) error
}

func (l lying) Commit(ctx context.Context, c meeting.Commit) error {
	if l.commit == nil {
		return l.Store.Commit(ctx, c)
	}
	return l.commit(ctx, c)
}

func (l lying) Read(ctx context.Context, s meeting.Selection) (meeting.Kept, error) {
	if l.read == nil {
		return l.Store.Read(ctx, s)
	}
	return l.read(ctx, s)
}

func (l lying) Find(ctx context.Context, q meeting.Query) ([]meeting.Meeting, error) {
	if l.find == nil {
		return l.Store.Find(ctx, q)
	}
	return l.find(ctx, q)
}

func (l lying) Due(ctx context.Context, now time.Time, limit int) ([]meeting.Reminder, error) {
	if l.due == nil {
		return l.Store.Due(ctx, now, limit)
	}
	return l.due(ctx, now, limit)
}

func (l lying) Lease(ctx context.Context, le meeting.Lease) ([]meeting.Leased, error) {
	if l.lease == nil {
		return l.Store.Lease(ctx, le)
	}
	return l.lease(ctx, le)
}

func (l lying) Settle(ctx context.Context, s meeting.Settlement) error {
	if l.settle == nil {
		return l.Store.Settle(ctx, s)
	}
	return l.settle(ctx, s)
}

// committing breaks what is committed.
func committing(change func(ctx context.Context, s meeting.Store, c *meeting.Commit)) func(meeting.Store) meeting.Store {
	return func(s meeting.Store) meeting.Store {
		return lying{Store: s, commit: func(ctx context.Context, c meeting.Commit) error {
			change(ctx, s, &c)
			return s.Commit(ctx, c)
		}}
	}
}

func versioned(m meeting.Meeting, version uint64) meeting.Meeting {
	d := m.Draft()
	d.Version = version
	m, err := meeting.New(d)
	if err != nil {
		panic(err)
	}
	return m
}

// A brokenStore is caught by the cases that are meant for it.
type brokenStore struct {
	caughtBy []string
	wrap     func(s meeting.Store) meeting.Store
}

// allBroken returns the broken stores by what is wrong with them.
func allBroken() map[string]brokenStore {
	all := maps.Clone(brokenStores)
	maps.Copy(all, racingStores)
	maps.Copy(all, mixingStores)
	return all
}

var brokenStores = map[string]brokenStore{
	"lost update": {[]string{"lost-update", "torn-commit"}, committing(func(ctx context.Context, s meeting.Store, c *meeting.Commit) {
		c.Meetings = slices.Clone(c.Meetings)
		for i, m := range c.Meetings {
			kept, _ := s.Read(ctx, meeting.Selection{Meetings: []meeting.ID{m.ID()}})
			for _, old := range kept.Meetings {
				c.Meetings[i] = versioned(m, old.Version()+1)
			}
		}
	})},
	"torn commit": {[]string{"torn-commit", "stale-calendar"}, func(s meeting.Store) meeting.Store {
		return lying{Store: s, commit: func(ctx context.Context, c meeting.Commit) error {
			first := meeting.Commit{Meetings: c.Meetings, Reminders: c.Reminders}
			c.Meetings, c.Reminders = nil, nil
			return errors.Join(s.Commit(ctx, first), s.Commit(ctx, c))
		}}
	}},
	"torn commit, the outbox first": {[]string{"torn-commit", "stale-firing"}, func(s meeting.Store) meeting.Store {
		return lying{Store: s, commit: func(ctx context.Context, c meeting.Commit) error {
			err := s.Commit(ctx, meeting.Commit{Outbox: c.Outbox})
			c.Outbox = nil
			return errors.Join(err, s.Commit(ctx, c))
		}}
	}},
	"dropped outbox row": {[]string{"outbox-whole"}, committing(func(_ context.Context, _ meeting.Store, c *meeting.Commit) {
		if len(c.Outbox) > 2 {
			c.Outbox = c.Outbox[:len(c.Outbox)-1]
		}
	})},
	"outbox in wrong order": {[]string{"outbox-order"}, committing(func(_ context.Context, _ meeting.Store, c *meeting.Commit) {
		c.Outbox = slices.Clone(c.Outbox)
		slices.Reverse(c.Outbox)
	})},
	"outbox by time": {[]string{"outbox-order"}, committing(func(_ context.Context, _ meeting.Store, c *meeting.Commit) {
		c.Outbox = slices.Clone(c.Outbox)
		slices.SortFunc(c.Outbox, func(a, b meeting.Notification) int { return a.At.Compare(b.At) })
	})},
	"one lane for all people": {[]string{"outbox-lanes", "outbox-whole"}, func(s meeting.Store) meeting.Store {
		return lying{Store: s, lease: func(ctx context.Context, l meeting.Lease) ([]meeting.Leased, error) {
			l.Limit = 1
			return s.Lease(ctx, l)
		}}
	}},
	"stale calendar accepted": {[]string{"stale-calendar", "race", "double-booking"}, committing(func(ctx context.Context, s meeting.Store, c *meeting.Commit) {
		var sel meeting.Selection
		for _, r := range c.Calendars {
			sel.Calendars = append(sel.Calendars, r.Calendar)
		}
		time.Sleep(time.Millisecond) // as a database takes its time
		kept, _ := s.Read(ctx, sel)
		c.Calendars = kept.Calendars
	})},
	"revisions that stand still": {[]string{"calendar-revisions", "stale-calendar"}, committing(func(_ context.Context, _ meeting.Store, c *meeting.Commit) {
		c.Calendars = nil
	})},
	"stale firing accepted": {[]string{"stale-firing"}, committing(func(ctx context.Context, s meeting.Store, c *meeting.Commit) {
		c.Fired = slices.Clone(c.Fired)
		for i, f := range c.Fired {
			kept, _ := s.Read(ctx, meeting.Selection{Reminders: []meeting.ID{f.Was.Meeting}})
			for _, r := range kept.Reminders {
				if r.Key() == f.Was.Key() {
					c.Fired[i].Was = r
				}
			}
		}
	})},
	"reminder deleted when it is read": {[]string{"due"}, func(s meeting.Store) meeting.Store {
		return lying{Store: s, due: func(ctx context.Context, now time.Time, limit int) ([]meeting.Reminder, error) {
			due, err := s.Due(ctx, now, limit)
			for _, r := range due {
				err = errors.Join(err, s.Commit(ctx, meeting.Commit{Fired: []meeting.Firing{{Was: r}}}))
			}
			return due, err
		}}
	}},
	"reminders that an edit leaves behind": {[]string{"reminders-replaced"}, committing(func(ctx context.Context, s meeting.Store, c *meeting.Commit) {
		for _, m := range c.Meetings {
			kept, _ := s.Read(ctx, meeting.Selection{Reminders: []meeting.ID{m.ID()}})
			for _, r := range kept.Reminders {
				again := func(other meeting.Reminder) bool { return other.Key() == r.Key() }
				if !slices.ContainsFunc(c.Reminders, again) {
					c.Reminders = append(c.Reminders, r)
				}
			}
		}
	})},
	"aliased values": {[]string{"shared-given", "shared-taken"}, func(s meeting.Store) meeting.Store {
		kept := make(map[meeting.Key]agenda.Minutes)
		return lying{
			Store: s,
			commit: func(ctx context.Context, c meeting.Commit) error {
				err := s.Commit(ctx, c)
				for _, p := range c.Proceedings {
					kept[p.Key] = p.Minutes
				}
				return err
			},
			read: func(ctx context.Context, sel meeting.Selection) (meeting.Kept, error) {
				read, err := s.Read(ctx, sel)
				for i, p := range read.Proceedings {
					read.Proceedings[i].Minutes = kept[p.Key]
				}
				return read, err
			},
		}
	}},
	"ignored context": {[]string{"context"}, func(s meeting.Store) meeting.Store {
		return lying{Store: s, commit: func(ctx context.Context, c meeting.Commit) error {
			return s.Commit(context.WithoutCancel(ctx), c)
		}}
	}},
	"a context that is looked at too late": {[]string{"context"}, func(s meeting.Store) meeting.Store {
		return lying{Store: s, lease: func(ctx context.Context, l meeting.Lease) ([]meeting.Leased, error) {
			leased, _ := s.Lease(context.WithoutCancel(ctx), l)
			return leased, ctx.Err()
		}}
	}},
	"cursor that skips": {[]string{"find-order", "find-cursor"}, finding(func(q meeting.Query, found []meeting.Meeting) []meeting.Meeting {
		if !q.After.IsZero() && len(found) > 0 {
			return found[1:]
		}
		return found
	})},
	"cursor that repeats": {[]string{"find-order", "find-cursor"}, func(s meeting.Store) meeting.Store {
		return lying{Store: s, find: func(ctx context.Context, q meeting.Query) ([]meeting.Meeting, error) {
			if !q.After.IsZero() {
				q.After.UUID[15]--
			}
			return s.Find(ctx, q)
		}}
	}},
	"limit ignored": {[]string{"find-order"}, func(s meeting.Store) meeting.Store {
		return lying{Store: s, find: func(ctx context.Context, q meeting.Query) ([]meeting.Meeting, error) {
			q.Limit = 0
			return s.Find(ctx, q)
		}}
	}},
	"unordered": {[]string{"find-order", "find-cursor"}, finding(func(_ meeting.Query, found []meeting.Meeting) []meeting.Meeting {
		slices.Reverse(found)
		return found
	})},
	"found by bounds alone": {[]string{"find-matches"}, func(s meeting.Store) meeting.Store {
		return lying{Store: s, find: func(ctx context.Context, q meeting.Query) ([]meeting.Meeting, error) {
			window := q.Window
			q.Window = interval.Interval{}
			found, err := s.Find(ctx, q)
			return slices.DeleteFunc(found, func(m meeting.Meeting) bool {
				from, until := m.Bounds()
				return !window.IsZero() && (!from.Before(window.End()) || !until.IsZero() && until.Before(window.Start()))
			}), err
		}}
	}},
	"dead letter lost": {[]string{"dead-letters", "dead-again", "dead-pages"}, settling(func(s *meeting.Settlement) {
		if s.Fate == meeting.FateDead {
			s.Fate = meeting.FateDone
		}
	})},
	"dead letter tried for ever": {[]string{"dead-letters", "dead-lane"}, settling(func(s *meeting.Settlement) {
		if s.Fate == meeting.FateDead {
			s.Fate = meeting.FateDeferred
		}
	})},
	"notification deleted on failure": {[]string{"settle-deferred", "outbox-order"}, settling(func(s *meeting.Settlement) {
		if s.Fate == meeting.FateDeferred {
			s.Fate = meeting.FateDone
		}
	})},
	"no back-off": {[]string{"settle-deferred"}, settling(func(s *meeting.Settlement) { s.Until = time.Time{} })},
	"lease without fencing": {[]string{"settle-fenced"}, func(s meeting.Store) meeting.Store {
		tokens := make(map[meeting.NotificationID]uint64)
		return lying{
			Store: s,
			lease: func(ctx context.Context, l meeting.Lease) ([]meeting.Leased, error) {
				leased, err := s.Lease(ctx, l)
				for _, each := range leased {
					tokens[each.Notification.ID] = each.Token
				}
				return leased, err
			},
			settle: func(ctx context.Context, settled meeting.Settlement) error {
				settled.Token = tokens[settled.ID]
				return s.Settle(ctx, settled)
			},
		}
	}},
	"lease that is none": {[]string{"lease-exclusive", "outbox-order"}, func(s meeting.Store) meeting.Store {
		return lying{Store: s, lease: func(ctx context.Context, l meeting.Lease) ([]meeting.Leased, error) {
			l.Until = l.Now
			return s.Lease(ctx, l)
		}}
	}},
	"lease that never ends": {[]string{"lease-exclusive", "lease-token", "settle-fenced"}, func(s meeting.Store) meeting.Store {
		return lying{Store: s, lease: func(ctx context.Context, l meeting.Lease) ([]meeting.Leased, error) {
			l.Until = l.Until.Add(time.Hour)
			return s.Lease(ctx, l)
		}}
	}},
	"nobody is forgotten": {[]string{"forget"}, committing(func(_ context.Context, _ meeting.Store, c *meeting.Commit) {
		c.Forget = nil
	})},
	"new over old": {[]string{"new-twice"}, committing(func(ctx context.Context, s meeting.Store, c *meeting.Commit) {
		c.Meetings = slices.Clone(c.Meetings)
		for i, m := range c.Meetings {
			kept, _ := s.Read(ctx, meeting.Selection{Meetings: []meeting.ID{m.ID()}})
			if m.Version() == 1 && len(kept.Meetings) > 0 {
				c.Meetings[i] = versioned(m, kept.Meetings[0].Version()+1)
			}
		}
	})},
	"the same notification twice": {[]string{"same-notification"}, func(s meeting.Store) meeting.Store {
		seen := make(map[meeting.NotificationID]bool)
		return committing(func(_ context.Context, _ meeting.Store, c *meeting.Commit) {
			c.Outbox = slices.Clone(c.Outbox)
			for i, n := range c.Outbox {
				if seen[n.ID] {
					c.Outbox[i].ID = meeting.NotificationID{UUID: uuid.New()}
				}
				seen[n.ID] = true
			}
		})(s)
	}},
	"a field that is not kept": {[]string{"read-back"}, committing(func(_ context.Context, _ meeting.Store, c *meeting.Commit) {
		c.Meetings = slices.Clone(c.Meetings)
		for i, m := range c.Meetings {
			d := m.Draft()
			d.Origin.Properties = nil
			c.Meetings[i], _ = meeting.New(d)
		}
	})},
	"an error for what is missing": {[]string{"read-missing"}, func(s meeting.Store) meeting.Store {
		return lying{Store: s, read: func(ctx context.Context, sel meeting.Selection) (meeting.Kept, error) {
			kept, err := s.Read(ctx, sel)
			if len(kept.Meetings) < len(sel.Meetings) {
				return meeting.Kept{}, meeting.ErrNotFound
			}
			return kept, err
		}}
	}},
	"an index that stands still": {[]string{"find-moved"}, func(s meeting.Store) meeting.Store {
		first := make(map[meeting.ID]meeting.Meeting)
		return lying{Store: s, find: func(ctx context.Context, q meeting.Query) ([]meeting.Meeting, error) {
			all, err := s.Find(ctx, meeting.Query{})
			return slices.DeleteFunc(all, func(m meeting.Meeting) bool { return !q.Matches(first[m.ID()]) }), err
		}, commit: func(ctx context.Context, c meeting.Commit) error {
			for _, m := range c.Meetings {
				if m.Version() == 1 {
					first[m.ID()] = m
				}
			}
			return s.Commit(ctx, c)
		}}
	}},
	"a reminder that is fired once and for all": {[]string{"reminder-fired"}, committing(func(_ context.Context, _ meeting.Store, c *meeting.Commit) {
		c.Fired = slices.Clone(c.Fired)
		for i := range c.Fired {
			c.Fired[i].Next = meeting.Reminder{}
		}
	})},
	"the newest first": {[]string{"outbox-oldest"}, func(s meeting.Store) meeting.Store {
		return lying{Store: s, lease: func(ctx context.Context, l meeting.Lease) ([]meeting.Leased, error) {
			limit := l.Limit
			l.Limit = 1000
			leased, err := s.Lease(ctx, l)
			slices.Reverse(leased)
			return leased[:min(limit, len(leased))], err
		}}
	}},
	"what is delivered comes again": {[]string{"settle-done", "outbox-order"}, settling(func(s *meeting.Settlement) {
		if s.Fate == meeting.FateDone {
			s.Fate = meeting.FateDeferred
		}
	})},
	"proceedings that stay": {[]string{"proceedings"}, committing(func(_ context.Context, _ meeting.Store, c *meeting.Commit) {
		c.Proceedings = slices.DeleteFunc(slices.Clone(c.Proceedings), meeting.Proceedings.IsEmpty)
	})},
}

func finding(change func(q meeting.Query, found []meeting.Meeting) []meeting.Meeting) func(meeting.Store) meeting.Store {
	return func(s meeting.Store) meeting.Store {
		return lying{Store: s, find: func(ctx context.Context, q meeting.Query) ([]meeting.Meeting, error) {
			found, err := s.Find(ctx, q)
			return change(q, found), err
		}}
	}
}

func settling(change func(s *meeting.Settlement)) func(meeting.Store) meeting.Store {
	return func(s meeting.Store) meeting.Store {
		return lying{Store: s, settle: func(ctx context.Context, settled meeting.Settlement) error {
			change(&settled)
			return s.Settle(ctx, settled)
		}}
	}
}

func TestEveryBrokenStoreIsCaughtByTheCaseMeantForIt(t *testing.T) {
	for what, broken := range allBroken() {
		t.Run(what, func(t *testing.T) { requireCaught(t, opener(broken.wrap), broken.caughtBy...) })
	}
}

func TestEveryCaseCatchesABrokenStore(t *testing.T) {
	caught := map[string]bool{"tenants": true, "restart": true} // by the test below
	for _, broken := range allBroken() {
		for _, name := range broken.caughtBy {
			caught[name] = true
		}
	}
	for c := range meetingtest.StoreCases() {
		assert.True(t, caught[c.Name], c.Name)
	}
}

func TestStoresThatMixUpTenantsOrForgetAreCaught(t *testing.T) {
	t.Run("tenant leak", func(t *testing.T) {
		store := memstore.New()
		requireCaught(t, func(context.Context, string) (meeting.Store, error) { return store, nil }, "tenants")
	})
	t.Run("nothing is kept", func(t *testing.T) {
		fresh := func(context.Context, string) (meeting.Store, error) { return memstore.New(), nil }
		requireCaught(t, fresh, "restart", "lease-exclusive", "dead-letters", "double-booking")
	})
	t.Run("a store that does not open", func(t *testing.T) {
		closed := func(context.Context, string) (meeting.Store, error) { return nil, errors.New("no file") }
		for c := range meetingtest.StoreCases() {
			require.ErrorContains(t, c.Check(t.Context(), closed), "no file")
		}
	})
}

func requireCaught(t *testing.T, open meetingtest.Open, names ...string) {
	t.Helper()
	for c := range meetingtest.StoreCases() {
		if !slices.Contains(names, c.Name) {
			continue
		}
		names = slices.DeleteFunc(slices.Clone(names), func(name string) bool { return name == c.Name })
		err := c.Check(t.Context(), open)
		if assert.Error(t, err, c.Name) {
			assert.ErrorContains(t, err, c.Rule)
		}
	}
	require.Empty(t, names, "no such case")
}
