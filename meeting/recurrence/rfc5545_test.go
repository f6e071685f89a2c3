package recurrence_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// rfcExamples are all examples of RFC 5545 section 3.8.5.3, in its order, and those of 3.3.10. A list of
// dates is written as "1997-09 2-5,7 EDT", all at the time of day of the start; "…" where the RFC goes on.
var rfcExamples = []struct {
	section, start, rule, want string
}{
	{"3.8.5.3 daily for 10 occurrences", "1997-09-02T09:00", "FREQ=DAILY;COUNT=10", "1997-09 2-11 EDT"},
	{
		"3.8.5.3 daily until December 24, 1997", "1997-09-02T09:00", "FREQ=DAILY;UNTIL=19971224T000000Z",
		"1997-09 2-30 EDT; 1997-10 1-25 EDT; 1997-10 26-31 EST; 1997-11 1-30 EST; 1997-12 1-23 EST",
	},
	{
		"3.8.5.3 every other day", "1997-09-02T09:00", "FREQ=DAILY;INTERVAL=2",
		"1997-09 2,4,6,8,10,12,14,16,18,20,22,24,26,28,30 EDT; 1997-10 2,4,6,8,10,12,14,16,18,20,22,24 EDT; 1997-10 26,28,30 EST; " +
			"1997-11 1,3,5,7,9,11,13,15,17,19,21,23,25,27,29 EST; 1997-12 1,3 EST; …",
	},
	{"3.8.5.3 every 10 days, 5 occurrences", "1997-09-02T09:00", "FREQ=DAILY;INTERVAL=10;COUNT=5", "1997-09 2,12,22 EDT; 1997-10 2,12 EDT"},
	{
		"3.8.5.3 every day in January, for 3 years", "1998-01-01T09:00", "FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA",
		"1998-01 1-31 EST; 1999-01 1-31 EST; 2000-01 1-31 EST",
	},
	{
		"3.8.5.3 every day in January, for 3 years, or", "1998-01-01T09:00", "FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1",
		"1998-01 1-31 EST; 1999-01 1-31 EST; 2000-01 1-31 EST",
	},
	{"3.8.5.3 weekly for 10 occurrences", "1997-09-02T09:00", "FREQ=WEEKLY;COUNT=10", "1997-09 2,9,16,23,30 EDT; 1997-10 7,14,21 EDT; 1997-10 28 EST; 1997-11 4 EST"},
	{
		"3.8.5.3 weekly until December 24, 1997", "1997-09-02T09:00", "FREQ=WEEKLY;UNTIL=19971224T000000Z",
		"1997-09 2,9,16,23,30 EDT; 1997-10 7,14,21 EDT; 1997-10 28 EST; 1997-11 4,11,18,25 EST; 1997-12 2,9,16,23 EST",
	},
	{
		"3.8.5.3 every other week", "1997-09-02T09:00", "FREQ=WEEKLY;INTERVAL=2;WKST=SU",
		"1997-09 2,16,30 EDT; 1997-10 14 EDT; 1997-10 28 EST; 1997-11 11,25 EST; 1997-12 9,23 EST; 1998-01 6,20 EST; 1998-02 3,17 EST; …",
	},
	{"3.8.5.3 weekly on Tuesday and Thursday for five weeks", "1997-09-02T09:00", "FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH", "1997-09 2,4,9,11,16,18,23,25,30 EDT; 1997-10 2 EDT"},
	{"3.8.5.3 weekly on Tuesday and Thursday for five weeks, or", "1997-09-02T09:00", "FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH", "1997-09 2,4,9,11,16,18,23,25,30 EDT; 1997-10 2 EDT"},
	{
		"3.8.5.3 every other week on Monday, Wednesday, and Friday until December 24, 1997", "1997-09-01T09:00", "FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR",
		"1997-09 1,3,5,15,17,19,29 EDT; 1997-10 1,3,13,15,17 EDT; 1997-10 27,29,31 EST; 1997-11 10,12,14,24,26,28 EST; 1997-12 8,10,12,22 EST",
	},
	{"3.8.5.3 every other week on Tuesday and Thursday, for 8 occurrences", "1997-09-02T09:00", "FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH", "1997-09 2,4,16,18,30 EDT; 1997-10 2,14,16 EDT"},
	{
		"3.8.5.3 monthly on the first Friday for 10 occurrences", "1997-09-05T09:00", "FREQ=MONTHLY;COUNT=10;BYDAY=1FR",
		"1997-09 5 EDT; 1997-10 3 EDT; 1997-11 7 EST; 1997-12 5 EST; 1998-01 2 EST; 1998-02 6 EST; 1998-03 6 EST; 1998-04 3 EST; 1998-05 1 EDT; 1998-06 5 EDT",
	},
	{"3.8.5.3 monthly on the first Friday until December 24, 1997", "1997-09-05T09:00", "FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR", "1997-09 5 EDT; 1997-10 3 EDT; 1997-11 7 EST; 1997-12 5 EST"},
	{
		"3.8.5.3 every other month on the first and last Sunday of the month for 10 occurrences", "1997-09-07T09:00", "FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU",
		"1997-09 7,28 EDT; 1997-11 2,30 EST; 1998-01 4,25 EST; 1998-03 1,29 EST; 1998-05 3,31 EDT",
	},
	{
		"3.8.5.3 monthly on the second-to-last Monday of the month for 6 months", "1997-09-22T09:00", "FREQ=MONTHLY;COUNT=6;BYDAY=-2MO",
		"1997-09 22 EDT; 1997-10 20 EDT; 1997-11 17 EST; 1997-12 22 EST; 1998-01 19 EST; 1998-02 16 EST",
	},
	{
		"3.8.5.3 monthly on the third-to-the-last day of the month", "1997-09-28T09:00", "FREQ=MONTHLY;BYMONTHDAY=-3",
		"1997-09 28 EDT; 1997-10 29 EST; 1997-11 28 EST; 1997-12 29 EST; 1998-01 29 EST; 1998-02 26 EST; …",
	},
	{
		"3.8.5.3 monthly on the 2nd and 15th of the month for 10 occurrences", "1997-09-02T09:00", "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15",
		"1997-09 2,15 EDT; 1997-10 2,15 EDT; 1997-11 2,15 EST; 1997-12 2,15 EST; 1998-01 2,15 EST",
	},
	{
		"3.8.5.3 monthly on the first and last day of the month for 10 occurrences", "1997-09-30T09:00", "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1",
		"1997-09 30 EDT; 1997-10 1 EDT; 1997-10 31 EST; 1997-11 1,30 EST; 1997-12 1,31 EST; 1998-01 1,31 EST; 1998-02 1 EST",
	},
	{
		"3.8.5.3 every 18 months on the 10th thru 15th of the month for 10 occurrences", "1997-09-10T09:00", "FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15",
		"1997-09 10-15 EDT; 1999-03 10-13 EST",
	},
	{
		"3.8.5.3 every Tuesday, every other month", "1997-09-02T09:00", "FREQ=MONTHLY;INTERVAL=2;BYDAY=TU",
		"1997-09 2,9,16,23,30 EDT; 1997-11 4,11,18,25 EST; 1998-01 6,13,20,27 EST; 1998-03 3,10,17,24,31 EST; …",
	},
	{
		"3.8.5.3 yearly in June and July for 10 occurrences", "1997-06-10T09:00", "FREQ=YEARLY;COUNT=10;BYMONTH=6,7",
		"1997-06 10 EDT; 1997-07 10 EDT; 1998-06 10 EDT; 1998-07 10 EDT; 1999-06 10 EDT; 1999-07 10 EDT; 2000-06 10 EDT; 2000-07 10 EDT; 2001-06 10 EDT; 2001-07 10 EDT",
	},
	{
		"3.8.5.3 every other year on January, February, and March for 10 occurrences", "1997-03-10T09:00", "FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3",
		"1997-03 10 EST; 1999-01 10 EST; 1999-02 10 EST; 1999-03 10 EST; 2001-01 10 EST; 2001-02 10 EST; 2001-03 10 EST; 2003-01 10 EST; 2003-02 10 EST; 2003-03 10 EST",
	},
	{
		"3.8.5.3 every third year on the 1st, 100th, and 200th day for 10 occurrences", "1997-01-01T09:00", "FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200",
		"1997-01 1 EST; 1997-04 10 EDT; 1997-07 19 EDT; 2000-01 1 EST; 2000-04 9 EDT; 2000-07 18 EDT; 2003-01 1 EST; 2003-04 10 EDT; 2003-07 19 EDT; 2006-01 1 EST",
	},
	{"3.8.5.3 every 20th Monday of the year", "1997-05-19T09:00", "FREQ=YEARLY;BYDAY=20MO", "1997-05 19 EDT; 1998-05 18 EDT; 1999-05 17 EDT; …"},
	{"3.8.5.3 Monday of week number 20", "1997-05-12T09:00", "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "1997-05 12 EDT; 1998-05 11 EDT; 1999-05 17 EDT; …"},
	{"3.8.5.3 every Thursday in March", "1997-03-13T09:00", "FREQ=YEARLY;BYMONTH=3;BYDAY=TH", "1997-03 13,20,27 EST; 1998-03 5,12,19,26 EST; 1999-03 4,11,18,25 EST; …"},
	{
		"3.8.5.3 every Thursday, but only during June, July, and August", "1997-06-05T09:00", "FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8",
		"1997-06 5,12,19,26 EDT; 1997-07 3,10,17,24,31 EDT; 1997-08 7,14,21,28 EDT; 1998-06 4,11,18,25 EDT; 1998-07 2,9,16,23,30 EDT; 1998-08 6,13,20,27 EDT; " +
			"1999-06 3,10,17,24 EDT; 1999-07 1,8,15,22,29 EDT; 1999-08 5,12,19,26 EDT; …",
	},
	{
		"3.8.5.3 every Friday the 13th (its EXDATE is not the rule's)", "1997-09-02T09:00", "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
		"1998-02 13 EST; 1998-03 13 EST; 1998-11 13 EST; 1999-08 13 EDT; 2000-10 13 EDT; …",
	},
	{
		"3.8.5.3 the first Saturday that follows the first Sunday of the month", "1997-09-13T09:00", "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13",
		"1997-09 13 EDT; 1997-10 11 EDT; 1997-11 8 EST; 1997-12 13 EST; 1998-01 10 EST; 1998-02 7 EST; 1998-03 7 EST; 1998-04 11 EDT; 1998-05 9 EDT; 1998-06 13 EDT; …",
	},
	{
		"3.8.5.3 U.S. Presidential Election Day", "1996-11-05T09:00", "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
		"1996-11 5 EST; 2000-11 7 EST; 2004-11 2 EST; …",
	},
	{"3.8.5.3 the third instance into the month of Tuesday, Wednesday, or Thursday", "1997-09-04T09:00", "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", "1997-09 4 EDT; 1997-10 7 EDT; 1997-11 6 EST"},
	{
		"3.8.5.3 the second-to-last weekday of the month", "1997-09-29T09:00", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2",
		"1997-09 29 EDT; 1997-10 30 EST; 1997-11 27 EST; 1997-12 30 EST; 1998-01 29 EST; 1998-02 26 EST; 1998-03 30 EST; …",
	},
	{"3.8.5.3 week start matters: Monday", "1997-08-05T09:00", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", "1997-08 5,10,19,24 EDT"},
	{"3.8.5.3 week start matters: Sunday", "1997-08-05T09:00", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", "1997-08 5,17,19,31 EDT"},
	{"3.8.5.3 an invalid date is ignored", "2007-01-15T09:00", "FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5", "2007-01 15,30 EST; 2007-02 15 EST; 2007-03 15,30 EDT"},
	{"3.3.10 the last work day of the month", "1997-09-30T09:00", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "1997-09 30 EDT; 1997-10 31 EST; 1997-11 28 EST; …"},
	{"3.3.10 10 meetings, every other day", "1997-09-02T09:00", "FREQ=DAILY;COUNT=10;INTERVAL=2", "1997-09 2,4,6,8,10,12,14,16,18,20 EDT"},
	{"3.3.10 the start supplies the time of day", "1997-02-11T09:00", "FREQ=YEARLY;BYMONTH=1", "1998-01 11 EST; 1999-01 11 EST; …"},
}

// rfcTimes are the examples of sections 3.8.5.3 and 3.3.10 with several times a day.
var rfcTimes = []struct {
	section, start, rule, want string
}{
	// The RFC lists 15:00, too, but 17:00 UTC is 13:00 in New York (erratum 3883).
	{"3.8.5.3 every 3 hours from 9:00 AM to 5:00 PM on a specific day", "1997-09-02T09:00", "FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T170000Z", "02 09:00, 02 12:00"},
	{"3.8.5.3 every 15 minutes for 6 occurrences", "1997-09-02T09:00", "FREQ=MINUTELY;INTERVAL=15;COUNT=6", "02 09:00, 02 09:15, 02 09:30, 02 09:45, 02 10:00, 02 10:15"},
	{"3.8.5.3 every hour and a half for 4 occurrences", "1997-09-02T09:00", "FREQ=MINUTELY;INTERVAL=90;COUNT=4", "02 09:00, 02 10:30, 02 12:00, 02 13:30"},
	{"3.8.5.3 every 20 minutes from 9:00 AM to 4:40 PM every day", "1997-09-02T09:00", "FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40", every20Minutes},
	{"3.8.5.3 every 20 minutes from 9:00 AM to 4:40 PM every day, or", "1997-09-02T09:00", "FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10,11,12,13,14,15,16", every20Minutes},
	{"3.3.10 every Sunday in January at 8:30 AM and 9:30 AM, every other year", "1997-01-05T08:30", "FREQ=YEARLY;INTERVAL=2;BYMONTH=1;BYDAY=SU;BYHOUR=8,9;BYMINUTE=30", "05 08:30, 05 09:30, 12 08:30, 12 09:30, 19 08:30, 19 09:30, 26 08:30, 26 09:30, 03 08:30, …"},
}

const every20Minutes = "02 09:00, 02 09:20, 02 09:40, 02 10:00, 02 10:20, 02 10:40, 02 11:00, 02 11:20, 02 11:40, 02 12:00, 02 12:20, 02 12:40, " +
	"02 13:00, 02 13:20, 02 13:40, 02 14:00, 02 14:20, 02 14:40, 02 15:00, 02 15:20, 02 15:40, 02 16:00, 02 16:20, 02 16:40, 03 09:00, 03 09:20, …"

// allTime is a window that holds every series.
func allTime(t testing.TB) interval.Interval {
	w, err := interval.New(time.Date(1, 1, 2, 0, 0, 0, 0, time.UTC), time.Date(9999, 12, 30, 0, 0, 0, 0, time.UTC))
	require.NoError(t, err)
	return w
}

func startAt(t testing.TB, text string, loc *time.Location) wallclock.Time {
	l, err := wallclock.ParseLocal(text)
	require.NoError(t, err)
	return l.In(wallclock.ZoneOf(loc))
}

// frequent parses a rule with leave for MINUTELY and SECONDLY.
func frequent(t testing.TB, text string) recurrence.Rule {
	r, _, err := recurrence.ParseWith(text, &recurrence.Options{Frequent: true})
	require.NoError(t, err, text)
	return r
}

// first returns the first n starts, or all if n is negative, with a mark if there are more.
func first(r recurrence.Rule, start wallclock.Time, w interval.Interval, n int, layout string) (list []string) {
	for s := range r.Starts(start, w) {
		if n >= 0 && len(list) == n {
			return append(list, "…")
		}
		list = append(list, s.Instant().Format(layout))
	}
	return list
}

// dates spells out "1997-09 2-5,7 EDT; …".
func dates(t testing.TB, text string) (list []string) {
	for group := range strings.SplitSeq(text, "; ") {
		if group == "…" {
			list = append(list, group)
			continue
		}
		f := strings.Fields(group)
		require.Len(t, f, 3, group)
		for span := range strings.SplitSeq(f[1], ",") {
			from, to, isSpan := strings.Cut(span, "-")
			if !isSpan {
				to = from
			}
			a, err := strconv.Atoi(from)
			require.NoError(t, err)
			b, err := strconv.Atoi(to)
			require.NoError(t, err)
			for d := a; d <= b; d++ {
				list = append(list, fmt.Sprintf("%s-%02d %s", f[0], d, f[2]))
			}
		}
	}
	return list
}

func TestTheExamplesOfRFC5545(t *testing.T) {
	ny := zone(t, "America/New_York")
	for _, c := range rfcExamples {
		t.Run(c.section, func(t *testing.T) {
			want := dates(t, c.want)
			n := -1
			if want[len(want)-1] == "…" {
				n = len(want) - 1
			}
			start := startAt(t, c.start, ny)
			r := must(t, c.rule)
			require.NoError(t, r.Check(start.Local()))
			assert.Equal(t, want, first(r, start, allTime(t), n, "2006-01-02 MST"))
			for s := range r.Starts(start, allTime(t)) {
				h, m, _ := s.Local().Clock()
				require.Equal(t, "9:00", fmt.Sprintf("%d:%02d", h, m))
				if n--; n <= 0 {
					break
				}
			}
		})
	}
	for _, c := range rfcTimes {
		t.Run(c.section, func(t *testing.T) {
			want := strings.Split(c.want, ", ")
			n := -1
			if want[len(want)-1] == "…" {
				n = len(want) - 1
			}
			assert.Equal(t, want, first(frequent(t, c.rule), startAt(t, c.start, ny), allTime(t), n, "02 15:04"))
		})
	}
}

func TestA9TheOccurrencesOf2026(t *testing.T) {
	ny := zone(t, "America/New_York")
	start := wallclock.At(2026, time.January, 1, 9, 0, ny)
	for _, c := range []struct {
		name string
		rule recurrence.Rule
		want int
	}{
		{"weekly Thursday", recurrence.Weekly().On(time.Thursday), 53},
		{"biweekly from 1 January", recurrence.Weekly().Every(2), 27},
		{"Mon–Fri", recurrence.Weekly().On(time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday), 261},
		{"day 31", recurrence.Monthly().OnDay(31), 7},
		{"fifth Friday", recurrence.Monthly().OnThe(5, time.Friday), 4},
	} {
		n := 0
		for range c.rule.Starts(start, wallclock.Year(2026, ny)) {
			n++
		}
		assert.Equal(t, c.want, n, c.name)
	}
}
