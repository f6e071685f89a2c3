package cost_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/memstore"
)

func TestABudgetHoldsUpWhatASchedulerWouldKeep(t *testing.T) {
	weekly, card := review() // 45 minutes each Thursday
	gate, err := cost.NewGate(cost.NewModel(card, nil), []cost.Budget{twoHoursAWeek()}, nil)
	require.NoError(t, err)
	now := time.Date(2026, time.January, 2, 12, 0, 0, 0, time.UTC)
	s := meeting.NewScheduler(memstore.New(), &meeting.SchedulerOptions{
		Gates: []meeting.Gate{gate}, Now: func() time.Time { return now },
	})
	_, err = s.Schedule(t.Context(), "ann", weekly)
	require.NoError(t, err)
	_, err = s.Schedule(t.Context(), "ann", addition()) // 90 minutes more
	var denial *meeting.Denial
	require.ErrorAs(t, err, &denial)
	assert.Equal(t, cost.BudgetRule, denial.Findings[0].Rule)

	d := addition().Draft()
	d.Length = time.Hour
	m, err := meeting.New(d)
	require.NoError(t, err)
	_, err = s.Schedule(t.Context(), "ann", m)
	require.NoError(t, err)
}
