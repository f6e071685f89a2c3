package meeting

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/participant"
)

// ErrStage says that a step does not fit the stage that an occurrence is at.
var ErrStage = errors.New("meeting: not at this stage")

// A Stage says how far an occurrence has come, as the text that JSON holds. Stages compare with ==.
type Stage string

// The stages of an occurrence.
const (
	StageScheduled  Stage = "scheduled"
	StageInProgress Stage = "in-progress"
	StageEnded      Stage = "ended"
	StageCanceled   Stage = "canceled"
)

// An Outcome says what became of an occurrence that has ended, as the text that JSON holds. The zero Outcome says
// that none is recorded. Outcomes compare with ==.
type Outcome string

// The outcomes of an occurrence.
const (
	OutcomeHeld         Outcome = "held"
	OutcomeNoShowByThem Outcome = "no-show-by-them" // the customer did not come
	OutcomeNoShowByUs   Outcome = "no-show-by-us"   // nobody of the company came
	OutcomeRescheduled  Outcome = "rescheduled"     // it gave way to a meeting at another time
)

var outcomes = []Outcome{OutcomeHeld, OutcomeNoShowByThem, OutcomeNoShowByUs, OutcomeRescheduled}

// Check returns an error if o is none of the four outcomes.
func (o Outcome) Check() error {
	if slices.Contains(outcomes, o) {
		return nil
	}
	return fmt.Errorf("%.40q is no outcome: one of %s", string(o), outcomes)
}

// Proceedings are what took place at one occurrence of a meeting. A [Store] keeps them apart from the meeting, so
// that ten years of a weekly series are not one growing row. They are plain data; JSON has the times in UTC.
type Proceedings struct {
	Key     Key            `json:"key"`
	Began   time.Time      `json:"began,omitzero"` // zero if nobody said so
	Ended   time.Time      `json:"ended,omitzero"`
	Outcome Outcome        `json:"outcome,omitempty"`
	By      participant.ID `json:"by,omitempty"` // who changed them last
	Minutes Minutes        `json:"minutes,omitempty"`
}

// IsEmpty reports whether nothing took place as far as anybody said.
func (p Proceedings) IsEmpty() bool {
	return p.Began.IsZero() && p.Ended.IsZero() && p.Outcome == "" && len(p.Minutes) == 0
}

// Stage returns how far the occurrence has come if it is not canceled.
func (p Proceedings) Stage() Stage {
	switch {
	case !p.Ended.IsZero() || p.Outcome != "":
		return StageEnded
	case !p.Began.IsZero():
		return StageInProgress
	}
	return StageScheduled
}

// Clone returns a copy that shares nothing with p.
func (p Proceedings) Clone() Proceedings {
	p.Minutes = slices.Clone(p.Minutes)
	return p
}

// renamed returns the proceedings with another ID in the place of a person's: in the minutes it replaces each
// text that is exactly theirs.
func (p Proceedings) renamed(person, other participant.ID) (Proceedings, error) {
	p = p.Clone()
	rename(&p.By, person, other)
	if len(p.Minutes) == 0 {
		return p, nil
	}
	var all any
	decoder := json.NewDecoder(bytes.NewReader(p.Minutes))
	decoder.UseNumber()
	if err := decoder.Decode(&all); err != nil {
		return p, err
	}
	var err error
	p.Minutes, err = json.Marshal(renameText(all, string(person), string(other)))
	return p, err
}

// renameText returns decoded JSON with one text in place of another, among keys and values. Encoding/json bounds
// how deep it is.
func renameText(value any, old, now string) any {
	switch v := value.(type) {
	case string:
		if v == old {
			return now
		}
	case []any:
		for i := range v {
			v[i] = renameText(v[i], old, now)
		}
	case map[string]any:
		for key := range v {
			v[key] = renameText(v[key], old, now)
		}
		if held, ok := v[old]; ok {
			delete(v, old)
			v[now] = held
		}
	}
	return value
}
