package recurrence_test

import (
	"fmt"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

func Example() {
	newYork, err := time.LoadLocation("America/New_York")
	if err != nil {
		fmt.Println(err)
		return
	}
	last, _ := wallclock.ParseDate("2026-03-31")
	rule := recurrence.Weekly().Every(2).On(time.Tuesday).Until(last)
	words, _ := rule.Describe("en")
	fmt.Println(words)
	fmt.Println(rule)

	start := wallclock.At(2026, time.February, 10, 9, 0, newYork)
	for at := range rule.Starts(start, wallclock.Year(2026, newYork)) {
		fmt.Println(at.Local(), at.Instant().UTC().Format(time.RFC3339))
	}
	// Output:
	// every second Tuesday until 31 March 2026
	// FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20260331
	// 2026-02-10T09:00:00 2026-02-10T14:00:00Z
	// 2026-02-24T09:00:00 2026-02-24T14:00:00Z
	// 2026-03-10T09:00:00 2026-03-10T13:00:00Z
	// 2026-03-24T09:00:00 2026-03-24T13:00:00Z
}

func ExampleParse() {
	rule, err := recurrence.Parse("FREQ=MONTHLY;BYDAY=-1FR")
	fmt.Println(rule, err)
	_, err = recurrence.Parse("FREQ=MONTHLY;BYDAY=9MO")
	fmt.Println(err)
	// Output:
	// FREQ=MONTHLY;BYDAY=-1FR <nil>
	// recurrence: value in BYDAY at byte 13: "9MO": a month has at most 5 of a weekday, a year 53
}

func ExampleParseLenient() {
	rule, problems, err := recurrence.ParseLenient("RRULE:FREQ=WEEKLY;INTERVAL=0;BYDAY=2MO;")
	fmt.Println(rule, err)
	for _, p := range problems {
		fmt.Println(p)
	}
	// Output:
	// FREQ=WEEKLY;BYDAY=MO <nil>
	// recurrence: spelling at byte 0: "RRULE:": the name of the property is not part of the rule
	// recurrence: interval in INTERVAL at byte 27: "0": read as 1
	// recurrence: spelling at byte 39: nothing between separators
	// recurrence: ordinal in BYDAY at byte 29: "2MO": numbers before weekdays left out
}

func ExampleParseWith() {
	_, _, err := recurrence.ParseWith("FREQ=MINUTELY;INTERVAL=15", nil)
	fmt.Println(err)
	rule, _, err := recurrence.ParseWith("FREQ=MINUTELY;INTERVAL=15", &recurrence.Options{Frequent: true})
	fmt.Println(rule, err)
	// Output:
	// recurrence: too often in FREQ at byte 0: "MINUTELY": MINUTELY has to be allowed by Options.Frequent
	// FREQ=MINUTELY;INTERVAL=15 <nil>
}

func ExampleRule_Check() {
	rule, _ := recurrence.Parse("FREQ=HOURLY;INTERVAL=2;BYHOUR=10")
	nine, _ := wallclock.ParseLocal("2026-01-01T09:00")
	fmt.Println(rule.Check(nine))
	// Output:
	// recurrence: never: from 2026-01-01T09:00:00 on no date and time matches FREQ=HOURLY;INTERVAL=2;BYHOUR=10
}

func ExampleRule_Locals() {
	holidays := recurrence.Yearly().In(time.November).OnThe(4, time.Thursday)
	first, _ := wallclock.ParseLocal("2026-01-01T00:00")
	end, _ := wallclock.ParseLocal("2028-01-01T00:00")
	for l := range holidays.Locals(first, first, end) {
		fmt.Println(l.Date())
	}
	// Output:
	// 2026-11-26
	// 2027-11-25
}

func ExampleRule_Skip() {
	start, _ := wallclock.ParseLocal("2026-01-31T09:00")
	for _, skip := range []recurrence.Skip{recurrence.Omit, recurrence.Backward, recurrence.Forward} {
		for l := range recurrence.Monthly().Skip(skip).Times(3).Locals(start, start, wallclock.Local{}) {
			fmt.Print(l.Date(), " ")
		}
		fmt.Println(skip)
	}
	// Output:
	// 2026-01-31 2026-03-31 2026-05-31 OMIT
	// 2026-01-31 2026-02-28 2026-03-31 BACKWARD
	// 2026-01-31 2026-03-01 2026-03-31 FORWARD
}

func ExampleRule_Describe() {
	rule := recurrence.Monthly().OnThe(-1, time.Friday)
	english, _ := rule.Describe("en-US")
	hindi, _ := rule.Describe("hi-IN")
	fmt.Println(english)
	fmt.Println(hindi)
	// Output:
	// on the last Friday of every month
	// हर महीने के आख़िरी शुक्रवार को
}

func ExampleRule_OnThe() {
	lastWorkday := recurrence.Monthly().OnThe(-1, time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday)
	fmt.Println(lastWorkday)
	fmt.Println(recurrence.Monthly().OnThe(1, time.Monday).OnThe(3, time.Monday))
	fmt.Println(recurrence.Weekly().OnThe(1, time.Monday).Err())
	// Output:
	// FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1
	// FREQ=MONTHLY;BYDAY=1MO,3MO
	// recurrence: combination in BYDAY: a number before a weekday goes with MONTHLY and YEARLY only
}
