package agenda

import (
	"slices"

	"github.com/salesmeeting/salesmeeting/participant"
)

// A CustomerCopy is what customers may read of [Minutes]. It has no place for anything else: neither for what is
// internal, nor for links to what the host keeps. It is plain data.
type CustomerCopy struct {
	Present []participant.ID `json:"present,omitempty"`
	Notes   []Note           `json:"notes,omitempty"`
	Results []CopiedResult   `json:"results,omitempty"`
	Actions []CopiedAction   `json:"actions,omitempty"`
}

// A CopiedResult is a [Result] as customers may read it. It is plain data.
type CopiedResult struct {
	Kind   ResultKind       `json:"kind"`
	Item   ItemID           `json:"item,omitempty"`
	Text   string           `json:"text"`
	People []participant.ID `json:"people,omitempty"`
}

// A CopiedAction is an [Action] as customers may read it. It is plain data, comparable with ==.
type CopiedAction struct {
	Item  ItemID         `json:"item,omitempty"`
	Text  string         `json:"text"`
	Owner participant.ID `json:"owner,omitempty"`
	Due   Date           `json:"due,omitzero"`
	Done  Date           `json:"done,omitzero"`
}

// ForCustomers returns what customers may read: the public page without its links to what the host keeps, and
// without results of kinds that are none [ResultKind.ForCustomers], which [Minutes.Problems] finds. It shares nothing
// with m.
func (m Minutes) ForCustomers() CustomerCopy {
	c := CustomerCopy{Present: slices.Clone(m.Present), Notes: slices.Clone(m.Public.Notes)}
	for _, r := range m.Public.Results {
		if r.Kind.ForCustomers() {
			c.Results = append(c.Results, CopiedResult{r.Kind, r.Item, r.Text, slices.Clone(r.People)})
		}
	}
	for _, a := range m.Public.Actions {
		c.Actions = append(c.Actions, CopiedAction{a.Item, a.Text, a.Owner, a.Due, a.Done})
	}
	return c
}
