package meeting

import (
	"bytes"
	"iter"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A Query says which meetings to find: those that match everything that is given. It is plain data; the zero Query
// matches every meeting.
type Query struct {
	// Window is overlapped by an occurrence of the meeting (see [Meeting.Occurrences]). The zero Interval is any
	// time, and matches meetings too that do not take place.
	Window interval.Interval
	// Person is named by the meeting (see [Meeting.People]).
	Person participant.ID
	// Resource belongs to the venue of the meeting or of an occurrence.
	Resource participant.ID
	// Record is among those of the meeting.
	Record participant.Record
	// After is the ID of the last meeting that was read, where reading goes on. Since meetings come in order of
	// their IDs, which never change, those that are kept all the while are found exactly once.
	After ID
	// Limit is how many meetings to find at most; zero for all.
	Limit int
}

// Matches reports whether q finds m, whatever After and Limit say. A [Store] narrows its search by what it likes
// (see [Meeting.Bounds], [Meeting.People], [Meeting.Resources]) and leaves the last word to Matches.
func (q Query) Matches(m Meeting) bool {
	d := &m.state().draft
	switch {
	case q.Person != "" && !d.names(q.Person),
		q.Resource != "" && !d.uses(q.Resource),
		q.Record != (participant.Record{}) && !slices.Contains(d.Records, q.Record):
		return false
	case q.Window.IsZero():
		return true
	}
	return m.s != nil && m.s.overlaps(q.Window)
}

// overlaps reports whether [Meeting.Occurrences] yields anything. It is for those who ask many meetings: it does not
// put them in order, which costs more than to find one.
func (s *state) overlaps(window interval.Interval) bool {
	if s.draft.Canceled {
		return false
	}
	r := reachOf(window)
	if slices.ContainsFunc(s.schedule.movedFrom(r), r.has) {
		return true
	}
	resolver := s.draft.Start.Zone().Resolver()
	from, to := r.starts(s.schedule.widest())
	for _, e := range s.schedule.extraFrom(from) {
		if e.unix < to && s.holds(&r, &resolver, e) {
			return true
		}
	}
	span, _ := interval.New(time.Unix(max(from, firstUnix), 0), time.Unix(to, 0)) // out of order: no starts
	for start := range s.draft.Repeats.Starts(s.draft.Start, span) {
		if s.holds(&r, &resolver, s.schedule.nominal(&s.draft, &resolver, start.Local())) {
			return true
		}
	}
	return false
}

// holds reports whether the occurrence with an original start is in the reach, unless it does not take place or was
// moved.
func (s *state) holds(r *reach, resolver *wallclock.Resolver, at nominal) bool {
	o := s.unmoved(resolver, at)
	return r.has(o) && s.omission(at.local) == "" && (o.patch == nil || !o.patch.moves())
}

// Compare returns -1, 0 or 1 as id comes before other, is the same, or comes after it: by their bytes, as their
// text does too. IDs that the [Scheduler] gave are in order of the time when it did.
func (id ID) Compare(other ID) int { return bytes.Compare(id.UUID[:], other.UUID[:]) }

// People returns everybody whom the meeting names, each once, in order of their IDs: the organizer, all rosters,
// whoever presents an item of an agenda.
func (m Meeting) People() []participant.ID { return each(m.state().draft.people()) }

// Resources returns the resources of the venues of the meeting and its occurrences, each once, in order.
func (m Meeting) Resources() []participant.ID { return each(m.state().draft.resources()) }

func each(ids iter.Seq[participant.ID]) []participant.ID {
	return slices.Compact(slices.Sorted(ids))
}

// Bounds returns two instants between which all occurrences of the meeting begin and end, as an index of a [Store]
// needs them. The bounds need not be tight. The second is the zero Time for a series without end, and for one
// whose end is more than 10,000 occurrences away.
func (m Meeting) Bounds() (from, until time.Time) {
	if m.s == nil {
		return time.Time{}, time.Time{}
	}
	s := m.s
	first, last := s.first(), s.last()
	from = time.Unix(first, 0).UTC()
	if last < lastUnix {
		until = time.Unix(last, 0).UTC()
	}
	return from, until
}

// first returns a Unix time before which no occurrence begins.
func (s *state) first() int64 {
	first := s.schedule.first
	if len(s.schedule.extra) > 0 {
		first = min(first, s.schedule.extra[0].unix)
	}
	if len(s.schedule.moved) > 0 {
		first = min(first, s.schedule.moved[0].start)
	}
	return first
}

// last returns a Unix time after which no occurrence ends; lastUnix if there is none that is easily found.
func (s *state) last() int64 {
	if !s.draft.Repeats.IsZero() && !s.draft.Repeats.IsFinite() {
		return lastUnix
	}
	last, n := s.schedule.first, 0
	for _, unix := range s.startingFrom(firstUnix, lastUnix) {
		if n++; n > maxEntries {
			return lastUnix
		}
		last = max(last, unix)
	}
	last += int64(s.schedule.widest() / time.Second)
	for _, o := range s.schedule.moved {
		last = max(last, o.start+int64(o.length/time.Second))
	}
	return last
}
