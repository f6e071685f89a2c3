package cost_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/availability"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

func newFocus(t testing.TB, d cost.FocusDraft) cost.Focus {
	t.Helper()
	f, err := cost.NewFocus(d)
	require.NoError(t, err)
	return f
}

func workingHours(t testing.TB, loc *time.Location, spans ...availability.Span) availability.WorkingHours {
	t.Helper()
	h, err := availability.New(availability.Draft{Zone: wallclock.ZoneOf(loc), Week: availability.MondayToFriday(spans...)})
	require.NoError(t, err)
	return h
}

// everybody works the same hours.
func everybody(h availability.WorkingHours, ids ...participant.ID) map[participant.ID]availability.WorkingHours {
	all := map[participant.ID]availability.WorkingHours{}
	for _, id := range ids {
		all[id] = h
	}
	return all
}

// focusModel counts focus time of ann and bo, who work from 9 to 17 o'clock in UTC, without a card.
func focusModel(t testing.TB, change func(*cost.FocusDraft)) cost.Model {
	t.Helper()
	d := cost.FocusDraft{Hours: everybody(workingHours(t, time.UTC, "09:00-17:00"), "ann", "bo"), Source: "test"}
	change(&d)
	return cost.NewModel(cost.Card{}, &cost.Options{Focus: newFocus(t, d)})
}

func asItIs(*cost.FocusDraft) {}

// firstDay is Thursday, 1 January 2026.
func firstDay(t testing.TB) interval.Interval {
	return span(t, "2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z")
}

func span(t testing.TB, from, to string) interval.Interval {
	t.Helper()
	i, err := interval.Parse(from + "/" + to)
	require.NoError(t, err)
	return i
}

// on is a meeting of ann and bo on 1 January 2026.
func on(t testing.TB, hour, minute int, length time.Duration, change func(*meeting.Draft)) meeting.Meeting {
	t.Helper()
	d := meeting.Draft{
		Title: fmt.Sprintf("%02d:%02d", hour, minute),
		Start: wallclock.At(2026, 1, 1, hour, minute, time.UTC), Length: length, Roster: roster("ann", "bo"),
	}
	change(&d)
	return newMeeting(t, d)
}

func ofTwo(*meeting.Draft) {}

func focusOf(t testing.TB, m cost.Model, window interval.Interval, meetings ...meeting.Meeting) cost.FocusForecast {
	t.Helper()
	f, err := m.Focus(window, meetings...)
	require.NoError(t, err)
	return f
}

// A11 of the cost model: free from 15:00 to 17:00, focus threshold two hours, meeting 16:30–17:00 (Clockwise).
func TestA11FocusCostClockwise(t *testing.T) {
	model := focusModel(t, func(d *cost.FocusDraft) { delete(d.Hours, "bo") })
	before, late := on(t, 9, 0, 6*time.Hour, ofTwo), on(t, 16, 30, 30*time.Minute, ofTwo)

	one, err := model.FocusOf(first(t, late), before, late)
	require.NoError(t, err)
	assert.Equal(t, "7200", one.Focus.Seconds(), "two hours")
	assert.Equal(t, "5400", one.Stranded.Seconds(), "of which one and a half are not in the meeting")

	again, err := model.FocusOf(first(t, late), before)
	require.NoError(t, err)
	assert.Equal(t, one.FocusHours, again.FocusHours, "whether or not it is among the meetings")

	f := focusOf(t, model, firstDay(t), before, late)
	for _, row := range f.Series() {
		if row.Title == late.Title() {
			assert.Equal(t, one.FocusHours, row.FocusHours)
		}
	}
	assert.Equal(t, "8.00 h of focus time, 1.50 h of them stranded", f.String(), "the whole day, of which 6.5 hours are in meetings")
}

