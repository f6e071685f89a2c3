package participant_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/participant"
)

// Domain fact S8: a video meeting works as long as everyone has a device and a reliable connection.
func TestS8WhoeverLacksADeviceOrAConnectionCannotJoinVideo(t *testing.T) {
	const unknown, yes, no = participant.Unknown, participant.Yes, participant.No
	for c, want := range map[participant.Connectivity]participant.Fact{
		{}:                             unknown,
		{Device: yes}:                  unknown,
		{Connection: yes}:              unknown,
		{Device: yes, Connection: yes}: yes,
		{Device: no}:                   no,
		{Connection: no}:               no,
		{Device: no, Connection: yes}:  no,
		{Device: yes, Connection: no}:  no,
		{Device: no, Connection: no}:   no,
	} {
		require.Equal(t, want, c.Video(), "%+v", c)
	}
	lacks := participant.Connectivity{Device: no}
	roster := participant.Roster{
		{ID: "a", Connectivity: lacks},
		{ID: "declined", Connectivity: lacks, Response: participant.Declined},
		{ID: "sent somebody", Connectivity: lacks, Response: participant.Delegated},
		{ID: "unknown"},
		{ID: "b", Connectivity: lacks, Response: participant.Tentative},
	}
	require.Equal(t, participant.Roster{roster[0], roster[4]}, roster.CannotJoinVideo())
	require.Empty(t, participant.Roster{}.CannotJoinVideo())
}

func TestConnectivityIsWrittenInJSONAndReadBack(t *testing.T) {
	p := participant.Participant{ID: "a", Connectivity: participant.Connectivity{Device: participant.Yes, Connection: participant.No}}
	data, err := json.Marshal(p)
	require.NoError(t, err)
	require.Equal(t, `{"id":"a","connectivity":{"device":"yes","connection":"no"}}`, string(data))
	var read participant.Participant
	require.NoError(t, json.Unmarshal(data, &read))
	require.Equal(t, p, read)

	var roster participant.Roster
	err = json.Unmarshal([]byte(`[{"id":"a","connectivity":{"device":1,"connection":"`+strings.Repeat("x", 1000)+`"}},{"id":"b","connectivity":7}]`), &roster)
	require.Equal(t, []string{"/0/connectivity/connection", "/0/connectivity/device", "/1/connectivity"}, pathsOf(participant.Located("", err)))
	require.Less(t, len(err.Error()), 500)
}

func TestAConnectivityThatIsNoneIsLocated(t *testing.T) {
	wrong := participant.Connectivity{Device: 3, Connection: 9}
	require.Equal(t, []string{"/0/connectivity"}, pathsOf(participant.Roster{{ID: "a", Connectivity: wrong}}.Problems()))
	_, err := participant.NewDirectory(participant.Person{ID: "a", Connectivity: wrong})
	require.Equal(t, []string{"/0/connectivity"}, pathsOf(participant.Located("", err)))
	_, err = participant.Fact(3).MarshalText()
	require.Error(t, err)
	require.Equal(t, "unknown (3)", participant.Fact(3).String())
}

func TestAPersonTakesTheirConnectivityToTheRoster(t *testing.T) {
	c := participant.Connectivity{Device: participant.No}
	require.Equal(t, c, participant.Person{ID: "a", Connectivity: c}.In(participant.Optional).Connectivity)
}
