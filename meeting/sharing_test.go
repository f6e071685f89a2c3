package meeting_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

func TestAMeetingSharesNothingWithItsSurroundings(t *testing.T) {
	want := made(t, full())
	spoil := func(d *meeting.Draft) {
		d.Title = "?"
		d.Venue.Resources[0], d.Records[0].ID, d.Roster[0].ID = "?", "?", "?"
		d.Except[0], d.Extra[0] = local("2000-01-01T00:00"), local("2000-01-01T00:00")
		d.Agenda.Items[0].Title, d.Origin.Properties[0] = "?", "?"
		o := &d.Overrides[1]
		o.Title, o.Roster[0].ID, o.Agenda.Items[0].Title = "?", "?", "?"
		o.Responses["dee"] = participant.Declined
		o.Responses["x"] = participant.Declined
		d.Overrides[0] = meeting.Override{}
	}
	d := full()
	m := made(t, d)
	spoil(&d)
	require.Equal(t, want.Draft(), m.Draft(), "the draft given")

	d = m.Draft()
	spoil(&d)
	require.Equal(t, want.Draft(), m.Draft(), "the draft returned")

	m.Roster()[0].ID, m.Records()[0].ID, m.Origin().Properties[0] = "?", "?", "?"
	require.Equal(t, want.Draft(), m.Draft(), "its lists")

	s := m.Snapshot()
	restored, err := meeting.Restore(s, zones)
	require.NoError(t, err)
	for _, m := range []meeting.Meeting{m, restored} {
		s.Venue.Resources[0], s.Records[0].ID, s.Roster[0].ID = "?", "?", "?"
		s.Except[0], s.Extra[0], s.Agenda.Items[0].Title = wallclock.Local{}, wallclock.Local{}, "?"
		(*s.Overrides[1].Roster)[0].ID, s.Overrides[1].Agenda.Items[0].Title = "?", "?"
		s.Overrides[1].Responses["dee"] = participant.Declined
		require.Equal(t, want.Draft(), m.Draft(), "snapshots")
	}

	for o := range m.Occurrences(wallclock.Year(2026, time.UTC)) {
		if v := o.Venue(); len(v.Resources) > 0 {
			v.Resources[0] = "?"
		}
		o.Agenda().Items[0].Title = "?"
		for p := range o.Participants() {
			spoilParticipant(&p)
		}
	}
	require.Equal(t, want.Draft(), m.Draft(), "occurrences")
}

func spoilParticipant(p *participant.Participant) { p.ID = "?" }

func TestAMeetingIsSharedBetweenGoroutines(t *testing.T) {
	d := full()
	d.Repeats = recurrence.Daily()
	m := made(t, d)
	year := wallclock.Year(2026, time.UTC)
	want := spans(m.Occurrences(year))
	shared := m.Occurrences(year)
	results := make(chan []string)
	for range 4 {
		go func() {
			for range 20 {
				m.Draft()
				m.Snapshot()
				m.Length()
			}
			results <- spans(shared)
		}()
	}
	for range 4 {
		require.Equal(t, want, <-results)
	}
}
