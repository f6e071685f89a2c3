package ical

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// zoneFinder finds zones by name and remembers them for all sources.
type zoneFinder struct {
	zones  wallclock.Zones
	loaded map[string]wallclock.Zone // by IANA name; the zero Zone for what the host does not have
	places map[string]string         // IANA names by what they end with, in lower case; nil until needed
}

func newZoneFinder(zones wallclock.Zones) *zoneFinder {
	if zones == nil {
		zones = wallclock.SystemZones()
	}
	return &zoneFinder{zones: zones, loaded: map[string]wallclock.Zone{}}
}

// load returns the zone of an IANA name, the zero Zone if the host does not have it.
func (f *zoneFinder) load(name string) wallclock.Zone {
	zone, ok := f.loaded[name]
	if !ok {
		if loc, err := f.zones.Location(name); err == nil && loc != nil {
			if zone = wallclock.ZoneOf(loc); zone.Check() != nil {
				zone = wallclock.Zone{}
			}
		}
		f.loaded[name] = zone
	}
	return zone
}

// byName returns the zone that a TZID means by its text alone: an IANA name, a name of Windows, or one of
// these with something around it, or what Windows displays.
func (f *zoneFinder) byName(id string) wallclock.Zone {
	for _, name := range zoneNames(id) {
		if zone := f.load(name); !zone.IsZero() {
			return zone
		}
	}
	offset, text, check := displayOffset(id)
	names, sure := f.displayNames(text)
	if !check && !sure {
		return wallclock.Zone{}
	}
	for _, since := range [...]int{lastKnown, 2000} { // what holds now comes before what has held once
		for _, name := range names {
			zone := f.load(name)
			if !zone.IsZero() && (!check || hadOffset(zone.Location(), offset, since)) {
				return zone
			}
		}
	}
	return wallclock.Zone{}
}

// byPlace returns the zone of a place in a TZID that has no offset to be sure by.
func (f *zoneFinder) byPlace(id string) wallclock.Zone {
	_, text, hasOffset := displayOffset(id)
	if hasOffset {
		return wallclock.Zone{}
	}
	names, _ := f.displayNames(text)
	for _, name := range names {
		if zone := f.load(name); !zone.IsZero() {
			return zone
		}
	}
	return wallclock.Zone{}
}

// lastKnown is a year in which zones have the rules that are known last.
const lastKnown = 2030

// hadOffset reports whether clocks in loc are ahead of UTC by d in some January or July from the year since
// on: display names hold the standard time of when they were made.
func hadOffset(loc *time.Location, d time.Duration, since int) bool {
	for year := since; year <= lastKnown; year++ {
		for _, month := range [...]time.Month{time.January, time.July} {
			if _, s := time.Date(year, month, 15, 0, 0, 0, 0, time.UTC).In(loc).Zone(); time.Duration(s)*time.Second == d {
				return true
			}
		}
	}
	return false
}

// sourceZones finds the zones of one source: by name, in the definitions of its calendars, or from
// display text, in this order.
type sourceZones struct {
	*zoneFinder
	floating wallclock.Zone
	report   func(Problem)

	defined map[string][]*vtimezone // by TZID, in the order of the file
	budget  int                     // of work on definitions, see vtimezone.zone
	found   map[zoneKey]*usedZone
}

// A zoneKey is a TZID as one of the calendars of a source uses it.
type zoneKey struct {
	id       string
	calendar int
}

// A usedZone is a zone that events use, and the years in which they do.
type usedZone struct {
	zone        wallclock.Zone
	definition  *vtimezone // of the file, nil if it has none
	byName      bool
	first, last int // years of the events
	line        int // where it is used first
	id          string
}

// zoneBudget bounds the work on the definitions of one source. A usual one takes 0 to 500 steps.
const zoneBudget = 300_000

// define keeps a VTIMEZONE of a calendar.
func (s *sourceZones) define(z *vtimezone, calendar int) {
	if len(s.defined[z.id]) < 100 {
		s.defined[z.id] = append(s.defined[z.id], z)
		z.calendar = calendar
	}
}

// zone returns the zone of a TZID that a property in the given line uses, in that year. It is never the
// zero Zone: what is not known is read in the zone for floating times.
func (s *sourceZones) zone(id string, calendar, line, year int) wallclock.Zone {
	key := zoneKey{plainZoneID(id), calendar}
	used := s.found[key]
	if used == nil {
		used = &usedZone{first: year, last: year, line: line, id: key.id, definition: s.definition(key)}
		s.resolve(used)
		s.found[key] = used
	}
	used.first, used.last = min(used.first, year), max(used.last, year)
	return used.zone
}

