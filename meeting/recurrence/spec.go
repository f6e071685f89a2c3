package recurrence

import (
	"slices"
	"strconv"
)

// Bounds of a rule. They are far beyond what calendars hold, and small enough that a rule from a stranger
// costs no more than a documented number of steps.
const (
	maxTimesADay  = 288    // times of day of one rule without leave for more: one every 5 minutes
	maxWalkedFine = 10_000 // COUNT of a sub-daily rule that has to be walked through
	maxCount      = 999_999_999
)

// spec is a checked rule, with what can be worked out before the start is known. It never changes
// once made.
type spec struct {
	parts
	frequent bool // allowed by Options.Frequent

	ends      int     // how many positions count from the beginning; the others count from the end
	times     []int32 // within a day, or within the unit of a sub-daily rule; see clock
	monthMask uint16  // bit 1 to 12; 0: every month
	dayMask   uint64  // days of the month from the beginning, bit 1 to 31
	backMask  uint64  // days of the month from the end, bit 1 to 31
	plainDays uint8   // weekdays without a number
	ordinals  []weekdayValue
	hourMask  uint64 // limits of sub-daily rules; 0: all
	minMask   uint64
	secMask   uint64
}

// compile checks the parts as a whole by RFC 5545 section 3.3.10 and RFC 7529, and readies them.
func compile(p parts, frequent bool) (*spec, *Problem) {
	p.normalise()
	for _, check := range [...]func(*parts) *Problem{checkNumbers, checkCombinations, checkSatisfiable} {
		if err := check(&p); err != nil {
			return nil, err
		}
	}
	if !frequent {
		if err := checkOften(&p); err != nil {
			return nil, err
		}
	}
	s := &spec{parts: p, frequent: frequent}
	if err := s.clock(); err != nil {
		return nil, err
	}
	for _, n := range p.positions {
		if n > 0 {
			s.ends++
		}
	}
	s.monthMask = uint16(maskOf(p.months))
	s.dayMask, s.backMask = maskOf(p.monthDays), backMaskOf(p.monthDays)
	for _, d := range p.days {
		if d.n == 0 {
			s.plainDays |= 1 << d.day
		}
	}
	for _, d := range p.days {
		if d.n != 0 && s.plainDays&(1<<d.day) == 0 { // every Monday includes the first
			s.ordinals = append(s.ordinals, d)
		}
	}
	return s, nil
}

// clock works out the times of day (of the unit, for sub-daily rules) as offsets in seconds, without
// the pieces that the start supplies, which are the same for all and are added later. BYSETPOS of a
// period that is no longer than a day picks among them, the same in every period.
func (s *spec) clock() *Problem {
	hours, minutes, seconds := s.hours, s.minutes, s.seconds
	if s.freq <= hourly {
		s.hourMask, hours = maskOf(hours), nil
	}
	if s.freq <= minutely {
		s.minMask, minutes = maskOf(minutes), nil
	}
	if s.freq <= secondly {
		s.secMask, seconds = maskOf(seconds), nil
	}
	s.times = product(product(product([]int32{0}, hours, 3600), minutes, 60), seconds, 1)
	if s.freq > daily || len(s.positions) == 0 {
		return nil
	}
	var picked []int32
	for i, t := range s.times {
		if slices.Contains(s.positions, int16(i+1)) || slices.Contains(s.positions, int16(i-len(s.times))) {
			picked = append(picked, t)
		}
	}
	if len(picked) == 0 {
		return fault(CodeNever, "BYSETPOS", "each period has only "+strconv.Itoa(len(s.times))+" to choose from")
	}
	s.times = picked
	return nil
}

// product adds each value times unit to each offset. Values are sorted and fit within the unit above, so
// that the result is sorted.
func product(offsets []int32, values []int16, unit int32) []int32 {
	if len(values) == 0 {
		return offsets
	}
	r := make([]int32, 0, len(offsets)*len(values))
	for _, o := range offsets {
		for _, v := range values {
			r = append(r, o+int32(v)*unit)
		}
	}
	return r
}

// timesADay is the number of times of day that the clock parts make, at most.
func timesADay(p *parts) int {
	n := 1
	for _, l := range [...]struct {
		list  []int16
		unit  frequency
		count int
	}{{p.hours, hourly, 24}, {p.minutes, minutely, 60}, {p.seconds, secondly, 60}} {
		switch {
		case len(l.list) > 0:
			n *= len(l.list)
		case p.freq <= l.unit:
			n *= l.count
		}
	}
	return n
}

// intervalLimits are the periods in the years 1 to 9999: with a greater INTERVAL there is no second one.
var intervalLimits = [...]int{
	secondly: lastDay * secondsADay, minutely: lastDay * 1440, hourly: lastDay * 24,
	daily: lastDay, weekly: lastDay / 7, monthly: lastYear * 12, yearly: lastYear,
}

