package meeting_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/participant"
)

func responses(t *testing.T, m meeting.Meeting, original string) map[participant.ID]participant.Response {
	t.Helper()
	o, ok := m.Occurrence(local(original))
	require.True(t, ok)
	all := make(map[participant.ID]participant.Response)
	for p := range o.Participants() {
		all[p.ID] = p.Response
	}
	return all
}

func TestPeopleAcceptASeriesAndDeclineAMonday(t *testing.T) {
	f := opened(t, meeting.SchedulerOptions{})
	m := f.scheduled(mondays("ann", "bo"))
	_, err := f.Respond(t.Context(), "bo", meeting.Key{Meeting: m.ID()}, participant.Accepted)
	require.NoError(t, err)
	r, err := f.Respond(t.Context(), "bo", meeting.Key{Meeting: m.ID(), Original: local("2026-01-12T09:00")}, participant.Declined)
	require.NoError(t, err)
	assert.Equal(t, participant.Accepted, responses(t, r.Meeting, "2026-01-05T09:00")["bo"])
	assert.Equal(t, participant.Declined, responses(t, r.Meeting, "2026-01-12T09:00")["bo"])

	f.scheduled(hour("2026-01-12T09:30", "bo")) // in the hour that is free now
	err = f.unchanged(func() error {
		_, err := f.Respond(t.Context(), "bo", meeting.Key{Meeting: m.ID(), Original: local("2026-01-12T09:00")}, participant.Tentative)
		return err
	})
	var denial *meeting.Denial
	require.ErrorAs(t, err, &denial)
}

func TestAnswersThatDoNotFitAreRefused(t *testing.T) {
	f := opened(t, meeting.SchedulerOptions{})
	m := f.scheduled(mondays("ann", "bo"))
	respond := func(actor participant.ID, key meeting.Key, r participant.Response) error {
		return f.unchanged(func() error { _, err := f.Respond(t.Context(), actor, key, r); return err })
	}
	series := meeting.Key{Meeting: m.ID()}
	assert.ErrorIs(t, respond("zoe", series, participant.Accepted), meeting.ErrNotInvited)
	assert.ErrorIs(t, respond("bo", meeting.Key{Meeting: meeting.IDFor("none")}, participant.Accepted), meeting.ErrNotFound)
	assert.ErrorIs(t, respond("bo", meeting.Key{Meeting: m.ID(), Original: local("2026-01-06T09:00")}, participant.Accepted), meeting.ErrNoOccurrence)
	assert.Equal(t, []string{"/response"}, paths(respond("bo", series, 77)))
}

func TestSomebodyElseComesInstead(t *testing.T) {
	d := mondays("ann", "bo")
	d.Roster[1].Part = participant.Chair
	f := opened(t, meeting.SchedulerOptions{})
	m := f.scheduled(d)
	key := meeting.Key{Meeting: m.ID(), Original: local("2026-01-12T09:00")}
	r, err := f.Delegate(t.Context(), "bo", key, participant.Person{ID: "cy", Email: "cy@example.com"})
	require.NoError(t, err)
	assert.Equal(t, map[participant.ID]participant.Response{
		"ann": participant.NeedsAction, "bo": participant.Delegated, "cy": participant.NeedsAction,
	}, responses(t, r.Meeting, "2026-01-12T09:00"))
	assert.NotContains(t, responses(t, r.Meeting, "2026-01-19T09:00"), participant.ID("cy"))
	o, _ := r.Meeting.Occurrence(key.Original)
	for p := range o.Participants() {
		assert.Equal(t, p.ID == "cy", p.Part == participant.Chair)
	}
	f.scheduled(hour("2026-01-12T09:30", "bo")) // bo is free, cy is not
	_, err = f.Schedule(t.Context(), "ann", made(t, hour("2026-01-12T09:30", "cy")))
	var denial *meeting.Denial
	require.ErrorAs(t, err, &denial)

	r, err = f.Delegate(t.Context(), "bo", meeting.Key{Meeting: m.ID()}, participant.Person{ID: "dee"})
	require.NoError(t, err)
	assert.Contains(t, responses(t, r.Meeting, "2026-01-19T09:00"), participant.ID("dee"))
	err = f.unchanged(func() error {
		_, err := f.Delegate(t.Context(), "dee", meeting.Key{Meeting: m.ID()}, participant.Person{ID: "ann"})
		return err
	})
	assert.Equal(t, []string{"/roster/3/id"}, paths(err))
}

