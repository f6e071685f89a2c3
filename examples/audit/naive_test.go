package main

import (
	"encoding/csv"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The Kubernetes calendar counted a second time, by a program that shares nothing with the library: it looks
// at every day of the window and asks whether the meeting takes place on it.
func TestOtherWindowsAreAsANaiveProgramCountsThem(t *testing.T) {
	flags := kubernetes(t)
	groups := readNaively(t, sharedFile(t, "k8s-groups.ics"))
	require.Len(t, groups, 65)
	rates := ratesOf(t, sharedFile(t, "k8s-people.csv"), map[string]int{"sales-manager": 90, "technical-expert": 75})
	for _, window := range []struct{ name, from, to, zone string }{
		{"the clocks go forward, first in America", "2026-03-02", "2026-04-06", "UTC"},
		{"the clocks go back, first in Europe", "2026-10-19", "2026-11-09", "America/Los_Angeles"},
		{"days begin and end in Tokyo", "2026-05-04", "2026-05-15", "Asia/Tokyo"},
		{"a single day", "2026-01-08", "2026-01-09", "Europe/Berlin"},
		{"the year after", "2027-01-01", "2028-01-01", "UTC"},
		{"before the first meeting", "2025-01-01", "2026-01-01", "UTC"},
	} {
		t.Run(window.name, func(t *testing.T) {
			zone := location(t, window.zone)
			from, to := day(t, window.from, zone), day(t, window.to, zone)
			meetings, people, dollars := 0, 0, 0
			for _, g := range groups {
				n := g.count(from, to)
				meetings += n
				people += n * len(g.people)
				for _, p := range g.people {
					require.Contains(t, rates, p)
					dollars += n * rates[p]
				}
			}
			a := mustAudit(t, append(flags, "-from", window.from, "-to", window.to, "-zone", window.zone)...)
			want := fmt.Sprintf("%d occurrences, 0 all day, %d.00 meeting hours, %d.00 person-hours, %d.00 USD",
				meetings, meetings, people, dollars)
			assert.Equal(t, want, a.total())
		})
	}
}

// A naiveGroup is a meeting of an hour without exceptions.
type naiveGroup struct {
	start    time.Time
	interval int // weeks, or 0 if it is on the nth weekday of each month
	nth      int
	people   []string
}

func readNaively(t *testing.T, file string) (groups []naiveGroup) {
	t.Helper()
	data, err := os.ReadFile(file)
	require.NoError(t, err)
	text := strings.ReplaceAll(strings.ReplaceAll(string(data), "\r\n", "\n"), "\n ", "")
	for _, event := range strings.Split(text, "BEGIN:VEVENT\n")[1:] {
		var g naiveGroup
		for line := range strings.SplitSeq(event, "\n") {
			name, value, _ := strings.Cut(line, ":")
			name, params, _ := strings.Cut(name, ";")
			switch name {
			case "DTSTART":
				zone := location(t, strings.TrimPrefix(params, "TZID="))
				g.start, err = time.ParseInLocation("20060102T150405", strings.TrimSuffix(value, "Z"), zone)
				require.NoError(t, err)
			case "RRULE":
				g.interval, g.nth = naiveRule(t, value)
			case "ATTENDEE":
				g.people = append(g.people, line[strings.Index(line, "mailto:")+len("mailto:"):])
			}
		}
		groups = append(groups, g)
	}
	return groups
}

func naiveRule(t *testing.T, rule string) (interval, nth int) {
	t.Helper()
	switch {
	case rule == "FREQ=WEEKLY":
		return 1, 0
	case strings.HasPrefix(rule, "FREQ=WEEKLY;INTERVAL="):
		return int(rule[len(rule)-1] - '0'), 0
	case strings.HasPrefix(rule, "FREQ=MONTHLY;BYDAY=1"):
		return 0, 1
	}
	require.Fail(t, "the naive program knows no rule like this", rule)
	return 0, 0
}

// count looks at each day, a day more on both sides than the window has.
func (g naiveGroup) count(from, to time.Time) (n int) {
	zone := g.start.Location()
	for d := -1; d < int(to.Sub(from).Hours())/24+2; d++ {
		y, m, dd := from.In(zone).Date()
		at := time.Date(y, m, dd+d, g.start.Hour(), g.start.Minute(), 0, 0, zone)
		if !at.Before(g.start) && !at.Before(from) && at.Before(to) && g.isOn(at) {
			n++
		}
	}
	return n
}

func (g naiveGroup) isOn(at time.Time) bool {
	if at.Weekday() != g.start.Weekday() {
		return false
	}
	if g.interval == 0 {
		return (at.Day()-1)/7+1 == g.nth
	}
	noon := func(t time.Time) time.Time { return time.Date(t.Year(), t.Month(), t.Day(), 12, 0, 0, 0, time.UTC) }
	weeks := int(noon(at).Sub(noon(g.start)).Hours()) / (7 * 24)
	return weeks%g.interval == 0
}

func ratesOf(t *testing.T, file string, rates map[string]int) map[string]int {
	t.Helper()
	f, err := os.Open(file)
	require.NoError(t, err)
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	require.NoError(t, err)
	of := make(map[string]int)
	for _, r := range rows[1:] {
		of[r[0]] = rates[r[2]]
	}
	return of
}

func location(t *testing.T, name string) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation(name)
	require.NoError(t, err)
	return zone
}

