package load_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/participant"
)

type (
	response = participant.Response
	id       = participant.ID
)

const (
	tentative   = participant.Tentative
	needsAction = participant.NeedsAction
	declined    = participant.Declined
)

func directoryOf(t testing.TB, ids ...id) participant.Directory {
	t.Helper()
	var people []participant.Person
	for _, i := range ids {
		people = append(people, participant.Person{ID: i, Role: participant.SalesManager})
	}
	d, err := participant.NewDirectory(people...)
	require.NoError(t, err)
	return d
}

// shared adds somebody to every meeting, so that none is a block of one person's own.
func shared(meetings []meeting.Meeting) []meeting.Meeting {
	list := make([]meeting.Meeting, len(meetings))
	for i, m := range meetings {
		d := m.Draft()
		d.Roster = append(d.Roster, participant.Participant{ID: "z"})
		list[i], _ = meeting.New(d)
	}
	return list
}