func TestFocusOfAnOccurrence(t *testing.T) {
	for name, c := range map[string]struct {
		meeting         meeting.Meeting
		others          []meeting.Meeting
		focus, stranded string
	}{
		"in the middle of a free day": {on(t, 12, 0, time.Hour, ofTwo), nil, "2.00", "0.00"},
		"leaving too little before":   {on(t, 10, 0, time.Hour, ofTwo), nil, "4.00", "2.00"},
		"before work":                 {on(t, 7, 0, 2*time.Hour, ofTwo), nil, "0.00", "0.00"},
		"partly at work":              {on(t, 8, 0, 2*time.Hour, ofTwo), nil, "2.00", "0.00"},
		"of no length": {
			on(t, 12, 0, 0, func(d *meeting.Draft) { d.End = d.Start }), nil, "0.00", "0.00",
		},
		"of one person": {on(t, 12, 0, time.Hour, func(d *meeting.Draft) { d.Roster = roster("ann") }), nil, "0.00", "0.00"},
		"that one has declined": {
			on(t, 10, 0, time.Hour, func(d *meeting.Draft) { d.Roster[1].Response = participant.Declined }), nil, "2.00", "1.00",
		},
		"beside another at the same time": {
			on(t, 12, 0, time.Hour, ofTwo), []meeting.Meeting{on(t, 12, 0, time.Hour, func(d *meeting.Draft) { d.Title = "other" })}, "0.00", "0.00",
		},
		"where a block of one's own is in the way": {
			on(t, 10, 0, time.Hour, ofTwo), []meeting.Meeting{on(t, 11, 0, time.Hour, func(d *meeting.Draft) { d.Roster = roster("bo") })}, "4.00", "2.00",
		},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := focusModel(t, asItIs).FocusOf(firstOn(t, c.meeting), c.others...)
			require.NoError(t, err)
			assert.Equal(t, c.focus, got.Focus.String())
			assert.Equal(t, c.stranded, got.Stranded.String())
			assert.Zero(t, got.Fragmentation.Sign(), "nobody said what share is lost")
		})
	}
}

func firstOn(t testing.TB, m meeting.Meeting) meeting.Occurrence {
	t.Helper()
	o, ok := m.Occurrence(m.Start().Local())
	require.True(t, ok)
	return o
}

func TestRowsOfSeriesDoNotAddUpToTheTotal(t *testing.T) {
	model := focusModel(t, asItIs)
	ten, noon := on(t, 10, 0, time.Hour, ofTwo), on(t, 12, 0, time.Hour, ofTwo)
	f := focusOf(t, model, firstDay(t), ten, noon)
	assert.Equal(t, "8.00", f.Total().Focus.String(), "from 9 to 13 o'clock, twice")
	assert.Equal(t, "4.00", f.Total().Stranded.String())
	rows := f.Series()
	require.Len(t, rows, 2)
	assert.Equal(t, "10:00", rows[0].Title)
	assert.Equal(t, "6.00", rows[0].Focus.String(), "without it, 9 to 12 o'clock is long enough")
	assert.Equal(t, "4.00", rows[0].Stranded.String())
	assert.Equal(t, "4.00", rows[1].Focus.String(), "without it, 11 to 17 is all free, of which 13 to 17 is free already")
	assert.Equal(t, "2.00", rows[1].Stranded.String())
}

func TestThresholdsAreThoseOfTheRole(t *testing.T) {
	directory, err := participant.NewDirectory(participant.Person{ID: "ann", Role: participant.TechnicalExpert})
	require.NoError(t, err)
	d := cost.FocusDraft{
		Hours:           everybody(workingHours(t, time.UTC, "09:00-17:00"), "ann", "bo"),
		ThresholdByRole: map[participant.Role]time.Duration{participant.TechnicalExpert: 4 * time.Hour, participant.SalesManager: time.Hour},
		Source:          "test",
	}
	model := cost.NewModel(cost.Card{}, &cost.Options{Directory: directory, Focus: newFocus(t, d)})
	m := on(t, 12, 0, time.Hour, func(d *meeting.Draft) {
		d.Roster[0].Role, d.Roster[1].Role = participant.SalesManager, participant.SalesManager
	})
	f := focusOf(t, model, firstDay(t), m)
	assert.Equal(t, "5.00", f.Total().Focus.String(), "the expert loses 9 to 13 o'clock, the manager the hour alone")
	assert.Equal(t, "3.00", f.Total().Stranded.String())
	one, err := model.FocusOf(firstOn(t, m))
	require.NoError(t, err)
	assert.Equal(t, f.Total(), one.FocusHours, "as far around it as the longest threshold")
}

func TestWhoeverHasNoRoleInTheDirectoryHasTheFirstOfThoseOnRosters(t *testing.T) {
	model := focusModel(t, func(d *cost.FocusDraft) {
		d.Threshold = 8 * time.Hour
		d.ThresholdByRole = map[participant.Role]time.Duration{"a": time.Hour, "b": 2 * time.Hour, "c": 3 * time.Hour}
	})
	as := func(hour int, role participant.Role) meeting.Meeting {
		return on(t, hour, 0, time.Hour, func(d *meeting.Draft) { d.Roster[0].Role, d.Roster[1].ID = role, "somebody else" })
	}
	for want, roles := range map[string][]participant.Role{
		"8.00": {"", ""}, "2.00": {"b", "a"}, "3.00": {"c", "b"}, "5.00": {"", "c"},
	} {
		for range 2 {
			f := focusOf(t, model, firstDay(t), as(10, roles[0]), as(14, roles[1]))
			assert.Equal(t, want, f.Total().Focus.String(), roles)
			slices.Reverse(roles)
		}
	}
}

