package agenda

import (
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"
	"time"
	"unicode/utf8"

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
// plain data; the zero Agenda has no items, as an informal meeting needs none.
type Agenda struct {
	Items []Item `json:"items,omitempty"`
}

// Bounds of an agenda, far beyond any real one. All lengths together fit in a [time.Duration].
const (
	maxItems      = 1000
	maxTitleBytes = 1000
	maxLength     = 100 * 24 * time.Hour // of an item
)

// Problems returns every fault of the agenda: more than 1,000 items; an item whose title is missing, longer
// than 1,000 bytes or not UTF-8, or whose length is not longer than zero, not in whole seconds, or
// longer than 2,400 hours; a topic or a presenter that cannot be stored.
func (a Agenda) Problems() participant.Problems {
	if len(a.Items) > maxItems {
		err := fmt.Errorf("has %d items, at most %d are allowed", len(a.Items), maxItems)
		return participant.Problems{{Path: "/items", Err: err}}
	}
	var ps participant.Problems
	for i, item := range a.Items {
		note := func(key string, err error) {
			if err != nil {
				ps = append(ps, participant.Problem{Path: participant.Pointer("items", i, key), Err: err})
			}
		}
		note("title", checkTitle(item.Title))
		note("topic", item.Topic.Check())
		if item.Presenter != "" {
			note("presenter", item.Presenter.Check())
		}
		note("length", checkLength(item.Length))
	}
	return ps
}

func checkTitle(title string) error {
	switch {
	case title == "":
		return errors.New("is missing: say what the item is about")
	case len(title) > maxTitleBytes:
		return fmt.Errorf("has %d bytes, at most %d are allowed", len(title), maxTitleBytes)
	case !utf8.ValidString(title):
		return errors.New("must be UTF-8 text")
	}
	return nil
}

func checkLength(d time.Duration) error {
	switch {
	case d <= 0:
		return errors.New("must be longer than zero")
	case d%time.Second != 0:
		return errors.New("must be in whole seconds")
	case d > maxLength:
		return fmt.Errorf("must not be longer than %v hours", maxLength.Hours())
	}
	return nil
}

// IsZero reports whether the agenda has no items.
func (a Agenda) IsZero() bool { return len(a.Items) == 0 }

// Clone returns a copy that shares nothing with a.
func (a Agenda) Clone() Agenda { return Agenda{slices.Clone(a.Items)} }

// Length returns the elapsed time that all items take together, of an agenda without [Agenda.Problems].
func (a Agenda) Length() time.Duration {
	var sum time.Duration
	for _, item := range a.Items {
		sum += item.Length
	}
	return sum
}

// Overrun returns by how much the items take longer than a meeting of the given length, which is not
// negative; zero if they fit.
func (a Agenda) Overrun(length time.Duration) time.Duration { return max(0, a.Length()-length) }

// A Slot is an item with its place in the meeting, as offsets of elapsed time from the meeting's start:
// the item takes place in [Start, End).
type Slot struct {
	Item       Item
	Start, End time.Duration
}

// Timeline returns an iterator over the items with their offsets, in order, without gaps or overlaps: from
// zero to [Agenda.Length].
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
	items, err := participant.DecodeUpTo[Item](raw.Items, maxItems)
	a.Items = items
	return participant.Located("/items", err).Err()
}

// UnmarshalJSON reads what MarshalJSON wrote; the length is text that [time.ParseDuration] reads. Faults
// are located and come all at once, as [participant.Problems].
func (i *Item) UnmarshalJSON(data []byte) error {
	return participant.DecodeObject(data, map[string]any{
		"title": &i.Title, "topic": &i.Topic, "presenter": &i.Presenter, "length": (*length)(&i.Length),
	})
}

// length is a [time.Duration] as JSON has it.
type length time.Duration

// UnmarshalText reads text with units.
func (l *length) UnmarshalText(text []byte) error {
	d, err := time.ParseDuration(string(text))
	if err != nil {
		return fmt.Errorf(`%.40q is no length: write it with units, "15m0s"`, text)
	}
	*l = length(d)
	return nil
}
