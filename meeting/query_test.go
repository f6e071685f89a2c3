package meeting_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

func TestAMeetingNamesEverybodyOnce(t *testing.T) {
	d := mondays("cy", "bo")
	d.Organizer, d.Venue.Resources = "olga", []participant.ID{"room-2", "room-1"}
	d.Agenda = agenda.Agenda{Items: []agenda.Item{{Title: "Numbers", Presenter: "pia", Length: time.Minute}, {Title: "More", Length: time.Minute}}}
	d.Overrides = []meeting.Override{{
		Original: local("2026-01-12T09:00"), Roster: participant.Roster{{ID: "bo"}, {ID: "rae"}},
		Venue:  meeting.Venue{Resources: []participant.ID{"room-1", "annex"}},
		Agenda: agenda.Agenda{Items: []agenda.Item{{Title: "Guest", Presenter: "gus", Length: time.Minute}}},
	}}
	m := made(t, d)
	assert.Equal(t, []participant.ID{"bo", "cy", "gus", "olga", "pia", "rae"}, m.People())
	assert.Equal(t, []participant.ID{"annex", "room-1", "room-2"}, m.Resources())
	for _, id := range m.People() {
		assert.True(t, meeting.Query{Person: id}.Matches(m), id)
	}
	assert.False(t, meeting.Query{Person: "room-1"}.Matches(m))
	assert.True(t, meeting.Query{Resource: "annex"}.Matches(m))
	assert.Empty(t, meeting.Meeting{}.People())
}

func TestBoundsHoldEveryOccurrence(t *testing.T) {
	for name, c := range map[string]struct {
		change      func(d *meeting.Draft)
		from, until string // empty: no end
	}{
		"once":      {func(d *meeting.Draft) { d.Repeats = recurrence.Rule{} }, "2026-01-05T09:00:00Z", "2026-01-05T10:00:00Z"},
		"endless":   {func(*meeting.Draft) {}, "2026-01-05T09:00:00Z", ""},
		"three":     {func(d *meeting.Draft) { d.Repeats = d.Repeats.Times(3) }, "2026-01-05T09:00:00Z", "2026-01-19T10:00:00Z"},
		"very many": {func(d *meeting.Draft) { d.Repeats = recurrence.Daily().Times(20_000) }, "2026-01-05T09:00:00Z", ""},
		"extra ones": {func(d *meeting.Draft) {
			d.Repeats, d.Extra = recurrence.Rule{}, []wallclock.Local{local("2026-01-01T09:00"), local("2026-02-01T09:00")}
		}, "2026-01-01T09:00:00Z", "2026-02-01T10:00:00Z"},
		"moved": {func(d *meeting.Draft) {
			d.Repeats = d.Repeats.Times(2)
			d.Overrides = []meeting.Override{
				{Original: local("2026-01-05T09:00"), Start: at("2026-03-05T09:00", "UTC"), Length: 5 * time.Hour},
				{Original: local("2026-01-12T09:00"), Start: at("2025-12-12T09:00", "UTC")},
			}
		}, "2025-12-12T09:00:00Z", "2026-03-05T14:00:00Z"},
	} {
		d := mondays("ann")
		c.change(&d)
		from, until := made(t, d).Bounds()
		assert.Equal(t, c.from, from.Format(time.RFC3339), name)
		if c.until == "" {
			assert.True(t, until.IsZero(), name)
		} else {
			assert.Equal(t, c.until, until.Format(time.RFC3339), name)
		}
	}
	from, until := meeting.Meeting{}.Bounds()
	assert.True(t, from.IsZero() && until.IsZero())
}

func TestNothingTakesPlaceOutsideOfTheBounds(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	rules := []recurrence.Rule{recurrence.Daily().Times(5), recurrence.Weekly().Times(4), recurrence.Monthly().Times(3), {}}
	for range 300 {
		d := meeting.Draft{Start: at("2026-03-05T01:30", "America/New_York"), Repeats: rules[random.IntN(len(rules))]}
		d.End = d.Start.Local().Add(time.Duration(1+random.IntN(4)) * time.Hour).In(d.Start.Zone())
		d.Extra = []wallclock.Local{d.Start.Local().Add(time.Duration(random.IntN(100)-50) * time.Hour)}
		d.Overrides = []meeting.Override{{
			Original: d.Extra[0], Start: d.Start.Local().Add(time.Duration(random.IntN(4000)-2000) * time.Hour).In(d.Start.Zone()),
		}}
		m := made(t, d)
		from, until := m.Bounds()
		for o := range m.Occurrences(wallclock.Year(2026, time.UTC)) {
			assert.False(t, o.Interval().Start().Before(from), m)
			assert.False(t, o.Interval().End().After(until), m)
		}
	}
}

func TestAnOccurrenceBooksWhoIsExpected(t *testing.T) {
	d := hour("2026-01-05T09:00", "ann", "bo", "cy", "dee", "eve")
	d.Roster[1].Part = participant.Observer
	d.Roster[2].Response = participant.Declined
	d.Roster[3].Response = participant.Delegated
	d.Roster[4].Part, d.Roster[4].Response = participant.Optional, participant.Tentative
	d.Venue.Resources = []participant.ID{"room"}
	o, _ := made(t, d).Occurrence(local("2026-01-05T09:00"))
	for c, want := range map[meeting.Calendar]bool{
		{ID: "ann"}: true, {ID: "bo"}: false, {ID: "cy"}: false, {ID: "dee"}: false, {ID: "eve"}: true, {ID: "zoe"}: false,
		{ID: "room", Resource: true}: true, {ID: "room"}: false, {ID: "ann", Resource: true}: false,
	} {
		assert.Equal(t, want, o.Books(c), c.String())
	}
	d.End, d.Length = d.Start, 0
	o, _ = made(t, d).Occurrence(local("2026-01-05T09:00"))
	assert.False(t, o.Books(meeting.Calendar{ID: "ann"}), "it takes no time")
}

func TestAQueryMatchesWhatHasAnOccurrenceInItsWindow(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	rules := []recurrence.Rule{recurrence.Daily().Times(5), recurrence.Weekly(), recurrence.Monthly().OnDay(31), {}}
	matched := 0
	for range 2000 {
		hours := func(n int) time.Duration { return time.Duration(random.IntN(n)-n/2) * time.Hour }
		d := meeting.Draft{Start: at("2026-03-05T01:30", "America/New_York"), Repeats: rules[random.IntN(len(rules))]}
		d.End = d.Start.Local().Add(time.Duration(random.IntN(3)) * time.Hour).In(d.Start.Zone())
		d.Extra = []wallclock.Local{d.Start.Local().Add(hours(100)), d.Start.Local().Add(hours(100))}
		d.Except = []wallclock.Local{d.Start.Local().Add(hours(100))}
		if d.Except[0] != d.Extra[0] {
			d.Overrides = []meeting.Override{{Original: d.Extra[0], Start: d.Start.Local().Add(hours(400)).In(d.Start.Zone())}}
			d.Overrides[0].Canceled = random.IntN(4) == 0
		}
		d.Canceled = random.IntN(20) == 0
		m := made(t, d)
		from := d.Start.Instant().Add(hours(150))
		window := utc(from.UTC().Format(time.RFC3339), from.Add(time.Duration(random.IntN(5))*time.Hour).UTC().Format(time.RFC3339))
		want := count(m.Occurrences(window)) > 0
		require.Equal(t, want, meeting.Query{Window: window}.Matches(m), "%v %v", m, window)
		if want {
			matched++
		}
	}
	assert.Greater(t, matched, 50)
}
