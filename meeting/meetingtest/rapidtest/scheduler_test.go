package rapidtest_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// TestMain takes the number of runs from the environment, so that a gate can raise it for all modules alike.
func TestMain(m *testing.M) {
	if runs, ok := os.LookupEnv("SCHEDULER_RUNS"); ok {
		if err := flag.Set("rapid.checks", runs); err != nil {
			panic("SCHEDULER_RUNS: " + err.Error())
		}
	}
	m.Run()
}

func TestTheSchedulerDoesWhatASimpleModelDoes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld()
		for range 3 { // so that there is something to do with the others
			w.schedule(t)
		}
		t.Repeat(map[string]func(*rapid.T){
			"schedule": w.schedule, "schedule again": w.again, "move": w.move, "shift": w.shift, "split": w.split, "respond": w.respond,
			"cancel": w.cancel, "start": w.start, "finish": w.finish, "outcome": w.outcome, "invalid": w.invalid,
			"wait": w.wait, "deliver": w.deliver, "outage": w.outage, "crash": w.crash, "": w.check,
		})
		w.deliver(t)
	})
}

// some draws a slot, or passes over the action where there is none.
func (w *world) some(t *rapid.T) (*modeled, *slot) {
	var alive []*modeled
	for _, m := range w.meetings {
		if len(m.slots) > 0 {
			alive = append(alive, m)
		}
	}
	if len(alive) == 0 {
		t.Skip("nothing takes place")
	}
	m := alive[rapid.IntRange(0, len(alive)-1).Draw(t, "meeting")]
	return m, m.slots[rapid.IntRange(0, len(m.slots)-1).Draw(t, "occurrence")]
}

// moment draws some half hour around now.
func (w *world) moment(t *rapid.T) time.Time {
	return w.now.Truncate(30 * time.Minute).Add(time.Duration(rapid.IntRange(-8, 52).Draw(t, "half hours")) * 30 * time.Minute)
}

func (w *world) schedule(t *rapid.T) {
	m := &modeled{
		key: fmt.Sprint(len(w.meetings)), answers: make(map[participant.ID]participant.Response),
		people: rapid.SliceOfNDistinct(rapid.SampledFrom(staff), 1, 3, rapid.ID).Draw(t, "people"),
	}
	start, n, free := w.moment(t), rapid.IntRange(1, 3).Draw(t, "times"), true
	for i := range n {
		at := start.Add(time.Duration(i) * 24 * time.Hour)
		s := &slot{wallclock.Of(at).Local(), at, make(map[participant.ID]participant.Response), meeting.StageScheduled, false}
		m.slots = append(m.slots, s)
		free = free && w.allFree(m, s, at)
	}
	r, err := w.Schedule(t.Context(), "olga", m.made(t, start, n))
	if agree(t, free, err) {
		require.False(t, r.Known)
		m.id = r.Meeting.ID()
		w.meetings = append(w.meetings, m)
		w.toldIfOver(m)
	}
}

// toldIfOver notes that nobody is invited to what is over.
func (w *world) toldIfOver(m *modeled) {
	if slices.ContainsFunc(m.slots, func(s *slot) bool { return !s.start.Add(time.Hour).Before(w.now) }) {
		return
	}
	for _, id := range m.people {
		w.invited[fmt.Sprint(m.id, id)] = true
	}
}

// made returns the meeting as it is scheduled.
func (m *modeled) made(t *rapid.T, start time.Time, times int) meeting.Meeting {
	d := meeting.Draft{
		ID: meeting.IDFor(m.key), Title: "Call", Start: wallclock.Of(start), Length: time.Hour, Organizer: "olga",
	}
	for _, id := range m.people {
		d.Roster = append(d.Roster, participant.Participant{ID: id})
	}
	if times > 1 {
		d.Repeats = recurrence.Daily().Times(times)
	}
	made, err := meeting.New(d)
	require.NoError(t, err)
	return made
}

// again repeats a call whose answer was lost: there is nothing to do, whatever has become of the meeting.
func (w *world) again(t *rapid.T) {
	m, _ := w.some(t)
	if m.key == "" {
		t.Skip("it was split off, not scheduled")
	}
	before := w.bytes(t)
	r, err := w.Schedule(t.Context(), "olga", m.made(t, w.moment(t), 1))
	require.NoError(t, err)
	require.True(t, r.Known)
	require.Equal(t, m.id, r.Meeting.ID())
	require.Equal(t, before, w.bytes(t))
}

// bytes is everything that the store has.
func (w *world) bytes(t *rapid.T) string {
	data, err := json.Marshal(w.store)
	require.NoError(t, err)
	return string(data)
}

// invalid edits fail, and leave the store as it was.
func (w *world) invalid(t *rapid.T) {
	m, s := w.some(t)
	before := w.bytes(t)
	e := rapid.SampledFrom([]meeting.Editing{
		meeting.All(func(d *meeting.Draft) { d.Length = -time.Hour }),
		meeting.All(func(d *meeting.Draft) { d.Roster = append(d.Roster, d.Roster[0]) }),
		meeting.One(s.original.Add(time.Minute), func(o *meeting.Override) { o.Title = "Other" }),
		meeting.One(s.original, func(o *meeting.Override) { o.Length = time.Millisecond }),
	}).Draw(t, "edit")
	_, err := w.Edit(t.Context(), "olga", m.id, e)
	require.Error(t, err)
	require.Equal(t, before, w.bytes(t))
}

func (w *world) move(t *rapid.T) {
	m, s := w.some(t)
	start := w.moment(t)
	if s.start.Equal(start) || m.takes(s, start) {
		t.Skip("two at once: people are reminded of the time, not of each")
	}
	_, err := w.Edit(t.Context(), "olga", m.id, meeting.One(s.original, func(o *meeting.Override) { o.Start = wallclock.Of(start) }))
	if agree(t, w.allFree(m, s, start), err) {
		w.moves(m, func() { s.start, s.moved = start, true })
	}
}