func TestFragmentationIsPricedOnlyWithAShareAndACard(t *testing.T) {
	half, err := cost.ParseProbability("0.5")
	require.NoError(t, err)
	card := newCard(t, cost.CardDraft{Currency: "USD", Source: "test", Default: "60"})
	priced := func(share string, card cost.Card) cost.FocusForecast {
		d := cost.FocusDraft{Hours: everybody(workingHours(t, time.UTC, "09:00-17:00"), "ann", "bo"), Share: share, Source: "test"}
		model := cost.NewModel(card, &cost.Options{
			Focus:      newFocus(t, d),
			Attendance: cost.Attendance{ByPerson: map[participant.ID]cost.Probability{"bo": half}},
		})
		return focusOf(t, model, firstDay(t), on(t, 10, 0, time.Hour, ofTwo))
	}
	f := priced("0.25", card)
	amount, ok := f.Fragmentation()
	assert.True(t, ok)
	assert.Equal(t, "22.50 USD", amount.String(), "0.25 × 60 USD × (1 h + 0.5 × 1 h)")
	assert.Equal(t, "22.50 USD", f.Series()[0].Fragmentation.String())
	assert.Equal(t, "4.00 h of focus time, 2.00 h of them stranded: 22.50 USD", f.String())

	for name, f := range map[string]cost.FocusForecast{"no share": priced("", card), "no card": priced("0.25", cost.Card{})} {
		_, ok := f.Fragmentation()
		assert.False(t, ok, name)
		assert.Equal(t, "2.00", f.Total().Stranded.String(), name)
	}
	zero, ok := priced("0", card).Fragmentation()
	assert.True(t, ok)
	assert.Equal(t, "0.00 USD", zero.String())
}

// The first occurrence, at 120 an hour, goes on for half an hour into the second, at 60; ann begins to work when the
// second begins.
func TestOfOverlappingOccurrencesTheHighestRateCounts(t *testing.T) {
	card := newCard(t, cost.CardDraft{Currency: "USD", Source: "test", PerHour: map[participant.Role]string{"dear": "120", "cheap": "60"}})
	d := cost.FocusDraft{
		Hours: everybody(workingHours(t, time.UTC, "10:00-17:00"), "ann"), Threshold: 7 * time.Hour, Share: "1", Source: "test",
	}
	model := cost.NewModel(card, &cost.Options{Focus: newFocus(t, d)})
	as := func(role participant.Role) participant.Roster {
		return participant.Roster{{ID: "ann", Role: role}, {ID: "bo", Role: role}}
	}
	m := on(t, 10, 0, 24*time.Hour+30*time.Minute, func(d *meeting.Draft) {
		d.Repeats, d.Roster = recurrence.Daily().Times(2), as("dear")
		d.Overrides = []meeting.Override{{Original: d.Start.Local().Add(24 * time.Hour), Length: time.Hour, Roster: as("cheap")}}
	})
	f := focusOf(t, model, span(t, "2026-01-01T00:00:00Z", "2026-01-03T00:00:00Z"), m)
	require.Len(t, f.Series(), 1)
	assert.Equal(t, "6.00", f.Total().Stranded.String(), "from 11 to 17 o'clock on the second day")
	assert.Equal(t, "720.00 USD", f.Series()[0].Fragmentation.String())
}

func TestWhatFocusRestsOnIsTold(t *testing.T) {
	m := on(t, 10, 0, time.Hour, func(d *meeting.Draft) { d.Roster = roster("ann", "bo", "cy", "dee") })
	names := func(f cost.FocusForecast) (list []string) {
		for _, a := range f.Assumptions() {
			assert.NotEmpty(t, a.Source)
			assert.NotEmpty(t, a.Unit)
			list = append(list, a.Name+" "+a.Value+" "+a.Detail)
		}
		return list
	}
	assert.Equal(t, []string{
		"focus threshold 7200 ", "meetings that take focus time probability above 0 whether or not people then come",
		"working hours not known 2 they have no focus figures",
	}, names(focusOf(t, focusModel(t, asItIs), firstDay(t), m)))

	d := cost.FocusDraft{
		Hours: everybody(workingHours(t, time.UTC, "09:00-17:00"), "ann", "bo", "cy", "dee"), Threshold: time.Hour, Share: "0.5",
		ThresholdByRole: map[participant.Role]time.Duration{participant.Developer: 3 * time.Hour}, Source: "test",
	}
	card := newCard(t, cost.CardDraft{Currency: "USD", Source: "test", Default: "60"})
	f := focusOf(t, cost.NewModel(card, &cost.Options{Focus: newFocus(t, d)}), firstDay(t), m)
	assert.Equal(t, []string{
		"default rate 60 role: not known", "focus threshold 3600 ", "focus threshold 10800 role: developer",
		"meetings that take focus time probability above 0 whether or not people then come", "share of stranded time that is lost 0.5 ",
	}, names(f))
}

