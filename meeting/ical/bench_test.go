package ical_test

import (
	"fmt"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting/ical"
)

// The bound: at least 60 MB/s on two cores of the project's kind of machine.
func BenchmarkEvents(b *testing.B) {
	event := "BEGIN:VEVENT\r\nUID:1@a.example\r\nDTSTAMP:20260910T080000Z\r\nSEQUENCE:2\r\nSUMMARY:Weekly review\r\n" +
		"DTSTART;TZID=Europe/Berlin:20261001T090000\r\nDTEND;TZID=Europe/Berlin:20261001T094500\r\n" +
		"RRULE:FREQ=WEEKLY;BYDAY=TH\r\nORGANIZER:mailto:anna@team.example\r\n" +
		strings.Repeat("ATTENDEE;PARTSTAT=ACCEPTED;ROLE=REQ-PARTICIPANT;CN=\"Lee, Ann\":mailto:ann@team.example\r\n", 4) +
		"DESCRIPTION:One line of text that is folded after seventy-five octets as th\r\n e RFC asks\\, and then some\r\nEND:VEVENT\r\n"
	for _, bench := range []struct {
		name string
		size int
	}{{"1MB", 1 << 20}, {"100MB", 100 << 20}} {
		b.Run(bench.name, func(b *testing.B) {
			n := bench.size / len(event)
			opts := &ical.Options{Limits: ical.Limits{Input: -1}}
			b.SetBytes(int64(n * len(event)))
			b.ReportAllocs()
			for b.Loop() {
				count(b, repeated("BEGIN:VCALENDAR\r\n", event, n, "END:VCALENDAR\r\n"), opts)
			}
		})
	}
	for _, name := range []string{"k8s-groups.ics", "rust-teams.ics"} {
		b.Run(name, func(b *testing.B) {
			text, err := os.ReadFile("../../../shared/data/" + name)
			if err != nil {
				b.Skip("no shared data: ", err)
			}
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				count(b, strings.NewReader(string(text)), nil)
			}
		})
	}
}

func count(tb testing.TB, r io.Reader, opts *ical.Options) {
	tb.Helper()
	for _, err := range ical.Events(r, opts) {
		require.NoError(tb, err)
	}
}

// The bound: 10,000 events, a quarter of them series with an override each, within a second; 4 MB of input.
func BenchmarkMeetings(b *testing.B) {
	var text strings.Builder
	text.WriteString("BEGIN:VCALENDAR\r\n")
	people := strings.Repeat("ATTENDEE;PARTSTAT=ACCEPTED;ROLE=REQ-PARTICIPANT:mailto:%d@team.example\r\n", 1)
	for i := range 7_500 {
		fmt.Fprintf(&text, "BEGIN:VEVENT\r\nUID:%d@team.example\r\nDTSTAMP:20260910T080000Z\r\nSUMMARY:Weekly review\r\n"+
			"DTSTART;TZID=Europe/Berlin:20261001T090000\r\nDTEND;TZID=Europe/Berlin:20261001T094500\r\n", i)
		for j := range 4 {
			fmt.Fprintf(&text, people, j)
		}
		if i%3 > 0 {
			text.WriteString("END:VEVENT\r\n")
			continue
		}
		fmt.Fprintf(&text, "RRULE:FREQ=WEEKLY;BYDAY=TH\r\nEXDATE;TZID=Europe/Berlin:20261008T090000\r\nEND:VEVENT\r\n"+
			"BEGIN:VEVENT\r\nUID:%d@team.example\r\nDTSTAMP:20260910T080000Z\r\nRECURRENCE-ID:20261015T070000Z\r\n"+
			"DTSTART;TZID=Europe/Berlin:20261016T090000\r\nEND:VEVENT\r\n", i)
	}
	text.WriteString("END:VCALENDAR\r\n")
	b.SetBytes(int64(text.Len()))
	b.ReportAllocs()
	for b.Loop() {
		result, err := ical.Meetings(nil, ical.Source{Reader: strings.NewReader(text.String())})
		require.NoError(b, err)
		require.Len(b, result.Meetings, 7_500)
	}
}
