package webhook

import (
	"encoding/json"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting"
)

// Schema is the number of the schema of a [Message] that this version of the package writes.
const Schema = 1

// A Message is what the body of a request says. It is plain data, and json.Unmarshal reads it; keys may be added to
// it, so that a receiver passes over those that it does not know.
type Message struct {
	Schema    int       `json:"schema"`
	Type      string    `json:"type"`      // "meeting." and the notice: "meeting.changed"
	Timestamp time.Time `json:"timestamp"` // when it was done, or was due; not when the request was made
	Data      Subject   `json:"data"`
}

// A Subject is what a [Message] is about. It is plain data.
type Subject struct {
	Notification meeting.Notification `json:"notification"`
	// Meeting is the meeting as it is kept when the message is sent, which may be later than what it tells of; nil if
	// it is not kept any more.
	Meeting *Summary `json:"meeting,omitempty"`
}

// A Summary is what a message says of a meeting, or of the one occurrence that it is about. It is plain data.
type Summary struct {
	Version  uint64 `json:"version"`
	Title    string `json:"title,omitempty"`
	Canceled bool   `json:"canceled,omitempty"`
	// Start is when it begins; of a series as a whole, the first time. Zone has the clock that it goes by.
	Start time.Time `json:"start,omitzero"`
	Zone  string    `json:"zone,omitempty"` // its name: "Asia/Kolkata"
	// Seconds are the elapsed time that it takes.
	Seconds int64 `json:"length_seconds"`
	// Repeats is the rule of a series that the message is about as a whole (RFC 5545 section 3.3.10).
	Repeats string `json:"repeats,omitempty"`
}

// NewMessage returns what there is to say of n and m, the zero Meeting if it is not kept any more.
func NewMessage(n meeting.Notification, m meeting.Meeting) Message {
	msg := Message{
		Schema: Schema, Type: "meeting." + string(n.Notice), Timestamp: n.At.UTC(), Data: Subject{Notification: n},
	}
	if !m.IsZero() {
		msg.Data.Meeting = summary(n, m)
	}
	return msg
}

func summary(n meeting.Notification, m meeting.Meeting) *Summary {
	s := &Summary{
		Version: m.Version(), Title: m.Title(), Canceled: m.Canceled(),
		Start: m.Start().Instant().UTC(), Zone: m.Start().Zone().Name(), Seconds: int64(m.Length() / time.Second),
	}
	if n.Occurrence.IsZero() || n.Onward {
		s.Repeats = m.Repeats().String()
	}
	if n.Occurrence.IsZero() {
		return s
	}
	o, takesPlace := m.Occurrence(n.Occurrence)
	if !takesPlace {
		s.Canceled = true
		s.Start = n.Occurrence.In(m.Start().Zone()).Instant().UTC()
		return s
	}
	s.Title, s.Seconds = o.Title(), int64(o.Length()/time.Second)
	s.Start, s.Zone = o.Start().Instant().UTC(), o.Start().Zone().Name()
	return s
}

// body is the default of Options.Body.
func body(n meeting.Notification, m meeting.Meeting) ([]byte, error) {
	return json.Marshal(NewMessage(n, m))
}
