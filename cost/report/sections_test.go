package report_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/load"
	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/cost/report"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/availability"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// advised returns a report with the advice on calls of five people, weekly on the sixth of January in UTC, who prepare
// themselves and work from nine to five.
func advised(t *testing.T, language, title string, calls ...time.Duration) report.Report {
	t.Helper()
	plan, err := cost.NewPlan(cost.PlanDraft{Currency: "USD", Efforts: map[participant.Role]cost.Effort{"": {Preparation: 20 * time.Minute}}})
	require.NoError(t, err)
	hours, err := availability.New(availability.Draft{Zone: wallclock.ZoneOf(time.UTC), Week: availability.MondayToFriday("09:00-17:00")})
	require.NoError(t, err)
	focus := cost.FocusDraft{Hours: map[participant.ID]availability.WorkingHours{}}
	var roster participant.Roster
	for i := range 5 {
		id := participant.ID(fmt.Sprint("p", i))
		roster, focus.Hours[id] = append(roster, participant.Participant{ID: id}), hours
	}
	options := &cost.Options{Plan: plan}
	options.Focus, err = cost.NewFocus(focus)
	require.NoError(t, err)
	card, err := cost.NewCard(cost.CardDraft{Currency: "USD", Source: "Finance", Default: "60"})
	require.NoError(t, err)
	var meetings []meeting.Meeting
	for _, at := range calls {
		m, err := meeting.New(meeting.Draft{
			Title: title, Start: wallclock.At(2026, time.January, 6, int(at/time.Hour), int(at%time.Hour/time.Minute), time.UTC),
			Length: 30 * time.Minute, Repeats: recurrence.Weekly().Every(4), Roster: roster,
		})
		require.NoError(t, err)
		meetings = append(meetings, m)
	}
	f, err := cost.NewModel(card, options).Forecast(days(t, 90), meetings...)
	require.NoError(t, err)
	shown := &report.Options{Language: language}
	for a := range f.Advice() {
		shown.Advice = append(shown.Advice, a)
	}
	return report.New(f, shown)
}

func TestMergesAndMovesNameTheOtherSeriesInBothLanguages(t *testing.T) {
	const first, next, later = 10 * time.Hour, 10*time.Hour + 30*time.Minute, 14 * time.Hour
	for _, c := range []struct {
		language string
		calls    []time.Duration
		want     string
	}{
		{"en", []time.Duration{first, next}, "hold it together with “Call”, 60 minutes"},
		{"hi", []time.Duration{first, next}, "“Call” के साथ मिलाकर 60 मिनट की करें"},
		{"en", []time.Duration{first, later}, ", next to “Call”"},
		{"hi", []time.Duration{first, later}, " बजे, “Call” के ठीक साथ करें"},
	} {
		assert.Contains(t, written(t, advised(t, c.language, "Call", c.calls...), "html"), c.want)
	}
}

func TestTitlesInAdviceAreHarmless(t *testing.T) {
	for _, title := range []string{"=1\u202e\x1b[2J", "<b>\"x\"</b>; =1"} {
		r := advised(t, "en", strings.Map(func(r rune) rune {
			if r < ' ' {
				return -1 // no meeting takes it
			}
			return r
		}, title), 10*time.Hour, 14*time.Hour)
		checkText(t, written(t, r, "txt"))
		checkCSV(t, written(t, r, "csv"))
		markup(t, written(t, r, "html"))
	}
}

func TestEveryKindOfChangeHasASentenceInBothLanguages(t *testing.T) {
	for kind := range cost.ChangeKinds() {
		assert.NotEmpty(t, report.Words("en")["changes/"+string(kind)], kind)
		assert.NotEmpty(t, report.Words("hi")["changes/"+string(kind)], kind)
	}
}

func TestPercentagesAreRoundedOnceHalfToEven(t *testing.T) {
	for _, c := range []struct {
		num, den int64
		want     string
	}{
		{0, 1, "0.00"},
		{1, 1, "100.00"},
		{1, 3, "33.33"},
		{-1, 3, "-33.33"},
		{1, 2000, "0.05"},
		{-1, 2000, "-0.05"},
		{1, 20000, "0.00"},
		{3, 20000, "0.02"},
		{71, 50, "142.00"},
		{12345, 100, "12345.00"},
	} {
		r, err := money.NewRatio(c.num, c.den)
		require.NoError(t, err)
		assert.Equal(t, c.want, report.Percent(r))
	}
}

func TestABudgetWarnsAtItsShareAndIsExceededBeyondItsLimit(t *testing.T) {
	m := meetingOf(t, call{"Call", 6, 60, recurrence.Rule{}, 1}) // an hour
	for limit, want := range map[string]string{"2": "within", "1.25": "warning", "1": "warning", "0.99": "exceeded"} {
		b, err := cost.NewBudget(cost.BudgetDraft{
			Name: "Ann", Source: "VP Sales", Person: "ann-0", Period: cost.PerMonth, Zone: wallclock.ZoneRef{Name: "UTC"}, Hours: limit, WarnAt: "0.8",
		}, nil)
		require.NoError(t, err)
		period, ok := b.PeriodAt(days(t, 1).Start())
		require.True(t, ok)
		status, err := b.Status(cost.NewModel(cost.Card{}, nil), period, period.Start(), m)
		require.NoError(t, err)
		for _, line := range records(t, report.NewHours(cost.Timesheet{}, &report.Options{Budgets: []cost.BudgetStatus{status}})) {
			if line["figure"] == "verdict" {
				assert.Equal(t, want, line["value"], limit)
			}
		}
	}
}

