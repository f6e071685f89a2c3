package recurrence

// A year is a daySet whose index is the day of the year: index 0 is 31 December of the year before, and
// length+1 is 1 January of the year after, which SKIP may name.

const yearWords = 6

// year fills s with the days of a year that the rule allows.
func (p *plan) year(s *daySet, year int) {
	jan1, length := newYear(year), yearLength(year)
	s.reset(jan1-1, yearWords)
	months := p.filter
	if !p.ordinalsByMonth {
		months.ordinals, months.plain = nil, 0 // BYDAY counts in the year, below
	}
	for m := range 12 {
		if p.months&(2<<m) == 0 {
			continue
		}
		at := monthStart(year, m)
		s.or(months.month(weekday(jan1+at), monthLength(year, m)), at)
	}
	moved := false
	if len(p.yearDays) > 0 {
		moved = p.limitYearDays(s, length)
	}
	if len(p.weeks) > 0 {
		p.limitWeeks(s, year, length)
	}
	if (moved || !p.ordinalsByMonth) && (p.filter.plain != 0 || len(p.filter.ordinals) > 0) {
		p.limitWeekdays(s, weekday(jan1), length)
	}
}

// limitYearDays applies BYYEARDAY. It reports whether SKIP may have moved days past the limits so far.
func (p *plan) limitYearDays(s *daySet, length int) (moved bool) {
	o := daySet{base: s.base, words: yearWords}
	for _, n := range p.yearDays {
		i := int(n)
		if n < 0 {
			i += length + 1
		}
		switch {
		case 1 <= i && i <= length:
			o.add(i)
		case p.skip == Omit:
		case i > length:
			o.add(p.filter.skipped(length, length+1))
		default:
			o.add(p.filter.skipped(0, 1))
		}
	}
	if p.skip != Omit && len(p.monthDays)+len(p.parts.months) == 0 {
		*s = o // only BYDAY, which comes after SKIP, limits them
		return true
	}
	s.and(&o)
	return false
}

// limitWeeks applies BYWEEKNO: a day passes if the number of its week is in the list. Week 1 is the first
// that has four days in its year (ISO 8601), weeks begin on WKST. The first days of January may be of
// the last week of the year before, and the last of December of week 1 of the next.
func (p *plan) limitWeeks(s *daySet, year, length int) {
	o := daySet{base: s.base, words: yearWords}
	for y := max(year-1, 1); y <= year+1; y++ {
		first, weeks := p.weekYear(y)
		for _, n := range p.weeks {
			k := int(n)
			if n < 0 {
				k += weeks + 1
			}
			if k < 1 || k > weeks {
				continue
			}
			for d := range 7 {
				if i := first + 7*(k-1) + d - s.base; 1 <= i && i <= length {
					o.add(i)
				}
			}
		}
	}
	s.and(&o)
}

// weekYear returns the first day of week 1 of a year, and how many weeks the year has.
func (p *plan) weekYear(year int) (first, weeks int) {
	start := func(y int) int {
		jan1 := newYear(y)
		into := floorMod(weekday(jan1+7)-int(p.weekStart), 7) // days of 1 January's week before it
		if into <= 3 {
			return jan1 - into
		}
		return jan1 - into + 7
	}
	first = start(year)
	return first, (start(year+1) - first) / 7
}

// limitWeekdays applies BYDAY where its numbers count within the year.
func (p *plan) limitWeekdays(s *daySet, first, length int) {
	o := daySet{base: s.base, words: yearWords}
	for i := range yearWords {
		// Bit 0 of word i is the day first-1+64i, and 64 is 1 modulo 7.
		week := rotate(p.filter.plain, (first+6+i)%7)
		o.bits[i] = week * (fiveWeeks | fiveWeeks<<35)
	}
	for _, v := range p.filter.ordinals {
		if d := nthWeekday(v, first, length); d > 0 {
			o.add(d)
		}
	}
	s.and(&o)
}
