package agenda

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/salesmeeting/salesmeeting/participant"
)

// itemJSON is how JSON has an [Item]: lengths as text with their unit, "15m0s".
type itemJSON struct {
	ID           ItemID           `json:"id,omitempty"`
	Title        string           `json:"title"`
	Section      string           `json:"section,omitempty"`
	Topic        Topic            `json:"topic,omitempty"`
	Presenter    participant.ID   `json:"presenter,omitempty"`
	CoPresenters []participant.ID `json:"co_presenters,omitempty"`
	Needed       []participant.ID `json:"needed,omitempty"`
	Length       length           `json:"length"`
	Shortest     length           `json:"shortest,omitzero"`
	Priority     Priority         `json:"priority,omitzero"`
	Wanted       []ResultKind     `json:"wanted,omitempty"`
	Materials    []Material       `json:"materials,omitempty"`
}

// MarshalJSON writes the item with its lengths as [time.Duration.String] has them, "15m0s".
func (i Item) MarshalJSON() ([]byte, error) {
	return json.Marshal(itemJSON{
		i.ID, i.Title, i.Section, i.Topic, i.Presenter, i.CoPresenters, i.Needed,
		length(i.Length), length(i.Shortest), i.Priority, i.Wanted, i.Materials,
	})
}

// UnmarshalJSON reads what MarshalJSON wrote; lengths are text that [time.ParseDuration] reads. Faults are
// located and come all at once, as [participant.Problems].
func (i *Item) UnmarshalJSON(data []byte) error {
	return participant.DecodeObject(data, map[string]any{
		"id": &i.ID, "title": &i.Title, "section": &i.Section, "topic": &i.Topic, "presenter": &i.Presenter,
		"co_presenters": upTo(maxPeople, &i.CoPresenters), "needed": upTo(maxPeople, &i.Needed),
		"length": (*length)(&i.Length), "shortest": (*length)(&i.Shortest), "priority": &i.Priority,
		"wanted": upTo(len(resultKinds), &i.Wanted), "materials": upTo(maxMaterials, &i.Materials),
	})
}

// length is a [time.Duration] as JSON has it.
type length time.Duration

// MarshalText writes text with units.
func (l length) MarshalText() ([]byte, error) { return []byte(time.Duration(l).String()), nil }

// UnmarshalText reads text with units.
func (l *length) UnmarshalText(text []byte) error {
	d, err := time.ParseDuration(string(text))
	if err != nil {
		return fmt.Errorf(`%.40q is no length: write it with units, "15m0s"`, text)
	}
	*l = length(d)
	return nil
}

// list is a JSON array of at most so many elements, whose faults are located by their index.
type list[T any] struct {
	to   *[]T
	most int
}

// upTo returns what reads a JSON array into a variable.
func upTo[T any](most int, to *[]T) *list[T] { return &list[T]{to, most} }

func (l *list[T]) UnmarshalJSON(data []byte) error {
	decoded, err := participant.DecodeUpTo[T](data, l.most)
	*l.to = decoded
	return err
}
