package cost

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// What makes two series one, or neighbors.
const (
	samePeopleOf, samePeople = 5, 4             // four in five
	longestGap               = 15 * time.Minute // between two that follow each other
	mostNeighbors            = 64               // with which a series is compared, for each of its people
)

// A pair is two series that may have the same people, on the same days.
type pair struct {
	one, two *branch
	alone    *money.Amount // what merging them saves by itself, once it is known
}

// pairsOf returns the pairs of branches that recur, share somebody who has to come and begin on the same day.
func pairsOf(branches []*branch, loc *time.Location) []*pair {
	type key struct {
		who participant.ID
		day wallclock.Date
	}
	appointments := map[key][]*branch{}
	for _, b := range branches {
		if !b.current.meeting.Recurs() || len(b.current.spans) < 2 {
			continue
		}
		day := wallclock.DateOf(time.Unix(b.current.spans[0].from, 0).In(loc))
		for _, id := range needed(b.current.meeting) {
			appointments[key{id, day}] = append(appointments[key{id, day}], b)
		}
	}
	found := map[[2]int]bool{}
	for _, list := range appointments {
		slices.SortFunc(list, func(a, b *branch) int {
			return cmp.Or(cmp.Compare(a.current.spans[0].from, b.current.spans[0].from), cmp.Compare(a.place, b.place))
		})
		for i, one := range list {
			for _, two := range list[i+1 : min(len(list), i+1+mostNeighbors)] {
				found[[2]int{min(one.place, two.place), max(one.place, two.place)}] = true
			}
		}
	}
	var pairs []*pair
	for _, places := range slices.SortedFunc(maps.Keys(found), func(a, b [2]int) int { return slices.Compare(a[:], b[:]) }) {
		p := &pair{one: branches[places[0]], two: branches[places[1]]}
		if p.samePeople() { // optional people, who may go, do not decide it
			pairs = append(pairs, p)
		}
	}
	return pairs
}

// needed returns who has to come to m: those who are not optional and have not declined.
func needed(m meeting.Meeting) []participant.ID {
	var ids []participant.ID
	for _, p := range m.Roster() {
		if p.Part != participant.Optional && p.Part != participant.Observer && p.Response != participant.Declined {
			ids = append(ids, p.ID)
		}
	}
	return ids
}

// samePeople reports whether at least four in five of those who have to come to either have to come to both.
func (p *pair) samePeople() bool {
	one, two := needed(p.one.current.meeting), needed(p.two.current.meeting)
	both := 0
	is := make(map[participant.ID]bool, len(one))
	for _, id := range one {
		is[id] = true
	}
	for _, id := range two {
		if is[id] {
			both++
		}
	}
	return samePeopleOf*both >= samePeople*(len(one)+len(two)-both)
}

// merge returns the advice to hold both series as one, or nil.
func (a *adviser) merge(p *pair) *finding {
	first, second := p.one, p.two
	for _, b := range []*branch{first, second} {
		if b.gone || slices.Contains(b.taken, MergeSeries) {
			return nil
		}
	}
	if !follow(first.current.spans, second.current.spans) {
		first, second = second, first
	}
	if a.planOf(first) != a.planOf(second) {
		return nil
	}
	next, merged, costs, ok := a.together(first.current, second.current)
	if !ok || next.Sign() <= 0 {
		return nil
	}
	if p.alone == nil {
		alone, _, _, ok := a.together(first.original, second.original)
		if !ok {
			alone = nothing(next.Currency())
		}
		p.alone = &alone
	}
	change := Change{kind: MergeSeries, length: merged.Length(), with: second.series}
	f := first.finding(change, *p.alone, next, merged, costs)
	f.ends = second
	return f
}

func (a *adviser) planOf(b *branch) *plan { return a.forecast.model.options().planOf(b.kept.ID()) }

