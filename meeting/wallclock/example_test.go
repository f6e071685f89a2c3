package wallclock_test

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

func location(name string) *time.Location {
	loc, err := wallclock.SystemZones().Location(name)
	if err != nil {
		panic(err)
	}
	return loc
}

func ExampleAt() {
	start := wallclock.At(2026, time.January, 1, 9, 0, location("America/New_York"))
	fmt.Println(start)
	fmt.Println(start.Instant().UTC())
	// Output:
	// 2026-01-01T09:00:00[America/New_York]
	// 2026-01-01 14:00:00 +0000 UTC
}

func ExampleOf() {
	instant := time.Date(2026, time.November, 1, 6, 30, 0, 0, time.UTC)
	shown := wallclock.Of(instant.In(location("America/New_York")))
	fmt.Println(shown, shown.Later())
	fmt.Println(shown.Instant().UTC())
	// Output:
	// 2026-11-01T01:30:00-05:00[America/New_York] true
	// 2026-11-01 06:30:00 +0000 UTC
}

func ExampleLocal_LaterIn() {
	local, _ := wallclock.NewLocal(2026, time.November, 1, 1, 30, 0)
	zone := wallclock.ZoneOf(location("America/New_York"))
	fmt.Println(local.In(zone).Instant())
	fmt.Println(local.LaterIn(zone).Instant())
	// Output:
	// 2026-11-01 01:30:00 -0400 EDT
	// 2026-11-01 01:30:00 -0500 EST
}

// Clocks in New York are put forward from 02:00 to 03:00 on 8 March 2026, and back from 02:00 to 01:00
// on 1 November.
func ExampleZone_Resolve() {
	newYork := wallclock.ZoneOf(location("America/New_York"))
	for _, text := range []string{"2026-03-08T02:30", "2026-07-01T02:30", "2026-11-01T01:30"} {
		local, err := wallclock.ParseLocal(text)
		if err != nil {
			fmt.Println(err)
			return
		}
		instant, kind := newYork.Resolve(local)
		fmt.Println(instant.Format("2006-01-02 15:04 MST"), kind)
	}
	// Output:
	// 2026-03-08 03:30 EDT skipped
	// 2026-07-01 02:30 EDT unique
	// 2026-11-01 01:30 EDT repeated
}

func ExampleResolver() {
	nine, _ := wallclock.NewLocal(2026, time.March, 5, 9, 0, 0)
	resolver := wallclock.ZoneOf(location("America/New_York")).Resolver()
	for week := range 2 {
		fmt.Println(resolver.Instant(nine.Add(time.Duration(week) * 7 * 24 * time.Hour)))
	}
	// Output:
	// 2026-03-05 09:00:00 -0500 EST
	// 2026-03-12 09:00:00 -0400 EDT
}

func ExampleYear() {
	year := wallclock.Year(2026, location("Asia/Kolkata"))
	fmt.Println(year)
	// Output: 2026-01-01T00:00:00+05:30/2027-01-01T00:00:00+05:30
}

// The day on which clocks are put forward has 23 hours.
func ExampleBetween() {
	day, _ := wallclock.ParseDate("2026-03-08")
	span, err := wallclock.Between(day, day.AddDays(1), location("America/New_York"))
	fmt.Println(span.Length(), err)
	// Output: 23h0m0s <nil>
}

func ExampleParseTime() {
	t, err := wallclock.ParseTime("2026-11-01T01:30:00-05:00[America/New_York]", wallclock.SystemZones())
	fmt.Println(t.Local(), t.Zone().Name(), t.Later(), err)
	// Output: 2026-11-01T01:30:00 America/New_York true <nil>
}

func ExampleNewDate() {
	_, err := wallclock.NewDate(2026, time.February, 29)
	fmt.Println(err)
	// Output: wallclock: February 2026 has no day 29
}

func ExampleNewZone() {
	zone, err := wallclock.NewZone(wallclock.Definition{
		Name:   "(UTC-05:00) Head office",
		Offset: -5 * time.Hour,
		Rule:   "EST5EDT,M3.2.0,M11.1.0",
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	nine, _ := wallclock.ParseLocal("2026-07-01T09:00")
	fmt.Println(nine.In(zone).Instant().UTC())
	// Output: 2026-07-01 13:00:00 +0000 UTC
}

func ExampleZone_Check() {
	fmt.Println(wallclock.ZoneOf(time.Local).Check())
	// Output: wallclock: the zone of the process, which differs from machine to machine; load one by its name
}

func ExampleZoneRef() {
	var refs []wallclock.ZoneRef
	if err := json.Unmarshal([]byte(`["Asia/Kolkata", "+05:30"]`), &refs); err != nil {
		fmt.Println(err)
		return
	}
	zones := wallclock.SystemZones()
	for _, ref := range refs {
		zone, err := ref.Resolve(zones)
		fmt.Println(zone.Name(), err)
	}
	// Output:
	// Asia/Kolkata <nil>
	// +05:30 <nil>
}

func ExampleOffset() {
	zone, err := wallclock.Offset(5*time.Hour + 30*time.Minute)
	fmt.Println(zone.Name(), err)
	// Output: +05:30 <nil>
}

// A host with zone data of its own takes the place of the zones of the system.
func ExampleZonesFunc() {
	zones := wallclock.ZonesFunc(func(name string) (*time.Location, error) {
		if name != "Europe/Berlin" {
			return nil, fmt.Errorf("no zone %q", name)
		}
		return location("Europe/Berlin"), nil
	})
	zone, err := wallclock.ZoneRef{Name: "Europe/Berlin"}.Resolve(zones)
	fmt.Println(zone.Name(), err)
	// Output: Europe/Berlin <nil>
}

func ExampleMonth() {
	fmt.Println(wallclock.Month(2026, time.February, time.UTC))
	fmt.Println(wallclock.Month(2026, 13, time.UTC).IsZero())
	// Output:
	// 2026-02-01T00:00:00Z/2026-03-01T00:00:00Z
	// true
}
