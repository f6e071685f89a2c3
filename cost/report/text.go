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
	v, err := r.view()
	if err != nil {
		return err
	}
	var t textWriter
	t.head(v)
	for _, s := range v.sections() {
		t.section(s.title)
		t.grid(gridOf(s))
		if s.note != "" {
			t.wrappedAt(s.note, "", "")
		}
	}
	t.notes(v)
	return writeAll(w, t.Bytes(), nil)
}

// textWriter lays out text.
type textWriter struct{ bytes.Buffer }

func (t *textWriter) line(text string) { t.WriteString(strings.TrimRight(text, " ") + "\n") }

func (t *textWriter) section(title string) { t.line("\n" + cut(title, textWidth, columns)) }

func (t *textWriter) head(v view) {
	t.line(cut(v.title, textWidth, columns))
	t.line(v.period)
	t.line("")
	if v.empty {
		t.line(v.nothing)
		t.line("")
	}
	grid := grid{columns: []column{{kind: date}, {kind: number}, {kind: date}}}
	for _, f := range v.figures {
		grid.add(f.Label, f.Value, f.Unit)
	}
	t.grid(grid)
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
