package cost

import (
	"fmt"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// A BudgetPeriod says how often a budget begins anew, as the text that JSON holds. BudgetPeriods compare with
// ==; the zero BudgetPeriod is none.
type BudgetPeriod string

// The periods of the calendar.
const (
	PerWeek    BudgetPeriod = "week"    // from Monday
	PerMonth   BudgetPeriod = "month"   // from the first
	PerQuarter BudgetPeriod = "quarter" // from the first of January, April, July and October
	PerYear    BudgetPeriod = "year"    // from 1 January
)

var budgetPeriods = []BudgetPeriod{PerWeek, PerMonth, PerQuarter, PerYear}

// Check returns an error if p is none of the four periods.
func (p BudgetPeriod) Check() error {
	if slices.Contains(budgetPeriods, p) {
		return nil
	}
	return fmt.Errorf("%.40q is no period: one of %s", string(p), budgetPeriods)
}

// around returns the first day of the period that has a date, and that of the next one; zero Dates at the edges of
// the calendar.
func (p BudgetPeriod) around(d wallclock.Date) (first, next wallclock.Date) {
	months := 1
	switch p {
	case PerQuarter:
		months = 3
	case PerYear:
		months = 12
	case PerWeek:
		first = d.AddDays(-((int(d.Weekday()) + 6) % 7))
		return first, first.AddDays(7)
	}
	year, month, _ := d.Civil()
	place := (int(month) - 1) / months * months // of the first month, from 0
	first, _ = wallclock.NewDate(year, time.Month(place+1), 1)
	place += months
	next, _ = wallclock.NewDate(year+place/12, time.Month(place%12+1), 1)
	return first, next
}

// PeriodAt returns the period of the budget in which t lies, and whether there is one: not outside of a fixed
// window, and not where the calendar ends. Those of the calendar are in the budget's zone, from midnight to
// midnight on its clocks.
func (b Budget) PeriodAt(t time.Time) (interval.Interval, bool) {
	if b.b == nil {
		return interval.Interval{}, false
	}
	if b.b.location == nil {
		return b.b.draft.Window, b.b.draft.Window.Contains(t)
	}
	first, next := b.b.draft.Period.around(wallclock.DateOf(t.In(b.b.location)))
	span, ok := b.b.between(first, next)
	switch { // a period is longer than clocks are ever changed
	case ok && !t.Before(span.End()): // clocks were put back past the midnight that ends it
		span, ok = b.b.between(b.b.draft.Period.around(next))
	case ok && t.Before(span.Start()): // clocks were put forward past the midnight that begins it
		span, ok = b.b.between(b.b.draft.Period.around(first.AddDays(-1)))
	}
	return span, ok
}

// between returns the calendar period of which the first day and that of the next one are given.
func (b *budget) between(first, next wallclock.Date) (interval.Interval, bool) {
	span, err := wallclock.Between(first, next, b.location)
	return span, err == nil
}

// label names a period of the budget: "the week of 2026-01-05", "2026-01", "2026-Q1", "2026".
func (b *budget) label(period interval.Interval) string {
	first := wallclock.DateOf(period.Start())
	switch b.draft.Period {
	case PerWeek:
		return "the week of " + first.String()
	case PerMonth:
		return first.String()[:len("2026-01")]
	case PerQuarter:
		return fmt.Sprintf("%04d-Q%d", first.Year(), (first.Month()+2)/3)
	case PerYear:
		return fmt.Sprintf("%04d", first.Year())
	}
	return period.String()
}

// A periodFinder finds periods of a budget. It remembers the last one, since occurrences come mostly in order.
type periodFinder struct {
	budget Budget
	last   interval.Interval
}

func (f *periodFinder) find(t time.Time) (interval.Interval, bool) {
	if f.last.Contains(t) {
		return f.last, true
	}
	span, ok := f.budget.PeriodAt(t)
	if ok {
		f.last = span
	}
	return span, ok
}
