package meeting

import (
	"cmp"
	"iter"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// Occurrences returns an iterator over the occurrences that overlap window and take place: neither
// excepted nor canceled, each with its override applied. An occurrence without length overlaps a window
// that contains its start; a window without length overlaps the occurrences that are going on then. They
// come in order of their starts, those of one start in order of their originals. The iterator is computed
// as it is read, allocates nothing for an occurrence, and may be ranged over again.
//
// A local start that the clocks skip takes place so much later, and one that they repeat at its first
// time, as RFC 5545 section 3.3.5 has it.
func (m Meeting) Occurrences(window interval.Interval) iter.Seq[Occurrence] {
	return func(yield func(Occurrence) bool) {
		if m.s != nil && !m.s.draft.Canceled {
			m.s.within(window, yield)
		}
	}
}

// within yields the occurrences within window: those that were not moved merged with those that were.
func (s *state) within(window interval.Interval, yield func(Occurrence) bool) {
	r := reachOf(window)
	moved := s.schedule.movedFrom(r)
	resolver := s.draft.Start.Zone().Resolver()
	for original, start := range s.originals(window) {
		o := s.unmoved(&resolver, nominal{original, start})
		if s.omission(original) != "" || o.patch != nil && o.patch.moves() {
			continue
		}
		for len(moved) > 0 && compareOccurrences(moved[0], o) < 0 {
			if r.has(moved[0]) && !yield(moved[0]) {
				return
			}
			moved = moved[1:]
		}
		if r.has(o) && !yield(o) {
			return
		}
	}
	for _, o := range moved {
		if r.has(o) && !yield(o) {
			return
		}
	}
}

// unmoved returns the occurrence that begins at its original start.
func (s *state) unmoved(r *wallclock.Resolver, at nominal) Occurrence {
	length := s.schedule.from(r, at.local, at.unix)
	return Occurrence{s, at.local, s.schedule.patches[at.local], at.unix, length}
}

// movedFrom returns the moved occurrences that begin in the reach, or so shortly before that they could be
// in it.
func (s *schedule) movedFrom(r reach) []Occurrence {
	from := r.after - int64(s.longest/time.Second)
	first, _ := slices.BinarySearchFunc(s.moved, from, func(o Occurrence, from int64) int { return cmp.Compare(o.start, from) })
	end := first
	for end < len(s.moved) && s.moved[end].start < r.to {
		end++
	}
	return s.moved[first:end]
}

// originals yields, in order and each once, the original starts of all occurrences that can overlap
// window if they were not moved, with their Unix times.
func (s *state) originals(window interval.Interval) iter.Seq2[wallclock.Local, int64] {
	return s.startingFrom(reachOf(window).starts(s.schedule.widest()))
}

// startingFrom yields, in order and each once, the original starts from one Unix time to before another,
// with their Unix times: those of the rule merged with the extra ones.
func (s *state) startingFrom(from, to int64) iter.Seq2[wallclock.Local, int64] {
	return func(yield func(wallclock.Local, int64) bool) {
		extra := s.schedule.extraFrom(from)
		resolver := s.draft.Start.Zone().Resolver()
		// Bounds out of order give no starts.
		span, _ := interval.New(time.Unix(max(from, firstUnix), 0), time.Unix(to, 0))
		for start := range s.draft.Repeats.Starts(s.draft.Start, span) {
			at := s.schedule.nominal(&s.draft, &resolver, start.Local())
			for len(extra) > 0 && extra[0].compare(at) <= 0 {
				if extra[0] != at && !yield(extra[0].local, extra[0].unix) {
					return
				}
				extra = extra[1:]
			}
			if !yield(at.local, at.unix) {
				return
			}
		}
		for _, e := range extra {
			if e.unix >= to || !yield(e.local, e.unix) {
				return
			}
		}
	}
}

// extraFrom returns the extra starts from the given Unix time on.
func (s *schedule) extraFrom(from int64) []nominal {
	first, _ := slices.BinarySearchFunc(s.extra, from, func(n nominal, from int64) int { return cmp.Compare(n.unix, from) })
	return s.extra[first:]
}

// A reach is a window in whole seconds of Unix time, on which all occurrences begin and end.
type reach struct {
	after int64 // an occurrence that takes time is within if it ends after this second,
	from  int64 // one that takes none if it begins at this one or later,
	to    int64 // and each only if it begins before this one
}

// No occurrence begins before the year 2 or after the year 9999, in any zone.
var (
	firstUnix = time.Date(1, time.December, 1, 0, 0, 0, 0, time.UTC).Unix()
	lastUnix  = time.Date(10_000, time.February, 1, 0, 0, 0, 0, time.UTC).Unix()
)

func reachOf(window interval.Interval) reach {
	after, from := seconds(window.Start())
	if window.IsEmpty() {
		return reach{after, after + 1, after + 1}
	}
	_, to := seconds(window.End())
	return reach{after, from, to}
}

// seconds returns the last whole second up to t and the first one from t on.
func seconds(t time.Time) (down, up int64) {
	unix := t.Unix()
	if t.Nanosecond() > 0 {
		return bounded(unix), bounded(unix + 1)
	}
	return bounded(unix), bounded(unix)
}

func bounded(unix int64) int64 { return min(max(unix, firstUnix), lastUnix) }

// starts returns between which Unix times the occurrences within r begin if they take as long as widest at
// most.
func (r reach) starts(widest time.Duration) (from, to int64) {
	return r.after - int64(widest/time.Second), r.to
}

func (r reach) has(o Occurrence) bool {
	if o.length == 0 {
		return r.from <= o.start && o.start < r.to
	}
	return o.start < r.to && o.start+int64(o.length/time.Second) > r.after
}

// Occurrence returns the occurrence with the given original start, and whether there is one that takes place.
func (m Meeting) Occurrence(original wallclock.Local) (Occurrence, bool) {
	if m.s == nil || !m.s.schedule.has(&m.s.draft, original) || m.s.omission(original) != "" {
		return Occurrence{}, false
	}
	patch := m.s.schedule.patches[original]
	if patch != nil && patch.moves() {
		return m.s.movedBy(patch), true
	}
	resolver := m.s.draft.Start.Zone().Resolver()
	return m.s.unmoved(&resolver, m.s.schedule.nominal(&m.s.draft, &resolver, original)), true
}
