package ical_test

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting/ical"
)

// read returns the events of text, the codes of its problems in order, and the error at the end.
func read(t *testing.T, text string, limits ical.Limits) ([]ical.Event, []ical.Code, error) {
	t.Helper()
	var codes []ical.Code
	var events []ical.Event
	var failure error
	opts := &ical.Options{Limits: limits, OnProblem: func(p ical.Problem) { codes = append(codes, p.Code) }}
	for e, err := range ical.Events(strings.NewReader(text), opts) {
		require.NoError(t, failure, "an error must come last")
		if err != nil {
			require.Zero(t, e)
			failure = err
			continue
		}
		events = append(events, e)
	}
	return events, codes, failure
}

// calendar puts lines into an event in a calendar.
func calendar(lines ...string) string {
	return "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + strings.Join(lines, "\r\n") + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
}

func TestEventsReadsPropertiesAsTheyStand(t *testing.T) {
	type param = ical.Param
	one := func(s ...string) []string { return s }
	tests := []struct {
		name, line string
		want       ical.Property
		codes      []ical.Code
	}{
		{name: "plain", line: "SUMMARY:Review", want: ical.Property{Name: "SUMMARY", Value: "Review"}},
		{name: "empty value", line: "SUMMARY:", want: ical.Property{Name: "SUMMARY"}},
		{name: "colons in the value", line: "URL:https://a.example:80/", want: ical.Property{Name: "URL", Value: "https://a.example:80/"}},
		{name: "lower case name", line: "summary:Review", want: ical.Property{Name: "SUMMARY", Value: "Review"}},
		{name: "space is kept", line: "SUMMARY: a ", want: ical.Property{Name: "SUMMARY", Value: " a "}},
		{
			name: "parameters in order", line: "ATTENDEE;ROLE=CHAIR;cn=Ann:mailto:ann@a.example",
			want: ical.Property{
				Name: "ATTENDEE", Value: "mailto:ann@a.example",
				Params: []param{{"ROLE", one("CHAIR")}, {"CN", one("Ann")}},
			},
		},
		{
			name: "quoted value with delimiters", line: `ATTENDEE;CN="Lee; visitor: a, b":mailto:l@a.example`,
			want: ical.Property{Name: "ATTENDEE", Value: "mailto:l@a.example", Params: []param{{"CN", one("Lee; visitor: a, b")}}},
		},
		{
			name: "several values", line: `ATTENDEE;MEMBER="mailto:a@a.example","mailto:b@a.example",c:mailto:l@a.example`,
			want: ical.Property{
				Name: "ATTENDEE", Value: "mailto:l@a.example",
				Params: []param{{"MEMBER", one("mailto:a@a.example", "mailto:b@a.example", "c")}},
			},
		},
		{
			name: "RFC 6868 carets", line: `ATTENDEE;CN=^'Ann^' ^^ b^nc^x^:mailto:l@a.example`,
			want: ical.Property{Name: "ATTENDEE", Value: "mailto:l@a.example", Params: []param{{"CN", one("\"Ann\" ^ b\nc^x^")}}},
		},
		{
			name: "quotation marks inside a value stay", line: `ATTENDEE;CN=Bob "The; Man" Lee:mailto:l@a.example`,
			want: ical.Property{Name: "ATTENDEE", Value: "mailto:l@a.example", Params: []param{{"CN", one(`Bob "The; Man" Lee`)}}},
		},
		{
			name: "escaped quotation marks", line: `ATTENDEE;CN="Bob \"Bo\" Lee":mailto:l@a.example`,
			want: ical.Property{Name: "ATTENDEE", Value: "mailto:l@a.example", Params: []param{{"CN", one(`"Bob \"Bo\" Lee"`)}}},
		},
		{
			name: "open quotation mark", line: `ATTENDEE;CN="Bob;ROLE=CHAIR:mailto:l@a.example`,
			want: ical.Property{
				Name: "ATTENDEE", Value: "mailto:l@a.example",
				Params: []param{{"CN", one("Bob")}, {"ROLE", one("CHAIR")}},
			},
			codes: []ical.Code{ical.OpenQuote},
		},
		{
			name: "parameter without a value", line: `SUMMARY;QUOTED-PRINTABLE;X=:a`,
			want: ical.Property{
				Name: "SUMMARY", Value: "a",
				Params: []param{{"QUOTED-PRINTABLE", nil}, {"X", one("")}},
			},
			codes: []ical.Code{ical.BareParameter},
		},
		{name: "empty parameter", line: `SUMMARY;;:a`, want: ical.Property{Name: "SUMMARY", Value: "a"}},
		{name: "folded with a space", line: "SUMMARY:Re\r\n view", want: ical.Property{Name: "SUMMARY", Value: "Review"}},
		{name: "folded with a tab and LF", line: "SUMMARY:Re\n\tview", want: ical.Property{Name: "SUMMARY", Value: "Review"}},
		{name: "folded with CR", line: "SUMMARY:Re\r view", want: ical.Property{Name: "SUMMARY", Value: "Review"}, codes: []ical.Code{ical.BareCR}},
		{name: "folded in the name", line: "SUM\r\n MARY:Review", want: ical.Property{Name: "SUMMARY", Value: "Review"}},
		{name: "folded in a parameter", line: "SUMMARY;X=\"a\r\n  b\":Review", want: ical.Property{Name: "SUMMARY", Value: "Review", Params: []param{{"X", one("a b")}}}},
		{name: "folded inside a character", line: "SUMMARY:R\xC3\r\n \xA9view", want: ical.Property{Name: "SUMMARY", Value: "Réview"}},
		{name: "folded after an empty line", line: "SUMMARY:Re\r\r\n view", want: ical.Property{Name: "SUMMARY", Value: "Review"}, codes: []ical.Code{ical.BareCR, ical.BlankLine}},
		{name: "Latin-1", line: "SUMMARY:R\xE9view", want: ical.Property{Name: "SUMMARY", Value: "Réview"}, codes: []ical.Code{ical.NotUTF8}},
		{name: "Windows-1252 beside UTF-8", line: "SUMMARY:\x80 é", want: ical.Property{Name: "SUMMARY", Value: "€ é"}, codes: []ical.Code{ical.NotUTF8}},
		{name: "NUL bytes", line: "SUM\x00MARY:Re\x00view\x00", want: ical.Property{Name: "SUMMARY", Value: "Review"}, codes: []ical.Code{ical.NulByte}},
		{name: "byte order mark inside", line: "\uFEFFSUMMARY:a", want: ical.Property{Name: "SUMMARY", Value: "a"}, codes: []ical.Code{ical.StrayBOM}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			events, codes, err := read(t, calendar(test.line, "X-LAST:1"), ical.Limits{})
			require.NoError(t, err)
			require.Len(t, events, 1)
			require.Len(t, events[0].Properties, 2)
			got := events[0].Properties[0]
			assert.Equal(t, 3, got.Line)
			got.Line = 0
			if len(got.Params) == 0 {
				got.Params = nil
			}
			for i := range got.Params {
				if len(got.Params[i].Values) == 0 {
					got.Params[i].Values = nil
				}
			}
			assert.Equal(t, test.want, got)
			assert.Equal(t, test.codes, codes)
			assert.Equal(t, "X-LAST", events[0].Properties[1].Name)
		})
	}
}

