package agenda_test

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/participant"
)

var acme = participant.Record{Type: "account", ID: "acme-4711"}

// held are the minutes of a presentation, with something of everything. What is internal says so.
func held(t testing.TB) agenda.Minutes {
	return agenda.Minutes{
		Present: []participant.ID{"bo", "dee", "kim"},
		Public: agenda.Page{
			Notes: []agenda.Note{{Item: "demo", Text: "Kim asked for a trial."}},
			Results: []agenda.Result{
				{Kind: agenda.DecisionMade, Item: "demo", Text: "A trial of four weeks.", People: []participant.ID{"kim"}, Records: []participant.Record{acme}},
				{Kind: agenda.NeedFound, Item: "needs", Text: "Reports in Hindi."},
			},
			Actions: []agenda.Action{{Item: "demo", Text: "Set up the trial.", Owner: "dee", Due: date(t, "2026-01-15"), Records: []participant.Record{acme}}},
		},
		Internal: agenda.Page{
			Notes: []agenda.Note{{Text: "internal: they also talk to a competitor"}},
			Results: []agenda.Result{
				{Kind: agenda.RelationshipBuilt, Item: "welcome", Text: "internal: Kim trusts Dee", People: []participant.ID{"kim", "dee"}, Records: []participant.Record{acme}},
				{Kind: agenda.NeedFound, Item: "needs", Text: "internal: they need to save"},
			},
			Actions: []agenda.Action{{Text: "internal: ask for a discount", Owner: "bo", Due: date(t, "2026-01-09"), Done: date(t, "2026-01-08")}},
		},
		Recognitions: []agenda.Recognition{{Person: "bo", Measure: "internal: bookings", Figure: "120000.50", Unit: "USD", Rank: 1, Records: []participant.Record{acme}}},
		Guidance:     []agenda.Guidance{{About: agenda.Language, Text: "internal: speak of goals", Say: []string{"internal: goals"}, Avoid: []string{"internal: price"}, People: []participant.ID{"bo"}, Records: []participant.Record{acme}}},
		Cadences:     agenda.Cadences{{Every: 7, Type: "lead", Stage: "internal: new", Text: "internal: call weekly"}},
	}
}

func TestMinutesAreWrittenInJSONAndReadBack(t *testing.T) {
	m := held(t)
	require.Empty(t, m.Problems())
	text := toJSON(t, m)
	require.Equal(t, m, fromJSON[agenda.Minutes](t, text))
	require.Contains(t, text, `{"schema":1,"present":["bo","dee","kim"],"public":{"notes":[{"item":"demo","text":"Kim asked for a trial."}],`+
		`"results":[{"kind":"decision","item":"demo","text":"A trial of four weeks.","people":["kim"],"records":[{"type":"account","id":"acme-4711"}]},`)
	require.Contains(t, text, `{"item":"demo","text":"Set up the trial.","owner":"dee","due":"2026-01-15","records":`)
	require.Contains(t, text, `"cadences":[{"every_days":7,"type":"lead",`)
	require.Equal(t, `{"schema":1}`, toJSON(t, agenda.Minutes{}))
	for _, none := range []string{"{}", "null", `{"public":null,"internal":{},"present":[]}`} {
		require.True(t, fromJSON[agenda.Minutes](t, none).IsZero())
	}
	require.False(t, m.IsZero())
}

