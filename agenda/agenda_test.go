package agenda_test

import (
	"encoding/json"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/participant"
)

func pathsOf(err error) []string {
	paths := []string{}
	for _, p := range participant.Located("", err) {
		paths = append(paths, p.Path)
	}
	return paths
}

func TestAnAgendaLocatesEachFault(t *testing.T) {
	right := agenda.Item{Title: "Numbers", Length: time.Minute}
	with := func(change func(*agenda.Item)) agenda.Agenda {
		item := right
		change(&item)
		return agenda.Agenda{Items: []agenda.Item{right, item}}
	}
	for name, c := range map[string]struct {
		agenda agenda.Agenda
		want   []string
	}{
		"nothing":                        {agenda.Agenda{}, []string{}},
		"everything":                     {with(func(i *agenda.Item) { i.Topic, i.Presenter = agenda.Products, "ann" }), []string{}},
		"a host's own topic":             {with(func(i *agenda.Item) { i.Topic = "Yoga" }), []string{}},
		"no title":                       {with(func(i *agenda.Item) { i.Title = "" }), []string{"/items/1/title"}},
		"a title of 1,001 bytes":         {with(func(i *agenda.Item) { i.Title = strings.Repeat("x", 1001) }), []string{"/items/1/title"}},
		"a title that is not UTF-8":      {with(func(i *agenda.Item) { i.Title = "\xff" }), []string{"/items/1/title"}},
		"a topic of 101 bytes":           {with(func(i *agenda.Item) { i.Topic = agenda.Topic(strings.Repeat("x", 101)) }), []string{"/items/1/topic"}},
		"a topic with a line break":      {with(func(i *agenda.Item) { i.Topic = "a\nb" }), []string{"/items/1/topic"}},
		"a presenter with a line break":  {with(func(i *agenda.Item) { i.Presenter = "a\nb" }), []string{"/items/1/presenter"}},
		"no length":                      {with(func(i *agenda.Item) { i.Length = 0 }), []string{"/items/1/length"}},
		"a negative length":              {with(func(i *agenda.Item) { i.Length = -time.Minute }), []string{"/items/1/length"}},
		"parts of a second":              {with(func(i *agenda.Item) { i.Length = 1500 * time.Millisecond }), []string{"/items/1/length"}},
		"100 days":                       {with(func(i *agenda.Item) { i.Length = 2400 * time.Hour }), []string{}},
		"more than 100 days":             {with(func(i *agenda.Item) { i.Length = 2400*time.Hour + time.Second }), []string{"/items/1/length"}},
		"everything wrong at once":       {with(func(i *agenda.Item) { *i = agenda.Item{Topic: "\xff", Presenter: "\n"} }), []string{"/items/1/title", "/items/1/topic", "/items/1/presenter", "/items/1/length"}},
		"more than 1,000 items":          {agenda.Agenda{Items: make([]agenda.Item, 1001)}, []string{"/items"}},
		"as much as 1,000 items can say": {agenda.Agenda{Items: slices.Repeat([]agenda.Item{{Title: "x", Length: 2400 * time.Hour}}, 1000)}, []string{}},
	} {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, c.want, pathsOf(c.agenda.Problems().Err()))
			if len(c.want) == 0 {
				require.GreaterOrEqual(t, c.agenda.Length(), time.Duration(0), "the sum does not overflow")
			}
		})
	}
}

func TestTheTimelineCoversTheItemsWithoutGapsOrOverlaps(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		var a agenda.Agenda
		for range r.IntN(20) {
			a.Items = append(a.Items, agenda.Item{Title: "x", Length: time.Duration(1+r.IntN(10_000)) * time.Second})
		}
		var at time.Duration
		n := 0
		for slot := range a.Timeline() {
			require.Equal(t, a.Items[n], slot.Item)
			require.Equal(t, at, slot.Start)
			require.Equal(t, slot.Item.Length, slot.End-slot.Start)
			at = slot.End
			n++
		}
		require.Len(t, a.Items, n)
		require.Equal(t, a.Length(), at)
		fits := time.Duration(r.IntN(40_000)) * time.Second
		require.Equal(t, max(0, at-fits), a.Overrun(fits))
	}
}

func TestReadingATimelineMayStopEarly(t *testing.T) {
	a := agenda.Agenda{Items: []agenda.Item{{Title: "a", Length: 1}, {Title: "b", Length: 1}}}
	for slot := range a.Timeline() {
		require.Equal(t, "a", slot.Item.Title)
		break
	}
	require.Len(t, slices.Collect(a.Timeline()), 2, "it starts over")
}

func TestAnAgendaIsWrittenInJSONAndReadBack(t *testing.T) {
	a := agenda.Agenda{Items: []agenda.Item{
		{Title: "Numbers", Topic: agenda.SalesProcess, Presenter: "ann", Length: 90 * time.Second}, {Title: "Rest", Length: 25 * time.Hour},
	}}
	data, err := json.Marshal(a)
	require.NoError(t, err)
	require.Equal(t, `{"items":[{"title":"Numbers","topic":"sales-process","presenter":"ann","length":"1m30s"},{"title":"Rest","length":"25h0m0s"}]}`, string(data))
	var read agenda.Agenda
	require.NoError(t, json.Unmarshal(data, &read))
	require.Equal(t, a, read)
	for _, text := range []string{"{}", "null", `{"items":null}`} {
		read := a
		require.NoError(t, json.Unmarshal([]byte(text), &read))
		require.True(t, read.IsZero())
	}
}

func TestDecodingAnAgendaLocatesEveryFault(t *testing.T) {
	var a agenda.Agenda
	err := json.Unmarshal([]byte(`{"items":[{"title":1,"length":15},{"title":"x","length":"15","topic":[]},{"length":"`+strings.Repeat("x", 1000)+`"},7]}`), &a)
	require.Equal(t, []string{"/items/0/length", "/items/0/title", "/items/1/length", "/items/1/topic", "/items/2/length", "/items/3"}, pathsOf(err))
	require.Less(t, len(err.Error()), 1000)
	require.Equal(t, []string{"/items"}, pathsOf(json.Unmarshal([]byte(`{"items":5}`), &a)))
	require.Equal(t, []string{"/items"}, pathsOf(json.Unmarshal([]byte(`{"items":[`+strings.Repeat("0,", 1000)+`0]}`), &a)))
	require.Equal(t, []string{""}, pathsOf(json.Unmarshal([]byte(`[]`), &a)))
}

func TestACloneSharesNothing(t *testing.T) {
	a := agenda.Agenda{Items: []agenda.Item{{Title: "a"}}}
	a.Clone().Items[0].Title = "b"
	require.Equal(t, "a", a.Items[0].Title)
	require.Equal(t, agenda.Agenda{}, agenda.Agenda{}.Clone())
}

// Domain fact S6 has six purposes, S2 and S12 name topics.
func TestPurposesAndTopicsAreThoseOfTheDomain(t *testing.T) {
	purposes := slices.Collect(agenda.Purposes())
	require.Equal(t, []agenda.Purpose{
		"motivate", "update-products", "find-challenges", "address-shortfalls", "develop-strategy", "present-company",
	}, purposes)
	for _, p := range append(purposes, "") {
		require.NoError(t, p.Check())
	}
	err := agenda.Purpose(strings.Repeat("x", 1000)).Check()
	require.ErrorContains(t, err, "present-company")
	require.Less(t, len(err.Error()), 300)

	topics := slices.Collect(agenda.Topics())
	require.Len(t, topics, 9)
	for _, topic := range append(topics, "", "a host's own") {
		require.NoError(t, topic.Check())
	}
}
