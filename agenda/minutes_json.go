package agenda

import (
	"encoding/json"

	"github.com/salesmeeting/salesmeeting/participant"
)

// minutesJSON is how JSON has [Minutes].
type minutesJSON struct {
	Schema       int              `json:"schema"`
	Present      []participant.ID `json:"present,omitempty"`
	Public       Page             `json:"public,omitzero"`
	Internal     Page             `json:"internal,omitzero"`
	Recognitions []Recognition    `json:"recognitions,omitempty"`
	Guidance     []Guidance       `json:"guidance,omitempty"`
	Cadences     Cadences         `json:"cadences,omitempty"`
}

// MarshalJSON writes the minutes, what is internal too: for customers there is [Minutes.ForCustomers].
func (m Minutes) MarshalJSON() ([]byte, error) {
	return json.Marshal(minutesJSON{
		Schema, m.Present, m.Public, m.Internal, m.Recognitions, m.Guidance, m.Cadences,
	})
}

// UnmarshalJSON reads minutes. Faults are located and come all at once, as [participant.Problems].
func (m *Minutes) UnmarshalJSON(data []byte) error {
	*m = Minutes{}
	var number schema
	return participant.DecodeObject(data, map[string]any{
		"schema": &number, "present": upTo(maxPresent, &m.Present), "public": &m.Public, "internal": &m.Internal,
		"recognitions": upTo(maxEntries, &m.Recognitions), "guidance": upTo(maxEntries, &m.Guidance),
		"cadences": &m.Cadences,
	})
}

// UnmarshalJSON reads a page. Faults are located and come all at once, as [participant.Problems].
func (p *Page) UnmarshalJSON(data []byte) error {
	return participant.DecodeObject(data, map[string]any{
		"notes": upTo(maxEntries, &p.Notes), "results": upTo(maxEntries, &p.Results),
		"actions": upTo(maxEntries, &p.Actions),
	})
}

// UnmarshalJSON reads a note. Faults are located and come all at once, as [participant.Problems].
func (n *Note) UnmarshalJSON(data []byte) error {
	return participant.DecodeObject(data, map[string]any{"item": &n.Item, "text": &n.Text})
}

// UnmarshalJSON reads a result. Faults are located and come all at once, as [participant.Problems].
func (r *Result) UnmarshalJSON(data []byte) error {
	return participant.DecodeObject(data, map[string]any{
		"kind": &r.Kind, "item": &r.Item, "text": &r.Text,
		"people": upTo(maxPeople, &r.People), "records": upTo(maxRecords, &r.Records),
	})
}

// UnmarshalJSON reads an action. Faults are located and come all at once, as [participant.Problems].
func (a *Action) UnmarshalJSON(data []byte) error {
	return participant.DecodeObject(data, map[string]any{
		"item": &a.Item, "text": &a.Text, "owner": &a.Owner, "due": &a.Due, "done": &a.Done,
		"records": upTo(maxRecords, &a.Records),
	})
}

// UnmarshalJSON reads a recognition. Faults are located and come all at once, as [participant.Problems].
func (r *Recognition) UnmarshalJSON(data []byte) error {
	return participant.DecodeObject(data, map[string]any{
		"item": &r.Item, "person": &r.Person, "measure": &r.Measure, "figure": &r.Figure, "unit": &r.Unit,
		"rank": &r.Rank, "text": &r.Text, "records": upTo(maxRecords, &r.Records),
	})
}

// UnmarshalJSON reads guidance. Faults are located and come all at once, as [participant.Problems].
func (g *Guidance) UnmarshalJSON(data []byte) error {
	return participant.DecodeObject(data, map[string]any{
		"about": &g.About, "item": &g.Item, "text": &g.Text, "say": upTo(maxPhrases, &g.Say),
		"avoid": upTo(maxPhrases, &g.Avoid), "people": upTo(maxPeople, &g.People),
		"records": upTo(maxRecords, &g.Records),
	})
}

// UnmarshalJSON reads a JSON array of cadences. Faults are located and come all at once.
func (cs *Cadences) UnmarshalJSON(data []byte) error {
	list, err := participant.DecodeUpTo[Cadence](data, maxEntries)
	*cs = list
	return err
}

// UnmarshalJSON reads a cadence. Faults are located and come all at once, as [participant.Problems].
func (d *Cadence) UnmarshalJSON(data []byte) error {
	return participant.DecodeObject(data, map[string]any{
		"item": &d.Item, "every_days": &d.Every, "type": &d.Type, "stage": &d.Stage, "text": &d.Text,
	})
}

// UnmarshalJSON reads a follow-up. Faults are located and come all at once, as [participant.Problems].
func (f *FollowUp) UnmarshalJSON(data []byte) error {
	return participant.DecodeObject(data, map[string]any{
		"prospect": &f.Prospect, "stage": &f.Stage, "owner": &f.Owner, "last": &f.Last, "since": &f.Since,
	})
}