func TestMinutesLocateEachFault(t *testing.T) {
	long := strings.Repeat("x", 10_001)
	for name, c := range map[string]struct {
		change func(*agenda.Minutes)
		want   []string
	}{
		"nothing":                  {func(*agenda.Minutes) {}, []string{}},
		"nothing at all":           {func(m *agenda.Minutes) { *m = agenda.Minutes{} }, []string{}},
		"nobody present":           {func(m *agenda.Minutes) { m.Present[1] = "" }, []string{"/present/1"}},
		"somebody present twice":   {func(m *agenda.Minutes) { m.Present[2] = m.Present[0] }, []string{"/present/2"}},
		"10,001 people present":    {func(m *agenda.Minutes) { m.Present = make([]participant.ID, 10_001) }, []string{"/present"}},
		"a note without a text":    {func(m *agenda.Minutes) { m.Public.Notes[0].Text = "" }, []string{"/public/notes/0/text"}},
		"a note that is too long":  {func(m *agenda.Minutes) { m.Internal.Notes[0].Text = long }, []string{"/internal/notes/0/text"}},
		"a note of 10,000 bytes":   {func(m *agenda.Minutes) { m.Internal.Notes[0].Text = long[1:] }, []string{}},
		"a note that is not UTF-8": {func(m *agenda.Minutes) { m.Public.Notes[0].Text = "\xff" }, []string{"/public/notes/0/text"}},
		"1,001 notes":              {func(m *agenda.Minutes) { m.Public.Notes = make([]agenda.Note, 1001) }, []string{"/public/notes"}},
		"1,001 results":            {func(m *agenda.Minutes) { m.Public.Results = make([]agenda.Result, 1001) }, []string{"/public/results", "/public/results"}},
		"1,001 actions":            {func(m *agenda.Minutes) { m.Internal.Actions = make([]agenda.Action, 1001) }, []string{"/internal/actions"}},
		"a result of no kind":      {func(m *agenda.Minutes) { m.Public.Results[0].Kind = "" }, []string{"/public/results/0/kind"}},
		"a result without a text":  {func(m *agenda.Minutes) { m.Internal.Results[1].Text = "" }, []string{"/internal/results/1/text"}},
		"an action among results":  {func(m *agenda.Minutes) { m.Internal.Results[0].Kind = agenda.ActionAgreed }, []string{"/internal/results/0/kind"}},
		"a cadence among results":  {func(m *agenda.Minutes) { m.Internal.Results[0].Kind = agenda.CadenceSet }, []string{"/internal/results/0/kind"}},
		"a relationship for all":   {func(m *agenda.Minutes) { m.Public.Results[1].Kind = agenda.RelationshipBuilt }, []string{"/public/results/1/kind"}},
		"a shortfall for all":      {func(m *agenda.Minutes) { m.Public.Results[1].Kind = agenda.ShortfallFound }, []string{"/public/results/1/kind"}},
		"somebody twice":           {func(m *agenda.Minutes) { m.Internal.Results[0].People[1] = "kim" }, []string{"/internal/results/0/people/1"}},
		"a record without a type":  {func(m *agenda.Minutes) { m.Public.Results[0].Records[0].Type = "" }, []string{"/public/results/0/records/0"}},
		"101 records":              {func(m *agenda.Minutes) { m.Public.Actions[0].Records = slices.Repeat([]participant.Record{acme}, 101) }, []string{"/public/actions/0/records"}},
		"an owner that cannot be":  {func(m *agenda.Minutes) { m.Public.Actions[0].Owner = "\n" }, []string{"/public/actions/0/owner"}},
		"an item that cannot be":   {func(m *agenda.Minutes) { m.Public.Actions[0].Item = "\xff" }, []string{"/public/actions/0/item"}},
		"recognition of nobody":    {func(m *agenda.Minutes) { m.Recognitions[0].Person = "" }, []string{"/recognitions/0/person"}},
		"a figure that is none":    {func(m *agenda.Minutes) { m.Recognitions[0].Figure = "lots" }, []string{"/recognitions/0/figure"}},
		"a rank below all":         {func(m *agenda.Minutes) { m.Recognitions[0].Rank = -1 }, []string{"/recognitions/0/rank"}},
		"a recognition that is wrong": {func(m *agenda.Minutes) {
			m.Recognitions[0] = agenda.Recognition{Item: "\xff", Person: "\n", Measure: "\xff", Unit: "\xff", Text: "\xff", Records: make([]participant.Record, 1)}
		}, []string{"/recognitions/0/item", "/recognitions/0/person", "/recognitions/0/measure", "/recognitions/0/unit", "/recognitions/0/text", "/recognitions/0/records/0"}},
		"guidance about nothing":  {func(m *agenda.Minutes) { m.Guidance[0].About = "" }, []string{"/guidance/0/about"}},
		"no words to say":         {func(m *agenda.Minutes) { m.Guidance[0].Say[0] = "" }, []string{"/guidance/0/say/0"}},
		"101 words to avoid":      {func(m *agenda.Minutes) { m.Guidance[0].Avoid = make([]string, 101) }, []string{"/guidance/0/avoid"}},
		"a cadence of no days":    {func(m *agenda.Minutes) { m.Cadences[0].Every = 0 }, []string{"/cadences/0/every_days"}},
		"a cadence of 3,661 days": {func(m *agenda.Minutes) { m.Cadences[0].Every = 3661 }, []string{"/cadences/0/every_days"}},
		"a cadence that is wrong": {func(m *agenda.Minutes) {
			m.Cadences[0] = agenda.Cadence{Every: 3660, Item: "\xff", Type: "\xff", Stage: "\xff", Text: "\xff"}
		}, []string{"/cadences/0/item", "/cadences/0/type", "/cadences/0/stage", "/cadences/0/text"}},
		"1,001 cadences": {func(m *agenda.Minutes) { m.Cadences = make(agenda.Cadences, 1001) }, []string{"/cadences"}},
	} {
		t.Run(name, func(t *testing.T) {
			m := held(t)
			c.change(&m)
			require.Equal(t, c.want, pathsOf(m.Problems().Err()))
		})
	}
}

