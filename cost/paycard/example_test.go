package paycard_test

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/cost/paycard"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

func payroll() []paycard.Person {
	var people []paycard.Person
	for role, pay := range map[participant.Role][]string{
		participant.SalesRepresentative: {"78000", "80000", "82000", "84000", "86000", "90000"},
		participant.SalesManager:        {"130000", "140000"},
		participant.TechnicalExpert:     {"110000", "118000", "120000"},
	} {
		for i, amount := range pay {
			id := participant.ID(fmt.Sprint(role, i))
			people = append(people, paycard.Person{ID: id, Role: role, Pay: paycard.PerYear(amount)})
		}
	}
	return people
}

func days(from, to string) paycard.Period {
	first, _ := wallclock.ParseDate(from)
	end, _ := wallclock.ParseDate(to)
	return paycard.Period{From: first, To: end}
}

func ExamplePublish() {
	draft := paycard.Draft{
		Currency: "USD", Source: "Finance", Period: days("2026-01-01", "2027-01-01"), Basis: money.HBR2016(),
		Parents: map[participant.Role]participant.Role{
			participant.SalesManager: "sales", participant.SalesRepresentative: "sales", participant.TechnicalExpert: "sales",
		},
		People: payroll(),
	}
	published, ledger, err := paycard.Publish(draft, paycard.Ledger{}, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(published.Explanation())
	card, _ := cost.NewCard(published.Card)
	fmt.Println(card.Draft().Source)

	// Somebody is hired; the year has its card.
	draft.People = append(draft.People, paycard.Person{ID: "dee", Role: participant.SalesRepresentative, Pay: paycard.PerYear("99000")})
	_, _, err = paycard.Publish(draft, ledger, nil)
	var there *paycard.PublishedError
	fmt.Println(errors.As(err, &there), there.Published)
	// Output:
	// Rates per hour in USD for 2026-01-01/2027-01-01. Each is the mean over all people of its roles of what they are paid and what the employer adds
	// (HBR2016), rounded to three significant digits. Roles share a rate where rates of their own, or what follows from them,
	// could say what single people are paid. A rate is kept where a new one, compared with earlier cards, could.
	// sales-manager, technical-expert: 86.5 for all of them together
	// sales-representative: 58.3
	// Finance, 2026-01-01/2027-01-01, mean loaded rates by HBR2016
	// true 2026-01-01/2027-01-01
}

func ExamplePay() {
	staff := map[string]paycard.Pay{"Ann": paycard.PerYear("85000")}
	fmt.Printf("%v %+v\n", staff, staff["Ann"])
	_, err := json.Marshal(staff)
	fmt.Println(errors.Is(err, paycard.ErrConfidential))
	// Output:
	// map[Ann:confidential] confidential
	// true
}

func ExampleLedger() {
	draft := paycard.Draft{
		Currency: "USD", Source: "Finance", Period: days("2026-01-01", "2026-07-01"), Basis: money.HBR2016(),
		People: payroll()[:0], Default: "60.00",
	}
	_, ledger, _ := paycard.Publish(draft, paycard.Ledger{}, nil)
	stored, _ := json.Marshal(ledger)

	var read paycard.Ledger
	if err := json.Unmarshal(stored, &read); err != nil {
		fmt.Println(err)
	}
	for period := range read.Periods() {
		fmt.Println(period)
	}
	// Output: 2026-01-01/2026-07-01
}
