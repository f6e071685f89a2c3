package meeting

import (
	"slices"

	"github.com/salesmeeting/salesmeeting/participant"
)

// A Venue says where a meeting takes place: in a place, on the phone, or online; a
// hybrid meeting has several of them. It is plain data; the zero Venue says that none was stated.
type Venue struct {
	Place string `json:"place,omitempty"` // an address, the name of a room
	Phone string `json:"phone,omitempty"` // a number to dial
	URL   string `json:"url,omitempty"`   // a link to join; absolute
	// Resources are the rooms and the equipment booked, by the host's keys. They are no participants and
	// cost no time.
	Resources []participant.ID `json:"resources,omitempty"`
}

// IsZero reports whether no venue was stated.
func (v Venue) IsZero() bool {
	return v.Place == "" && v.Phone == "" && v.URL == "" && len(v.Resources) == 0
}

// Clone returns a copy that shares nothing with v.
func (v Venue) Clone() Venue {
	v.Resources = slices.Clone(v.Resources)
	return v
}
