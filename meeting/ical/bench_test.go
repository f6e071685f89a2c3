package ical_test

import (
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
