package meeting

import (
	"fmt"
	"strings"
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

// Snapshot returns the meeting as it is stored. It shares nothing with m.
func (m Meeting) Snapshot() Snapshot {
	d := m.Draft()
	s := Snapshot{
		Schema: Schema, ID: d.ID, Version: d.Version, Title: d.Title, Purpose: d.Purpose,
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

// Restore returns the meeting that s stores, with zones opened by zones. Its error reports all faults at
// once: see [Problems]. The meeting shares nothing with s.
func Restore(s Snapshot, zones wallclock.Zones) (Meeting, error) {
	r := restorer{zones: zones}
	return r.restore(s)
}

func (r *restorer) restore(s Snapshot) (Meeting, error) {
	if s.Schema < 1 || s.Schema > Schema {
		r.addUnlessKnown(Problem{
			Path: "/schema", Err: fmt.Errorf("is %d: this version of the library reads 1 to %d", s.Schema, Schema),
		})
	}
	start := r.time(s.Start, "start")
	end, length := r.length(start, r.time(s.End, "end"), s.Length, "length")
	d := Draft{
		ID: s.ID, Version: s.Version, Title: s.Title, Purpose: s.Purpose, Audience: s.Audience,
		Format: s.Format, Venue: s.Venue, Organizer: s.Organizer, Department: s.Department,
		Records: s.Records, Start: start, End: end, Length: length, Repeats: s.Repeats, Except: s.Except, Extra: s.Extra,
		Roster: s.Roster, Agenda: s.Agenda, Origin: s.Origin,
	}
	for i, o := range s.Overrides {
		moved := r.time(o.Start, "overrides", i, "start")
		begin := moved
		if begin.IsZero() {
			begin = o.Original.In(start.Zone())
		}
		end, length := r.length(begin, r.time(o.End, "overrides", i, "end"), o.Length, "overrides", i, "length")
		override := Override{
			Original: o.Original, Canceled: o.Canceled, Start: moved, End: end, Length: length,
			Title: o.Title, Venue: o.Venue, Responses: o.Responses, Agenda: o.Agenda,
		}
		if o.Roster != nil {
			override.Roster = append(participant.Roster{}, *o.Roster...)
		}
		d.Overrides = append(d.Overrides, override)
	}
	m, err := New(d)
	for p := range Problems(err) {
		r.addUnlessKnown(p)
	}
	if len(r.problems) > 0 {
		return Meeting{}, r.problems
	}
	return m, nil
}

// restorer turns stored text into values and collects what is wrong with it.
type restorer struct {
	checker
	zones wallclock.Zones
}

func (r *restorer) time(m Moment, path ...any) wallclock.Time {
	if m.Local.IsZero() {
		return wallclock.Time{}
	}
	zone, err := m.Zone.Resolve(r.zones)
	if !r.note(err, below(path, "zone")...) {
		return wallclock.Time{}
	}
	if m.Later {
		return m.Local.In(zone)
	}
	return m.Local.In(zone)
}

// length returns the end and the length of a draft that has the given start and end, and text for its
// length. A length of zero is an end at the start.
func (r *restorer) length(start, end wallclock.Time, text string, path ...any) (wallclock.Time, time.Duration) {
	if text == "" {
		return end, 0
	}
	length, err := time.ParseDuration(text)
	if err != nil {
		r.note(fmt.Errorf(`%.40q is no length: write it with units, "45m0s"`, text), path...)
	}
	if err == nil && length == 0 && end.IsZero() {
		end = start
	}
	return end, length
}

// addUnlessKnown adds a fault of the draft unless it follows from one that its text had already.
func (r *restorer) addUnlessKnown(p Problem) {
	for _, known := range r.problems {
		if strings.HasPrefix(known.Path, p.Path) {
			return
		}
	}
	r.problems = append(r.problems, p)
}
