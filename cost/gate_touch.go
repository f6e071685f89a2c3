package cost

import (
	"errors"
	"maps"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// Bounds of the search for what a proposal touches.
const (
	maxTouched = 100_000 // occurrences before and after
	stepOfWalk = 8760 * time.Hour
	maxSteps   = 100 // of a walk along a series without a difference
)

var errTooManyTouched = errors.New("cost: the proposal has more than 100,000 occurrences to judge")

// A touching is when a proposal changes something.
type touching struct {
	window interval.Interval // from the first occurrence that it touches to the horizon
	starts []int64           // Unix times, in order
}

// touching returns when p changes something.
func (g *gate) touching(p meeting.Proposal) (touching, error) {
	from, ok := firstOf(p)
	if !ok {
		return touching{}, nil
	}
	if p.At.After(from) {
		from = p.At
	}
	c, walked := comparisonOf(p), 0
	for range maxSteps {
		step, err := interval.Lasting(from, stepOfWalk)
		if err != nil {
			return touching{}, err
		}
		starts, n := c.differing(step)
		if walked += n; walked > maxTouched {
			return touching{}, errTooManyTouched
		}
		if len(starts) > 0 {
			return g.touchingFrom(c, time.Unix(starts[0], 0).In(from.Location()))
		}
		from = step.End()
	}
	return touching{}, nil
}

func (g *gate) touchingFrom(c comparison, from time.Time) (touching, error) {
	window, err := interval.Lasting(from, g.options.Horizon)
	if err != nil {
		return touching{}, err
	}
	starts, n := c.differing(window)
	if n > maxTouched {
		return touching{}, errTooManyTouched
	}
	return touching{window, starts}, nil
}

// firstOf returns an instant before which nothing of p takes place, and whether anything does.
func firstOf(p meeting.Proposal) (first time.Time, ok bool) {
	for _, m := range meetingsOf(p) {
		d := m.Draft()
		starts := []wallclock.Time{d.Start}
		for _, l := range d.Extra {
			starts = append(starts, l.In(d.Start.Zone()))
		}
		for _, o := range d.Overrides {
			if !o.Start.IsZero() {
				starts = append(starts, o.Start)
			}
		}
		for _, s := range starts {
			if at := s.Instant(); !ok || at.Before(first) {
				first, ok = at, true
			}
		}
	}
	return first, ok
}

// A touch is what a proposal does to a budget, in the periods that it touches.
type touch struct {
	place         int // of the budget in the gate
	meter         *meter
	before, after usage
	periods       []int64 // Unix times of their starts, in order
	window        interval.Interval
}

func (t *touch) scope() meeting.Scope {
	d := t.meter.budget.draft
	people := slices.Sorted(maps.Keys(t.meter.budget.members))
	return meeting.Scope{Window: t.window, People: people, Record: d.Account, Meeting: d.Series}
}

// touches returns what p does to the budgets that it touches, in their order.
func (g *gate) touches(p meeting.Proposal) ([]touch, error) {
	on, err := g.touching(p)
	if err != nil {
		return nil, err
	}
	return g.touchesOn(p, on)
}

func (g *gate) touchesOn(p meeting.Proposal, on touching) ([]touch, error) {
	people := peopleOf(p)
	var touches []touch
	for i, b := range g.budgets {
		if !b.b.mayCount(p, people) {
			continue
		}
		t := touch{place: i, meter: newMeter(g.model, b.b)}
		if err := t.count(p, on); err != nil {
			return nil, b.located(err)
		}
		if len(t.periods) > 0 {
			touches = append(touches, t)
		}
	}
	return touches, nil
}

// count fills in what p takes in the periods that it touches.
func (t *touch) count(p meeting.Proposal, on touching) error {
	b := t.meter.budget
	touched, around := usage{}, interval.Interval{}
	finder := periodFinder{budget: Budget{b}}
	for _, start := range on.starts {
		if period, ok := finder.find(time.Unix(start, 0)); ok {
			touched.of(period, b)
			around = hull(around, period)
		}
	}
	t.before, t.after = usage{}, usage{}
	if t.meter.counts(p.Before) {
		if err := t.before.add(t.meter, p.Before, around, touched); err != nil {
			return err
		}
	}
	for _, m := range p.After {
		if !t.meter.counts(m) && !b.isSeriesOf(p.Before) {
			continue
		}
		if err := t.after.add(t.meter, m, around, touched); err != nil {
			return err
		}
	}
	for _, at := range slices.Sorted(maps.Keys(touched)) {
		if !slices.Equal(t.before.marks(at), t.after.marks(at)) {
			t.periods = append(t.periods, at)
			t.window = hull(t.window, touched[at].period)
		}
	}
	return nil
}

// isSeriesOf reports whether b is a budget of the series m, and so of what m is split into.
func (b *budget) isSeriesOf(m meeting.Meeting) bool {
	return !b.draft.Series.IsZero() && b.draft.Series == m.ID()
}

// meetingsOf returns the meetings before and after.
func meetingsOf(p meeting.Proposal) []meeting.Meeting {
	if p.Before.IsZero() {
		return p.After
	}
	return slices.Concat([]meeting.Meeting{p.Before}, p.After)
}

// peopleOf returns everybody whom p could be about.
func peopleOf(p meeting.Proposal) map[participant.ID]bool {
	people := make(map[participant.ID]bool)
	for _, m := range meetingsOf(p) {
		d := m.Draft()
		rosters := []participant.Roster{d.Roster}
		for _, o := range d.Overrides {
			rosters = append(rosters, o.Roster)
		}
		for _, each := range slices.Concat(rosters...) {
			people[each.ID] = true
		}
		people[d.Organizer] = true
	}
	return people
}

// mayCount reports whether something of p could be in the scope of b.
func (b *budget) mayCount(p meeting.Proposal, people map[participant.ID]bool) bool {
	switch {
	case b.members != nil:
		for id := range b.members {
			if people[id] {
				return true
			}
		}
		return false
	case !b.draft.Series.IsZero():
		return slices.ContainsFunc(meetingsOf(p), b.isSeriesOf)
	}
	return slices.ContainsFunc(meetingsOf(p), func(m meeting.Meeting) bool {
		return slices.Contains(m.Records(), b.draft.Account)
	})
}
