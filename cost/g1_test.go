package cost_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/participant"
)

// The rows of cost-model.md section 3.14 that direct_test.go, memo_test.go, worth_test.go and advice_test.go
// don't have.

// g1Quotas are those of the scenario: 800,000 of bookings, a margin of 0.75 and a selling share of 0.28 of 2,080 hours.
func g1Quotas(t testing.TB) cost.Quotas {
	q, err := cost.NewQuotas(cost.QuotaDraft{
		Currency: "USD", Source: "cost-model.md 3.14", Displaced: "0.28",
		ByRole: map[participant.Role]cost.Quota{
			participant.SalesRepresentative: {Bookings: "800000", Margin: "0.75", Hours: 2080 * time.Hour, SellingShare: "0.28"},
		},
	})
	require.NoError(t, err)
	return q
}

// g1Economic is g1Model with quotas.
func g1Economic(t testing.TB) (cost.Model, meeting.Meeting) {
	card, attendance, weekly := g1(t)
	plan := newPlan(t, cost.PlanDraft{
		Currency: "USD", Venue: "25.00",
		Efforts: map[participant.Role]cost.Effort{
			participant.SalesManager:        {Preparation: 30 * time.Minute, FollowUp: 15 * time.Minute},
			participant.SalesRepresentative: {Preparation: 10 * time.Minute},
		},
	})
	return cost.NewModel(card, &cost.Options{Attendance: attendance, Plan: plan, Quotas: g1Quotas(t)}), weekly
}

func TestG1WorthOfASellingHourCostModel314(t *testing.T) {
	omega, ok := g1Quotas(t).PerHour(participant.SalesRepresentative)
	require.True(t, ok)
	assert.Equal(t, "93750/91", omega.Exact())
	assert.Equal(t, "1030.22 USD", omega.String())
	assert.Equal(t, "1030.2198", ratio(t, omega).Text(4))
	_, ok = g1Quotas(t).PerHour(participant.SalesManager)
	assert.False(t, ok)
}

func ratio(t testing.TB, a money.Amount) money.Ratio {
	r, err := money.ParseRatio(a.Exact())
	require.NoError(t, err)
	return r
}

func TestG1PremiumAndEconomicCostCostModel314(t *testing.T) {
	model, weekly := g1Economic(t)
	e := estimate(t, model, weekly)
	premium, ok := e.Premium()
	require.True(t, ok)
	assert.Equal(t, "389163/520", premium.Exact())
	assert.Equal(t, "748.39 USD", premium.String())
	economic, ok := e.Economic()
	require.True(t, ok)
	assert.Equal(t, "873833/780", economic.Exact())
	assert.Equal(t, "1120.30 USD", economic.String())
	assert.Equal(t, "44629/120", e.Direct().Exact(), "the premium is in no other figure")

	f := forecast(t, model, year(2026), weekly)
	total, ok := f.Economic()
	require.True(t, ok)
	want, err := money.Parse("873833/780", currency(t, "USD"))
	require.NoError(t, err)
	assert.True(t, total.Equal(want.Mul(times53(t))), "53 Thursdays")
}

func times53(t testing.TB) money.Ratio {
	n, err := money.NewRatio(53, 1)
	require.NoError(t, err)
	return n
}

func TestG1P90CostModel32(t *testing.T) {
	model, weekly := g1Model(t)
	p90, err := model.P90(first(t, weekly))
	require.NoError(t, err)
	assert.Equal(t, "654377/1560", p90.Exact())
	assert.Equal(t, "419.47 USD", p90.String())
}

func TestG1OccurrencesOf2026CostModel314(t *testing.T) {
	model, weekly := g1Model(t)
	f := forecast(t, model, year(2026), weekly)
	assert.Equal(t, 53, f.Total().Occurrences)
	assert.Equal(t, "19711.14 USD", f.Cost().String())
	assert.NotEqual(t, "19339.23 USD", f.Cost().String(), "52 times an occurrence")
	biweekly := weekly.Draft()
	biweekly.Repeats = recurrence.Weekly().Every(2)
	assert.Equal(t, 27, forecast(t, model, year(2026), newMeeting(t, biweekly)).Total().Occurrences)
}

func TestG1NetOfTheOccurrenceAsItIsEstimatedCostModel314(t *testing.T) {
	model, weekly := g1Economic(t)
	e := estimate(t, model, weekly)
	economic, _ := e.Economic()
	w := weigh(t, one(t, "60000", "0.75", known("2")), cost.Outlay{Direct: e.Direct(), Economic: economic})
	net, ok := w.EconomicNet(cost.BaseCase)
	require.True(t, ok)
	assert.Equal(t, "528.09 USD", w.Net(cost.BaseCase).String())
	assert.Equal(t, "-220.30 USD", net.String())
	uplift, ok := w.BreakEvenUplift(cost.BaseCase)
	require.True(t, ok)
	assert.Equal(t, "0.8265", uplift.Text(4))
	r, ok := w.Return(cost.BaseCase)
	require.True(t, ok)
	assert.Equal(t, "1.4200", r.Text(4))
}

func TestG1DroppingTheExpertByMarginalCostModel36(t *testing.T) {
	model, weekly := g1Model(t)
	d := weekly.Draft()
	expert := d.Roster[6]
	d.Roster = d.Roster[:6]
	more, err := model.Marginal(first(t, newMeeting(t, d)), expert)
	require.NoError(t, err)
	assert.Equal(t, "1575/52", more.Cost.Exact())
	assert.Equal(t, "30.29 USD", more.Cost.String())
}
