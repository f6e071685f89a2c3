package cost

import (
	"cmp"
	"encoding/json"
	"fmt"
	"iter"
	"math/big"
	"time"

	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting"
)

// An Advice is a change of one series that would save direct cost or focus time, with what it saves in the forecast's
// window. It is a value.
type Advice struct {
	Series Series
	Change Change
	// Saving is what the change saves after the advice before it: savings add up. SavingAlone is what it saves by
	// itself, which does not add up, since changes of one series share what they save; it is nothing where the change
	// can't be made by itself, such as merging two series that only the advice before it brought together.
	Saving, SavingAlone money.Amount
	// Focus is how much focus time it saves after the advice before it, of all people together, elapsed; it is negative
	// where the change breaks up more than it frees, and at most 292 years. It is zero if [Options.Focus] knows
	// nobody's working hours.
	Focus time.Duration
	// Meeting is what the series becomes from its first occurrence in the window on, with this change and those of
	// the same series before it: give it to a store. Before is what was before, unchanged; the zero Meeting
	// if the series begins in the window. What is split off has no ID yet; it was priced by the plan of the series
	// that it comes from, so give it that one.
	Meeting, Before meeting.Meeting
	// Ends is the series that a merge, this one or one before it, has taken into this one, and so ends; Left is what
	// is left of that: its part before the window, or the zero Meeting. Without a merge both are zero.
	Ends Series
	Left meeting.Meeting

	was, ended meeting.Meeting // as they are kept
}

// String returns what to do and what it saves after the advice before it: "hold it every second week: 4212.00
// USD". What saves no money says how much focus time it saves: "move it to 10:00, next to …: 12.00 h of focus time".
func (a Advice) String() string {
	if a.Saving.Sign() == 0 && a.Focus > 0 {
		return fmt.Sprintf("%s: %s h of focus time", a.Change, HoursOf(a.Focus))
	}
	return a.Change.String() + ": " + a.Saving.String()
}

// Proposals returns what the advice makes of the meetings that are kept, with those before it on the same series: one
// change, or two where series are merged. It is what a scheduler and its gates take.
func (a Advice) Proposals() []meeting.Proposal {
	list := []meeting.Proposal{{Before: a.was, After: unlessZero(a.Before, a.Meeting)}}
	if !a.ended.IsZero() {
		list = append(list, meeting.Proposal{Before: a.ended, After: unlessZero(a.Left)})
	}
	return list
}

func unlessZero(meetings ...meeting.Meeting) (list []meeting.Meeting) {
	for _, m := range meetings {
		if !m.IsZero() {
			list = append(list, m)
		}
	}
	return list
}

// Advice returns an iterator over changes that would save, most first: at each step the one that saves most direct
// cost after those before it, over all series. What all of them save is what the forecast costs before less what it
// costs after all, exactly. Savings come from counting the changed meetings, not from a formula. Of changes that save
// as much the kind decides, in the order of [ChangeKinds], then the series, by its ID, title and start: the order does
// not depend on that of the meetings.
//
// A series is held less often, one step after the other: every second week instead of every week, once a month
// instead of every second week, whose saving alone is that against the series as it is. It is made shorter, to four,
// three, two hours, 90, 60, 45 or 30 minutes, but not to less than half, nor to less than its agenda takes. It is held
// without its optional participants. Each is advised at most once of a series.
//
// Two series become one if they have the same people and follow each other: of those who have to come to either, who
// are neither optional nor observers and have not declined, at least four in five have to come to both; both recur, and
// in the window each occurrence of the one ends at most 15 minutes before that of the other begins. The meeting then
// lasts as long as both, with the people and the agenda of both, at the place and on the days of the first, so that
// what it saves is what a plan asks once for each occurrence: preparation, travel, a room. Series with different plans,
// audiences or purposes, and with single occurrences that were changed, stay apart; answers to single occurrences are
// asked again. A series is merged at most once.
//
// After what saves money comes what saves focus time, most first, if [Options.Focus] knows working hours: a
// series is moved, on the same days, right before or after another of the same people. That costs as much as before. It
// does not take anybody out of their working hours, nor double-book anybody more than before; whether a room is
// free, only the host knows. A series is moved at most once.
//
// Canceling a meeting, or a memo in its place, is no advice but stands beside it: see [Forecast.Alternatives]. A forecast
// that was read from JSON, or merged from several windows or models, knows no meetings and gives none. The iterator is
// computed as it is read, and may be ranged over again.
//
// The work grows with the number of series times that of their occurrences in the window. Of the series that share
// a person and a day, each is compared with the 64 that begin next.
func (f Forecast) Advice() iter.Seq[Advice] {
	return func(yield func(Advice) bool) {
		a := newAdviser(f)
		if a.money(yield) && a.calendar != nil {
			a.moves(yield)
		}
	}
}

// compareAdvice orders by saving, then by kind and series, so that the order is total.
func compareAdvice(a, b *Advice) int {
	return cmp.Or(
		dearest(a.Saving, b.Saving), cmp.Compare(b.Focus, a.Focus), a.Change.compare(b.Change), a.Series.compare(b.Series),
		a.Change.with.compare(b.Change.with), a.Change.start.Compare(b.Change.start),
	)
}

// adviceJSON is an advice in JSON.
type adviceJSON struct {
	Meeting meeting.ID `json:"meeting,omitzero"`
	Series  string     `json:"series"`
	Start   string     `json:"start"`
	Change  string     `json:"change"`
	changeJSON
	SavingAlone money.Amount `json:"saving_alone"`
	Saving      money.Amount `json:"saving"` // after the advice before it
	FocusSecond json.Number  `json:"focus_seconds,omitempty"`
	FocusHours  json.Number  `json:"focus_hours,omitempty"`
}

// MarshalJSON writes the series by "meeting", "series" and "start", the "change" as an English sentence and its stable
// "kind", with "length_seconds", "new_start" and "with" where the kind has them, "saving_alone", "saving" after the
// advice before it, and focus time as exact "focus_seconds" and "focus_hours" of two decimal places, where there
// is any. The meetings are not in it: they have JSON of their own.
func (a Advice) MarshalJSON() ([]byte, error) {
	j := adviceJSON{
		Meeting: a.Series.Meeting, Series: a.Series.Title, Start: a.Series.Start, Change: a.Change.String(),
		changeJSON: a.Change.json(), SavingAlone: a.SavingAlone, Saving: a.Saving,
	}
	if a.Focus != 0 {
		j.FocusSecond = json.Number(fmt.Sprint(int64(a.Focus / time.Second)))
		j.FocusHours = json.Number(ratioOf(big.NewRat(int64(a.Focus), int64(time.Hour))).Text(2))
	}
	return json.Marshal(j)
}
