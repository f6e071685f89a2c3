package meeting_test

import (
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

// mondays is a series of Mondays from 5 January 2026.
func mondays(people ...participant.ID) meeting.Draft {
	d := hour("2026-01-05T09:00", people...)
	d.Repeats = recurrence.Weekly()
	return d
}

func starts(m meeting.Meeting, n int) []string {
	var list []string
	for o := range m.Occurrences(wallclock.Year(2026, time.UTC)) {
		if len(list) == n {
			break
		}
		list = append(list, o.Start().Local().String())
	}
	return list
}

func TestAnEditReachesAsFarAsItSays(t *testing.T) {
	later := func(d *meeting.Draft) { d.Start = d.Start.Local().Add(2 * time.Hour).In(d.Start.Zone()) }
	f := opened(t, meeting.SchedulerOptions{})
	m := f.scheduled(mondays("ann", "bo"))

	r, err := f.Edit(t.Context(), "ann", m.ID(), meeting.One(local("2026-01-12T09:00"), func(o *meeting.Override) {
		o.Start = at("2026-01-13T15:00", "UTC")
	}))
	require.NoError(t, err)
	assert.EqualValues(t, 2, r.Meeting.Version())
	assert.Equal(t, []string{"2026-01-05T09:00:00", "2026-01-13T15:00:00", "2026-01-19T09:00:00"}, starts(r.Meeting, 3))

	r, err = f.Edit(t.Context(), "ann", m.ID(), meeting.Following(local("2026-01-26T09:00"), later))
	require.NoError(t, err)
	assert.Equal(t, []string{"2026-01-05T09:00:00", "2026-01-13T15:00:00", "2026-01-19T09:00:00"}, starts(r.Meeting, 9))
	assert.Equal(t, []string{"2026-01-26T11:00:00"}, starts(r.Rest, 1))
	assert.EqualValues(t, 3, r.Meeting.Version())
	assert.EqualValues(t, 1, r.Rest.Version())
	assert.NotEqual(t, m.ID(), r.Rest.ID())

	r, err = f.Edit(t.Context(), "ann", r.Rest.ID(), meeting.All(later))
	require.NoError(t, err)
	assert.Equal(t, []string{"2026-01-26T13:00:00"}, starts(r.Meeting, 1))
	kept, err := f.Meeting(t.Context(), r.Meeting.ID())
	require.NoError(t, err)
	assert.Equal(t, r.Meeting.Draft(), kept.Draft())
}

func TestAnInvalidEditIsLocatedAndLeavesTheStoreAsItWas(t *testing.T) {
	f := opened(t, meeting.SchedulerOptions{})
	m := f.scheduled(mondays("ann", "bo"))
	f.scheduled(hour("2026-01-06T09:00", "bo"))
	first := local("2026-01-05T09:00")
	for name, c := range map[string]struct {
		edit  meeting.Editing
		paths []string
		is    error
	}{
		"a faulty override": {meeting.One(first, func(o *meeting.Override) { o.Length = -1 }), []string{"/overrides/0/length"}, nil},
		"no occurrence":     {meeting.One(local("2026-01-06T09:00"), func(*meeting.Override) {}), []string{""}, meeting.ErrNoOccurrence},
		"all at once": {meeting.All(func(d *meeting.Draft) {
			d.Purpose, d.Length = "fun", -1
			d.Roster[1].ID = "ann"
		}), []string{"/purpose", "/roster/1/id", "/length"}, nil},
		"the rest":                {meeting.Following(local("2026-01-19T09:00"), func(d *meeting.Draft) { d.Purpose = "fun" }), []string{"/purpose"}, nil},
		"a start that clashes":    {meeting.All(func(d *meeting.Draft) { d.Start = at("2026-01-06T09:30", "UTC") }), []string{""}, nil},
		"another version":         {meeting.IfVersion(2, meeting.All(func(*meeting.Draft) {})), []string{""}, meeting.ErrConflict},
		"an error of its own":     {func(meeting.Meeting) (meeting.Edit, error) { return meeting.Edit{}, errDown }, []string{""}, errDown},
		"an edit without meeting": {func(meeting.Meeting) (meeting.Edit, error) { return meeting.Edit{}, nil }, []string{""}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			err := f.unchanged(func() error { _, err := f.Edit(t.Context(), "ann", m.ID(), c.edit); return err })
			assert.Equal(t, c.paths, paths(err))
			if c.is != nil {
				assert.ErrorIs(t, err, c.is)
			}
		})
	}
	err := f.unchanged(func() error {
		_, err := f.Edit(t.Context(), "ann", meeting.IDFor("none"), meeting.All(func(*meeting.Draft) {}))
		return err
	})
	assert.ErrorIs(t, err, meeting.ErrNotFound)
}

