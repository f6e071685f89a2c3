package ical_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting/ical"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// Each case was found by comparing with an independent reader of calendars.
func TestDatesAndLengthsAcrossClockChanges(t *testing.T) {
	const berlin = ";TZID=Europe/Berlin:"
	for name, c := range map[string]struct {
		events string
		n      int
		length time.Duration
	}{
		"days on the clock, then exact hours, in spring": {"DTSTART" + berlin + "20260328T010000\nDURATION:P1DT3H", 1, 26*time.Hour + time.Hour},
		"days on the clock, then exact hours, in autumn": {"DTSTART" + berlin + "20261024T010000\nDURATION:P1DT2H", 1, 26 * time.Hour},
		"UNTIL in UTC before a start that is skipped":    {"DTSTART" + berlin + "20260327T023000\nDURATION:PT1H\nRRULE:FREQ=DAILY;UNTIL=20260329T010000Z", 2, 2 * time.Hour},
		"UNTIL in UTC between a repeated start's times":  {"DTSTART" + berlin + "20261023T023000\nDURATION:PT1H\nRRULE:FREQ=DAILY;UNTIL=20261025T010000Z", 3, 3 * time.Hour},
		"EXDATE at the instant of a skipped start":       {"DTSTART" + berlin + "20260328T023000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE:20260329T013000Z", 2, 2 * time.Hour},
		"EXDATE at the time it takes place":              {"DTSTART" + berlin + "20260328T023000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE" + berlin + "20260329T033000", 2, 2 * time.Hour},
		"RDATE at the instant of a skipped start":        {"DTSTART" + berlin + "20260328T023000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=3\nRDATE:20260329T013000Z", 3, 3 * time.Hour},
		"an override at the instant of a skipped start": {
			"DTSTART" + berlin + "20260328T023000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=3\nEND:VEVENT\nBEGIN:VEVENT\nUID:1\nRECURRENCE-ID:20260329T013000Z\nDTSTART" + berlin + "20260329T033000\nDURATION:PT30M",
			3, 150 * time.Minute,
		},
		"a cancellation of all that follows leaves an earlier end": {
			"DTSTART:20260105T090000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;UNTIL=20260107T090000Z\nRDATE:20260201T090000Z\nEND:VEVENT\nBEGIN:VEVENT\nUID:1\nSTATUS:CANCELLED\nRECURRENCE-ID;RANGE=THISANDFUTURE:20260201T090000Z\nDTSTART:20260201T090000Z",
			3, 3 * time.Hour,
		},
		"a cancellation of all that follows takes periods along": {
			"DTSTART:20260105T090000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=3\nRDATE;VALUE=PERIOD:20260201T090000Z/PT3H\nEND:VEVENT\nBEGIN:VEVENT\nUID:1\nSTATUS:CANCELLED\nRECURRENCE-ID;RANGE=THISANDFUTURE:20260106T090000Z\nDTSTART:20260106T090000Z",
			1, time.Hour,
		},
		"a cancellation that is older than the series, of no occurrence of it, ends nothing": {
			"SEQUENCE:3\nDTSTART:20260105T090000Z\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=4\nEND:VEVENT\nBEGIN:VEVENT\nUID:1\nSEQUENCE:0\nSTATUS:CANCELLED\nRECURRENCE-ID;RANGE=THISANDFUTURE:20260113T140000Z\nDTSTART:20260113T140000Z",
			4, 4 * time.Hour,
		},
		"a change of all that follows back to the series": {
			"DTSTART:20260105T090000Z\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=4\nEND:VEVENT\n" +
				"BEGIN:VEVENT\nUID:1\nRECURRENCE-ID;RANGE=THISANDFUTURE:20260112T090000Z\nDTSTART:20260112T090000Z\nDURATION:PT2H\nEND:VEVENT\n" +
				"BEGIN:VEVENT\nUID:1\nRECURRENCE-ID;RANGE=THISANDFUTURE:20260119T090000Z\nDTSTART:20260119T090000Z\nDURATION:PT1H",
			4, 5 * time.Hour,
		},
	} {
		t.Run(name, func(t *testing.T) {
			text := "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\n" + c.events + "\nEND:VEVENT\nEND:VCALENDAR\n"
			result, err := ical.Meetings(&ical.Options{Zones: wallclock.SystemZones()}, ical.Source{Name: "x.ics", Reader: strings.NewReader(text)})
			require.NoError(t, err)
			n, length := 0, time.Duration(0)
			for _, m := range result.Meetings {
				for o := range m.Occurrences(wallclock.Year(2026, time.UTC)) {
					n++
					length += o.Length()
				}
			}
			assert.Equal(t, c.n, n, "%v", result.Problems)
			assert.Equal(t, c.length, length)
		})
	}
}
