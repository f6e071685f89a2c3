package cost

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A tally adds up a forecast.
type tally struct {
	model  Model
	window interval.Interval

	total              Figures
	costs              Costs
	layers             layers
	lines              lineSums
	overrun, lateStart money.Amount
	series             map[Series]*SeriesCost
	weeks              weekRows
	roles              map[participant.Role]*RoleCost
	records            map[participant.Record]*RecordCost
	assumptions        map[Assumption]bool
	told               map[*pricing]bool // whose assumptions are in
}

// layers says whether a forecast knows the premium. The zero value is that of a forecast of nothing, which
// merges with both.
type layers uint8

const (
	directOnly layers = iota + 1
	withPremium
)

// ErrModelsDiffer says that forecasts do not merge because of the models that they come from: only one has [Quotas],
// or a host's line is of people in one and nobody's in the other.
var ErrModelsDiffer = errors.New("cost: the forecasts come from models that don't fit together")

func emptyTally() *tally {
	return &tally{
		series: map[Series]*SeriesCost{}, weeks: newWeekRows(interval.Interval{}),
		roles: map[participant.Role]*RoleCost{}, records: map[participant.Record]*RecordCost{},
		assumptions: map[Assumption]bool{}, told: map[*pricing]bool{},
	}
}

func newTally(m Model, window interval.Interval) *tally {
	t := emptyTally()
	t.model, t.window, t.weeks = m, window, newWeekRows(window)
	zero := nothing(m.card.currencyOf())
	t.costs.Cost, t.lines.known[atLabor] = zero, zero
	t.layers = directOnly
	if m.choice.premium != nil {
		t.layers, t.costs.Premium = withPremium, zero
	}
	t.assume(m.Assumptions()...)
	return t
}

func (t *tally) assume(list ...Assumption) {
	for _, a := range list {
		t.assumptions[a] = true
	}
}

// nothing returns no money of a currency, so that a forecast without occurrences is in one too.
func nothing(c money.Currency) money.Amount {
	if c.IsZero() {
		return money.Amount{}
	}
	return money.FromRatio(0, 0, 1, c)
}

// addMeeting adds the occurrences of m that begin within the window.
func (t *tally) addMeeting(m meeting.Meeting) error {
	pr, err := t.model.choice.pricingOf(m.ID())
	if err != nil {
		return err
	}
	s := seriesTally{tally: t, pricing: pr, row: SeriesCost{SeriesHours: SeriesHours{Series: seriesOf(m, t.window)}}}
	for o := range startingIn(t.window, m) {
		if err := s.add(o); err != nil {
			return err
		}
	}
	if err := s.flush(&s.alike); err != nil {
		return err
	}
	if s.row.Occurrences == 0 {
		return nil
	}
	if !t.told[pr] {
		t.told[pr] = true
		t.assume(pr.plan.assumptions()...)
	}
	if err := t.addRecords(m, &s.row); err != nil {
		return err
	}
	return t.addSeries(s.row)
}

// startingIn returns an iterator over the occurrences of m that begin within window.
func startingIn(window interval.Interval, m meeting.Meeting) func(yield func(meeting.Occurrence) bool) {
	return func(yield func(meeting.Occurrence) bool) {
		for o := range m.Occurrences(window) {
			if window.Contains(time.Unix(o.Unix(), 0)) && !yield(o) {
				return
			}
		}
	}
}

// seriesOf returns which series m is, with its start on the clocks of a window.
func seriesOf(m meeting.Meeting, window interval.Interval) Series {
	start := wallclock.Of(m.Start().Instant().In(window.Start().Location()))
	return Series{m.ID(), m.Title(), start.String()}
}

// add adds what a batch takes to everything but the rows of series, weeks and records.
func (t *tally) add(p *priced, roles []RoleCost) (err error) {
	if err := t.lines.add(&p.lines); err != nil {
		return err
	}
	if t.overrun, err = t.overrun.Add(p.overrun); err != nil {
		return err
	}
	if t.lateStart, err = t.lateStart.Add(p.lateStart); err != nil {
		return err
	}
	for _, row := range roles {
		if err := t.addRole(row); err != nil {
			return err
		}
	}
	return nil
}

// rowOf returns the row with a key, a new one where there is none.
func rowOf[K comparable, V any](rows map[K]*V, key K) *V {
	row, ok := rows[key]
	if !ok {
		row = new(V)
		rows[key] = row
	}
	return row
}

