package cost

import (
	"bytes"
	"container/heap"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting"
)

// An adviser searches for advice on all series of a forecast.
type adviser struct {
	forecast Forecast
	branches []*branch
	pairs    []*pair
	calendar *focusCalendar // nil: nobody's working hours are known
}

func newAdviser(f Forecast) *adviser {
	a := &adviser{forecast: f}
	for _, m := range inOrder(f) {
		if b := a.newBranch(m); b != nil {
			b.place = len(a.branches)
			a.branches = append(a.branches, b)
		}
	}
	a.pairs = pairsOf(a.branches, f.window.Start().Location())
	a.calendar = newFocusCalendar(f, a.branches)
	return a
}

// inOrder returns the meetings of a forecast in an order of their own.
func inOrder(f Forecast) []meeting.Meeting {
	return slices.SortedStableFunc(slices.Values(f.meetings), func(x, y meeting.Meeting) int {
		if order := seriesOf(x, f.window).compare(seriesOf(y, f.window)); order != 0 {
			return order
		}
		a, _ := x.MarshalJSON() // what has no JSON is alike
		b, _ := y.MarshalJSON()
		return bytes.Compare(a, b)
	})
}

// A branch is one series on its way through the advice.
type branch struct {
	place    int // among all
	series   Series
	kept     meeting.Meeting // as it was given
	before   meeting.Meeting // what is not to be changed; zero if all is
	original version         // what is, as it was, with the ID of kept
	current  version         // and with what was accepted
	taken    []ChangeKind    // what was accepted
	gone     bool            // merged into another
	ended    *branch         // the one that was merged into it
	alone    map[Change]money.Amount
	finders  []*finder // that look at it
}

// A version is a series as it is at one step of the advice.
type version struct {
	meeting meeting.Meeting
	cost    money.Amount
	spans   []stretch // its occurrences that begin in the window
}

// newBranch returns the branch of m, or nil if nothing of it begins in the window.
func (a *adviser) newBranch(m meeting.Meeting) *branch {
	b := &branch{series: seriesOf(m, a.forecast.window), kept: m, alone: map[Change]money.Amount{}}
	for o := range startingIn(a.forecast.window, m) {
		edit, _ := m.EditFollowing(o.Original(), func(*meeting.Draft) {})
		if !edit.Rest.IsZero() { // or else it begins here, or can't be split
			// What was split off is priced as what it comes from: plans go by ID.
			if rest, err := withID(edit.Rest, m.ID()); err == nil {
				b.before, m = edit.Meeting, rest
			}
		}
		costs, err := a.costOf(m)
		if err != nil {
			return nil
		}
		b.original = version{m, costs, spansOf(m, a.forecast)}
		b.current = b.original
		return b
	}
	return nil
}

func withID(m meeting.Meeting, id meeting.ID) (meeting.Meeting, error) {
	edit, err := m.EditAll(func(d *meeting.Draft) { d.ID = id })
	return edit.Meeting, err
}

func spansOf(m meeting.Meeting, f Forecast) []stretch {
	var spans []stretch
	for o := range startingIn(f.window, m) {
		spans = append(spans, stretch{o.Unix(), o.Unix() + int64(o.Length()/time.Second)})
	}
	return spans
}

func (a *adviser) costOf(m meeting.Meeting) (money.Amount, error) {
	f, err := a.forecast.model.Forecast(a.forecast.window, m)
	return f.Cost(), err
}

// A finding is a piece of advice on its way: Meeting still has the ID that plans go by.
type finding struct {
	Advice
	branch *branch
	costs  money.Amount // of Meeting
	ends   *branch      // the one that a merge takes in
}

// finding returns that of a change of b, which would become m and then costs so much.
func (b *branch) finding(c Change, alone, next money.Amount, m meeting.Meeting, costs money.Amount) *finding {
	a := Advice{Series: b.series, Change: c, SavingAlone: alone, Saving: next, Meeting: m, Before: b.before, was: b.kept}
	return &finding{Advice: a, branch: b, costs: costs}
}

// before reports whether f is better advice than o. Either may be nil, which is no advice.
func (f *finding) before(o *finding) bool {
	return f != nil && (o == nil || compareAdvice(&f.Advice, &o.Advice) < 0)
}

