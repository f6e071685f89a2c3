package agenda

import (
	"cmp"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/participant"
)

// A Presence is a span of instants, [Joined, Left), for which somebody was there. It is plain data.
type Presence struct {
	Person participant.ID `json:"person"`
	Joined time.Time      `json:"joined"`
	Left   time.Time      `json:"left"`
}

// Length returns the elapsed time for which the person was there.
func (p Presence) Length() time.Duration { return p.Left.Sub(p.Joined) }

// Within returns the part of the presence in [from, to), and whether there is one.
func (p Presence) Within(from, to time.Time) (Presence, bool) {
	if from.After(p.Joined) {
		p.Joined = from
	}
	if to.Before(p.Left) {
		p.Left = to
	}
	return p, p.Joined.Before(p.Left)
}

// Presences returns who was there, and when, up to a moment: sorted by person, then by when they joined. Who is
// still there has been so until that moment; spans of no length are left out. People who join before the meeting
// begins are there from when they join: [Run.Began] and [Presence.Within] cut that off.
func (r Run) Presences(at time.Time) []Presence {
	s := r.state()
	at = s.moment(at)
	all := slices.Clone(s.stays)
	for id, joined := range s.present {
		all = append(all, Presence{id, joined, at})
	}
	var until []Presence
	for _, p := range all {
		if p, ok := p.Within(p.Joined, at); ok {
			until = append(until, p)
		}
	}
	slices.SortFunc(until, func(p, q Presence) int {
		return cmp.Or(cmp.Compare(p.Person, q.Person), p.Joined.Compare(q.Joined))
	})
	return until
}

// Present returns those who are there after the last event, sorted.
func (r Run) Present() []participant.ID {
	var ids []participant.ID
	for id := range r.state().present {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

// Attended returns everybody whose joining is in the log, each once, sorted.
func (r Run) Attended() []participant.ID {
	ids := r.Present()
	for _, p := range r.state().stays {
		ids = append(ids, p.Person)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}
