package cost

import (
	"fmt"
	"slices"
	"strings"

	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
)

// A Difference is what meetings cost in one period against an earlier one: in all, by series, by role and by line.
// Each of these adds up to the whole; by role, with the lines that are nobody's. Windows of different length are
// compared as they are: nothing is scaled. It is an immutable value, safe to share between goroutines; the zero
// Difference is that of no meetings.
type Difference struct {
	earlier, later interval.Interval
	total          FiguresDifference
	cost           AmountDifference
	series         []SeriesDifference
	roles          []RoleDifference
	lines          []LineDifference
}

// A TimesheetDifference is the hours view of a [Difference]: the same without money. It is an immutable value, safe
// to share between goroutines; the zero TimesheetDifference is that of no meetings.
type TimesheetDifference struct {
	earlier, later interval.Interval
	total          FiguresDifference
	series         []SeriesHoursDifference
	roles          []RoleHoursDifference
}

// Against returns what f has more, or less, than an earlier period. A series is the same in both if its meeting
// has the same ID; one without an ID, if title and start are the same. The start is that on the clocks of the
// windows: have both in one zone. It fails with a [*money.MismatchError] if the two are in different currencies,
// or if one of them has meetings and no money, and if a sum of time is beyond what [Hours] can hold.
func (f Forecast) Against(earlier Forecast) (Difference, error) {
	if err := inOneCurrency(earlier, f); err != nil {
		return Difference{}, err
	}
	p := newPairing()
	if err := p.addForecast(0, earlier); err != nil {
		return Difference{}, err
	}
	if err := p.addForecast(1, f); err != nil {
		return Difference{}, err
	}
	d := Difference{
		earlier: earlier.window, later: f.window, total: figuresDifference(earlier.total, f.total),
		cost: amountDifference(earlier.costs.Cost, f.costs.Cost), series: p.seriesRows(), roles: p.roleRows(),
	}
	for _, l := range linesOf(earlier, f) {
		d.lines = append(d.lines, LineDifference{l, amountDifference(earlier.Line(l), f.Line(l))})
	}
	slices.SortStableFunc(d.lines, func(a, b LineDifference) int { return greater(a.Cost, b.Cost) })
	return d, nil
}

// linesOf returns labor, the lines that cost something in either forecast, and the host's own.
func linesOf(a, b Forecast) []Line {
	var list, own []Line
	in := make(map[Line]bool)
	for _, c := range slices.Concat(a.Lines(), b.Lines()) {
		in[c.Line] = true
	}
	for _, l := range lines {
		if in[l] {
			list = append(list, l)
			delete(in, l)
		}
	}
	for l := range in {
		own = append(own, l)
	}
	slices.Sort(own)
	return append(list, own...)
}

// inOneCurrency returns an error if the costs of two forecasts can't be compared.
func inOneCurrency(a, b Forecast) error {
	left, right := a.costs.Cost.Currency(), b.costs.Cost.Currency()
	unpriced := left.IsZero() && a.total.Occurrences > 0 || right.IsZero() && b.total.Occurrences > 0
	if left == right || (left.IsZero() || right.IsZero()) && !unpriced {
		return nil
	}
	return &money.MismatchError{Left: left, Right: right}
}

// Against returns what t has more, or less, than an earlier period, with series matched as by [Forecast.Against].
// It fails if a sum of time is beyond what [Hours] can hold.
func (t Timesheet) Against(earlier Timesheet) (TimesheetDifference, error) {
	d, err := t.forecast().Against(earlier.forecast())
	return d.Timesheet(), err
}

// forecast returns the timesheet as a forecast that costs nothing.
func (t Timesheet) forecast() Forecast {
	f := Forecast{window: t.window, total: t.total}
	for _, row := range t.series {
		f.series = append(f.series, SeriesCost{SeriesHours: row})
	}
	for _, row := range t.roles {
		f.roles = append(f.roles, RoleCost{RoleHours: row})
	}
	return f
}

