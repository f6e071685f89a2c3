package meeting_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

func ExampleMeeting_EditFollowing() {
	weekly, _ := meeting.New(meeting.Draft{
		Title:   "Pipeline review",
		Start:   wallclock.At(2026, time.January, 1, 9, 0, time.UTC),
		Length:  time.Hour,
		Repeats: recurrence.Weekly().Times(4),
	})
	third := wallclock.At(2026, time.January, 15, 9, 0, time.UTC)
	edit, err := weekly.EditFollowing(third.Local(), func(d *meeting.Draft) {
		d.Length = 30 * time.Minute
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(edit.Meeting.Repeats(), edit.Rest.Start(), edit.Rest.Repeats())
	for c := range edit.Changes(wallclock.Year(2026, time.UTC)) {
		fmt.Println(c.Before.Original(), c.Before.Length(), "became", c.After.Length())
	}
	// Output:
	// FREQ=WEEKLY;COUNT=2 2026-01-15T09:00:00[UTC] FREQ=WEEKLY;COUNT=2
	// 2026-01-15T09:00:00 1h0m0s became 30m0s
	// 2026-01-22T09:00:00 1h0m0s became 30m0s
}

func ExampleMeeting_EditOne() {
	weekly, _ := meeting.New(meeting.Draft{
		Start:   wallclock.At(2026, time.January, 1, 9, 0, time.UTC),
		Length:  time.Hour,
		Repeats: recurrence.Weekly(),
	})
	edit, err := weekly.EditOne(meeting.Override{
		Original: wallclock.At(2026, time.January, 15, 9, 0, time.UTC).Local(),
		Start:    wallclock.At(2026, time.January, 16, 14, 0, time.UTC),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for c := range edit.Changes(wallclock.Year(2026, time.UTC)) {
		fmt.Println(c.Before.Start(), "became", c.After.Start())
	}
	// Output: 2026-01-15T09:00:00[UTC] became 2026-01-16T14:00:00[UTC]
}

func ExampleMeeting_EditAll() {
	weekly, _ := meeting.New(meeting.Draft{
		Start:   wallclock.At(2026, time.January, 1, 9, 0, time.UTC), // a Thursday
		Length:  time.Hour,
		Repeats: recurrence.Weekly().Times(3),
		Overrides: []meeting.Override{{
			Original: wallclock.At(2026, time.January, 8, 9, 0, time.UTC).Local(), Title: "With the customer",
		}},
	})
	edit, err := weekly.EditAll(func(d *meeting.Draft) {
		d.Start = wallclock.At(2026, time.January, 2, 10, 0, time.UTC) // on Fridays
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for o := range edit.Meeting.Occurrences(wallclock.Year(2026, time.UTC)) {
		fmt.Printf("%v %q\n", o.Start(), o.Title())
	}
	// Output:
	// 2026-01-02T10:00:00[UTC] ""
	// 2026-01-09T10:00:00[UTC] "With the customer"
	// 2026-01-16T10:00:00[UTC] ""
}

// seen is what people see of an occurrence.
func seen(o meeting.Occurrence) string {
	text := fmt.Sprint(o.Start(), " ", o.Length(), " ", o.Title(), " ", o.Venue())
	for p := range o.Participants() {
		text += fmt.Sprint(" ", p.ID, ":", p.Response)
	}
	return text
}

func seenWithin(window interval.Interval, meetings ...meeting.Meeting) []string {
	var all []string
	for _, m := range meetings {
		for o := range m.Occurrences(window) {
			all = append(all, seen(o))
		}
	}
	return all
}

// randomSeries is a series with overrides, exceptions, extra starts and responses of all kinds.
func randomSeries(t *testing.T, r *rand.Rand) meeting.Meeting {
	newYork, err := wallclock.SystemZones().Location("America/New_York")
	require.NoError(t, err)
	rules := []recurrence.Rule{
		recurrence.Daily().Times(40), recurrence.Weekly(), recurrence.Weekly().Every(2).On(time.Monday, time.Thursday),
		recurrence.Monthly(), recurrence.Monthly().OnThe(-1, time.Friday).Times(20), recurrence.Monthly().Skip(recurrence.Backward),
		recurrence.Yearly().Times(5),
		{},
		recurrence.Daily().Every(5).UntilInstant(time.Date(2025, 6, 1, 12, 0, 0, 0, time.UTC)),
		recurrence.Weekly().UntilLocal(wallclock.At(2025, 6, 1, 12, 0, time.UTC).Local()),
	}
	d := meeting.Draft{
		Title: "Series", Start: wallclock.At(2024, time.Month(1+r.IntN(12)), 1+r.IntN(28), r.IntN(24), 15*r.IntN(4), newYork),
		Repeats: rules[r.IntN(len(rules))],
		Roster:  participant.Roster{{ID: "a", Response: participant.Accepted}, {ID: "b", Response: participant.Tentative}},
	}
	if r.IntN(2) == 0 {
		d.Length = time.Duration(1+r.IntN(180)) * time.Minute
	} else {
		d.End = d.Start.Local().Add(time.Duration(r.IntN(180)) * time.Minute).In(d.Start.Zone())
	}
	for range r.IntN(4) {
		d.Extra = append(d.Extra, d.Start.Local().Add(time.Duration(r.IntN(600))*25*time.Hour))
	}
	m, err := meeting.New(d)
	require.NoError(t, err)
	window, err := interval.New(d.Start.Instant(), d.Start.Instant().AddDate(2, 0, 0))
	require.NoError(t, err)
	for o := range m.Occurrences(window) {
		original := o.Original()
		switch r.IntN(12) {
		case 0:
			d.Except = append(d.Except, original)
		case 1:
			d.Overrides = append(d.Overrides, meeting.Override{Original: original, Canceled: true})
		case 2:
			d.Overrides = append(d.Overrides, meeting.Override{Original: original, Start: original.Add(time.Duration(r.IntN(96)-48) * time.Hour).In(d.Start.Zone())})
		case 3:
			d.Overrides = append(d.Overrides, meeting.Override{
				Original: original, Title: "Of its own",
				Responses: map[participant.ID]participant.Response{"b": participant.Declined},
			})
		}
	}
	m, err = meeting.New(d)
	require.NoError(t, err)
	return m
}

func decade(t *testing.T) interval.Interval {
	from, err := wallclock.ParseDate("2023-01-01")
	require.NoError(t, err)
	to, err := wallclock.ParseDate("2033-01-01")
	require.NoError(t, err)
	w, err := wallclock.Between(from, to, time.UTC)
	require.NoError(t, err)
	return w
}

func TestASplitThatChangesNothingIsTheWholeAgain(t *testing.T) {
	window := decade(t)
	for seed := range uint64(150) {
		r := rand.New(rand.NewPCG(seed, 1))
		m := randomSeries(t, r)
		var originals []wallclock.Local
		for o := range m.Occurrences(window) {
			originals = append(originals, o.Original())
		}
		if len(originals) == 0 {
			continue
		}
		at := originals[r.IntN(len(originals))]
		edit, err := m.EditFollowing(at, func(*meeting.Draft) {})
		require.NoError(t, err, "seed %d at %s of %s", seed, at, m.Repeats())
		assert.ElementsMatch(t, seenWithin(window, m), seenWithin(window, edit.Meeting, edit.Rest), "seed %d at %s", seed, at)
		assert.Empty(t, edit.Lost)
		for c := range edit.Changes(window) {
			t.Errorf("seed %d: %s became %s", seed, seen(c.Before), seen(c.After))
		}
		for o := range edit.Meeting.Occurrences(window) {
			if !edit.Rest.IsZero() && o.Original().Compare(at) >= 0 {
				t.Errorf("seed %d: %s is not before %s", seed, o.Original(), at)
			}
		}
	}
}

func TestAChangeOfTheFollowingLeavesTheOthersAlone(t *testing.T) {
	window := decade(t)
	for seed := range uint64(150) {
		r := rand.New(rand.NewPCG(seed, 2))
		m := randomSeries(t, r)
		var originals []wallclock.Local
		for o := range m.Occurrences(window) {
			originals = append(originals, o.Original())
		}
		if len(originals) == 0 {
			continue
		}
		at := originals[r.IntN(len(originals))]
		edit, err := m.EditFollowing(at, func(d *meeting.Draft) { d.Department = "Sales" })
		require.NoError(t, err)
		var before, changed int
		for o := range m.Occurrences(window) {
			if o.Original().Compare(at) < 0 {
				before++
			} else {
				changed++
			}
		}
		for c := range edit.Changes(window) {
			changed--
			assert.GreaterOrEqual(t, c.Before.Original().Compare(at), 0)
			assert.Equal(t, "Sales", c.After.Meeting().Draft().Department)
		}
		assert.Zero(t, changed, "seed %d: each of the following is reported", seed)
	}
}

func TestOverridesFollowByPositionWhereTheWholeSeriesMoves(t *testing.T) {
	day := func(day, hour int) wallclock.Time { return wallclock.At(2026, time.January, day, hour, 0, time.UTC) }
	m, err := meeting.New(meeting.Draft{
		Start: day(1, 9), Length: time.Hour, Repeats: recurrence.Weekly().Times(5),
		Except: []wallclock.Local{day(8, 9).Local()},
		Extra:  []wallclock.Local{day(3, 12).Local()},
		Overrides: []meeting.Override{
			{Original: day(15, 9).Local(), Title: "third"},
			{Original: day(29, 9).Local(), Title: "fifth"},
			{Original: day(3, 12).Local(), Title: "extra"},
		},
		Roster: participant.Roster{{ID: "a"}},
	})
	require.NoError(t, err)
	edit, err := m.EditAll(func(d *meeting.Draft) {
		d.Start = day(2, 11)
		d.Repeats = recurrence.Weekly().Times(4)
	})
	require.NoError(t, err)
	require.Len(t, edit.Lost, 1)
	assert.Equal(t, "fifth", edit.Lost[0].Title)
	assert.Equal(t, []string{
		"2026-01-02T11:00:00[UTC] 1h0m0s  {   []} a:needs-action",
		"2026-01-04T14:00:00[UTC] 1h0m0s extra {   []} a:needs-action",
		"2026-01-16T11:00:00[UTC] 1h0m0s third {   []} a:needs-action",
		"2026-01-23T11:00:00[UTC] 1h0m0s  {   []} a:needs-action",
	}, seenWithin(wallclock.Year(2026, time.UTC), edit.Meeting))

	var changes []string
	for c := range edit.Changes(wallclock.Year(2026, time.UTC)) {
		after := "nothing"
		if !c.After.IsZero() {
			after = c.After.Original().String()
		}
		changes = append(changes, c.Before.Original().String()+" became "+after)
	}
	assert.Equal(t, []string{
		"2026-01-01T09:00:00 became 2026-01-02T11:00:00",
		"2026-01-03T12:00:00 became 2026-01-04T14:00:00",
		"2026-01-15T09:00:00 became 2026-01-16T11:00:00",
		"2026-01-22T09:00:00 became 2026-01-23T11:00:00",
		"2026-01-29T09:00:00 became nothing",
	}, changes)
}

func TestTheDaysOfTheRuleMoveWithTheStart(t *testing.T) {
	at := func(month time.Month, day, hour int) wallclock.Time {
		return wallclock.At(2026, month, day, hour, 0, time.UTC)
	}
	m, err := meeting.New(meeting.Draft{
		Start: at(1, 5, 9), Length: time.Hour, Repeats: recurrence.Weekly().On(time.Monday), Roster: participant.Roster{{ID: "a"}},
	})
	require.NoError(t, err)
	toTuesday := func(d *meeting.Draft) { d.Start = d.Start.Local().Add(25 * time.Hour).In(d.Start.Zone()) }

	all, err := m.EditAll(toTuesday)
	require.NoError(t, err)
	assert.Equal(t, "FREQ=WEEKLY;BYDAY=TU", all.Meeting.Repeats().String())
	assert.Len(t, seenWithin(wallclock.Year(2026, time.UTC), all.Meeting), 52, "as many Tuesdays as Mondays")

	following, err := m.EditFollowing(at(6, 1, 9).Local(), toTuesday)
	require.NoError(t, err)
	assert.Equal(t, "2026-06-02T10:00:00[UTC]", following.Rest.Start().String())
	assert.Len(t, seenWithin(wallclock.Year(2026, time.UTC), following.Meeting, following.Rest), 52)

	workday, err := m.EditAll(func(d *meeting.Draft) {
		d.Start = at(1, 30, 9)
		d.Repeats = recurrence.Monthly().OnThe(-1, time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday)
	})
	require.NoError(t, err)
	_, err = workday.Meeting.EditAll(func(d *meeting.Draft) { d.Start = at(1, 29, 9) })
	for p := range meeting.Problems(err) {
		assert.Equal(t, "/repeats", p.Path)
	}
	assert.ErrorContains(t, err, "change the rule too")
}

func TestEditOneReplacesTheOverride(t *testing.T) {
	at := wallclock.At(2026, time.January, 8, 9, 0, time.UTC).Local()
	m, err := meeting.New(meeting.Draft{
		Title: "Weekly", Start: wallclock.At(2026, time.January, 1, 9, 0, time.UTC), Length: time.Hour, Repeats: recurrence.Weekly(),
		Overrides: []meeting.Override{{Original: at, Title: "Own", Canceled: true}},
	})
	require.NoError(t, err)

	o, ok := m.Override(at)
	require.True(t, ok)
	o.Canceled = false
	edit, err := m.EditOne(o)
	require.NoError(t, err)
	restored, ok := edit.Meeting.Occurrence(at)
	require.True(t, ok)
	assert.Equal(t, "Own", restored.Title())

	edit, err = edit.Meeting.EditOne(meeting.Override{Original: at})
	require.NoError(t, err)
	_, ok = edit.Meeting.Override(at)
	assert.False(t, ok, "an empty override is none")
	assert.Empty(t, edit.Meeting.Draft().Overrides)

	_, err = m.EditOne(meeting.Override{Original: at.Add(time.Hour)})
	assert.ErrorIs(t, err, meeting.ErrNoOccurrence)
	_, err = m.EditFollowing(at.Add(time.Hour), func(*meeting.Draft) {})
	assert.ErrorIs(t, err, meeting.ErrNoOccurrence)
	_, err = meeting.Meeting{}.EditOne(meeting.Override{Original: at})
	assert.ErrorIs(t, err, meeting.ErrNoOccurrence)
	_, err = m.EditOne(meeting.Override{Original: at, Length: -time.Hour})
	for p := range meeting.Problems(err) {
		assert.Equal(t, "/overrides/0/length", p.Path)
	}
}

func TestARestIsANewMeeting(t *testing.T) {
	id, err := meeting.ParseID("0198c0de-0000-7000-8000-000000000001")
	require.NoError(t, err)
	christmas, err := wallclock.ParseDate("2026-12-25")
	require.NoError(t, err)
	m, err := meeting.New(meeting.Draft{
		ID: id, Version: 7, Origin: meeting.Origin{UID: "x"},
		Start: wallclock.At(2026, time.January, 2, 9, 0, time.UTC), Length: time.Hour, Repeats: recurrence.Weekly(),
	})
	require.NoError(t, err)
	m = m.WithHolidays(wallclock.NewDates(christmas))
	edit, err := m.EditFollowing(wallclock.At(2026, time.March, 6, 9, 0, time.UTC).Local(), func(*meeting.Draft) {})
	require.NoError(t, err)
	assert.Equal(t, id, edit.Meeting.ID())
	assert.True(t, edit.Rest.ID().IsZero())
	assert.Zero(t, edit.Rest.Draft().Version)
	assert.True(t, edit.Rest.Origin().IsZero())
	_, takesPlace := edit.Rest.Occurrence(wallclock.At(2026, time.December, 25, 9, 0, time.UTC).Local())
	assert.False(t, takesPlace, "the holidays stay")
}
