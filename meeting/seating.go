package meeting

import (
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A seating says who is expected at what of a meeting begins after now. It is made once for a meeting, however many
// people it has.
type seating struct {
	meeting Meeting
	now     int64 // Unix time
	// usual are those who are expected at an occurrence without seats of its own, of which first is the first.
	usual map[participant.ID]bool
	first Occurrence // zero if there is none
	// own are the occurrences with seats of their own at which somebody is expected, in order.
	own map[participant.ID][]Occurrence
}

func newSeating(m Meeting, now time.Time) *seating {
	s := &seating{meeting: m, now: now.Unix(), usual: make(map[participant.ID]bool)}
	for _, p := range m.state().draft.Roster {
		if comes(p) {
			s.usual[p.ID] = true
		}
	}
	s.first = s.firstAfter(s.now)
	s.seat()
	return s
}

// seat fills in own.
func (s *seating) seat() {
	var list []Occurrence
	for i := range s.meeting.state().draft.Overrides {
		o := &s.meeting.s.draft.Overrides[i]
		if occurrence, ok := s.meeting.Occurrence(o.Original); ok && occurrence.hasSeats() && occurrence.start > s.now {
			list = append(list, occurrence)
		}
	}
	slices.SortFunc(list, compareOccurrences)
	s.own = make(map[participant.ID][]Occurrence)
	for _, o := range list {
		for p := range o.Participants() {
			if comes(p) {
				s.own[p.ID] = append(s.own[p.ID], o)
			}
		}
	}
}

// hasSeats reports whether the occurrence has a roster or an answer of its own.
func (o Occurrence) hasSeats() bool {
	return o.patch != nil && (o.patch.Roster != nil || len(o.patch.Responses) > 0)
}

// firstAfter returns the first occurrence without seats of its own that begins after a Unix time.
func (s *seating) firstAfter(unix int64) Occurrence {
	for o := range s.meeting.Occurrences(rest(time.Unix(unix, 0))) {
		if o.start > unix && !o.hasSeats() {
			return o
		}
	}
	return Occurrence{}
}

// next returns the first occurrence after a Unix time, not before now, that somebody is expected at, and whether
// there is one.
func (s *seating) next(id participant.ID, unix int64) (next Occurrence, ok bool) {
	if s.usual[id] && !s.first.IsZero() {
		next = s.first
		if next.start <= unix {
			next = s.firstAfter(unix)
		}
	}
	for _, o := range s.own[id] {
		if o.start > unix {
			if next.IsZero() || compareOccurrences(o, next) < 0 {
				next = o
			}
			break
		}
	}
	return next, !next.IsZero()
}

// rest is the span of time from now to the end of the calendar.
func rest(now time.Time) interval.Interval {
	span, _ := interval.New(now, time.Unix(lastUnix, 0)) // nothing comes after the end of the calendar
	return span
}

// expects reports whether the person is on the roster of the occurrence and has not declined.
func (o Occurrence) expects(person participant.ID) bool {
	p, ok := o.participant(person)
	return ok && comes(p)
}
