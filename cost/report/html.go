package report

import (
	"bytes"
	"crypto/sha256"
	_ "embed" // the page and its style
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"strings"
)

var (
	//go:embed page.html
	pageText string
	//go:embed page.css
	styleText string

	pageTemplate = template.Must(template.New("page").Parse(pageText))
)

// What fits on a page that people read to the end.
const (
	seriesBars    = 12
	personBars    = 20
	budgetBars    = 20
	problemsShown = 50
)

// page is what the template shows.
type page struct {
	Language, Title, Period, Policy string
	Style                           template.CSS
	Nothing                         string // why there is nothing to show; empty: there is
	Figures                         []keyFigure
	Charts                          []chart
	Weeks                           *chart
	Tables                          []pageTable
	Notes                           []pageNotes
	Footer                          string
}

type pageTable struct {
	ID, Title    string
	Heads, Total []pageCell
	Rows         [][]pageCell
	Note         string
}

type pageCell struct{ Text, Class string }

var classes = map[kind]string{prose: "prose", date: "date", number: "number"}

type pageNotes struct {
	Title string
	Lines []string
	More  string
}

// WriteHTML writes the report as one HTML file with charts in SVG. It loads nothing from elsewhere, has no
// script, and prints on A4 or Letter. It shows the dearest series in a chart and all of them in a table, and
// at most 50 problems.
func (r Report) WriteHTML(w io.Writer) error {
	v, err := r.view()
	if err != nil {
		return err
	}
	var b bytes.Buffer
	err = pageTemplate.Execute(&b, r.page(v))
	return writeAll(w, b.Bytes(), err)
}

func (r Report) page(v view) page {
	p := page{
		Language: v.language, Title: v.title, Period: v.period, Figures: v.figures,
		Policy: policy(styleText), Style: template.CSS(styleText), //nolint:gosec // our own file
	}
	if v.empty {
		p.Nothing = v.nothing
	} else {
		p.addCharts(r, v)
		p.Footer = v.rounding
	}
	for _, s := range v.sections() {
		p.addSection(s)
	}
	p.addNotes(v)
	return p
}

// policy returns a Content-Security-Policy that allows the one style and nothing else.
func policy(style string) string {
	sum := sha256.Sum256([]byte(style))
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) +
		"'; base-uri 'none'; form-action 'none'"
}

func (p *page) addCharts(r Report, v view) {
	if c, ok := v.standing(r.sheet.window); ok {
		c.Description = v.chartNote
		p.Weeks = &c
	}
	series := rowChart{
		id: "series", title: v.hoursBySeries, unit: v.words.personHours, measure: v.spending(),
		rows: v.series.rows, whole: v.whole, limit: seriesBars, rest: v.otherSeries, shown: v.ofSeries,
	}
	roles := series
	roles.id, roles.title, roles.rows = "roles", v.hoursByRole, v.roles.rows[:len(r.sheet.roles)] // not what is nobody's
	roles.rest, roles.shown = v.otherRoles, v.ofRoles
	if v.hasMoney {
		series.title, series.unit = v.costBySeries, v.costHead()
		roles.title, roles.unit = v.costByRole, v.costHead()
	}
	persons := rowChart{
		id: "persons", title: v.hoursByPerson, unit: v.words.hours, measure: v.personTime(),
		rows: v.persons.rows, limit: personBars, shown: v.ofPeople,
	}
	load := rowChart{
		id: "load", title: v.loadByPerson, unit: v.loadPercent, measure: v.shares(),
		rows: v.loadRows(), limit: personBars, shown: v.ofPeople,
	}
	budgets := rowChart{
		id: "budgets", title: v.budgetsUsed, unit: v.budgetUsed, measure: v.shares(),
		rows: v.budgetRows(), limit: budgetBars, shown: v.ofBudgets,
	}
	for _, each := range []rowChart{series, roles, budgets, load, persons} {
		if c, ok := v.lying(each); ok {
			c.Description = v.chartNote
			if each.id == budgets.id { // no table has these figures
				c.Description = c.inWords()
			}
			p.Charts = append(p.Charts, c)
		}
	}
}

// inWords returns what pointing at the bars says, one after the other.
func (c *chart) inWords() string {
	var tips []string
	for _, b := range c.Bars {
		tips = append(tips, b.Tip)
	}
	return strings.Join(tips, "; ")
}

// addSection adds the table of a section; the first cell of each line is its head and has no class.
func (p *page) addSection(s section) {
	line := func(cells []string) []pageCell {
		list := []pageCell{{Text: cells[0]}}
		for i, text := range cells[1:] {
			list = append(list, pageCell{text, classes[s.columns[i+1].kind]})
		}
		return list
	}
	var heads []string
	for _, c := range s.columns {
		heads = append(heads, c.head)
	}
	t := pageTable{ID: s.id, Title: s.title, Heads: line(heads), Note: s.note}
	if len(s.total) > 0 {
		t.Total = line(s.total)
	}
	for _, e := range s.entries {
		t.Rows = append(t.Rows, line(e.cells))
	}
	p.Tables = append(p.Tables, t)
}

func (p *page) addNotes(v view) {
	if len(v.assumptions) > 0 {
		p.Notes = append(p.Notes, pageNotes{Title: v.words.assumptions, Lines: v.assumptions})
	}
	if len(v.problems) == 0 {
		return
	}
	n := pageNotes{Title: v.words.problems}
	for _, problem := range v.problems[:min(len(v.problems), problemsShown)] {
		n.Lines = append(n.Lines, problem.line())
	}
	if more := len(v.problems) - len(n.Lines); more > 0 {
		n.More = fmt.Sprintf(v.moreProblems, v.countText(more))
	}
	p.Notes = append(p.Notes, n)
}
