package availability_test

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting/availability"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// The examples leave errors out where the values are known to be right.
func berlin() (availability.WorkingHours, *time.Location) {
	loc, _ := wallclock.SystemZones().Location("Europe/Berlin")
	easter, _ := wallclock.ParseDate("2026-04-06")
	hours, _ := availability.New(availability.Draft{
		Zone:     wallclock.ZoneOf(loc),
		Week:     availability.MondayToFriday("09:00-12:00", "13:00-17:00"),
		Holidays: wallclock.NewDates(easter),
	})
	return hours, loc
}

func ExampleWorkingHours_Within() {
	hours, loc := berlin()
	monday, _ := wallclock.ParseDate("2026-04-06")
	week, _ := wallclock.Between(monday, monday.AddDays(7), loc)

	working, err := hours.Within(week)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(working.Length(), "in", working.Len(), "spans")
	// Output: 28h0m0s in 8 spans
}

func ExampleFocusBlocks() {
	hours, loc := berlin()
	tuesday, _ := wallclock.ParseDate("2026-04-07")
	window, _ := wallclock.Between(tuesday, tuesday.AddDays(1), loc)
	working, _ := hours.Within(window)
	call, _ := interval.Lasting(wallclock.At(2026, time.April, 7, 10, 0, loc).Instant(), time.Hour)

	free := working.Subtract(interval.NewSet(call))
	for block := range availability.FocusBlocks(free, 2*time.Hour).All() {
		fmt.Println(block)
	}
	// Output: 2026-04-07T13:00:00+02:00/2026-04-07T17:00:00+02:00
}

func ExampleFocusCosts() {
	hours, loc := berlin()
	tuesday, _ := wallclock.ParseDate("2026-04-07")
	window, _ := wallclock.Between(tuesday, tuesday.AddDays(1), loc)
	working, _ := hours.Within(window)
	workshop, _ := interval.Lasting(wallclock.At(2026, time.April, 7, 13, 0, loc).Instant(), 2*time.Hour)
	call, _ := interval.Lasting(wallclock.At(2026, time.April, 7, 16, 30, loc).Instant(), 30*time.Minute)

	costs := availability.FocusCosts(working, []interval.Interval{workshop, call}, 2*time.Hour)
	fmt.Println("the call takes", costs[1].Total(), "of which around it", costs[1].Stranded)
	// Output: the call takes 2h0m0s of which around it 1h30m0s
}

func ExampleNew_faults() {
	_, err := availability.New(availability.Draft{
		Week: availability.Week{time.Monday: {"09:00-12:00", "11:00-17:00"}},
	})
	for _, p := range participant.Located("", err) {
		fmt.Println(p)
	}
	// Output:
	// /zone: is missing: working hours are on the clock of a zone
	// /week/monday/1: overlaps 09:00-12:00 of Monday
}

func ExampleDecode() {
	hours, err := availability.Decode([]byte(`{"schema":1,"zone":"Asia/Kolkata","week":{"saturday":["22:00-06:00"]}}`), wallclock.SystemZones())
	if err != nil {
		fmt.Println(err)
		return
	}
	text, _ := json.Marshal(hours)
	fmt.Println(string(text))
	// Output: {"schema":1,"zone":"Asia/Kolkata","week":{"saturday":["22:00-06:00"]},"holidays":[],"days_off":[]}
}
