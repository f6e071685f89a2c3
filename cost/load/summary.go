package load

import (
	"math/big"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/cost"
)

// A summary makes figures of those of several people, and remembers the first error.
type summary struct {
	all   []Indices
	least int // so many values make a figure
	err   error
}

func (s *summary) meetings() *TeamMeetings {
	return &TeamMeetings{
		Count:           s.counts(func(i *Indices) int { return i.meetings.Count }),
		Pairs:           s.counts(func(i *Indices) int { return i.meetings.Pairs }),
		BackToBackPairs: s.counts(func(i *Indices) int { return i.meetings.BackToBackPairs }),
		Merged:          s.times(func(i *Indices) time.Duration { return i.meetings.Merged }),
		Booked:          s.times(func(i *Indices) time.Duration { return i.meetings.Booked }),
		Overlap:         s.times(func(i *Indices) time.Duration { return i.meetings.Overlap }),
		Conflict:        s.times(func(i *Indices) time.Duration { return i.meetings.Conflict }),
		Excess:          s.times(func(i *Indices) time.Duration { return i.meetings.Excess }),
		Recurring:       s.times(func(i *Indices) time.Duration { return i.meetings.Recurring }),
		RecurringShare:  s.ratios(func(i *Indices) Ratio { return i.meetings.RecurringShare }),
		BackToBack:      s.ratios(func(i *Indices) Ratio { return i.meetings.BackToBack }),
	}
}

func (s *summary) working() *TeamWorking {
	return &TeamWorking{
		Known:           len(s.all),
		Time:            s.times(func(i *Indices) time.Duration { return i.working.Time }),
		InMeetings:      s.times(func(i *Indices) time.Duration { return i.working.InMeetings }),
		AfterHours:      s.times(func(i *Indices) time.Duration { return i.working.AfterHours }),
		WithCustomers:   s.times(func(i *Indices) time.Duration { return i.working.WithCustomers }),
		LeftForSelling:  s.times(func(i *Indices) time.Duration { return i.working.LeftForSelling }),
		Focus:           s.times(func(i *Indices) time.Duration { return i.working.Focus }),
		Fragmented:      s.times(func(i *Indices) time.Duration { return i.working.Fragmented }),
		LongestFocus:    s.times(func(i *Indices) time.Duration { return i.working.LongestFocus }).Percentiles,
		Days:            s.counts(func(i *Indices) int { return i.working.Days }),
		MeetingFreeDays: s.counts(func(i *Indices) int { return i.working.MeetingFreeDays }),
		Load:            s.ratios(func(i *Indices) Ratio { return i.working.Load }),
		AfterHoursShare: s.ratios(func(i *Indices) Ratio { return i.working.AfterHoursShare }),
		CustomerShare:   s.ratios(func(i *Indices) Ratio { return i.working.CustomerShare }),
		Fragmentation:   s.ratios(func(i *Indices) Ratio { return i.working.Fragmentation }),
	}
}

func (s *summary) times(of func(*Indices) time.Duration) Spread {
	var spread Spread
	values := make([]time.Duration, len(s.all))
	for k := range s.all {
		values[k] = of(&s.all[k])
		sum, err := spread.Sum.Add(cost.HoursOf(values[k]))
		if err != nil && s.err == nil {
			s.err = err
		}
		spread.Sum = sum
	}
	slices.Sort(values)
	spread.P50, spread.P90 = percentile(values, 5), percentile(values, 9)
	return spread
}

// percentile returns that of values, which are in order, for p in tenths. Values are whole seconds, so that
// tenths of their distances are exact.
func percentile(values []time.Duration, tenths int) time.Duration {
	below, part := position(len(values), tenths)
	v := values[below]
	if part > 0 {
		v += (values[below+1] - v) / 10 * time.Duration(part)
	}
	return v
}

// position returns the index of the value at or below the percentile p of n values, and how many tenths of
// the way to the next one it is: 0 + (n−1)·p.
func position(n, tenths int) (below, part int) {
	return (n - 1) * tenths / 10, (n - 1) * tenths % 10
}

func (s *summary) counts(of func(*Indices) int) CountSpread {
	var spread CountSpread
	values := make([]Ratio, len(s.all))
	for k := range s.all {
		n := of(&s.all[k])
		spread.Sum += n
		values[k] = Ratio{rat: big.NewRat(int64(n), 1)}
	}
	spread.P50, spread.P90 = percentiles(values)
	return spread
}

func (s *summary) ratios(of func(*Indices) Ratio) RatioSpread {
	var values []Ratio
	for k := range s.all {
		if r := of(&s.all[k]); r.Defined() {
			values = append(values, r)
		}
	}
	if len(values) < s.least {
		return RatioSpread{}
	}
	p50, p90 := percentiles(values)
	return RatioSpread{P50: p50, P90: p90}
}

func percentiles(values []Ratio) (p50, p90 Ratio) {
	slices.SortFunc(values, Ratio.Compare)
	return between(values, 5), between(values, 9)
}

// between is percentile for ratios.
func between(values []Ratio, tenths int) Ratio {
	below, part := position(len(values), tenths)
	v := values[below]
	if part > 0 {
		way := new(big.Rat).Sub(values[below+1].rat, v.rat)
		v.rat = way.Add(v.rat, way.Mul(way, big.NewRat(int64(part), 10)))
	}
	return v
}
