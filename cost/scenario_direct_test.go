package cost_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// The figures of the scenarios were worked out with exact fractions by programs of their own, from cost-model.md
// alone.

// odds is a probability.
func odds(t testing.TB, text string) cost.Probability {
	t.Helper()
	p, err := cost.ParseProbability(text)
	require.NoError(t, err)
	return p
}

// workshop is 75 minutes in Kuwait: whoever called it has declined and prepares all the same, two representatives
// travel, an expert presents and may not come, a customer does.
func workshop(t testing.TB, guaranteed int) (cost.Model, meeting.Meeting) {
	card := newCard(t, cost.CardDraft{Currency: "KWD", Source: "test", PerHour: map[participant.Role]string{
		participant.SalesManager: "41.125", participant.SalesRepresentative: "255/13", participant.TechnicalExpert: "4565/3207",
	}})
	plan := newPlan(t, cost.PlanDraft{
		Source: "test", Currency: "KWD", Venue: "12.5", License: "0.005", Facilitator: "60",
		CateringPerHead: "4.250", CateringGuaranteed: guaranteed, TravelLost: "0.35",
		Overrun: 12 * time.Minute, LateStart: 10 * time.Minute,
		Efforts: map[participant.Role]cost.Effort{
			participant.SalesManager:        {Preparation: 40 * time.Minute, FollowUp: 15 * time.Minute},
			participant.SalesRepresentative: {Preparation: 20 * time.Minute, Travel: 90 * time.Minute, Fare: "3.455"},
			participant.TechnicalExpert:     {Preparation: 90 * time.Minute, FollowUp: 5 * time.Minute},
		},
	})
	m := newMeeting(t, meeting.Draft{
		Start: wallclock.At(2026, time.April, 9, 10, 0, zone(t, "Asia/Kuwait")), Length: 75 * time.Minute, Organizer: "amal",
		Roster: participant.Roster{
			{ID: "amal", Role: participant.SalesManager, Response: participant.Declined},
			{ID: "badr", Role: participant.SalesRepresentative, Response: participant.Accepted},
			{ID: "dina", Role: participant.SalesRepresentative, Response: participant.Tentative, Part: participant.Optional},
			{ID: "emad", Role: participant.TechnicalExpert},
			{ID: "kim", Role: participant.ExistingCustomer},
		},
		Agenda: agenda.Agenda{Items: []agenda.Item{{Title: "Demo", Presenter: "emad", Length: time.Hour}}},
	})
	return cost.NewModel(card, &cost.Options{Plan: plan, Attendance: cost.Attendance{
		ByResponse: map[participant.Response]cost.Probability{participant.Accepted: odds(t, "0.95"), participant.Tentative: odds(t, "0.3333")},
		ByPerson:   map[participant.ID]cost.Probability{"emad": odds(t, "0.5"), "amal": odds(t, "1")},
	}}), m
}

func TestScenarioDirectCostLineByLineCostModel33(t *testing.T) {
	model, m := workshop(t, 2)
	e := estimate(t, model, m)
	for line, want := range map[cost.Line]string{
		cost.Labor: "62589887449/1667640000", cost.Preparation: "3163733827/83382000", cost.FollowUp: "4565/76968",
		cost.Travel: "13744143/1040000", cost.Fares: "8867603/2000000",
		cost.Venue: "25/2", cost.License: "1/200", cost.Facilitator: "60", cost.Catering: "51/4",
	} {
		assert.Equal(t, want, e.Line(line).Exact(), line)
	}
	assert.Equal(t, "11158906445861/62536500000", e.Direct().Exact())
	assert.Equal(t, "178.438 KWD", e.Direct().String(), "three digits by ISO 4217")
	assert.Equal(t, "7264413/500", rat(t, e.PersonHours().Seconds()).RatString())
	assert.Equal(t, "2158271981/500292000", e.LateStart().Exact(), "a part of labor")
	assert.Equal(t, "2158271981/416910000", e.Overrun().Exact(), "and so is this")
	part, err := e.LateStart().Over(e.Labor())
	require.NoError(t, err)
	assert.Equal(t, "10/87", part.String(), "10 minutes of 87")
}

func TestScenarioSharesAndTheFixedLinesAreTheDirectCostCostModel33(t *testing.T) {
	model, m := workshop(t, 2)
	shares, err := model.Shares(first(t, m))
	require.NoError(t, err)
	var all []string
	for _, s := range shares {
		all = append(all, s.Cost.Exact())
	}
	assert.Equal(t, []string{"329/12", "601863/13000", "105579441/6500000", "31042/9621", "0"}, all,
		"who called it and declined has prepared; the customer costs nothing")
}

func TestScenarioCateringIsForTheGuaranteedOrTheExpectedHeadsCostModel33(t *testing.T) {
	for guaranteed, want := range map[int][2]string{
		0: {"51/4", "11158906445861/62536500000"}, // 2.7833 heads are three
		3: {"51/4", "11158906445861/62536500000"},
		4: {"17", "11424686570861/62536500000"},
	} {
		model, m := workshop(t, guaranteed)
		e := estimate(t, model, m)
		assert.Equal(t, want[0], e.Line(cost.Catering).Exact(), guaranteed)
		assert.Equal(t, want[1], e.Direct().Exact(), guaranteed)
	}
}

func TestScenarioNobodyCostsWhatIsFixedCostModel33(t *testing.T) {
	model, m := workshop(t, 4)
	for name, roster := range map[string]participant.Roster{
		"nobody is invited": nil,
		"all have declined": {
			{ID: "badr", Role: participant.SalesRepresentative, Response: participant.Declined},
			{ID: "emad", Role: participant.SalesRepresentative, Response: participant.Declined},
		},
	} {
		edit, err := m.EditAll(func(d *meeting.Draft) { d.Roster, d.Organizer, d.Agenda = roster, "", agenda.Agenda{} })
		require.NoError(t, err)
		e := estimate(t, model, edit.Meeting)
		assert.Equal(t, "17901/200", e.Direct().Exact(), name)
		assert.Equal(t, "0", e.Labor().Exact(), name)
		assert.Equal(t, "0", e.PersonHours().Seconds(), name)
		p90, err := model.P90(first(t, edit.Meeting))
		require.NoError(t, err)
		assert.Equal(t, "17901/200", p90.Exact(), name)
	}
}
