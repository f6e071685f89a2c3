package ical

import (
	"strings"

	"github.com/google/uuid"

	"github.com/salesmeeting/salesmeeting/meeting"
)

// namespace is the namespace of the IDs of meetings: version 5 of the package's path as a URL.
var namespace = uuid.NewSHA1(uuid.NameSpaceURL, []byte("https://github.com/salesmeeting/salesmeeting/meeting/ical"))

// newID returns the ID of the meeting with that UID; the same UID has the same ID everywhere.
func newID(uid string) meeting.ID { return meeting.ID{UUID: uuid.NewSHA1(namespace, []byte(uid))} }

// modeled are the properties that a meeting says in its own way; all others go to its origin.
var modeled = map[string]bool{
	"UID": true, "SEQUENCE": true, "SUMMARY": true, "DTSTART": true, "DTEND": true, "DURATION": true,
	"RRULE": true, "RDATE": true, "EXDATE": true, "RECURRENCE-ID": true,
	"ATTENDEE": true, "ORGANIZER": true, "LOCATION": true,
}

// origin returns where the entry came from, with the properties that have no place in a meeting.
func (e *entry) origin() meeting.Origin {
	o := meeting.Origin{Source: e.from.name, UID: e.uid, Sequence: e.sequence}
	for _, p := range e.Properties {
		if !modeled[p.Name] {
			o.Properties = append(o.Properties, contentLine(p))
		}
	}
	return o
}

// contentLine returns p as an unfolded content line (RFC 5545 section 3.1, RFC 6868).
func contentLine(p Property) string {
	if len(p.Params) == 0 {
		return p.Name + ":" + p.Value
	}
	var b strings.Builder
	b.WriteString(p.Name)
	for _, q := range p.Params {
		b.WriteByte(';')
		b.WriteString(q.Name)
		for i, value := range q.Values {
			if i == 0 {
				b.WriteByte('=')
			} else {
				b.WriteByte(',')
			}
			value = carets.Replace(value)
			if strings.ContainsAny(value, ",;:") {
				value = `"` + value + `"`
			}
			b.WriteString(value)
		}
	}
	b.WriteByte(':')
	b.WriteString(p.Value)
	return b.String()
}

// carets makes the escapes of RFC 6868.
var carets = strings.NewReplacer("^", "^^", "\n", "^n", `"`, "^'")