func TestMinutesSpeakOfItemsOfTheirAgenda(t *testing.T) {
	a := agenda.Agenda{Items: []agenda.Item{{ID: "demo", Title: "x"}, {Title: "needs"}, {Title: "welcome"}}}
	m := held(t)
	require.Empty(t, m.ProblemsWith(a))
	a.Items[1].Title = "other"
	m.Recognitions[0].Item, m.Guidance[0].Item, m.Cadences[0].Item = "r", "g", "c"
	m.Internal.Notes[0].Item, m.Internal.Actions[0].Item, m.Public.Notes[0].Text = "n", "a", ""
	require.Equal(t, []string{
		"/public/notes/0/text", "/public/results/1/item", "/internal/notes/0/item", "/internal/results/1/item", "/internal/actions/0/item",
		"/recognitions/0/item", "/guidance/0/item", "/cadences/0/item",
	}, pathsOf(m.ProblemsWith(a).Err()))
}

func TestResultsAreCountedByKind(t *testing.T) {
	m := held(t)
	want := map[agenda.ResultKind]int{
		agenda.DecisionMade: 1, agenda.ActionAgreed: 2, agenda.NeedFound: 2, agenda.RelationshipBuilt: 1,
		agenda.PerformerRecognized: 1, agenda.GuidanceGiven: 1, agenda.CadenceSet: 1,
	}
	require.Equal(t, want, maps.Collect(m.Counts()))
	for kind := range agenda.ResultKinds() {
		require.Equal(t, want[kind], m.Count(kind))
	}
	n := 0
	for r := range m.Results() {
		require.NotEmpty(t, r.Text)
		n++
	}
	require.Equal(t, 9, n)
	for range m.Results() {
		break
	}
	for range m.Counts() {
		break
	}
	for range m.Actions() {
		break
	}
	results := slices.Collect(m.Results())
	require.Equal(t, agenda.Result{Kind: agenda.ActionAgreed, Item: "demo", Text: "Set up the trial.", People: []participant.ID{"dee"}, Records: []participant.Record{acme}}, results[2])
	require.Equal(t, "every day", slices.Collect(agenda.Minutes{Cadences: agenda.Cadences{{Every: 1}}}.Results())[0].Text)
	require.Equal(t, "every 3 days", slices.Collect(agenda.Minutes{Cadences: agenda.Cadences{{Every: 3}}}.Results())[0].Text)
	require.Empty(t, slices.Collect(agenda.Minutes{Public: agenda.Page{Actions: []agenda.Action{{}}}}.Results())[0].People)
	require.Equal(t, []string{"Set up the trial.", "internal: ask for a discount"}, texts(slices.Collect(m.Actions())))
}

