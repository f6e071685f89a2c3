package ical

import (
	"time"

	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// maxLength bounds the length of an occurrence, as package meeting does.
const maxLength = 100 * 365 * 24 * time.Hour

// A length is how long an event takes: so much elapsed time, or until so many days and exact time later
// on the clock.
type length struct {
	elapsed time.Duration
	clock   duration // if it has days, it counts
	given   bool
}

// begin reads the start and the length of the entry; otherwise is the start if it has none. It reports
// whether there is a start.
func (b *builder) begin(otherwise moment) bool {
	start, ok := b.entry.start(otherwise)
	if !ok {
		return false
	}
	b.allDay = b.entry.isAllDay(start)
	b.zone = start.Zone()
	if b.allDay {
		b.zone = b.floating
	}
	b.draft.Start = start.Local().In(b.zone)
	long := b.entry.length(start, b.allDay)
	if !long.given {
		b.noEnd()
	}
	b.setLength(long)
	return true
}

// noEnd says that a meeting has no end. For an all-day event that is regular: it takes a day.
func (b *builder) noEnd() {
	_, end := b.entry.First("DTEND")
	_, long := b.entry.First("DURATION")
	if !b.allDay && !end && !long {
		b.entry.report(b.entry.Line, NoEnd, "the event has neither DTEND nor DURATION: it has no length")
	}
}

// setLength sets the length of the draft.
func (b *builder) setLength(long length) {
	local := b.draft.Start.Local()
	switch {
	case long.clock.days > 0 && long.clock.exact != 0 && !b.entry.recurs():
		// Days on the clock, then exact time (RFC 5545 section 3.3.6). In a series both count on the clock, which is wrong
		// only where clocks change within the hours.
		b.draft.Length = long.clock.from(b.draft.Start)
	case long.clock.days > 0 && !long.clock.end(local).IsZero():
		b.draft.End = long.clock.end(local).In(b.zone)
	case long.elapsed == 0:
		b.draft.End = b.draft.Start
	default:
		b.draft.Length = long.elapsed
	}
}

// recurs reports whether the event is a series.
func (e *entry) recurs() bool {
	_, rule := e.First("RRULE")
	_, dates := e.First("RDATE")
	return rule || dates
}

// start reads DTSTART.
func (e *entry) start(otherwise moment) (moment, bool) {
	p, ok := e.First("DTSTART")
	if ok {
		start, ok := e.moment(p, "")
		if ok {
			e.moment(p, OddValue) // tell what is odd
			return start, true
		}
	}
	if !otherwise.IsZero() {
		if ok {
			e.report(p.Line, OddValue, "DTSTART can't be read: the occurrence keeps its start")
		}
		return otherwise, true
	}
	if !ok {
		e.report(e.Line, NoStart, "the event has no DTSTART and is left out")
	} else {
		e.report(p.Line, NoStart, "DTSTART can't be read, the event is left out: "+excerpt(p.Value))
	}
	return moment{}, false
}

// length reads DTEND or DURATION of an event that begins at start. An all-day event without them takes
// one day (RFC 5545 section 3.6.1), others have no length.
func (e *entry) length(start moment, allDay bool) length {
	end, p, hasEnd := e.end()
	d, q, hasDuration := e.duration()
	if hasEnd && hasDuration {
		e.report(q.Line, BadEnd, "the event has both DTEND and DURATION: DTEND is taken")
	}
	switch {
	case allDay:
		return length{clock: duration{days: e.days(start, end, d, p, hasEnd, hasDuration)}, given: hasEnd || hasDuration}
	case hasEnd:
		return e.until(start, end, p)
	case !hasDuration:
		return length{}
	case d.negative() || d.from(start.Time) < 0:
		e.report(q.Line, BadEnd, "DURATION is negative: the event has no length")
		return length{given: true}
	case d.days > 0:
		return length{clock: d, given: true}
	}
	return length{elapsed: e.bounded(q, d.exact), given: true}
}

func (e *entry) end() (moment, Property, bool) {
	p, ok := e.First("DTEND")
	if !ok {
		return moment{}, p, false
	}
	end, ok := e.moment(p, BadEnd)
	return end, p, ok
}

// until returns the length up to end.
func (e *entry) until(start, end moment, p Property) length {
	if end.isDate {
		e.report(p.Line, BadEnd, "DTEND is a date, DTSTART is not: the event ends with the midnight before that date")
		end.Time = end.Local().In(start.Zone())
	}
	if end.floating && !end.isDate && !start.floating {
		e.report(p.Line, OddValue, "DTEND has no zone: it is read in that of DTSTART")
		end.Time = end.Local().In(start.Zone())
	}
	took := end.Instant().Sub(start.Instant())
	if took < 0 {
		e.report(p.Line, BadEnd, "DTEND is before DTSTART: the event has no length")
		took = 0
	}
	return length{elapsed: e.bounded(p, took), given: true}
}

func (e *entry) bounded(p Property, took time.Duration) time.Duration {
	if took > maxLength {
		e.report(p.Line, BadEnd, "the event takes 100 years or more: it has no length")
		return 0
	}
	return took
}

// days returns how many days an all-day event takes, at least one.
func (e *entry) days(start, end moment, d duration, p Property, hasEnd, hasDuration bool) int {
	n := 1
	switch {
	case hasEnd:
		n = end.in(start.Zone()).Date().DaysSince(start.Local().Date())
	case hasDuration:
		n = d.days + int(d.exact/(24*time.Hour))
	}
	if n > maxDays {
		e.report(p.Line, BadEnd, "the event takes 100 years or more: it takes a day")
		return 1
	}
	if n < 1 {
		e.report(max(p.Line, e.Line), BadEnd, "an all-day event ends before it has taken a day: it takes a day")
		return 1
	}
	return n
}

// takes returns the elapsed time of an occurrence of the draft that begins at start.
func (b *builder) takes(start wallclock.Time) time.Duration {
	if b.draft.End.IsZero() {
		return b.draft.Length
	}
	face := b.draft.End.Local().Sub(b.draft.Start.Local())
	return start.Local().Add(face).In(start.Zone()).Instant().Sub(start.Instant())
}
