package agenda_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/participant"
)

// full returns an item that has everything.
func full() agenda.Item {
	return agenda.Item{
		ID: "demo", Title: "Demonstration", Section: "Products", Topic: agenda.Products, Presenter: "bo",
		CoPresenters: []participant.ID{"dee"}, Needed: []participant.ID{"kim"}, Length: 20 * time.Minute,
		Shortest: 10 * time.Minute, Priority: agenda.High, Wanted: []agenda.ResultKind{agenda.BenefitOutlined},
		Materials: []agenda.Material{{Title: "Prices", URL: "https://example.com/prices"}},
	}
}

func TestAnItemLocatesEachFault(t *testing.T) {
	long := strings.Repeat("x", 1011)
	people := func(n int) (ids []participant.ID) {
		for i := range n {
			ids = append(ids, participant.ID(fmt.Sprint(i)))
		}
		return ids
	}
	for name, c := range map[string]struct {
		change func(*agenda.Item)
		want   []string
	}{
		"nothing":                        {func(*agenda.Item) {}, []string{}},
		"an id of 1,010 bytes":           {func(i *agenda.Item) { i.ID = agenda.ItemID(long[:1010]) }, []string{}},
		"an id of 1,011 bytes":           {func(i *agenda.Item) { i.ID = agenda.ItemID(long) }, []string{"/id"}},
		"a section of 1,001 bytes":       {func(i *agenda.Item) { i.Section = long[:1001] }, []string{"/section"}},
		"a section that is not UTF-8":    {func(i *agenda.Item) { i.Section = "\xff" }, []string{"/section"}},
		"a co-presenter twice":           {func(i *agenda.Item) { i.CoPresenters = []participant.ID{"a", "b", "a"} }, []string{"/co_presenters/2"}},
		"a co-presenter who presents":    {func(i *agenda.Item) { i.CoPresenters = []participant.ID{"a", "bo"} }, []string{"/co_presenters/1"}},
		"co-presenters alone":            {func(i *agenda.Item) { i.Presenter = "" }, []string{}},
		"a co-presenter who is nobody":   {func(i *agenda.Item) { i.CoPresenters = []participant.ID{"", ""} }, []string{"/co_presenters/0", "/co_presenters/1"}},
		"1,000 people needed":            {func(i *agenda.Item) { i.Needed = people(1000) }, []string{}},
		"1,001 people needed":            {func(i *agenda.Item) { i.Needed = people(1001) }, []string{"/needed"}},
		"a presenter who is needed":      {func(i *agenda.Item) { i.Needed = []participant.ID{"bo"} }, []string{}},
		"as short as it is long":         {func(i *agenda.Item) { i.Shortest = i.Length }, []string{}},
		"shorter than it can be":         {func(i *agenda.Item) { i.Shortest = i.Length + time.Second }, []string{"/shortest"}},
		"a negative shortest length":     {func(i *agenda.Item) { i.Shortest = -time.Second }, []string{"/shortest"}},
		"parts of a second":              {func(i *agenda.Item) { i.Shortest = time.Millisecond }, []string{"/shortest"}},
		"a priority that is none":        {func(i *agenda.Item) { i.Priority = 3 }, []string{"/priority"}},
		"a priority below all":           {func(i *agenda.Item) { i.Priority = -2 }, []string{"/priority"}},
		"a result that is none":          {func(i *agenda.Item) { i.Wanted = []agenda.ResultKind{"", "luck"} }, []string{"/wanted/0", "/wanted/1"}},
		"a result twice":                 {func(i *agenda.Item) { i.Wanted = []agenda.ResultKind{"need", "need"} }, []string{"/wanted/1"}},
		"all results":                    {func(i *agenda.Item) { i.Wanted = slices.Collect(agenda.ResultKinds()) }, []string{}},
		"13 results":                     {func(i *agenda.Item) { i.Wanted = make([]agenda.ResultKind, 13) }, []string{"/wanted"}},
		"101 materials":                  {func(i *agenda.Item) { i.Materials = make([]agenda.Material, 101) }, []string{"/materials"}},
		"a material without a link":      {func(i *agenda.Item) { i.Materials = []agenda.Material{{}} }, []string{"/materials/0/url"}},
		"a material's title is too long": {func(i *agenda.Item) { i.Materials[0].Title = long }, []string{"/materials/0/title"}},
	} {
		t.Run(name, func(t *testing.T) {
			item := full()
			c.change(&item)
			require.Equal(t, c.want, pathsOf(item.Problems().Err()))
			require.Less(t, len(fmt.Sprint(item.Problems())), 10_000)
		})
	}
}

