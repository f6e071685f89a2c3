package participant_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/participant"
)

func pathsOf(ps participant.Problems) []string {
	paths := []string{}
	for _, p := range ps {
		paths = append(paths, p.Path)
	}
	return paths
}

func TestARosterLocatesEachFault(t *testing.T) {
	long := strings.Repeat("x", 1001)
	for name, c := range map[string]struct {
		roster participant.Roster
		want   []string
	}{
		"nobody":                        {nil, []string{}},
		"one person":                    {participant.Roster{{ID: "a"}}, []string{}},
		"two people":                    {participant.Roster{{ID: "a", Part: participant.Chair}, {ID: "b", Email: "b@x"}}, []string{}},
		"a person twice":                {participant.Roster{{ID: "a"}, {ID: "b"}, {ID: "a"}}, []string{"/2/id"}},
		"a person three times":          {participant.Roster{{ID: "a"}, {ID: "a"}, {ID: "a"}}, []string{"/1/id", "/2/id"}},
		"people without a key":          {participant.Roster{{}, {}}, []string{"/0/id", "/1/id"}},
		"a key of 256 bytes":            {participant.Roster{{ID: participant.ID(long[:256])}}, []string{"/0/id"}},
		"a key of 255 bytes":            {participant.Roster{{ID: participant.ID(long[:255])}}, []string{}},
		"a key with a line break":       {participant.Roster{{ID: "a\n"}}, []string{"/0/id"}},
		"a key that is not UTF-8":       {participant.Roster{{ID: "\xff"}}, []string{"/0/id"}},
		"two chairs":                    {participant.Roster{{ID: "a", Part: participant.Chair}, {ID: "b", Part: participant.Chair}}, []string{"/1/part"}},
		"an address without an @":       {participant.Roster{{ID: "a", Email: "a"}}, []string{"/0/email"}},
		"an address of 1,001 bytes":     {participant.Roster{{ID: "a", Email: "@" + long[1:]}}, []string{"/0/email"}},
		"a name of 1,001 bytes":         {participant.Roster{{ID: "a", Name: long}}, []string{"/0/name"}},
		"a name that is not UTF-8":      {participant.Roster{{ID: "a", Name: "\xff"}}, []string{"/0/name"}},
		"a role in another spelling":    {participant.Roster{{ID: "a", Role: "Sales Manager"}}, []string{"/0/role"}},
		"a part that is none":           {participant.Roster{{ID: "a", Part: 4}}, []string{"/0/part"}},
		"a response that is none":       {participant.Roster{{ID: "a", Response: 5}}, []string{"/0/response"}},
		"everything wrong at once":      {participant.Roster{{Name: "\xff", Email: "x", Role: "X", Part: 9, Response: 9}}, []string{"/0/id", "/0/name", "/0/email", "/0/role", "/0/part", "/0/response"}},
		"more than 10,000 participants": {make(participant.Roster, 10_001), []string{""}},
	} {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, c.want, pathsOf(c.roster.Problems()))
		})
	}
}

func TestARosterFindsPeopleAndItsChair(t *testing.T) {
	r := participant.Roster{{ID: "a"}, {ID: "b", Part: participant.Chair}}
	p, ok := r.Find("b")
	require.True(t, ok)
	require.Equal(t, r[1], p)
	chair, ok := r.Chair()
	require.True(t, ok)
	require.Equal(t, r[1], chair)
	_, ok = r.Find("c")
	require.False(t, ok)
	_, ok = r[:1].Chair()
	require.False(t, ok)
}

func TestPeopleAreExternalByTheirRoleOrByTheMark(t *testing.T) {
	for name, c := range map[string]struct {
		person participant.Participant
		want   bool
	}{
		"nothing is known":           {participant.Participant{}, false},
		"an internal role":           {participant.Participant{Role: participant.SalesManager}, false},
		"a host's own role":          {participant.Participant{Role: "solutions-architect"}, false},
		"a new customer":             {participant.Participant{Role: participant.NewCustomer}, true},
		"an existing customer":       {participant.Participant{Role: participant.ExistingCustomer}, true},
		"a partner":                  {participant.Participant{Role: participant.Partner}, true},
		"a host's own external role": {participant.Participant{Role: "external:broker"}, true},
		"an internal role, marked":   {participant.Participant{Role: participant.Developer, External: true}, true},
	} {
		t.Run(name, func(t *testing.T) { require.Equal(t, c.want, c.person.IsExternal()) })
	}
}

func TestARosterIsWrittenInJSONAndReadBack(t *testing.T) {
	r := participant.Roster{
		{ID: "a", Name: "Ann", Email: "a@x", Role: participant.Executive, External: true, Part: participant.Chair, Response: participant.Delegated},
		{ID: "b"},
	}
	data, err := json.Marshal(r)
	require.NoError(t, err)
	require.Equal(t, `[{"id":"a","name":"Ann","email":"a@x","role":"executive","external":true,"part":"chair","response":"delegated"},{"id":"b"}]`, string(data))
	var read participant.Roster
	require.NoError(t, json.Unmarshal(data, &read))
	require.Equal(t, r, read)
	for text, want := range map[string]participant.Roster{"null": nil, "[]": {}, "[null]": {{}}} {
		read := participant.Roster{{ID: "old"}}
		require.NoError(t, json.Unmarshal([]byte(text), &read))
		require.Equal(t, want, read)
	}
}

func TestDecodingLocatesEveryFault(t *testing.T) {
	var r participant.Roster
	err := json.Unmarshal([]byte(`[{"id":1,"part":"boss"},{"id":"b","response":"maybe","external":"yes"},7,{"id":"c"}]`), &r)
	require.Equal(t, []string{"/0/id", "/0/part", "/1/external", "/1/response", "/2"}, pathsOf(participant.Located("", err)))
	require.Equal(t, participant.ID("c"), r[3].ID, "what is right is read")

	err = json.Unmarshal([]byte(`"ann"`), &r)
	require.Equal(t, []string{"/roster"}, pathsOf(participant.Located("/roster", err)))
	_, err = participant.DecodeUpTo[int]([]byte(`[1,2,3]`), 2)
	require.ErrorContains(t, err, "has 3 entries, at most 2")
	list, err := participant.DecodeUpTo[int]([]byte(`[1,2]`), 2)
	require.NoError(t, err)
	require.Equal(t, []int{1, 2}, list)
}

func TestTypeErrorsOfStructsAreLocatedByTheirField(t *testing.T) {
	var list []struct {
		A struct{ B int } `json:"a"`
	}
	err := json.Unmarshal([]byte(`[{"a":{"B":"x"}}]`), &list)
	require.Equal(t, []string{"/list/a/B"}, pathsOf(participant.Located("/list", err)))
}
