package main

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A modelJSON is what a model file adds to the JSON of a report.
type modelJSON struct {
	Cost, Economic *amount
	Opportunity    struct{ Premium amount }
	FocusHours     struct {
		Hours json.Number `json:"focus_hours"`
	} `json:"focus_hours"`
	Load struct {
		Teams []struct {
			Name       string
			People     int
			Suppressed bool
			Band       string
		}
		Persons []struct {
			Person, Band string
			Working      *struct {
				Time json.Number `json:"time_hours"`
				Load struct{ Percent, Exact string }
			}
		}
	}
	Advice []struct {
		Series, Change string
		SavingAlone    amount `json:"saving_alone"`
		Saving         amount
	}
	Cascades []struct {
		Title string
		Hours struct {
			Meetings []struct {
				Name  string
				Total json.Number `json:"total_hours"`
			}
		}
		Cost *struct {
			Meetings []struct {
				Name       string
				Own, Total amount
			}
		}
	}
	Budgets []struct {
		Verdict   string
		Budget    struct{ Name string }
		Period    struct{ From string }
		Remaining struct {
			Hours json.Number `json:"person_hours"`
			amount
		}
	}
	Exchanged []struct {
		Amount amount
		Lines  []struct {
			Rates []struct{ Rate, Date, Source string }
		}
	}
}

// audited returns what a model file adds to the audit of the reviews. More are further flags.
func auditedBy(t *testing.T, text string, more ...string) (got modelJSON) {
	t.Helper()
	args := append(auditing(t, text), more...)
	require.NoError(t, json.Unmarshal([]byte(mustRun(t, append(args, "-format", "json")...)), &got))
	return got
}

const mondays = `"working_hours": {"everybody": {"zone": "UTC", "week": {"monday": ["09:00-17:00"]}}}`

func TestLoadIsTheShareOfWorkingHoursInMeetings(t *testing.T) {
	got := auditedBy(t, model(mondays), "-persons")
	require.Len(t, got.Load.Persons, 2)
	for _, p := range got.Load.Persons { // reviews on four of five Mondays, of eight hours each
		assert.Equal(t, "40.00", p.Working.Time.String(), p.Person)
		assert.Equal(t, "1/10", p.Working.Load.Exact, p.Person)
		assert.Equal(t, "ok", p.Band, p.Person)
	}
	assert.Equal(t, "8.00", auditedBy(t, model(mondays)).FocusHours.Hours.String()) // four hours of two people
	assert.Empty(t, auditedBy(t, model(mondays)).Load.Persons)
	assert.Empty(t, auditedBy(t, `{"schema": 1}`, "-persons").Load.Persons)

	strict := `, "bands": {"source": "us", "default": {"watch_from": "0.05", "over_above": "0.09"}}`
	assert.Equal(t, "over-scheduled", auditedBy(t, model(mondays+strict), "-persons").Load.Persons[0].Band)
}

func TestWorkingHoursComeFromPersonTeamAndEverybodyInThisOrder(t *testing.T) {
	hours := func(more string) map[string]string {
		t.Helper()
		got := auditedBy(t, model(`"working_hours": {"everybody": {"zone": "UTC", "week": {"monday": ["09:00-17:00"]}}`+more), "-persons")
		byPerson := make(map[string]string)
		for _, p := range got.Load.Persons {
			byPerson[p.Person] = p.Working.Time.String() + " " + p.Working.Load.Percent
		}
		return byPerson
	}
	const ann, bo = "ann@team.example", "bo@team.example"
	assert.Equal(t, map[string]string{ann: "40.00 10.00", bo: "40.00 10.00"}, hours(`}`))
	assert.Equal(t, map[string]string{ann: "40.00 10.00", bo: "32.00 9.38"}, // three reviews in four Mondays
		hours(`, "teams": {"North": {"holidays": ["2026-03-02"]}}}, "teams": {"North": ["bo@team.example"]}`))
	assert.Equal(t, map[string]string{ann: "40.00 10.00", bo: "20.00 20.00"},
		hours(`, "teams": {"North": {"week": {"tuesday": ["09:00-17:00"]}}}, "people": {"Bo@Team.example": {"week": {"monday": ["09:00-13:00"]}}}}, "teams": {"North": ["bo@team.example"]}`))
	assert.Equal(t, map[string]string{ann: "40.00 10.00", bo: "40.00 0.00"}, // 9 to 17 in Tokyo is over when the review begins
		hours(`, "people": {"bo@team.example": {"zone": "Asia/Tokyo"}}}`))
}

