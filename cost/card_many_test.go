package cost_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

func TestACardOfManyRolesFindsEachAndItsDefault(t *testing.T) {
	const roles = 100
	d := cost.CardDraft{Currency: "USD", Source: "test", Default: "1000", PerHour: map[participant.Role]string{}}
	for i := range roles {
		d.PerHour[participant.Role(fmt.Sprintf("role-%02d", i))] = fmt.Sprint(i)
	}
	model := cost.NewModel(newCard(t, d), nil)
	for role, want := range map[participant.Role]string{
		"role-00": "0", "role-57": "57", "role-99": "99",
		"a-role-before": "1000", "role-570": "1000", "zz": "1000", "": "1000", "external:zz": "0",
	} {
		m := newMeeting(t, meeting.Draft{
			Start: wallclock.At(2026, time.May, 4, 9, 0, time.UTC), Length: time.Hour, Roster: participant.Roster{{ID: "a", Role: role}},
		})
		assert.Equal(t, want, estimate(t, model, m).Direct().Exact(), "%q", role)
	}
}

func TestWhoWasSeenIsExplainedByTheTimeInWhichTheyWere(t *testing.T) {
	card := newCard(t, cost.CardDraft{Currency: "USD", Source: "test", Default: "60"})
	id, err := meeting.ParseID("0198c0de-0000-7000-8000-000000000001")
	require.NoError(t, err)
	m := newMeeting(t, meeting.Draft{ID: id, Start: wallclock.At(2026, time.May, 4, 9, 0, time.UTC), Length: time.Hour, Roster: roster("a", "b")})
	o := first(t, m)
	start := o.Interval().Start()
	model := cost.NewModel(card, &cost.Options{Observed: map[meeting.Key][]agenda.Presence{o.Key(): {
		{Person: "a", Joined: start, Left: start.Add(45 * time.Minute)}, {Person: "b", Joined: start, Left: start.Add(15 * time.Minute)},
	}}})
	explained, err := model.Explain(o)
	require.NoError(t, err)
	assert.Contains(t, explained.Steps[0].How, "60 min in which they were seen")
	assert.Equal(t, "60", explained.Steps[0].Amount.Exact())
}
