package meeting_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// The model knows no rules, overrides, revisions or versions: every occurrence is a slot of an hour with people.

type slot struct {
	original wallclock.Local
	start    time.Time
	answers  map[participant.ID]participant.Response
	stage    meeting.Stage
	moved    bool // by itself
}

type modeled struct {
	id      meeting.ID
	people  []participant.ID
	answers map[participant.ID]participant.Response // to the series
	slots   []*slot                                 // that take place
	cut     bool                                    // it ends before it was to
}

func (m *modeled) comes(s *slot, id participant.ID) bool {
	answer, ok := s.answers[id]
	if !ok {
		answer = m.answers[id]
	}
	return slices.Contains(m.people, id) && answer != participant.Declined
}

// world is the model beside what it is a model of.
type world struct {
	*office
	random   *rand.Rand
	meetings []*modeled
	box      *inbox
	reminded map[string]meeting.NotificationID
	known    map[string]bool // who was reminded of what start
	log      []string
}

var staff = []participant.ID{"ann", "bo", "cy", "dee"}

const lead = 30 * time.Minute

// free reports whether somebody can be booked from start on, by another meeting than m.
func (w *world) free(m *modeled, id participant.ID, start time.Time) bool {
	for _, other := range w.meetings {
		for _, s := range other.slots {
			if other != m && other.comes(s, id) && s.start.Sub(start).Abs() < time.Hour {
				return false
			}
		}
	}
	return true
}

func (w *world) allFree(m *modeled, s *slot, start time.Time) bool {
	for _, id := range m.people {
		if m.comes(s, id) && !w.free(m, id, start) {
			return false
		}
	}
	return true
}

// moment is some half hour of the two weeks around now.
func (w *world) moment() time.Time {
	return w.now.Truncate(30 * time.Minute).Add(time.Duration(w.random.IntN(60)-8) * 30 * time.Minute)
}

func (w *world) some() (*modeled, *slot) {
	if len(w.meetings) == 0 {
		return nil, nil
	}
	m := w.meetings[w.random.IntN(len(w.meetings))]
	if len(m.slots) == 0 {
		return nil, nil
	}
	return m, m.slots[w.random.IntN(len(m.slots))]
}

// agree checks that the call did what the model says: it was done, or it was refused for the right reason.
func (w *world) agree(what string, done bool, err error, reasons ...error) bool {
	w.t.Helper()
	w.log = append(w.log, fmt.Sprintf("%s %s: %v", w.now.Format("02 15:04"), what, err))
	require.Equal(w.t, done, err == nil, "%s", w.log)
	var denial *meeting.Denial
	if err != nil && !errors.As(err, &denial) {
		require.True(w.t, slices.ContainsFunc(reasons, func(reason error) bool { return errors.Is(err, reason) }), "%s", w.log)
	}
	return done
}

func (w *world) schedule() {
	people := slices.Clone(staff)
	w.random.Shuffle(len(people), func(i, j int) { people[i], people[j] = people[j], people[i] })
	m := &modeled{people: people[:1+w.random.IntN(3)], answers: make(map[participant.ID]participant.Response)}
	start, n := w.moment(), 1+w.random.IntN(3)
	d := hour("2026-01-05T09:00", m.people...)
	d.Start, d.Organizer = wallclock.Of(start), "olga"
	if n > 1 {
		d.Repeats = recurrence.Daily().Times(n)
	}
	free := true
	for i := range n {
		at := start.Add(time.Duration(i) * 24 * time.Hour)
		s := &slot{wallclock.Of(at).Local(), at, make(map[participant.ID]participant.Response), meeting.StageScheduled, false}
		m.slots = append(m.slots, s)
		free = free && w.allFree(m, s, at)
	}
	r, err := w.Schedule(w.t.Context(), "olga", made(w.t, d))
	if w.agree("schedule", free, err) {
		m.id = r.Meeting.ID()
		w.meetings = append(w.meetings, m)
	}
}

func (w *world) move(m *modeled, s *slot) {
	start := w.moment()
	if slices.ContainsFunc(m.slots, func(other *slot) bool { return other.start.Equal(start) }) {
		return // two at once: people are reminded of the time, not of each
	}
	_, err := w.Edit(w.t.Context(), "olga", m.id, meeting.One(s.original, func(o *meeting.Override) { o.Start = wallclock.Of(start) }))
	if w.agree("move", w.allFree(m, s, start), err) {
		s.start, s.moved = start, true
	}
}

// shift moves the whole series; what was moved by itself stays.
func (w *world) shift(m *modeled) {
	by := time.Duration(w.random.IntN(60)-30) * 30 * time.Minute
	if m.cut || by == 0 {
		return
	}
	free := true
	for _, s := range m.slots {
		at := s.start.Add(by)
		if slices.ContainsFunc(m.slots, func(other *slot) bool { return !s.moved && other.moved && other.start.Equal(at) }) {
			return
		}
		free = free && (s.moved || w.allFree(m, s, at))
	}
	_, err := w.Edit(w.t.Context(), "olga", m.id, meeting.All(func(d *meeting.Draft) {
		d.Start = d.Start.Local().Add(by).In(d.Start.Zone())
	}))
	if !w.agree("shift", free, err) {
		return
	}
	for _, s := range m.slots {
		s.original = s.original.Add(by)
		if !s.moved {
			s.start = s.start.Add(by)
		}
	}
}

