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
	begun, err := d.begun(ctx, seats, reminders)
	if err != nil {
		return err
	}
	var c Commit
	for _, was := range reminders {
		f := Firing{Was: was}
		f.Next, c.Outbox = advance(was, seats, begun, c.Outbox)
		c.Fired = append(c.Fired, f)
	}
	return d.s.store.Commit(ctx, c)
}

// begun returns which of the occurrences that are to be reminded of somebody has started already.
func (d *delivery) begun(ctx context.Context, seats *seating, reminders []Reminder) (map[Key]bool, error) {
	var keys []Key
	seen := make(map[Key]bool)
	for _, r := range reminders {
		for due := range r.dueAt(seats) {
			if key := (Key{r.Meeting, due.Occurrence}); !seen[key] {
				seen[key] = true
				keys = append(keys, key)
			}
		}
	}
	kept, err := d.s.store.Read(ctx, Selection{Proceedings: keys})
	begun := make(map[Key]bool)
	for _, p := range kept.Proceedings {
		begun[p.Key] = p.Stage() != StageScheduled
	}
	return begun, err
}

// advance returns what comes after was, and adds to outbox what is due.
func advance(was Reminder, seats *seating, begun map[Key]bool, outbox []Notification) (Reminder, []Notification) {
	next, m := was, seats.meeting
	for due := range was.dueAt(seats) {
		next = due.told()
		o, _ := m.Occurrence(due.Occurrence)
		to, ok := o.participant(due.Person)
		if begun[o.Key()] || !ok {
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
