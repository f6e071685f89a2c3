package meetingtest

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

func storeCases() []StoreCase {
	return []StoreCase{
		{"tenants", "What other tenants keep does not exist for a store, not even where IDs are the same.", tenantsApart},
		{"restart", "What was committed is seen by every Store of the tenant, also after the process has died.", restart},
		{"context", "A method whose context has ended fails with the context's error and leaves everything as it was.", contextEnds},
		{"shared-given", "What a method is given is shared with nobody.", sharedGiven},
		{"shared-taken", "What a method returns is shared with nobody.", sharedTaken},
		{"double-booking", "Nobody is booked twice, however many calls of a Scheduler race.", doubleBooking},
	}
}

func tenantsApart(c *storeChecker) {
	here := everything(c)
	here.Meetings = []meeting.Meeting{made(c.checker, draft(1))}
	here.Calendars = []meeting.CalendarRevision{revision(ann(), 0)}
	here.Fired = nil
	c.commit(here)
	there := &storeChecker{checker: c.checker, open: c.open, tenant: newTenant()}
	there.reopen()
	c.same("what another tenant has", content{Calendars: there.content().Calendars}, there.content())
	c.same("revisions of another tenant", []meeting.CalendarRevision{revision(ann(), 0), revision(bo(), 0), revision(room(), 0)}, there.content().Calendars)
	c.same("proceedings of another tenant", 0, len(there.read(meeting.Selection{Proceedings: []meeting.Key{proceedings(1).Key}}).Proceedings))
	c.same("notifications of another tenant", 0, len(there.lease(farAway, farAway+1, 10)))
	there.commit(here) // the same IDs again
	there.commit(meeting.Commit{
		Meetings: []meeting.Meeting{c.at(draft(1), 2)}, Forget: []participant.ID{"ann"}, Proceedings: []meeting.Proceedings{{Key: proceedings(1).Key}},
	})
	c.same("the version here", 1, first(c, c.find(meeting.Query{})).Version())
	c.same("the proceedings here", 1, len(c.content().Proceedings))
	c.same("the reminders here", 1, len(c.due(farAway)))
	c.same("the notifications here", 1, len(c.lease(0, 10, 10)))
}

func restart(c *storeChecker) {
	c.commit(meeting.Commit{
		Meetings:    []meeting.Meeting{made(c.checker, series(1)), made(c.checker, draft(3))},
		Calendars:   []meeting.CalendarRevision{revision(ann(), 0)},
		Proceedings: []meeting.Proceedings{proceedings(1)},
		Reminders:   []meeting.Reminder{reminder(1, "ann", 10)},
		Outbox:      []meeting.Notification{notification(1, 1, "ann"), notification(2, 1, "ann"), notification(3, 1, "bo")},
	})
	c.settle(first(c, c.lease(0, 10, 1)), meeting.FateDeferred, 30)
	before := c.frozen()
	c.reopen()
	c.same("the store after a restart", before, c.content())
	c.same("notifications that are not deferred", []meeting.NotificationID{notificationID(3)}, leasedIDs(c.lease(0, 10, 10)))
	c.same("notifications that are", []meeting.NotificationID{notificationID(1)}, leasedIDs(c.lease(30, 40, 1)))
}

func contextEnds(c *storeChecker) {
	c.commit(meeting.Commit{
		Meetings: []meeting.Meeting{made(c.checker, draft(1))}, Reminders: []meeting.Reminder{reminder(1, "ann", 1)},
		Outbox: []meeting.Notification{notification(1, 1, "ann"), notification(2, 2, "ann")},
	})
	l := first(c, c.lease(0, 10, 1))
	before := c.frozen()
	ended, cancel := context.WithCancel(c.ctx)
	cancel()
	for name, call := range map[string]func() error{
		"Commit": func() error {
			return c.store.Commit(ended, meeting.Commit{Meetings: []meeting.Meeting{made(c.checker, draft(2))}})
		},
		"Read": func() error {
			_, err := c.store.Read(ended, meeting.Selection{Meetings: []meeting.ID{id(1)}})
			return err
		},
		"Find": func() error { _, err := c.store.Find(ended, meeting.Query{}); return err },
		"Due":  func() error { _, err := c.store.Due(ended, minute(5), 5); return err },
		"Lease": func() error {
			_, err := c.store.Lease(ended, meeting.Lease{Now: minute(5), Until: minute(50), Limit: 5})
			return err
		},
		"Settle": func() error { return c.store.Settle(ended, meeting.Settlement{ID: l.Notification.ID, Token: l.Token}) },
		"DeadLetters": func() error {
			_, err := c.store.DeadLetters(ended, meeting.NotificationID{}, 5)
			return err
		},
	} {
		if err := call(); !errors.Is(err, context.Canceled) {
			c.failf("%s: want the context's error, got %v", name, err)
		}
	}
	c.same("the store afterwards", before, c.content())
	c.same("what can still be leased", []meeting.NotificationID{notificationID(2)}, leasedIDs(c.lease(5, 50, 5)))
	c.settle(l, meeting.FateDone, 0)
}