func TestNoTwoItemsHaveOneID(t *testing.T) {
	a := agenda.Agenda{Items: []agenda.Item{
		{ID: "x", Title: "a", Length: 1e9}, {Title: "b", Length: 1e9}, {ID: "x", Title: "c", Length: 1e9}, {Title: "b", Length: 1e9},
	}}
	require.Equal(t, []string{"/items/2/id"}, pathsOf(a.Problems().Err()))
}

func TestMaterialsAreLinksToFollow(t *testing.T) {
	for _, link := range []string{
		"https://example.com", "http://example.com/a?b=c#d", "HTTPS://example.com", "https://[::1]:8080/x", "https://उदाहरण.example/क",
	} {
		require.Empty(t, agenda.Material{URL: link}.Problems(), link)
	}
	for _, link := range []string{
		"", "example.com", "/prices", "//example.com", "ftp://example.com", "javascript:alert(1)", "data:text/html,x", "https:", "https:///x",
		"https://:80/x", "https://user:secret@example.com", "https://user@example.com", "https://exa mple.com", "https://example.com/\xff",
		"https://example.com/\n", "https://example.com/" + strings.Repeat("x", 2000), "mailto:a@x", "file:///etc/passwd", "https://%zz",
	} {
		ps := agenda.Material{URL: link}.Problems()
		require.Equal(t, []string{"/url"}, pathsOf(ps.Err()), link)
		require.NotContains(t, ps.Error(), "secret")
		require.Less(t, len(ps.Error()), 500)
	}
}

func TestItemsGoByTheirIDOrTheirTitle(t *testing.T) {
	a := agenda.Agenda{Items: []agenda.Item{
		{Title: "Break"}, {ID: "x", Title: "Break"}, {Title: "Break"}, {Title: "Break (3)"}, {Title: "Break"}, {Title: "x"}, {ID: "Break (2)", Title: "y"},
	}}
	ids := a.IDs()
	require.Equal(t, []agenda.ItemID{"Break", "x", "Break (4)", "Break (3)", "Break (5)", "x (2)", "Break (2)"}, ids)
	require.Empty(t, agenda.Agenda{}.IDs())

	same := agenda.Agenda{Items: slices.Repeat([]agenda.Item{{Title: strings.Repeat("x", 1000)}}, 1000)}
	seen := make(map[agenda.ItemID]bool)
	for _, id := range same.IDs() {
		require.NoError(t, id.Check())
		require.False(t, seen[id])
		seen[id] = true
	}
	require.Equal(t, []agenda.ItemID{"A", "A (3)", "A (2)"}, titled("A", "A", "A (2)").IDs())
	require.Equal(t, []agenda.ItemID{"A (2)", "A", "A (3)"}, titled("A (2)", "A", "A").IDs(), "the order decides only between the same titles")
	require.Error(t, agenda.ItemID("").Check())
	require.Error(t, agenda.ItemID("\xff").Check())
}

func TestAnItemIsWrittenInJSONAndReadBack(t *testing.T) {
	text := `{"id":"demo","title":"Demonstration","section":"Products","topic":"products","presenter":"bo","co_presenters":["dee"],` +
		`"needed":["kim"],"length":"20m0s","shortest":"10m0s","priority":"high","wanted":["benefit"],` +
		`"materials":[{"title":"Prices","url":"https://example.com/prices"}]}`
	require.Equal(t, text, toJSON(t, full()))
	require.Equal(t, full(), fromJSON[agenda.Item](t, text))
	require.True(t, full().Equal(full().Clone()))
}

