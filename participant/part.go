package participant

import (
	"fmt"
	"slices"
	"strings"
)

// A Part is what somebody does in one meeting. The zero Part is [Required]. Parts compare with ==.
type Part uint8

// The parts in a meeting, as RFC 5545 section 3.2.16 has them under the name of roles.
const (
	Required Part = iota // expected to come
	Chair                // leads the meeting; at most one
	Optional             // may come
	Observer             // is informed
)

var partTexts = []string{"required", "chair", "optional", "observer"}

// A Response is what somebody answered to the invitation. The zero Response is [NeedsAction]. Responses
// compare with ==.
type Response uint8

// The responses to an invitation, as RFC 5545 section 3.2.12 has them for events.
const (
	NeedsAction Response = iota // no answer yet
	Accepted
	Declined
	Tentative
	Delegated // somebody else comes instead
)

var responseTexts = []string{"needs-action", "accepted", "declined", "tentative", "delegated"}

// ParsePart returns the part that text names, in any case: "chair".
func ParsePart(text string) (Part, error) { return parseEnum[Part]("part", partTexts, text) }

// ParseResponse returns the response that text names, in any case: "needs-action".
func ParseResponse(text string) (Response, error) {
	return parseEnum[Response]("response", responseTexts, text)
}

// String returns the part's text, "chair".
func (p Part) String() string { return enumString(partTexts, p) }

// String returns the response's text, "needs-action".
func (r Response) String() string { return enumString(responseTexts, r) }

// MarshalText returns the part's text. It fails for a value that is no Part.
func (p Part) MarshalText() ([]byte, error) { return enumText("part", partTexts, p) }

// MarshalText returns the response's text. It fails for a value that is no Response.
func (r Response) MarshalText() ([]byte, error) { return enumText("response", responseTexts, r) }

// Check returns an error if r is none of the five responses.
func (r Response) Check() error { return checkEnum("response", responseTexts, r) }

// UnmarshalText sets p to the part that text names.
func (p *Part) UnmarshalText(text []byte) (err error) {
	*p, err = ParsePart(string(text))
	return err
}

// UnmarshalText sets r to the response that text names.
func (r *Response) UnmarshalText(text []byte) (err error) {
	*r, err = ParseResponse(string(text))
	return err
}

func parseEnum[E ~uint8](kind string, texts []string, text string) (E, error) {
	i := slices.Index(texts, strings.ToLower(text))
	if i < 0 {
		return 0, fmt.Errorf("%.40q is no %s: one of %s", text, kind, strings.Join(texts, ", "))
	}
	return E(i), nil
}

func enumString[E ~uint8](texts []string, e E) string {
	if int(e) >= len(texts) {
		return fmt.Sprintf("unknown (%d)", uint8(e))
	}
	return texts[e]
}

func enumText[E ~uint8](kind string, texts []string, e E) ([]byte, error) {
	if err := checkEnum(kind, texts, e); err != nil {
		return nil, err
	}
	return []byte(texts[e]), nil
}

func checkEnum[E ~uint8](kind string, texts []string, e E) error {
	if int(e) >= len(texts) {
		return fmt.Errorf("%d is no %s", uint8(e), kind)
	}
	return nil
}
