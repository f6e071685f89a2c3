package cost

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A Change says what to change of a series. It is an immutable value, comparable with ==; the zero Change changes
// nothing.
type Change struct {
	kind   changeKind
	length time.Duration // of shorten
}

type changeKind uint8

const (
	secondWeek changeKind = iota + 1
	onceAMonth
	shorten
	dropOptional
)

// String returns the change as a sentence without its end: "hold it every second week".
func (c Change) String() string {
	switch c.kind {
	case secondWeek:
		return "hold it every second week"
	case onceAMonth:
		return "hold it once a month"
	case shorten:
		return fmt.Sprintf("shorten it to %d minutes", c.length/time.Minute)
	case dropOptional:
		return "hold it without its optional participants"
	}
	return "change nothing"
}

func (c Change) compare(o Change) int {
	return cmp.Or(cmp.Compare(c.kind, o.kind), cmp.Compare(c.length, o.length))
}

// usualLengths are those to which a meeting is shortened, if that is at least half of what it takes.
var usualLengths = []time.Duration{60 * time.Minute, 45 * time.Minute, 30 * time.Minute}

// changesOf returns what could be changed of m.
func changesOf(m meeting.Meeting) []Change {
	var list []Change
	switch weekday := m.Start().Local().Weekday(); {
	case isEvery(m.Repeats(), 1, weekday):
		list = append(list, Change{kind: secondWeek})
	case isEvery(m.Repeats(), 2, weekday):
		list = append(list, Change{kind: onceAMonth})
	}
	for _, length := range usualLengths {
		if length < m.Length() && 2*length >= m.Length() {
			list = append(list, Change{kind: shorten, length: length})
		}
	}
	if slices.ContainsFunc(m.Roster(), isOptional) {
		list = append(list, Change{kind: dropOptional})
	}
	return list
}

// isEvery reports whether a rule is that of every n-th week on the weekday of the start.
func isEvery(r recurrence.Rule, n int, weekday time.Weekday) bool {
	every := recurrence.Weekly().Every(n)
	endless := r.Endless()
	return !r.IsZero() && (endless.Equal(every) || endless.Equal(every.On(weekday)))
}

func isOptional(p participant.Participant) bool { return p.Part == participant.Optional }

// apply returns m with the change, and whether it can be made.
func (c Change) apply(m meeting.Meeting) (meeting.Meeting, bool) {
	possible := true
	edit, err := m.EditAll(func(d *meeting.Draft) { possible = c.change(d) })
	return edit.Meeting, err == nil && possible
}

// change changes a draft, and reports whether that can be.
func (c Change) change(d *meeting.Draft) bool {
	switch c.kind {
	case secondWeek:
		return repeat(d, d.Repeats.Every(2))
	case onceAMonth:
		date := d.Start.Local().Date()
		nth := (date.Day()-1)/7 + 1
		if nth == 5 {
			nth = -1
		}
		return repeat(d, recurrence.Monthly().OnThe(nth, date.Weekday()))
	case shorten:
		if d.Agenda.Overrun(c.length) > 0 {
			return false
		}
		d.End, d.Length = wallclock.Time{}, c.length
	case dropOptional:
		return dropPeople(d)
	}
	return true
}

// maxStarts bounds how many starts of a finite series are walked to find its last.
const maxStarts = 10_000

// repeat replaces the rule of d by an endless one, which ends no later than the old one did. It reports
// whether it could find when that is.
func repeat(d *meeting.Draft, rule recurrence.Rule) bool {
	rule = rule.Endless()
	if d.Repeats.IsFinite() {
		n, last := 0, d.Start.Local()
		for l := range d.Repeats.Locals(last, last, wallclock.Local{}) {
			if n++; n > maxStarts {
				return false
			}
			last = l
		}
		rule = rule.UntilLocal(last)
	}
	d.Repeats = rule
	return true
}

// dropPeople takes optional participants off all rosters of d, and reports whether anybody is left.
func dropPeople(d *meeting.Draft) bool {
	d.Roster = slices.DeleteFunc(d.Roster, isOptional)
	for i := range d.Overrides {
		o := &d.Overrides[i]
		roster := d.Roster
		if o.Roster != nil {
			o.Roster = slices.DeleteFunc(o.Roster, isOptional)
			roster = o.Roster
		}
		maps.DeleteFunc(o.Responses, func(id participant.ID, _ participant.Response) bool {
			_, invited := roster.Find(id)
			return !invited
		})
	}
	return len(d.Roster) > 0
}