// definition returns the VTIMEZONE of that calendar, or else the first of the source.
func (s *sourceZones) definition(key zoneKey) *vtimezone {
	all := s.defined[key.id]
	for _, z := range all {
		if z.calendar == key.calendar {
			return z
		}
	}
	if len(all) > 0 {
		return all[0]
	}
	return nil
}

func (s *sourceZones) resolve(u *usedZone) {
	if u.zone = s.byName(u.id); !u.zone.IsZero() {
		u.byName = true
		return
	}
	if u.definition != nil && u.definition.location != "" {
		if u.zone = s.byName(u.definition.location); !u.zone.IsZero() {
			u.byName = true
			return
		}
	}
	if zone, ok := s.build(u.definition, true); ok {
		u.zone = zone
		return
	}
	if u.zone = s.byPlace(u.id); !u.zone.IsZero() {
		return
	}
	if zone, ok := offsetZone(u.id); ok {
		u.zone = zone
		s.report(Problem{
			Line: u.line, Code: FixedZone,
			Text: fmt.Sprintf("zone %s is unknown: read with the offset that its name tells, %s", excerpt(u.id), zone.Name()),
		})
		return
	}
	u.zone = s.floating
	s.report(Problem{
		Line: u.line, Code: UnknownZone,
		Text: fmt.Sprintf("zone %s is unknown: its times are read on the clocks of %s", excerpt(u.id), s.floating.Name()),
	})
}

// build returns the zone of a definition. It tells what is wrong with one that is needed.
func (s *sourceZones) build(z *vtimezone, needed bool) (wallclock.Zone, bool) {
	if z == nil {
		return wallclock.Zone{}, false
	}
	zone, err := z.zone(&s.budget)
	if err == nil {
		return zone, true
	}
	if needed {
		s.report(Problem{Line: z.line, Code: BadZone, Text: "the definition of zone " + excerpt(z.id) + " can't be used: " + reason(err)})
	}
	return wallclock.Zone{}, false
}

// offsetZone returns the zone with the offset that a display name tells.
func offsetZone(id string) (wallclock.Zone, bool) {
	offset, _, ok := displayOffset(id)
	if !ok {
		offset, ok = textOffset(id)
	}
	if !ok {
		return wallclock.Zone{}, false
	}
	zone, err := wallclock.Offset(offset)
	return zone, err == nil
}

// checkedYears bounds the years in which a definition is compared with the database.
const checkedYears = 10

// compare reports the definitions that are not what the database says, in the years of the events. The
// database is trusted: such files are nearly always the stale ones.
func (s *sourceZones) compare() {
	used := make([]*usedZone, 0, len(s.found))
	for _, u := range s.found {
		if u.byName && u.definition != nil {
			used = append(used, u)
		}
	}
	slices.SortFunc(used, func(a, b *usedZone) int { return cmp.Or(cmp.Compare(a.line, b.line), cmp.Compare(a.id, b.id)) })
	for _, u := range used {
		zone, ok := s.build(u.definition, false)
		if !ok {
			continue
		}
		first := time.Date(max(u.first, u.last-checkedYears+1), time.January, 1, 12, 0, 0, 0, time.UTC)
		if from := u.definition.from(); from.After(first) {
			first = from
		}
		if day, differ := difference(u.zone.Location(), zone.Location(), first, u.last); differ {
			s.report(Problem{
				Line: u.definition.line, Code: ZoneDiffers,
				Text: fmt.Sprintf("zone %s is defined otherwise than in the database, which is trusted, as of %s", excerpt(u.id), day.Format(time.DateOnly)),
			})
		}
	}
}

// difference returns the first time, in steps of 24 hours from first on up to the end of the year last, at
// which clocks in a differ from those in b.
func difference(a, b *time.Location, first time.Time, last int) (time.Time, bool) {
	end := time.Date(last+1, time.January, 1, 0, 0, 0, 0, time.UTC)
	for t := first; t.Before(end); t = t.Add(24 * time.Hour) {
		_, x := t.In(a).Zone()
		_, y := t.In(b).Zone()
		if x != y {
			return t, true
		}
	}
	return time.Time{}, false
}
