package cost

import (
	"cmp"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
)

// usage is what occurrences take of the periods of a budget, by the Unix time of a period's start.
type usage map[int64]*periodUsage

type periodUsage struct {
	period interval.Interval
	taken  measure
	marks  []mark
}

// taken returns what is taken in the period that starts at a Unix time.
func (u usage) taken(at int64, b *budget) measure {
	if sum := u[at]; sum != nil {
		return sum.taken
	}
	return b.none()
}

// marks returns what is known of the occurrences in the period that starts at a Unix time, in order.
func (u usage) marks(at int64) []mark {
	if u[at] == nil {
		return nil
	}
	return slices.SortedFunc(slices.Values(u[at].marks), func(a, b mark) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.hours.units, b.hours.units), cmp.Compare(a.amount, b.amount))
	})
}

// A mark is when an occurrence begins, and what it takes.
type mark struct {
	start  int64
	hours  Hours
	amount string
}

// add adds the occurrences of m that begin within window, in the periods that wanted has, with marks; or in all,
// without, if it is nil. Only what takes something counts.
func (u usage) add(t *meter, m meeting.Meeting, window interval.Interval, wanted usage) error {
	finder := periodFinder{budget: Budget{t.budget}}
	for o := range startingIn(window, m) {
		period, ok := finder.find(time.Unix(o.Unix(), 0))
		if !ok || wanted != nil && wanted[period.Start().Unix()] == nil {
			continue
		}
		taken, err := t.measure(o)
		if err != nil {
			return err
		}
		if taken.quantity().Sign() == 0 {
			continue
		}
		sum := u.of(period, t.budget)
		if wanted != nil {
			sum.marks = append(sum.marks, mark{o.Unix(), taken.hours, taken.amount.Exact()})
		}
		if sum.taken, err = sum.taken.add(taken); err != nil {
			return err
		}
	}
	return nil
}

// of returns the usage of a period, none yet if it was not there.
func (u usage) of(period interval.Interval, b *budget) *periodUsage {
	at := period.Start().Unix()
	if u[at] == nil {
		u[at] = &periodUsage{period: period, taken: b.none()}
	}
	return u[at]
}
