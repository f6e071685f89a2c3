package cost

import (
	"cmp"
	"errors"
	"maps"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A Presence says that somebody was at an occurrence from one instant to another. Whoever left and came back
// has several. It is plain data.
type Presence struct {
	ID     participant.ID
	Joined time.Time
	Left   time.Time
}

// present is somebody who was there, with the time in which they were.
type present struct {
	id    participant.ID
	spans interval.Set
}

// seconds returns how long they were there, and the part of it after end, in whole seconds.
func (p *present) seconds(end time.Time) (all, over uint64) {
	for span := range p.spans.All() {
		all += wholeSeconds(span.Length())
		if late := span.End().Sub(end); late > 0 {
			over += wholeSeconds(min(late, span.Length()))
		}
	}
	return all, over
}

func wholeSeconds(d time.Duration) uint64 { return uint64(d / time.Second) }

// seen returns who was at each occurrence, in order of their IDs. Parts of a second are cut off.
func seen(observed map[meeting.Key][]Presence) (map[meeting.Key][]present, error) {
	if len(observed) == 0 {
		return nil, nil
	}
	var ps participant.Problems
	all := make(map[meeting.Key][]present, len(observed))
	for _, key := range slices.SortedFunc(maps.Keys(observed), compareKeys) {
		at := participant.Pointer("observed", key.String())
		if key.Meeting.IsZero() {
			ps = append(ps, participant.Problem{Path: at, Err: errors.New("names no meeting: only one with an ID can be observed")})
		}
		spans := make(map[participant.ID][]interval.Interval)
		for i, p := range observed[key] {
			note := func(field string, err error) {
				ps = append(ps, participant.Located(at+participant.Pointer(i, field), err)...)
			}
			note("id", p.ID.Check())
			span, err := interval.New(p.Joined.Truncate(time.Second), p.Left.Truncate(time.Second))
			note("left", err)
			spans[p.ID] = append(spans[p.ID], span)
		}
		all[key] = presentIn(spans)
	}
	return all, ps.Err()
}

// presentIn returns who was there in some spans, in order of their IDs; nobody, but not nil, if there are none.
func presentIn(spans map[participant.ID][]interval.Interval) []present {
	people := []present{}
	for _, id := range slices.Sorted(maps.Keys(spans)) {
		people = append(people, present{id, interval.NewSet(spans[id]...)})
	}
	return people
}

func compareKeys(a, b meeting.Key) int {
	return cmp.Or(cmp.Compare(a.Meeting.String(), b.Meeting.String()), a.Original.Compare(b.Original))
}
