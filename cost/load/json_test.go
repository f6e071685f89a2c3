package load_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost/load"
	"github.com/salesmeeting/salesmeeting/participant"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// golden compares the JSON of v, indented, with a file.
func golden(t testing.TB, name string, v any) {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, json.Indent(&b, []byte(text(t, v)), "", "  "))
	b.WriteByte('\n')
	if *update {
		require.NoError(t, os.WriteFile("testdata/"+name, b.Bytes(), 0o600))
	}
	want, err := os.ReadFile("testdata/" + name)
	require.NoError(t, err)
	assert.Equal(t, string(want), b.String())
}

func TestJSONOfIndicesAndTeams(t *testing.T) {
	customer := at(4, 16, 30, time.Hour)
	customer.Roster = append(customer.Roster, participant.Participant{ID: "x", Role: participant.NewCustomer})
	golden(t, "person.json", ofAnn(t, at(3, 10, 0, time.Hour), at(3, 10, 30, time.Hour), customer))
	golden(t, "unknown.json", ofPerson(t, week(t), load.Person{ID: "ann", Role: participant.Developer}, &load.Options{
		FocusByRole: map[participant.Role]time.Duration{participant.Developer: 3 * time.Hour},
	}))
	people, meetings := staff(t, 5, 1, 3, 2, 4, 7)
	golden(t, "team.json", team(t, people, nil, meetings))
	people, meetings = staff(t, 5, 1)
	golden(t, "suppressed.json", team(t, people, nil, meetings))
}

func TestTheZeroValuesHaveJSON(t *testing.T) {
	for _, v := range []any{load.Indices{}, load.Team{}} {
		var object map[string]any
		require.NoError(t, json.Unmarshal([]byte(text(t, v)), &object))
		assert.InDelta(t, 1, object["schema"], 0)
	}
}
