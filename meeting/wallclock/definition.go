package wallclock

import (
	"errors"
	"fmt"
	"slices"
	"time"
	"unicode"
	"unicode/utf8"
)

const (
	maxName        = 255
	maxTransitions = 4096
	maxOffsets     = 30 // their abbreviations must fit in the 255 bytes that TZif can point to
)

// A Definition describes a zone that no database knows, such as one that an iCalendar file brings
// along. It is plain data; [NewZone] checks it. In JSON, offsets are text such as "+01:00":
//
//	{"name": "Office", "offset": "+01:00", "rule": "CET-1CEST,M3.5.0,M10.5.0/3",
//	 "transitions": [{"at": "2020-03-29T01:00:00Z", "offset": "+02:00"}]}
type Definition struct {
	// Name is what the zone is called where it comes from: 1 to 255 bytes of UTF-8 that can be printed.
	Name string
	// Offset is how far clocks are ahead of UTC before the first transition: whole seconds, less than
	// a day either way.
	Offset time.Duration
	// Transitions are the changes of the offset, in the order of their instants; at most 4,096, to at
	// most 30 different offsets.
	Transitions []Transition
	// Rule says how clocks are changed every year after the last transition, as the TZ text of POSIX that
	// RFC 9636 section 3.3 describes, and agrees with the offset of that transition. Without
	// transitions the rule holds from 1970 on. If Rule is empty, the last offset stays.
	//
	// Daylight saving time needs both its dates, which lie in the year, in UTC, and are further apart
	// than clocks are changed. An offset is less than a day, and the text is at most 255 bytes long.
	Rule string
}

// A Transition is an instant at which the offset of a zone changes. It is plain data.
type Transition struct {
	At     time.Time     // whole seconds, in the years 1 to 9999 of UTC
	Offset time.Duration // how far clocks are ahead of UTC from then on; bounds as in Definition
}

// NewZone returns the zone that d describes, of which it keeps a copy. It fails if a bound of
// [Definition] is broken, or if clocks would show a local time more than twice; the error names the
// field by its JSON Pointer. Package time gives the Location the same offsets.
func NewZone(d Definition) (Zone, error) {
	loc, err := d.location()
	if err != nil {
		return Zone{}, fmt.Errorf("wallclock: definition of zone %q: %w", clip(d.Name), err)
	}
	def := d.clone()
	return Zone{loc: loc, def: &def}, nil
}

func (d *Definition) location() (*time.Location, error) {
	if err := d.check(); err != nil {
		return nil, err
	}
	changes, rule, err := d.changes()
	if err != nil {
		return nil, err
	}
	base := int64(d.Offset / time.Second)
	if err := checkOverlaps(base, changes); err != nil {
		return nil, err
	}
	loc, err := time.LoadLocationFromTZData(d.Name, tzif(base, changes, d.Rule))
	if err != nil {
		return nil, err
	}
	return loc, verify(loc, base, changes, rule)
}

func (d *Definition) check() error {
	switch {
	case d.Name == "":
		return errors.New("/name: missing")
	case len(d.Name) > maxName:
		return fmt.Errorf("/name: more than %d bytes", maxName)
	case !utf8.ValidString(d.Name):
		return errors.New("/name: not UTF-8")
	case len(d.Transitions) > maxTransitions:
		return fmt.Errorf("/transitions: more than %d", maxTransitions)
	}
	for _, r := range d.Name {
		if !unicode.IsPrint(r) {
			return fmt.Errorf("/name: character %U can't be printed", r)
		}
	}
	if err := checkOffset(d.Offset); err != nil {
		return fmt.Errorf("/offset: %w", err)
	}
	return d.checkTransitions()
}

func (d *Definition) checkTransitions() error {
	offsets := map[time.Duration]bool{d.Offset: true}
	for i, t := range d.Transitions {
		at := t.At.UTC()
		switch {
		case at.Year() < minYear || at.Year() > maxYear:
			return fmt.Errorf("/transitions/%d/at: year %d is not in %d to %d", i, at.Year(), minYear, maxYear)
		case at.Nanosecond() != 0:
			return fmt.Errorf("/transitions/%d/at: not in whole seconds", i)
		case i > 0 && !at.After(d.Transitions[i-1].At):
			return fmt.Errorf("/transitions/%d/at: not after the one before", i)
		}
		if err := checkOffset(t.Offset); err != nil {
			return fmt.Errorf("/transitions/%d/offset: %w", i, err)
		}
		if offsets[t.Offset] = true; len(offsets) > maxOffsets {
			return fmt.Errorf("/transitions/%d/offset: more than %d different offsets", i, maxOffsets)
		}
	}
	return nil
}

// A change is a transition in Unix seconds.
type change struct {
	at     int64
	offset int64
}

// changes returns the transitions, and the rule if there is one, in a form that package time reads
// right. It has two weak spots. It applies a rule wrongly before 1970, by a day; and it may apply the
// rule before the last transition, back to the last change that the rule itself would have made. So the
// changes of the rule are spelled out up to the first after the last transition and after 1970.
func (d *Definition) changes() ([]change, *yearly, error) {
	changes := make([]change, 0, len(d.Transitions)+1)
	for _, t := range d.Transitions {
		changes = append(changes, change{t.At.Unix(), int64(t.Offset / time.Second)})
	}
	if d.Rule == "" {
		return changes, nil, nil
	}
	rule, err := parseYearly(d.Rule)
	if err != nil {
		return nil, nil, fmt.Errorf("/rule: %w", err)
	}
	if len(changes) == 0 {
		changes = append(changes, change{0, rule.offset(0)})
	}
	last := changes[len(changes)-1]
	if offset := rule.offset(last.at); offset != last.offset {
		return nil, nil, fmt.Errorf("/rule: offset %s at the last transition, which has %s",
			offsetText(int(offset)), offsetText(int(last.offset)))
	}
	for rule.saves && (last.at < 0 || len(changes) <= len(d.Transitions)) {
		last = rule.next(last.at)
		changes = append(changes, last)
	}
	return changes, &rule, nil
}

// checkOverlaps returns an error if clocks would show a local time three times: if two stretches of
// constant offset share it that do not follow each other.
func checkOverlaps(base int64, changes []change) error {
	offset, shown := base, int64(-forever) // shown: the latest local time up to the stretch before the last
	for _, c := range changes {
		if c.offset == offset {
			continue
		}
		if c.at+c.offset < shown {
			return fmt.Errorf("/transitions: clocks show a local time three times around %s",
				time.Unix(c.at, 0).UTC().Format(time.RFC3339))
		}
		shown, offset = max(shown, c.at+offset), c.offset
	}
	return nil
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
