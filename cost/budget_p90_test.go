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

func TestG1P90OfAnOccurrenceCostModel32(t *testing.T) {
	model, weekly := g1Model(t)
	d := weekly.Draft()
	d.Records, d.Repeats = []participant.Record{acme}, recurrence.Rule{}
	b := newBudget(t, cost.BudgetDraft{Account: acme, Amount: "1000", Currency: "USD", JudgedOn: cost.OnP90})
	s := status(t, b, model, d.Start.Instant(), newMeeting(t, d))
	amount, ok := s.Committed.Amount()
	assert.True(t, ok)
	assert.Equal(t, "654377/1560", amount.Exact())
	assert.Equal(t, "419.47 USD", amount.String())
}

// Whatever somebody has answered, they come with the probability that the table gives, or don't.
func TestP90OfMoneyIsOfPeopleOfAllResponses(t *testing.T) {
	card := newCard(t, cost.CardDraft{Currency: "USD", Source: "test", Default: "60"})
	b := newBudget(t, cost.BudgetDraft{Person: "ann", Amount: "100", Currency: "USD", JudgedOn: cost.OnP90})
	for likely, want := range map[string]string{"0.05": "0.00 USD", "0.1001": "60.00 USD"} {
		p, err := cost.ParseProbability(likely)
		require.NoError(t, err)
		for _, r := range []participant.Response{
			participant.NeedsAction, participant.Accepted, participant.Declined, participant.Tentative, participant.Delegated,
		} {
			model := cost.NewModel(card, &cost.Options{Attendance: cost.Attendance{ByResponse: map[participant.Response]cost.Probability{r: p}}})
			m := newMeeting(t, meeting.Draft{
				Start: wallclock.At(2026, 1, 5, 9, 0, time.UTC), Length: time.Hour, Roster: participant.Roster{{ID: "ann", Response: r}},
			})
			assert.Equal(t, want, status(t, b, model, m.Start().Instant(), m).Committed.String(), r)
		}
	}
}

func TestP90OfHoursIsOfPeople(t *testing.T) {
	_, attendance, weekly := g1(t)
	d := weekly.Draft()
	d.Repeats = recurrence.Rule{}
	m := newMeeting(t, d)
	model := hoursOnly(&cost.Options{Attendance: attendance})
	for id, want := range map[participant.ID]string{"manager": "0.75 hours", "ae5": "0.75 hours", "nobody": "0.00 hours"} {
		b := newBudget(t, cost.BudgetDraft{Person: id, Hours: "1", JudgedOn: cost.OnP90})
		assert.Equal(t, want, status(t, b, model, d.Start.Instant(), m).Committed.String(), id)
	}
	// Of p = .95, .95, .95, .5, .3 and .5 it is five people or fewer with probability 0.936, and four or fewer with 0.647.
	team := newBudget(t, cost.BudgetDraft{Team: []participant.ID{"ae1", "ae2", "ae3", "ae4", "ae5", "se"}, Hours: "1", JudgedOn: cost.OnP90})
	assert.Equal(t, "3.75 hours", status(t, team, model, d.Start.Instant(), m).Committed.String())
}

func TestP90IsReachedAtNineTenthsExactly(t *testing.T) {
	for p, want := range map[string]string{"0.1": "0.00 hours", "0.1001": "1.00 hours"} {
		likely, err := cost.ParseProbability(p)
		require.NoError(t, err)
		model := hoursOnly(&cost.Options{Attendance: cost.Attendance{ByPerson: map[participant.ID]cost.Probability{"ann": likely}}})
		b := newBudget(t, cost.BudgetDraft{Person: "ann", Hours: "1", JudgedOn: cost.OnP90})
		assert.Equal(t, want, status(t, b, model, time.Date(2026, 1, 6, 0, 0, 0, 0, time.UTC), aWeek(t)[0]).Actual.String(), p)
	}
}

func TestP90OfMoreThanTwentyUncertainPeopleIsRefused(t *testing.T) {
	half, err := cost.ParseProbability("0.5")
	require.NoError(t, err)
	var people participant.Roster
	var ids []participant.ID
	for i := range 21 {
		ids = append(ids, participant.ID(fmt.Sprint("p", i)))
		people = append(people, participant.Participant{ID: ids[i], Response: participant.Tentative})
	}
	model := hoursOnly(&cost.Options{Attendance: cost.Attendance{ByResponse: map[participant.Response]cost.Probability{participant.Tentative: half}}})
	m := newMeeting(t, meeting.Draft{Start: wallclock.At(2026, 1, 5, 9, 0, time.UTC), Length: time.Hour, Roster: people})
	at := m.Start().Instant()
	b := newBudget(t, cost.BudgetDraft{Team: ids, Hours: "1", JudgedOn: cost.OnP90})
	period, _ := b.PeriodAt(at)
	_, err = b.Status(model, period, at, m)
	var uncertain *cost.UncertainError
	require.ErrorAs(t, err, &uncertain)
	assert.Equal(t, 21, uncertain.People)

	card := newCard(t, cost.CardDraft{Currency: "USD", Source: "test", Default: "0"})
	free := newBudget(t, cost.BudgetDraft{Team: ids, Amount: "1", Currency: "USD", JudgedOn: cost.OnP90})
	_, err = free.Status(cost.NewModel(card, &cost.Options{Attendance: cost.Attendance{
		ByResponse: map[participant.Response]cost.Probability{participant.Tentative: half},
	}}), period, at, m)
	assert.NoError(t, err, "people who cost nothing leave nothing uncertain")

	b = newBudget(t, cost.BudgetDraft{Team: ids[1:], Hours: "1", JudgedOn: cost.OnP90})
	s := status(t, b, model, at, m)
	assert.Equal(t, "13.00 hours", s.Committed.String(), "P(X ≤ 13) = 0.942, P(X ≤ 12) = 0.868 of 20 fair coins")
}
