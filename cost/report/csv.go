package report

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/salesmeeting/salesmeeting/participant"
)

// The sections of the CSV.
const (
	sectionTotal        = "total"
	sectionAllDay       = "all_day"
	sectionNote         = "note"
	sectionSeries       = "series"
	sectionWeek         = "week"
	sectionRole         = "role"
	sectionLine         = "line"
	sectionLayer        = "layer"
	sectionPremium      = "premium"
	sectionRecord       = "record"
	sectionTeam         = "team"
	sectionLoad         = "load"
	sectionFocus        = "focus"
	sectionAlternatives = "alternatives"
	sectionBudget       = "budget"
	sectionDifference   = "difference"
	sectionWorth        = "worth"
	sectionMemo         = "memo"
	sectionExchanged    = "exchanged"
	sectionCascade      = "cascade"
	sectionAdvice       = "advice"
	sectionPerson       = "person"
	sectionAssumption   = "assumption"
	sectionProblem      = "problem"
)

// csvSections are those of tables, in the order of the CSV.
var csvSections = []string{
	sectionLayer, sectionSeries, sectionWeek, sectionRole, sectionLine, sectionRecord, sectionPremium, sectionFocus,
	sectionAdvice, sectionAlternatives, sectionWorth, sectionMemo, sectionCascade, sectionTeam, sectionLoad, sectionPerson, sectionBudget, sectionExchanged, sectionDifference,
}

// WriteCSV writes the report as one flat table (RFC 4180, UTF-8 without a byte order mark), for pivot tables
// and programs. Its header is
//
//	section,title,start,role,occurrences,meeting_hours,person_hours,figure,value,unit,cost,currency
//
// and that of a timesheet lacks cost and currency. Filter by section before summing up:
//
//   - total, series and week have occurrences, hours and cost; the start of a week is its Monday. The rows of series
//     add up to the total, and so do those of weeks, of role, with the lines of direct cost that are nobody's, and of
//     line, which are there if there is more than labor.
//   - record and person have the same columns, and do not add up.
//   - advice has the saving after the advice before it as cost, and saving_alone and focus as figures.
//   - The others have a row for each figure: its name, value and unit, which is h, %, or a currency. layer has direct,
//     late_start, overrun, premium, economic, focus, stranded and fragmentation; premium and focus the same by series;
//     worth benefit, direct, net, return, economic, economic_net, break_even_uplift and break_even_length, each with
//     _low, _base and _high; memo cost, memo, saving and verdict; alternatives occurrences, cancel, memo and verdict; cascade
//     own_hours, total_hours, ripple, own_cost and total_cost; team people, load_p50, load_p90, left_for_selling,
//     meeting_free_days and verdict; load in_meetings, load, left_for_selling, meeting_free_days and verdict; budget
//     limit, actual, committed, remaining and verdict; difference occurrences, meeting_hours, person_hours and cost, each
//     with _before, _after, _change and _relative. exchanged has the figure exchanged, with the rates as its
//     title. Verdicts are in the report's language.
//   - all_day has the number of all-day events, note, assumption and problem have a text.
//
// Numbers are decimals with a point, without grouping, whatever [Options.Language] and [Options.Amounts] are; cells
// that do not apply are empty. Text that a spreadsheet would run as a formula gets an apostrophe in front.
func (r Report) WriteCSV(w io.Writer) error {
	v, err := r.view()
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
	title, start                        string
	role                                participant.Role
	meetings, meetingHours, personHours string
	figure, value, unit                 string // of what has no column of its own
	cost, currency                      string
}

func (c csvWriter) write(section string, r record) {
	c.cells([]string{
		section, inert(r.title), inert(r.start), inert(clean(string(r.role))),
		r.meetings, r.meetingHours, r.personHours, r.figure, r.value, r.unit, r.cost, r.currency,
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
		"section", "title", "start", "role", "occurrences", "meeting_hours", "person_hours", "figure", "value", "unit",
		"cost", "currency",
	})
	total := v.whole
	total.label = ""
	c.write(sectionTotal, recordOf(total, v.spent()))
	c.write(sectionAllDay, record{meetings: strconv.Itoa(allDay)})
	if v.empty {
		c.write(sectionNote, record{title: v.nothing})
	}
	for _, s := range slices.SortedStableFunc(slices.Values(v.sections()), inCSV) {
		for _, e := range s.entries {
			for _, r := range e.records {
				c.write(s.name, r)
			}
		}
		if s.note != "" {
			c.write(sectionNote, record{title: s.note})
		}
	}
	for _, a := range v.assumptions {
		c.write(sectionAssumption, record{title: a})
	}
	for _, p := range v.problems {
		c.write(sectionProblem, record{title: p.line()})
	}
}

func inCSV(a, b section) int {
	return cmp.Compare(slices.Index(csvSections, a.name), slices.Index(csvSections, b.name))
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