// together returns what it saves to hold two series as one, and that one with its cost. ok is false if it can't be.
func (a *adviser) together(first, second version) (saves money.Amount, merged meeting.Meeting, costs money.Amount, ok bool) {
	if merged, ok = mergedOf(first, second); !ok {
		return saves, merged, costs, false
	}
	before, err := first.cost.Add(second.cost)
	if err != nil {
		return saves, merged, costs, false
	}
	saves, costs, err = a.saving(before, merged)
	return saves, merged, costs, err == nil
}

// mergedOf returns the first series with what the second has, and whether the two can be one.
func mergedOf(first, second version) (meeting.Meeting, bool) {
	one, two := first.meeting, second.meeting
	if !follow(first.spans, second.spans) || one.Repeats().IsFinite() != two.Repeats().IsFinite() || one.Audience() != two.Audience() {
		return meeting.Meeting{}, false
	}
	if one.Purpose() != "" && two.Purpose() != "" && one.Purpose() != two.Purpose() {
		return meeting.Meeting{}, false
	}
	possible, d := true, two.Draft()
	edit, err := one.EditAll(func(m *meeting.Draft) { possible = join(m, &d, one.Length()+two.Length()) })
	return edit.Meeting, err == nil && possible
}

// follow reports whether each occurrence of the second series begins soon after that of the first is over.
func follow(one, two []stretch) bool {
	if len(one) != len(two) || len(one) < 2 {
		return false
	}
	for i := range one {
		if gap := two[i].from - one[i].to; gap < 0 || gap > int64(longestGap/time.Second) {
			return false
		}
	}
	return true
}

// join puts what d has into m, which then lasts so long, and reports whether both are plain enough for it.
func join(m, d *meeting.Draft, length time.Duration) bool {
	if slices.ContainsFunc(m.Overrides, changesMore) || slices.ContainsFunc(d.Overrides, changesMore) {
		return false
	}
	m.Overrides = slices.DeleteFunc(m.Overrides, func(o meeting.Override) bool { return !o.Canceled })
	if m.Title != d.Title && d.Title != "" {
		m.Title += " + " + d.Title
	}
	if m.Purpose == "" {
		m.Purpose = d.Purpose
	}
	for _, r := range d.Records {
		if !slices.Contains(m.Records, r) {
			m.Records = append(m.Records, r)
		}
	}
	m.End, m.Length = wallclock.Time{}, length
	m.Roster = joinRosters(m.Roster, d.Roster)
	m.Agenda.Items = append(m.Agenda.Items, d.Agenda.Items...)
	return true
}

// changesMore reports whether an override does more than to cancel its occurrence or to answer to it.
func changesMore(o meeting.Override) bool {
	return !o.Canceled && (!o.Start.IsZero() || !o.End.IsZero() || o.Length != 0 || o.Title != "" || !o.Venue.IsZero() ||
		o.Roster != nil || !o.Agenda.IsZero())
}

// joinRosters returns everybody on either roster, those on both as they are expected most. The first one's chair
// stays.
func joinRosters(one, two participant.Roster) participant.Roster {
	places := make(map[participant.ID]int, len(one))
	for i, p := range one {
		places[p.ID] = i
	}
	_, chaired := one.Chair()
	for _, p := range two {
		if chaired && p.Part == participant.Chair {
			p.Part = participant.Required
		}
		if i, ok := places[p.ID]; ok {
			one[i] = expectedMost(one[i], p)
		} else {
			one = append(one, p)
		}
	}
	return one
}

// expectedMost returns p as it is expected on one of two rosters, of which it is q on the other.
func expectedMost(p, q participant.Participant) participant.Participant {
	if p.Response == participant.Declined {
		p.Response = q.Response
	}
	if q.Part == participant.Chair || isOptional(p) && q.Part == participant.Required || p.Part == participant.Observer {
		p.Part = q.Part
	}
	if p.Role == "" {
		p.Role = q.Role
	}
	p.External = p.External || q.External
	return p
}