// published returns the advice as it is handed out: what was split off is a new meeting, without an ID.
func (f *finding) published() Advice {
	a := f.Advice
	if !a.Before.IsZero() {
		a.Meeting, _ = withID(a.Meeting, meeting.ID{}) // no other fault can come of it
	}
	if ended := f.branch.ended; ended != nil {
		a.Ends, a.Left, a.ended = ended.series, ended.before, ended.kept
	}
	return a
}

// A finder looks for the best advice on a branch alone, or on a pair.
type finder struct {
	find     func() *finding
	best     *finding
	at       int       // in the heap
	branches []*branch // that it looks at
}

// finderHeap has the finders, that of the best advice first.
type finderHeap []*finder

func (h finderHeap) Len() int           { return len(h) }
func (h finderHeap) Less(i, j int) bool { return h[i].best.before(h[j].best) }
func (h finderHeap) Swap(i, j int)      { h[i], h[j] = h[j], h[i]; h[i].at, h[j].at = i, j }
func (h *finderHeap) Push(any)          {}
func (h *finderHeap) Pop() any          { return nil }

// money yields what saves money, and reports whether more is wanted.
func (a *adviser) money(yield func(Advice) bool) bool {
	var open finderHeap
	add := func(find func() *finding, looksAt ...*branch) {
		f := &finder{find: find, best: find(), at: len(open), branches: looksAt}
		open = append(open, f)
		for _, b := range looksAt {
			b.finders = append(b.finders, f)
		}
	}
	for _, b := range a.branches {
		add(func() *finding { return a.bestOf(b) }, b)
	}
	for _, p := range a.pairs {
		add(func() *finding { return a.merge(p) }, p.one, p.two)
	}
	heap.Init(&open)
	for len(open) > 0 && open[0].best != nil {
		best := open[0].best
		changed := a.accept(best)
		if !yield(best.published()) {
			return false
		}
		for _, b := range changed {
			for _, f := range b.finders {
				f.best = f.find()
				heap.Fix(&open, f.at)
			}
		}
	}
	return true
}

// bestOf returns the change of b alone that saves most, or nil.
func (a *adviser) bestOf(b *branch) (best *finding) {
	if b.gone {
		return nil
	}
	for _, change := range changesOf(b.current.meeting) {
		if slices.Contains(b.taken, change.kind) {
			continue
		}
		changed, ok := change.apply(b.current.meeting)
		if !ok {
			continue
		}
		next, costs, err := a.saving(b.current.cost, changed)
		if err != nil || next.Sign() <= 0 {
			continue
		}
		found := b.finding(change, a.alone(b, change, next), next, changed, costs)
		if found.before(best) {
			best = found
		}
	}
	return best
}

// saving returns what it saves if an amount becomes what a meeting costs, and what that is.
func (a *adviser) saving(from money.Amount, to meeting.Meeting) (saves, costs money.Amount, err error) {
	costs, err = a.costOf(to)
	if err != nil {
		return money.Amount{}, money.Amount{}, err
	}
	saves, err = from.Sub(costs)
	return saves, costs, err
}

// alone returns what a change of b saves by itself, next being what it saves now.
func (a *adviser) alone(b *branch, c Change, next money.Amount) money.Amount {
	if len(b.taken) == 0 {
		b.alone[c] = next
	}
	if saves, ok := b.alone[c]; ok {
		return saves
	}
	saves := nothing(next.Currency())
	if changed, ok := c.apply(b.original.meeting); ok {
		if is, _, err := a.saving(b.original.cost, changed); err == nil {
			saves = is
		}
	}
	b.alone[c] = saves
	return saves
}

// accept takes what was found as given, fills in what it saves of focus time, and returns the branches that it
// changed.
func (a *adviser) accept(f *finding) []*branch {
	f.branch.current = version{f.Meeting, f.costs, spansOf(f.Meeting, a.forecast)}
	changed := []*branch{f.branch}
	f.branch.taken = append(f.branch.taken, f.Change.kind)
	if f.ends != nil {
		f.ends.gone, f.branch.ended = true, f.ends
		changed = append(changed, f.ends)
	}
	if a.calendar != nil {
		f.Focus = a.calendar.replace(f.branch, f.ends)
	}
	return changed
}
