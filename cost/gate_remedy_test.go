package cost_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

const day = 24 * time.Hour

// edited proposes a change of one occurrence of m, which begins at 9 o'clock on a day of 2026.
func edited(t testing.TB, m meeting.Meeting, on string, o meeting.Override) meeting.Proposal {
	t.Helper()
	o.Original = date(t, on).Midnight().Add(9 * time.Hour)
	e, err := m.EditOne(o)
	require.NoError(t, err)
	return meeting.Proposal{Before: m, After: []meeting.Meeting{e.Meeting}}
}

func TestTheHorizonCountsFromTheFirstOccurrenceThatAChangeTouches(t *testing.T) {
	g := newGate(t, hoursOnly(nil), &cost.GateOptions{Horizon: 14 * day}, newBudget(t, cost.BudgetDraft{Person: "ann", Hours: "9"}))
	ruling := decide(t, g, edited(t, weekly(t, 1, 60, "ann"), "2026-06-01", meeting.Override{Length: 2 * time.Hour}))
	require.Len(t, ruling.Judgments, 1)
	assert.Equal(t, `"Budget", the week of 2026-06-01: 2.00 hours of 9.00 hours, 1.00 hours before (within the budget)`, ruling.Judgments[0].String())
}

func TestABudgetOfAnotherSeriesIsNotTouched(t *testing.T) {
	g := newGate(t, hoursOnly(nil), nil, newBudget(t, cost.BudgetDraft{Series: numbered(t, 1), Hours: "0"}))
	assert.Empty(t, g.Scopes(meeting.Proposal{After: []meeting.Meeting{weekly(t, 2, 60, "ann")}}))
	assert.Len(t, g.Scopes(meeting.Proposal{After: []meeting.Meeting{weekly(t, 1, 60, "ann")}}), 1)
}

func TestARulingSaysWhetherItIsWorseThanBeforeAndWhatWouldPass(t *testing.T) {
	before := weekly(t, 1, 120, "ann", "bo")
	g := newGate(t, hoursOnly(nil), nil, newBudget(t, cost.BudgetDraft{Person: "ann", Hours: "1"}))
	moved := meeting.Override{Start: wallclock.At(2026, time.June, 1, 15, 0, time.UTC)}
	longer := meeting.Override{Length: 150 * time.Minute}
	for want, p := range map[string]meeting.Proposal{
		`warn
warn "Budget", the week of 2026-06-01: 2.00 hours of 1.00 hours, 2.00 hours before, 1.00 hours over (the budget is exceeded already, and this does not make it worse)`: edited(t, before, "2026-06-01", moved),
		`deny
deny "Budget", the week of 2026-06-01: 2.50 hours of 1.00 hours, 2.00 hours before, 1.50 hours over (the budget would be exceeded)
this would pass: hold it every second week, then hold it once a month`: edited(t, before, "2026-06-01", longer),
		"allow": edited(t, before, "2026-06-01", meeting.Override{Canceled: true}),
	} {
		assert.Equal(t, want, decide(t, g, p, before).String())
	}
}

// A biweekly series whose week of 19 January is full. Once a month would do, but for the first Monday of April, in whose
// week the series as it is proposed does not take place, so that nobody has asked what is in it.
func TestARemedyDoesNotTakeTimeInAPeriodOfWhichNothingIsKnown(t *testing.T) {
	d := weekly(t, 2, 60, "ann", "bo").Draft()
	d.Repeats = recurrence.Weekly().Every(2)
	p := meeting.Proposal{After: []meeting.Meeting{newMeeting(t, d)}}
	d = weekly(t, 1, 60, "ann").Draft()
	d.Start, d.Repeats = wallclock.At(2026, time.January, 20, 9, 0, time.UTC), recurrence.Rule{}
	full := newMeeting(t, d)
	for horizon, want := range map[time.Duration]string{
		91 * day: "hold it once a month",               // to 6 April, 9 o'clock, when it would begin
		92 * day: "no change that is known would pass", // with that
		99 * day: "hold it once a month",               // with 13 April, when it takes place as it is proposed
	} {
		g := newGate(t, hoursOnly(nil), &cost.GateOptions{Horizon: horizon}, newBudget(t, cost.BudgetDraft{Person: "ann", Hours: "1"}))
		assert.Equal(t, want, decide(t, g, p, full).Remedy.String(), horizon)
	}
}

// A biweekly series until 10 June, of which one occurrence of April is to take three hours. Once a month there is none in
// its place, and June, which the change does not touch, has the hour of the 1st for that of the 8th.
func TestARemedyMayMoveTimeWithinAPeriodOfWhichNothingIsKnown(t *testing.T) {
	d := weekly(t, 1, 60, "ann", "bo").Draft()
	d.Start, d.Repeats = wallclock.At(2026, time.January, 5, 9, 0, time.UTC), recurrence.Weekly().Every(2).Until(date(t, "2026-06-10"))
	before := newMeeting(t, d)
	g := newGate(t, hoursOnly(nil), nil, newBudget(t, cost.BudgetDraft{Person: "ann", Hours: "2", Period: cost.PerMonth}))
	ruling := decide(t, g, edited(t, before, "2026-04-13", meeting.Override{Length: 3 * time.Hour}), before)
	require.Len(t, ruling.Judgments, 1)
	assert.Equal(t, "hold it once a month", ruling.Remedy.String())
}

// The most occurrences that are judged, before and after: every minute for 70 days, within a year.
func TestAHundredThousandOccurrencesAreJudgedAndOneMoreIsNot(t *testing.T) {
	g := newGate(t, hoursOnly(nil), nil, newBudget(t, cost.BudgetDraft{Team: []participant.ID{"ann", "bo"}, Hours: "2000", Period: cost.PerYear}))
	often := func(times int) meeting.Proposal {
		rule, _, err := recurrence.ParseWith("FREQ=MINUTELY", &recurrence.Options{Frequent: true})
		require.NoError(t, err)
		people := roster("ann", "bo")
		people[1].Part = participant.Optional
		return meeting.Proposal{After: []meeting.Meeting{newMeeting(t, meeting.Draft{
			Start: wallclock.At(2026, 1, 5, 9, 0, time.UTC), Roster: people, Repeats: rule.Times(times), Length: time.Minute,
		})}}
	}
	ruling, err := g.Decide(often(100_000), make([][]meeting.Meeting, 1))
	require.NoError(t, err)
	require.Len(t, ruling.Judgments, 1)
	assert.Equal(t, "3333.33 hours", ruling.Judgments[0].After.String())
	assert.Equal(t, "hold it without its optional participants", ruling.Remedy.String())
	_, err = g.Decide(often(100_001), nil)
	assert.ErrorContains(t, err, "100,000")
}
