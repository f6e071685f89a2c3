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

func TestScenarioHistoryIsRoundedHalfToEvenCostModel32(t *testing.T) {
	for history, want := range map[cost.History]string{
		{Attended: 0, Invited: 31}: "0.0312", // of 0.03125
		{Attended: 2, Invited: 31}: "0.0938", // of 0.09375
		{Attended: 0, Invited: 0}:  "1",
		{Attended: 1, Invited: 2}:  "0.6667",
	} {
		p, err := history.Probability(cost.Prior{Attended: "1", Missed: "0", Source: "test"})
		require.NoError(t, err)
		assert.Equal(t, want, p.String(), history)
	}
}

// visit is 50 minutes at a customer who may not show up; a representative and an expert may not come either.
func visit(t testing.TB, shows string) (cost.Model, meeting.Meeting) {
	card := newCard(t, cost.CardDraft{Currency: "USD", Source: "test", PerHour: map[participant.Role]string{
		participant.SalesManager: "96.35", participant.SalesRepresentative: "60.10", participant.TechnicalExpert: "75",
	}})
	plan := newPlan(t, cost.PlanDraft{
		Source: "test", Currency: "USD", Venue: "33",
		Efforts: map[participant.Role]cost.Effort{
			participant.SalesManager:        {Preparation: 30 * time.Minute, Travel: 40 * time.Minute, Fare: "4.40"},
			participant.SalesRepresentative: {Preparation: 10 * time.Minute, Travel: 40 * time.Minute, Fare: "4.40"},
			participant.TechnicalExpert:     {Travel: 40 * time.Minute, Fare: "4.40"},
		},
		NoShow: cost.NoShow{Shows: shows, Waiting: 20 * time.Minute, Rebooking: "12.34"},
	})
	m := newMeeting(t, meeting.Draft{
		Start: wallclock.At(2026, time.June, 3, 14, 0, time.UTC), Length: 50 * time.Minute,
		Roster: participant.Roster{
			{ID: "m", Role: participant.SalesManager, Response: participant.Accepted},
			{ID: "r", Role: participant.SalesRepresentative},
			{ID: "e", Role: participant.TechnicalExpert},
			{ID: "k", Role: participant.NewCustomer},
		},
	})
	return cost.NewModel(card, &cost.Options{Plan: plan, Attendance: cost.Attendance{
		ByPerson: map[participant.ID]cost.Probability{"r": odds(t, "0.9"), "e": odds(t, "0.75")},
	}}), m
}

func TestScenarioNoShowIsBothWaysByTheirOddsCostModel32(t *testing.T) {
	for shows, want := range map[string]string{"1": "82377/200", "0": "7197/25", "0.85": "1573137/4000"} {
		model, m := visit(t, shows)
		assert.Equal(t, want, estimate(t, model, m).Direct().Exact(), shows)
	}
	model, m := visit(t, "0.85")
	e := estimate(t, model, m)
	assert.Equal(t, "20669/2000", e.Line(cost.Waiting).Exact())
	assert.Equal(t, "351373/2400", e.Labor().Exact())
	assert.Equal(t, "1851/1000", e.Line(cost.Rebooking).Exact())
}

func TestScenarioOptionalCustomersAreNotWaitedForCostModel32(t *testing.T) {
	model, m := visit(t, "0")
	edit, err := m.EditAll(func(d *meeting.Draft) { d.Roster[3].Part = participant.Optional })
	require.NoError(t, err)
	assert.Equal(t, "82377/200", estimate(t, model, edit.Meeting).Direct().Exact())
}

// Eight ways, in order of cost: a probability of 341/800 that it is 347 at most.
func TestScenarioQuantilesLookAtEveryWayCostModel32(t *testing.T) {
	model, m := visit(t, "0.85")
	o := first(t, m)
	for p, want := range map[string]string{
		"0": "32253/200", "0.0037": "32253/200", "0.0038": "2301/10", "0.07": "48133/200", "0.0701": "189109/600",
		"0.3625": "1004/3", "0.3626": "347", "0.4262": "347", "0.4263": "13547/30", "1": "13547/30",
	} {
		q, err := model.Quantile(o, odds(t, p))
		require.NoError(t, err)
		assert.Equal(t, want, q.Exact(), p)
	}
	p90, err := model.P90(o)
	require.NoError(t, err)
	assert.Equal(t, "13547/30", p90.Exact())
}

