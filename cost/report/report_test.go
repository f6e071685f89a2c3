package report_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/cost/report"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
)

func TestReportsAreTheGoldenFiles(t *testing.T) {
	f := forecast(t, "USD", days(t, 90), quarter(t)...)
	one := forecast(t, "JPY", days(t, 7), meetingOf(t, call{"Kick-off", 6, 45, recurrence.Rule{}, 2}))
	everybody, known := knows(t, "en", "USD")
	reports := map[string]report.Report{
		"everything":       report.New(everybody, known),
		"everything-hours": report.NewHours(everybody.Timesheet(), known),
		"quarter":          report.New(f, whole(t)),
		"hours":            report.NewHours(f.Timesheet(), whole(t)),
		"one":              report.New(one, nil),
		"hindi":            hindiReport(t, nil),
		"planned":          report.New(planned(t), nil),
		"nothing":          report.New(forecast(t, "USD", days(t, 90)), nil),
		"zero":             {},
	}
	for name, r := range reports {
		for format := range formats {
			t.Run(name+"."+format, func(t *testing.T) {
				got := written(t, r, format)
				assert.Equal(t, got, written(t, r, format), "the same report is the same to the byte")
				golden(t, name+"."+format, []byte(got))
			})
		}
	}
}

// Cost-model 3.13: rows of one table are allocated from its rounded total.
func TestRowsOfATableAddUpToTheTotal(t *testing.T) {
	for _, currency := range []string{"USD", "JPY", "KWD"} {
		var calls []call
		for i := range 40 {
			calls = append(calls, call{fmt.Sprint("Call ", i), 1 + i%28, 1 + i*7%50, recurrence.Weekly(), 1 + i%8})
		}
		f := forecast(t, currency, days(t, 365), meetingsOf(t, calls...)...)
		sums := make(map[string]map[string]*big.Rat) // by section and column
		for _, line := range records(t, report.New(f, nil)) {
			if sums[line["section"]] == nil {
				sums[line["section"]] = map[string]*big.Rat{}
			}
			for column, cell := range line {
				if n, ok := new(big.Rat).SetString(cell); ok {
					if sum := sums[line["section"]][column]; sum != nil {
						n.Add(n, sum)
					}
					sums[line["section"]][column] = n
				}
			}
		}
		total := sums["total"]
		assert.Equal(t, f.Cost().Text(), total["cost"].FloatString(f.Cost().Currency().Digits()))
		assert.Equal(t, total, sums["series"])
		assert.Equal(t, total, sums["week"])
		assert.Equal(t, total["cost"], sums["role"]["cost"])
		assert.Equal(t, total["person_hours"], sums["role"]["person_hours"])
	}
}

// P1 of cost-model section 4.
func TestNoMoneyOccursInTheReportOfATimesheet(t *testing.T) {
	f := forecast(t, "USD", days(t, 90), quarter(t)...)
	money := regexp.MustCompile(`(?i)usd|cost|amount|currency|` + regexp.QuoteMeta(f.Cost().Text()))
	for format := range formats {
		assert.Regexp(t, money, written(t, report.New(f, whole(t)), format), format)
		assert.NotRegexp(t, money, written(t, report.NewHours(f.Timesheet(), whole(t)), format), format)
	}
}

// P1 of cost-model section 4: neither an amount, nor a currency, nor an order that depends on money.
func TestAReportOfHoursIsTheSameWhateverThingsCost(t *testing.T) {
	for format := range formats {
		var texts []string
		for _, currency := range []string{"USD", "EUR"} {
			f, shown := knows(t, "en", currency)
			shown.Amounts = rupees
			text := written(t, report.NewHours(f.Timesheet(), shown), format)
			assert.NotRegexp(t, `USD|EUR|₹|"(amount|currency|cost|premium|economic|saving|worth|memos|advice)"`, text, format)
			texts = append(texts, text)
		}
		assert.Equal(t, texts[0], texts[1], format)
	}
}

func TestHoursOfPersonsAreReportedOnlyIfTheHostSetsThem(t *testing.T) {
	f := forecast(t, "USD", days(t, 90), quarter(t)...)
	options := whole(t)
	with := report.New(f, options)
	options.Persons = nil
	without := report.New(f, options)
	for format := range formats {
		assert.Contains(t, written(t, with, format), "Hal", format)
		for _, trace := range []string{"Hal", "hal-7", "erson\"", "persons", "By person"} {
			assert.NotContains(t, written(t, without, format), trace, format)
		}
	}
}

func TestPersonsOfOneNameAreToldApart(t *testing.T) {
	text := written(t, report.NewHours(cost.Timesheet{}, &report.Options{
		Persons: []cost.Person{{ID: "a", Name: "Kim"}, {ID: "b", Name: "Kim"}, {ID: "c"}},
	}), "csv")
	assert.Contains(t, text, "person,Kim (a),")
	assert.Contains(t, text, "person,Kim (b),")
	assert.Contains(t, text, "person,c,")
}

