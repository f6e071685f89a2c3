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

// Two meetings on a Monday from nine to five with an hour for lunch. A representative focuses from two hours on: of
// seven hours two are left, 15:00 to 17:00. A manager does from one hour on, and loses the meetings alone.
func TestScenarioFocusWithLunchAndThresholdsByRoleCostModel34(t *testing.T) {
	berlin := zone(t, "Europe/Berlin")
	day := workingHours(t, berlin, "09:00-12:00", "13:00-17:00")
	people := participant.Roster{
		{ID: "rep", Role: participant.SalesRepresentative, Response: participant.Tentative},
		{ID: "man", Role: participant.SalesManager},
		{ID: "off", Role: participant.SalesRepresentative, Response: participant.Declined},
	}
	halfHour := func(name string, hour, minute int) meeting.Meeting {
		return newMeeting(t, meeting.Draft{
			ID: meeting.IDFor(name), Title: name, Start: wallclock.At(2026, time.May, 4, hour, minute, berlin),
			Length: 30 * time.Minute, Roster: people,
		})
	}
	morning, afternoon := halfHour("morning", 10, 0), halfHour("afternoon", 14, 30)
	card := newCard(t, cost.CardDraft{Currency: "USD", Source: "test", PerHour: map[participant.Role]string{
		participant.SalesManager: "96.35", participant.SalesRepresentative: "255/13",
	}})
	model := cost.NewModel(card, &cost.Options{
		Attendance: cost.Attendance{ByResponse: map[participant.Response]cost.Probability{participant.Tentative: odds(t, "0.9")}},
		Focus: newFocus(t, cost.FocusDraft{
			Hours:           everybody(day, "rep", "man", "off"),
			ThresholdByRole: map[participant.Role]time.Duration{participant.SalesManager: time.Hour},
			Share:           "0.4", Source: "test",
		}),
	})
	window := spanOf(t, time.Date(2026, time.May, 4, 0, 0, 0, 0, berlin), time.Date(2026, time.May, 5, 0, 0, 0, 0, berlin))
	f, err := model.Focus(window, morning, afternoon)
	require.NoError(t, err)
	halves := func(focus, stranded int) cost.FocusHours { // of an hour
		length := func(n int) cost.Hours { return cost.HoursOf(time.Duration(n) * 30 * time.Minute) }
		return cost.FocusHours{Focus: length(focus), Stranded: length(stranded)}
	}
	assert.Equal(t, halves(12, 8), f.Total())
	lost, ok := f.Fragmentation()
	require.True(t, ok)
	assert.Equal(t, "1836/65", lost.Exact())

	want := map[string]struct {
		focus, stranded int
		lost            string
	}{"morning": {7, 5, "459/26"}, "afternoon": {5, 3, "1377/130"}}
	require.Len(t, f.Series(), 2)
	for _, s := range f.Series() {
		w := want[s.Title]
		assert.Equal(t, halves(w.focus, w.stranded), s.FocusHours, s.Title)
		assert.Equal(t, w.lost, s.Fragmentation.Exact(), s.Title)
	}
	of, err := model.FocusOf(first(t, morning), afternoon)
	require.NoError(t, err)
	assert.Equal(t, halves(7, 5), of.FocusHours, "one occurrence is the series here")
	assert.Equal(t, "459/26", of.Fragmentation.Exact())
}
