package cost

import (
	"cmp"
	"math"
	"math/bits"
	"slices"

	"github.com/salesmeeting/salesmeeting/cost/internal/diary"
	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
)

// A stretch is a span of time in seconds of Unix time, half-open. All meetings and windows that are measured begin
// and end on whole seconds.
type stretch struct{ from, to int64 }

func (s stretch) length() int64 { return s.to - s.from }

func stretchOf(i interval.Interval) stretch { return stretch{i.Start().Unix(), i.End().Unix()} }

func stretchesOf(s interval.Set) []stretch {
	list := make([]stretch, 0, s.Len())
	for i := range s.All() {
		list = append(list, stretchOf(i))
	}
	return list
}

// A booking is a stretch of somebody's time that is taken by a meeting of a group, or by ownTime.
type booking struct {
	stretch
	group  int
	weight uint64 // p·r of the person in it, in ten-thousandths over the card's denominator
}

// ownTime is the group of what is no meeting.
const ownTime = -1

func bookingsOf(d diary.Diary, group func(diary.Entry) int) []booking {
	list := make([]booking, 0, len(d.Meetings)+len(d.Own))
	for _, e := range d.Meetings {
		list = append(list, booking{stretchOf(e.Span), group(e), e.Weight})
	}
	for _, own := range d.Own {
		list = append(list, booking{stretchOf(own), ownTime, 0})
	}
	slices.SortFunc(list, compareBookings)
	return list
}

func compareBookings(a, b booking) int {
	return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to), cmp.Compare(a.group, b.group), cmp.Compare(a.weight, b.weight))
}

// freeOf returns what bookings, which are in order, leave of working time.
func freeOf(working []stretch, bookings []booking) []stretch {
	var free []stretch
	k := 0
	at := int64(math.MinInt64) // so far everything is dealt with
	for _, w := range working {
		at = max(at, w.from)
		for ; k < len(bookings) && bookings[k].from < w.to; k++ {
			if bookings[k].from > at {
				free = append(free, stretch{at, bookings[k].from})
			}
			at = max(at, bookings[k].to) // which may be in a later span
		}
		if at < w.to {
			free = append(free, stretch{at, w.to})
		}
	}
	return free
}

// A bound is where a booking begins or ends.
type bound struct {
	at      int64
	booking int
	opens   bool
}

// boundsOf returns the bounds of bookings in order.
func boundsOf(bookings []booking) []bound {
	bounds := make([]bound, 0, 2*len(bookings))
	for k, b := range bookings {
		bounds = append(bounds, bound{b.from, k, true}, bound{b.to, k, false})
	}
	slices.SortFunc(bounds, func(a, b bound) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.booking, b.booking)) })
	return bounds
}

// takenAlone returns, for each group, the stretches of time that its bookings take and no other does, in order, with
// the highest weight of the bookings that are on there.
func takenAlone(bookings []booking, bounds []bound, groups int) [][]booking {
	alone := make([][]booking, groups)
	piles := make([]pile, groups-ownTime) // what is on of each group, ownTime first
	on, sum := 0, 0                       // how many groups are on, and the sum of their places
	for k, b := range bounds {
		place := bookings[b.booking].group - ownTime
		was := piles[place].n > 0
		piles[place].change(bookings[b.booking].weight, b.opens)
		if is := piles[place].n > 0; is != was {
			if is {
				on, sum = on+1, sum+place
			} else {
				on, sum = on-1, sum-place
			}
		}
		if group := sum + ownTime; on == 1 && group != ownTime && bounds[k+1].at > b.at {
			alone[group] = append(alone[group], booking{stretch{b.at, bounds[k+1].at}, group, piles[sum].highest()})
		}
	}
	return alone
}

// A pile counts the bookings of a group that are on at an instant, by weight: few, since a person has few roles.
type pile struct {
	n       int
	weights []weightCount
}

type weightCount struct {
	weight uint64
	n      int
}

