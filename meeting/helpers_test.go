package meeting_test

import (
	"iter"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

var zones = wallclock.SystemZones()

func location(name string) *time.Location {
	loc, err := zones.Location(name)
	if err != nil {
		panic(err)
	}
	return loc
}

// local returns the local time that text like "2026-01-31T09:00" writes.
func local(text string) wallclock.Local {
	l, err := wallclock.ParseLocal(text)
	if err != nil {
		panic(err)
	}
	return l
}

// at returns the time that text writes, in the zone with the given name.
func at(text, zone string) wallclock.Time { return local(text).In(wallclock.ZoneOf(location(zone))) }

// laterAt returns the second side of an overlap.
func laterAt(text, zone string) wallclock.Time {
	return local(text).LaterIn(wallclock.ZoneOf(location(zone)))
}

// utc returns the interval that two times in RFC 3339 bound.
func utc(from, to string) interval.Interval {
	start, err := time.Parse(time.RFC3339Nano, from)
	if err != nil {
		panic(err)
	}
	end, err := time.Parse(time.RFC3339Nano, to)
	if err != nil {
		panic(err)
	}
	span, err := interval.New(start, end)
	if err != nil {
		panic(err)
	}
	return span
}

func rule(text string) recurrence.Rule {
	r, err := recurrence.Parse(text)
	if err != nil {
		panic(err)
	}
	return r
}

func made(t testing.TB, d meeting.Draft) meeting.Meeting {
	t.Helper()
	m, err := meeting.New(d)
	require.NoError(t, err)
	return m
}

// spans writes occurrences as their intervals in UTC.
func spans(occurrences iter.Seq[meeting.Occurrence]) []string {
	texts := []string{}
	for o := range occurrences {
		span := o.Interval()
		texts = append(texts, span.Start().UTC().Format(time.RFC3339)+" "+o.Length().String())
	}
	return texts
}

func count(occurrences iter.Seq[meeting.Occurrence]) (n int) {
	for range occurrences {
		n++
	}
	return n
}

// paths returns the paths of all faults that err reports.
func paths(err error) []string {
	list := []string{}
	for p := range meeting.Problems(err) {
		list = append(list, p.Path)
	}
	return list
}
