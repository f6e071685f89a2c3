package cost_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/money"
)

func TestTheOutlayOfASeriesIsThatOfItsOccurrencesTogether(t *testing.T) {
	card, attendance, weekly := g1(t)
	model := cost.NewModel(card, &cost.Options{Attendance: attendance, Plan: newPlan(t, cost.PlanDraft{Currency: "USD", Venue: "25"})})
	one := estimate(t, model, weekly).Outlay()
	all := forecast(t, model, year(2026), weekly).Outlay()
	fiftyThree, err := money.NewRatio(53, 1)
	require.NoError(t, err)
	assert.Equal(t, one.Direct.Mul(fiftyThree).Exact(), all.Direct.Exact())
	assert.Equal(t, one.Labor.Mul(fiftyThree).Exact(), all.Labor.Exact())
	assert.Equal(t, 53*one.Length, all.Length)
	assert.NotEmpty(t, all.Assumptions)
}
