package availability_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting/availability"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

var zones = wallclock.SystemZones()

func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	loc, err := zones.Location(name)
	require.NoError(t, err)
	return loc
}

func date(t testing.TB, text string) wallclock.Date {
	t.Helper()
	d, err := wallclock.ParseDate(text)
	require.NoError(t, err)
	return d
}

// between is the window from the midnight of one day to that of another.
func between(t testing.TB, from, to string, loc *time.Location) interval.Interval {
	t.Helper()
	w, err := wallclock.Between(date(t, from), date(t, to), loc)
	require.NoError(t, err)
	return w
}

// at is an instant in UTC.
func at(hour, minute int) time.Time {
	return time.Date(2026, time.March, 4, hour, minute, 0, 0, time.UTC)
}

func span(t testing.TB, from, to time.Time) interval.Interval {
	t.Helper()
	i, err := interval.New(from, to)
	require.NoError(t, err)
	return i
}

func everyDay(spans ...availability.Span) availability.Week {
	w := availability.MondayToFriday(spans...)
	w[time.Saturday], w[time.Sunday] = spans, spans
	return w
}

func newHours(t testing.TB, d availability.Draft) availability.WorkingHours {
	t.Helper()
	h, err := availability.New(d)
	require.NoError(t, err)
	return h
}

func within(t testing.TB, h availability.WorkingHours, window interval.Interval) interval.Set {
	t.Helper()
	s, err := h.Within(window)
	require.NoError(t, err)
	return s
}
