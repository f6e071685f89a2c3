package meeting

import (
	"iter"
	"slices"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A Headcount is how many people of a roster are alike in what decides on their cost. It is plain data.
type Headcount struct {
	Role     participant.Role
	External bool
	Part     participant.Part
	Response participant.Response
	// Prepares says that they organize the meeting or present an item of the agenda, so that they prepare it whether they
	// come or not.
	Prepares bool
	People   int
}

// Headcounts returns an iterator over the people on the roster of the occurrence, counted by role, by whether they
// are marked as external, by part, by response and by whether they prepare. The same five may come more than once. It
// costs less than [Occurrence.Participants] where nobody needs to be known: it is counted when the meeting is made.
func (o Occurrence) Headcounts() iter.Seq[Headcount] {
	return func(yield func(Headcount) bool) { o.headcounts(yield) }
}

func (o Occurrence) headcounts(yield func(Headcount) bool) {
	if o.patch != nil && (o.patch.Roster != nil || !o.patch.Agenda.IsZero() || len(o.patch.Responses) > 0) {
		o.heads(func(_ participant.ID, h Headcount) bool { return yield(h) })
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
	s := o.state()
	roster, prepares := s.draft.Roster, s.prepares
	var answers map[participant.ID]participant.Response
	if o.patch != nil {
		answers = o.patch.Responses
		if o.patch.Roster != nil {
			roster = o.patch.Roster
		}
		if o.patch.Roster != nil || !o.patch.Agenda.IsZero() {
			prepares = preparesOf(roster, s.draft.Organizer, o.items())
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
		if !yield(p.ID, Headcount{p.Role, p.External, p.Part, response, prepares[i], 1}) {
			return
		}
	}
}

// preparesOf says of each person on a roster whether they prepare a meeting in any case.
func preparesOf(roster participant.Roster, organizer participant.ID, items []agenda.Item) []bool {
	is := map[participant.ID]bool{organizer: true}
	for i := range items {
		for id := range items[i].Presenters() {
			is[id] = true
		}
	}
	prepares := make([]bool, len(roster))
	for i := range roster {
		prepares[i] = is[roster[i].ID]
	}
	return prepares
}

// count fills in what is counted of the draft's roster: the headcounts come in the order in which each five come first.
func (s *state) count() {
	const searched = 64 // of a hostile roster with as many roles as people
	s.prepares = preparesOf(s.draft.Roster, s.draft.Organizer, s.draft.Agenda.Items)
	for _, one := range (Occurrence{meeting: s}).Heads() {
		at := slices.IndexFunc(s.headcounts[:min(len(s.headcounts), searched)], func(h Headcount) bool {
			h.People = 1
			return h == one
		})
		if at < 0 {
			s.headcounts = append(s.headcounts, one)
		} else {
			s.headcounts[at].People++
		}
	}
}
