package main

import (
	"fmt"
	"maps"
	"slices"

	"github.com/salesmeeting/salesmeeting/participant"
)

// knownPeople notes whoever is named and nowhere else.
func (r *termsReader) knownPeople() {
	for _, name := range slices.Sorted(maps.Keys(r.draft.teams)) {
		for i, address := range r.draft.teams[name] {
			r.known(address, "teams", name, i)
		}
	}
	for _, address := range slices.Sorted(maps.Keys(r.draft.hours.people)) {
		r.known(address, "working_hours", "people", address)
	}
	for _, id := range slices.Sorted(maps.Keys(r.draft.attendance.ByPerson)) {
		r.known(string(id), "attendance", "by_person", string(id))
	}
	for _, id := range slices.Sorted(maps.Keys(r.draft.attendance.History)) {
		r.known(string(id), "attendance", "history", string(id))
	}
}

func (r *termsReader) known(address string, path ...any) {
	id := idOf(address)
	if r.everyone[id] {
		return
	}
	var all []string
	for other := range r.everyone {
		all = append(all, string(other))
	}
	slices.Sort(all)
	if near, ok := nearest(string(id), all); ok {
		r.note(fmt.Errorf("%.80q is in no calendar and not in people.csv: did you mean %q?", address, near), path...)
		return
	}
	r.note(fmt.Errorf("%.80q is in no calendar and not in people.csv", address), path...)
}

// knownRoles notes roles that nobody has and that look like one that somebody may have.
func (r *termsReader) knownRoles() {
	known := make(map[participant.Role]bool)
	for role := range participant.Roles() {
		known[role] = true
	}
	for _, p := range r.people.directory.People() {
		known[p.Role] = true
	}
	for role := range r.card.Draft().PerHour {
		known[role] = true
	}
	checkRoles(r, known, r.draft.bands.ByRole, "default", "bands", "by_role")
	if r.draft.focus != nil {
		checkRoles(r, known, r.draft.focus.ByRole, "threshold", "focus", "threshold_by_role")
	}
	if r.draft.plan != nil {
		checkRoles(r, known, r.draft.plan.Efforts, "", "plan", "efforts")
	}
	for _, name := range slices.Sorted(maps.Keys(r.draft.plans)) {
		checkRoles(r, known, r.draft.plans[name].Efforts, "", "plans", name, "efforts")
	}
}

// checkRoles checks the keys of byRole, but for how they are spelled, which is checked with the values. All other roles
// have a key of their own.
func checkRoles[T any](r *termsReader, known map[participant.Role]bool, byRole map[participant.Role]T, others string, path ...any) {
	for _, role := range slices.Sorted(maps.Keys(byRole)) {
		if role == "" || known[role] || role.Check() != nil {
			continue
		}
		under := append(slices.Clone(path), string(role))
		if role == defaultRole {
			r.note(fmt.Errorf("nobody has the role %q: what is for all other roles goes under %q", defaultRole, others), under...)
			continue
		}
		var texts []string
		for _, other := range slices.Sorted(maps.Keys(known)) {
			texts = append(texts, string(other))
		}
		if near, ok := nearest(string(role), texts); ok {
			r.note(fmt.Errorf("nobody has the role %q: did you mean %q?", string(role), near), under...)
		}
	}
}
