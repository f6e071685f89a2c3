package cost_test

import (
	"encoding/json"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// scattered are two series of a team of three on the first Monday of each of five months, one at 10 and one at 12.
func scattered(t testing.TB, change func(one, two *meeting.Draft)) []meeting.Meeting {
	t.Helper()
	draft := func(title string, hour int) meeting.Draft {
		return meeting.Draft{
			Title: title, Start: wallclock.At(2026, 1, 5, hour, 0, time.UTC), Length: 30 * time.Minute,
			Repeats: recurrence.Monthly().OnThe(1, time.Monday).Times(5), Roster: roster("a", "b", "c"),
		}
	}
	one, two := draft("coffee", 10), draft("review", 12)
	change(&one, &two)
	return []meeting.Meeting{newMeeting(t, one), newMeeting(t, two)}
}

// nineToFive counts focus time of a, b and c, at 60 USD an hour.
func nineToFive(t testing.TB, change func(*cost.FocusDraft)) cost.Model {
	t.Helper()
	d := cost.FocusDraft{Hours: everybody(workingHours(t, time.UTC, "09:00-17:00"), "a", "b", "c"), Source: "test"}
	change(&d)
	card := newCard(t, cost.CardDraft{Currency: "USD", Source: "test", Default: "60"})
	return cost.NewModel(card, &cost.Options{Focus: newFocus(t, d)})
}

func moves(t testing.TB, model cost.Model, meetings ...meeting.Meeting) (found []cost.Advice) {
	t.Helper()
	for a := range forecast(t, model, year(2026), meetings...).Advice() {
		if a.Change.Kind() == cost.MoveNext {
			found = append(found, a)
		}
	}
	return found
}

func TestASeriesIsMovedNextToAnotherOfTheSamePeople(t *testing.T) {
	meetings := scattered(t, func(*meeting.Draft, *meeting.Draft) {})
	model := nineToFive(t, asItIs)
	found := moves(t, model, meetings...)
	require.NotEmpty(t, found)
	a := found[0]
	// As they are, 10:00 and 12:00 leave 9–10 and 10:30–12 too short. At 11:30 and 12:00, 9–11:30 is free. To move it to
	// 12:30 would gain as much: of two the earlier start comes first.
	assert.Equal(t, `move it to 11:30, next to "review": 37.50 h of focus time`, a.String())
	assert.Equal(t, "coffee", a.Series.Title)
	assert.Equal(t, "review", a.Change.With().Title)
	assert.Equal(t, "2026-01-05T11:30:00", a.Change.Start().String())
	assert.Equal(t, 15*150*time.Minute, a.Focus, "two and a half hours, five times, of three people")
	assert.Equal(t, "0.00 USD", a.Saving.String())
	assert.Equal(t, "2026-01-05T11:30:00[UTC]", a.Meeting.Start().String())

	before := focusOf(t, model, year(2026), meetings...).Total().Focus.Duration()
	after := focusOf(t, model, year(2026), afterAll(t, meetings, found[:1])...).Total().Focus.Duration()
	assert.Equal(t, a.Focus, before-after)
}

func TestWhatASeriesIsNotMovedFor(t *testing.T) {
	busy := func(d *cost.FocusDraft) {
		var spans []interval.Interval
		for _, from := range []string{"09:30", "10:30", "11:30", "12:30"} {
			spans = append(spans, span(t, "2026-01-05T"+from+":00Z", "2026-01-05T"+from+":01Z"))
		}
		d.Busy = map[participant.ID][]interval.Interval{"a": spans}
	}
	// Of a, who is double-booked for a quarter of an hour, the other ways are barred.
	doubleBooked := func(until string) func(*cost.FocusDraft) {
		return func(d *cost.FocusDraft) {
			d.Busy = map[participant.ID][]interval.Interval{"a": {
				span(t, "2026-01-05T09:40:00Z", "2026-01-05T09:41:00Z"), span(t, "2026-01-05T10:15:00Z", "2026-01-05T10:45:00Z"),
				span(t, "2026-01-05T11:40:00Z", "2026-01-05T"+until+":00Z"), span(t, "2026-01-05T12:30:00Z", "2026-01-05T13:00:00Z"),
			}}
		}
	}
	none := func(*meeting.Draft, *meeting.Draft) {}
	for name, c := range map[string]struct {
		focus  func(*cost.FocusDraft)
		change func(one, two *meeting.Draft)
		moved  bool
	}{
		"nothing":                {asItIs, none, true},
		"hours nobody knows":     {func(d *cost.FocusDraft) { d.Hours = nil }, none, false},
		"other people":           {asItIs, func(_, two *meeting.Draft) { two.Roster = roster("a", "b", "d") }, false},
		"another day":            {asItIs, func(_, two *meeting.Draft) { two.Start = wallclock.At(2026, 1, 6, 12, 0, time.UTC) }, false},
		"two occurrences":        {asItIs, func(one, two *meeting.Draft) { one.Repeats, two.Repeats = one.Repeats.Times(2), two.Repeats.Times(2) }, true},
		"one occurrence":         {asItIs, func(one, two *meeting.Draft) { one.Repeats, two.Repeats = one.Repeats.Times(1), two.Repeats.Times(1) }, false},
		"being together already": {asItIs, func(_, two *meeting.Draft) { two.Start = wallclock.At(2026, 1, 5, 10, 30, time.UTC) }, false},
		// The one way to gain is to move the first to 12:30 or 11:30, or the second to 9:30 or 10:30.
		"what people do at that time": {busy, none, false},
		"a shorter double booking":    {doubleBooked("11:50"), none, true},
		"one that is as long":         {doubleBooked("11:55"), none, true},
		"a longer one":                {doubleBooked("11:56"), none, false},
		"leaving working hours": {func(d *cost.FocusDraft) {
			d.Hours = everybody(workingHours(t, time.UTC, "09:00-11:30"), "a", "b", "c")
		}, none, false},
		"another day once, although they adjoin there": {asItIs, func(one, two *meeting.Draft) {
			second := one.Start.Local().Add(28 * 24 * time.Hour)
			one.Overrides = []meeting.Override{{Original: second, Start: wallclock.At(2026, 2, 2, 23, 30, time.UTC)}}
			two.Overrides = []meeting.Override{{Original: second.Add(2 * time.Hour), Start: wallclock.At(2026, 2, 3, 0, 0, time.UTC)}}
		}, false},
		"single occurrences that were moved": {asItIs, func(one, two *meeting.Draft) {
			for _, d := range []*meeting.Draft{one, two} {
				d.Overrides = []meeting.Override{{Original: d.Start.Local(), Start: d.Start.Local().Add(time.Hour).In(d.Start.Zone())}}
			}
		}, false},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, c.moved, len(moves(t, nineToFive(t, c.focus), scattered(t, c.change)...)) > 0)
		})
	}
}

