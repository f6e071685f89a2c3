package availability_test

import (
	"testing"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting/availability"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

func newYork(b testing.TB) (availability.WorkingHours, *time.Location) {
	loc := zone(b, "America/New_York")
	return newHours(b, availability.Draft{Zone: wallclock.ZoneOf(loc), Week: availability.MondayToFriday("09:00-12:00", "13:00-17:00")}), loc
}

func BenchmarkWithinAYear(b *testing.B) {
	h, loc := newYork(b)
	year := wallclock.Year(2026, loc)
	b.ReportAllocs()
	for b.Loop() {
		within(b, h, year)
	}
}

// 2,600 entries of a quarter.
func BenchmarkFocusCosts(b *testing.B) {
	h, loc := newYork(b)
	quarter := between(b, "2026-01-01", "2026-04-01", loc)
	working := within(b, h, quarter)
	var busy []interval.Interval
	for i := range 2600 {
		start := quarter.Start().Add(time.Duration(i) * 49 * time.Minute)
		busy = append(busy, span(b, start, start.Add(20*time.Minute)))
	}
	b.ReportAllocs()
	for b.Loop() {
		availability.FocusCosts(working, busy, 2*time.Hour)
	}
}
