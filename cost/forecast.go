package cost

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A Forecast is what meetings cost over a window: in all, by series, by week and by role. Each of these
// is the whole, divided in its own way; what the host's records cost is not, since a meeting may be linked to
// several, and to none. It has no figures on single people.
//
// Forecasts merge: what a cluster has counted in parts adds up, in any order and grouping, to the same
// forecast to the byte. A Forecast is an immutable value, safe to share between goroutines; the zero
// Forecast is that of no meetings.
type Forecast struct {
	window             interval.Interval
	total              Figures
	costs              Costs
	layers             layers
	lines              lineSums
	overrun, lateStart money.Amount
	series             []SeriesCost
	weeks              []WeekCost
	roles              []RoleCost
	records            []RecordCost
	assumptions        []Assumption

	// What advice needs: nothing of it merges or is written.
	model    Model
	meetings []meeting.Meeting
}

// Forecast returns what the occurrences of meetings that begin within window, at or after its start and before its
// end, are expected to cost. To price a change, forecast the edited meeting ([meeting.Meeting.EditAll]). It fails
// if window is the zero Interval, if a meeting with an ID is given twice, and as [Model.Estimate] does.
func (m Model) Forecast(window interval.Interval, meetings ...meeting.Meeting) (Forecast, error) {
	m.choice = m.options()
	if err := cmp.Or(m.choice.err, checkMeetings(window, meetings)); err != nil {
		return Forecast{}, err
	}
	t := newTally(m, window)
	for _, each := range meetings {
		if err := t.addMeeting(each); err != nil {
			return Forecast{}, err
		}
	}
	f := t.forecast()
	f.model, f.meetings = m, slices.Clone(meetings)
	return f, nil
}

var errNoWindow = errors.New("cost: no window: give the span of time to count, such as wallclock.Year(2026, zone)")

// checkMeetings returns an error if there is no window, or if a meeting stands in the list twice: it would be
// counted twice.
func checkMeetings(window interval.Interval, meetings []meeting.Meeting) error {
	if window.IsZero() {
		return errNoWindow
	}
	return checkOnce(meetings)
}

func checkOnce(meetings []meeting.Meeting) error {
	seen := make(map[meeting.ID]bool, len(meetings))
	for _, m := range meetings {
		if id := m.ID(); !id.IsZero() {
			if seen[id] {
				return fmt.Errorf("cost: the meeting %s (%q) is given twice", id, m.Title())
			}
			seen[id] = true
		}
	}
	return nil
}

// Window returns the span of time that the forecast is for: an occurrence belongs to it if it begins
// there. That of merged forecasts reaches from the first to the last.
func (f Forecast) Window() interval.Interval { return f.window }

// Total returns the figures of all occurrences together.
func (f Forecast) Total() Figures { return f.total }

// Cost returns what all occurrences together are expected to cost, exact: the direct cost, which is the sum of
// all lines.
func (f Forecast) Cost() money.Amount { return f.costs.Cost }

// Premium returns what the time in all occurrences would bring in sales above what it costs, exact. It is a
// layer of its own, in no other figure but [Forecast.Economic]. ok is false if the model has no [Quotas].
func (f Forecast) Premium() (premium money.Amount, ok bool) {
	return f.costs.Premium, f.layers == withPremium
}

// Economic returns the direct cost and the premium together, exact. ok is false if the model has no [Quotas].
func (f Forecast) Economic() (total money.Amount, ok bool) {
	if f.layers != withPremium {
		return money.Amount{}, false
	}
	total, err := f.costs.Cost.Add(f.costs.Premium)
	return total, err == nil
}

// Line returns what all occurrences together are expected to cost on a line, exact.
func (f Forecast) Line(l Line) money.Amount { return f.lines.line(l) }

// Lines returns labor, the other lines that cost something, and the host's own, whose costs add up to the
// direct cost.
func (f Forecast) Lines() []LineCost { return f.lines.list() }

// Overrun returns the part of labor that comes after the planned ends, exact.
func (f Forecast) Overrun() money.Amount { return f.overrun }

