package participant

import (
	"errors"
	"fmt"
	"unicode/utf8"
)

// A Record is a link to something that the host keeps: an account, a contact, an opportunity, a lead.
// Both texts are the host's own; only the host can say what they mean. It is plain data, comparable with
// ==; the zero Record is no link.
type Record struct {
	Type string `json:"type"` // "account", "opportunity"
	ID   string `json:"id"`   // the host's key of it
}

// String returns type and key, "opportunity/4711".
func (r Record) String() string { return r.Type + "/" + r.ID }

const maxRecordBytes = 255

// Check returns an error if a text of r is missing, longer than 255 bytes, or not UTF-8.
func (r Record) Check() error {
	switch {
	case r.Type == "" || r.ID == "":
		return errors.New("needs a type and an id")
	case len(r.Type) > maxRecordBytes || len(r.ID) > maxRecordBytes:
		return fmt.Errorf("has a type or an id of more than %d bytes", maxRecordBytes)
	case !utf8.ValidString(r.Type) || !utf8.ValidString(r.ID):
		return errors.New("must be UTF-8 text")
	}
	return nil
}