func sharedGiven(c *storeChecker) {
	com := everything(c)
	com.Meetings = []meeting.Meeting{made(c.checker, draft(1))}
	com.Calendars = []meeting.CalendarRevision{revision(ann(), 0)}
	com.Fired = nil
	c.commit(com)
	before := c.frozen()
	c.same("proceedings and their minutes", []agenda.Minutes{proceedings(1).Minutes}, minutesOf(c.content()))
	com.Meetings[0], com.Calendars[0].Revision, com.Reminders[0].Due = made(c.checker, draft(2)), 7, minute(77)
	com.Outbox[0].Channel = "smoke"
	com.Proceedings[0].Minutes.Present[0] = "zoe"
	c.same("the store after its caller changed what it gave", before, c.content())
	c.same("the outbox then", notification(1, 1, "ann"), first(c, c.lease(0, 10, 1)).Notification)
}

func minutesOf(all content) []agenda.Minutes {
	var list []agenda.Minutes
	for _, p := range all.Proceedings {
		list = append(list, p.Minutes)
	}
	return list
}

func sharedTaken(c *storeChecker) {
	c.commit(meeting.Commit{
		Meetings: []meeting.Meeting{made(c.checker, draft(1)), made(c.checker, draft(2))}, Proceedings: []meeting.Proceedings{proceedings(1)},
		Reminders: []meeting.Reminder{reminder(1, "ann", 1), reminder(2, "ann", 2)},
	})
	before := c.frozen()
	taken := c.content()
	c.same("meetings and proceedings", []int{2, 1}, []int{len(taken.Meetings), len(taken.Proceedings)})
	taken.Meetings[0], taken.Reminders[0] = taken.Meetings[1], taken.Reminders[1]
	taken.Proceedings[0].Minutes.Present[0] = "zoe"
	c.same("the store after its caller changed what it took", before, c.content())
	byKey := c.read(meeting.Selection{Proceedings: []meeting.Key{proceedings(1).Key}})
	first(c, byKey.Proceedings).Minutes.Present[0] = "zoe"
	c.same("the store after its caller changed what it read", before, c.content())
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

// doubleBooking lets many calls race for one hour of one person and one of a room, on two accesses to the store.
func doubleBooking(c *storeChecker) {
	other := c.opened(c.tenant)
	var group, all sync.WaitGroup
	all.Add(racers)
	var errs [racers]error
	for i := range racers {
		store := c.store
		if i%2 == 1 {
			store = other
		}
		d := draft(1)
		d.ID, d.Version = id(i+1), 0
		d.Start = wallclock.Of(minute(60 + i)) // they overlap, and are not the same
		if i%3 == 0 {
			d.Roster = participant.Roster{{ID: participant.ID("guest-" + text(i))}, {ID: "ann"}}
		}
		m := made(c.checker, d)
		gathered := gathering{store, new(sync.Once), &all}
		s := meeting.NewScheduler(gathered, &meeting.SchedulerOptions{Now: func() time.Time { return epoch }})
		group.Go(func() {
			_, errs[i] = s.Schedule(c.ctx, "ann", m)
			gathered.once.Do(all.Done) // nobody waits for one that failed before
		})
	}
	group.Wait()
	kept := 0
	for _, err := range errs {
		var denial *meeting.Denial
		switch {
		case err == nil:
			kept++
		case !errors.As(err, &denial):
			c.ok(err, "scheduling in a race")
		}
	}
	c.same("meetings that were scheduled", 1, kept)
	c.same("meetings that are kept", 1, len(c.find(meeting.Query{Person: "ann"})))
}
