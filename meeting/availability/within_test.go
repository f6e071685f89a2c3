package availability_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/salesmeeting/salesmeeting/meeting/availability"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

func TestSpansHaveTheirRealLengthWhenClocksChange(t *testing.T) {
	const (
		forward = "2026-03-08" // New York: 02:00 becomes 03:00
		back    = "2026-11-01" // 02:00 becomes 01:00
		none    = "2026-06-07"
	)
	for _, test := range []struct {
		span availability.Span
		day  string
		want time.Duration
	}{
		{"09:00-17:00", forward, 8 * time.Hour},
		{"09:00-17:00", back, 8 * time.Hour},
		{"00:00-08:00", none, 8 * time.Hour},
		{"00:00-08:00", forward, 7 * time.Hour},
		{"00:00-08:00", back, 9 * time.Hour},
		{"00:00-24:00", forward, 23 * time.Hour},
		{"00:00-24:00", back, 25 * time.Hour},
		{"01:00-02:30", forward, time.Hour},        // ends as the clocks skip its end
		{"02:30-04:00", forward, time.Hour},        // begins as they skip its beginning
		{"02:10-02:50", forward, 0},                // is skipped
		{"02:30-03:15", forward, 15 * time.Minute}, // what clocks show of it
		{"00:00-01:30", back, 90 * time.Minute},    // until 01:30 for the first time
		{"01:30-03:00", back, 150 * time.Minute},   // from then on, with the repeated hour
		{"01:00-02:00", back, 2 * time.Hour},       // both hours
		{"22:00-06:00", none, 8 * time.Hour},
	} {
		t.Run(fmt.Sprint(test.span, " on ", test.day), func(t *testing.T) {
			loc := zone(t, "America/New_York")
			d := date(t, test.day)
			h := newHours(t, availability.Draft{Zone: wallclock.ZoneOf(loc), Week: availability.Week{d.Weekday(): {test.span}}})
			window := between(t, d.AddDays(-1).String(), d.AddDays(3).String(), loc)
			assert.Equal(t, test.want, within(t, h, window).Length())
		})
	}
}

func TestTheNightThatClocksChangeOverMidnight(t *testing.T) {
	// The clocks of Havana skip 00:00 to 01:00, and come back to 00:00 from 01:00.
	loc := zone(t, "America/Havana")
	h := newHours(t, availability.Draft{Zone: wallclock.ZoneOf(loc), Week: everyDay("22:00-06:00")})
	for day, want := range map[string]time.Duration{"2025-03-08": 7 * time.Hour, "2025-11-01": 9 * time.Hour, "2025-06-01": 8 * time.Hour} {
		for d, set := range h.Days(between(t, date(t, day).AddDays(-1).String(), date(t, day).AddDays(4).String(), loc)) {
			if d == date(t, day) {
				assert.Equal(t, want, set.Length(), day)
			}
		}
	}
	// In Samoa there was no 30 December 2011.
	apia := newHours(t, availability.Draft{Zone: wallclock.ZoneOf(zone(t, "Pacific/Apia")), Week: everyDay("09:00-17:00")})
	week := between(t, "2011-12-28", "2012-01-02", zone(t, "Pacific/Apia"))
	assert.Equal(t, 4*8*time.Hour, within(t, apia, week).Length())
}

func TestCuttingASpanOnTheClockAddsUp(t *testing.T) {
	for _, name := range []string{"America/New_York", "Australia/Lord_Howe", "America/Havana", "Europe/Berlin", "Pacific/Apia"} {
		loc := zone(t, name)
		year := wallclock.Year(2011, loc)
		for cut := 15; cut < 24*60; cut += 35 {
			at := fmt.Sprintf("%02d:%02d", cut/60, cut%60)
			first := newHours(t, availability.Draft{Zone: wallclock.ZoneOf(loc), Week: everyDay(availability.Span("00:00-" + at))})
			second := newHours(t, availability.Draft{Zone: wallclock.ZoneOf(loc), Week: everyDay(availability.Span(at + "-24:00"))})
			a, b := within(t, first, year), within(t, second, year)
			assert.True(t, a.Intersect(b).IsEmpty(), "%s %s", name, at)
			assert.True(t, a.Union(b).Equal(interval.NewSet(year)), "%s %s", name, at)
		}
	}
}

