package meeting

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// ErrNoOccurrence says that a meeting has no occurrence with the original start that was asked for.
var ErrNoOccurrence = errors.New("meeting: no occurrence has this original start")

// An Edit is what a change made of a meeting. It is a value: nothing is stored, and the meeting that was
// changed is as it was. Only [Meeting.EditOne], [Meeting.EditFollowing] and [Meeting.EditAll] make one.
type Edit struct {
	// Meeting is what the meeting has become: of a split, the part before. It keeps its ID and version.
	Meeting Meeting
	// Rest is the part of a split that begins with the chosen occurrence, a new meeting without ID, version
	// and origin; the zero Meeting if the edit did not split.
	Rest Meeting
	// Lost are the overrides whose occurrence the change took away, by their original starts before it.
	Lost []Override

	// from became to: the whole meeting, or the part of it from the chosen occurrence on.
	from, to Meeting
	original wallclock.Local // of EditOne; else zero
}

// Override returns the override of the occurrence with the given original start, and whether there is one.
func (m Meeting) Override(original wallclock.Local) (Override, bool) {
	if o := m.state().schedule.patches[original]; o != nil {
		return o.Clone(), true
	}
	return Override{}, false
}

// EditOne returns the meeting with o as the override of the occurrence with o's original start, in place of
// the one it had: begin with [Meeting.Override] to change that. An o with no more than the original start takes
// the override away. It fails with [ErrNoOccurrence] if there is no such occurrence, and with problems as
// from [New] if o has faults.
func (m Meeting) EditOne(o Override) (Edit, error) {
	if !m.has(o.Original) {
		return Edit{}, fmt.Errorf("%w: %s", ErrNoOccurrence, o.Original)
	}
	d := m.Draft()
	d.Overrides = slices.DeleteFunc(d.Overrides, func(old Override) bool { return old.Original == o.Original })
	if !o.isEmpty() {
		d.Overrides = append(d.Overrides, o)
	}
	after, err := m.remake(d)
	return Edit{Meeting: after, from: m, to: after, original: o.Original}, err
}

// EditAll returns the meeting with a change to the whole series. Change gets a copy of its draft. Where it moves the
// start and leaves the rule alone, the days that the rule names move with it ([recurrence.Rule.Moved]); it is a fault
// at "/repeats" if they can't. Where it moves the start or replaces the rule, what is known of single occurrences
// follows by position: the override and the exception of the third occurrence are those of the third again, and extra
// starts move as far as the start did. What has no place any more is in [Edit.Lost]. The error is as from [New].
func (m Meeting) EditAll(change func(*Draft)) (Edit, error) {
	old, d := m.Draft(), m.Draft()
	change(&d)
	if err := d.moveRule(&old); err != nil {
		return Edit{}, err
	}
	lost := m.follow(&d)
	after, err := m.remake(d)
	return Edit{Meeting: after, Lost: lost, from: m, to: after}, err
}

// moveRule lets the rule of d, a changed draft of old, follow its start.
func (d *Draft) moveRule(old *Draft) error {
	from, to := old.Start.Local(), d.Start.Local()
	if from == to || to.IsZero() || !old.Repeats.Equal(d.Repeats) || !old.ruleYields(from) {
		return nil
	}
	moved, ok := d.Repeats.Moved(from, to)
	if !ok {
		return participant.Problems{{Path: "/repeats", Err: fmt.Errorf(
			"%s does not take place at the new start, %s: change the rule too", d.Repeats, to)}}
	}
	d.Repeats = moved
	return nil
}

// EditFollowing splits the series before the occurrence with the given original start and returns the part
// before it as it was, and the rest with a change as in [Meeting.EditAll]. Both have the roster with its
// responses; overrides, exceptions and extra starts go with their occurrences. At the first occurrence there
// is nothing before: the whole series is changed, as by EditAll. It fails with [ErrNoOccurrence] if there is no such
// occurrence, with a [*recurrence.Problem] if the rule can't be split there ([recurrence.Rule.Split]), and with
// problems as from [New].
func (m Meeting) EditFollowing(original wallclock.Local, change func(*Draft)) (Edit, error) {
	if !m.has(original) {
		return Edit{}, fmt.Errorf("%w: %s", ErrNoOccurrence, original)
	}
	before, rest, err := m.split(original)
	if err != nil {
		return Edit{}, err
	}
	if before.Start.IsZero() {
		return m.EditAll(change)
	}
	second, err := m.remake(rest)
	if err != nil {
		return Edit{}, err
	}
	edit, err := second.EditAll(change)
	if err != nil {
		return Edit{}, err
	}
	edit.Rest = edit.Meeting
	edit.Meeting, err = m.remake(before)
	return edit, err
}

