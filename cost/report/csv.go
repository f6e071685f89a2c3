package report

import (
	"bytes"
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"github.com/salesmeeting/salesmeeting/participant"
)

// The sections of the CSV.
const (
	sectionTotal      = "total"
	sectionAllDay     = "all_day"
	sectionSeries     = "series"
	sectionWeek       = "week"
	sectionRole       = "role"
	sectionLine       = "line"
	sectionAdvice     = "advice"
	sectionPerson     = "person"
	sectionNote       = "note"
	sectionAssumption = "assumption"
	sectionProblem    = "problem"
)

// WriteCSV writes the report as one flat table (RFC 4180, UTF-8 without a byte order mark), for pivot tables
// and programs. Its header is
//
//	section,title,start,role,occurrences,meeting_hours,person_hours,cost,currency
//
// and that of a timesheet lacks cost and currency. Section is total, all_day, series, week, role, line,
// advice, person, note, assumption or problem. The rows of series add up to the total, and so do those of weeks, of
// roles, with the lines of direct cost that are nobody's, and of lines, which are there if there is more than labor: filter by section before summing up. The start of a week is its Monday. Numbers are decimals with a point, without grouping; cells that do
// not apply are empty. Text that a spreadsheet would run as a formula gets an apostrophe in front.
func (r Report) WriteCSV(w io.Writer) error {
	v, err := r.view(&english)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	c := csvWriter{csv.NewWriter(&b), v.hasMoney}
	c.csv.UseCRLF = true
	c.all(v, r.options.AllDay)
	c.csv.Flush()
	return writeAll(w, b.Bytes(), c.csv.Error())
}

// csvWriter writes records. Errors stay in csv: a buffer has none.
type csvWriter struct {
	csv      *csv.Writer
	hasMoney bool
}

// record is a line of the CSV. Its texts are made harmless, its numbers are ours.
type record struct {
	section, title, start               string
	role                                participant.Role
	meetings, meetingHours, personHours string
	cost, currency                      string
}

func (c csvWriter) write(r record) {
	c.cells([]string{
		r.section, inert(r.title), inert(r.start), inert(string(r.role)),
		r.meetings, r.meetingHours, r.personHours, r.cost, r.currency,
	})
}

func (c csvWriter) cells(cells []string) {
	if !c.hasMoney {
		cells = cells[:len(cells)-2]
	}
	_ = c.csv.Write(cells)
}

func (c csvWriter) all(v view, allDay int) {
	c.cells([]string{
		"section", "title", "start", "role", "occurrences", "meeting_hours", "person_hours", "cost", "currency",
	})
	c.row(v, sectionTotal, v.whole, seriesColumns)
	c.write(record{section: sectionAllDay, meetings: strconv.Itoa(allDay)})
	if v.empty {
		c.write(record{section: sectionNote, title: v.nothing})
	}
	for _, r := range v.series.rows {
		c.row(v, sectionSeries, r, seriesColumns)
	}
	for _, r := range v.weeks.rows {
		r.start, r.label = r.monday.String(), ""
		c.row(v, sectionWeek, r, weekColumns)
	}
	for _, r := range v.roles.rows {
		c.row(v, sectionRole, r, roleColumns)
	}
	for _, r := range v.lines.rows {
		c.row(v, sectionLine, r, lineColumns)
	}
	for _, a := range v.advice {
		c.write(record{
			section: sectionAdvice, title: a.series + ": " + a.change, start: a.start,
			cost: a.next.Text(), currency: v.currency,
		})
	}
	for _, r := range v.persons.rows {
		c.row(v, sectionPerson, r, personColumns)
	}
	for _, a := range v.assumptions {
		c.write(record{section: sectionAssumption, title: a})
	}
	for _, p := range v.problems {
		c.write(record{section: sectionProblem, title: p.line()})
	}
}

// row writes r. Roles have no number of meetings, and persons no cost.
func (c csvWriter) row(v view, section string, r row, has tableColumns) {
	line := record{
		section: section, title: r.label, start: clean(r.start), role: r.role,
		personHours: r.personHours.String(),
	}
	if section == sectionTotal {
		line.title = ""
	}
	if has.meetings {
		line.meetings = strconv.Itoa(r.exact.Occurrences)
		line.meetingHours = r.meetingHours.String()
	}
	if section != sectionPerson {
		line.cost, line.currency = r.cost.Text(), v.currency
	}
	c.write(line)
}

// formulaStarts are what begins a formula in a spreadsheet: OWASP, "CSV Injection", with the full-width
// forms that East Asian versions take for them. Tab and line breaks are gone from clean text.
const formulaStarts = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b"

// inert returns text with an apostrophe before whatever a spreadsheet would run as a formula: at its
// beginning, and after a semicolon, at which spreadsheets of many countries break cells, with any spaces and
// quotation marks in front.
func inert(text string) string {
	if !strings.Contains(text, ";") {
		return inertCell(text)
	}
	parts := strings.Split(text, ";")
	for i := range parts {
		parts[i] = inertCell(parts[i])
	}
	return strings.Join(parts, ";")
}

func inertCell(text string) string {
	bare := strings.TrimLeft(text, " \u00a0\u3000\"'`\u2018\u2019\u201c\u201d")
	if bare != "" && strings.IndexAny(bare, formulaStarts) == 0 {
		return "'" + text
	}
	return text
}
