package paycard

import (
	"errors"
	"fmt"

	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A Period is the days that a card is for, half-open. It is plain data, comparable with ==; the zero
// Period is none.
type Period struct {
	From wallclock.Date `json:"from"` // the first day
	To   wallclock.Date `json:"to"`   // the day after the last
}

// Overlaps reports whether p and o have a day in common.
func (p Period) Overlaps(o Period) bool {
	return p.From.Compare(o.To) < 0 && o.From.Compare(p.To) < 0
}

// String returns the first day and the one after the last, "2026-01-01/2027-01-01".
func (p Period) String() string { return p.From.String() + "/" + p.To.String() }

// UnmarshalJSON reads a period. Faults are located and come all at once, as [participant.Problems].
func (p *Period) UnmarshalJSON(data []byte) error {
	return participant.DecodeObject(data, map[string]any{"from": &p.From, "to": &p.To})
}

func (p Period) problems() (ps participant.Problems) {
	if p.From.IsZero() {
		ps = append(ps, participant.Problem{Path: "/from", Err: errors.New("is missing")})
	}
	if p.To.IsZero() {
		ps = append(ps, participant.Problem{Path: "/to", Err: errors.New("is missing")})
	}
	if len(ps) == 0 && p.From.Compare(p.To) >= 0 {
		ps = append(ps, participant.Problem{Path: "/to", Err: errors.New("must be after the first day: it is the day after the last")})
	}
	return ps
}

// A PublishedError says that a card for some of the days of a period is there already: it stays the
// one.
type PublishedError struct {
	Period    Period // that was asked for
	Published Period // that has a card
}

// Error names both periods.
func (e *PublishedError) Error() string {
	return fmt.Sprintf("has a card already, that of %s: two cards for the same days (%s) would say what those are paid who came or went between them",
		e.Published, e.Period)
}
