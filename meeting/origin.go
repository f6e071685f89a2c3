package meeting

import "slices"

// An Origin says which foreign calendar a meeting came from, and keeps what this model has no place for,
// so that it can go back there whole. Only package ical interprets it. It is plain data; the zero Origin
// says that the meeting was made here.
type Origin struct {
	Source   string `json:"source,omitempty"`   // the file or calendar
	UID      string `json:"uid,omitempty"`      // the foreign id (RFC 5545 section 3.8.4.7)
	Sequence int    `json:"sequence,omitempty"` // the foreign revision (RFC 5545 section 3.8.7.4)
	// Properties are the foreign properties that have no place in the model, unfolded content lines in
	// their order in the file: "CATEGORIES:Sales,Q3".
	Properties []string `json:"properties,omitempty"`
}

// IsZero reports whether the meeting was made here.
func (o Origin) IsZero() bool {
	return o.Source == "" && o.UID == "" && o.Sequence == 0 && len(o.Properties) == 0
}

// Clone returns a copy that shares nothing with o.
func (o Origin) Clone() Origin {
	o.Properties = slices.Clone(o.Properties)
	return o
}
