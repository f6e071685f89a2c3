package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// reviews is a calendar with two weekly series of the same title and one of another.
const reviews = `BEGIN:VCALENDAR
BEGIN:VEVENT
UID:1
DTSTART:20260302T090000Z
DURATION:PT1H
RRULE:FREQ=WEEKLY;COUNT=4
SUMMARY:Review
ATTENDEE:mailto:ann@team.example
ATTENDEE:mailto:bo@team.example
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTART:20260303T160000Z
DURATION:PT30M
SUMMARY:Twin
ATTENDEE:mailto:ann@team.example
END:VEVENT
BEGIN:VEVENT
UID:3
DTSTART:20260304T160000Z
DURATION:PT30M
SUMMARY:Twin
ATTENDEE:mailto:bo@team.example
END:VEVENT
BEGIN:VEVENT
UID:4
DTSTART:20260303T090000Z
DURATION:PT1H
SUMMARY:Preparation
ATTENDEE:mailto:bo@team.example
END:VEVENT
END:VCALENDAR
`

// auditing returns the flags that audit those reviews by a model file with text in it.
func auditing(t *testing.T, model string) []string {
	t.Helper()
	dir := t.TempDir()
	args := []string{"-from", "2026-03-01", "-to", "2026-04-01"}
	for _, f := range []struct{ flag, name, text string }{
		{"-calendar", "team.ics", reviews},
		{"-people", "people.csv", twoPeople},
		{"-card", "card.csv", twoRates},
		{"-model", "model.json", model},
	} {
		file := filepath.Join(dir, f.name)
		require.NoError(t, os.WriteFile(file, []byte(f.text), 0o600))
		args = append(args, f.flag, file)
	}
	return args
}

// model returns a model file with one part in it.
func model(part string) string { return `{"schema": 1, ` + part + `}` }

