package agenda_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/participant"
)

// watched is a meeting that somebody watches second by second, with a stopwatch for each item and person.
type watched struct {
	plan         agenda.Plan
	began, ended time.Time
	elapsed      time.Duration
	running      agenda.ItemID
	spent        map[agenda.ItemID]time.Duration
	in           map[participant.ID]bool
	there        map[participant.ID]time.Duration
}

func (w *watched) see(e agenda.Event) {
	switch e.Kind {
	case agenda.MeetingBegan:
		w.began = e.At
	case agenda.MeetingEnded:
		w.ended = e.At
		clear(w.in)
	case agenda.ItemStarted:
		w.running = e.Item
	case agenda.ItemFinished, agenda.ItemParked:
		if w.running == e.Item {
			w.running = ""
		}
	case agenda.PersonJoined:
		w.in[e.Person] = true
	case agenda.PersonLeft:
		delete(w.in, e.Person)
	}
}

// tick lets a second go by.
func (w *watched) tick() {
	if w.running != "" {
		w.spent[w.running] += time.Second
	}
	for id := range w.in {
		w.there[id] += time.Second
	}
	if !w.began.IsZero() && w.ended.IsZero() {
		w.elapsed += time.Second
	}
}

// over returns by how much a meeting that ends at a moment runs over.
func (w *watched) over(end time.Time) time.Duration {
	start := w.plan.Start
	if start.IsZero() {
		start = w.began
	}
	return max(0, end.Sub(start.Add(w.plan.Length)))
}

// expected returns by how much it will if so much is left at a moment.
func (w *watched) expected(at time.Time, left time.Duration) time.Duration {
	switch {
	case !w.ended.IsZero():
		return w.over(w.ended)
	case !w.began.IsZero():
		return w.over(at.Add(left))
	case w.plan.Start.IsZero():
		return max(0, left-w.plan.Length)
	case at.Before(w.plan.Start):
		at = w.plan.Start
	}
	return w.over(at.Add(left))
}

func TestFiguresOfARunAreThoseOfAStopwatch(t *testing.T) {
	r := rand.New(rand.NewPCG(31, 32))
	for range 40 {
		run := randomRun(t, r, 80)
		log := run.Log()
		if len(log) == 0 {
			continue
		}
		w := &watched{
			plan: run.Plan(), spent: make(map[agenda.ItemID]time.Duration), in: make(map[participant.ID]bool),
			there: make(map[participant.ID]time.Duration),
		}
		last, next := log[len(log)-1].At.Add(20*time.Minute), 0
		for at := log[0].At.Add(-2 * time.Minute); at.Before(last); at = at.Add(time.Second) {
			if at.Unix()%37 == 0 {
				requireWatched(t, w, run, at)
			}
			for ; next < len(log) && log[next].At.Equal(at); next++ {
				w.see(log[next])
			}
			w.tick()
		}
	}
}

// requireWatched compares the figures at a moment, before what happens in its second.
func requireWatched(t *testing.T, w *watched, run agenda.Run, at time.Time) {
	t.Helper()
	then := run.Until(at.Add(-time.Second))
	var left time.Duration
	for _, p := range then.Progress(at) {
		require.Equal(t, w.spent[p.ID], p.Spent)
		if p.State == agenda.Pending || p.State == agenda.Running {
			left += max(0, p.Planned-w.spent[p.ID])
		}
	}
	require.Equal(t, left, then.TimeLeft(at))
	require.Equal(t, w.elapsed, run.Elapsed(at))
	there := make(map[participant.ID]time.Duration)
	for _, p := range run.Presences(at) {
		there[p.Person] += p.Length()
	}
	require.Equal(t, w.there, there)
	require.Equal(t, w.expected(at, left), then.ExpectedOverrun(at))
	switch {
	case w.began.IsZero():
		require.Zero(t, then.Overrun(at))
	case w.ended.IsZero():
		require.Equal(t, w.over(at), then.Overrun(at))
	default:
		require.Equal(t, w.over(w.ended), then.Overrun(at))
	}
}