// shift moves the whole series; what was moved by itself stays.
func (w *world) shift(t *rapid.T) {
	m, _ := w.some(t)
	by := time.Duration(rapid.IntRange(-30, 30).Draw(t, "half hours")) * 30 * time.Minute
	if m.cut || by == 0 {
		t.Skip("nothing moves")
	}
	free := true
	for _, s := range m.slots {
		at := s.start.Add(by)
		if slices.ContainsFunc(m.slots, func(other *slot) bool { return !s.moved && other.moved && other.start.Equal(at) }) {
			t.Skip("two at once")
		}
		free = free && (s.moved || w.allFree(m, s, at))
	}
	_, err := w.Edit(t.Context(), "olga", m.id, meeting.All(func(d *meeting.Draft) {
		d.Start = d.Start.Local().Add(by).In(d.Start.Zone())
	}))
	if !agree(t, free, err) {
		return
	}
	w.moves(m, func() {
		for _, s := range m.slots {
			s.original = s.original.Add(by)
			if !s.moved {
				s.start = s.start.Add(by)
			}
		}
	})
}

// split gives an occurrence and all that follow another title, and thereby another meeting.
func (w *world) split(t *rapid.T) {
	m, s := w.some(t)
	if m.overlaps() {
		t.Skip("its parts would book somebody twice")
	}
	r, err := w.Edit(t.Context(), "olga", m.id, meeting.Following(s.original, func(d *meeting.Draft) { d.Title = "Other" }))
	require.NoError(t, err)
	if r.Rest.IsZero() {
		return // it was the first
	}
	rest := &modeled{id: r.Rest.ID(), people: m.people, answers: maps.Clone(m.answers), cut: true}
	follows := func(other *slot) bool { return other.original.Compare(s.original) >= 0 }
	for _, other := range m.slots {
		if follows(other) {
			rest.slots = append(rest.slots, other)
		}
	}
	m.slots, m.cut = slices.DeleteFunc(m.slots, follows), true
	w.meetings = append(w.meetings, rest)
	w.toldIfOver(rest)
}

func (w *world) respond(t *rapid.T) {
	m, s := w.some(t)
	id := rapid.SampledFrom(staff).Draw(t, "who")
	answer := rapid.SampledFrom([]participant.Response{participant.Accepted, participant.Declined}).Draw(t, "answer")
	key, slots, answers := meeting.Key{Meeting: m.id, Original: s.original}, []*slot{s}, s.answers
	if rapid.Bool().Draw(t, "to the series") {
		key.Original, slots, answers = wallclock.Local{}, m.slots, m.answers
	}
	free := slices.Contains(m.people, id)
	for _, each := range slots {
		_, own := each.answers[id]
		asked := !key.Original.IsZero() || !own
		if asked && !m.comes(each, id) && answer != participant.Declined {
			free = free && w.free(m, id, each.start)
		}
	}
	_, err := w.Respond(t.Context(), id, key, answer)
	if agree(t, free, err, meeting.ErrNotInvited) {
		answers[id] = answer
		if answer == participant.Declined {
			w.back[lane{m.id, id}] = true
		}
	}
}

func (w *world) cancel(t *rapid.T) {
	m, s := w.some(t)
	reach := rapid.SampledFrom([]meeting.Reach{meeting.ReachOne, meeting.ReachFollowing, meeting.ReachAll}).Draw(t, "reach")
	gone := func(other *slot) bool { return other == s }
	possible := true
	switch reach {
	case meeting.ReachFollowing:
		gone = func(other *slot) bool { return other.original.Compare(s.original) >= 0 }
	case meeting.ReachAll:
		gone = func(other *slot) bool { return other.start.After(w.now) }
		possible = slices.ContainsFunc(m.slots, gone)
	}
	for _, other := range m.slots {
		possible = possible && (!gone(other) || other.stage == meeting.StageScheduled)
	}
	_, err := w.Cancel(t.Context(), "olga", meeting.Key{Meeting: m.id, Original: s.original}, reach)
	if agree(t, possible, err, meeting.ErrStage) {
		m.slots = slices.DeleteFunc(m.slots, gone)
		m.cut = m.cut || reach != meeting.ReachOne
	}
}

func (w *world) start(t *rapid.T) {
	m, s := w.some(t)
	_, err := w.Start(t.Context(), "olga", meeting.Key{Meeting: m.id, Original: s.original})
	if agree(t, s.stage == meeting.StageScheduled, err, meeting.ErrStage) {
		s.stage = meeting.StageInProgress
	}
}

func (w *world) finish(t *rapid.T) {
	m, s := w.some(t)
	_, err := w.Finish(t.Context(), "olga", meeting.Key{Meeting: m.id, Original: s.original})
	if agree(t, s.stage == meeting.StageInProgress, err, meeting.ErrStage) {
		s.stage = meeting.StageEnded
	}
}

func (w *world) outcome(t *rapid.T) {
	m, s := w.some(t)
	_, err := w.RecordOutcome(t.Context(), "olga", meeting.Key{Meeting: m.id, Original: s.original}, meeting.OutcomeHeld)
	begun := s.stage == meeting.StageScheduled && !s.start.After(w.now)
	if agree(t, s.stage == meeting.StageEnded || begun, err, meeting.ErrStage) {
		s.stage = meeting.StageEnded
	}
}

// wait lets up to three hours pass.
func (w *world) wait(t *rapid.T) {
	w.now = w.now.Add(time.Duration(rapid.IntRange(1, 40).Draw(t, "minutes by five")) * 5 * time.Minute)
}
