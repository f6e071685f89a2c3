package cost_test

import (
	"fmt"
	"time"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/availability"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// undisturbed is when the people of the review could work undisturbed: from 8 to 12 o'clock, Monday to Friday.
func undisturbed() cost.FocusDraft {
	mornings, _ := availability.New(availability.Draft{
		Zone: wallclock.ZoneOf(time.UTC), Week: availability.MondayToFriday("08:00-12:00"),
	})
	return cost.FocusDraft{Hours: map[participant.ID]availability.WorkingHours{
		"ann": mornings, "bo": mornings, "cy": mornings,
	}}
}

func ExampleModel_Focus() {
	weekly, card := review()
	focus, err := cost.NewFocus(undisturbed())
	if err != nil {
		fmt.Println(err)
		return
	}
	year, err := cost.NewModel(card, &cost.Options{Focus: focus}).Focus(wallclock.Year(2026, time.UTC), weekly)
	fmt.Println(year, err)
	for _, a := range year.Assumptions() {
		fmt.Println(a.Name, a.Value, a.Unit)
	}
	// Output:
	// 278.25 h of focus time, 159.00 h of them stranded <nil>
	// focus threshold 7200 s
	// meetings that take focus time probability above 0 probability
}

// Half an hour at half past four, in an afternoon that was free from three to five.
func ExampleModel_FocusOf() {
	afternoon, _ := availability.New(availability.Draft{
		Zone: wallclock.ZoneOf(time.UTC), Week: availability.MondayToFriday("15:00-17:00"),
	})
	focus, _ := cost.NewFocus(cost.FocusDraft{Hours: map[participant.ID]availability.WorkingHours{"ann": afternoon}})
	call, _ := meeting.New(meeting.Draft{
		Start: wallclock.At(2026, time.January, 1, 16, 30, time.UTC), Length: 30 * time.Minute,
		Roster: participant.Roster{{ID: "ann"}, {ID: "customer", Role: participant.NewCustomer}},
	})
	model := cost.NewModel(cost.Card{}, &cost.Options{Focus: focus})
	for occurrence := range call.Occurrences(wallclock.Year(2026, time.UTC)) {
		c, err := model.FocusOf(occurrence)
		fmt.Println(c.Focus, c.Stranded, err)
	}
	// Output: 2.00 1.50 <nil>
}

func ExampleNewFocus() {
	draft := undisturbed()
	draft.Share = "0.5"
	_, err := cost.NewFocus(draft)
	for problem := range meeting.Problems(err) {
		fmt.Println(problem)
	}
	draft.Source = "Sales operations, survey of 2025"
	focus, _ := cost.NewFocus(draft)
	weekly, card := review()
	year, err := cost.NewModel(card, &cost.Options{Focus: focus}).Focus(wallclock.Year(2026, time.UTC), weekly)
	lost, ok := year.Fragmentation()
	fmt.Println(lost, ok, err)
	// Output:
	// /source: is missing: say whose figures the thresholds and the share are
	// 5724.00 USD true <nil>
}

func ExampleModel_Attending() {
	weekly, card := review()
	for occurrence := range weekly.Occurrences(wallclock.Year(2026, time.UTC)) {
		for p, likely := range cost.NewModel(card, nil).Attending(occurrence) {
			fmt.Println(p.ID, likely)
		}
		break
	}
	// Output:
	// ann 1
	// bo 1
	// cy 1
}
