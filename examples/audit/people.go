package main

import (
	"fmt"
	"strings"

	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// people are those whom people.csv knows. The e-mail address in lower case is their key.
type people struct {
	directory participant.Directory
	zones     map[participant.ID]string // of their working hours, where they are given
	teams     map[participant.ID]string // where they are given
}

// idOf returns the key of whoever has an e-mail address.
func idOf(address string) participant.ID {
	return participant.ID(strings.ToLower(strings.TrimSpace(address)))
}

// readPeople reads the people whom the host knows: email and role, and name, company, zone and team if the file
// has them. No file gives nobody.
func readPeople(s source, zones wallclock.Zones) (people, error) {
	if s.isZero() {
		return people{}, nil
	}
	rows, err := readTable(s, "email", "role")
	if err != nil {
		return people{}, err
	}
	all := people{zones: make(map[participant.ID]string), teams: make(map[participant.ID]string)}
	list := make([]participant.Person, 0, len(rows))
	lines := make(map[participant.ID]int, len(rows))
	for _, r := range rows {
		p, err := parsePerson(r)
		if err != nil {
			return people{}, err
		}
		if first, twice := lines[p.ID]; twice {
			return people{}, r.wrong("%s is there twice, first in line %d", p.Email, first)
		}
		lines[p.ID] = r.line
		list = append(list, p)
		if err := all.place(p.ID, r, zones); err != nil {
			return people{}, err
		}
	}
	if all.directory, err = participant.NewDirectory(list...); err != nil {
		return people{}, fmt.Errorf("%s: %w", s.name, err)
	}
	return all, nil
}

// place notes in which zone and team somebody works.
func (p *people) place(id participant.ID, r row, zones wallclock.Zones) error {
	if team := r.field("team"); team != "" {
		p.teams[id] = team
	}
	zone := r.field("zone")
	if zone == "" {
		return nil
	}
	if _, err := (wallclock.ZoneRef{Name: zone}).Resolve(zones); err != nil {
		return r.wrong("%.80q is no zone: want the name of a time zone such as Europe/Berlin or UTC", zone)
	}
	p.zones[id] = zone
	return nil
}

func parsePerson(r row) (participant.Person, error) {
	email := r.field("email")
	if !strings.Contains(email, "@") {
		return participant.Person{}, r.wrong("%.80q is no e-mail address", email)
	}
	id := idOf(email)
	if err := id.Check(); err != nil {
		return participant.Person{}, r.wrong("%.80q: %w", email, err)
	}
	role, err := participant.ParseRole(r.field("role"))
	if err != nil {
		return participant.Person{}, r.wrong("%w", err)
	}
	return participant.Person{ID: id, Name: r.field("name"), Email: email, Role: role, Company: r.field("company")}, nil
}
