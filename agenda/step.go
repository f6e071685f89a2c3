package agenda

import (
	"cmp"
	"errors"
	"fmt"
	"time"
)

// Why a step of a [Run] is refused. The error is a [*StepError], which also says what would be right.
var (
	ErrNotBegun   = errors.New("the meeting has not begun")
	ErrBegun      = errors.New("the meeting has begun already")
	ErrEnded      = errors.New("the meeting has ended")
	ErrNoItem     = errors.New("the agenda has no such item")
	ErrTaken      = errors.New("the agenda has such an item already")
	ErrBusy       = errors.New("another item is running")
	ErrState      = errors.New("the item is not in a state for that")
	ErrPresent    = errors.New("the person is there already")
	ErrAbsent     = errors.New("the person is not there")
	ErrOutOfOrder = errors.New("the moment is before that of the step before")
	ErrTooLong    = errors.New("the log would be too long")
	ErrEvent      = errors.New("the event is not whole")
)

// A StepError says why a step of a [Run] was refused and what would be right. It matches one of the errors
// above.
type StepError struct {
	Event Event
	// Right says what would be right, for people: "finish or park Prices first".
	Right string
	err   error
}

// Error returns all of it in one line.
func (e *StepError) Error() string {
	text := "agenda: " + string(e.Event.Kind)
	if name := cmp.Or(string(e.Event.Item), string(e.Event.Person)); name != "" {
		text += fmt.Sprintf(" %.80q", name)
	}
	if e.Event.Kind.Check() != nil {
		text = "agenda: an event"
	}
	text += ": " + e.err.Error()
	if e.Right != "" {
		text += ": " + e.Right
	}
	return text
}

// Unwrap returns the error that e matches.
func (e *StepError) Unwrap() error { return e.err }

// Bounds of a run, far beyond any real one.
const (
	maxEvents  = 10_000
	maxRunning = maxLength // between the planned start, or the first event, and any other
)

// step applies e, or says why not and leaves the state as it is.
func (s *runState) step(e Event) error {
	e.At = seconds(e.At)
	if no := s.refuse(e); no.err != nil {
		return &StepError{e, no.right, no.err}
	}
	s.apply(e)
	s.log = append(s.log, e)
	return nil
}

// A refusal says why an event cannot happen now, and what would be right. It has no error if it can.
type refusal struct {
	err   error
	right string
}

// refuse returns why e cannot happen now.
func (s *runState) refuse(e Event) refusal {
	if err := e.check(); err != nil {
		return refusal{ErrEvent, err.Error()}
	}
	if s.phase == phaseEnded {
		return refusal{ErrEnded, "nothing more happens in it"}
	}
	if no := s.refuseMoment(e.At); no.err != nil {
		return no
	}
	switch {
	case e.Kind.ofPerson():
		return s.refusePerson(e)
	case e.Kind == MeetingBegan && s.phase == phaseRunning:
		return refusal{ErrBegun, ""}
	case e.Kind != MeetingBegan && s.phase == phaseBefore:
		return refusal{ErrNotBegun, "begin it first"}
	case e.Kind == MeetingEnded:
		return s.refuseBusy()
	case e.Kind == ItemAdded:
		return s.refuseAdded(e)
	case e.Kind.ofItem():
		return s.refuseItem(e)
	}
	return refusal{}
}

// check returns an error if the event lacks what its kind asks for or has what it does not.
func (e *Event) check() error {
	if err := e.Kind.Check(); err != nil {
		return err
	}
	switch {
	case e.At.Year() < 2 || e.At.Year() > 9999:
		return errors.New("give a moment in the years 2 to 9999")
	case e.Kind.ofItem() != (e.Item != ""):
		return errors.New("events of items, and only they, name an item")
	case e.Kind == ItemAdded:
		return e.added().Problems().Err()
	case e.Length != 0:
		return errors.New("only events that add an item have a length")
	case e.Kind.ofPerson() != (e.Person != ""):
		return errors.New("events of people, and only they, name a person")
	case e.Kind.ofPerson():
		return e.Person.Check()
	}
	return nil
}

func (s *runState) refuseMoment(at time.Time) refusal {
	near := s.plan.Start
	if len(s.log) > 0 {
		if last := s.log[len(s.log)-1].At; at.Before(last) {
			return refusal{ErrOutOfOrder, "give " + last.Format(time.RFC3339) + " or later"}
		}
		if near.IsZero() {
			near = s.log[0].At
		}
	}
	switch {
	case !near.IsZero() && at.Sub(near).Abs() > maxRunning:
		return refusal{ErrTooLong, fmt.Sprintf("give a moment within %v hours of %s", maxRunning.Hours(), near.Format(time.RFC3339))}
	case len(s.log) >= maxEvents:
		return refusal{ErrTooLong, fmt.Sprintf("a log has at most %d events", maxEvents)}
	}
	return refusal{}
}

func (s *runState) refusePerson(e Event) refusal {
	_, there := s.present[e.Person]
	switch {
	case e.Kind == PersonJoined && there:
		return refusal{ErrPresent, ""}
	case e.Kind == PersonLeft && !there:
		return refusal{ErrAbsent, "let them join first"}
	}
	return refusal{}
}

// refuseBusy refuses what cannot happen while an item is running.
func (s *runState) refuseBusy() refusal {
	if s.running < 0 {
		return refusal{}
	}
	return refusal{ErrBusy, fmt.Sprintf("finish or park %.80q first", s.ids[s.running])}
}

func (s *runState) refuseAdded(e Event) refusal {
	if _, taken := s.index[e.Item]; taken {
		return refusal{ErrTaken, "give another title, or reopen that one"}
	}
	if len(s.items) >= maxItems {
		return refusal{ErrTooLong, fmt.Sprintf("an agenda has at most %d items", maxItems)}
	}
	return refusal{}
}

func (s *runState) refuseItem(e Event) refusal {
	i, ok := s.index[e.Item]
	if !ok {
		return refusal{ErrNoItem, "give one of Agenda.IDs"}
	}
	state := s.items[i].state
	if _, ok := nextState[state][e.Kind]; !ok {
		return refusal{ErrState, fmt.Sprintf("it is %s, and can be %s", state, rightEvents(state))}
	}
	if e.Kind == ItemStarted {
		return s.refuseBusy()
	}
	return refusal{}
}
