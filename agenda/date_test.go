package agenda_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/agenda"
)

func TestDatesAreThoseOfTheCalendar(t *testing.T) {
	for _, text := range []string{"0001-01-01", "1600-02-29", "1969-12-31", "1970-01-01", "2024-02-29", "2026-12-31", "9999-12-31"} {
		d := date(t, text)
		require.Equal(t, text, d.String())
		require.Equal(t, d, fromJSON[agenda.Date](t, toJSON(t, d)))
		require.False(t, d.IsZero())
	}
	for _, text := range []string{
		"", "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-01", "2026-1-1", "26-01-01", "0000-12-31", "10000-01-01", "2026-01-01T00:00:00Z",
		" 2026-01-01", "2026-01-01 ", "1 January 2026", strings.Repeat("9", 1000),
	} {
		_, err := agenda.ParseDate(text)
		require.Error(t, err, text)
		require.Less(t, len(err.Error()), 200)
	}
	require.Equal(t, `""`, toJSON(t, agenda.Date{}))
	require.True(t, fromJSON[agenda.Date](t, `""`).IsZero())
	require.Empty(t, agenda.Date{}.String())
}

func TestDaysBetweenDatesAreThoseOfPackageTime(t *testing.T) {
	r := rand.New(rand.NewPCG(19, 20))
	for range 2000 {
		from := time.Date(1+r.IntN(9000), time.Month(1+r.IntN(12)), 1+r.IntN(28), 0, 0, 0, 0, time.UTC)
		n := r.IntN(300_000)
		to := from.AddDate(0, 0, n)
		d := agenda.DateOf(from)
		require.Equal(t, from.Format(time.DateOnly), d.String())
		require.Equal(t, agenda.DateOf(to), d.AddDays(n))
		require.Equal(t, d, d.AddDays(n).AddDays(-n))
		require.Equal(t, n, d.AddDays(n).DaysSince(d))
		require.Equal(t, min(n, 1), d.AddDays(n).Compare(d))
	}
}

func TestADateIsTheOneThatItsZoneShows(t *testing.T) {
	instant := time.Date(2026, time.January, 1, 20, 0, 0, 0, time.UTC)
	require.Equal(t, date(t, "2026-01-01"), agenda.DateOf(instant))
	require.Equal(t, date(t, "2026-01-02"), agenda.DateOf(instant.In(time.FixedZone("", 5*3600+1800))))
}

func TestDatesEndWhereTheCalendarDoes(t *testing.T) {
	first, last := date(t, "0001-01-01"), date(t, "9999-12-31")
	require.True(t, first.AddDays(-1).IsZero())
	require.True(t, last.AddDays(1).IsZero())
	require.True(t, first.AddDays(1<<62).IsZero())
	require.True(t, last.AddDays(-1<<62).IsZero())
	require.True(t, agenda.Date{}.AddDays(1).IsZero())
	require.Equal(t, last, first.AddDays(last.DaysSince(first)))
	require.True(t, agenda.DateOf(time.Date(10_000, 1, 1, 0, 0, 0, 0, time.UTC)).IsZero())
	require.True(t, agenda.DateOf(time.Date(0, 1, 1, 0, 0, 0, 0, time.UTC)).IsZero())
	require.Equal(t, -1, agenda.Date{}.Compare(first))
}
