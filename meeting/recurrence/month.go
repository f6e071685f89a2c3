package recurrence

import "math/bits"

// A month is a set of bits: bit d is day d. Bit 0 is the last day of the month before and bit length+1
// the first day of the month after, which SKIP may name.

// fiveWeeks repeats a set of weekdays over 35 days.
const fiveWeeks = 1 | 1<<7 | 1<<14 | 1<<21 | 1<<28

// dayFilter is what the day parts of a rule allow, with what the start supplies. BYMONTH is not part of it.
type dayFilter struct {
	days, back uint64 // BYMONTHDAY, see spec
	plain      uint8
	ordinals   []weekdayValue
	skip       Skip
}

// everyDay reports whether the filter allows all days.
func (f *dayFilter) everyDay() bool {
	return f.days|f.back == 0 && f.plain == 0 && len(f.ordinals) == 0
}

// month returns the days of a month that pass; first is the weekday of its first day. RFC 5545 section
// 3.3.10: BYDAY limits BYMONTHDAY where both are present. RFC 7529 section 4.1: SKIP comes between them.
func (f *dayFilter) month(first, length int) uint64 {
	set := low(length+1) &^ 1
	if f.days|f.back != 0 {
		set = f.monthDays(length)
	}
	if f.plain == 0 && len(f.ordinals) == 0 {
		return set
	}
	allowed := uint64(0)
	if f.plain != 0 {
		allowed = rotate(f.plain, (first+6)%7) * fiveWeeks
	}
	for _, o := range f.ordinals {
		if d := nthWeekday(o, first, length); d > 0 {
			allowed |= 1 << d
		}
	}
	return set & allowed
}

// monthDays returns the days of BYMONTHDAY.
func (f *dayFilter) monthDays(length int) uint64 {
	// A day k from the end is day length+1-k: turned round, and shifted so that bit 0 is day 0.
	fromEnd := bits.Reverse64(f.back) >> (62 - length)
	set := (f.days | fromEnd) & (low(length+1) &^ 1)
	if f.skip == Omit {
		return set
	}
	if f.days>>(length+1) != 0 { // beyond the end
		set |= 1 << f.skipped(length, length+1)
	}
	if f.back>>(length+1) != 0 { // before the beginning
		set |= 1 << f.skipped(0, 1)
	}
	return set
}

// skipped chooses between the valid days on either side of one that does not exist.
func (f *dayFilter) skipped(before, after int) int {
	if f.skip == Backward {
		return before
	}
	return after
}

// nthWeekday returns the day (from 1) of the n-th weekday of a span whose first day is the weekday
// first; 0 if there is none.
func nthWeekday(v weekdayValue, first, length int) int {
	var d int
	if v.n > 0 {
		d = 1 + floorMod(int(v.day)-first, 7) + 7*(int(v.n)-1)
	} else {
		last := (first + length - 1) % 7
		d = length - floorMod(last-int(v.day), 7) + 7*(int(v.n)+1)
	}
	if d < 1 || d > length {
		return 0
	}
	return d
}
