package cost_test

import (
	"fmt"
	"math/big"
	"testing"
	"time"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// eightPeople is an hour of eight people in three roles, and a card for them.
func eightPeople(t testing.TB) (cost.Card, meeting.Meeting) {
	card := newCard(t, cost.CardDraft{
		Currency: "USD", Source: "test", Default: "40", PerHour: map[participant.Role]string{
			participant.SalesManager: "96", participant.SalesRepresentative: "60", participant.TechnicalExpert: "75",
		},
	})
	people := participant.Roster{{ID: "chair", Role: participant.SalesManager, Part: participant.Chair}}
	for i := range 5 {
		people = append(people, participant.Participant{ID: participant.ID(fmt.Sprint("rep", i)), Role: participant.SalesRepresentative})
	}
	for i := range 2 {
		people = append(people, participant.Participant{ID: participant.ID(fmt.Sprint("expert", i)), Role: participant.TechnicalExpert})
	}
	return card, newMeeting(t, meeting.Draft{
		Start: wallclock.At(2026, 1, 5, 9, 0, time.UTC), Length: time.Hour, Organizer: "chair", Roster: people,
		Repeats: recurrence.Weekly(),
	})
}

// BenchmarkLabor prices an occurrence of eight people. Bound: 150 ns, no allocation. Beside it the same
// sum in big.Rat.
func BenchmarkLabor(b *testing.B) {
	card, m := eightPeople(b)
	o := first(b, m)
	b.Run("Estimate", func(b *testing.B) {
		model := cost.NewModel(card, nil)
		b.ReportAllocs()
		for b.Loop() {
			if _, err := model.Estimate(o); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("Direct", func(b *testing.B) { // bound: 300 ns, no allocation
		model := cost.NewModel(card, &cost.Options{Plan: newPlan(b, cost.PlanDraft{
			Currency: "USD", Venue: "25",
			Efforts: map[participant.Role]cost.Effort{"": {Preparation: 10 * time.Minute, FollowUp: 5 * time.Minute}},
		})})
		b.ReportAllocs()
		for b.Loop() {
			e, err := model.Estimate(o)
			if err != nil || e.Direct().Sign() == 0 {
				b.Fatal(err)
			}
		}
	})
	b.Run("big.Rat", func(b *testing.B) {
		rates := map[participant.Role]*big.Rat{
			participant.SalesManager:        big.NewRat(96, 1),
			participant.SalesRepresentative: big.NewRat(60, 1),
			participant.TechnicalExpert:     big.NewRat(75, 1),
		}
		roster := m.Roster()
		b.ReportAllocs()
		for b.Loop() {
			hours, sum := big.NewRat(int64(o.Length()), int64(time.Hour)), new(big.Rat)
			for _, p := range roster {
				sum.Add(sum, new(big.Rat).Mul(rates[p.Role], hours))
			}
		}
	})
}

// BenchmarkForecast expands and prices a year of 1,000 weekly series of eight people, about 52,000
// occurrences.
func BenchmarkForecast(b *testing.B) {
	card, m := eightPeople(b)
	d := m.Draft()
	meetings := make([]meeting.Meeting, 1000)
	for i := range meetings {
		d.Title = fmt.Sprint("series ", i)
		meetings[i] = newMeeting(b, d)
	}
	model := cost.NewModel(card, nil)
	b.ReportAllocs()
	for b.Loop() {
		forecast(b, model, year(2026), meetings...)
	}
}

// TestPricingAllocatesNothing holds the bound that does not depend on the machine.
func TestPricingAllocatesNothing(t *testing.T) {
	card, m := eightPeople(t)
	model, o := cost.NewModel(card, nil), first(t, m)
	if n := testing.AllocsPerRun(100, func() { _, _ = model.Estimate(o) }); n != 0 {
		t.Errorf("an estimate allocates %v times", n)
	}
}
