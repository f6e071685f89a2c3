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
	Part     participant.Part
	Response participant.Response
	People   int
}

// Headcounts returns an iterator over the people on the roster of the occurrence, counted by role, by whether they
// are marked as external, by part and by response. The same four may come more than once. It costs less than
// [Occurrence.Participants] where nobody needs to be known: it is counted when the meeting is made.
func (o Occurrence) Headcounts() iter.Seq[Headcount] {
	return func(yield func(Headcount) bool) { o.headcounts(yield) }
}

func (o Occurrence) headcounts(yield func(Headcount) bool) {
	if o.patch != nil && (o.patch.Roster != nil || len(o.patch.Responses) > 0) {
		o.participants(func(p participant.Participant) bool {
			return yield(headOf(&p))
		})
		return
	}
	for _, h := range o.state().headcounts {
		if !yield(h) {
			return
		}
	}
}

// Heads returns an iterator over the people on the roster of the occurrence, in its order, each with what decides on
// their cost: a headcount of one. It costs less than [Occurrence.Participants] where no more is needed.
func (o Occurrence) Heads() iter.Seq2[participant.ID, Headcount] {
	return func(yield func(participant.ID, Headcount) bool) { o.heads(yield) }
}

func (o Occurrence) heads(yield func(participant.ID, Headcount) bool) {
	roster := o.state().draft.Roster
	var answers map[participant.ID]participant.Response
	if o.patch != nil {
		answers = o.patch.Responses
		if o.patch.Roster != nil {
			roster = o.patch.Roster
		}
	}
	for i := range roster {
		p := &roster[i] // a copy of everybody costs as much as pricing them
		response := p.Response
		if answers != nil {
			if r, ok := answers[p.ID]; ok {
				response = r
			}
		}
		if !yield(p.ID, Headcount{p.Role, p.External, p.Part, response, 1}) {
			return
		}
	}
}

func headOf(p *participant.Participant) Headcount {
	return Headcount{p.Role, p.External, p.Part, p.Response, 1}
}

// headcountsOf counts the people of a roster, in the order in which each four come first.
func headcountsOf(roster participant.Roster) []Headcount {
	const searched = 64 // of a hostile roster with as many roles as people
	var list []Headcount
	for i := range roster {
		one := headOf(&roster[i])
		at := slices.IndexFunc(list[:min(len(list), searched)], func(h Headcount) bool {
			h.People = 1
			return h == one
		})
		if at < 0 {
			list = append(list, one)
		} else {
			list[at].People++
		}
	}
	return list
}
