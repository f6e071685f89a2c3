package meeting

import (
	"iter"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// Occurrences returns an iterator over the occurrences that overlap window and take place: neither
// excepted nor canceled, each with its override applied. An occurrence without length overlaps a window
// that contains its start. They come in order of their starts; the iterator is computed as it is read and
// may be ranged over again.
//
// A local start that the clocks skip takes place so much later, and one that they repeat at its first
// time, as RFC 5545 section 3.3.5 has it.
func (m Meeting) Occurrences(window interval.Interval) iter.Seq[Occurrence] {
	return func(yield func(Occurrence) bool) {
		if m.s == nil {
			return
		}
		moved := m.s.movedWithin(window)
		for o := range m.s.unmovedWithin(window) {
			for len(moved) > 0 && compareOccurrences(moved[0], o) < 0 {
				if !yield(moved[0]) {
					return
				}
				moved = moved[1:]
			}
			if !yield(o) {
				return
			}
		}
		for _, o := range moved {
			if !yield(o) {
				return
			}
		}
	}
}

func (s *state) movedWithin(window interval.Interval) []Occurrence {
	var within []Occurrence
	for _, o := range s.schedule.moved {
		if o.Interval().Overlaps(window) {
			within = append(within, o)
		}
	}
	return within
}

// unmovedWithin yields the occurrences that keep their original start and length.
func (s *state) unmovedWithin(window interval.Interval) iter.Seq[Occurrence] {
	return func(yield func(Occurrence) bool) {
		resolver := s.draft.Start.Zone().Resolver()
		first := s.draft.Start.Local()
		from, to := bounds(window)
		for original := range s.originals(window) {
			if s.schedule.except[original] {
				continue
			}
			patch := s.schedule.patches[original]
			if patch != nil && (patch.Canceled || patch.moves()) {
				continue
			}
			start := resolver.Unix(original)
			if original == first {
				start = s.draft.Start.Instant().Unix()
			}
			length := s.schedule.elapsed(&resolver, original, start)
			end := start + int64(length/time.Second)
			if start >= to || end < from || end == from && length > 0 {
				continue
			}
			if !yield(Occurrence{s, original, patch, start, length}) {
				return
			}
		}
	}
}

// bounds returns window as Unix times. Occurrences begin and end on whole seconds, so that a fraction
// at either bound counts as the next second.
func bounds(window interval.Interval) (from, to int64) {
	up := func(t time.Time) int64 {
		if t.Nanosecond() > 0 {
			return t.Unix() + 1
		}
		return t.Unix()
	}
	return up(window.Start()), up(window.End())
}

// originals yields, in order and each once, the original starts of all occurrences that can overlap
// window if they were not moved, and some about it.
func (s *state) originals(window interval.Interval) iter.Seq[wallclock.Local] {
	zone := s.draft.Start.Zone()
	from := zone.Local(window.Start().Add(-s.schedule.widest() - twoDays))
	to := zone.Local(window.End().Add(twoDays))
	extra := s.schedule.extra
	return func(yield func(wallclock.Local) bool) {
		upTo := func(bound wallclock.Local) bool {
			for len(extra) > 0 && extra[0].Compare(bound) < 0 {
				if extra[0].Compare(from) >= 0 && !yield(extra[0]) {
					return false
				}
				extra = extra[1:]
			}
			return true
		}
		for original := range s.regular(from, to) {
			if !upTo(original) || !yield(original) {
				return
			}
			if len(extra) > 0 && extra[0] == original {
				extra = extra[1:]
			}
		}
		upTo(to)
	}
}

// regular yields the starts that the rule gives, or that of a meeting that does not recur, within
// [from, to).
func (s *state) regular(from, to wallclock.Local) iter.Seq[wallclock.Local] {
	first := s.draft.Start.Local()
	if !s.draft.Repeats.IsZero() {
		return s.draft.Repeats.Locals(first, from, to)
	}
	return func(yield func(wallclock.Local) bool) {
		if first.Compare(from) >= 0 && first.Compare(to) < 0 {
			yield(first)
		}
	}
}
