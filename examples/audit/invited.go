package main

import (
	"slices"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/participant"
)

// invitations find the meetings to which people are invited, or which they organize: what is asked of a few people
// need not go through the meetings of all.
type invitations struct {
	meetings []meeting.Meeting
	of       map[participant.ID][]int // indexes of meetings, in order
}

func newInvitations(meetings []meeting.Meeting) invitations {
	all := invitations{meetings, make(map[participant.ID][]int)}
	for i, m := range meetings {
		all.add(m.Organizer(), i)
		for _, p := range m.Roster() {
			all.add(p.ID, i)
		}
		for _, o := range m.Draft().Overrides {
			for _, p := range o.Roster {
				all.add(p.ID, i)
			}
		}
	}
	return all
}

func (a invitations) add(id participant.ID, i int) {
	if list := a.of[id]; len(list) == 0 || list[len(list)-1] != i {
		a.of[id] = append(list, i)
	}
}

// toAny returns the meetings of any of those people, each once.
func (a invitations) toAny(ids ...participant.ID) []meeting.Meeting {
	var places []int
	for _, id := range ids {
		places = append(places, a.of[id]...)
	}
	slices.Sort(places)
	var list []meeting.Meeting
	for _, i := range slices.Compact(places) {
		list = append(list, a.meetings[i])
	}
	return list
}
