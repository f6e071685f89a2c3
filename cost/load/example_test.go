package load_test

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/salesmeeting/salesmeeting/cost/load"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/availability"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// march is March 2026, and forecast a call of two hours on each day of work in it. The examples leave the
// errors out, since the values are known to be right.
func march() (window interval.Interval, hours availability.WorkingHours, forecast meeting.Meeting) {
	first, _ := wallclock.ParseDate("2026-03-01")
	window, _ = wallclock.Between(first, first.AddDays(31), time.UTC)
	hours, _ = availability.New(availability.Draft{
		Zone: wallclock.ZoneOf(time.UTC), Week: availability.MondayToFriday("09:00-12:00", "13:00-17:00"),
	})
	forecast, _ = meeting.New(meeting.Draft{
		Title: "Forecast call", Start: wallclock.At(2026, time.March, 2, 10, 0, time.UTC), Length: 2 * time.Hour,
		Repeats: recurrence.Weekly().On(time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday),
		Roster:  participant.Roster{{ID: "ann"}, {ID: "bo"}, {ID: "cy"}, {ID: "di"}, {ID: "ed"}},
	})
	return window, hours, forecast
}

func ExampleOfPerson() {
	window, hours, forecast := march()
	ann, err := load.OfPerson(window, load.Person{ID: "ann", Hours: hours}, nil, forecast)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(ann)
	fmt.Println(ann.Band(load.DefaultBands()))
	if working, known := ann.Working(); known {
		fmt.Println(working.LeftForSelling, "left for selling,", working.Fragmentation, "of free time in pieces")
	}
	// Output:
	// 44.00 h of 154.00 h in meetings, load 28.57 %
	// watch
	// 110h0m0s left for selling, 20.00 % of free time in pieces
}

func ExampleOfTeam() {
	window, hours, forecast := march()
	people := []load.Person{
		{ID: "ann", Hours: hours}, {ID: "bo", Hours: hours}, {ID: "cy", Hours: hours}, {ID: "di", Hours: hours}, {ID: "ed", Hours: hours},
	}
	team, err := load.OfTeam(window, people, nil, forecast)
	if err != nil {
		fmt.Println(err)
		return
	}
	if working, shown := team.Working(); shown {
		fmt.Println(working.InMeetings.Sum, "h in meetings; half of the people have a load of at most", working.Load.P50)
	}
	four, _ := load.OfTeam(window, people[1:], nil, forecast)
	fmt.Println("four people:", four.Suppressed())
	// Output:
	// 220.00 h in meetings; half of the people have a load of at most 28.57 %
	// four people: true
}

func ExampleBands() {
	var bands load.Bands
	err := json.Unmarshal([]byte(`{
		"source": "Sales Operations, 2026",
		"default": {"watch_from": "0.25", "over_above": "0.40"},
		"by_role": {"sales-manager": {"watch_from": "0.40", "over_above": "0.55"}}
	}`), &bands)
	if err != nil {
		fmt.Println(err)
		return
	}
	window, hours, forecast := march()
	ann, _ := load.OfPerson(window, load.Person{ID: "ann", Role: participant.SalesManager, Hours: hours}, nil, forecast)
	fmt.Println(ann.Load(), ann.Band(bands))
	// Output: 28.57 % ok
}
