package meetingtest

import (
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

func outboxCases() []StoreCase {
	return []StoreCase{
		{"outbox-whole", "Every notification of a commit is handed out, as it was given.", outboxWhole},
		{"large-commit", "Commit applies c as a whole, also where a roster has 10,000 people.", largeCommit},
		{"outbox-order", "Of the notifications to one person about one meeting on one channel only the first is handed out.", outboxOrder},
		{"outbox-lanes", "A notification that waits holds up no other person, meeting or channel.", outboxLanes},
		{"outbox-oldest", "Lease hands out the oldest notifications first and at most l.Limit.", outboxOldest},
		{"lease-exclusive", "Nobody else gets a leased notification before l.Until.", leaseExclusive},
		{"lease-token", "Each lease of a notification has a token greater than the one before; the first is 1.", leaseToken},
	}
}

func outboxWhole(c *storeChecker) {
	var all []meeting.Notification
	for n := range 30 {
		one := notification(n, n, participant.ID("p"+text(n)))
		switch n % 3 {
		case 1:
			one.Notice, one.Occurrence, one.By, one.Start = meeting.NoticeReminder, wallclock.Local{}, "", time.Time{}
		case 2:
			one.To, one.Onward = participant.Participant{ID: one.To.ID, Part: participant.Optional, Response: participant.Tentative}, true
		}
		all = append(all, one)
	}
	c.commit(meeting.Commit{Outbox: all})
	var got []meeting.Notification
	for _, l := range c.lease(0, 10, 100) {
		got = append(got, l.Notification)
	}
	c.same("notifications", all, got)
}

// largeCommit reminds everybody on the longest roster that there may be, and tells many of them.
func largeCommit(c *storeChecker) {
	const people, told = 10_000, 2000
	com := meeting.Commit{Meetings: []meeting.Meeting{made(c.checker, draft(1))}}
	for n := range people {
		com.Reminders = append(com.Reminders, reminder(1, participant.ID("p"+text(n)), n%60))
	}
	for n := range told {
		com.Outbox = append(com.Outbox, notification(n, 1, participant.ID("p"+text(n))))
	}
	c.commit(com)
	due, err := c.store.Due(c.ctx, minute(farAway), 2*people)
	c.ok(err, "due")
	c.same("reminders", people, len(due))
	leased := c.lease(0, 10, 2*told)
	c.same("notifications", told, len(leased))
	c.same("the last one", notificationID(told-1), leased[told-1].Notification.ID)
}

func leasedIDs(leased []meeting.Leased) []meeting.NotificationID {
	ids := []meeting.NotificationID{}
	for _, l := range leased {
		ids = append(ids, l.Notification.ID)
	}
	return ids
}

func outboxOrder(c *storeChecker) {
	// Neither the IDs nor the times are in the order in which they are committed.
	c.commit(meeting.Commit{Outbox: []meeting.Notification{notification(9, 1, "ann"), notification(4, 1, "ann")}})
	c.commit(meeting.Commit{Outbox: []meeting.Notification{notification(7, 1, "ann")}})
	for i, n := range []int{9, 4, 7} {
		leased := c.lease(0, 10, 10)
		c.same("number "+text(i), []meeting.NotificationID{notificationID(n)}, leasedIDs(leased))
		c.same("what is handed out meanwhile", 0, len(c.lease(1, 10, 10)))
		c.settle(first(c, leased), meeting.FateDeferred, 0)
		leased = c.lease(0, 10, 10)
		c.same("number "+text(i)+" again", []meeting.NotificationID{notificationID(n)}, leasedIDs(leased))
		c.settle(first(c, leased), meeting.FateDone, 0)
	}
}

func outboxLanes(c *storeChecker) {
	push := notification(4, 1, "ann")
	push.Channel = "push"
	c.commit(meeting.Commit{Outbox: []meeting.Notification{
		notification(1, 1, "ann"), notification(2, 1, "bo"), notification(3, 2, "ann"), push, notification(5, 1, "ann"),
	}})
	c.settle(first(c, c.lease(0, 10, 1)), meeting.FateDeferred, 100)
	want := []meeting.NotificationID{notificationID(2), notificationID(3), notificationID(4)}
	c.same("what is not held up", want, leasedIDs(c.lease(0, 10, 10)))
}

func outboxOldest(c *storeChecker) {
	for _, n := range []int{8, 3, 6, 1} {
		c.commit(meeting.Commit{Outbox: []meeting.Notification{notification(n, n, "ann")}})
	}
	c.same("the first two", []meeting.NotificationID{notificationID(8), notificationID(3)}, leasedIDs(c.lease(0, 10, 2)))
	c.same("the next ones", []meeting.NotificationID{notificationID(6), notificationID(1)}, leasedIDs(c.lease(0, 10, 5)))
}

func leaseExclusive(c *storeChecker) {
	c.commit(meeting.Commit{Outbox: []meeting.Notification{notification(1, 1, "ann")}})
	c.same("the first lease", 1, len(c.lease(0, 10, 10)))
	c.same("a lease in between", 0, len(c.lease(9, 20, 10)))
	c.reopen()
	c.same("a lease in between, from elsewhere", 0, len(c.lease(9, 20, 10)))
	c.same("a lease when the first is over", 1, len(c.lease(10, 20, 10)))
}

func leaseToken(c *storeChecker) {
	c.commit(meeting.Commit{Outbox: []meeting.Notification{notification(1, 1, "ann")}})
	last := uint64(0)
	for i := range 3 {
		leased := c.lease(10*i, 10*i+10, 10)
		c.same("leased", 1, len(leased))
		if i == 0 {
			c.same("the first token", 1, first(c, leased).Token)
		}
		if first(c, leased).Token <= last {
			c.failf("token %d comes after token %d", first(c, leased).Token, last)
		}
		last = first(c, leased).Token
	}
}

func settleCases() []StoreCase {
	return []StoreCase{
		{"settle-done", "A notification is gone if it was delivered or dropped.", settleDone},
		{"settle-deferred", "What was deferred is not handed out before its time, and is then.", settleDeferred},
		{"settle-fenced", "Settle fails, and changes nothing, if s has not the token of the latest lease.", settleFenced},
		{"dead-letters", "Dead letters are kept aside, with their latest tokens, and never handed out.", deadLetters},
		{"dead-lane", "A dead letter does not hold up those after it.", deadLane},
		{"dead-pages", "DeadLetters returns dead letters in order of their IDs, those greater than after, at most limit of them.", deadPages},
		{"dead-again", "A dead letter that is deferred is back in the outbox, in its old place.", deadAgain},
	}
}

func settleDone(c *storeChecker) {
	c.commit(meeting.Commit{Outbox: []meeting.Notification{notification(1, 1, "ann"), notification(2, 2, "ann")}})
	c.settle(first(c, c.lease(0, 10, 1)), meeting.FateDone, 0)
	c.same("what is left", []meeting.NotificationID{notificationID(2)}, leasedIDs(c.lease(farAway, farAway+1, 10)))
}

func settleDeferred(c *storeChecker) {
	c.commit(meeting.Commit{Outbox: []meeting.Notification{notification(1, 1, "ann")}})
	c.settle(first(c, c.lease(0, 10, 10)), meeting.FateDeferred, 30)
	c.same("before its time", 0, len(c.lease(29, 40, 10)))
	again := c.lease(30, 40, 10)
	c.same("at its time", []meeting.Leased{{Notification: notification(1, 1, "ann"), Token: 2}}, again)
	c.settle(first(c, again), meeting.FateDeferred, 31)
	c.same("deferred to before the lease is over", 1, len(c.lease(31, 40, 10)))
}

func settleFenced(c *storeChecker) {
	c.commit(meeting.Commit{Outbox: []meeting.Notification{notification(1, 1, "ann")}})
	c.conflict(c.store.Settle(c.ctx, meeting.Settlement{ID: notificationID(1)}), "settling what was never leased")
	old := first(c, c.lease(0, 10, 10))
	now := first(c, c.lease(10, 20, 10))
	for _, fate := range []meeting.Fate{meeting.FateDone, meeting.FateDeferred, meeting.FateDead} {
		s := meeting.Settlement{ID: old.Notification.ID, Token: old.Token, Fate: fate, Until: minute(11)}
		c.conflict(c.store.Settle(c.ctx, s), "settling with an old token")
	}
	c.same("dead letters", 0, len(c.dead()))
	c.same("what is handed out", 0, len(c.lease(12, 20, 10)))
	c.settle(now, meeting.FateDone, 0)
	gone := meeting.Settlement{ID: now.Notification.ID, Token: now.Token}
	c.conflict(c.store.Settle(c.ctx, gone), "settling what is gone")
	c.same("what is left", 0, len(c.lease(farAway, farAway+1, 10)))
}

func deadLetters(c *storeChecker) {
	c.commit(meeting.Commit{Outbox: []meeting.Notification{notification(1, 1, "ann")}})
	c.lease(0, 10, 10)
	c.settle(first(c, c.lease(10, 20, 10)), meeting.FateDead, 0)
	want := []meeting.Leased{{Notification: notification(1, 1, "ann"), Token: 2}}
	c.same("dead letters", want, c.dead())
	c.same("what is handed out", 0, len(c.lease(farAway, farAway+1, 10)))
	c.reopen()
	c.same("dead letters after a restart", want, c.dead())
	c.commit(meeting.Commit{Outbox: []meeting.Notification{notification(1, 1, "ann")}})
	c.same("what is handed out after its ID came again", 0, len(c.lease(farAway, farAway+1, 10)))
	c.settle(first(c, c.dead()), meeting.FateDone, 0)
	c.same("dead letters after it was dropped", 0, len(c.dead()))
}

func deadLane(c *storeChecker) {
	c.commit(meeting.Commit{Outbox: []meeting.Notification{notification(1, 1, "ann"), notification(2, 1, "ann")}})
	c.settle(first(c, c.lease(0, 10, 10)), meeting.FateDead, 0)
	c.same("what is handed out", []meeting.NotificationID{notificationID(2)}, leasedIDs(c.lease(0, 10, 10)))
}

func deadPages(c *storeChecker) {
	var want []meeting.NotificationID
	for n := range 7 {
		c.commit(meeting.Commit{Outbox: []meeting.Notification{notification(7-n, 7-n, "ann")}})
		want = append(want, notificationID(n+1))
	}
	for _, l := range c.lease(0, 10, 10) {
		c.settle(l, meeting.FateDead, 0)
	}
	var got []meeting.NotificationID
	var after meeting.NotificationID
	for len(got) < 20 {
		page, err := c.store.DeadLetters(c.ctx, after, 3)
		c.ok(err, "dead letters")
		if len(page) == 0 {
			break
		}
		got = slices.Concat(got, leasedIDs(page))
		after = got[len(got)-1]
	}
	c.same("dead letters, page by page", want, got)
}

func deadAgain(c *storeChecker) {
	c.commit(meeting.Commit{Outbox: []meeting.Notification{notification(2, 1, "ann"), notification(1, 1, "ann")}})
	c.settle(first(c, c.lease(0, 10, 10)), meeting.FateDead, 0)
	c.settle(first(c, c.dead()), meeting.FateDeferred, 5)
	c.same("dead letters", 0, len(c.dead()))
	c.same("what is handed out before its time", 0, len(c.lease(4, 10, 10)))
	again := c.lease(5, 10, 10)
	c.same("what is handed out", []meeting.Leased{{Notification: notification(2, 1, "ann"), Token: 2}}, again)
}
