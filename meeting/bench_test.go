package meeting_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

func typical() meeting.Draft {
	d := full()
	d.Roster = nil
	for _, id := range []participant.ID{"ann", "bo", "cy", "dee", "ed", "flo", "gus", "hal"} {
		d.Roster = append(d.Roster, participant.Participant{ID: id, Email: string(id) + "@example.com", Role: participant.SalesRepresentative})
	}
	return d
}

// BenchmarkOccurrences reads a year of 53 occurrences. Bound: 150 ns for each, and no allocation for any:
// what is allocated is for the window. The rule alone, and rrule-go beside it, are in package recurrence.
func BenchmarkOccurrences(b *testing.B) {
	newYork := location("America/New_York")
	year := wallclock.Year(2026, newYork)
	start := at("2026-01-01T09:00", "America/New_York")
	overridden := typical()
	overridden.Start = start
	for name, d := range map[string]meeting.Draft{
		"length":           {Start: start, Length: time.Hour, Repeats: recurrence.Weekly()},
		"end on the clock": {Start: start, End: at("2026-01-01T10:00", "America/New_York"), Repeats: recurrence.Weekly()},
		"overrides":        overridden,
	} {
		b.Run(name, func(b *testing.B) {
			m := made(b, d)
			n := 0
			b.ReportAllocs()
			for b.Loop() {
				for o := range m.Occurrences(year) {
					n += int(o.Unix() & 1)
					n++
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*count(m.Occurrences(year))), "ns/occurrence")
		})
	}
	b.Run("the rule alone", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			for range recurrence.Weekly().Starts(start, year) {
			}
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*53), "ns/occurrence")
	})
}

// BenchmarkWindow reads an hour, 20 years on, of a series with 1,000 overrides.
func BenchmarkWindow(b *testing.B) {
	d := meeting.Draft{Start: at("2006-01-05T09:00", "America/New_York"), Length: time.Hour, Repeats: recurrence.Weekly()}
	for week := range 1000 {
		original := d.Start.Local().Add(time.Duration(week) * 7 * 24 * time.Hour)
		d.Overrides = append(d.Overrides, meeting.Override{Original: original, Length: time.Minute})
	}
	m := made(b, d)
	window := utc("2026-01-01T14:00:00Z", "2026-01-01T15:00:00Z")
	b.ReportAllocs()
	for b.Loop() {
		if count(m.Occurrences(window)) != 1 {
			b.Fatal("not one occurrence")
		}
	}
}

// BenchmarkNew makes a meeting of eight people, three overrides and an agenda. Bound: 30 µs.
func BenchmarkNew(b *testing.B) {
	d := typical()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := meeting.New(d); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkDecode reads the same from JSON, beside encoding/json reading it into maps. Bound: 1 ms.
func BenchmarkDecode(b *testing.B) {
	data, err := json.Marshal(made(b, typical()))
	if err != nil {
		b.Fatal(err)
	}
	b.Run("meeting", func(b *testing.B) {
		b.ReportAllocs()
		b.SetBytes(int64(len(data)))
		for b.Loop() {
			if _, err := meeting.Decode(data, zones); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("maps", func(b *testing.B) {
		b.ReportAllocs()
		b.SetBytes(int64(len(data)))
		for b.Loop() {
			var all map[string]any
			if err := json.Unmarshal(data, &all); err != nil {
				b.Fatal(err)
			}
		}
	})
}
