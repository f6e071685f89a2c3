package cost_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

func newPlan(t testing.TB, d cost.PlanDraft) cost.Plan {
	t.Helper()
	p, err := cost.NewPlan(d)
	require.NoError(t, err)
	return p
}

// g1Model is the scenario of cost-model.md section 3.14, whole.
func g1Model(t testing.TB) (cost.Model, meeting.Meeting) {
	card, attendance, weekly := g1(t)
	return cost.NewModel(card, &cost.Options{Attendance: attendance, Plan: newPlan(t, cost.PlanDraft{
		Currency: "USD", Venue: "25.00",
		Efforts: map[participant.Role]cost.Effort{
			participant.SalesManager:        {Preparation: 30 * time.Minute, FollowUp: 15 * time.Minute},
			participant.SalesRepresentative: {Preparation: 10 * time.Minute},
		},
	})}), weekly
}

func TestG1DirectCostOfAnOccurrenceCostModel314(t *testing.T) {
	model, weekly := g1Model(t)
	e := estimate(t, model, weekly)
	for line, want := range map[cost.Line][2]string{
		cost.Labor:       {"245.92 USD", "255759/1040"},
		cost.Preparation: {"78.24 USD", "122059/1560"},
		cost.FollowUp:    {"22.74 USD", "23653/1040"},
		cost.Venue:       {"25.00 USD", "25"},
	} {
		assert.Equal(t, want[0], e.Line(line).String(), line)
		assert.Equal(t, want[1], e.Line(line).Exact(), line)
	}
	assert.Equal(t, "371.91 USD", e.Direct().String())
	assert.Equal(t, "44629/120", e.Direct().Exact())
}

func TestG1SharesInCentsCostModel314(t *testing.T) {
	model, weekly := g1Model(t)
	shares, err := model.Shares(first(t, weekly))
	require.NoError(t, err)
	var weights []money.Amount
	var whole money.Amount
	for _, s := range shares {
		weights = append(weights, s.Cost)
		whole, err = whole.Add(s.Cost)
		require.NoError(t, err)
	}
	parts, err := money.Allocate(whole, weights)
	require.NoError(t, err)
	assert.Equal(t, "[136.46 USD 46.89 USD 46.89 USD 46.89 USD 24.68 USD 14.81 USD 30.29 USD]", fmt.Sprint(parts))
	assert.Equal(t, "346.91 USD", whole.String())

	room := estimate(t, model, weekly).Line(cost.Venue)
	direct, err := whole.Add(room)
	require.NoError(t, err)
	assert.True(t, direct.Equal(estimate(t, model, weekly).Direct()), "shares and what is nobody's are the whole")
}

func TestG1TheYear2026CostModel314(t *testing.T) {
	model, weekly := g1Model(t)
	year2026 := forecast(t, model, year(2026), weekly)
	assert.Equal(t, "2365337/120", year2026.Cost().Exact())
	assert.Equal(t, "19711.14 USD", year2026.Cost().String())

	biweekly := weekly.Draft()
	biweekly.Repeats = recurrence.Weekly().Every(2)
	saved, err := year2026.Cost().Sub(forecast(t, model, year(2026), newMeeting(t, biweekly)).Cost())
	require.NoError(t, err)
	assert.Equal(t, "580177/60", saved.Exact())
	share, err := saved.Over(year2026.Cost())
	require.NoError(t, err)
	assert.Equal(t, "0.4906", share.Text(4))

	shorter := weekly.Draft()
	shorter.Length = 30 * time.Minute
	withoutExpert := weekly.Draft()
	withoutExpert.Roster = withoutExpert.Roster[:6]
	both := withoutExpert.Clone()
	both.Length = 30 * time.Minute
	direct := func(d meeting.Draft) money.Amount { return estimate(t, model, newMeeting(t, d)).Direct() }
	for name, c := range map[string]struct{ from, to, want string }{
		"45 to 30 minutes":                   {direct(weekly.Draft()).Exact(), direct(shorter).Exact(), "85253/1040"},
		"dropping the expert":                {direct(weekly.Draft()).Exact(), direct(withoutExpert).Exact(), "1575/52"},
		"dropping them after the shortening": {direct(shorter).Exact(), direct(both).Exact(), "525/26"},
	} {
		usd := currency(t, "USD")
		from, err := money.Parse(c.from, usd)
		require.NoError(t, err)
		to, err := money.Parse(c.to, usd)
		require.NoError(t, err)
		saving, err := from.Sub(to)
		require.NoError(t, err)
		assert.Equal(t, c.want, saving.Exact(), name)
	}
}

