package ical

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// A group has the entries with one UID.
type group struct {
	masters   []*entry
	overrides []*entry
}

func (g *group) add(e *entry) {
	if e.isOverride {
		g.overrides = append(g.overrides, e)
	} else {
		g.masters = append(g.masters, e)
	}
}

// master returns the newest master, nil if there is none, and tells of the others what is odd.
func (g *group) master() *entry {
	if len(g.masters) == 0 {
		return nil
	}
	slices.SortFunc(g.masters, newestFirst)
	newest := map[calendarKey]*entry{}
	for _, e := range g.masters {
		key := calendarKey{e.from, e.calendar}
		switch newer := newest[key]; {
		case e.answer && !g.masters[0].answer:
			e.tellAnswer()
		case newer == nil:
			newest[key] = e
		case !sameStart(e, newer):
			e.report(e.Line, SameUID, "another event with the same UID, which is as new or newer, is taken in its place")
		}
	}
	return g.masters[0]
}

// A calendarKey identifies a VCALENDAR of a source.
type calendarKey struct {
	source   *reading
	calendar int
}

func newestFirst(a, b *entry) int { return b.compare(a) }

func sameStart(a, b *entry) bool {
	p, _ := a.First("DTSTART")
	q, _ := b.First("DTSTART")
	return contentLine(p) == contentLine(q)
}

// dropAnswers drops the overrides that only answer an invitation, since the series is known.
func (g *group) dropAnswers() {
	g.overrides = slices.DeleteFunc(g.overrides, func(e *entry) bool {
		if e.answer {
			e.tellAnswer()
		}
		return e.answer
	})
}

func (e *entry) tellAnswer() {
	e.report(e.Line, Answer, "the event only answers an invitation (METHOD of RFC 5546) and is passed over")
}

// join makes meetings of all groups.
func (j *joiner) join() {
	for _, uid := range slices.Sorted(maps.Keys(j.groups)) {
		g := j.groups[uid]
		master := g.master()
		if master != nil && !master.answer {
			g.dropAnswers()
		}
		slices.SortFunc(g.overrides, newestFirst)
		switch {
		case master == nil:
			j.orphans(g.overrides, nil)
		case !master.canceled:
			j.series(master, g.overrides)
		}
	}
	j.groups = nil
}

// orphans makes a meeting of each override that has no series; the newest of those for the same
// occurrence. What they leave open they have from the master, which may be nil.
func (j *joiner) orphans(overrides []*entry, master *entry) {
	seen := map[string]bool{}
	for _, e := range overrides { // the newest first
		key := e.key()
		if seen[key] {
			continue
		}
		seen[key] = true
		if e.canceled {
			continue
		}
		b := newBuilder(j, e)
		if !b.begin(e.recurrence) {
			continue
		}
		b.draft.ID = newID(e.uid + "\n" + key)
		b.describe(master)
		b.finish()
	}
}

// series makes a meeting of a master and its overrides.
func (j *joiner) series(master *entry, overrides []*entry) {
	b := newBuilder(j, master)
	if !b.begin(moment{}) {
		j.orphans(overrides, master)
		return
	}
	b.draft.ID = newID(master.uid)
	b.describe(nil)
	b.rule()
	b.extras()
	b.excepts()
	j.orphans(b.overrides(overrides), master)
	b.finish()
}

// builder makes one meeting.
type builder struct {
	*joiner
	entry  *entry
	draft  meeting.Draft
	allDay bool
	zone   wallclock.Zone // of the series

	extra  map[wallclock.Local]meeting.Override // extra starts; the override has a length of their own, if any
	onDay  map[wallclock.Date][]wallclock.Local // the days of extra
	except map[wallclock.Local]bool
	future []*futurePatch
}

func newBuilder(j *joiner, e *entry) *builder {
	return &builder{
		joiner: j, entry: e,
		extra: map[wallclock.Local]meeting.Override{}, onDay: map[wallclock.Date][]wallclock.Local{},
		except: map[wallclock.Local]bool{},
	}
}