func texts(actions []agenda.Action) (list []string) {
	for _, a := range actions {
		list = append(list, a.Text)
	}
	return list
}

// Issue 6: internal notes never leave in a customer's copy.
func TestACustomersCopyHasNothingInternal(t *testing.T) {
	m := held(t)
	m.Public.Results = append(m.Public.Results, agenda.Result{Kind: agenda.ShortfallFound, Text: "internal: put on the wrong page"})
	text := toJSON(t, m.ForCustomers())
	require.Equal(t, `{"present":["bo","dee","kim"],"notes":[{"item":"demo","text":"Kim asked for a trial."}],`+
		`"results":[{"kind":"decision","item":"demo","text":"A trial of four weeks.","people":["kim"]},{"kind":"need","item":"needs","text":"Reports in Hindi."}],`+
		`"actions":[{"item":"demo","text":"Set up the trial.","owner":"dee","due":"2026-01-15"}]}`, text)
	for _, out := range []string{text, fmt.Sprintf("%+v", m.ForCustomers())} {
		require.NotContains(t, out, "internal")
		require.NotContains(t, out, acme.ID)
	}
	require.Contains(t, toJSON(t, m), "internal: put")
	require.Equal(t, agenda.CustomerCopy{}, agenda.Minutes{Internal: m.Internal, Recognitions: m.Recognitions, Guidance: m.Guidance, Cadences: m.Cadences}.ForCustomers())
}

func TestTheTypesOfACustomersCopyHaveNoPlaceForAnythingInternal(t *testing.T) {
	reached := make(map[reflect.Type]bool)
	var reach func(reflect.Type)
	reach = func(typ reflect.Type) {
		if reached[typ] {
			return
		}
		reached[typ] = true
		switch typ.Kind() {
		case reflect.Slice:
			reach(typ.Elem())
		case reflect.Struct:
			for i := range typ.NumField() {
				reach(typ.Field(i).Type)
			}
		default:
			require.NotContains(t, []reflect.Kind{reflect.Interface, reflect.Map, reflect.Pointer, reflect.Func}, typ.Kind())
		}
	}
	reach(reflect.TypeFor[agenda.CustomerCopy]())
	require.True(t, reached[reflect.TypeFor[agenda.Note]()])
	for _, internal := range []reflect.Type{
		reflect.TypeFor[participant.Record](), reflect.TypeFor[agenda.Page](), reflect.TypeFor[agenda.Result](), reflect.TypeFor[agenda.Action](),
		reflect.TypeFor[agenda.Recognition](), reflect.TypeFor[agenda.Guidance](), reflect.TypeFor[agenda.Cadence](),
	} {
		require.False(t, reached[internal], internal)
	}
}

func TestKindsForCustomersAreThoseOfThePublicPage(t *testing.T) {
	for kind := range agenda.ResultKinds() {
		m := agenda.Minutes{Public: agenda.Page{Results: []agenda.Result{{Kind: kind, Text: "x"}}}}
		if kind == agenda.ActionAgreed {
			continue
		}
		require.Equal(t, kind.ForCustomers(), len(m.Problems()) == 0, kind)
		require.Equal(t, kind.ForCustomers(), len(m.ForCustomers().Results) == 1)
	}
	require.False(t, agenda.ResultKind("new").ForCustomers())
	require.Error(t, agenda.ResultKind("").Check())
}