// sixty is a card of 60 an hour for everybody, and a meeting of four people for an hour.
func sixty(t testing.TB, d cost.PlanDraft) (cost.Model, meeting.Meeting) {
	half, err := cost.ParseProbability("0.5")
	require.NoError(t, err)
	card := newCard(t, cost.CardDraft{Currency: "EUR", Source: "test", Default: "60"})
	m := newMeeting(t, meeting.Draft{
		Start: wallclock.At(2026, 5, 4, 9, 0, time.UTC), Length: time.Hour, Organizer: "a", Roster: roster("a", "b", "c", "d"),
		Agenda: agenda.Agenda{Items: []agenda.Item{{Title: "Demo", Presenter: "b", Length: time.Hour}}},
	})
	return cost.NewModel(card, &cost.Options{
		Plan:       newPlan(t, d),
		Attendance: cost.Attendance{ByResponse: map[participant.Response]cost.Probability{participant.NeedsAction: half}},
	}), m
}

func TestEachLineOfDirectCost(t *testing.T) {
	// Four people at 60 an hour for an hour, each of whom comes with probability 0.5.
	for name, c := range map[string]struct {
		plan cost.PlanDraft
		line cost.Line
		want string
	}{
		"labor":                     {cost.PlanDraft{}, cost.Labor, "120.00 EUR"},
		"overrun":                   {cost.PlanDraft{Overrun: 15 * time.Minute}, cost.Labor, "150.00 EUR"},
		"a late start adds nothing": {cost.PlanDraft{LateStart: 15 * time.Minute}, cost.Labor, "120.00 EUR"},
		"who presents or organizes prepares in any case": {
			cost.PlanDraft{Efforts: map[participant.Role]cost.Effort{"": {Preparation: 30 * time.Minute}}},
			cost.Preparation, "90.00 EUR",
		},
		"follow-up":                   {cost.PlanDraft{Efforts: map[participant.Role]cost.Effort{"": {FollowUp: 30 * time.Minute}}}, cost.FollowUp, "60.00 EUR"},
		"travel":                      {cost.PlanDraft{Efforts: map[participant.Role]cost.Effort{"": {Travel: time.Hour}}}, cost.Travel, "120.00 EUR"},
		"fares":                       {cost.PlanDraft{Currency: "EUR", Efforts: map[participant.Role]cost.Effort{"": {Fare: "12.50"}}}, cost.Fares, "25.00 EUR"},
		"an effort of another role":   {cost.PlanDraft{Efforts: map[participant.Role]cost.Effort{participant.Executive: {FollowUp: time.Hour}}}, cost.FollowUp, "0.00 EUR"},
		"a venue":                     {cost.PlanDraft{Currency: "EUR", Venue: "25"}, cost.Venue, "25.00 EUR"},
		"a license":                   {cost.PlanDraft{Currency: "EUR", License: "1.99"}, cost.License, "1.99 EUR"},
		"a facilitator":               {cost.PlanDraft{Currency: "EUR", Facilitator: "400"}, cost.Facilitator, "400.00 EUR"},
		"catering for those expected": {cost.PlanDraft{Currency: "EUR", CateringPerHead: "8"}, cost.Catering, "16.00 EUR"},
		"catering has a minimum":      {cost.PlanDraft{Currency: "EUR", CateringPerHead: "8", CateringGuaranteed: 3}, cost.Catering, "24.00 EUR"},
		"no catering without a price": {cost.PlanDraft{Currency: "EUR", CateringGuaranteed: 3}, cost.Catering, "0.00 EUR"},
	} {
		t.Run(name, func(t *testing.T) {
			model, m := sixty(t, c.plan)
			e := estimate(t, model, m)
			assert.Equal(t, c.want, e.Line(c.line).String())
			f := forecast(t, model, year(2026), m)
			assert.True(t, f.Cost().Equal(e.Direct()), "%s is not %s", f.Cost(), e.Direct())
			order, err := f.Line(c.line).Cmp(e.Line(c.line))
			require.NoError(t, err)
			assert.Zero(t, order)
		})
	}
}

func TestLateStartAndOverrunAreParts(t *testing.T) {
	model, m := sixty(t, cost.PlanDraft{LateStart: 5 * time.Minute, Overrun: 15 * time.Minute})
	e := estimate(t, model, m)
	assert.Equal(t, "30.00 EUR", e.Overrun().String())
	assert.Equal(t, "10.00 EUR", e.LateStart().String(), "5/60 of the labor as it was planned")
	assert.Equal(t, "2.50", e.PersonHours().String())
	assert.Equal(t, "1.00", e.MeetingHours().String())
}