func TestHoursAloneAreEnoughForMoves(t *testing.T) {
	d := cost.FocusDraft{Hours: everybody(workingHours(t, time.UTC, "09:00-17:00"), "a", "b", "c")}
	model := cost.NewModel(cost.Card{}, &cost.Options{Focus: newFocus(t, d)})
	found := moves(t, model, scattered(t, func(*meeting.Draft, *meeting.Draft) {})...)
	require.Len(t, found, 1)
	assert.Equal(t, `move it to 11:30, next to "review": 37.50 h of focus time`, found[0].String())
}

func TestWhatSavesMostFocusTimeIsMovedFirst(t *testing.T) {
	meetings := scattered(t, func(*meeting.Draft, *meeting.Draft) {})
	d := cost.FocusDraft{Hours: everybody(workingHours(t, time.UTC, "09:00-17:00"), "a", "b", "c", "d", "e", "f", "g")}
	meetings = append(meetings, scattered(t, func(one, two *meeting.Draft) {
		one.Title, two.Title = "zenith", "zero"
		one.Roster, two.Roster = roster("d", "e", "f", "g"), roster("d", "e", "f", "g")
	})...)
	found := moves(t, cost.NewModel(cost.Card{}, &cost.Options{Focus: newFocus(t, d)}), meetings...)
	require.Len(t, found, 2)
	assert.Equal(t, "zenith", found[0].Series.Title, "of four people")
	assert.Equal(t, "coffee", found[1].Series.Title, "of three")
}

func TestMovesComeAfterWhatSavesMoney(t *testing.T) {
	meetings := scattered(t, func(one, two *meeting.Draft) { one.Length, two.Length = time.Hour, time.Hour })
	moved := false
	n := 0
	for a := range forecast(t, nineToFive(t, asItIs), year(2026), meetings...).Advice() {
		n++
		if a.Change.Kind() == cost.MoveNext {
			moved = true
			assert.Zero(t, a.Saving.Sign())
			assert.Zero(t, a.SavingAlone.Sign())
			assert.Positive(t, a.Focus)
			continue
		}
		assert.False(t, moved, a)
		assert.Positive(t, a.Saving.Sign())
	}
	assert.True(t, moved)
	assert.Greater(t, n, 2)
}

func TestAdviceAsJSON(t *testing.T) {
	meetings := scattered(t, func(*meeting.Draft, *meeting.Draft) {})
	got, err := json.Marshal(moves(t, nineToFive(t, asItIs), meetings...)[0])
	require.NoError(t, err)
	assert.JSONEq(t, `{
		"series": "coffee", "start": "2026-01-05T10:00:00[UTC]",
		"change": "move it to 11:30, next to \"review\"", "kind": "move", "new_start": "2026-01-05T11:30:00",
		"with": {"series": "review", "start": "2026-01-05T12:00:00[UTC]"},
		"saving_alone": {"amount": "0.00", "currency": "USD", "exact": "0"},
		"saving": {"amount": "0.00", "currency": "USD", "exact": "0"},
		"focus_seconds": 135000, "focus_hours": 37.50
	}`, string(got))

	model, weekly := g1Model(t)
	var texts []string
	for a := range forecast(t, model, year(2026), weekly).Advice() {
		text, err := json.Marshal(a)
		require.NoError(t, err)
		texts = append(texts, string(text))
	}
	require.Len(t, texts, 4)
	assert.JSONEq(t, `{
		"series": "Weekly review", "start": "2026-01-01T09:00:00[UTC]", "change": "shorten it to 30 minutes", "kind": "shorten", "length_seconds": 1800,
		"saving_alone": {"amount": "4344.62", "currency": "USD", "exact": "4518409/1040"},
		"saving": {"amount": "983.69", "currency": "USD", "exact": "255759/260"}
	}`, texts[2])
}

func TestKindsAndSentencesOfChanges(t *testing.T) {
	assert.Equal(t, []cost.ChangeKind{"every-second-week", "once-a-month", "shorten", "drop-optional", "merge", "move", "memo", "cancel"}, slices.Collect(cost.ChangeKinds()))
	assert.Equal(t, "change nothing", cost.Change{}.String())
	assert.Empty(t, cost.Change{}.Kind())
}
