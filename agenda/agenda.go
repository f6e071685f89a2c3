package agenda

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/participant"
)

// An Agenda is the list of items that a meeting goes through, one after the other from its start. It is
// plain data; the zero Agenda has no items, as an informal meeting needs none.
type Agenda struct {
	Items []Item `json:"items,omitempty"`
}

// maxItems is the most items that an agenda may have. All lengths together fit in a [time.Duration].
const maxItems = 1000

// Problems returns every fault of the agenda: more than 1,000 items, an ID that two items have, and
// whatever is wrong with an item by itself: see [Item.Problems].
func (a Agenda) Problems() participant.Problems {
	if len(a.Items) > maxItems {
		err := fmt.Errorf("has %d items, at most %d are allowed", len(a.Items), maxItems)
		return participant.Problems{{Path: "/items", Err: err}}
	}
	var ps participant.Problems
	first := make(map[ItemID]int)
	for i, item := range a.Items {
		path := participant.Pointer("items", i)
		ps = append(ps, item.Problems().Under(path)...)
		if item.ID == "" {
			continue
		}
		if j, twice := first[item.ID]; twice {
			ps = append(ps, participant.Problem{Path: path + "/id", Err: fmt.Errorf("%.80q is the id of /items/%d already", item.ID, j)})
		} else {
			first[item.ID] = i
		}
	}
	return ps
}

// IsZero reports whether the agenda has no items.
func (a Agenda) IsZero() bool { return len(a.Items) == 0 }

// Clone returns a copy that shares nothing with a.
func (a Agenda) Clone() Agenda { return Agenda{cloneItems(a.Items)} }

// Equal reports whether the two agendas have the same items in the same order.
func (a Agenda) Equal(b Agenda) bool { return slices.EqualFunc(a.Items, b.Items, Item.Equal) }

// Length returns the elapsed time that all items take together, of an agenda without [Agenda.Problems].
func (a Agenda) Length() time.Duration {
	var sum time.Duration
	for i := range a.Items {
		sum += a.Items[i].Length
	}
	return sum
}

// Overrun returns by how much the items take longer than a meeting of the given length, which is not
// negative; zero if they fit.
func (a Agenda) Overrun(length time.Duration) time.Duration { return max(0, a.Length()-length) }

// Slack returns how much of a meeting of the given length the items leave free; zero if they take it all.
func (a Agenda) Slack(length time.Duration) time.Duration { return max(0, length-a.Length()) }

// UnmarshalJSON reads an agenda. Faults are located and come all at once, as [participant.Problems].
func (a *Agenda) UnmarshalJSON(data []byte) error {
	var raw struct {
		Items json.RawMessage `json:"items"`
	}
	*a = Agenda{}
	if err := json.Unmarshal(data, &raw); err != nil || raw.Items == nil {
		return err
	}
	items, err := participant.DecodeUpTo[Item](raw.Items, maxItems)
	a.Items = items
	return participant.Located("/items", err).Err()
}
