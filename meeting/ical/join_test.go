package ical_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/ical"
)

// event puts lines into an event with a UID and a DTSTAMP, unless they have them.
func event(lines ...string) string {
	all := strings.Join(lines, "\n")
	if !strings.Contains(all, "UID:") {
		all = "UID:a\n" + all
	}
	if !strings.Contains(all, "DTSTAMP") {
		all = "DTSTAMP:20260101T000000Z\n" + all
	}
	return "BEGIN:VEVENT\n" + all + "\nEND:VEVENT\n"
}

// file puts components into a calendar.
func file(parts ...string) string {
	return "BEGIN:VCALENDAR\n" + strings.Join(parts, "") + "END:VCALENDAR\n"
}

// join reads texts as files 0.ics, 1.ics ….
func join(t *testing.T, opts *ical.Options, texts ...string) ical.Result {
	t.Helper()
	var sources []ical.Source
	for i, text := range texts {
		sources = append(sources, ical.Source{Name: fmt.Sprintf("%d.ics", i), Reader: strings.NewReader(text)})
	}
	result, err := ical.Meetings(opts, sources...)
	require.NoError(t, err)
	return result
}

// what lists the occurrences that begin in 2026: "1 Oct 09:00 +02:00 45m title".
func what(t *testing.T, meetings []meeting.Meeting) []string {
	t.Helper()
	window := between(t, "2026-01-01", "2027-01-01", time.UTC)
	type line struct {
		at   time.Time
		text string
	}
	var lines []line
	for _, m := range meetings {
		for o := range m.Occurrences(window) {
			at := o.Interval().Start()
			text := strings.TrimSpace(fmt.Sprintf("%s %s %s", at.Format("2 Jan 15:04 -07:00"), short(o.Length()), o.Title()))
			lines = append(lines, line{at, text})
		}
	}
	slices.SortStableFunc(lines, func(a, b line) int { return a.at.Compare(b.at) })
	var texts []string
	for _, l := range lines {
		texts = append(texts, l.text)
	}
	return texts
}

// short returns a length as "1h30m" or "0".
func short(d time.Duration) string {
	text := strings.TrimSuffix(d.String(), "0s")
	if text = strings.TrimSuffix(text, "0m"); text == "" {
		return "0"
	}
	if strings.HasSuffix(d.String(), "0m0s") && d%time.Hour != 0 {
		return strings.TrimSuffix(d.String(), "0s")
	}
	return text
}

func codeList(problems []ical.Problem) []ical.Code {
	var list []ical.Code
	for _, p := range problems {
		list = append(list, p.Code)
	}
	return list
}

const (
	ninth   = "DTSTART;TZID=Europe/Berlin:20261001T090000\nDTEND;TZID=Europe/Berlin:20261001T094500" // a Thursday
	weekly4 = ninth + "\nRRULE:FREQ=WEEKLY;COUNT=4\nSUMMARY:S\nSEQUENCE:2"
)

// thursdays are the occurrences of weekly4.
var thursdays = []string{
	"1 Oct 09:00 +02:00 45m S", "8 Oct 09:00 +02:00 45m S", "15 Oct 09:00 +02:00 45m S", "22 Oct 09:00 +02:00 45m S",
}

// but returns thursdays with some replaced, by index; empty: left out.
func but(changes ...any) []string {
	list := slices.Clone(thursdays)
	for i := 0; i < len(changes); i += 2 {
		list[changes[i].(int)] = changes[i+1].(string)
	}
	list = slices.DeleteFunc(list, func(s string) bool { return s == "" })
	return list
}

