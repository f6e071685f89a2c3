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

func TestHeadcountsAreThoseOfTheParticipants(t *testing.T) {
	at := func(day int) wallclock.Local { return wallclock.At(2026, 5, day, 9, 0, time.UTC).Local() }
	m, err := meeting.New(meeting.Draft{
		Start: wallclock.At(2026, 5, 1, 9, 0, time.UTC), Length: time.Hour, Repeats: recurrence.Weekly().Times(5),
		Organizer: "b", Agenda: agenda.Agenda{Items: []agenda.Item{{Title: "Deals", Length: time.Minute, Presenter: "e", CoPresenters: []participant.ID{"c"}}}},
		Roster: participant.Roster{
			{ID: "a", Role: participant.SalesManager},
			{ID: "b"},
			{ID: "c", Role: participant.SalesManager},
			{ID: "d", Role: participant.SalesManager, External: true},
			{ID: "e", Role: participant.SalesManager, Response: participant.Declined},
			{ID: "f", Role: participant.SalesManager, Part: participant.Optional},
		},
		Overrides: []meeting.Override{
			{Original: at(8), Roster: participant.Roster{{ID: "z"}, {ID: "c"}, {ID: "b"}}},
			{Original: at(15), Responses: map[participant.ID]participant.Response{"a": participant.Declined}},
			{Original: at(22), Title: "Of its own"},
			{Original: at(29), Agenda: agenda.Agenda{Items: []agenda.Item{{Title: "Goals", Length: time.Minute, Presenter: "d"}}}},
		},
	})
	require.NoError(t, err)
	for o := range m.Occurrences(wallclock.Year(2026, time.UTC)) {
		counted, want := map[meeting.Headcount]int{}, map[meeting.Headcount]int{}
		for h := range o.Headcounts() {
			people := h.People
			h.People = 0
			counted[h] += people
		}
		prepares := func(id participant.ID) bool { return id == m.Organizer() || o.Presents(id) }
		for p := range o.Participants() {
			want[meeting.Headcount{Role: p.Role, External: p.External, Part: p.Part, Response: p.Response, Prepares: prepares(p.ID)}]++
		}
		assert.Equal(t, want, counted, "%s", o.Start())

		type head struct {
			id   participant.ID
			head meeting.Headcount
		}
		var heads, people []head
		for id, h := range o.Heads() {
			heads = append(heads, head{id, h})
		}
		for p := range o.Participants() {
			people = append(people, head{p.ID, meeting.Headcount{Role: p.Role, External: p.External, Part: p.Part, Response: p.Response, Prepares: prepares(p.ID), People: 1}})
		}
		assert.Equal(t, people, heads, "in the order of the roster")
	}
}
