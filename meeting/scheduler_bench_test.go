package meeting_test

import (
	"testing"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/memstore"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/participant"
)

// BenchmarkSchedule schedules ten minutes of three people who have 500 meetings each, some or all of them series.
// Bound: 1 ms for what takes place once.
func BenchmarkSchedule(b *testing.B) {
	b.Run("100 series of 500", func(b *testing.B) { benchmarkSchedule(b, 100) })
	b.Run("500 series", func(b *testing.B) { benchmarkSchedule(b, 500) })
}

func benchmarkSchedule(b *testing.B, series int) {
	store := memstore.New()
	now := utc("2026-01-02T12:00:00Z", "2026-01-02T12:00:00Z").Start()
	s := meeting.NewScheduler(store, &meeting.SchedulerOptions{Now: func() time.Time { return now }})
	people := []participant.ID{"ann", "bo", "cy"}
	for _, id := range people {
		for i := range 500 {
			d := hour("2026-01-05T00:00", id)
			d.Length = 10 * time.Minute
			d.Start = d.Start.Local().Add(time.Duration(i) * 20 * time.Minute).In(d.Start.Zone())
			if i < series {
				d.Repeats = recurrence.Weekly()
			}
			if _, err := s.Schedule(b.Context(), "ann", made(b, d)); err != nil {
				b.Fatal(err)
			}
		}
	}
	for name, repeats := range map[string]recurrence.Rule{"once": {}, "weekly": recurrence.Weekly()} {
		b.Run(name, func(b *testing.B) {
			d := hour("2026-01-16T00:10", people...)
			d.Length, d.Repeats = 10*time.Minute, repeats
			b.ReportAllocs()
			for b.Loop() {
				r, err := s.Schedule(b.Context(), "ann", made(b, d))
				if err != nil {
					b.Fatal(err)
				}
				b.StopTimer()
				if _, err := s.Cancel(b.Context(), "ann", meeting.Key{Meeting: r.Meeting.ID()}, meeting.ReachAll); err != nil {
					b.Fatal(err)
				}
				d.Start = d.Start.Local().Add(20 * time.Minute).In(d.Start.Zone())
				if d.Start.Instant().After(now.Add(30 * 24 * time.Hour)) {
					d.Start = at("2026-01-16T00:10", "UTC")
				}
				b.StartTimer()
			}
		})
	}
}
