package cost_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// afterAll returns the meetings that a host has once it has taken all advice.
func afterAll(t testing.TB, meetings []meeting.Meeting, advice []cost.Advice) []meeting.Meeting {
	t.Helper()
	changed := map[string][]meeting.Meeting{} // by what is kept
	text := func(m meeting.Meeting) string {
		b, err := m.MarshalJSON()
		require.NoError(t, err)
		return string(b)
	}
	for _, a := range advice {
		for _, p := range a.Proposals() {
			changed[text(p.Before)] = p.After
		}
	}
	var after []meeting.Meeting
	for _, m := range meetings {
		if now, ok := changed[text(m)]; ok {
			after = append(after, now...)
		} else {
			after = append(after, m)
		}
	}
	return after
}

func TestSavingsInSequenceAddUpToBeforeLessAfterCostModel310(t *testing.T) {
	card, m := eightPeople(t)
	model := cost.NewModel(card, &cost.Options{Plan: newPlan(t, cost.PlanDraft{
		Currency: "USD", Venue: "25.00", CateringPerHead: "3.10", CateringGuaranteed: 6,
		Efforts: map[participant.Role]cost.Effort{"": {Preparation: 7 * time.Minute}},
	})})
	var meetings []meeting.Meeting
	for i, minutes := range []int64{20, 30, 45, 60, 90, 120} {
		for j, rule := range []recurrence.Rule{
			recurrence.Weekly(), recurrence.Weekly().Every(2), recurrence.Weekly().On(time.Monday).Times(20), recurrence.Daily(), {},
		} {
			d := m.Draft()
			d.Title, d.Length, d.Repeats = fmt.Sprintf("%d %d", i, j), time.Duration(minutes*60)*time.Second, rule
			d.Start = wallclock.At(2025, 12, 1+7*j, 9, 0, time.UTC)
			d.Roster[1+i%5].Part = participant.Optional
			meetings = append(meetings, newMeeting(t, d))
		}
	}
	f := forecast(t, model, year(2026), meetings...)
	advice := slices.Collect(f.Advice())
	require.NotEmpty(t, advice)

	var sum money.Amount
	var err error
	for _, a := range advice {
		sum, err = sum.Add(a.Saving)
		require.NoError(t, err)
		assert.Positive(t, a.Saving.Sign())
	}
	saved, err := f.Cost().Sub(forecast(t, model, year(2026), afterAll(t, meetings, advice)...).Cost())
	require.NoError(t, err)
	assert.True(t, saved.Equal(sum), "%s is not %s", saved, sum)
	assert.Equal(t, fmt.Sprint(advice), fmt.Sprint(slices.Collect(f.Advice())), "the same again")

	slices.Reverse(meetings)
	assert.Equal(t, fmt.Sprint(advice), fmt.Sprint(slices.Collect(forecast(t, model, year(2026), meetings...).Advice())),
		"whatever the order of meetings")
}

func TestG1AdviceAloneAndInSequenceCostModel314(t *testing.T) {
	model, weekly := g1Model(t)
	got := map[string][2]string{}
	for a := range forecast(t, model, year(2026), weekly).Advice() {
		got[a.Change.String()] = [2]string{a.SavingAlone.String(), a.Saving.String()}
	}
	assert.Equal(t, map[string][2]string{
		"hold it every second week":                 {"9669.62 USD", "9669.62 USD"},  // 580177/60
		"hold it once a month":                      {"15248.24 USD", "5578.62 USD"}, // 41 and 15 times 44629/120
		"shorten it to 30 minutes":                  {"4344.62 USD", "983.69 USD"},   // 53 and 12 times 85253/1040
		"hold it without its optional participants": {"1605.29 USD", "242.31 USD"},   // 53 times 1575/52; 12 times 525/26
	}, got)
}

func TestG1DroppingTheExpertOfOneOccurrenceCostModel314(t *testing.T) {
	model, weekly := g1Model(t)
	once := weekly.Draft()
	once.Repeats = recurrence.Rule{}
	var got []string
	for a := range forecast(t, model, year(2026), newMeeting(t, once)).Advice() {
		got = append(got, fmt.Sprintf("%s: %s alone, %s", a.Change, a.SavingAlone.Exact(), a.Saving.Exact()))
	}
	assert.Equal(t, []string{
		"shorten it to 30 minutes: 85253/1040 alone, 85253/1040",           // 81.97
		"hold it without its optional participants: 1575/52 alone, 525/26", // 30.29 alone, 20.19
	}, got)
}

func TestAdviceLeavesAloneWhatItCannotChange(t *testing.T) {
	card, _ := eightPeople(t)
	model := cost.NewModel(card, nil)
	start := wallclock.At(2026, 1, 5, 9, 0, time.UTC)
	for name, c := range map[string]struct {
		draft meeting.Draft
		want  []string
	}{
		"an agenda that needs the time": {
			meeting.Draft{Start: start, Length: time.Hour, Roster: roster("a"), Agenda: agenda.Agenda{Items: []agenda.Item{{Title: "x", Length: 50 * time.Minute}}}},
			nil,
		},
		"only optional people": {
			meeting.Draft{Start: start, Length: 20 * time.Minute, Roster: participant.Roster{{ID: "a", Part: participant.Optional}}},
			nil,
		},
		"every day of the week": {
			meeting.Draft{Start: start, Length: 15 * time.Minute, Roster: roster("a"), Repeats: recurrence.Weekly().On(time.Monday, time.Tuesday)},
			nil,
		},
		"every second week": {
			meeting.Draft{Start: start, Length: 15 * time.Minute, Roster: roster("a"), Repeats: recurrence.Weekly().Every(2)},
			[]string{"hold it once a month"},
		},
		"nobody": {meeting.Draft{Start: start, Length: time.Hour, Repeats: recurrence.Weekly()}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for a := range forecast(t, model, year(2026), newMeeting(t, c.draft)).Advice() {
				got = append(got, a.Change.String())
			}
			assert.Equal(t, c.want, got)
		})
	}
}

func TestAdviceKeepsWhatWasBeforeTheWindow(t *testing.T) {
	card, _ := eightPeople(t)
	m := newMeeting(t, meeting.Draft{
		Start: wallclock.At(2025, 1, 6, 9, 0, time.UTC), Length: 30 * time.Minute, Repeats: recurrence.Weekly(), Roster: roster("a"),
	})
	for a := range forecast(t, cost.NewModel(card, nil), year(2026), m).Advice() {
		assert.Equal(t, "2026-01-05T09:00:00[UTC]", a.Meeting.Start().String())
		n := 0
		for range a.Before.Occurrences(year(2025)) {
			n++
		}
		assert.Equal(t, 52, n)
	}
}
