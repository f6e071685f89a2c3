package cost_test

import (
	"fmt"
	"math/big"
	"syscall"
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

// plainPlan is a plan of time before and after, and a room.
func plainPlan(t testing.TB) cost.Plan {
	return newPlan(t, cost.PlanDraft{
		Currency: "USD", Venue: "25",
		Efforts: map[participant.Role]cost.Effort{"": {Preparation: 10 * time.Minute, FollowUp: 5 * time.Minute}},
	})
}

// fullPlan is a plan with everything in it.
func fullPlan(t testing.TB) cost.Plan {
	return newPlan(t, cost.PlanDraft{
		Currency: "USD", Venue: "25", License: "1.99", Facilitator: "400", CateringPerHead: "12.50", CateringGuaranteed: 6,
		Efforts: map[participant.Role]cost.Effort{
			"":                       {Preparation: 10 * time.Minute, FollowUp: 5 * time.Minute},
			participant.SalesManager: {Preparation: 30 * time.Minute, FollowUp: 15 * time.Minute, Travel: time.Hour, Fare: "12.50"},
		},
		TravelLost: "0.5", Overrun: 5 * time.Minute, LateStart: 5 * time.Minute,
	})
}

// byResponse is a table of attendance by response, so that nobody is sure to come.
func byResponse(t testing.TB) *cost.Options {
	return &cost.Options{Plan: plainPlan(t), Attendance: cost.Attendance{ByResponse: probabilities(t, map[participant.Response]string{
		participant.NeedsAction: "0.8",
	})}}
}

// byPerson is a directory and a table of attendance by person, so that everybody is priced by themselves.
func byPerson(t testing.TB) *cost.Options {
	directory, err := participant.NewDirectory(participant.Person{ID: "boss", Role: participant.Executive}, participant.Person{ID: "rep1"})
	require.NoError(t, err)
	return &cost.Options{Directory: directory, Plan: plainPlan(t), Attendance: cost.Attendance{ByPerson: probabilities(t, map[participant.ID]string{
		"rep0": "0.95", "rep1": "0.5", "expert0": "0.3",
	})}}
}

// priced are the ways to price an occurrence that have the bound of 300 ns without allocation.
func priced(t testing.TB) map[string]*cost.Options {
	return map[string]*cost.Options{
		"labor": nil, "direct": {Plan: plainPlan(t)}, "everything": {Plan: fullPlan(t)}, "by response": byResponse(t), "by person": byPerson(t),
	}
}

// BenchmarkEstimate prices an occurrence of eight people. Bound: 300 ns, no allocation. Beside it the labor alone in
// big.Rat.
func BenchmarkEstimate(b *testing.B) {
	card, m := eightPeople(b)
	o := first(b, m)
	for name, options := range priced(b) {
		b.Run(name, func(b *testing.B) {
			model := cost.NewModel(card, options)
			loop(b, func() {
				e, err := model.Estimate(o)
				if err != nil || e.Direct().Sign() == 0 {
					b.Fatal(err)
				}
			})
		})
	}
	b.Run("labor in big.Rat", func(b *testing.B) {
		rates := map[participant.Role]*big.Rat{
			participant.SalesManager: big.NewRat(96, 1), participant.SalesRepresentative: big.NewRat(60, 1),
			participant.TechnicalExpert: big.NewRat(75, 1),
		}
		people := m.Roster()
		loop(b, func() {
			hours, sum := big.NewRat(int64(o.Length()), int64(time.Hour)), new(big.Rat)
			for _, p := range people {
				sum.Add(sum, new(big.Rat).Mul(rates[p.Role], hours))
			}
		})
	})
}

// BenchmarkQuantile is the P90 of an occurrence at which it is uncertain of twenty people of different cost whether
// they come: 2^20 ways.
func BenchmarkQuantile(b *testing.B) {
	model, o := uncertain(b, 20)
	loop(b, func() {
		if _, err := model.P90(o); err != nil {
			b.Fatal(err)
		}
	})
}

// uncertain is a meeting of so many people of different cost, all of whom come or don't.
func uncertain(t testing.TB, people int) (cost.Model, meeting.Occurrence) {
	d := cost.CardDraft{Currency: "USD", Source: "test", PerHour: map[participant.Role]string{}}
	list := roster()
	for i := range people {
		role := participant.Role(fmt.Sprint("role-", i))
		d.PerHour[role] = fmt.Sprint(1 << i) // so that no two ways cost the same
		list = append(list, participant.Participant{ID: participant.ID(role), Role: role})
	}
	model := cost.NewModel(newCard(t, d), &cost.Options{Attendance: cost.Attendance{
		ByResponse: probabilities(t, map[participant.Response]string{participant.NeedsAction: "0.5"}),
	}})
	m := newMeeting(t, meeting.Draft{Start: wallclock.At(2026, 1, 5, 9, 0, time.UTC), Length: time.Hour, Roster: list})
	return model, first(t, m)
}

// BenchmarkForecast expands and prices a year of 10,000 weekly series of eight people, about 520,000 occurrences.
// Bound: 0.3 s of CPU time, 64 MB.
func BenchmarkForecast(b *testing.B) {
	card, m := eightPeople(b)
	d := m.Draft()
	meetings := make([]meeting.Meeting, 10_000)
	for i := range meetings {
		d.Title = fmt.Sprint("series ", i)
		meetings[i] = newMeeting(b, d)
	}
	for name, options := range priced(b) {
		b.Run(name, func(b *testing.B) {
			model := cost.NewModel(card, options)
			loop(b, func() { forecast(b, model, year(2026), meetings...) })
		})
	}
}

// loop runs each and reports the CPU time that it takes: on a machine with other work, that on the wall says little.
func loop(b *testing.B, each func()) {
	b.ReportAllocs()
	before := cpuTime(b)
	for b.Loop() {
		each()
	}
	b.ReportMetric(float64(cpuTime(b)-before)/float64(b.N), "cpu-ns/op")
}

func cpuTime(b *testing.B) time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		b.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// TestPricingAllocatesNothing holds the bound that does not depend on the machine.
func TestPricingAllocatesNothing(t *testing.T) {
	card, m := eightPeople(t)
	o := first(t, m)
	for name, options := range priced(t) {
		model := cost.NewModel(card, options)
		n := testing.AllocsPerRun(100, func() {
			e, err := model.Estimate(o)
			if err != nil || e.Direct().Sign() == 0 {
				t.Fatal(err)
			}
		})
		assert.Zero(t, n, name)
	}
}
