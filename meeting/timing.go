package meeting

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

const maxLength = 100 * 366 * 24 * time.Hour // of an occurrence

// timing checks everything that decides when the meeting takes place, and the overrides, and reports
// whether a schedule can be made of it.
func (c *checker) timing(d *Draft) bool {
	start := d.Start
	ok := c.start(start, "start")
	if !ok {
		start = wallclock.Time{}
	}
	ok = c.end(start, d.End, d.Length) && ok
	ok = c.repeats(d, start) && ok
	ok = c.locals(d.Except, "except") && ok
	ok = c.locals(d.Extra, "extra") && ok
	return c.overrides(d, start) && ok
}

// start checks a time of a draft or an override.
func (c *checker) start(t wallclock.Time, path ...any) bool {
	switch {
	case t.IsZero():
		return c.note(errors.New("is missing, or no date and time of the calendar"), path...)
	case t.Local().Date().Year() < 2:
		return c.note(errYearOne, path...)
	case t.Zone().IsZero():
		return c.note(errors.New("is missing: say on which clock the time is"), below(path, "zone")...)
	}
	return c.note(t.Zone().Check(), below(path, "zone")...)
}

// errYearOne keeps clear of the zero time.Time, which in UTC is the first instant of the year 1.
var errYearOne = errors.New("must be in the years 2 to 9999")

// end checks what a draft or an override, at path, says on its length. It must say something. The start
// is zero if it is wrong.
func (c *checker) end(start, end wallclock.Time, length time.Duration, path ...any) bool {
	at := below(path, "length")
	switch {
	case end.IsZero() && length == 0:
		if c.knows(below(path, "end")...) {
			return false
		}
		return c.note(errors.New("is missing: give a length, or an end (the start itself for none)"), at...)
	case end.IsZero():
		return c.note(checkLength(length), at...)
	}
	at = below(path, "end")
	if length != 0 {
		return c.note(errors.New("is given beside a length: give one of them"), at...)
	}
	if !c.start(end, at...) || start.IsZero() {
		return false
	}
	length = extentOf(start, end, 0).length
	if length < 0 {
		return c.note(fmt.Errorf("is before the start, %s", start), at...)
	}
	return c.note(checkLength(length), at...)
}

func checkLength(length time.Duration) error {
	switch {
	case length < 0:
		return errors.New("must not be negative")
	case length%time.Second != 0:
		return errors.New("must be in whole seconds")
	case length > maxLength:
		return fmt.Errorf("must not be longer than %v hours", maxLength.Hours())
	}
	return nil
}

// repeats checks the rule of a draft. The start is zero if it is wrong.
func (c *checker) repeats(d *Draft, start wallclock.Time) bool {
	ok := c.note(d.Repeats.Err(), "repeats") && c.note(d.Repeats.Check(start.Local()), "repeats")
	if zone := d.End.Zone(); d.recurs() && !start.IsZero() && !zone.IsZero() && !zone.Equal(start.Zone()) {
		return c.note(errors.New("of a series must be in the zone of its start"), "end", "zone")
	}
	return ok
}

func (c *checker) locals(list []wallclock.Local, key string) bool {
	ok := c.entries(len(list), key)
	if !ok {
		return false
	}
	for i, l := range list {
		switch {
		case l.IsZero():
			ok = c.note(errors.New("is no date and time of the calendar"), key, i)
		case l.Date().Year() < 2:
			ok = c.note(errYearOne, key, i)
		}
	}
	return ok
}

// overrides checks the overrides of a draft one by one. The start is zero if it is wrong.
func (c *checker) overrides(d *Draft, start wallclock.Time) bool {
	if !c.entries(len(d.Overrides), "overrides") {
		return false
	}
	before := len(c.problems)
	var invited map[participant.ID]bool // on the roster of the series, if somebody asks
	for i := range d.Overrides {
		o := &d.Overrides[i]
		c.text(o.Title, "overrides", i, "title")
		c.venue(o.Venue, "overrides", i, "venue")
		c.note(o.Agenda.Problems().Err(), "overrides", i, "agenda")
		c.moved(d, o, i, start)
		c.note(o.Roster.Problems().Err(), "overrides", i, "roster")
		if len(o.Responses) == 0 {
			continue
		}
		asked := invited
		if o.Roster != nil {
			asked = ids(o.Roster)
		} else if invited == nil {
			invited = ids(d.Roster)
			asked = invited
		}
		c.responses(o, i, asked)
	}
	return len(c.problems) == before
}

// moved checks where an override moves its occurrence. The start of the series is zero if it is wrong.
func (c *checker) moved(d *Draft, o *Override, i int, start wallclock.Time) {
	begin := o.Start
	switch {
	case !begin.IsZero():
		if !c.start(begin, "overrides", i, "start") {
			begin = wallclock.Time{}
		}
	case !start.IsZero():
		begin = d.time(o.Original)
	}
	if o.lasts() {
		c.end(begin, o.End, o.Length, "overrides", i)
	}
}

func (c *checker) responses(o *Override, i int, invited map[participant.ID]bool) {
	if !c.entries(len(o.Responses), "overrides", i, "responses") {
		return
	}
	unsure := c.knows("roster") || c.knows("overrides", i, "roster")
	for _, id := range slices.Sorted(maps.Keys(o.Responses)) {
		if !invited[id] && !unsure {
			err := errors.New("answers, but is not on the roster of the occurrence")
			c.note(err, "overrides", i, "responses", string(id))
		}
		c.note(o.Responses[id].Check(), "overrides", i, "responses", string(id))
	}
}

func ids(r participant.Roster) map[participant.ID]bool {
	set := make(map[participant.ID]bool, len(r))
	for i := range r {
		set[r[i].ID] = true
	}
	return set
}

// originals checks that each override is about an occurrence of its own; the schedule is right but for that.
func (c *checker) originals(s *state) {
	unsure := c.knows("repeats") || c.knows("except") || c.knows("extra")
	var there map[wallclock.Local]bool
	if !unsure {
		there = s.overridden()
	}
	seen := make(map[wallclock.Local]int, len(s.draft.Overrides))
	for i := range s.draft.Overrides {
		original := s.draft.Overrides[i].Original
		j, twice := seen[original]
		seen[original] = i
		var err error
		switch {
		case original.IsZero():
			err = errors.New("is missing: give the local start of the occurrence")
		case twice:
			err = fmt.Errorf("%s has an override already, at /overrides/%d", original, j)
		case !unsure && !there[original]:
			err = fmt.Errorf("the meeting has no occurrence at %s", original)
		}
		c.note(err, "overrides", i, "original")
	}
}
