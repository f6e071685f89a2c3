package meeting

import (
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A Meeting is a sales meeting or a series of them, checked and complete. It is an immutable value: cheap
// to copy and safe to share between goroutines. Only [New], [Restore] and [Decode] make one, and methods
// that change one; the zero Meeting is none and takes place never, and [Decode] refuses its JSON. Do not
// compare Meetings with ==: compare their IDs, or their JSON.
type Meeting struct{ s *state }

// state is what a Meeting holds: the draft as it was given, and what [Meeting.Occurrences] needs of it.
type state struct {
	draft    Draft
	schedule schedule
	holidays wallclock.Dates // on which nothing takes place; no part of the draft
	// headcounts are those of the draft's roster, and prepares says of each on it whether they prepare in any case.
	headcounts []Headcount
	prepares   []bool
}

// New returns the meeting that d describes. Its error reports all faults at once: see [Problems]. The
// meeting shares nothing with d.
func New(d Draft) (Meeting, error) {
	c := checker{}
	return c.meeting(d)
}

var none = &state{}

func (m Meeting) state() *state {
	if m.s == nil {
		return none
	}
	return m.s
}

// IsZero reports whether m is the zero Meeting.
func (m Meeting) IsZero() bool { return m.s == nil }

// Draft returns a copy of everything that is known of the meeting: change it and give it to [New].
func (m Meeting) Draft() Draft { return m.state().draft.Clone() }

// String returns title and start, "Pipeline review, 2026-01-01T09:00:00[America/New_York]", and the rule of a
// series.
func (m Meeting) String() string {
	if m.s == nil {
		return "no meeting"
	}
	text := m.Start().String()
	if title := m.Title(); title != "" {
		text = title + ", " + text
	}
	if rule := m.Repeats(); !rule.IsZero() {
		text += ", " + rule.String()
	}
	return text
}

// ID returns the meeting's ID, zero if it has none yet.
func (m Meeting) ID() ID { return m.state().draft.ID }

// Title returns the title of the meeting.
func (m Meeting) Title() string { return m.state().draft.Title }

// Version returns how many changes a store has kept of the meeting; 0 if none has.
func (m Meeting) Version() uint64 { return m.state().draft.Version }

// Canceled reports whether the meeting does not take place at all. Of single occurrences, [Meeting.Omissions]
// says it.
func (m Meeting) Canceled() bool { return m.state().draft.Canceled }

// Purpose returns what the meeting is for, zero if it was not stated.
func (m Meeting) Purpose() agenda.Purpose { return m.state().draft.Purpose }

// Audience returns for whom the meeting is held, zero if it was not stated.
func (m Meeting) Audience() Audience { return m.state().draft.Audience }

// Format returns how formal the meeting is, zero if it was not stated.
func (m Meeting) Format() Format { return m.state().draft.Format }

// Venue returns where the series takes place; single occurrences can be elsewhere.
func (m Meeting) Venue() Venue { return m.state().draft.Venue.Clone() }

// Agenda returns a copy of the agenda of the series; single occurrences can have their own.
func (m Meeting) Agenda() agenda.Agenda { return m.state().draft.Agenda.Clone() }

// Department returns the host's name of the department that owns the meeting.
func (m Meeting) Department() string { return m.state().draft.Department }

// Organizer returns who called the meeting, empty if that is not known.
func (m Meeting) Organizer() participant.ID { return m.state().draft.Organizer }

// Start returns when the meeting begins; a series counts from it.
func (m Meeting) Start() wallclock.Time { return m.state().draft.Start }

// Length returns the elapsed time that the meeting takes at its Start, as it was planned. That of a series
// with an end on the clock can differ from one occurrence to the next: see [Occurrence.Length].
func (m Meeting) Length() time.Duration {
	s := m.state()
	resolver := s.draft.Start.Zone().Resolver()
	return s.schedule.from(&resolver, s.draft.Start.Local(), s.schedule.first)
}

// Repeats returns the rule of a series, the zero Rule for a meeting that does not recur.
func (m Meeting) Repeats() recurrence.Rule { return m.state().draft.Repeats }

// Recurs reports whether the meeting is a series: it has a rule or extra starts.
func (m Meeting) Recurs() bool { return m.state().draft.recurs() }

// Roster returns a copy of the roster of the series; single occurrences can have their own.
func (m Meeting) Roster() participant.Roster { return slices.Clone(m.state().draft.Roster) }

// Records returns a copy of the meeting's links to the host's records.
func (m Meeting) Records() []participant.Record { return slices.Clone(m.state().draft.Records) }

// Origin returns where the meeting came from.
func (m Meeting) Origin() Origin { return m.state().draft.Origin.Clone() }
