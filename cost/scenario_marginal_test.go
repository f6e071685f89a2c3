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

// Catering is for four at least and for 2.45 expected heads: one more costs none, until the fifth is likely.
func TestScenarioOneMoreIsEvaluatedAnewCostModel36(t *testing.T) {
	card := newCard(t, cost.CardDraft{Currency: "USD", Source: "test", Default: "41.07", PerHour: map[participant.Role]string{
		participant.SalesManager: "96.35", participant.SalesRepresentative: "60.35",
	}})
	model := cost.NewModel(card, &cost.Options{
		Attendance: cost.Attendance{ByPerson: map[participant.ID]cost.Probability{
			"b": odds(t, "0.95"), "c": odds(t, "0.5"), "likely": odds(t, "0.95"), "perhaps": odds(t, "0.5"),
		}},
		Plan: newPlan(t, cost.PlanDraft{
			Source: "test", Currency: "USD", Venue: "25", CateringPerHead: "7.70", CateringGuaranteed: 4,
			Efforts: map[participant.Role]cost.Effort{"": {Preparation: 10 * time.Minute}},
		}),
	})
	few := newMeeting(t, meeting.Draft{
		Start: wallclock.At(2026, time.May, 4, 9, 0, time.UTC), Length: 50 * time.Minute,
		Roster: participant.Roster{
			{ID: "a", Role: participant.SalesManager},
			{ID: "b", Role: participant.SalesRepresentative},
			{ID: "c", Role: participant.SalesRepresentative},
		},
	})
	edit, err := few.EditAll(func(d *meeting.Draft) {
		d.Roster = append(d.Roster, participant.Participant{ID: "d", Role: "legal"}, participant.Participant{ID: "e", Role: "legal"})
	})
	require.NoError(t, err)
	many := edit.Meeting
	assert.Equal(t, "95863/400", estimate(t, model, few).Direct().Exact())
	assert.Equal(t, "131799/400", estimate(t, model, many).Direct().Exact())

	customer := participant.Participant{ID: "k", Role: participant.NewCustomer}
	for name, c := range map[string]struct {
		to   meeting.Meeting
		who  participant.Participant
		want string
	}{
		"a representative":               {few, participant.Participant{ID: "x", Role: participant.SalesRepresentative}, "1207/20"},
		"a customer":                     {few, customer, "0"},
		"somebody likely":                {few, participant.Participant{ID: "likely"}, "78033/2000"},
		"somebody who declined":          {few, participant.Participant{ID: "x", Response: participant.Declined}, "0"},
		"somebody the food is there for": {many, participant.Participant{ID: "perhaps", Role: participant.SalesRepresentative}, "1207/40"},
		"a customer who needs a meal":    {many, customer, "77/10"},
		"who is there already":           {few, participant.Participant{ID: "a", Role: participant.SalesManager}, "0"},
	} {
		more, err := model.Marginal(first(t, c.to), c.who)
		require.NoError(t, err)
		assert.Equal(t, c.want, more.Cost.Exact(), name)
	}
}