func TestHolidaysAndDaysOffTakeTheSpansThatBeginOnThem(t *testing.T) {
	d := availability.Draft{Zone: wallclock.ZoneOf(time.UTC), Week: everyDay("09:00-17:00", "22:00-06:00")}
	week := between(t, "2026-03-02", "2026-03-09", time.UTC)
	assert.Equal(t, 7*16*time.Hour, within(t, newHours(t, d), week).Length()) // 00:00 to 06:00 on Monday for it on Sunday
	d.Holidays, d.DaysOff = wallclock.NewDates(date(t, "2026-03-04")), wallclock.NewDates(date(t, "2026-03-04"), date(t, "2026-03-06"))
	h := newHours(t, d)
	assert.Equal(t, 5*16*time.Hour, within(t, h, week).Length())
	assert.True(t, within(t, h, week).Contains(at(5, 59)), "the night before goes on")
	assert.False(t, within(t, h, week).Contains(at(9, 0)))
	n := 0
	for range h.Days(week) {
		n++
	}
	assert.Equal(t, 5+1, n, "the Sunday before reaches into the week")
}

func TestDaysAreTheWholeAndSplittingAWindowAddsUp(t *testing.T) {
	for _, name := range []string{"America/New_York", "Asia/Kolkata", "America/Havana"} {
		loc := zone(t, name)
		h := newHours(t, availability.Draft{Zone: wallclock.ZoneOf(loc), Week: everyDay("00:15-03:00", "09:00-12:00", "13:00-17:00", "23:00-00:15")})
		year := wallclock.Year(2026, loc)
		whole := within(t, h, year)
		var days interval.Set
		for _, set := range h.Days(year) {
			assert.True(t, days.Intersect(set).IsEmpty())
			days = days.Union(set)
		}
		assert.True(t, whole.Equal(days))
		for cut := year.Start().Add(time.Minute); cut.Before(year.End()); cut = cut.Add(97*time.Hour + 13*time.Minute) {
			before, after := span(t, year.Start(), cut), span(t, cut, year.End())
			assert.True(t, within(t, h, before).Union(within(t, h, after)).Equal(whole), cut)
		}
	}
}

func TestWindowsThatMakeNoSense(t *testing.T) {
	h := newHours(t, availability.Draft{Zone: wallclock.ZoneOf(time.UTC), Week: everyDay("09:00-17:00")})
	far := func(year int) time.Time { return time.Date(year, time.June, 1, 0, 0, 0, 0, time.UTC) }

	_, err := h.Within(span(t, far(1), far(9998)))
	assert.ErrorIs(t, err, availability.ErrLongWindow)
	_, err = availability.WorkingHours{}.Within(span(t, far(2026), far(2027)))
	assert.ErrorIs(t, err, availability.ErrUnknown)
	for range (availability.WorkingHours{}).Days(span(t, far(2026), far(2027))) {
		t.Error("unknown hours have days")
	}

	assert.True(t, within(t, h, interval.Interval{}).IsEmpty())
	for _, year := range []int{-5000, -1, 0, 10_000, 30_000} {
		assert.LessOrEqual(t, within(t, h, span(t, far(year), far(year+1))).Len(), 366, year)
	}
	assert.True(t, within(t, h, span(t, far(-90), far(-10))).IsEmpty())
	assert.True(t, within(t, h, span(t, far(11_000), far(11_001))).IsEmpty())

	century := span(t, far(2000), far(2100))
	assert.Equal(t, 36_524*8*time.Hour, within(t, h, century).Length())
	assert.Equal(t, 365*8*time.Hour, within(t, h, wallclock.Year(9999, time.UTC)).Length())
	night := newHours(t, availability.Draft{Zone: wallclock.ZoneOf(time.UTC), Week: everyDay("22:00-06:00")})
	assert.Equal(t, 365*8*time.Hour, within(t, night, wallclock.Year(9999, time.UTC)).Length())
}
