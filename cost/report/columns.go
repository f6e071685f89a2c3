package report

import (
	"fmt"
	"math/big"
	"strings"
)

// tableColumns says which columns a table has besides its label, in text and in HTML.
type tableColumns struct {
	start, role, meetings, meetingHours, bar, costOnly bool
}

var (
	seriesColumns = tableColumns{start: true, meetings: true, meetingHours: true}
	weekColumns   = tableColumns{meetings: true, meetingHours: true, bar: true}
	roleColumns   = tableColumns{}
	lineColumns   = tableColumns{costOnly: true}
	personColumns = tableColumns{role: true, meetings: true}
)

// field is a column of a table: how it is headed, and what it shows of a row.
type field struct {
	head string
	kind kind
	cell func(row) string
	adds bool // up to the total
}

// kind is what stands in a column.
type kind int

const (
	prose  kind = iota // breaks, or is cut
	date               // does not break
	number             // does not break, aligned to the right
)

// fields returns the columns besides the label, and besides the bar.
func (v *view) fields(has tableColumns) []field {
	var list []field
	add := func(is bool, f field) {
		if is {
			list = append(list, f)
		}
	}
	add(has.start, field{v.start, date, func(r row) string { return startText(r.start) }, false})
	add(has.role, field{v.role, prose, func(r row) string { return v.roleName(r.role) }, false})
	add(has.meetings, field{
		v.meetings, number,
		func(r row) string { return countText(r.exact.Occurrences) }, has.meetingHours,
	})
	add(has.meetingHours, field{
		v.meetingHours, number,
		func(r row) string { return grouped(r.meetingHours.String()) }, true,
	})
	add(!has.costOnly, field{
		v.personHours, number,
		func(r row) string { return grouped(r.personHours.String()) }, true,
	})
	add(v.hasMoney && !has.role, field{
		v.costHead(), number,
		func(r row) string { return amountText(r.cost) }, true,
	})
	return list
}

func (v *view) cells(has tableColumns, r row) []string {
	var cells []string
	for _, f := range v.fields(has) {
		cells = append(cells, f.cell(r))
	}
	return cells
}

// totals returns the cells of the total, empty where a column does not add up.
func (v *view) totals(has tableColumns, total row) []string {
	var cells []string
	for _, f := range v.fields(has) {
		text := ""
		if f.adds {
			text = f.cell(total)
		}
		cells = append(cells, text)
	}
	return cells
}

// size returns what bars show of a row: its cost, or its person-hours where there is no money.
func (r row) size(hasMoney bool) *big.Rat {
	if hasMoney {
		return r.cost.Rat()
	}
	return big.NewRat(int64(min(r.personHours, 1<<62)), 100)
}

// rowSize returns the largest size of the rows, at least 0.
func rowSize(v view, of table) *big.Rat {
	top := new(big.Rat)
	for _, r := range of.rows {
		if size := r.size(v.hasMoney); size.Cmp(top) > 0 {
			top = size
		}
	}
	return top
}

func (v *view) costHead() string {
	if v.currency == "" {
		return v.words.cost
	}
	return fmt.Sprintf(v.amountsIn, v.currency)
}

// barWidth is the number of columns of the longest bar in text.
const barWidth = 24

// textBar returns a bar of eighths of a column, where top is as long as can be.
func textBar(size, top *big.Rat) string {
	eighths := scaled(size, top, barWidth*8)
	bar := strings.Repeat("█", eighths/8)
	if rest := eighths % 8; rest > 0 {
		bar += string('█' + rune(8-rest)) // U+2588 is the whole, U+2589 seven eighths, and so on
	}
	return bar
}

// scaled returns length·size/top, rounded down; 0 if size is not positive or top is 0.
func scaled(size, top *big.Rat, length int) int {
	if size.Sign() <= 0 || top.Sign() <= 0 {
		return 0
	}
	part := new(big.Rat).Quo(size, top)
	part.Mul(part, big.NewRat(int64(length), 1))
	return int(new(big.Int).Quo(part.Num(), part.Denom()).Int64())
}
