package cost

import (
	"iter"
	"slices"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/participant"
)

// Attending returns an iterator over everybody who counts at o, with how likely they attend: the people on its
// roster in their order, also those who never do, then its organizer if only the host's directory has them. What
// the roster does not know of them is as the directory has it. Every figure on people's time rests on it.
func (m Model) Attending(o meeting.Occurrence) iter.Seq2[participant.Participant, Probability] {
	return func(yield func(participant.Participant, Probability) bool) {
		ch := m.options()
		roster := slices.Collect(o.Participants())
		for a := range ch.attending(o) { // the roster first, in its order
			p := participant.Participant{ID: a.id}
			if len(roster) > 0 {
				p, roster = roster[0], roster[1:]
			} else if known, ok := ch.Directory.ByID(a.id); ok {
				p = known.In(participant.Required)
				p.Response = participant.Accepted
			}
			p.Role, p.External = a.head.Role, a.head.External
			if !yield(p, a.likely) {
				return
			}
		}
	}
}
