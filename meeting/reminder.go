package meeting

import (
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting/interval"
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

// next returns r at the first occurrence of m that begins after now and after all that the person was told of, and
// that they are expected at. If there is none, r stays until the last that they were told of has begun, and is zero
// after that.
func (r Reminder) next(m Meeting, now time.Time) Reminder {
	for o := range m.after(now, r.Person) {
		start := time.Unix(o.start, 0).UTC()
		if start.After(r.Told) {
			r.Due, r.Occurrence = start.Add(-r.Lead), o.original
			return r
		}
	}
	if r.Told.After(now) {
		r.Due = r.Told
		return r
	}
	return Reminder{}
}

// reset returns r so that the person is told of what an edit moved or added before the last that they were told of.
// Of occurrences in between they may be told again.
func (r Reminder) reset(before, after Meeting, now time.Time) Reminder {
	if !r.Told.After(now) {
		return r
	}
	had := make(map[int64]bool)
	for o := range before.after(now, r.Person) {
		if o.start > r.Told.Unix() {
			break
		}
		had[o.start] = true
	}
	for o := range after.after(now, r.Person) {
		if o.start > r.Told.Unix() {
			break
		}
		if !had[o.start] {
			r.Told = time.Unix(o.start-1, 0).UTC()
			break
		}
	}
	return r
}

// after yields the occurrences of m that begin after now and that the person is expected at. Where they are not
// on the roster of the series, only those with a roster or an answer of their own are looked at.
func (m Meeting) after(now time.Time, person participant.ID) func(yield func(Occurrence) bool) {
	return func(yield func(Occurrence) bool) {
		if m.s == nil {
			return
		}
		p, ok := m.s.draft.Roster.Find(person)
		if ok && comes(p) {
			for o := range m.Occurrences(rest(now)) {
				if o.start > now.Unix() && o.expects(person) && !yield(o) {
					return
				}
			}
			return
		}
		for _, o := range m.s.ownSeats() {
			if o.start > now.Unix() && o.expects(person) && !yield(o) {
				return
			}
		}
	}
}

// rest is the span of time from now to the end of the calendar.
func rest(now time.Time) interval.Interval {
	span, _ := interval.New(now, time.Unix(lastUnix, 0)) // nothing comes after the end of the calendar
	return span
}

// ownSeats returns, in order, the occurrences with a roster or an answer of their own that take place.
func (s *state) ownSeats() []Occurrence {
	var list []Occurrence
	for i := range s.draft.Overrides {
		if o := &s.draft.Overrides[i]; o.Roster != nil || len(o.Responses) > 0 {
			if occurrence, ok := (Meeting{s}).Occurrence(o.Original); ok {
				list = append(list, occurrence)
			}
		}
	}
	slices.SortFunc(list, compareOccurrences)
	return list
}

// expects reports whether the person is on the roster of the occurrence and has not declined.
func (o Occurrence) expects(person participant.ID) bool {
	p, ok := o.participant(person)
	return ok && comes(p)
}
