package agenda_test

import (
	"encoding/json"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/agenda"
)

// requireRoundTrip checks that what was read is written so that it is read as the same.
func requireRoundTrip[T any](t *testing.T, v T) {
	t.Helper()
	text := toJSON(t, v)
	require.Equal(t, text, toJSON(t, fromJSON[T](t, text)))
}

func FuzzAgendaJSON(f *testing.F) {
	f.Add(toJSON(f, agenda.Agenda{Items: []agenda.Item{full()}}))
	f.Add(`{"items":[{"title":"Numbers","topic":"sales-process","presenter":"ann","length":"1m30s"}]}`)
	f.Add(`{"items":[{"length":1},7]}`)
	f.Add(`null`)
	f.Fuzz(func(t *testing.T, text string) {
		var a agenda.Agenda
		if json.Unmarshal([]byte(text), &a) != nil || len(a.Problems()) > 0 {
			return
		}
		requireRoundTrip(t, a)
		require.True(t, a.Equal(fromJSON[agenda.Agenda](t, toJSON(t, a))))
		ids := make(map[agenda.ItemID]bool)
		for _, id := range a.IDs() {
			require.NoError(t, id.Check())
			require.False(t, ids[id])
			ids[id] = true
		}
		if fit := a.Fit(a.Length() / 2); fit.Overrun == 0 {
			require.LessOrEqual(t, fit.Agenda.Length(), a.Length()/2)
		}
		_, err := agenda.NewRun(agenda.Plan{Agenda: a})
		require.NoError(t, err)
	})
}

func FuzzRunJSON(f *testing.F) {
	run, err := agenda.Replay(planned(), afternoon()...)
	require.NoError(f, err)
	f.Add(toJSON(f, run))
	f.Add(strings.Replace(toJSON(f, run), `"parked"`, `"skipped"`, 1))
	f.Add(toJSON(f, replayed(f, event(agenda.MeetingBegan, 0, ""), added(1, "Budget", 5), event(agenda.ItemStarted, 2, "Budget"))))
	f.Add(`{"log":[{"kind":"began","at":"9999-12-31T23:59:59.9Z"},{"kind":"ended","at":"0001-01-01T00:00:00Z"}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		var run agenda.Run
		if json.Unmarshal([]byte(text), &run) != nil {
			require.Equal(t, agenda.Run{}, run)
			return
		}
		requireRoundTrip(t, run)
		log := run.Log()
		at := tenOClock
		if len(log) > 0 {
			at = log[len(log)-1].At
		}
		require.GreaterOrEqual(t, run.Elapsed(at), time.Duration(0))
		require.GreaterOrEqual(t, run.LateStart(), time.Duration(0))
		require.GreaterOrEqual(t, run.ExpectedOverrun(at), run.Overrun(at))
		require.Equal(t, log, run.Until(at).Log())
	})
}

func FuzzMinutesJSON(f *testing.F) {
	f.Add(toJSON(f, held(f)))
	f.Add(`{"public":{"results":[{"kind":"relationship","text":"x"}]},"cadences":[{"every_days":1}]}`)
	f.Add(`{"internal":{"actions":[{"due":"2026-02-29"}]},"present":[1]}`)
	f.Fuzz(func(t *testing.T, text string) {
		var m agenda.Minutes
		if json.Unmarshal([]byte(text), &m) != nil || len(m.Problems()) > 0 {
			return
		}
		requireRoundTrip(t, m)
		requireRoundTrip(t, m.ForCustomers())
		total := 0
		for _, n := range m.Counts() {
			total += n
		}
		for range m.Results() {
			total--
		}
		require.Zero(t, total)
	})
}

func FuzzTemplatesJSON(f *testing.F) {
	f.Add(toJSON(f, agenda.DefaultTemplates()[:1]))
	f.Add(`[{"purpose":"motivate","items":[{"title":{"en":"x","hi":"y"},"length":"1m"}]}]`)
	f.Fuzz(func(t *testing.T, text string) {
		var templates agenda.Templates
		if json.Unmarshal([]byte(text), &templates) != nil || len(templates.Problems()) > 0 {
			return
		}
		requireRoundTrip(t, templates)
		for _, template := range templates {
			for _, tag := range []string{"en", "hi-IN", "x"} {
				require.Empty(t, template.Agenda(tag, team()).Problems())
			}
		}
	})
}

func FuzzBacklogJSON(f *testing.F) {
	f.Add(toJSON(f, agenda.Backlog{}.Add(full(), agenda.Item{Title: "x", Length: time.Minute})))
	f.Fuzz(func(t *testing.T, text string) {
		var b agenda.Backlog
		if json.Unmarshal([]byte(text), &b) != nil || len(b.Problems()) > 0 {
			return
		}
		requireRoundTrip(t, b)
		a, rest := b.Fill(agenda.Agenda{}, time.Hour)
		require.LessOrEqual(t, a.Length(), time.Hour)
		require.Len(t, b.Waiting, len(a.Items)+len(rest.Waiting))
	})
}

func FuzzExpectationJSON(f *testing.F) {
	f.Add(toJSON(f, expected(f, agenda.PresentCompany).WithDemonstrator()))
	f.Fuzz(func(t *testing.T, text string) {
		var e agenda.Expectation
		if json.Unmarshal([]byte(text), &e) != nil || len(e.Problems()) > 0 {
			return
		}
		requireRoundTrip(t, e)
		roster, a := presentation()
		require.Equal(t, e.Before(roster, a), e.Clone().Before(roster, a))
	})
}

func FuzzDate(f *testing.F) {
	for _, text := range []string{"2026-02-28", "0001-01-01", "9999-12-31", "2026-02-30", ""} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := agenda.ParseDate(text)
		if err != nil {
			require.True(t, d.IsZero())
			return
		}
		require.Equal(t, text, d.String())
		require.Equal(t, d, d.AddDays(0))
	})
}

// FuzzRun holds the law of replay on random runs.
func FuzzRun(f *testing.F) {
	for seed := range uint64(10) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed uint64) {
		run := randomRun(t, rand.New(rand.NewPCG(seed, 25)), 200)
		again, err := agenda.Replay(run.Plan(), run.Log()...)
		require.NoError(t, err)
		require.Equal(t, run, again)
		requireRoundTrip(t, run)
	})
}

func FuzzFit(f *testing.F) {
	f.Add(uint64(1), int64(600))
	f.Fuzz(func(t *testing.T, seed uint64, length int64) {
		a := randomAgenda(rand.New(rand.NewPCG(seed, 26)), 12)
		fit := a.Fit(time.Duration(length%100_000) * time.Second)
		lowest := agenda.Must
		for _, item := range fit.Agenda.Items {
			lowest = min(lowest, item.Priority)
		}
		for _, item := range fit.Dropped {
			require.LessOrEqual(t, item.Priority, lowest)
		}
		require.Len(t, a.Items, len(fit.Agenda.Items)+len(fit.Dropped))
	})
}
