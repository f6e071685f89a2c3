package cost

import (
	"cmp"
	"slices"
	"strings"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
)

// A Remedy is the cheapest change of a proposal that would pass a [Gate]: of the changes that advice knows, the one
// alone that gives up the fewest expected person-hours of the meeting up to the horizon; if none passes alone, of two
// in sequence, then of three and of four. All are found by judging the changed meeting.
// Where a series is split, it is the second part that is changed. It is a value; the zero Remedy is none.
type Remedy struct {
	Changes []Change
	// After is what to propose instead: the proposal's own, with the meeting changed.
	After []meeting.Meeting
}

// IsZero reports whether there is no remedy.
func (r Remedy) IsZero() bool { return len(r.Changes) == 0 }

// String returns the changes in sequence: "hold it every second week, then shorten it to 30 minutes".
func (r Remedy) String() string {
	if r.IsZero() {
		return "no change that is known would pass"
	}
	texts := make([]string, len(r.Changes))
	for i, c := range r.Changes {
		texts[i] = c.String()
	}
	return strings.Join(texts, ", then ")
}

// maxSequence is the most changes that a remedy has, one of each kind that a series alone knows. With the usual lengths
// that makes some twenty sets of them at most.
const maxSequence = 4

// A remedial is a remedy that is being tried.
type remedial struct {
	changes []Change
	meeting meeting.Meeting
	hours   Hours // that are left
}

// remedy returns the cheapest change of p that would pass.
func (g *gate) remedy(p meeting.Proposal, window interval.Interval, grounds map[int]ground) Remedy {
	if len(p.After) == 0 {
		return Remedy{}
	}
	s := remedySearch{gate: g, proposal: p, window: window, grounds: grounds}
	open := []remedial{{meeting: p.After[len(p.After)-1]}}
	for range maxSequence {
		open = s.extend(open)
		var best *remedial
		for i := range open {
			if (best == nil || cheaper(&open[i], best)) && s.passes(&open[i]) {
				best = &open[i]
			}
		}
		if best != nil {
			return Remedy{best.changes, s.with(best.meeting).After}
		}
	}
	return Remedy{}
}

// cheaper reports whether a gives up less than b.
func cheaper(a, b *remedial) bool {
	return cmp.Or(cmp.Compare(b.hours.units, a.hours.units), slices.CompareFunc(a.changes, b.changes, Change.compare)) < 0
}

type remedySearch struct {
	gate     *gate
	proposal meeting.Proposal
	window   interval.Interval
	grounds  map[int]ground // by the place of the budget
}

// extend returns what is open with one change more, each set of changes once.
func (s *remedySearch) extend(open []remedial) (longer []remedial) {
	for _, r := range open {
		for _, c := range changesOf(r.meeting) {
			if !r.mayTake(c) {
				continue
			}
			m, ok := c.apply(r.meeting)
			if !ok {
				continue
			}
			hours, err := s.gate.hoursOf(m, s.window)
			if err == nil {
				longer = append(longer, remedial{append(slices.Clone(r.changes), c), m, hours})
			}
		}
	}
	return longer
}

// mayTake reports whether c comes after what r has, so that no set of changes is tried twice.
func (r *remedial) mayTake(c Change) bool {
	return len(r.changes) == 0 || c.compare(r.changes[len(r.changes)-1]) > 0
}

// hoursOf returns the expected time of everybody at what m has within window.
func (g *gate) hoursOf(m meeting.Meeting, window interval.Interval) (sum Hours, err error) {
	t := newMeter(g.model, &budget{})
	for o := range startingIn(window, m) {
		hours, err := t.hours(o)
		if err != nil {
			return Hours{}, err
		}
		if sum, err = sum.Add(hours); err != nil {
			return Hours{}, err
		}
	}
	return sum, nil
}

// with returns the proposal with m in the place of the meeting that is changed.
func (s *remedySearch) with(m meeting.Meeting) meeting.Proposal {
	p := s.proposal
	p.After = slices.Clone(p.After)
	p.After[len(p.After)-1] = m
	return p
}

// passes reports whether no budget denies the remedy, as far as is known.
func (s *remedySearch) passes(r *remedial) bool {
	p := s.with(r.meeting)
	starts, n := comparisonOf(p).differing(s.window)
	if n > maxTouched {
		return false
	}
	touches, err := s.gate.touchesOn(p, touching{s.window, starts})
	if err != nil {
		return false
	}
	for i := range touches {
		if !s.allows(&touches[i]) {
			return false
		}
	}
	return true
}

// allows reports whether a budget does not deny what is done to it. A period of which the other meetings are not
// known allows what does not raise it.
func (s *remedySearch) allows(t *touch) bool {
	under := s.grounds[t.place] // of no window if nothing is known of the budget
	judgments, err := t.judge(under)
	if err != nil {
		return false
	}
	for _, j := range judgments {
		inside := !j.Period.Start().Before(under.window.Start()) && !j.Period.End().After(under.window.End())
		if j.Verdict == meeting.Deny || !inside && j.After.compare(j.Before) > 0 {
			return false
		}
	}
	return true
}