func TestNamesOfBudgetsAreHarmless(t *testing.T) {
	for _, name := range nasty {
		b, err := cost.NewBudget(cost.BudgetDraft{
			Name: name, Source: "VP Sales", Person: "ann", Period: cost.PerMonth, Zone: wallclock.ZoneRef{Name: "UTC"}, Hours: "1",
		}, nil)
		if err != nil {
			continue // nobody can have it
		}
		period, _ := b.PeriodAt(days(t, 1).Start())
		status, err := b.Status(cost.NewModel(cost.Card{}, nil), period, period.Start())
		require.NoError(t, err)
		r := report.NewHours(cost.Timesheet{}, &report.Options{Budgets: []cost.BudgetStatus{status}})
		checkText(t, written(t, r, "txt"))
		checkCells(t, written(t, r, "csv"), 10)
		markup(t, written(t, r, "html"))
	}
}

func TestBudgetsOfMoneyAreInNoReportOfHours(t *testing.T) {
	f, shown := knows(t, "en", "USD")
	for format := range formats {
		assert.Contains(t, written(t, report.New(f, shown), format), "Account", format)
		text := written(t, report.NewHours(f.Timesheet(), &report.Options{Budgets: shown.Budgets}), format)
		assert.Contains(t, text, "North", format)
		assert.NotContains(t, text, "Account", format)
	}
}

func TestAReportOfHoursComparesHours(t *testing.T) {
	f, shown := knows(t, "en", "USD")
	of := written(t, report.NewHours(f.Timesheet(), &report.Options{Difference: shown.Difference}), "json")
	alone := written(t, report.NewHours(f.Timesheet(), &report.Options{HoursDifference: shown.Difference.Timesheet()}), "json")
	assert.Equal(t, of, alone)
	assert.Contains(t, of, `"change_hours": 66.33`)
}

func TestWhatHasNotChangedIsShownAsTheSame(t *testing.T) {
	f, shown := knows(t, "en", "USD")
	found := false
	for _, line := range records(t, report.New(f, shown)) {
		if line["section"] == "difference" && line["title"] == "(untitled)" && line["figure"] == "cost_change" {
			found = true
			assert.Equal(t, "0.00", line["value"])
		}
	}
	assert.True(t, found)
}

func TestTeamsThatAreTooSmallAreSuppressedInWords(t *testing.T) {
	team, err := load.OfTeam(days(t, 7), []load.Person{{ID: "a"}, {ID: "b"}}, nil)
	require.NoError(t, err)
	for language, want := range map[string]string{"en": "too few people", "hi": "बहुत कम लोग"} {
		r := report.NewHours(cost.Timesheet{}, &report.Options{Language: language, Load: report.Load{Teams: []report.Team{{Name: "T", Load: team}}}})
		for _, format := range []string{"txt", "csv", "html"} {
			assert.Contains(t, written(t, r, format), want, format)
		}
		assert.Contains(t, written(t, r, "json"), `"suppressed": true`)
	}
}

func TestRecordsHaveNoTotalAndSayWhy(t *testing.T) {
	text := written(t, everything(t, "en", "USD", nil), "txt")
	_, records, _ := strings.Cut(text, "\nBy account and other records\n")
	records, _, _ = strings.Cut(records, "\n\n")
	assert.NotContains(t, records, "Total")
	assert.Contains(t, records, "do not add up")
}

func TestTheUsedShareOfABudgetIsRoundedHalfToEven(t *testing.T) {
	review := meetingOf(t, call{"Review", 6, 60, recurrence.Rule{}, 2})
	var statuses []cost.BudgetStatus
	for _, hours := range []string{"3", "16", "0.000001"} { // 2 of 3 are 66.666… %, 2 of 16 are 12.5 %
		b, err := cost.NewBudget(cost.BudgetDraft{
			Name: "Review", Source: "VP Sales", Team: []participant.ID{"ann-0", "bo-1"}, Hours: hours, Period: cost.PerYear, Zone: wallclock.ZoneRef{Name: "UTC"},
		}, nil)
		require.NoError(t, err)
		status, err := b.Status(cost.NewModel(cost.Card{}, nil), wallclock.Year(2026, time.UTC), time.Date(2026, time.February, 1, 0, 0, 0, 0, time.UTC), review)
		require.NoError(t, err)
		statuses = append(statuses, status)
	}
	page := written(t, report.New(forecast(t, "USD", days(t, 30), review), &report.Options{Budgets: statuses}), "html")
	for _, want := range []string{">66.67<", ">12.50<", ">200,000,000.00<"} {
		assert.Contains(t, page, want)
	}
	assert.Contains(t, page, `<desc id="budgets-text">Review, 2026-01-01: 66.67 %; Review, 2026-01-01: 12.50 %; Review, 2026-01-01: 200,000,000.00 %</desc>`,
		"no table has these, and what reads a page aloud does not see bars")
}

