package cost_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// review is a weekly series of three people, and the card that prices them. The examples leave the errors
// out, since the values are known to be right.
func review() (meeting.Meeting, cost.Card) {
	weekly, _ := meeting.New(meeting.Draft{
		Title:   "Pipeline review",
		Start:   wallclock.At(2026, time.January, 1, 9, 0, time.UTC),
		Length:  45 * time.Minute,
		Repeats: recurrence.Weekly(),
		Roster: participant.Roster{
			{ID: "ann", Role: participant.SalesManager, Part: participant.Chair},
			{ID: "bo", Role: participant.SalesRepresentative},
			{ID: "cy", Role: participant.SalesRepresentative, Response: participant.Tentative},
		},
	})
	card, _ := cost.NewCard(cost.CardDraft{
		Currency: "USD", Source: "Finance, loaded rates for 2026",
		PerHour: map[participant.Role]string{
			participant.SalesManager: "96.00", participant.SalesRepresentative: "60.00",
		},
	})
	return weekly, card
}

func ExampleModel_Forecast() {
	weekly, card := review()
	year, err := cost.NewModel(card, nil).Forecast(wallclock.Year(2026, time.UTC), weekly)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(year)
	for _, role := range year.Roles() {
		fmt.Println(role.Role, role.PersonHours, role.Cost)
	}
	// Output:
	// 53 meetings, 119.25 person-hours, 8586.00 USD
	// sales-representative 79.50 4770.00 USD
	// sales-manager 39.75 3816.00 USD
}

func ExampleModel_Estimate() {
	weekly, card := review()
	half, err := cost.ParseProbability("0.5")
	if err != nil {
		fmt.Println(err)
		return
	}
	model := cost.NewModel(card, &cost.Options{Attendance: cost.Attendance{
		ByResponse: map[participant.Response]cost.Probability{participant.Tentative: half},
	}})
	for occurrence := range weekly.Occurrences(wallclock.Year(2026, time.UTC)) {
		estimate, err := model.Estimate(occurrence)
		fmt.Println(occurrence.Start(), estimate, err)
		break
	}
	// Output: 2026-01-01T09:00:00[UTC] 1.88 person-hours, 139.50 USD <nil>
}

func ExampleNewCard() {
	_, err := cost.NewCard(cost.CardDraft{
		Currency: "US$",
		PerHour:  map[participant.Role]string{participant.SalesManager: "96,00"},
	})
	for problem := range meeting.Problems(err) {
		fmt.Println(problem.Path)
	}
	// Output:
	// /currency
	// /source
	// /per_hour/sales-manager
}

func ExampleNoRateError() {
	weekly, _ := review()
	card, _ := cost.NewCard(cost.CardDraft{
		Currency: "USD", Source: "Finance",
		PerHour: map[participant.Role]string{participant.SalesManager: "96.00"},
	})
	_, err := cost.NewModel(card, nil).Forecast(wallclock.Year(2026, time.UTC), weekly)
	var missing *cost.NoRateError
	fmt.Println(errors.As(err, &missing), missing.Role)
	// Output: true sales-representative
}

func ExampleForecast_Merge() {
	weekly, card := review()
	model := cost.NewModel(card, nil)
	winter, _ := wallclock.ParseDate("2026-01-01")
	summer, _ := wallclock.ParseDate("2026-07-01")
	next, _ := wallclock.ParseDate("2027-01-01")
	firstHalf, _ := wallclock.Between(winter, summer, time.UTC)
	secondHalf, _ := wallclock.Between(summer, next, time.UTC)
	one, _ := model.Forecast(firstHalf, weekly)
	two, _ := model.Forecast(secondHalf, weekly)

	sent, _ := json.Marshal(two) // on another machine
	var received cost.Forecast
	if err := json.Unmarshal(sent, &received); err != nil {
		fmt.Println(err)
		return
	}
	whole, err := received.Merge(one)
	fmt.Println(whole, err)
	// Output: 53 meetings, 119.25 person-hours, 8586.00 USD <nil>
}

func ExampleNewTimesheet() {
	weekly, _ := review()
	sheet, err := cost.NewTimesheet(wallclock.Year(2026, time.UTC), nil, weekly)
	fmt.Println(sheet, err)
	// Output: 53 meetings, 119.25 person-hours <nil>
}

func ExamplePersonHours() {
	weekly, _ := review()
	people, err := cost.PersonHours(wallclock.Year(2026, time.UTC), nil, weekly)
	for _, p := range people {
		fmt.Println(p.ID, p.Role, p.PersonHours)
	}
	fmt.Println(err)
	// Output:
	// ann sales-manager 39.75
	// bo sales-representative 39.75
	// cy sales-representative 39.75
	// <nil>
}

func ExampleNewPlan() {
	plan, err := cost.NewPlan(cost.PlanDraft{
		Currency: "USD", Venue: "25.00",
		Efforts: map[participant.Role]cost.Effort{
			participant.SalesManager: {Preparation: 30 * time.Minute},
		},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	weekly, card := review()
	year, err := cost.NewModel(card, &cost.Options{Plan: plan}).Forecast(wallclock.Year(2026, time.UTC), weekly)
	fmt.Println(year, err)
	fmt.Println(year.Line(cost.Labor), year.Line(cost.Preparation), year.Line(cost.Venue))
	// Output:
	// 53 meetings, 119.25 person-hours, 12455.00 USD <nil>
	// 8586.00 USD 2544.00 USD 1325.00 USD
}

func ExampleModel_Shares() {
	weekly, card := review()
	for occurrence := range weekly.Occurrences(wallclock.Year(2026, time.UTC)) {
		shares, err := cost.NewModel(card, nil).Shares(occurrence)
		for _, s := range shares {
			fmt.Println(s.ID, s.Cost)
		}
		fmt.Println(err)
		break
	}
	// Output:
	// ann 72.00 USD
	// bo 45.00 USD
	// cy 45.00 USD
	// <nil>
}
