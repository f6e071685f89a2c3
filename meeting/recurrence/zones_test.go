package recurrence_test

import (
	"cmp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// handWorked are series across clock changes, worked out by hand from RFC 5545 section 3.3.5: instants in
// UTC.
var handWorked = []struct {
	name, zone, start, rule, want string
}{
	{"the clock stays, the instant moves: spring", "America/New_York", "2026-03-06T09:00", "FREQ=DAILY;COUNT=4", "03-06 14:00, 03-07 14:00, 03-08 13:00, 03-09 13:00"},
	{"the clock stays, the instant moves: autumn", "America/New_York", "2026-10-31T09:00", "FREQ=DAILY;COUNT=3", "10-31 13:00, 11-01 14:00, 11-02 14:00"},
	{"in a gap the offset before it: 02:30 takes place at 03:30", "America/New_York", "2026-03-07T02:30", "FREQ=DAILY;COUNT=3", "03-07 07:30, 03-08 07:30, 03-09 06:30"},
	{"in an overlap the first: 01:30 daylight time", "America/New_York", "2026-10-31T01:30", "FREQ=DAILY;COUNT=3", "10-31 05:30, 11-01 05:30, 11-02 06:30"},
	{"hours through a gap: two nominal times of one instant", "America/New_York", "2026-03-08T01:00", "FREQ=HOURLY;COUNT=4", "03-08 06:00, 03-08 07:00, 03-08 07:00, 03-08 08:00"},
	{"half hours through a gap come in the order of instants", "America/New_York", "2026-03-08T01:30", "FREQ=HOURLY;BYMINUTE=0,30;COUNT=6", "03-08 06:30, 03-08 07:00, 03-08 07:00, 03-08 07:30, 03-08 07:30, 03-08 08:00"},
	{"times of day through a gap come in the order of instants", "America/New_York", "2026-03-08T00:00", "FREQ=DAILY;BYHOUR=2,3;BYMINUTE=15,45;COUNT=4", "03-08 07:15, 03-08 07:15, 03-08 07:45, 03-08 07:45"},
	{"hours through an overlap: the second 01:00 is not named", "America/New_York", "2026-11-01T00:00", "FREQ=HOURLY;COUNT=4", "11-01 04:00, 11-01 05:00, 11-01 07:00, 11-01 08:00"},
	{"east of Greenwich, spring", "Europe/Berlin", "2026-03-28T02:30", "FREQ=DAILY;COUNT=3", "03-28 01:30, 03-29 01:30, 03-30 00:30"},
	{"east of Greenwich, autumn", "Europe/Berlin", "2026-10-24T02:30", "FREQ=DAILY;COUNT=3", "10-24 00:30, 10-25 00:30, 10-26 01:30"},
	{"a half-hour change", "Australia/Lord_Howe", "2026-04-04T09:00", "FREQ=DAILY;COUNT=3", "04-03 22:00, 04-04 22:30, 04-05 22:30"},
	{"a half-hour gap", "Australia/Lord_Howe", "2026-10-03T02:15", "FREQ=DAILY;COUNT=3", "10-02 15:45, 10-03 15:45, 10-04 15:15"},
	{"midnight skipped, 09:00 not lost", "America/Havana", "2026-03-07T09:00", "FREQ=DAILY;COUNT=3", "03-07 14:00, 03-08 13:00, 03-09 13:00"},
	{"midnight skipped", "America/Havana", "2026-03-07T00:00", "FREQ=DAILY;COUNT=3", "03-07 05:00, 03-08 05:00, 03-09 04:00"},
	{"midnight skipped in Brazil", "America/Sao_Paulo", "2018-11-03T00:00", "FREQ=DAILY;COUNT=3", "11-03 03:00, 11-04 03:00, 11-05 02:00"},
	{"a whole day skipped: two nominal days of one instant", "Pacific/Apia", "2011-12-29T10:00", "FREQ=DAILY;COUNT=4", "12-29 20:00, 12-30 20:00, 12-30 20:00, 12-31 20:00"},
	{"no clock changes", "Asia/Kolkata", "2026-03-28T10:00", "FREQ=WEEKLY;COUNT=3", "03-28 04:30, 04-04 04:30, 04-11 04:30"},
	{"nominal days, two a day, through the day that Samoa skipped", "Pacific/Apia", "2011-12-30T09:00", "FREQ=DAILY;BYHOUR=9,17;COUNT=4", "12-30 19:00, 12-30 19:00, 12-31 03:00, 12-31 03:00"},
	{"UNTIL as a moment is compared with instants: before", "America/New_York", "2026-03-06T09:00", "FREQ=DAILY;UNTIL=20260308T125959Z", "03-06 14:00, 03-07 14:00"},
	{"UNTIL as a moment is compared with instants: equal", "America/New_York", "2026-03-06T09:00", "FREQ=DAILY;UNTIL=20260308T130000Z", "03-06 14:00, 03-07 14:00, 03-08 13:00"},
	{"UNTIL as a local time is compared with nominal times: in the gap", "America/New_York", "2026-03-07T02:30", "FREQ=DAILY;UNTIL=20260308T023000", "03-07 07:30, 03-08 07:30"},
	{"UNTIL as a local time: a second before", "America/New_York", "2026-03-07T02:30", "FREQ=DAILY;UNTIL=20260308T022959", "03-07 07:30"},
	{"UNTIL as a date includes that day", "America/New_York", "2026-03-06T23:30", "FREQ=DAILY;UNTIL=20260308", "03-07 04:30, 03-08 04:30, 03-09 03:30"},
	{"UNTIL as a date includes the day east of Greenwich", "Asia/Tokyo", "2026-03-06T00:30", "FREQ=DAILY;UNTIL=20260307", "03-05 15:30, 03-06 15:30"},
	{"UNTIL before the start", "America/New_York", "2026-03-06T09:00", "FREQ=DAILY;UNTIL=20260305", ""},
	{"a start that the rule does not match is not one", "Europe/Berlin", "2026-03-06T09:00", "FREQ=MONTHLY;BYDAY=1MO;COUNT=2", "04-06 07:00, 05-04 07:00"},
	{"31st, leap day", "Europe/London", "2028-02-29T12:00", "FREQ=YEARLY;COUNT=2", "02-29 12:00, 02-29 12:00"},
	{"31st, no short months", "Europe/London", "2026-01-31T12:00", "FREQ=MONTHLY;COUNT=4", "01-31 12:00, 03-31 11:00, 05-31 11:00, 07-31 11:00"},
}

func TestSeriesAcrossClockChangesWorkedOutByHand(t *testing.T) {
	for _, c := range handWorked {
		start := startAt(t, c.start, zone(t, c.zone))
		var got []string
		for s := range must(t, c.rule).Starts(start, allTime(t)) {
			got = append(got, s.Instant().UTC().Format("01-02 15:04"))
		}
		assert.Equal(t, c.want, strings.Join(got, ", "), c.name)
	}
}

// plainInstant resolves a local time in the plainest way: it tries all offsets of the days around it. It
// shares nothing with package wallclock.
func plainInstant(l time.Time, loc *time.Location) time.Time {
	var before int
	for h := -48; h <= 48; h++ { // ascending: the first that shows l is the first of an overlap
		at := l.Add(time.Duration(h) * 30 * time.Minute)
		_, offset := at.In(loc).Zone()
		if h == -48 {
			before = offset
		}
		u := l.Add(-time.Duration(offset) * time.Second)
		if _, o := u.In(loc).Zone(); o == offset {
			return u
		}
	}
	return l.Add(-time.Duration(before) * time.Second)
}

// caseRules and caseStarts make 240 cases; the oracle and plainInstant are the independent calculation.
var caseRules = []string{
	"FREQ=DAILY", "FREQ=DAILY;INTERVAL=3", "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR", "FREQ=DAILY;BYHOUR=1,2,3;BYMINUTE=0,30", "FREQ=DAILY;BYMONTH=3,4,10,11;COUNT=200",
	"FREQ=WEEKLY", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=SU", "FREQ=WEEKLY;BYDAY=SA,SU;BYSETPOS=-1", "FREQ=WEEKLY;COUNT=30",
	"FREQ=MONTHLY", "FREQ=MONTHLY;BYMONTHDAY=31", "FREQ=MONTHLY;BYMONTHDAY=-1,1", "FREQ=MONTHLY;BYDAY=-1SU", "FREQ=MONTHLY;BYDAY=2SU,1SU", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "FREQ=MONTHLY;BYDAY=1MO,TU",
	"FREQ=YEARLY", "FREQ=YEARLY;BYMONTH=3,10;BYDAY=-1SU", "FREQ=YEARLY;BYWEEKNO=1,13,44,53", "FREQ=YEARLY;BYMONTHDAY=8", "FREQ=YEARLY;BYYEARDAY=67,-60", "FREQ=YEARLY;BYDAY=10SU",
	"FREQ=HOURLY;INTERVAL=5;BYDAY=SU",
}

var caseStarts = []struct{ zone, start string }{
	{"America/New_York", "2026-01-04T02:30"},
	{"Europe/Berlin", "2024-01-07T02:30"},
	{"Australia/Lord_Howe", "2025-01-05T02:15"},
	{"America/Havana", "2025-03-02T00:30"},
	{"Africa/Cairo", "2023-12-31T00:15"},
	{"Asia/Kolkata", "2024-02-29T09:00"},
	{"America/Santiago", "2018-01-07T00:00"},
	{"Pacific/Apia", "2011-01-02T23:30"},
	{"Antarctica/Troll", "2022-01-02T02:45"},
	{"UTC", "2020-12-31T23:59"},
}

func TestTwoHundredAndFortySeriesInTenZones(t *testing.T) {
	cases := 0
	for _, s := range caseStarts {
		loc := zone(t, s.zone)
		start := startAt(t, s.start, loc)
		face, err := time.Parse("2006-01-02T15:04", s.start)
		require.NoError(t, err)
		for _, rule := range caseRules {
			window, err := interval.New(face.AddDate(0, 0, -1), face.AddDate(3, 0, 0))
			require.NoError(t, err)
			var want, got []int64
			for _, l := range newOracle(rule, face).all(face.AddDate(3, 0, 2)) {
				if u := plainInstant(l, loc); window.Contains(u) {
					want = append(want, u.Unix())
				}
			}
			slices.Sort(want)
			for at := range must(t, rule).Starts(start, window) {
				got = append(got, at.Instant().Unix())
			}
			require.Equal(t, want, got, "%s from %s in %s", rule, s.start, s.zone)
			require.NotEmpty(t, got, "%s from %s", rule, s.start)
			cases++
		}
	}
	assert.GreaterOrEqual(t, cases, 200)
}

func TestAStartOnTheSecondSideOfAnOverlapStaysThere(t *testing.T) {
	ny := zone(t, "America/New_York")
	start := wallclock.Of(time.Date(2026, 11, 1, 6, 30, 0, 0, time.UTC).In(ny))
	require.True(t, start.Later())
	for _, rule := range []recurrence.Rule{recurrence.Daily(), must(t, "FREQ=DAILY;BYHOUR=1,5"), {}} {
		for s := range rule.Starts(start, allTime(t)) {
			assert.True(t, s.Equal(start))
			break
		}
	}
}

func TestStartsComeInTheOrderOfTheirInstants(t *testing.T) {
	for _, s := range caseStarts {
		start := startAt(t, s.start, zone(t, s.zone))
		window, err := interval.New(start.Instant(), start.Instant().AddDate(2, 0, 0))
		require.NoError(t, err)
		for _, rule := range []string{"FREQ=HOURLY;BYMINUTE=0,10,20,30,40,50", "FREQ=DAILY;BYHOUR=0,1,2,3,23;BYMINUTE=15,45", "FREQ=DAILY"} {
			all := slices.Collect(must(t, rule).Starts(start, window))
			require.True(t, slices.IsSortedFunc(all, func(a, b wallclock.Time) int {
				return cmp.Or(a.Instant().Compare(b.Instant()), a.Local().Compare(b.Local()))
			}), "%s in %s", rule, s.zone)
		}
	}
}

func TestNothingWithoutAZoneAStartOrAWindow(t *testing.T) {
	ny := zone(t, "America/New_York")
	start := wallclock.At(2026, 1, 1, 9, 0, ny)
	floating := start.Local().In(wallclock.Zone{})
	assert.Empty(t, slices.Collect(recurrence.Daily().Starts(floating, wallclock.Year(2026, ny))))
	assert.Empty(t, slices.Collect(recurrence.Daily().Starts(wallclock.Time{}, wallclock.Year(2026, ny))))
	assert.Empty(t, slices.Collect(recurrence.Daily().Starts(start, interval.Interval{})))
	assert.Len(t, slices.Collect(recurrence.Rule{}.Starts(start, wallclock.Year(2026, ny))), 1, "the zero Rule yields the start")
	assert.Empty(t, slices.Collect(recurrence.Rule{}.Starts(start, wallclock.Year(2027, ny))))
}
