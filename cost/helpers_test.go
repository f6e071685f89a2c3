package cost_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

func currency(t testing.TB, code string) money.Currency {
	t.Helper()
	c, err := money.ParseCurrency(code)
	require.NoError(t, err)
	return c
}

func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	loc, err := wallclock.SystemZones().Location(name)
	require.NoError(t, err)
	return loc
}

func newCard(t testing.TB, d cost.CardDraft) cost.Card {
	t.Helper()
	card, err := cost.NewCard(d)
	require.NoError(t, err)
	return card
}

func newMeeting(t testing.TB, d meeting.Draft) meeting.Meeting {
	t.Helper()
	m, err := meeting.New(d)
	require.NoError(t, err)
	return m
}

func year(y int) interval.Interval { return wallclock.Year(y, time.UTC) }

func forecast(t testing.TB, model cost.Model, window interval.Interval, meetings ...meeting.Meeting) cost.Forecast {
	t.Helper()
	f, err := model.Forecast(window, meetings...)
	require.NoError(t, err)
	return f
}

// estimate is that of the meeting's first occurrence in 2026.
func estimate(t testing.TB, model cost.Model, m meeting.Meeting) cost.Estimate {
	t.Helper()
	e, err := model.Estimate(first(t, m))
	require.NoError(t, err)
	return e
}

func first(t testing.TB, m meeting.Meeting) meeting.Occurrence {
	t.Helper()
	for o := range m.Occurrences(year(2026)) {
		return o
	}
	t.Fatal("the meeting has no occurrence in 2026")
	return meeting.Occurrence{}
}

func roster(ids ...participant.ID) participant.Roster {
	people := participant.Roster{}
	for _, id := range ids {
		people = append(people, participant.Participant{ID: id})
	}
	return people
}
