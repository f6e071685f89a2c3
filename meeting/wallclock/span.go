package wallclock

import (
	"errors"
	"fmt"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting/interval"
)

// Year returns the span of a year on the clocks of loc, from the midnight that begins 1 January to the
// one that begins the next 1 January. It is the zero Interval if year is not in 2 to 9999 or loc is
// nil.
func Year(year int, loc *time.Location) interval.Interval {
	if year <= minYear || year > maxYear || loc == nil {
		return interval.Interval{}
	}
	first, next := dayNumber(year, time.January, 1), dayNumber(year+1, time.January, 1)
	span, _ := interval.New(midnight(first, loc), midnight(next, loc)) // in order, never the zero time
	return span
}

// Month returns the span of a month on the clocks of loc, from the midnight that begins its first day to the
// one that begins the first of the next. It is the zero Interval if there is no such month in the years 2 to
// 9999 or loc is nil.
func Month(year int, month time.Month, loc *time.Location) interval.Interval {
	if year <= minYear || year > maxYear || month < time.January || month > time.December || loc == nil {
		return interval.Interval{}
	}
	first := dayNumber(year, month, 1)
	span, _ := interval.New(midnight(first, loc), midnight(first+int32(daysIn(year, month)), loc)) // as in Year
	return span
}

// Between returns the span from the midnight that begins from to the one that begins to, on the clocks
// of loc, so that the day to is excluded. A midnight that clocks skip or repeat is resolved as by
// [Zone.Resolve]. It fails if a date or loc is missing or if to is before from.
func Between(from, to Date, loc *time.Location) (interval.Interval, error) {
	switch {
	case from.IsZero() || to.IsZero():
		return interval.Interval{}, errNoDate
	case loc == nil:
		return interval.Interval{}, errors.New("wallclock: no location")
	case to.Compare(from) < 0:
		return interval.Interval{}, fmt.Errorf("wallclock: %s is before %s", to, from)
	}
	return interval.New(midnight(from.n, loc), midnight(to.n, loc))
}

func midnight(day int32, loc *time.Location) time.Time {
	return time.Unix(find(loc, int64(day-unixDay)*secondsADay).first, 0).In(loc)
}
