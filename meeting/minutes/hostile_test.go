package minutes_test

import (
	"encoding/csv"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/minutes"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// said returns a meeting and minutes in which every text is the given one.
func said(t testing.TB, text string) (meeting.Occurrence, agenda.Minutes) {
	t.Helper()
	d := meeting.Draft{
		Title: text, Department: text, Start: wallclock.At(2026, time.May, 4, 9, 0, time.UTC), Length: time.Hour,
		Roster: participant.Roster{{ID: "u-1", Name: text, Part: participant.Chair}},
		Agenda: agenda.Agenda{Items: []agenda.Item{{
			ID: "1", Title: text, Section: text, Presenter: "u-1", Length: time.Hour,
			Materials: []agenda.Material{{Title: text, URL: "https://example.com/"}},
		}}},
	}
	people := []participant.ID{"u-1"}
	return occurrence(t, d), agenda.Minutes{
		Present: people,
		Public: agenda.Page{
			Notes:   []agenda.Note{{Item: "1", Text: text}},
			Results: []agenda.Result{{Kind: agenda.DecisionMade, Item: "1", Text: text, People: people}},
			Actions: []agenda.Action{{Item: "1", Text: text, Owner: "u-1"}},
		},
		Recognitions: []agenda.Recognition{{Person: "u-1", Measure: text, Unit: text, Text: text}},
		Guidance:     []agenda.Guidance{{About: agenda.Approach, Text: text, Say: []string{text}, Avoid: []string{text}}},
		Cadences:     agenda.Cadences{{Every: 1, Stage: text, Text: text}},
	}
}

func TestTextIsTextInMarkdown(t *testing.T) {
	for text, want := range map[string]string{
		"*a* _b_ `c`":                      "\\*a\\* \\_b\\_ \\`c\\`",
		"[a](javascript:alert(1))":         "\\[a\\](javascript:alert(1))",
		"![a](https://evil.example)":       "!\\[a\\](https://evil.example)",
		"<script>alert(1)</script>":        "\\<script>alert(1)\\</script>",
		"a | b ~~c~~ &lt; R&D":             "a \\| b \\~\\~c\\~\\~ \\&lt; R&D",
		"- a":                              "\\- a",
		"+ a":                              "\\+ a",
		"===":                              "\\===",
		"> a":                              "\\> a",
		"12. a":                            "12\\. a",
		"3) a":                             "3\\) a",
		":-:":                              "\\:-:",
		"# a #":                            "\\# a \\#",
		"a\\":                              "a\\\\",
		"a\r\n\r\n## b\u2028- c":           "a\\\n  \\#\\# b\\\n  \\- c",
		"a" + strings.Repeat("\u0301", 20): "a" + strings.Repeat("\u0301", 8),
		"a\ufdd0b":                         "a\ufffdb",
		"\u202ea\u0007b\x1b[2J\u200b":      "ab\\[2J",
	} {
		o, m := said(t, text)
		assert.Contains(t, written(t, document(t, o, m, minutes.Options{}), "md"), "\n- "+want+"\n", text)
	}
}

func TestHostileTextIsNoMarkupInHTML(t *testing.T) {
	const text = `"><img src=x onerror=alert(1)></style><script>alert(1)</script>`
	o, m := said(t, text)
	for _, d := range []minutes.Document{
		planned(t, o, minutes.Options{Internal: true}), document(t, o, m, minutes.Options{Internal: true}),
	} {
		page := written(t, d, "html")
		assert.NotContains(t, page, "<img")
		assert.NotContains(t, page, "<script")
		assert.Equal(t, 1, strings.Count(page, "</style>"))
		assert.Contains(t, page, "&lt;img src=x")
	}
}

func TestCellsOfCSVAreNoFormulas(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"=1+1", "'=1+1"}, {"+1", "'+1"}, {"-1", "'-1"}, {"@a", "'@a"}, {`"=1`, `'"=1`}, {"a; =1", "a;' =1"}, {"a", "a"}, {"1-1", "1-1"},
	} {
		o, m := said(t, c.text)
		rows, err := csv.NewReader(strings.NewReader(written(t, document(t, o, m, minutes.Options{}), "csv"))).ReadAll()
		require.NoError(t, err)
		assert.Equal(t, []string{"2026-05-04", c.want, c.want, c.want, c.want, "", ""}, rows[1])
	}
}

func TestLinksOfMaterialsAreLinksInMarkdownAndNothingElse(t *testing.T) {
	for url, want := range map[string]string{
		"https://a.example/x?a=1&b=2":                   "<https://a.example/x?a=1&b=2>",
		"https://a.example/x?a=1&copy;=2":               "[https://a.example/x?a=1\\&copy;=2](<https://a.example/x?a=1\\&copy;=2>)",
		"https://a.example/ [b](javascript:alert(1))":   "[https://a.example/ \\[b\\](javascript:alert(1))](<https://a.example/%20[b](javascript:alert(1))>)",
		"https://a.example/\u202egpj.exe":               "[https://a.example/gpj.exe](<https://a.example/%E2%80%AEgpj.exe>)",
		"https://a.example/<b>\\":                       "[https://a.example/\\<b>\\\\](<https://a.example/%3Cb%3E%5C>)",
		"https://a.example/परिचय":                       "[https://a.example/परिचय](<https://a.example/%E0%A4%AA%E0%A4%B0%E0%A4%BF%E0%A4%9A%E0%A4%AF>)",
		"https://acme.zoom.us/j/93112345601?pwd=q7Xk.1": "<https://zoom.us/j/93112345601>",
		"https://a.example/x?pwd=q7Xk.1&id=1":           "<https://a.example/x?id=1>",
		"https://a.example/x?pwd=a&amp;PASSCODE=b#y":    "<https://a.example/x>",
		"https://a.example/x?id=1&pw=a":                 "<https://a.example/x?id=1>",
	} {
		d := visit(t)
		d.Agenda.Items[0].Materials = []agenda.Material{{URL: url}}
		text := written(t, planned(t, occurrence(t, d), minutes.Options{Internal: true}), "md")
		assert.Contains(t, text, "- **Materials:** "+want+"\n")
	}
}

