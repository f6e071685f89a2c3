package meeting

import (
	"context"
	"slices"
)

// dueSize is how many reminders are read at once.
const dueSize = 500

// remind makes notifications of the reminders that are due. Each meeting's are one commit; where it is refused,
// somebody else is at it, and what is still due then is left to the next call.
func (d *delivery) remind(ctx context.Context) error {
	left := make(map[ReminderKey]bool)
	for {
		due, err := d.s.store.Due(ctx, d.now, dueSize+len(left))
		if err != nil {
			return err
		}
		due = slices.DeleteFunc(due, func(r Reminder) bool { return left[r.Key()] })
		if len(due) == 0 {
			return nil
		}
		for len(due) > 0 {
			id := due[0].Meeting
			of := func(r Reminder) bool { return r.Meeting == id }
			err := d.fire(ctx, id, filter(due, of))
			if err != nil && !isConflict(err) {
				return err
			}
			for _, r := range due {
				left[r.Key()] = left[r.Key()] || err != nil && of(r)
			}
			due = slices.DeleteFunc(due, of)
		}
	}
}

// filter returns the elements of list that are so.
func filter[T any](list []T, so func(T) bool) []T {
	var some []T
	for _, each := range list {
		if so(each) {
			some = append(some, each)
		}
	}
	return some
}

// fire takes the reminders of one meeting on.
func (d *delivery) fire(ctx context.Context, id ID, reminders []Reminder) error {
	kept, err := d.s.store.Read(ctx, Selection{Meetings: []ID{id}})
	if err != nil {
		return err
	}
	m, _ := kept.meeting(id) // what is not kept reminds of nothing
	seats := newSeating(m, d.now)
	var c Commit
	for _, was := range reminders {
		f := Firing{Was: was}
		f.Next, c.Outbox = advance(was, seats, c.Outbox)
		c.Fired = append(c.Fired, f)
	}
	return d.s.store.Commit(ctx, c)
}

// advance returns what comes after was, and adds to outbox what is due. Whether somebody has started the occurrence
// is looked at when it is delivered.
func advance(was Reminder, seats *seating, outbox []Notification) (Reminder, []Notification) {
	next, m := was, seats.meeting
	for due := range was.dueAt(seats) {
		next = due.told()
		o, _ := m.Occurrence(due.Occurrence)
		to, ok := o.participant(due.Person)
		if !ok {
			continue
		}
		n := Notification{
			Meeting: m.ID(), Version: m.Version(), Notice: NoticeReminder, Occurrence: due.Occurrence,
			To: to, Channel: due.Channel, At: due.Due, Start: next.Told,
		}
		outbox = append(outbox, n.identified())
	}
	return next.next(seats), outbox
}