func TestEventsLosesNoEvent(t *testing.T) {
	const a, b = "BEGIN:VEVENT\nUID:a\n", "BEGIN:VEVENT\nUID:b\n"
	tests := []struct {
		name, text string
		codes      []ical.Code
	}{
		{name: "regular", text: "BEGIN:VCALENDAR\n" + a + "END:VEVENT\n" + b + "END:VEVENT\nEND:VCALENDAR\n"},
		{name: "no end of line at the end", text: "BEGIN:VCALENDAR\n" + a + "END:VEVENT\n" + b + "END:VEVENT\nEND:VCALENDAR"},
		{name: "byte order mark", text: "\uFEFFBEGIN:VCALENDAR\n" + a + "END:VEVENT\n" + b + "END:VEVENT\nEND:VCALENDAR"},
		{name: "lower case", text: "begin:vcalendar\nbegin:vevent\nuid:a\nend:vevent\nbegin:vevent\nuid:b\nend:vevent\nend:vcalendar\n"},
		{name: "space after the names", text: "BEGIN:VCALENDAR \nBEGIN:VEVENT \nUID:a\nEND:VEVENT \n" + b + "END:VEVENT\nEND:VCALENDAR \n"},
		{name: "two calendars", text: "BEGIN:VCALENDAR\n" + a + "END:VEVENT\nEND:VCALENDAR\nBEGIN:VCALENDAR\n" + b + "END:VEVENT\nEND:VCALENDAR\n"},
		{
			name: "empty lines between", text: "\n\nBEGIN:VCALENDAR\n\n" + a + "\nEND:VEVENT\n" + b + "END:VEVENT\nEND:VCALENDAR\n\n",
			codes: []ical.Code{ical.BlankLine},
		},
		{name: "no calendar", text: a + "END:VEVENT\n" + b + "END:VEVENT\n", codes: []ical.Code{ical.MissingCalendar}},
		{name: "no END at the end", text: "BEGIN:VCALENDAR\n" + a + "END:VEVENT\n" + b, codes: []ical.Code{ical.MissingEnd}},
		{name: "no END between", text: "BEGIN:VCALENDAR\n" + a + b + "END:VEVENT\nEND:VCALENDAR\n", codes: []ical.Code{ical.MissingEnd}},
		{
			name: "no END of an alarm", text: "BEGIN:VCALENDAR\n" + a + "BEGIN:VALARM\nTRIGGER:-PT5M\nEND:VEVENT\n" + b + "END:VEVENT\nEND:VCALENDAR\n",
			codes: []ical.Code{ical.MissingEnd},
		},
		{
			name: "no END of an event before the end of the calendar", text: "BEGIN:VCALENDAR\n" + a + "END:VCALENDAR\nBEGIN:VCALENDAR\n" + b + "END:VEVENT\nEND:VCALENDAR\n",
			codes: []ical.Code{ical.MissingEnd},
		},
		{
			name: "no END of an event before the next calendar", text: "BEGIN:VCALENDAR\n" + a + "BEGIN:VCALENDAR\n" + b + "END:VEVENT\nEND:VCALENDAR\n",
			codes: []ical.Code{ical.MissingEnd},
		},
		{
			name: "END of something else", text: "BEGIN:VCALENDAR\n" + a + "END:VTODO\nEND:VEVENT\n" + b + "END:VEVENT\nEND:VCALENDAR\n",
			codes: []ical.Code{ical.StrayEnd},
		},
		{
			name: "stray lines", text: "<html>\nBEGIN:VCALENDAR\nX\n" + a + "this is: the second line\nEND:VEVENT\n" + b + "END:VEVENT\nEND:VCALENDAR\nNAME:x\n",
			codes: []ical.Code{ical.StrayLine, ical.StrayLine, ical.StrayLine, ical.StrayLine},
		},
		{
			name: "other components", text: "BEGIN:VCALENDAR\nBEGIN:VTODO\nUID:t\nno line\nEND:VTODO\n" + a + "BEGIN:VALARM\nUID:x\nEND:VALARM\nEND:VEVENT\n" +
				"BEGIN:X-A\nBEGIN:X-B\nUID:x\nEND:X-B\nEND:X-A\n" + b + "END:VEVENT\nEND:VCALENDAR\n",
		},
		{name: "bare CR", text: strings.ReplaceAll("BEGIN:VCALENDAR\n"+a+"END:VEVENT\n"+b+"END:VEVENT\nEND:VCALENDAR\n", "\n", "\r"), codes: []ical.Code{ical.BareCR}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			events, codes, err := read(t, test.text, ical.Limits{})
			require.NoError(t, err)
			var uids []string
			for _, e := range events {
				require.Len(t, e.Properties, 1)
				uids = append(uids, e.Properties[0].Value)
			}
			assert.Equal(t, []string{"a", "b"}, uids)
			assert.Equal(t, test.codes, codes)
		})
	}
}

