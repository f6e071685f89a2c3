package meeting

import "fmt"

// An Audience says for whom a meeting is held, as the text that JSON holds. The zero
// Audience says that none was stated. Audiences compare with ==.
type Audience string

// The audiences of a meeting.
const (
	Internal       Audience = "internal"        // the company's own people, usually no customers
	CustomerFacing Audience = "customer-facing" // new or existing customers take part
)

// A Format says how formal a meeting is, as the text that JSON holds. The zero Format
// says that none was stated. Formats compare with ==.
type Format string

// The formats of a meeting.
const (
	Formal   Format = "formal"   // a presentation, an agenda
	Informal Format = "informal" // a talk, which needs no agenda
)

// Check returns an error if a is neither zero nor one of the audiences.
func (a Audience) Check() error {
	switch a {
	case "", Internal, CustomerFacing:
		return nil
	}
	return fmt.Errorf("%.40q is no audience: %s or %s", string(a), Internal, CustomerFacing)
}

// Check returns an error if f is neither zero nor one of the formats.
func (f Format) Check() error {
	switch f {
	case "", Formal, Informal:
		return nil
	}
	return fmt.Errorf("%.40q is no format: %s or %s", string(f), Formal, Informal)
}
