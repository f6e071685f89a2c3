package meeting

import (
	"iter"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// WithHolidays returns the meeting as it takes place around holidays: an occurrence whose original start is
// on one does not take place, unless an override moved it. The holidays replace those given before; they
// are the host's, and no part of the meeting's JSON.
func (m Meeting) WithHolidays(holidays wallclock.Dates) Meeting {
	if m.s == nil {
		return m
	}
	s := &state{draft: m.s.draft, schedule: m.s.schedule, holidays: holidays, headcounts: m.s.headcounts, prepares: m.s.prepares}
	s.schedule.moved = nil
	s.move()
	return Meeting{s}
}

// A Reason says why an occurrence does not take place.
type Reason string

// The reasons why an occurrence does not take place.
const (
	Excepted Reason = "excepted" // [Draft.Except] has its start
	Canceled Reason = "canceled" // its override says so, or [Draft.Canceled]
	Holiday  Reason = "holiday"  // it is on one, see [Meeting.WithHolidays]
)

// An Omission is an occurrence that the rule or the meeting has and that does not take place. It is plain
// data, comparable with ==.
type Omission struct {
	Original wallclock.Local // its start, in the zone of the meeting's start
	Reason   Reason
}

// Omissions returns an iterator over the occurrences that would begin within window and do not take place,
// in order. What an override moved does take place, elsewhere.
func (m Meeting) Omissions(window interval.Interval) iter.Seq[Omission] {
	return func(yield func(Omission) bool) {
		if m.s == nil {
			return
		}
		from, to := ceilUnix(window.Start()), ceilUnix(window.End())
		for original, start := range m.s.originals(window) {
			reason := m.s.omission(original)
			if reason != "" && start >= from && start < to && !yield(Omission{original, reason}) {
				return
			}
		}
	}
}

// omission returns why the occurrence with the given original start does not take place; empty if it does.
func (s *state) omission(original wallclock.Local) Reason {
	if s.schedule.except[original] {
		return Excepted
	}
	patch := s.schedule.patches[original]
	switch {
	case s.draft.Canceled || patch != nil && patch.Canceled:
		return Canceled
	case patch != nil && patch.moves():
		return ""
	case s.holidays.Contains(original.Date()):
		return Holiday
	}
	return ""
}

// ceilUnix returns t in seconds of Unix time. Occurrences begin on whole seconds, so that a fraction counts
// as the next one.
func ceilUnix(t time.Time) int64 {
	if t.Nanosecond() > 0 {
		return t.Unix() + 1
	}
	return t.Unix()
}
