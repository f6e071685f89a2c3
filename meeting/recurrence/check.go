package recurrence

import "github.com/salesmeeting/salesmeeting/meeting/wallclock"

// Check reports what can only be said once the start is known. It fails with a [*Problem] of code
// [CodeNever] if no start of the rule comes from start up to the year 9999, whatever UNTIL says: because
// the dates never match the interval (the 30th, every twelve months from a February), or because the hours
// of a sub-daily rule never do (every second hour from 09:00, at 10). It returns [Rule.Err] if that is set.
//
// The search takes at most 120,000 months, 21,000 weeks or 400 years, and for a sub-daily rule at most each
// day up to the year 9999 once; nearly always one or two.
func (r Rule) Check(start wallclock.Local) error {
	if r.err != nil {
		return r.err
	}
	if r.s == nil || start.IsZero() {
		return nil
	}
	var w walker
	w.walk(r.s.plan(secondsOf(start)).withoutEnd(), 0)
	if _, ok := w.next(); !ok {
		return fault(CodeNever, "", "from "+start.String()+" on no date and time matches "+r.String())
	}
	return nil
}

// withoutEnd returns the plan without COUNT, and without UNTIL, which has not been set yet.
func (p plan) withoutEnd() plan {
	open := *p.spec
	open.count = 0
	p.spec = &open
	return p
}
