package cost_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// thursdays is an hour every Thursday in Berlin, five of them in April 2026 and in no month more: of the team of two,
// one comes with 0.9, so that a month takes up to 9.5 of their hours, and ten if that is judged on P90.
func thursdays(t testing.TB) (cost.Options, meeting.Meeting) {
	m := newMeeting(t, meeting.Draft{
		ID: meeting.IDFor("thursdays"), Start: wallclock.At(2026, time.April, 2, 9, 0, zone(t, "Europe/Berlin")),
		Length: time.Hour, Repeats: recurrence.Weekly(), Roster: roster("ann", "bo", "cy"),
	})
	likely := map[participant.ID]cost.Probability{"bo": odds(t, "0.9")}
	plan := newPlan(t, cost.PlanDraft{Source: "test", Currency: "EUR", Venue: "25.50"})
	return cost.Options{Attendance: cost.Attendance{ByPerson: likely}, Plan: plan}, m
}

func TestScenarioBudgetsAtTheirExactBoundCostModel311(t *testing.T) {
	options, m := thursdays(t)
	team := []participant.ID{"ann", "bo"}
	for name, c := range map[string]struct {
		budget cost.BudgetDraft
		want   meeting.Verdict
	}{
		"used up to the second":         {cost.BudgetDraft{Team: team, Hours: "9.5"}, meeting.Allow},
		"a second too much":             {cost.BudgetDraft{Team: team, Hours: "9.499722"}, meeting.Deny},
		"a warning at the share":        {cost.BudgetDraft{Team: team, Hours: "10", WarnAt: "0.95"}, meeting.Warn},
		"no warning below it":           {cost.BudgetDraft{Team: team, Hours: "10", WarnAt: "0.9501"}, meeting.Allow},
		"a warning instead":             {cost.BudgetDraft{Team: team, Hours: "9", Beyond: meeting.Warn}, meeting.Warn},
		"judged on P90, used up":        {cost.BudgetDraft{Team: team, Hours: "10", JudgedOn: cost.OnP90}, meeting.Allow},
		"judged on P90, too much":       {cost.BudgetDraft{Team: team, Hours: "9.999722", JudgedOn: cost.OnP90}, meeting.Deny},
		"one person":                    {cost.BudgetDraft{Person: "bo", Hours: "4.5"}, meeting.Allow},
		"money of the team":             {cost.BudgetDraft{Team: team, Amount: "570", Currency: "EUR"}, meeting.Allow},
		"a cent too much of the team":   {cost.BudgetDraft{Team: team, Amount: "569.99", Currency: "EUR"}, meeting.Deny},
		"money of the series":           {cost.BudgetDraft{Series: m.ID(), Amount: "997.50", Currency: "EUR"}, meeting.Allow},
		"a cent too much of the series": {cost.BudgetDraft{Series: m.ID(), Amount: "997.49", Currency: "EUR"}, meeting.Deny},
		"another series":                {cost.BudgetDraft{Series: meeting.IDFor("x"), Hours: "0"}, meeting.Allow},
	} {
		c.budget.Name, c.budget.Source = name, "test"
		c.budget.Period, c.budget.Zone = cost.PerMonth, wallclock.ZoneOf(zone(t, "Europe/Berlin")).Ref()
		b, err := cost.NewBudget(c.budget, wallclock.SystemZones())
		require.NoError(t, err)
		model := cost.NewModel(newCard(t, cost.CardDraft{Currency: "EUR", Source: "test", Default: "60"}), &options)
		g, err := cost.NewGate(model, []cost.Budget{b}, nil)
		require.NoError(t, err)
		p := meeting.Proposal{After: []meeting.Meeting{m}}
		ruling, err := g.Decide(p, make([][]meeting.Meeting, len(g.Scopes(p))))
		require.NoError(t, err)
		assert.Equal(t, c.want, ruling.Verdict, "%s: %s", name, ruling)
	}
}

func TestScenarioTheCheapestChangeThatPassesCostModel311(t *testing.T) {
	options, m := thursdays(t)
	for hours, want := range map[string]string{
		"9.5":   "no change that is known would pass", // it passes as it is
		"7.125": "shorten it to 45 minutes",
		"4.75":  "shorten it to 30 minutes",
	} {
		b, err := cost.NewBudget(cost.BudgetDraft{
			Name: "team", Source: "test", Team: []participant.ID{"ann", "bo"}, Hours: hours,
			Period: cost.PerMonth, Zone: wallclock.ZoneOf(zone(t, "Europe/Berlin")).Ref(),
		}, wallclock.SystemZones())
		require.NoError(t, err)
		g, err := cost.NewGate(cost.NewModel(cost.Card{}, &options), []cost.Budget{b}, nil)
		require.NoError(t, err)
		p := meeting.Proposal{After: []meeting.Meeting{m}}
		ruling, err := g.Decide(p, make([][]meeting.Meeting, len(g.Scopes(p))))
		require.NoError(t, err)
		assert.Equal(t, want, ruling.Remedy.String(), hours)
		if ruling.Remedy.IsZero() {
			continue
		}
		p.After = ruling.Remedy.After
		ruling, err = g.Decide(p, make([][]meeting.Meeting, len(g.Scopes(p))))
		require.NoError(t, err)
		assert.Equal(t, meeting.Allow, ruling.Verdict, "what it proposes passes")
	}
}

func TestScenarioActualIsWhatBeganBeforeCostModel311(t *testing.T) {
	options, m := thursdays(t)
	berlin := zone(t, "Europe/Berlin")
	b, err := cost.NewBudget(cost.BudgetDraft{
		Name: "team", Source: "test", Team: []participant.ID{"ann", "bo"}, Hours: "12",
		Period: cost.PerMonth, Zone: wallclock.ZoneOf(berlin).Ref(),
	}, wallclock.SystemZones())
	require.NoError(t, err)
	at := time.Date(2026, time.April, 16, 9, 0, 0, 0, berlin) // the third begins now
	period, ok := b.PeriodAt(at)
	require.True(t, ok)
	s, err := b.Status(cost.NewModel(cost.Card{}, &options), period, at, m)
	require.NoError(t, err)
	assert.Equal(t, []string{"3.80 hours", "5.70 hours", "2.50 hours"}, []string{s.Actual.String(), s.Committed.String(), s.Remaining.String()})
}