func TestAnEditOfWhatClashedBeforeIsNotHeldUp(t *testing.T) {
	allowed := true
	f := opened(t, meeting.SchedulerOptions{Policies: []meeting.Policy{func(c meeting.Case) []meeting.Finding {
		if allowed {
			return nil
		}
		return meeting.RefuseClashes(c)
	}}})
	f.scheduled(hour("2026-01-05T09:00", "bo"))
	m := f.scheduled(mondays("bo"))
	allowed = false
	_, err := f.Edit(t.Context(), "ann", m.ID(), meeting.All(func(d *meeting.Draft) { d.Title = "Review" }))
	require.NoError(t, err)
	_, err = f.Edit(t.Context(), "ann", m.ID(), meeting.All(func(d *meeting.Draft) { d.Length = 2 * time.Hour }))
	var denial *meeting.Denial
	require.ErrorAs(t, err, &denial)
}

func TestWhatIsRecordedMovesWithItsOccurrence(t *testing.T) {
	f := opened(t, meeting.SchedulerOptions{})
	m := f.scheduled(mondays("ann", "bo"))
	third := meeting.Key{Meeting: m.ID(), Original: local("2026-01-19T09:00")}
	first := meeting.Key{Meeting: m.ID(), Original: local("2026-01-05T09:00")}
	for _, key := range []meeting.Key{first, third} {
		_, err := f.KeepMinutes(t.Context(), "ann", key, agenda.Minutes{Present: []participant.ID{participant.ID(key.Original.String())}})
		require.NoError(t, err)
	}
	_, err := f.Edit(t.Context(), "ann", m.ID(), meeting.All(func(d *meeting.Draft) {
		d.Start = d.Start.Local().Add(14 * 24 * time.Hour).In(d.Start.Zone()) // the third is where the first was to be
	}))
	require.NoError(t, err)
	minutes := func(id meeting.ID, original string) []participant.ID {
		st, err := f.Status(t.Context(), meeting.Key{Meeting: id, Original: local(original)})
		require.NoError(t, err)
		return st.Proceedings.Minutes.Present
	}
	assert.Equal(t, []participant.ID{"2026-01-05T09:00:00"}, minutes(m.ID(), "2026-01-19T09:00"))
	assert.Empty(t, minutes(m.ID(), "2026-01-26T09:00"))
	assert.Equal(t, []participant.ID{"2026-01-19T09:00:00"}, minutes(m.ID(), "2026-02-02T09:00"))

	r, err := f.Edit(t.Context(), "ann", m.ID(), meeting.Following(local("2026-01-26T09:00"), func(d *meeting.Draft) {
		d.Start = d.Start.Local().Add(time.Hour).In(d.Start.Zone())
	}))
	require.NoError(t, err)
	assert.Equal(t, []participant.ID{"2026-01-05T09:00:00"}, minutes(m.ID(), "2026-01-19T09:00"))
	assert.Equal(t, []participant.ID{"2026-01-19T09:00:00"}, minutes(r.Rest.ID(), "2026-02-02T10:00"))

	err = f.unchanged(func() error {
		_, err := f.Edit(t.Context(), "ann", r.Rest.ID(), meeting.All(func(d *meeting.Draft) { d.Repeats = d.Repeats.Times(1) }))
		return err
	})
	assert.ErrorIs(t, err, meeting.ErrStage)
}

