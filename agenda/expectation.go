package agenda

import (
	"errors"
	"slices"

	"github.com/salesmeeting/salesmeeting/participant"
)

// An Expectation says who belongs to a meeting of one purpose, and what should come of it. It is plain data; a
// host may have its own.
type Expectation struct {
	Purpose Purpose `json:"purpose"`
	// Leads are the roles of which the chair has one. None: it does not matter.
	Leads []participant.Role `json:"leads,omitempty"`
	// Needs are groups of roles; of each group somebody has to attend.
	Needs [][]participant.Role `json:"needs,omitempty"`
	// Usual are the roles that belong to the purpose besides those: see [Expectation.Belongs].
	Usual []participant.Role `json:"usual,omitempty"`
	// Demonstrators are roles of which somebody has to attend and to present an item: a technical expert who shows
	// how the product works. None: no demonstration is required.
	Demonstrators []participant.Role `json:"demonstrators,omitempty"`
	// Informal says that the meeting needs no agenda.
	Informal bool `json:"informal,omitempty"`
	// Results are the kinds of results of which there should be at least one each.
	Results []ResultKind `json:"results,omitempty"`
}

// WithDemonstrator returns the expectation that somebody demonstrates who has one of the given roles, or of
// [DefaultDemonstrators] if there are none.
func (e Expectation) WithDemonstrator(roles ...participant.Role) Expectation {
	e = e.Clone()
	if len(roles) == 0 {
		roles = DefaultDemonstrators()
	}
	e.Demonstrators = slices.Clone(roles)
	return e
}

// WithoutAgenda returns the expectation of an informal meeting, which needs no agenda.
func (e Expectation) WithoutAgenda() Expectation {
	e = e.Clone()
	e.Informal = true
	return e
}

// Belongs reports whether people of the role belong to meetings of the purpose. A role that this package does not
// name belongs everywhere, for it is the host's to say.
func (e Expectation) Belongs(role participant.Role) bool {
	if !slices.Contains(slices.Collect(participant.Roles()), role) {
		return true
	}
	named := slices.Concat(slices.Concat(e.Needs...), e.Leads, e.Usual, e.Demonstrators)
	return slices.Contains(named, role)
}

// Problems returns every fault of the expectation: no purpose, or one that is none of the six; a role that is missing
// or cannot be stored; more than 100 roles in a list, or groups of them; an empty group; a kind of result that is none
// or there twice.
func (e Expectation) Problems() participant.Problems {
	var c checker
	if e.Purpose == "" {
		c.note(errors.New("is missing: say what the meetings are for"), "purpose")
	}
	c.note(e.Purpose.Check(), "purpose")
	c.roles(e.Leads, "leads")
	if c.atMost(len(e.Needs), maxRoles, "needs") {
		for i, group := range e.Needs {
			if len(group) == 0 {
				c.note(errors.New("is empty: name a role"), "needs", i)
			}
			c.roles(group, "needs", i)
		}
	}
	c.roles(e.Usual, "usual")
	c.roles(e.Demonstrators, "demonstrators")
	c.kinds(e.Results, "results")
	return c.problems
}

// UnmarshalJSON reads an expectation. Faults are located and come all at once, as [participant.Problems].
func (e *Expectation) UnmarshalJSON(data []byte) error {
	var groups []group
	err := participant.DecodeObject(data, map[string]any{
		"purpose": &e.Purpose, "leads": upTo(maxRoles, &e.Leads), "needs": upTo(maxRoles, &groups),
		"usual": upTo(maxRoles, &e.Usual), "demonstrators": upTo(maxRoles, &e.Demonstrators),
		"informal": &e.Informal, "results": upTo(len(resultKinds), &e.Results),
	})
	e.Needs = nil
	for _, g := range groups {
		e.Needs = append(e.Needs, g)
	}
	return err
}

// group is a JSON array of roles.
type group []participant.Role

func (g *group) UnmarshalJSON(data []byte) error {
	return upTo(maxRoles, (*[]participant.Role)(g)).UnmarshalJSON(data)
}

// Clone returns a copy that shares nothing with e.
func (e Expectation) Clone() Expectation {
	e.Leads, e.Usual, e.Demonstrators = slices.Clone(e.Leads), slices.Clone(e.Usual), slices.Clone(e.Demonstrators)
	e.Needs, e.Results = cloneEach(e.Needs, slices.Clone), slices.Clone(e.Results)
	return e
}
