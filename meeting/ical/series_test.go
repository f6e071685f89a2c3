package ical_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/salesmeeting/salesmeeting/meeting/ical"
)

func TestMeetingsReadsRecurrence(t *testing.T) {
	tests := []struct {
		name  string
		lines string
		want  []string
		codes []ical.Code
	}{
		{name: "lower case and a semicolon at the end", lines: ninth + "\nRRULE:freq=weekly;count=2;\nSUMMARY:S", want: thursdays[:2], codes: []ical.Code{ical.OddRule}},
		{name: "UNTIL as a date", lines: ninth + "\nRRULE:FREQ=WEEKLY;UNTIL=20261015\nSUMMARY:S", want: thursdays[:3]},
		{name: "UNTIL in UTC, at the start", lines: ninth + "\nRRULE:FREQ=WEEKLY;UNTIL=20261015T070000Z\nSUMMARY:S", want: thursdays[:3]},
		{name: "UNTIL in UTC, a second before the start", lines: ninth + "\nRRULE:FREQ=WEEKLY;UNTIL=20261015T065959Z\nSUMMARY:S", want: thursdays[:2]},
		{
			name:  "UNTIL in UTC is the next day here",
			lines: "DTSTART;TZID=America/New_York:20261001T210000\nDURATION:PT1H\nRRULE:FREQ=DAILY;UNTIL=20261003T010000Z",
			want:  []string{"1 Oct 21:00 -04:00 1h", "2 Oct 21:00 -04:00 1h"},
		},
		{name: "UNTIL without a zone", lines: ninth + "\nRRULE:FREQ=WEEKLY;UNTIL=20261015T090000\nSUMMARY:S", want: thursdays[:3]},
		{
			name: "the rule does not yield the start", lines: ninth + "\nRRULE:FREQ=WEEKLY;BYDAY=FR;COUNT=3\nSUMMARY:S",
			want:  []string{thursdays[0], "2 Oct 09:00 +02:00 45m S", "9 Oct 09:00 +02:00 45m S"},
			codes: []ical.Code{ical.StartOffRule},
		},
		{
			name: "the start uses up the count", lines: ninth + "\nRRULE:FREQ=WEEKLY;BYDAY=FR;COUNT=1\nSUMMARY:S",
			want: thursdays[:1], codes: []ical.Code{ical.StartOffRule},
		},
		{
			name: "UNTIL before the start", lines: ninth + "\nRRULE:FREQ=WEEKLY;UNTIL=20200101T000000Z\nSUMMARY:S",
			want: thursdays[:1], codes: []ical.Code{ical.StartOffRule},
		},
		{name: "a rule that is refused", lines: ninth + "\nRRULE:FREQ=NEVER\nSUMMARY:S", want: thursdays[:1], codes: []ical.Code{ical.BadRule}},
		{name: "a rule that never takes place", lines: ninth + "\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\nSUMMARY:S", want: thursdays[:1], codes: []ical.Code{ical.BadRule}},
		{name: "a rule of vCalendar 1.0", lines: ninth + "\nRRULE:W1 TH #4\nSUMMARY:S", want: thursdays[:1], codes: []ical.Code{ical.BadRule}},
		{name: "an empty rule", lines: ninth + "\nRRULE:\nSUMMARY:S", want: thursdays[:1], codes: []ical.Code{ical.BadRule}},
		{
			name: "two rules", lines: ninth + "\nRRULE:FREQ=WEEKLY;COUNT=2\nRRULE:FREQ=WEEKLY;BYDAY=FR;BYHOUR=16;COUNT=2\nSUMMARY:S",
			want:  []string{thursdays[0], "2 Oct 16:00 +02:00 45m S", thursdays[1], "9 Oct 16:00 +02:00 45m S"},
			codes: []ical.Code{ical.SecondRule},
		},
		{name: "the same rule twice", lines: ninth + "\nRRULE:FREQ=WEEKLY;COUNT=2\nRRULE:COUNT=2;FREQ=WEEKLY\nSUMMARY:S", want: thursdays[:2]},
		{
			name: "a bad rule and a good one", lines: ninth + "\nRRULE:FREQ=X\nRRULE:FREQ=WEEKLY;COUNT=2\nSUMMARY:S", want: thursdays[:2],
			codes: []ical.Code{ical.BadRule},
		},
		{name: "EXRULE", lines: weekly4 + "\nEXRULE:FREQ=WEEKLY;COUNT=1", want: thursdays, codes: []ical.Code{ical.ExRule}},

		{name: "EXDATE in the zone", lines: weekly4 + "\nEXDATE;TZID=Europe/Berlin:20261008T090000", want: but(1, "")},
		{name: "EXDATE in UTC", lines: weekly4 + "\nEXDATE:20261008T070000Z", want: but(1, "")},
		{name: "EXDATE in another zone", lines: weekly4 + "\nEXDATE;TZID=America/New_York:20261008T030000", want: but(1, "")},
		{name: "EXDATE without a zone", lines: weekly4 + "\nEXDATE:20261008T090000", want: but(1, "")},
		{name: "EXDATE as a date", lines: weekly4 + "\nEXDATE;VALUE=DATE:20261008", want: but(1, "")},
		{name: "EXDATE as a date that is not said to be one", lines: weekly4 + "\nEXDATE:20261008", want: but(1, "")},
		{name: "EXDATE in a list", lines: weekly4 + "\nEXDATE;TZID=Europe/Berlin:20261008T090000,20261022T090000", want: but(1, "", 3, "")},
		{name: "EXDATE in two lines", lines: weekly4 + "\nEXDATE:20261008T070000Z\nEXDATE;VALUE=DATE:20261022", want: but(1, "", 3, "")},
		{name: "EXDATE of the start", lines: weekly4 + "\nEXDATE;TZID=Europe/Berlin:20261001T090000", want: but(0, "")},
		{name: "EXDATE of what does not recur", lines: ninth + "\nEXDATE;TZID=Europe/Berlin:20261001T090000"},
		{name: "EXDATE that excludes nothing", lines: weekly4 + "\nEXDATE;TZID=Europe/Berlin:20261008T100000", want: thursdays, codes: []ical.Code{ical.UnmatchedDate}},
		{name: "EXDATE that can't be read", lines: weekly4 + "\nEXDATE:soon,20261008T070000Z,,", want: but(1, ""), codes: []ical.Code{ical.BadDate}},
		{
			name: "EXDATE of a start that clocks skip", lines: "DTSTART;TZID=Europe/Berlin:20260328T023000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE;TZID=Europe/Berlin:20260329T023000",
			want: []string{"28 Mar 02:30 +01:00 1h", "30 Mar 02:30 +02:00 1h"},
		},

		{
			name: "RDATE in every form", lines: ninth + "\nRDATE;TZID=Europe/Berlin:20261002T100000,20261003T100000\nRDATE:20261004T080000Z\nRDATE;VALUE=PERIOD:20261005T080000Z/PT2H,20261006T080000Z/20261006T083000Z",
			want: []string{
				"1 Oct 09:00 +02:00 45m", "2 Oct 10:00 +02:00 45m", "3 Oct 10:00 +02:00 45m", "4 Oct 10:00 +02:00 45m",
				"5 Oct 10:00 +02:00 2h", "6 Oct 10:00 +02:00 30m",
			},
		},
		{name: "RDATE of the start", lines: ninth + "\nRDATE;TZID=Europe/Berlin:20261001T090000\nSUMMARY:S", want: thursdays[:1]},
		{name: "RDATE of what the rule yields", lines: weekly4 + "\nRDATE;TZID=Europe/Berlin:20261008T090000", want: thursdays},
		{name: "RDATE and EXDATE of it", lines: ninth + "\nRDATE:20261008T070000Z\nEXDATE:20261008T070000Z\nSUMMARY:S", want: thursdays[:1]},
		{name: "RDATE as a date", lines: ninth + "\nRDATE;VALUE=DATE:20261008\nSUMMARY:S", want: thursdays[:2], codes: []ical.Code{ical.OddValue}},
		{
			name: "RDATE periods that are wrong", lines: ninth + "\nRDATE;VALUE=PERIOD:20261008T070000Z/20261008T060000Z,20261015T070000Z/soon\nSUMMARY:S",
			want: thursdays[:3], codes: []ical.Code{ical.BadDate, ical.BadDate},
		},
		{name: "RDATE that can't be read", lines: ninth + "\nRDATE:soon\nSUMMARY:S", want: thursdays[:1], codes: []ical.Code{ical.BadDate}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			result := join(t, nil, file(event(test.lines)))
			assert.Equal(t, test.want, what(t, result.Meetings))
			assert.Equal(t, test.codes, codeList(result.Problems), "%v", result.Problems)
		})
	}
}

