package agenda

import (
	"fmt"
	"slices"

	"github.com/salesmeeting/salesmeeting/participant"
)

// Move returns the agenda with the item at index from moved to index to; those between move up or down. The
// item keeps its section. It fails if an index is not that of an item. The agenda itself stays as it is.
func (a Agenda) Move(from, to int) (Agenda, error) {
	for _, i := range []int{from, to} {
		if i < 0 || i >= len(a.Items) {
			return Agenda{}, fmt.Errorf("agenda: there is no item %d: there are %d, numbered from 0", i, len(a.Items))
		}
	}
	moved := a.Clone()
	item := moved.Items[from]
	moved.Items = slices.Insert(slices.Delete(moved.Items, from, from+1), to, item)
	return moved, nil
}

// Reorder returns the agenda with its items in another order, given by all of their [Agenda.IDs]. Its error is
// of type [participant.Problems], all faults at once, with paths as in a JSON array of IDs: an ID that no item has,
// or that is there twice; an item that is left out is a fault of the whole. The agenda itself stays as it is.
func (a Agenda) Reorder(order []ItemID) (Agenda, error) {
	index := make(map[ItemID]int, len(a.Items))
	for i, id := range a.IDs() {
		index[id] = i
	}
	if len(order) > maxItems {
		return Agenda{}, participant.Problems{{Err: fmt.Errorf("has %d entries, at most %d are allowed", len(order), maxItems)}}
	}
	var c checker
	var reordered Agenda
	placed := make(map[ItemID]bool, len(order))
	for place, id := range order {
		i, ok := index[id]
		switch {
		case !ok:
			c.note(fmt.Errorf("the agenda has no item %.80q", id), place)
		case placed[id]:
			c.note(fmt.Errorf("%.80q is there already", id), place)
		default:
			reordered.Items = append(reordered.Items, a.Items[i].Clone())
			placed[id] = true
		}
	}
	for _, id := range a.IDs() {
		if !placed[id] {
			c.note(fmt.Errorf("item %.80q is missing", id))
		}
	}
	if len(c.problems) > 0 {
		return Agenda{}, c.problems
	}
	return reordered, nil
}