func checkNumbers(p *parts) *Problem {
	switch {
	case p.freq == 0:
		return fault(CodeEmpty, "FREQ", "a rule needs FREQ=DAILY, WEEKLY, MONTHLY or YEARLY")
	case p.interval < 1:
		return fault(CodeValue, "INTERVAL", "must be at least 1")
	case p.interval > intervalLimits[p.freq]:
		return fault(CodeUnbounded, "INTERVAL", "a second period would begin after the year 9999; at most "+
			strconv.Itoa(intervalLimits[p.freq]))
	case p.count < 0 || p.count > maxCount:
		return fault(CodeValue, "COUNT", "must be from 1 to "+strconv.Itoa(maxCount))
	case p.count > maxWalkedFine && p.freq < daily && p.isFiltered():
		return fault(CodeUnbounded, "COUNT", "occurrences of a filtered "+p.freq.String()+
			" rule are counted one by one: at most "+strconv.Itoa(maxWalkedFine))
	}
	return nil
}

// isFiltered reports whether a sub-daily rule leaves periods out.
func (p *parts) isFiltered() bool {
	limits := len(p.months) + len(p.monthDays) + len(p.yearDays) + len(p.days) + len(p.hours)
	if p.freq <= minutely {
		limits += len(p.minutes)
	}
	if p.freq <= secondly {
		limits += len(p.seconds)
	}
	return limits > 0
}

// checkCombinations applies the rules of RFC 5545 section 3.3.10 on which parts stand together.
func checkCombinations(p *parts) *Problem {
	ordinal := func(max int16) bool {
		return slices.ContainsFunc(p.days, func(d weekdayValue) bool { return d.n > max || d.n < -max })
	}
	switch {
	case p.freq < monthly && ordinal(0):
		return fault(CodeCombination, "BYDAY", "a number before a weekday goes with MONTHLY and YEARLY only")
	case ordinal(53), ordinal(5) && (p.freq == monthly || len(p.months) > 0):
		return fault(CodeValue, "BYDAY", "a month has at most 5 of a weekday, a year 53")
	case len(p.weeks) > 0 && p.freq != yearly:
		return fault(CodeCombination, "BYWEEKNO", "goes with YEARLY only")
	case len(p.weeks) > 0 && ordinal(0):
		return fault(CodeCombination, "BYDAY", "a number before a weekday does not go with BYWEEKNO")
	case len(p.yearDays) > 0 && p.freq >= daily && p.freq != yearly:
		return fault(CodeCombination, "BYYEARDAY", "does not go with DAILY, WEEKLY or MONTHLY")
	case len(p.monthDays) > 0 && p.freq == weekly:
		return fault(CodeCombination, "BYMONTHDAY", "does not go with WEEKLY")
	case len(p.positions) > 0 && !p.hasBy():
		return fault(CodeCombination, "BYSETPOS", "needs another BY part to choose from")
	case p.skip != Omit && p.freq < monthly:
		return fault(CodeCombination, "SKIP", "goes with MONTHLY and YEARLY only")
	}
	return nil
}

// hasBy reports whether there is a BY part other than BYSETPOS.
func (p *parts) hasBy() bool {
	return len(p.days)+len(p.monthDays)+len(p.yearDays)+len(p.weeks)+len(p.months) > 0 || p.hasClock()
}

// checkSatisfiable refuses what no start can save: days that no month has, positions beyond every
// set. What depends on the start is left to [Rule.Check].
func checkSatisfiable(p *parts) *Problem {
	if len(p.months) > 0 && len(p.monthDays) > 0 && p.skip == Omit {
		longest := 0
		for _, m := range p.months {
			longest = max(longest, monthLength(2024, int(m)-1))
		}
		if !slices.ContainsFunc(p.monthDays, func(d int16) bool { return int(d) <= longest && -int(d) <= longest }) {
			return fault(CodeNever, "BYMONTHDAY", "no month of BYMONTH has more than "+strconv.Itoa(longest)+" days")
		}
	}
	if len(p.positions) > 0 && p.freq >= weekly {
		most := map[frequency]int{weekly: 7, monthly: 31, yearly: 366}[p.freq] * timesADay(p)
		if !slices.ContainsFunc(p.positions, func(n int16) bool { return int(n) <= most && -int(n) <= most }) {
			return fault(CodeNever, "BYSETPOS", "no period has more than "+strconv.Itoa(most)+" to choose from")
		}
	}
	return nil
}

// checkOften refuses rules that take place more often than meetings do.
func checkOften(p *parts) *Problem {
	if p.freq <= minutely {
		return fault(CodeTooOften, "FREQ", p.freq.String()+" has to be allowed by Options.Frequent")
	}
	if n := timesADay(p); n > maxTimesADay {
		return fault(CodeTooOften, "", strconv.Itoa(n)+" times a day have to be allowed by Options.Frequent; at most "+
			strconv.Itoa(maxTimesADay))
	}
	return nil
}

// rotate turns a set of weekdays so that bit 0 is the weekday first.
func rotate(mask uint8, first int) uint64 {
	m := uint64(mask)
	return (m>>first | m<<(7-first)) & 0x7f
}