func TestMeetingsReadsStartAndLength(t *testing.T) {
	tests := []struct {
		name   string
		lines  string
		want   []string
		allDay []string
		codes  []ical.Code
	}{
		{name: "UTC", lines: "DTSTART:20261001T090000Z\nDTEND:20261001T100000Z", want: []string{"1 Oct 09:00 +00:00 1h"}},
		{name: "no zone", lines: "DTSTART:20261001T090000\nDTEND:20261001T100000", want: []string{"1 Oct 09:00 +05:30 1h"}},
		{name: "lower case", lines: "dtstart;tzid=europe/berlin:20261001t090000\ndtend:20261001t080000z", want: []string{"1 Oct 09:00 +02:00 1h"}},
		{name: "no seconds", lines: "DTSTART:20261001T0900Z\nDURATION:PT1H", want: []string{"1 Oct 09:00 +00:00 1h"}, codes: []ical.Code{ical.OddValue}},
		{name: "ISO 8601", lines: "DTSTART:2026-10-01T09:00:00.000Z\nDURATION:PT1H", want: []string{"1 Oct 09:00 +00:00 1h"}, codes: []ical.Code{ical.OddValue}},
		{name: "an offset", lines: "DTSTART:20261001T090000-0400\nDURATION:PT1H", want: []string{"1 Oct 09:00 -04:00 1h"}, codes: []ical.Code{ical.OddValue}},
		{name: "24:00", lines: "DTSTART:20261001T240000Z\nDURATION:PT1H", want: []string{"2 Oct 00:00 +00:00 1h"}, codes: []ical.Code{ical.OddValue}},
		{name: "UTC with a zone", lines: "DTSTART;TZID=Europe/Berlin:20261001T070000Z\nDURATION:PT1H", want: []string{"1 Oct 09:00 +02:00 1h"}, codes: []ical.Code{ical.OddValue}},
		{name: "UTC with the zone UTC", lines: "DTSTART;TZID=Etc/UTC:20261001T070000Z\nDURATION:PT1H", want: []string{"1 Oct 07:00 +00:00 1h"}},
		{
			name: "a zone with a colon that is not quoted", lines: "DTSTART;TZID=(UTC+01:00) Amsterdam, Berlin, Bern:20261001T090000\nDURATION:PT1H",
			want: []string{"1 Oct 09:00 +02:00 1h"}, codes: []ical.Code{ical.OddValue},
		},
		{
			name: "end in another zone", lines: "DTSTART;TZID=Europe/Berlin:20261001T090000\nDTEND;TZID=Europe/London:20261001T090000",
			want: []string{"1 Oct 09:00 +02:00 1h"},
		},
		{
			name: "end without a zone", lines: "DTSTART;TZID=Europe/Berlin:20261001T090000\nDTEND:20261001T100000",
			want: []string{"1 Oct 09:00 +02:00 1h"}, codes: []ical.Code{ical.OddValue},
		},
		{name: "over the change of clocks", lines: "DTSTART;TZID=Europe/Berlin:20261025T013000\nDTEND;TZID=Europe/Berlin:20261025T033000", want: []string{"25 Oct 01:30 +02:00 3h"}},
		{
			name:  "the end of a series is a length, by its first occurrence",
			lines: "DTSTART;TZID=Europe/Berlin:20261024T013000\nDTEND;TZID=Europe/Berlin:20261024T033000\nRRULE:FREQ=DAILY;COUNT=2",
			want:  []string{"24 Oct 01:30 +02:00 2h", "25 Oct 01:30 +02:00 2h"},
		},
		{
			name:  "a duration of days is by the clock",
			lines: "DTSTART;TZID=Europe/Berlin:20261023T120000\nDURATION:P1D\nRRULE:FREQ=DAILY;COUNT=2",
			want:  []string{"23 Oct 12:00 +02:00 24h", "24 Oct 12:00 +02:00 25h"},
		},
		{name: "a duration of hours is not", lines: "DTSTART;TZID=Europe/Berlin:20261024T120000\nDURATION:PT24H", want: []string{"24 Oct 12:00 +02:00 24h"}},
		{name: "weeks", lines: "DTSTART:20261024T120000Z\nDURATION:P1W", want: []string{"24 Oct 12:00 +00:00 168h"}},
		{name: "no end", lines: "DTSTART:20261001T090000Z", want: []string{"1 Oct 09:00 +00:00 0"}, codes: []ical.Code{ical.NoEnd}},
		{name: "end before start", lines: "DTSTART:20261001T090000Z\nDTEND:20261001T080000Z", want: []string{"1 Oct 09:00 +00:00 0"}, codes: []ical.Code{ical.BadEnd}},
		{name: "end at the start", lines: "DTSTART:20261001T090000Z\nDTEND:20261001T090000Z", want: []string{"1 Oct 09:00 +00:00 0"}},
		{name: "end that can't be read", lines: "DTSTART:20261001T090000Z\nDTEND:soon", want: []string{"1 Oct 09:00 +00:00 0"}, codes: []ical.Code{ical.BadEnd}},
		{name: "negative duration", lines: "DTSTART:20261001T090000Z\nDURATION:-PT1H", want: []string{"1 Oct 09:00 +00:00 0"}, codes: []ical.Code{ical.BadEnd}},
		{name: "a duration that can't be read", lines: "DTSTART:20261001T090000Z\nDURATION:1 hour", want: []string{"1 Oct 09:00 +00:00 0"}, codes: []ical.Code{ical.BadEnd}},
		{name: "a duration too long", lines: "DTSTART:20261001T090000Z\nDURATION:PT999999999H", want: []string{"1 Oct 09:00 +00:00 0"}, codes: []ical.Code{ical.BadEnd}},
		{name: "end and duration", lines: "DTSTART:20261001T090000Z\nDTEND:20261001T100000Z\nDURATION:PT2H", want: []string{"1 Oct 09:00 +00:00 1h"}, codes: []ical.Code{ical.BadEnd}},
		{name: "end as a date", lines: "DTSTART:20261001T200000Z\nDTEND;VALUE=DATE:20261002", want: []string{"1 Oct 20:00 +00:00 4h"}, codes: []ical.Code{ical.BadEnd}},
		{name: "no start", lines: "DTEND:20261001T090000Z", codes: []ical.Code{ical.NoStart}},
		{name: "a start that can't be read", lines: "DTSTART:20260230T090000Z", codes: []ical.Code{ical.NoStart}},

		{name: "all day", lines: "DTSTART;VALUE=DATE:20261001\nDTEND;VALUE=DATE:20261002", allDay: []string{"1 Oct 00:00 +05:30 24h"}},
		{name: "all day, not said to be", lines: "DTSTART:20261001\nDTEND:20261003", allDay: []string{"1 Oct 00:00 +05:30 48h"}},
		{name: "all day with a Z", lines: "DTSTART:20261001Z", allDay: []string{"1 Oct 00:00 +05:30 24h"}, codes: []ical.Code{ical.OddValue}},
		{name: "all day without an end", lines: "DTSTART;VALUE=DATE:20261001", allDay: []string{"1 Oct 00:00 +05:30 24h"}},
		{name: "all day with a duration", lines: "DTSTART;VALUE=DATE:20261001\nDURATION:P2D", allDay: []string{"1 Oct 00:00 +05:30 48h"}},
		{name: "all day that ends when it begins", lines: "DTSTART;VALUE=DATE:20261001\nDTEND;VALUE=DATE:20261001", allDay: []string{"1 Oct 00:00 +05:30 24h"}, codes: []ical.Code{ical.BadEnd}},
		{
			name: "all day with exceptions", lines: "DTSTART;VALUE=DATE:20261001\nRRULE:FREQ=WEEKLY;UNTIL=20261022T000000Z\nEXDATE;VALUE=DATE:20261008\nEXDATE:20261015T000000\nRDATE;VALUE=DATE:20261016",
			allDay: []string{"1 Oct 00:00 +05:30 24h", "16 Oct 00:00 +05:30 24h", "22 Oct 00:00 +05:30 24h"},
		},
		{name: "all day, canceled", lines: "DTSTART;VALUE=DATE:20261001\nSTATUS:CANCELLED"},
		{name: "said to be a date", lines: "DTSTART;VALUE=DATE:20261001T000000", allDay: []string{"1 Oct 00:00 +05:30 24h"}, codes: []ical.Code{ical.OddValue}},
		{
			name: "all day by Exchange", lines: "DTSTART;TZID=Europe/Berlin:20261001T000000\nDTEND;TZID=Europe/Berlin:20261002T000000\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE",
			allDay: []string{"1 Oct 00:00 +05:30 24h"},
		},
	}
	kolkata := &ical.Options{Zone: load(t, "Asia/Kolkata")}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			result := join(t, kolkata, file(event(strings.Split(test.lines, "\n")...)))
			assert.Equal(t, test.want, what(t, result.Meetings))
			assert.Equal(t, test.allDay, what(t, result.AllDay))
			assert.Equal(t, test.codes, codeList(result.Problems), "%v", result.Problems)
		})
	}
}
