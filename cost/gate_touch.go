package cost

import (
	"cmp"
	"errors"
	"maps"
	"reflect"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/agenda"
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

// touching returns when p changes something of what meetings cost.
func (g *gate) touching(p meeting.Proposal) (touching, error) {
	from, ok := firstOf(p)
	if !ok || costsTheSame(p) {
		return touching{}, nil
	}
	if p.At.After(from) {
		from = p.At
	}
	walked := 0
	for range maxSteps {
		step, err := interval.Lasting(from, stepOfWalk)
		if err != nil {
			return touching{}, err
		}
		starts, n := differing(p, step)
		if walked += n; walked > maxTouched {
			return touching{}, errTooManyTouched
		}
		if len(starts) > 0 {
			return g.touchingFrom(p, time.Unix(starts[0], 0).In(from.Location()))
		}
		from = step.End()
	}
	return touching{}, nil
}

func (g *gate) touchingFrom(p meeting.Proposal, from time.Time) (touching, error) {
	window, err := interval.Lasting(from, g.options.Horizon)
	if err != nil {
		return touching{}, err
	}
	starts, n := differing(p, window)
	if n > maxTouched {
		return touching{}, errTooManyTouched
	}
	return touching{window, starts}, nil
}

// firstOf returns an instant before which nothing of p takes place, and whether anything does.
func firstOf(p meeting.Proposal) (first time.Time, ok bool) {
	for _, m := range slices.Concat([]meeting.Meeting{p.Before}, p.After) {
		if m.IsZero() {
			continue
		}
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

// costsTheSame reports whether p changes only what costs nothing, such as a title. It may miss that.
func costsTheSame(p meeting.Proposal) bool {
	if len(p.After) != 1 || p.Before.IsZero() || p.Before.ID() != p.After[0].ID() {
		return false
	}
	plain := func(m meeting.Meeting) meeting.Draft {
		d := m.Draft()
		var none meeting.Draft
		d.Version, d.Title, d.Purpose, d.Audience, d.Format = 0, none.Title, none.Purpose, none.Audience, none.Format
		d.Venue, d.Department, d.Origin = none.Venue, none.Department, none.Origin
		return d
	}
	return reflect.DeepEqual(plain(p.Before), plain(p.After[0]))
}

// differing returns when occurrences begin within window that are not the same before and after, and how
// many there are in all, of which at most one more than can be judged are looked at.
func differing(p meeting.Proposal, window interval.Interval) (starts []int64, walked int) {
	before, after := startsOf(window, p.Before), startsOf(window, p.After...)
	walked = len(before) + len(after)
	for walked <= maxTouched && (len(before) > 0 || len(after) > 0) {
		var start int64
		switch {
		case len(after) == 0 || len(before) > 0 && before[0].Unix() < after[0].Unix():
			start, before = before[0].Unix(), before[1:]
		case len(before) == 0 || after[0].Unix() < before[0].Unix():
			start, after = after[0].Unix(), after[1:]
		case takesTheSame(before[0], after[0]):
			before, after = before[1:], after[1:]
			continue
		default:
			start, before, after = before[0].Unix(), before[1:], after[1:]
		}
		starts = append(starts, start)
	}
	return slices.Compact(starts), walked
}

// startsOf returns the occurrences that begin within window, in order; one more than can be judged if there are more.
func startsOf(window interval.Interval, meetings ...meeting.Meeting) []meeting.Occurrence {
	var list []meeting.Occurrence
	for _, m := range meetings {
		for o := range startingIn(window, m) {
			if list = append(list, o); len(list) > maxTouched {
				return list
			}
		}
	}
	slices.SortFunc(list, func(a, b meeting.Occurrence) int {
		return cmp.Or(cmp.Compare(a.Unix(), b.Unix()), a.Original().Compare(b.Original()))
	})
	return list
}

// takesTheSame reports whether two occurrences that begin together take the same of every budget.
func takesTheSame(a, b meeting.Occurrence) bool {
	m, n := a.Meeting(), b.Meeting()
	return m.ID() == n.ID() && a.Length() == b.Length() && m.Organizer() == n.Organizer() && slices.Equal(m.Records(), n.Records()) &&
		slices.Equal(slices.Collect(a.Participants()), slices.Collect(b.Participants())) &&
		slices.Equal(presenters(a.Agenda()), presenters(b.Agenda()))
}

func presenters(a agenda.Agenda) (ids []participant.ID) {
	for _, item := range a.Items {
		ids = append(ids, item.Presenter)
	}
	return ids
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
	s := meeting.Scope{Window: t.window, Record: d.Account, Meeting: d.Series}
	if len(t.meter.budget.members) > 0 {
		s.People = slices.Sorted(maps.Keys(t.meter.budget.members))
	}
	return s
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

// peopleOf returns everybody whom p could be about.
func peopleOf(p meeting.Proposal) map[participant.ID]bool {
	people := make(map[participant.ID]bool)
	for _, m := range slices.Concat([]meeting.Meeting{p.Before}, p.After) {
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
		return b.isSeriesOf(p.Before) || slices.ContainsFunc(p.After, b.isSeriesOf)
	}
	has := func(m meeting.Meeting) bool { return slices.Contains(m.Records(), b.draft.Account) }
	return has(p.Before) || slices.ContainsFunc(p.After, has)
}
