package availability

import (
	"cmp"
	"slices"
	"sort"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting/interval"
)

// FocusBlocks returns the blocks of free time that last threshold or longer, elapsed time: those in which
// somebody can work without being disturbed. With a threshold of zero or less these are all. Free time is
// working time less busy time; a block ends where either does, so a lunch break ends it too.
//
// Clockwise has a threshold of two hours, Viva Insights one of one hour.
func FocusBlocks(free interval.Set, threshold time.Duration) interval.Set {
	var blocks []interval.Interval
	for b := range free.All() {
		if b.Length() >= threshold {
			blocks = append(blocks, b)
		}
	}
	return interval.NewSet(blocks...)
}

// A FocusCost is what one meeting takes of somebody's focus time: how much more there would be without it,
// everything else being as it is. It is plain data; the zero FocusCost is none.
type FocusCost struct {
	// InMeeting is what the meeting itself takes of what would be focus blocks without it, elapsed time.
	InMeeting time.Duration
	// Stranded is what it makes too short around it: the part that the cost of people's time in the meeting
	// does not already hold.
	Stranded time.Duration
}

// Total returns the whole cost, InMeeting and Stranded.
func (c FocusCost) Total() time.Duration { return c.InMeeting + c.Stranded }

// FocusCosts returns, for each entry of busy, what it costs in focus time. Busy is everything that somebody
// is busy with, in any order: meetings, and blocks of their own. Threshold is as in [FocusBlocks].
//
// Each cost is that of the entry alone, so the costs do not add up to that of all. Of two entries at the
// same time neither costs anything: without it the other is still there. The work is that of sorting busy,
// plus, for each entry, that of what it takes alone.
func FocusCosts(working interval.Set, busy []interval.Interval, threshold time.Duration) []FocusCost {
	costs := make([]FocusCost, len(busy))
	w, free := slices.Collect(working.All()), slices.Collect(working.Subtract(interval.NewSet(busy...)).All())
	for i, alone := range takenAlone(busy) {
		if len(alone) == 0 {
			continue
		}
		hull, _ := interval.New(alone[0].Start(), alone[len(alone)-1].End()) // they are in order
		taken := interval.NewSet(alone...).Intersect(interval.NewSet(touching(w, hull)...))
		costs[i] = cost(touching(free, hull), taken, threshold)
	}
	return costs
}

// cost compares the blocks of free time that touch what is taken with those that there would be if it were
// free as well.
func cost(around []interval.Interval, taken interval.Set, threshold time.Duration) FocusCost {
	with := interval.NewSet(around...)
	without := FocusBlocks(with.Union(taken), threshold)
	inMeeting := without.Intersect(taken).Length()
	total := without.Length() - FocusBlocks(with, threshold).Length()
	return FocusCost{InMeeting: inMeeting, Stranded: total - inMeeting}
}

// touching returns those of spans, which are in order and apart, that overlap i or end where it begins or
// begin where it ends.
func touching(spans []interval.Interval, i interval.Interval) []interval.Interval {
	from := sort.Search(len(spans), func(k int) bool { return !spans[k].End().Before(i.Start()) })
	to := sort.Search(len(spans), func(k int) bool { return spans[k].Start().After(i.End()) })
	return spans[from:max(from, to)]
}

// takenAlone returns, for each entry of busy, the spans in which nothing else is, in order.
func takenAlone(busy []interval.Interval) [][]interval.Interval {
	type bound struct {
		at    time.Time
		entry int
	}
	var bounds []bound
	for k, b := range busy {
		if !b.IsEmpty() {
			bounds = append(bounds, bound{b.Start(), k}, bound{b.End(), k})
		}
	}
	slices.SortFunc(bounds, func(a, b bound) int { return cmp.Or(a.at.Compare(b.at), cmp.Compare(a.entry, b.entry)) })
	alone := make([][]interval.Interval, len(busy))
	active := make(map[int]bool)
	for k, b := range bounds {
		if active[b.entry] {
			delete(active, b.entry)
		} else {
			active[b.entry] = true
		}
		if len(active) != 1 {
			continue
		}
		for only := range active {
			if part, err := interval.New(b.at, bounds[k+1].at); err == nil && !part.IsEmpty() {
				alone[only] = append(alone[only], part)
			}
		}
	}
	return alone
}
