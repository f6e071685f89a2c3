package main

import (
	"fmt"
	"strings"

	"github.com/salesmeeting/salesmeeting/participant"
)

// readPeople reads the people whom the host knows: email and role, name and company if the file has them.
// The e-mail address in lower case is their key. No file gives an empty directory.
func readPeople(s source) (participant.Directory, error) {
	if s.isZero() {
		return participant.Directory{}, nil
	}
	rows, err := readTable(s, "email", "role")
	if err != nil {
		return participant.Directory{}, err
	}
	people := make([]participant.Person, 0, len(rows))
	lines := make(map[participant.ID]int, len(rows))
	for _, r := range rows {
		p, err := parsePerson(r)
		if err != nil {
			return participant.Directory{}, err
		}
		if first, twice := lines[p.ID]; twice {
			return participant.Directory{}, r.wrong("%s is there twice, first in line %d", p.Email, first)
		}
		lines[p.ID] = r.line
		people = append(people, p)
	}
	directory, err := participant.NewDirectory(people...)
	if err != nil {
		return participant.Directory{}, fmt.Errorf("%s: %w", s.name, err)
	}
	return directory, nil
}

func parsePerson(r row) (participant.Person, error) {
	email := r.field("email")
	if !strings.Contains(email, "@") {
		return participant.Person{}, r.wrong("%.80q is no e-mail address", email)
	}
	id := participant.ID(strings.ToLower(email))
	if err := id.Check(); err != nil {
		return participant.Person{}, r.wrong("%.80q: %w", email, err)
	}
	role, err := participant.ParseRole(r.field("role"))
	if err != nil {
		return participant.Person{}, r.wrong("%w", err)
	}
	return participant.Person{ID: id, Name: r.field("name"), Email: email, Role: role, Company: r.field("company")}, nil
}
