package meeting_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/memstore"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

func TestAMeetingIsScheduledWithAnIDAndItsFirstVersion(t *testing.T) {
	f := opened(t, meeting.SchedulerOptions{})
	m := f.scheduled(hour("2026-01-05T09:00", "ann", "bo"))
	assert.EqualValues(t, 1, m.Version())
	assert.EqualValues(t, 7, m.ID().Version())
	sec, nsec := m.ID().Time().UnixTime()
	assert.Equal(t, f.now, time.Unix(sec, nsec).UTC())

	kept, err := f.Meeting(t.Context(), m.ID())
	require.NoError(t, err)
	assert.Equal(t, m.Draft(), kept.Draft())
	later := f.at("2026-01-02T12:00:01Z").scheduled(hour("2026-01-05T12:00", "ann"))
	assert.Negative(t, m.ID().Compare(later.ID()))
}

func TestSchedulingAgainUnderTheSameKeyChangesNothing(t *testing.T) {
	f := opened(t, meeting.SchedulerOptions{})
	d := hour("2026-01-05T09:00", "ann", "bo")
	d.ID = meeting.IDFor("crm/task/4711")
	f.scheduled(d)
	_, err := f.Edit(t.Context(), "ann", d.ID, meeting.All(func(d *meeting.Draft) { d.Title = "Review" }))
	require.NoError(t, err)
	before := f.bytes()

	r, err := f.Schedule(t.Context(), "ann", made(t, d))
	require.NoError(t, err)
	assert.True(t, r.Known)
	assert.Equal(t, "Review", r.Meeting.Title())
	assert.Equal(t, before, f.bytes())
	assert.NotEqual(t, d.ID, meeting.IDFor("crm/task/4712"))
}

func TestWhatCannotBeScheduledIsLocated(t *testing.T) {
	f := opened(t, meeting.SchedulerOptions{})
	err := f.unchanged(func() error {
		_, err := f.Schedule(t.Context(), "", made(t, hour("2026-01-05T09:00", "ann")))
		return err
	})
	assert.Equal(t, []string{"/actor"}, paths(err))
	err = f.unchanged(func() error { _, err := f.Schedule(t.Context(), "ann", meeting.Meeting{}); return err })
	assert.Equal(t, []string{""}, paths(err))
	err = f.unchanged(func() error {
		d := hour("2026-01-05T09:00", "ann")
		d.Length = time.Minute
		d.Repeats = rule("FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23;BYMINUTE=0,10,20,30,40,50")
		_, err := f.Schedule(t.Context(), "ann", made(t, d))
		return err
	})
	assert.Equal(t, []string{"/repeats"}, paths(err))
}

