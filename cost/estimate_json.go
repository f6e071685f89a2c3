package cost

import (
	"encoding/json"

	"github.com/salesmeeting/salesmeeting/cost/money"
)

// MarshalJSON writes the estimate with all of its figures. It is not read back: forecasts are what adds up
// elsewhere.
func (e Estimate) MarshalJSON() ([]byte, error) {
	direct := map[Line]money.Amount{}
	for _, c := range e.Lines() {
		direct[c.Line] = c.Cost
	}
	written := struct {
		Schema int `json:"schema"`
		figuresJSON
		Cost      money.Amount          `json:"cost"`
		Direct    map[Line]money.Amount `json:"direct"`
		Overrun   money.Amount          `json:"overrun"`
		LateStart money.Amount          `json:"late_start"`
		Premium   *money.Amount         `json:"premium,omitempty"`
		Economic  *money.Amount         `json:"economic,omitempty"`
	}{
		Schema: Schema, figuresJSON: Figures{1, e.MeetingHours(), e.PersonHours()}.json(),
		Cost: e.Direct(), Direct: direct, Overrun: e.Overrun(), LateStart: e.LateStart(),
	}
	if total, ok := e.Economic(); ok {
		written.Premium, written.Economic = &e.premium, &total
	}
	return json.Marshal(written)
}