// describe fills in what does not concern time, from the entry and, where that says nothing, from the
// master, which may be nil.
func (b *builder) describe(master *entry) {
	b.draft.Origin = b.entry.origin()
	b.draft.Title = b.entry.title()
	b.draft.Organizer = b.entry.organizer()
	roster, resources := b.entry.people()
	b.draft.Venue = b.entry.venue(resources)
	if master != nil {
		b.draft.Title = cmp.Or(b.draft.Title, master.title())
		b.draft.Organizer = cmp.Or(b.draft.Organizer, master.organizer())
		if roster == nil {
			roster, resources = master.people()
		}
		if b.draft.Venue.IsZero() {
			b.draft.Venue = master.venue(resources)
		}
	}
	b.draft.Roster = roster
}

// finish makes the meeting. If it is refused, what may be the cause is left out, one thing after the other.
func (b *builder) finish() {
	b.draft.Except = slices.SortedFunc(maps.Keys(b.except), wallclock.Local.Compare)
	b.draft.Extra = slices.SortedFunc(maps.Keys(b.extra), wallclock.Local.Compare)
	slices.SortFunc(b.draft.Overrides, func(x, y meeting.Override) int { return x.Original.Compare(y.Original) })
	b.bound()
	m, err := meeting.New(b.draft)
	if err != nil {
		m = b.withLess(err)
	}
	switch {
	case m.IsZero():
	case b.allDay:
		b.joiner.allDay = append(b.joiner.allDay, m)
	default:
		b.meetings = append(b.meetings, m)
	}
}

// withLess makes a meeting of what is not refused, and says what is left out. If that does not help either it returns
// the zero Meeting. It is here so that no bound of package meeting that this package does not know can
// cost an event.
func (b *builder) withLess(refusal error) meeting.Meeting {
	var without []string
	for _, less := range []struct {
		what string
		do   func(*meeting.Draft)
	}{
		{"its links", dropLinks},
		{"its overrides", func(d *meeting.Draft) { d.Overrides = nil }},
		{"its recurrence", dropRecurrence},
		{"its attendees and venue", func(d *meeting.Draft) { d.Roster, d.Venue = nil, meeting.Venue{} }},
		{"its length", func(d *meeting.Draft) { d.End, d.Length = d.Start, 0 }},
		{"its title and organizer", func(d *meeting.Draft) { d.Title, d.Organizer = "", "" }},
	} {
		less.do(&b.draft)
		without = append(without, less.what)
		if m, err := meeting.New(b.draft); err == nil {
			b.entry.report(b.entry.Line, Refused, "taken without "+strings.Join(without, ", ")+": "+reason(refusal))
			return m
		}
	}
	b.entry.report(b.entry.Line, Refused, "left out: "+reason(refusal))
	return meeting.Meeting{}
}

// dropLinks leaves a series and its overrides without links.
func dropLinks(d *meeting.Draft) {
	d.Venue.URL = ""
	for i := range d.Overrides {
		d.Overrides[i].Venue.URL = ""
	}
}

// maxDates bounds the lists of a meeting: excepted and extra starts, overrides.
const maxDates = 10_000

// bound cuts lists to what a meeting can hold.
func (b *builder) bound() {
	cut := len(b.draft.Except) > maxDates || len(b.draft.Extra) > maxDates || len(b.draft.Overrides) > maxDates
	if !cut {
		return
	}
	b.draft.Except = b.draft.Except[:min(len(b.draft.Except), maxDates)]
	b.draft.Extra = b.draft.Extra[:min(len(b.draft.Extra), maxDates)]
	b.draft.Overrides = b.draft.Overrides[:min(len(b.draft.Overrides), maxDates)]
	b.entry.report(b.entry.Line, TooMany, "the series has more dates than a meeting can hold: the last ones are passed over")
}
