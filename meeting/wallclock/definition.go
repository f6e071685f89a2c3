package wallclock

import (
	"errors"
	"slices"
	"time"
)

// A Definition describes a zone that no database knows, such as one that an iCalendar file defines.
// [NewZone] checks it. It is plain data.
type Definition struct {
	// Name is what the zone is called where it comes from: 1 to 255 bytes of text, any but control characters.
	Name string
	// Offset is how far clocks are ahead of UTC before the first transition: whole seconds, less
	// than a day either way.
	Offset time.Duration
	// Transitions are the changes of the offset, in order of their instants; at most 4,096.
	Transitions []Transition
	// Rule says how clocks are changed every year from the last transition on, in the form of POSIX
	// that RFC 9636 section 3.3.1 describes: "CET-1CEST,M3.5.0/2,M10.5.0/3". Without transitions it holds
	// from 1970 on. If it is empty, the last offset stays.
	Rule string
}

// A Transition is the instant at which the offset of a zone changes. It is plain data.
type Transition struct {
	At     time.Time     // whole seconds, in the years 1 to 9999
	Offset time.Duration // ahead of UTC from then on, bounds as in Definition
}

// NewZone returns the zone that d describes.
func NewZone(d Definition) (Zone, error) {
	return Zone{}, errors.New("wallclock: definitions are not supported yet")
}

func (d *Definition) clone() Definition {
	c := *d
	c.Transitions = slices.Clone(d.Transitions)
	return c
}

func (d *Definition) equal(o *Definition) bool {
	return d.Name == o.Name && d.Offset == o.Offset && d.Rule == o.Rule &&
		slices.EqualFunc(d.Transitions, o.Transitions, func(a, b Transition) bool {
			return a.Offset == b.Offset && a.At.Equal(b.At)
		})
}
