package meeting

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/agenda"
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
	Minutes agenda.Minutes `json:"minutes,omitzero"`
	// Run is how the occurrence went through its agenda; zero if nobody kept a log.
	Run agenda.Run `json:"run,omitzero"`
}

// IsEmpty reports whether nothing took place as far as anybody said.
func (p Proceedings) IsEmpty() bool {
	return p.Began.IsZero() && p.Ended.IsZero() && p.Outcome == "" && p.Minutes.IsZero() && p.Run == agenda.Run{}
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
	p.Minutes = p.Minutes.Clone()
	return p
}

// renamed returns the proceedings with another ID in the place of a person's, wherever minutes and run name people.
func (p Proceedings) renamed(person, other participant.ID) (Proceedings, error) {
	rename(&p.By, person, other)
	data, err := json.Marshal(p)
	if err != nil {
		return p, err
	}
	var all any
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber() // as they are written
	if err := decoder.Decode(&all); err != nil {
		return p, err
	}
	renamePeople(all, string(person), string(other))
	if data, err = json.Marshal(all); err != nil {
		return p, err
	}
	var now Proceedings
	err = json.Unmarshal(data, &now)
	return now, err
}

// names reports whether minutes or run name the person, or they are who changed them last. The other ID is any that
// is not in them.
func (p Proceedings) names(person, other participant.ID) (bool, error) {
	now, err := p.renamed(person, other)
	if err != nil {
		return false, err
	}
	was, err := json.Marshal(p)
	if err != nil {
		return false, err
	}
	is, err := json.Marshal(now)
	return !bytes.Equal(was, is), err
}

// peopleKeys are the keys under which JSON of package agenda has people.
var peopleKeys = []string{"present", "people", "owner", "person", "presenter", "co_presenters", "needed"}

// renamePeople puts one text in the place of another, where decoded JSON has people.
func renamePeople(value any, old, now string) {
	switch v := value.(type) {
	case []any:
		for _, each := range v {
			renamePeople(each, old, now)
		}
	case map[string]any:
		for key, held := range v {
			if slices.Contains(peopleKeys, key) {
				v[key] = renamed(held, old, now)
			} else {
				renamePeople(held, old, now)
			}
		}
	}
}

// renamed returns a text, or a list of texts, with one in the place of another.
func renamed(value any, old, now string) any {
	if list, ok := value.([]any); ok {
		for i := range list {
			list[i] = renamed(list[i], old, now)
		}
	}
	if value == any(old) {
		return now
	}
	return value
}
