package meeting

import (
	"maps"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A Draft is what a host knows of a meeting before [New] has checked it. It is plain data. Start, with its
// zone, and one of End and Length are required; everything else may be left out.
//
// Bounds: 10,000 entries in each list and map (1,000 items of an agenda), 10,000 bytes of UTF-8 in each text
// of its own, 10 MiB in those of Origin together. The time that [New] takes grows with the size of the draft
// and, if it has overrides and a rule with COUNT, with the number of starts up to the last override.
type Draft struct {
	// ID identifies the meeting; zero for a new one.
	ID ID
	// Version counts the changes that a store has kept; zero for a new meeting.
	Version uint64

	// Canceled says that the meeting does not take place, a series at none of its starts.
	Canceled bool

	Title    string
	Purpose  agenda.Purpose
	Audience Audience
	Format   Format
	Venue    Venue

	// Organizer called the meeting. Whoever organizes need not take part.
	Organizer participant.ID
	// Department is the host's name of the department that owns the meeting.
	Department string
	// Records link the meeting to what the host keeps: accounts, contacts, opportunities.
	Records []participant.Record

	// Start is when the meeting begins, in the years 2 to 9999 and in a zone that can be written down
	// (see [wallclock.Zone.Check]). A series counts from it; the rule alone decides whether it is an
	// occurrence itself, and Extra can make it one.
	Start wallclock.Time
	// End is when the meeting is over on the clock. Each occurrence of a series ends so much later than
	// it begins on the clock, whatever the clocks do in between: 01:30 to 03:30 is one hour if they go
	// forward. If they skip the start, and what is left of the meeting is nothing, the length on the
	// clock counts as elapsed time. An End equal to Start gives a meeting of no length. The End of a
	// series is in the zone of its Start.
	End wallclock.Time
	// Length is the elapsed time that the meeting takes, in whole seconds and up to 100 years; it may be
	// given instead of End.
	Length time.Duration

	// Repeats is the rule of a series; the zero Rule says that the meeting does not recur.
	Repeats recurrence.Rule
	// Except are the local starts, in the zone of Start, at which the series does not take place. Others
	// than its own, and those in Extra too, are no fault: an exception wins.
	Except []wallclock.Local
	// Extra are local starts, in the zone of Start, that the rule does not yield.
	Extra []wallclock.Local
	// Overrides say what is different in single occurrences; at most one for each.
	Overrides []Override

	Roster participant.Roster
	Agenda agenda.Agenda
	Origin Origin
}

// An Override is a sparse patch of one occurrence: fields at their zero value leave it as the series has
// it, so that a later change of the series still reaches them. It is plain data.
type Override struct {
	// Original is the local start, in the zone of the series, of the occurrence that this is about: the
	// start that the rule or Extra gives it, whatever it was moved to.
	Original wallclock.Local
	// Canceled says that the occurrence does not take place.
	Canceled bool

	Start wallclock.Time // where it was moved to
	// End or Length, if one is given, replaces the length, as in [Draft]; an End at the start leaves none.
	End    wallclock.Time
	Length time.Duration

	Title string
	Venue Venue
	// Roster replaces the whole roster if it is not nil.
	Roster participant.Roster
	// Responses are answers to this occurrence alone, of people on its roster.
	Responses map[participant.ID]participant.Response
	Agenda    agenda.Agenda
}

// recurs reports whether the draft is that of a series: it has a rule or extra starts.
func (d *Draft) recurs() bool { return !d.Repeats.IsZero() || len(d.Extra) > 0 }

// Clone returns a copy that shares nothing with d.
func (d Draft) Clone() Draft {
	d.Venue = d.Venue.Clone()
	d.Records = slices.Clone(d.Records)
	d.Except = slices.Clone(d.Except)
	d.Extra = slices.Clone(d.Extra)
	d.Overrides = slices.Clone(d.Overrides)
	for i := range d.Overrides {
		d.Overrides[i] = d.Overrides[i].Clone()
	}
	d.Roster = slices.Clone(d.Roster)
	d.Agenda = d.Agenda.Clone()
	d.Origin = d.Origin.Clone()
	return d
}

// Clone returns a copy that shares nothing with o.
func (o Override) Clone() Override {
	o.Venue = o.Venue.Clone()
	o.Roster = slices.Clone(o.Roster)
	o.Responses = maps.Clone(o.Responses)
	o.Agenda = o.Agenda.Clone()
	return o
}