func TestMeetingsJoinsMastersAndOverrides(t *testing.T) {
	master := event(weekly4)
	override := func(lines ...string) string {
		if !strings.Contains(strings.Join(lines, "\n"), "SEQUENCE") {
			lines = append(lines, "SEQUENCE:2")
		}
		return event(lines...)
	}
	const id = "RECURRENCE-ID;TZID=Europe/Berlin:20261008T090000"
	tests := []struct {
		name   string
		events string
		want   []string
		allDay []string
		codes  []ical.Code
	}{
		{name: "no override", events: master, want: thursdays},
		{
			name: "moved", events: master + override(id, "DTSTART;TZID=Europe/Berlin:20261009T100000", "DTEND;TZID=Europe/Berlin:20261009T104500"),
			want: but(1, "9 Oct 10:00 +02:00 45m S"),
		},
		{
			name: "moved to another zone", events: master + override(id, "DTSTART;TZID=America/New_York:20261009T100000", "DURATION:PT1H"),
			want: but(1, "9 Oct 10:00 -04:00 1h S"),
		},
		{
			name: "shortened and renamed", events: master + override(id, "DTSTART;TZID=Europe/Berlin:20261008T090000", "DURATION:PT15M", "SUMMARY:T"),
			want: but(1, "8 Oct 09:00 +02:00 15m T"),
		},
		{
			name: "shortened to nothing", events: master + override(id, "DTSTART;TZID=Europe/Berlin:20261008T090000", "DTEND;TZID=Europe/Berlin:20261008T090000"),
			want: but(1, "8 Oct 09:00 +02:00 0 S"),
		},
		{name: "canceled", events: master + override(id, "STATUS:CANCELLED"), want: but(1, "")},
		{name: "canceled in American and lower case", events: master + override(id, "STATUS: canceled"), want: but(1, "")},
		{name: "tentative", events: master + override(id, "STATUS:TENTATIVE", "SUMMARY:T"), want: but(1, "8 Oct 09:00 +02:00 45m T")},
		{name: "without a start it keeps it", events: master + override(id, "SUMMARY:T", "DURATION:PT1H"), want: but(1, "8 Oct 09:00 +02:00 1h T")},
		{
			name: "without an end it keeps the length", events: master + override(id, "DTSTART;TZID=Europe/Berlin:20261008T100000"),
			want: but(1, "8 Oct 10:00 +02:00 45m S"),
		},
		{name: "RECURRENCE-ID in UTC", events: master + override("RECURRENCE-ID:20261008T070000Z", "SUMMARY:T"), want: but(1, "8 Oct 09:00 +02:00 45m T")},
		{
			name: "RECURRENCE-ID in another zone", events: master + override("RECURRENCE-ID;TZID=America/New_York:20261008T030000", "SUMMARY:T"),
			want: but(1, "8 Oct 09:00 +02:00 45m T"),
		},
		{name: "RECURRENCE-ID without a zone", events: master + override("RECURRENCE-ID:20261008T090000", "SUMMARY:T"), want: but(1, "8 Oct 09:00 +02:00 45m T")},
		{name: "RECURRENCE-ID as a date", events: master + override("RECURRENCE-ID;VALUE=DATE:20261008", "SUMMARY:T"), want: but(1, "8 Oct 09:00 +02:00 45m T")},
		{
			name:   "two of the same, in different forms: the newest counts",
			events: master + override("RECURRENCE-ID:20261008T070000Z", "SUMMARY:T", "SEQUENCE:3") + override(id, "SUMMARY:U"),
			want:   but(1, "8 Oct 09:00 +02:00 45m T"),
		},
		{
			name:   "two of the same: the later stamp",
			events: master + override(id, "SUMMARY:T", "DTSTAMP:20260102T000000Z") + override(id, "SUMMARY:U", "DTSTAMP:20260103T000000Z"),
			want:   but(1, "8 Oct 09:00 +02:00 45m U"),
		},
		{
			name:   "an override that the master no longer has, and older",
			events: master + override("RECURRENCE-ID;TZID=Europe/Berlin:20261008T080000", "SUMMARY:T", "SEQUENCE:1"),
			want:   thursdays, codes: []ical.Code{ical.StaleOverride},
		},
		{
			name:   "an override that the master does not have, not older",
			events: master + override("RECURRENCE-ID;TZID=Europe/Berlin:20261009T080000", "SUMMARY:T"),
			want:   []string{thursdays[0], thursdays[1], "9 Oct 08:00 +02:00 45m T", thursdays[2], thursdays[3]},
			codes:  []ical.Code{ical.StrayOverride},
		},
		{
			name:   "a canceled override that the master does not have",
			events: master + override("RECURRENCE-ID;TZID=Europe/Berlin:20261009T080000", "STATUS:CANCELLED"), want: thursdays,
		},
		{
			name: "a canceled override that the master does not have is newer than one that takes place",
			events: master + override("RECURRENCE-ID;TZID=Europe/Berlin:20261009T080000", "STATUS:CANCELLED", "SEQUENCE:4") +
				override("RECURRENCE-ID;TZID=Europe/Berlin:20261009T080000", "SUMMARY:T", "SEQUENCE:3"),
			want: thursdays,
		},
		{
			name:   "an override of an excepted start",
			events: event(weekly4, "EXDATE;TZID=Europe/Berlin:20261008T090000") + override(id, "SUMMARY:T"),
			want:   but(1, "8 Oct 09:00 +02:00 45m T"), codes: []ical.Code{ical.StrayOverride},
		},
		{
			name:   "a stale override of an excepted start",
			events: event(weekly4, "EXDATE;TZID=Europe/Berlin:20261008T090000") + override(id, "SUMMARY:T", "SEQUENCE:1"),
			want:   but(1, ""), codes: []ical.Code{ical.StaleOverride},
		},
		{name: "an override without a master", events: override(id, ninth), want: []string{"1 Oct 09:00 +02:00 45m"}},
		{name: "an override without a master and a start", events: override(id, "DURATION:PT1H"), want: []string{"8 Oct 09:00 +02:00 1h"}},
		{name: "a canceled override without a master", events: override(id, ninth, "STATUS:CANCELLED")},
		{
			name:   "overrides without a master, one of them twice",
			events: override(id, "DURATION:PT1H") + override("RECURRENCE-ID:20261008T070000Z", "DURATION:PT2H", "SEQUENCE:3") + override("RECURRENCE-ID:20261009T070000Z", "DURATION:PT1H"),
			want:   []string{"8 Oct 07:00 +00:00 2h", "9 Oct 07:00 +00:00 1h"},
		},
		{
			name: "an override that is an all-day event", events: master + override(id, "DTSTART;VALUE=DATE:20261009"),
			want: but(1, ""), allDay: []string{"9 Oct 00:00 +00:00 24h S"},
		},
		{
			name: "an override with a RECURRENCE-ID that can't be read", events: master + override("RECURRENCE-ID:soon", "DTSTART:20261105T090000Z", "DURATION:PT1H", "SUMMARY:T"),
			want: append(slices.Clone(thursdays), "5 Nov 09:00 +00:00 1h T"), codes: []ical.Code{ical.BadRecurrenceID},
		},
		{
			name: "this and future: renamed and later", events: master + override(
				"RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20261008T090000", "DTSTART;TZID=Europe/Berlin:20261008T100000", "DURATION:PT1H", "SUMMARY:T"),
			want: []string{thursdays[0], "8 Oct 10:00 +02:00 1h T", "15 Oct 10:00 +02:00 1h T", "22 Oct 10:00 +02:00 1h T"},
		},
		{
			name: "this and future: a day later, and single overrides stay", events: master + override(
				"RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20261008T090000", "DTSTART;TZID=Europe/Berlin:20261009T090000") +
				override("RECURRENCE-ID;TZID=Europe/Berlin:20261015T090000", "SUMMARY:U"),
			want: []string{thursdays[0], "9 Oct 09:00 +02:00 45m S", "15 Oct 09:00 +02:00 45m U", "23 Oct 09:00 +02:00 45m S"},
		},
		{
			name: "this and future, twice", events: master +
				override("RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20261008T090000", "SUMMARY:T") +
				override("RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20261022T090000", "SUMMARY:U"),
			want: []string{thursdays[0], "8 Oct 09:00 +02:00 45m T", "15 Oct 09:00 +02:00 45m T", "22 Oct 09:00 +02:00 45m U"},
		},
		{
			name:   "this and future of an endless series: as far as is told",
			events: event(ninth, "SUMMARY:S", "RRULE:FREQ=YEARLY") + event("RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20261001T090000", "SUMMARY:T"),
			want:   []string{"1 Oct 09:00 +02:00 45m T"}, codes: []ical.Code{ical.FutureOverride},
		},
		{
			name: "this and future: canceled", events: master + override("RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20261015T090000", "STATUS:CANCELLED"),
			want: thursdays[:2],
		},
		{
			name: "this and future: canceled from a day between", events: master + override("RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20261016T090000", "STATUS:CANCELLED"),
			want: thursdays[:3],
		},
		{
			name: "this and future: canceled from the start", events: master + override("RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20261001T090000", "STATUS:CANCELLED"),
		},
		{
			name: "this and prior, which RFC 5545 no longer has", events: master + override("RECURRENCE-ID;RANGE=THISANDPRIOR;TZID=Europe/Berlin:20261008T090000", "SUMMARY:T"),
			want: but(1, "8 Oct 09:00 +02:00 45m T"), codes: []ical.Code{ical.OddValue},
		},
		{
			name: "an override with a rule", events: master + override(id, "SUMMARY:T", "RRULE:FREQ=DAILY"),
			want: but(1, "8 Oct 09:00 +02:00 45m T"), codes: []ical.Code{ical.OddRule},
		},
		{name: "a canceled master", events: event(weekly4, "STATUS:CANCELLED") + override(id, "SUMMARY:T")},
		{name: "a tentative master", events: event(weekly4, "STATUS:TENTATIVE"), want: thursdays},
		{
			name: "a master without a start", events: event("SUMMARY:S", "RRULE:FREQ=DAILY") + override(id, "DURATION:PT1H"),
			want: []string{"8 Oct 09:00 +02:00 1h S"}, codes: []ical.Code{ical.NoStart},
		},
		{
			name:   "two events with one UID",
			events: event(ninth, "SUMMARY:S") + event("DTSTART:20261101T090000Z", "DTEND:20261101T100000Z", "SUMMARY:T", "DTSTAMP:20250101T000000Z"),
			want:   []string{thursdays[0]}, codes: []ical.Code{ical.SameUID},
		},
		{name: "no UID", events: event("UID:", ninth), want: []string{"1 Oct 09:00 +02:00 45m"}, codes: []ical.Code{ical.NoUID}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			result := join(t, nil, file(test.events))
			assert.Equal(t, test.want, what(t, result.Meetings))
			assert.Equal(t, test.allDay, what(t, result.AllDay))
			assert.Equal(t, test.codes, codeList(result.Problems), "%v", result.Problems)
		})
	}
}

