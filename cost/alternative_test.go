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

func ExampleForecast_Alternatives() {
	weekly, card := review()
	year, _ := cost.NewModel(card, nil).Forecast(wallclock.Year(2026, time.UTC), weekly)
	memo, err := cost.NewMemo(card, cost.MemoDraft{
		Source: "Sales manager", Words: 1190, Writer: participant.SalesManager, Writing: 30 * time.Minute,
		Readers: []cost.Readers{{Role: participant.SalesRepresentative, People: 2}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	list, err := year.Alternatives(func(cost.Series) (cost.Substitute, bool) { return cost.Substitute{Memo: memo}, true })
	for _, i := range list {
		fmt.Println(i)
	}
	fmt.Println(err)
	// Output:
	// cancel it: 8586.00 USD; write a memo instead: 5512.00 USD
	// <nil>
}

func TestAMemoIsComparedForAllOccurrences(t *testing.T) {
	model, weekly := g1Model(t)
	card, _, _ := g1(t)
	memo := newMemo(t, card, cost.MemoDraft{
		Words: 1190, Writer: participant.SalesManager, Writing: 90 * time.Minute,
		Readers: []cost.Readers{{Role: participant.SalesRepresentative, People: 5}, {Role: participant.TechnicalExpert, People: 1}},
	})
	f := forecast(t, model, year(2026), weekly)
	list, err := f.Alternatives(func(cost.Series) (cost.Substitute, bool) { return cost.Substitute{Memo: memo}, true })
	require.NoError(t, err)
	require.Len(t, list, 1)
	i := list[0]
	assert.Equal(t, 53, i.Occurrences)
	assert.Equal(t, f.Cost().Exact(), i.Cancel.Exact())
	assert.Equal(t, cost.MemoCheaper, i.Memo.Verdict)
	assert.Equal(t, usd(t, "426385/39").Exact(), i.Memo.Saving.Exact(), "53 times 8045/39")
	assert.Len(t, i.Changes(), 2)
	assert.Empty(t, i.Proposal().After, "nothing is left of a series that begins in the window")

	list, err = f.Alternatives(func(cost.Series) (cost.Substitute, bool) {
		return cost.Substitute{Memo: memo, Requires: []cost.Requirement{cost.RequiresDecision}}, true
	})
	require.NoError(t, err)
	assert.Equal(t, cost.NotComparable, list[0].Memo.Verdict)
	assert.Equal(t, "cancel it: 19711.14 USD", list[0].String())
	assert.Len(t, list[0].Changes(), 1)

	_, err = f.Alternatives(func(cost.Series) (cost.Substitute, bool) {
		return cost.Substitute{Memo: memo, Requires: []cost.Requirement{"x"}}, true
	})
	assert.Error(t, err)
}

func TestAlternativesComeDearestFirstAndKeepThePast(t *testing.T) {
	meetings := neighbors(t, func(one, two *meeting.Draft) {
		one.Start = wallclock.At(2025, 12, 1, 9, 0, time.UTC)
		two.Length = time.Hour
	})
	free := newMeeting(t, meeting.Draft{
		ID: freeID(t), Title: "demo", Start: wallclock.At(2026, 1, 5, 9, 0, time.UTC), Length: time.Hour,
		Roster: participant.Roster{{ID: "x", Role: participant.NewCustomer}},
	})
	model := prepared(t, func(o *cost.Options) {
		o.Plans = map[meeting.ID]cost.Plan{freeID(t): newPlan(t, cost.PlanDraft{})}
	})
	f := forecast(t, model, year(2026), append(meetings, free)...)
	list, err := f.Alternatives(nil)
	require.NoError(t, err)
	require.Len(t, list, 2, "what costs nothing is left out")
	assert.Equal(t, "pipeline", list[0].Series.Title)
	assert.Empty(t, list[0].Memo.Verdict)
	assert.Equal(t, "2025-12-01T09:00:00[UTC]", list[1].Left.Start().String())
	assert.Len(t, list[1].Proposal().After, 1)
	sum, err := list[0].Cancel.Add(list[1].Cancel)
	require.NoError(t, err)
	assert.Equal(t, f.Cost().Exact(), sum.Exact(), "together they are the whole")

	var zero cost.Forecast
	none, err := zero.Alternatives(nil)
	require.NoError(t, err)
	assert.Empty(t, none)
}

func freeID(t testing.TB) meeting.ID {
	t.Helper()
	id, err := meeting.ParseID("018f3c4a-7b1e-7c3d-9a2b-1234567890ab")
	require.NoError(t, err)
	return id
}
