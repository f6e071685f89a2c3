package cost

import (
	"cmp"
	"container/heap"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// moves yields what saves focus time and no money.
func (a *adviser) moves(yield func(Advice) bool) {
	var open finderHeap
	for _, p := range a.pairs {
		f := &finder{find: func() *finding { return a.move(p) }, at: len(open), branches: []*branch{p.one, p.two}}
		f.best = f.find()
		open = append(open, f)
	}
	heap.Init(&open)
	for range a.branches { // each is moved at most once
		if len(open) == 0 || open[0].best == nil {
			return
		}
		best := open[0].best
		was := best.branch.current.spans
		a.accept(best)
		if !yield(best.published()) {
			return
		}
		concerned := slices.DeleteFunc(slices.Clone(open), func(f *finder) bool { return !a.concerns(f, best.branch, was) })
		for _, f := range concerned {
			f.best = f.find()
			heap.Fix(&open, f.at)
		}
	}
}

// concerns reports whether a finder looks at a series of which somebody is on b, which has moved, and whose occurrences
// are so near to where those of b were or are that they bear on each other: what is further away than a threshold
// decides nothing.
func (a *adviser) concerns(f *finder, b *branch, was []stretch) bool {
	reach := int64(a.calendar.recorder.focus.longestThreshold() / time.Second)
	reach += max(longest(was), longest(b.current.spans))
	for _, one := range f.branches { // each may come to lie at either end of the other
		reach += longest(one.current.spans)
	}
	for _, one := range f.branches {
		if near(one.current.spans, was, reach) || near(one.current.spans, b.current.spans, reach) {
			return a.shareSomebody(f, b)
		}
	}
	return false
}

func (a *adviser) shareSomebody(f *finder, b *branch) bool {
	for _, other := range f.branches {
		for id := range a.calendar.on[other.place] {
			if _, ok := a.calendar.on[b.place][id]; ok {
				return true
			}
		}
	}
	return false
}

func longest(spans []stretch) (seconds int64) {
	for _, s := range spans {
		seconds = max(seconds, s.length())
	}
	return seconds
}

// near reports whether a stretch of one and one of two begin at most so many seconds apart; both are in order.
func near(one, two []stretch, reach int64) bool {
	for _, s := range one {
		next, _ := slices.BinarySearchFunc(two, s.from-reach, func(t stretch, at int64) int { return cmp.Compare(t.from, at) })
		if next < len(two) && two[next].from <= s.from+reach {
			return true
		}
	}
	return false
}

// move returns the move of either of a pair next to the other that saves most focus time, or nil.
func (a *adviser) move(p *pair) (best *finding) {
	one, two := p.one.current.spans, p.two.current.spans
	switch {
	case p.one.gone || p.two.gone || !a.sameDays(one, two):
		return nil
	case adjoins(one, two, true) || adjoins(two, one, true): // already
		return nil
	}
	for _, way := range []struct {
		b, to *branch
		after bool
	}{{p.one, p.two, true}, {p.one, p.two, false}, {p.two, p.one, true}, {p.two, p.one, false}} {
		if slices.Contains(way.b.taken, MoveNext) {
			continue
		}
		if f := a.moveNext(way.b, way.to, way.after); f.before(best) {
			best = f
		}
	}
	return best
}

// sameDays reports whether the occurrences of two series are on the same days.
func (a *adviser) sameDays(one, two []stretch) bool {
	loc := a.forecast.window.Start().Location()
	return slices.EqualFunc(one, two, func(x, y stretch) bool {
		return wallclock.DateOf(time.Unix(x.from, 0).In(loc)) == wallclock.DateOf(time.Unix(y.from, 0).In(loc))
	})
}

// moveNext returns what it saves to move b right after or before another series, or nil if it saves nothing or can't
// be.
func (a *adviser) moveNext(b, to *branch, after bool) *finding {
	first, next := b.current.spans[0], to.current.spans[0]
	at := next.from - first.length()
	if after {
		at = next.to
	}
	if at == first.from {
		return nil
	}
	loc := b.current.meeting.Start().Zone().Location()
	local := func(unix int64) wallclock.Local { return wallclock.Of(time.Unix(unix, 0).In(loc)).Local() }
	moved, err := movedBy(b.current.meeting, local(at).Sub(local(first.from)))
	if err != nil || !adjoins(spansOf(moved, a.forecast), to.current.spans, after) {
		return nil
	}
	gained, fits := a.calendar.tryMove(b, moved)
	if !fits || gained <= 0 {
		return nil
	}
	saves, costs, err := a.saving(b.current.cost, moved)
	if err != nil || saves.Sign() != 0 {
		return nil
	}
	f := b.finding(Change{kind: MoveNext, with: to.series, start: local(at)}, saves, saves, moved, costs)
	f.Focus = time.Duration(gained) * time.Second
	return f
}

// movedBy returns m with its start moved by so much on the clock.
func movedBy(m meeting.Meeting, by time.Duration) (meeting.Meeting, error) {
	edit, err := m.EditAll(func(d *meeting.Draft) {
		d.Start = d.Start.Local().Add(by).In(d.Start.Zone())
		if !d.End.IsZero() {
			d.End = d.End.Local().Add(by).In(d.End.Zone())
		}
	})
	return edit.Meeting, err
}

// adjoins reports whether each of spans touches that of a series, from behind or from before.
func adjoins(spans, to []stretch, after bool) bool {
	return slices.EqualFunc(spans, to, func(x, y stretch) bool {
		if after {
			return x.from == y.to
		}
		return x.to == y.from
	})
}
