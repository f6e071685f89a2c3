package meeting

import (
	"errors"
	"fmt"
	"net/url"
	"slices"
	"unicode/utf8"

	"github.com/salesmeeting/salesmeeting/participant"
)

// Bounds of a meeting, far beyond any real one; they keep the work that hostile input can cause small.
const (
	maxTextBytes   = 10_000   // of a title, a department, a place, a phone number, a link
	maxEntries     = 10_000   // of each list of a draft but the agenda, which has its own bound
	maxOriginBytes = 10 << 20 // of all texts of an origin
)

// checker collects the faults of a draft.
type checker struct {
	problems participant.Problems
	// known are the paths of what is wrong with the text that the draft was read from, and the paths above
	// them: faults there only follow from it.
	known map[string]bool
}

// meeting returns the meeting that d describes, or all faults.
func (c *checker) meeting(d Draft) (Meeting, error) {
	s := &state{draft: d.Clone()}
	s.count()
	c.content(&s.draft)
	if c.timing(&s.draft) {
		s.schedule = newSchedule(&s.draft)
		c.originals(s)
	}
	if len(c.problems) > 0 {
		return Meeting{}, c.problems
	}
	s.move()
	return Meeting{s}, nil
}

// note adds err, if there is one, as a fault at path, and reports whether there is none.
func (c *checker) note(err error, path ...any) bool {
	if err == nil {
		return true
	}
	for _, p := range participant.Located(participant.Pointer(path...), err) {
		if !c.known[p.Path] {
			c.problems = append(c.problems, p)
		}
	}
	return false
}

// knows reports whether the text at path, or below it, was wrong.
func (c *checker) knows(path ...any) bool {
	return len(c.known) > 0 && c.known[participant.Pointer(path...)]
}

// content checks everything that does not decide when the meeting takes place.
func (c *checker) content(d *Draft) {
	c.text(d.Title, "title")
	c.text(d.Department, "department")
	c.note(d.Purpose.Check(), "purpose")
	c.note(d.Audience.Check(), "audience")
	c.note(d.Format.Check(), "format")
	c.venue(d.Venue, "venue")
	if d.Organizer != "" {
		c.note(d.Organizer.Check(), "organizer")
	}
	if c.entries(len(d.Records), "records") {
		for i, r := range d.Records {
			c.note(r.Check(), "records", i)
		}
	}
	c.note(d.Roster.Problems().Err(), "roster")
	c.note(d.Agenda.Problems().Err(), "agenda")
	c.origin(&d.Origin)
}

func (c *checker) text(text string, path ...any) {
	switch {
	case len(text) > maxTextBytes:
		c.note(fmt.Errorf("has %d bytes, at most %d are allowed", len(text), maxTextBytes), path...)
	case !utf8.ValidString(text):
		c.note(errNoText, path...)
	}
}

var errNoText = errors.New("must be UTF-8 text")

func (c *checker) entries(n int, path ...any) bool {
	if n <= maxEntries {
		return true
	}
	return c.note(tooMany(n), path...)
}

func tooMany(n int) error { return fmt.Errorf("has %d entries, at most %d are allowed", n, maxEntries) }

func (c *checker) venue(v Venue, path ...any) {
	c.text(v.Place, below(path, "place")...)
	c.text(v.Phone, below(path, "phone")...)
	c.text(v.URL, below(path, "url")...)
	if v.URL != "" {
		if u, err := url.Parse(v.URL); err != nil || u.Scheme == "" {
			c.note(fmt.Errorf(`%.200q is no link: give it whole, "https://…"`, v.URL), below(path, "url")...)
		}
	}
	if c.entries(len(v.Resources), below(path, "resources")...) {
		for i, id := range v.Resources {
			c.note(id.Check(), below(path, "resources", i)...)
		}
	}
}

// origin checks only that JSON brings back what is there: the texts mean something elsewhere.
func (c *checker) origin(o *Origin) {
	if !utf8.ValidString(o.Source) {
		c.note(errNoText, "origin", "source")
	}
	if !utf8.ValidString(o.UID) {
		c.note(errNoText, "origin", "uid")
	}
	if !c.entries(len(o.Properties), "origin", "properties") {
		return
	}
	bytes := len(o.Source) + len(o.UID)
	for i, line := range o.Properties {
		bytes += len(line)
		if !utf8.ValidString(line) {
			c.note(errNoText, "origin", "properties", i)
		}
	}
	if bytes > maxOriginBytes {
		c.note(fmt.Errorf("has %d bytes of text, at most %d are allowed", bytes, maxOriginBytes), "origin")
	}
}

// below returns path with tokens after it, sharing nothing with path.
func below(path []any, tokens ...any) []any { return slices.Concat(path, tokens) }
