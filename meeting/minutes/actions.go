package minutes

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"fmt"
	"io"
	"strings"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// action is an action item with the names that the readers see.
type action struct {
	meeting, day, item string // day: of the occurrence, as ISO 8601
	text               []string
	ownerID, owner     string // ownerID: inside the company only
	ownerOutside       string // what customers call the owner
	due, done          wallclock.Date
	records            []string // inside the company only
	mark               string
}

// action returns an action as the readers see it.
func (w writer) action(a agenda.Action, mark string) action {
	at := action{
		meeting: oneLine(w.occurrence.Title()), day: w.local(0).Date().String(), item: w.titles[a.Item],
		text: allLines(a.Text), due: agendaDate(a.Due), done: agendaDate(a.Done), mark: mark,
	}
	if a.Owner != "" {
		at.owner, at.ownerOutside = w.name(a.Owner), cmp.Or(w.named(a.Owner), w.words.somebody)
	}
	if w.internal {
		at.ownerID = oneLine(string(a.Owner))
		for _, r := range a.Records {
			at.records = append(at.records, oneLine(r.String()))
		}
	}
	return at
}

// actionLines returns the actions for people to read.
func (w writer) actionLines(actions []action) (list []line) {
	for _, a := range actions {
		details := []string{w.words.noOwner}
		if a.owner != "" {
			details[0] = a.owner
		}
		if !a.due.IsZero() {
			details = append(details, fmt.Sprintf(w.words.due, w.words.dateText(a.due)))
		}
		if !a.done.IsZero() {
			details = append(details, fmt.Sprintf(w.words.done, w.words.dateText(a.done)))
		}
		if a.item != "" {
			details = append(details, a.item)
		}
		list = append(list, line{
			Text: a.text, Mark: a.mark, Done: !a.done.IsZero(), Detail: strings.Join(append(details, a.records...), " · "),
		})
	}
	return list
}

// WriteActionsCSV writes the action items of minutes as one table (RFC 4180, UTF-8 without a byte order mark), for
// spreadsheets and programs. Its header is
//
//	date,meeting,item,action,owner,due,done
//
// and where all documents are for internal use, it has also owner_id, records and internal: whether the action is
// so. Dates are those of ISO 8601, that of the meeting in its own zone; cells that do not apply are empty. Records are
// separated by spaces. Text that a spreadsheet would run as a formula gets an apostrophe in front. Agendas have no
// rows.
func WriteActionsCSV(w io.Writer, documents ...Document) error {
	internal := len(documents) > 0
	for _, d := range documents {
		internal = internal && d.page.Notice != ""
	}
	var b bytes.Buffer
	c := csv.NewWriter(&b)
	c.UseCRLF = true
	header := []string{"date", "meeting", "item", "action", "owner", "due", "done"}
	if internal {
		header = append(header, "owner_id", "records", "internal")
	}
	_ = c.Write(header) // a buffer has no errors
	for _, d := range documents {
		for _, a := range d.actions {
			if internal || a.mark == "" {
				_ = c.Write(a.cells(internal))
			}
		}
	}
	c.Flush()
	return writeAll(w, b.Bytes(), c.Error())
}

func (a action) cells(internal bool) []string {
	cells := []string{
		a.day, inert(a.meeting), inert(a.item), inert(strings.Join(a.text, " ")), inert(a.ownerOutside), csvDate(a.due), csvDate(a.done),
	}
	if internal {
		cells[4] = inert(a.owner)
		cells = append(cells, inert(a.ownerID), inert(strings.Join(a.records, " ")), fmt.Sprint(a.mark != ""))
	}
	return cells
}

func csvDate(d wallclock.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}

// formulaStarts are what begins a formula in a spreadsheet: OWASP, "CSV Injection", with the full-width forms that East
// Asian versions take for them.
const formulaStarts = "=+-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b"

// inert returns text with an apostrophe before whatever a spreadsheet would run as a formula: at its beginning, and
// after a semicolon, at which spreadsheets of many countries break cells.
func inert(text string) string {
	parts := strings.Split(text, ";")
	for i, part := range parts {
		bare := strings.TrimLeft(part, " \u00a0\u3000\"'`\u2018\u2019\u201c\u201d")
		if bare != "" && strings.IndexAny(bare, formulaStarts) == 0 {
			parts[i] = "'" + part
		}
	}
	return strings.Join(parts, ";")
}