func TestCancelingReachesAsFarAsItSays(t *testing.T) {
	second := local("2026-01-12T09:00")
	for name, c := range map[string]struct {
		reach meeting.Reach
		want  []string
	}{
		"one":           {meeting.ReachOne, []string{"2026-01-05T09:00:00", "2026-01-19T09:00:00", "2026-01-26T09:00:00"}},
		"the following": {meeting.ReachFollowing, []string{"2026-01-05T09:00:00"}},
		"all":           {meeting.ReachAll, nil},
	} {
		t.Run(name, func(t *testing.T) {
			f := opened(t, meeting.SchedulerOptions{})
			m := f.scheduled(mondays("ann", "bo"))
			r, err := f.Cancel(t.Context(), "ann", meeting.Key{Meeting: m.ID(), Original: second}, c.reach)
			require.NoError(t, err)
			assert.Equal(t, c.want, starts(r.Meeting, 3))
			f.scheduled(hour("2026-01-12T09:30", "bo")) // the hour is free again
			if c.reach == meeting.ReachFollowing {
				return
			}
			before := f.bytes()
			r, err = f.Cancel(t.Context(), "ann", meeting.Key{Meeting: m.ID(), Original: second}, c.reach)
			require.NoError(t, err)
			assert.True(t, r.Known)
			assert.Equal(t, before, f.bytes())
		})
	}
}

func TestCancelingAllKeepsWhatHasBegun(t *testing.T) {
	d := mondays("ann", "bo")
	d.Overrides = []meeting.Override{
		{Original: local("2026-01-12T09:00"), Start: at("2026-01-30T09:00", "UTC")}, // moved to later
		{Original: local("2026-02-02T09:00"), Start: at("2026-01-07T09:00", "UTC")}, // moved to earlier
	}
	f := opened(t, meeting.SchedulerOptions{})
	m := f.scheduled(d)
	r, err := f.at("2026-01-20T12:00:00Z").Cancel(t.Context(), "ann", meeting.Key{Meeting: m.ID()}, meeting.ReachAll)
	require.NoError(t, err)
	assert.Equal(t, []string{"2026-01-05T09:00:00", "2026-01-07T09:00:00", "2026-01-19T09:00:00"}, starts(r.Meeting, 9))
	box := &inbox{}
	f.deliver(box)
	assert.Contains(t, box.told(), "bo canceled", "although nothing of it is left")
	err = f.unchanged(func() error {
		_, err := f.Cancel(t.Context(), "ann", meeting.Key{Meeting: m.ID()}, meeting.ReachAll)
		return err
	})
	assert.ErrorIs(t, err, meeting.ErrStage)
}

func TestWhatHasBegunCannotBeCanceled(t *testing.T) {
	f := opened(t, meeting.SchedulerOptions{})
	m := f.scheduled(mondays("ann", "bo"))
	key := meeting.Key{Meeting: m.ID(), Original: local("2026-01-05T09:00")}
	_, err := f.Start(t.Context(), "ann", key) // before its time
	require.NoError(t, err)
	for _, reach := range []meeting.Reach{meeting.ReachOne, meeting.ReachFollowing, meeting.ReachAll} {
		err := f.unchanged(func() error { _, err := f.Cancel(t.Context(), "ann", key, reach); return err })
		assert.ErrorIs(t, err, meeting.ErrStage)
	}
	err = f.unchanged(func() error {
		_, err := f.Cancel(t.Context(), "ann", meeting.Key{Meeting: m.ID(), Original: local("2026-01-06T09:00")}, meeting.ReachOne)
		return err
	})
	assert.ErrorIs(t, err, meeting.ErrNoOccurrence)
}

func TestPeopleAreToldThatNothingIsLeft(t *testing.T) {
	f, box := opened(t, meeting.SchedulerOptions{Leads: []time.Duration{}}), &inbox{}
	m := f.scheduled(mondays("ann", "bo"))
	f.deliver(box)
	box.told()
	_, err := f.at("2026-01-20T12:00:00Z").Cancel(t.Context(), "ann", meeting.Key{Meeting: m.ID()}, meeting.ReachAll)
	require.NoError(t, err)
	f.deliver(box)
	assert.Equal(t, []string{"bo canceled"}, box.told())
}
