package cost_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// prepared is a model of 60 USD an hour in which each occurrence is prepared for ten minutes and takes a room of 25 USD.
func prepared(t testing.TB, change func(*cost.Options)) cost.Model {
	t.Helper()
	o := &cost.Options{Plan: newPlan(t, cost.PlanDraft{
		Currency: "USD", Venue: "25", Efforts: map[participant.Role]cost.Effort{"": {Preparation: 10 * time.Minute}},
	})}
	change(o)
	return cost.NewModel(newCard(t, cost.CardDraft{Currency: "USD", Source: "test", Default: "60"}), o)
}

func withThat(*cost.Options) {}

// neighbors are two series of ten Mondays each, of half an hour, which one team has one after the other.
func neighbors(t testing.TB, change func(one, two *meeting.Draft)) []meeting.Meeting {
	t.Helper()
	draft := func(title string, hour, minute int) meeting.Draft {
		return meeting.Draft{
			Title: title, Start: wallclock.At(2026, 1, 5, hour, minute, time.UTC), Length: 30 * time.Minute,
			Repeats: recurrence.Monthly().OnThe(1, time.Monday).Times(10), Roster: roster("a", "b", "c", "d", "e"),
		}
	}
	one, two := draft("forecast", 9, 0), draft("pipeline", 9, 40)
	change(&one, &two)
	return []meeting.Meeting{newMeeting(t, one), newMeeting(t, two)}
}

func merges(t testing.TB, model cost.Model, meetings ...meeting.Meeting) (found []cost.Advice) {
	t.Helper()
	for a := range forecast(t, model, year(2026), meetings...).Advice() {
		if a.Change.Kind() == cost.MergeSeries {
			found = append(found, a)
		}
	}
	return found
}

func TestSeriesThatFollowEachOtherBecomeOne(t *testing.T) {
	meetings := neighbors(t, func(one, two *meeting.Draft) {
		one.Purpose = agenda.AddressShortfalls
		one.Agenda.Items = []agenda.Item{{Title: "numbers", Length: 20 * time.Minute}}
		two.Agenda.Items = []agenda.Item{{Title: "deals", Length: 25 * time.Minute}}
		one.Records = []participant.Record{{Type: "account", ID: "1"}}
		two.Records = []participant.Record{{Type: "account", ID: "1"}, {Type: "account", ID: "2"}}
		two.Roster[0].Part = participant.Chair
	})
	slices.Reverse(meetings)
	found := merges(t, prepared(t, withThat), meetings...)
	require.Len(t, found, 1)
	a := found[0]
	assert.Equal(t, `hold it together with "pipeline", 60 minutes: 750.00 USD`, a.String(), "ten times 25, and five people who prepare once")
	assert.Equal(t, "750.00 USD", a.SavingAlone.String())
	assert.Equal(t, "forecast", a.Series.Title, "the one that begins first stays")
	assert.Equal(t, a.Ends, a.Change.With())
	assert.Equal(t, time.Hour, a.Change.Length())

	d := a.Meeting.Draft()
	assert.Equal(t, "forecast + pipeline", d.Title)
	assert.Equal(t, "2026-01-05T09:00:00[UTC]", d.Start.String())
	assert.Equal(t, time.Hour, d.Length)
	assert.Len(t, d.Roster, 5)
	assert.Equal(t, participant.Chair, d.Roster[0].Part)
	assert.Equal(t, agenda.AddressShortfalls, d.Purpose)
	assert.Len(t, d.Records, 2)
	assert.Equal(t, 45*time.Minute, d.Agenda.Length())

	proposals := a.Proposals()
	require.Len(t, proposals, 2)
	assert.Equal(t, "forecast", proposals[0].Before.Title())
	assert.Len(t, proposals[0].After, 1)
	assert.Equal(t, "pipeline", proposals[1].Before.Title())
	assert.Empty(t, proposals[1].After)
}