// LateStart returns the part of labor that passes before occurrences that start late begin, exact.
func (f Forecast) LateStart() money.Amount { return f.lateStart }

// Series returns the figures of each series that takes place, the dearest first.
func (f Forecast) Series() []SeriesCost { return slices.Clone(f.series) }

// Weeks returns the figures of each week in which something takes place, in order. Weeks begin on Monday in
// the zone of the window's start.
func (f Forecast) Weeks() []WeekCost { return slices.Clone(f.weeks) }

// Roles returns the expected time and cost of each role that takes part, the dearest first. The cost is that of
// people, all lines that are [LineCost.OfPeople]; the other lines are nobody's.
func (f Forecast) Roles() []RoleCost { return slices.Clone(f.roles) }

// Records returns what each of the host's records takes, the dearest first. A meeting that is linked to several
// counts in full for each, so that the rows do not add up to the total.
func (f Forecast) Records() []RecordCost { return slices.Clone(f.records) }

// Assumptions returns what the figures rest on and the calendar does not say, in order of their names.
func (f Forecast) Assumptions() []Assumption { return slices.Clone(f.assumptions) }

// String returns the total in a line: "53 meetings, 119.25 person-hours, 8586.00 USD".
func (f Forecast) String() string {
	return fmt.Sprintf("%s, %s", f.Timesheet(), f.costs.Cost)
}

// Merge returns the forecast of what f and o count together. They must not count an occurrence both, and
// they must be in one currency; it fails with a [*money.MismatchError] if they are not, and with
// [ErrModelsDiffer]. Parts of one window and one model have advice together.
func (f Forecast) Merge(o Forecast) (Forecast, error) {
	t := emptyTally()
	for _, part := range []Forecast{f, o} {
		if err := t.addForecast(part); err != nil {
			return Forecast{}, err
		}
	}
	sum := t.forecast()
	if f.model == o.model && f.window.Equal(o.window) {
		sum.model, sum.meetings = f.model, slices.Concat(f.meetings, o.meetings)
	}
	return sum, nil
}

// hull returns the window from the first start to the last end of a and b, of which the zero Interval is
// none.
func hull(a, b interval.Interval) interval.Interval {
	switch {
	case a.IsZero():
		return b
	case b.IsZero():
		return a
	}
	start, end := a.Start(), a.End()
	if compareClocks(b.Start(), start) < 0 {
		start = b.Start()
	}
	if compareClocks(b.End(), end) > 0 {
		end = b.End()
	}
	whole, _ := interval.New(start, end) // not before its start, since a is not
	return whole
}

// compareClocks orders times by their instants, and those of one instant by what the clocks of their zones show
// and by the names of these, so that windows come together in any order.
func compareClocks(a, b time.Time) int {
	if order := a.Compare(b); order != 0 {
		return order
	}
	return cmp.Or(cmp.Compare(a.Format(time.RFC3339), b.Format(time.RFC3339)), cmp.Compare(a.Location().String(), b.Location().String()))
}

// dearest orders costs from the highest to the lowest. All of a forecast are in one currency.
func dearest(a, b money.Amount) int {
	order, _ := b.Cmp(a)
	return order
}

func compareSeries(a, b SeriesCost) int {
	return cmp.Or(a.Costs.compare(b.Costs), cmp.Compare(b.PersonHours.units, a.PersonHours.units),
		cmp.Compare(a.Title, b.Title), cmp.Compare(a.Start, b.Start), compareIDs(a.Meeting, b.Meeting))
}

func compareRoles(a, b RoleCost) int {
	return cmp.Or(a.Costs.compare(b.Costs), cmp.Compare(b.PersonHours.units, a.PersonHours.units),
		cmp.Compare(a.Role, b.Role))
}

func compareRecords(a, b RecordCost) int {
	return cmp.Or(a.Costs.compare(b.Costs), cmp.Compare(b.PersonHours.units, a.PersonHours.units),
		compareRecord(a.Record, b.Record))
}

func compareRecord(a, b participant.Record) int {
	return cmp.Or(cmp.Compare(a.Type, b.Type), cmp.Compare(a.ID, b.ID))
}
