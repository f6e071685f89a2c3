package recurrence

// shape is the kind of period that a plan goes through.
type shape uint8

const (
	shapeDay   shape = iota // a day of the lattice of an unfiltered daily rule
	shapeDays               // a month, of which the days of the lattice and of the filter are taken
	shapeWeek               // a week from WKST
	shapeMonth              // a month
	shapeYear               // a year
	shapeClock              // a unit of a sub-daily rule
)

// plan is a rule together with a start: everything that the start implies is explicit (RFC 5545 section
// 3.3.10: "Information, not contained in the rule … is derived from DTSTART"). It is a value, made anew
// for each expansion, without allocation.
type plan struct {
	*spec
	shape  shape
	step   int   // INTERVAL, in periods of the shape
	start  int64 // local seconds
	day    int   // of start
	origin int   // number of the start's period: day, day of the week's beginning, month, year, unit
	shift  int64 // added to each of times: the pieces that the start supplies

	months          uint16 // bits 1 to 12
	filter          dayFilter
	ordinalsByMonth bool
	until           int64 // last local second allowed by a local UNTIL or the calendar
}

const (
	everyMonth = 0x1ffe
	lastSecond = (lastDay+1)*secondsADay - 1
)

// plan joins the rule to a start in local seconds.
func (s *spec) plan(start int64) plan {
	p := plan{
		spec: s, step: s.interval, start: start, day: int(start / secondsADay),
		months: s.monthMask, until: lastSecond,
		filter: dayFilter{days: s.dayMask, back: s.backMask, plain: s.plainDays, ordinals: s.ordinals, skip: s.skip},
	}
	if p.months == 0 {
		p.months = everyMonth
	}
	p.ordinalsByMonth = len(s.months) > 0 || len(s.ordinals) == 0
	p.implyClock()
	p.implyDays()
	p.shapeUp()
	return p
}

// implyClock takes the hour, minute and second that the rule does not name from the start.
func (p *plan) implyClock() {
	clock := p.start % secondsADay
	if len(p.hours) == 0 && p.freq > hourly {
		p.shift += clock / 3600 * 3600
	}
	if len(p.minutes) == 0 && p.freq > minutely {
		p.shift += clock / 60 % 60 * 60
	}
	if len(p.seconds) == 0 && p.freq > secondly {
		p.shift += clock % 60
	}
}

// implyDays takes the day that the rule does not name from the start. BYWEEKNO alone means the start's
// weekday, and YEARLY with BYMONTHDAY alone the start's month: RFC 5545 section 3.3.10, "if the
// … BYDAY, BYMONTHDAY, or BYMONTH rule part were missing".
func (p *plan) implyDays() {
	if p.freq < weekly {
		return
	}
	_, month, day := civil(p.day)
	hasDays := len(p.days)+len(p.monthDays) > 0
	switch {
	case p.freq == weekly && !hasDays:
		p.filter.plain = 1 << weekday(p.day)
	case p.freq == monthly && !hasDays:
		p.filter.days = 1 << day
	case p.freq != yearly:
	case len(p.weeks) > 0:
		if !hasDays && len(p.yearDays) == 0 {
			p.filter.plain = 1 << weekday(p.day)
		}
	case len(p.yearDays) > 0:
	case !hasDays:
		p.filter.days = 1 << day
		p.implyMonth(month)
	case len(p.monthDays) > 0:
		p.implyMonth(month)
	}
}

func (p *plan) implyMonth(month int) {
	if len(p.spec.months) == 0 {
		p.months = 2 << month
		p.ordinalsByMonth = true
	}
}

// shapeUp decides which periods to go through.
func (p *plan) shapeUp() {
	year, month, _ := civil(p.day)
	switch p.freq {
	case yearly:
		p.shape, p.origin = shapeYear, year
	case monthly:
		p.shape, p.origin = shapeMonth, year*12+month
	case weekly:
		p.shape, p.origin = shapeWeek, p.weekOf(p.day)
		p.step *= 7
	case daily:
		p.shapeDaily(year*12 + month)
	default:
		p.shape, p.origin = shapeClock, int(p.start)/p.freq.unit()
	}
}

