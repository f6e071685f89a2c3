// Quickstart says what a weekly sales meeting of three people costs in 2026.
package main

import (
	"fmt"
	"log"
	"time"
	_ "time/tzdata" // zones for machines without a zone database

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

func main() {
	newYork, err := time.LoadLocation("America/New_York")
	if err != nil {
		log.Fatal(err)
	}
	year, err := review(newYork)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(year) // 53 meetings, 119.25 person-hours, 8586.00 USD
}

// review forecasts a weekly pipeline review: 2026 has 53 Thursdays.
func review(newYork *time.Location) (cost.Forecast, error) {
	card, err := cost.NewCard(cost.CardDraft{
		Currency: "USD", Source: "Finance, loaded rates for 2026",
		PerHour: map[participant.Role]string{
			participant.SalesManager: "96.00", participant.SalesRepresentative: "60.00",
		},
	})
	if err != nil {
		return cost.Forecast{}, err
	}
	weekly, err := meeting.New(meeting.Draft{
		Title:   "Pipeline review",
		Purpose: agenda.AddressShortfalls,
		Start:   wallclock.At(2026, time.January, 1, 9, 0, newYork),
		Length:  45 * time.Minute,
		Repeats: recurrence.Weekly(),
		Roster: participant.Roster{
			{ID: "ann", Role: participant.SalesManager, Part: participant.Chair},
			{ID: "bo", Role: participant.SalesRepresentative},
			{ID: "cy", Role: participant.SalesRepresentative, Part: participant.Optional},
		},
	})
	if err != nil {
		return cost.Forecast{}, err // meeting.Problems(err) has every fault, each with the path of its field
	}
	return cost.NewModel(card, nil).Forecast(wallclock.Year(2026, newYork), weekly)
}
