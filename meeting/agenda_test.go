package meeting_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

func TestAnAgendaIsPartOfItsMeeting(t *testing.T) {
	d := full()
	d.Agenda.Items[0] = agenda.Item{
		ID: "demo", Title: "Demonstration", Section: "Products", Presenter: "ann", CoPresenters: []participant.ID{"dee"},
		Needed: []participant.ID{"bo"}, Length: 20 * time.Minute, Shortest: 10 * time.Minute, Priority: agenda.High,
		Wanted: []agenda.ResultKind{agenda.BenefitOutlined}, Materials: []agenda.Material{{URL: "https://example.com"}},
	}
	m := made(t, d)
	data, err := m.MarshalJSON()
	require.NoError(t, err)
	read, err := meeting.Decode(data, zones)
	require.NoError(t, err)
	require.Equal(t, d.Agenda, read.Agenda())

	m.Agenda().Items[0].CoPresenters[0], m.Draft().Agenda.Items[0].Needed[0] = "?", "?"
	m.Snapshot().Agenda.Items[0].Materials[0].URL = "?"
	require.Equal(t, d.Agenda, m.Agenda(), "it shares nothing")

	presents := false
	for o := range m.Occurrences(wallclock.Year(2026, time.UTC)) {
		presents = presents || o.Presents("dee") && o.Presents("ann") && !o.Presents("bo")
	}
	require.True(t, presents, "a co-presenter presents too")

	d.Agenda.Items[0].Wanted = []agenda.ResultKind{"luck"}
	_, err = meeting.New(d)
	for p := range meeting.Problems(err) {
		require.Equal(t, "/agenda/items/0/wanted/0", p.Path)
	}
	require.Error(t, err)
}

func TestAnotherAgendaIsAChangeOfItsOccurrences(t *testing.T) {
	m := made(t, full())
	window := wallclock.Year(2026, time.UTC)
	for name, change := range map[string]func(*agenda.Item){
		"who is needed":  func(i *agenda.Item) { i.Needed = []participant.ID{"ann"} },
		"a co-presenter": func(i *agenda.Item) { i.CoPresenters = []participant.ID{"dee"} },
		"a material":     func(i *agenda.Item) { i.Materials = []agenda.Material{{URL: "https://example.com"}} },
	} {
		edit, err := m.EditAll(func(d *meeting.Draft) { change(&d.Agenda.Items[0]) })
		require.NoError(t, err)
		n := 0
		for range edit.Changes(window) {
			n++
		}
		require.NotZero(t, n, name)
	}
	same, err := m.EditAll(func(*meeting.Draft) {})
	require.NoError(t, err)
	for c := range same.Changes(window) {
		require.Fail(t, "nothing has changed", c.Before.Title())
	}
}
