package meeting

import (
	"time"

	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A Proposal is a change of a meeting that is not kept yet. It is plain data.
type Proposal struct {
	// Before is the meeting as it is kept; the zero Meeting if it is a new one.
	Before Meeting
	// After is what it would become: one meeting, two where a series is split, none where it goes.
	After []Meeting
	// At is when it is decided: what begins before is past. The zero time.Time says that nothing is.
	At time.Time
}

// A Scope says which meetings count together: those of which an occurrence overlaps Window and that have one of
// People on a roster, have Record among their records, or are of the series Meeting. It is plain data; of
// People, Record and Meeting exactly one is given.
type Scope struct {
	Window  interval.Interval
	People  []participant.ID
	Record  participant.Record
	Meeting ID
}

// A Gate decides whether a change may be kept, by what it does to all meetings of somebody, of a team, an
// account or a series. Whoever schedules asks it in two steps, since it does no I/O of its own: what it has to
// know, and then what it finds. Package cost has one for budgets.
type Gate interface {
	// Scopes returns what the gate has to know to decide on p. The same proposal gives the same scopes.
	Scopes(p Proposal) []Scope
	// Review returns what the gate has against p: nothing if it may be kept. Kept has the meetings that are
	// kept in each scope, in the order of Scopes, each meeting once, p.Before among them where it is in the
	// scope. It fails if it can't decide; then the change must not be kept.
	Review(p Proposal, kept [][]Meeting) ([]Finding, error)
}
