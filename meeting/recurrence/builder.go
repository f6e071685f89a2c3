package recurrence

import (
	"math"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// Daily returns the rule of every day.
func Daily() Rule { return build(newParts(daily)) }

// Weekly returns the rule of every week, on the weekday of the start unless [Rule.On] names others.
func Weekly() Rule { return build(newParts(weekly)) }

// Monthly returns the rule of every month, on the day of the month of the start unless [Rule.OnDay] or
// [Rule.OnThe] names others. Months without that day are left out unless [Rule.Skip] says otherwise.
func Monthly() Rule { return build(newParts(monthly)) }

// Yearly returns the rule of every year, on the date of the start unless [Rule.In], [Rule.OnDay] or
// [Rule.OnThe] names others.
func Yearly() Rule { return build(newParts(yearly)) }

// build makes the rule of parts that only the builder has changed.
func build(p parts) Rule {
	s, err := compile(p, false)
	if err != nil {
		return Rule{err: err}
	}
	return Rule{s: s}
}

// change returns the rule with some parts changed. A rule with an error stays as it is.
func (r Rule) change(f func(p *parts) *Problem) Rule {
	if r.err != nil {
		return r
	}
	if r.s == nil {
		return Rule{err: fault(CodeEmpty, "", "begin with Daily, Weekly, Monthly or Yearly")}
	}
	p := r.s.parts.clone()
	if err := f(&p); err != nil {
		return Rule{err: err}
	}
	s, err := compile(p, r.s.frequent)
	if err != nil {
		return Rule{err: err}
	}
	return Rule{s: s}
}

// Every returns r for every n-th of its periods, counted from the start's: Weekly().Every(2) is every
// second week. n is at least 1.
func (r Rule) Every(n int) Rule {
	return r.change(func(p *parts) *Problem {
		p.interval = n
		return nil
	})
}

// On returns r on the given weekdays as well as those it has.
func (r Rule) On(days ...time.Weekday) Rule {
	return r.change(func(p *parts) *Problem { return p.addWeekdays(0, days) })
}

// OnThe returns a monthly or yearly rule on the n-th of a weekday, from the end if n is negative: OnThe(-1,
// time.Friday) is the last Friday. Of several weekdays it is the n-th day that is any of them: OnThe(-1,
// Monday, Tuesday, Wednesday, Thursday, Friday) is the last workday. A rule can have several of the first
// kind, or one of the second. A yearly rule counts in the months of [Rule.In], or in the year if it has
// none.
func (r Rule) OnThe(n int, days ...time.Weekday) Rule {
	return r.change(func(p *parts) *Problem {
		switch {
		case len(p.positions) > 0 || len(days) > 1 && len(p.days) > 0:
			return fault(CodeCombination, "BYSETPOS", "OnThe of several weekdays stands alone")
		case len(days) == 1 && n != 0 && -53 <= n && n <= 53:
			return p.addWeekdays(n, days)
		case len(days) > 1 && inBounds("BYSETPOS", n):
			p.positions = []int16{int16(n)}
			return p.addWeekdays(0, days)
		}
		return fault(CodeValue, "BYDAY", "needs weekdays, and a number that is not 0: at most 53 for one weekday, 366 for several")
	})
}

func (p *parts) addWeekdays(n int, days []time.Weekday) *Problem {
	if len(days) == 0 {
		return fault(CodeValue, "BYDAY", "no weekday given")
	}
	for _, d := range days {
		if d < time.Sunday || d > time.Saturday {
			return fault(CodeValue, "BYDAY", "no such weekday")
		}
		p.days = append(p.days, weekdayValue{n: int16(n), day: int8((d + 6) % 7)})
	}
	return nil
}

// OnDay returns a monthly, yearly or daily rule on the given days of the month as well as those it has; -1
// is the last.
func (r Rule) OnDay(days ...int) Rule { return r.add("BYMONTHDAY", days) }

// In returns r in the given months as well as those it has. A yearly rule takes place in each, others in no
// other.
func (r Rule) In(months ...time.Month) Rule {
	numbers := make([]int, len(months))
	for i, m := range months {
		numbers[i] = int(m)
	}
	return r.add("BYMONTH", numbers)
}

// add adds numbers to a list.
func (r Rule) add(name string, numbers []int) Rule {
	return r.change(func(p *parts) *Problem {
		if len(numbers) == 0 || len(numbers) > maxValues {
			return fault(CodeValue, name, "must have 1 to 1000 values")
		}
		for _, n := range numbers {
			if !inBounds(name, n) {
				return fault(CodeValue, name, "value out of bounds")
			}
			l := p.list(name)
			*l = append(*l, int16(n))
		}
		return nil
	})
}

// Skip returns a monthly or yearly rule that does s in months without the day.
func (r Rule) Skip(s Skip) Rule {
	return r.change(func(p *parts) *Problem {
		if int(s) >= len(skipNames) {
			return fault(CodeValue, "SKIP", "must be Omit, Backward or Forward")
		}
		p.skip = s
		return nil
	})
}

// WeeksBegin returns r with weeks that begin on day, Monday otherwise. It matters to every second week on
// more than one weekday.
func (r Rule) WeeksBegin(day time.Weekday) Rule {
	return r.change(func(p *parts) *Problem {
		if day < time.Sunday || day > time.Saturday {
			return fault(CodeValue, "WKST", "no such weekday")
		}
		p.weekStart = int8((day + 6) % 7)
		return nil
	})
}

// Times returns r with n occurrences in all, at least 1, in place of any other end.
func (r Rule) Times(n int) Rule {
	return r.change(func(p *parts) *Problem {
		if n < 1 || n > math.MaxInt32 {
			return fault(CodeValue, "COUNT", "must be at least 1")
		}
		p.count, p.until = n, until{}
		return nil
	})
}

// Until returns r up to and including the local day last, in place of any other end.
func (r Rule) Until(last wallclock.Date) Rule {
	return r.end(until{kind: untilDate, local: last.Midnight()})
}

// UntilLocal returns r up to and including the nominal local start last, in place of any other end.
func (r Rule) UntilLocal(last wallclock.Local) Rule {
	return r.end(until{kind: untilLocal, local: last})
}

// UntilInstant returns r up to and including the moment last, in whole seconds, in place of any other end.
// It is what RFC 5545 wants for a start with a zone.
func (r Rule) UntilInstant(last time.Time) Rule {
	return r.end(until{kind: untilInstant, local: wallclock.Of(last.UTC()).Local()})
}

func (r Rule) end(u until) Rule {
	return r.change(func(p *parts) *Problem {
		if u.local.IsZero() {
			return fault(CodeValue, "UNTIL", "must be within the years 1 to 9999")
		}
		p.count, p.until = 0, u
		return nil
	})
}

// Endless returns r without an end.
func (r Rule) Endless() Rule {
	return r.change(func(p *parts) *Problem {
		p.count, p.until = 0, until{}
		return nil
	})
}
