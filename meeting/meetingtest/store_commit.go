package meetingtest

import (
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/participant"
)

func commitCases() []StoreCase {
	return []StoreCase{
		{"lost-update", "Commit fails if a meeting of c is not kept at the version right before its own.", lostUpdate},
		{"new-twice", "Version 1 of a meeting is committed only if it is not kept at all.", newTwice},
		{"torn-commit", "Commit applies c as a whole or not at all.", tornCommit},
		{"stale-calendar", "Commit fails if a calendar of c is not at the revision that c read.", staleCalendar},
		{"calendar-revisions", "Every calendar of c is at the next revision afterwards, and one that was never in a commit is at revision 0.", calendarRevisions},
		{"stale-firing", "Commit fails if a reminder that c fires is not kept exactly as c read it.", staleFiring},
		{"same-notification", "A notification whose ID is in the outbox already is passed over.", sameNotification},
		{"forget", "Forget are people whose notifications, dead letters, reminders and calendars go.", forget},
		{"forget-first", "Forget comes before the rest of the commit.", forgetFirst},
	}
}

func lostUpdate(c *storeChecker) {
	c.commit(meeting.Commit{Meetings: []meeting.Meeting{made(c.checker, draft(1))}})
	c.commit(meeting.Commit{Meetings: []meeting.Meeting{c.at(draft(1), 2)}})
	d := draft(1)
	d.Title = "somebody else's"
	c.refused(meeting.Commit{Meetings: []meeting.Meeting{c.at(d, 2)}}, "a meeting that has moved on")
	c.refused(meeting.Commit{Meetings: []meeting.Meeting{c.at(d, 4)}}, "a meeting that is two versions ahead")
	c.refused(meeting.Commit{Meetings: []meeting.Meeting{c.at(draft(2), 2)}}, "version 2 of a meeting that is not kept")
}

func newTwice(c *storeChecker) {
	c.commit(meeting.Commit{Meetings: []meeting.Meeting{made(c.checker, draft(1))}})
	d := draft(1)
	d.Title = "somebody else's"
	c.refused(meeting.Commit{Meetings: []meeting.Meeting{made(c.checker, d)}}, "a new meeting that is kept already")
}

// everything is a commit with something of each kind, of which one part is stale.
func everything(c *storeChecker) meeting.Commit {
	return meeting.Commit{
		Meetings:    []meeting.Meeting{made(c.checker, draft(2)), c.at(draft(1), 2)},
		Calendars:   []meeting.CalendarRevision{revision(bo(), 0), revision(ann(), 1)},
		Proceedings: []meeting.Proceedings{proceedings(1)},
		Reminders:   []meeting.Reminder{reminder(1, "bo", 5)},
		Fired:       []meeting.Firing{{Was: reminder(3, "ann", 100), Next: reminder(3, "ann", 200)}},
		Outbox:      []meeting.Notification{notification(1, 1, "ann")},
		Forget:      nil,
	}
}

func tornCommit(c *storeChecker) {
	c.commit(meeting.Commit{
		Meetings:    []meeting.Meeting{made(c.checker, draft(1)), made(c.checker, draft(3))},
		Calendars:   []meeting.CalendarRevision{revision(ann(), 0)},
		Reminders:   []meeting.Reminder{reminder(1, "ann", 10), reminder(3, "ann", 100)},
		Proceedings: []meeting.Proceedings{proceedings(3)},
	})
	stale := everything(c)
	stale.Meetings[1] = c.at(draft(1), 3)
	c.refused(stale, "one of two meetings stale")
	stale = everything(c)
	stale.Calendars[1].Revision = 0
	c.refused(stale, "one of two calendars stale")
	stale = everything(c)
	stale.Fired[0].Was.Due = minute(99)
	c.refused(stale, "a reminder stale")
	stale.Forget = append(stale.Forget, "ann")
	c.refused(stale, "a reminder stale and somebody to forget")
	if leased := c.lease(farAway, farAway+1, 10); len(leased) > 0 {
		c.failf("a refused commit has left %d notifications in the outbox", len(leased))
	}
	c.commit(everything(c))
	c.same("what a commit keeps of proceedings", 2, len(c.content().Proceedings))
	c.same("what a commit keeps of reminders", []meeting.Reminder{reminder(1, "bo", 5), reminder(3, "ann", 200)}, c.due(farAway))
	c.same("what a commit keeps of notifications", 1, len(c.lease(farAway, farAway+1, 10)))
}

func staleCalendar(c *storeChecker) {
	c.commit(meeting.Commit{Calendars: []meeting.CalendarRevision{revision(ann(), 0)}})
	c.refused(meeting.Commit{
		Meetings: []meeting.Meeting{made(c.checker, draft(1))}, Calendars: []meeting.CalendarRevision{revision(ann(), 0)},
	}, "a calendar that has moved on")
	c.refused(meeting.Commit{
		Meetings: []meeting.Meeting{made(c.checker, draft(1))}, Calendars: []meeting.CalendarRevision{revision(ann(), 2)},
	}, "a calendar revision that is yet to come")
	c.refused(meeting.Commit{
		Meetings: []meeting.Meeting{made(c.checker, draft(1))}, Calendars: []meeting.CalendarRevision{revision(bo(), 1)},
	}, "a revision of a calendar that was never in a commit")
}