// addTo adds figures and costs to those of a row.
func addTo(figures *Figures, costs *Costs, f Figures, c Costs) (err error) {
	if *figures, err = figures.add(f); err != nil {
		return err
	}
	*costs, err = costs.add(c)
	return err
}

// addSeries adds a row of a series, and its figures to the total.
func (t *tally) addSeries(row SeriesCost) error {
	if err := addTo(&t.total, &t.costs, row.Figures, row.Costs); err != nil {
		return err
	}
	sum := rowOf(t.series, row.Series)
	sum.Series = row.Series
	return addTo(&sum.Figures, &sum.Costs, row.Figures, row.Costs)
}

// addRecords adds a row of a series to each record that m is linked to, once.
func (t *tally) addRecords(m meeting.Meeting, row *SeriesCost) error {
	records := m.Records()
	slices.SortFunc(records, compareRecord)
	for _, r := range slices.Compact(records) {
		if err := t.addRecord(RecordCost{r, row.Figures, row.Costs}); err != nil {
			return err
		}
	}
	return nil
}

func (t *tally) addRecord(row RecordCost) error {
	sum := rowOf(t.records, row.Record)
	sum.Record = row.Record
	return addTo(&sum.Figures, &sum.Costs, row.Figures, row.Costs)
}

func (t *tally) addWeek(monday wallclock.Date, f Figures, c Costs) error {
	sum := rowOf(t.weeks.rows, monday)
	sum.Monday = monday
	return addTo(&sum.Figures, &sum.Costs, f, c)
}

func (t *tally) addRole(row RoleCost) (err error) {
	sum := rowOf(t.roles, row.Role)
	sum.Role = row.Role
	if sum.PersonHours, err = sum.PersonHours.Add(row.PersonHours); err != nil {
		return err
	}
	sum.Costs, err = sum.Costs.add(row.Costs)
	return err
}

// addForecast adds what f counts.
func (t *tally) addForecast(f Forecast) (err error) {
	switch {
	case t.layers == 0:
		t.layers = f.layers
	case f.layers != 0 && f.layers != t.layers:
		return fmt.Errorf("%w: only one has quotas", ErrModelsDiffer)
	}
	t.window = hull(t.window, f.window)
	if t.costs, err = t.costs.add(Costs{nothing(f.costs.Cost.Currency()), nothing(f.costs.Premium.Currency())}); err != nil {
		return err
	}
	if err := t.add(&priced{lines: f.lines, overrun: f.overrun, lateStart: f.lateStart}, f.roles); err != nil {
		return err
	}
	for _, row := range f.series {
		if err := t.addSeries(row); err != nil {
			return err
		}
	}
	for _, row := range f.weeks {
		if err := t.addWeek(row.Monday, row.Figures, row.Costs); err != nil {
			return err
		}
	}
	for _, row := range f.records {
		if err := t.addRecord(row); err != nil {
			return err
		}
	}
	t.assume(f.assumptions...)
	return nil
}

// forecast returns what was added up.
func (t *tally) forecast() Forecast {
	for i := range t.lines.known {
		t.lines.known[i] = t.inCurrency(t.lines.known[i])
	}
	t.overrun, t.lateStart = t.inCurrency(t.overrun), t.inCurrency(t.lateStart)
	return Forecast{
		window: t.window, total: t.total, costs: t.costs, layers: t.layers, lines: t.lines, overrun: t.overrun, lateStart: t.lateStart,
		series: sortedRows(t.series, compareSeries), roles: sortedRows(t.roles, compareRoles),
		weeks:       sortedRows(t.weeks.rows, func(a, b WeekCost) int { return a.Monday.Compare(b.Monday) }),
		records:     sortedRows(t.records, compareRecords),
		assumptions: slices.SortedFunc(maps.Keys(t.assumptions), compareAssumptions),
	}
}

// inCurrency returns a, and nothing in the currency of the forecast where nothing was added.
func (t *tally) inCurrency(a money.Amount) money.Amount {
	if a.Currency().IsZero() {
		return nothing(t.costs.Cost.Currency())
	}
	return a
}

func sortedRows[K comparable, V any](rows map[K]*V, compare func(a, b V) int) []V {
	list := make([]V, 0, len(rows))
	for _, row := range rows {
		list = append(list, *row)
	}
	slices.SortFunc(list, compare)
	return list
}