func TestClockChangesChangeTheHoursThatAreLost(t *testing.T) {
	newYork := zone(t, "America/New_York")
	hours, err := availability.New(availability.Draft{
		Zone: wallclock.ZoneOf(newYork), Week: availability.Week{time.Sunday: {"00:00-06:00"}},
	})
	require.NoError(t, err)
	model := focusModel(t, func(d *cost.FocusDraft) { d.Hours = everybody(hours, "ann", "bo"); d.Threshold = 5 * time.Hour })
	night := newMeeting(t, meeting.Draft{
		Start: wallclock.At(2026, 3, 1, 3, 0, newYork), Length: time.Hour, Repeats: recurrence.Weekly(), Roster: roster("ann", "bo"),
	})
	for day, want := range map[int]string{1: "12.00", 8: "10.00"} { // clocks go forward on the 8th
		o, ok := night.Occurrence(wallclock.At(2026, 3, day, 3, 0, newYork).Local())
		require.True(t, ok)
		got, err := model.FocusOf(o, night)
		require.NoError(t, err)
		assert.Equal(t, want, got.Focus.String(), day)
	}
}

func TestNewFocusReportsAllFaultsAtOnce(t *testing.T) {
	hours := workingHours(t, time.UTC, "09:00-17:00")
	odd, err := interval.Lasting(time.Unix(0, 1), time.Hour)
	require.NoError(t, err)
	for name, c := range map[string]struct {
		draft cost.FocusDraft
		want  []string
	}{
		"IDs": {cost.FocusDraft{Hours: everybody(hours, ""), Busy: map[participant.ID][]interval.Interval{"": nil}}, []string{"/hours/", "/busy/"}},
		"times": {
			cost.FocusDraft{Busy: map[participant.ID][]interval.Interval{"a/b": {firstDay(t), odd}}}, []string{"/busy/a~1b/1"},
		},
		"too many": {
			cost.FocusDraft{Busy: map[participant.ID][]interval.Interval{"ann": make([]interval.Interval, 10_001)}}, []string{"/busy/ann"},
		},
		"thresholds": {cost.FocusDraft{
			Threshold: -time.Hour, ThresholdByRole: map[participant.Role]time.Duration{"a": time.Millisecond, "b": 25 * time.Hour, "c": 24 * time.Hour, "Sales Manager": time.Hour},
		}, []string{"/threshold", "/threshold_by_role/Sales Manager", "/threshold_by_role/a", "/threshold_by_role/b", "/source"}},
		"share":  {cost.FocusDraft{Share: "1.1"}, []string{"/share", "/source"}},
		"source": {cost.FocusDraft{Threshold: time.Hour}, []string{"/source"}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := cost.NewFocus(c.draft)
			var paths []string
			for p := range meeting.Problems(err) {
				paths = append(paths, p.Path)
			}
			assert.Equal(t, c.want, paths)
		})
	}
}

func TestAFocusSharesNothingWithItsDraft(t *testing.T) {
	d := cost.FocusDraft{
		Hours: everybody(workingHours(t, time.UTC, "09:00-17:00"), "ann"),
		Busy:  map[participant.ID][]interval.Interval{"ann": {firstDay(t)}},
	}
	f := newFocus(t, d)
	clear(d.Hours)
	d.Busy["ann"][0] = interval.Interval{}
	got := f.Draft()
	assert.Len(t, got.Hours, 1)
	assert.True(t, got.Busy["ann"][0].Equal(firstDay(t)))
	got.Busy["ann"][0] = interval.Interval{}
	assert.True(t, f.Draft().Busy["ann"][0].Equal(firstDay(t)))
	assert.Empty(t, cost.Focus{}.Draft())
	_, err := json.Marshal(f)
	assert.Error(t, err)
}

