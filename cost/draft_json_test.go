package cost_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/participant"
)

func TestWhatIsMadeOfADraftIsKeptAsTheDraft(t *testing.T) {
	plan := newPlan(t, cost.PlanDraft{Source: "x", Currency: "USD", Venue: "25", Efforts: map[participant.Role]cost.Effort{"": {Preparation: time.Minute}}})
	quotas, err := cost.NewQuotas(cost.QuotaDraft{Currency: "USD", Source: "x", Displaced: "0.5", ByRole: map[participant.Role]cost.Quota{
		participant.SalesRepresentative: {Bookings: "800000", Margin: "0.75", Hours: 2080 * time.Hour, SellingShare: "0.28"},
	}})
	require.NoError(t, err)
	benefit, err := cost.NewBenefit(cost.BenefitDraft{Currency: "USD", Source: "x", Needs: []cost.Gain{{Value: cost.Range{Base: "5"}}}})
	require.NoError(t, err)
	type host struct {
		Plan    cost.Plan
		Quotas  cost.Quotas
		Benefit cost.Benefit
		Hours   cost.Hours
	}
	for name, h := range map[string]host{"all": {plan, quotas, benefit, cost.HoursOf(98100 * time.Second)}, "none": {}} {
		data, err := json.Marshal(h)
		require.NoError(t, err)
		var read host
		require.NoError(t, json.Unmarshal(data, &read), "%s: %s", name, data)
		assert.Equal(t, h.Plan.Draft(), read.Plan.Draft())
		assert.Equal(t, h.Quotas.Draft(), read.Quotas.Draft())
		assert.Equal(t, h.Benefit.Draft(), read.Benefit.Draft())
		assert.Equal(t, h.Hours, read.Hours)
		again, err := json.Marshal(read)
		require.NoError(t, err)
		assert.Equal(t, string(data), string(again))
	}
	assert.Equal(t, `{"seconds":98100,"hours":27.25}`, text(t, cost.HoursOf(98100*time.Second)))
}

func TestADraftInJSONIsCheckedWithItsPaths(t *testing.T) {
	for path, read := range map[string]func() error{
		"/venue":  func() error { return json.Unmarshal([]byte(`{"currency":"USD","venue":"x"}`), new(cost.Plan)) },
		"/source": func() error { return json.Unmarshal([]byte(`{"currency":"USD","by_role":{}}`), new(cost.Quotas)) },
		"/needs/0/value/base": func() error {
			return json.Unmarshal([]byte(`{"currency":"USD","source":"x","needs":[{"value":{"base":"x"}}]}`), new(cost.Benefit))
		},
		"/seconds": func() error { return json.Unmarshal([]byte(`{"seconds":-1}`), new(cost.Hours)) },
	} {
		var ps participant.Problems
		require.ErrorAs(t, read(), &ps, path)
		assert.Equal(t, path, ps[0].Path)
	}
}
