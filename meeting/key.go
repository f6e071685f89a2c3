package meeting

import "github.com/salesmeeting/salesmeeting/meeting/wallclock"

// A Key identifies an occurrence, whatever of it has moved: by its meeting, and the local start in the zone of
// the meeting's start that the rule or the meeting gives it. It is plain data; keys compare with ==.
type Key struct {
	Meeting  ID              `json:"meeting"`
	Original wallclock.Local `json:"original"`
}

// String returns both, "0199…-…/2026-01-01T09:00:00".
func (k Key) String() string { return k.Meeting.String() + "/" + k.Original.String() }

// Key returns what identifies the occurrence.
func (o Occurrence) Key() Key { return Key{o.Meeting().ID(), o.original} }
