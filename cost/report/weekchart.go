package report

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
	"time"

	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

const (
	plotHeight  = 170 * unit
	maxStanding = 106 // bars: two years of weeks
	fewStanding = 14  // bars with a label each
	maxColumn   = 44 * unit
	labelSpace  = 34 * unit // from one label to the next at least
	headroom    = 26 * unit
	daysOfAWeek = 7
)

// slot is the weeks that one standing bar is for.
type slot struct {
	from wallclock.Date
	row
}

// standing returns the chart of the weeks, those without meetings included.
func (v *view) standing(window interval.Interval) (chart, bool) {
	slots, weeks := v.slots(window)
	m := v.spending()
	largest := largestOf(slots, func(s slot) *big.Rat { return m.size(s.row) })
	if largest.Sign() == 0 {
		return chart{}, false
	}
	c := chart{ID: "weeks", Title: v.hoursByWeek, Unit: v.words.personHours, Width: chartWidth, UnitY: 14 * unit}
	if v.hasMoney {
		c.Title, c.Unit = v.costByWeek, v.costHead()
	}
	var captions []string
	if weeks > 1 {
		captions = append(captions, fmt.Sprintf(v.barOfWeeks, v.countText(weeks)))
	}
	if cutsBars(window, slots, weeks) {
		captions = append(captions, v.cutBars)
	}
	c.Caption = strings.Join(captions, ". ")
	scale := m.axis(largest, 6)
	left := textWidthOf(scale.last(), tickSize) + 16*unit
	c.Plot = box{X: left, Y: headroom, Width: chartWidth - left, Height: plotHeight}
	c.closePlot()
	c.Height = c.Plot.Bottom + 42*unit
	for _, t := range scale.ticks {
		y := c.Plot.Bottom - scale.at(t.value, c.Plot.Height)
		c.Ticks = append(c.Ticks, tick{At: y, LabelAt: c.Plot.X - 10*unit, Label: t.label})
	}
	for i, s := range slots {
		height := scale.at(m.size(s.row), c.Plot.Height)
		c.Bars = append(c.Bars, v.standingBar(c.Plot, i, len(slots), s, weeks, height))
	}
	v.labelBars(&c, slots)
	return c, true
}

func (v *view) standingBar(plot box, i, n int, s slot, weeks int, height px) bar {
	left, right := plot.X+plot.Width*px(i)/px(n), plot.X+plot.Width*px(i+1)/px(n)
	width := min((right-left)*7/10, maxColumn)
	b := bar{Middle: (left + right) / 2}
	b.box = box{X: b.Middle - width/2, Y: plot.Bottom - height, Width: width, Height: height}
	when := fmt.Sprintf(v.weekOf, v.dateText(s.from))
	if weeks > 1 {
		when = fmt.Sprintf(v.weeksFrom, v.countText(weeks), v.dateText(s.from))
	}
	b.Tip = when + ": " + v.spending().full(s.row)
	return b
}

// slots returns the bars of the chart of weeks, and of how many weeks each is: of one, unless they are more
// than there is room for. They are those of the window, or, if it is longer than there is room for, those
// from the first meeting to the last.
func (v *view) slots(window interval.Interval) ([]slot, int) {
	rows := v.weeks.rows
	if len(rows) == 0 {
		return nil, 1
	}
	first, last := rows[0].monday, rows[len(rows)-1].monday
	if from, to := weeksOf(window); to.DaysSince(from)/daysOfAWeek < maxStanding && from.Compare(first) <= 0 &&
		to.Compare(last) >= 0 {
		first, last = from, to
	}
	count := last.DaysSince(first)/daysOfAWeek + 1
	weeks := (count + maxStanding - 1) / maxStanding
	slots := make([]slot, (count+weeks-1)/weeks)
	nothing, _ := v.whole.cost.Sub(v.whole.cost) // in its currency
	for i := range slots {
		slots[i].cost, slots[i].from = nothing, first.AddDays(i*weeks*daysOfAWeek)
	}
	for _, r := range rows {
		s := &slots[r.monday.DaysSince(first)/daysOfAWeek/weeks]
		s.cost = sumOf(s.cost, r.cost)
		s.personHours += r.personHours
	}
	return slots, weeks
}

func sumOf(a, b money.Amount) money.Amount {
	sum, _ := a.Add(b) // one table has one currency
	return sum
}

// cutsBars reports whether the first bar or the last one has days that are not in window, so that it is shorter than it
// would be.
func cutsBars(window interval.Interval, slots []slot, weeks int) bool {
	if window.IsZero() {
		return false
	}
	first, last := slots[0].from, slots[len(slots)-1].from.AddDays(weeks*daysOfAWeek)
	end := wallclock.DateOf(window.End().In(window.Start().Location()))
	return first.Compare(wallclock.DateOf(window.Start())) < 0 || last.Compare(end) > 0
}

// weeksOf returns the Mondays of the first and the last week of window.
func weeksOf(window interval.Interval) (first, last wallclock.Date) {
	from := wallclock.DateOf(window.Start())
	to := wallclock.DateOf(window.End().Add(-1).In(window.Start().Location())) // the end is not within
	return from.AddDays(-sinceMonday(from)), to.AddDays(-sinceMonday(to))
}

func sinceMonday(d wallclock.Date) int { return (int(d.Weekday()) + 6) % 7 }

// labelBars labels each bar with its date where they are few, else the first of each month, and puts the year
// below where it changes.
func (v *view) labelBars(c *chart, slots []slot) {
	last, year := -labelSpace, 0
	var month time.Month
	for i, s := range slots {
		b, day := &c.Bars[i], s.from
		label := strconv.Itoa(day.Day()) + " " + v.months[day.Month()-1]
		if len(slots) > fewStanding {
			day = day.AddDays(3) // a week is of the month and year of its Thursday (ISO 8601)
			label = v.months[day.Month()-1]
			if day.Month() == month && day.Year() == year {
				continue
			}
		}
		if b.Middle-last < labelSpace {
			continue
		}
		last, b.Label = b.Middle, label
		if day.Year() != year {
			b.Value = strconv.Itoa(day.Year())
		}
		month, year = day.Month(), day.Year()
	}
}
