package recurrence

import (
	"iter"

	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// Split returns the rule of a series as two: before ends with the last start before at, counted from start,
// and rest goes on from at. Counted from at, rest yields what r yields from there on, with as many
// occurrences or the same end as r has left. It is for a change of "this and all that follow".
//
// It fails with a [*Problem] if at is no start of the series or its first, and if no rule that begins at
// can go on: a SKIP=FORWARD that brought at into the next period. It walks from start to at.
func (r Rule) Split(start, at wallclock.Local) (before, rest Rule, err error) {
	if r.s == nil {
		return Rule{}, Rule{}, fault(CodeEmpty, "", "a rule that does not repeat has nothing to split")
	}
	endless := r.Endless()
	n, last, found := 0, start, false
	for l := range endless.Locals(start, start, wallclock.Local{}) {
		if l.Compare(at) >= 0 {
			found = l == at
			break
		}
		n, last = n+1, l
	}
	count := r.Count()
	if !found || n == 0 || count > 0 && n >= count {
		return Rule{}, Rule{}, fault(CodeValue, "", "can only be split at one of its starts after the first")
	}
	before, rest = r.UntilLocal(last), r.explicit(start)
	if count > 0 {
		before, rest = r.Times(n), rest.Times(count-n)
	}
	if !goesOn(endless, start, rest.Endless(), at) {
		return Rule{}, Rule{}, fault(CodeUnsupported, "SKIP", "no rule that begins at this start goes on as the series does")
	}
	return before, rest, nil
}

// explicit returns r with the day that it takes from start written out, if the day of its other starts can
// be another.
func (r Rule) explicit(start wallclock.Local) Rule {
	if r.s.skip == Omit || len(r.s.days)+len(r.s.monthDays)+len(r.s.yearDays)+len(r.s.weeks) > 0 {
		return r
	}
	date := start.Date()
	if r.s.freq == yearly && len(r.s.months) == 0 {
		r = r.In(date.Month())
	}
	return r.OnDay(date.Day())
}

// goesOn reports whether rest, counted from at, yields the same as r, counted from start, from at on: for
// as many starts as it takes to show.
func goesOn(r Rule, start wallclock.Local, rest Rule, at wallclock.Local) bool {
	const enough = 100
	want, stopWant := iter.Pull(r.Locals(start, at, wallclock.Local{}))
	defer stopWant()
	got, stopGot := iter.Pull(rest.Locals(at, at, wallclock.Local{}))
	defer stopGot()
	for range enough {
		w, more := want()
		g, goes := got()
		if w != g || more != goes {
			return false
		}
		if !more {
			break
		}
	}
	return true
}
