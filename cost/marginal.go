package cost

import (
	"fmt"
	"slices"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/participant"
)

// Marginal returns what o costs more if p takes part too, or in place of the participant with p's ID. The
// occurrence is estimated anew with them, since catering with its minimum does not grow evenly. For what they
// cost over a whole series, forecast the edited series ([meeting.Meeting.EditAll]). It fails as
// [Model.Estimate] does, and as [meeting.New] if p can't be on the roster.
func (m Model) Marginal(o meeting.Occurrence, p participant.Participant) (Costs, error) {
	with, err := withParticipant(o, p)
	if err != nil {
		return Costs{}, err
	}
	before, err := m.Estimate(o)
	if err != nil {
		return Costs{}, err
	}
	after, err := m.Estimate(with)
	if err != nil {
		return Costs{}, err
	}
	var more Costs
	if more.Cost, err = after.Direct().Sub(before.Direct()); err != nil {
		return Costs{}, err
	}
	more.Premium, err = after.premium.Sub(before.premium)
	return more, err
}

// withParticipant returns o with p on its roster.
func withParticipant(o meeting.Occurrence, p participant.Participant) (meeting.Occurrence, error) {
	m := o.Meeting()
	patch, _ := m.Override(o.Original())
	patch.Original = o.Original()
	people := slices.DeleteFunc(slices.Collect(o.Participants()), func(q participant.Participant) bool { return q.ID == p.ID })
	people = append(people, p)
	patch.Roster, patch.Responses = people, nil
	edit, err := m.EditOne(patch)
	if err != nil {
		return meeting.Occurrence{}, err
	}
	with, ok := edit.Meeting.Occurrence(o.Original())
	if !ok {
		return meeting.Occurrence{}, fmt.Errorf("%w: %s", meeting.ErrNoOccurrence, o.Original())
	}
	return with, nil
}
