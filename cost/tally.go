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
	lines       amounts
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
		t.lines[0] = t.cost
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

// A party is the people of an occurrence, summed up: all of them, and by role. Occurrences without an override
// share that of their series.
type party struct {
	all   crew
	roles []roleCrew
}

type roleCrew struct {
	role participant.Role
	crew
}

// partyOf sums up the people of o, and notes what is assumed of them.
func (t *tally) partyOf(o meeting.Occurrence, plan *plan) (*party, error) {
	c := &party{}
	for p, likely := range t.model.choice.attending(o) {
		num, byDefault, ok := t.model.card.price(p.Role, p.External)
		if !ok {
			return nil, &NoRateError{p.Role}
		}
		if byDefault && likely != never {
			t.assumptions[t.model.card.defaultRate(p.Role)] = true
		}
		i := slices.IndexFunc(c.roles, func(r roleCrew) bool { return r.role == p.Role })
		if i < 0 {
			i = len(c.roles)
			c.roles = append(c.roles, roleCrew{role: p.Role})
		}
		for _, sum := range []*crew{&c.all, &c.roles[i].crew} {
			if err := sum.add(plan, o, &p, likely, num); err != nil {
				return nil, err
			}
		}
	}
	return c, nil
}

// addMeeting adds the occurrences of m that begin within the window.
func (t *tally) addMeeting(m meeting.Meeting) error {
	row := SeriesCost{SeriesHours: SeriesHours{Series: seriesOf(m, t.window)}}
	plan := t.model.choice.planOf(m.ID())
	if err := plan.fits(t.model.card); err != nil {
		return err
	}
	var shared *party
	for o := range startingIn(t.window, m) {
		c := shared
		if c == nil || o.Overridden() {
			var err error
			if c, err = t.partyOf(o, plan); err != nil {
				return err
			}
			if !o.Overridden() {
				shared = c
			}
		}
		if err := t.addOccurrence(&row, o, plan, c); err != nil {
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

// seriesOf returns which series m is, with its start on the clocks of a window.
func seriesOf(m meeting.Meeting, window interval.Interval) Series {
	start := wallclock.Of(m.Start().Instant().In(window.Start().Location()))
	return Series{m.ID(), m.Title(), start.String()}
}

// addOccurrence adds o, of the people of c, to everything but its series' rows, and to row.
func (t *tally) addOccurrence(row *SeriesCost, o meeting.Occurrence, plan *plan, c *party) error {
	e := Estimate{t.model.card, plan, int64(o.Length() / time.Second), c.all}
	personHours, err := times(e.crew.share, e.lasts())
	if err != nil {
		return err
	}
	lines := e.amounts()
	total, err := lines.sum(0)
	if err != nil {
		return err
	}
	if err := t.lines.add(&lines); err != nil {
		return err
	}
	f := Figures{1, e.MeetingHours(), personHours}
	if row.Figures, err = row.Figures.add(f); err != nil {
		return err
	}
	if row.Cost, err = row.Cost.Add(total); err != nil {
		return err
	}
	if err := t.addWeek(WeekCost{WeekHours{t.week.find(o.Unix()), f}, total}); err != nil {
		return err
	}
	for i := range c.roles {
		if err := t.addRoleCrew(&c.roles[i], e.lasts()); err != nil {
			return err
		}
	}
	return nil
}

// addRoleCrew adds the people of a role at an occurrence that takes so many seconds.
func (t *tally) addRoleCrew(r *roleCrew, seconds int64) error {
	hours, err := times(r.share, seconds)
	if err != nil {
		return err
	}
	var lines amounts
	r.price(t.model.card, seconds, &lines)
	cost, err := lines.sum(0)
	if err != nil {
		return err
	}
	return t.addRole(RoleCost{RoleHours{r.role, hours}, cost})
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
	if err := t.lines.add(&f.lines); err != nil {
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
	f := Forecast{window: t.window, total: t.total, cost: t.cost, lines: t.lines}
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
