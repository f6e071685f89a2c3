package recurrence

import "github.com/salesmeeting/salesmeeting/meeting/wallclock"

// A Rule says when a series takes place: "every second Tuesday until 30 June 2027". It knows no start, no
// zone and no exceptions; what the rule leaves open (the time of day, often the day) is the start's.
//
// The zero Rule does not repeat. A Rule is an immutable value, cheap to copy, and may be shared
// between goroutines. Compare with [Rule.Equal]: == is false for some rules that are equal.
type Rule struct {
	s   *spec
	err *Problem // of a builder: the first wrong call
}

// Err returns what is wrong with a rule that was built by a wrong call, such as Every(0); nil for all
// others. The error is a [*Problem].
func (r Rule) Err() error {
	if r.err == nil {
		return nil
	}
	return r.err
}

// IsZero reports whether r is the zero Rule, which does not repeat.
func (r Rule) IsZero() bool { return r == Rule{} }

// Equal reports whether r and o are written alike in canonical form ([Rule.String]). Rules that differ
// there can still yield the same starts.
func (r Rule) Equal(o Rule) bool {
	return r.s == o.s && r.err == o.err || r.String() == o.String() && r.Err() == nil && o.Err() == nil
}

// Count returns how many times the series takes place at most, 0 if the rule does not say ([Rule.Times],
// COUNT).
func (r Rule) Count() int {
	if r.s == nil {
		return 0
	}
	return r.s.count
}

// IsFinite reports whether the rule ends: it has a count or a last day or moment, or does not repeat.
func (r Rule) IsFinite() bool {
	return r.s == nil || r.s.count > 0 || r.s.until.kind != untilNone
}

// secondsOf returns a local time in the core's seconds.
func secondsOf(l wallclock.Local) int64 {
	h, m, s := l.Clock()
	return int64(l.Date().DaysSince(wallclock.Date{}))*secondsADay + int64(h*3600+m*60+s)
}
