package cost

import (
	"cmp"
	"reflect"
	"slices"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
)

// A comparison finds what is not the same before and after.
type comparison struct {
	proposal meeting.Proposal
	alike    []bool // for each meeting after: it differs from that before in when it takes place only, and in overrides
}

func comparisonOf(p meeting.Proposal) comparison {
	c := comparison{p, make([]bool, len(p.After))}
	for i, m := range p.After {
		c.alike[i] = reflect.DeepEqual(untimed(p.Before), untimed(m))
	}
	return c
}

// untimed returns what is known of m but for when it takes place, its overrides and its version.
func untimed(m meeting.Meeting) meeting.Draft {
	var none meeting.Draft
	d := m.Draft()
	d.Start, d.End, d.Length, d.Repeats = none.Start, none.End, none.Length, none.Repeats
	d.Except, d.Extra, d.Overrides, d.Version = none.Except, none.Extra, none.Overrides, none.Version
	return d
}

// A placed occurrence knows which of the meetings it is of.
type placed struct {
	meeting.Occurrence
	place int
}

// differing returns when occurrences begin within window that are not the same before and after, and how
// many there are in all; only the number counts if there are more than can be judged.
func (c comparison) differing(window interval.Interval) (starts []int64, walked int) {
	before, after := startsOf(window, c.proposal.Before), startsOf(window, c.proposal.After...)
	walked = len(before) + len(after)
	for walked <= maxTouched && (len(before) > 0 || len(after) > 0) {
		var start int64
		switch {
		case len(after) == 0 || len(before) > 0 && before[0].Unix() < after[0].Unix():
			start, before = before[0].Unix(), before[1:]
		case len(before) == 0 || after[0].Unix() < before[0].Unix():
			start, after = after[0].Unix(), after[1:]
		case c.same(before[0], after[0]):
			before, after = before[1:], after[1:]
			continue
		default:
			start, before, after = before[0].Unix(), before[1:], after[1:]
		}
		starts = append(starts, start)
	}
	return starts, walked
}

// startsOf returns the occurrences that begin within window, in order; one more than can be judged if there are more.
func startsOf(window interval.Interval, meetings ...meeting.Meeting) []placed {
	var list []placed
	for i, m := range meetings {
		for o := range startingIn(window, m) {
			if list = append(list, placed{o, i}); len(list) > maxTouched {
				return list
			}
		}
	}
	slices.SortFunc(list, func(a, b placed) int {
		return cmp.Or(cmp.Compare(a.Unix(), b.Unix()), a.Original().Compare(b.Original()))
	})
	return list
}

// same reports whether two occurrences that begin together are the same in everything else.
func (c comparison) same(before, after placed) bool {
	if !c.alike[after.place] || before.Length() != after.Length() || before.Overridden() != after.Overridden() {
		return false
	}
	if !before.Overridden() {
		return true
	}
	one, _ := before.Meeting().Override(before.Original())
	two, _ := after.Meeting().Override(after.Original())
	return reflect.DeepEqual(one, two)
}
