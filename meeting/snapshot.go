package meeting

import (
	"time"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// Schema is the number of the JSON schema that this version of the library writes. It reads this one and
// all before it.
const Schema = 1

// A Snapshot is a meeting as it is stored: a [Draft] in which zones are written, not opened. It is plain
// data, and its JSON is the JSON of a meeting.
type Snapshot struct {
	Schema     int                  `json:"schema"`
	ID         ID                   `json:"id,omitzero"`
	Version    uint64               `json:"version,omitempty"`
	Canceled   bool                 `json:"canceled,omitempty"`
	Title      string               `json:"title,omitempty"`
	Purpose    agenda.Purpose       `json:"purpose,omitempty"`
	Audience   Audience             `json:"audience,omitempty"`
	Format     Format               `json:"format,omitempty"`
	Venue      Venue                `json:"venue,omitzero"`
	Organizer  participant.ID       `json:"organizer,omitempty"`
	Department string               `json:"department,omitempty"`
	Records    []participant.Record `json:"records,omitempty"`

	Start Moment `json:"start"`
	End   Moment `json:"end,omitzero"`
	// Length is elapsed time as [time.Duration.String] has it, "45m0s"; empty beside an End.
	Length string `json:"length,omitempty"`

	Repeats   recurrence.Rule    `json:"repeats,omitzero"` // RFC 5545 text
	Except    []wallclock.Local  `json:"except,omitempty"`
	Extra     []wallclock.Local  `json:"extra,omitempty"`
	Overrides []OverrideSnapshot `json:"overrides,omitempty"`

	Roster participant.Roster `json:"roster,omitempty"`
	Agenda agenda.Agenda      `json:"agenda,omitzero"`
	Origin Origin             `json:"origin,omitzero"`
}

// An OverrideSnapshot is an [Override] as it is stored. It is plain data.
type OverrideSnapshot struct {
	Original wallclock.Local `json:"original"`
	Canceled bool            `json:"canceled,omitempty"`

	Start  Moment `json:"start,omitzero"`
	End    Moment `json:"end,omitzero"`
	Length string `json:"length,omitempty"`

	Title string `json:"title,omitempty"`
	Venue Venue  `json:"venue,omitzero"`
	// Roster is null where the occurrence has that of the series, and empty where nobody takes part.
	Roster    *participant.Roster                     `json:"roster,omitempty"`
	Responses map[participant.ID]participant.Response `json:"responses,omitempty"`
	Agenda    agenda.Agenda                           `json:"agenda,omitzero"`
}

// A Moment is a [wallclock.Time] as it is stored. It is plain data; the zero Moment is none.
type Moment struct {
	Local wallclock.Local `json:"local"`
	// Later says that a local time which the clocks repeat is meant at its second time.
	Later bool              `json:"later,omitempty"`
	Zone  wallclock.ZoneRef `json:"zone,omitzero"`
}

// IsZero reports whether m is no moment.
func (m Moment) IsZero() bool {
	return m.Local.IsZero() && !m.Later && m.Zone.Name == "" && m.Zone.Definition == nil
}

// Snapshot returns the meeting as it is stored. It shares nothing with m.
func (m Meeting) Snapshot() Snapshot {
	d := m.Draft()
	s := Snapshot{
		Schema: Schema, ID: d.ID, Version: d.Version, Canceled: d.Canceled, Title: d.Title, Purpose: d.Purpose,
		Audience: d.Audience, Format: d.Format, Venue: d.Venue, Organizer: d.Organizer,
		Department: d.Department, Records: d.Records, Start: moment(d.Start), End: moment(d.End),
		Length: lengthText(d.End, d.Length), Repeats: d.Repeats, Except: d.Except, Extra: d.Extra,
		Roster: d.Roster, Agenda: d.Agenda, Origin: d.Origin,
	}
	for _, o := range d.Overrides {
		stored := OverrideSnapshot{
			Original: o.Original, Canceled: o.Canceled, Start: moment(o.Start), End: moment(o.End),
			Title: o.Title, Venue: o.Venue, Responses: o.Responses, Agenda: o.Agenda,
		}
		if o.Length != 0 {
			stored.Length = o.Length.String()
		}
		if o.Roster != nil {
			stored.Roster = &o.Roster
		}
		s.Overrides = append(s.Overrides, stored)
	}
	return s
}

func moment(t wallclock.Time) Moment {
	if t.IsZero() {
		return Moment{}
	}
	return Moment{t.Local(), t.Later(), t.Zone().Ref()}
}

func lengthText(end wallclock.Time, length time.Duration) string {
	if !end.IsZero() {
		return ""
	}
	return length.String()
}