func day(t *testing.T, date string, zone *time.Location) time.Time {
	t.Helper()
	d, err := time.ParseInLocation(time.DateOnly, date, zone)
	require.NoError(t, err)
	return d
}

// The sample's first quarter of 2026, counted with a wall calendar.
func TestTheSampleIsAsCountedByHand(t *testing.T) {
	want := map[string]int{
		"Monday forecast call":                   13 - 2,           // 13 Mondays, two holidays; that of 9 March a day later
		"Stand-up, Berlin":                       22 + 20 + 22 - 2, // workdays, without New Year and the day after
		"Pipeline review, Europe":                13,               // Tuesdays from 6 January
		"Territory huddle, Pacific":              13,               // Tuesdays too
		"Pipeline review, Americas":              12 - 1,           // Thursdays from 8 January, one canceled
		"One to one: Tom":                        12,               // Fridays from 9 January
		"One to one: Priya":                      12,               // Fridays from 9 January
		"Deal desk":                              6,                // every second Wednesday from 7 January
		"Campaigns: marketing and sales":         6,                // every second Monday from 12 January
		"New CRM: training":                      3,                // three times
		"What is new in the product":             3,                // third Thursdays
		"Month-end close":                        3,                // last workdays
		"Win-loss review":                        3 - 1,            // last Fridays, one canceled
		"Kick-off: goals for 2026":               1,
		"Demo at Halden Logistics":               1,
		"Demo at Halden Logistics, second round": 1,
		"Renewal talk with Orbit Foods":          1,
		"Lunch with Riverton Supply":             1,
		"Call Halden back":                       1,
	}
	a := mustAudit(t, plainSample...)
	got := make(map[string]int)
	for _, s := range a.Series {
		got[s.Title] = s.Occurrences
	}
	assert.Equal(t, want, got)
	assert.Equal(t, 1, *a.AllDay)

	// 9 of 10 people on ten Mondays for an hour, all 10 for an hour and a half on 10 March.
	call := a.Series[0]
	assert.Equal(t, "Monday forecast call", call.Title)
	assert.Equal(t, "105.00", call.PersonHours.String())
	// An executive, two managers, sales operations, five or six representatives.
	assert.Equal(t, fmt.Sprintf("%d.00", 10*(180+2*125+72+5*90)+15*(180+2*125+72+6*90)/10), call.Cost.Amount)
}
