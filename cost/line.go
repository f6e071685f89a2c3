package cost

import (
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/salesmeeting/salesmeeting/cost/money"
)

// A Line is a kind of direct cost, as the text that JSON holds: one of those below, or the host's own (see
// [OwnLine]). Lines compare with ==.
type Line string

// The lines of direct cost. Those of people are expected values, and are divided among them and their roles;
// the others are what an occurrence costs whoever comes, and are nobody's.
const (
	Labor       Line = "labor"       // of people: time in the meeting
	Preparation Line = "preparation" // of people: time before it
	FollowUp    Line = "follow-up"   // of people: time after it
	Travel      Line = "travel"      // of people: working time lost on the way
	Fares       Line = "fares"       // of people
	Waiting     Line = "waiting"     // of people: for a required customer who does not show up
	Venue       Line = "venue"
	License     Line = "license" // of a conference service
	Facilitator Line = "facilitator"
	Catering    Line = "catering"
	Rebooking   Line = "rebooking" // after a required customer did not show up
)

var lines = []Line{
	Labor, Preparation, FollowUp, Travel, Fares, Waiting, Venue, License, Facilitator, Catering, Rebooking,
}

// Places in lines. The first that is nobody's, firstFixed, follows those of people.
const (
	atLabor = iota
	atPreparation
	atFollowUp
	atTravel
	atFares
	atWaiting
	atVenue
	atLicense
	atFacilitator
	atCatering
	atRebooking
	lineCount
)

const firstFixed = atVenue

// Lines returns the lines that the library knows, in the order in which they are shown.
func Lines() iter.Seq[Line] { return slices.Values(lines) }

const maxLineBytes = 100

// check returns an error if a host can't call a line of its own so.
func (l Line) check() error {
	text := string(l)
	switch {
	case text == "":
		return errors.New("is missing")
	case len(text) > maxLineBytes || !utf8.ValidString(text) || strings.ContainsFunc(text, unicode.IsControl):
		return fmt.Errorf("%.40q is no name of a line: UTF-8 text of at most %d bytes without control characters", text, maxLineBytes)
	case slices.Contains(lines, l):
		return fmt.Errorf("%q is a line of the library's: take another name", text)
	}
	return nil
}

// A LineCost is what a line of direct cost comes to. It is plain data.
type LineCost struct {
	Line Line
	// OfPeople says that it is divided among people and their roles; if not, it is nobody's.
	OfPeople bool
	Cost     money.Amount // exact
}

func compareLines(a, b LineCost) int { return strings.Compare(string(a.Line), string(b.Line)) }

// lineSums are what the lines come to: the library's in the order of lines, and the host's own in the order of
// their names.
type lineSums struct {
	known [lineCount]money.Amount
	own   []LineCost
}

func (s *lineSums) line(l Line) money.Amount {
	if i := slices.Index(lines, l); i >= 0 {
		return s.known[i]
	}
	if i, ok := slices.BinarySearchFunc(s.own, LineCost{Line: l}, compareLines); ok {
		return s.own[i].Cost
	}
	return money.Amount{}
}

// list returns labor, the other lines that cost something, and the host's own.
func (s *lineSums) list() []LineCost {
	var list []LineCost
	for i, l := range lines {
		if i == atLabor || s.known[i].Sign() != 0 {
			list = append(list, LineCost{l, i < firstFixed, s.known[i]})
		}
	}
	return append(list, s.own...)
}

func (s *lineSums) add(o *lineSums) (err error) {
	for i := range s.known {
		if s.known[i], err = s.known[i].Add(o.known[i]); err != nil {
			return err
		}
	}
	for _, c := range o.own {
		if err := s.addOwn(c); err != nil {
			return err
		}
	}
	return nil
}

// addOwn adds what a line of the host's own comes to. It fails if the line is of people here and nobody's there.
func (s *lineSums) addOwn(c LineCost) (err error) {
	i, found := slices.BinarySearchFunc(s.own, c, compareLines)
	if !found {
		s.own = slices.Insert(slices.Clone(s.own), i, c)
		return nil
	}
	if s.own[i].OfPeople != c.OfPeople {
		return fmt.Errorf("%w: the line %q is of people in one and nobody's in the other", ErrModelsDiffer, c.Line)
	}
	s.own = slices.Clone(s.own)
	s.own[i].Cost, err = s.own[i].Cost.Add(c.Cost)
	return err
}

// sum returns the total of all lines, and of those that are nobody's.
func (s *lineSums) sum() (total, fixed money.Amount, err error) {
	add := func(cost money.Amount, ofPeople bool) {
		if err == nil {
			total, err = total.Add(cost)
		}
		if err == nil && !ofPeople {
			fixed, err = fixed.Add(cost)
		}
	}
	for i := range s.known {
		add(s.known[i], i < firstFixed)
	}
	for i := range s.own {
		add(s.own[i].Cost, s.own[i].OfPeople)
	}
	return total, fixed, err
}
