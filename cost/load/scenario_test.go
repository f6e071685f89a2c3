package load_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost/load"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/availability"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A night shift in Berlin from 22 to 6 has nine hours when the clocks go back, and so has the time after a meeting.
func TestScenarioANightOfNineHoursCostModel39(t *testing.T) {
	berlin := zone(t, "Europe/Berlin")
	nights, err := availability.New(availability.Draft{
		Zone: wallclock.ZoneOf(berlin), Week: availability.Week{time.Saturday: {"22:00-06:00"}},
	})
	require.NoError(t, err)
	m := newMeetings(t, meeting.Draft{
		Start: wallclock.At(2026, time.October, 24, 23, 30, berlin), Length: 2 * time.Hour,
		Roster: participant.Roster{{ID: "ann"}, {ID: "bo"}},
	})
	window, err := wallclock.Between(localDate(t, "2026-10-19"), localDate(t, "2026-10-26"), berlin)
	require.NoError(t, err)
	i := ofPerson(t, window, load.Person{ID: "ann", Hours: nights}, nil, m...)
	w := working(t, i)
	assert.Equal(t, 9*time.Hour, w.Time)
	assert.Equal(t, "2/9", w.Load.Exact())
	assert.Equal(t, 330*time.Minute, w.LongestFocus, "from half past one to six, and an hour twice")
	assert.Equal(t, 90*time.Minute, w.Fragmented)
	assert.Equal(t, "3/14", w.Fragmentation.Exact())
}

// Four meetings of a Monday from nine to five with an hour for lunch. The first two overlap for half an hour; the third
// begins five minutes after they are over and reaches into lunch; the last one is after hours, with a customer.
func TestScenarioIndicesOfOneDayCostModel39(t *testing.T) {
	with := func(d meeting.Draft, others ...participant.Participant) meeting.Draft {
		d.Roster = append(participant.Roster{{ID: "ann"}}, others...)
		return d
	}
	bo, kim := participant.Participant{ID: "bo"}, participant.Participant{ID: "kim", Role: participant.ExistingCustomer}
	m := newMeetings(
		t,
		with(at(2, 9, 0, time.Hour), bo), with(at(2, 9, 30, time.Hour), bo),
		with(at(2, 10, 35, 100*time.Minute), bo), with(at(2, 16, 30, time.Hour), kim),
	)
	i := ofPerson(t, week(t), load.Person{ID: "ann", Hours: hours(t, "09:00-12:00", "13:00-17:00")}, nil, m...)
	all, w := i.Meetings(), working(t, i)
	assert.Equal(t, 4, all.Count)
	assert.Equal(t, 250*time.Minute, all.Merged)
	assert.Equal(t, 280*time.Minute, all.Booked)
	assert.Equal(t, 30*time.Minute, all.Overlap, "Viva now")
	assert.Equal(t, 2*time.Hour, all.Conflict, "Viva before")
	assert.Equal(t, 30*time.Minute, all.Excess)
	assert.Equal(t, "1/3", all.BackToBack.Exact(), "five minutes are back to back, an overlap is not")

	assert.Equal(t, 205*time.Minute, w.InMeetings)
	assert.Equal(t, "41/420", w.Load.Exact(), "of five days of seven hours")
	assert.Equal(t, "9/50", w.AfterHoursShare.Exact(), "lunch, and the last half an hour")
	assert.Equal(t, "1/70", w.CustomerShare.Exact())
	assert.Equal(t, 1925*time.Minute, w.LeftForSelling)
	assert.Equal(t, 4, w.MeetingFreeDays)
	assert.Equal(t, 4*time.Hour, w.LongestFocus)
	assert.Equal(t, 5*time.Minute, w.Fragmented)
	assert.Equal(t, 1890*time.Minute, w.Focus, "28 hours of four free days, 13:00 to 16:30 of this one")
}

func TestScenarioWithoutWorkingTimeThereIsNoShareOfItCostModel39(t *testing.T) {
	i := ofPerson(t, days(t, "2026-03-07", "2026-03-09"), load.Person{ID: "ann", Hours: hours(t, "09:00-17:00")}, nil)
	w := working(t, i)
	for name, r := range map[string]load.Ratio{
		"load": w.Load, "after hours": w.AfterHoursShare, "customers": w.CustomerShare, "fragmentation": w.Fragmentation,
		"recurring": i.Meetings().RecurringShare,
	} {
		assert.False(t, r.Defined(), name)
	}
	assert.Equal(t, "0", i.Meetings().BackToBack.Exact(), "of at least one pair, by its definition")
}
