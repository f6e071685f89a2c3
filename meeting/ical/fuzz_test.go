package ical_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/salesmeeting/salesmeeting/meeting/ical"
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
