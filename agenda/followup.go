package agenda

import (
	"cmp"
	"errors"
	"slices"

	"github.com/salesmeeting/salesmeeting/participant"
)

// A FollowUp is what a host knows of its contact with a prospect. It is plain data, comparable with ==.
type FollowUp struct {
	Prospect participant.Record `json:"prospect"`
	// Stage is the host's name of how far the sale has come, as in [Cadence].
	Stage string `json:"stage,omitempty"`
	// Owner is who is to contact the prospect.
	Owner participant.ID `json:"owner,omitempty"`
	// Last is the day of the last contact; the zero Date if there was none yet.
	Last Date `json:"last,omitzero"`
	// Since is the day from which a prospect counts that was never contacted, which needs one.
	Since Date `json:"since,omitzero"`
}

// A Lapse is a prospect that was not contacted in time. It is plain data, comparable with ==.
type Lapse struct {
	FollowUp FollowUp `json:"follow_up"`
	Cadence  Cadence  `json:"cadence"`
	// Due is the day by whose end the prospect was to be contacted.
	Due Date `json:"due"`
	// Days is how many days that is over, from 1 on.
	Days Days `json:"days"`
}

// maxFollowUps is the most follow-ups that are checked at once.
const maxFollowUps = 100_000

// Overdue returns the prospects whose next contact is overdue on a day, those that have waited longest first, then
// in order of their records: more days have gone by since the last contact than the cadence allows. A prospect
// that was contacted several times may be there as often, and counts with its last one. Prospects for whom no cadence
// is meant are never overdue.
//
// Its error is of type [participant.Problems], all faults at once: those of the cadences below "/cadences", those
// of the list below "/follow_ups" (a record that cannot be stored, neither a last contact nor a day since when, more
// than 100,000 entries), and a day that is none.
func (cs Cadences) Overdue(followUps []FollowUp, on Date) ([]Lapse, error) {
	var c checker
	c.located(cs.Problems().Err(), "cadences")
	if on.IsZero() {
		c.note(errors.New("give the day on which the follow-ups are checked"))
	}
	if c.atMost(len(followUps), maxFollowUps, "follow_ups") {
		for i := range followUps {
			c.located(followUps[i].Problems().Err(), "follow_ups", i)
		}
	}
	if len(c.problems) > 0 {
		return nil, c.problems
	}
	var lapses []Lapse
	for _, f := range latest(followUps) {
		cadence, ok := cs.For(f.Prospect, f.Stage)
		due := f.from().AddDays(int(cadence.Every))
		if late := Days(on.DaysSince(due)); ok && !due.IsZero() && late > 0 {
			lapses = append(lapses, Lapse{f, cadence, due, late})
		}
	}
	slices.SortFunc(lapses, func(a, b Lapse) int {
		return cmp.Or(cmp.Compare(b.Days, a.Days), compareRecords(a.FollowUp.Prospect, b.FollowUp.Prospect))
	})
	return lapses, nil
}

// latest returns the last follow-up of each prospect, sorted by it.
func latest(followUps []FollowUp) []FollowUp {
	sorted := slices.Clone(followUps)
	slices.SortFunc(sorted, func(a, b FollowUp) int {
		return cmp.Or(
			compareRecords(a.Prospect, b.Prospect), b.Last.Compare(a.Last), b.Since.Compare(a.Since),
			cmp.Compare(a.Stage, b.Stage), cmp.Compare(a.Owner, b.Owner),
		)
	})
	return slices.CompactFunc(sorted, func(a, b FollowUp) bool { return a.Prospect == b.Prospect })
}

func compareRecords(a, b participant.Record) int {
	return cmp.Or(cmp.Compare(a.Type, b.Type), cmp.Compare(a.ID, b.ID))
}

// from returns the day from which the days of the cadence count.
func (f FollowUp) from() Date {
	if f.Last.IsZero() {
		return f.Since
	}
	return f.Last
}

// Problems returns every fault of the follow-up by itself.
func (f FollowUp) Problems() participant.Problems {
	var c checker
	c.note(f.Prospect.Check(), "prospect")
	c.text(f.Stage, maxTitleBytes, "stage")
	if f.Owner != "" {
		c.note(f.Owner.Check(), "owner")
	}
	if f.from().IsZero() {
		c.note(errors.New("is missing: give the day of the last contact, or the one since when it is a prospect"), "last")
	}
	return c.problems
}
