package agenda_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/participant"
)

// randomRun takes up to so many random steps, legal or not, and returns the run.
func randomRun(t testing.TB, r *rand.Rand, steps int) agenda.Run {
	t.Helper()
	p := agenda.Plan{Agenda: randomAgenda(r, 6), Start: tenOClock, Length: time.Duration(r.IntN(7200)) * time.Second}
	if r.IntN(4) == 0 {
		p.Start = time.Time{}
	}
	run, err := agenda.NewRun(p)
	require.NoError(t, err)
	kinds := slices.Collect(agenda.EventKinds())
	at := tenOClock.Add(-time.Minute)
	for range r.IntN(steps + 1) {
		at = at.Add(time.Duration(r.IntN(300_000)) * time.Millisecond)
		e := agenda.Event{Kind: kinds[r.IntN(len(kinds))], At: at}
		if e.Kind == agenda.MeetingEnded && r.IntN(10) > 0 {
			e.Kind = agenda.MeetingBegan
		}
		switch e.Kind {
		case agenda.PersonJoined, agenda.PersonLeft:
			e.Person = []participant.ID{"ann", "bo", "cy"}[r.IntN(3)]
		case agenda.MeetingBegan, agenda.MeetingEnded:
		case agenda.ItemAdded:
			e.Item, e.Length = agenda.ItemID(fmt.Sprint("item ", r.IntN(9))), time.Duration(1+r.IntN(900))*time.Second
			e.Person = []participant.ID{"", "ann"}[r.IntN(2)]
		default:
			if ids := run.Agenda().IDs(); len(ids) > 0 {
				e.Item = ids[r.IntN(len(ids))]
			}
		}
		before := run.Log()
		next, err := run.Apply(e)
		require.Equal(t, before, run.Log(), "a run never changes")
		if err != nil {
			require.Equal(t, run, next)
			continue
		}
		require.Len(t, next.Log(), len(before)+1)
		run = next
	}
	return run
}

// Issue 6: replaying the log of a run gives the same state.
func TestReplayingTheLogGivesTheSameRun(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 14))
	longest, added := 0, 0
	for range 400 {
		run := randomRun(t, r, 60)
		longest = max(longest, len(run.Log()))
		again, err := agenda.Replay(run.Plan(), run.Log()...)
		require.NoError(t, err)
		require.Equal(t, run, again)

		require.Empty(t, run.Agenda().Problems())
		ids := run.Agenda().IDs()
		require.Equal(t, run.Plan().Agenda.IDs(), ids[:len(run.Plan().Agenda.Items)], "what is added renames nothing")
		for i, p := range run.Progress(tenOClock) {
			require.Equal(t, ids[i], p.ID)
			require.True(t, run.Agenda().Items[i].Equal(p.Item))
		}
		added = max(added, len(ids)-len(run.Plan().Agenda.Items))

		text := toJSON(t, run)
		read := fromJSON[agenda.Run](t, text)
		require.Equal(t, text, toJSON(t, read))
		require.Equal(t, again.Log(), read.Log())
		for _, minutes := range []int{-1, 0, 17, 60, 600} {
			at := after(minutes)
			require.Equal(t, again.Progress(at), read.Progress(at))
			require.Equal(t, again.Presences(at), read.Presences(at))
			require.Equal(t, again.Overrun(at), read.Overrun(at))
			require.Equal(t, again.ExpectedOverrun(at), read.ExpectedOverrun(at))
		}
	}
	require.Greater(t, longest, 20, "the runs get somewhere")
	require.Greater(t, added, 2, "and items are added")
}

func TestTheTimeOfTheItemsIsWithinThatOfTheMeeting(t *testing.T) {
	r := rand.New(rand.NewPCG(15, 16))
	for range 200 {
		run := randomRun(t, r, 60)
		var last time.Duration
		for minutes := range 50 {
			at := after(6*minutes - 5)
			var spent, left time.Duration
			running := 0
			for _, p := range run.Progress(at) {
				require.GreaterOrEqual(t, p.Spent, time.Duration(0))
				spent += p.Spent
				if p.State == agenda.Running {
					running++
				}
				if p.State == agenda.Pending || p.State == agenda.Running {
					left += max(0, p.Planned-p.Spent)
				}
			}
			require.LessOrEqual(t, running, 1)
			require.LessOrEqual(t, spent, run.Elapsed(at))
			require.LessOrEqual(t, last, run.Elapsed(at), "time does not go back")
			require.Equal(t, left, run.TimeLeft(at))
			require.GreaterOrEqual(t, run.ExpectedOverrun(at), run.Overrun(at))
			last = run.Elapsed(at)
		}
	}
}

