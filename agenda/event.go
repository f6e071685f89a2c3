package agenda

import (
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
	PersonJoined EventKind = "joined"
	PersonLeft   EventKind = "left"
)

var eventKinds = []EventKind{
	MeetingBegan, MeetingEnded, ItemStarted, ItemFinished, ItemSkipped, ItemParked, ItemReopened,
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
	case ItemStarted, ItemFinished, ItemSkipped, ItemParked, ItemReopened:
		return true
	}
	return false
}

// ofPerson reports whether events of the kind name a person.
func (k EventKind) ofPerson() bool { return k == PersonJoined || k == PersonLeft }

// An Event is an entry in the log of a [Run]: what happened, and when. It is plain data. In a log its moment is
// in UTC and in whole seconds, so that two events of logs may be compared with ==.
type Event struct {
	Kind EventKind `json:"kind"`
	At   time.Time `json:"at"`
	// Item is what the item goes by: see [Agenda.IDs]. Events of the meeting and of people have none.
	Item ItemID `json:"item,omitempty"`
	// Person is who joined or left; other events have none.
	Person participant.ID `json:"person,omitempty"`
}

// UnmarshalJSON reads an event. Faults are located and come all at once, as [participant.Problems].
func (e *Event) UnmarshalJSON(data []byte) error {
	return participant.DecodeObject(data, map[string]any{
		"kind": &e.Kind, "at": &e.At, "item": &e.Item, "person": &e.Person,
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
