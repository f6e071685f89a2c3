package ical_test

import (
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting/ical"
)

// numbered returns head, then n parts made from their number, then tail.
func numbered(head string, n int, part func(i int) string, tail string) string {
	var b strings.Builder
	b.WriteString(head)
	for i := range n {
		b.WriteString(part(i))
	}
	b.WriteString(tail)
	return b.String()
}

func TestMeetingsBoundsHostileInput(t *testing.T) {
	const end = "END:VEVENT\nEND:VCALENDAR\n"
	tests := []struct {
		name  string
		input string
		what  string // of the LimitError
		most  time.Duration
		// meetings and all-day events at least
		least int
	}{
		{
			name: "every event in another unknown zone", least: 10_000,
			input: numbered("BEGIN:VCALENDAR\n", 10_000, func(i int) string {
				return fmt.Sprintf("BEGIN:VEVENT\nUID:%d\nDTSTART;TZID=\"(GMT) a%d, b, c\":20260101T090000\nEND:VEVENT\n", i, i)
			}, "END:VCALENDAR\n"),
		},
		{
			name: "too many events", what: "joined",
			input: numbered("BEGIN:VCALENDAR\n", 100_001, func(int) string { return "BEGIN:VEVENT\nUID:a\nEND:VEVENT\n" }, "END:VCALENDAR\n"),
		},
		{
			name: "events with the same UID", least: 1,
			input: numbered("BEGIN:VCALENDAR\n", 20_000, func(i int) string {
				return "BEGIN:VEVENT\nUID:a\nDTSTART:20260101T090000Z\nX:" + fmt.Sprint(i) + "\nEND:VEVENT\n"
			}, "END:VCALENDAR\n"),
		},
		{
			name: "overrides of one series", least: 1,
			input: numbered("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:20260101T000000Z\nRRULE:FREQ=HOURLY\nEND:VEVENT\n", 15_000, func(i int) string {
				at := time.Date(2026, 1, 1, i, 0, 0, 0, time.UTC).Format("20060102T150405Z")
				return "BEGIN:VEVENT\nUID:a\nRECURRENCE-ID:" + at + "\nSUMMARY:x\nEND:VEVENT\n"
			}, "END:VCALENDAR\n"),
		},
		{
			name: "stray overrides of one series", least: 1,
			input: numbered("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:20260101T000000Z\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO\nEND:VEVENT\n", 15_000, func(i int) string {
				at := time.Date(2026, 1, 1, i, 0, 0, 0, time.UTC).Format("20060102T150405Z")
				return "BEGIN:VEVENT\nUID:a\nRECURRENCE-ID:" + at + "\nSUMMARY:x\nEND:VEVENT\n"
			}, "END:VCALENDAR\n"),
		},
		{
			name: "overrides of this and all later ones", least: 100,
			input: numbered("BEGIN:VCALENDAR\n", 2_000, func(i int) string {
				return fmt.Sprintf("BEGIN:VEVENT\nUID:%d\nDTSTART:20260101T000000Z\nRRULE:FREQ=DAILY\nEND:VEVENT\n"+
					"BEGIN:VEVENT\nUID:%d\nRECURRENCE-ID;RANGE=THISANDFUTURE:20260102T000000Z\nSUMMARY:x\nEND:VEVENT\n", i, i)
			}, "END:VCALENDAR\n"),
		},
		{
			name: "second rules", least: 100,
			input: numbered("BEGIN:VCALENDAR\n", 2_000, func(i int) string {
				return fmt.Sprintf("BEGIN:VEVENT\nUID:%d\nDTSTART:20260101T000000Z\nRRULE:FREQ=DAILY\nRRULE:FREQ=HOURLY\nRRULE:FREQ=WEEKLY\nEND:VEVENT\n", i)
			}, "END:VCALENDAR\n"),
		},
		{
			name: "EXDATE without end", least: 3,
			input: numbered("BEGIN:VCALENDAR\n", 3, func(i int) string {
				return fmt.Sprintf("BEGIN:VEVENT\nUID:%d\nDTSTART:20260101T000000Z\nRRULE:FREQ=HOURLY\nEXDATE:20260101%s\nEND:VEVENT\n", i, strings.Repeat(",20260102", 50_000))
			}, "END:VCALENDAR\n"),
		},
		{
			name: "EXDATE of a sparse rule", least: 20,
			input: numbered("BEGIN:VCALENDAR\n", 20, func(i int) string {
				return fmt.Sprintf("BEGIN:VEVENT\nUID:%d\nDTSTART:20260101T000000Z\nRRULE:FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO\nEXDATE:20260101%s\nEND:VEVENT\n", i, strings.Repeat(",99990102", 9_000))
			}, "END:VCALENDAR\n"),
		},
		{
			name: "RDATE without end", least: 3,
			input: numbered("BEGIN:VCALENDAR\n", 3, func(i int) string {
				return fmt.Sprintf("BEGIN:VEVENT\nUID:%d\nDTSTART:20260101T000000Z\nRDATE:20260101%s\nEND:VEVENT\n", i,
					numbered("", 20_000, func(j int) string { return "," + time.Date(2026, 1, 1+j, 0, 0, 0, 0, time.UTC).Format("20060102") }, ""))
			}, "END:VCALENDAR\n"),
		},
		{
			name: "RDATE of years, excepted", least: 3,
			input: numbered("BEGIN:VCALENDAR\n", 3, func(i int) string {
				list := numbered("", 9_000, func(j int) string {
					return "," + time.Date(2026, 1, 1, j, 0, 0, 0, time.UTC).Format("20060102T150405Z")
				}, "")[1:]
				return fmt.Sprintf("BEGIN:VEVENT\nUID:%d\nDTSTART:20260101T000000Z\nRDATE:%s\nEXDATE:%s\nEXDATE;VALUE=DATE:20260102%s\nEND:VEVENT\n", i, list, list, strings.Repeat(",20260102", 900))
			}, "END:VCALENDAR\n"),
		},
		{
			name: "definitions of zones", least: 60,
			input: numbered("BEGIN:VCALENDAR\n", 60, func(i int) string {
				return fmt.Sprintf("BEGIN:VEVENT\nUID:%d\nDTSTART;TZID=x%d:20260101T000000\nEND:VEVENT\n", i, i) +
					timezone(fmt.Sprintf("x%d", i), strings.Repeat(observance("STANDARD", "00010101T000000", "+0100", "+0200", "RRULE:FREQ=YEARLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12;BYDAY=1SU;COUNT=9999"), 200))
			}, "END:VCALENDAR\n"),
		},
		{
			name: "definitions of zones that have no onset", least: 60,
			input: numbered("BEGIN:VCALENDAR\n", 60, func(i int) string {
				return fmt.Sprintf("BEGIN:VEVENT\nUID:%d\nDTSTART;TZID=x%d:20260101T000000\nEND:VEVENT\n", i, i) +
					timezone(fmt.Sprintf("x%d", i), strings.Repeat(observance("STANDARD", "19000101T000000", "+0100", "+0200", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"), 250))
			}, "END:VCALENDAR\n"),
		},
		{
			name: "definitions that differ from the database over the ages", least: 2,
			input: file(timezone("Europe/Berlin", observance("STANDARD", "19700101T000000", "+0100", "+0100")),
				event("UID:a", "DTSTART;TZID=Europe/Berlin:00030101T000000"), event("UID:b", "DTSTART;TZID=Europe/Berlin:99980101T000000")),
		},
		{
			name: "a roster without end", least: 1,
			input: numbered("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:20260101T000000Z\n", 9_990, func(i int) string {
				return fmt.Sprintf("ATTENDEE:mailto:%d@a.example\n", i)
			}, end),
		},
		{
			name: "the edges of the calendar", least: 6,
			input: file(event("UID:a", "DTSTART:99981231T235959Z", "DURATION:P36500D", "RRULE:FREQ=DAILY", "RDATE:00010101T000000Z"),
				event("UID:b", "DTSTART;VALUE=DATE:99981231", "DTEND;VALUE=DATE:99981231", "RRULE:FREQ=YEARLY", "EXDATE:99991231"),
				event("UID:c", "DTSTART:00030101T000000Z", "DTEND:99981231T000000Z", "RRULE:FREQ=HOURLY", "EXDATE:00030101,99981231"),
				event("UID:d", "DTSTART;TZID=Pacific/Kiritimati:00030101T000000", "DTEND:00030101T000000Z"),
				event("UID:e", "DTSTART;TZID=Etc/GMT+12:99981231T235959", "DTEND:99981231T000000Z", "RRULE:FREQ=SECONDLY"),
				event("UID:e", "RECURRENCE-ID;RANGE=THISANDFUTURE:99981231T235959", "DTSTART:00030101T000000Z"),
				event("UID:f", "DTSTART;VALUE=DATE:00030101", "DTEND;VALUE=DATE:99981231", "RRULE:FREQ=WEEKLY;UNTIL=00010101")),
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			began := time.Now()
			var result ical.Result
			var err error
			limits := ical.Limits{Input: 20 << 20}
			used := allocated(func() {
				result, err = ical.Meetings(&ical.Options{Limits: limits}, ical.Source{Name: "x.ics", Reader: strings.NewReader(test.input)})
			})
			took := time.Since(began)
			t.Logf("%d KB: %v, %d KB allocated, %d meetings, %d problems", len(test.input)>>10, took, used>>10, len(result.Meetings), len(result.Problems))
			if test.what != "" {
				var limit *ical.LimitError
				require.ErrorAs(t, err, &limit)
				assert.Equal(t, test.what, limit.What)
				assert.Equal(t, "x.ics", limit.Source)
				assert.Contains(t, err.Error(), "x.ics")
				return
			}
			require.NoError(t, err)
			assert.GreaterOrEqual(t, len(result.Meetings)+len(result.AllDay), test.least)
			assert.Less(t, took, 2*time.Minute)
			assert.LessOrEqual(t, len(result.Problems), 100*len(codes(result.Problems))+len(codes(result.Problems)))
		})
	}
}

func TestMeetingsTellsHowManyProblemsThereAre(t *testing.T) {
	text := numbered("BEGIN:VCALENDAR\n", 250, func(i int) string { return event(fmt.Sprintf("UID:%d", i), "DTSTART:20260101T090000Z") }, "END:VCALENDAR\n")
	result := join(t, nil, text)
	require.Len(t, result.Problems, 101)
	assert.Equal(t, ical.Problem{Source: "0.ics", Code: ical.NoEnd, Text: "150 more of this kind"}, result.Problems[100])
}

func TestMeetingsHandsOnErrors(t *testing.T) {
	good := ical.Source{Name: "good.ics", Reader: strings.NewReader(file(event(ninth)))}
	result, err := ical.Meetings(nil, good, ical.Source{Name: "page.html", Reader: strings.NewReader("<html>")})
	require.ErrorIs(t, err, ical.ErrNoCalendar)
	require.ErrorContains(t, err, "page.html")
	assert.Empty(t, result)
	_, err = ical.Meetings(nil, ical.Source{Reader: io.LimitReader(strings.NewReader(""), 0)})
	require.ErrorIs(t, err, ical.ErrNoCalendar)
	_, err = ical.Meetings(nil, ical.Source{Name: "none.ics"})
	require.ErrorContains(t, err, "none.ics")
	result, err = ical.Meetings(nil)
	require.NoError(t, err)
	assert.Empty(t, result)
}
