package agenda

import (
	"fmt"
	"slices"

	"github.com/salesmeeting/salesmeeting/participant"
)

// A Page is one side of [Minutes]: what all may read, or what stays inside. It is plain data; the zero Page is
// empty.
type Page struct {
	Notes   []Note   `json:"notes,omitempty"`
	Results []Result `json:"results,omitempty"`
	Actions []Action `json:"actions,omitempty"`
}

// A Note is what somebody wrote down. It is plain data, comparable with ==; a text is required.
type Note struct {
	Item ItemID `json:"item,omitempty"` // what it is about: see [Agenda.IDs]; empty: the meeting
	Text string `json:"text"`
}

// A Result is something that came of an item, of any kind that has no list of its own. It is plain data; a kind
// and a text are required.
type Result struct {
	Kind ResultKind `json:"kind"`
	Item ItemID     `json:"item,omitempty"` // what it came of: see [Agenda.IDs]; empty: the meeting
	Text string     `json:"text"`
	// People are those whom it is about.
	People []participant.ID `json:"people,omitempty"`
	// Records link it to what the host keeps: accounts, contacts, opportunities.
	Records []participant.Record `json:"records,omitempty"`
}

// An Action is something that somebody is to do. It is plain data; a text is required.
type Action struct {
	Item ItemID `json:"item,omitempty"` // what it came of: see [Agenda.IDs]; empty: the meeting
	Text string `json:"text"`
	// Owner is who is to do it; empty if nobody has taken it on yet.
	Owner participant.ID `json:"owner,omitempty"`
	// Due is the day by whose end it is to be done; the zero Date if none was set.
	Due Date `json:"due,omitzero"`
	// Done is the day on which it was done; the zero Date if it is open.
	Done    Date                 `json:"done,omitzero"`
	Records []participant.Record `json:"records,omitempty"`
}

// check tells c what is wrong with the page.
func (p Page) check(c *checker, path string) {
	checkEach(c, p.Notes, Note.Problems, path, "notes")
	checkEach(c, p.Results, Result.Problems, path, "results")
	checkEach(c, p.Actions, Action.Problems, path, "actions")
}

// checkEach checks a list of entries.
func checkEach[T any](c *checker, list []T, problems func(T) participant.Problems, path ...any) {
	if c.atMost(len(list), maxEntries, path...) {
		for i := range list {
			c.located(problems(list[i]).Err(), below(path, i)...)
		}
	}
}

// entry checks what all entries have in common.
func (c *checker) entry(item ItemID, text string) {
	if item != "" {
		c.note(item.Check(), "item")
	}
	c.note(checkNeeded(text, maxTextBytes, "say what it is"), "text")
}

// Problems returns every fault of the note by itself.
func (n Note) Problems() participant.Problems {
	var c checker
	c.entry(n.Item, n.Text)
	return c.problems
}

// Problems returns every fault of the result by itself; actions, recognitions, guidance and cadences, which have
// lists of their own, are no results of a page.
func (r Result) Problems() participant.Problems {
	var c checker
	switch r.Kind {
	case ActionAgreed, PerformerRecognized, GuidanceGiven, CadenceSet:
		c.note(fmt.Errorf("a result of the kind %s has a list of its own in the minutes", r.Kind), "kind")
	default:
		c.note(r.Kind.Check(), "kind")
	}
	c.entry(r.Item, r.Text)
	c.people(r.People, maxPeople, "people")
	c.records(r.Records, "records")
	return c.problems
}

// Problems returns every fault of the action by itself.
func (a Action) Problems() participant.Problems {
	var c checker
	c.entry(a.Item, a.Text)
	if a.Owner != "" {
		c.note(a.Owner.Check(), "owner")
	}
	c.records(a.Records, "records")
	return c.problems
}

// Open reports whether the action is still to be done.
func (a Action) Open() bool { return a.Done.IsZero() }

// Overdue returns how many days the action is overdue on a day, and whether it is: it is open, and the day on
// which it was due is over.
func (a Action) Overdue(on Date) (Days, bool) {
	late := Days(on.DaysSince(a.Due))
	if !a.Open() || a.Due.IsZero() || late <= 0 {
		return 0, false
	}
	return late, true
}

// result returns the action as a result.
func (a Action) result() Result {
	r := Result{Kind: ActionAgreed, Item: a.Item, Text: a.Text, Records: slices.Clone(a.Records)}
	if a.Owner != "" {
		r.People = []participant.ID{a.Owner}
	}
	return r
}

// IsZero reports whether nothing is on the page.
func (p Page) IsZero() bool { return len(p.Notes)+len(p.Results)+len(p.Actions) == 0 }

// Clone returns a copy that shares nothing with p.
func (p Page) Clone() Page {
	return Page{slices.Clone(p.Notes), cloneEach(p.Results, Result.Clone), cloneEach(p.Actions, Action.Clone)}
}

// Clone returns a copy that shares nothing with r.
func (r Result) Clone() Result {
	r.People, r.Records = slices.Clone(r.People), slices.Clone(r.Records)
	return r
}

// Clone returns a copy that shares nothing with a.
func (a Action) Clone() Action {
	a.Records = slices.Clone(a.Records)
	return a
}
