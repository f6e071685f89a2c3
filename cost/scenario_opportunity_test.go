package cost_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// An hour, five minutes of it overrun, of an executive whose hour of selling is worth 294500/329, of two
// representatives whose is worth less than they cost, and of an expert without a quota.
func quotaScenario(t testing.TB, displaced string) (cost.Model, meeting.Meeting) {
	card := newCard(t, cost.CardDraft{Currency: "EUR", Source: "test", PerHour: map[participant.Role]string{
		participant.Executive: "88.5", participant.SalesRepresentative: "61.25", participant.TechnicalExpert: "75",
	}})
	quotas, err := cost.NewQuotas(cost.QuotaDraft{
		Currency: "EUR", Source: "test", Displaced: displaced,
		ByRole: map[participant.Role]cost.Quota{
			participant.Executive:           {Bookings: "950000", Margin: "0.62", Hours: 1880 * time.Hour, SellingShare: "0.35"},
			participant.SalesRepresentative: {Bookings: "120000.50", Margin: "1/3", Hours: 1950 * time.Hour, SellingShare: "0.4"},
		},
	})
	require.NoError(t, err)
	m := newMeeting(t, meeting.Draft{
		ID: meeting.IDFor("quota"), Start: wallclock.At(2026, time.June, 3, 14, 0, time.UTC), Length: 55 * time.Minute,
		Roster: participant.Roster{
			{ID: "x", Role: participant.Executive, Response: participant.Accepted},
			{ID: "r", Role: participant.SalesRepresentative, Response: participant.Tentative},
			{ID: "s", Role: participant.SalesRepresentative, Response: participant.Tentative},
			{ID: "e", Role: participant.TechnicalExpert},
		},
	})
	return cost.NewModel(card, &cost.Options{
		Quotas: quotas, Plan: newPlan(t, cost.PlanDraft{Overrun: 5 * time.Minute}),
		Attendance: cost.Attendance{ByResponse: map[participant.Response]cost.Probability{
			participant.Accepted: odds(t, "0.95"), participant.Tentative: odds(t, "0.5"),
		}},
	}), m
}

func TestScenarioPremiumIsAboveWhatTheHourCostsCostModel35(t *testing.T) {
	for displaced, want := range map[string]string{"0": "0", "0.35": "10084573/37600", "1": "10084573/13160"} {
		model, m := quotaScenario(t, displaced)
		e := estimate(t, model, m)
		premium, ok := e.Premium()
		require.True(t, ok)
		assert.Equal(t, want, premium.Exact(), displaced)
		assert.Equal(t, "8813/40", e.Direct().Exact(), "another layer")
	}
}

// With all of the time displaced, economic cost is the higher of rate and worth for each hour, not their sum.
func TestScenarioEconomicCostIsTheHigherOfBothCostModel35(t *testing.T) {
	model, m := quotaScenario(t, "1")
	economic, ok := estimate(t, model, m).Economic()
	require.True(t, ok)
	assert.Equal(t, "1298405/1316", economic.Exact())
}

func TestScenarioMeetingsWithCustomersDisplaceNoSellingCostModel35(t *testing.T) {
	model, m := quotaScenario(t, "1")
	for name, change := range map[string]func(*meeting.Draft){
		"its audience": func(d *meeting.Draft) { d.Audience = meeting.CustomerFacing },
		"its people": func(d *meeting.Draft) {
			d.Roster = append(d.Roster, participant.Participant{ID: "k", Role: participant.ExistingCustomer})
		},
	} {
		edit, err := m.EditAll(change)
		require.NoError(t, err)
		e := estimate(t, model, edit.Meeting)
		premium, ok := e.Premium()
		assert.True(t, ok, name)
		assert.Equal(t, "0", premium.Exact(), name)
		economic, _ := e.Economic()
		assert.Equal(t, "8813/40", economic.Exact(), name)
	}
}
