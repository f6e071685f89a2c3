package cost

import (
	"maps"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// usualLengths are those to which a meeting is shortened, if that is at least half of what it takes.
var usualLengths = []time.Duration{
	4 * time.Hour, 3 * time.Hour, 2 * time.Hour, 90 * time.Minute, 60 * time.Minute, 45 * time.Minute, 30 * time.Minute,
}

// changesOf returns what could be changed of m alone.
func changesOf(m meeting.Meeting) []Change {
	var list []Change
	switch weekday := m.Start().Local().Weekday(); {
	case isEvery(m.Repeats(), 1, weekday):
		list = append(list, Change{kind: EverySecondWeek})
	case isEvery(m.Repeats(), 2, weekday):
		list = append(list, Change{kind: OnceAMonth})
	}
	for _, length := range usualLengths {
		if length < m.Length() && 2*length >= m.Length() {
			list = append(list, Change{kind: Shorten, length: length})
		}
	}
	if slices.ContainsFunc(m.Roster(), isOptional) {
		list = append(list, Change{kind: DropOptional})
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
	case EverySecondWeek:
		return repeat(d, d.Repeats.Every(2))
	case OnceAMonth:
		date := d.Start.Local().Date()
		nth := (date.Day()-1)/7 + 1
		if nth == 5 {
			nth = -1
		}
		return repeat(d, recurrence.Monthly().OnThe(nth, date.Weekday()))
	case Shorten:
		if d.Agenda.Overrun(c.length) > 0 {
			return false
		}
		d.End, d.Length = wallclock.Time{}, c.length
	case DropOptional:
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
