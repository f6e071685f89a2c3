package cost

import (
	"encoding/json"

	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/participant"
)

// MarshalJSON writes the row with its hours twice: as exact seconds, and as hours of two decimal places.
func (h CascadeHours) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Name         string      `json:"name"`
		OwnSeconds   money.Ratio `json:"own_seconds"`
		OwnHours     json.Number `json:"own_hours"`
		TotalSeconds money.Ratio `json:"total_seconds"`
		TotalHours   json.Number `json:"total_hours"`
		Ripple       *ratioJSON  `json:"ripple"`
	}{
		h.Name, secondsOf(h.Own), json.Number(h.Own.Text(2)), secondsOf(h.Total), json.Number(h.Total.Text(2)),
		ratioOrNull(h.Ripple()),
	})
}

// MarshalJSON writes all rows, and no money. It is not read back: keep the [CascadeDraft].
func (c Cascade) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Schema      int            `json:"schema"`
		Roots       []string       `json:"roots"`
		Meetings    []CascadeHours `json:"meetings"`
		Assumptions []Assumption   `json:"assumptions"`
	}{Schema, append([]string{}, c.graph().roots...), c.Rows(), append([]Assumption{}, c.graph().assumptions...)})
}

// MarshalJSON writes all rows. It is not read back: keep the [CascadeDraft] and the costs.
func (p PricedCascade) MarshalJSON() ([]byte, error) {
	type row struct {
		CascadeCost
		Ripple *ratioJSON `json:"ripple"`
	}
	rows := make([]row, len(p.rows))
	for i, r := range p.rows {
		rows[i] = row{r, ratioOrNull(r.Ripple())}
	}
	return json.Marshal(struct {
		Schema      int          `json:"schema"`
		Meetings    []row        `json:"meetings"`
		Assumptions []Assumption `json:"assumptions"`
	}{Schema, rows, append([]Assumption{}, p.assumptions...)})
}

// UnmarshalJSON reads a draft. Faults are located and come all at once, as [participant.Problems].
func (d *CascadeDraft) UnmarshalJSON(data []byte) error {
	var read CascadeDraft
	err := participant.DecodeObject(data, map[string]any{
		"source": &read.Source, "meetings": (*cascadeMeetings)(&read.Meetings),
	})
	if err == nil {
		*d = read
	}
	return err
}

// cascadeMeetings is a list whose faults are located by index.
type cascadeMeetings []CascadeMeeting

func (l *cascadeMeetings) UnmarshalJSON(data []byte) (err error) {
	*l, err = participant.DecodeUpTo[CascadeMeeting](data, maxCascade)
	return err
}

// MarshalJSON writes the meeting with the seconds and hours of one instance.
func (m CascadeMeeting) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Name       string         `json:"name"`
		Instances  int            `json:"instances"`
		Seconds    json.Number    `json:"person_seconds"`
		Hours      json.Number    `json:"person_hours"`
		PreparedBy []CascadeShare `json:"prepared_by,omitempty"`
	}{m.Name, m.Instances, json.Number(m.PersonHours.Seconds()), json.Number(m.PersonHours.String()), m.PreparedBy})
}

// UnmarshalJSON reads what MarshalJSON wrote; person_seconds count, a number with at most four decimal
// places, none if they are not there, and person_hours are passed over. Faults are located and come all at once, as
// [participant.Problems].
func (m *CascadeMeeting) UnmarshalJSON(data []byte) error {
	var read CascadeMeeting
	var seconds json.Number
	ps := participant.Located("", participant.DecodeObject(data, map[string]any{
		"name": &read.Name, "instances": &read.Instances, "person_seconds": &seconds, "prepared_by": &read.PreparedBy,
	}))
	var err error
	if seconds == "" {
		seconds = "0"
	}
	if read.PersonHours, err = parseHours(seconds.String()); err != nil {
		ps = append(ps, participant.Problem{Path: "/person_seconds", Err: err})
	}
	if len(ps) > 0 {
		return ps
	}
	*m = read
	return nil
}