func calendarRevisions(c *storeChecker) {
	c.commit(meeting.Commit{Calendars: []meeting.CalendarRevision{revision(ann(), 0)}})
	c.commit(meeting.Commit{Calendars: []meeting.CalendarRevision{revision(ann(), 1), revision(room(), 0)}})
	c.commit(meeting.Commit{Meetings: []meeting.Meeting{made(c.checker, draft(1))}}) // books nobody
	want := []meeting.CalendarRevision{revision(ann(), 2), revision(bo(), 0), revision(room(), 1)}
	c.same("revisions", want, c.read(meeting.Selection{Calendars: sampleCalendars()}).Calendars)
}

func staleFiring(c *storeChecker) {
	was := reminder(1, "ann", 10)
	c.commit(meeting.Commit{Meetings: []meeting.Meeting{made(c.checker, draft(1))}, Reminders: []meeting.Reminder{was}})
	fire := meeting.Commit{
		Fired: []meeting.Firing{{Was: was, Next: reminder(1, "ann", 20)}}, Outbox: []meeting.Notification{notification(1, 1, "ann")},
	}
	c.commit(fire)
	fire.Outbox = []meeting.Notification{notification(2, 1, "bo")}
	c.refused(fire, "a reminder that was fired already")
	told := reminder(1, "ann", 20)
	told.Told = minute(19)
	c.refused(meeting.Commit{Fired: []meeting.Firing{{Was: told}}}, "a reminder that differs in what was told")
	moved := reminder(1, "ann", 20)
	moved.Occurrence = local(61)
	c.refused(meeting.Commit{Fired: []meeting.Firing{{Was: moved}}}, "a reminder that differs in its occurrence")
	c.refused(meeting.Commit{Fired: []meeting.Firing{{Was: reminder(1, "bo", 20)}}}, "a reminder that is not kept")
	c.commit(meeting.Commit{Fired: []meeting.Firing{{Was: reminder(1, "ann", 20)}}})
	c.refused(meeting.Commit{Fired: []meeting.Firing{{Was: reminder(1, "ann", 20)}}}, "a reminder that is gone")
	c.same("notifications", 1, len(c.lease(farAway, farAway+1, 10)))
}

func sameNotification(c *storeChecker) {
	c.commit(meeting.Commit{Outbox: []meeting.Notification{notification(1, 1, "ann")}})
	again := notification(1, 1, "ann")
	again.Notice = meeting.NoticeCanceled
	c.commit(meeting.Commit{Outbox: []meeting.Notification{again, notification(2, 2, "ann")}})
	leased := c.lease(0, 10, 10)
	c.same("notifications", 2, len(leased))
	c.same("the first one", notification(1, 1, "ann"), first(c, leased).Notification)
	for _, l := range leased {
		c.settle(l, meeting.FateDone, 0)
	}
	c.same("what stands behind them", 0, len(c.lease(farAway, farAway+1, 10)))
}

func forget(c *storeChecker) {
	c.commit(meeting.Commit{
		Meetings:  []meeting.Meeting{made(c.checker, draft(1)), made(c.checker, draft(2))},
		Calendars: []meeting.CalendarRevision{revision(ann(), 0), revision(bo(), 0), revision(room(), 0)},
		Reminders: []meeting.Reminder{reminder(1, "ann", 1), reminder(1, "bo", 2), reminder(2, "ann", 3)},
		Outbox: []meeting.Notification{
			notification(1, 1, "ann"), notification(2, 1, "ann"), notification(3, 1, "bo"), notification(4, 2, "ann"),
		},
	})
	c.settle(first(c, c.lease(0, 10, 1)), meeting.FateDead, 0)
	c.commit(meeting.Commit{Forget: []participant.ID{"ann"}})
	want := []meeting.CalendarRevision{revision(ann(), 0), revision(bo(), 1), revision(room(), 1)}
	c.same("revisions", want, c.read(meeting.Selection{Calendars: sampleCalendars()}).Calendars)
	c.same("reminders", []meeting.Reminder{reminder(1, "bo", 2)}, c.due(farAway))
	c.same("dead letters", 0, len(c.dead()))
	c.same("notifications", []meeting.Leased{{Notification: notification(3, 1, "bo"), Token: 1}}, c.lease(0, 10, 10))
	c.same("meetings", 2, len(c.find(meeting.Query{})))
}

func forgetFirst(c *storeChecker) {
	c.commit(meeting.Commit{
		Meetings:  []meeting.Meeting{made(c.checker, draft(1)), made(c.checker, draft(2))},
		Calendars: []meeting.CalendarRevision{revision(ann(), 0)},
		Reminders: []meeting.Reminder{reminder(1, "ann", 1), reminder(2, "ann", 3)},
		Outbox:    []meeting.Notification{notification(1, 1, "ann")},
	})
	c.commit(meeting.Commit{
		Forget:    []participant.ID{"ann"},
		Meetings:  []meeting.Meeting{c.at(draft(1), 2)},
		Calendars: []meeting.CalendarRevision{revision(ann(), 1)},
		Reminders: []meeting.Reminder{reminder(1, "ann", 9)},
		Outbox:    []meeting.Notification{notification(2, 1, "ann")},
	})
	c.same("reminders", []meeting.Reminder{reminder(1, "ann", 9)}, c.due(farAway))
	c.same("notifications", []meeting.NotificationID{notificationID(2)}, leasedIDs(c.lease(0, 10, 10)))
	want := []meeting.CalendarRevision{revision(ann(), 2)}
	c.same("revisions", want, c.read(meeting.Selection{Calendars: []meeting.Calendar{ann()}}).Calendars)
}
