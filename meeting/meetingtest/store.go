package meetingtest

import (
	"context"
	"encoding/json"
	"iter"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/salesmeeting/salesmeeting/meeting"
)

// An Open opens the store of a tenant. Every call with the same tenant gives another access to the same content, as
// after a restart of the process; a tenant that was never opened has nothing. Names of tenants are unique within one
// process, and begin with "meetingtest".
type Open func(ctx context.Context, tenant string) (meeting.Store, error)

// A StoreCase checks one rule of [meeting.Store].
type StoreCase struct {
	Name string // for programs: "lost-update"
	Rule string // as the comments of the port have it
	run  func(c *storeChecker)
}

// StoreCases returns an iterator over all cases for stores.
func StoreCases() iter.Seq[StoreCase] {
	return slices.Values(slices.Concat(
		commitCases(), readCases(), findCases(), reminderCases(), outboxCases(), settleCases(), raceCases(), textCases(), storeCases(),
	))
}

// TestStore runs all cases on what open opens, each as a subtest.
func TestStore(t *testing.T, open Open) {
	t.Helper()
	for c := range StoreCases() {
		t.Run(c.Name, func(t *testing.T) {
			if err := c.Check(t.Context(), open); err != nil {
				t.Error(err)
			}
		})
	}
}

// Check runs the case on stores of tenants of its own. The error cites the rule.
func (s StoreCase) Check(ctx context.Context, open Open) error {
	err := runCase(ctx, func(c checker) {
		sc := &storeChecker{checker: c, open: open, tenant: newTenant()}
		sc.reopen()
		s.run(sc)
	})
	return failure(s.Name, s.Rule, err)
}

var tenants atomic.Uint64

func newTenant() string { return "meetingtest-" + text(tenants.Add(1)) }

// A storeChecker runs one case on a store.
type storeChecker struct {
	checker
	open   Open
	tenant string
	store  meeting.Store
}

// reopen opens the store again.
func (c *storeChecker) reopen() { c.store = c.opened(c.tenant) }

func (c *storeChecker) opened(tenant string) meeting.Store {
	store, err := c.open(c.ctx, tenant)
	c.ok(err, "opening the store")
	return store
}

func (c *storeChecker) commit(com meeting.Commit) { c.ok(c.store.Commit(c.ctx, com), "commit") }

// refused commits what must be refused, and checks that nothing of it is kept.
func (c *storeChecker) refused(com meeting.Commit, why string) {
	before := c.frozen()
	c.conflict(c.store.Commit(c.ctx, com), "commit with "+why)
	c.same("the store after a commit with "+why, before, c.content())
}

func (c *storeChecker) read(s meeting.Selection) meeting.Kept {
	kept, err := c.store.Read(c.ctx, s)
	c.ok(err, "read")
	return kept
}

func (c *storeChecker) find(q meeting.Query) []meeting.Meeting {
	found, err := c.store.Find(c.ctx, q)
	c.ok(err, "find")
	return found
}

func (c *storeChecker) due(at int) []meeting.Reminder {
	due, err := c.store.Due(c.ctx, minute(at), 1000)
	c.ok(err, "due")
	return due
}

func (c *storeChecker) lease(at, until, limit int) []meeting.Leased {
	leased, err := c.store.Lease(c.ctx, meeting.Lease{Now: minute(at), Until: minute(until), Limit: limit})
	c.ok(err, "lease")
	return leased
}

func (c *storeChecker) settle(l meeting.Leased, f meeting.Fate, until int) {
	s := meeting.Settlement{ID: l.Notification.ID, Token: l.Token, Fate: f}
	if f == meeting.FateDeferred {
		s.Until = minute(until)
	}
	c.ok(c.store.Settle(c.ctx, s), "settle")
}

func (c *storeChecker) dead() []meeting.Leased {
	dead, err := c.store.DeadLetters(c.ctx, meeting.NotificationID{}, 1000)
	c.ok(err, "dead letters")
	return dead
}

// content is all that can be read of the sample without changing it.
type content struct {
	Meetings    []meeting.Meeting
	Calendars   []meeting.CalendarRevision
	Proceedings []meeting.Proceedings
	Reminders   []meeting.Reminder
	Dead        []meeting.Leased
}

func (c *storeChecker) content() content {
	found := c.find(meeting.Query{})
	var all meeting.Selection
	for _, m := range found {
		all.History = append(all.History, m.ID())
	}
	all.Calendars = sampleCalendars()
	kept := c.read(all)
	slices.SortFunc(kept.Proceedings, func(a, b meeting.Proceedings) int {
		if a.Key.Meeting != b.Key.Meeting {
			return a.Key.Meeting.Compare(b.Key.Meeting)
		}
		return a.Key.Original.Compare(b.Key.Original)
	})
	return content{found, kept.Calendars, kept.Proceedings, c.due(farAway), c.dead()}
}

// frozen is the content as JSON, which nobody can change any more.
func (c *storeChecker) frozen() json.RawMessage {
	data, err := json.Marshal(c.content())
	c.ok(err, "writing the content")
	return data
}
