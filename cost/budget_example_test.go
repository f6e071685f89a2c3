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

// twoHoursAWeek is what Ann may spend in meetings.
func twoHoursAWeek() cost.Budget {
	b, err := cost.NewBudget(cost.BudgetDraft{
		Name: "Ann's meetings", Source: "VP Sales, plan for 2026", Person: "ann",
		Period: cost.PerWeek, Zone: wallclock.ZoneRef{Name: "America/New_York"}, Hours: "2", WarnAt: "0.9",
	}, wallclock.SystemZones())
	if err != nil {
		fmt.Println(err)
	}
	return b
}

func ExampleNewBudget() {
	var d cost.BudgetDraft
	err := json.Unmarshal([]byte(`{
		"name": "Acme", "source": "Finance, 2026", "account": {"type": "account", "id": "4711"},
		"period": "quarter", "zone": "UTC", "amount": "5000.00", "currency": "USD", "beyond": "warn", "judged_on": "p90"
	}`), &d)
	if err != nil {
		fmt.Println(err)
		return
	}
	b, err := cost.NewBudget(d, wallclock.SystemZones())
	fmt.Println(b, err)

	d.Period, d.Amount = "day", "5,000"
	_, err = cost.NewBudget(d, wallclock.SystemZones())
	for problem := range meeting.Problems(err) {
		fmt.Println(problem.Path)
	}
	// Output:
	// Acme: 5000.00 USD a quarter <nil>
	// /period
	// /amount
}

func ExampleBudget_Status() {
	weekly, card := review() // 45 minutes each Thursday
	budget := twoHoursAWeek()
	friday := time.Date(2026, time.January, 9, 12, 0, 0, 0, time.UTC)
	week, ok := budget.PeriodAt(friday)
	if !ok {
		return
	}
	status, err := budget.Status(cost.NewModel(card, nil), week, friday, weekly)
	fmt.Println(status, err)
	fmt.Println(status.Actual, status.Committed)
	// Output:
	// Ann's meetings, the week of 2026-01-05: 1.25 hours of 2.00 hours left <nil>
	// 0.75 hours 0.00 hours
}

// addition is an hour and a half on Mondays, from 5 January to 2 March.
func addition() meeting.Meeting {
	last, _ := wallclock.ParseDate("2026-03-02")
	m, err := meeting.New(meeting.Draft{
		Title: "Deal desk", Start: wallclock.At(2026, time.January, 5, 16, 0, time.UTC), Length: 90 * time.Minute,
		Repeats: recurrence.Weekly().Until(last), Roster: participant.Roster{
			{ID: "ann", Role: participant.SalesManager}, {ID: "di", Role: participant.SalesRepresentative},
		},
	})
	if err != nil {
		fmt.Println(err)
	}
	return m
}

func ExampleNewGate() {
	weekly, _ := review()
	gate, err := cost.NewGate(cost.NewModel(cost.Card{}, nil), []cost.Budget{twoHoursAWeek()}, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	proposal := meeting.Proposal{After: []meeting.Meeting{addition()}}
	kept := make([][]meeting.Meeting, len(gate.Scopes(proposal)))
	for i := range kept { // a Scheduler asks its store
		kept[i] = []meeting.Meeting{weekly}
	}
	findings, err := gate.Review(proposal, kept)
	for _, f := range findings {
		fmt.Println(f.Verdict, f.Source)
		fmt.Println(f.Text)
	}
	fmt.Println(err)
	// Output:
	// deny VP Sales, plan for 2026
	// "Ann's meetings", the week of 2026-01-05: 2.25 hours of 2.00 hours, 0.75 hours before, 0.25 hours over (the budget would be exceeded); so in 8 more periods; this would pass: shorten it to 60 minutes
	// <nil>
}

func ExampleGate_Decide() {
	weekly, _ := review()
	gate, err := cost.NewGate(cost.NewModel(cost.Card{}, nil), []cost.Budget{twoHoursAWeek()}, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	ruling, err := gate.Decide(meeting.Proposal{After: []meeting.Meeting{addition()}}, [][]meeting.Meeting{{weekly}})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, j := range ruling.Judgments[:2] {
		fmt.Println(wallclock.DateOf(j.Period.Start()), j.Verdict, j.Before, j.After, j.Over)
	}
	instead := ruling.Remedy.After[0]
	fmt.Println(instead.Title(), instead.Length())
	// Output:
	// 2026-01-05 deny 0.75 hours 2.25 hours 0.25 hours
	// 2026-01-12 deny 0.75 hours 2.25 hours 0.25 hours
	// Deal desk 1h0m0s
}

func ExampleForecast_Against() {
	weekly, card := review()
	model := cost.NewModel(card, nil)
	january, err := model.Forecast(wallclock.Month(2026, time.January, time.UTC), weekly)
	if err != nil {
		fmt.Println(err)
		return
	}
	march, err := model.Forecast(wallclock.Month(2026, time.March, time.UTC), weekly, addition())
	if err != nil {
		fmt.Println(err)
		return
	}
	difference, err := march.Against(january)
	fmt.Println(difference, err)
	for _, s := range difference.Series() {
		relative, ok := s.Cost.Relative()
		fmt.Println(s.Title, s.Cost.Change, relative.Text(2), ok)
	}
	// Output:
	// 5 meetings after 5 (+0), 12.00 person-hours after 11.25 (+0.75), 882.00 USD after 810.00 USD (+72.00 USD) <nil>
	// Deal desk 234.00 USD 0.00 false
	// Pipeline review -162.00 USD -0.20 true
}

func ExampleTimesheet_Against() {
	weekly, _ := review()
	sheet := func(month time.Month) cost.Timesheet {
		t, err := cost.NewTimesheet(wallclock.Month(2026, month, time.UTC), nil, weekly)
		if err != nil {
			fmt.Println(err)
		}
		return t
	}
	difference, err := sheet(time.February).Against(sheet(time.January))
	fmt.Println(difference, err)
	// Output: 4 meetings after 5 (-1), 9.00 person-hours after 11.25 (-2.25); in windows of 672.00 and 744.00 hours <nil>
}
