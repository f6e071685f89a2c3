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

// Section 3.3: what whoever organizes has prepared is sunk, and section 3.2: who was seen replaces p, not that. The
// organizer is not on the roster; the directory has them.
func TestScenarioAnOrganizerWhoStayedAwayHasPreparedCostModel33(t *testing.T) {
	directory, err := participant.NewDirectory(participant.Person{ID: "boss", Role: participant.Executive})
	require.NoError(t, err)
	m := newMeeting(t, meeting.Draft{
		ID: meeting.IDFor("organized"), Start: wallclock.At(2026, time.March, 5, 9, 0, time.UTC), Length: time.Hour,
		Organizer: "boss", Roster: participant.Roster{{ID: "ann", Role: participant.Executive}},
	})
	from := m.Start().Instant()
	for name, c := range map[string]struct {
		observed []agenda.Presence
		want     string // of two people's or one's preparation of a quarter of an hour at 60, and of their hours
	}{
		"expected":     {nil, "150"},
		"they came":    {[]agenda.Presence{{Person: "boss", Joined: from, Left: from.Add(time.Hour)}}, "75"},
		"ann came":     {[]agenda.Presence{{Person: "ann", Joined: from, Left: from.Add(time.Hour)}}, "90"},
		"nobody came":  {[]agenda.Presence{}, "15"},
		"a guest came": {[]agenda.Presence{{Person: "guest", Joined: from, Left: from.Add(time.Hour)}}, "35"},
	} {
		options := cost.Options{Directory: directory, Plan: newPlan(t, cost.PlanDraft{
			Efforts: map[participant.Role]cost.Effort{participant.Executive: {Preparation: 15 * time.Minute}},
		})}
		if c.observed != nil {
			options.Observed = map[meeting.Key][]agenda.Presence{first(t, m).Key(): c.observed}
		}
		model := cost.NewModel(newCard(t, cost.CardDraft{
			Currency: "USD", Source: "test", Default: "20", PerHour: map[participant.Role]string{participant.Executive: "60"},
		}), &options)
		e := estimate(t, model, m)
		assert.Equal(t, c.want, e.Direct().Exact(), name)
		shares, err := model.Shares(first(t, m))
		require.NoError(t, err)
		sum := amountIn(t, "0", "USD")
		for _, s := range shares {
			sum = plus(t, sum, s.Cost)
		}
		assert.Equal(t, c.want, sum.Exact(), name)
		assert.Equal(t, c.want, forecast(t, model, year(2026), m).Cost().Exact(), name)
	}
}
