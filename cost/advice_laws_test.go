package cost_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// quarter is the window of random calendars: the first three months of 2026.
func quarter(t testing.TB) interval.Interval {
	return span(t, "2026-01-01T00:00:00Z", "2026-04-01T00:00:00Z")
}

// randomCalendar is of two teams whose series often lie on the same days, some begun before the quarter.
func randomCalendar(t testing.TB, r *rand.Rand) []meeting.Meeting {
	rules := []recurrence.Rule{
		recurrence.Weekly(), recurrence.Weekly(), recurrence.Weekly().On(time.Monday), recurrence.Weekly().Every(2),
		recurrence.Weekly().Times(8), recurrence.Daily().Every(7), recurrence.Monthly().OnThe(1, time.Monday),
		{},
	}
	teams := [][]participant.ID{{"a", "b", "c", "d", "e"}, {"f", "g", "h"}}
	meetings := make([]meeting.Meeting, 3+r.IntN(8))
	for k := range meetings {
		d := meeting.Draft{
			Title: fmt.Sprint("series ", k), Repeats: rules[r.IntN(len(rules))], Organizer: "boss",
			Start: wallclock.At(2025, 12, 22, 9+r.IntN(4), 15*r.IntN(4), time.UTC).Local().
				Add(time.Duration(r.IntN(2)) * 7 * 24 * time.Hour).In(wallclock.ZoneOf(time.UTC)),
			Length: time.Duration(1+r.IntN(4)) * 15 * time.Minute, Audience: []meeting.Audience{"", "", "", meeting.Internal}[r.IntN(4)],
		}
		for _, id := range teams[r.IntN(2)] {
			p := participant.Participant{ID: id, Response: []participant.Response{participant.Declined, participant.Tentative, participant.Accepted}[min(2, r.IntN(20))]}
			if r.IntN(8) == 0 {
				p.Part = participant.Optional
			}
			if r.IntN(20) > 0 {
				d.Roster = append(d.Roster, p)
			}
		}
		if r.IntN(3) == 0 {
			d.Agenda.Items = []agenda.Item{{Title: "x", Length: d.Length / 2}}
		}
		meetings[k] = newMeeting(t, d)
		if len(d.Roster) > 0 && r.IntN(4) == 0 {
			meetings[k] = withRandomOverride(t, r, meetings[k])
		}
	}
	return meetings
}

// withRandomOverride changes one of the first three occurrences.
func withRandomOverride(t testing.TB, r *rand.Rand, m meeting.Meeting) meeting.Meeting {
	occurrences := slices.Collect(m.Occurrences(quarter(t)))
	if len(occurrences) < 3 {
		return m
	}
	at := occurrences[r.IntN(3)]
	o := meeting.Override{Original: at.Original()}
	switch r.IntN(4) {
	case 0:
		o.Canceled = true
	case 1:
		o.Length = 2 * time.Hour
	case 2:
		o.Start = at.Start().Local().Add(time.Duration(r.IntN(200)-100) * time.Hour).In(at.Start().Zone())
	case 3:
		o.Responses = map[participant.ID]participant.Response{m.Roster()[0].ID: participant.Declined}
	}
	edit, err := m.EditOne(o)
	require.NoError(t, err)
	return edit.Meeting
}

// adviceModel prices with a plan and knows the working hours of most.
func adviceModel(t testing.TB, r *rand.Rand) cost.Model {
	return prepared(t, func(o *cost.Options) {
		d := cost.FocusDraft{
			Hours:  everybody(workingHours(t, time.UTC, "08:00-12:00", "13:00-17:00"), "a", "b", "c", "f", "g"),
			Source: "test", Threshold: time.Duration(1+r.IntN(6)) * 30 * time.Minute,
			Busy: map[participant.ID][]interval.Interval{"a": {span(t, "2026-01-05T11:00:00Z", "2026-01-05T12:00:00Z")}},
		}
		o.Focus = newFocus(t, d)
	})
}

