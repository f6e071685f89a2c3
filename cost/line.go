package cost

import (
	"iter"
	"slices"

	"github.com/salesmeeting/salesmeeting/cost/money"
)

// A Line is one of the kinds of direct cost that an occurrence has, as the text that JSON
// holds. Lines compare with ==.
type Line string

// The lines of direct cost. Those of people's time and fares are expected values; the others are what an
// occurrence costs whoever comes.
const (
	Labor       Line = "labor"       // time in the meeting
	Preparation Line = "preparation" // time before it
	FollowUp    Line = "follow-up"   // time after it
	Travel      Line = "travel"      // working time lost on the way
	Fares       Line = "fares"
	Venue       Line = "venue"
	License     Line = "license" // of a conference service
	Facilitator Line = "facilitator"
	Catering    Line = "catering"
)

var lines = []Line{Labor, Preparation, FollowUp, Travel, Fares, Venue, License, Facilitator, Catering}

// firstFixed is the place in lines of the first that people's attendance does not change.
const firstFixed = 5

// OfPeople reports whether the line is what people cost, so that it is divided among them and their roles; the
// others are nobody's.
func (l Line) OfPeople() bool {
	i := slices.Index(lines, l)
	return i >= 0 && i < firstFixed
}

// Lines returns the lines of direct cost in the order in which they are shown.
func Lines() iter.Seq[Line] { return slices.Values(lines) }

// amounts are what the lines cost, in the order of lines.
type amounts [9]money.Amount

func (a *amounts) line(l Line) money.Amount {
	if i := slices.Index(lines, l); i >= 0 {
		return a[i]
	}
	return money.Amount{}
}

func (a *amounts) add(o *amounts) (err error) {
	for i := range a {
		if a[i], err = a[i].Add(o[i]); err != nil {
			return err
		}
	}
	return nil
}

// sum returns the total of the lines from the one at place first on.
func (a *amounts) sum(first int) (total money.Amount, err error) {
	for _, amount := range a[first:] {
		if total, err = total.Add(amount); err != nil {
			return money.Amount{}, err
		}
	}
	return total, nil
}
