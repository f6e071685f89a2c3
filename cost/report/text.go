package report

import (
	"bytes"
	"io"
	"strings"
)

// textWidth is the number of columns that the text fits in.
const textWidth = 100

// WriteText writes the report as aligned text of at most 100 columns, as a terminal shows it. Titles that
// are too long end with "…"; only problems, one a line, can be longer.
func (r Report) WriteText(w io.Writer) error {
	v, err := r.view(&english)
	if err != nil {
		return err
	}
	var t textWriter
	t.head(v)
	if !v.empty {
		t.tables(v)
	}
	t.notes(v)
	return writeAll(w, t.Bytes(), nil)
}

// textWriter lays out text.
type textWriter struct{ bytes.Buffer }

func (t *textWriter) line(text string) { t.WriteString(strings.TrimRight(text, " ") + "\n") }

func (t *textWriter) section(title string) { t.line("\n" + title) }

func (t *textWriter) head(v view) {
	t.line(cut(v.title, textWidth, columns))
	t.line(v.period)
	t.line("")
	if v.empty {
		t.line(v.nothing)
		t.line("")
	}
	grid := grid{columns: []column{{}, {right: true}, {}}}
	for _, f := range v.figures {
		grid.add(f.label, f.value, f.unit)
	}
	t.grid(grid)
}

func (t *textWriter) tables(v view) {
	t.section(v.bySeries)
	t.rows(v, v.series, column{head: v.words.series, flexible: true}, seriesColumns)
	t.advice(v)
	t.section(v.byRole)
	t.rows(v, v.roles, column{head: v.role, flexible: true}, roleColumns)
	if len(v.lines.rows) > 0 {
		t.section(v.byLine)
		t.rows(v, v.lines, column{head: v.line}, lineColumns)
	}
	if len(v.persons.rows) > 0 {
		t.section(v.byPerson)
		t.rows(v, v.persons, column{head: v.person, flexible: true}, personColumns)
	}
	t.section(v.byWeek)
	t.rows(v, v.weeks, column{head: v.week}, weekColumns)
}

// rows writes a table of the columns that all tables share.
func (t *textWriter) rows(v view, of table, label column, has tableColumns) {
	g := grid{columns: []column{label}}
	for _, f := range v.fields(has) {
		g.columns = append(g.columns, column{head: f.head, right: f.kind == number, flexible: f.kind == prose})
	}
	top := rowSize(v, of)
	if has.bar {
		g.columns = append(g.columns, column{})
	}
	for _, r := range of.rows {
		cells := append([]string{r.label}, v.cells(has, r)...)
		if has.bar {
			cells = append(cells, textBar(r.size(v.hasMoney), top))
		}
		g.add(cells...)
	}
	if of.total.label != "" {
		g.total = append([]string{of.total.label}, v.totals(has, of.total)...)
	}
	t.grid(g)
}

func (t *textWriter) notes(v view) {
	if len(v.assumptions) > 0 {
		t.section(v.words.assumptions)
		for _, a := range v.assumptions {
			t.wrapped(a)
		}
	}
	if !v.empty {
		t.line("")
		t.wrappedAt(v.rounding, "", "")
	}
	if len(v.problems) > 0 {
		t.section(v.words.problems)
		for _, p := range v.problems {
			t.line(p.line()) // in one piece, for those who search in it
		}
	}
}

func (t *textWriter) wrapped(text string) { t.wrappedAt(text, "- ", "  ") }

// wrappedAt breaks text between words, and words that are longer than a line between characters.
func (t *textWriter) wrappedAt(text, first, rest string) {
	line, width, empty := first, columnsOf(first), true
	put := func(piece string, size int) {
		if !empty && width+size > textWidth {
			t.line(line)
			line, width = rest, columnsOf(rest)
		}
		line, width, empty = line+piece, width+size, false
	}
	for word := range strings.FieldsSeq(text) {
		if size := columnsOf(word); size <= textWidth-columnsOf(rest) {
			put(word, size)
		} else {
			for cluster := range clusters(word) {
				put(cluster, columnsOf(cluster))
			}
		}
		line, width = line+" ", width+1
	}
	t.line(line)
}

func columnsOf(text string) int { return measureText(text, columns) }
