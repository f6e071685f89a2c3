package meeting

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// Restore returns the meeting that s stores, with zones opened by zones. Its error reports all faults at
// once: see [Problems]. The meeting shares nothing with s.
func Restore(s Snapshot, zones wallclock.Zones) (Meeting, error) {
	r := restorer{zones: zones}
	return r.restore(s)
}

// restorer turns stored text into values and collects what is wrong with it.
type restorer struct {
	checker
	zones wallclock.Zones
	// defined is the zone of the last definition; a series has the same one in many places.
	defined    wallclock.Zone
	definition *wallclock.Definition
}

func (r *restorer) restore(s Snapshot) (Meeting, error) {
	if s.Schema < 1 || s.Schema > Schema { // what else is there may mean something else
		return Meeting{}, badSchema(s.Schema)
	}
	d := r.draft(s)
	r.known = make(map[string]bool, len(r.problems))
	for _, p := range r.problems {
		for path := p.Path; path != "" && !r.known[path]; path = path[:strings.LastIndexByte(path, '/')] {
			r.known[path] = true
		}
	}
	return r.meeting(d)
}

func badSchema(n int) error {
	return participant.Problems{{
		Path: "/schema", Err: fmt.Errorf("is %d: this version of the library reads 1 to %d", n, Schema),
	}}
}

func (r *restorer) draft(s Snapshot) Draft {
	start := r.time(s.Start, "start")
	end, length := r.length(start, r.time(s.End, "end"), s.Length, "length")
	d := Draft{
		ID: s.ID, Version: s.Version, Canceled: s.Canceled, Title: s.Title, Purpose: s.Purpose,
		Audience: s.Audience, Format: s.Format, Venue: s.Venue, Organizer: s.Organizer, Department: s.Department,
		Records: s.Records, Start: start, End: end, Length: length, Repeats: s.Repeats, Except: s.Except,
		Extra: s.Extra, Roster: s.Roster, Agenda: s.Agenda, Origin: s.Origin,
	}
	for i := range s.Overrides {
		d.Overrides = append(d.Overrides, r.override(&s.Overrides[i], &d, i))
	}
	return d
}

// override returns an override of d, of which the start is read.
func (r *restorer) override(o *OverrideSnapshot, d *Draft, i int) Override {
	moved := r.time(o.Start, "overrides", i, "start")
	begin := moved
	if o.Start.IsZero() && !d.Start.IsZero() {
		begin = d.time(o.Original)
	}
	end, length := r.length(begin, r.time(o.End, "overrides", i, "end"), o.Length, "overrides", i, "length")
	override := Override{
		Original: o.Original, Canceled: o.Canceled, Start: moved, End: end, Length: length,
		Title: o.Title, Venue: o.Venue, Responses: o.Responses, Agenda: o.Agenda,
	}
	if o.Roster != nil {
		override.Roster = append(participant.Roster{}, *o.Roster...)
	}
	return override
}

func (r *restorer) time(m Moment, path ...any) wallclock.Time {
	if m.IsZero() {
		return wallclock.Time{}
	}
	zone, err := r.zone(m.Zone)
	if !r.note(err, below(path, "zone")...) {
		return wallclock.Time{}
	}
	switch {
	case m.Local.IsZero():
		r.note(errors.New("is missing"), below(path, "local")...)
		return wallclock.Time{}
	case m.Later:
		return m.Local.LaterIn(zone)
	}
	return m.Local.In(zone)
}

func (r *restorer) zone(ref wallclock.ZoneRef) (wallclock.Zone, error) {
	if ref.Definition == nil {
		return ref.Resolve(r.zones)
	}
	if r.definition != nil && reflect.DeepEqual(r.definition, ref.Definition) {
		return r.defined, nil
	}
	zone, err := ref.Resolve(r.zones)
	if err == nil {
		r.defined, r.definition = zone, ref.Definition
	}
	return zone, err
}

// length returns the end and the length of a draft that has the given start and end, and text for its
// length. A length of zero is an end at the start.
func (r *restorer) length(start, end wallclock.Time, text string, path ...any) (wallclock.Time, time.Duration) {
	if text == "" {
		return end, 0
	}
	length, err := time.ParseDuration(text)
	switch {
	case err != nil:
		r.note(fmt.Errorf(`%.40q is no length: write it with units, "45m0s"`, text), path...)
	case length != 0 || !end.IsZero():
	case start.IsZero():
		length = time.Second // whatever: it is the start that is wrong
	default:
		end = start
	}
	return end, length
}
