package meeting

import (
	"iter"
	"slices"

	"github.com/salesmeeting/salesmeeting/participant"
)

// A Headcount is how many people of a roster are alike in what decides on their cost. It is plain data.
type Headcount struct {
	Role     participant.Role
	External bool
	Response participant.Response
	People   int
}

// Headcounts returns an iterator over the people on the roster of the occurrence, counted by role, by whether they
// are marked as external, and by response. The same three may come more than once. It costs less than
// [Occurrence.Participants] where nobody needs to be known: it is counted when the meeting is made.
func (o Occurrence) Headcounts() iter.Seq[Headcount] {
	return func(yield func(Headcount) bool) { o.headcounts(yield) }
}

func (o Occurrence) headcounts(yield func(Headcount) bool) {
	if o.patch != nil && (o.patch.Roster != nil || len(o.patch.Responses) > 0) {
		o.participants(func(p participant.Participant) bool {
			return yield(Headcount{p.Role, p.External, p.Response, 1})
		})
		return
	}
	for _, h := range o.state().headcounts {
		if !yield(h) {
			return
		}
	}
}

// headcountsOf counts the people of a roster, in the order in which each three come first.
func headcountsOf(roster participant.Roster) []Headcount {
	const searched = 64 // of a hostile roster with as many roles as people
	var list []Headcount
	for _, p := range roster {
		i := slices.IndexFunc(list[:min(len(list), searched)], func(h Headcount) bool {
			return h.Role == p.Role && h.External == p.External && h.Response == p.Response
		})
		if i < 0 {
			i = len(list)
			list = append(list, Headcount{Role: p.Role, External: p.External, Response: p.Response})
		}
		list[i].People++
	}
	return list
}
