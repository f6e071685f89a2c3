package agenda

import (
	"encoding/json"
	"fmt"
	"iter"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/participant"
)

// An EventKind says what happened in a meeting, as the text that JSON holds. The zero EventKind is none. Kinds
// compare with ==.
type EventKind string

// The kinds of events.
const (
	MeetingBegan EventKind = "began"
	MeetingEnded EventKind = "ended"
	ItemStarted  EventKind = "started"
	ItemFinished EventKind = "finished"
	ItemSkipped  EventKind = "skipped"  // there is no need for it any more
	ItemParked   EventKind = "parked"   // set aside for later, or for the next meeting
	ItemReopened EventKind = "reopened" // pending again
	ItemAdded    EventKind = "added"    // brought up in the meeting
	PersonJoined EventKind = "joined"
	PersonLeft   EventKind = "left"
)

var eventKinds = []EventKind{
	MeetingBegan, MeetingEnded, ItemStarted, ItemFinished, ItemSkipped, ItemParked, ItemReopened, ItemAdded,
	PersonJoined, PersonLeft,
}

// EventKinds returns the kinds of events in the order of their declaration.
func EventKinds() iter.Seq[EventKind] { return slices.Values(eventKinds) }

// Check returns an error if k is none of the kinds.
func (k EventKind) Check() error {
	if slices.Contains(eventKinds, k) {
		return nil
	}
	return fmt.Errorf("%.40q is no kind of event: one of %s", string(k), eventKinds)
}

// ofItem reports whether events of the kind name an item.
func (k EventKind) ofItem() bool {
	switch k {
	case ItemStarted, ItemFinished, ItemSkipped, ItemParked, ItemReopened, ItemAdded:
		return true
	}
	return false
}

// ofPerson reports whether events of the kind name a person.
func (k EventKind) ofPerson() bool { return k == PersonJoined || k == PersonLeft }

// An Event is an entry in the log of a [Run]: what happened, and when. It is plain data. In a log its moment is
// in UTC and in whole seconds, so that two events of logs may be compared with ==.
type Event struct {
	Kind EventKind
	At   time.Time
	// Item is what the item goes by: see [Agenda.IDs]; of one that is added its title. Events of the meeting and of
	// people have none.
	Item ItemID
	// Person is who joined or left, or who leads an item that is added, if anybody does; other events have none.
	Person participant.ID
	// Length is the elapsed time planned for an item that is added, as in an [Item]; other events have none.
	Length time.Duration
}

// added returns the item that the event adds.
func (e *Event) added() Item {
	return Item{Title: string(e.Item), Presenter: e.Person, Length: e.Length}
}

// eventJSON is how JSON has an [Event].
type eventJSON struct {
	Kind   EventKind      `json:"kind"`
	At     time.Time      `json:"at"`
	Item   ItemID         `json:"item,omitempty"`
	Person participant.ID `json:"person,omitempty"`
	Length length         `json:"length,omitzero"`
}

// MarshalJSON writes the event with its length as [time.Duration.String] has it, "15m0s".
func (e Event) MarshalJSON() ([]byte, error) {
	return json.Marshal(eventJSON{e.Kind, e.At, e.Item, e.Person, length(e.Length)})
}

// UnmarshalJSON reads an event. Faults are located and come all at once, as [participant.Problems].
func (e *Event) UnmarshalJSON(data []byte) error {
	return participant.DecodeObject(data, map[string]any{
		"kind": &e.Kind, "at": &e.At, "item": &e.Item, "person": &e.Person, "length": (*length)(&e.Length),
	})
}

// String returns the event in short: "2026-01-08T15:00:00Z started Prices".
func (e Event) String() string {
	text := e.At.Format(time.RFC3339) + " " + string(e.Kind)
	switch {
	case e.Item != "":
		text += " " + string(e.Item)
	case e.Person != "":
		text += " " + string(e.Person)
	}
	return text
}

// seconds returns t in whole seconds and in UTC; what is left over is cut off.
func seconds(t time.Time) time.Time { return time.Unix(t.Unix(), 0).UTC() }