func TestAReportKeepsItsOwnCopyOfTheOptions(t *testing.T) {
	options := whole(t)
	_, known := knows(t, "en", "USD")
	options.Advice, options.Alternatives = slices.Clone(known.Advice), slices.Clone(known.Alternatives)
	options.Worth, options.Memos, options.Cascades = slices.Clone(known.Worth), slices.Clone(known.Memos), slices.Clone(known.Cascades)
	options.Budgets, options.Load.Teams = slices.Clone(known.Budgets), slices.Clone(known.Load.Teams)
	options.Load.Persons, options.Exchanged = slices.Clone(known.Load.Persons), slices.Clone(known.Exchanged)
	r := report.New(cost.Forecast{}, options)
	before := written(t, r, "json")
	options.Title, options.Persons[0].Name, options.Problems[0].File = "x", "x", "x"
	options.Advice[0], options.Alternatives[0], options.Budgets[0] = cost.Advice{}, cost.Alternative{}, cost.BudgetStatus{}
	options.Worth[0].Title, options.Memos[0].Title, options.Cascades[0].Title = "x", "x", "x"
	options.Load.Teams[0].Name, options.Load.Persons[0].Name, options.Exchanged[0].Date = "x", "x", "x"
	assert.Equal(t, before, written(t, r, "json"))
}

func TestWhatIsZeroInTheOptionsIsReportedToo(t *testing.T) {
	zero := &report.Options{
		Persons: make([]cost.Person, 1), Advice: make([]cost.Advice, 1), Alternatives: make([]cost.Alternative, 1),
		Load:  report.Load{Teams: make([]report.Team, 1), Persons: make([]report.PersonLoad, 1)},
		Worth: make([]report.Worth, 1), Memos: make([]report.Memo, 1), Cascades: make([]report.Cascade, 1),
		Budgets: make([]cost.BudgetStatus, 1), Exchanged: make([]money.Conversion, 1), Problems: make([]report.Problem, 1),
	}
	for format := range formats {
		assert.NotEmpty(t, written(t, report.New(cost.Forecast{}, zero), format))
		assert.NotEmpty(t, written(t, report.NewHours(cost.Timesheet{}, zero), format))
	}
}

func TestAForecastReadsTheJSONOfItsReport(t *testing.T) {
	f := forecast(t, "USD", days(t, 90), quarter(t)...)
	var back cost.Forecast
	require.NoError(t, json.Unmarshal([]byte(written(t, report.New(f, whole(t)), "json")), &back))
	want, err := json.Marshal(f)
	require.NoError(t, err)
	got, err := json.Marshal(back)
	require.NoError(t, err)
	assert.JSONEq(t, string(want), string(got))
}

func TestJSONHasTheHostsMembersBesideItsOwn(t *testing.T) {
	type files struct {
		Files []string `json:"files"`
	}
	f := forecast(t, "USD", days(t, 90), quarter(t)...)
	var got map[string]any
	text := written(t, report.New(f, &report.Options{AllDay: 3, Beside: files{[]string{"anna.ics"}}}), "json")
	require.NoError(t, json.Unmarshal([]byte(text), &got))
	assert.Equal(t, []any{"anna.ics"}, got["files"])
	assert.InDelta(t, 3, got["all_day"], 0)
	assert.Equal(t, []any{}, got["problems"])
	for _, key := range []string{
		"occurrences", "meeting_hours", "person_hours", "cost", "meeting_seconds", "person_seconds", "series", "assumptions",
	} {
		assert.Contains(t, got, key)
	}
}

func TestJSONRefusesWhatCannotStandBesideIt(t *testing.T) {
	for _, c := range []struct {
		beside any
		want   string // of the error; empty: none
	}{
		{"text", "must be a JSON object"},
		{[]int{1}, "must be a JSON object"},
		{struct{ F func() }{}, "unsupported type"},
		{struct{ Cost int }{1}, `has a member "Cost" already`},
		{map[string]int{"problems": 1, "series": 2}, `has a member "problems" already`},
		{struct{}{}, ""},
		{(*struct{ Cost int })(nil), ""},
		{map[string]any{"files": nil}, ""},
	} {
		err := report.New(cost.Forecast{}, &report.Options{Beside: c.beside}).WriteJSON(new(strings.Builder))
		if c.want == "" {
			assert.NoError(t, err)
		} else {
			assert.ErrorContains(t, err, c.want)
		}
	}
}

func TestWritersSayThatTheyFailed(t *testing.T) {
	for format, write := range formats {
		assert.ErrorIs(t, write(report.Report{}, broken{}), errBroken, format)
	}
}

var errBroken = errors.New("broken")

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errBroken }
