package ical_test

import (
	"errors"
	"io"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting/ical"
)

// repeated is a reader of head, then n times part, then tail, that holds no more than it must.
func repeated(head, part string, n int, tail string) io.Reader {
	chunk := max(1, (64<<10)/max(1, len(part)))
	block := strings.Repeat(part, chunk)
	readers := []io.Reader{strings.NewReader(head)}
	for ; n >= chunk; n -= chunk {
		readers = append(readers, strings.NewReader(block))
	}
	readers = append(readers, strings.NewReader(strings.Repeat(part, n)), strings.NewReader(tail))
	return io.MultiReader(readers...)
}

// unlimited are limits that let everything through.
var unlimited = ical.Limits{
	Input: -1, Line: -1, Event: -1, Properties: -1, Parameters: -1, Depth: -1, Events: -1,
}

// allocated returns what do allocates, in bytes.
func allocated(do func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	do()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

func TestEventsBoundsHostileInput(t *testing.T) {
	const head, tail = "BEGIN:VCALENDAR\nBEGIN:VEVENT\n", "\nEND:VEVENT\nEND:VCALENDAR\n"
	tests := []struct {
		name   string
		input  func() io.Reader
		limits ical.Limits
		what   string // of the LimitError; empty: none
		line   int
		memory uint64 // bytes that may be allocated
	}{
		{
			name: "280 KB of nested components", what: "depth", line: 33, memory: 200 << 10,
			input: func() io.Reader { return repeated(head, "BEGIN:VALARM\n", 21_540, "") },
		},
		{
			name: "events in events", memory: 20 << 20,
			input: func() io.Reader { return repeated("BEGIN:VCALENDAR\n", "BEGIN:VEVENT\n", 21_540, "") },
		},
		{
			name: "200 KB of parameters", what: "parameters", line: 3, memory: 300 << 10,
			input: func() io.Reader { return repeated(head+"ATTENDEE", ";A=b", 50_000, ":x"+tail) },
		},
		{
			name: "200 KB of values of a parameter", what: "parameters", line: 3, memory: 300 << 10,
			input: func() io.Reader { return repeated(head+"ATTENDEE;A=b", ",\"c\"", 50_000, ":x"+tail) },
		},
		{
			name: "a parameter of 900 KB", memory: 8 << 20,
			input: func() io.Reader { return repeated(head+"ATTENDEE;A=", "b", 900<<10, ":x"+tail) },
		},
		{
			name: "two million folds", limits: ical.Limits{Input: 20 << 20}, memory: 300 << 10,
			input: func() io.Reader { return repeated(head+"SUMMARY:", "\r\n ", 2_000_000, tail) },
		},
		{
			name: "two million empty lines", limits: ical.Limits{Input: 20 << 20}, memory: 300 << 10,
			input: func() io.Reader { return repeated(head+"SUMMARY:", "\r\n\r", 2_000_000, tail) },
		},
		{
			name: "a line of 50 MB", limits: ical.Limits{Input: 60 << 20}, what: "line", line: 3, memory: 6 << 20,
			input: func() io.Reader { return repeated(head+"SUMMARY:", "x", 50<<20, tail) },
		},
		{
			name: "a line of 50 MB outside", limits: ical.Limits{Input: 60 << 20}, what: "line", line: 1, memory: 6 << 20,
			input: func() io.Reader { return repeated("", "x", 50<<20, head+tail) },
		},
		{
			name: "a folded line of 50 MB", limits: ical.Limits{Input: 60 << 20}, what: "line", memory: 6 << 20,
			input: func() io.Reader { return repeated(head+"SUMMARY:", "xxxxxxxxxxx\n ", 4<<20, tail) },
		},
		{
			name: "more than 10 MB", what: "input", memory: 300 << 10,
			input: func() io.Reader {
				return repeated("BEGIN:VCALENDAR\nBEGIN:VTODO\n", "X:x\n", 4<<20, "END:VTODO\nEND:VCALENDAR\n")
			},
		},
		{
			name: "properties without end", what: "properties", memory: 8 << 20,
			input: func() io.Reader { return repeated(head, "X:x\n", 500_000, tail) },
		},
		{
			name: "an event of 8 MB", what: "event", memory: 40 << 20,
			input: func() io.Reader { return repeated(head, "X:"+strings.Repeat("x", 10_000)+"\n", 800, tail) },
		},
		{
			name: "too many events", limits: ical.Limits{Events: 1000}, what: "events", line: 2002, memory: 1 << 20,
			input: func() io.Reader { return repeated("BEGIN:VCALENDAR\n", "BEGIN:VEVENT\nEND:VEVENT\n", 2000, tail) },
		},
		{
			name: "bare CR lines", memory: 30 << 20,
			input: func() io.Reader {
				return repeated("BEGIN:VCALENDAR\r", "BEGIN:VEVENT\rA:b\rEND:VEVENT\r", 200_000, "END:VCALENDAR\r")
			},
		},
		{
			name: "quotation marks", memory: 20 << 20,
			input: func() io.Reader { return repeated(head+"X;A=", "\"", 900<<10, tail) },
		},
		{
			name: "open quotation marks in every parameter", what: "parameters", line: 3, memory: 8 << 20,
			input: func() io.Reader { return repeated(head+"X", ";A=\"\"x", 100_000, tail) },
		},
		{
			name: "carets", memory: 20 << 20,
			input: func() io.Reader { return repeated(head+"X;A=", "^", 900<<10, ":x"+tail) },
		},
		{
			name: "stray ENDs", memory: 40 << 20,
			input: func() io.Reader { return repeated(head, "END:VTODO\n", 200_000, tail) },
		},
		{
			name: "NUL bytes", memory: 8 << 20,
			input: func() io.Reader { return repeated(head+"X:", "\x00", 900<<10, tail) },
		},
		{
			name: "bytes that are not UTF-8", memory: 30 << 20,
			input: func() io.Reader { return repeated(head+"X:", "\xFF", 900<<10, tail) },
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			began := time.Now()
			var failure error
			used := allocated(func() {
				for _, err := range ical.Events(test.input(), &ical.Options{Limits: test.limits}) {
					failure = err
				}
			})
			if test.what == "" {
				require.NoError(t, failure)
			} else {
				var limit *ical.LimitError
				require.ErrorAs(t, failure, &limit)
				assert.Equal(t, test.what, limit.What)
				if test.line > 0 {
					assert.Equal(t, test.line, limit.Line)
				}
				assert.Contains(t, limit.Error(), test.what)
			}
			assert.Less(t, used, test.memory+(400<<10), "bytes allocated; the input itself is some of it")
			assert.Less(t, time.Since(began), 2*time.Minute) // far more than it takes, on loaded machines too: only not quadratic
		})
	}
}

