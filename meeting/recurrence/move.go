package recurrence

import (
	"time"

	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// Moved returns the rule of a series whose start moves from one local time to another: the days that the
// rule names move with it. Every Monday and Wednesday becomes every Tuesday and Thursday where the start
// moves by a day; the 15th becomes the 20th, and the second Tuesday the last Friday, where those are the dates
// of the starts. A rule that leaves the day to its start is as it was. It reports whether there is such a rule, which
// yields to; for rules that name several dates of a month there is none.
func (r Rule) Moved(from, to wallclock.Local) (Rule, bool) {
	if r.s == nil || r.err != nil {
		return r, r.err == nil
	}
	if yields(r, to) {
		return r, true
	}
	moved := r.change(func(p *parts) *Problem {
		p.move(from.Date(), to.Date())
		return nil
	})
	return moved, moved.err == nil && yields(moved, to)
}

// move moves the days that the rule names, as far as it names one only, or weekdays of a week.
func (p *parts) move(from, to wallclock.Date) {
	switch {
	case p.freq == weekly:
		by := int8(((to.DaysSince(from) % 7) + 7) % 7)
		for i := range p.days {
			p.days[i].day = (p.days[i].day + by) % 7
		}
	case len(p.monthDays) == 1 && len(p.days) == 0:
		day := int16(to.Day())
		if p.monthDays[0] < 0 {
			day = int16(to.Day() - monthLength(to.Year(), int(to.Month())-1) - 1)
		}
		p.monthDays[0] = day
	case len(p.days) == 1 && p.days[0].n != 0 && len(p.monthDays) == 0:
		p.days[0] = ordinalOf(to, p.days[0].n < 0)
	}
	if p.freq == yearly && len(p.months) == 1 {
		p.months[0] = int16(to.Month())
	}
}

// ordinalOf returns which weekday of its month a date is, counted from the end if that is asked for and it is
// the last one, or if it is the fifth, which many months lack.
func ordinalOf(date wallclock.Date, fromEnd bool) weekdayValue {
	n := int16((date.Day()-1)/7 + 1)
	last := date.Day()+7 > monthLength(date.Year(), int(date.Month())-1)
	if last && fromEnd || n == 5 {
		n = -1
	}
	return weekdayValue{n: n, day: int8((date.Weekday() + 6) % 7)}
}

// yields reports whether a series with the rule and the start takes place at its start.
func yields(r Rule, start wallclock.Local) bool {
	for range r.Endless().Locals(start, start, start.Add(time.Second)) {
		return true
	}
	return false
}
