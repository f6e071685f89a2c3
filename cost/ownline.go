package cost

import (
	"errors"
	"fmt"
	"slices"

	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/participant"
)

// An OwnLine is a line of direct cost that the host adds. It takes part in totals, shares, advice, JSON and
// reports as the library's own lines do.
type OwnLine struct {
	// Line is its name, as JSON and reports have it: UTF-8 text of at most 100 bytes, none of [Lines].
	Line Line
	// Source says whose figures these are; required.
	Source string
	// OfPeople says that it is charged for each person who attends, by their role, and is divided among people
	// and roles. If not, it is charged once for an occurrence, and is nobody's.
	OfPeople bool
	Charger  Charger
}

// A Charger says what a line of the host's own costs. It must give the same amount each time, and be safe to
// call from several goroutines. It knows a role, never a person, so that figures stay a function of the card
// and of what is given by role.
type Charger interface {
	// Charge returns what the line costs at o if it is held: for one person in role who attends, or, for a line
	// that is nobody's, for the occurrence; then role is empty. The amount is in the card's currency, or the
	// zero Amount for nothing, and not negative.
	Charge(o meeting.Occurrence, role participant.Role) (money.Amount, error)
}

// A ChargerFunc is a function as a [Charger].
type ChargerFunc func(o meeting.Occurrence, role participant.Role) (money.Amount, error)

// Charge calls f.
func (f ChargerFunc) Charge(o meeting.Occurrence, role participant.Role) (money.Amount, error) {
	return f(o, role)
}

// checkOwnLines returns what is wrong with them, and a sorted copy.
func checkOwnLines(list []OwnLine) ([]OwnLine, error) {
	var ps participant.Problems
	seen := make(map[Line]bool, len(list))
	for i, l := range list {
		note := func(key string, err error) {
			ps = append(ps, participant.Located(participant.Pointer("lines", i, key), err)...)
		}
		note("line", l.Line.check())
		if seen[l.Line] {
			note("line", fmt.Errorf("%q is there twice", l.Line))
		}
		seen[l.Line] = true
		if l.Source == "" {
			note("source", errors.New("is missing: say whose figures these are"))
		}
		if l.Charger == nil {
			note("charger", errors.New("is missing"))
		}
	}
	sorted := slices.Clone(list)
	slices.SortFunc(sorted, func(a, b OwnLine) int { return compareLines(LineCost{Line: a.Line}, LineCost{Line: b.Line}) })
	return sorted, ps.Err()
}

// charge returns what the line costs at o, for a person in a role or for the occurrence.
func (l *OwnLine) charge(c *card, o meeting.Occurrence, role participant.Role) (money.Amount, error) {
	a, err := l.Charger.Charge(o, role)
	switch in := a.Currency(); {
	case err != nil:
	case a.Sign() < 0:
		err = errNegative
	case !fits(a.Rat()):
		err = errTooFine
	case !in.IsZero() && in != c.currency:
		err = &money.MismatchError{Left: c.currency, Right: in}
	}
	if err != nil {
		return money.Amount{}, fmt.Errorf("cost: the host's line %q: %w", l.Line, err)
	}
	return a, nil
}
