package cost_test

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/participant"
)

func ExampleBenefit_Weigh() {
	benefit, err := cost.NewBenefit(cost.BenefitDraft{
		Currency: "USD", Source: "Sales operations, win rates of 2025",
		Opportunities: []cost.Opportunity{{
			Record: participant.Record{Type: "opportunity", ID: "4711"},
			Amount: cost.Range{Base: "60000"}, Margin: cost.Range{Base: "0.75"},
			Uplift: cost.Range{Low: "0.5", Base: "2", High: "3"}, // percentage points
		}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	usd, _ := money.ParseCurrency("USD")
	direct, _ := money.Parse("371.91", usd)
	worth, err := benefit.Weigh(cost.Outlay{Direct: direct}) // or estimate.Outlay()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(worth)
	for c := range cost.Cases() {
		fmt.Println(c, worth.Net(c))
	}
	if uplift, ok := worth.BreakEvenUplift(cost.BaseCase); ok {
		fmt.Println("pays from", uplift.Text(4), "percentage points on:", worth.Positive())
	}
	// Output:
	// benefit 900.00 USD, direct cost 371.91 USD, net 528.09 USD
	// low -146.91 USD
	// base 528.09 USD
	// high 978.09 USD
	// pays from 0.8265 percentage points on: [base high]
}

func ExampleNewBenefit() {
	_, err := cost.NewBenefit(cost.BenefitDraft{
		Currency: "USD",
		Held:     cost.Range{Base: "1.2"},
		Opportunities: []cost.Opportunity{{
			Amount: cost.Range{Base: "60,000"}, Margin: cost.Range{Low: "0.8", Base: "0.75"},
		}},
	})
	for problem := range meeting.Problems(err) {
		fmt.Println(problem.Path)
	}
	// Output:
	// /source
	// /held/base
	// /opportunities/0/amount/base
	// /opportunities/0/margin/low
	// /opportunities/0/uplift_points/base
}

func ExampleEstimate_Outlay() {
	weekly, card := review()
	benefit, _ := cost.NewBenefit(cost.BenefitDraft{
		Currency: "USD", Source: "Sales manager",
		Decisions: []cost.Decision{{Value: cost.Range{Base: "400"}, Probability: cost.Range{Base: "0.9"}}},
	})
	for occurrence := range weekly.Occurrences(year(2026)) {
		estimate, _ := cost.NewModel(card, nil).Estimate(occurrence)
		outlay := estimate.Outlay()
		outlay.People = 9
		worth, err := benefit.Weigh(outlay)
		length, ok := worth.BreakEvenLength(cost.BaseCase)
		fmt.Println(worth, err)
		fmt.Println(length, ok)
		break
	}
	// Output:
	// benefit 288.00 USD, direct cost 162.00 USD, net 126.00 USD <nil>
	// 1h20m0s true
}

func ExampleBenefit_BreakEvenAttendees() {
	benefit, _ := cost.NewBenefit(cost.BenefitDraft{
		Currency: "USD", Source: "Sales manager",
		Decisions: []cost.Decision{{Value: cost.Range{Base: "1000"}, Probability: cost.Range{Base: "1"}}},
	})
	usd, _ := money.ParseCurrency("USD")
	rate, _ := money.NewRate("60", usd)
	people, ok, err := benefit.BreakEvenAttendees(cost.BaseCase, 20, func(people int) (cost.Outlay, error) {
		return cost.Outlay{Direct: rate.For(time.Duration(people) * time.Hour), People: people}, nil
	})
	fmt.Println(people, ok, err) // sixteen could be paid, but eleven decide less than they cost
	// Output: 10 true <nil>
}

func ExamplePer() {
	usd, _ := money.ParseCurrency("USD")
	year, _ := money.Parse("8586", usd)
	fmt.Println(cost.Per(year, 12))
	fmt.Println(cost.Per(year, 0))
	// Output:
	// 715.50 USD true
	// 0 false
}

func ExampleWorth_MarshalJSON() {
	benefit, _ := cost.NewBenefit(cost.BenefitDraft{
		Currency: "USD", Source: "Account team",
		Needs: []cost.Gain{{Value: cost.Range{Base: "100"}}},
	})
	usd, _ := money.ParseCurrency("USD")
	direct, _ := money.Parse("64", usd)
	worth, _ := benefit.Weigh(cost.Outlay{Direct: direct})
	text, err := json.Marshal(worth)
	var read struct {
		Base struct {
			Net    money.Amount `json:"net"`
			Return struct {
				Exact money.Ratio `json:"exact"`
			} `json:"return"`
		} `json:"base"`
	}
	fmt.Println(err, json.Unmarshal(text, &read), read.Base.Net, read.Base.Return.Exact)
	// Output: <nil> <nil> 36.00 USD 9/16
}
