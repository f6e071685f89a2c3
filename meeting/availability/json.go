package availability

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// Schema is the number of the JSON schema that this version of the library writes. It reads this one and
// all before it.
const Schema = 1

// A Snapshot is working hours as they are stored: a [Draft] in which the zone and the days of the week are
// written. It is plain data, and its JSON is the JSON of working hours:
//
//	{"schema": 1, "zone": "Europe/Berlin", "week": {"monday": ["09:00-12:00", "13:00-17:00"]},
//	 "holidays": ["2026-12-25"], "days_off": ["2026-08-03"]}
type Snapshot struct {
	Schema   int               `json:"schema"`
	Zone     wallclock.ZoneRef `json:"zone"`
	Week     map[string][]Span `json:"week"` // by the English names of the days in lower case, "monday"
	Holidays wallclock.Dates   `json:"holidays"`
	DaysOff  wallclock.Dates   `json:"days_off"`
}

// Snapshot returns the hours as they are stored. It shares nothing with h.
func (h WorkingHours) Snapshot() Snapshot {
	if h.s == nil {
		return Snapshot{}
	}
	d := h.Draft()
	s := Snapshot{Schema, d.Zone.Ref(), make(map[string][]Span, len(d.Week)), d.Holidays, d.DaysOff}
	for weekday, spans := range d.Week {
		s.Week[dayName(weekday)] = spans
	}
	return s
}

// MarshalJSON returns the JSON of the [Snapshot], and null for the zero WorkingHours. There is no
// UnmarshalJSON, since a zone can't be opened without a resolver: use [Decode].
func (h WorkingHours) MarshalJSON() ([]byte, error) {
	if h.s == nil {
		return []byte("null"), nil
	}
	return json.Marshal(h.Snapshot())
}

// Decode returns the working hours that JSON describes, with the zone opened by zones; null are unknown ones.
// Its error is of type [participant.Problems], all faults at once. Keys that this version of the library
// does not know are passed over, and of a key that is there twice the last counts; but a day of the week has
// to be one. The time it takes grows with the length of data.
func Decode(data []byte, zones wallclock.Zones) (WorkingHours, error) {
	var s *Snapshot
	r := restorer{zones: zones}
	if err := json.Unmarshal(data, &s); err != nil {
		r.problems = participant.Located("", err)
		if s == nil || r.problems[0].Path == "" { // no JSON object at all
			return WorkingHours{}, r.problems
		}
	}
	if s == nil {
		return WorkingHours{}, nil
	}
	return r.restore(*s)
}

// Restore returns the working hours that s stores, with the zone opened by zones. Its error is of type
// [participant.Problems], all faults at once. The hours share nothing with s.
func Restore(s Snapshot, zones wallclock.Zones) (WorkingHours, error) {
	r := restorer{zones: zones}
	return r.restore(s)
}

// A restorer makes working hours of a snapshot, and collects what is wrong with it.
type restorer struct {
	zones    wallclock.Zones
	problems participant.Problems
}

func (r *restorer) note(err error, path ...any) {
	if where := participant.Pointer(path...); !r.faultAt(where) {
		r.problems = append(r.problems, participant.Located(where, err)...)
	}
}

func (r *restorer) faultAt(path string) bool {
	return slices.ContainsFunc(r.problems, func(p participant.Problem) bool { return p.Path == path })
}

func (r *restorer) restore(s Snapshot) (WorkingHours, error) {
	if s.Schema < 1 || s.Schema > Schema {
		r.note(fmt.Errorf("is %d: this version of the library reads 1 to %d", s.Schema, Schema), "schema")
	}
	zone, err := s.Zone.Resolve(r.zones)
	r.note(err, "zone")
	d := Draft{Zone: zone, Week: make(Week), Holidays: s.Holidays, DaysOff: s.DaysOff}
	for _, name := range slices.Sorted(maps.Keys(s.Week)) {
		weekday, ok := weekdays[name]
		if !ok {
			r.note(errors.New(`is no day of the week: "monday" to "sunday"`), "week", name)
			continue
		}
		d.Week[weekday] = s.Week[name]
	}
	unread := slices.ContainsFunc(r.problems, func(p participant.Problem) bool { return strings.HasPrefix(p.Path, "/week") })
	built, faults := check(d)
	for _, p := range faults {
		// What could not be read is missing as well: that is one fault, not two.
		if !r.faultAt(p.Path) && (p.Path != "/week" || !unread) {
			r.problems = append(r.problems, p)
		}
	}
	if len(r.problems) > 0 {
		return WorkingHours{}, r.problems
	}
	return WorkingHours{built}, nil
}

var weekdays = func() map[string]time.Weekday {
	m := make(map[string]time.Weekday)
	for d := time.Sunday; d <= time.Saturday; d++ {
		m[dayName(d)] = d
	}
	return m
}()

// week is the JSON object of a week, whose faults are located by its keys and indexes.
type week map[string][]Span

func (w *week) UnmarshalJSON(data []byte) error {
	var raw map[string]json.RawMessage
	if err := json.Unmarshal(data, &raw); err != nil || raw == nil {
		return err
	}
	*w = make(week)
	var ps participant.Problems
	for _, name := range slices.Sorted(maps.Keys(raw)) {
		spans, err := participant.DecodeUpTo[Span](raw[name], maxSpans)
		ps = append(ps, participant.Located(participant.Pointer(name), err)...)
		(*w)[name] = spans
	}
	return ps.Err()
}

// dates is a JSON array of dates, whose faults are located by their index.
type dates wallclock.Dates

func (d *dates) UnmarshalJSON(data []byte) error {
	list, err := participant.DecodeUpTo[wallclock.Date](data, maxDates)
	*d = dates(wallclock.NewDates(list...))
	return err
}

// UnmarshalJSON reads a snapshot. Faults are located and come all at once, as [participant.Problems].
func (s *Snapshot) UnmarshalJSON(data []byte) error {
	return participant.DecodeObject(data, map[string]any{
		"schema": &s.Schema, "zone": &s.Zone, "week": (*week)(&s.Week),
		"holidays": (*dates)(&s.Holidays), "days_off": (*dates)(&s.DaysOff),
	})
}