func TestAgendasOfBeforeAreStillRead(t *testing.T) {
	read := fromJSON[agenda.Agenda](t, `{"items":[{"title":"Numbers","topic":"sales-process","presenter":"ann","length":"1m30s"},{"title":"Rest","length":"25h0m0s"}]}`)
	require.Equal(t, agenda.Agenda{Items: []agenda.Item{
		{Title: "Numbers", Topic: agenda.SalesProcess, Presenter: "ann", Length: 90 * time.Second}, {Title: "Rest", Length: 25 * time.Hour},
	}}, read)
	require.Empty(t, read.Problems())
}

func TestDecodingAnItemLocatesEveryFault(t *testing.T) {
	require.Equal(t, []string{
		"/co_presenters", "/id", "/length", "/materials/0/title", "/materials/1", "/needed/1", "/priority", "/section", "/shortest", "/wanted/0",
	}, faults[agenda.Item](`{"id":1,"title":"x","section":[],"co_presenters":"bo","needed":["a",2],"length":1,"shortest":"x",`+
		`"priority":"urgent","wanted":[1],"materials":[{"title":1},7]}`))
	for key, text := range map[string]string{
		"/needed": `{"needed":[` + strings.Repeat(`"a",`, 1000) + `"a"]}`, "/materials": `{"materials":[` + strings.Repeat(`{},`, 100) + `{}]}`,
		"/wanted": `{"wanted":[` + strings.Repeat(`"need",`, 12) + `"need"]}`, "/co_presenters": `{"co_presenters":[` + strings.Repeat(`"a",`, 1000) + `"a"]}`,
	} {
		require.Equal(t, []string{key}, faults[agenda.Item](text))
	}
}

func TestPrioritiesAreTextAndHaveAnOrder(t *testing.T) {
	priorities := slices.Collect(agenda.Priorities())
	require.True(t, slices.IsSorted(priorities))
	require.Len(t, priorities, 4)
	for _, p := range priorities {
		require.NoError(t, p.Check())
		read, err := agenda.ParsePriority(strings.ToUpper(p.String()))
		require.NoError(t, err)
		require.Equal(t, p, read)
		require.Equal(t, p, fromJSON[agenda.Priority](t, toJSON(t, p)))
	}
	require.Equal(t, agenda.Normal, agenda.Item{}.Priority)
	require.Equal(t, "unknown (9)", agenda.Priority(9).String())
	_, err := json.Marshal(agenda.Priority(9))
	require.Error(t, err)
	_, err = agenda.ParsePriority(strings.Repeat("x", 1000))
	require.ErrorContains(t, err, "low, normal, high, must")
	require.Less(t, len(err.Error()), 200)
}

func TestItemsEqualOnlyWhatIsAlikeInEverything(t *testing.T) {
	for name, change := range map[string]func(*agenda.Item){
		"id":            func(i *agenda.Item) { i.ID = "?" },
		"title":         func(i *agenda.Item) { i.Title = "?" },
		"section":       func(i *agenda.Item) { i.Section = "?" },
		"topic":         func(i *agenda.Item) { i.Topic = "?" },
		"presenter":     func(i *agenda.Item) { i.Presenter = "?" },
		"co-presenters": func(i *agenda.Item) { i.CoPresenters[0] = "?" },
		"needed":        func(i *agenda.Item) { i.Needed[0] = "?" },
		"length":        func(i *agenda.Item) { i.Length++ },
		"shortest":      func(i *agenda.Item) { i.Shortest++ },
		"priority":      func(i *agenda.Item) { i.Priority = agenda.Low },
		"wanted":        func(i *agenda.Item) { i.Wanted[0] = "?" },
		"materials":     func(i *agenda.Item) { i.Materials[0].URL = "?" },
	} {
		a := agenda.Agenda{Items: []agenda.Item{full()}}
		b := a.Clone()
		change(&b.Items[0])
		require.False(t, a.Equal(b), name)
		require.Equal(t, full(), a.Items[0], "a clone shares nothing")
	}
	require.True(t, agenda.Item{Needed: []participant.ID{}}.Equal(agenda.Item{}))
	require.False(t, agenda.Agenda{Items: []agenda.Item{{}}}.Equal(agenda.Agenda{}))
}
