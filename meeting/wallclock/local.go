package wallclock

import (
	"cmp"
	"errors"
	"time"
)

const (
	firstLocal = secondsADay                 // 0001-01-01T00:00:00
	endLocal   = (lastDay + 1) * secondsADay // 10000-01-01T00:00:00, the first that is too late
	unixLocal  = unixDay * secondsADay       // 1970-01-01T00:00:00
)

var errNoDate = errors.New("wallclock: no date")

// A Local is a date and a time of day in whole seconds, as a clock shows them, in no particular zone:
// from 0001-01-01T00:00:00 to 9999-12-31T23:59:59. There are no leap seconds.
//
// The zero Local is no time. Local times may be compared with ==, used as map keys, ordered with
// [Local.Compare], and shared between goroutines.
type Local struct {
	n int64 // seconds; 0001-01-01T00:00:00 is 86,400, so that n/86400 is the number of the date
}

// NewLocal returns the local time with the given parts. It fails if there is no such date or time of
// day, or if the year is not in 1 to 9999.
func NewLocal(year int, month time.Month, day, hour, minute, second int) (Local, error) {
	date, err := NewDate(year, month, day)
	if err != nil {
		return Local{}, err
	}
	return date.At(hour, minute, second)
}

// Date returns the date of l, and the zero Date for the zero Local.
func (l Local) Date() Date { return Date{int32(l.n / secondsADay)} }

// Clock returns the time of day of l.
func (l Local) Clock() (hour, minute, second int) {
	seconds := int(l.n % secondsADay)
	return seconds / 3600, seconds / 60 % 60, seconds % 60
}

// Weekday returns the day of the week of l. The zero Local has none; for it the result is Sunday.
func (l Local) Weekday() time.Weekday { return l.Date().Weekday() }

// Add returns what a clock that is never changed shows when length has passed since l. That is
// arithmetic on the face of the clock, where every day has 24 hours: for elapsed time add to
// [Time.Instant]. Parts of a second are dropped, toward zero. The result is the zero Local if it is
// outside the years 1 to 9999, or if l is the zero Local.
func (l Local) Add(length time.Duration) Local {
	if l.n == 0 {
		return Local{}
	}
	return localOf(l.n + int64(length/time.Second))
}

// Sub returns the difference of l and o on the face of the clock, where every day has 24 hours. Like
// [time.Time.Sub] it stops at the least and greatest [time.Duration], about 292 years.
func (l Local) Sub(o Local) time.Duration {
	return time.Unix(l.n, 0).Sub(time.Unix(o.n, 0))
}

// Compare returns -1 if l is before o, 0 if they are the same, and 1 if l is after o. The zero Local is
// before all others.
func (l Local) Compare(o Local) int { return cmp.Compare(l.n, o.n) }

// IsZero reports whether l is the zero Local, which is no time.
func (l Local) IsZero() bool { return l.n == 0 }

// In returns l in zone. The zero Zone makes a floating time; the zero Local makes the zero [Time].
func (l Local) In(zone Zone) Time {
	if l.n == 0 {
		return Time{}
	}
	return Time{local: l, zone: zone}
}

// LaterIn returns l in zone, at the second of its instants if clocks there show it twice, and as
// [Local.In] does if they do not.
func (l Local) LaterIn(zone Zone) Time {
	t := l.In(zone)
	_, kind := zone.Resolve(l)
	t.later = kind == Repeated
	return t
}

// String returns l as "2026-01-31T09:00:00", and "none" for the zero Local.
func (l Local) String() string {
	if l.n == 0 {
		return "none"
	}
	return string(l.append(make([]byte, 0, len("2006-01-02T15:04:05"))))
}

// localOf returns the local time of seconds, or none if they are out of range.
func localOf(seconds int64) Local {
	if seconds < firstLocal || seconds >= endLocal {
		return Local{}
	}
	return Local{seconds}
}
