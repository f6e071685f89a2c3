package cost_test

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

func ExampleForecast_Advice() {
	weekly, _ := meeting.New(meeting.Draft{
		Title:   "Pipeline review",
		Start:   wallclock.At(2026, time.January, 1, 9, 0, time.UTC),
		Length:  45 * time.Minute,
		Repeats: recurrence.Weekly(),
		Roster: participant.Roster{
			{ID: "ann", Role: participant.SalesManager, Part: participant.Chair},
			{ID: "bo", Role: participant.SalesRepresentative},
			{ID: "cy", Role: participant.SalesRepresentative, Part: participant.Optional},
		},
	})
	_, card := review()
	year, err := cost.NewModel(card, nil).Forecast(wallclock.Year(2026, time.UTC), weekly)
	if err != nil {
		fmt.Println(err)
		return
	}
	for advice := range year.Advice() {
		fmt.Println(advice)
	}
	// Output:
	// hold it every second week: 4212.00 USD
	// hold it once a month: 2430.00 USD
	// shorten it to 30 minutes: 648.00 USD
	// hold it without its optional participants: 360.00 USD
}

// A series that began last year: what was is kept as it was, and the rest becomes a meeting of its own.
func ExampleAdvice_Proposals() {
	weekly, card := review()
	summer, _ := wallclock.ParseDate("2026-07-01")
	next, _ := wallclock.ParseDate("2027-01-01")
	secondHalf, _ := wallclock.Between(summer, next, time.UTC)
	forecast, err := cost.NewModel(card, nil).Forecast(secondHalf, weekly)
	if err != nil {
		fmt.Println(err)
		return
	}
	for advice := range forecast.Advice() {
		fmt.Println(advice)
		for _, proposal := range advice.Proposals() {
			fmt.Println(proposal.Before)
			for _, after := range proposal.After {
				fmt.Println("→", after)
			}
		}
		break
	}
	// Output:
	// hold it every second week: 2106.00 USD
	// Pipeline review, 2026-01-01T09:00:00[UTC], FREQ=WEEKLY
	// → Pipeline review, 2026-01-01T09:00:00[UTC], FREQ=WEEKLY;UNTIL=20260625T090000
	// → Pipeline review, 2026-07-02T09:00:00[UTC], FREQ=WEEKLY;INTERVAL=2
}

// A host that speaks another language makes its sentences of the kind and its numbers.
func ExampleChange_Kind() {
	weekly, card := review()
	year, _ := cost.NewModel(card, nil).Forecast(wallclock.Year(2026, time.UTC), weekly)
	for advice := range year.Advice() {
		switch change := advice.Change; change.Kind() {
		case cost.EverySecondWeek:
			fmt.Println("alle zwei Wochen")
		case cost.OnceAMonth:
			fmt.Println("einmal im Monat")
		case cost.Shorten:
			fmt.Printf("in %.0f Minuten\n", change.Length().Minutes())
		}
	}
	// Output:
	// alle zwei Wochen
	// einmal im Monat
	// in 30 Minuten
}

func ExampleAdvice_MarshalJSON() {
	weekly, card := review()
	year, _ := cost.NewModel(card, nil).Forecast(wallclock.Year(2026, time.UTC), weekly)
	for advice := range year.Advice() {
		text, err := json.MarshalIndent(advice, "", "  ")
		fmt.Println(string(text), err)
		break
	}
	// Output:
	// {
	//   "series": "Pipeline review",
	//   "start": "2026-01-01T09:00:00[UTC]",
	//   "change": "hold it every second week",
	//   "kind": "every-second-week",
	//   "saving_alone": {
	//     "amount": "4212.00",
	//     "currency": "USD",
	//     "exact": "4212"
	//   },
	//   "saving": {
	//     "amount": "4212.00",
	//     "currency": "USD",
	//     "exact": "4212"
	//   }
	// } <nil>
}
