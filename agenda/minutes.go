package agenda

import (
	"fmt"
	"iter"
	"slices"

	"github.com/salesmeeting/salesmeeting/participant"
)

// Minutes are what came of a meeting: of one occurrence of a series. They are plain data; the zero Minutes say
// nothing. What may be read outside of the company and what may not stand apart: see [Minutes.ForCustomers].
type Minutes struct {
	// Present are those who took part.
	Present []participant.ID
	// Public is what customers may read too; none of the fields below it ever reaches them.
	Public Page

	Internal     Page
	Recognitions []Recognition
	Guidance     []Guidance
	Cadences     Cadences
}

// Bounds of minutes, far beyond any real ones.
const (
	maxEntries   = 1000   // of each list
	maxTextBytes = 10_000 // of each text
	maxPresent   = 10_000
)

// Problems returns every fault of the minutes: a list of more than 1,000 entries (10,000 people present); a text that
// is missing, longer than 10,000 bytes or not UTF-8; an item, a person or a record that cannot be stored; a person who
// is in a list twice; a kind of result that has a list of its own, or that on the public page is none for customers;
// whatever is wrong with actions, recognitions, guidance and cadences: see their types.
func (m Minutes) Problems() participant.Problems {
	var c checker
	c.people(m.Present, maxPresent, "present")
	m.Public.check(&c, "public")
	m.Internal.check(&c, "internal")
	if c.atMost(len(m.Public.Results), maxEntries, "public", "results") {
		for i, r := range m.Public.Results {
			if r.Kind.Check() == nil && !r.Kind.ForCustomers() {
				c.note(fmt.Errorf("a %s stays inside: put it on the internal page", r.Kind), "public", "results", i, "kind")
			}
		}
	}
	checkEach(&c, m.Recognitions, Recognition.Problems, "recognitions")
	checkEach(&c, m.Guidance, Guidance.Problems, "guidance")
	c.located(m.Cadences.Problems().Err(), "cadences")
	return c.problems
}

// ProblemsWith returns the faults of the minutes, and each item that they name and the agenda does not have: see
// [Agenda.IDs].
func (m Minutes) ProblemsWith(a Agenda) participant.Problems {
	c := checker{m.Problems()}
	known := map[ItemID]bool{"": true}
	for _, id := range a.IDs() {
		known[id] = true
	}
	m.eachItem(func(path string, id ItemID) {
		if !known[id] {
			c.problems = append(c.problems, participant.Problem{Path: path, Err: fmt.Errorf("the agenda has no item %.80q", id)})
		}
	})
	return c.problems
}

// eachItem visits all items that the minutes name, with the paths at which they do.
func (m *Minutes) eachItem(visit func(path string, id ItemID)) {
	visitItems(visit, "/public/notes", m.Public.Notes, func(n Note) ItemID { return n.Item })
	visitItems(visit, "/public/results", m.Public.Results, func(r Result) ItemID { return r.Item })
	visitItems(visit, "/public/actions", m.Public.Actions, func(a Action) ItemID { return a.Item })
	visitItems(visit, "/internal/notes", m.Internal.Notes, func(n Note) ItemID { return n.Item })
	visitItems(visit, "/internal/results", m.Internal.Results, func(r Result) ItemID { return r.Item })
	visitItems(visit, "/internal/actions", m.Internal.Actions, func(a Action) ItemID { return a.Item })
	visitItems(visit, "/recognitions", m.Recognitions, func(r Recognition) ItemID { return r.Item })
	visitItems(visit, "/guidance", m.Guidance, func(g Guidance) ItemID { return g.Item })
	visitItems(visit, "/cadences", m.Cadences, func(c Cadence) ItemID { return c.Item })
}

func visitItems[T any](visit func(path string, id ItemID), path string, list []T, item func(T) ItemID) {
	for i := range list {
		visit(path+participant.Pointer(i, "item"), item(list[i]))
	}
}

// Results returns an iterator over all results, those on the public page first, in the order of the fields and
// lists; actions, recognitions, guidance and cadences are among them, as results of their kinds. Package cost counts
// them as benefit.
func (m Minutes) Results() iter.Seq[Result] {
	return func(yield func(Result) bool) {
		_ = yieldEach(yield, m.Public.Results, Result.Clone) && yieldEach(yield, m.Public.Actions, Action.result) &&
			yieldEach(yield, m.Internal.Results, Result.Clone) && yieldEach(yield, m.Internal.Actions, Action.result) &&
			yieldEach(yield, m.Recognitions, Recognition.result) && yieldEach(yield, m.Guidance, Guidance.result) &&
			yieldEach(yield, m.Cadences, Cadence.result)
	}
}

func yieldEach[T any](yield func(Result) bool, list []T, result func(T) Result) bool {
	for i := range list {
		if !yield(result(list[i])) {
			return false
		}
	}
	return true
}

// Count returns how many results of a kind the minutes have.
func (m Minutes) Count(kind ResultKind) int {
	n := 0
	for r := range m.Results() {
		if r.Kind == kind {
			n++
		}
	}
	return n
}

// Counts returns an iterator over the kinds of results that the minutes have, in the order of [ResultKinds], with
// how many there are.
func (m Minutes) Counts() iter.Seq2[ResultKind, int] {
	return func(yield func(ResultKind, int) bool) {
		counts := make(map[ResultKind]int)
		for r := range m.Results() {
			counts[r.Kind]++
		}
		for _, kind := range resultKinds {
			if counts[kind] > 0 && !yield(kind, counts[kind]) {
				return
			}
		}
	}
}

// Actions returns an iterator over all actions, the public ones first.
func (m Minutes) Actions() iter.Seq[Action] {
	return func(yield func(Action) bool) {
		for _, list := range [][]Action{m.Public.Actions, m.Internal.Actions} {
			for _, a := range list {
				if !yield(a.Clone()) {
					return
				}
			}
		}
	}
}

// IsZero reports whether the minutes say nothing.
func (m Minutes) IsZero() bool {
	return len(m.Present)+len(m.Recognitions)+len(m.Guidance)+len(m.Cadences) == 0 && m.Public.IsZero() && m.Internal.IsZero()
}

// Clone returns a copy that shares nothing with m.
func (m Minutes) Clone() Minutes {
	return Minutes{
		Present: slices.Clone(m.Present), Public: m.Public.Clone(), Internal: m.Internal.Clone(),
		Recognitions: cloneEach(m.Recognitions, Recognition.Clone), Guidance: cloneEach(m.Guidance, Guidance.Clone),
		Cadences: slices.Clone(m.Cadences),
	}
}

func cloneEach[T any](list []T, clone func(T) T) []T {
	cloned := slices.Clone(list)
	for i := range cloned {
		cloned[i] = clone(cloned[i])
	}
	return cloned
}

// Minutes returns the minutes to begin with: those who joined are present, but for who had left for good when the meeting
// began.
func (r Run) Minutes() Minutes {
	present := r.Present()
	for _, p := range r.state().stays {
		if p.Left.After(r.state().began) {
			present = append(present, p.Person)
		}
	}
	slices.Sort(present)
	return Minutes{Present: slices.Compact(present)}
}
