package report_test

import (
	"bytes"
	"encoding/csv"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/report"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// golden compares got with a file of testdata.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.WriteFile(file, got, 0o600))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	require.Equal(t, string(want), string(got), "go test ./cost/report -update rewrites it")
}

// formats are the writers of a report, by the ending of their files.
var formats = map[string]func(report.Report, io.Writer) error{
	"txt": report.Report.WriteText, "csv": report.Report.WriteCSV,
	"json": report.Report.WriteJSON, "html": report.Report.WriteHTML,
}

// written returns the report in a format.
func written(t testing.TB, r report.Report, format string) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, formats[format](r, &b))
	return b.String()
}

// records returns the lines of a report's CSV as maps from heads to cells.
func records(t testing.TB, r report.Report) []map[string]string {
	t.Helper()
	lines, err := csv.NewReader(strings.NewReader(written(t, r, "csv"))).ReadAll()
	require.NoError(t, err)
	var list []map[string]string
	for _, line := range lines[1:] {
		cells := make(map[string]string)
		for i, head := range lines[0] {
			cells[head] = line[i]
		}
		list = append(list, cells)
	}
	return list
}

// call is a meeting to be made by meetingOf.
type call struct {
	title   string
	day     int // of January 2026
	minutes int
	repeats recurrence.Rule
	people  int // ann, bo, cy …, with roles in turn
}

func meetingOf(t testing.TB, c call) meeting.Meeting {
	t.Helper()
	roles := []participant.Role{
		participant.SalesManager, participant.SalesRepresentative, participant.ExistingCustomer,
		"solutions-architect", "",
	}
	names := []string{"Ann", "Bo", "Cy", "Dev", "Eve", "Flo", "Gus", "Hal"}
	d := meeting.Draft{
		Title: c.title, Start: wallclock.At(2026, time.January, c.day, 9, 0, time.UTC),
		Length: time.Duration(c.minutes) * time.Minute, Repeats: c.repeats,
	}
	if c.minutes == 0 {
		d.End = d.Start
	}
	for i := range c.people {
		name := names[i%len(names)]
		d.Roster = append(d.Roster, participant.Participant{
			ID: participant.ID(fmt.Sprintf("%s-%d", strings.ToLower(name), i)), Name: name, Role: roles[i%len(roles)],
		})
	}
	m, err := meeting.New(d)
	require.NoError(t, err)
	return m
}

func meetingsOf(t testing.TB, calls ...call) []meeting.Meeting {
	t.Helper()
	var list []meeting.Meeting
	for _, c := range calls {
		list = append(list, meetingOf(t, c))
	}
	return list
}

// days returns the window of so many days from 1 January 2026.
func days(t testing.TB, n int) interval.Interval {
	t.Helper()
	from, err := wallclock.NewDate(2026, time.January, 1)
	require.NoError(t, err)
	window, err := wallclock.Between(from, from.AddDays(n), time.UTC)
	require.NoError(t, err)
	return window
}

func forecast(t testing.TB, currency string, window interval.Interval, meetings ...meeting.Meeting) cost.Forecast {
	t.Helper()
	card, err := cost.NewCard(cost.CardDraft{
		Currency: currency, Source: "Finance, loaded rates for 2026", Default: "40.00",
		PerHour: map[participant.Role]string{
			participant.SalesManager: "96.00", participant.SalesRepresentative: "4565/73",
		},
	})
	require.NoError(t, err)
	f, err := cost.NewModel(card, nil).Forecast(window, meetings...)
	require.NoError(t, err)
	return f
}

// planned is a forecast with every line of direct cost.
func planned(t testing.TB) cost.Forecast {
	t.Helper()
	plan, err := cost.NewPlan(cost.PlanDraft{
		Currency: "USD", Venue: "25.00", License: "0.99", Facilitator: "100", CateringPerHead: "7.50",
		Efforts: map[participant.Role]cost.Effort{
			participant.SalesManager: {Preparation: 30 * time.Minute, FollowUp: 15 * time.Minute},
			"":                       {Travel: 20 * time.Minute, Fare: "3.33"},
		},
	})
	require.NoError(t, err)
	card, err := cost.NewCard(cost.CardDraft{Currency: "USD", Source: "Finance", Default: "4565/73"})
	require.NoError(t, err)
	f, err := cost.NewModel(card, &cost.Options{Plan: plan}).Forecast(
		days(t, 30), meetingsOf(t, call{"Pipeline review", 1, 45, recurrence.Weekly(), 3}, call{"Visit", 6, 50, recurrence.Rule{}, 2})...)
	require.NoError(t, err)
	return f
}

// quarter are the meetings that the golden files report.
func quarter(t testing.TB) []meeting.Meeting {
	t.Helper()
	return meetingsOf(
		t,
		call{"Pipeline review", 1, 45, recurrence.Weekly(), 3},
		call{"साप्ताहिक बिक्री समीक्षा बैठक: क्षेत्रीय लक्ष्य, प्रतिस्पर्धी विश्लेषण और अगले क़दम", 6, 20, recurrence.Weekly(), 4},
		call{"週次営業会議:パイプラインの確認と来月の目標設定について", 7, 50, recurrence.Weekly().Every(2), 5},
		call{"A title in which a colleague says everything: the agenda, the dial-in, and the weather", 9, 10, recurrence.Monthly(), 2},
		call{"=SUM(A1:A9); @home <b>\"bold\"</b> & \u202eesrever", 12, 60, recurrence.Rule{}, 8},
		call{"", 13, 0, recurrence.Rule{}, 1},
	)
}

// whole returns the report of quarter with everything that a host can add, but its JSON.
func whole(t testing.TB) *report.Options {
	t.Helper()
	persons, err := cost.PersonHours(days(t, 90), nil, quarter(t)...)
	require.NoError(t, err)
	return &report.Options{
		Title: "Sales team, first quarter", AllDay: 2, Persons: persons,
		Problems: []report.Problem{
			{File: "anna.ics", Line: 49, Code: "no-end", Text: "the event has neither DTEND nor DURATION: it has no length"},
			{File: "=bo.ics", Code: "unknown-zone", Text: "time zone \"Mars/Olympus\x1b[2J\" is unknown"},
		},
	}
}
