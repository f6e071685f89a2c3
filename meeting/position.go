package meeting

import (
	"iter"
	"maps"
	"reflect"
	"slices"

	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// A mapping leads from original starts of one schedule to those of another: by position among the starts of
// the rule, and for extra starts as far as the first start moved.
type mapping struct {
	from, to *Draft
	moved    bool // the two do not have the same starts
}

func newMapping(from, to *Draft) mapping {
	return mapping{from, to, from.Start.Local() != to.Start.Local() || !from.Repeats.Equal(to.Repeats)}
}

// inverse leads back.
func (m mapping) inverse() mapping { return mapping{m.to, m.from, m.moved} }

// of returns where each of originals leads; those that lead nowhere are left out.
func (m mapping) of(originals map[wallclock.Local]bool) map[wallclock.Local]wallclock.Local {
	became := make(map[wallclock.Local]wallclock.Local, len(originals))
	if !m.moved {
		for l := range originals {
			became[l] = l
		}
		return became
	}
	shift := m.to.Start.Local().Sub(m.from.Start.Local())
	regular := maps.Clone(originals)
	for _, l := range m.from.Extra {
		if originals[l] {
			became[l] = l.Add(shift)
			delete(regular, l)
		}
	}
	at := positions(m.from, regular)
	i := 0
	for start := range m.to.Repeats.Starts(m.to.Start, forever(m.to.Start)) {
		if len(at) == 0 {
			break
		}
		if old, ok := at[i]; ok {
			became[old] = start.Local()
			delete(at, i)
		}
		i++
	}
	return became
}

// positions returns the originals that the rule of d yields by their position in it. It walks from the start
// to the last of them.
func positions(d *Draft, originals map[wallclock.Local]bool) map[int]wallclock.Local {
	at := make(map[int]wallclock.Local, len(originals))
	if len(originals) == 0 {
		return at
	}
	last := slices.MaxFunc(slices.Collect(maps.Keys(originals)), wallclock.Local.Compare)
	i := 0
	for start := range d.Repeats.Starts(d.Start, forever(d.Start)) {
		if originals[start.Local()] {
			at[i] = start.Local()
		}
		if start.Local().Compare(last) >= 0 {
			break
		}
		i++
	}
	return at
}

// follow lets what d, a changed draft of m, knows of single occurrences follow them to their new starts, and
// returns the overrides that have none.
func (m Meeting) follow(d *Draft) (lost []Override) {
	known := newMapping(&m.state().draft, d)
	if !known.moved {
		return nil
	}
	originals := make(map[wallclock.Local]bool)
	for _, l := range slices.Concat(d.Except, d.Extra) {
		originals[l] = true
	}
	for i := range d.Overrides {
		originals[d.Overrides[i].Original] = true
	}
	became := known.of(originals)
	move := func(list []wallclock.Local) []wallclock.Local {
		var moved []wallclock.Local
		for _, l := range list {
			if to, ok := became[l]; ok {
				moved = append(moved, to)
			}
		}
		return moved
	}
	d.Except, d.Extra = move(d.Except), move(d.Extra)
	var kept []Override
	for _, o := range d.Overrides {
		to, ok := became[o.Original]
		if !ok {
			lost = append(lost, o)
			continue
		}
		o.Original = to
		kept = append(kept, o)
	}
	d.Overrides = kept
	return lost
}

// A Change is what an edit made of one occurrence. It is a value.
type Change struct {
	Before Occurrence // zero if there was none
	After  Occurrence // zero if there is none any more
}

// Changes returns an iterator over the occurrences that the edit changed, and that overlap window as they
// were or as they are, in order of the starts that they had, or have if they are new. Occurrences before and
// after are the same by their position in the series.
func (e Edit) Changes(window interval.Interval) iter.Seq[Change] {
	return func(yield func(Change) bool) {
		if e.from.IsZero() || e.to.IsZero() {
			return
		}
		for _, c := range e.pairs(window) {
			if !sameOccurrence(c.Before, c.After) && !yield(c) {
				return
			}
		}
	}
}

// pairs returns what overlaps window before or after, with its counterpart.
func (e Edit) pairs(window interval.Interval) []Change {
	forth := newMapping(&e.from.s.draft, &e.to.s.draft)
	olds, news := e.from.originalsWithin(window), e.to.originalsWithin(window)
	became := forth.of(olds)
	for now, was := range forth.inverse().of(news) {
		became[was] = now
		delete(news, now)
	}
	var pairs []Change
	for was, now := range became {
		pairs = append(pairs, Change{e.from.occurrence(was), e.to.occurrence(now)})
		delete(olds, was)
	}
	for was := range olds {
		pairs = append(pairs, Change{Before: e.from.occurrence(was)})
	}
	for now := range news {
		pairs = append(pairs, Change{After: e.to.occurrence(now)})
	}
	slices.SortFunc(pairs, func(a, b Change) int { return compareOccurrences(a.either(), b.either()) })
	return pairs
}

func (c Change) either() Occurrence {
	if c.Before.IsZero() {
		return c.After
	}
	return c.Before
}

func (m Meeting) originalsWithin(window interval.Interval) map[wallclock.Local]bool {
	originals := make(map[wallclock.Local]bool)
	for o := range m.Occurrences(window) {
		originals[o.original] = true
	}
	return originals
}

func (m Meeting) occurrence(original wallclock.Local) Occurrence {
	o, _ := m.Occurrence(original)
	return o
}

// sameOccurrence reports whether a and b take place alike, or neither does.
func sameOccurrence(a, b Occurrence) bool {
	if a.IsZero() || b.IsZero() {
		return a.IsZero() && b.IsZero()
	}
	x, y := a.meeting.draft, b.meeting.draft
	return a.start == b.start && a.length == b.length && a.Start().Zone().Equal(b.Start().Zone()) &&
		a.Title() == b.Title() && x.Purpose == y.Purpose && x.Audience == y.Audience && x.Format == y.Format &&
		x.Organizer == y.Organizer && x.Department == y.Department && slices.Equal(x.Records, y.Records) &&
		reflect.DeepEqual(a.Venue(), b.Venue()) && a.Agenda().Equal(b.Agenda()) &&
		slices.Equal(slices.Collect(a.Participants()), slices.Collect(b.Participants()))
}
