package participant

// A Record is a link to something that the host keeps: an account, a contact, an opportunity, a lead.
// Both texts are the host's own; only the host can say what they mean. It is plain data, comparable with
// ==; the zero Record is no link.
type Record struct {
	Type string `json:"type"` // "account", "opportunity"
	ID   string `json:"id"`   // the host's key of it
}

// String returns type and key, "opportunity/4711".
func (r Record) String() string { return r.Type + "/" + r.ID }
