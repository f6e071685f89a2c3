package ical

import (
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// overrides applies the entries, the newest first, to the series. It returns those that are meetings of
// their own: an all-day event among meetings or the other way round, and what has no RECURRENCE-ID
// that can be read.
func (b *builder) overrides(entries []*entry) (orphans []*entry) {
	patches := map[wallclock.Local]*meeting.Override{}
	for local, patch := range b.extra { // periods
		if !patch.Original.IsZero() && (patch.Length != 0 || !patch.End.IsZero()) {
			patches[local] = &patch
		}
	}
	taken := map[wallclock.Local]bool{}
	for _, e := range entries {
		if e.recurrence.IsZero() {
			orphans = append(orphans, e)
			continue
		}
		original, there := b.original(e)
		if original.IsZero() || taken[original] {
			continue
		}
		taken[original] = true
		if !there && e.canceled && e.future && e.sequence >= b.entry.sequence { // from some time between occurrences on
			b.future = append(b.future, &futurePatch{entry: e, patch: meeting.Override{Original: original, Canceled: true}})
		}
		if !there && !b.stray(e, original) {
			continue
		}
		if !e.canceled && b.isOtherKind(e) {
			b.except[original] = true
			delete(patches, original)
			orphans = append(orphans, e)
			continue
		}
		patch := b.patch(e, original, patches[original])
		if patch == nil {
			delete(patches, original)
			continue
		}
		patches[original] = patch
	}
	b.toFuture(patches, taken)
	for local, patch := range patches {
		if !b.except[local] {
			b.draft.Overrides = append(b.draft.Overrides, *patch)
		}
	}
	return orphans
}

// isOtherKind reports whether the override is an all-day event of a series of meetings, or the other way
// round.
func (b *builder) isOtherKind(e *entry) bool {
	p, ok := e.First("DTSTART")
	if !ok {
		return false
	}
	start, ok := e.moment(p, "")
	return ok && e.isAllDay(start) != b.allDay
}

// original returns the original start that an override is about, zero if the calendar ends before it, and
// whether the series takes place there.
func (b *builder) original(e *entry) (original wallclock.Local, there bool) {
	found := b.find(e.recurrence)
	slices.SortFunc(found, wallclock.Local.Compare)
	for _, local := range found {
		if !b.except[local] {
			return local, true
		}
	}
	switch {
	case len(found) > 0:
		return found[0], false
	case b.allDay:
		return e.recurrence.Local().Date().Midnight(), false
	case e.recurrence.isDate:
		return e.recurrence.Local().Add(b.timeOfDay()), false
	}
	return e.recurrence.in(b.zone), false
}

// timeOfDay returns what clocks show at the start, since midnight.
func (b *builder) timeOfDay() time.Duration {
	start := b.draft.Start.Local()
	return start.Sub(start.Date().Midnight())
}

// stray makes an extra start for an override of no occurrence, unless it is canceled or older than the
// series, and reports whether it did.
func (b *builder) stray(e *entry, original wallclock.Local) bool {
	p, _ := e.First("RECURRENCE-ID")
	switch {
	case e.canceled:
		return false
	case e.sequence < b.entry.sequence:
		e.report(p.Line, StaleOverride, "the series, which is newer, has no occurrence "+excerpt(p.Value)+" any more: dropped")
		return false
	}
	e.report(p.Line, StrayOverride, "the series has no occurrence "+excerpt(p.Value)+": it takes place besides")
	delete(b.except, original)
	if !b.has(original) {
		b.addExtra(meeting.Override{Original: original})
	}
	return true
}

// patch returns what is different in an occurrence; nil if nothing is. Known is what an RDATE says of it,
// or nil.
func (b *builder) patch(e *entry, original wallclock.Local, known *meeting.Override) *meeting.Override {
	p := &meeting.Override{Original: original, Canceled: e.canceled}
	if known != nil {
		p.Length, p.End = known.Length, known.End
	}
	if !e.canceled {
		b.patchTime(e, p)
		b.patchRest(e, p)
	}
	if e.future {
		start := p.Start
		if start.IsZero() {
			start = original.In(b.zone)
		}
		shift := moment{Time: start}.in(b.zone).Sub(original)
		b.future = append(b.future, &futurePatch{e, *p, shift})
	}
	if isEmpty(p) {
		return nil
	}
	return p
}

// isEmpty reports whether an override changes nothing.
func isEmpty(p *meeting.Override) bool {
	return !p.Canceled && p.Start.IsZero() && p.End.IsZero() && p.Length == 0 &&
		p.Title == "" && p.Venue.IsZero() && p.Roster == nil
}

// patchTime sets the start and the length of an override.
func (b *builder) patchTime(e *entry, p *meeting.Override) {
	keeps := moment{Time: p.Original.In(b.zone), isDate: b.allDay, floating: b.allDay}
	start, ok := e.start(keeps)
	if !ok {
		return
	}
	if b.allDay {
		start.Time = start.Local().In(b.zone)
	}
	if !start.Instant().Equal(keeps.Instant()) {
		p.Start = start.Time
	}
	if long := e.length(start, b.allDay); long.given {
		took := long.elapsed
		if long.clock.days > 0 {
			took = long.clock.from(start.Time)
		}
		p.End, p.Length = wallclock.Time{}, 0
		b.setOverrideLength(p, start.Time, took)
	}
}

// setOverrideLength sets the length of an override that begins at start, unless it is what the series
// has anyway.
func (b *builder) setOverrideLength(p *meeting.Override, start wallclock.Time, took time.Duration) {
	switch {
	case took == b.takes(start):
	case took == 0:
		p.End = start
	default:
		p.Length = took
	}
}

// patchRest sets what is different besides the time.
func (b *builder) patchRest(e *entry, p *meeting.Override) {
	if title := e.title(); title != b.draft.Title {
		p.Title = title
	}
	roster, resources := e.people()
	if roster != nil && !slices.Equal(roster, b.draft.Roster) {
		p.Roster = roster
	}
	if roster == nil {
		resources = b.draft.Venue.Resources
	}
	venue := e.venue(resources)
	if venue.Place == "" && venue.URL == "" && venue.Phone == "" {
		venue = b.draft.Venue
		venue.Resources = resources
	}
	if !sameVenue(venue, b.draft.Venue) {
		p.Venue = venue
	}
}

func sameVenue(a, b meeting.Venue) bool {
	return a.Place == b.Place && a.Phone == b.Phone && a.URL == b.URL && slices.Equal(a.Resources, b.Resources)
}

// dropRecurrence leaves the start of a series.
func dropRecurrence(d *meeting.Draft) {
	d.Repeats, d.Except, d.Extra, d.Overrides = recurrence.Rule{}, nil, nil, nil
}