func TestWhatAdviceSavesAddsUpOnRandomCalendarsCostModel310(t *testing.T) {
	seen := map[cost.ChangeKind]int{}
	for seed := range uint64(60) {
		r := seeded(seed)
		meetings, model := randomCalendar(t, r), adviceModel(t, r)
		f := forecast(t, model, quarter(t), meetings...)
		advice := slices.Collect(f.Advice())
		var money money.Amount
		var focus time.Duration
		for _, a := range advice {
			seen[a.Change.Kind()]++
			var err error
			money, err = money.Add(a.Saving)
			require.NoError(t, err)
			focus += a.Focus
		}
		after := afterAll(t, meetings, advice)
		saved, err := f.Cost().Sub(forecast(t, model, quarter(t), after...).Cost())
		require.NoError(t, err)
		assert.Zero(t, compare(t, saved, money), "seed %d: %s is not %s", seed, saved, money)

		before := focusOf(t, model, quarter(t), meetings...).Total().Focus.Duration()
		now := focusOf(t, model, quarter(t), after...).Total().Focus.Duration()
		assert.Equal(t, before-now, focus, "seed %d: focus", seed)
	}
	for _, kind := range []cost.ChangeKind{cost.EverySecondWeek, cost.OnceAMonth, cost.Shorten, cost.DropOptional, cost.MergeSeries, cost.MoveNext} {
		assert.Greater(t, seen[kind], 5, kind)
	}
}

func TestAdviceIsSortedAndDoesNotDependOnTheOrderOfMeetings(t *testing.T) {
	for seed := range uint64(25) {
		r := seeded(seed)
		meetings, model := randomCalendar(t, r), adviceModel(t, r)
		want := slices.Collect(forecast(t, model, quarter(t), meetings...).Advice())
		r.Shuffle(len(meetings), func(i, j int) { meetings[i], meetings[j] = meetings[j], meetings[i] })
		got := slices.Collect(forecast(t, model, quarter(t), meetings...).Advice())
		assert.Equal(t, fmt.Sprint(want), fmt.Sprint(got), "seed %d", seed)
		moved := false
		type once struct {
			series cost.Series
			kind   cost.ChangeKind
		}
		seen := map[once]bool{}
		for _, a := range want {
			assert.False(t, seen[once{a.Series, a.Change.Kind()}], "each kind once of a series")
			seen[once{a.Series, a.Change.Kind()}] = true
			moved = moved || a.Change.Kind() == cost.MoveNext
			assert.Equal(t, moved, a.Saving.Sign() == 0, "moves, which save no money, come last")
			assert.True(t, !moved || a.Focus > 0, "seed %d: %s", seed, a)
		}
	}
}

// The first piece of advice is the best of all changes that there are: none of the others saves more by itself.
func TestTheFirstAdviceSavesMostAlone(t *testing.T) {
	for seed := range uint64(25) {
		r := seeded(seed)
		meetings := randomCalendar(t, r)
		advice := slices.Collect(forecast(t, adviceModel(t, r), quarter(t), meetings...).Advice())
		for i, a := range advice {
			if i == 0 {
				assert.Zero(t, compare(t, a.SavingAlone, a.Saving))
			}
			// A step that only becomes possible by the one before it may save more than that one by itself.
			if a.Change.Kind() != cost.OnceAMonth && a.Change.Kind() != cost.MergeSeries {
				assert.GreaterOrEqual(t, compare(t, advice[0].SavingAlone, a.SavingAlone), 0, "seed %d: %s", seed, a)
			}
		}
	}
}