func TestMeetingsDoesNotDependOnTheOrderOfSources(t *testing.T) {
	const id = "RECURRENCE-ID;TZID=Europe/Berlin:20261008T090000"
	files := []string{
		file(event(weekly4), event("UID:b", "DTSTART:20261001T070000Z", "SUMMARY:b")),
		file(event(ninth, "RRULE:FREQ=DAILY", "SEQUENCE:1", "SUMMARY:old"), event(id, "SEQUENCE:2", "SUMMARY:T")),
		file(event(weekly4), event("UID:b", "DTSTART:20261001T070000Z", "SUMMARY:B"), event(id, "SEQUENCE:2", "SUMMARY:U")),
		file(event(weekly4, "LOCATION:x"), event("UID:", "DTSTART:20261001T070000Z", "SUMMARY:c")),
		file(event("UID:", "DTSTART:20261001T070000Z", "SUMMARY:c", "DTSTAMP:20260909T000000Z")),
	}
	var want []string
	var problems []ical.Problem
	for _, order := range [][]int{{0, 1, 2, 3, 4}, {4, 3, 2, 1, 0}, {2, 0, 4, 1, 3}, {3, 1, 4, 0, 2}, {1, 4, 2, 3, 0}} {
		var sources []ical.Source
		for _, i := range order {
			sources = append(sources, ical.Source{Name: fmt.Sprint(i), Reader: strings.NewReader(files[i])})
		}
		result, err := ical.Meetings(nil, sources...)
		require.NoError(t, err)
		require.Len(t, result.Meetings, 3)
		if want == nil {
			want, problems = snapshots(t, result.Meetings), result.Problems
		}
		assert.Equal(t, want, snapshots(t, result.Meetings))
		assert.Equal(t, problems, result.Problems)
	}
}

