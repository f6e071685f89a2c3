package cost_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

func explain(t testing.TB, model cost.Model, m meeting.Meeting) cost.Explanation {
	t.Helper()
	e, err := model.Explain(first(t, m))
	require.NoError(t, err)
	return e
}

// steps has what and how of each step and what it comes to.
func steps(e cost.Explanation) (list []string) {
	for _, s := range e.Steps {
		list = append(list, fmt.Sprintf("%s: %s: %s", s.What, s.How, s.Amount))
	}
	return list
}

func TestWhatIsShownOfAnExplanationAddsUpToItsSum(t *testing.T) {
	third := amountIn(t, "100/3", "USD")
	e := cost.Explanation{Of: "three thirds", Steps: []cost.Step{
		{What: "one", Amount: third},
		{What: "two", Amount: third},
		{What: "three", Amount: third},
		{What: "all", How: "sum", Amount: usd(t, "100"), Sum: true},
	}}
	assert.Equal(t, strings.Join([]string{
		"three thirds",
		"  one          33.34 USD",
		"  two          33.33 USD",
		"  three        33.33 USD",
		"= all    sum  100.00 USD (100)", "",
	}, "\n"), e.String(), "and what rests on nothing does not say on what")
}

func TestAnExplanationSaysWhatFallsDueIfTheCustomerComesAndWhatIfNot(t *testing.T) {
	model, m := sixty(t, cost.PlanDraft{
		Currency: "EUR", Venue: "25", License: "1", Facilitator: "100", CateringPerHead: "8",
		Efforts: map[participant.Role]cost.Effort{
			"":                      {Preparation: 30 * time.Minute, FollowUp: 15 * time.Minute, Travel: time.Hour, Fare: "10"},
			participant.NewCustomer: {},
		},
		NoShow: cost.NoShow{Shows: "0.8", Waiting: 10 * time.Minute, Rebooking: "5"},
	})
	d := m.Draft()
	d.Roster = append(d.Roster, participant.Participant{ID: "cy", Role: participant.NewCustomer, Response: participant.Accepted})
	e := explain(t, model, newMeeting(t, d))
	assert.Equal(t, []string{
		"labor, role not known: 2 people × 60 min × 60.00 EUR/h × 0.8 that the customer comes: 96.00 EUR",
		"preparation, role not known: 3 people × 30 min × 60.00 EUR/h: 90.00 EUR",
		"follow-up, role not known: 2 people × 15 min × 60.00 EUR/h × 0.8 that the customer comes: 24.00 EUR",
		"travel, role not known: 2 people × 60 min × 1 of it lost × 60.00 EUR/h: 120.00 EUR",
		"fares, role not known: 2 people × 10.00 EUR: 20.00 EUR",
		"waiting, role not known: 2 people × 10 min × 60.00 EUR/h × 0.2 that the customer does not come: 4.00 EUR",
		"labor, new-customer: 1 person × 60 min × 0.00 EUR/h × 0.8 that the customer comes: 0.00 EUR",
		"venue: for the occurrence × 0.8 that the customer comes: 20.00 EUR",
		"license: for the occurrence × 0.8 that the customer comes: 0.80 EUR",
		"facilitator: for the occurrence × 0.8 that the customer comes: 80.00 EUR",
		"catering: 3 heads × 8.00 EUR × 0.8 that the customer comes: 19.20 EUR",
		"rebooking: for the occurrence × 0.2 that the customer does not come: 1.00 EUR",
		"direct cost: of all lines: 475.00 EUR",
	}, steps(e))
}

func TestAnExplanationRestsOnTheDefaultRateOfThoseWhoMayCome(t *testing.T) {
	card := newCard(t, cost.CardDraft{Currency: "USD", Source: "Finance 2026", Default: "40", PerHour: map[participant.Role]string{participant.SalesManager: "96"}})
	m := newMeeting(t, meeting.Draft{
		Start: wallclock.At(2026, 5, 4, 9, 0, time.UTC), Length: time.Hour,
		Roster: participant.Roster{
			{ID: "a", Role: participant.SalesManager},
			{ID: "b", Role: participant.Developer},
			{ID: "c", Role: participant.Marketing, Response: participant.Declined},
		},
	})
	var details []string
	for _, a := range explain(t, cost.NewModel(card, nil), m).Assumptions {
		if a.Name == "default rate" {
			details = append(details, a.Detail)
		}
	}
	assert.Equal(t, []string{"role: developer"}, details)
}

func TestOnlyTheCompanysOwnPeopleHaveAPremium(t *testing.T) {
	quotas, err := cost.NewQuotas(cost.QuotaDraft{
		Currency: "USD", Source: "test", Displaced: "0.5",
		ByRole: map[participant.Role]cost.Quota{participant.SalesRepresentative: {
			Bookings: "1000000", Margin: "0.5", Hours: 2000 * time.Hour, SellingShare: "0.5",
		}},
	})
	require.NoError(t, err)
	card := newCard(t, cost.CardDraft{Currency: "USD", Source: "test", Default: "100"})
	m := newMeeting(t, meeting.Draft{
		Start: wallclock.At(2026, 5, 4, 9, 0, time.UTC), Length: time.Hour,
		Roster: participant.Roster{
			{ID: "a", Role: participant.SalesRepresentative},
			{ID: "b", Role: participant.SalesRepresentative, External: true},
		},
	})
	assert.Equal(t, []string{
		"labor, sales-representative: 1 person × 60 min × 100.00 USD/h: 100.00 USD",
		"labor, sales-representative, external: 1 person × 60 min × 0.00 USD/h: 0.00 USD",
		"direct cost: of all lines: 100.00 USD",
		"direct cost: : 100.00 USD",
		"premium, sales-representative: 1 person × 60 min × 0.5 of it selling × 400.00 USD/h above its cost: 200.00 USD",
		"economic cost: direct cost and premium: 300.00 USD",
	}, steps(explain(t, cost.NewModel(card, &cost.Options{Quotas: quotas}), m)))
}
