package meeting

import (
	"time"

	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A Reminder is the next one of a person, before an occurrence of a meeting, on a channel. A [Store] keeps one for
// each person, meeting, channel and lead; to fire it computes the one after it. It is plain data, comparable
// with ==.
type Reminder struct {
	Meeting ID             `json:"meeting"`
	Person  participant.ID `json:"person"`
	Channel string         `json:"channel"`
	Lead    time.Duration  `json:"lead"` // elapsed time from the reminder to the start; in JSON, nanoseconds

	Due time.Time `json:"due"`
	// Occurrence is the original start of the occurrence that it is for, as it was when the reminder was made.
	Occurrence wallclock.Local `json:"occurrence"`
	// Told is when the last occurrence begins that the person was reminded of; zero if there is none. They are not
	// reminded again of what begins up to then, unless it is moved or new.
	Told time.Time `json:"told,omitzero"`
}

// A ReminderKey is what there is one reminder for. It is plain data, comparable with ==.
type ReminderKey struct {
	Meeting ID
	Person  participant.ID
	Channel string
	Lead    time.Duration
}

// Key returns what r is the one reminder for.
func (r Reminder) Key() ReminderKey { return ReminderKey{r.Meeting, r.Person, r.Channel, r.Lead} }

// next returns r at the first occurrence that begins after now and after all that the person was told of, and that
// they are expected at. If there is none, r stays until the last that they were told of has begun, and is zero after
// that.
func (r Reminder) next(s *seating) Reminder {
	if o, ok := s.next(r.Person, max(s.now, r.Told.Unix())); ok {
		r.Due, r.Occurrence = time.Unix(o.start, 0).UTC().Add(-r.Lead), o.original
		return r
	}
	if r.Told.Unix() > s.now {
		r.Due = r.Told
		return r
	}
	return Reminder{}
}

// reset returns r so that the person is told of what an edit moved or added before the last that they were told of.
// Of occurrences in between they may be told again.
func (r Reminder) reset(before, after *seating) Reminder {
	told := r.Told.Unix()
	if told <= after.now {
		return r
	}
	for at := after.now; ; {
		o, ok := after.next(r.Person, at)
		if !ok || o.start > told {
			return r
		}
		if had, ok := before.next(r.Person, at); !ok || had.start != o.start {
			r.Told = time.Unix(o.start-1, 0).UTC()
			return r
		}
		at = o.start
	}
}

// told returns r after the person was told of its occurrence.
func (r Reminder) told() Reminder {
	r.Told = r.Due.Add(r.Lead)
	return r
}

// dueAt yields r at each occurrence that it is due for now.
func (r Reminder) dueAt(s *seating) func(yield func(Reminder) bool) {
	return func(yield func(Reminder) bool) {
		for n := r.next(s); n != (Reminder{}) && n.Due.Unix() <= s.now; n = n.told().next(s) {
			if !yield(n) {
				return
			}
		}
	}
}