// Four people at 60 an hour come or not like coins fall: many ways cost the same, and count together.
func TestScenarioTiesCountTogetherInP90CostModel32(t *testing.T) {
	card := newCard(t, cost.CardDraft{Currency: "USD", Source: "test", Default: "60"})
	m := newMeeting(t, meeting.Draft{
		Start: wallclock.At(2026, time.June, 3, 14, 0, time.UTC), Length: time.Hour, Roster: roster("a", "b", "c", "d"),
	})
	coin := map[participant.Response]cost.Probability{participant.NeedsAction: odds(t, "0.5")}
	model := cost.NewModel(card, &cost.Options{Attendance: cost.Attendance{ByResponse: coin}})
	for p, want := range map[string]string{"0.0625": "0", "0.0626": "60", "0.3125": "60", "0.6875": "120", "0.9": "180", "0.9375": "180", "0.9376": "240"} {
		q, err := model.Quantile(first(t, m), odds(t, p))
		require.NoError(t, err)
		assert.Equal(t, want, q.Exact(), p)
	}
}

// Ann is there on two devices from ten to ten past, bo goes out, cy comes although declined, dee does not.
func TestScenarioWhoWasThereReplacesWhatWasExpectedCostModel32(t *testing.T) {
	card := newCard(t, cost.CardDraft{Currency: "USD", Source: "test", PerHour: map[participant.Role]string{
		participant.SalesManager: "96", participant.SalesRepresentative: "60", participant.TechnicalExpert: "75",
	}})
	m := newMeeting(t, meeting.Draft{
		ID: meeting.IDFor("past"), Start: wallclock.At(2026, time.March, 5, 9, 0, time.UTC), Length: time.Hour,
		Roster: participant.Roster{
			{ID: "ann", Role: participant.SalesManager},
			{ID: "bo", Role: participant.SalesRepresentative},
			{ID: "cy", Role: participant.TechnicalExpert, Response: participant.Declined},
			{ID: "dee", Role: participant.SalesRepresentative},
		},
	})
	clock := func(hour, minute int) time.Time { return time.Date(2026, time.March, 5, hour, minute, 0, 0, time.UTC) }
	model := cost.NewModel(card, &cost.Options{
		Plan: newPlan(t, cost.PlanDraft{
			Source: "test", Currency: "USD", CateringPerHead: "7.70", Overrun: time.Hour, LateStart: 5 * time.Minute,
			Efforts: map[participant.Role]cost.Effort{"": {Preparation: 10 * time.Minute, FollowUp: 6 * time.Minute, Fare: "2"}},
		}),
		Observed: map[meeting.Key][]agenda.Presence{first(t, m).Key(): {
			{Person: "ann", Joined: clock(8, 50), Left: clock(9, 40)},
			{Person: "ann", Joined: clock(9, 30), Left: clock(10, 10)},
			{Person: "bo", Joined: clock(9, 0), Left: clock(9, 30)},
			{Person: "bo", Joined: clock(9, 45), Left: clock(10, 0)},
			{Person: "cy", Joined: clock(9, 30), Left: clock(9, 45)},
		}},
	})
	e := estimate(t, model, m)
	assert.Equal(t, "8400", e.PersonHours().Seconds(), "80, 45 and 15 minutes")
	for line, want := range map[cost.Line]string{
		cost.Labor: "767/4", cost.Preparation: "77/2", cost.FollowUp: "231/10", cost.Fares: "6", cost.Catering: "231/10",
	} {
		assert.Equal(t, want, e.Line(line).Exact(), line)
	}
	assert.Equal(t, "16", e.Overrun().Exact(), "ann's ten minutes after the end, not the planned hour")
	assert.Equal(t, "0", e.LateStart().Exact())
}

func TestScenarioTwentyMayComeOrNotButNotMoreCostModel32(t *testing.T) {
	card := newCard(t, cost.CardDraft{Currency: "USD", Source: "test", Default: "60"})
	half := map[participant.Response]cost.Probability{participant.Tentative: odds(t, "0.5")}
	model := cost.NewModel(card, &cost.Options{Attendance: cost.Attendance{ByResponse: half}})
	for uncertain, want := range map[int]string{20: "840", 21: ""} {
		d := meeting.Draft{Start: wallclock.At(2026, time.June, 3, 14, 0, time.UTC), Length: time.Hour}
		for i := range uncertain {
			id := participant.ID([]byte{'a' + byte(i)})
			d.Roster = append(d.Roster, participant.Participant{ID: id, Response: participant.Tentative})
		}
		d.Roster = append(d.Roster, participant.Participant{ID: "sure"}, participant.Participant{ID: "never", Response: participant.Declined})
		p90, err := model.P90(first(t, newMeeting(t, d)))
		if want == "" {
			var many *cost.UncertainError
			require.ErrorAs(t, err, &many)
			assert.Equal(t, 21, many.People)
			continue
		}
		require.NoError(t, err)
		assert.Equal(t, want, p90.Exact(), "13 of 20 with more than nine in ten, and who is sure")
	}
}