func TestEventsReadsUTF16(t *testing.T) {
	text := "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Ré €𝄞\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
	for name, big := range map[string]bool{"big endian": true, "little endian": false} {
		t.Run(name, func(t *testing.T) {
			events, codes, err := read(t, utf16Text(text, big), ical.Limits{})
			require.NoError(t, err)
			assert.Empty(t, codes)
			require.Len(t, events, 1)
			assert.Equal(t, "Ré €𝄞", events[0].Properties[0].Value)
		})
	}
	_, _, err := read(t, "\xFF\xFE", ical.Limits{})
	require.ErrorIs(t, err, ical.ErrNoCalendar)
	events, _, err := read(t, utf16Text(text, true)+"\xD8", ical.Limits{})
	require.NoError(t, err)
	assert.Len(t, events, 1)
}

func TestEventsDoesNotDependOnTheSizeOfReads(t *testing.T) {
	text := calendar("SUMMARY:Re\r\n view\r\n \tof it", "X-A;B=\"c\":d", "\r\nDESCRIPTION:\xE9\r\r\n z\r", "no property")
	want, codes, err := read(t, text, ical.Limits{})
	require.NoError(t, err)
	for name, wrap := range map[string]func(io.Reader) io.Reader{
		"one byte": iotest.OneByteReader, "half": iotest.HalfReader, "error with the data": iotest.DataErrReader,
	} {
		t.Run(name, func(t *testing.T) {
			for _, input := range []string{text, utf16Text(text[:30]+"\r\nUID:a", true)} {
				var got []ical.Event
				var gotCodes []ical.Code
				opts := &ical.Options{OnProblem: func(p ical.Problem) { gotCodes = append(gotCodes, p.Code) }}
				for e, err := range ical.Events(wrap(strings.NewReader(input)), opts) {
					require.NoError(t, err)
					got = append(got, e)
				}
				if input == text {
					assert.Equal(t, want, got)
					assert.Equal(t, codes, gotCodes)
				} else {
					assert.Len(t, got, 1)
				}
			}
		})
	}
}

