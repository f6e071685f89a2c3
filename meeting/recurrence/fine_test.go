package recurrence_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// fine are rules whose periods are hours, minutes and seconds: rrule-go steps them, one run of days at a
// time.
var fine = []struct {
	rule, start string
	hours       int
}{
	{"FREQ=HOURLY", "0001-01-01T00:00:00", 100}, // the zero time.Time, which rrule-go takes for none
	{"FREQ=HOURLY;INTERVAL=25;BYHOUR=0,1,2,3,4,5,6", "2027-12-25T03:00:00", 3000},
	{"FREQ=HOURLY;INTERVAL=36;BYDAY=MO,TU", "2027-12-25T03:00:00", 3000},
	{"FREQ=HOURLY;INTERVAL=7;BYMONTHDAY=1,-1;COUNT=9", "2027-12-25T03:00:00", 3000},
	{"FREQ=HOURLY;BYMINUTE=50,10,30;BYSETPOS=2,-1", "2027-12-31T20:15:07", 60},
	{"FREQ=HOURLY;INTERVAL=5;COUNT=40", "2027-12-31T20:15:07", 300},
	{"FREQ=HOURLY;BYYEARDAY=1,-1;UNTIL=20280101T050000", "2027-12-31T20:15:07", 60},
	{"FREQ=HOURLY;INTERVAL=9000", "2027-12-31T20:15:07", 30000},
	{"FREQ=MINUTELY;INTERVAL=15;COUNT=6", "1997-09-02T09:00:00", 48},
	{"FREQ=MINUTELY;INTERVAL=7;BYHOUR=23,0;BYMINUTE=0,1,2,3", "2027-12-31T20:15:07", 72},
	{"FREQ=MINUTELY;INTERVAL=1441;BYDAY=SA", "2027-12-31T00:15:07", 2000},
	{"FREQ=MINUTELY;BYSECOND=5,50;BYSETPOS=-1;BYHOUR=3", "2027-12-31T00:15:07", 30},
	{"FREQ=MINUTELY;INTERVAL=90;COUNT=40", "2027-12-31T00:15:07", 72},
	{"FREQ=SECONDLY;INTERVAL=45;COUNT=50", "2027-12-31T23:50:07", 2},
	{"FREQ=SECONDLY;INTERVAL=7;BYMINUTE=1,2;BYSECOND=0,7,14", "2027-12-31T23:50:07", 5},
	{"FREQ=SECONDLY;INTERVAL=86399;BYHOUR=23", "2027-12-31T23:50:07", 600},
}

func TestHoursMinutesAndSecondsAreThoseOfTheOracle(t *testing.T) {
	for _, c := range fine {
		start, err := time.Parse("2006-01-02T15:04:05", c.start)
		require.NoError(t, err)
		end := start.Add(time.Duration(c.hours) * time.Hour)
		all := newOracle(c.rule, start).all(end)
		require.NotEmpty(t, all)
		r := frequent(t, c.rule)
		for _, part := range []int{0, 2, 5} { // from the start, and from within
			from := start.Add(time.Duration(c.hours*part) * time.Hour / 7)
			require.Equal(t, texts(all, from, end), locals(r, start, from, end), "%s from %s", c.rule, from)
		}
	}
}
