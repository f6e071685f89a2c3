package interval

import (
	"errors"
	"fmt"
	"time"
)

// An Interval is the span of time from its start up to, but not including, its end.
//
// An interval whose start is its end is empty but still at an instant: the place in the calendar of a
// meeting of no length. The zero Interval is empty and at no instant; it overlaps nothing. Compare
// with [Interval.Equal], not with ==, which sees the locations of the bounds. An Interval is a value and
// may be shared between goroutines.
type Interval struct {
	start, end time.Time
}

// New returns the interval from start to end. It fails if end is before start, or if one of them is
// the zero [time.Time], which is an instant that somebody forgot to set.
func New(start, end time.Time) (Interval, error) {
	switch {
	case start.IsZero():
		return Interval{}, errors.New("interval: no start")
	case end.IsZero():
		return Interval{}, errors.New("interval: no end")
	case end.Before(start):
		return Interval{}, fmt.Errorf("interval: end %s is before start %s",
			end.Format(time.RFC3339Nano), start.Format(time.RFC3339Nano))
	}
	return Interval{start.Round(0), end.Round(0)}, nil // Round(0) drops the monotonic reading
}

// Lasting returns the interval from start that lasts length, elapsed time. It fails if length is
// negative or start is the zero [time.Time].
func Lasting(start time.Time, length time.Duration) (Interval, error) {
	if length < 0 {
		return Interval{}, fmt.Errorf("interval: negative length %v", length)
	}
	start = start.Round(0)
	return New(start, start.Add(length))
}

// Start returns the first instant of i, in the location that it was given in. It is the zero
// [time.Time] for the zero Interval.
func (i Interval) Start() time.Time { return i.start }

// End returns the first instant after i, in the location that it was given in. It is the zero
// [time.Time] for the zero Interval.
func (i Interval) End() time.Time { return i.end }

// Length returns the elapsed time from start to end. A span longer than the greatest
// [time.Duration], about 292 years, has that greatest length.
func (i Interval) Length() time.Duration { return i.end.Sub(i.start) }

// IsEmpty reports whether i has no length.
func (i Interval) IsEmpty() bool { return !i.start.Before(i.end) }

// IsZero reports whether i is the zero Interval, which is at no instant.
func (i Interval) IsZero() bool { return i.start.IsZero() && i.end.IsZero() }

// Contains reports whether t is in i: not before its start, and before its end.
func (i Interval) Contains(t time.Time) bool {
	return !t.Before(i.start) && t.Before(i.end)
}

// Overlaps reports whether i and o share an instant. An empty interval overlaps one that contains its
// start, and two empty ones never overlap. The order of i and o does not matter.
func (i Interval) Overlaps(o Interval) bool {
	switch iEmpty, oEmpty := i.IsEmpty(), o.IsEmpty(); {
	case iEmpty && oEmpty:
		return false
	case iEmpty:
		return !i.IsZero() && o.Contains(i.start)
	case oEmpty:
		return !o.IsZero() && i.Contains(o.start)
	default:
		return i.start.Before(o.end) && o.start.Before(i.end)
	}
}

// Intersect returns the part that i and o share, and whether they overlap. If they do not, the part is
// the zero Interval.
func (i Interval) Intersect(o Interval) (Interval, bool) {
	if !i.Overlaps(o) {
		return Interval{}, false
	}
	return Interval{later(i.start, o.start), earlier(i.end, o.end)}, true
}

// Equal reports whether i and o start and end at the same instants, in whatever locations.
func (i Interval) Equal(o Interval) bool {
	return i.start.Equal(o.start) && i.end.Equal(o.end)
}

// String returns the two bounds in the form of [Interval.MarshalText], and "none" for the zero
// Interval.
func (i Interval) String() string {
	if i.IsZero() {
		return "none"
	}
	return writable(i.start).Format(time.RFC3339Nano) + "/" + writable(i.end).Format(time.RFC3339Nano)
}

func earlier(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