func TestAWrongModelFileIsSaidInOneLineWithExitCode2(t *testing.T) {
	const week = `"week": {"monday": ["09:00-17:00"]}`
	for _, each := range []struct{ name, model, want string }{
		{"empty", "", ":1:1: is no whole JSON object: it ends too early"},
		{"no object", "[]", ":1:1: want a JSON object, {…}"},
		{"a number", "1", ":1:1: want a JSON object, {…}"},
		{"cut off", "{\n\"schema\": 1,\n", ":3:1: is no whole JSON object: it ends too early"},
		{"a comma too many", "{\"schema\": 1,\n}", ":2:1: invalid character '}'"},
		{"a comment", "{\n  // mine\n}", ":2:3: invalid character '/'"},
		{"something after it", `{"schema": 1} {}`, ":1:15: invalid character '{' after top-level value"},
		{"Latin-1", "{\"schema\": 1, \"language\": \"\xe9\"}", ": is not UTF-8 text"},
		{"too large", `{"schema": 1}` + strings.Repeat("\n", 1<<20), ": is larger than 1 MB"},
		{"nested too deep", model(`"teams": ` + strings.Repeat(`[`, 40) + strings.Repeat(`]`, 40)), ":1:56: is nested deeper than 32"},
		{"no schema", `{}`, `: /schema: is missing: write "schema": 1`},
		{"a later schema", `{"schema": 2}`, `: /schema: is 2: this program reads 1`},
		{"schema as text", `{"schema": "1"}`, `: /schema: is text: want a whole number, without quotation marks`},
		{"number in a team", model(`"teams": {"A": ["bo@team.example", 5]}`), `: /teams/A/1: is a number: write it in quotation marks, "5", so that it stays exact`},
		{"language that is only a country", model(`"language": "-IN"`), `: /language: "-IN": want en, hi or en-IN`},
		{"unknown key", model(`"qoutas": {}`), `: /qoutas: is no key of a model file: did you mean "quotas"?`},
		{"a key far from all", model(`"focus": {"everything": 1}`), `: /focus/everything: is no key of a model file: want one of share, source, threshold, threshold_by_role`},
		{"unknown key below", model(`"quotas": {"by_role": {"sales-manager": {"sellingShare": "0.3"}}}`), `: /quotas/by_role/sales-manager/sellingShare: is no key of a model file: did you mean "selling_share"?`},
		{"a number that is to be text", model(`"exchange": {"to": ["EUR"], "date": "2026-03-31", "rates": [{"from": "USD", "to": "EUR", "rate": 0.87, "date": "2026-03-31", "source": "x"}]}`), `: /exchange/rates/0/rate: is a number: write it in quotation marks, "0.87", so that it stays exact`},
		{"text that is to be a list", model(`"exchange": {"to": "EUR", "date": "2026-03-31", "rates": []}`), `: /exchange/to: is text: want a list, […]`},
		{"text that is to be a list of hours", model(`"working_hours": {"everybody": {"zone": "UTC", "week": {"monday": "09:00-17:00"}}}`), `: /working_hours/everybody/week/monday: is text: want a list, […]`},
		{"a list that is to be an object", model(`"working_hours": []`), `: /working_hours: is a list: want an object, {…}`},
		{"text that is to be a number", model(`"plan": {"source": "x", "catering_guaranteed": "12"}`), `: /plan/catering_guaranteed: is text: want a whole number, without quotation marks`},
		{"no whole number", model(`"plan": {"source": "x", "catering_guaranteed": 12.5}`), `: /plan/catering_guaranteed: is 12.5: want a whole number`},
		{"text that is to be true", model(`"exchange": {"to": ["EUR"], "date": "2026-03-31", "rates": [], "inverse": "yes"}`), `: /exchange/inverse: is text: want true or false`},
		{"an object that is to be text", model(`"cascades": [{"title": "All", "source": "x", "meetings": [{"series": "Review", "prepared_by": ["Preparation"]}]}]`), `: /cascades/0/meetings/0/prepared_by/0: is text: want an object, {…}`},
		{"true that is to be text", model(`"language": true`), `: /language: is true or false: want text, "…"`},
		{"mistyped role of a plan", model(`"plan": {"source": "x", "efforts": {"sales-manger": {"preparation": "30m"}}}`), `: /plan/efforts/sales-manger: nobody has the role "sales-manger": did you mean "sales-manager"?`},
		{"mistyped role of a series", model(`"plans": {"Review": {"source": "x", "efforts": {"sales-representatives": {"preparation": "30m"}}}}`), `: /plans/Review/efforts/sales-representatives: nobody has the role "sales-representatives": did you mean "sales-representative"?`},
		{"mistyped role of a focus threshold", model(mondays + `, "focus": {"source": "x", "threshold_by_role": {"sales-rep": "1h", "develper": "1h"}}`), `: /focus/threshold_by_role/develper: nobody has the role "develper": did you mean "developer"?`},
		{"mistyped role of bands", model(`"bands": {"source": "x", "default": {"watch_from": "1/4", "over_above": "1/2"}, "by_role": {"executives": {"watch_from": "1/4", "over_above": "1/2"}}}`), `: /bands/by_role/executives: nobody has the role "executives": did you mean "executive"?`},
		{"misspelled role", model(`"plan": {"source": "x", "efforts": {"Sales Manager": {"preparation": "30m"}}}`), `: /plan/efforts/Sales Manager: role "Sales Manager" is written "sales-manager"`},
		{"others as in a card", model(`"plan": {"source": "x", "efforts": {"default": {"preparation": "30m"}}}`), `: /plan/efforts/default: nobody has the role "default": what is for all other roles goes under ""`},
		{"others of a focus threshold", model(mondays + `, "focus": {"source": "x", "threshold_by_role": {"default": "1h"}}`), `: /focus/threshold_by_role/default: nobody has the role "default": what is for all other roles goes under "threshold"`},
		{"cascade of nothing", model(`"cascades": [{"title": "All", "source": "x", "meetings": []}]`), `: /cascades/0/meetings: is missing: want the series that are prepared`},
		{"window of days", model(`"budgets": [{"name": "A", "source": "x", "series": "Review", "hours": "3", "window": "2026-03-01/2026-04-01"}]`), `: /budgets/0/window: "2026-03-01/2026-04-01" is no window: write its two moments, the earlier first: "2026-01-01T00:00:00Z/2026-04-01T00:00:00Z"`},
		{"currency twice", model(`"exchange": {"to": ["EUR", "EUR"], "date": "2026-03-31", "rates": [{"from": "USD", "to": "EUR", "rate": "0.87", "date": "2026-03-31", "source": "x"}]}`), `: /exchange/to/1: is there twice`},
		{"key twice", `{"schema": 1, "plan": {}, "plan": {}}`, `: /plan: is there twice`},
		{"language", model(`"language": "fr"`), `: /language: "fr": want en, hi or en-IN`},
		{"hours without week", model(`"working_hours": {"everybody": {"zone": "UTC"}}`), `: /working_hours/everybody/week: is missing, and neither the team nor everybody has one: write "week": {"monday": ["09:00-17:00"], …}`},
		{"hours without zone", model(`"working_hours": {"people": {"bo@team.example": {` + week + `}}}`), `: /working_hours/people/bo@team.example/zone: is missing, and neither people.csv nor the team nor everybody has one: say on whose clocks the hours are`},
		{"unknown zone", model(`"working_hours": {"everybody": {"zone": "Berlin", ` + week + `}}`), `: /working_hours/everybody/zone: `},
		{"no span", model(`"working_hours": {"everybody": {"zone": "UTC", "week": {"monday": ["9-17"]}}}`), `: /working_hours/everybody/week/monday/0: `},
		{"no weekday", model(`"working_hours": {"everybody": {"zone": "UTC", "week": {"montag": []}}}`), `: /working_hours/everybody/week/montag: is no key of a model file: did you mean "monday"?`},
		{"no holiday", model(`"working_hours": {"everybody": {"zone": "UTC", ` + week + `, "holidays": ["1.1.2026"]}}`), `: /working_hours/everybody/holidays/0: `},
		{"hours of a stranger", model(`"working_hours": {"people": {"bob@team.example": {"zone": "UTC", ` + week + `}}}`), `: /working_hours/people/bob@team.example: "bob@team.example" is in no calendar and not in people.csv: did you mean "bo@team.example"?`},
		{"hours of no team", model(`"working_hours": {"teams": {"North": {}}}`), `: /working_hours/teams/North: no team is called "North": teams are given by "teams", or by the column team of people.csv`},
		{"person of two teams", model(`"teams": {"A": ["bo@team.example"], "B": ["Bo@team.example"]}`), `: /teams/B/0: "Bo@team.example" is in the team "A" already: from teams that overlap, single people's figures follow`},
		{"stranger in a team", model(`"teams": {"A": ["kim@client.example"]}`), `: /teams/A/0: "kim@client.example" is in no calendar and not in people.csv`},
		{"no probability", model(`"attendance": {"by_response": {"tentative": "50 %"}}`), `: /attendance/by_response/tentative: `},
		{"no answer", model(`"attendance": {"by_response": {"maybe": "0.5"}}`), `: /attendance/by_response/maybe: `},
		{"history that can't be", model(`"attendance": {"history": {"bo@team.example": {"attended": 3, "invited": 2}}}`), `: /attendance/history/bo@team.example/invited: is 2, less than the 3 attended`},
		{"plan without currency", model(`"plan": {"source": "x", "venue": "25.00"}`), `: /plan/`},
		{"plan in another currency", model(`"plan": {"source": "x", "currency": "EUR", "venue": "25.00"}`), `: /plan/currency: is EUR, and the rate card is in USD: nothing is converted here`},
		{"no time", model(`"plan": {"source": "x", "overrun": "5"}`), `: /plan/overrun: `},
		{"no series", model(`"plans": {"review ": {"source": "x"}}`), `: /plans/review : no meeting is called "review": did you mean "Review"?`},
		{"several series", model(`"plans": {"Twin": {"source": "x"}}`), `: /plans/Twin: 2 meetings are called "Twin": write the ID of the one that is meant, such as `},
		{"quota of a customer", model(`"quotas": {"currency": "USD", "source": "x", "displaced": "1", "by_role": {"new-customer": {"bookings": "1", "margin": "1", "hours": "1h", "selling_share": "1"}}}`), `: /quotas/by_role/new-customer: `},
		{"quota without share", model(`"quotas": {"currency": "USD", "source": "x", "displaced": "1", "by_role": {"sales-manager": {"bookings": "1", "margin": "1", "hours": "1h"}}}`), `: /quotas/by_role/sales-manager/selling_share: is missing`},
		{"quota without rate", model(`"quotas": {"currency": "USD", "source": "x", "displaced": "1", "by_role": {"executive": {"bookings": "1", "margin": "1", "hours": "1h", "selling_share": "1"}}}`), `: /quotas/by_role/executive: the rate card has no rate for the role "executive"`},
		{"share of no series", model(`"quotas": {"currency": "USD", "source": "x", "displaced": "1", "displaced_in": {"Nothing": "0"}, "by_role": {"sales-manager": {"bookings": "1", "margin": "1", "hours": "1h", "selling_share": "1"}}}`), `: /quotas/displaced_in/Nothing: no meeting is called "Nothing": want a title as it stands in the calendar`},
		{"focus without hours", model(`"focus": {"threshold": "1h", "source": "x"}`), `: /focus: says nothing without working_hours: give those too`},
		{"bands in the wrong order", model(`"bands": {"source": "x", "default": {"watch_from": "1/2", "over_above": "1/4"}}`), `: /bands/default/over_above: must not be less than watch_from`},
		{"cascade of no series", model(`"cascades": [{"title": "All", "source": "x", "meetings": [{"series": "Reviews"}]}]`), `: /cascades/0/meetings/0/series: no meeting is called "Reviews": did you mean "Review"?`},
		{"cascade in a circle", model(`"cascades": [{"title": "All", "source": "x", "meetings": [{"series": "Review", "prepared_by": [{"series": "Preparation"}]}, {"series": "Preparation", "prepared_by": [{"series": "Review"}]}]}]`), `: /cascades/0/meetings/1: `},
		{"shares that don't add up", model(`"cascades": [{"title": "All", "source": "x", "meetings": [{"series": "Review", "prepared_by": [{"series": "Preparation", "share": "1/2"}]}]}]`), `: /cascades/0/meetings/0/prepared_by/0: is shared between meetings that it prepares: the shares add up to 1/2, not to 1`},
		{"cascade without source", model(`"cascades": [{"title": "All", "meetings": [{"series": "Review"}]}]`), `: /cascades/0/source: is missing: say who knows which meeting prepares which`},
		{"budget of nobody", model(`"budgets": [{"name": "A", "source": "x", "hours": "3", "period": "week", "zone": "UTC"}]`), `: /budgets/0: needs exactly one of person, team, series and account, and has 0 of them`},
		{"budget of no team", model(`"budgets": [{"name": "A", "source": "x", "team": "North", "hours": "3", "period": "week", "zone": "UTC"}]`), `: /budgets/0/team: no team is called "North": teams are given by "teams", or by the column team of people.csv`},
		{"money of a person", model(`"budgets": [{"name": "A", "source": "x", "person": "bo@team.example", "amount": "3", "currency": "USD", "period": "week", "zone": "UTC"}]`), `: /budgets/0/amount: is money of fewer than five people, of which an audit shows hours only: give hours`},
		{"budget in another currency", model(`"budgets": [{"name": "A", "source": "x", "series": "Review", "amount": "3", "currency": "EUR", "period": "week", "zone": "UTC"}]`), `: /budgets/0/currency: is EUR, and the rate card is in USD: nothing is converted here`},
		{"no period", model(`"budgets": [{"name": "A", "source": "x", "series": "Review", "hours": "3", "period": "day", "zone": "UTC"}]`), `: /budgets/0/period: "day" is no period`},
		{"too many budgets", model(`"budgets": [{}` + strings.Repeat(`, {}`, 100) + `]`), `: /budgets: has 101 budgets, and at most 100 are counted`},
		{"rate without source", model(`"exchange": {"to": ["EUR"], "date": "2026-03-31", "rates": [{"from": "USD", "to": "EUR", "rate": "0.87", "date": "2026-03-31"}]}`), `: /exchange/rates/0/source: a rate needs a source: who says so`},
		{"no rate", model(`"exchange": {"to": ["JPY"], "date": "2026-03-31", "rates": []}`), `: /exchange/rates: no exchange rate from USD to JPY for 2026-03-31: give one, with its source; none is ever assumed`},
		{"exchange without a day", model(`"exchange": {"to": ["EUR"], "rates": []}`), `: /exchange/date: "" is no day: want the day of the rates, such as "2026-03-31"`},
		{"unknown currency", model(`"exchange": {"to": ["BTC"], "date": "2026-03-31", "rates": []}`), `: /exchange/to/0: `},
	} {
		t.Run(each.name, func(t *testing.T) {
			got := runWith("", auditing(t, each.model)...)
			assert.Equal(t, 2, got.code)
			assert.Empty(t, got.stdout)
			line, more, _ := strings.Cut(got.stderr, "\n")
			assert.Empty(t, more)
			_, said, found := strings.Cut(line, "model.json")
			require.True(t, found, line)
			assert.True(t, strings.HasPrefix(said, each.want), "%s", said)
			if !strings.HasSuffix(each.want, " ") && !strings.HasSuffix(each.want, "/") {
				assert.NotContains(t, said, "; /", "one fault is told once")
			}
		})
	}
}