// shapeDaily looks for the cheapest way through a daily rule.
func (p *plan) shapeDaily(month int) {
	switch {
	case p.interval == 1 && p.months == everyMonth && p.filter.days|p.filter.back == 0: // WEEKLY;BYDAY says the same
		p.shape, p.origin, p.step = shapeWeek, p.weekOf(p.day), 7
		if p.filter.plain == 0 {
			p.filter.plain = 0x7f
		}
	case p.filter.everyDay() && p.months == everyMonth:
		p.shape, p.origin = shapeDay, p.day
	default:
		p.shape, p.origin, p.step = shapeDays, month, 1
	}
}

// weekOf returns the first day of a day's week.
func (p *plan) weekOf(day int) int {
	return day - floorMod(weekday(day)-int(p.weekStart), 7)
}

// periodOf returns the number of the last period of the lattice that begins on or before a local second
// not before the start. Periods are counted from 0, the start's.
func (p *plan) periodOf(local int64) int {
	day := int(local / secondsADay)
	at := day
	switch p.shape {
	case shapeWeek:
		at = p.weekOf(day)
	case shapeMonth, shapeDays:
		year, month, _ := civil(day)
		at = year*12 + month
	case shapeYear:
		at, _, _ = civil(day)
	case shapeClock:
		at = int(local) / p.freq.unit()
	}
	return max(0, (at-p.origin)/p.step)
}

// longestGap is the number of periods without a day after which there can never be another: the calendar,
// and with it the days of the n-th period, repeats after 400 years.
func (p *plan) longestGap() int {
	switch p.shape {
	case shapeWeek:
		return cycleWeeks
	case shapeMonth:
		return cycleMonths
	case shapeYear:
		return cycleYears
	case shapeDays:
		return cycleDays // of the lattice, each of which may be in a month of its own
	}
	return 1
}

// fill sets s to the days of a period; false if it begins after the year 9999.
func (p *plan) fill(s *daySet, period int) bool {
	at := p.origin + period*p.step
	switch p.shape {
	case shapeDay:
		s.base, s.words, s.bits[0] = at, 1, 1
		return at <= lastDay
	case shapeWeek:
		if at > lastDay {
			return false
		}
		p.fillWeek(s, at)
	case shapeMonth, shapeDays:
		if at/12 > lastYear {
			return false
		}
		p.fillMonth(s, at)
	case shapeYear:
		if at > lastYear {
			return false
		}
		p.year(s, at)
	}
	if len(p.positions) > 0 && p.freq > daily && len(p.times) == 1 {
		s.pick(p.positions)
	}
	return true
}

func (p *plan) fillWeek(s *daySet, first int) {
	s.base, s.words, s.bits[0] = first, 1, rotate(p.filter.plain, int(p.weekStart))
	if p.months == everyMonth {
		return
	}
	year, month, day := civil(max(first, 1))
	inMonth := low(monthLength(year, month) - day + 1) // the days up to the end of the month
	next := (month + 1) % 12
	if p.months&(2<<month) == 0 {
		s.bits[0] &^= inMonth
	}
	if p.months&(2<<next) == 0 {
		s.bits[0] &= inMonth
	}
}

func (p *plan) fillMonth(s *daySet, at int) {
	year, month := at/12, at%12
	first := newYear(year) + monthStart(year, month)
	s.base, s.words, s.bits[0] = first-1, 1, 0
	if p.months&(2<<month) == 0 {
		return
	}
	length := monthLength(year, month)
	s.bits[0] = p.filter.month(weekday(first), length)
	if p.shape == shapeDays {
		s.bits[0] &= p.lattice(first, length)
	}
}

// lattice returns the days of a month that a daily rule reaches by its interval.
func (p *plan) lattice(first, length int) (m uint64) {
	if p.interval == 1 {
		return low(length+1) &^ 1
	}
	for d := 1 + floorMod(p.day-first, p.interval); d <= length; d += p.interval {
		m |= 1 << d
	}
	return m
}

// after returns the next period to look at. A daily rule with a long interval passes over the months
// that it does not reach.
func (p *plan) after(period int) int {
	if p.shape != shapeDays || p.interval <= 31 {
		return period + 1
	}
	at := p.origin + period + 1
	first := newYear(at/12) + monthStart(at/12, at%12)
	year, month, _ := civil(first + floorMod(p.day-first, p.interval))
	return year*12 + month - p.origin
}
