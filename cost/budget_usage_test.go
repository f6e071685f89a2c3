package cost_test

import (
	"fmt"
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

// The first and the third Monday are canceled. On the second, of which no 90th percentile can be told, nothing changes.
func TestWhatAProposalLeavesAsItWasNeedsNoFigure(t *testing.T) {
	half, err := cost.ParseProbability("0.5")
	require.NoError(t, err)
	model := hoursOnly(&cost.Options{Attendance: cost.Attendance{
		ByResponse: map[participant.Response]cost.Probability{participant.Tentative: half},
	}})
	monday := func(day int) wallclock.Local { return wallclock.At(2026, 1, day, 9, 0, time.UTC).Local() }
	var many participant.Roster
	var team []participant.ID
	for i := range 21 {
		team = append(team, participant.ID(fmt.Sprint("p", i)))
		many = append(many, participant.Participant{ID: team[i], Response: participant.Tentative})
	}
	before := meeting.Draft{
		ID: numbered(t, 1), Start: wallclock.At(2026, 1, 5, 9, 0, time.UTC), Length: time.Hour, Roster: roster("p0"),
		Repeats: recurrence.Weekly().Times(3), Overrides: []meeting.Override{{Original: monday(12), Roster: many}},
	}
	after := before.Clone()
	after.Overrides = append(after.Overrides, meeting.Override{Original: monday(5), Canceled: true}, meeting.Override{Original: monday(19), Canceled: true})
	p := meeting.Proposal{Before: newMeeting(t, before), After: []meeting.Meeting{newMeeting(t, after)}}

	g := newGate(t, model, nil, newBudget(t, cost.BudgetDraft{Team: team, Hours: "1", JudgedOn: cost.OnP90}))
	judgments := decide(t, g, p).Judgments
	require.Len(t, judgments, 2)
	assert.Equal(t, `"Budget", the week of 2026-01-05: 0.00 hours of 1.00 hours, 1.00 hours before (within the budget)`, judgments[0].String())
	assert.Equal(t, `"Budget", the week of 2026-01-19: 0.00 hours of 1.00 hours, 1.00 hours before (within the budget)`, judgments[1].String())
}
