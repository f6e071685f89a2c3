package agenda

import (
	"encoding/json"
	"fmt"

	"github.com/salesmeeting/salesmeeting/participant"
)

// Schema is the number of the JSON schema that this version of the library writes of runs, minutes and
// backlogs. It reads this one and all before it. An agenda has that of its meeting.
const Schema = 1

// schema is the number of the schema that JSON has.
type schema int

// UnmarshalJSON refuses what a later version has written.
func (s *schema) UnmarshalJSON(data []byte) error {
	var n int
	if err := json.Unmarshal(data, &n); err != nil {
		return err
	}
	if n > Schema {
		return fmt.Errorf("is %d, and this version of the library reads up to %d", n, Schema)
	}
	*s = schema(n)
	return nil
}

// MarshalJSON writes the plan and the log; everything else follows from them.
func (r Run) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Schema int     `json:"schema"`
		Plan   Plan    `json:"plan"`
		Log    []Event `json:"log,omitempty"`
	}{Schema, r.state().plan, r.state().log})
}

// UnmarshalJSON reads a run and replays its log: see [Replay]. Faults are located and come all at once, as
// [participant.Problems], those of the plan before those of events. Where there is one, r stays as it is.
func (r *Run) UnmarshalJSON(data []byte) error {
	var number schema
	var plan Plan
	var log []Event
	err := participant.DecodeObject(data, map[string]any{
		"schema": &number, "plan": &plan, "log": upTo(maxEvents, &log),
	})
	if err != nil {
		return err
	}
	replayed, err := Replay(plan, log...)
	if err == nil {
		*r = replayed
	}
	return err
}
