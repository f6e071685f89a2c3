package paycard

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"

	"github.com/salesmeeting/salesmeeting/participant"
)

// A Ledger remembers what was published: for each period the cells, their rates, who was counted in them, and
// by which hours pay per year was divided, so that no two cards together say what one by one they don't. It has
// no pay. It is an immutable value, safe to share between goroutines; the zero Ledger says that nothing was
// published. The host stores it, as JSON, where it stores who is in which role, and not beside the card. == does
// not compile.
type Ledger struct {
	cards []entry // in order of periods, which don't overlap
}

type entry struct {
	Period   Period `json:"period"`
	Currency string `json:"currency"`
	counting
	Cells []ledgerCell `json:"cells"`
}

type ledgerCell struct {
	Cell
	People []participant.ID `json:"people,omitempty"` // whose pay was counted; none if the rate was kept
}

// Periods returns the periods that have a card, in order.
func (l Ledger) Periods() iter.Seq[Period] {
	return func(yield func(Period) bool) {
		for _, e := range l.cards {
			if !yield(e.Period) {
				return
			}
		}
	}
}

// conflict returns an error if p has a card for some of its days.
func (l Ledger) conflict(p Period) error {
	for _, e := range l.cards {
		if e.Period.Overlaps(p) {
			return &PublishedError{Period: p, Published: e.Period}
		}
	}
	return nil
}

// with returns the ledger with one more card.
func (l Ledger) with(e entry) Ledger {
	i, _ := slices.BinarySearchFunc(l.cards, e, func(a, b entry) int { return a.Period.From.Compare(b.Period.From) })
	return Ledger{slices.Insert(slices.Clone(l.cards), i, e)}
}

// counted returns the people of each cell whose rate was made, not kept.
func (l Ledger) counted() (cells [][]participant.ID) {
	for _, e := range l.cards {
		for _, c := range e.Cells {
			if len(c.People) > 0 {
				cells = append(cells, c.People)
			}
		}
	}
	return cells
}

// last returns the cell that had role on the last card before p in the given currency that has it.
func (l Ledger) last(role participant.Role, p Period, currency string) (cell Cell, ok bool) {
	for _, e := range slices.Backward(l.cards) {
		if e.Period.From.Compare(p.From) > 0 || e.Currency != currency {
			continue
		}
		for _, c := range e.Cells {
			if slices.Contains(c.Roles, role) {
				kept := c.Cell
				if kept.Since == (Period{}) {
					kept.Since = e.Period
				}
				return kept, true
			}
		}
	}
	return Cell{}, false
}

// UnmarshalJSON locates faults by their keys.
func (e *entry) UnmarshalJSON(data []byte) error {
	var cells json.RawMessage
	ps := participant.Located("", participant.DecodeObject(data, map[string]any{
		"period": &e.Period, "currency": &e.Currency, "cells": &cells,
		"basis_hours": &e.BasisHours, "yearly": &e.Yearly, "hourly": &e.Hourly,
	}))
	if cells == nil {
		return append(ps, participant.Problem{Path: "/cells", Err: errors.New("is missing")})
	}
	var err error
	e.Cells, err = participant.DecodeList[ledgerCell](cells)
	return append(ps, participant.Located("/cells", err)...).Err()
}

// UnmarshalJSON locates faults by their keys.
func (c *ledgerCell) UnmarshalJSON(data []byte) error {
	return participant.DecodeObject(data, map[string]any{
		"roles": &c.Roles, "per_hour": &c.PerHour, "since": &c.Since, "people": &c.People,
	})
}

// ledgerSchema is the number of the JSON schema of ledgers.
const ledgerSchema = 1

// MarshalJSON writes the ledger: no pay, but who was counted where.
func (l Ledger) MarshalJSON() ([]byte, error) {
	cards := l.cards
	if cards == nil {
		cards = []entry{}
	}
	return json.Marshal(struct {
		Schema int     `json:"schema"`
		Cards  []entry `json:"cards"`
	}{ledgerSchema, cards})
}

// UnmarshalJSON reads what MarshalJSON wrote. Faults are located and come all at once, as
// [participant.Problems].
func (l *Ledger) UnmarshalJSON(data []byte) error {
	var schema int
	var raw json.RawMessage
	if err := participant.DecodeObject(data, map[string]any{"schema": &schema, "cards": &raw}); err != nil {
		return participant.Located("", err)
	}
	var ps participant.Problems
	if schema < 1 || schema > ledgerSchema {
		ps = append(ps, participant.Problem{Path: "/schema", Err: fmt.Errorf("is %d: this version of the library reads 1 to %d", schema, ledgerSchema)})
	}
	if raw == nil {
		ps = append(ps, participant.Problem{Path: "/cards", Err: errors.New("is missing: [] if nothing was published")})
		return ps
	}
	cards, err := participant.DecodeList[entry](raw)
	ps = append(ps, participant.Located("/cards", err)...)
	var read Ledger
	for i, e := range cards {
		path := participant.Pointer("cards", i)
		ps = append(ps, e.problems().Under(path)...)
		if err := read.conflict(e.Period); err != nil {
			ps = append(ps, participant.Problem{Path: path + "/period", Err: err})
		}
		read = read.with(e)
	}
	if len(ps) > 0 {
		return ps
	}
	*l = read
	return nil
}

func (e entry) problems() participant.Problems {
	ps := e.Period.problems().Under("/period")
	ps = append(ps, participant.Located("/basis_hours", e.checkHours())...)
	roles, people := map[participant.Role]bool{}, map[participant.ID]bool{}
	for i, c := range e.Cells {
		note := func(ok bool, key, fault string) {
			if !ok {
				ps = append(ps, participant.Problem{Path: participant.Pointer("cells", i, key), Err: errors.New(fault)})
			}
		}
		note(len(c.Roles) > 0, "roles", "is missing: a cell has one or more")
		note(addAll(roles, c.Roles), "roles", "has a role that is there twice")
		note(addAll(people, c.People), "people", "has somebody who is there twice")
		note(len(c.People) == 0 || e.Yearly || e.Hourly, "people", "must not be there if pay is neither yearly nor hourly")
		note((len(c.People) == 0) == (c.Since != Period{}), "people", "must be there if the rate was made for this card, and must not if it was kept")
	}
	return ps
}

// addAll adds list to set and reports whether none of it was there.
func addAll[T cmp.Ordered](set map[T]bool, list []T) bool {
	before := len(set)
	maps.Insert(set, func(yield func(T, bool) bool) {
		for _, each := range list {
			if !yield(each, true) {
				return
			}
		}
	})
	return len(set) == before+len(list)
}
