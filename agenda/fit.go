package agenda

import (
	"slices"
	"time"
)

// A Fitting is what [Agenda.Fit] made of an agenda. It is plain data.
type Fitting struct {
	// Agenda has the items that are left, in their order, with the lengths that they got.
	Agenda Agenda
	// Dropped are the items that have no room, as they were, in their order.
	Dropped []Item
	// Shortened are the items that got less time, in their order.
	Shortened []Shortened
	// Overrun is by how much the agenda is still too long: items that [Must] stay take more than there is.
	Overrun time.Duration
}

// A Shortened is an item that [Agenda.Fit] gave less time. It is plain data.
type Shortened struct {
	Item Item // as it was
	// Length is the elapsed time that it got, at least [Item.Shortest].
	Length time.Duration
}

// Fit returns what the agenda becomes in a meeting of the given length: first items are shortened, then, if
// that is not enough, dropped. The agenda itself stays as it is. Whatever fits already is left alone.
//
// Which items: those of the lowest priority first, and among equals the last of the agenda first. An item is
// shortened no further than its shortest length, and one that [Must] stay is never dropped. Items are dropped
// until the shortest lengths of those that are left fit; of the last priority that this touches, those that
// fit after all are taken back, the first of the agenda first. What time is then left goes to the highest
// priority first, and among equals to the first of the agenda. So no item is dropped for one of a
// lower priority, and the same agenda and length always give the same. Lengths stay in whole seconds; what is left over
// of the meeting's is left free.
func (a Agenda) Fit(length time.Duration) Fitting {
	length = length.Truncate(time.Second)
	f := fitter{items: a.Items, dropped: make([]bool, len(a.Items)), lengths: make([]time.Duration, len(a.Items))}
	f.drop(length)
	f.lengthen(length)
	return f.fitting(length)
}

// fitter holds what becomes of each item.
type fitter struct {
	items   []Item
	dropped []bool
	lengths []time.Duration
}

// ranked returns the indices of the items in the order in which they keep their time: the highest priority
// first, among equals the first of the agenda.
func (f *fitter) ranked() []int {
	order := make([]int, len(f.items))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return int(f.items[j].Priority) - int(f.items[i].Priority) })
	return order
}

// drop drops items until the shortest lengths of the others fit.
func (f *fitter) drop(length time.Duration) {
	var sum time.Duration
	for i := range f.items {
		sum += f.items[i].shortest()
	}
	ranked := f.ranked()
	last := Must
	for _, i := range slices.Backward(ranked) {
		if sum <= length || f.items[i].Priority == Must {
			break
		}
		f.dropped[i], last = true, f.items[i].Priority
		sum -= f.items[i].shortest()
	}
	for _, i := range ranked {
		if item := &f.items[i]; f.dropped[i] && item.Priority == last && sum+item.shortest() <= length {
			f.dropped[i] = false
			sum += item.shortest()
		}
	}
}

// lengthen gives the time that is left to the items that stay.
func (f *fitter) lengthen(length time.Duration) {
	left := length
	for i := range f.items {
		if !f.dropped[i] {
			f.lengths[i] = f.items[i].shortest()
			left -= f.lengths[i]
		}
	}
	for _, i := range f.ranked() {
		if more := min(left, f.items[i].Length-f.lengths[i]); !f.dropped[i] && more > 0 {
			f.lengths[i] += more
			left -= more
		}
	}
}

func (f *fitter) fitting(length time.Duration) Fitting {
	var fitted Fitting
	for i, item := range f.items {
		item = item.Clone()
		switch {
		case f.dropped[i]:
			fitted.Dropped = append(fitted.Dropped, item)
			continue
		case f.lengths[i] < item.Length:
			fitted.Shortened = append(fitted.Shortened, Shortened{item.Clone(), f.lengths[i]})
		}
		item.Length = f.lengths[i]
		fitted.Agenda.Items = append(fitted.Agenda.Items, item)
	}
	fitted.Overrun = fitted.Agenda.Overrun(max(0, length))
	return fitted
}