func TestUntilIsTheRunAsItWas(t *testing.T) {
	r := rand.New(rand.NewPCG(17, 18))
	for range 100 {
		run := randomRun(t, r, 60)
		for i, e := range run.Log() {
			then := run.Until(e.At)
			n := len(then.Log())
			require.Greater(t, n, i)
			again, err := agenda.Replay(run.Plan(), run.Log()[:n]...)
			require.NoError(t, err)
			require.Equal(t, again, then)
			require.Equal(t, run.Presences(e.At), then.Presences(e.At), "who was there does not depend on what came later")
			require.Equal(t, run.Elapsed(e.At), then.Elapsed(e.At))
		}
	}
}

func TestARunSharesNothing(t *testing.T) {
	p := planned()
	log := afternoon()
	run, err := agenda.Replay(p, log...)
	require.NoError(t, err)
	want := toJSON(t, run)
	p.Agenda.Items[0].Title, log[0].Person = "?", "?"
	run.Log()[0].Person, run.Plan().Agenda.Items[0].Title = "?", "?"
	run.Open()[0].Title, run.Progress(after(0))[0].Item.Title = "?", "?"
	require.Equal(t, want, toJSON(t, run))
}

func TestARunIsReadFromJSON(t *testing.T) {
	text := `{"schema":1,"plan":{"agenda":{"items":[{"title":"Numbers","length":"20m0s"}]},"start":"2026-01-08T10:00:00Z","length":"45m0s"},` +
		`"log":[{"kind":"joined","at":"2026-01-08T09:59:00Z","person":"ann"},{"kind":"began","at":"2026-01-08T10:00:00Z"},` +
		`{"kind":"started","at":"2026-01-08T10:00:30Z","item":"Numbers"}]}`
	run := fromJSON[agenda.Run](t, text)
	require.Equal(t, text, toJSON(t, run))
	require.Equal(t, `{"schema":1,"plan":{}}`, toJSON(t, agenda.Run{}))
	require.Equal(t, toJSON(t, agenda.Run{}), toJSON(t, fromJSON[agenda.Run](t, `{}`)))

	elsewhere := strings.ReplaceAll(text, "2026-01-08T10:00:30Z", "2026-01-08T15:30:30.75+05:30")
	require.Equal(t, text, toJSON(t, fromJSON[agenda.Run](t, elsewhere)))

	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"a later schema":           {`{"schema":2}`, []string{"/schema"}},
		"a schema that is none":    {`{"schema":"1"}`, []string{"/schema"}},
		"faults of the plan":       {`{"plan":{"agenda":{"items":[{"length":1}]},"start":5,"length":"x"},"log":[{"at":"x"},7]}`, []string{"/log/0/at", "/log/1", "/plan/agenda/items/0/length", "/plan/length", "/plan/start"}},
		"a plan that cannot be":    {`{"plan":{"agenda":{"items":[{"length":"1m"}]}},"log":[{"kind":"ended","at":"2026-01-08T10:00:00Z"}]}`, []string{"/plan/agenda/items/0/title"}},
		"a log that cannot be":     {`{"log":[{"kind":"began","at":"2026-01-08T10:00:00Z"},{"kind":"began","at":"2026-01-08T10:00:00Z"}]}`, []string{"/log/1"}},
		"more than 10,000 events":  {`{"log":[` + strings.Repeat("0,", 10_000) + `0]}`, []string{"/log"}},
		"a run that is no object":  {`[]`, []string{""}},
		"a moment that is no date": {`{"log":[{"kind":"began","at":"yesterday"}]}`, []string{"/log/0/at"}},
	} {
		t.Run(name, func(t *testing.T) { require.Equal(t, c.want, faults[agenda.Run](c.text)) })
	}
}