func TestNobodyIsBookedTwice(t *testing.T) {
	weekly := hour("2026-01-05T09:00", "ann", "bo")
	weekly.Repeats = recurrence.Weekly()
	weekly.Venue.Resources = []participant.ID{"room-1"}
	weekly.Overrides = []meeting.Override{
		{Original: local("2026-01-12T09:00"), Start: at("2026-01-13T15:00", "UTC")},
		{Original: local("2026-01-19T09:00"), Roster: participant.Roster{{ID: "bo"}, {ID: "cy"}}},
		{Original: local("2026-01-26T09:00"), Responses: map[participant.ID]participant.Response{"bo": participant.Declined}},
		{Original: local("2026-02-02T09:00"), Canceled: true},
	}
	for name, c := range map[string]struct {
		draft func(d *meeting.Draft)
		path  string // of the finding; empty: it may be scheduled
	}{
		"the same hour":                     {func(*meeting.Draft) {}, "/roster/0"},
		"a minute of it":                    {func(d *meeting.Draft) { d.Start = at("2026-01-05T09:59", "UTC") }, "/roster/0"},
		"right after it":                    {func(d *meeting.Draft) { d.Start = at("2026-01-05T10:00", "UTC") }, ""},
		"right before it":                   {func(d *meeting.Draft) { d.Start = at("2026-01-05T08:00", "UTC") }, ""},
		"somebody else":                     {func(d *meeting.Draft) { d.Roster[0].ID = "dee" }, ""},
		"another zone":                      {func(d *meeting.Draft) { d.Start = at("2026-01-05T04:00", "America/New_York") }, "/roster/0"},
		"a year later":                      {func(d *meeting.Draft) { d.Start = at("2027-01-04T09:00", "UTC") }, "/roster/0"},
		"beyond the horizon, by its start":  {func(d *meeting.Draft) { d.Start = at("2030-01-07T09:00", "UTC") }, "/roster/0"},
		"where an occurrence has moved to":  {func(d *meeting.Draft) { d.Start = at("2026-01-13T15:30", "UTC") }, "/roster/0"},
		"where it has moved from":           {func(d *meeting.Draft) { d.Start = at("2026-01-12T09:00", "UTC") }, ""},
		"a canceled occurrence":             {func(d *meeting.Draft) { d.Start = at("2026-02-02T09:00", "UTC") }, ""},
		"an occurrence that was declined":   {func(d *meeting.Draft) { d.Start = at("2026-01-26T09:00", "UTC") }, ""},
		"on the roster of one occurrence":   {func(d *meeting.Draft) { d.Roster[0].ID, d.Start = "cy", at("2026-01-19T09:00", "UTC") }, "/roster/0"},
		"on the roster of no other one":     {func(d *meeting.Draft) { d.Roster[0].ID = "cy" }, ""},
		"an observer":                       {func(d *meeting.Draft) { d.Roster[0].Part = participant.Observer }, ""},
		"who has declined":                  {func(d *meeting.Draft) { d.Roster[0].Response = participant.Declined }, ""},
		"who may come":                      {func(d *meeting.Draft) { d.Roster[0].Part = participant.Optional }, "/roster/0"},
		"of no length":                      {func(d *meeting.Draft) { d.End, d.Length = d.Start, 0 }, ""},
		"the room":                          {func(d *meeting.Draft) { d.Roster, d.Venue.Resources = nil, []participant.ID{"x", "room-1"} }, "/venue/resources/1"},
		"a person with the room's key":      {func(d *meeting.Draft) { d.Roster[0].ID = "room-1" }, ""},
		"a room with the person's key":      {func(d *meeting.Draft) { d.Roster, d.Venue.Resources = nil, []participant.ID{"bo"} }, ""},
		"a series that meets it once":       {func(d *meeting.Draft) { d.Start, d.Repeats = at("2026-01-07T09:30", "UTC"), recurrence.Monthly() }, "/roster/0"},
		"a series that never meets it":      {func(d *meeting.Draft) { d.Start, d.Repeats = at("2026-01-06T09:30", "UTC"), recurrence.Weekly() }, ""},
		"in an override":                    {moveOnto, "/roster/0"},
		"a series that began ten years ago": {func(d *meeting.Draft) { d.Start, d.Repeats = at("2016-01-04T09:30", "UTC"), recurrence.Weekly() }, "/roster/0"},
	} {
		t.Run(name, func(t *testing.T) {
			f := opened(t, meeting.SchedulerOptions{})
			f.scheduled(weekly)
			d := hour("2026-01-05T09:00", "bo")
			c.draft(&d)
			if c.path == "" {
				f.scheduled(d)
				return
			}
			err := f.unchanged(func() error { _, err := f.Schedule(t.Context(), "ann", made(t, d)); return err })
			var denial *meeting.Denial
			require.ErrorAs(t, err, &denial)
			require.Len(t, denial.Findings, 1)
			assert.Equal(t, "double-booking", denial.Findings[0].Rule)
			assert.Equal(t, c.path, denial.Findings[0].Path)
			assert.Len(t, denial.Clashes, 1)
			assert.False(t, denial.Clashes[0].Overlap.IsEmpty())
		})
	}
}

func moveOnto(d *meeting.Draft) {
	d.Start, d.Repeats = at("2026-01-06T12:00", "UTC"), recurrence.Weekly()
	d.Overrides = []meeting.Override{{Original: local("2026-01-20T12:00"), Start: at("2026-02-09T09:30", "UTC")}}
}

func TestAClashOnTheRosterOfASingleOccurrenceIsOfNoLine(t *testing.T) {
	f := opened(t, meeting.SchedulerOptions{})
	f.scheduled(hour("2026-02-09T09:00", "bo"))
	d := hour("2026-01-05T09:00", "dee")
	d.Repeats = recurrence.Weekly()
	d.Overrides = []meeting.Override{{Original: local("2026-02-09T09:00"), Roster: participant.Roster{{ID: "bo"}}}}
	_, err := f.Schedule(t.Context(), "ann", made(t, d))
	var denial *meeting.Denial
	require.ErrorAs(t, err, &denial)
	assert.Empty(t, denial.Findings[0].Path)
	assert.Equal(t, local("2026-02-09T09:00"), denial.Clashes[0].Key.Original)
}

func TestAClashSaysWhoAndWhenButNotForWhat(t *testing.T) {
	f := opened(t, meeting.SchedulerOptions{})
	secret := hour("2026-01-05T09:00", "bo")
	secret.Title = "Firing bo"
	f.scheduled(secret)
	_, err := f.Schedule(t.Context(), "ann", made(t, hour("2026-01-05T09:30", "bo")))
	require.EqualError(t, err, "meeting: denied: double-booking: bo is booked already from 2026-01-05T09:30:00Z to 2026-01-05T10:00:00Z")
}

func TestAPolicyMayLetDoubleBookingsPass(t *testing.T) {
	f := opened(t, meeting.SchedulerOptions{Policies: []meeting.Policy{meeting.WarnOfClashes}})
	f.scheduled(hour("2026-01-05T09:00", "bo"))
	r, err := f.Schedule(t.Context(), "ann", made(t, hour("2026-01-05T09:30", "bo")))
	require.NoError(t, err)
	require.Len(t, r.Findings, 1)
	assert.Equal(t, meeting.Warn, r.Findings[0].Verdict)
}