func TestWhatWasBeforeTheWindowStaysApart(t *testing.T) {
	meetings := neighbors(t, func(one, two *meeting.Draft) {
		one.Start, two.Start = wallclock.At(2025, 1, 6, 9, 0, time.UTC), wallclock.At(2025, 1, 6, 9, 30, time.UTC)
		one.Repeats, two.Repeats = recurrence.Weekly(), recurrence.Weekly().On(time.Monday)
	})
	found := merges(t, prepared(t, withThat), meetings...)
	require.Len(t, found, 1)
	a := found[0]
	assert.Equal(t, "2026-01-05T09:00:00[UTC]", a.Meeting.Start().String())
	assert.Equal(t, "2025-01-06T09:00:00[UTC]", a.Before.Start().String())
	assert.Equal(t, "2025-01-06T09:30:00[UTC]", a.Left.Start().String())
	for _, m := range []meeting.Meeting{a.Before, a.Left} {
		for range m.Occurrences(year(2026)) {
			t.Fatal("the part before reaches into the window")
		}
	}
}

func TestSeriesThatDifferStayApart(t *testing.T) {
	other := newPlan(t, cost.PlanDraft{})
	id, err := meeting.ParseID("018f3c4a-7b1e-7c3d-9a2b-1234567890ab")
	require.NoError(t, err)
	for name, c := range map[string]struct {
		change func(one, two *meeting.Draft)
		merged bool
	}{
		"nothing":                             {func(*meeting.Draft, *meeting.Draft) {}, true},
		"a gap of 15 minutes":                 {func(_, two *meeting.Draft) { two.Start = wallclock.At(2026, 1, 5, 9, 45, time.UTC) }, true},
		"a longer gap":                        {func(_, two *meeting.Draft) { two.Start = wallclock.At(2026, 1, 5, 9, 46, time.UTC) }, false},
		"an overlap":                          {func(_, two *meeting.Draft) { two.Start = wallclock.At(2026, 1, 5, 9, 29, time.UTC) }, false},
		"another day":                         {func(_, two *meeting.Draft) { two.Start = wallclock.At(2026, 1, 6, 9, 30, time.UTC) }, false},
		"another number":                      {func(_, two *meeting.Draft) { two.Repeats = two.Repeats.Times(9) }, false},
		"two occurrences of each":             {func(one, two *meeting.Draft) { one.Repeats, two.Repeats = one.Repeats.Times(2), two.Repeats.Times(2) }, true},
		"one occurrence of each":              {func(one, two *meeting.Draft) { one.Repeats, two.Repeats = one.Repeats.Times(1), two.Repeats.Times(1) }, false},
		"no end":                              {func(one, two *meeting.Draft) { one.Repeats, two.Repeats = one.Repeats.Times(12), two.Repeats.Endless() }, false},
		"six people of whom five are on both": {func(_, two *meeting.Draft) { two.Roster = roster("a", "b", "c", "d", "e", "f") }, true},
		"four people of five":                 {func(_, two *meeting.Draft) { two.Roster = roster("a", "b", "c", "d") }, true},
		"six people of whom four are on both": {func(_, two *meeting.Draft) { two.Roster = roster("a", "b", "c", "d", "f") }, false},
		"somebody who has declined": {
			func(_, two *meeting.Draft) { two.Roster[0].Response, two.Roster[1].Response = declined, declined }, false,
		},
		"optional people": {
			func(_, two *meeting.Draft) {
				two.Roster = append(two.Roster, participant.Participant{ID: "f", Part: participant.Optional}, participant.Participant{ID: "g", Part: participant.Observer}, participant.Participant{ID: "h", Part: participant.Observer})
			}, true,
		},
		"another audience":  {func(_, two *meeting.Draft) { two.Audience = meeting.CustomerFacing }, false},
		"another purpose":   {func(one, two *meeting.Draft) { one.Purpose, two.Purpose = agenda.Motivate, agenda.FindChallenges }, false},
		"a plan of its own": {func(one, _ *meeting.Draft) { one.ID = id }, false},
		"one that has another title": {func(_, two *meeting.Draft) {
			two.Overrides = override(*two, func(o *meeting.Override) { o.Title = "x" })
		}, false},
		"one that was moved, to where it still follows": {func(_, two *meeting.Draft) {
			two.Overrides = override(*two, func(o *meeting.Override) { o.Start = wallclock.At(2026, 2, 2, 9, 45, time.UTC) })
		}, false},
		"one that ends later": {func(_, two *meeting.Draft) {
			two.Overrides = override(*two, func(o *meeting.Override) { o.End = wallclock.At(2026, 2, 2, 10, 15, time.UTC) })
		}, false},
		"one that was prolonged": {func(one, _ *meeting.Draft) {
			one.Overrides = override(*one, func(o *meeting.Override) { o.Length = time.Minute })
		}, false},
		"one of two canceled": {func(one, _ *meeting.Draft) {
			one.Overrides = override(*one, func(o *meeting.Override) { o.Canceled = true })
		}, false},
		"both canceled": {func(one, two *meeting.Draft) {
			one.Overrides = override(*one, func(o *meeting.Override) { o.Canceled = true })
			two.Overrides = override(*two, func(o *meeting.Override) { o.Canceled = true })
		}, true},
		"an answer to one": {func(one, _ *meeting.Draft) {
			one.Overrides = override(*one, func(o *meeting.Override) { o.Responses = map[participant.ID]participant.Response{"a": declined} })
		}, true},
		"no series": {func(one, two *meeting.Draft) { one.Repeats, two.Repeats = recurrence.Rule{}, recurrence.Rule{} }, false},
	} {
		t.Run(name, func(t *testing.T) {
			model := prepared(t, func(o *cost.Options) { o.Plans = map[meeting.ID]cost.Plan{id: other} })
			assert.Equal(t, c.merged, len(merges(t, model, neighbors(t, c.change)...)) == 1)
		})
	}
}