func (w *world) respond(m *modeled, s *slot) {
	id := staff[w.random.IntN(len(staff))]
	answer := []participant.Response{participant.Accepted, participant.Declined}[w.random.IntN(2)]
	key, slots, answers := meeting.Key{Meeting: m.id, Original: s.original}, []*slot{s}, s.answers
	if w.random.IntN(2) == 0 {
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
	_, err := w.Respond(w.t.Context(), id, key, answer)
	if w.agree("respond", free, err, meeting.ErrNotInvited) {
		answers[id] = answer
	}
}

func (w *world) cancel(m *modeled, s *slot) {
	reach := meeting.Reach(w.random.IntN(3))
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
	_, err := w.Cancel(w.t.Context(), "olga", meeting.Key{Meeting: m.id, Original: s.original}, reach)
	if w.agree(fmt.Sprint("cancel ", reach), possible, err, meeting.ErrStage) {
		m.slots = slices.DeleteFunc(m.slots, gone)
		m.cut = m.cut || reach != meeting.ReachOne
	}
}

func (w *world) step(m *modeled, s *slot) {
	key := meeting.Key{Meeting: m.id, Original: s.original}
	var err error
	switch w.random.IntN(3) {
	case 0:
		_, err = w.Start(w.t.Context(), "olga", key)
		if w.agree("start", s.stage == meeting.StageScheduled, err, meeting.ErrStage) {
			s.stage = meeting.StageInProgress
		}
	case 1:
		_, err = w.Finish(w.t.Context(), "olga", key)
		if w.agree("finish", s.stage == meeting.StageInProgress, err, meeting.ErrStage) {
			s.stage = meeting.StageEnded
		}
	default:
		_, err = w.RecordOutcome(w.t.Context(), "olga", key, meeting.OutcomeHeld)
		come := s.stage == meeting.StageScheduled && !s.start.After(w.now)
		if w.agree("outcome", s.stage == meeting.StageEnded || come, err, meeting.ErrStage) {
			s.stage = meeting.StageEnded
		}
	}
}

// remind delivers, and checks that everybody knows what they have to, and nothing that is wrong.
func (w *world) remind() {
	w.deliver(w.box)
	due := make(map[string]string) // to the meeting and its start
	for _, m := range w.meetings {
		for _, s := range m.slots {
			if s.stage != meeting.StageScheduled || !s.start.After(w.now) || s.start.Add(-lead).After(w.now) {
				continue
			}
			for _, id := range m.people {
				if m.comes(s, id) {
					due[fmt.Sprint(m.id, id, s.original, s.start)] = fmt.Sprint(m.id, id, s.start)
				}
			}
		}
	}
	for _, n := range w.box.got {
		if n.Notice != meeting.NoticeReminder {
			continue
		}
		what := fmt.Sprint(n.Meeting, n.To.ID, n.Occurrence, n.Start)
		require.Contains(w.t, due, what, "%s", w.log)
		w.known[due[what]] = true
		if id, again := w.reminded[what]; again {
			require.Equal(w.t, id, n.ID)
		}
		w.reminded[what] = n.ID
	}
	w.box.got = nil
	for _, what := range due {
		require.True(w.t, w.known[what], "not reminded of %s: %s", what, w.log)
	}
}

// compare checks that the store has what the model has.
func (w *world) compare() {
	for _, m := range w.meetings {
		kept, err := w.Meeting(w.t.Context(), m.id)
		require.NoError(w.t, err)
		var want, got []string
		for _, s := range m.slots {
			want = append(want, fmt.Sprint(s.original, s.start.Unix(), s.stage))
		}
		for o := range kept.Occurrences(utc("2025-01-01T00:00:00Z", "2027-01-01T00:00:00Z")) {
			st, err := w.Status(w.t.Context(), o.Key())
			require.NoError(w.t, err)
			got = append(got, fmt.Sprint(o.Original(), o.Unix(), st.Stage))
		}
		slices.Sort(want)
		slices.Sort(got)
		require.Equal(w.t, want, got, "%s", w.log)
	}
}

func (w *world) act() {
	m, s := w.some()
	switch action := w.random.IntN(11); {
	case m == nil || action < 2:
		w.schedule()
	case action < 4:
		w.move(m, s)
	case action < 6:
		w.respond(m, s)
	case action < 7:
		w.cancel(m, s)
	case action < 8:
		w.step(m, s)
	case action < 9:
		w.shift(m)
	default:
		w.now = w.now.Add(time.Duration(w.random.IntN(40)) * 5 * time.Minute)
	}
}

func walk(t *testing.T, seed uint64) {
	w := &world{
		office: opened(t, meeting.SchedulerOptions{Leads: []time.Duration{lead}}), box: &inbox{},
		random: rand.New(rand.NewPCG(seed, 5)), reminded: make(map[string]meeting.NotificationID), known: make(map[string]bool),
	}
	for range 40 {
		w.act()
		w.remind()
	}
	w.compare()
}

func TestTheSchedulerDoesWhatASimpleModelDoes(t *testing.T) {
	for seed := range uint64(150) {
		walk(t, seed)
	}
}

// FuzzScheduler goes on with other seeds.
func FuzzScheduler(f *testing.F) {
	f.Add(uint64(1000))
	f.Fuzz(walk)
}