func TestFocusRefusesWhatItCannotCount(t *testing.T) {
	model := focusModel(t, asItIs)
	odd, err := interval.Lasting(time.Unix(0, 1), time.Hour)
	require.NoError(t, err)
	long := span(t, "2000-01-01T00:00:00Z", "2101-01-01T00:00:00Z")
	for name, window := range map[string]interval.Interval{"none": {}, "odd": odd, "long": long} {
		_, err := model.Focus(window)
		assert.Error(t, err, name)
	}
	_, err = model.Focus(long)
	assert.ErrorIs(t, err, availability.ErrLongWindow)

	id, err := meeting.ParseID("018f3c4a-7b1e-7c3d-9a2b-1234567890ab")
	require.NoError(t, err)
	m := on(t, 10, 0, time.Hour, func(d *meeting.Draft) { d.ID = id })
	_, err = model.Focus(firstDay(t), m, m)
	assert.ErrorContains(t, err, "twice")
	_, err = model.FocusOf(firstOn(t, m), m, m)
	assert.ErrorContains(t, err, "twice")
	_, err = model.FocusOf(meeting.Occurrence{})
	assert.Error(t, err)

	card := newCard(t, cost.CardDraft{Currency: "USD", Source: "test", PerHour: map[participant.Role]string{participant.Executive: "1"}})
	d := cost.FocusDraft{Hours: everybody(workingHours(t, time.UTC, "09:00-17:00"), "ann"), Share: "1", Source: "test"}
	_, err = cost.NewModel(card, &cost.Options{Focus: newFocus(t, d)}).Focus(firstDay(t), m)
	var missing *cost.NoRateError
	assert.ErrorAs(t, err, &missing)
}

func TestFocusForecastAsJSON(t *testing.T) {
	card := newCard(t, cost.CardDraft{Currency: "USD", Source: "test", Default: "60"})
	d := cost.FocusDraft{Hours: everybody(workingHours(t, time.UTC, "09:00-17:00"), "ann", "bo"), Share: "0.5", Source: "test"}
	model := cost.NewModel(card, &cost.Options{Focus: newFocus(t, d)})
	got, err := json.Marshal(focusOf(t, model, firstDay(t), on(t, 10, 0, time.Hour, ofTwo)))
	require.NoError(t, err)
	assert.JSONEq(t, `{
		"schema": 1, "window": {"from": "2026-01-01T00:00:00Z", "to": "2026-01-02T00:00:00Z"},
		"focus_seconds": 14400, "focus_hours": 4.00, "stranded_seconds": 7200, "stranded_hours": 2.00,
		"fragmentation": {"amount": "60.00", "currency": "USD", "exact": "60"},
		"series": [{
			"title": "10:00", "start": "2026-01-01T10:00:00[UTC]",
			"focus_seconds": 14400, "focus_hours": 4.00, "stranded_seconds": 7200, "stranded_hours": 2.00,
			"fragmentation": {"amount": "60.00", "currency": "USD", "exact": "60"}
		}],
		"assumptions": [
			{"name": "default rate", "value": "60", "unit": "USD/h", "source": "test", "detail": "role: not known"},
			{"name": "focus threshold", "value": "7200", "unit": "s", "source": "Clockwise, focus time of two hours and more"},
			{"name": "meetings that take focus time", "value": "probability above 0", "unit": "probability", "source": "salesmeeting: focus",
			 "detail": "whether or not people then come"},
			{"name": "share of stranded time that is lost", "value": "0.5", "unit": "ratio", "source": "test"}
		]
	}`, string(got))

	hours, err := json.Marshal(focusOf(t, focusModel(t, asItIs), firstDay(t), on(t, 10, 0, time.Hour, ofTwo)))
	require.NoError(t, err)
	assert.NotContains(t, string(hours), "fragmentation", "no money where nobody asked for it")
}

func TestTheOrderOfMeetingsDoesNotMatterForFocus(t *testing.T) {
	model := focusModel(t, asItIs)
	meetings := []meeting.Meeting{on(t, 9, 30, time.Hour, ofTwo), on(t, 11, 0, time.Hour, ofTwo), on(t, 15, 0, time.Hour, ofTwo)}
	want, err := json.Marshal(focusOf(t, model, firstDay(t), meetings...))
	require.NoError(t, err)
	slices.Reverse(meetings)
	got, err := json.Marshal(focusOf(t, model, firstDay(t), meetings...))
	require.NoError(t, err)
	assert.Equal(t, string(want), string(got))
}
