package cost

import (
	"cmp"
	"container/heap"
	"iter"
	"slices"

	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting"
)

// An Advice is a change of one series that would save direct cost, with what it saves in the forecast's window.
// It is a value.
type Advice struct {
	Series Series
	Change Change
	// Alone is what the change saves by itself, Next what it saves after the advice before it. The two
	// differ, since changes of one series share what they save.
	Alone, Next money.Amount
	// Meeting is what the series becomes from its first occurrence in the window on, with this change and those of
	// the same series before it: give it to a store. Before is what was before, unchanged; the zero Meeting
	// if the series begins in the window.
	Meeting, Before meeting.Meeting
}

// String returns what to do and what it saves after the advice before it: "hold it every second week: 4212.00
// USD".
func (a Advice) String() string { return a.Change.String() + ": " + a.Next.String() }

// Advice returns an iterator over changes that would save, most first: at each step the one that saves most
// after those before it, over all series. A series is held less often, made shorter, and held without its
// optional participants, each at most once; a change that its agenda has no room for is left out. What all of them save
// is what the forecast costs before less what it costs after all.
//
// The savings come from counting the changed meetings, not from a formula. Canceling a meeting is no advice: it
// would always save most. A forecast that was read from JSON, or merged from several windows or models, knows no
// meetings and gives none.
func (f Forecast) Advice() iter.Seq[Advice] {
	return func(yield func(Advice) bool) {
		var open adviceHeap
		for _, m := range f.meetings {
			if a := newAdvising(f, m); a.next != nil {
				open = append(open, a)
			}
		}
		heap.Init(&open)
		for len(open) > 0 {
			best := open[0]
			if !yield(*best.next) {
				return
			}
			if best.accept(); best.next == nil {
				heap.Pop(&open)
			} else {
				heap.Fix(&open, 0)
			}
		}
	}
}

// adviceHeap has the searches that found something, the best first.
type adviceHeap []*advising

func (h adviceHeap) Len() int           { return len(h) }
func (h adviceHeap) Less(i, j int) bool { return compareAdvice(*h[i].next, *h[j].next) < 0 }
func (h adviceHeap) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *adviceHeap) Push(a any)        { *h = append(*h, a.(*advising)) } //nolint:forcetypeassert // nothing else is pushed

func (h *adviceHeap) Pop() any {
	last := (*h)[len(*h)-1]
	*h = (*h)[:len(*h)-1]
	return last
}

// compareAdvice orders by saving, then by series and kind, so that the order is total.
func compareAdvice(a, b Advice) int {
	return cmp.Or(
		dearest(a.Next, b.Next), cmp.Compare(a.Series.Title, b.Series.Title), cmp.Compare(a.Series.Start, b.Series.Start),
		cmp.Compare(a.Series.Meeting.String(), b.Series.Meeting.String()), a.Change.compare(b.Change),
	)
}

// advising is the search for advice on one series.
type advising struct {
	forecast Forecast
	series   Series
	before   meeting.Meeting // what is not to be changed; zero if all is
	original meeting.Meeting // what is, as it was
	current  meeting.Meeting // and with what was accepted
	accepted bool            // something
	open     []Change        // that can still be advised
	next     *Advice         // the best of them
}

// newAdvising returns the search for advice on m.
func newAdvising(f Forecast, m meeting.Meeting) *advising {
	a := &advising{forecast: f, series: seriesOf(m, f.window), original: m}
	for o := range startingIn(f.window, m) {
		edit, err := m.EditFollowing(o.Original(), func(*meeting.Draft) {})
		if err == nil && !edit.Rest.IsZero() {
			a.before, a.original = edit.Meeting, edit.Rest
		}
		break
	}
	a.current = a.original
	a.open = changesOf(a.original)
	a.search()
	return a
}

func (a *advising) costOf(m meeting.Meeting) (money.Amount, error) {
	f, err := a.forecast.model.Forecast(a.forecast.window, m)
	return f.Cost(), err
}

// search sets next to the open change that saves most.
func (a *advising) search() {
	a.next = nil
	for _, change := range a.open {
		changed, ok := change.apply(a.current)
		if !ok {
			continue
		}
		saves, err := a.saving(a.current, changed)
		if err != nil || saves.Sign() <= 0 {
			continue
		}
		alone := saves
		if a.accepted {
			alone, err = a.alone(change)
		}
		found := Advice{a.series, change, alone, saves, changed, a.before}
		if err == nil && (a.next == nil || compareAdvice(found, *a.next) < 0) {
			a.next = &found
		}
	}
}

func (a *advising) saving(from, to meeting.Meeting) (money.Amount, error) {
	was, err := a.costOf(from)
	if err != nil {
		return money.Amount{}, err
	}
	is, err := a.costOf(to)
	if err != nil {
		return money.Amount{}, err
	}
	return was.Sub(is)
}

func (a *advising) alone(change Change) (money.Amount, error) {
	changed, ok := change.apply(a.original)
	if !ok {
		return money.Amount{}, nil
	}
	return a.saving(a.original, changed)
}

// accept takes next as given, and searches what is best after it.
func (a *advising) accept() {
	taken := a.next.Change
	a.current, a.accepted = a.next.Meeting, true
	a.open = slices.DeleteFunc(a.open, func(c Change) bool { return c.kind == taken.kind })
	a.search()
}