func TestPeopleOfOneNameAreToldApartByTheirIDs(t *testing.T) {
	var shown report.Options
	for i, name := range []string{"Ann", "Ann", "Bo", ""} {
		id := participant.ID(fmt.Sprint("p", i))
		hours, err := availability.New(availability.Draft{Zone: wallclock.ZoneOf(time.UTC), Week: availability.MondayToFriday("09:00-17:00")})
		require.NoError(t, err)
		indices, err := load.OfPerson(days(t, 30), load.Person{ID: id, Hours: hours}, nil)
		require.NoError(t, err)
		shown.Load.Persons = append(shown.Load.Persons, report.PersonLoad{Name: name, Load: indices})
		shown.Persons = append(shown.Persons, cost.Person{ID: id, Name: name})
	}
	bySection := make(map[string][]string)
	for _, line := range records(t, report.New(forecast(t, "USD", days(t, 30)), &shown)) {
		if line["figure"] == "" || line["figure"] == "in_meetings" {
			bySection[line["section"]] = append(bySection[line["section"]], line["title"])
		}
	}
	want := []string{"Ann (p0)", "Ann (p1)", "Bo", "p3"}
	assert.Equal(t, want, bySection["person"])
	assert.Equal(t, want, bySection["load"])
}

func TestAssumptionsOnASeriesHaveItsTitle(t *testing.T) {
	const known, strange = "19a15bd0-1c71-5816-9ed4-7fa2bafd65c5", "e71700ff-3a71-5f8f-ad3e-a0d0ffe4bfad"
	const nothing = `"cost": {"amount": "0.00", "currency": "USD", "exact": "0"}`
	var f cost.Forecast
	require.NoError(t, f.UnmarshalJSON([]byte(`{
		"schema": 1, "window": {"from": "2026-01-01T00:00:00Z", "to": "2026-02-01T00:00:00Z"}, "direct": {},
		"series": [{"meeting": "`+known+`", "title": "Kick-off", "start": "2026-01-08T13:00:00[UTC]", "occurrences": 1, "meeting_seconds": 0, "person_seconds": 0, `+nothing+`}],
		"weeks": [{"monday": "2026-01-05", "occurrences": 1, "meeting_seconds": 0, "person_seconds": 0, `+nothing+`}], "roles": [],
		"assumptions": [
			{"name": "displaced selling time", "value": "0", "unit": "share of a meeting", "source": "plan", "detail": "meeting: `+known+`"},
			{"name": "displaced selling time", "value": "0", "unit": "share of a meeting", "source": "plan", "detail": "meeting: `+strange+`"}]
	}`)))
	for _, format := range []string{"txt", "html", "csv"} {
		text := written(t, report.New(f, nil), format)
		assert.Contains(t, text, "displaced selling time, meeting: Kick-off: 0 share of a meeting (plan)", format)
		assert.Contains(t, text, "meeting: "+strange, "a series that is not in the report")
	}
	assert.Contains(t, written(t, report.New(f, nil), "json"), "meeting: "+known)
	assert.Contains(t, written(t, report.New(f, &report.Options{Language: "hi"}), "html"), "बैठक: Kick-off: ")
}

func TestLimitsOfARoleStandBelowTheLoadOfItsPeople(t *testing.T) {
	limit := func(text string) money.Ratio {
		r, err := money.ParseRatio(text)
		require.NoError(t, err)
		return r
	}
	shown := &report.Options{Load: report.Load{Bands: load.DefaultBands()}}
	shown.Load.Bands.ByRole = map[participant.Role]load.Limits{
		participant.Executive: {WatchFrom: limit("0.5"), OverAbove: limit("2/3")},
		participant.Developer: {WatchFrom: limit("0.1"), OverAbove: limit("0.2")},
	}
	indices, err := load.OfPerson(days(t, 30), load.Person{ID: "ann", Role: participant.Executive}, nil)
	require.NoError(t, err)
	shown.Load.Persons = []report.PersonLoad{{Name: "Ann", Load: indices}}
	text := written(t, report.New(cost.Forecast{}, shown), "html")
	assert.Contains(t, text, "57.5 %). Executive: from 50.00 %, above 66.67 %.</p>", "and nothing of developers, who are not there")
	shown.Language = "hi"
	assert.Contains(t, written(t, report.New(cost.Forecast{}, shown), "html"), " वरिष्ठ अधिकारी: 50.00% से, 66.67% से ऊपर।</p>")
}

func TestFocusTimeThatRoundsToNothingHasNoSign(t *testing.T) {
	for focus, want := range map[time.Duration]string{-time.Second: "0.00", time.Second: "0.00", -90 * time.Minute: "-1.50"} {
		for _, line := range records(t, report.New(forecast(t, "USD", days(t, 30)), &report.Options{Advice: []cost.Advice{{Focus: focus}}})) {
			if line["figure"] == "focus" {
				assert.Equal(t, want, line["value"])
			}
		}
	}
}
