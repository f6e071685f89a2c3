package conference

import (
	"errors"
	"fmt"
)

// ErrConfidential says that a pass code is not written.
var ErrConfidential = errors.New("conference: a pass code is confidential and is not written: ask for it with Reveal")

// A Passcode lets people into a meeting. It is shown to those who ask with [Passcode.Reveal], and to nobody else:
// fmt prints "confidential" for every verb, the address of a function where it can't call methods, and JSON, text
// and gob fail with [ErrConfidential]. The zero Passcode is none. It is an immutable value, safe to share between
// goroutines; == does not compile.
type Passcode struct {
	// read is a function, since fmt and reflect show the fields of a struct without calling their methods, but
	// can't look into a function.
	read func() string
}

// newPasscode returns text as a pass code, the zero Passcode for none.
func newPasscode(text string) Passcode {
	if text == "" {
		return Passcode{}
	}
	return Passcode{func() string { return text }}
}

// IsZero reports whether there is no pass code.
func (p Passcode) IsZero() bool { return p.read == nil }

// Reveal returns the pass code as the link or the text has it, which for Zoom is a token in place of what people
// type. It is empty if there is none.
func (p Passcode) Reveal() string {
	if p.read == nil {
		return ""
	}
	return p.read()
}

// Format prints "confidential", whatever the verb.
func (p Passcode) Format(s fmt.State, _ rune) { _, _ = s.Write([]byte("confidential")) }

// MarshalJSON fails with ErrConfidential.
func (p Passcode) MarshalJSON() ([]byte, error) { return nil, ErrConfidential }

// MarshalText fails with ErrConfidential.
func (p Passcode) MarshalText() ([]byte, error) { return nil, ErrConfidential }

// GobEncode fails with ErrConfidential.
func (p Passcode) GobEncode() ([]byte, error) { return nil, ErrConfidential }