func TestEventsTellsWhatIsNoCalendar(t *testing.T) {
	for name, text := range map[string]string{
		"nothing": "", "text": "Hello,\nworld\n", "a page": "<!DOCTYPE html>\n<html></html>", "a card": "BEGIN:VCARD\nFN:a\nEND:VCARD\n",
	} {
		t.Run(name, func(t *testing.T) {
			_, _, err := read(t, text, ical.Limits{})
			require.ErrorIs(t, err, ical.ErrNoCalendar)
		})
	}
	_, _, err := read(t, "BEGIN:VCALENDAR\nEND:VCALENDAR\n", ical.Limits{})
	require.NoError(t, err)
}

func TestEventsHandsOnTheErrorOfTheReader(t *testing.T) {
	broken := errors.New("broken")
	r := io.MultiReader(strings.NewReader(calendar("UID:a")+"BEGIN:VEVENT\nUID"), iotest.ErrReader(broken))
	var uids []string
	var failure error
	for e, err := range ical.Events(r, nil) {
		if failure = err; err == nil {
			uids = append(uids, e.Properties[0].Value)
		}
	}
	assert.Equal(t, []string{"a"}, uids)
	require.ErrorIs(t, failure, broken)
}

// idle is a reader that never has anything.
type idle struct{}

func (idle) Read([]byte) (int, error) { return 0, nil }

func TestEventsGivesUpOnAReaderThatNeverHasAnything(t *testing.T) {
	for _, head := range []string{"", "B", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:", "\xFF\xFE", "\xFE\xFF\x00"} {
		var failure error
		for _, err := range ical.Events(io.MultiReader(strings.NewReader(head), idle{}), nil) {
			failure = err
		}
		require.ErrorIs(t, failure, io.ErrNoProgress, "%q", head)
	}
}

func TestEventsStopsWhenTheLoopDoes(t *testing.T) {
	n := 0
	for _, err := range ical.Events(strings.NewReader(strings.Repeat(calendar("UID:a"), 3)), nil) {
		require.NoError(t, err)
		n++
		break
	}
	assert.Equal(t, 1, n)
}

func TestEventsAreSafeToKeep(t *testing.T) {
	text := calendar("UID:a", "X;A=b:c") + calendar("UID:b", "X;A=c:d")
	events, _, err := read(t, text, ical.Limits{})
	require.NoError(t, err)
	assert.Equal(t, "a", events[0].Properties[0].Value)
	assert.Equal(t, "b", events[0].Properties[1].Param("A"))
	assert.Equal(t, "b", events[1].Properties[0].Value)
}

func TestText(t *testing.T) {
	for value, want := range map[string]string{
		"":                    "",
		"plain, with comma":   "plain, with comma",
		`a\, b\; c\\ d\ne\Nf`: "a, b; c\\ d\ne\nf",
		`C:\temp\x and \`:     `C:\temp\x and \`,
		`\\n`:                 `\n`,
		`\`:                   `\`,
	} {
		assert.Equal(t, want, ical.Property{Value: value}.Text(), "%q", value)
	}
	assert.Equal(t, []string{"a", "b,c", "d"}, ical.Property{Value: `a, b\,c,, d `}.Texts())
	assert.Empty(t, ical.Property{}.Texts())
}