func TestWhatCannotBeSeenIsNoName(t *testing.T) {
	for _, name := range []string{"\u200b", "\u3164", "\u115f\u1160", "\u034f", "\u00ad", "\u200d", "\u200c \u200d"} {
		d := visit(t)
		d.Agenda.Items[0].Title = name
		m := agenda.Minutes{Public: agenda.Page{Notes: []agenda.Note{{Item: "welcome", Text: "Hello."}}}}
		assert.Contains(t, written(t, document(t, occurrence(t, d), m, minutes.Options{}), "md"), "### Other\n\n- Hello.\n", "%+q", name)
		d.Roster[1].Name = name
		assert.Contains(t, written(t, planned(t, occurrence(t, d), minutes.Options{}), "md"), "2 participants", "%+q", name)
	}
}

// Documents of several meetings make one table; with one for customers among them it is for customers.
func TestATableIsForCustomersIfOneOfItsDocumentsIs(t *testing.T) {
	o := occurrence(t, visit(t))
	inside, outside := document(t, o, taken(t), minutes.Options{Internal: true}), document(t, o, taken(t), minutes.Options{})
	var both, twice strings.Builder
	require.NoError(t, minutes.WriteActionsCSV(&both, outside, inside))
	assert.Equal(t, 1+3+3, strings.Count(both.String(), "\r\n"))
	assert.NotContains(t, both.String(), "credit")
	assert.NotContains(t, both.String(), "K-4711")
	assert.NotContains(t, both.String(), "c-2", "the host's key of a person without a name")
	assert.Equal(t, 2, strings.Count(both.String(), "Name a contact in IT.,a participant,"))
	require.NoError(t, minutes.WriteActionsCSV(&twice, inside, inside))
	assert.Equal(t, 1+4+4, strings.Count(twice.String(), "\r\n"))
	var none strings.Builder
	require.NoError(t, minutes.WriteActionsCSV(&none))
	assert.Equal(t, "date,meeting,item,action,owner,due,done\r\n", none.String())
}

func TestFaultyMinutesAndNoOccurrenceAreErrors(t *testing.T) {
	o := occurrence(t, visit(t))
	m := agenda.Minutes{Public: agenda.Page{Results: []agenda.Result{{Kind: agenda.ChallengeFound, Text: "More time."}}}}
	_, err := minutes.New(o, m, nil)
	var problems participant.Problems
	require.ErrorAs(t, err, &problems)
	assert.Equal(t, "/public/results/0/kind", problems[0].Path, "a challenge is none for customers")
	_, err = minutes.New(meeting.Occurrence{}, agenda.Minutes{}, nil)
	require.Error(t, err)
	_, err = minutes.NewAgenda(meeting.Occurrence{}, nil)
	require.Error(t, err)
}

type brokenWriter struct{ err error }

func (w brokenWriter) Write([]byte) (int, error) { return 0, w.err }

func TestEachWriterFailsIfItsWriterDoes(t *testing.T) {
	full := errors.New("disk full")
	d := document(t, occurrence(t, visit(t)), taken(t), minutes.Options{})
	for format, write := range formats {
		require.ErrorIs(t, write(d, brokenWriter{full}), full, format)
	}
}

func TestTheZeroDocumentWritesNothing(t *testing.T) {
	for _, format := range []string{"md", "html", "fragment"} {
		assert.Empty(t, written(t, minutes.Document{}, format))
	}
	assert.Equal(t, "date,meeting,item,action,owner,due,done\r\n", written(t, minutes.Document{}, "csv"))
}

func TestMinutesThatSayNothingHaveNoSections(t *testing.T) {
	for _, internal := range []bool{false, true} {
		text := written(t, document(t, occurrence(t, visit(t)), agenda.Minutes{}, minutes.Options{Internal: internal}), "md")
		assert.NotContains(t, text, "##")
		assert.NotContains(t, text, "Absent", "nobody took down who was there")
	}
}

func FuzzWhatPeopleWriteBreaksNoFormat(f *testing.F) {
	for _, text := range []string{"a", "- [x] b\n\n# c", "=1;=2", "<b>\u202e&amp;", "https://zoom.us/j/93112345601?pwd=q", "क्\u200dष"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 200 || (agenda.Item{Title: text, Length: time.Hour}).Problems() != nil {
			return
		}
		o, m := said(t, text)
		if m.Problems() != nil {
			return
		}
		d, e := document(t, o, m, minutes.Options{Internal: true}), planned(t, o, minutes.Options{Internal: true})
		o, m = said(t, strings.ReplaceAll(text, "<", "x"))
		harmless := written(t, document(t, o, m, minutes.Options{Internal: true}), "html")
		require.Equal(t, strings.Count(harmless, "<"), strings.Count(written(t, d, "html"), "<"), "no text makes elements")
		rows, err := csv.NewReader(strings.NewReader(written(t, d, "csv"))).ReadAll()
		require.NoError(t, err)
		require.Len(t, rows, 2)
		for _, row := range append(strings.Split(written(t, d, "md"), "\n"), strings.Split(written(t, e, "md"), "\n")...) {
			require.Regexp(t, `^$|^#{1,3} |^- |^  |^\*\*`, row, "every line is one of ours")
		}
	})
}
