package agenda

import (
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/participant"
)

// A Run is a meeting as it goes through its agenda: a state machine that takes each moment as an argument and
// keeps a log, from which it can be built again. It is an immutable value, cheap to copy and safe to share
// between goroutines: each step returns another Run and leaves the one before as it was. The zero Run is that of
// the zero [Plan], before it has begun. Only [NewRun], [Replay] and JSON make others.
//
// The rules of its steps: a meeting begins once and ends once. While it is going on, an item that is pending can be
// started, if no other one is running, skipped or parked; one that is running can be finished or parked; one that is
// over or parked can be reopened; and items can be added, up to 1,000 in all. People may join before the meeting
// begins, and leave and come back; when it ends all have left. No step is before the one before it. Moments are cut to
// whole seconds. A log has at most 10,000 events, all within 2,400 hours of the planned start, or of the first one if
// there is none. A step against the rules fails with a [*StepError]. A meeting that nobody ended is over 2,400 hours
// after its last event: figures of later moments are those of then.
type Run struct{ s *runState }

var noRun = newRunState(Plan{})

func (r Run) state() *runState {
	if r.s == nil {
		return noRun
	}
	return r.s
}

// NewRun returns the run of a meeting that has not begun. Its error is of type [participant.Problems], those of
// [Plan.Problems] below "/plan".
func NewRun(p Plan) (Run, error) { return Replay(p) }

// Replay returns the run that a log leads to: the same as the one that kept it. The error of a plan is as for
// [NewRun]; that of an event is of type [participant.Problems] too, at "/log/3", and matches as [Run.Apply] says.
// What comes after an event that cannot be is not looked at.
func Replay(p Plan, log ...Event) (Run, error) {
	if ps := p.Problems(); len(ps) > 0 {
		return Run{}, ps.Under("/plan")
	}
	s := newRunState(p)
	for i, e := range log {
		if err := s.step(e); err != nil {
			return Run{}, participant.Problems{{Path: participant.Pointer("log", i), Err: err}}
		}
	}
	return Run{s}, nil
}

// Apply returns the run after an event. It fails with a [*StepError] if that cannot happen now.
func (r Run) Apply(e Event) (Run, error) {
	next := r.state().clone()
	if err := next.step(e); err != nil {
		return r, err
	}
	return Run{next}, nil
}

// Begin returns the run after the meeting began.
func (r Run) Begin(at time.Time) (Run, error) { return r.Apply(Event{Kind: MeetingBegan, At: at}) }

// End returns the run after the meeting ended, and with it everybody's presence. No item may be running.
func (r Run) End(at time.Time) (Run, error) { return r.Apply(Event{Kind: MeetingEnded, At: at}) }

// Start returns the run after a pending item was started.
func (r Run) Start(item ItemID, at time.Time) (Run, error) {
	return r.Apply(Event{Kind: ItemStarted, At: at, Item: item})
}

// Finish returns the run after the running item was finished.
func (r Run) Finish(item ItemID, at time.Time) (Run, error) {
	return r.Apply(Event{Kind: ItemFinished, At: at, Item: item})
}

// Skip returns the run after a pending item was skipped: there is no need for it any more.
func (r Run) Skip(item ItemID, at time.Time) (Run, error) {
	return r.Apply(Event{Kind: ItemSkipped, At: at, Item: item})
}

// Park returns the run after a pending or running item was set aside, for later or for the next meeting.
func (r Run) Park(item ItemID, at time.Time) (Run, error) {
	return r.Apply(Event{Kind: ItemParked, At: at, Item: item})
}

// Reopen returns the run after an item that was finished, skipped or parked became pending again. The time
// spent on it counts on.
func (r Run) Reopen(item ItemID, at time.Time) (Run, error) {
	return r.Apply(Event{Kind: ItemReopened, At: at, Item: item})
}

// Add returns the run after an item was added that somebody brought up: a title, which no other item goes by, the elapsed
// time planned for it, and who leads it, "" for nobody. It is pending, comes last in [Run.Agenda], and goes by its title.
func (r Run) Add(title string, length time.Duration, presenter participant.ID, at time.Time) (Run, error) {
	return r.Apply(Event{Kind: ItemAdded, At: at, Item: ItemID(title), Person: presenter, Length: length})
}

// Join returns the run after somebody joined; that may be before the meeting begins.
func (r Run) Join(person participant.ID, at time.Time) (Run, error) {
	return r.Apply(Event{Kind: PersonJoined, At: at, Person: person})
}

// Leave returns the run after somebody left who was there.
func (r Run) Leave(person participant.ID, at time.Time) (Run, error) {
	return r.Apply(Event{Kind: PersonLeft, At: at, Person: person})
}

// Plan returns a copy of what the meeting set out with, its start in UTC.
func (r Run) Plan() Plan {
	p := r.state().plan
	p.Agenda = p.Agenda.Clone()
	return p
}

// Agenda returns a copy of what the meeting goes through: the agenda of its plan and, after it, the items that were
// added. [Minutes.ProblemsWith] and [Expectation.After] go by it.
func (r Run) Agenda() Agenda { return Agenda{cloneItems(r.state().agenda)} }

// Log returns a copy of the events, in order.
func (r Run) Log() []Event { return slices.Clone(r.state().log) }

// Until returns the run as it was at a moment: with the events up to it, those of the same second too.
func (r Run) Until(at time.Time) Run {
	s := newRunState(r.state().plan)
	for _, e := range r.state().log {
		if e.At.After(at) {
			break
		}
		s.apply(e)
		s.log = append(s.log, e)
	}
	return Run{s}
}
