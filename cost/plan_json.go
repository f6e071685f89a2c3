package cost

import (
	"encoding/json"

	"github.com/salesmeeting/salesmeeting/participant"
)

// The JSON of a [PlanDraft]: times are text, "30m0s", and what is not given is left out.
type (
	planJSON struct {
		Source             string                      `json:"source,omitempty"`
		Currency           string                      `json:"currency,omitempty"`
		Efforts            map[participant.Role]Effort `json:"efforts,omitempty"`
		Venue              string                      `json:"venue,omitempty"`
		License            string                      `json:"license,omitempty"`
		Facilitator        string                      `json:"facilitator,omitempty"`
		CateringPerHead    string                      `json:"catering_per_head,omitempty"`
		CateringGuaranteed int                         `json:"catering_guaranteed,omitempty"`
		TravelLost         string                      `json:"travel_lost,omitempty"`
		Overrun            elapsed                     `json:"overrun,omitzero"`
		LateStart          elapsed                     `json:"late_start,omitzero"`
		NoShow             NoShow                      `json:"no_show,omitzero"`
	}
	effortJSON struct {
		Preparation elapsed `json:"preparation,omitzero"`
		FollowUp    elapsed `json:"follow_up,omitzero"`
		Travel      elapsed `json:"travel,omitzero"`
		Fare        string  `json:"fare,omitempty"`
	}
	noShowJSON struct {
		Shows     string  `json:"shows,omitempty"`
		Waiting   elapsed `json:"waiting,omitzero"`
		Rebooking string  `json:"rebooking,omitempty"`
	}
)

// MarshalJSON writes the draft with its times as [time.Duration.String] has them, "30m0s".
func (d PlanDraft) MarshalJSON() ([]byte, error) {
	return json.Marshal(planJSON{
		d.Source, d.Currency, d.Efforts, d.Venue, d.License, d.Facilitator, d.CateringPerHead, d.CateringGuaranteed,
		d.TravelLost, elapsed(d.Overrun), elapsed(d.LateStart), d.NoShow,
	})
}

// UnmarshalJSON reads what MarshalJSON wrote; times are text that [time.ParseDuration] reads. Faults are
// located and come all at once, as [participant.Problems].
func (d *PlanDraft) UnmarshalJSON(data []byte) error {
	var read PlanDraft
	var efforts json.RawMessage
	ps := participant.Located("", participant.DecodeObject(data, map[string]any{
		"source": &read.Source, "currency": &read.Currency, "efforts": &efforts, "venue": &read.Venue,
		"license": &read.License, "facilitator": &read.Facilitator, "catering_per_head": &read.CateringPerHead,
		"catering_guaranteed": &read.CateringGuaranteed, "travel_lost": &read.TravelLost,
		"overrun": (*elapsed)(&read.Overrun), "late_start": (*elapsed)(&read.LateStart), "no_show": &read.NoShow,
	}))
	var err error
	read.Efforts, err = decodeByRole[Effort](efforts)
	ps = append(ps, participant.Located("/efforts", err)...)
	if len(ps) > 0 {
		return ps
	}
	*d = read
	return nil
}

// MarshalJSON writes the effort with its times as [time.Duration.String] has them.
func (e Effort) MarshalJSON() ([]byte, error) {
	return json.Marshal(effortJSON{elapsed(e.Preparation), elapsed(e.FollowUp), elapsed(e.Travel), e.Fare})
}

// UnmarshalJSON reads what MarshalJSON wrote. Faults are located by their keys.
func (e *Effort) UnmarshalJSON(data []byte) error {
	return participant.DecodeObject(data, map[string]any{
		"preparation": (*elapsed)(&e.Preparation), "follow_up": (*elapsed)(&e.FollowUp),
		"travel": (*elapsed)(&e.Travel), "fare": &e.Fare,
	})
}

// MarshalJSON writes the times as [time.Duration.String] has them.
func (n NoShow) MarshalJSON() ([]byte, error) {
	return json.Marshal(noShowJSON{n.Shows, elapsed(n.Waiting), n.Rebooking})
}

// UnmarshalJSON reads what MarshalJSON wrote. Faults are located by their keys.
func (n *NoShow) UnmarshalJSON(data []byte) error {
	return participant.DecodeObject(data, map[string]any{
		"shows": &n.Shows, "waiting": (*elapsed)(&n.Waiting), "rebooking": &n.Rebooking,
	})
}

// decodeByRole reads a JSON object whose keys are roles, so that every fault is located.
func decodeByRole[V any](data json.RawMessage) (map[participant.Role]V, error) {
	var raw map[participant.Role]json.RawMessage
	if data == nil {
		return nil, nil
	}
	if err := json.Unmarshal(data, &raw); err != nil || raw == nil {
		return nil, err
	}
	fields := make(map[string]any, len(raw))
	values := make(map[participant.Role]*V, len(raw))
	for role := range raw {
		values[role] = new(V)
		fields[string(role)] = values[role]
	}
	err := participant.DecodeObject(data, fields)
	byRole := make(map[participant.Role]V, len(raw))
	for role, v := range values {
		byRole[role] = *v
	}
	return byRole, err
}