func TestAThousandCallsForOneHourGiveOneMeeting(t *testing.T) {
	store := memstore.New()
	m := made(t, hour("2026-01-05T09:00", "rep"))
	errs := make([]error, 1000)
	var group, all sync.WaitGroup
	all.Add(len(errs))
	for i := range errs {
		group.Go(func() {
			// Each has a scheduler of its own, as processes have.
			_, errs[i] = meeting.NewScheduler(gathering{store, new(sync.Once), &all}, nil).Schedule(t.Context(), "ann", m)
		})
	}
	group.Wait()
	kept := 0
	for _, err := range errs {
		var denial *meeting.Denial
		if err == nil {
			kept++
		} else if !errors.As(err, &denial) {
			require.NoError(t, err)
		}
	}
	assert.Equal(t, 1, kept)
	found, err := store.Find(t.Context(), meeting.Query{Person: "rep"})
	require.NoError(t, err)
	assert.Len(t, found, 1)
}

func TestCallsThatDoNotClashAreAllKept(t *testing.T) {
	store := memstore.New()
	var group sync.WaitGroup
	errs := make([]error, 100)
	for i := range errs {
		d := hour("2026-01-05T09:00", "rep")
		d.Start = d.Start.Local().Add(time.Duration(i) * time.Hour).In(d.Start.Zone())
		m := made(t, d)
		group.Go(func() { _, errs[i] = meeting.NewScheduler(store, nil).Schedule(t.Context(), "ann", m) })
	}
	group.Wait()
	require.NoError(t, errors.Join(errs...))
}

func TestFindingGoesOnPageByPage(t *testing.T) {
	f := opened(t, meeting.SchedulerOptions{Policies: []meeting.Policy{}, Leads: []time.Duration{}})
	for i := range 1203 {
		d := hour("2026-01-05T09:00", "bo")
		d.Start = d.Start.Local().Add(time.Duration(i) * time.Hour).In(d.Start.Zone())
		f.scheduled(d)
	}
	for limit, want := range map[int]int{0: 1203, 1: 1, 500: 500, 501: 501, 5000: 1203} {
		n, last := 0, meeting.ID{}
		for m, err := range f.Find(t.Context(), meeting.Query{Person: "bo", Limit: limit}) {
			require.NoError(t, err)
			assert.Negative(t, last.Compare(m.ID()))
			last = m.ID()
			n++
		}
		assert.Equal(t, want, n, limit)
	}
	for m, err := range f.Find(t.Context(), meeting.Query{}) {
		require.NoError(t, err)
		assert.False(t, m.IsZero())
		break // and nothing more is read
	}
}

func TestReadingFailsWithTheErrorOfTheStore(t *testing.T) {
	f := opened(t, meeting.SchedulerOptions{})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	key := meeting.Key{Meeting: meeting.IDFor("review"), Original: local("2026-01-05T09:00")}
	for name, call := range map[string]func() error{
		"Meeting": func() error { _, err := f.Meeting(ctx, key.Meeting); return err },
		"Status":  func() error { _, err := f.Status(ctx, key); return err },
		"Find": func() (failed error) {
			for _, err := range f.Find(ctx, meeting.Query{}) {
				failed = err
			}
			return failed
		},
		"Schedule": func() error {
			_, err := f.Schedule(ctx, "ann", made(t, hour("2026-01-05T09:00", "ann")))
			return err
		},
		"Edit": func() error {
			_, err := f.Edit(ctx, "ann", key.Meeting, meeting.All(func(*meeting.Draft) {}))
			return err
		},
		"Cancel":  func() error { _, err := f.Cancel(ctx, "ann", key, meeting.ReachAll); return err },
		"Start":   func() error { _, err := f.Start(ctx, "ann", key); return err },
		"Erase":   func() error { _, err := f.Erase(ctx, "ann", "bo"); return err },
		"Deliver": func() error { _, err := f.Deliver(ctx, f.now, &inbox{}); return err },
	} {
		assert.ErrorIs(t, f.unchanged(call), context.Canceled, name)
	}
	assert.Equal(t, []string{"/person"}, paths(f.unchanged(func() error { _, err := f.Erase(t.Context(), "ann", ""); return err })))
}

func TestHolidaysAreTheHostsAndAreNotKept(t *testing.T) {
	f := opened(t, meeting.SchedulerOptions{})
	holiday := wallclock.NewDates(local("2026-01-12T00:00").Date())
	r, err := f.Schedule(t.Context(), "ann", made(t, mondays("bo")).WithHolidays(holiday))
	require.NoError(t, err)
	kept, err := f.Meeting(t.Context(), r.Meeting.ID())
	require.NoError(t, err)
	for _, m := range []meeting.Meeting{r.Meeting, kept} {
		_, ok := m.Occurrence(local("2026-01-12T09:00"))
		assert.True(t, ok)
	}
}
