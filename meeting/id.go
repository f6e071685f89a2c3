package meeting

import "github.com/google/uuid"

// An ID identifies a meeting. [New] mints none: a store's host or a reader of calendars gives it. The zero
// ID says that the meeting has none yet. IDs compare with ==; as text and in JSON they are the usual 36
// characters (RFC 9562).
type ID struct{ uuid.UUID }

// ParseID returns the ID that text writes, in any of the forms that [uuid.Parse] reads.
func ParseID(text string) (ID, error) {
	id, err := uuid.Parse(text)
	return ID{id}, err
}

// IsZero reports whether id is the zero ID.
func (id ID) IsZero() bool { return id.UUID == uuid.Nil }
