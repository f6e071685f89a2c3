package cost_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// BenchmarkGate decides on a weekly series of eight people over two years, each with a budget for the week and
// twenty weekly series besides: once where it passes, and once where a remedy is sought.
func BenchmarkGate(b *testing.B) {
	_, m := eightPeople(b)
	var kept []meeting.Meeting
	for i := range 20 {
		d := m.Draft()
		d.ID, d.Start = numbered(b, i), wallclock.At(2026, 1, 5+i%5, 8+i/5, 0, year(2026).Start().Location())
		kept = append(kept, newMeeting(b, d))
	}
	p := meeting.Proposal{After: []meeting.Meeting{m}}
	for _, limit := range []string{"21", "20.5", "20.25"} {
		var budgets []cost.Budget
		for _, person := range m.Roster() {
			budgets = append(budgets, newBudget(b, cost.BudgetDraft{Name: string(person.ID), Person: person.ID, Hours: limit}))
		}
		g := newGate(b, hoursOnly(nil), nil, budgets...)
		lists := keptIn(g.Scopes(p), kept...)
		b.Run(limit+" hours", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := g.Decide(p, lists); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkP90 finds the 90th percentile of an occurrence of twenty people who may or may not come.
func BenchmarkP90(b *testing.B) {
	half, err := cost.ParseProbability("0.5")
	require.NoError(b, err)
	table := map[participant.Response]cost.Probability{participant.Tentative: half}
	card := cost.CardDraft{Currency: "USD", Source: "test", PerHour: map[participant.Role]string{}}
	d := weekly(b, 1, 60).Draft()
	d.Repeats, d.Records, d.Roster = recurrence.Rule{}, []participant.Record{acme}, nil
	for i := range 20 {
		role := participant.Role(fmt.Sprint("r", i))
		card.PerHour[role] = fmt.Sprint(1000+37*i, "/", 7)
		d.Roster = append(d.Roster, participant.Participant{ID: participant.ID(role), Role: role, Response: participant.Tentative})
	}
	m := newMeeting(b, d)
	model := cost.NewModel(newCard(b, card), &cost.Options{Attendance: cost.Attendance{ByResponse: table}})
	budget := newBudget(b, cost.BudgetDraft{Account: acme, Amount: "1", Currency: "USD", JudgedOn: cost.OnP90, Window: year(2026)})
	b.ReportAllocs()
	for b.Loop() {
		if _, err := budget.Status(model, year(2026), year(2026).Start(), m); err != nil {
			b.Fatal(err)
		}
	}
}
