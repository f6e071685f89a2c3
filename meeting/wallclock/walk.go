package wallclock

import (
	"math"
	"time"
)

// forever is later than every instant of the years 1 to 9999, in Unix seconds, and leaves room to add.
const forever = math.MaxInt64 / 4

// A stretch is a span of instants in Unix seconds, end excluded, in which a zone has one offset.
type stretch struct {
	start, end int64
	offset     int64 // seconds ahead of UTC
}

// stretchFrom returns the stretch of loc that begins at from, or somewhat less of it, but at least the
// instant from itself.
//
// It takes only the end from time.Time.ZoneBounds. The start that ZoneBounds returns may lie before
// the last transition of the zone. Its end is never too late, but at the end of a leap year after the
// last transition, when ZoneBounds takes a year to have 365 days, it is not after the instant. On
// that day, 31 December in UTC, no transition follows.
func stretchFrom(loc *time.Location, from int64) stretch {
	t := time.Unix(from, 0).In(loc)
	_, offset := t.Zone()
	s := stretch{from, forever, int64(offset)}
	if _, end := t.ZoneBounds(); !end.IsZero() {
		s.end = end.Unix()
	}
	if s.end <= from {
		s.end = from - mod(from, secondsADay) + secondsADay
	}
	return s
}

// mod returns the remainder of a by b, never negative.
func mod(a, b int64) int64 { return ((a % b) + b) % b }

// found says where a local time was found.
type found struct {
	first, second int64 // Unix seconds; second only if kind is Repeated
	kind          Kind
	in            stretch // of first, from where the search began; only if alone
	alone         bool    // no transition from where the search began to first
}

// lookAround is how far from a local time, read as UTC, its instants are, in seconds: offsets are less than
// a day. If there is no transition from there to the first instant found, no earlier one shows the same
// local time.
const lookAround = secondsADay

// find looks for the instants at which clocks of loc show local, which is counted in seconds as Unix
// time is, by walking over the stretches from before it to after it.
func find(loc *time.Location, local int64) found {
	here := stretchFrom(loc, local-lookAround)
	gap, inGap, alone := int64(0), false, true
	var f found
	for {
		t := local - here.offset
		switch {
		case t >= here.end:
		case f.kind == Unique && t != f.first && t >= here.start:
			f.second, f.kind = t, Repeated
			return f
		case f.kind == None && (t >= here.start || alone):
			f = found{first: t, kind: Unique, in: here, alone: alone}
		}
		if here.end > local+lookAround {
			break
		}
		next := stretchFrom(loc, here.end)
		if next.offset == here.offset {
			here.end = next.end
			continue
		}
		// Clocks jump from here.end+here.offset to here.end+next.offset.
		if !inGap && here.end+here.offset <= local && local < here.end+next.offset {
			gap, inGap = local-here.offset, true
		}
		here, alone = next, false
	}
	if f.kind == None && inGap {
		return found{first: gap, kind: Skipped}
	}
	return f
}
