package ical_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/ical"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// shared opens files of the shared data as sources, or skips the test.
func shared(t *testing.T, names ...string) []ical.Source {
	t.Helper()
	var sources []ical.Source
	for _, name := range names {
		f, err := os.Open(filepath.Join("../../../shared/data", name))
		if err != nil {
			t.Skip("no shared data: ", err)
		}
		t.Cleanup(func() { f.Close() })
		sources = append(sources, ical.Source{Name: filepath.Base(name), Reader: f})
	}
	return sources
}

func load(t *testing.T, name string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(name)
	require.NoError(t, err)
	return loc
}

// between returns the span between two dates in loc.
func between(t *testing.T, from, to string, loc *time.Location) interval.Interval {
	t.Helper()
	a, err := wallclock.ParseDate(from)
	require.NoError(t, err)
	b, err := wallclock.ParseDate(to)
	require.NoError(t, err)
	span, err := wallclock.Between(a, b, loc)
	require.NoError(t, err)
	return span
}

// starting counts the occurrences that begin in window, and adds up their lengths.
func starting(meetings []meeting.Meeting, window interval.Interval) (n int, length time.Duration) {
	for _, m := range meetings {
		for o := range m.Occurrences(window) {
			if window.Contains(o.Interval().Start()) {
				n++
				length += o.Length()
			}
		}
	}
	return n, length
}

func codes(problems []ical.Problem) map[ical.Code]int {
	n := map[ical.Code]int{}
	for _, p := range problems {
		n[p.Code]++
	}
	return n
}

func TestMeetingsOfTheSalesTeam(t *testing.T) {
	berlin := load(t, "Europe/Berlin")
	window := between(t, "2026-10-01", "2026-12-01", berlin)
	var results []ical.Result
	for _, order := range [][]string{{"sales-team/anna.ics", "sales-team/bo.ics"}, {"sales-team/bo.ics", "sales-team/anna.ics"}} {
		result, err := ical.Meetings(&ical.Options{Zone: berlin}, shared(t, order...)...)
		require.NoError(t, err)
		n, length := starting(result.Meetings, window)
		assert.Equal(t, 15, n)
		assert.Equal(t, 13*time.Hour+15*time.Minute, length)
		n, _ = starting(result.AllDay, window)
		assert.Equal(t, 1, n)
		assert.Equal(t, []ical.Problem{
			{Source: "bo.ics", Line: 49, Code: ical.NoEnd, Text: "the event has neither DTEND nor DURATION: it has no length"},
		}, result.Problems)
		results = append(results, result)
	}
	assert.Equal(t, snapshots(t, results[0].Meetings), snapshots(t, results[1].Meetings))
}

// snapshots returns meetings as JSON.
func snapshots(t *testing.T, meetings []meeting.Meeting) []string {
	t.Helper()
	var list []string
	for _, m := range meetings {
		text, err := m.MarshalJSON()
		require.NoError(t, err)
		list = append(list, string(text))
	}
	return list
}

func TestMeetingsOfTheKubernetesGroups(t *testing.T) {
	result, err := ical.Meetings(nil, shared(t, "k8s-groups.ics")...)
	require.NoError(t, err)
	n, length := starting(result.Meetings, between(t, "2026-01-01", "2026-04-01", time.UTC))
	assert.Equal(t, 471, n)
	assert.Equal(t, 471*time.Hour, length)
	assert.Empty(t, result.AllDay)
	assert.Empty(t, result.Problems)
}

// The numbers are those of another implementation, recurring-ical-events 2.0.1 on icalendar 4.0.3, on the same file
// with the one event that has two rules split in two.
func TestMeetingsOfTheRustTeams(t *testing.T) {
	result, err := ical.Meetings(nil, shared(t, "rust-teams.ics")...)
	require.NoError(t, err)
	all := slices.Concat(result.Meetings, result.AllDay)
	for year, want := range map[int]int{2024: 1054, 2025: 1009, 2026: 1205} {
		n, _ := starting(all, wallclock.Year(year, time.UTC))
		assert.Equal(t, want, n, "%d", year)
	}
	assert.Equal(t, map[ical.Code]int{ical.SecondRule: 1, ical.UnmatchedDate: 3}, codes(result.Problems))
}
