package interval

import (
	"iter"
	"math"
	"slices"
	"sort"
	"time"
)

// A Set is a set of instants, kept as the fewest intervals: in order, none of them empty, no two of
// them overlapping or touching. So two sets of the same instants hold the same intervals, however
// they were put together.
//
// The zero Set is empty. Compare with [Set.Equal]; == does not compile. A Set is immutable and may be
// shared between goroutines; its methods return new sets.
type Set struct {
	spans []Interval
}

// NewSet returns the set of the instants that are in at least one of the intervals, which may be in
// any order, overlap and be empty.
func NewSet(intervals ...Interval) Set {
	spans := make([]Interval, 0, len(intervals))
	for _, i := range intervals {
		if !i.IsEmpty() {
			spans = append(spans, i)
		}
	}
	if !slices.IsSortedFunc(spans, byStart) {
		slices.SortFunc(spans, byStart)
	}
	return Set{merge(spans)}
}

// Union returns the set of the instants that are in s, in o or in both.
func (s Set) Union(o Set) Set {
	switch {
	case len(o.spans) == 0:
		return s
	case len(s.spans) == 0:
		return o
	}
	spans := make([]Interval, 0, len(s.spans)+len(o.spans))
	a, b := s.spans, o.spans
	for len(a) > 0 && len(b) > 0 {
		if b[0].start.Before(a[0].start) {
			a, b = b, a
		}
		spans, a = append(spans, a[0]), a[1:]
	}
	return Set{merge(append(append(spans, a...), b...))}
}

// Intersect returns the set of the instants that are in s and in o.
func (s Set) Intersect(o Set) Set {
	var spans []Interval
	a, b := s.spans, o.spans
	for len(a) > 0 && len(b) > 0 {
		if shared, ok := a[0].Intersect(b[0]); ok {
			spans = append(spans, shared)
		}
		if b[0].end.Before(a[0].end) {
			a, b = b, a
		}
		a = a[1:]
	}
	return Set{spans}
}

// Subtract returns the set of the instants that are in s and not in o.
func (s Set) Subtract(o Set) Set {
	if len(s.spans) == 0 || len(o.spans) == 0 {
		return s
	}
	var spans []Interval
	b := o.spans
	for _, rest := range s.spans {
		for len(b) > 0 && !b[0].end.After(rest.start) {
			b = b[1:]
		}
		// A span of o may reach into the next span of s, so b is not consumed here.
		for k := 0; k < len(b) && b[k].start.Before(rest.end) && !rest.IsEmpty(); k++ {
			if rest.start.Before(b[k].start) {
				spans = append(spans, Interval{rest.start, b[k].start})
			}
			rest.start = earlier(b[k].end, rest.end)
		}
		if !rest.IsEmpty() {
			spans = append(spans, rest)
		}
	}
	return Set{spans}
}

// Length returns the elapsed time in s, each instant counted once. Like [Interval.Length] it is at
// most the greatest [time.Duration], about 292 years.
func (s Set) Length() time.Duration {
	var total time.Duration
	for _, i := range s.spans {
		length := i.Length()
		if length > math.MaxInt64-total {
			return math.MaxInt64
		}
		total += length
	}
	return total
}

// Contains reports whether t is in s. It takes time logarithmic in the number of intervals.
func (s Set) Contains(t time.Time) bool {
	k := sort.Search(len(s.spans), func(k int) bool { return s.spans[k].end.After(t) })
	return k < len(s.spans) && s.spans[k].Contains(t)
}

// IsEmpty reports whether s has no instants.
func (s Set) IsEmpty() bool { return len(s.spans) == 0 }

// Len returns the number of intervals that [Set.All] yields.
func (s Set) Len() int { return len(s.spans) }

// All returns an iterator over the intervals of s, in order, with a gap between each and the next.
func (s Set) All() iter.Seq[Interval] { return slices.Values(s.spans) }

// Equal reports whether s and o have the same instants.
func (s Set) Equal(o Set) bool {
	return slices.EqualFunc(s.spans, o.spans, Interval.Equal)
}

func byStart(a, b Interval) int { return a.start.Compare(b.start) }

// merge joins spans that overlap or touch. They are sorted by start and not empty; it works in place.
func merge(spans []Interval) []Interval {
	if len(spans) == 0 {
		return nil
	}
	last := 0
	for _, next := range spans[1:] {
		if next.start.After(spans[last].end) {
			last++
			spans[last] = next
			continue
		}
		spans[last].end = later(spans[last].end, next.end)
	}
	return spans[:last+1]
}
