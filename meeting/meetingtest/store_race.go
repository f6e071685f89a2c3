package meetingtest

import (
	"errors"
	"sync"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/participant"
)

func raceCases() []StoreCase {
	return []StoreCase{
		{"race", "A Store is safe for concurrent use: of commits that read the same revision, one is kept.", race},
		{"lease-race", "Nobody else gets a leased notification, however many ask at once.", leaseRace},
	}
}

const racers = 20

// race calls do at once, on two accesses to the store in turn.
func (c *storeChecker) race(do func(i int, store meeting.Store)) {
	other := c.opened(c.tenant)
	var group sync.WaitGroup
	for i := range racers {
		store := c.store
		if i%2 == 1 {
			store = other
		}
		group.Go(func() { do(i, store) })
	}
	group.Wait()
}

// oneKept lets commits race of which one must be kept, and the others refused.
func (c *storeChecker) oneKept(of string, commit func(i int) meeting.Commit) {
	var commits [racers]meeting.Commit
	for i := range commits {
		commits[i] = commit(i)
	}
	var errs [racers]error
	c.race(func(i int, store meeting.Store) { errs[i] = store.Commit(c.ctx, commits[i]) })
	kept := 0
	for _, err := range errs {
		switch {
		case err == nil:
			kept++
		case !errors.Is(err, meeting.ErrConflict):
			c.ok(err, "a commit in a race")
		}
	}
	c.same("commits that were kept, of those that race for "+of, 1, kept)
}

func race(c *storeChecker) {
	c.oneKept("a calendar", func(i int) meeting.Commit {
		return meeting.Commit{
			Meetings: []meeting.Meeting{made(c.checker, draft(i))}, Calendars: []meeting.CalendarRevision{revision(ann(), 0)},
		}
	})
	c.same("meetings that are kept", 1, len(c.find(meeting.Query{})))
	c.oneKept("a new meeting", func(i int) meeting.Commit {
		d := draft(100)
		d.Title = "Title " + text(i)
		return meeting.Commit{
			Meetings: []meeting.Meeting{made(c.checker, d)}, Reminders: []meeting.Reminder{reminder(100, "ann", 10)},
		}
	})
	c.oneKept("a reminder", func(i int) meeting.Commit {
		return meeting.Commit{
			Fired:  []meeting.Firing{{Was: reminder(100, "ann", 10), Next: reminder(100, "ann", 20)}},
			Outbox: []meeting.Notification{notification(i, 100, participant.ID("p"+text(i)))},
		}
	})
	c.same("notifications that are kept", 1, len(c.lease(0, 10, 2*racers)))
	c.oneKept("a meeting", func(i int) meeting.Commit {
		d := draft(100)
		d.Title = "Other title " + text(i)
		return meeting.Commit{Meetings: []meeting.Meeting{c.at(d, 2)}}
	})
}

func leaseRace(c *storeChecker) {
	var com meeting.Commit
	for n := range 3 * racers {
		com.Outbox = append(com.Outbox, notification(n, n, "ann"))
	}
	c.commit(com)
	var leased [racers][]meeting.Leased
	var errs [racers]error
	c.race(func(i int, store meeting.Store) {
		// Whoever gets nothing was too late for those that it had chosen, and looks again.
		for n := 0; n < racers && len(leased[i]) == 0 && errs[i] == nil; n++ {
			leased[i], errs[i] = store.Lease(c.ctx, meeting.Lease{Now: minute(0), Until: minute(10), Limit: 3})
		}
	})
	c.ok(errors.Join(errs[:]...), "leasing in a race")
	holders := make(map[meeting.NotificationID]int)
	for _, some := range leased {
		for _, l := range some {
			holders[l.Notification.ID]++
			c.same("the token", 1, l.Token)
			c.same("how many hold notification "+l.Notification.ID.String(), 1, holders[l.Notification.ID])
		}
	}
	c.same("what is held and what is left", 3*racers, len(holders)+len(c.lease(0, 10, 3*racers)))
}
