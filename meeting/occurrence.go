package meeting

import (
	"iter"
	"time"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// An Occurrence is one time that a meeting takes place, with its override applied. It is identified by
// its meeting's ID and its original local start, whatever moved. It is an immutable value, cheap to copy
// and safe to share between goroutines; only [Meeting.Occurrences] and [Meeting.Occurrence] make one. The
// zero Occurrence is one of the zero [Meeting] and takes place at no time.
type Occurrence struct {
	meeting  *state
	original wallclock.Local
	patch    *Override // nil: as the series has it
	start    int64     // Unix time in seconds
	length   time.Duration
}

func (o Occurrence) state() *state { return o.Meeting().state() }

// IsZero reports whether o is the zero Occurrence: none.
func (o Occurrence) IsZero() bool { return o.meeting == nil }

// Meeting returns the meeting that the occurrence is one of.
func (o Occurrence) Meeting() Meeting { return Meeting{o.meeting} }

// Original returns the local start, in the zone of the meeting's start, that the rule or the meeting gives
// the occurrence, whatever it was moved to.
func (o Occurrence) Original() wallclock.Local { return o.original }

// Start returns the local time, in its zone, at which the occurrence begins.
func (o Occurrence) Start() wallclock.Time {
	if o.patch != nil && !o.patch.Start.IsZero() {
		return o.patch.Start
	}
	return o.state().draft.time(o.original)
}

// Unix returns the instant at which the occurrence begins, in seconds of Unix time.
func (o Occurrence) Unix() int64 { return o.start }

// Interval returns the span of time that the occurrence takes, in the zone of its start.
func (o Occurrence) Interval() interval.Interval {
	if o.IsZero() {
		return interval.Interval{}
	}
	zone := o.meeting.draft.Start.Zone()
	if o.patch != nil && !o.patch.Start.IsZero() {
		zone = o.patch.Start.Zone()
	}
	// There is no error: the length is never negative, and no occurrence begins in the year 1.
	span, _ := interval.Lasting(time.Unix(o.start, 0).In(zone.Location()), o.length)
	return span
}

// Length returns the elapsed time that the occurrence takes, in whole seconds.
func (o Occurrence) Length() time.Duration { return o.length }

// Overridden reports whether the occurrence has an override; if not, it has all but its time from the
// meeting.
func (o Occurrence) Overridden() bool { return o.patch != nil }

// Title returns the title of the occurrence.
func (o Occurrence) Title() string {
	if o.patch != nil && o.patch.Title != "" {
		return o.patch.Title
	}
	return o.state().draft.Title
}

// Venue returns where the occurrence takes place.
func (o Occurrence) Venue() Venue {
	if o.patch != nil && !o.patch.Venue.IsZero() {
		return o.patch.Venue.Clone()
	}
	return o.state().draft.Venue.Clone()
}

// Agenda returns a copy of the agenda of the occurrence.
func (o Occurrence) Agenda() agenda.Agenda {
	if o.patch != nil && !o.patch.Agenda.IsZero() {
		return o.patch.Agenda.Clone()
	}
	return o.state().draft.Agenda.Clone()
}

// Presents reports whether the person presents an item of the occurrence's agenda, alone or with others.
func (o Occurrence) Presents(id participant.ID) bool {
	items := o.items()
	for i := range items { // a copy of an item costs as much as pricing somebody
		if items[i].PresentedBy(id) {
			return true
		}
	}
	return false
}

func (o Occurrence) items() []agenda.Item {
	if o.patch != nil && !o.patch.Agenda.IsZero() {
		return o.patch.Agenda.Items
	}
	return o.state().draft.Agenda.Items
}

// Participants returns an iterator over the people on the roster of the occurrence, in its order, each
// with their response to it: that to the occurrence if there is one, else that to the series.
func (o Occurrence) Participants() iter.Seq[participant.Participant] {
	return func(yield func(participant.Participant) bool) { o.participants(yield) }
}

func (o Occurrence) participants(yield func(participant.Participant) bool) {
	roster := o.state().draft.Roster
	if o.patch != nil {
		if o.patch.Roster != nil {
			roster = o.patch.Roster
		}
		if len(o.patch.Responses) > 0 {
			o.patch.answered(roster, yield)
			return
		}
	}
	for i := range roster {
		if !yield(roster[i]) { // straight from the roster: a copy costs as much as pricing it
			return
		}
	}
}

// answered yields the people of roster with their responses to the occurrence.
func (o *Override) answered(roster participant.Roster, yield func(participant.Participant) bool) {
	for _, p := range roster {
		if r, ok := o.Responses[p.ID]; ok {
			p.Response = r
		}
		if !yield(p) {
			return
		}
	}
}
