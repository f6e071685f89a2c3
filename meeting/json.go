package meeting

import (
	"encoding/json"
	"errors"
	"maps"
	"slices"

	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// MarshalJSON returns the JSON of the meeting's [Snapshot].
func (m Meeting) MarshalJSON() ([]byte, error) { return json.Marshal(m.Snapshot()) }

// UnmarshalJSON fails: a zone can't be opened without a resolver. Use [Decode], and in a struct of your own a
// [Snapshot] or a [json.RawMessage] in the meeting's place.
func (m *Meeting) UnmarshalJSON([]byte) error {
	return errors.New("meeting: JSON of a meeting is read by meeting.Decode, which takes a resolver of zones")
}

// Decode returns the meeting that JSON describes, with zones opened by zones. Its error reports all faults
// at once: see [Problems]. Keys that this version of the library does not know are passed over, and of a
// key that is there twice the last counts. The time it takes grows with the length of data, as for [New].
func Decode(data []byte, zones wallclock.Zones) (Meeting, error) {
	var s Snapshot
	r := restorer{zones: zones}
	var version struct {
		Schema int `json:"schema"`
	}
	if json.Unmarshal(data, &version) == nil && version.Schema > Schema {
		return Meeting{}, badSchema(version.Schema)
	}
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
	decoded, err := participant.DecodeUpTo[T](data, maxEntries)
	*l = decoded
	return err
}

// responses is a JSON object whose faults are located by their key.
type responses map[participant.ID]participant.Response

func (r *responses) UnmarshalJSON(data []byte) error {
	var raw map[participant.ID]json.RawMessage
	if err := json.Unmarshal(data, &raw); err != nil || raw == nil {
		return err
	}
	if len(raw) > maxEntries {
		return tooMany(len(raw))
	}
	*r = make(responses, len(raw))
	var ps participant.Problems
	for _, id := range slices.Sorted(maps.Keys(raw)) {
		var answer participant.Response
		ps = append(ps, participant.Located(participant.Pointer(string(id)), json.Unmarshal(raw[id], &answer))...)
		(*r)[id] = answer
	}
	return ps.Err()
}

// UnmarshalJSON reads a snapshot. Faults are located and come all at once, as [participant.Problems].
func (s *Snapshot) UnmarshalJSON(data []byte) error {
	return participant.DecodeObject(data, map[string]any{
		"schema": &s.Schema, "id": &s.ID, "version": &s.Version, "canceled": &s.Canceled, "title": &s.Title,
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
		"responses": (*responses)(&o.Responses), "agenda": &o.Agenda,
	})
}

// UnmarshalJSON reads a moment. Faults are located and come all at once, as [participant.Problems].
func (m *Moment) UnmarshalJSON(data []byte) error {
	return participant.DecodeObject(data, map[string]any{
		"local": &m.Local, "later": &m.Later, "zone": &m.Zone,
	})
}

// UnmarshalJSON reads a venue. Faults are located and come all at once, as [participant.Problems].
func (v *Venue) UnmarshalJSON(data []byte) error {
	return participant.DecodeObject(data, map[string]any{
		"place": &v.Place, "phone": &v.Phone, "url": &v.URL, "resources": (*list[participant.ID])(&v.Resources),
	})
}

// UnmarshalJSON reads an origin. Faults are located and come all at once, as [participant.Problems].
func (o *Origin) UnmarshalJSON(data []byte) error {
	return participant.DecodeObject(data, map[string]any{
		"source": &o.Source, "uid": &o.UID, "sequence": &o.Sequence, "properties": (*list[string])(&o.Properties),
	})
}