func TestTheZoneOfPeopleIsThatOfTheirWorkingHours(t *testing.T) {
	args := auditing(t, model(mondays))
	people := strings.ReplaceAll(strings.ReplaceAll(twoPeople, "company\n", "company,zone,team\n"), "Team\n", "Team,Asia/Tokyo,North\n")
	args = append(args, "-people", inFile(t, "people.csv", people), "-persons", "-format", "json")
	var got modelJSON
	require.NoError(t, json.Unmarshal([]byte(mustRun(t, args...)), &got))
	for _, p := range got.Load.Persons {
		assert.Equal(t, "0.00", p.Working.Load.Percent)
	}
	require.Len(t, got.Load.Teams, 1)
	assert.Equal(t, "North", got.Load.Teams[0].Name)
	assert.True(t, got.Load.Teams[0].Suppressed, "two people are too few")
}

func TestAWindowThatIsTooLongForWorkingHoursIsToldByItsFlags(t *testing.T) {
	got := runWith("", append(auditing(t, model(mondays)), "-from", "1900-01-01", "-to", "2200-01-01")...)
	assert.Equal(t, 2, got.code)
	assert.Equal(t, "audit: -from and -to: where working hours are known, a window is at most 100 years long\n", got.stderr)
}

func TestZonesAndTeamsWithoutWorkingHoursAreNoted(t *testing.T) {
	file := inFile(t, "people.csv", "email,role,team\nann@team.example,sales-manager,North\n")
	got := mustRun(t, "-calendar", inFile(t, "team.ics", oneMeeting), "-people", file)
	assert.Contains(t, got, "Nobody's working hours are known, so nothing is said of who is over-scheduled: -model can give them.")
	assert.NotContains(t, got, "North")
}

func TestPlansAreForAllMeetingsOrForOneSeries(t *testing.T) {
	const plan = `"plan": {"source": "us", "currency": "USD", "efforts": {"sales-representative": {"preparation": "30m"}}}`
	plain := auditedBy(t, `{"schema": 1}`)
	assert.Equal(t, "762.00", plain.Cost.Amount) // 4 × 156 + 60 + 48 + 30
	// Bo prepares four reviews, one twin and one preparation for 30.00 each.
	assert.Equal(t, "942.00", auditedBy(t, model(plan)).Cost.Amount)
	rooms := plan + `, "plans": {"Review": {"source": "us", "currency": "USD", "venue": "25.00"}}`
	assert.Equal(t, "922.00", auditedBy(t, model(rooms)).Cost.Amount) // 762 + 4 × 25 + 2 × 30
}

func TestQuotasGiveAPremiumBesideTheCost(t *testing.T) {
	const quotas = `"quotas": {"currency": "USD", "source": "us", "displaced": "1", "by_role":
		{"sales-representative": {"bookings": "400000", "margin": "0.5", "hours": "2000h", "selling_share": "0.5"}}`
	// An hour of selling is worth 200.00, 140.00 above the card; Bo is in meetings for 4 + 1/2 + 1 hours.
	got := auditedBy(t, model(quotas+`}`))
	assert.Equal(t, "770.00", got.Opportunity.Premium.Amount)
	assert.Equal(t, "762.00", got.Cost.Amount)
	assert.Equal(t, "1532.00", got.Economic.Amount)
	got = auditedBy(t, model(quotas+`, "displaced_in": {"Review": "0.5"}}`))
	assert.Equal(t, "490.00", got.Opportunity.Premium.Amount)
}

func TestASeriesThatIsNamedByTitleAndByIDIsToldTwice(t *testing.T) {
	var report struct {
		Series []struct{ Title, Meeting string }
	}
	require.NoError(t, json.Unmarshal([]byte(mustRun(t, append(auditing(t, `{"schema": 1}`), "-format", "json")...)), &report))
	require.Equal(t, "Review", report.Series[0].Title)
	both := `{"Review": %[1]s, "` + report.Series[0].Meeting + `": %[1]s}`
	for path, text := range map[string]string{
		"/plans/Review":               `"plans": ` + fmt.Sprintf(both, `{"source": "us"}`),
		"/quotas/displaced_in/Review": `"quotas": {"currency": "USD", "source": "us", "displaced": "1", "by_role": {"sales-manager": {"bookings": "1", "margin": "1", "hours": "1h", "selling_share": "1"}}, "displaced_in": ` + fmt.Sprintf(both, `"0.5"`) + `}`,
	} {
		assert.Contains(t, runWith("", auditing(t, model(text))...).stderr, path+": is there twice, by title and by ID")
	}
}

