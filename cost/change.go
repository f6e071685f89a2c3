package cost

import (
	"cmp"
	"encoding/json"
	"fmt"
	"iter"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// A ChangeKind says what kind of thing a [Change] does, as the text that JSON holds. Kinds compare with ==; the zero
// ChangeKind is that of no change.
type ChangeKind string

// The kinds of changes. Those of [Forecast.Advice] come first, in the order that decides between changes which save
// as much; the last two are those of [Forecast.Alternatives].
const (
	EverySecondWeek ChangeKind = "every-second-week" // a series of every week
	OnceAMonth      ChangeKind = "once-a-month"      // a series of every second week
	Shorten         ChangeKind = "shorten"
	DropOptional    ChangeKind = "drop-optional" // without its optional participants
	MergeSeries     ChangeKind = "merge"         // two series into one
	MoveNext        ChangeKind = "move"          // next to another series of the same people
	WriteMemo       ChangeKind = "memo"          // instead of each occurrence
	CancelSeries    ChangeKind = "cancel"
)

var changeKinds = []ChangeKind{
	EverySecondWeek, OnceAMonth, Shorten, DropOptional, MergeSeries, MoveNext, WriteMemo, CancelSeries,
}

// ChangeKinds returns the kinds of changes in their order.
func ChangeKinds() iter.Seq[ChangeKind] { return slices.Values(changeKinds) }

// A Change says what to change of a series. It is an immutable value, comparable with ==; the zero Change changes
// nothing.
type Change struct {
	kind   ChangeKind
	length time.Duration   // of Shorten and MergeSeries
	with   Series          // of MergeSeries and MoveNext
	start  wallclock.Local // of MoveNext
}

// Kind returns what kind of change it is.
func (c Change) Kind() ChangeKind { return c.kind }

// Length returns the elapsed time that each occurrence takes after [Shorten] or [MergeSeries]; zero for other kinds.
func (c Change) Length() time.Duration { return c.length }

// With returns the other series of [MergeSeries], which ends, or of [MoveNext], which stays; the zero Series for
// other kinds.
func (c Change) With() Series { return c.with }

// Start returns when the first occurrence begins after [MoveNext], on the clock of the series' zone; the zero Local
// for other kinds.
func (c Change) Start() wallclock.Local { return c.start }

// String returns the change as an English sentence without its end: "hold it every second week". Its parts are in
// Kind, Length, With and Start, for other languages.
func (c Change) String() string {
	switch c.kind {
	case EverySecondWeek:
		return "hold it every second week"
	case OnceAMonth:
		return "hold it once a month"
	case Shorten:
		return fmt.Sprintf("shorten it to %d minutes", c.length/time.Minute)
	case DropOptional:
		return "hold it without its optional participants"
	case MergeSeries:
		return fmt.Sprintf("hold it together with %q, %d minutes", c.with.Title, c.length/time.Minute)
	case MoveNext:
		hour, minute, _ := c.start.Clock()
		return fmt.Sprintf("move it to %02d:%02d, next to %q", hour, minute, c.with.Title)
	case WriteMemo:
		return "write a memo instead"
	case CancelSeries:
		return "cancel it"
	}
	return "change nothing"
}

func (c Change) compare(o Change) int {
	return cmp.Or(
		cmp.Compare(slices.Index(changeKinds, c.kind), slices.Index(changeKinds, o.kind)), cmp.Compare(c.length, o.length),
	)
}

// MarshalJSON writes the "kind", with "length_seconds", "with" and "new_start" where it has them, and as "text" an
// English sentence. It is not read back: a change is found by [Forecast.Advice].
func (c Change) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Text string `json:"text"`
		changeJSON
	}{c.String(), c.json()})
}

// changeJSON are the parts of a change in JSON.
type changeJSON struct {
	Kind     ChangeKind  `json:"kind"`
	Length   json.Number `json:"length_seconds,omitempty"`
	NewStart string      `json:"new_start,omitempty"`
	With     *otherJSON  `json:"with,omitempty"`
}

type otherJSON struct {
	Meeting meeting.ID `json:"meeting,omitzero"`
	Series  string     `json:"series"`
	Start   string     `json:"start"`
}

func (c Change) json() changeJSON {
	j := changeJSON{Kind: c.kind}
	if c.length > 0 {
		j.Length = json.Number(HoursOf(c.length).Seconds())
	}
	if !c.start.IsZero() {
		j.NewStart = c.start.String()
	}
	if c.with != (Series{}) {
		j.With = &otherJSON{c.with.Meeting, c.with.Title, c.with.Start}
	}
	return j
}
