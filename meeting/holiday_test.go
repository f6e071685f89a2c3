package meeting_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

func ExampleMeeting_WithHolidays() {
	christmas, _ := wallclock.ParseDate("2026-12-25")
	weekly, _ := meeting.New(meeting.Draft{
		Start:   wallclock.At(2026, time.December, 18, 9, 0, time.UTC),
		Length:  time.Hour,
		Repeats: recurrence.Weekly().Times(3),
	})
	weekly = weekly.WithHolidays(wallclock.NewDates(christmas))
	year := wallclock.Year(2026, time.UTC)
	for o := range weekly.Occurrences(year) {
		fmt.Println(o.Start())
	}
	for o := range weekly.Omissions(year) {
		fmt.Println(o.Original, o.Reason)
	}
	// Output:
	// 2026-12-18T09:00:00[UTC]
	// 2026-12-25T09:00:00 holiday
}

func TestOmissionsSayWhyAnOccurrenceDoesNotTakePlace(t *testing.T) {
	at := func(day int) wallclock.Local { return wallclock.At(2026, 5, day, 9, 0, time.UTC).Local() }
	weekly, err := meeting.New(meeting.Draft{
		Start: wallclock.At(2026, 5, 1, 9, 0, time.UTC), Length: time.Hour, Repeats: recurrence.Weekly().Times(5),
		Except: []wallclock.Local{at(8)},
		Overrides: []meeting.Override{
			{Original: at(15), Canceled: true},
			{Original: at(22), Start: wallclock.At(2026, 5, 25, 9, 0, time.UTC)},
			{Original: at(29), Title: "Of its own"},
		},
	})
	require.NoError(t, err)
	var holidays []wallclock.Date
	for day := range 31 {
		holidays = append(holidays, at(1).Date().AddDays(day))
	}
	closed := weekly.WithHolidays(wallclock.NewDates(holidays...))
	year := wallclock.Year(2026, time.UTC)

	var took []string
	for o := range closed.Occurrences(year) {
		took = append(took, o.Start().String())
	}
	assert.Equal(t, []string{"2026-05-25T09:00:00[UTC]"}, took, "only what an override moved, holiday or not")

	var omitted []meeting.Omission
	for o := range closed.Omissions(year) {
		omitted = append(omitted, o)
	}
	assert.Equal(t, []meeting.Omission{
		{Original: at(1), Reason: meeting.Holiday},
		{Original: at(8), Reason: meeting.Excepted},
		{Original: at(15), Reason: meeting.Canceled},
		{Original: at(29), Reason: meeting.Holiday},
	}, omitted)

	n := 0
	for range weekly.Occurrences(year) {
		n++
	}
	assert.Equal(t, 3, n, "the meeting itself is as it was")
	assert.True(t, meeting.Meeting{}.WithHolidays(wallclock.NewDates()).IsZero())
}
