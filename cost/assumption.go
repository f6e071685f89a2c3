package cost

import "cmp"

// An Assumption is something that a figure rests on and that the calendar does not say. It is plain data,
// comparable with ==.
type Assumption struct {
	Name   string `json:"name"`             // "default rate"
	Value  string `json:"value"`            // "40.00"
	Unit   string `json:"unit"`             // "USD/h"
	Source string `json:"source"`           // who says so
	Detail string `json:"detail,omitempty"` // what it was used for: "role: technical-expert"
}

func compareAssumptions(a, b Assumption) int {
	return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Detail, b.Detail),
		cmp.Compare(a.Value, b.Value), cmp.Compare(a.Unit, b.Unit), cmp.Compare(a.Source, b.Source))
}

// sourceOfRule is the source of what the library itself lays down.
const sourceOfRule = "salesmeeting: who counts"
