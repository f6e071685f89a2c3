package meeting

import (
	"errors"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"time"
	"unicode/utf8"

	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// Bounds of a meeting, far beyond any real one; they keep the work that hostile input can cause small.
const (
	maxTextBytes = 10_000                     // of a title, a place, a phone number, a link
	maxEntries   = 10_000                     // of a roster, of overrides, of excepted or extra starts
	maxLength    = 100 * 366 * 24 * time.Hour // of an occurrence
)

// checker collects the faults of a draft.
type checker struct{ problems participant.Problems }

// note adds err, if there is one, as a fault at path, and reports whether there is none.
func (c *checker) note(err error, path ...any) bool {
	c.problems = append(c.problems, participant.Located(participant.Pointer(path...), err)...)
	return err == nil
}

func (c *checker) draft(d *Draft) {
	c.text(d.Title, "title")
	c.text(d.Department, "department")
	c.note(d.Purpose.Check(), "purpose")
	c.note(d.Audience.Check(), "audience")
	c.note(d.Format.Check(), "format")
	c.venue(d.Venue)
	if d.Organizer != "" {
		c.note(d.Organizer.Check(), "organizer")
	}
	for i, r := range d.Records {
		if r.Type == "" || r.ID == "" {
			c.note(errors.New("needs a type and an id"), "records", i)
		}
	}
	if c.entries(len(d.Roster), "roster") {
		c.note(d.Roster.Problems().Err(), "roster")
	}
	c.note(d.Agenda.Problems().Err(), "agenda")
}

func (c *checker) text(text string, path ...any) {
	switch {
	case len(text) > maxTextBytes:
		c.note(fmt.Errorf("has %d bytes, at most %d are allowed", len(text), maxTextBytes), path...)
	case !utf8.ValidString(text):
		c.note(errors.New("must be UTF-8 text"), path...)
	}
}

func (c *checker) entries(n int, path ...any) bool {
	if n <= maxEntries {
		return true
	}
	return c.note(fmt.Errorf("has %d entries, at most %d are allowed", n, maxEntries), path...)
}

func (c *checker) venue(v Venue, path ...any) {
	path = append(path, "venue")
	c.text(v.Place, below(path, "place")...)
	c.text(v.Phone, below(path, "phone")...)
	c.text(v.URL, below(path, "url")...)
	if v.URL != "" {
		if u, err := url.Parse(v.URL); err != nil || u.Scheme == "" {
			c.note(fmt.Errorf(`%.200q is no link: give it whole, "https://…"`, v.URL), below(path, "url")...)
		}
	}
	for i, id := range v.Resources {
		c.note(id.Check(), below(path, "resources", i)...)
	}
}

// start checks a time of a draft or an override.
func (c *checker) start(t wallclock.Time, path ...any) bool {
	if t.IsZero() {
		return c.note(errors.New("is missing, or no date and time of the calendar"), path...)
	}
	return c.note(t.Zone().Check(), below(path, "zone")...)
}

// end checks what a draft or an override, at path, says on its length. It must say something.
func (c *checker) end(start, end wallclock.Time, length time.Duration, path ...any) bool {
	at := below(path, "length")
	switch {
	case end.IsZero():
	case length != 0:
		return c.note(errors.New("is given beside a length: give one of them"), below(path, "end")...)
	default:
		at = below(path, "end")
		if !c.start(end, at...) {
			return false
		}
		length = end.Instant().Sub(start.Instant())
		if length < 0 {
			return c.note(fmt.Errorf("is before the start, %s", start), at...)
		}
	}
	switch {
	case end.IsZero() && length == 0:
		return c.note(errors.New("is missing: give a length, or an end (the start itself for none)"), at...)
	case length < 0:
		return c.note(errors.New("must not be negative"), at...)
	case length%time.Second != 0:
		return c.note(errors.New("must be in whole seconds"), at...)
	case length > maxLength:
		return c.note(errors.New("must be shorter than 100 years"), at...)
	}
	return true
}

// rule checks what a draft with a start and a length says on its recurrence.
func (c *checker) rule(d *Draft) bool {
	if !c.note(d.Repeats.Err(), "repeats") || !c.note(d.Repeats.Check(d.Start.Local()), "repeats") {
		return false
	}
	if !d.Repeats.IsZero() && !d.End.IsZero() && !d.End.Zone().Equal(d.Start.Zone()) {
		return c.note(errors.New("of a series must be in the zone of its start"), "end", "zone")
	}
	if !c.entries(len(d.Except), "except") || !c.entries(len(d.Extra), "extra") ||
		!c.entries(len(d.Overrides), "overrides") {
		return false
	}
	c.locals(d.Except, "except")
	c.locals(d.Extra, "extra")
	return true
}

func (c *checker) locals(list []wallclock.Local, key string) {
	for i, l := range list {
		if l.IsZero() {
			c.note(errors.New("is no date and time of the calendar"), key, i)
		}
	}
}

// overrides checks the overrides of a draft that has the given schedule.
func (c *checker) overrides(d *Draft, s *schedule) {
	seen := make(map[wallclock.Local]int, len(d.Overrides))
	for i := range d.Overrides {
		o := &d.Overrides[i]
		j, twice := seen[o.Original]
		seen[o.Original] = i
		switch {
		case o.Original.IsZero():
			c.note(errors.New("is missing: give the local start of the occurrence"), "overrides", i, "original")
		case twice:
			c.note(fmt.Errorf("%s has an override already, at /overrides/%d", o.Original, j), "overrides", i, "original")
		case !s.has(d, o.Original):
			c.note(fmt.Errorf("the meeting has no occurrence at %s", o.Original), "overrides", i, "original")
		default:
			c.override(d, o, i)
		}
	}
}

func (c *checker) override(d *Draft, o *Override, i int) {
	c.text(o.Title, "overrides", i, "title")
	c.venue(o.Venue, "overrides", i)
	c.note(o.Agenda.Problems().Err(), "overrides", i, "agenda")
	start := o.Start
	if start.IsZero() {
		start = o.Original.In(d.Start.Zone())
	}
	if c.start(start, "overrides", i, "start") && (!o.End.IsZero() || o.Length != 0) {
		c.end(start, o.End, o.Length, "overrides", i)
	}
	roster := d.Roster
	if o.Roster != nil {
		roster = o.Roster
		if c.entries(len(roster), "overrides", i, "roster") {
			c.note(roster.Problems().Err(), "overrides", i, "roster")
		}
	}
	for _, id := range slices.Sorted(maps.Keys(o.Responses)) {
		path := []any{"overrides", i, "responses", string(id)}
		if _, ok := roster.Find(id); !ok {
			c.note(errors.New("answers, but is not on the roster of the occurrence"), path...)
		}
		if _, err := o.Responses[id].MarshalText(); err != nil {
			c.note(err, path...)
		}
	}
}

// below returns path with tokens after it, sharing nothing with path.
func below(path []any, tokens ...any) []any { return slices.Concat(path, tokens) }