func TestACascadeHasTheFiguresOfTheForecast(t *testing.T) {
	const cascade = `"cascades": [{"title": "All of it", "source": "us", "meetings": [{"series": "Review", "prepared_by": [{"series": "Preparation"}]}]}]`
	got := auditedBy(t, model(cascade))
	require.Len(t, got.Cascades, 1)
	assert.Equal(t, "All of it", got.Cascades[0].Title)
	assert.Equal(t, "9.00", got.Cascades[0].Hours.Meetings[0].Total.String())
	assert.Equal(t, "624.00", got.Cascades[0].Cost.Meetings[0].Own.Amount)
	assert.Equal(t, "684.00", got.Cascades[0].Cost.Meetings[0].Total.Amount)
	assert.Contains(t, mustRun(t, auditing(t, model(cascade))...), "With all that prepares it: All of it")

	outside := auditedBy(t, model(cascade), "-from", "2027-03-01", "-to", "2027-04-01")
	assert.Equal(t, "0.00", outside.Cascades[0].Cost.Meetings[0].Total.Amount)
}

func TestBudgetsAreThoseThatReadersMaySee(t *testing.T) {
	budgets := model(`"budgets": [
		{"name": "Reviews", "source": "us", "series": "Review", "period": "month", "zone": "UTC", "hours": "10"},
		{"name": "Money", "source": "us", "series": "Review", "period": "month", "zone": "UTC", "amount": "600", "currency": "USD"},
		{"name": "Weeks", "source": "us", "series": "Review", "period": "week", "zone": "UTC", "hours": "1"},
		{"name": "Bo", "source": "us", "person": "Bo@team.example", "period": "month", "zone": "UTC", "hours": "10"}]`)
	names := func(got modelJSON) (list []string) {
		for _, b := range got.Budgets {
			list = append(list, strings.TrimSpace(b.Budget.Name+" "+b.Period.From[:10]+" "+b.Verdict+" "+b.Remaining.Hours.String()+b.Remaining.Amount))
		}
		return list
	}
	want := []string{
		"Reviews 2026-03-01 within 2.00", "Money 2026-03-01 exceeded -24.00",
		"Weeks 2026-03-02 exceeded -1.00", "Weeks 2026-03-09 exceeded -1.00", "Weeks 2026-03-16 exceeded -1.00",
	}
	assert.Equal(t, want, names(auditedBy(t, budgets)))
	assert.Equal(t, append(want, "Bo 2026-03-01 within 4.50"), names(auditedBy(t, budgets, "-persons")))
	text := mustRun(t, auditing(t, budgets)...)
	assert.Contains(t, text, "Budgets of fewer than five people are shown with -persons only: 1.")
	assert.Contains(t, text, `Of the budget "Weeks" the fullest 3 of 6 periods are shown.`)
	assert.NotContains(t, text, "Bo ")

	got := runWith("", append(auditing(t, budgets), "-from", "2026-01-01", "-to", "2028-01-01")...)
	assert.Equal(t, 2, got.code)
	assert.Contains(t, got.stderr, `the budget "Weeks" has more than 60 periods in the window: give it longer ones, or the report a shorter window`)
}

func TestBudgetsOfAccountsSayThatCalendarsKnowNone(t *testing.T) {
	budget := model(`"budgets": [{"name": "Acme", "source": "us", "account": {"type": "account", "id": "7"}, "period": "month", "zone": "UTC", "hours": "10"}]`)
	assert.Contains(t, mustRun(t, auditing(t, budget)...), "Calendars say nothing of accounts: nothing counts towards the budgets of those: 1.")
}

