package ical_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/ical"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// seeds adds what is worth starting from.
func seeds(f *testing.F) {
	f.Helper()
	for _, s := range []string{
		"", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART;TZID=\"(UTC+01:00) Amsterdam, Berlin\":20260101T090000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
		"begin:vevent\rx;a=\"b;c=^n^^:\xFFd\r\r\n e\nend:vevent", "\xFF\xFEB\x00E\x00G\x00", "\uFEFFBEGIN:VCALENDAR\nBEGIN:VEVENT\nBEGIN:VALARM\nEND:VEVENT\nBEGIN:VTIMEZONE\nTZID:x\nBEGIN:STANDARD\n",
		"BEGIN:VEVENT\nX;;=;A=\"b\"c\"d,e;\"f:g\n",
	} {
		f.Add(s)
	}
	files, _ := filepath.Glob("../../../shared/data/sales-team/*.ics")
	for _, name := range files {
		if text, err := os.ReadFile(name); err == nil {
			f.Add(string(text))
		}
	}
}

// FuzzEvents checks that the reader ends, is bounded, and gives only valid text.
func FuzzEvents(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, text string) {
		limits := ical.Limits{Input: 1 << 20, Line: 1000, Event: 5000, Properties: 50, Parameters: 5, Depth: 5, Events: 100}
		problems, events := 0, 0
		opts := &ical.Options{Limits: limits, OnProblem: func(p ical.Problem) {
			problems++
			if p.Code == "" || p.Text == "" || strings.ContainsAny(p.String(), "\r\n\x1b") {
				t.Errorf("bad problem: %q", p)
			}
		}}
		for e, err := range ical.Events(strings.NewReader(text), opts) {
			var limit *ical.LimitError
			if err != nil {
				if !errors.As(err, &limit) && !errors.Is(err, ical.ErrNoCalendar) {
					t.Fatal(err)
				}
				break
			}
			events++
			check(t, e, limits)
		}
		if most := 5*strings.Count(text, "\n") + 5*strings.Count(text, "\r") + 100*len(text); problems > most {
			t.Errorf("%d problems", problems)
		}
		if events > limits.Events {
			t.Errorf("%d events", events)
		}
	})
}

// check fails if an event breaks what its type promises.
func check(t *testing.T, e ical.Event, limits ical.Limits) {
	t.Helper()
	if len(e.Properties) > limits.Properties || e.Line < 1 {
		t.Errorf("event of line %d has %d properties", e.Line, len(e.Properties))
	}
	for _, p := range e.Properties {
		if p.Name == "" || p.Name != strings.ToUpper(p.Name) || p.Line < e.Line {
			t.Errorf("bad property %q in line %d", p.Name, p.Line)
		}
		for _, s := range append(p.Texts(), p.Value, p.Text(), p.Name) {
			if !utf8.ValidString(s) || strings.ContainsRune(s, 0) {
				t.Errorf("bad text %q", s)
			}
		}
		for _, q := range p.Params {
			if q.Name == "" || len(q.Values) > limits.Parameters || !utf8.ValidString(q.Name+p.Param(q.Name)) {
				t.Errorf("bad parameter %q", q)
			}
		}
	}
}

// FuzzMeetings checks that joining ends, is bounded, loses no event that has a start, and that what it makes is
// right and does not depend on the order of the sources.
func FuzzMeetings(f *testing.F) {
	for _, a := range []string{
		file(event(weekly4), event("SEQUENCE:2", "RECURRENCE-ID:20261008T070000Z", "SUMMARY:T")),
		file(event(ninth, "RRULE:FREQ=DAILY;BYDAY=FR;COUNT=3", "EXDATE:20261002", "RDATE;VALUE=PERIOD:20261005T080000Z/PT2H")),
		file(event("DTSTART;VALUE=DATE:20261001", "RRULE:FREQ=WEEKLY;UNTIL=20261022"), event("RECURRENCE-ID;RANGE=THISANDFUTURE:20261008", "DTSTART:20261009T070000Z")),
		file(event("DTSTART;TZID=X:20261001T090000", "DURATION:P1DT2H", "ATTENDEE;ROLE=CHAIR;CUTYPE=ROOM:a@a"),
			timezone("X", observance("STANDARD", "20131027T020000", "+0300", "+0200", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"),
				observance("DAYLIGHT", "20130329T020000", "+0200", "+0300", "RRULE:FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=23,24,25,26,27,28,29;BYDAY=FR"))),
		file(event("DTSTART;TZID=(UTC+01:00) Amsterdam, Berlin:20261001T0900", "DTEND:2026-10-01T12:00:00+0200", "LOCATION:x https://a.b/c")),
		"BEGIN:VCALENDAR\nMETHOD:CANCEL\n" + event("RECURRENCE-ID:20261008T070000Z", "STATUS:CANCELLED") + "END:VCALENDAR\n",
	} {
		f.Add(a, file(event(weekly4, "SEQUENCE:1")))
	}
	zones := wallclock.SystemZones()
	window := wallclock.Year(2026, time.UTC)
	f.Fuzz(func(t *testing.T, a, b string) {
		if len(a)+len(b) > 20_000 {
			return
		}
		opts := &ical.Options{Zones: zones}
		read := func(order ...string) (ical.Result, error) {
			texts := map[string]string{"a": a, "b": b}
			var sources []ical.Source
			for _, name := range order {
				sources = append(sources, ical.Source{Name: name, Reader: strings.NewReader(texts[name])})
			}
			return ical.Meetings(opts, sources...)
		}
		began := time.Now()
		result, err := read("a", "b")
		var limit *ical.LimitError
		if err != nil {
			if !errors.As(err, &limit) && !errors.Is(err, ical.ErrNoCalendar) {
				t.Fatal(err)
			}
			return
		}
		if took := time.Since(began); took > 30*time.Second {
			t.Errorf("took %v", took)
		}
		var first []string
		for _, m := range append(result.Meetings, result.AllDay...) {
			n := 0
			for o := range m.Occurrences(window) {
				if n++; n > 1000 {
					break
				}
				if o.Length() < 0 {
					t.Errorf("length %v", o.Length())
				}
			}
			text, err := m.MarshalJSON()
			if err != nil {
				t.Fatal(err)
			}
			back, err := meeting.Decode(text, zones)
			if err != nil {
				t.Fatalf("%v: %s", err, text)
			}
			again, err := back.MarshalJSON()
			if err != nil || !bytes.Equal(again, text) {
				t.Errorf("%v: %s became %s", err, text, again)
			}
			first = append(first, string(text))
		}
		other, err := read("b", "a")
		if err != nil {
			t.Fatal(err)
		}
		for i, m := range append(other.Meetings, other.AllDay...) {
			if text, _ := m.MarshalJSON(); i >= len(first) || string(text) != first[i] {
				t.Fatalf("depends on the order: %s", text)
			}
		}
		if !slices.Equal(result.Problems, other.Problems) {
			t.Errorf("problems depend on the order: %v, %v", result.Problems, other.Problems)
		}
	})
}
