package wallclock_test

import (
	"encoding/json"
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

func date(t testing.TB, text string) wallclock.Date {
	t.Helper()
	d, err := wallclock.ParseDate(text)
	require.NoError(t, err)
	return d
}

func TestEveryDateAgreesWithPackageTime(t *testing.T) {
	d := date(t, "0001-01-01")
	for want := time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC); want.Year() <= 9999; want = want.AddDate(0, 0, 1) {
		year, month, day := d.Civil()
		if year != want.Year() || month != want.Month() || day != want.Day() ||
			d.YearDay() != want.YearDay() || d.Weekday() != want.Weekday() {
			t.Fatalf("%s, %d, %s, want %s", d, d.YearDay(), d.Weekday(), want)
		}
		if again, err := wallclock.NewDate(year, month, day); err != nil || again != d {
			t.Fatalf("%s made again is %s, %v", d, again, err)
		}
		d = d.AddDays(1)
	}
	require.True(t, d.IsZero(), "the day after 9999-12-31")
}

func TestDateThatTheCalendarLacksIsRefused(t *testing.T) {
	for _, c := range []struct {
		year  int
		month time.Month
		day   int
	}{
		{2026, 2, 29},
		{2024, 2, 30},
		{1900, 2, 29},
		{2026, 4, 31},
		{2026, 1, 32},
		{2026, 1, 0},
		{2026, 0, 1},
		{2026, 13, 1},
		{0, 1, 1},
		{10000, 1, 1},
		{math.MaxInt, 1, 1},
		{math.MinInt, 1, 1},
		{2026, 1, math.MinInt},
	} {
		d, err := wallclock.NewDate(c.year, c.month, c.day)
		require.Error(t, err, c)
		require.True(t, d.IsZero())
	}
}

func TestDateArithmeticStaysInRange(t *testing.T) {
	first, last := date(t, "0001-01-01"), date(t, "9999-12-31")
	require.Equal(t, last, first.AddDays(last.DaysSince(first)))
	require.Equal(t, date(t, "2024-02-29"), date(t, "2024-03-01").AddDays(-1))
	for _, n := range []int{1, math.MaxInt, math.MaxInt32, math.MinInt} {
		require.True(t, last.AddDays(n).IsZero(), n)
	}
	require.True(t, first.AddDays(-1).IsZero())
	require.True(t, wallclock.Date{}.AddDays(1).IsZero())
	require.Equal(t, -1, first.Compare(last))
	require.Equal(t, -1, wallclock.Date{}.Compare(first))
}

func TestDateOfIsWhatTheLocationShows(t *testing.T) {
	instant := utc(t, "2026-01-01T03:00:00Z")
	require.Equal(t, "2026-01-01", wallclock.DateOf(instant).String())
	require.Equal(t, "2025-12-31", wallclock.DateOf(instant.In(load(t, "America/New_York"))).String())
	require.True(t, wallclock.DateOf(time.Time{}.Add(-1)).IsZero(), "the year 0")
}

func TestLocalArithmeticIsThatOfTheFaceOfAClock(t *testing.T) {
	l := local(t, "2026-03-08T01:30")
	require.Equal(t, "2026-03-09T01:30:00", l.Add(24*time.Hour).String())
	require.Equal(t, 25*time.Hour, l.Add(25*time.Hour).Sub(l))
	require.Equal(t, time.Sunday, l.Weekday())
	require.Equal(t, date(t, "2026-03-08"), l.Date())
	hour, minute, second := l.Add(-31 * time.Second).Clock()
	require.Equal(t, []int{1, 29, 29}, []int{hour, minute, second})

	first, last := local(t, "0001-01-01T00:00"), local(t, "9999-12-31T23:59:59")
	require.True(t, first.Add(-time.Second).IsZero())
	require.True(t, last.Add(time.Second).IsZero())
	require.True(t, wallclock.Local{}.Add(24*time.Hour).IsZero())
	require.Equal(t, time.Duration(math.MaxInt64), last.Sub(first))
	require.Equal(t, time.Duration(math.MinInt64), first.Sub(last))
}

func TestTimeOfDayThatClocksLackIsRefused(t *testing.T) {
	d := date(t, "2026-01-31")
	for _, c := range [][3]int{{24, 0, 0}, {0, 60, 0}, {0, 0, 60}, {-1, 0, 0}, {0, -1, 0}, {0, 0, -1}} {
		_, err := d.At(c[0], c[1], c[2])
		require.Error(t, err, c)
	}
	_, err := wallclock.Date{}.At(0, 0, 0)
	require.Error(t, err)
	_, err = wallclock.NewLocal(2026, 2, 29, 0, 0, 0)
	require.Error(t, err)
}

func TestZeroDateAndLocalAreNone(t *testing.T) {
	var d wallclock.Date
	var l wallclock.Local
	require.True(t, d.IsZero() && l.IsZero() && d.Midnight() == l && l.Date() == d)
	require.Equal(t, "none none", d.String()+" "+l.String())
	require.Zero(t, d.Year()+int(d.Month())+d.Day()+d.YearDay())
}

func TestDateAndLocalAreTextInJSON(t *testing.T) {
	type form struct {
		Date  wallclock.Date
		Local wallclock.Local
	}
	for _, want := range []form{{}, {date(t, "2026-01-31"), local(t, "2026-01-31T09:00")}} {
		text, err := json.Marshal(want)
		require.NoError(t, err)
		got := form{date(t, "2000-01-01"), local(t, "2000-01-01T00:00")}
		require.NoError(t, json.Unmarshal(text, &got))
		require.Equal(t, want, got, string(text))
	}
	var got form
	require.Error(t, json.Unmarshal([]byte(`{"Date":"2026-02-29"}`), &got))
	require.Error(t, json.Unmarshal([]byte(`{"Local":"2026-01-31"}`), &got))
}

func FuzzParseDate(f *testing.F) {
	for _, text := range []string{"2026-01-31", "0001-01-01", "9999-12-31", "2026-02-29", "2026-1-31", "+026-01-31", "2026-01-3１", ""} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := wallclock.ParseDate(text)
		want, wantErr := time.Parse(time.DateOnly, text)
		if ok := wantErr == nil && want.Year() > 0; ok != (err == nil) {
			t.Fatalf("%q: %v, package time: %v", text, err, wantErr)
		}
		if err == nil && (d.String() != text || d != wallclock.DateOf(want)) {
			t.Fatalf("%q read as %s", text, d)
		}
	})
}

func FuzzParseLocal(f *testing.F) {
	for _, text := range []string{
		"2026-01-31T09:00:00", "2026-01-31T09:00", "0001-01-01T00:00:00", "9999-12-31T23:59:59", "2026-01-31T24:00:00",
		"2026-01-31 09:00:00", "2026-01-31T09:00:60", "2026-01-31T9:00:00", "2026-01-31T09:00:00Z", "2026-01-31T09:00:0",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		l, err := wallclock.ParseLocal(text)
		if err != nil {
			if _, wrong := time.Parse("2006-01-02T15:04:05", text); wrong == nil && len(text) == 19 && text[:4] != "0000" {
				t.Fatalf("%q: %v", text, err)
			}
			return
		}
		if l.String() != text && l.String() != text+":00" {
			t.Fatalf("%q read as %s", text, l)
		}
		want, err := time.Parse("2006-01-02T15:04:05", l.String())
		if err != nil || wallclock.ZoneOf(time.UTC).Local(want) != l {
			t.Fatalf("%q: %s, %v", text, want, err)
		}
	})
}
