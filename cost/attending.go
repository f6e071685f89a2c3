package cost

import (
	"iter"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/participant"
)

// Attending returns an iterator over everybody who counts at o, with how likely they attend: the people on its
// roster in their order, also those who never do, then its organizer if only the host's directory has them. What
// the roster does not know of them is as the directory has it. Every figure on people's time rests on it.
func (m Model) Attending(o meeting.Occurrence) iter.Seq2[participant.Participant, Probability] {
	return func(yield func(participant.Participant, Probability) bool) {
		for a := range m.options().attending(o) {
			if !yield(a.Participant, a.likely) {
				return
			}
		}
	}
}
