package interval_test

import (
	"fmt"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting/interval"
)

func ExampleSet() {
	ten := time.Date(2026, time.January, 5, 10, 0, 0, 0, time.UTC)
	first, _ := interval.Lasting(ten, time.Hour)
	second, _ := interval.Lasting(ten.Add(30*time.Minute), time.Hour)

	busy := interval.NewSet(first, second)
	fmt.Println(busy.Length())
	for span := range busy.All() {
		fmt.Println(span)
	}
	// Output:
	// 1h30m0s
	// 2026-01-05T10:00:00Z/2026-01-05T11:30:00Z
}

func ExampleNew() {
	start := time.Date(2026, time.January, 5, 10, 0, 0, 0, time.UTC)
	_, err := interval.New(start, start.Add(-time.Hour))
	fmt.Println(err)
	// Output: interval: end 2026-01-05T09:00:00Z is before start 2026-01-05T10:00:00Z
}

func ExampleSet_Subtract() {
	nine := time.Date(2026, time.January, 5, 9, 0, 0, 0, time.UTC)
	morning, _ := interval.Lasting(nine, 3*time.Hour)
	meeting, _ := interval.Lasting(nine.Add(time.Hour), 45*time.Minute)

	free := interval.NewSet(morning).Subtract(interval.NewSet(meeting))
	for span := range free.All() {
		fmt.Println(span.Start().Format(time.Kitchen), span.Length())
	}
	// Output:
	// 9:00AM 1h0m0s
	// 10:45AM 1h15m0s
}
