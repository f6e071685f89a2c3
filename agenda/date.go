package agenda

import (
	"cmp"
	"fmt"
	"time"
)

// A Date is a day of the Gregorian calendar, from 0001-01-01 to 9999-12-31, in no particular zone: when an
// action is due, when a prospect was contacted. Its text is that of an ISO 8601 date, "2026-12-01", which
// dates elsewhere have too.
//
// The zero Date is no date. Dates may be compared with ==, used as map keys, ordered with [Date.Compare], and
// shared between goroutines.
type Date struct {
	n int32 // days, counted from 1 = 0001-01-01
}

const (
	unixDay     = 719163 // 1970-01-01
	lastDay     = 3652059
	secondsADay = 24 * 60 * 60
)

// ParseDate returns the date that text has in the form of ISO 8601, "2026-12-01". It fails if the calendar has no
// such day.
func ParseDate(text string) (Date, error) {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil || t.Year() < 1 {
		return Date{}, fmt.Errorf(`%.40q is no date: write it "2026-12-01"`, text)
	}
	return DateOf(t), nil
}

// DateOf returns the date that t shows in its own location, and the zero Date outside the years 1 to 9999.
func DateOf(t time.Time) Date {
	year, month, day := t.Date()
	if year < 1 || year > 9999 {
		return Date{}
	}
	return Date{int32(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix()/secondsADay) + unixDay}
}

// AddDays returns the date n days after d, or before it if n is negative. It is the zero Date if that is outside
// the years 1 to 9999, or if d is the zero Date.
func (d Date) AddDays(n int) Date {
	if d.n == 0 || n < -lastDay || n > lastDay || int(d.n)+n < 1 || int(d.n)+n > lastDay {
		return Date{}
	}
	return Date{d.n + int32(n)}
}

// DaysSince returns the number of days from o to d, negative if d is before o.
func (d Date) DaysSince(o Date) int { return int(d.n) - int(o.n) }

// Compare returns -1 if d is before o, 0 if they are the same, and 1 if d is after o. The zero Date is before
// all others.
func (d Date) Compare(o Date) int { return cmp.Compare(d.n, o.n) }

// IsZero reports whether d is the zero Date, which is no date.
func (d Date) IsZero() bool { return d.n == 0 }

// String returns the date as ISO 8601 has it, "2026-12-01", and "" for the zero Date.
func (d Date) String() string {
	if d.n == 0 {
		return ""
	}
	return time.Unix((int64(d.n)-unixDay)*secondsADay, 0).UTC().Format(time.DateOnly)
}

// MarshalText returns the date's text, "" for the zero Date.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText sets d to the date that text has; empty text is the zero Date.
func (d *Date) UnmarshalText(text []byte) (err error) {
	*d = Date{}
	if len(text) > 0 {
		*d, err = ParseDate(string(text))
	}
	return err
}
