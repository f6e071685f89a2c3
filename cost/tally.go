package cost

import (
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
	week   weekFinder

	total       Figures
	cost        money.Amount
	series      map[Series]*SeriesCost
	weeks       map[wallclock.Date]*WeekCost
	roles       map[participant.Role]*RoleCost
	assumptions map[Assumption]bool
}

func emptyTally() *tally {
	return &tally{
		series: map[Series]*SeriesCost{}, weeks: map[wallclock.Date]*WeekCost{},
		roles: map[participant.Role]*RoleCost{}, assumptions: map[Assumption]bool{},
	}
}

func newTally(m Model, window interval.Interval) *tally {
	t := emptyTally()
	t.model, t.window, t.week = m, window, newWeekFinder(window)
	if m.card != nil {
		t.cost = nothing(m.card.currency)
	}
	for _, a := range m.choice.assumptions() {
		t.assumptions[a] = true
	}
	return t
}

// nothing returns no money of a currency, so that a forecast without occurrences is in one too.
func nothing(c money.Currency) money.Amount {
	if c.IsZero() {
		return money.Amount{}
	}
	return money.FromRatio(0, 0, 1, c)
}

// A crew is the people of an occurrence, summed up; occurrences without an override share their series'.
type crew struct {
	all   crewSum
	roles []roleSum
}

type roleSum struct {
	role participant.Role
	crewSum
}

// crewOf sums up the people of o, and notes what is assumed of them.
func (t *tally) crewOf(o meeting.Occurrence) (*crew, error) {
	c := &crew{}
	for p, likely := range t.model.choice.attending(o) {
		num, byDefault, ok := t.model.card.price(&p)
		if !ok {
			return nil, &NoRateError{p.Role}
		}
		if byDefault && likely != never {
			t.assumptions[t.model.card.defaultRate(p.Role)] = true
		}
		c.all.add(likely, num)
		i := slices.IndexFunc(c.roles, func(r roleSum) bool { return r.role == p.Role })
		if i < 0 {
			i = len(c.roles)
			c.roles = append(c.roles, roleSum{role: p.Role})
		}
		c.roles[i].add(likely, num)
	}
	return c, nil
}

// addMeeting adds the occurrences of m that begin within the window.
func (t *tally) addMeeting(m meeting.Meeting) error {
	row := SeriesCost{SeriesHours: SeriesHours{Series: seriesOf(m)}}
	var shared *crew
	for o := range startingIn(t.window, m) {
		c := shared
		if c == nil || o.Overridden() {
			var err error
			if c, err = t.crewOf(o); err != nil {
				return err
			}
			if !o.Overridden() {
				shared = c
			}
		}
		if err := t.addOccurrence(&row, o, c); err != nil {
			return err
		}
	}
	if row.Occurrences == 0 {
		return nil
	}
	return t.addSeries(row)
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

func seriesOf(m meeting.Meeting) Series { return Series{m.ID(), m.Title(), m.Start().String()} }

// addOccurrence adds o, of the people of c, to everything but its series' rows, and to row.
func (t *tally) addOccurrence(row *SeriesCost, o meeting.Occurrence, c *crew) error {
	seconds := int64(o.Length() / time.Second)
	personHours, err := times(c.all.share, seconds)
	if err != nil {
		return err
	}
	f := Figures{1, HoursOf(o.Length()), personHours}
	amount := t.model.card.amount(c.all, seconds)
	if row.Figures, err = row.Figures.add(f); err != nil {
		return err
	}
	if row.Cost, err = row.Cost.Add(amount); err != nil {
		return err
	}
	if err := t.addWeek(WeekCost{WeekHours{t.week.find(o.Unix()), f}, amount}); err != nil {
		return err
	}
	for i := range c.roles {
		r := &c.roles[i]
		hours, err := times(r.share, seconds)
		if err != nil {
			return err
		}
		if err := t.addRole(RoleCost{RoleHours{r.role, hours}, t.model.card.amount(r.crewSum, seconds)}); err != nil {
			return err
		}
	}
	return nil
}

// addSeries adds a row of a series, and its figures to the total.
func (t *tally) addSeries(row SeriesCost) (err error) {
	if t.total, err = t.total.add(row.Figures); err != nil {
		return err
	}
	if t.cost, err = t.cost.Add(row.Cost); err != nil {
		return err
	}
	sum, ok := t.series[row.Series]
	if !ok {
		first := row // so that row itself need not be allocated
		t.series[row.Series] = &first
		return nil
	}
	if sum.Figures, err = sum.Figures.add(row.Figures); err != nil {
		return err
	}
	sum.Cost, err = sum.Cost.Add(row.Cost)
	return err
}

func (t *tally) addWeek(row WeekCost) (err error) {
	sum, ok := t.weeks[row.Monday]
	if !ok {
		first := row // so that row itself need not be allocated
		t.weeks[row.Monday] = &first
		return nil
	}
	if sum.Figures, err = sum.Figures.add(row.Figures); err != nil {
		return err
	}
	sum.Cost, err = sum.Cost.Add(row.Cost)
	return err
}

func (t *tally) addRole(row RoleCost) (err error) {
	sum, ok := t.roles[row.Role]
	if !ok {
		first := row // so that row itself need not be allocated
		t.roles[row.Role] = &first
		return nil
	}
	if sum.PersonHours, err = sum.PersonHours.Add(row.PersonHours); err != nil {
		return err
	}
	sum.Cost, err = sum.Cost.Add(row.Cost)
	return err
}

// addForecast adds what f counts.
func (t *tally) addForecast(f Forecast) (err error) {
	t.window = hull(t.window, f.window)
	if t.cost, err = t.cost.Add(nothing(f.cost.Currency())); err != nil {
		return err
	}
	for _, row := range f.series {
		if err := t.addSeries(row); err != nil {
			return err
		}
	}
	for _, row := range f.weeks {
		if err := t.addWeek(row); err != nil {
			return err
		}
	}
	for _, row := range f.roles {
		if err := t.addRole(row); err != nil {
			return err
		}
	}
	for _, a := range f.assumptions {
		t.assumptions[a] = true
	}
	return nil
}

// forecast returns what was added up.
func (t *tally) forecast() Forecast {
	f := Forecast{window: t.window, total: t.total, cost: t.cost}
	for _, row := range t.series {
		f.series = append(f.series, *row)
	}
	for _, row := range t.weeks {
		f.weeks = append(f.weeks, *row)
	}
	for _, row := range t.roles {
		f.roles = append(f.roles, *row)
	}
	slices.SortFunc(f.series, compareSeries)
	slices.SortFunc(f.weeks, func(a, b WeekCost) int { return a.Monday.Compare(b.Monday) })
	slices.SortFunc(f.roles, compareRoles)
	f.assumptions = slices.SortedFunc(maps.Keys(t.assumptions), compareAssumptions)
	return f
}
