package ical

import (
	"fmt"
	"strings"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// yields reports whether the rule, or the start of what does not recur, yields local.
func (b *builder) yields(local wallclock.Local) bool {
	if local.IsZero() {
		return false
	}
	if b.draft.Repeats.IsZero() {
		return local == b.draft.Start.Local()
	}
	for range b.draft.Repeats.Locals(b.draft.Start.Local(), local, local.Add(time.Second)) {
		return true
	}
	return false
}

// has reports whether the series has an original start at local, excepted or not.
func (b *builder) has(local wallclock.Local) bool {
	_, extra := b.extra[local]
	return extra || b.yields(local)
}

// on returns the original starts on a day, excepted or not.
func (b *builder) on(day wallclock.Date) []wallclock.Local {
	var list []wallclock.Local
	first := b.draft.Start.Local()
	if b.draft.Repeats.IsZero() {
		if first.Date() == day {
			list = append(list, first)
		}
	} else {
		for local := range b.draft.Repeats.Locals(first, day.Midnight(), day.AddDays(1).Midnight()) {
			list = append(list, local)
		}
	}
	for _, local := range b.onDay[day] {
		if _, extra := b.extra[local]; extra && !b.yields(local) {
			list = append(list, local)
		}
	}
	return list
}

// addExtra adds an extra start, with what is different there.
func (b *builder) addExtra(patch meeting.Override) {
	local := patch.Original
	if _, twice := b.extra[local]; !twice {
		b.onDay[local.Date()] = append(b.onDay[local.Date()], local)
	}
	b.extra[local] = patch
}

// find returns the original starts that m means: that instant on the clocks of the series, or that day.
func (b *builder) find(m moment) []wallclock.Local {
	if b.allDay {
		if found := b.on(m.Local().Date()); len(found) > 0 {
			return found
		}
		return b.on(m.in(b.zone).Date()) // 23:00 UTC is the next day in Berlin
	}
	if m.isDate {
		return b.on(m.Local().Date())
	}
	if local := m.in(b.zone); b.has(local) {
		return []wallclock.Local{local}
	}
	return b.at(m.Instant())
}

// at returns the original start that takes place at an instant at which the clocks of the series show another
// time, since they skip its own.
func (b *builder) at(instant time.Time) []wallclock.Local {
	moment, err := interval.Lasting(instant, time.Second)
	if err != nil || b.draft.Repeats.IsZero() {
		return nil
	}
	for start := range b.draft.Repeats.Starts(b.draft.Start, moment) {
		return []wallclock.Local{start.Local()}
	}
	return nil
}

// excepts reads EXDATE.
func (b *builder) excepts() {
	n := 0
	for p := range b.entry.All("EXDATE") {
		var unmatched []string
		for value := range strings.SplitSeq(p.Value, ",") {
			if strings.TrimSpace(value) == "" {
				continue
			}
			if n++; n > maxDates || len(b.except) > maxDates {
				b.entry.report(p.Line, TooMany, "the event has more EXDATE than a meeting can hold: the others are passed over")
				return
			}
			if !b.exceptDate(p, value) {
				unmatched = append(unmatched, value)
			}
		}
		b.tellUnmatched(p, unmatched)
	}
}

// exceptDate takes one value of EXDATE, a time, or a date for all that takes place on that day, and reports
// whether there is something to exclude. It tells of what can't be read itself.
func (b *builder) exceptDate(p Property, value string) bool {
	m, ok := b.entry.momentOf(p, value, BadDate)
	if !ok {
		return true
	}
	found := b.find(m)
	for _, local := range found {
		b.except[local] = true
	}
	return len(found) > 0
}

// tellUnmatched tells, once for each line, of dates that exclude nothing.
func (b *builder) tellUnmatched(p Property, dates []string) {
	switch len(dates) {
	case 0:
	case 1:
		b.entry.report(p.Line, UnmatchedDate, "EXDATE "+excerpt(dates[0])+" excludes nothing: the series has no such occurrence")
	default:
		b.entry.report(p.Line, UnmatchedDate, fmt.Sprintf(
			"%d dates of EXDATE exclude nothing, since the series has no such occurrence; the first is %s", len(dates), excerpt(dates[0])))
	}
}

// extras reads RDATE.
func (b *builder) extras() {
	n := 0
	for p := range b.entry.All("RDATE") {
		for value := range strings.SplitSeq(p.Value, ",") {
			if strings.TrimSpace(value) == "" {
				continue
			}
			if n++; n > maxDates {
				b.entry.report(p.Line, TooMany, "the event has more RDATE than a meeting can hold: the others are passed over")
				return
			}
			b.extraDate(p, value)
		}
	}
}

// extraDate takes one value of RDATE: a date, a time, or a period with a length of its own.
func (b *builder) extraDate(p Property, value string) {
	begin, end, period := strings.Cut(value, "/")
	m, ok := b.entry.momentOf(p, begin, BadDate)
	if !ok {
		return
	}
	local := m.in(b.zone)
	switch {
	case b.allDay:
		local = m.Local().Date().Midnight()
	case m.isDate:
		b.entry.report(p.Line, OddValue, "RDATE is a date: it takes place at the time of day of DTSTART")
		local = m.Local().Add(b.timeOfDay())
	}
	if local.IsZero() {
		return
	}
	if same := b.at(m.Instant()); !b.allDay && !m.isDate && len(same) > 0 {
		local = same[0]
	}
	patch := meeting.Override{Original: local}
	if period && !b.allDay {
		if took, ok := b.entry.period(p, m, end); ok {
			b.setOverrideLength(&patch, local.In(b.zone), took)
		}
	}
	b.addExtra(patch)
}

// period returns the length of a PERIOD that begins at m (RFC 5545 section 3.3.9).
func (e *entry) period(p Property, m moment, end string) (time.Duration, bool) {
	if d, ok := parseDuration(end); ok && !d.negative() {
		return e.bounded(p, d.from(m.Time)), true
	}
	until, ok := e.momentOf(p, end, BadDate)
	if !ok {
		return 0, false
	}
	took := until.Instant().Sub(m.Instant())
	if took < 0 {
		e.report(p.Line, BadDate, "a period ends before it begins: it takes as long as the series")
		return 0, false
	}
	return e.bounded(p, took), true
}
