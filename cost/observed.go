package cost

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/participant"
)

// Bounds of what was observed: they keep the time of all people in 64 bits.
const (
	maxPresences = 10_000 // of an occurrence
	maxPresence  = 36525 * 24 * time.Hour
)

// present is somebody who was there, with the time in which they were.
type present struct {
	id    participant.ID
	spans interval.Set
}

// seconds returns how long they were there, and the part of it after end, in whole seconds.
func (p *present) seconds(end time.Time) (all, over uint64) {
	for span := range p.spans.All() {
		from, to := span.Start().Unix(), span.End().Unix() // a span of many may be too long for a Duration
		all += uint64(to - from)
		over += uint64(max(0, to-max(from, end.Unix())))
	}
	return all, over
}

func wholeSeconds(d time.Duration) uint64 { return uint64(d / time.Second) }

// seen returns who was at each occurrence, in order of their IDs. Parts of a second are cut off.
func seen(observed map[meeting.Key][]agenda.Presence) (map[meeting.Key][]present, error) {
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
		if len(observed[key]) > maxPresences {
			ps = append(ps, participant.Problem{Path: at, Err: fmt.Errorf("has %d entries, at most %d are allowed", len(observed[key]), maxPresences)})
			continue
		}
		spans := make(map[participant.ID][]interval.Interval)
		for i, p := range observed[key] {
			note := func(field string, err error) {
				ps = append(ps, participant.Located(at+participant.Pointer(i, field), err)...)
			}
			note("person", p.Person.Check())
			span, err := interval.New(p.Joined.Truncate(time.Second), p.Left.Truncate(time.Second))
			if err == nil && span.Length() > maxPresence {
				err = errors.New("is more than 100 years after joining")
			}
			note("left", err)
			spans[p.Person] = append(spans[p.Person], span)
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
