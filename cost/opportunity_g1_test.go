package cost_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/participant"
)

// G1 of cost-model section 3.14: five representatives, 3.65 of them expected, who are to book 800,000 at a margin
// of 75 % in the 28 % of 2,080 hours that they sell in, and 28 % of the meeting displaces that.
func TestG1TheSellingTimeThatIsDisplacedCostModel314(t *testing.T) {
	card, attendance, weekly := g1(t)
	quotas, err := cost.NewQuotas(cost.QuotaDraft{
		Currency: "USD", Source: "cost-model.md 3.14", Displaced: "0.28",
		ByRole: map[participant.Role]cost.Quota{
			participant.SalesRepresentative: {Bookings: "800000", Margin: "0.75", Hours: 2080 * time.Hour, SellingShare: "0.28"},
		},
	})
	require.NoError(t, err)
	perHour, ok := quotas.PerHour(participant.SalesRepresentative)
	require.True(t, ok)
	assert.Equal(t, "93750/91", perHour.Exact(), "600,000 in 582.4 selling hours, 1,030.2198 an hour")

	e := estimate(t, cost.NewModel(card, &cost.Options{Attendance: attendance, Quotas: quotas, Plan: newPlan(t, cost.PlanDraft{
		Currency: "USD", Venue: "25.00",
		Efforts: map[participant.Role]cost.Effort{
			participant.SalesManager:        {Preparation: 30 * time.Minute, FollowUp: 15 * time.Minute},
			participant.SalesRepresentative: {Preparation: 10 * time.Minute},
		},
	})}), weekly)
	assert.Equal(t, "44629/120", e.Direct().Exact(), "no layer is added to direct cost")
	economic, ok := e.Economic()
	require.True(t, ok)
	assert.Equal(t, "1120.30 USD", economic.String())
	assert.Equal(t, "873833/780", economic.Exact())
	premium, err := economic.Sub(e.Direct())
	require.NoError(t, err)
	assert.Equal(t, "748.39 USD", premium.String())
	assert.Equal(t, "389163/520", premium.Exact())
}
