package report

import "strings"

// grid is a table of text, laid out in columns with two spaces between them.
type grid struct {
	columns []column
	rows    [][]string
	total   []string // empty: none
}

// column is how a column of a grid is laid out.
type column struct {
	head     string
	right    bool // aligned to the right
	flexible bool // cut so that the grid fits in textWidth
}

const (
	gap         = 2
	minFlexible = 12 // columns are never cut below it
)

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

// widths returns how wide each column is, flexible ones cut to what the others leave.
func (g *grid) widths() []int {
	widths := make([]int, len(g.columns))
	for _, row := range append([][]string{g.heads(), g.total}, g.rows...) {
		for i, cell := range row {
			widths[i] = max(widths[i], measureText(cell, columns))
		}
	}
	sum := gap * (len(widths) - 1)
	for _, w := range widths {
		sum += w
	}
	for ; sum > textWidth; sum-- {
		widest := g.widestFlexible(widths)
		if widest < 0 {
			break
		}
		widths[widest]--
	}
	return widths
}

// widestFlexible returns the index of the widest flexible column that can still be cut, or -1.
func (g *grid) widestFlexible(widths []int) int {
	widest := -1
	for i, c := range g.columns {
		if c.flexible && widths[i] > minFlexible && (widest < 0 || widths[i] > widths[widest]) {
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
		if layout[i].flexible {
			cell = cut(cell, widths[i], columns)
		}
		space := strings.Repeat(" ", max(0, widths[i]-measureText(cell, columns)))
		if layout[i].right {
			line.WriteString(space + cell)
		} else {
			line.WriteString(cell + space)
		}
	}
	t.line(line.String())
}

func (t *textWriter) rule(widths []int) {
	sum := gap * (len(widths) - 1)
	for _, w := range widths {
		sum += w
	}
	t.line(strings.Repeat("-", sum))
}
