package minutes_test

import (
	"bytes"
	"flag"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/minutes"
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
	require.Equal(t, string(want), string(got), "go test ./meeting/minutes -update rewrites it")
}

// formats are the writers of a document, by the ending of their files.
var formats = map[string]func(minutes.Document, io.Writer) error{
	"md":       minutes.Document.WriteMarkdown,
	"html":     minutes.Document.WriteHTML,
	"fragment": minutes.Document.WriteHTMLFragment,
	"csv":      func(d minutes.Document, w io.Writer) error { return minutes.WriteActionsCSV(w, d) },
}

// written returns the document in a format.
func written(t testing.TB, d minutes.Document, format string) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, formats[format](d, &b))
	return b.String()
}

// all returns the document in all formats.
func all(t testing.TB, d minutes.Document) (text string) {
	t.Helper()
	for _, format := range slices.Sorted(maps.Keys(formats)) {
		text += written(t, d, format)
	}
	return text
}

// zone opens a zone whose rules are the same in all zone data.
func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(name)
	require.NoError(t, err)
	return loc
}

func date(t testing.TB, text string) agenda.Date {
	t.Helper()
	d, err := agenda.ParseDate(text)
	require.NoError(t, err)
	return d
}

// occurrence returns the first occurrence of a meeting.
func occurrence(t testing.TB, d meeting.Draft) meeting.Occurrence {
	t.Helper()
	m, err := meeting.New(d)
	require.NoError(t, err)
	o, ok := m.Occurrence(d.Start.Local())
	require.True(t, ok)
	return o
}

func document(t testing.TB, o meeting.Occurrence, m agenda.Minutes, options minutes.Options) minutes.Document {
	t.Helper()
	d, err := minutes.New(o, m, &options)
	require.NoError(t, err)
	return d
}

func planned(t testing.TB, o meeting.Occurrence, options minutes.Options) minutes.Document {
	t.Helper()
	d, err := minutes.NewAgenda(o, &options)
	require.NoError(t, err)
	return d
}

var opportunity = participant.Record{Type: "opportunity", ID: "K-4711"}

// visit is a presentation to a customer, with something of everything.
func visit(t testing.TB) meeting.Draft {
	t.Helper()
	return meeting.Draft{
		Title: "Acme & Sons: a first look", Purpose: agenda.PresentCompany, Audience: meeting.CustomerFacing,
		Start: wallclock.At(2026, time.January, 8, 14, 0, zone(t, "Asia/Kolkata")), Length: time.Hour,
		Repeats: recurrence.Weekly(), Department: "Sales West", Organizer: "u-17",
		Records: []participant.Record{opportunity},
		Venue: meeting.Venue{
			Place: "Tower 2, room Ganga", URL: "https://acme.zoom.us/j/93112345601?pwd=q7Xk.1",
			Phone: "+1 646 558 8656,,93112345601#,,,,*777888#", Resources: []participant.ID{"room-9"},
		},
		Roster: participant.Roster{
			{ID: "u-17", Name: "Ann Lee", Role: participant.SalesManager, Part: participant.Chair},
			{ID: "u-18", Name: "Bo Chen", Role: participant.SalesRepresentative},
			{ID: "u-19", Name: "दीपा राव", Role: participant.TechnicalExpert},
			{ID: "c-1", Name: "Kim O’Neil", Role: participant.NewCustomer},
			{ID: "c-2", Role: participant.NewCustomer},
			{ID: "u-20", Name: "Max Orr", Role: participant.SalesOperations},
		},
		Agenda: agenda.Agenda{Items: []agenda.Item{
			{ID: "welcome", Title: "Welcome", Section: "Getting to know each other", Presenter: "u-17", Length: 10 * time.Minute},
			{
				ID: "needs", Title: "What Acme needs", Section: "Getting to know each other", Topic: agenda.SalesProcess,
				Length: 15 * time.Minute, Shortest: 10 * time.Minute, Wanted: []agenda.ResultKind{agenda.NeedFound},
			},
			{
				ID: "demo", Title: "How it works", Section: "The product", Topic: agenda.Products, Presenter: "u-19",
				CoPresenters: []participant.ID{"u-18"}, Needed: []participant.ID{"c-1"}, Length: 25 * time.Minute,
				Priority: agenda.Must, Wanted: []agenda.ResultKind{agenda.BenefitOutlined, agenda.ProductFeedback},
				Materials: []agenda.Material{{Title: "Battle card (draft)", URL: "https://wiki.example.com/x?a=1&copy=2"}},
			},
		}},
	}
}

// taken are the minutes of the visit.
func taken(t testing.TB) agenda.Minutes {
	t.Helper()
	return agenda.Minutes{
		Present: []participant.ID{"u-17", "u-18", "c-1", "c-2", "x-9"},
		Public: agenda.Page{
			Notes: []agenda.Note{
				{Text: "Next visit in the plant.\nBring the *small* model."},
				{Item: "demo", Text: "Recording: https://zoom.us/j/93112345601?pwd=q7Xk.1."},
			},
			Results: []agenda.Result{
				{Kind: agenda.BenefitOutlined, Item: "demo", Text: "Half the set-up time.", People: []participant.ID{"c-1"}},
				{Kind: agenda.DecisionMade, Item: "demo", Text: "A trial of four weeks.", Records: []participant.Record{opportunity}},
			},
			Actions: []agenda.Action{
				{Item: "demo", Text: "Set up the trial.", Owner: "u-19", Due: date(t, "2026-01-15"), Records: []participant.Record{opportunity}},
				{Text: "Name a contact in IT.", Owner: "c-2", Due: date(t, "2026-01-20"), Done: date(t, "2026-01-12")},
				{Item: "gone", Text: "Send the slides."},
			},
		},
		Internal: agenda.Page{
			Notes:   []agenda.Note{{Item: "needs", Text: "They also talk to a competitor."}},
			Results: []agenda.Result{{Kind: agenda.NeedFound, Item: "needs", Text: "Reports by region.", People: []participant.ID{"c-1"}}},
			Actions: []agenda.Action{{Item: "needs", Text: "=Check their credit.", Owner: "u-20"}},
		},
		Recognitions: []agenda.Recognition{{
			Person: "u-18", Measure: "Bookings, fourth quarter", Figure: "120000.50", Unit: "USD", Rank: 1, Text: "Well prepared.",
		}},
		Guidance: []agenda.Guidance{{
			About: agenda.Language, Item: "welcome", Text: "No jargon.", Say: []string{"savings"}, Avoid: []string{"synergies"},
		}},
		Cadences: agenda.Cadences{{Item: "needs", Every: 7, Type: "lead", Stage: "trial", Text: "Call, do not write."}},
	}
}
