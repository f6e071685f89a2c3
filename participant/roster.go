package participant

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// An ID is the host's own key for a person: opaque text of 1 to 255 bytes without control characters,
// the same for the same person everywhere. An e-mail address will do where there is no better one. IDs
// compare with ==. The zero ID is nobody.
type ID string

const maxIDBytes = 255

// Check returns an error if id cannot be the key of a person.
func (id ID) Check() error {
	switch {
	case id == "":
		return errors.New("is missing: give the host's key of the person")
	case len(id) > maxIDBytes:
		return fmt.Errorf("has %d bytes, at most %d are allowed", len(id), maxIDBytes)
	case !utf8.ValidString(string(id)) || strings.ContainsFunc(string(id), unicode.IsControl):
		return errors.New("must be UTF-8 text without control characters")
	}
	return nil
}

// A Participant is a line of a meeting's roster. It is plain data; only the ID is required.
type Participant struct {
	ID    ID     `json:"id"`
	Name  string `json:"name,omitempty"`
	Email string `json:"email,omitempty"`
	// Role is what the person is in the sale; empty if it is not known.
	Role Role `json:"role,omitempty"`
	// External marks a person of another company whose role does not say so.
	External bool     `json:"external,omitempty"`
	Part     Part     `json:"part,omitzero"`
	Response Response `json:"response,omitzero"`
	// Connectivity says whether the person can join a video meeting.
	Connectivity Connectivity `json:"connectivity,omitzero"`
}

// UnmarshalJSON reads a participant. Faults are located and come all at once, as [Problems].
func (p *Participant) UnmarshalJSON(data []byte) error {
	return DecodeObject(data, map[string]any{
		"id": &p.ID, "name": &p.Name, "email": &p.Email, "role": &p.Role, "external": &p.External,
		"part": &p.Part, "response": &p.Response, "connectivity": &p.Connectivity,
	})
}

// IsExternal reports whether the person is of another company: the role says so, or External does.
func (p Participant) IsExternal() bool { return p.External || p.Role.External() }

// A Roster is the list of a meeting's participants, in the host's order. People only: a room is a
// resource of the meeting's venue. No person stands on it twice, at most one chairs, and there are 10,000
// participants at most.
type Roster []Participant

const maxParticipants = 10_000

// Problems returns every fault of the roster: an ID that is missing or there twice, a second chair, a
// name or an e-mail address of more than 1,000 bytes or not in UTF-8, an address without an @, a role,
// part, response or connectivity that cannot be stored. Too long a roster is one fault.
func (r Roster) Problems() Problems {
	if len(r) > maxParticipants {
		return Problems{{Err: fmt.Errorf("has %d participants, at most %d are allowed", len(r), maxParticipants)}}
	}
	var ps Problems
	note := func(i int, key string, err error) {
		if err != nil {
			ps = append(ps, Problem{Pointer(i, key), err})
		}
	}
	first := make(map[ID]int, len(r))
	chair := -1
	for i := range r {
		p := &r[i]
		p.check(func(key string, err error) { note(i, key, err) })
		if j, twice := first[p.ID]; !twice {
			first[p.ID] = i
		} else if p.ID != "" {
			note(i, "id", fmt.Errorf("%q stands on the roster already, at /%d", p.ID, j))
		}
		switch {
		case p.Part != Chair:
		case chair < 0:
			chair = i
		default:
			note(i, "part", fmt.Errorf("the roster has a chair already, at /%d", chair))
		}
	}
	return ps
}

// check tells note, which passes over nil, what is wrong with p alone.
func (p *Participant) check(note func(key string, err error)) {
	note("id", p.ID.Check())
	note("name", checkText(p.Name))
	note("email", checkEmail(p.Email))
	note("role", p.Role.Check())
	note("part", checkEnum("part", partTexts, p.Part))
	note("response", p.Response.Check())
	note("connectivity", p.Connectivity.Check())
}

const maxTextBytes = 1000

// checkText returns an error if text is too long or can't be written in JSON as it is.
func checkText(text string) error {
	switch {
	case len(text) > maxTextBytes:
		return fmt.Errorf("has %d bytes, at most %d are allowed", len(text), maxTextBytes)
	case !utf8.ValidString(text):
		return errors.New("must be UTF-8 text")
	}
	return nil
}

// checkEmail returns an error if address, unless it is empty, is no e-mail address. Whether mail arrives
// there is not for a form to say, so it asks for an @ only.
func checkEmail(address string) error {
	if address != "" && !strings.Contains(address, "@") {
		return fmt.Errorf("%.80q has no @", address)
	}
	return checkText(address)
}

// Find returns the participant with the given ID, and whether there is one.
func (r Roster) Find(id ID) (Participant, bool) {
	for _, p := range r {
		if p.ID == id {
			return p, true
		}
	}
	return Participant{}, false
}

// Chair returns the participant who chairs, and whether there is one.
func (r Roster) Chair() (Participant, bool) {
	for _, p := range r {
		if p.Part == Chair {
			return p, true
		}
	}
	return Participant{}, false
}

// UnmarshalJSON reads a JSON array of participants. Faults are located and come all at once.
func (r *Roster) UnmarshalJSON(data []byte) error {
	list, err := DecodeUpTo[Participant](data, maxParticipants)
	*r = list
	return err
}
