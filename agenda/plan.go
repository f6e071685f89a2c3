package agenda

import (
	"encoding/json"
	"errors"
	"time"

	"github.com/salesmeeting/salesmeeting/participant"
)

// A Plan is what a meeting sets out with: its agenda, and when it is to take place. It is plain data.
type Plan struct {
	Agenda Agenda
	// Start is the instant at which the meeting is to begin, in the years 2 to 9999. It is cut to whole seconds.
	// The zero instant says that it was not scheduled: it cannot begin late.
	Start time.Time
	// Length is the elapsed time planned for the meeting, in whole seconds, up to 2,400 hours; not negative.
	Length time.Duration
}

// Problems returns every fault of the plan: those of its agenda, below "/agenda", a start or a length that is
// out of bounds.
func (p Plan) Problems() participant.Problems {
	var c checker
	c.located(p.Agenda.Problems().Err(), "agenda")
	if year := p.Start.UTC().Year(); !p.Start.IsZero() && (year < 2 || year > 9999) {
		c.note(errors.New("must be an instant in the years 2 to 9999"), "start")
	}
	switch {
	case p.Length < 0:
		c.note(errors.New("must not be negative"), "length")
	case p.Length > 0:
		c.note(checkLength(p.Length), "length")
	}
	return c.problems
}

// planJSON is how JSON has a [Plan].
type planJSON struct {
	Agenda Agenda    `json:"agenda,omitzero"`
	Start  time.Time `json:"start,omitzero"`
	Length length    `json:"length,omitzero"`
}

// MarshalJSON writes the plan with its start in UTC and its length as [time.Duration.String] has it, "45m0s".
func (p Plan) MarshalJSON() ([]byte, error) {
	return json.Marshal(planJSON{p.Agenda, p.Start.UTC(), length(p.Length)})
}

// UnmarshalJSON reads a plan. Faults are located and come all at once, as [participant.Problems].
func (p *Plan) UnmarshalJSON(data []byte) error {
	*p = Plan{}
	return participant.DecodeObject(data, map[string]any{
		"agenda": &p.Agenda, "start": &p.Start, "length": (*length)(&p.Length),
	})
}
