package availability

import (
	"errors"
	"iter"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// LongestWindow is how long a window of [WorkingHours.Within] may be: 100 years, about 36,525 days.
const LongestWindow = 100 * 8_766 * time.Hour

var (
	// ErrUnknown says that working time was asked for, and nobody knows the working hours.
	ErrUnknown = errors.New("availability: the working hours are unknown")
	// ErrLongWindow says that a window is longer than [LongestWindow].
	ErrLongWindow = errors.New("availability: a window is at most 100 years long")
)

// Within returns the working time in window, a set of instants: spans that follow each other without a
// break are one. It fails with [ErrUnknown] for the zero WorkingHours, and with [ErrLongWindow]; its work is
// at most that of 36,525 days of 24 spans.
//
// It is found on the clock. A span lasts from the instant at which clocks show its beginning to that at
// which they show its end, so that 00:00-08:00 is seven hours in the night that clocks are put forward and
// nine in that they are put back, and 09:00-17:00 is eight. Of a time that clocks show twice the first is
// meant, as in RFC 5545 section 3.3.5; a time that they skip is the instant at which they do. (3.3.5 would
// count on from before the gap, as meetings do. But then the halves of a span that is cut in the gap would
// be longer than the whole.)
func (h WorkingHours) Within(window interval.Interval) (interval.Set, error) {
	switch {
	case h.s == nil:
		return interval.Set{}, ErrUnknown
	case window.Length() > LongestWindow:
		return interval.Set{}, ErrLongWindow
	}
	var spans []interval.Interval
	for _, span := range h.s.spans(window) {
		spans = append(spans, span)
	}
	return interval.NewSet(spans...), nil
}

// Days returns an iterator over the days on which the person works within window, each with its working
// time in it, in order. What goes on over midnight belongs to the day on which it begins. It is computed as
// it is read, and may be ranged over again; for the zero WorkingHours there is nothing.
func (h WorkingHours) Days(window interval.Interval) iter.Seq2[wallclock.Date, interval.Set] {
	return func(yield func(wallclock.Date, interval.Set) bool) {
		if h.s == nil {
			return
		}
		var date wallclock.Date
		var spans []interval.Interval
		for d, span := range h.s.spans(window) {
			if d != date && len(spans) > 0 {
				if !yield(date, interval.NewSet(spans...)) {
					return
				}
				spans = spans[:0]
			}
			date, spans = d, append(spans, span)
		}
		if len(spans) > 0 {
			yield(date, interval.NewSet(spans...))
		}
	}
}

// spans yields what of each span is in window, with the day that it belongs to: in order, none of them empty.
func (s *schedule) spans(window interval.Interval) iter.Seq2[wallclock.Date, interval.Interval] {
	return func(yield func(wallclock.Date, interval.Interval) bool) {
		if window.IsEmpty() {
			return
		}
		clock := clock{s.zone.Resolver(), s.zone}
		for d := range s.dates(window) {
			for _, span := range s.week[d.Weekday()] {
				part, ok := clock.interval(d, span, window).Intersect(window)
				if ok && !part.IsEmpty() && !yield(d, part) {
					return
				}
			}
		}
	}
}

// dates yields the working days of which a span can be in window: from the day before, since a span can last
// over midnight, to the day after, since clocks can be put back over it.
func (s *schedule) dates(window interval.Interval) iter.Seq[wallclock.Date] {
	return func(yield func(wallclock.Date) bool) {
		loc := s.zone.Location()
		first, last := dateOf(window.Start().In(loc)), dateOf(window.End().In(loc))
		if before := first.AddDays(-1); !before.IsZero() {
			first = before
		}
		if after := last.AddDays(1); !after.IsZero() {
			last = after
		}
		for d := first; !d.IsZero() && d.Compare(last) <= 0; d = d.AddDays(1) {
			if len(s.week[d.Weekday()]) > 0 && !s.holidays.Contains(d) && !s.daysOff.Contains(d) && !yield(d) {
				return
			}
		}
	}
}

// The calendar has no dates before and after these.
var (
	firstDate, _ = wallclock.NewDate(1, time.January, 1)
	lastDate, _  = wallclock.NewDate(9999, time.December, 31)
)

// dateOf returns the date that t shows, and the nearest that there is where the calendar does not reach.
func dateOf(t time.Time) wallclock.Date {
	d := wallclock.DateOf(t)
	switch {
	case !d.IsZero():
		return d
	case t.Year() < 1:
		return firstDate
	}
	return lastDate
}

// A clock finds the instants of a zone.
type clock struct {
	resolver wallclock.Resolver
	zone     wallclock.Zone
}

// interval returns the instants of span on the day d. An end after the year 9999 is that of window.
func (c *clock) interval(d wallclock.Date, span hours, window interval.Interval) interval.Interval {
	end := window.End()
	if to := d.Midnight().Add(span.to); !to.IsZero() {
		end = c.instant(to)
	}
	// It fails only where the window ends before the span begins, and at the first instant of the calendar,
	// which time takes for none.
	i, _ := interval.New(c.instant(d.Midnight().Add(span.from)), end)
	return i
}

// instant returns the instant at which clocks show l for the first time, or at which they skip it.
func (c *clock) instant(l wallclock.Local) time.Time {
	t := c.resolver.Instant(l)
	shown := c.zone.Local(t)
	if shown == l {
		return t
	}
	// t is as far behind the gap as l is in it, so the gap begins less than its own length before.
	before, after := t.Add(-shown.Sub(l)), t
	_, offset := before.Zone()
	for after.Sub(before) > time.Second {
		middle := before.Add((after.Sub(before) / 2).Truncate(time.Second))
		if _, o := middle.Zone(); o == offset {
			before = middle
		} else {
			after = middle
		}
	}
	return after
}
