package agenda_test

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/participant"
)

func ExampleMinutes_ForCustomers() {
	minutes := agenda.Minutes{
		Public: agenda.Page{Results: []agenda.Result{{
			Kind: agenda.DecisionMade, Text: "A trial of four weeks.", Records: []participant.Record{{Type: "opportunity", ID: "42"}},
		}}},
		Internal: agenda.Page{Notes: []agenda.Note{{Text: "They also talk to a competitor."}}},
	}
	data, err := json.Marshal(minutes.ForCustomers())
	fmt.Println(string(data), err)
	// Output:
	// {"results":[{"kind":"decision","text":"A trial of four weeks."}]} <nil>
}

func ExampleMinutes_Counts() {
	minutes := agenda.Minutes{
		Public:   agenda.Page{Actions: []agenda.Action{{Text: "Set up the trial.", Owner: "dee"}}},
		Internal: agenda.Page{Results: []agenda.Result{{Kind: agenda.NeedFound, Text: "Reports."}, {Kind: agenda.NeedFound, Text: "Speed."}}},
	}
	for kind, n := range minutes.Counts() {
		fmt.Println(n, kind)
	}
	// Output:
	// 1 action
	// 2 need
}

func ExampleMinutes_Results() {
	acme := participant.Record{Type: "account", ID: "acme"}
	minutes := agenda.Minutes{
		Public:   agenda.Page{Results: []agenda.Result{{Kind: agenda.NeedFound, Text: "Reports.", Records: []participant.Record{acme}}}},
		Cadences: agenda.Cadences{{Every: 7, Type: "lead"}},
	}
	for r := range minutes.Results() {
		fmt.Println(r.Kind, r.Text, r.Records)
	}
	// Output:
	// need Reports. [account/acme]
	// cadence every 7 days []
}

func ExampleMinutes_ProblemsWith() {
	a := agenda.Agenda{Items: []agenda.Item{{Title: "Prices"}}}
	minutes := agenda.Minutes{Public: agenda.Page{Notes: []agenda.Note{{Item: "Price", Text: "Too high."}}}}
	for _, p := range minutes.ProblemsWith(a) {
		fmt.Println(p.Path, p.Err)
	}
	// Output:
	// /public/notes/0/item the agenda has no item "Price"
}

func ExampleMinutes_Problems() {
	minutes := agenda.Minutes{Public: agenda.Page{
		Results: []agenda.Result{{Kind: agenda.RelationshipBuilt, Text: "Kim trusts us."}},
		Actions: []agenda.Action{{Owner: "bo"}},
	}}
	for _, p := range minutes.Problems() {
		fmt.Println(p.Path, p.Err)
	}
	// Output:
	// /public/actions/0/text is missing: say what it is
	// /public/results/0/kind a relationship stays inside: put it on the internal page
}

func ExampleAction_Overdue() {
	due, _ := agenda.ParseDate("2026-01-15")
	today, _ := agenda.ParseDate("2026-01-18")
	days, overdue := agenda.Action{Text: "Set up the trial.", Due: due}.Overdue(today)
	fmt.Println(days, overdue)
	// Output:
	// 3 true
}

func ExampleRecognize() {
	top, err := agenda.Recognize(agenda.Measure{Name: "Bookings, 2025", Unit: "USD"}, []agenda.Figure{
		{Person: "ann", Value: "90000"}, {Person: "bo", Value: "120000.50"}, {Person: "cy", Value: "90000.00"}, {Person: "dee", Value: "75000"},
	}, 2)
	for _, r := range top {
		fmt.Println(r.Rank, r.Person, r.Figure, r.Unit)
	}
	fmt.Println(err)
	// Output:
	// 1 bo 120000.50 USD
	// 2 ann 90000 USD
	// 2 cy 90000.00 USD
	// <nil>
}

func ExampleCadences_Overdue() {
	day := func(text string) agenda.Date {
		d, err := agenda.ParseDate(text)
		if err != nil {
			fmt.Println(err)
		}
		return d
	}
	cadences := agenda.Cadences{{Every: 7, Type: "lead"}, {Every: 2, Type: "lead", Stage: "offer"}}
	lapses, err := cadences.Overdue([]agenda.FollowUp{
		{Prospect: participant.Record{Type: "lead", ID: "acme"}, Last: day("2026-03-01")},
		{Prospect: participant.Record{Type: "lead", ID: "initech"}, Last: day("2026-03-08")},
		{Prospect: participant.Record{Type: "lead", ID: "globex"}, Stage: "offer", Last: day("2026-03-07")},
	}, day("2026-03-10"))
	for _, lapse := range lapses {
		fmt.Println(lapse.FollowUp.Prospect, "was due on", lapse.Due, "and is", lapse.Days, "days late")
	}
	fmt.Println(err)
	// Output:
	// lead/acme was due on 2026-03-08 and is 2 days late
	// lead/globex was due on 2026-03-09 and is 1 days late
	// <nil>
}

func ExampleCadences_For() {
	cadences := agenda.Cadences{{Every: 30}, {Every: 7, Type: "lead"}}
	cadence, ok := cadences.For(participant.Record{Type: "lead", ID: "acme"}, "")
	fmt.Println(cadence.Every, ok)
	// Output:
	// 7 true
}

func ExampleAspects() {
	fmt.Println(slices.Collect(agenda.Aspects()))
	// Output:
	// [approach language]
}