const declined = participant.Declined

// override is one of the second occurrence.
func override(d meeting.Draft, change func(*meeting.Override)) []meeting.Override {
	second := wallclock.At(2026, 2, 2, 9, 0, time.UTC).Local().Add(d.Start.Local().Sub(wallclock.At(2026, 1, 5, 9, 0, time.UTC).Local()))
	o := meeting.Override{Original: second}
	change(&o)
	return []meeting.Override{o}
}

func TestCancellationsStayAndAnswersAreAskedAgain(t *testing.T) {
	found := merges(t, prepared(t, withThat), neighbors(t, func(one, two *meeting.Draft) {
		canceled := func(o *meeting.Override) { o.Canceled = true }
		two.Overrides = override(*two, canceled)
		answer := meeting.Override{Original: one.Start.Local(), Responses: map[participant.ID]participant.Response{"a": declined}}
		one.Overrides = append(override(*one, canceled), answer)
	})...)
	require.Len(t, found, 1)
	got := found[0].Meeting.Draft().Overrides
	require.Len(t, got, 1)
	assert.True(t, got[0].Canceled)
}

func TestWithoutAPlanNothingIsSavedByMerging(t *testing.T) {
	model := prepared(t, func(o *cost.Options) { o.Plan = cost.Plan{} })
	assert.Empty(t, merges(t, model, neighbors(t, func(*meeting.Draft, *meeting.Draft) {})...), "people are there as long as before")
}

func TestMergedSeriesAreAdvisedOnAsOne(t *testing.T) {
	meetings := neighbors(t, func(one, two *meeting.Draft) {
		one.Repeats, two.Repeats = recurrence.Weekly(), recurrence.Weekly()
	})
	advice := slices.Collect(forecast(t, prepared(t, withThat), year(2026), meetings...).Advice())
	var kinds []cost.ChangeKind
	for _, a := range advice {
		kinds = append(kinds, a.Change.Kind())
	}
	assert.Equal(t, []cost.ChangeKind{
		cost.EverySecondWeek, cost.EverySecondWeek, cost.OnceAMonth, cost.OnceAMonth, cost.MergeSeries, cost.Shorten,
	}, kinds)
	merge := advice[4]
	assert.Equal(t, "900.00 USD", merge.Saving.String(), "12 times 75")
	assert.Equal(t, "3900.00 USD", merge.SavingAlone.String(), "52 times, as they are")
	last := advice[len(advice)-1]
	assert.Equal(t, "pipeline", last.Ends.Title)
	assert.Equal(t, 30*time.Minute, last.Meeting.Length())
	assert.Equal(t, "0.00 USD", last.SavingAlone.String(), "half an hour can't be shortened by itself")
	require.Len(t, last.Proposals(), 2, "that the other ends belongs to all that follows")
	after := afterAll(t, meetings, advice)
	require.Len(t, after, 1)
	assert.Equal(t, last.Meeting.Start().String(), after[0].Start().String())
}