func TestAllFaultsOfAModelFileAreToldAtOnce(t *testing.T) {
	got := runWith("", auditing(t, model(`
		"teams": {"A": ["kim@client.example"]},
		"plan": {"source": "x", "currency": "EUR"},
		"plans": {"Revue": {"source": "x", "venue": "-1"}},
		"exchange": {"to": [], "date": "today", "rates": []}`))...)
	for _, path := range []string{"/teams/A/0: ", "/plan/currency: ", "/plans/Revue: ", "/plans/Revue/venue: ", "/exchange/to: ", "/exchange/date: "} {
		assert.Contains(t, got.stderr, path)
	}
	assert.Equal(t, 1, strings.Count(got.stderr, "\n"))

	var strangers []string
	for range 30 {
		strangers = append(strangers, `"nobody@client.example"`, `"no.one@client.example"`)
	}
	got = runWith("", auditing(t, model(`"teams": {"A": [`+strings.Join(strangers, ",")+`]}`))...)
	assert.Equal(t, 19, strings.Count(got.stderr, "; /teams"))
	assert.Contains(t, got.stderr, "; and ")
}

// Whatever stands in a model file, it is read or refused with the name of the file.
func FuzzModel(f *testing.F) {
	for _, name := range []string{"sample/model.json", "testdata/model.json"} {
		data, err := os.ReadFile(name)
		require.NoError(f, err)
		f.Add(data)
	}
	f.Add([]byte(`{"schema": 1, "teams": {"A": ["bo@team.example"]}, "working_hours": {"everybody": {"zone": "UTC", "week": {"monday": ["09:00-17:00"]}}},
		"plans": {"Review": {"source": "x", "currency": "USD", "venue": "25"}}, "focus": {"share": "0.5", "source": "x"},
		"cascades": [{"title": "A", "source": "x", "meetings": [{"series": "Review", "prepared_by": [{"series": "Preparation"}]}]}],
		"budgets": [{"name": "A", "source": "x", "team": "A", "hours": "3", "period": "week", "zone": "UTC"}],
		"exchange": {"to": ["EUR"], "date": "2026-03-31", "rates": [{"from": "USD", "to": "EUR", "rate": "0.87", "date": "2026-03-31", "source": "x"}]}}`))
	f.Add([]byte(`{"schema": 1, "quotas": null, "plans": {"": null}, "budgets": [null], "working_hours": {"people": {"a@b": null}}}`))
	s, err := parseFlags([]string{"-from", "2026-03-01", "-to", "2026-04-01", "-calendar", "team.ics", "-persons"}, nil, clock)
	require.NoError(f, err)
	s.calendars = []source{inMemory("team.ics", reviews)}
	s.people, s.card = inMemory("people.csv", twoPeople), inMemory("card.csv", twoRates)
	f.Fuzz(func(t *testing.T, data []byte) {
		s.model = inMemory("model.json", string(data))
		a, err := audit(s, newProgress(io.Discard, clock))
		if err != nil {
			assert.Contains(t, err.Error(), "model.json:")
			return
		}
		for _, format := range formats {
			_, err := render(a.report, format)
			assert.NoError(t, err)
		}
	})
}

func inMemory(name, text string) source {
	return source{name, func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }}
}
