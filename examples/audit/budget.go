package main

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/participant"
)

// fewPeople is how many people a team has of which no figures are shown: one less than package load shows.
const fewPeople = 4

// budgets checks the budgets, with the series and the teams that they are about.
func (r *termsReader) budgets() {
	if n := len(r.draft.budgets); n > mostBudgets {
		r.note(fmt.Errorf("has %d budgets, and at most %d are counted", n, mostBudgets), "budgets")
		return
	}
	for i, d := range r.draft.budgets {
		draft, found := r.scope(d, "budgets", i)
		if !found {
			continue
		}
		b, err := cost.NewBudget(draft, r.zones)
		for _, p := range participant.Located("", err) {
			r.note(p, "budgets", i)
		}
		r.inCurrency(draft.Currency, "budgets", i)
		small := draft.Person != "" || len(draft.Team) > 0 && len(draft.Team) <= fewPeople
		if small && draft.Amount != "" {
			r.note(errors.New("is money of fewer than five people, of which an audit shows hours only: give hours"), "budgets", i, "amount")
		}
		r.terms.budgets = append(r.terms.budgets, budget{b, small})
	}
}

// scope finds the series or the team of a budget.
func (r *termsReader) scope(d budgetDraft, path ...any) (draft cost.BudgetDraft, found bool) {
	draft = d.BudgetDraft
	before := len(r.problems)
	if d.Series != "" {
		m, err := r.series.find(d.Series)
		r.note(err, append(slices.Clone(path), "series")...)
		draft.Series = m.ID()
	}
	if d.Person != "" {
		r.known(string(d.Person), append(slices.Clone(path), "person")...)
		draft.Person = idOf(string(d.Person))
	}
	if d.Team != "" {
		draft.Team = membersOf(r.terms.teams, d.Team)
		if len(draft.Team) == 0 {
			r.note(noTeam(d.Team, namesOf(r.terms.teams)), append(slices.Clone(path), "team")...)
		}
	}
	return draft, len(r.problems) == before
}

// membersOf returns who is in a team, sorted.
func membersOf(teams map[participant.ID]string, name string) (list []participant.ID) {
	for _, id := range slices.Sorted(maps.Keys(teams)) {
		if teams[id] == name {
			list = append(list, id)
		}
	}
	return list
}

// A budget is checked; that of few people is shown only to those who may see single people's hours.
type budget struct {
	cost.Budget
	small bool
}

// How much is told of budgets.
const (
	mostBudgets = 100
	mostPeriods = 60 // of one budget in a window
	fullest     = 3  // periods of one budget that are shown

	shortestDay = 23 * time.Hour // that on which clocks are put forward
)

// statuses returns how much of the budget is used in those periods of a window that use most of it, in order, and how
// many periods there are. What began before a moment is used, the rest is planned.
func (b budget) statuses(m cost.Model, window interval.Interval, at time.Time, meetings []meeting.Meeting) ([]cost.BudgetStatus, int, error) {
	periods, err := b.periods(window)
	if err != nil {
		return nil, 0, err
	}
	var list []cost.BudgetStatus
	begun := beginning(periods, meetings)
	for i, period := range periods {
		status, err := b.Status(m, period, at, begun[i]...)
		if err != nil {
			return nil, 0, err
		}
		list = append(list, status)
	}
	slices.SortStableFunc(list, func(x, y cost.BudgetStatus) int { return compareQuantities(x.Remaining, y.Remaining) })
	list = list[:min(fullest, len(list))]
	slices.SortFunc(list, func(x, y cost.BudgetStatus) int { return x.Period.Start().Compare(y.Period.Start()) })
	return list, len(periods), nil
}

// beginning returns, for each of periods in order, the meetings of which something begins in it, so that not every
// period goes through all of them.
func beginning(periods []interval.Interval, meetings []meeting.Meeting) [][]meeting.Meeting {
	found := make([][]meeting.Meeting, len(periods))
	if len(periods) == 0 {
		return found
	}
	span, _ := interval.New(periods[0].Start(), periods[len(periods)-1].End()) // in this order
	for _, m := range meetings {
		in := make([]bool, len(periods))
		for o := range m.Occurrences(span) {
			start := o.Interval().Start()
			i, _ := slices.BinarySearchFunc(periods, start, func(p interval.Interval, t time.Time) int {
				if p.End().After(t) {
					return 1
				}
				return -1
			})
			if i < len(periods) && periods[i].Contains(start) && !in[i] {
				in[i] = true
				found[i] = append(found[i], m)
			}
		}
	}
	return found
}

// periods returns the periods of the budget that lie in a window at least in part. One of which it has no whole day is
// left out: it is there only because the window is on the clocks of another zone.
func (b budget) periods(window interval.Interval) (list []interval.Interval, err error) {
	if own := b.Draft().Window; !own.IsZero() {
		if own.Overlaps(window) {
			list = append(list, own)
		}
		return list, nil
	}
	for t := window.Start(); t.Before(window.End()); {
		period, ok := b.PeriodAt(t)
		if !ok {
			break // the calendar ends
		}
		if part, _ := period.Intersect(window); part.Length() >= shortestDay || part.Equal(window) {
			list = append(list, period)
		}
		if len(list) > mostPeriods {
			return nil, fmt.Errorf("the budget %q has more than %d periods in the window: give it longer ones, or the report a shorter window",
				b.Name(), mostPeriods)
		}
		t = period.End()
	}
	return list, nil
}

// compareQuantities compares what is left of one budget.
func compareQuantities(a, b cost.Quantity) int {
	if x, ok := a.Amount(); ok {
		y, _ := b.Amount()
		order, _ := x.Cmp(y) // of one currency
		return order
	}
	return cmp.Compare(signedLength(a), signedLength(b))
}

// signedLength returns hours as elapsed time, without parts of a second.
func signedLength(q cost.Quantity) time.Duration {
	h, _ := q.Hours()
	return time.Duration(h.Sign()) * h.Size().Duration()
}