func TestAnErasedPersonIsNowhereAnyMore(t *testing.T) {
	f := opened(t, meeting.SchedulerOptions{})
	d := mondays("ann", "bo", "cy")
	d.Organizer = "bo"
	d.Roster[1] = participant.Participant{ID: "bo", Name: "Bo Benson", Email: "bo@example.com", Role: participant.SalesRepresentative}
	d.Agenda = agenda.Agenda{Items: []agenda.Item{
		{Title: "Numbers", Topic: "bo", Presenter: "bo", Length: 60e9},
		{Title: "Demo", Presenter: "ann", CoPresenters: []participant.ID{"cy", "bo"}, Needed: []participant.ID{"bo"}, Length: 60e9},
	}}
	d.Overrides = []meeting.Override{
		{Original: local("2026-01-12T09:00"), Responses: map[participant.ID]participant.Response{"bo": participant.Declined}},
		{Original: local("2026-01-19T09:00"), Roster: participant.Roster{{ID: "bo", Name: "Bo Benson"}}},
	}
	m := f.scheduled(d)
	f.scheduled(hour("2026-01-07T09:00", "cy", "bo"))
	gone := f.scheduled(hour("2026-01-08T09:00", "bo"))
	key := meeting.Key{Meeting: m.ID(), Original: local("2026-01-05T09:00")}
	_, err := f.KeepMinutes(t.Context(), "bo", key, agenda.Minutes{
		Present:  []participant.ID{"ann", "bo"},
		Internal: agenda.Page{Actions: []agenda.Action{{Text: "call them", Owner: "bo"}}},
	})
	require.NoError(t, err)
	run, err := agenda.NewRun(agenda.Plan{Agenda: d.Agenda})
	require.NoError(t, err)
	run, err = run.Join("bo", f.now)
	require.NoError(t, err)
	_, err = f.KeepRun(t.Context(), "bo", key, run)
	require.NoError(t, err)
	_, err = f.KeepMinutes(t.Context(), "bo", meeting.Key{Meeting: gone.ID(), Original: local("2026-01-08T09:00")},
		agenda.Minutes{Present: []participant.ID{"bo"}})
	require.NoError(t, err)
	_, err = f.Edit(t.Context(), "ann", gone.ID(), meeting.All(func(d *meeting.Draft) { d.Roster = nil }))
	require.NoError(t, err, "bo is in the minutes of a meeting to which he is no longer invited")
	require.Contains(t, f.bytes(), "Benson")
	bystander := f.scheduled(hour("2026-01-09T09:00", "cy"))

	other, err := f.Erase(t.Context(), "ann", "bo")
	require.NoError(t, err)
	left := f.bytes()
	assert.NotContains(t, left, "Benson")
	untouched, err := f.Meeting(t.Context(), bystander.ID())
	require.NoError(t, err)
	assert.EqualValues(t, 1, untouched.Version())
	assert.NotContains(t, strings.ReplaceAll(left, `"topic":"bo"`, ""), `"bo"`, "a topic is nobody")
	assert.Contains(t, left, `"topic":"bo"`)
	status, err := f.Status(t.Context(), key)
	require.NoError(t, err)
	assert.Equal(t, []participant.ID{"ann", other}, status.Proceedings.Minutes.Present)
	assert.Equal(t, []participant.ID{other}, status.Proceedings.Run.Present())
	found, err := f.store.Find(t.Context(), meeting.Query{Person: other})
	require.NoError(t, err)
	assert.Len(t, found, 2)
	line, ok := found[0].Roster().Find(other)
	require.True(t, ok)
	assert.Equal(t, participant.SalesRepresentative, line.Role)
	assert.Equal(t, participant.Declined, responses(t, found[0], "2026-01-12T09:00")[other])
	box := &inbox{}
	f.at("2026-01-05T08:50:00Z").deliver(box)
	for _, text := range box.told() {
		assert.NotContains(t, text, string(other), "nobody is reminded in their place")
	}
	_, err = f.Erase(t.Context(), "ann", "bo")
	require.NoError(t, err)
}
