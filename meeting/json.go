package meeting

import (
	"encoding/json"

	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// MarshalJSON returns the JSON of the meeting's [Snapshot]. There is no UnmarshalJSON, since a zone can't be
// opened without a resolver: use [Decode].
func (m Meeting) MarshalJSON() ([]byte, error) { return json.Marshal(m.Snapshot()) }

// Decode returns the meeting that JSON describes, with zones opened by zones. Its error reports all faults
// at once: see [Problems]. Keys that this version of the library does not know are passed over.
func Decode(data []byte, zones wallclock.Zones) (Meeting, error) {
	var s Snapshot
	r := restorer{zones: zones}
	if err := json.Unmarshal(data, &s); err != nil {
		r.problems = participant.Located("", err)
		if r.problems[0].Path == "" { // no JSON object at all
			return Meeting{}, r.problems
		}
	}
	return r.restore(s)
}

// list is a JSON array whose faults are located by their index.
type list[T any] []T

func (l *list[T]) UnmarshalJSON(data []byte) error {
	decoded, err := participant.DecodeList[T](data)
	*l = decoded
	return err
}

// UnmarshalJSON reads a snapshot. Faults are located and come all at once, as [participant.Problems].
func (s *Snapshot) UnmarshalJSON(data []byte) error {
	return participant.DecodeObject(data, map[string]any{
		"schema": &s.Schema, "id": &s.ID, "version": &s.Version, "title": &s.Title,
		"purpose": &s.Purpose, "audience": &s.Audience, "format": &s.Format, "venue": &s.Venue,
		"organizer": &s.Organizer, "department": &s.Department,
		"records": (*list[participant.Record])(&s.Records),
		"start":   &s.Start, "end": &s.End, "length": &s.Length,
		"repeats": &s.Repeats, "except": (*list[wallclock.Local])(&s.Except),
		"extra": (*list[wallclock.Local])(&s.Extra), "overrides": (*list[OverrideSnapshot])(&s.Overrides),
		"roster": &s.Roster, "agenda": &s.Agenda, "origin": &s.Origin,
	})
}

// UnmarshalJSON reads an override. Faults are located and come all at once, as [participant.Problems].
func (o *OverrideSnapshot) UnmarshalJSON(data []byte) error {
	return participant.DecodeObject(data, map[string]any{
		"original": &o.Original, "canceled": &o.Canceled, "start": &o.Start, "end": &o.End,
		"length": &o.Length, "title": &o.Title, "venue": &o.Venue, "roster": &o.Roster,
		"responses": &o.Responses, "agenda": &o.Agenda,
	})
}

// UnmarshalJSON reads a moment. Faults are located and come all at once, as [participant.Problems].
func (m *Moment) UnmarshalJSON(data []byte) error {
	return participant.DecodeObject(data, map[string]any{
		"local": &m.Local, "later": &m.Later, "zone": &m.Zone,
	})
}
