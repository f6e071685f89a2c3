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

// An hour every Thursday of 2026 from 1 January: 53 times, every second week 27 times, on the first of the month 12.
func TestScenarioSavingsAloneAndInSequenceCostModel310(t *testing.T) {
	card := newCard(t, cost.CardDraft{Currency: "USD", Source: "test", PerHour: map[participant.Role]string{
		participant.SalesManager: "96.35", participant.SalesRepresentative: "60.35",
	}})
	m := newMeeting(t, meeting.Draft{
		ID: meeting.IDFor("weekly"), Start: wallclock.At(2026, time.January, 1, 9, 0, time.UTC), Length: time.Hour,
		Repeats: recurrence.Weekly(), Roster: participant.Roster{
			{ID: "a", Role: participant.SalesManager},
			{ID: "b", Role: participant.SalesRepresentative},
			{ID: "c", Role: participant.SalesRepresentative, Part: participant.Optional},
		},
	})
	model := cost.NewModel(card, &cost.Options{
		Attendance: cost.Attendance{ByPerson: map[participant.ID]cost.Probability{"c": odds(t, "0.5")}},
		Plan:       newPlan(t, cost.PlanDraft{Source: "test", Currency: "USD", Venue: "25.50"}),
	})
	f := forecast(t, model, year(2026), m)
	assert.Equal(t, "90047/8", f.Cost().Exact())
	type step struct {
		kind          cost.ChangeKind
		alone, saving string
	}
	var got []step
	var left cost.Forecast
	for a := range f.Advice() {
		got = append(got, step{a.Change.Kind(), a.SavingAlone.Exact(), a.Saving.Exact()})
		left = forecast(t, model, year(2026), a.Meeting)
	}
	assert.Equal(t, []step{
		{cost.EverySecondWeek, "22087/4", "22087/4"},
		{cost.OnceAMonth, "69659/8", "25485/8"},
		{cost.Shorten, "79235/16", "4485/4"},
		{cost.DropOptional, "63971/40", "3621/20"},
	}, got)
	assert.Equal(t, "6231/5", left.Cost().Exact(), "what is left is what it costs less all of them")

	beside, err := f.Alternatives(nil)
	require.NoError(t, err)
	require.Len(t, beside, 1)
	assert.Equal(t, "90047/8", beside[0].Cancel.Exact())
}
