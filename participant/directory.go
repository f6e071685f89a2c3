package participant

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// A Person is somebody whom the host knows, whatever meetings they take part in. It is plain data; only
// the ID is required.
type Person struct {
	ID      ID     `json:"id"`
	Name    string `json:"name,omitempty"`
	Email   string `json:"email,omitempty"`
	Role    Role   `json:"role,omitempty"`
	Company string `json:"company,omitempty"`
	// External marks a person of another company whose role does not say so.
	External bool `json:"external,omitempty"`
	// Connectivity says whether the person can join a video meeting.
	Connectivity Connectivity `json:"connectivity,omitzero"`
}

// In returns the line of a roster on which the person takes the given part.
func (p Person) In(part Part) Participant {
	return Participant{
		ID: p.ID, Name: p.Name, Email: p.Email, Role: p.Role, External: p.External, Part: part,
		Connectivity: p.Connectivity,
	}
}

// A Directory is a set of people whom the host knows, to be found by ID or by e-mail address. It is an
// immutable value, safe to share between goroutines; the zero Directory has nobody in it.
type Directory struct {
	byID    map[ID]Person
	byEmail map[string]ID
}

// NewDirectory returns the directory of people. Its error is of type [Problems], all faults at once, with
// paths as in a JSON array of people: an ID that is missing or there twice, an e-mail address that two
// people have, a text, an address or a role that would be a fault on a [Roster] too.
func NewDirectory(people ...Person) (Directory, error) {
	d := Directory{
		byID:    make(map[ID]Person, len(people)),
		byEmail: make(map[string]ID, len(people)),
	}
	var ps Problems
	for i, p := range people {
		note := func(key string, err error) {
			if err != nil {
				ps = append(ps, Problem{Pointer(i, key), err})
			}
		}
		line := p.In(Required)
		line.check(note)
		note("company", checkText(p.Company))
		if _, twice := d.byID[p.ID]; twice && p.ID != "" {
			note("id", fmt.Errorf("%q is in the directory already", p.ID))
		}
		d.byID[p.ID] = p
		if p.Email == "" {
			continue
		}
		email := foldEmail(p.Email)
		if _, twice := d.byEmail[email]; twice {
			note("email", fmt.Errorf("%.80q is in the directory already", p.Email))
		}
		d.byEmail[email] = p.ID
	}
	if len(ps) > 0 {
		return Directory{}, ps
	}
	return d, nil
}

// ByID returns the person with the given ID, and whether the directory has them.
func (d Directory) ByID(id ID) (Person, bool) {
	p, ok := d.byID[id]
	return p, ok
}

// ByEmail returns the person with the given e-mail address, compared without regard to case, and whether
// the directory has them.
func (d Directory) ByEmail(address string) (Person, bool) {
	id, ok := d.byEmail[foldEmail(address)]
	if !ok {
		return Person{}, false
	}
	return d.ByID(id)
}

// Len returns the number of people in the directory.
func (d Directory) Len() int { return len(d.byID) }

// People returns the people of the directory in order of their IDs.
func (d Directory) People() []Person {
	ids := slices.Sorted(maps.Keys(d.byID))
	people := make([]Person, len(ids))
	for i, id := range ids {
		people[i] = d.byID[id]
	}
	return people
}

func foldEmail(address string) string { return strings.ToLower(strings.TrimSpace(address)) }