func TestMeetingsReadsWhatInvitationsSay(t *testing.T) {
	invited := "BEGIN:VCALENDAR\nMETHOD:REQUEST\n" + event(weekly4) + "END:VCALENDAR\n"
	tests := []struct {
		name  string
		files []string
		want  []string
		codes []ical.Code
	}{
		{name: "REQUEST", files: []string{invited}, want: thursdays},
		{name: "CANCEL of the series", files: []string{invited, "BEGIN:VCALENDAR\nMETHOD:cancel\n" + event(ninth, "SEQUENCE:3") + "END:VCALENDAR\n"}},
		{name: "CANCEL as old as the series", files: []string{invited, "BEGIN:VCALENDAR\nMETHOD:CANCEL\n" + event(ninth, "SEQUENCE:2") + "END:VCALENDAR\n"}},
		{name: "METHOD after the event", files: []string{invited, "BEGIN:VCALENDAR\n" + event(ninth, "SEQUENCE:3") + "METHOD:CANCEL\nEND:VCALENDAR\n"}},
		{name: "CANCEL that is older", files: []string{invited, "BEGIN:VCALENDAR\nMETHOD:CANCEL\n" + event(ninth, "SEQUENCE:1") + "END:VCALENDAR\n"}, want: thursdays},
		{
			name:  "CANCEL of one occurrence",
			files: []string{invited, "BEGIN:VCALENDAR\nMETHOD:CANCEL\n" + event("RECURRENCE-ID:20261008T070000Z", "SEQUENCE:3") + "END:VCALENDAR\n"},
			want:  but(1, ""),
		},
		{
			name:  "CANCEL beside another calendar in the file",
			files: []string{invited + "BEGIN:VCALENDAR\nMETHOD:CANCEL\n" + event("RECURRENCE-ID:20261008T070000Z", "SEQUENCE:3") + "END:VCALENDAR\n"},
			want:  but(1, ""),
		},
		{
			name: "REPLY", files: []string{invited, "BEGIN:VCALENDAR\nMETHOD:REPLY\n" + event(ninth, "SEQUENCE:9") +
				event("RECURRENCE-ID:20261008T070000Z", "SEQUENCE:9", "ATTENDEE:mailto:a@a.example") + "END:VCALENDAR\n"},
			want: thursdays, codes: []ical.Code{ical.Answer, ical.Answer},
		},
		{name: "REPLY alone", files: []string{"BEGIN:VCALENDAR\nMETHOD:REPLY\n" + event(ninth, "SUMMARY:S") + "END:VCALENDAR\n"}, want: thursdays[:1]},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			result := join(t, nil, test.files...)
			assert.Equal(t, test.want, what(t, result.Meetings))
			assert.Equal(t, test.codes, codeList(result.Problems))
		})
	}
}
