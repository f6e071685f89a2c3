package agenda

import (
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"math"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/participant"
)

// An Item is one point of an agenda. It is plain data; a title and a length are required.
type Item struct {
	Title string
	Topic Topic
	// Presenter leads the item; empty if nobody in particular does.
	Presenter participant.ID
	// Length is the elapsed time planned for the item, longer than zero, in whole seconds.
	Length time.Duration
}

// An Agenda is the list of items that a meeting goes through, one after the other from its start. It is
// plain data; the zero Agenda has no items, as an informal meeting needs none (domain fact S8).
type Agenda struct {
	Items []Item `json:"items,omitempty"`
}

// Bounds of an agenda, far beyond any real one.
const (
	maxItems      = 1000
	maxTitleBytes = 1000
)

// Problems returns every fault of the agenda: an item without a title, or with a length that is not
// longer than zero, not in whole seconds, or longer than the sum of lengths can hold.
func (a Agenda) Problems() participant.Problems {
	var ps participant.Problems
	note := func(err error, tokens ...any) {
		if err != nil {
			ps = append(ps, participant.Problem{Path: participant.Pointer(tokens...), Err: err})
		}
	}
	if len(a.Items) > maxItems {
		note(fmt.Errorf("has %d items, at most %d are allowed", len(a.Items), maxItems), "items")
		return ps
	}
	for i, item := range a.Items {
		switch {
		case item.Title == "":
			note(errors.New("is missing: say what the item is about"), "items", i, "title")
		case len(item.Title) > maxTitleBytes:
			note(fmt.Errorf("has %d bytes, at most %d are allowed", len(item.Title), maxTitleBytes),
				"items", i, "title")
		}
		note(item.Topic.Check(), "items", i, "topic")
		if item.Presenter != "" {
			note(item.Presenter.Check(), "items", i, "presenter")
		}
		note(checkLength(item.Length), "items", i, "length")
	}
	return ps
}

func checkLength(d time.Duration) error {
	switch {
	case d <= 0:
		return errors.New("must be longer than zero")
	case d%time.Second != 0:
		return errors.New("must be in whole seconds")
	case d > math.MaxInt64/maxItems:
		return errors.New("must be shorter than 100 days")
	}
	return nil
}

// IsZero reports whether the agenda has no items.
func (a Agenda) IsZero() bool { return len(a.Items) == 0 }

// Clone returns a copy that shares nothing with a.
func (a Agenda) Clone() Agenda { return Agenda{slices.Clone(a.Items)} }

// Length returns the elapsed time that all items take together.
func (a Agenda) Length() time.Duration {
	var sum time.Duration
	for _, item := range a.Items {
		sum += item.Length
	}
	return sum
}

// Overrun returns by how much the items take longer than a meeting of the given length; zero if they fit.
func (a Agenda) Overrun(length time.Duration) time.Duration { return max(0, a.Length()-length) }

// A Slot is an item with its place in the meeting, as offsets of elapsed time from the meeting's start:
// the item takes place in [Start, End).
type Slot struct {
	Item       Item
	Start, End time.Duration
}

// Timeline returns an iterator over the items with their offsets, in order, without gaps or overlaps.
func (a Agenda) Timeline() iter.Seq[Slot] {
	return func(yield func(Slot) bool) {
		var at time.Duration
		for _, item := range a.Items {
			if !yield(Slot{item, at, at + item.Length}) {
				return
			}
			at += item.Length
		}
	}
}

// itemJSON is how JSON has an [Item]: the length as text with its unit, "15m0s".
type itemJSON struct {
	Title     string         `json:"title"`
	Topic     Topic          `json:"topic,omitempty"`
	Presenter participant.ID `json:"presenter,omitempty"`
	Length    string         `json:"length"`
}

// MarshalJSON writes the item with its length as [time.Duration.String] has it, "15m0s".
func (i Item) MarshalJSON() ([]byte, error) {
	return json.Marshal(itemJSON{i.Title, i.Topic, i.Presenter, i.Length.String()})
}

// UnmarshalJSON reads an agenda. Faults are located and come all at once, as [participant.Problems].
func (a *Agenda) UnmarshalJSON(data []byte) error {
	var raw struct {
		Items json.RawMessage `json:"items"`
	}
	*a = Agenda{}
	if err := json.Unmarshal(data, &raw); err != nil || raw.Items == nil {
		return err
	}
	items, err := participant.DecodeList[Item](raw.Items)
	a.Items = items
	return participant.Located("/items", err).Err()
}

// UnmarshalJSON reads what MarshalJSON wrote; the length is text that [time.ParseDuration] reads. Faults
// are located and come all at once, as [participant.Problems].
func (i *Item) UnmarshalJSON(data []byte) error {
	var length string
	ps := participant.Located("", participant.DecodeObject(data, map[string]any{
		"title": &i.Title, "topic": &i.Topic, "presenter": &i.Presenter, "length": &length,
	}))
	var err error
	if i.Length, err = time.ParseDuration(length); err != nil {
		ps = append(ps, participant.Problem{
			Path: "/length", Err: fmt.Errorf(`%.40q is no length: write it with units, "15m0s"`, length),
		})
	}
	return ps.Err()
}
