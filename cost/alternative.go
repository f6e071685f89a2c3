package cost

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting"
)

// A Substitute is a memo that could be sent round instead of each occurrence of a series. It is plain data.
type Substitute struct {
	Memo Memo
	// Requires is what the meeting does and a memo can't: where there is anything, the two are not comparable.
	Requires []Requirement
}

// An Alternative is what not holding a series would save in a forecast's window: canceling it, or writing a memo in the place
// of each occurrence. It is a value.
type Alternative struct {
	Series      Series
	Occurrences int // in the window
	// Cancel is what canceling saves: all that the series costs in the window.
	Cancel money.Amount
	// Memo compares all occurrences with as many memos; its Verdict is empty where there is no [Substitute].
	Memo Comparison
	// Left is what would be left of the series: its part before the window, or the zero Meeting.
	Left meeting.Meeting

	was meeting.Meeting
}

// Changes returns the changes that it stands for: to cancel, and to write a memo where that is cheaper.
func (a Alternative) Changes() []Change {
	list := []Change{{kind: CancelSeries}}
	if a.Memo.Verdict == MemoCheaper {
		list = append(list, Change{kind: WriteMemo})
	}
	return list
}

// Proposal returns what either makes of the meeting that is kept: nothing takes place from the window on.
func (a Alternative) Proposal() meeting.Proposal {
	return meeting.Proposal{Before: a.was, After: unlessZero(a.Left)}
}

// String returns what could be done and what it saves: "cancel it: 8586.00 USD; write a memo instead: 4778.00 USD".
func (a Alternative) String() string {
	text := fmt.Sprintf("%s: %s", Change{kind: CancelSeries}, a.Cancel)
	if a.Memo.Verdict == MemoCheaper {
		text += fmt.Sprintf("; %s: %s", Change{kind: WriteMemo}, a.Memo.Saving)
	}
	return text
}

// Alternatives returns, for each series of the forecast that costs something, what not holding it would save, the dearest
// first. It stands beside [Forecast.Advice], never in it: canceling would always save most, and leave nothing to advise. A
// memo is compared where memos returns one; nil memos have none. What a meeting brings is not weighed here: see
// [Benefit.Weigh].
//
// It fails as [Memo.Compare] does. A forecast that was read from JSON, or merged from several windows or models, knows
// no meetings and gives none.
func (f Forecast) Alternatives(memos func(Series) (Substitute, bool)) ([]Alternative, error) {
	a := &adviser{forecast: f}
	var list []Alternative
	for _, m := range inOrder(f) {
		b := a.newBranch(m)
		if b == nil || b.current.cost.Sign() <= 0 {
			continue
		}
		option := Alternative{
			Series: b.series, Occurrences: len(b.current.spans), Cancel: b.current.cost, Left: b.before, was: b.kept,
		}
		if memos != nil {
			if s, ok := memos(b.series); ok {
				var err error
				if option.Memo, err = s.Memo.times(option.Occurrences).Compare(option.Cancel, s.Requires...); err != nil {
					return nil, err
				}
			}
		}
		list = append(list, option)
	}
	slices.SortStableFunc(list, func(a, b Alternative) int { return cmp.Or(dearest(a.Cancel, b.Cancel), a.Series.compare(b.Series)) })
	return list, nil
}

// times returns n memos as one.
func (m Memo) times(n int) Memo {
	number, err := money.NewRatio(int64(n), 1)
	if err != nil {
		return m
	}
	m.writing, m.reading = m.writing.Mul(number), m.reading.Mul(number)
	return m
}
