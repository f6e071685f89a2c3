package report

import (
	"math/big"
	"slices"
	"strings"
)

// grid is a table of text, laid out in columns with two spaces between them.
type grid struct {
	columns []column
	rows    [][]string
	total   []string // empty: none
}

const (
	gap      = 2
	minProse = 12 // columns are never cut below it
	barWidth = 24 // columns of the longest bar
)

// gridOf returns the grid of a section, with its bars.
func gridOf(s section) grid {
	g := grid{columns: s.columns, total: s.total}
	hasBars := slices.ContainsFunc(s.entries, func(e entry) bool { return e.size != nil })
	if hasBars {
		g.columns = append(slices.Clone(s.columns), column{})
	}
	top := largestOf(s.entries, func(e entry) *big.Rat { return e.size })
	for _, e := range s.entries {
		cells := e.cells
		if hasBars {
			cells = append(slices.Clone(cells), textBar(e.size, top))
		}
		g.add(cells...)
	}
	return g
}

// textBar returns a bar of eighths of a column, where top is as long as can be.
func textBar(size, top *big.Rat) string {
	eighths := scaled(size, top, barWidth*8)
	bar := strings.Repeat("█", eighths/8)
	if rest := eighths % 8; rest > 0 {
		bar += string('█' + rune(8-rest)) // U+2588 is the whole, U+2589 seven eighths, and so on
	}
	return bar
}

func (g *grid) add(cells ...string) { g.rows = append(g.rows, cells) }

// grid writes g: heads, if there are any, rows, and the total below a rule.
func (t *textWriter) grid(g grid) {
	widths := g.widths()
	if heads := g.heads(); strings.Join(heads, "") != "" {
		t.gridRow(g.columns, widths, heads)
		t.rule(widths)
	}
	for _, row := range g.rows {
		t.gridRow(g.columns, widths, row)
	}
	if len(g.total) > 0 {
		t.rule(widths)
		t.gridRow(g.columns, widths, g.total)
	}
}

func (g *grid) heads() []string {
	var heads []string
	for _, c := range g.columns {
		heads = append(heads, c.head)
	}
	return heads
}

// widths returns how wide each column is, prose cut to what the others leave.
func (g *grid) widths() []int {
	widths := make([]int, len(g.columns))
	for _, row := range append([][]string{g.heads(), g.total}, g.rows...) {
		for i, cell := range row {
			widths[i] = max(widths[i], measureText(cell, columns))
		}
	}
	for sum := sumOfWidths(widths); sum > textWidth; sum-- {
		widest := g.widestProse(widths)
		if widest < 0 {
			break
		}
		widths[widest]--
	}
	return widths
}

// widestProse returns the index of the widest column of prose that can still be cut, or -1.
func (g *grid) widestProse(widths []int) int {
	widest := -1
	for i, c := range g.columns {
		if c.kind == prose && widths[i] > minProse && (widest < 0 || widths[i] > widths[widest]) {
			widest = i
		}
	}
	return widest
}

func (t *textWriter) gridRow(layout []column, widths []int, cells []string) {
	var line strings.Builder
	for i, cell := range cells {
		if i > 0 {
			line.WriteString(strings.Repeat(" ", gap))
		}
		if layout[i].kind == prose {
			cell = cut(cell, widths[i], columns)
		}
		space := strings.Repeat(" ", max(0, widths[i]-measureText(cell, columns)))
		if layout[i].kind == number {
			line.WriteString(space + cell)
		} else {
			line.WriteString(cell + space)
		}
	}
	t.line(line.String())
}

func (t *textWriter) rule(widths []int) { t.line(strings.Repeat("-", sumOfWidths(widths))) }

func sumOfWidths(widths []int) int {
	sum := gap * (len(widths) - 1)
	for _, w := range widths {
		sum += w
	}
	return sum
}
