package agenda

import (
	"iter"
	"slices"
	"strings"
)

// An ItemState says how far an item has come, as the text that JSON holds. States compare with ==.
type ItemState string

// The states of an item.
const (
	Pending  ItemState = "pending" // it has not been started, or was reopened
	Running  ItemState = "running" // at most one item is
	Finished ItemState = "finished"
	Skipped  ItemState = "skipped"
	Parked   ItemState = "parked"
)

// ItemStates returns the states in the order of their declaration.
func ItemStates() iter.Seq[ItemState] {
	return slices.Values([]ItemState{Pending, Running, Finished, Skipped, Parked})
}

// nextState says to which state an event leads from each.
var nextState = map[ItemState]map[EventKind]ItemState{
	Pending:  {ItemStarted: Running, ItemSkipped: Skipped, ItemParked: Parked},
	Running:  {ItemFinished: Finished, ItemParked: Parked},
	Finished: {ItemReopened: Pending},
	Skipped:  {ItemReopened: Pending},
	Parked:   {ItemReopened: Pending},
}

// Events returns what can happen to an item in the state, in the order of [EventKinds]. An item can be started
// while no other is running.
func (s ItemState) Events() []EventKind {
	var possible []EventKind
	for _, kind := range eventKinds {
		if _, ok := nextState[s][kind]; ok {
			possible = append(possible, kind)
		}
	}
	return possible
}

// rightEvents returns them in words: "started, skipped or parked".
func rightEvents(s ItemState) string {
	var words []string
	for _, kind := range s.Events() {
		words = append(words, string(kind))
	}
	last := len(words) - 1
	if last < 1 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:last], ", ") + " or " + words[last]
}
