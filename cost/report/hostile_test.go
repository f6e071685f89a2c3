package report_test

import (
	"encoding/csv"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strings"
	"sync"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/report"
	"github.com/salesmeeting/salesmeeting/participant"
)

// nasty are titles from strangers' calendars.
var nasty = []string{
	"Pipeline review", "", " ", "\t=1+1", "=HYPERLINK(\"http://evil.example\")", "+49 170 1234567", "-5", "@SUM(A1)",
	" =1", "\"=1\"", "'=1", "\uff1d1", "\u3000\uff0b1", "a;=1", "a; \"=1\";-2", "a,b\"c\nd\r\ne", "\ufeff=1",
	"<script>alert(1)</script>", "</title></style><img src=x onerror=alert(1)>", "{{.}}", "]]>", "--><b>", "&amp; &lt;",
	"\" onload=\"alert(1)", "\x1b[2J\x1b]0;owned\x07", "\u009b31m", "a\u202eb\u2066c", "\u2028\u2029", "\xff\xfe\x00",
	"z\u0351\u0357\u0341\u0310\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307a\u0308lgo", "साप्ताहिक बिक्री समीक्षा",
	"週次営業会議", "👩‍👩‍👧‍👦🇮🇳🇩🇪👍🏽", "שבועי", strings.Repeat("界", 300), strings.Repeat("x", 300), strings.Repeat("\u200d", 300),
	"\ufffe\U0001ffff", "e\u0301\u200b\u00ad",
}

// oneSeries returns a forecast of one meeting with the title, which no meeting has to accept: JSON from
// elsewhere can have any text.
func oneSeries(t testing.TB, title string) cost.Forecast {
	t.Helper()
	var f cost.Forecast
	require.NoError(t, f.UnmarshalJSON([]byte(`{
		"schema": 1, "window": {"from": "2026-01-01T00:00:00Z", "to": "2026-02-01T00:00:00Z"},
		"direct": {"labor": {"amount": "12.50", "currency": "USD", "exact": "25/2"}},
		"series": [{"title": `+quoted(title)+`, "start": `+quoted(title)+`, "occurrences": 1, "meeting_seconds": 3600, "person_seconds": 7200,
			"cost": {"amount": "12.50", "currency": "USD", "exact": "25/2"}}],
		"weeks": [{"monday": "2026-01-05", "occurrences": 1, "meeting_seconds": 3600, "person_seconds": 7200,
			"cost": {"amount": "12.50", "currency": "USD", "exact": "25/2"}}],
		"roles": [{"role": "partner", "person_seconds": 7200,
			"cost": {"amount": "12.50", "currency": "USD", "exact": "25/2"}}],
		"assumptions": [{"name": `+quoted(title)+`, "value": "1", "unit": "", "source": ""}]
	}`)))
	return f
}

func nastyReport(t testing.TB, text string) report.Report {
	t.Helper()
	_, known := knows(t, "en", "USD")
	shown := &report.Options{
		Title: text, Persons: []cost.Person{{ID: "x", Name: text, Figures: oneSeries(t, "").Total()}},
		Problems:     []report.Problem{{File: text, Line: 3, Code: text, Text: text}},
		Worth:        []report.Worth{{Title: text, Worth: known.Worth[0].Worth}},
		Memos:        []report.Memo{{Title: text, Comparison: known.Memos[2].Comparison}},
		Cascades:     []report.Cascade{{Title: text, Hours: known.Cascades[0].Hours}},
		Alternatives: []cost.Alternative{{Series: cost.Series{Title: text, Start: text}}},
	}
	shown.Load.Teams = []report.Team{{Name: text, Load: known.Load.Teams[0].Load}}
	shown.Load.Persons = []report.PersonLoad{{Name: text, Load: known.Load.Persons[0].Load}}
	f := oneSeries(t, text)
	var err error
	shown.Difference, err = f.Against(f)
	require.NoError(t, err)
	return report.New(f, shown)
}

func TestHostileTitlesAreHarmlessInEveryFormat(t *testing.T) {
	for _, title := range nasty {
		checkHarmless(t, title)
	}
}

func FuzzTitle(f *testing.F) {
	for _, title := range nasty {
		f.Add(title)
	}
	f.Fuzz(func(t *testing.T, title string) { checkHarmless(t, title) })
}

func checkHarmless(t *testing.T, title string) {
	t.Helper()
	r := nastyReport(t, title)
	checkText(t, written(t, r, "txt"))
	checkCSV(t, written(t, r, "csv"))
	checkHTML(t, written(t, r, "html"))
}

