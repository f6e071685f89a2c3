package wallclock

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

// A ZoneRef is how a zone is written: by its name, or by its definition if it has one. In JSON it is a
// string such as "America/New_York", "UTC" or "+05:30", or the object of a [Definition].
//
// The zero ZoneRef is that of the zero Zone, and "" in JSON. It is plain data; compare the zones it
// resolves to. A ZoneRef may be shared between goroutines as long as nobody changes it.
type ZoneRef struct {
	Name       string      // of the IANA database, or a fixed offset; unused with a Definition
	Definition *Definition // of a zone that no database knows, or nil
}

// Resolve returns the zone that r stands for. Offsets, "UTC" and definitions need no zones, which
// then may be nil; other names are looked up there. It fails if the definition is wrong, if the name is not
// found, or if what is found can't be written down again ([Zone.Check]).
func (r ZoneRef) Resolve(zones Zones) (Zone, error) {
	switch {
	case r.Definition != nil:
		return NewZone(*r.Definition)
	case r.Name == "":
		return Zone{}, nil
	case r.Name == "UTC":
		return Zone{loc: time.UTC}, nil
	case r.isOffset():
		offset, _ := parseOffset(r.Name)
		return offsetZone(offset), nil
	}
	if err := checkName(r.Name); err != nil {
		return Zone{}, err
	}
	if zones == nil {
		return Zone{}, fmt.Errorf("wallclock: no zones to find %q in", r.Name)
	}
	loc, err := zones.Location(r.Name)
	if err != nil {
		return Zone{}, fmt.Errorf("wallclock: zone %q: %w", r.Name, err)
	}
	if loc == nil {
		return Zone{}, fmt.Errorf("wallclock: zone %q: not found", r.Name)
	}
	zone := ZoneOf(loc)
	return zone, zone.Check()
}

// MarshalJSON writes r as a string or an object.
func (r ZoneRef) MarshalJSON() ([]byte, error) {
	if r.Definition != nil {
		return json.Marshal(r.Definition)
	}
	return json.Marshal(r.Name)
}

// UnmarshalJSON reads a string or an object. It checks their form only: [ZoneRef.Resolve] finds out
// whether there is such a zone.
func (r *ZoneRef) UnmarshalJSON(data []byte) error {
	if len(data) == 0 {
		return errors.New("wallclock: a zone is a string or an object")
	}
	switch data[0] {
	case 'n': // null changes nothing, as in package json
		return nil
	case '"':
		*r = ZoneRef{}
		return json.Unmarshal(data, &r.Name)
	case '{':
		*r = ZoneRef{Definition: new(Definition)}
		return json.Unmarshal(data, r.Definition)
	}
	return errors.New("wallclock: a zone is a string or an object")
}

func (r ZoneRef) isOffset() bool {
	_, ok := parseOffset(r.Name)
	return r.Definition == nil && ok
}
