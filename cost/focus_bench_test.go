package cost_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/availability"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// office is n weekly series of eight out of so many people, who work from 9 to 17 o'clock, and the model that prices
// them and knows their focus time.
func office(t testing.TB, n, people int) (cost.Model, []meeting.Meeting) {
	r := rand.New(rand.NewPCG(1, 2026))
	hours := workingHours(t, time.UTC, "09:00-17:00")
	d := cost.FocusDraft{Hours: map[participant.ID]availability.WorkingHours{}}
	for i := range people {
		d.Hours[participant.ID(fmt.Sprint("p", i))] = hours
	}
	meetings := make([]meeting.Meeting, n)
	for k := range meetings {
		var roster participant.Roster
		first := 8 * r.IntN(people/8) // teams of eight
		for i := range 8 {
			roster = append(roster, participant.Participant{ID: participant.ID(fmt.Sprint("p", first+i))})
		}
		meetings[k] = newMeeting(t, meeting.Draft{
			Title: fmt.Sprint("series ", k), Start: wallclock.At(2026, 1, 1+r.IntN(7), 9+r.IntN(8), 30*r.IntN(2), time.UTC),
			Length: time.Duration(1+r.IntN(4)) * 15 * time.Minute, Repeats: recurrence.Weekly(), Roster: roster,
		})
	}
	card := newCard(t, cost.CardDraft{Currency: "USD", Source: "test", Default: "60"})
	return cost.NewModel(card, &cost.Options{Focus: newFocus(t, d)}), meetings
}

// BenchmarkFocus measures a year of 100 weekly series of eight people, 42,400 attendances. Bound: 100 ms.
func BenchmarkFocus(b *testing.B) {
	model, meetings := office(b, 100, 80)
	b.ReportAllocs()
	for b.Loop() {
		_, err := model.Focus(year(2026), meetings...)
		require.NoError(b, err)
	}
}