func (m Meeting) has(original wallclock.Local) bool {
	return m.s != nil && m.s.schedule.has(&m.s.draft, original)
}

// remake returns the meeting of d around the holidays of m.
func (m Meeting) remake(d Draft) (Meeting, error) {
	after, err := New(d)
	if err != nil || m.state().holidays.Len() == 0 {
		return after, err
	}
	return after.WithHolidays(m.s.holidays), nil
}

// isEmpty reports whether the override has no more than its original start.
func (o *Override) isEmpty() bool {
	return !o.Canceled && !o.moves() && o.Title == "" && o.Venue.IsZero() && o.Roster == nil &&
		len(o.Responses) == 0 && o.Agenda.IsZero()
}

// split returns the drafts of the parts before and from original, of which the first has no start if the
// second is the whole.
func (m Meeting) split(original wallclock.Local) (before, rest Draft, err error) {
	before, rest = m.Draft(), m.Draft()
	rest.ID, rest.Version, rest.Origin = ID{}, 0, Origin{}
	isBefore := func(l wallclock.Local) bool { return l.Compare(original) < 0 }
	isRest := func(l wallclock.Local) bool { return !isBefore(l) }
	before.Except, rest.Except = slices.DeleteFunc(before.Except, isRest), slices.DeleteFunc(rest.Except, isBefore)
	before.Extra, rest.Extra = slices.DeleteFunc(before.Extra, isRest), slices.DeleteFunc(rest.Extra, isBefore)
	before.Overrides = slices.DeleteFunc(before.Overrides, func(o Override) bool { return isRest(o.Original) })
	rest.Overrides = slices.DeleteFunc(rest.Overrides, func(o Override) bool { return isBefore(o.Original) })

	first, pivot := m.s.around(original)
	switch {
	case first: // the rule yields nothing before
		before.Repeats = recurrence.Rule{}
		before.takeStartFromExtra()
	case pivot.IsZero(): // and nothing after
		rest.Repeats = recurrence.Rule{}
		rest.takeStartFromExtra()
	default:
		before.Repeats, rest.Repeats, err = rest.Repeats.Split(m.Start().Local(), pivot)
		rest.moveStart(pivot)
	}
	return before, rest, err
}

// around reports whether the first start of the rule is not before original, and returns the first one that
// is not: the zero Local if there is none.
func (s *state) around(original wallclock.Local) (first bool, pivot wallclock.Local) {
	first = true
	for at := range s.draft.Repeats.Starts(s.draft.Start, forever(s.draft.Start)) {
		if at.Local().Compare(original) >= 0 {
			return first, at.Local()
		}
		first = false
	}
	return first, wallclock.Local{}
}

// forever is the span of time from start to the end of the calendar.
func forever(start wallclock.Time) interval.Interval {
	end := time.Date(10000, time.January, 2, 0, 0, 0, 0, time.UTC) // whatever the zone; UTC has no gaps
	span, _ := interval.New(start.Instant(), end)                  // no start is later
	return span
}

// takeStartFromExtra makes the first extra start that of the draft; without one the draft has none.
func (d *Draft) takeStartFromExtra() {
	if len(d.Extra) == 0 {
		d.Start = wallclock.Time{}
		return
	}
	slices.SortFunc(d.Extra, wallclock.Local.Compare)
	d.moveStart(d.Extra[0])
	d.Extra = d.Extra[1:]
}

// moveStart moves the start to local, and the end with it.
func (d *Draft) moveStart(local wallclock.Local) {
	if local == d.Start.Local() {
		return
	}
	old := d.Start
	d.Start = local.In(old.Zone())
	switch {
	case d.End.IsZero():
	case extentOf(old, d.End, 0).onClock:
		d.End = d.End.Local().Add(local.Sub(old.Local())).In(old.Zone())
	case d.End.Instant().Equal(old.Instant()):
		d.End = d.Start
	default:
		d.Length, d.End = d.End.Instant().Sub(old.Instant()), wallclock.Time{}
	}
}