func TestSeriesOfTheSameSavingComeInOrderOfKindAndThenOfIDAndTitle(t *testing.T) {
	ids := []string{"00000000-0000-7000-8000-000000000002", "00000000-0000-7000-8000-000000000001", ""}
	var meetings []meeting.Meeting
	for _, title := range []string{"b", "a"} {
		for _, text := range ids {
			d := meeting.Draft{
				Title: title, Start: wallclock.At(2026, 1, 6, 9, 0, time.UTC), Length: 30 * time.Minute,
				Repeats: recurrence.Weekly().Every(2).Times(3), Roster: roster("x"),
			}
			if text != "" {
				id, err := meeting.ParseID(text[:len(text)-2] + title + text[len(text)-1:])
				require.NoError(t, err)
				d.ID = id
			}
			meetings = append(meetings, newMeeting(t, d))
		}
	}
	model := prepared(t, func(o *cost.Options) { o.Plan = cost.Plan{} })
	var got []string
	for a := range forecast(t, model, year(2026), meetings...).Advice() {
		got = append(got, a.Series.Title+" "+a.Series.Meeting.String()[34:])
	}
	assert.Equal(t, []string{"a 00", "b 00", "a a1", "a a2", "b b1", "b b2"}, got)
}

func TestOfTheSameSavingTheKindDecidesBeforeTheSeries(t *testing.T) {
	draft := meeting.Draft{Start: wallclock.At(2026, 1, 6, 9, 0, time.UTC)}
	a, b := draft, draft
	a.Title, a.Length, a.Roster = "a", 30*time.Minute, append(roster("x"), participant.Participant{ID: "y", Part: participant.Optional})
	b.Title, b.Length, b.Roster = "b", time.Hour, roster("x")
	model := prepared(t, func(o *cost.Options) { o.Plan = cost.Plan{} })
	var got []string
	for found := range forecast(t, model, year(2026), newMeeting(t, a), newMeeting(t, b)).Advice() {
		got = append(got, found.Series.Title+", "+found.String())
	}
	assert.Equal(t, []string{
		"b, shorten it to 30 minutes: 30.00 USD", "a, hold it without its optional participants: 30.00 USD",
	}, got)
}

func TestMeetingsThatOnlyTheirPeopleTellApartHaveAnOrderToo(t *testing.T) {
	of := func(who participant.ID) meeting.Meeting {
		return newMeeting(t, meeting.Draft{Start: wallclock.At(2026, 1, 6, 9, 0, time.UTC), Length: time.Hour, Roster: roster(who)})
	}
	for _, meetings := range [][]meeting.Meeting{{of("x"), of("y")}, {of("y"), of("x")}} {
		var got []participant.ID
		for a := range forecast(t, prepared(t, withThat), year(2026), meetings...).Advice() {
			got = append(got, a.Meeting.Roster()[0].ID)
		}
		assert.Equal(t, []participant.ID{"x", "y"}, got)
	}
}

func TestALongMeetingIsMadeShorterOnce(t *testing.T) {
	m := newMeeting(t, meeting.Draft{Start: wallclock.At(2026, 1, 6, 9, 0, time.UTC), Length: 5 * time.Hour, Roster: roster("x")})
	advice := slices.Collect(forecast(t, prepared(t, withThat), year(2026), m).Advice())
	require.Len(t, advice, 1)
	assert.Equal(t, "shorten it to 180 minutes: 120.00 USD", advice[0].String(), "not to less than half")
}

func TestASplitSeriesIsPricedByItsOwnPlan(t *testing.T) {
	id, err := meeting.ParseID("018f3c4a-7b1e-7c3d-9a2b-1234567890ab")
	require.NoError(t, err)
	m := newMeeting(t, meeting.Draft{
		ID: id, Start: wallclock.At(2025, 1, 6, 9, 0, time.UTC), Length: 30 * time.Minute, Repeats: recurrence.Weekly(), Roster: roster("a"),
	})
	model := prepared(t, func(o *cost.Options) {
		o.Plans = map[meeting.ID]cost.Plan{id: newPlan(t, cost.PlanDraft{Currency: "USD", Venue: "1000"})}
	})
	for a := range forecast(t, model, year(2026), m).Advice() {
		assert.Equal(t, "26780.00 USD", a.Saving.String(), "26 of 52 times 1,000 and half an hour")
		assert.True(t, a.Meeting.ID().IsZero(), "what is split off is a new meeting")
		assert.Equal(t, id, a.Before.ID())
		break
	}
}