func TestABudgetThatCannotBeCountedIsNamedByItsPlace(t *testing.T) {
	calendar := "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20260302T090000Z\nDURATION:PT1H\nSUMMARY:Review\n"
	for i := range 21 {
		calendar += fmt.Sprintf("ATTENDEE;PARTSTAT=TENTATIVE:mailto:p%d@team.example\n", i)
	}
	args := append(auditing(t, model(`"attendance": {"by_response": {"tentative": "0.5"}}, "budgets": [
		{"name": "A", "source": "us", "series": "Review", "period": "month", "zone": "UTC", "hours": "10"},
		{"name": "B", "source": "us", "series": "Review", "period": "month", "zone": "UTC", "hours": "10", "judged_on": "p90"}]`)),
		"-card", inFile(t, "card.csv", "role,rate,currency\ndefault,60,USD\n"))
	got := runWith("", replaced(args, "-calendar", inFile(t, "team.ics", calendar+"END:VEVENT\nEND:VCALENDAR\n"))...)
	assert.Equal(t, 2, got.code)
	assert.Contains(t, got.stderr, "model.json: /budgets/1: of 21 people it is uncertain whether they come: ")
}

// replaced returns args with another value of a flag.
func replaced(args []string, name, value string) []string {
	args = slices.Clone(args)
	args[slices.Index(args, name)+1] = value
	return args
}

func TestTheTotalIsShownInOtherCurrenciesWithRateDateAndSource(t *testing.T) {
	text := model(`"exchange": {"to": ["EUR", "USD"], "date": "2026-03-31", "rates":
		[{"from": "USD", "to": "EUR", "rate": "0.85", "date": "2026-03-31", "source": "our bank"}]}`)
	got := auditedBy(t, text)
	require.Len(t, got.Exchanged, 1)
	assert.Equal(t, amount{"647.70", "EUR", "6477/10"}, got.Exchanged[0].Amount)
	assert.Equal(t, "our bank", got.Exchanged[0].Lines[0].Rates[0].Source)
	assert.Contains(t, mustRun(t, auditing(t, text)...), "762.00 USD  1 USD = 0.85 EUR (2026-03-31, our bank)  647.70 EUR")
}

func TestWithoutACardAModelFileGivesHoursAndNoMoney(t *testing.T) {
	for _, format := range formats {
		got := mustRun(t, append(sampleHours, "-model", "sample/model.json", "-persons", "-format", format)...)
		report, _, _ := strings.Cut(got, "Hours only: for money")
		for _, word := range []string{"cost\"", "Cost (", "USD", "currency", "amount", "EUR", "premium"} {
			assert.NotContains(t, report, word, format)
		}
		assert.Contains(t, report, "Americas", format)
	}
}

func TestTheReportIsInTheLanguageOfTheModelFileOrOfTheFlag(t *testing.T) {
	const hindi = "बैठकों की लागत"
	assert.Contains(t, mustRun(t, auditing(t, model(`"language": "hi"`))...), hindi)
	assert.Contains(t, mustRun(t, append(auditing(t, `{"schema": 1}`), "-language", "hi")...), hindi)
	assert.NotContains(t, mustRun(t, append(auditing(t, model(`"language": "hi"`)), "-language", "en")...), hindi)
}

func TestTheSchemasArePrintedAsTheyArePublished(t *testing.T) {
	for _, name := range []string{"model", "report"} {
		want, err := os.ReadFile(name + ".schema.json")
		require.NoError(t, err)
		assert.Equal(t, string(want), mustRun(t, "-schema", name))
	}
}

func TestTheModelOfTheSampleShowsAllThatAModelGives(t *testing.T) {
	var got modelJSON
	require.NoError(t, json.Unmarshal([]byte(mustRun(t, "-format", "json")), &got))
	bands := make(map[string]string)
	for _, team := range got.Load.Teams {
		bands[team.Name] = team.Band
	}
	assert.Equal(t, map[string]string{"Americas": "over-scheduled", "Europe": "over-scheduled", "Head office": ""}, bands)
	assert.Equal(t, "353.75", got.Cascades[0].Hours.Meetings[0].Total.String()) // 105 + 49.5 + 65 + 60.75 + 30 + 19.5 + 12 + 12
	assert.Len(t, got.Budgets, 7)
	assert.Len(t, got.Exchanged, 1)
	require.NotEmpty(t, got.Advice)
	assert.Equal(t, "Monday forecast call", got.Advice[0].Series)
	assert.Equal(t, got.Advice[0].SavingAlone, got.Advice[0].Saving)
}
