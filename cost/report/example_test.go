package report_test

import (
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/cost/report"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// twoWeeks returns the forecast of a weekly meeting and a kick-off.
func twoWeeks() (cost.Forecast, error) {
	card, err := cost.NewCard(cost.CardDraft{
		Currency: "USD", Source: "Finance, loaded rates for 2026", Default: "60.00",
		PerHour: map[participant.Role]string{participant.SalesManager: "96.00"},
	})
	if err != nil {
		return cost.Forecast{}, err
	}
	var meetings []meeting.Meeting
	for _, d := range []meeting.Draft{
		{Title: "Pipeline review", Length: 50 * time.Minute, Repeats: recurrence.Weekly()},
		{Title: "Kick-off of the quarter", Length: 2 * time.Hour},
	} {
		d.Start = wallclock.At(2026, time.January, 6, 9, 0, time.UTC)
		d.Roster = participant.Roster{{ID: "ann", Role: participant.SalesManager}, {ID: "bo"}}
		m, err := meeting.New(d)
		if err != nil {
			return cost.Forecast{}, err
		}
		meetings = append(meetings, m)
	}
	year := wallclock.Year(2026, time.UTC)
	from := wallclock.DateOf(year.Start())
	window, err := wallclock.Between(from, from.AddDays(14), time.UTC)
	if err != nil {
		return cost.Forecast{}, err
	}
	return cost.NewModel(card, nil).Forecast(window, meetings...)
}

func ExampleNew() {
	forecast, err := twoWeeks()
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := report.New(forecast, nil).WriteText(os.Stdout); err != nil {
		fmt.Println(err)
	}
	// Output:
	// Cost of meetings
	// 1 Jan 2026 – 14 Jan 2026, UTC
	//
	// Cost           572.00  USD
	// Person-hours     7.33
	// Meetings            3
	// Meeting hours    3.67
	//
	// By series
	// Series                   First start       Meetings  Meeting hours  Person-hours  Cost (USD)
	// --------------------------------------------------------------------------------------------
	// Kick-off of the quarter  2026-01-06 09:00         1           2.00          4.00      312.00
	// Pipeline review          2026-01-06 09:00         2           1.67          3.33      260.00
	// --------------------------------------------------------------------------------------------
	// Total                                             3           3.67          7.33      572.00
	//
	// By role
	// Role            Person-hours  Cost (USD)
	// ----------------------------------------
	// Sales manager           3.67      352.00
	// Role not known          3.66      220.00
	// ----------------------------------------
	// Total                   7.33      572.00
	//
	// By week
	// Week of     Meetings  Meeting hours  Person-hours  Cost (USD)
	// ---------------------------------------------------------------------------------------
	// 2026-01-05         2           2.84          5.67      442.00  ████████████████████████
	// 2026-01-12         1           0.83          1.66      130.00  ███████
	// ---------------------------------------------------------------------------------------
	// Total              3           3.67          7.33      572.00
	//
	// Assumptions
	// - attendance, declined people: 0 probability (salesmeeting: who counts)
	// - attendance, everybody but declined people: 1 probability (salesmeeting: who counts)
	// - default rate, role: not known: 60.00 USD/h (Finance, loaded rates for 2026)
	// - rate card: USD per hour and role (Finance, loaded rates for 2026)
	//
	// Figures are exact until they are shown. The rows of a table are rounded so that they add up to its
	// total. All other figures are rounded one by one: what is worked out from them can differ in the last
	// digit.
}

func ExampleNewHours() {
	forecast, err := twoWeeks()
	if err != nil {
		fmt.Println(err)
		return
	}
	r := report.NewHours(forecast.Timesheet(), &report.Options{Title: "The first two weeks", AllDay: 1})
	if err := r.WriteText(os.Stdout); err != nil {
		fmt.Println(err)
	}
	// Output:
	// The first two weeks
	// 1 Jan 2026 – 14 Jan 2026, UTC
	//
	// Person-hours                 7.33
	// Meetings                        3
	// Meeting hours                3.67
	// All-day events, not counted     1
	//
	// By series
	// Series                   First start       Meetings  Meeting hours  Person-hours
	// --------------------------------------------------------------------------------
	// Kick-off of the quarter  2026-01-06 09:00         1           2.00          4.00
	// Pipeline review          2026-01-06 09:00         2           1.67          3.33
	// --------------------------------------------------------------------------------
	// Total                                             3           3.67          7.33
	//
	// By role
	// Role            Person-hours
	// ----------------------------
	// Role not known          3.67
	// Sales manager           3.66
	// ----------------------------
	// Total                   7.33
	//
	// By week
	// Week of     Meetings  Meeting hours  Person-hours
	// ---------------------------------------------------------------------------
	// 2026-01-05         2           2.84          5.67  ████████████████████████
	// 2026-01-12         1           0.83          1.66  ███████
	// ---------------------------------------------------------------------------
	// Total              3           3.67          7.33
	//
	// Assumptions
	// - attendance, declined people: 0 probability (salesmeeting: who counts)
	// - attendance, everybody but declined people: 1 probability (salesmeeting: who counts)
	//
	// Figures are exact until they are shown. The rows of a table are rounded so that they add up to its
	// total. All other figures are rounded one by one: what is worked out from them can differ in the last
	// digit.
}

func ExampleReport_WriteCSV() {
	forecast, err := twoWeeks()
	if err != nil {
		fmt.Println(err)
		return
	}
	var b strings.Builder
	if err := report.New(forecast, nil).WriteCSV(&b); err != nil {
		fmt.Println(err)
	}
	fmt.Println(strings.ReplaceAll(b.String(), "\r\n", "\n"))
	// Output:
	// section,title,start,role,occurrences,meeting_hours,person_hours,figure,value,unit,cost,currency
	// total,,,,3,3.67,7.33,,,,572.00,USD
	// all_day,,,,0,,,,,,,
	// series,Kick-off of the quarter,2026-01-06T09:00:00[UTC],,1,2.00,4.00,,,,312.00,USD
	// series,Pipeline review,2026-01-06T09:00:00[UTC],,2,1.67,3.33,,,,260.00,USD
	// week,,2026-01-05,,2,2.84,5.67,,,,442.00,USD
	// week,,2026-01-12,,1,0.83,1.66,,,,130.00,USD
	// role,Sales manager,,sales-manager,,,3.67,,,,352.00,USD
	// role,Role not known,,,,,3.66,,,,220.00,USD
	// assumption,"attendance, declined people: 0 probability (salesmeeting: who counts)",,,,,,,,,,
	// assumption,"attendance, everybody but declined people: 1 probability (salesmeeting: who counts)",,,,,,,,,,
	// assumption,"default rate, role: not known: 60.00 USD/h (Finance, loaded rates for 2026)",,,,,,,,,,
	// assumption,"rate card: USD per hour and role (Finance, loaded rates for 2026)",,,,,,,,,,
}

// A host puts what it knows beside what the report has.
func ExampleReport_WriteJSON() {
	var beside struct {
		Files []string `json:"files"`
	}
	beside.Files = []string{"anna.ics", "bo.ics"}
	r := report.NewHours(cost.Timesheet{}, &report.Options{AllDay: 2, Beside: beside})
	if err := r.WriteJSON(os.Stdout); err != nil {
		fmt.Println(err)
	}
	// Output:
	// {
	//   "schema": 1,
	//   "window": {
	//     "from": "0001-01-01T00:00:00Z",
	//     "to": "0001-01-01T00:00:00Z"
	//   },
	//   "occurrences": 0,
	//   "meeting_seconds": 0,
	//   "meeting_hours": 0.00,
	//   "person_seconds": 0,
	//   "person_hours": 0.00,
	//   "series": [],
	//   "weeks": [],
	//   "roles": [],
	//   "assumptions": [],
	//   "all_day": 2,
	//   "problems": [],
	//   "files": [
	//     "anna.ics",
	//     "bo.ics"
	//   ]
	// }
}

func ExampleReport_WriteHTML() {
	forecast, err := twoWeeks()
	if err != nil {
		fmt.Println(err)
		return
	}
	var page strings.Builder // a file, or the answer to a browser
	if err := report.New(forecast, &report.Options{Title: "The first two weeks"}).WriteHTML(&page); err != nil {
		fmt.Println(err)
	}
	_, text, _ := strings.Cut(page.String(), "<h1>")
	heading, _, _ := strings.Cut(text, "</h1>")
	fmt.Println(heading)
	// Output: <bdi>The first two weeks</bdi>
}

func ExampleAmountFormatterFunc() {
	forecast, err := twoWeeks()
	if err != nil {
		fmt.Println(err)
		return
	}
	dollars := report.AmountFormatterFunc(func(a money.Amount) string { return "US$ " + a.Text() })
	var text strings.Builder
	if err := report.New(forecast, &report.Options{Amounts: dollars}).WriteText(&text); err != nil {
		fmt.Println(err)
	}
	head, _, _ := strings.Cut(text.String(), "\n\nBy series")
	fmt.Println(head)
	// Output:
	// Cost of meetings
	// 1 Jan 2026 – 14 Jan 2026, UTC
	//
	// Cost           US$ 572.00
	// Person-hours         7.33
	// Meetings                3
	// Meeting hours        3.67
}
