package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/load"
	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/participant"
)

// maxModel is the most bytes of a model file.
const maxModel = 1 << 20

// A modelDraft is what a model file says, as it is written: model.schema.json describes it. Meetings go by the
// title of their series, or by the ID that the JSON of a report gives them, and people by their e-mail addresses.
type modelDraft struct {
	file     string
	language string
	hours    hoursDraft
	teams    map[string][]string

	attendance cost.Attendance
	plan       *cost.PlanDraft
	plans      map[string]cost.PlanDraft // by series
	quotas     *cost.QuotaDraft
	displaced  map[string]string // by series
	focus      *focusDraft
	bands      load.Bands
	cascades   []cascadeDraft
	budgets    []budgetDraft
	exchange   *exchangeDraft
}

// An hoursDraft has working hours by whose they are. Each is an object of which keys may be missing: they come
// from the team, or else from everybody.
type hoursDraft struct {
	everybody     map[string]json.RawMessage
	teams, people map[string]map[string]json.RawMessage
}

func (h hoursDraft) isZero() bool { return h.everybody == nil && len(h.teams)+len(h.people) == 0 }

// A focusDraft says which free time counts.
type focusDraft struct {
	Threshold time.Duration
	ByRole    map[participant.Role]time.Duration
	Share     string // φ, empty: hours only
	Source    string
}

// A cascadeDraft says which series prepare which.
type cascadeDraft struct {
	Title, Source string
	Meetings      []prepared
}

// A prepared series, and those that prepare it.
type prepared struct {
	Series     string
	PreparedBy []preparing
}

type preparing struct{ Series, Share string } // of the share, empty is all of it

// A budgetDraft is that of package cost, but for series by title and teams by name.
type budgetDraft struct {
	Series, Team string
	cost.BudgetDraft
}

// An exchangeDraft says in which other currencies the total is shown.
type exchangeDraft struct {
	To      []string
	Date    string // the day of the rates, "2026-03-31"
	Rates   []money.ExchangeRate
	Options money.ExchangeOptions
}

// readModel reads a model file. No file gives the zero draft.
func readModel(s source) (modelDraft, error) {
	if s.isZero() {
		return modelDraft{}, nil
	}
	data, err := s.read(maxModel)
	if err != nil {
		return modelDraft{}, err
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if !utf8.Valid(data) {
		return modelDraft{}, fmt.Errorf("%s: is not UTF-8 text", s.name)
	}
	schema, err := newShape(modelSchema)
	if err != nil {
		return modelDraft{}, err
	}
	problems, err := checkKeys(data, schema)
	if err != nil {
		return modelDraft{}, fmt.Errorf("%s:%w", s.name, err)
	}
	m := modelDraft{file: s.name}
	told := make(map[string]bool, len(problems)) // what is wrong in a value can't be decoded with what it is in
	for _, p := range problems {
		for at := p.Path; at != "" && !told[at]; at = at[:strings.LastIndexByte(at, '/')] {
			told[at] = true
		}
	}
	more := participant.Located("", m.decode(data))
	more = slices.DeleteFunc(more, func(p participant.Problem) bool { return told[p.Path] })
	return m, m.wrong(append(problems, more...))
}

// mostProblems is how many faults of a model file are told at once.
const mostProblems = 20

// wrong returns problems as one error with the name of the file, nil if there are none.
func (m modelDraft) wrong(problems participant.Problems) error {
	problems = once(problems)
	if len(problems) == 0 {
		return nil
	}
	more := ""
	if n := len(problems) - mostProblems; n > 0 {
		problems, more = problems[:mostProblems], fmt.Sprintf("; and %d more", n)
	}
	text := strings.ReplaceAll(problems.Error(), ": cost: ", ": ")
	text = strings.ReplaceAll(text, ": money: ", ": ")
	return fmt.Errorf("%s: %s%s", m.file, text, more)
}

// once returns problems without those that were there before.
func once(problems participant.Problems) (list participant.Problems) {
	seen := make(map[string]bool, len(problems))
	for _, p := range problems {
		if text := p.Error(); !seen[text] {
			seen[text] = true
			list = append(list, p)
		}
	}
	return list
}

var errNoSchema = errors.New(`is missing: write "schema": 1`)