func TestEventsRunsInLinearTime(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: reads inputs of several MB, to compare their times")
	}
	const head, tail = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nX:", "\nEND:VEVENT\nEND:VCALENDAR\n"
	parts := map[string]string{
		"folds": "\n ", "empty lines": "\r\n\r", "lines": "\nA:b", "bare CR": "\rA:b", "strays": "\nab c", "long": "xxxx",
		"nested": "\nBEGIN:VALARM", "ends": "\nEND:VALARM", "parameters": "\nA;B=c;D=\"e\":f", "not UTF-8": "\xFF",
	}
	for name, part := range parts {
		t.Run(name, func(t *testing.T) {
			took := func(n int) time.Duration {
				best := time.Hour
				for range 2 {
					began := time.Now()
					for _, err := range ical.Events(repeated(head, part, n, tail), &ical.Options{Limits: unlimited}) {
						require.NoError(t, err)
					}
					best = min(best, time.Since(began))
				}
				return best
			}
			small, large := took(10_000), took(80_000)
			assert.Less(t, large, 50*small+100*time.Millisecond, "8 times the input took %v after %v", large, small)
		})
	}
}

// peak returns the most bytes in use while about size bytes of events are read.
func peak(t *testing.T, size int) uint64 {
	t.Helper()
	event := "BEGIN:VEVENT\r\nUID:1@a.example\r\nDTSTART;TZID=Europe/Berlin:20260101T090000\r\nATTENDEE;PARTSTAT=ACCEPTED;CN=\"Ann, A.\":mailto:ann@a.example\r\nSUMMARY:Review of the week\\, and\r\n  what comes next\r\nEND:VEVENT\r\n"
	var most uint64
	n := 0
	opts := &ical.Options{Limits: ical.Limits{Input: -1}}
	for _, err := range ical.Events(repeated("BEGIN:VCALENDAR\r\n", event, size/len(event), "END:VCALENDAR\r\n"), opts) {
		if err != nil && !errors.Is(err, io.EOF) {
			t.Fatal(err)
		}
		if n++; n%(size/len(event)/8) == 0 {
			runtime.GC()
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			most = max(most, m.HeapAlloc)
		}
	}
	return most
}

func TestEventsMemoryDoesNotGrowWithTheInput(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: reads 100 MB, to compare memory with that for 1 MB")
	}
	small, large := peak(t, 1<<20), peak(t, 100<<20)
	t.Logf("live heap: %d bytes at 1 MB, %d at 100 MB", small, large)
	assert.Less(t, large, small+256<<10)
}
