package ical

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// A vtimezone is a VTIMEZONE of a file (RFC 5545 section 3.6.5).
type vtimezone struct {
	id          string
	location    string // X-LIC-LOCATION or another hint at the name in the database
	line        int
	calendar    int // of its source
	observances []observance
	odd         error // the first thing that can't be understood
}

// An observance is a STANDARD or DAYLIGHT part: from its onsets on, clocks are ahead of UTC by to.
type observance struct {
	start    wallclock.Local // the first onset, by clocks that are still ahead by from
	from, to time.Duration
	hasFrom  bool
	hasTo    bool
	yearly   *yearly // nil: no rule
	dates    []wallclock.Local
}

// parseTimezone reads the properties of a VTIMEZONE, with its observances between BEGIN and END.
func parseTimezone(b block) *vtimezone {
	z := &vtimezone{line: b.line}
	var in *observance
	for _, p := range b.properties {
		switch p.Name {
		case "BEGIN":
			z.add(in)
			in = &observance{}
		case "END":
			z.add(in)
			in = nil
		default:
			if in == nil {
				z.property(p)
			} else if err := in.property(p); err != nil && z.odd == nil {
				z.odd = err
			}
		}
	}
	z.add(in)
	return z
}

// add keeps an observance that says what clocks show.
func (z *vtimezone) add(o *observance) {
	switch {
	case o == nil:
	case len(z.observances) == maxObservances:
		z.odd = cmp.Or(z.odd, errors.New("it has too many observances"))
	case !o.hasTo:
		z.odd = cmp.Or(z.odd, errors.New("an observance has no TZOFFSETTO"))
	default:
		if !o.hasFrom {
			o.from = o.to
		}
		if o.start.IsZero() {
			o.start = epoch.Midnight()
		}
		z.observances = append(z.observances, *o)
	}
}

// epoch is the day from which on zones matter; earlier onsets only say what holds from then on.
var epoch, _ = wallclock.NewDate(1970, time.January, 1)

func (z *vtimezone) property(p Property) {
	switch p.Name {
	case "TZID":
		z.id = plainZoneID(p.Value)
	case "X-LIC-LOCATION", "TZID-ALIAS-OF":
		z.location = p.Value
	}
}

func (o *observance) property(p Property) error {
	var ok bool
	switch p.Name {
	case "DTSTART":
		var s stamp
		if s, ok = parseStamp(p.Value); ok {
			o.start = s.local
		}
	case "TZOFFSETFROM":
		o.from, ok = textOffset(signed(p.Value))
		o.hasFrom = ok
	case "TZOFFSETTO":
		o.to, ok = textOffset(signed(p.Value))
		o.hasTo = ok
	case "RDATE":
		for part := range strings.SplitSeq(p.Value, ",") {
			s, readable := parseStamp(part)
			if readable {
				o.dates = append(o.dates, s.local)
			}
			ok = readable
		}
	case "RRULE":
		o.yearly, ok = parseYearly(p.Value)
	default:
		return nil
	}
	if !ok {
		return errors.New(p.Name + ":" + p.Value + " is not understood")
	}
	return nil
}

// signed adds the plus that some files leave out.
func signed(offset string) string {
	offset = strings.TrimSpace(offset)
	if offset != "" && offset[0] >= '0' && offset[0] <= '9' {
		return "+" + offset
	}
	return offset
}

// lastOnset is the year up to which onsets are written out where no yearly rule can say them.
const lastOnset = 2200

// maxObservances is more than any real VTIMEZONE has.
const maxObservances = 500

// maxTransitions is fewer than a wallclock.Definition may have.
const maxTransitions = 4000

// zone returns the zone that z defines. It takes a step off the budget for each month that it looks at, and
// gives up when there are none left.
func (z *vtimezone) zone(budget *int) (wallclock.Zone, error) {
	if z.odd != nil {
		return wallclock.Zone{}, z.odd
	}
	if len(z.observances) == 0 {
		return wallclock.Zone{}, errors.New("it has no observances")
	}
	d := wallclock.Definition{Name: z.id}
	tail, until := z.tail()
	var err error
	if d.Transitions, err = z.transitions(until, budget); err != nil {
		return wallclock.Zone{}, err
	}
	d.Rule = tail
	d.Offset = z.before(d.Transitions)
	if len(d.Transitions) == 0 && tail == "" {
		return wallclock.Offset(d.Offset)
	}
	d.Transitions = changes(d.Offset, d.Transitions)
	if len(d.Transitions) == 0 && tail == "" {
		return wallclock.Offset(d.Offset)
	}
	return wallclock.NewZone(d)
}

// from returns the noon after the first onset: z says nothing of the time before.
func (z *vtimezone) from() time.Time {
	var first wallclock.Date
	for _, o := range z.observances {
		if day := o.start.Date(); first.IsZero() || day.Compare(first) < 0 {
			first = day
		}
	}
	y, m, d := first.AddDays(1).Civil()
	return time.Date(y, m, d, 12, 0, 0, 0, time.UTC)
}

// before returns the offset that holds before the first of the transitions.
func (z *vtimezone) before(transitions []wallclock.Transition) time.Duration {
	first := slices.MinFunc(z.observances, func(a, b observance) int { return a.start.Compare(b.start) })
	if len(transitions) > 0 && first.start.Date().Compare(epoch) >= 0 {
		return first.from
	}
	// What began before 1970 holds then: of two yearly observances the later one in the year.
	last := first
	for _, o := range z.observances {
		if o.start.Date().Compare(epoch) < 0 && o.monthOfOnset() >= last.monthOfOnset() {
			last = o
		}
	}
	return last.to
}

func (o observance) monthOfOnset() time.Month {
	if o.yearly != nil && len(o.yearly.months) > 0 {
		return o.yearly.months[len(o.yearly.months)-1]
	}
	return o.start.Date().Month()
}

// transitions returns the onsets from 1970 to the end of the year until, in order, each instant once.
func (z *vtimezone) transitions(until int, budget *int) ([]wallclock.Transition, error) {
	var list []wallclock.Transition
	for _, o := range z.observances {
		for local := range o.onsets(until, budget) {
			if local.Date().Compare(epoch) < 0 {
				continue
			}
			if len(list) == maxTransitions {
				return nil, errors.New("it has too many onsets")
			}
			at, _ := utc.Resolve(local)
			list = append(list, wallclock.Transition{At: at.Add(-o.from), Offset: o.to})
		}
	}
	if *budget <= 0 {
		return nil, errors.New("the definitions of the file are too much work")
	}
	slices.SortStableFunc(list, func(a, b wallclock.Transition) int { return a.At.Compare(b.At) })
	return slices.CompactFunc(list, func(a, b wallclock.Transition) bool { return a.At.Equal(b.At) }), nil
}

// changes returns the transitions that change the offset.
func changes(offset time.Duration, all []wallclock.Transition) []wallclock.Transition {
	var list []wallclock.Transition
	for _, t := range all {
		if t.Offset != offset {
			list = append(list, t)
			offset = t.Offset
		}
	}
	return list
}
