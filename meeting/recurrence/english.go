package recurrence

import (
	"strconv"
	"strings"
)

var english = language{
	describe: describeEnglish,
	once:     "once",
	and:      "and",
	or:       "or",
	days:     [7]string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"},
	months: [12]string{
		"January", "February", "March", "April", "May", "June",
		"July", "August", "September", "October", "November", "December",
	},
}

var englishOrdinals = []string{"", "first", "second", "third", "fourth", "fifth", "sixth"}

var englishUnits = map[frequency]string{daily: "day", weekly: "week", monthly: "month", yearly: "year"}

func describeEnglish(l *language, p *parts) string {
	text := englishPeriod(p)
	switch {
	case len(p.monthDays) > 0:
		text = englishMonthDays(l, p, text)
	case len(p.days) > 0 && p.freq >= monthly:
		text = englishWeekdays(l, p) + englishOf(l, p, text)
	case len(p.days) > 0:
		text = englishWeek(l, p, text)
	case len(p.months) > 0 && p.freq == yearly:
		text += " in " + join(l.monthNames(p.months), l.and)
	}
	if len(p.months) > 0 && p.freq < yearly {
		text += ", in " + join(l.monthNames(p.months), l.and) + " only"
	}
	if p.freq == weekly && p.interval > 1 && len(p.days) > 1 && p.weekStart != 0 {
		text += ", with weeks from " + l.days[p.weekStart]
	}
	switch p.skip {
	case Backward:
		text += ", or the last day before where there is no such day"
	case Forward:
		text += ", or the first day after where there is no such day"
	}
	return text + englishEnd(l, p)
}

// englishPeriod returns "every second week".
func englishPeriod(p *parts) string {
	unit := englishUnits[p.freq]
	if p.interval == 1 {
		return "every " + unit
	}
	return "every " + englishOrdinal(p.interval) + " " + unit
}

// englishWeek describes the weekdays of a daily or weekly rule: "every second Tuesday", "every second week
// on Monday and Friday".
func englishWeek(l *language, p *parts, period string) string {
	names := join(l.dayNames(p.days), l.and)
	if isWorkdays(p.days) {
		names = "workday (Monday to Friday)"
		if p.interval > 1 {
			names = "Monday to Friday"
		}
	}
	switch {
	case p.freq == daily && p.interval > 1:
		return period + ", on " + names + " only"
	case p.interval == 1:
		return "every " + names
	case len(p.days) == 1:
		return "every " + englishOrdinal(p.interval) + " " + names
	}
	return period + " on " + names
}

// englishWeekdays describes the weekdays of a month or year: "on the first Monday and the last Friday".
func englishWeekdays(l *language, p *parts) string {
	if len(p.positions) == 1 {
		set := join(l.dayNames(p.days), l.or)
		if isWorkdays(p.days) {
			set = "workday (Monday to Friday)"
		}
		return "on the " + englishPlace(int(p.positions[0])) + " " + set
	}
	var words []string
	for _, d := range p.days {
		if d.n == 0 {
			words = append(words, "every "+l.days[d.day])
		} else {
			words = append(words, "the "+englishPlace(int(d.n))+" "+l.days[d.day])
		}
	}
	return "on " + join(words, l.and)
}

// englishOf adds the month or year that weekdays and days are counted in.
func englishOf(l *language, p *parts, period string) string {
	if p.freq == yearly && len(p.months) > 0 {
		return " of " + join(l.monthNames(p.months), l.and) + ", " + period
	}
	return " of " + period
}

// englishMonthDays describes days of the month: "on the 1st and the last day of every month", "on 25
// December, every year".
func englishMonthDays(l *language, p *parts, period string) string {
	words := make([]string, len(p.monthDays))
	for i, n := range p.monthDays {
		if n > 0 {
			words[i] = "the " + englishNumber(int(n))
		} else {
			words[i] = "the " + englishPlace(int(n)) + " day"
		}
	}
	days := "on " + join(words, l.and)
	var text string
	switch {
	case p.freq == daily:
		text = period + ", " + days + " of the month only"
	case p.freq == yearly && len(p.months) == 0:
		text = days + " of the month of the start, " + period
	default:
		text = days + englishOf(l, p, period)
	}
	if len(p.days) > 0 {
		text += ", if that is " + strings.TrimPrefix(englishWeekdaysAsLimit(l, p), "on ")
	}
	return text
}

func englishWeekdaysAsLimit(l *language, p *parts) string {
	if p.hasOrdinals() {
		return englishWeekdays(l, p)
	}
	return "a " + join(l.dayNames(p.days), l.or)
}

func englishEnd(l *language, p *parts) string {
	switch {
	case p.count == 1:
		return ", once"
	case p.count > 1:
		return ", " + strconv.Itoa(p.count) + " times"
	case p.until.kind == untilNone:
		return ""
	}
	year, month, day := p.until.local.Date().Civil()
	text := " until " + strconv.Itoa(day) + " " + l.months[month-1] + " " + strconv.Itoa(year)
	if clock := p.until.clockWords(); clock != "" {
		text += " at " + clock
	}
	return text
}

// englishOrdinal returns "second" or "13th".
func englishOrdinal(n int) string {
	if n < len(englishOrdinals) {
		return englishOrdinals[n]
	}
	return englishNumber(n)
}

// englishPlace returns "first", "last" or "second-to-last".
func englishPlace(n int) string {
	switch {
	case n == -1:
		return "last"
	case n < 0:
		return englishOrdinal(-n) + "-to-last"
	}
	return englishOrdinal(n)
}

// englishNumber returns "1st", "22nd", "13th".
func englishNumber(n int) string {
	suffix := "th"
	if n/10%10 != 1 {
		switch n % 10 {
		case 1:
			suffix = "st"
		case 2:
			suffix = "nd"
		case 3:
			suffix = "rd"
		}
	}
	return strconv.Itoa(n) + suffix
}
