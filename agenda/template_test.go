package agenda_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/participant"
)

// team has somebody of each role, "sales-manager" being the ID of the one in that role.
func team() (roster participant.Roster) {
	for role := range participant.Roles() {
		roster = append(roster, participant.Participant{ID: participant.ID(role), Role: role})
	}
	roster[0].Part = participant.Chair
	return roster
}

// Domain fact S6 has six purposes; S2 and S12 name topics.
func TestThereIsATemplateForEachOfTheSixPurposesWithAllTopics(t *testing.T) {
	templates := agenda.DefaultTemplates()
	require.Empty(t, templates.Problems())
	topics := make(map[agenda.Topic]bool)
	for purpose := range agenda.Purposes() {
		template, ok := templates.For(purpose)
		require.True(t, ok)
		expected, ok := agenda.DefaultExpectation(purpose)
		require.True(t, ok)
		for _, tag := range []string{"en", "hi"} {
			a := template.Agenda(tag, team())
			require.Empty(t, a.Problems())
			require.Equal(t, time.Hour, a.Length())
			require.Zero(t, a.Fit(30*time.Minute).Overrun, "half an hour is enough for what must be")
			require.Empty(t, expected.Before(team(), a), "it lacks nothing that its purpose asks for")
			for i, item := range a.Items {
				topics[item.Topic] = true
				require.NotEmpty(t, item.ID)
				require.Equal(t, tag == "hi", isDevanagari(item.Title), item.Title)
				require.Equal(t, template.Items[i].Presenter, participant.Role(item.Presenter))
				require.Len(t, item.CoPresenters, len(template.Items[i].CoPresenters))
			}
		}
	}
	for topic := range agenda.Topics() {
		require.True(t, topics[topic], topic)
	}
}

func TestWhoAttendsPresentsWhatTheirRoleIsTo(t *testing.T) {
	template := agenda.Template{Purpose: agenda.PresentCompany, Items: []agenda.TemplateItem{{
		Title: agenda.Titles{"en": "Demonstration"}, Presenter: participant.SalesRepresentative, Length: time.Minute,
		CoPresenters: []participant.Role{participant.TechnicalExpert, participant.SalesRepresentative, participant.Developer},
	}}}
	roster := participant.Roster{
		{ID: "declined", Role: participant.SalesRepresentative, Response: participant.Declined},
		{ID: "bo", Role: participant.SalesRepresentative},
		{ID: "cy", Role: participant.SalesRepresentative},
		{ID: "dee", Role: participant.TechnicalExpert},
		{ID: "nobody in particular"},
	}
	a := template.Agenda("en", roster)
	require.Equal(t, participant.ID("bo"), a.Items[0].Presenter)
	require.Equal(t, []participant.ID{"dee"}, a.Items[0].CoPresenters, "nobody presents twice")
	require.Empty(t, a.Problems())
	require.Empty(t, slices.Collect(template.Agenda("en", nil).Items[0].Presenters()))
}

func TestAHostReplacesTemplates(t *testing.T) {
	own := agenda.Template{Purpose: agenda.Motivate, Items: []agenda.TemplateItem{{Title: agenda.Titles{"en": "Cake"}, Length: time.Minute}}}
	defaults := agenda.DefaultTemplates()
	templates := defaults.With(own)
	require.Len(t, templates, 6)
	got, ok := templates.For(agenda.Motivate)
	require.True(t, ok)
	require.Equal(t, own, got)
	require.Equal(t, agenda.DefaultTemplates(), defaults, "the templates themselves stay")
	require.Equal(t, agenda.Templates{own}, agenda.Templates(nil).With(own))
	_, ok = agenda.Templates(nil).For(agenda.Motivate)
	require.False(t, ok)

	got.Items[0].Title["en"] = "?"
	first, _ := defaults.For(agenda.UpdateProducts)
	first.Items[1].CoPresenters[0], first.Items[1].Wanted[0] = "?", "?"
	made, _ := defaults.For(agenda.UpdateProducts)
	made.Agenda("en", nil).Items[1].Wanted[0] = "?"
	require.Equal(t, agenda.BenefitOutlined, made.Items[1].Wanted[0])
	require.Equal(t, agenda.DefaultTemplates(), defaults, "what is returned is a copy")
	again, _ := templates.For(agenda.Motivate)
	require.Equal(t, "Cake", again.Items[0].Title["en"])
}

