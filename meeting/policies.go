package meeting

import (
	"fmt"
	"slices"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/participant"
)

// SalesPolicies returns the policies that the nature of sales meetings suggests, in their usual strictness: no
// double bookings, and each of those below with its usual roles.
func SalesPolicies() []Policy {
	return []Policy{
		RefuseClashes, MaySchedule(), LeadsInternal(), AttendsInternal, NeedsDemonstrator(), NeedsToJoin(nil), NeedsPurpose(nil),
	}
}

// MaySchedule lets only people in the given roles schedule, edit and cancel meetings; without roles those are sales
// managers and executives, who schedule sales meetings (S4). Whoever acts in no known role is denied too.
func MaySchedule(roles ...participant.Role) Policy {
	roles = orLeaders(roles)
	return func(c Case) []Finding {
		switch c.Action {
		case ActionSchedule, ActionEdit, ActionCancel:
		default:
			return nil
		}
		if slices.Contains(roles, c.Actor.Role) {
			return nil
		}
		text := fmt.Sprintf("%s may not %s meetings: %s do", c.Actor.ID, c.Action, rolesText(roles))
		return []Finding{deny("may-schedule", "S4", "", text)}
	}
}

func orLeaders(roles []participant.Role) []participant.Role {
	if len(roles) == 0 {
		return []participant.Role{participant.SalesManager, participant.Executive}
	}
	return slices.Clone(roles)
}

// shaped returns a policy that looks at each meeting that an action shapes.
func shaped(look func(d *Draft) []Finding) Policy {
	return func(c Case) []Finding {
		var list []Finding
		if c.Action.shapes() {
			for _, m := range c.After {
				list = append(list, look(&m.state().draft)...)
			}
		}
		return list
	}
}

// LeadsInternal lets only people in the given roles lead an internal meeting; without roles those are sales managers
// and executives, who oversee the department (S11). Who leads is the chair of the roster, and the organizer where
// it has none, who is looked for on the roster.
func LeadsInternal(roles ...participant.Role) Policy {
	const rule = "leads-internal"
	roles = orLeaders(roles)
	return shaped(func(d *Draft) []Finding {
		if d.Audience != Internal {
			return nil
		}
		leader, path := d.leader()
		switch {
		case path == "":
			return []Finding{deny(rule, "S11", "/roster", "nobody leads the meeting: give somebody the chair")}
		case slices.Contains(roles, leader.Role):
			return nil
		}
		text := fmt.Sprintf("%s may not lead an internal meeting: %s do", leader.ID, rolesText(roles))
		return []Finding{deny(rule, "S11", path, text)}
	})
}

// leader returns who leads the meeting, and where the roster has them; nowhere if nobody does.
func (d *Draft) leader() (leader participant.Participant, path string) {
	for i, p := range d.Roster {
		switch {
		case p.Part == participant.Chair:
			return p, participant.Pointer("roster", i)
		case p.ID == d.Organizer:
			leader, path = p, participant.Pointer("roster", i)
		}
	}
	return leader, path
}

// AttendsInternal lets nobody of another company attend an internal meeting (S11), at any of its occurrences.
func AttendsInternal(c Case) []Finding { return attendsInternal(c) }

var attendsInternal = shaped(func(d *Draft) []Finding {
	if d.Audience != Internal {
		return nil
	}
	list := outsiders(d.Roster, "roster")
	for i := range d.Overrides {
		list = append(list, outsiders(d.Overrides[i].Roster, "overrides", i, "roster")...)
	}
	return list
})

func outsiders(roster participant.Roster, path ...any) []Finding {
	var list []Finding
	for i, p := range roster {
		if p.IsExternal() {
			text := string(p.ID) + " is of another company: internal meetings are for the company's own people"
			list = append(list, deny("attends-internal", "S11", participant.Pointer(below(path, i)...), text))
		}
	}
	return list
}

// NeedsDemonstrator asks that somebody in one of the given roles takes part when the company is presented to customers;
// without roles those are the [agenda.DefaultDemonstrators], who show how a product works (S13). Meetings of other
// purposes, and those that are internal, need none.
func NeedsDemonstrator(roles ...participant.Role) Policy {
	if len(roles) == 0 {
		roles = agenda.DefaultDemonstrators()
	}
	roles = slices.Clone(roles)
	return shaped(func(d *Draft) []Finding {
		if d.Purpose != agenda.PresentCompany || d.Audience == Internal {
			return nil
		}
		shows := func(p participant.Participant) bool { return slices.Contains(roles, p.Role) && comes(p) }
		if slices.ContainsFunc(d.Roster, shows) {
			return nil
		}
		text := "nobody can show how the product works: invite one of " + rolesText(roles)
		return []Finding{deny("demonstrator", "S13", "/roster", text)}
	})
}

// NeedsToJoin asks that everyone who is expected at a video meeting can join it (S8): joins says whether somebody has a
// device and a reliable connection; without it, everybody does of whom the roster knows nothing else. A meeting with a
// place or a phone number too can be joined otherwise.
func NeedsToJoin(joins func(p participant.Participant) bool) Policy {
	if joins == nil {
		joins = func(p participant.Participant) bool { return p.Connectivity.Video() != participant.No }
	}
	return shaped(func(d *Draft) []Finding {
		if d.Venue.URL == "" || d.Venue.Place != "" || d.Venue.Phone != "" {
			return nil
		}
		var list []Finding
		for i, p := range d.Roster {
			if comes(p) && !joins(p) {
				text := string(p.ID) + " can't join a video meeting: give a place or a phone number too"
				list = append(list, deny("can-join", "S8", participant.Pointer("roster", i), text))
			}
		}
		return list
	})
}

// NeedsPurpose asks for a purpose and an expected outcome (S10). Expects says whether an agenda shows what is to
// come out; without it, an item with a wanted result does. An informal meeting needs no agenda (S8).
func NeedsPurpose(expects func(a agenda.Agenda) bool) Policy {
	if expects == nil {
		expects = func(a agenda.Agenda) bool {
			return slices.ContainsFunc(a.Items, func(i agenda.Item) bool { return len(i.Wanted) > 0 })
		}
	}
	return shaped(func(d *Draft) []Finding {
		var list []Finding
		if d.Purpose == "" {
			list = append(list, deny("purpose", "S10", "/purpose", "a meeting needs a purpose: it is held only when necessary"))
		}
		if d.Format != Informal && !expects(d.Agenda.Clone()) {
			list = append(list, deny("expected-outcome", "S10", "/agenda", "the agenda does not say what is to come out"))
		}
		return list
	})
}
