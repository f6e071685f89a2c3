package cost

import (
	"errors"
	"fmt"
	"slices"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
)

// A Ruling is what a [Gate] makes of a proposal, with its figures. It is plain data. Judgments on budgets of
// money are for those who may see money: see [Budget.InMoney].
type Ruling struct {
	// Verdict is the most severe one of the judgments; allow if there are none.
	Verdict meeting.Verdict
	// Judgments are on each budget and period that the proposal touches, in the order of the budgets, and then in
	// that of time.
	Judgments []Judgment
	// Remedy is the cheapest change that would pass, sought if the verdict is deny; zero if there is none.
	Remedy Remedy
}

// A Judgment is what a proposal does to one budget in one period. It is plain data.
type Judgment struct {
	Budget  Budget
	Period  interval.Interval
	Verdict meeting.Verdict
	// Before is what is used of Limit without the proposal, After what would be with it.
	Limit, Before, After Quantity
	// Over is After - Limit; below none, it is what would be left.
	Over Quantity
}

// Decide returns what the budgets make of p, with the figures before and after. Kept has the meetings of the
// scopes that [Gate.Scopes] gives, in their order, as [meeting.Gate] has it; a meeting with the ID of p.Before
// is passed over, since p has it. Where nothing else is kept in a scope, its list is empty:
// make([][]meeting.Meeting, len(g.Scopes(p))).
//
// It fails if p.Before has no ID, if kept has not one list for each scope, if a meeting with an ID is there twice
// in one, if a meeting of p.After is kept that is not p.Before, if the proposal has more than 100,000 occurrences,
// and as [Budget.Status] does. Then the change must not be kept.
func (g Gate) Decide(p meeting.Proposal, kept [][]meeting.Meeting) (Ruling, error) {
	on, err := g.gate().touching(p)
	if err != nil {
		return Ruling{}, err
	}
	touches, err := g.gate().touchesOn(p, on)
	switch {
	case err != nil:
		return Ruling{}, err
	case !p.Before.IsZero() && p.Before.ID().IsZero():
		return Ruling{}, errNoID
	case len(touches) != len(kept):
		return Ruling{}, fmt.Errorf("cost: %d lists of meetings for %d scopes: give one for each, in their order",
			len(kept), len(touches))
	}
	ruling := Ruling{Verdict: meeting.Allow}
	grounds := make(map[int]ground, len(touches))
	for i, t := range touches {
		judgments, under, err := t.decide(p, kept[i])
		if err != nil {
			return Ruling{}, t.budget().located(err)
		}
		grounds[t.place] = under
		ruling.Judgments = append(ruling.Judgments, judgments...)
	}
	for _, j := range ruling.Judgments {
		ruling.Verdict = worse(ruling.Verdict, j.Verdict)
	}
	if ruling.Verdict == meeting.Deny {
		ruling.Remedy = g.gate().remedy(p, on.window, grounds)
	}
	return ruling, nil
}

// decide returns the judgments on one budget, and what they rest on.
func (t *touch) decide(p meeting.Proposal, kept []meeting.Meeting) ([]Judgment, ground, error) {
	under, err := t.ground(p, kept)
	if err != nil {
		return nil, ground{}, err
	}
	judgments, err := t.judge(under)
	return judgments, under, err
}

func worse(a, b meeting.Verdict) meeting.Verdict {
	return meeting.Worst([]meeting.Finding{{Verdict: a}, {Verdict: b}})
}

// located says on which budget a figure failed.
func (b Budget) located(err error) error { return fmt.Errorf("cost: the budget %q: %w", b.Name(), err) }

func (t *touch) budget() Budget { return Budget{t.meter.budget} }

// A ground is what other meetings take of a budget, in all periods of a window.
type ground struct {
	window interval.Interval
	usage  usage
}

var (
	errNoID        = errors.New("cost: the meeting before has no ID: a store gives it one")
	errKeptAlready = errors.New("a meeting of the proposal is kept already: give it as what is before")
)

// ground adds up what meetings other than that of p take.
func (t *touch) ground(p meeting.Proposal, kept []meeting.Meeting) (ground, error) {
	under := ground{t.window, usage{}}
	if err := checkOnce(kept); err != nil {
		return ground{}, err
	}
	for _, m := range kept {
		isThat := func(o meeting.Meeting) bool { return o.ID() == m.ID() && !m.ID().IsZero() }
		switch {
		case isThat(p.Before) || !t.meter.counts(m):
			continue
		case slices.ContainsFunc(p.After, isThat):
			return ground{}, errKeptAlready
		}
		if err := under.usage.add(t.meter, m, t.window, nil); err != nil {
			return ground{}, err
		}
	}
	return under, nil
}

// judge returns the judgments on the periods that are touched.
func (t *touch) judge(under ground) ([]Judgment, error) {
	b := t.meter.budget
	var list []Judgment
	for _, at := range t.periods {
		others := under.usage.taken(at, b)
		before, err := others.add(t.before.taken(at, b))
		if err != nil {
			return nil, err
		}
		after, err := others.add(t.after.taken(at, b))
		if err != nil {
			return nil, err
		}
		list = append(list, Judgment{
			Budget: Budget{b}, Period: t.periodOf(at), Verdict: b.verdict(before, after),
			Limit: b.limit.quantity(), Before: before.quantity(), After: after.quantity(), Over: after.less(b.limit),
		})
	}
	return list, nil
}

// periodOf returns the touched period that starts at a Unix time.
func (t *touch) periodOf(at int64) interval.Interval {
	if u := t.after[at]; u != nil {
		return u.period
	}
	return t.before[at].period
}

// verdict returns what becomes of a change in one period.
func (b *budget) verdict(before, after measure) meeting.Verdict {
	rises := after.less(before).Sign() > 0
	switch exceeded := after.less(b.limit).Sign() > 0; {
	case exceeded && rises:
		return b.beyond()
	case exceeded:
		return meeting.Warn
	case rises && b.warnAt != never && after.less(b.limit.share(b.warnAt)).Sign() >= 0:
		return meeting.Warn
	}
	return meeting.Allow
}
