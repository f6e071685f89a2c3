package recurrence

import "github.com/salesmeeting/salesmeeting/meeting/wallclock"

// Steps goes through up to n starts from a local time on, and returns how many there were, and the most
// steps (periods, days or units looked at) that it took to the first, from one to the next, and from the
// last to the end. A spent COUNT costs steps, too.
func Steps(r Rule, start, from wallclock.Local, n int) (starts, most int) {
	if r.s == nil {
		return 0, 0
	}
	p := r.s.plan(secondsOf(start))
	p.limit(r.s.until.lastLocal())
	var w walker
	w.walk(p, secondsOf(from))
	before := 0
	for {
		_, ok := w.next()
		taken := w.steps
		if w.clock != nil {
			taken += w.clock.steps
		}
		most, before = max(most, taken-before), taken
		if !ok {
			return starts, most
		}
		if starts++; starts == n {
			return starts, most
		}
	}
}
