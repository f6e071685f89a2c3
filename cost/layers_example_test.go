package cost_test

import (
	"fmt"
	"time"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// firstReview is the first occurrence of the review.
func firstReview() (meeting.Occurrence, cost.Card) {
	weekly, card := review()
	first, _ := weekly.Occurrence(weekly.Start().Local())
	return first, card
}

func ExampleNewQuotas() {
	quotas, err := cost.NewQuotas(cost.QuotaDraft{
		Currency: "USD", Source: "Sales operations, plan of 2026", Displaced: "0.5",
		ByRole: map[participant.Role]cost.Quota{participant.SalesRepresentative: {
			Bookings: "800000", Margin: "0.75", Hours: 2080 * time.Hour, SellingShare: "0.28",
		}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	hour, _ := quotas.PerHour(participant.SalesRepresentative)
	fmt.Println("an hour of selling:", hour)

	occurrence, card := firstReview()
	estimate, err := cost.NewModel(card, &cost.Options{Quotas: quotas}).Estimate(occurrence)
	premium, _ := estimate.Premium()
	economic, _ := estimate.Economic()
	fmt.Println(estimate.Direct(), "and", premium, "are", economic, err)
	// Output:
	// an hour of selling: 1030.22 USD
	// 162.00 USD and 727.66 USD are 889.66 USD <nil>
}

func ExampleNoShow() {
	plan, err := cost.NewPlan(cost.PlanDraft{
		Currency: "USD", Venue: "25.00",
		NoShow: cost.NoShow{Shows: "0.8", Waiting: 15 * time.Minute, Rebooking: "10.00"},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	weekly, card := review()
	draft := weekly.Draft()
	draft.Roster = append(draft.Roster, participant.Participant{ID: "customer", Role: participant.NewCustomer})
	demo, _ := meeting.New(draft)
	first, _ := demo.Occurrence(demo.Start().Local())
	estimate, err := cost.NewModel(card, &cost.Options{Plan: plan}).Estimate(first)
	for _, line := range estimate.Lines() {
		fmt.Println(line.Line, line.Cost)
	}
	fmt.Println(estimate.Direct(), err)
	// Output:
	// labor 129.60 USD
	// waiting 10.80 USD
	// venue 20.00 USD
	// rebooking 2.00 USD
	// 162.40 USD <nil>
}

func ExampleChargerFunc() {
	licenses := cost.OwnLine{
		Line: "webinar seats", Source: "IT, contract of 2026", OfPeople: true,
		Charger: cost.ChargerFunc(func(_ meeting.Occurrence, role participant.Role) (money.Amount, error) {
			if role.External() {
				return money.Amount{}, nil
			}
			usd, err := money.ParseCurrency("USD")
			if err != nil {
				return money.Amount{}, err
			}
			return money.Parse("1.50", usd)
		}),
	}
	weekly, card := review()
	model := cost.NewModel(card, &cost.Options{Lines: []cost.OwnLine{licenses}})
	year, err := model.Forecast(wallclock.Year(2026, time.UTC), weekly)
	fmt.Println(year.Line("webinar seats"), "of", year.Cost(), err)
	// Output: 238.50 USD of 8824.50 USD <nil>
}

func ExampleHistory_Probability() {
	prior := cost.Prior{Attended: "8.3", Missed: "1.7", Source: "Reclaim 2024: 83 % of meetings are attended"}
	p, err := cost.History{Attended: 3, Invited: 10}.Probability(prior)
	fmt.Println(p, err)
	// Output: 0.565 <nil>
}

func ExampleOptions_observed() {
	weekly, card := review()
	draft := weekly.Draft()
	draft.ID, _ = meeting.ParseID("0198c0de-0000-7000-8000-000000000001") // the store gives it one
	kept, _ := meeting.New(draft)
	occurrence, _ := kept.Occurrence(kept.Start().Local())
	start := occurrence.Interval().Start()
	model := cost.NewModel(card, &cost.Options{Observed: map[meeting.Key][]agenda.Presence{
		occurrence.Key(): {
			{Person: "ann", Joined: start, Left: start.Add(time.Hour)}, // a quarter of an hour too long
			{Person: "bo", Joined: start.Add(15 * time.Minute), Left: start.Add(45 * time.Minute)},
		},
	}})
	estimate, err := model.Estimate(occurrence)
	fmt.Println(estimate, "of which overrun", estimate.Overrun(), err)
	// Output: 1.50 person-hours, 126.00 USD of which overrun 24.00 USD <nil>
}

func ExampleModel_P90() {
	occurrence, card := firstReview()
	half, _ := cost.ParseProbability("0.5")
	model := cost.NewModel(card, &cost.Options{Attendance: cost.Attendance{
		ByResponse: map[participant.Response]cost.Probability{participant.Tentative: half},
	}})
	estimate, _ := model.Estimate(occurrence)
	p90, err := model.P90(occurrence)
	fmt.Println("expected", estimate.Direct(), "P90", p90, err)
	// Output: expected 139.50 USD P90 162.00 USD <nil>
}

func ExampleModel_Marginal() {
	occurrence, card := firstReview()
	plan, _ := cost.NewPlan(cost.PlanDraft{Currency: "USD", CateringPerHead: "12.00", CateringGuaranteed: 3})
	model := cost.NewModel(card, &cost.Options{Plan: plan})
	more, err := model.Marginal(occurrence, participant.Participant{ID: "dee", Role: participant.SalesRepresentative})
	fmt.Println(more.Cost, err)
	// Output: 57.00 USD <nil>
}

func ExampleModel_Explain() {
	occurrence, card := firstReview()
	explanation, err := cost.NewModel(card, nil).Explain(occurrence)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(explanation)
	// Output:
	// Pipeline review, 2026-01-01T09:00:00[UTC], 45m0s
	//   labor, sales-manager         1 person × 45 min × 96.00 USD/h   72.00 USD
	//   labor, sales-representative  2 people × 45 min × 60.00 USD/h   90.00 USD
	// = direct cost                  of all lines                     162.00 USD (162)
	// It rests on
	//   attendance, declined people: 0 probability (salesmeeting: who counts)
	//   attendance, everybody but declined people: 1 probability (salesmeeting: who counts)
	//   rate card: USD per hour and role (Finance, loaded rates for 2026)
}

func ExampleForecast_Records() {
	weekly, card := review()
	draft := weekly.Draft()
	draft.Records = []participant.Record{{Type: "opportunity", ID: "big-deal"}}
	linked, _ := meeting.New(draft)
	year, err := cost.NewModel(card, nil).Forecast(wallclock.Year(2026, time.UTC), linked)
	for _, row := range year.Records() {
		fmt.Println(row.Record.Type, row.Record.ID, row.Occurrences, row.Cost)
	}
	fmt.Println(err)
	// Output:
	// opportunity big-deal 53 8586.00 USD
	// <nil>
}
