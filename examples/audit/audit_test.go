package main

import (
	"encoding/json"
	"strconv"
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

func TestManyMeetingsArePricedInPartsToTheSameWhole(t *testing.T) {
	card, err := cost.NewCard(cost.CardDraft{Currency: "USD", Source: "test", Default: "1/7"})
	require.NoError(t, err)
	var meetings []meeting.Meeting
	for i := range 2_500 {
		m, err := meeting.New(meeting.Draft{
			Title:   strconv.Itoa(i),
			Start:   wallclock.At(2026, time.January, 1+i%28, i%24, i%60, time.UTC),
			Length:  time.Duration(i+1) * time.Second,
			Repeats: recurrence.Weekly().Times(3),
			Roster:  participant.Roster{{ID: "ann"}, {ID: "bo"}},
		})
		require.NoError(t, err)
		meetings = append(meetings, m)
	}
	model, window := cost.NewModel(card, nil), wallclock.Year(2026, time.UTC)

	var shown writes
	now := clock()
	bar := newProgress(nil, func() time.Time { now = now.Add(2 * time.Second); return now })
	bar.w = &shown
	got, err := price(model, window, meetings, bar)
	require.NoError(t, err)
	want, err := model.Forecast(window, meetings...)
	require.NoError(t, err)
	assert.Equal(t, inJSON(t, want), inJSON(t, got))
	for _, percent := range []string{"  0 %", " 25 %", " 50 %", " 75 %"} {
		assert.Contains(t, string(shown), percent)
	}
}

func inJSON(t *testing.T, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	require.NoError(t, err)
	return string(data)
}
