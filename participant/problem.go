package participant

import (
	"slices"
	"strconv"
	"strings"
)

// A Problem is one thing that is wrong with a value, and where. It is plain data.
type Problem struct {
	// Path is a JSON Pointer (RFC 6901) made of the value's JSON keys, relative to the value that was
	// checked: "/2/email" is the e-mail address of a roster's third participant. It is empty if the
	// problem is with the value as a whole.
	Path string
	// Err says what is wrong and what would be right.
	Err error
}

// Error returns path and fault: "/2/email: has no @".
func (p Problem) Error() string {
	if p.Path == "" {
		return p.Err.Error()
	}
	return p.Path + ": " + p.Err.Error()
}

// Unwrap returns p.Err.
func (p Problem) Unwrap() error { return p.Err }

// Problems are all faults of one value, found together so that a form can mark all of its fields. It is
// an error; a value without faults has a nil error, not empty Problems: see [Problems.Err].
type Problems []Problem

// Error returns one line with all faults, separated by semicolons.
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.Error()
	}
	return strings.Join(lines, "; ")
}

// Unwrap returns the faults one by one, so that errors.Is and errors.As look into each.
func (ps Problems) Unwrap() []error {
	errs := make([]error, len(ps))
	for i, p := range ps {
		errs[i] = p
	}
	return errs
}

// Err returns ps as an error, or nil if there is no fault.
func (ps Problems) Err() error {
	if len(ps) == 0 {
		return nil
	}
	return ps
}

// Under returns the faults with prefix put before each path: what a value that holds another one does
// with the faults of its part.
func (ps Problems) Under(prefix string) Problems {
	under := slices.Clone(ps)
	for i := range under {
		under[i].Path = prefix + under[i].Path
	}
	return under
}

// Pointer returns the JSON Pointer that leads through tokens, each a string key or an int index, with
// the escapes of RFC 6901 section 3: Pointer("items", 0, "a/b") is "/items/0/a~1b". A token of another
// type is a programmer's error and panics.
func Pointer(tokens ...any) string {
	var b strings.Builder
	for _, token := range tokens {
		b.WriteByte('/')
		switch t := token.(type) {
		case string:
			b.WriteString(pointerEscaper.Replace(t))
		case int:
			b.WriteString(strconv.Itoa(t))
		default:
			panic("participant.Pointer: a token is a string or an int")
		}
	}
	return b.String()
}

var pointerEscaper = strings.NewReplacer("~", "~0", "/", "~1")
