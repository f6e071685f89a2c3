package agenda

import "time"

// A Progress sets what an item took against what was planned for it. It is plain data.
type Progress struct {
	ID    ItemID // what the item goes by: see [Agenda.IDs]
	Item  Item
	State ItemState
	// Planned and Spent are elapsed times: what the plan says, and how long the item was running.
	Planned, Spent time.Duration
}

// Over returns by how much the item took longer than planned; negative if it took less.
func (p Progress) Over() time.Duration { return p.Spent - p.Planned }

// Progress returns how far each item has come, in the order of [Run.Agenda], at a moment: the states after the last
// event, and the time spent up to that moment. See [Run.Until] for the states at an earlier one.
func (r Run) Progress(at time.Time) []Progress {
	s := r.state()
	at = s.moment(at)
	list := make([]Progress, len(s.items))
	for i, item := range s.agenda {
		list[i] = Progress{s.ids[i], item.Clone(), s.items[i].state, item.Length, s.items[i].spent(at)}
	}
	return list
}

// spent returns for how long the item was running up to a moment.
func (i *itemRun) spent(at time.Time) (sum time.Duration) {
	for _, span := range i.spans {
		sum += span.until(at)
	}
	return sum
}

// until returns how much of the span is before a moment.
func (m moments) until(at time.Time) time.Duration {
	end := m.end
	if end.IsZero() || at.Before(end) {
		end = at
	}
	return max(0, end.Sub(m.start))
}

// Began returns when the meeting began, and whether it did.
func (r Run) Began() (time.Time, bool) { return r.state().began, r.state().phase != phaseBefore }

// Ended returns when the meeting ended, and whether it did.
func (r Run) Ended() (time.Time, bool) { return r.state().ended, r.state().phase == phaseEnded }

// Running returns the item that is running after the last event, and whether one is.
func (r Run) Running() (ItemID, bool) {
	s := r.state()
	if s.running < 0 {
		return "", false
	}
	return s.ids[s.running], true
}

// LateStart returns the elapsed time between the planned start and when the meeting began, zero if it began
// in time, has not begun, or had no planned start.
func (r Run) LateStart() time.Duration {
	began, ok := r.Began()
	if !ok {
		return 0
	}
	return r.state().late(began)
}

// Elapsed returns the elapsed time that the meeting has taken up to a moment, from when it began.
func (r Run) Elapsed(at time.Time) time.Duration {
	s := r.state()
	if s.phase == phaseBefore {
		return 0
	}
	return moments{s.began, s.ended}.until(s.moment(at))
}

// Overrun returns the elapsed time from the planned end of the meeting to a moment at which it is going on, or to its
// end: its planned end is its planned length after its planned start, or after it began if it had none. It is zero
// before that, and before the meeting began.
func (r Run) Overrun(at time.Time) time.Duration {
	s := r.state()
	return s.overrun(s.moment(at))
}

func (s *runState) overrun(at time.Time) time.Duration {
	if s.phase == phaseBefore || at.Before(s.began) {
		return 0
	}
	start := s.plan.Start
	if start.IsZero() {
		start = s.began
	}
	return moments{start.Add(s.plan.Length), s.ended}.until(at)
}

// TimeLeft returns the elapsed time that the items still ask for at a moment: the planned lengths of those that
// are pending, less what was spent on them before they were reopened, and what is left of the running one. Parked
// items ask for none.
func (r Run) TimeLeft(at time.Time) time.Duration {
	var sum time.Duration
	for _, p := range r.Progress(at) {
		if p.State == Pending || p.State == Running {
			sum += max(0, -p.Over())
		}
	}
	return sum
}

// ExpectedOverrun returns what [Run.Overrun] will be if from a moment on all items that are left take what was
// planned for them: how much the meeting has to catch up on. A meeting that has not begun is taken to begin then, or at
// its planned start if that is yet to come.
func (r Run) ExpectedOverrun(at time.Time) time.Duration {
	s := r.state()
	switch s.phase {
	case phaseBefore:
		return max(0, s.late(at)+r.TimeLeft(at)-s.plan.Length)
	case phaseEnded:
		return r.Overrun(at)
	}
	return s.overrun(s.moment(at).Add(r.TimeLeft(at)))
}

// late returns by how much a meeting begins late that begins at a moment, up to as late as it can.
func (s *runState) late(at time.Time) time.Duration {
	if s.plan.Start.IsZero() {
		return 0
	}
	return min(max(0, s.moment(at).Sub(s.plan.Start)), maxRunning)
}

// Remaining returns the agenda of the items that are pending, in the order of [Run.Agenda]: what [Agenda.Fit] can fit
// into the time that remains.
func (r Run) Remaining() Agenda { return r.agendaOf(Pending) }

// Open returns the items that are neither finished nor skipped, in the order of [Run.Agenda]: what the next meeting
// takes over. See [Agenda.CarryOver] and [Backlog.Add].
func (r Run) Open() []Item { return r.agendaOf(Pending, Running, Parked).Items }

func (r Run) agendaOf(states ...ItemState) (a Agenda) {
	s := r.state()
	for i := range s.items {
		for _, state := range states {
			if s.items[i].state == state {
				a.Items = append(a.Items, s.agenda[i].Clone())
			}
		}
	}
	return a
}
