package rapidtest_test

import (
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// The model knows no rules, overrides, revisions, versions, leases or tokens: every occurrence is a slot of an hour
// with people.

// slot is an occurrence that takes place.
type slot struct {
	original wallclock.Local
	start    time.Time
	answers  map[participant.ID]participant.Response
	stage    meeting.Stage
	moved    bool // by itself
}

// modeled is a meeting.
type modeled struct {
	key     string // the host's
	id      meeting.ID
	people  []participant.ID
	answers map[participant.ID]participant.Response // to the series
	slots   []*slot
	cut     bool // it ends before it was to
}

// comes reports whether somebody is expected at a slot.
func (m *modeled) comes(s *slot, id participant.ID) bool {
	answer, ok := s.answers[id]
	if !ok {
		answer = m.answers[id]
	}
	return slices.Contains(m.people, id) && answer != participant.Declined
}

// model is what the store should have.
type model struct {
	now      time.Time
	meetings []*modeled
}

var staff = []participant.ID{"ann", "bo", "cy", "dee"}

// free reports whether somebody can be booked from start on, by another meeting than m.
func (w *model) free(m *modeled, id participant.ID, start time.Time) bool {
	for _, other := range w.meetings {
		for _, s := range other.slots {
			if other != m && other.comes(s, id) && s.start.Sub(start).Abs() < time.Hour {
				return false
			}
		}
	}
	return true
}

// allFree reports whether everybody who is expected at a slot can come at start.
func (w *model) allFree(m *modeled, s *slot, start time.Time) bool {
	for _, id := range m.people {
		if m.comes(s, id) && !w.free(m, id, start) {
			return false
		}
	}
	return true
}

// takes reports whether a slot of m other than s begins at start.
func (m *modeled) takes(s *slot, start time.Time) bool {
	return slices.ContainsFunc(m.slots, func(other *slot) bool { return other != s && other.start.Equal(start) })
}

// overlaps reports whether two slots of m are at one time, which nobody forbids.
func (m *modeled) overlaps() bool {
	return slices.ContainsFunc(m.slots, func(s *slot) bool {
		return slices.ContainsFunc(m.slots, func(other *slot) bool {
			return other != s && other.start.Sub(s.start).Abs() < time.Hour
		})
	})
}