// Timesheet returns the difference without its money. Rows come in the order that hours alone give.
func (d Difference) Timesheet() TimesheetDifference {
	t := TimesheetDifference{earlier: d.earlier, later: d.later, total: d.total}
	for _, row := range d.series {
		t.series = append(t.series, row.SeriesHoursDifference)
	}
	for _, row := range d.roles {
		t.roles = append(t.roles, row.RoleHoursDifference)
	}
	slices.SortFunc(t.series, func(a, b SeriesHoursDifference) int {
		return compareSeriesDifferences(SeriesDifference{SeriesHoursDifference: a}, SeriesDifference{SeriesHoursDifference: b})
	})
	slices.SortFunc(t.roles, func(a, b RoleHoursDifference) int {
		return compareRoleDifferences(RoleDifference{RoleHoursDifference: a}, RoleDifference{RoleHoursDifference: b})
	})
	return t
}

// Windows returns the spans of time that are compared.
func (d Difference) Windows() (earlier, later interval.Interval) { return d.earlier, d.later }

// Total returns the figures of all occurrences together.
func (d Difference) Total() FiguresDifference { return d.total }

// Cost returns the direct cost of all occurrences together, exact.
func (d Difference) Cost() AmountDifference { return d.cost }

// Series returns a row for each series of either period, that with the greatest change of cost first, whichever
// way.
func (d Difference) Series() []SeriesDifference { return slices.Clone(d.series) }

// Roles returns a row for each role of either period, that with the greatest change of cost first.
func (d Difference) Roles() []RoleDifference { return slices.Clone(d.roles) }

// Lines returns a row for labor, for each other line that costs something in either period, and for the host's
// own, that with the greatest change first, those of one change in the order of [Forecast.Lines].
func (d Difference) Lines() []LineDifference { return slices.Clone(d.lines) }

// String returns the totals, each with that of the earlier period and the change, and the lengths of the two
// windows where they differ: "27 meetings after 53 (-26), 60.75 person-hours after 119.25 (-58.50), 4374.00 USD
// after 8586.00 USD (-4212.00 USD)".
func (d Difference) String() string {
	spent := fmt.Sprintf("%s after %s (%s)", d.cost.After, d.cost.Before, signed(d.cost.Change.String()))
	return d.Timesheet().figures() + ", " + spent + lengths(d.earlier, d.later)
}

// Windows returns the spans of time that are compared.
func (d TimesheetDifference) Windows() (earlier, later interval.Interval) { return d.earlier, d.later }

// Total returns the figures of all occurrences together.
func (d TimesheetDifference) Total() FiguresDifference { return d.total }

// Series returns a row for each series of either period, that with the greatest change of person-hours first,
// whichever way.
func (d TimesheetDifference) Series() []SeriesHoursDifference { return slices.Clone(d.series) }

// Roles returns a row for each role of either period, that with the greatest change of person-hours first.
func (d TimesheetDifference) Roles() []RoleHoursDifference { return slices.Clone(d.roles) }

// String returns the changes of the totals, as [Difference.String] does.
func (d TimesheetDifference) String() string { return d.figures() + lengths(d.earlier, d.later) }

func (d TimesheetDifference) figures() string {
	n, h := d.total.Occurrences, d.total.PersonHours
	return fmt.Sprintf("%s after %d (%+d), %s person-hours after %s (%s)",
		count(n.After, "meeting"), n.Before, n.Change, h.After, h.Before, signed(h.Change.String()))
}

// signed puts a plus before what is not negative.
func signed(number string) string {
	if strings.HasPrefix(number, "-") {
		return number
	}
	return "+" + number
}

// lengths says how long two windows are if they are not of one length.
func lengths(earlier, later interval.Interval) string {
	if earlier.Length() == later.Length() {
		return ""
	}
	return fmt.Sprintf("; in windows of %s and %s hours", HoursOf(later.Length()), HoursOf(earlier.Length()))
}
