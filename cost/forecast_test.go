package cost_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

func TestAForecastHasAPremiumIfTheModelHasQuotas(t *testing.T) {
	model, weekly := g1Economic(t)
	premium, ok := forecast(t, model, year(2026), weekly).Premium()
	assert.True(t, ok)
	assert.Equal(t, "20625639/520", premium.Exact(), "53 times 389163/520")
	model, weekly = g1Model(t)
	_, ok = forecast(t, model, year(2026), weekly).Premium()
	assert.False(t, ok)
}

func TestPartsOfOneWindowAndOneModelHaveAdviceTogether(t *testing.T) {
	model := cost.NewModel(newCard(t, cost.CardDraft{Currency: "USD", Source: "test", Default: "60"}), nil)
	another := cost.NewModel(newCard(t, cost.CardDraft{Currency: "USD", Source: "test", Default: "60"}), nil)
	one, two := weekly(t, 1, 60, "ann", "bo"), weekly(t, 2, 45, "ann", "bo")
	changes := func(model cost.Model, other cost.Forecast) (list []string) {
		whole, err := forecast(t, model, year(2026), one).Merge(other)
		require.NoError(t, err)
		for a := range whole.Advice() {
			list = append(list, a.String())
		}
		return list
	}
	var want []string
	for a := range forecast(t, model, year(2026), one, two).Advice() {
		want = append(want, a.String())
	}
	assert.NotEmpty(t, want)
	assert.Equal(t, want, changes(model, forecast(t, model, year(2026), two)))
	assert.Empty(t, changes(model, forecast(t, model, year(2027), two)), "of two windows")
	assert.Empty(t, changes(model, forecast(t, another, year(2026), two)), "of two models")
}

func TestAPeriodWithoutMeetingsComparesWithAnyOther(t *testing.T) {
	priced := forecast(t, cost.NewModel(newCard(t, cost.CardDraft{Currency: "USD", Source: "test", Default: "60"}), nil), year(2026), weekly(t, 1, 60, "ann"))
	assert.Equal(t, "3120.00 USD", against(t, priced, cost.Forecast{}).Cost().Change.String())
	assert.Equal(t, "-3120.00 USD", against(t, cost.Forecast{}, priced).Cost().Change.String())
}

func TestMeetingsOfNoLengthCountInTheirWeeks(t *testing.T) {
	start := wallclock.At(2026, 5, 4, 9, 0, time.UTC)
	m := newMeeting(t, meeting.Draft{Start: start, End: start, Roster: roster("ann"), Repeats: recurrence.Weekly().Times(2)})
	model := cost.NewModel(newCard(t, cost.CardDraft{Currency: "USD", Source: "test", Default: "60"}), &cost.Options{
		Plan: newPlan(t, cost.PlanDraft{Currency: "USD", Venue: "25"}),
	})
	f := forecast(t, model, year(2026), m)
	assert.Equal(t, "2 meetings, 0.00 person-hours, 50.00 USD", f.String())
	require.Len(t, f.Weeks(), 2)
	for _, week := range f.Weeks() {
		assert.Equal(t, 1, week.Occurrences)
		assert.Equal(t, "25.00 USD", week.Cost.String())
	}
}

func TestTheHoursViewRestsOnWhoAttendsAndOnOverruns(t *testing.T) {
	model := cost.NewModel(newCard(t, cost.CardDraft{Currency: "USD", Source: "test", Default: "60"}), &cost.Options{
		Plan: newPlan(t, cost.PlanDraft{Currency: "USD", Venue: "25", Overrun: time.Minute}),
	})
	var names []string
	for _, a := range forecast(t, model, year(2026), weekly(t, 1, 60, "ann")).Timesheet().Assumptions() {
		names = append(names, a.Name)
	}
	assert.Equal(t, []string{"attendance", "overrun"}, slices.Compact(names), "and on no card, rate or room")
}
