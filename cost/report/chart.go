package report

import (
	"fmt"
	"math/big"
	"unicode/utf8"
)

// chart is a bar chart, laid out. Its bars lie where there are names to read, and stand where there are weeks.
type chart struct {
	ID, Title, Caption, Description string
	Width, Height                   px
	Plot                            box // between the axes
	Unit                            string
	UnitY                           px
	Ticks                           []tick
	Bars                            []bar
	Rest                            *bar // what the bars leave out, in words; nil: nothing
}

type box struct{ X, Y, Width, Height, Right, Bottom px }

// tick is a line of the grid and its label.
type tick struct {
	At, LabelAt px
	Label       string
}

// bar is a bar with its label, its value, and what pointing at it says.
type bar struct {
	box
	Top, Middle       px
	ValueX            px
	Label, Value, Tip string
}

// rowChart is what a chart of lying bars is made of.
type rowChart struct {
	id, title, unit string
	measure
	rows  []row
	whole row
	limit int    // bars at most
	rest  string // %s: how many are left out; empty: they are not summed up
	shown string // %s, %s: how many are shown, of how many
}

const (
	chartWidth = 864 * unit
	rowHeight  = 28 * unit
	rowBar     = 16 * unit
	labelWidth = 280 * unit
	labelSize  = 13 // of a bar, in pixels
	tickSize   = 12
	longTick   = 12 // characters, of which few fit side by side
)

// lying returns a chart with a row for each bar. The ones beyond its limit are summed up in a last row that
// has no bar, since next to it the others could not be told apart.
func (v *view) lying(of rowChart) (chart, bool) {
	largest := largestOf(of.rows, of.size)
	if largest.Sign() == 0 {
		return chart{}, false
	}
	shown := of.rows
	if len(shown) > of.limit+1 {
		shown = shown[:of.limit]
	}
	scale := of.axis(largest, 5)
	if utf8.RuneCountInString(scale.last()) > longTick {
		scale = of.axis(largest, 2)
	}
	c := chart{ID: of.id, Title: of.title, Unit: of.unit, Width: chartWidth}
	c.Plot = box{X: labelWidth + 10*unit, Y: 4 * unit}
	c.Plot.Width = chartWidth - c.Plot.X - textWidthOf(of.text(shown[0]), labelSize) - 8*unit
	sum := new(big.Rat)
	for i, r := range shown {
		c.Bars = append(c.Bars, of.bar(c.Plot, i, r, scale.at(of.size(r), c.Plot.Width)))
		sum.Add(sum, of.size(r))
	}
	v.restOf(&c, of, len(shown))
	v.captionOf(&c, of, len(shown), sum)
	c.Plot.Height = px(len(c.Bars)) * rowHeight
	c.closePlot()
	for _, m := range scale.ticks {
		x := c.Plot.X + scale.at(m.value, c.Plot.Width)
		c.Ticks = append(c.Ticks, tick{At: x, LabelAt: c.Plot.Bottom + 18*unit, Label: m.label})
	}
	c.UnitY = c.Plot.Bottom + 36*unit
	c.Height = c.UnitY + 8*unit
	if c.Rest != nil {
		c.Rest.Middle = c.UnitY + 22*unit
		c.Height = c.Rest.Middle + 12*unit
	}
	return c, true
}

// bar returns the i-th bar, which is so long.
func (m measure) bar(plot box, i int, r row, length px) bar {
	top := plot.Y + px(i)*rowHeight
	b := bar{
		box: box{X: plot.X, Y: top + (rowHeight-rowBar)/2, Width: max(length, unit), Height: rowBar},
		Top: top, Middle: top + rowHeight/2, Label: cut(r.label, int(labelWidth/unit)*100/labelSize, ems),
		Value: m.text(r),
	}
	if length == 0 {
		b.Width = 0
	}
	b.ValueX = b.X + b.Width + 7*unit
	b.Tip = r.label + ": " + m.full(r)
	return b
}

// restOf adds what the bars leave out of the whole.
func (v *view) restOf(c *chart, of rowChart, shown int) {
	left := len(of.rows) - shown
	if left == 0 || of.rest == "" {
		return
	}
	rest := row{}
	for _, r := range of.rows[shown:] {
		rest.personHours += r.personHours
		rest.cost = sumOf(rest.cost, r.cost)
	}
	c.Rest = &bar{
		Label: fmt.Sprintf(of.rest, v.countText(left)), Value: of.full(rest), ValueX: c.Plot.X,
	}
}

// captionOf says what part of the whole the bars show.
func (v *view) captionOf(c *chart, of rowChart, shown int, sum *big.Rat) {
	if shown == len(of.rows) {
		return
	}
	c.Caption = fmt.Sprintf(of.shown, v.countText(shown), v.countText(len(of.rows)))
	if whole := of.size(of.whole); whole.Sign() > 0 && of.rest != "" {
		percent := new(big.Rat).Mul(new(big.Rat).Quo(sum, whole), big.NewRat(100, 1))
		c.Caption += ": " + fmt.Sprintf(v.share, percent.FloatString(0))
	}
}

// textWidthOf returns about how wide text is in a font of so many pixels.
func textWidthOf(text string, size int) px { return px(measureText(text, ems)*size) * unit / 100 }

func (c *chart) closePlot() {
	c.Plot.Right, c.Plot.Bottom = c.Plot.X+c.Plot.Width, c.Plot.Y+c.Plot.Height
}
