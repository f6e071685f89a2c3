package meeting

import (
	"slices"

	"github.com/salesmeeting/salesmeeting/participant"
)

// A Calendar is what can be booked once at a time: that of a person, or that of a resource such as a room. It is
// plain data, comparable with ==.
type Calendar struct {
	ID participant.ID `json:"id"`
	// Resource says that ID is the key of a resource of a [Venue], not of a person.
	Resource bool `json:"resource,omitempty"`
}

// String returns the key, that of a resource after "resource ".
func (c Calendar) String() string {
	if c.Resource {
		return "resource " + string(c.ID)
	}
	return string(c.ID)
}

// ofRecord returns the calendar of a record, which is never booked: its revision says whether meetings that gates look
// at together have changed.
func ofRecord(r participant.Record) Calendar {
	return Calendar{ID: participant.ID("record " + r.String()), Resource: true}
}

// A CalendarRevision is how many commits a [Store] has kept with the calendar in them. It is plain data, comparable
// with ==.
type CalendarRevision struct {
	Calendar Calendar `json:"calendar"`
	Revision uint64   `json:"revision"`
}

// Books reports whether the occurrence takes up time in a calendar: in those of its venue's resources, and in
// those of the people on its roster but for observers and for those who declined or delegated. An occurrence
// without length takes up none.
func (o Occurrence) Books(c Calendar) bool {
	if o.length == 0 {
		return false
	}
	if c.Resource {
		return slices.Contains(o.resources(), c.ID)
	}
	p, ok := o.participant(c.ID)
	return ok && comes(p)
}

// comes reports whether somebody is expected at a meeting.
func comes(p participant.Participant) bool {
	return p.Part != participant.Observer && p.Response != participant.Declined && p.Response != participant.Delegated
}

// participant returns the line of a person on the roster of the occurrence, with the response to it.
func (o Occurrence) participant(id participant.ID) (participant.Participant, bool) {
	for p := range o.Participants() {
		if p.ID == id {
			return p, true
		}
	}
	return participant.Participant{}, false
}

// resources returns those of the occurrence's venue, which the caller must not change.
func (o Occurrence) resources() []participant.ID {
	if o.patch != nil && !o.patch.Venue.IsZero() {
		return o.patch.Venue.Resources
	}
	return o.state().draft.Venue.Resources
}

// calendars returns those that the occurrence books.
func (o Occurrence) calendars() []Calendar {
	if o.length == 0 {
		return nil
	}
	var list []Calendar
	for p := range o.Participants() {
		if comes(p) {
			list = append(list, Calendar{ID: p.ID})
		}
	}
	for _, id := range o.resources() {
		list = append(list, Calendar{ID: id, Resource: true})
	}
	return list
}

// seats reports whether the override changes who or what the occurrence books.
func (o *Override) seats() bool {
	return o.Roster != nil || len(o.Responses) > 0 || !o.Venue.IsZero()
}