func TestTemplatesAreWrittenInJSONAndReadBack(t *testing.T) {
	templates := agenda.DefaultTemplates()
	text := toJSON(t, templates)
	require.Equal(t, templates, fromJSON[agenda.Templates](t, text))
	require.Contains(t, text, `{"id":"goals","title":{"en":"Goals of the department","hi":"विभाग के लक्ष्य"},"topic":"sales-process","presenter":"sales-manager","length":"20m0s","shortest":"10m0s","priority":"must","wanted":["goal"]}`)
}

func TestWhoOnlyObservesPresentsNothing(t *testing.T) {
	roster := team()
	for i := range roster {
		roster[i].Part = participant.Observer
	}
	for _, template := range agenda.DefaultTemplates() {
		require.Empty(t, slices.Collect(template.Agenda("en", roster).People()))
	}
}

func TestTemplatesLocateEachFault(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*agenda.Template)
		want   []string
	}{
		"nothing":                   {func(*agenda.Template) {}, []string{}},
		"no items":                  {func(t *agenda.Template) { t.Items = nil }, []string{}},
		"no purpose":                {func(t *agenda.Template) { t.Purpose = "" }, []string{"/0/purpose"}},
		"a purpose that is none":    {func(t *agenda.Template) { t.Purpose = "fun" }, []string{"/0/purpose"}},
		"no title in English":       {func(t *agenda.Template) { delete(t.Items[1].Title, "en") }, []string{"/0/items/1/title/en"}},
		"an empty title in Hindi":   {func(t *agenda.Template) { t.Items[1].Title["hi"] = "" }, []string{"/0/items/1/title/hi"}},
		"a section without English": {func(t *agenda.Template) { t.Items[1].Section = agenda.Titles{"hi": "x"} }, []string{"/0/items/1/section/en"}},
		"an id twice":               {func(t *agenda.Template) { t.Items[1].ID = t.Items[0].ID }, []string{"/0/items/1/id"}},
		"no length":                 {func(t *agenda.Template) { t.Items[0].Length = 0 }, []string{"/0/items/0/length", "/0/items/0/shortest"}},
		"a role in other words":     {func(t *agenda.Template) { t.Items[0].Presenter = "The Boss" }, []string{"/0/items/0/presenter"}},
		"roles that are none":       {func(t *agenda.Template) { t.Items[0].CoPresenters = []participant.Role{"", "X"} }, []string{"/0/items/0/co_presenters/0", "/0/items/0/co_presenters/1"}},
		"101 roles":                 {func(t *agenda.Template) { t.Items[0].CoPresenters = make([]participant.Role, 101) }, []string{"/0/items/0/co_presenters"}},
		"a result that is none":     {func(t *agenda.Template) { t.Items[0].Wanted = []agenda.ResultKind{"luck"} }, []string{"/0/items/0/wanted/0"}},
	} {
		t.Run(name, func(t *testing.T) {
			templates := agenda.DefaultTemplates()
			c.change(&templates[0])
			require.Equal(t, c.want, pathsOf(templates.Problems().Err()))
		})
	}
	twice := slices.Concat(agenda.DefaultTemplates()[:2], agenda.DefaultTemplates()[:1])
	require.Equal(t, []string{"/2/purpose"}, pathsOf(twice.Problems().Err()))
	require.Equal(t, []string{""}, pathsOf(slices.Repeat(agenda.DefaultTemplates(), 2).Problems().Err()))
	many := agenda.Template{Purpose: agenda.Motivate, Items: make([]agenda.TemplateItem, 1001)}
	require.Contains(t, pathsOf(many.Problems().Err()), "/items")
	require.Equal(t, []string{
		"/0/items/0/length", "/0/items/0/title", "/0/items/1/co_presenters", "/0/items/1/priority", "/0/purpose", "/1",
	}, faults[agenda.Templates](`[{"purpose":1,"items":[{"title":"x","length":1},{"co_presenters":[`+strings.Repeat(`"x",`, 100)+`"x"],"priority":"?"}]},7]`))
	require.Equal(t, []string{""}, faults[agenda.Templates](`[{},{},{},{},{},{},{}]`))
}
