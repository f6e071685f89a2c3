package main

import (
	"encoding/csv"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestWithoutACardThereAreHoursAndNoMoney(t *testing.T) {
	team := []string{"-calendar", inFile(t, "team.ics", oneMeeting), "-people", inFile(t, "people.csv", twoPeople)}
	for _, format := range formats {
		got := runWith("", append(team, "-format", format)...)
		require.Zero(t, got.code)
		report, hint, _ := strings.Cut(got.stdout, "Hours only: for money give a rate card, -card card.csv")
		if format == "text" {
			assert.NotEmpty(t, hint)
			assert.Empty(t, got.stderr)
		} else {
			assert.Contains(t, got.stderr, "-card card.csv")
		}
		for _, word := range []string{"cost", "Cost", "USD", "currency", "amount"} {
			assert.NotContains(t, report, word, format)
		}
	}
	assert.Equal(t, "1 occurrences, 0 all day, 1.00 meeting hours, 2.00 person-hours", mustAudit(t, team...).total())
}

func TestHoursOfAPersonComeOnlyWithPersonsAndNeverWithMoney(t *testing.T) {
	for _, format := range formats {
		for _, name := range []string{"Oyelaran", "marcus@fernhill.example", "Raman"} {
			assert.NotContains(t, mustRun(t, "-format", format), name, format)
		}
		assert.Contains(t, mustRun(t, "-format", format, "-persons"), "Marcus Oyelaran", format)
	}

	var a struct{ Persons []map[string]any }
	require.NoError(t, json.Unmarshal([]byte(mustRun(t, "-format", "json", "-persons")), &a))
	require.Len(t, a.Persons, 19) // 18 people and a trainer whom people.csv lacks
	for _, p := range a.Persons {
		assert.NotContains(t, p, "cost")
	}

	rows, err := csv.NewReader(strings.NewReader(mustRun(t, "-format", "csv", "-persons"))).ReadAll()
	require.NoError(t, err)
	persons := 0
	for _, r := range rows {
		if r[0] == "person" {
			persons++
			assert.Empty(t, r[7], r)
		}
	}
	assert.Equal(t, 19, persons)
}

func TestWhoHasNoRoleIsNamedOnlyWithPersons(t *testing.T) {
	for _, format := range formats {
		got := runWith("", "-format", format)
		assert.NotContains(t, got.stdout+got.stderr, "sam@brightpath.example", format)
		assert.Contains(t, got.stdout+got.stderr, "No role is known for 1 of 19 people: people.csv can say it, and -persons tells who they are.", format)
		got = runWith("", "-format", format, "-persons")
		assert.Contains(t, got.stdout+got.stderr, "No role is known for sam@brightpath.example: people.csv can say it.", format)
	}
}

func TestMeetingsWithoutGuestsAreNoted(t *testing.T) {
	alone, _, _ := strings.Cut(oneMeeting, "ATTENDEE")
	file := inFile(t, "team.ics", alone+"END:VEVENT\nEND:VCALENDAR\n")
	card := inFile(t, "card.csv", twoRates)
	const note = "Nobody attends 1 of 1 series: the calendar names no guests, or all declined. They take no person-hours.\n"
	assert.Contains(t, mustRun(t, "-calendar", file, "-card", card), "\n"+note)
	assert.Equal(t, "audit: "+note, runWith("", "-calendar", file, "-card", card, "-format", "csv").stderr)
	assert.NotContains(t, mustRun(t), "Nobody attends")
}

func TestTheJSONOfNothingHasEmptyListsAndNoNull(t *testing.T) {
	for _, args := range [][]string{
		append(slices.Clone(plainSample), "-from", "2020-01-01", "-to", "2020-01-02"),
		append(slices.Clone(plainSample), "-from", "2020-01-01", "-to", "2020-01-02", "-persons"),
		{"-calendar", inFile(t, "team.ics", "BEGIN:VCALENDAR\nEND:VCALENDAR\n")},
	} {
		got := mustRun(t, append(args, "-format", "json")...)
		assert.NotContains(t, got, "null")
		var a map[string]any
		require.NoError(t, json.Unmarshal([]byte(got), &a))
		for _, list := range []string{"series", "weeks", "roles", "problems", "assumptions", "calendars"} {
			assert.IsType(t, []any{}, a[list], list)
		}
		assert.InDelta(t, 0, a["occurrences"], 0)
	}
}

func TestTheJSONHasWhatTheReportPromises(t *testing.T) {
	assert.Equal(t, "163 occurrences, 1 all day, 97.75 meeting hours, 546.25 person-hours, 55170.25 USD", mustAudit(t, plainSample...).total())
	a := mustAudit(t)
	assert.Equal(t, "163 occurrences, 1 all day, 97.75 meeting hours, 546.25 person-hours, 61560.92 USD", a.total())
	assert.Equal(t, "351900", a.MeetingSeconds.String())
	assert.Equal(t, "1966500", a.PersonSeconds.String())
	assert.Equal(t, "America/New_York", a.Zone)
	assert.Equal(t, "2026-01-01 00:00:00 -0500", a.Window.From.Format("2006-01-02 15:04:05 -0700"))
	assert.Equal(t, "2026-04-01 00:00:00 -0400", a.Window.To.Format("2006-01-02 15:04:05 -0700"))
	assert.Equal(t, []string{"sample/marcus.ics", "sample/ines.ics"}, a.Calendars)
	var codes []string
	for _, p := range a.Problems {
		codes = append(codes, p.Code)
		assert.Equal(t, "sample/marcus.ics", p.File)
		assert.Positive(t, p.Line)
	}
	assert.Equal(t, []string{"no-end", "unknown-zone"}, codes)
	assert.NotEmpty(t, a.Assumptions)
}

func TestWithoutDatesTheWindowIsTheCurrentYearInTheZone(t *testing.T) {
	file := inFile(t, "team.ics", oneMeeting)
	a := mustAudit(t, "-calendar", file, "-zone", "Asia/Tokyo")
	assert.Equal(t, "2026-01-01 00:00:00 +0900", a.Window.From.Format("2006-01-02 15:04:05 -0700"))
	assert.Equal(t, "2027-01-01 00:00:00 +0900", a.Window.To.Format("2006-01-02 15:04:05 -0700"))
	assert.Equal(t, 1, *a.Occurrences)
}

func TestTimesWithoutAZoneAreReadInZone(t *testing.T) {
	file := inFile(t, "team.ics", strings.ReplaceAll(oneMeeting, "T090000Z", "T003000"))
	for zone, want := range map[string]int{"UTC": 1, "Asia/Tokyo": 1, "America/New_York": 1} {
		a := mustAudit(t, "-calendar", file, "-zone", zone, "-from", "2026-03-02", "-to", "2026-03-03")
		assert.Equal(t, want, *a.Occurrences, zone)
	}
}

func TestAMeetingBelongsToTheWindowInWhichItStarts(t *testing.T) {
	file := inFile(t, "team.ics", strings.ReplaceAll(oneMeeting, "20260302T090000Z", "20260302T233000Z"))
	for window, want := range map[[2]string]int{
		{"2026-03-01", "2026-03-02"}: 0,
		{"2026-03-02", "2026-03-03"}: 1,
		{"2026-03-03", "2026-03-04"}: 0, // half of it takes place then
	} {
		assert.Equal(t, want, *mustAudit(t, "-calendar", file, "-from", window[0], "-to", window[1]).Occurrences, window)
	}
}

func TestTitlesThatASpreadsheetWouldRunAreHarmless(t *testing.T) {
	for _, title := range []string{`=HYPERLINK("http://x.example")`, "+1", "-1", "@SUM(1)"} {
		file := inFile(t, "team.ics", strings.ReplaceAll(oneMeeting, "SUMMARY:Review", "SUMMARY:"+title))
		rows, err := csv.NewReader(strings.NewReader(mustRun(t, "-calendar", file, "-format", "csv"))).ReadAll()
		require.NoError(t, err)
		for _, r := range rows {
			if r[0] == "series" {
				assert.Equal(t, "'"+title, r[1])
			}
		}
	}
}

func TestHelpIsPrintedOnRequest(t *testing.T) {
	got := runWith("", "-h")
	assert.Zero(t, got.code)
	assert.Empty(t, got.stderr)
	for _, name := range []string{"-calendar", "-people", "-card", "-model", "-from", "-to", "-zone", "-format", "-language", "-persons", "-o", "-schema"} {
		assert.Regexp(t, `\n  `+name+`[ \n]`, got.stdout)
	}
}
