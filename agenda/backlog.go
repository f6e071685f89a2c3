package agenda

import (
	"cmp"
	"encoding/json"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/participant"
)

// A Backlog has the items of a series that wait for one of its meetings. It is plain data; the zero Backlog is
// empty. Its methods leave it as it is and return another one. An item is in it once: items are the same if they
// have the same ID or, where one has none, the same title.
type Backlog struct {
	Waiting []Waiting
}

// A Waiting is an item that waits. It is plain data.
type Waiting struct {
	Item Item `json:"item"`
	// Carried is how many meetings have left the item open.
	Carried int `json:"carried,omitzero"`
}

// Problems returns every fault of the backlog: more than 1,000 items, an item that is there twice, a negative
// number, and whatever is wrong with an item by itself: see [Item.Problems].
func (b Backlog) Problems() participant.Problems {
	var c checker
	if !c.atMost(len(b.Waiting), maxItems, "waiting") {
		return c.problems
	}
	seen := make(map[ItemID]bool, len(b.Waiting))
	for i, w := range b.Waiting {
		c.located(w.Item.Problems().Err(), "waiting", i, "item")
		if seen[w.Item.key()] {
			c.note(errTwice, "waiting", i, "item")
		}
		seen[w.Item.key()] = true
		if w.Carried < 0 {
			c.note(errNegative, "waiting", i, "carried")
		}
	}
	return c.problems
}

// Add returns the backlog with the items that a meeting left open, such as [Run.Open], or that [Agenda.Fit]
// dropped, after those that wait already. One that is there already is replaced and keeps its place. Each has been
// carried once more, also where several of the given items are the same.
func (b Backlog) Add(items ...Item) Backlog {
	carried := make(map[ItemID]int, len(b.Waiting))
	places := make(map[ItemID]int, len(b.Waiting))
	b = b.Clone()
	for i := range b.Waiting {
		key := b.Waiting[i].Item.key()
		places[key], carried[key] = i, b.Waiting[i].Carried
	}
	for _, item := range items {
		i, ok := places[item.key()]
		if !ok {
			i = len(b.Waiting)
			places[item.key()] = i
			b.Waiting = append(b.Waiting, Waiting{})
		}
		b.Waiting[i] = Waiting{item.Clone(), carried[item.key()] + 1}
	}
	return b
}

// Remove returns the backlog without the items that go by the given IDs, or titles where they have none.
func (b Backlog) Remove(ids ...ItemID) Backlog {
	b = b.Clone()
	b.Waiting = slices.DeleteFunc(b.Waiting, func(w Waiting) bool { return slices.Contains(ids, w.Item.key()) })
	return b
}

// Fill returns an agenda with items of the backlog after its own, as many as its slack in a meeting of the given
// length has room for, and the backlog without them. Those of the highest priority come first, then those that were
// carried most often, then those that have waited longest. An item that does not fit in whole is shortened, no
// further than its shortest length; one that does not fit then waits on, and later ones may pass it. Items that the
// agenda has already leave the backlog.
func (b Backlog) Fill(a Agenda, length time.Duration) (Agenda, Backlog) {
	filled := a.Clone()
	held := keysOf(a.Items)
	length = length.Truncate(time.Second) // as items are
	var rest Backlog
	for _, i := range b.ranked() {
		w := b.Waiting[i]
		item := w.Item.Clone()
		slack := filled.Slack(length)
		switch {
		case held[item.key()]:
		case item.shortest() > slack || len(filled.Items) >= maxItems:
			rest.Waiting = append(rest.Waiting, Waiting{item, w.Carried})
		default:
			item.Length = min(item.Length, slack)
			filled.Items = append(filled.Items, item)
		}
	}
	return filled, b.keep(rest)
}

// ranked returns the indices of what waits, the most urgent first.
func (b Backlog) ranked() []int {
	order := make([]int, len(b.Waiting))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		v, w := &b.Waiting[i], &b.Waiting[j]
		return cmp.Or(cmp.Compare(w.Item.Priority, v.Item.Priority), cmp.Compare(w.Carried, v.Carried))
	})
	return order
}

// keep returns the part of b that rest has, in the order of b.
func (b Backlog) keep(rest Backlog) Backlog {
	kept := make(map[ItemID]bool, len(rest.Waiting))
	for _, w := range rest.Waiting {
		kept[w.Item.key()] = true
	}
	b = b.Clone()
	b.Waiting = slices.DeleteFunc(b.Waiting, func(w Waiting) bool { return !kept[w.Item.key()] })
	return b
}

func keysOf(items []Item) map[ItemID]bool {
	keys := make(map[ItemID]bool, len(items))
	for i := range items {
		keys[items[i].key()] = true
	}
	return keys
}

// Clone returns a copy that shares nothing with b.
func (b Backlog) Clone() Backlog {
	b.Waiting = slices.Clone(b.Waiting)
	for i := range b.Waiting {
		b.Waiting[i].Item = b.Waiting[i].Item.Clone()
	}
	return b
}

// CarryOver returns the agenda of the next meeting with the items that the last one left open, such as [Run.Open],
// before its own. An item that it has already, by its ID or its title, is not there twice. The agenda itself stays
// as it is.
func (a Agenda) CarryOver(open []Item) Agenda {
	held := keysOf(a.Items)
	var carried []Item
	for _, item := range open {
		if !held[item.key()] {
			held[item.key()] = true
			carried = append(carried, item.Clone())
		}
	}
	return Agenda{append(carried, cloneItems(a.Items)...)}
}

// MarshalJSON writes the backlog with the number of its schema.
func (b Backlog) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Schema  int       `json:"schema"`
		Waiting []Waiting `json:"waiting,omitempty"`
	}{Schema, b.Waiting})
}

// UnmarshalJSON reads a backlog. Faults are located and come all at once, as [participant.Problems].
func (b *Backlog) UnmarshalJSON(data []byte) error {
	*b = Backlog{}
	var number schema
	return participant.DecodeObject(data, map[string]any{
		"schema": &number, "waiting": upTo(maxItems, &b.Waiting),
	})
}

// UnmarshalJSON reads an item that waits. Faults are located and come all at once, as [participant.Problems].
func (w *Waiting) UnmarshalJSON(data []byte) error {
	return participant.DecodeObject(data, map[string]any{"item": &w.Item, "carried": &w.Carried})
}
