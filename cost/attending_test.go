package cost_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

func TestAttendingHasEverybodyWhoCounts(t *testing.T) {
	m := newMeeting(t, meeting.Draft{
		Start: wallclock.At(2026, 1, 5, 9, 0, time.UTC), Length: time.Hour, Organizer: "boss",
		Roster: participant.Roster{{ID: "ann", Part: participant.Chair}, {ID: "bo", Response: participant.Declined}},
	})
	directory, err := participant.NewDirectory(
		participant.Person{ID: "ann", Role: participant.Developer}, participant.Person{ID: "boss", Role: participant.Executive},
	)
	require.NoError(t, err)
	for name, c := range map[string]struct {
		model cost.Model
		want  []string
	}{
		"the zero model": {cost.Model{}, []string{"ann  chair needs-action 1", "bo  required declined 0"}},
		"with a directory": {
			cost.NewModel(cost.Card{}, &cost.Options{Directory: directory}),
			[]string{"ann developer chair needs-action 1", "bo  required declined 0", "boss executive required accepted 1"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for p, likely := range c.model.Attending(first(t, m)) {
				got = append(got, fmt.Sprint(p.ID, " ", p.Role, " ", p.Part, " ", p.Response, " ", likely))
			}
			assert.Equal(t, c.want, got)
			for range c.model.Attending(first(t, m)) {
				break
			}
		})
	}
}

func TestFaultsOfAHistoryAndOfThePriorComeAtOnce(t *testing.T) {
	_, err := cost.NewTimesheet(year(2026), &cost.Options{Attendance: cost.Attendance{
		History: map[participant.ID]cost.History{"ann": {Attended: 2, Invited: 1}, "bo": {Attended: 1, Invited: 2}},
		Prior:   cost.Prior{Attended: "many", Source: "test"},
	}})
	assert.ElementsMatch(t, []string{"/attendance/prior/attended", "/attendance/history/ann/invited"}, paths(err))
}
