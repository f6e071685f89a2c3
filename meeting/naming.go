package meeting

import (
	"iter"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/participant"
)

// names reports whether the draft names the person.
func (d *Draft) names(id participant.ID) bool {
	for named := range d.people() {
		if named == id {
			return true
		}
	}
	return false
}

// uses reports whether the draft has the resource.
func (d *Draft) uses(id participant.ID) bool {
	for used := range d.resources() {
		if used == id {
			return true
		}
	}
	return false
}

// people yields everybody whom the draft names, some of them more than once.
func (d *Draft) people() iter.Seq[participant.ID] {
	return func(yield func(participant.ID) bool) {
		if d.Organizer != "" && !yield(d.Organizer) || !yieldPeople(d.Roster, d.Agenda, yield) {
			return
		}
		for i := range d.Overrides {
			o := &d.Overrides[i]
			if !yieldPeople(o.Roster, o.Agenda, yield) {
				return
			}
		}
	}
}

func yieldPeople(roster participant.Roster, a agenda.Agenda, yield func(participant.ID) bool) bool {
	for i := range roster {
		if !yield(roster[i].ID) {
			return false
		}
	}
	for id := range a.People() {
		if !yield(id) {
			return false
		}
	}
	return true
}

// resources yields those of the venues of the draft, some of them more than once.
func (d *Draft) resources() iter.Seq[participant.ID] {
	return func(yield func(participant.ID) bool) {
		for _, id := range d.Venue.Resources {
			if !yield(id) {
				return
			}
		}
		for i := range d.Overrides {
			for _, id := range d.Overrides[i].Venue.Resources {
				if !yield(id) {
					return
				}
			}
		}
	}
}

// renamed returns the draft with another ID in the place of a person's, and without the person's name, address
// and everything else but role and part.
func (d Draft) renamed(person, other participant.ID) Draft {
	d = d.Clone()
	rename(&d.Organizer, person, other)
	renameIn(d.Roster, d.Agenda, person, other)
	for i := range d.Overrides {
		o := &d.Overrides[i]
		renameIn(o.Roster, o.Agenda, person, other)
		if answer, ok := o.Responses[person]; ok {
			delete(o.Responses, person)
			o.Responses[other] = answer
		}
	}
	return d
}

func renameIn(roster participant.Roster, a agenda.Agenda, person, other participant.ID) {
	for i, p := range roster {
		if p.ID == person {
			roster[i] = participant.Participant{
				ID: other, Role: p.Role, External: p.External, Part: p.Part, Response: p.Response,
			}
		}
	}
	for i := range a.Items {
		item := &a.Items[i]
		rename(&item.Presenter, person, other)
		for j := range item.CoPresenters {
			rename(&item.CoPresenters[j], person, other)
		}
		for j := range item.Needed {
			rename(&item.Needed[j], person, other)
		}
	}
}

func rename(id *participant.ID, person, other participant.ID) {
	if *id == person {
		*id = other
	}
}
