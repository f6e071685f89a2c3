package agenda

import (
	"encoding/json"

	"github.com/salesmeeting/salesmeeting/participant"
)

// MarshalJSON writes the span with its offsets as [time.Duration.String] has them: {"start":"0s","end":"15m0s"}.
func (s Span) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Start length `json:"start"`
		End   length `json:"end"`
	}{length(s.Start), length(s.End)})
}

// UnmarshalJSON reads a span. Faults are located and come all at once, as [participant.Problems].
func (s *Span) UnmarshalJSON(data []byte) error {
	return participant.DecodeObject(data, map[string]any{"start": (*length)(&s.Start), "end": (*length)(&s.End)})
}

// MarshalJSON writes the progress with its lengths as [time.Duration.String] has them, "15m0s".
func (p Progress) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		ID      ItemID    `json:"id"`
		Item    Item      `json:"item"`
		State   ItemState `json:"state"`
		Planned length    `json:"planned"`
		Spent   length    `json:"spent"`
	}{p.ID, p.Item, p.State, length(p.Planned), length(p.Spent)})
}

// UnmarshalJSON reads a progress. Faults are located and come all at once, as [participant.Problems].
func (p *Progress) UnmarshalJSON(data []byte) error {
	return participant.DecodeObject(data, map[string]any{
		"id": &p.ID, "item": &p.Item, "state": &p.State, "planned": (*length)(&p.Planned), "spent": (*length)(&p.Spent),
	})
}

// MarshalJSON writes the fitting with its overrun as [time.Duration.String] has it, "15m0s".
func (f Fitting) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Agenda    Agenda      `json:"agenda,omitzero"`
		Dropped   []Item      `json:"dropped,omitempty"`
		Shortened []Shortened `json:"shortened,omitempty"`
		Overrun   length      `json:"overrun,omitzero"`
	}{f.Agenda, f.Dropped, f.Shortened, length(f.Overrun)})
}

// UnmarshalJSON reads a fitting. Faults are located and come all at once, as [participant.Problems].
func (f *Fitting) UnmarshalJSON(data []byte) error {
	return participant.DecodeObject(data, map[string]any{
		"agenda": &f.Agenda, "dropped": upTo(maxItems, &f.Dropped), "shortened": upTo(maxItems, &f.Shortened),
		"overrun": (*length)(&f.Overrun),
	})
}

// MarshalJSON writes the item as it was, and the length that it got as [time.Duration.String] has it, "15m0s".
func (s Shortened) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Item   Item   `json:"item"`
		Length length `json:"length"`
	}{s.Item, length(s.Length)})
}

// UnmarshalJSON reads what MarshalJSON wrote. Faults are located and come all at once, as [participant.Problems].
func (s *Shortened) UnmarshalJSON(data []byte) error {
	return participant.DecodeObject(data, map[string]any{"item": &s.Item, "length": (*length)(&s.Length)})
}
