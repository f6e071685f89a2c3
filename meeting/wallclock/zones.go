package wallclock

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"
)

// Zones finds zones by name. A host with zone data of its own hands in its own Zones.
//
// Location returns the zone with exactly the given IANA name, such as "Europe/Berlin", or an error.
type Zones interface {
	Location(name string) (*time.Location, error)
}

// ZonesFunc is a function as [Zones].
type ZonesFunc func(name string) (*time.Location, error)

// Location calls f.
func (f ZonesFunc) Location(name string) (*time.Location, error) { return f(name) }

// SystemZones returns the zone database of the process, as [time.LoadLocation] finds it: a
// ZONEINFO file, the system's, or the one that a program embeds with time/tzdata. It refuses names
// that are not of the database but of the machine: "", "Local", "localtime", paths. Names are case
// sensitive where the files of the database are.
//
// It remembers what it loaded and what it failed to find, up to 2,048 names, and is safe for
// concurrent use. Make it once: every call returns a new memory.
func SystemZones() Zones {
	return &systemZones{found: make(map[string]systemZone)}
}

// maxRemembered bounds the memory for found names and for missing ones, each: the names come from files.
const maxRemembered = 1024

type systemZones struct {
	mu      sync.RWMutex
	found   map[string]systemZone
	missing int // of those found, how many have an error
}

type systemZone struct {
	loc *time.Location
	err error
}

func (s *systemZones) Location(name string) (*time.Location, error) {
	s.mu.RLock()
	zone, ok := s.found[name]
	s.mu.RUnlock()
	if ok {
		return zone.loc, zone.err
	}
	if err := checkName(name); err != nil {
		return nil, err
	}
	zone.loc, zone.err = time.LoadLocation(name)
	if zone.err != nil {
		zone.err = fmt.Errorf("wallclock: %w", zone.err)
	}
	return s.remember(name, zone)
}

// remember keeps zone, unless another goroutine was faster or there is no room.
func (s *systemZones) remember(name string, zone systemZone) (*time.Location, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if first, ok := s.found[name]; ok {
		return first.loc, first.err
	}
	switch {
	case zone.err != nil && s.missing < maxRemembered:
		s.missing++
		s.found[strings.Clone(name)] = zone
	case zone.err == nil && len(s.found)-s.missing < maxRemembered:
		s.found[strings.Clone(name)] = zone
	}
	return zone.loc, zone.err
}

// checkName returns an error unless name could be that of a zone in the IANA database.
func checkName(name string) error {
	const longest = 64 // the longest name of the database has 32 bytes
	switch {
	case name == "":
		return errors.New("wallclock: a zone without a name")
	case len(name) > longest:
		return fmt.Errorf("wallclock: zone name %q is too long", clip(name))
	}
	first, _, nested := strings.Cut(name, "/")
	switch first {
	case "Local", "localtime", "posixrules":
		return fmt.Errorf("wallclock: %q is the zone of a machine", name)
	case "posix", "right": // copies of the database; the one on the right counts leap seconds
		if nested {
			return fmt.Errorf("wallclock: %q is not a zone name", name)
		}
	}
	for part := range strings.SplitSeq(name, "/") {
		if !isNamePart(part) {
			return fmt.Errorf("wallclock: %q is not a zone name", name)
		}
	}
	return nil
}

// isNamePart reports whether the database might have part between the slashes of a name: letters,
// digits, and inside or before a number the signs of "Port-au-Prince", "Dar_es_Salaam", "GMT+5".
func isNamePart(part string) bool {
	for i, c := range []byte(part) {
		letter := 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z'
		other := '0' <= c && c <= '9' || c == '_' || c == '-' || c == '+'
		if !letter && (!other || i == 0) {
			return false
		}
	}
	return part != ""
}
