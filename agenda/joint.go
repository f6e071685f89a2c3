package agenda

import (
	"iter"
	"slices"

	"github.com/salesmeeting/salesmeeting/participant"
)

// Joint returns an iterator over the joint presentations: the items, with their places, that somebody of sales (a
// manager or a representative) presents together with one of [DefaultDemonstrators], by the roles that people
// have on the roster.
func (a Agenda) Joint(roster participant.Roster) iter.Seq[Slot] {
	return func(yield func(Slot) bool) {
		roles := make(map[participant.ID]participant.Role, len(roster))
		for _, p := range roster {
			roles[p.ID] = p.Role
		}
		for slot := range a.Timeline() {
			sells, shows := false, false
			for id := range slot.Item.Presenters() {
				sells = sells || roles[id] == participant.SalesManager || roles[id] == participant.SalesRepresentative
				shows = shows || slices.Contains(DefaultDemonstrators(), roles[id])
			}
			if sells && shows && !yield(slot) {
				return
			}
		}
	}
}