func checkText(t *testing.T, text string) {
	t.Helper()
	require.True(t, utf8.ValidString(text))
	for _, r := range text {
		if r != '\n' && r != '\u200c' && r != '\u200d' && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) {
			require.Failf(t, "control character", "%U in %q", r, text)
		}
	}
}

var (
	decimal = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)
	formula = regexp.MustCompile("^[-=+@\t\r\uff1d\uff0b\uff0d\uff20]")
)

func checkCSV(t *testing.T, text string) {
	t.Helper()
	checkCells(t, text, 12)
}

func checkCells(t *testing.T, text string, columns int) {
	t.Helper()
	// As a spreadsheet reads it, and as one does that breaks cells at semicolons too.
	reader := csv.NewReader(strings.NewReader(text))
	lines, err := reader.ReadAll()
	require.NoError(t, err)
	require.Len(t, lines, strings.Count(text, "\r\n"), "no cell breaks a line")
	for _, line := range lines {
		require.Len(t, line, columns)
		for column, cell := range line {
			if column == 8 && decimal.MatchString(cell) {
				continue // a value of ours, such as -12.50
			}
			for piece := range strings.SplitSeq(cell, ";") {
				bare := strings.TrimLeft(piece, " \u00a0\u3000\"")
				require.False(t, formula.MatchString(bare), bare)
			}
		}
	}
}

// checkHTML checks that the page is well-formed and has the elements and attributes that it has with a
// harmless title: nothing of a title became markup.
func checkHTML(t *testing.T, page string) {
	t.Helper()
	require.Equal(t, harmlessMarkup(t), markup(t, page))
}

var markupOnce struct {
	sync.Once
	list []string
}

func harmlessMarkup(t *testing.T) []string {
	t.Helper()
	markupOnce.Do(func() { markupOnce.list = markup(t, written(t, nastyReport(t, "harmless"), "html")) })
	return markupOnce.list
}

func markup(t *testing.T, page string) []string {
	t.Helper()
	var list []string
	d := xml.NewDecoder(strings.NewReader(page))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return list
		}
		require.NoError(t, err)
		switch token := token.(type) {
		case xml.StartElement:
			name := token.Name.Local
			for _, a := range token.Attr {
				name += " " + a.Name.Local
			}
			list = append(list, name)
		case xml.Comment, xml.ProcInst:
			require.Failf(t, "markup", "%v", token)
		}
	}
}

func TestHostileRolesAreHarmlessInEveryFormat(t *testing.T) {
	for _, text := range nasty {
		f := oneSeries(t, "harmless")
		r := report.New(f, &report.Options{Persons: []cost.Person{{ID: "x", Name: "Ann", Role: participant.Role(text), Figures: f.Total()}}})
		checkText(t, written(t, r, "txt"))
		checkText(t, strings.ReplaceAll(written(t, r, "csv"), "\r", ""))
		checkCSV(t, written(t, r, "csv"))
	}
}

func TestNumbersStayNumbersInCSV(t *testing.T) {
	for _, line := range records(t, nastyReport(t, "-5")) {
		for _, column := range []string{"occurrences", "meeting_hours", "person_hours", "cost"} {
			assert.Regexp(t, `^([0-9]+(\.[0-9]+)?)?$`, line[column])
		}
	}
}

func TestCellsThatASpreadsheetWouldRunGetAnApostrophe(t *testing.T) {
	for title, want := range map[string]string{
		"=1+1": "'=1+1", "+1": "'+1", "-1": "'-1", "@A1": "'@A1", "\t=1": "'=1", "\r=1": "'=1",
		" =1": "'=1", "\"=1\"": "'\"=1\"", "\uff1d1": "'\uff1d1", "a;=1": "a;'=1", "a; \"-1": "a;' \"-1",
		"a=1": "a=1", "1-2": "1-2", "Q3, -10 %": "Q3, -10 %", "सोमवार": "सोमवार",
	} {
		f := oneSeries(t, title)
		for _, line := range records(t, report.New(f, nil)) {
			if line["section"] == "series" {
				assert.Equal(t, want, line["title"], "%q", title)
			}
		}
	}
}

// quoted returns text as JSON has it; what is no UTF-8 stays as it is, as in hostile files.
func quoted(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for i := range len(text) {
		switch c := text[i]; {
		case c == '"' || c == '\\':
			b.WriteByte('\\')
			b.WriteByte(c)
		case c < 0x20:
			b.WriteString(`\u00` + string("0123456789abcdef"[c>>4]) + string("0123456789abcdef"[c&15]))
		default:
			b.WriteByte(c)
		}
	}
	b.WriteByte('"')
	return b.String()
}