func TestMinutesShareNothingWithTheirCopies(t *testing.T) {
	m := held(t)
	spoil := func(m agenda.Minutes) {
		m.Present[0], m.Public.Notes[0].Text, m.Public.Results[0].People[0], m.Public.Results[0].Records[0].ID = "?", "?", "?", "?"
		m.Public.Actions[0].Records[0].ID, m.Internal.Notes[0].Text, m.Internal.Results[0].People[0] = "?", "?", "?"
		m.Recognitions[0].Records[0].ID, m.Guidance[0].Say[0], m.Guidance[0].Avoid[0] = "?", "?", "?"
		m.Guidance[0].People[0], m.Guidance[0].Records[0].ID, m.Cadences[0].Type = "?", "?", "?"
	}
	spoil(m.Clone())
	c := m.ForCustomers()
	c.Present[0], c.Notes[0].Text, c.Results[0].People[0] = "?", "?", "?"
	for r := range m.Results() {
		if len(r.People) > 0 {
			r.People[0] = "?"
		}
		if len(r.Records) > 0 {
			r.Records[0].ID = "?"
		}
	}
	for a := range m.Actions() {
		if len(a.Records) > 0 {
			a.Records[0].ID = "?"
		}
	}
	require.Equal(t, held(t), m)
}

func TestDecodingMinutesLocatesEveryFault(t *testing.T) {
	require.Equal(t, []string{
		"/cadences/0/every_days", "/cadences/1", "/guidance/0/say/0", "/internal/actions/0/due", "/internal/actions/0/records/0/type",
		"/present/0", "/public/notes/0/text", "/public/results/0/kind", "/recognitions/0/rank", "/schema",
	}, faults[agenda.Minutes](`{"schema":7,"present":[1],"public":{"notes":[{"text":1}],"results":[{"kind":[]}]},`+
		`"internal":{"actions":[{"due":"2026-02-30","records":[{"type":1}]}]},"recognitions":[{"rank":"first"}],"guidance":[{"say":[1]}],"cadences":[{"every_days":"7"},7]}`))
	many := func(n int) string { return `[` + strings.Repeat("{},", n-1) + `{}]` }
	for path, text := range map[string]string{
		"/public/notes": `{"public":{"notes":` + many(1001) + `}}`, "/internal/results": `{"internal":{"results":` + many(1001) + `}}`,
		"/public/actions": `{"public":{"actions":` + many(1001) + `}}`, "/recognitions": `{"recognitions":` + many(1001) + `}`,
		"/guidance": `{"guidance":` + many(1001) + `}`, "/cadences": `{"cadences":` + many(1001) + `}`, "/present": `{"present":` + many(10_001) + `}`,
		"/public/results/0/people": `{"public":{"results":[{"people":` + many(1001) + `}]}}`, "/public/results/0/records": `{"public":{"results":[{"records":` + many(101) + `}]}}`,
	} {
		require.Equal(t, []string{path}, faults[agenda.Minutes](text))
	}
}

func TestAnActionIsOverdueOnceItsDayIsOver(t *testing.T) {
	due, done := date(t, "2026-01-15"), date(t, "2026-01-20")
	for name, c := range map[string]struct {
		action agenda.Action
		on     string
		want   agenda.Days
	}{
		"the day before":     {agenda.Action{Due: due}, "2026-01-14", 0},
		"on the day":         {agenda.Action{Due: due}, "2026-01-15", 0},
		"the day after":      {agenda.Action{Due: due}, "2026-01-16", 1},
		"a month after":      {agenda.Action{Due: due}, "2026-02-15", 31},
		"when it was done":   {agenda.Action{Due: due, Done: done}, "2026-02-15", 0},
		"without a due date": {agenda.Action{}, "2026-02-15", 0},
	} {
		t.Run(name, func(t *testing.T) {
			days, overdue := c.action.Overdue(date(t, c.on))
			require.Equal(t, c.want, days)
			require.Equal(t, c.want > 0, overdue)
		})
	}
	_, overdue := agenda.Action{Due: due}.Overdue(agenda.Date{})
	require.False(t, overdue)
	require.True(t, agenda.Action{}.Open())
	require.False(t, agenda.Action{Done: done}.Open())
}