func (p *pile) change(weight uint64, opens bool) {
	by := 1
	if !opens {
		by = -1
	}
	p.n += by
	i := slices.IndexFunc(p.weights, func(w weightCount) bool { return w.weight == weight })
	if i < 0 {
		i = len(p.weights)
		p.weights = append(p.weights, weightCount{weight: weight})
	}
	if p.weights[i].n += by; p.weights[i].n == 0 {
		p.weights = slices.Delete(p.weights, i, i+1)
	}
}

func (p *pile) highest() uint64 {
	var highest uint64
	for _, w := range p.weights {
		highest = max(highest, w.weight)
	}
	return highest
}

// within returns the parts of taken that lie in working time; both are in order.
func within(working []stretch, taken []booking) []booking {
	var inside []booking
	k := 0
	for _, t := range taken {
		for k < len(working) && working[k].to <= t.from {
			k++
		}
		for j := k; j < len(working) && working[j].from < t.to; j++ {
			part := stretch{max(t.from, working[j].from), min(t.to, working[j].to)}
			inside = append(inside, booking{part, t.group, t.weight})
		}
	}
	return inside
}

// A loss is what meetings take of focus time, in seconds, and what the stranded part of it costs.
type loss struct {
	focus, stranded int64
	cost            money.Amount
}

// lossOf compares the free time that there is with that which there would be if what is taken were free as well. Both
// are in order, in working time and apart.
func (c *card) lossOf(free []stretch, taken []booking, threshold int64) (loss, error) {
	var l loss
	for len(taken) > 0 {
		first, _ := slices.BinarySearchFunc(free, taken[0].from, func(s stretch, at int64) int { return cmp.Compare(s.to, at) })
		var b block
		taken, free = b.fill(taken, free[first:], threshold)
		if b.length() < threshold {
			continue
		}
		l.focus += b.length() - b.left
		stranded := b.length() - b.left - b.inMeetings
		l.stranded += stranded
		if err := l.price(c, b.weight, stranded); err != nil {
			return loss{}, err
		}
	}
	return l, nil
}

// A block is a stretch that would be free without what is taken of it.
type block struct {
	stretch
	inMeetings int64  // is taken
	left       int64  // is focus time all the same
	weight     uint64 // the highest of what is taken
}

// fill puts the block together from the first piece of what is taken, the free time before it and all that touch, and
// returns the pieces after them. No piece of free time ends before the first of what is taken.
func (b *block) fill(taken []booking, free []stretch, threshold int64) (restTaken []booking, restFree []stretch) {
	b.stretch = stretch{taken[0].from, taken[0].from}
	if len(free) > 0 && free[0].to == b.from {
		b.from = free[0].from
		b.addFree(free[0], threshold)
		free = free[1:]
	}
	b.addTaken(taken[0])
	for taken = taken[1:]; ; {
		switch {
		case len(free) > 0 && free[0].from == b.to:
			b.addFree(free[0], threshold)
			free = free[1:]
		case len(taken) > 0 && taken[0].from == b.to:
			b.addTaken(taken[0])
			taken = taken[1:]
		default:
			return taken, free
		}
	}
}

func (b *block) addFree(s stretch, threshold int64) {
	b.to = s.to
	if n := s.length(); n >= threshold {
		b.left += n
	}
}

func (b *block) addTaken(t booking) {
	b.to = t.to
	b.inMeetings += t.length()
	b.weight = max(b.weight, t.weight)
}

// price adds what so many stranded seconds cost at a weight, which is 0 where nothing is priced.
func (l *loss) price(c *card, weight uint64, stranded int64) (err error) {
	if weight == 0 || stranded == 0 {
		return nil
	}
	hi, lo := bits.Mul64(weight, uint64(stranded))
	l.cost, err = l.cost.Add(money.FromRatio(int64(hi), lo, c.den*3600*unitsPerSecond, c.currency))
	return err
}

func (l *loss) add(o loss) (err error) {
	l.focus += o.focus
	l.stranded += o.stranded
	l.cost, err = l.cost.Add(o.cost)
	return err
}
