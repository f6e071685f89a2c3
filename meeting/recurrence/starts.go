package recurrence

import (
	"iter"
	"math"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// Starts returns an iterator over the starts of the series within window (window.Start() <= instant <
// window.End()), in the order of their instants. It is computed as it is read, may be ranged over
// again, and never stops short: where there are no more, there are none up to the year 9999. Its cost grows
// with the window, not with the distance from start.
//
// The rule alone decides: a start that it does not match is not among them. COUNT counts what the rule
// yields from start on. The zero Rule yields start; a rule with an error ([Rule.Err]), and a floating
// start, which has no instant, nothing: see [Rule.Locals].
//
// A start is the nominal local time in the zone of start: where clocks skip it, it keeps its name and its
// instant is that of the offset before the gap (02:30 takes place at 03:30); where they show it twice, it
// is the first (RFC 5545 section 3.3.5). Two nominal times with the same instant are two starts, as they
// stand. RFC 5545 section 3.3.10 also has a sentence by which skipped times are ignored: for that reading
// drop the starts that [wallclock.Zone.Resolve] calls Skipped. A start that is equal to start keeps its
// side of an overlap. UNTIL as a moment is compared with instants, as a local time with nominal ones, and
// as a date it includes that whole day.
func (r Rule) Starts(start wallclock.Time, window interval.Interval) iter.Seq[wallclock.Time] {
	return func(yield func(wallclock.Time) bool) {
		var e expansion
		if !e.begin(r, start, window) {
			return
		}
		switch {
		case r.s == nil:
			if u := start.Instant().Unix(); e.from <= u && u < e.to {
				yield(start)
			}
		case r.s.freq >= daily && len(r.s.times) == 1:
			e.spaced(yield)
		default:
			e.dense(yield)
		}
	}
}

// Locals returns an iterator over the starts of the series as local times, in order, from <= start < to,
// without any zone: for floating times and, as midnights, for dates. Everything else is as for
// [Rule.Starts]; UNTIL as a moment is compared by what it shows in UTC. If to is zero there is no upper end
// but the year 9999.
func (r Rule) Locals(start, from, to wallclock.Local) iter.Seq[wallclock.Local] {
	return func(yield func(wallclock.Local) bool) {
		if start.IsZero() || r.err != nil {
			return
		}
		end := int64(math.MaxInt64)
		if !to.IsZero() {
			end = secondsOf(to)
		}
		if r.s == nil {
			if s := secondsOf(start); secondsOf(from) <= s && s < end {
				yield(start)
			}
			return
		}
		p := r.s.plan(secondsOf(start))
		p.limit(r.s.until.lastLocal())
		var w walker
		w.walk(p, secondsOf(from))
		for l, ok := w.next(); ok && l < end && yield(localOf(l)); l, ok = w.next() {
		}
	}
}

// lastLocal is the last local second that a local UNTIL allows.
func (u until) lastLocal() int64 {
	switch u.kind {
	case untilNone:
		return lastSecond
	case untilDate:
		return secondsOf(u.local) + secondsADay - 1
	}
	return secondsOf(u.local)
}

// limit moves the end of the plan to a local second, if that is earlier.
func (p *plan) limit(last int64) { p.until = min(p.until, last) }

// firstDate is day 1 of the core.
var firstDate, _ = wallclock.NewDate(1, time.January, 1)

// localOf returns a local time of the core's seconds.
func localOf(l int64) wallclock.Local {
	day := firstDate.AddDays(int(l/secondsADay) - 1)
	return day.Midnight().Add(time.Duration(l%secondsADay) * time.Second)
}

// face turns the core's seconds into local times. One that follows soon after the last costs an addition.
type face struct {
	seconds int64
	local   wallclock.Local
}

func (f *face) of(l int64) wallclock.Local {
	if d := l - f.seconds; uint64(d) < 1<<32 && !f.local.IsZero() {
		f.local = f.local.Add(time.Duration(d) * time.Second)
	} else {
		f.local = localOf(l)
	}
	f.seconds = l
	return f.local
}

// slack is more than a nominal local time can be from the face of its instant in UTC: it has one of the
// zone's offsets (in a gap, the one before), and offsets are less than a day.
const slack = secondsADay

// expansion is one pass over a series in a zone.
type expansion struct {
	walker
	start    wallclock.Time
	zone     wallclock.Zone
	resolver wallclock.Resolver
	from, to int64 // Unix seconds
	until    int64 // Unix seconds; the last instant that is allowed
	endLocal int64 // local second after which no start is within the window
}

// begin readies e for the series; false if there is nothing to go through.
func (e *expansion) begin(r Rule, start wallclock.Time, window interval.Interval) bool {
	if start.IsZero() || start.Zone().IsZero() || r.err != nil || window.IsEmpty() {
		return false
	}
	e.start, e.zone, e.until = start, start.Zone(), math.MaxInt64/4
	e.from, e.to = ceil(window.Start()), ceil(window.End())
	if r.s == nil {
		return true
	}
	p := r.s.plan(secondsOf(start.Local()))
	if r.s.until.kind == untilInstant {
		at := r.s.until.instant()
		e.until = at.Unix()
		p.limit(e.until + unixSeconds + slack)
	} else {
		p.limit(r.s.until.lastLocal())
	}
	e.endLocal = e.to + unixSeconds + slack
	e.resolver = e.zone.Resolver()
	e.walk(p, e.from+unixSeconds-slack)
	return true
}

// ceil returns the Unix second of t or the next whole one.
func ceil(t time.Time) int64 {
	if t.Nanosecond() > 0 {
		return t.Unix() + 1
	}
	return t.Unix()
}

// spaced goes through a series whose starts are at least 24 hours apart on the clock: no gap can turn their
// order round. Only starts within a day of the bounds need their instants.
func (e *expansion) spaced(yield func(wallclock.Time) bool) {
	first := secondsOf(e.start.Local())
	end := min(e.to, e.until+1)
	inside, outside := e.from+unixSeconds+slack, end+unixSeconds-slack
	var f face
	for l, ok := e.next(); ok; l, ok = e.next() {
		at := f.of(l).In(e.zone)
		if l == first && e.start.Later() {
			at = e.start
		}
		if l >= outside+2*slack {
			return
		}
		if l < inside || l >= outside {
			u := e.unix(at)
			if u >= end {
				return
			}
			if u < e.from {
				continue
			}
		}
		if !yield(at) {
			return
		}
	}
}

// unix returns the instant of a start.
func (e *expansion) unix(at wallclock.Time) int64 {
	if at.Later() {
		return at.Instant().Unix()
	}
	return e.resolver.Unix(at.Local())
}

// held is a start that waits for others whose instants may be earlier.
type held struct {
	at   wallclock.Time
	unix int64
}

// dense goes through a series with several starts a day. The times that a gap skips take place after some
// that follow on the clock, so they wait until one comes that takes place later.
func (e *expansion) dense(yield func(wallclock.Time) bool) {
	var waiting []held
	first := secondsOf(e.start.Local())
	emit := func(h held) bool {
		return h.unix < e.from || h.unix >= e.to || h.unix > e.until || yield(h.at)
	}
	for l, ok := e.next(); ok && l <= e.endLocal; l, ok = e.next() {
		local := localOf(l)
		instant, kind := e.zone.Resolve(local)
		if l == first && e.start.Later() {
			waiting = append(waiting, held{e.start, e.start.Instant().Unix()})
			continue
		}
		h := held{local.In(e.zone), instant.Unix()}
		if kind == wallclock.Skipped {
			waiting = append(waiting, h)
			continue
		}
		for len(waiting) > 0 && waiting[0].unix <= h.unix {
			if !emit(waiting[0]) {
				return
			}
			waiting = waiting[1:]
		}
		if !emit(h) {
			return
		}
	}
	for _, h := range waiting {
		if !emit(h) {
			return
		}
	}
}