func TestCateringRoundsPeopleUp(t *testing.T) {
	third, err := cost.ParseProbability("0.3333")
	require.NoError(t, err)
	card := newCard(t, cost.CardDraft{Currency: "EUR", Source: "test", Default: "60"})
	model := cost.NewModel(card, &cost.Options{
		Plan:       newPlan(t, cost.PlanDraft{Currency: "EUR", CateringPerHead: "10"}),
		Attendance: cost.Attendance{ByPerson: map[participant.ID]cost.Probability{"d": third}},
	})
	m := newMeeting(t, meeting.Draft{
		Start: wallclock.At(2026, 5, 4, 9, 0, time.UTC), Length: time.Hour, Roster: roster("a", "b", "c", "d"),
	})
	assert.Equal(t, "40.00 EUR", estimate(t, model, m).Line(cost.Catering).String(), "3.3333 people eat as 4")
}

func TestAMeetingCanHaveAPlanOfItsOwn(t *testing.T) {
	model, m := g1Model(t)
	id, err := meeting.ParseID("0198c0de-0000-7000-8000-000000000001")
	require.NoError(t, err)
	d := m.Draft()
	d.ID = id
	own := cost.NewModel(newCard(t, cost.CardDraft{Currency: "USD", Source: "test", Default: "60"}), &cost.Options{
		Plan:  newPlan(t, cost.PlanDraft{Currency: "USD", Venue: "25"}),
		Plans: map[meeting.ID]cost.Plan{id: newPlan(t, cost.PlanDraft{Currency: "USD", Venue: "40"})},
	})
	assert.Equal(t, "40.00 USD", estimate(t, own, newMeeting(t, d)).Line(cost.Venue).String())
	assert.Equal(t, "25.00 USD", estimate(t, own, m).Line(cost.Venue).String())
	assert.Equal(t, "25.00 USD", estimate(t, model, newMeeting(t, d)).Line(cost.Venue).String())
}

func TestAPlanInAnotherCurrencyIsRefused(t *testing.T) {
	_, m := g1Model(t)
	model := cost.NewModel(newCard(t, cost.CardDraft{Currency: "USD", Source: "test", Default: "60"}), &cost.Options{
		Plan: newPlan(t, cost.PlanDraft{Currency: "EUR", Venue: "25"}),
	})
	var mismatch *money.MismatchError
	_, err := model.Estimate(first(t, m))
	require.ErrorAs(t, err, &mismatch)
	_, err = model.Forecast(year(2026), m)
	require.ErrorAs(t, err, &mismatch)
	_, err = model.Shares(first(t, m))
	require.ErrorAs(t, err, &mismatch)
}

func TestAPlanReportsAllFaultsAtOnce(t *testing.T) {
	_, err := cost.NewPlan(cost.PlanDraft{
		Venue: "25", CateringGuaranteed: -1, Overrun: -time.Minute, LateStart: time.Millisecond,
		Efforts: map[participant.Role]cost.Effort{
			"":          {Preparation: 31 * 24 * time.Hour},
			"executive": {Fare: "1"},
		},
	})
	var paths []string
	for p := range meeting.Problems(err) {
		paths = append(paths, p.Path)
	}
	assert.Equal(t, []string{
		"/efforts//preparation", "/efforts/executive/fare", "/venue", "/catering_guaranteed", "/overrun", "/late_start",
	}, paths)
	_, err = cost.NewPlan(cost.PlanDraft{Currency: "Taler", Venue: "x"})
	assert.ErrorContains(t, err, "/currency")
	_, err = cost.NewPlan(cost.PlanDraft{Currency: "USD", Venue: "-1"})
	assert.ErrorContains(t, err, "/venue: must not be negative")
}

func TestPlansShareNothingWithTheirDraft(t *testing.T) {
	d := cost.PlanDraft{Efforts: map[participant.Role]cost.Effort{"": {FollowUp: time.Hour}}}
	p := newPlan(t, d)
	d.Efforts[""] = cost.Effort{}
	p.Draft().Efforts[""] = cost.Effort{}
	assert.Equal(t, time.Hour, p.Draft().Efforts[""].FollowUp)
	assert.Equal(t, cost.PlanDraft{}, cost.Plan{}.Draft())
}
