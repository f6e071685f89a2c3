package cost_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// An hour to write, five minutes to read, half an hour to meet, all at one rate: cheaper from N > (60 − 5)/(30 − 5) =
// 2.2 people on.
func TestScenarioAMemoIsCheaperFromThreePeopleOnCostModel38(t *testing.T) {
	card := newCard(t, cost.CardDraft{Currency: "EUR", Source: "test", Default: "60"})
	for people, want := range map[int]struct {
		verdict cost.MemoVerdict
		saving  string
	}{2: {cost.MeetingCheaper, "-5"}, 3: {cost.MemoCheaper, "20"}, 4: {cost.MemoCheaper, "45"}} {
		var all participant.Roster
		for i := range people {
			all = append(all, participant.Participant{ID: participant.ID(fmt.Sprint(i)), Role: participant.Marketing})
		}
		m := newMeeting(t, meeting.Draft{Start: wallclock.At(2026, time.May, 4, 9, 0, time.UTC), Length: 30 * time.Minute, Roster: all})
		memo := newMemo(t, card, cost.MemoDraft{
			Source: "test", Words: 1190, Writer: participant.Marketing, Writing: time.Hour,
			Readers: []cost.Readers{{Role: participant.Marketing, People: people - 1}},
		})
		c, err := memo.Compare(estimate(t, cost.NewModel(card, nil), m).Direct())
		require.NoError(t, err)
		assert.Equal(t, want.verdict, c.Verdict, people)
		assert.Equal(t, want.saving, c.Saving.Exact(), people)
	}
}

func TestScenarioAtTheSameCostTheMeetingStaysCostModel38(t *testing.T) {
	card := newCard(t, cost.CardDraft{Currency: "EUR", Source: "test", Default: "60"})
	memo := newMemo(t, card, cost.MemoDraft{
		Source: "test", Words: 238, Writer: participant.Marketing, Writing: 9 * time.Minute,
		Reply: time.Minute, Readers: []cost.Readers{{Role: participant.Marketing, People: 10, Likely: "0.5"}},
	})
	assert.Equal(t, "19", memo.Cost().Exact(), "9 to write, 5 of 10 at a minute to read and one to answer")
	for meeting, want := range map[string]cost.MemoVerdict{"19": cost.MeetingCheaper, "19.01": cost.MemoCheaper, "18.99": cost.MeetingCheaper} {
		c, err := memo.Compare(amountIn(t, meeting, "EUR"))
		require.NoError(t, err)
		assert.Equal(t, want, c.Verdict, meeting)
	}
	for r := range cost.Requirements() {
		c, err := memo.Compare(amountIn(t, "1000", "EUR"), r)
		require.NoError(t, err)
		assert.Equal(t, cost.NotComparable, c.Verdict, r)
		assert.Equal(t, 0, c.Saving.Sign(), r)
	}
}
