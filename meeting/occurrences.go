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
		for original, start := range s.originals(window) {
			patch := s.schedule.patches[original]
			if s.omission(original) != "" || patch != nil && patch.moves() {
				continue
			}
			length := s.schedule.elapsed(&resolver, original, start)
			if !overlaps(start, length, window) {
				continue
			}
			if !yield(Occurrence{s, original, patch, start, length}) {
				return
			}
		}
	}
}

// overlaps reports what [interval.Interval.Overlaps] does of an occurrence that begins before window ends.
func overlaps(start int64, length time.Duration, window interval.Interval) bool {
	from := window.Start()
	if length == 0 {
		return start > from.Unix() || start == from.Unix() && from.Nanosecond() == 0
	}
	return start+int64(length/time.Second) > from.Unix()
}

// originals yields, in order and each once, the original starts of all occurrences that can overlap
// window if they were not moved, with their Unix times.
func (s *state) originals(window interval.Interval) iter.Seq2[wallclock.Local, int64] {
	return func(yield func(wallclock.Local, int64) bool) {
		extra := s.schedule.extraWithin(window)
		resolver := s.draft.Start.Zone().Resolver()
		first := s.draft.Start.Local()
		// A window that ends before it begins has nothing in it.
		reach, _ := interval.New(window.Start().Add(-s.schedule.widest()), window.End())
		for at := range s.draft.Repeats.Starts(s.draft.Start, reach) {
			original := at.Local()
			start := resolver.Unix(original)
			if original == first {
				start = s.draft.Start.Instant().Unix() // perhaps on the second side of an overlap
			}
			for len(extra) > 0 && extra[0].unix <= start {
				if extra[0].local != original && !yield(extra[0].local, extra[0].unix) {
					return
				}
				extra = extra[1:]
			}
			if !yield(original, start) {
				return
			}
		}
		for _, e := range extra {
			if !yield(e.local, e.unix) {
				return
			}
		}
	}
}

// extraWithin returns the extra starts of which an occurrence can overlap window.
func (s *schedule) extraWithin(window interval.Interval) []nominal {
	from, to := window.Start().Add(-s.widest()), window.End()
	var within []nominal
	for _, e := range s.extra {
		if at := time.Unix(e.unix, 0); !at.Before(from) && at.Before(to) {
			within = append(within, e)
		}
	}
	return within
}
