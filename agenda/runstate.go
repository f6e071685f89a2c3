package agenda

import (
	"maps"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/participant"
)

// runState is what a log leads to.
type runState struct {
	plan   Plan
	agenda []Item // the plan's, and after them those that were added
	ids    []ItemID
	index  map[ItemID]int

	log     []Event
	phase   phase
	began   time.Time
	ended   time.Time
	items   []itemRun
	running int // the index of the item; -1: none
	present map[participant.ID]time.Time
	stays   []Presence // that are over
}

// phase says how far the meeting has come.
type phase uint8

const (
	phaseBefore phase = iota
	phaseRunning
	phaseEnded
)

// itemRun is what became of an item.
type itemRun struct {
	state ItemState
	spans []moments
}

// moments are a span of instants. The end is zero while it lasts.
type moments struct{ start, end time.Time }

func newRunState(p Plan) *runState {
	p.Agenda = p.Agenda.Clone()
	if !p.Start.IsZero() {
		p.Start = seconds(p.Start)
	}
	s := &runState{
		plan: p, agenda: p.Agenda.Items, ids: p.Agenda.IDs(), index: make(map[ItemID]int), running: -1,
		items: make([]itemRun, len(p.Agenda.Items)), present: make(map[participant.ID]time.Time),
	}
	for i, id := range s.ids {
		s.index[id] = i
		s.items[i].state = Pending
	}
	return s
}

// clone returns a copy that a step may change.
func (s *runState) clone() *runState {
	c := *s
	c.log, c.items = slices.Clone(s.log), slices.Clone(s.items)
	for i := range c.items {
		c.items[i].spans = slices.Clone(c.items[i].spans)
	}
	c.present, c.stays = maps.Clone(s.present), slices.Clone(s.stays)
	return &c
}

// apply changes the state as an event says that is not refused.
func (s *runState) apply(e Event) {
	switch {
	case e.Kind == MeetingBegan:
		s.phase, s.began = phaseRunning, e.At
	case e.Kind == MeetingEnded:
		s.phase, s.ended = phaseEnded, e.At
		for _, id := range slices.Sorted(maps.Keys(s.present)) {
			s.leave(id, e.At)
		}
	case e.Kind == PersonJoined:
		s.present[e.Person] = e.At
	case e.Kind == PersonLeft:
		s.leave(e.Person, e.At)
	case e.Kind == ItemAdded:
		s.add(e)
	default:
		s.applyItem(s.index[e.Item], e)
	}
}

func (s *runState) leave(id participant.ID, at time.Time) {
	s.stays = append(s.stays, Presence{id, s.present[id], at})
	delete(s.present, id)
}

// add adds an item, and leaves alone what s shares with others.
func (s *runState) add(e Event) {
	s.index = maps.Clone(s.index)
	s.index[e.Item] = len(s.items)
	s.ids = append(slices.Clip(s.ids), e.Item)
	s.agenda = append(slices.Clip(s.agenda), e.added())
	s.items = append(s.items, itemRun{state: Pending})
}

func (s *runState) applyItem(i int, e Event) {
	item := &s.items[i]
	if item.state == Running {
		item.spans[len(item.spans)-1].end = e.At
		s.running = -1
	}
	item.state = nextState[item.state][e.Kind]
	if item.state == Running {
		item.spans = append(item.spans, moments{start: e.At})
		s.running = i
	}
}

// moment returns the moment at which figures are those of at.
func (s *runState) moment(at time.Time) time.Time {
	at = seconds(at)
	if len(s.log) > 0 {
		if last := s.log[len(s.log)-1].At.Add(maxRunning); at.After(last) {
			return last
		}
	}
	return at
}
