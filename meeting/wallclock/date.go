package wallclock

import (
	"cmp"
	"fmt"
	"time"
)

const (
	minYear = 1
	maxYear = 9999

	lastDay     = 3652059 // 9999-12-31
	unixDay     = 719163  // 1970-01-01
	secondsADay = 24 * 60 * 60
)

// A Date is a day of the Gregorian calendar, from 0001-01-01 to 9999-12-31, in no particular zone.
//
// The zero Date is no date. Dates may be compared with ==, used as map keys, ordered with
// [Date.Compare], and shared between goroutines.
type Date struct {
	n int32 // days, counted from 1 = 0001-01-01; a Monday
}

// NewDate returns the date of year, month and day. It fails if the calendar has no such day, or if the
// year is not in 1 to 9999: unlike [time.Date] it never turns 30 February into 2 March.
func NewDate(year int, month time.Month, day int) (Date, error) {
	switch {
	case year < minYear || year > maxYear:
		return Date{}, fmt.Errorf("wallclock: year %d is not in %d to %d", year, minYear, maxYear)
	case month < time.January || month > time.December:
		return Date{}, fmt.Errorf("wallclock: month %d is not in 1 to 12", int(month))
	case day < 1 || day > daysIn(year, month):
		return Date{}, fmt.Errorf("wallclock: %s %d has no day %d", month, year, day)
	}
	return Date{dayNumber(year, month, day)}, nil
}

// DateOf returns the date that t shows in its own location, and the zero Date outside the years 1 to
// 9999.
func DateOf(t time.Time) Date {
	return ZoneOf(t.Location()).Local(t).Date()
}

// Civil returns the year, month and day of d at once, and zeros for the zero Date.
func (d Date) Civil() (year int, month time.Month, day int) {
	if d.n == 0 {
		return 0, 0, 0
	}
	return civil(d.n)
}

// Year returns the year of d, 1 to 9999, and 0 for the zero Date.
func (d Date) Year() int {
	year, _, _ := d.Civil()
	return year
}

// Month returns the month of d, and 0 for the zero Date.
func (d Date) Month() time.Month {
	_, month, _ := d.Civil()
	return month
}

// Day returns the day of the month of d, 1 to 31, and 0 for the zero Date.
func (d Date) Day() int {
	_, _, day := d.Civil()
	return day
}

// YearDay returns the day of the year of d, 1 to 366, and 0 for the zero Date.
func (d Date) YearDay() int {
	if d.n == 0 {
		return 0
	}
	return int(d.n - dayNumber(d.Year(), time.January, 1) + 1)
}

// Weekday returns the day of the week of d. The zero Date has none; for it the result is Sunday.
func (d Date) Weekday() time.Weekday { return time.Weekday(d.n % 7) }

// AddDays returns the date n days after d, or before it if n is negative. It is the zero Date if that
// is outside the years 1 to 9999, or if d is the zero Date.
func (d Date) AddDays(n int) Date {
	if d.n == 0 || n < -lastDay || n > lastDay {
		return Date{}
	}
	sum := int(d.n) + n
	if sum < 1 || sum > lastDay {
		return Date{}
	}
	return Date{int32(sum)}
}

// DaysSince returns the number of days from o to d, negative if d is before o.
func (d Date) DaysSince(o Date) int { return int(d.n) - int(o.n) }

// Compare returns -1 if d is before o, 0 if they are the same, and 1 if d is after o. The zero Date is
// before all others.
func (d Date) Compare(o Date) int { return cmp.Compare(d.n, o.n) }

// IsZero reports whether d is the zero Date, which is no date.
func (d Date) IsZero() bool { return d.n == 0 }

// At returns the local time of d at the given time of day. It fails if there is no such time of day,
// or if d is the zero Date.
func (d Date) At(hour, minute, second int) (Local, error) {
	if d.n == 0 {
		return Local{}, errNoDate
	}
	if hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59 {
		return Local{}, fmt.Errorf("wallclock: no time of day %02d:%02d:%02d", hour, minute, second)
	}
	return Local{d.Midnight().n + int64(hour*3600+minute*60+second)}, nil
}

// Midnight returns the local time at which d begins, 00:00:00, and the zero Local for the zero Date.
// Clocks may skip it: in Havana a day of March begins at 01:00, and [Zone.Resolve] returns that instant.
func (d Date) Midnight() Local { return Local{int64(d.n) * secondsADay} }

// String returns d as "2026-01-31", and "none" for the zero Date.
func (d Date) String() string {
	if d.n == 0 {
		return "none"
	}
	return string(d.append(make([]byte, 0, len("2006-01-02"))))
}
