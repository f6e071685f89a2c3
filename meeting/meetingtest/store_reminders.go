package meetingtest

import (
	"time"

	"github.com/salesmeeting/salesmeeting/meeting"
)

func reminderCases() []StoreCase {
	return []StoreCase{
		{"reminders-replaced", "All reminders of a meeting that is in a commit are replaced by those in Reminders.", remindersReplaced},
		{"due", "Due returns at most limit reminders that are due at now or before, the earliest first, and changes nothing.", dueInOrder},
		{"reminder-keys", "A store keeps one reminder for each person, meeting, channel and lead.", reminderKeys},
		{"reminder-fired", "Fired takes a reminder on to its next occurrence, or away if there is none.", reminderFired},
	}
}

func remindersReplaced(c *storeChecker) {
	c.commit(meeting.Commit{
		Meetings:  []meeting.Meeting{made(c.checker, draft(1)), made(c.checker, draft(2))},
		Reminders: []meeting.Reminder{reminder(1, "ann", 1), reminder(1, "bo", 2), reminder(2, "ann", 3)},
	})
	c.commit(meeting.Commit{Meetings: []meeting.Meeting{c.at(draft(1), 2)}, Reminders: []meeting.Reminder{reminder(1, "ann", 9)}})
	c.same("reminders", []meeting.Reminder{reminder(2, "ann", 3), reminder(1, "ann", 9)}, c.due(farAway))
	c.commit(meeting.Commit{Proceedings: []meeting.Proceedings{proceedings(1)}})
	c.same("reminders after a commit without the meeting", 2, len(c.due(farAway)))
	c.commit(meeting.Commit{Meetings: []meeting.Meeting{c.at(draft(2), 2)}})
	c.same("reminders", []meeting.Reminder{reminder(1, "ann", 9)}, c.due(farAway))
}

func dueInOrder(c *storeChecker) {
	other := reminder(1, "ann", 30)
	other.Channel = "push"
	c.commit(meeting.Commit{
		Meetings:  []meeting.Meeting{made(c.checker, draft(1))},
		Reminders: []meeting.Reminder{other, reminder(1, "ann", 10), reminder(1, "bo", 20), reminder(1, "cy", 41)},
	})
	want := []meeting.Reminder{reminder(1, "ann", 10), reminder(1, "bo", 20), other}
	c.same("due at 40", want, c.due(40))
	c.same("due at 40, again", want, c.due(40))
	c.same("due at the minute", want, c.due(30))
	c.same("due before any", 0, len(c.due(9)))
	two, err := c.store.Due(c.ctx, minute(40), 2)
	c.ok(err, "due")
	c.same("the first two", want[:2], two)
}

func reminderFired(c *storeChecker) {
	c.commit(meeting.Commit{
		Meetings:  []meeting.Meeting{made(c.checker, draft(1))},
		Reminders: []meeting.Reminder{reminder(1, "ann", 1), reminder(1, "bo", 2)},
	})
	c.commit(meeting.Commit{
		Fired:  []meeting.Firing{{Was: reminder(1, "ann", 1), Next: reminder(1, "ann", 50)}, {Was: reminder(1, "bo", 2)}},
		Outbox: []meeting.Notification{notification(1, 1, "ann"), notification(2, 1, "bo")},
	})
	c.same("reminders", []meeting.Reminder{reminder(1, "ann", 50)}, c.due(farAway))
	c.same("notifications", 2, len(c.lease(0, 10, 10)))
}

func reminderKeys(c *storeChecker) {
	var all []meeting.Reminder
	for i, change := range []func(r *meeting.Reminder){
		func(*meeting.Reminder) {},
		func(r *meeting.Reminder) { r.Meeting = id(2) },
		func(r *meeting.Reminder) { r.Person = "bo" },
		func(r *meeting.Reminder) { r.Channel = "push" },
		func(r *meeting.Reminder) { r.Lead = 24 * time.Hour },
		func(r *meeting.Reminder) { r.Lead = 0 },
	} {
		r := reminder(1, "ann", i)
		r.Told = time.Time{} // as long as nobody was told
		change(&r)
		all = append(all, r)
	}
	c.commit(meeting.Commit{Meetings: []meeting.Meeting{made(c.checker, draft(1)), made(c.checker, draft(2))}, Reminders: all})
	c.same("reminders", all, c.due(farAway))
	for i := range all {
		next := all[i]
		next.Due, next.Told = minute(100+i), minute(50)
		c.commit(meeting.Commit{Fired: []meeting.Firing{{Was: all[i], Next: next}}})
		all[i] = next
	}
	c.same("reminders that were fired", all, c.due(farAway))
}
