package recurrence_test

import (
	"fmt"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

func ExampleRule_Moved() {
	monday := wallclock.At(2026, time.June, 1, 9, 0, time.UTC).Local()
	tuesday := wallclock.At(2026, time.June, 2, 10, 0, time.UTC).Local()
	rule, ok := recurrence.Weekly().On(time.Monday, time.Wednesday).Moved(monday, tuesday)
	fmt.Println(rule, ok)
	// Output: FREQ=WEEKLY;BYDAY=TU,TH true
}

func ExampleRule_Split() {
	start := wallclock.At(2026, time.June, 1, 9, 0, time.UTC).Local()
	third := wallclock.At(2026, time.June, 15, 9, 0, time.UTC).Local()
	before, rest, err := recurrence.Weekly().Times(10).Split(start, third)
	fmt.Println(before, rest, err)
	// Output: FREQ=WEEKLY;COUNT=2 FREQ=WEEKLY;COUNT=8 <nil>
}
