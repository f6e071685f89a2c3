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

func expected(t testing.TB, p agenda.Purpose) agenda.Expectation {
	t.Helper()
	e, ok := agenda.DefaultExpectation(p)
	require.True(t, ok)
	require.Empty(t, e.Problems())
	return e
}

// gapsOf returns rules and paths of what is missing.
func gapsOf(gaps []agenda.Gap) []string {
	list := []string{}
	for _, g := range gaps {
		list = append(list, strings.TrimSpace(g.Rule+" "+g.Path+" "+string(g.Result)))
	}
	return list
}

// presentation is a meeting with a customer: who takes part and what is on its agenda.
func presentation() (participant.Roster, agenda.Agenda) {
	roster := participant.Roster{
		{ID: "ann", Role: participant.SalesManager, Part: participant.Chair},
		{ID: "bo", Role: participant.SalesRepresentative},
		{ID: "dee", Role: participant.TechnicalExpert},
		{ID: "kim", Role: participant.NewCustomer},
	}
	template, _ := agenda.DefaultTemplates().For(agenda.PresentCompany)
	return roster, template.Agenda("en", roster)
}

func TestWhatAMeetingLacksIsSaidBeforeItTakesPlace(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*participant.Roster, *agenda.Agenda, *agenda.Expectation)
		want   []string
	}{
		"nothing":       {func(*participant.Roster, *agenda.Agenda, *agenda.Expectation) {}, []string{}},
		"nobody chairs": {func(r *participant.Roster, _ *agenda.Agenda, _ *agenda.Expectation) { (*r)[0].Part = 0 }, []string{"lead /roster"}},
		"the expert chairs": {func(r *participant.Roster, _ *agenda.Agenda, _ *agenda.Expectation) {
			(*r)[0].Part, (*r)[2].Part = 0, participant.Chair
		}, []string{"lead /roster"}},
		"whoever leads does not matter": {func(r *participant.Roster, _ *agenda.Agenda, e *agenda.Expectation) { (*r)[0].Part, e.Leads = 0, nil }, []string{}},
		"no customer":                   {func(r *participant.Roster, _ *agenda.Agenda, _ *agenda.Expectation) { *r = (*r)[:3] }, []string{"role /roster"}},
		"a customer who declined": {func(r *participant.Roster, _ *agenda.Agenda, _ *agenda.Expectation) {
			(*r)[3].Response = participant.Declined
		}, []string{"role /roster"}},
		"a customer who observes": {func(r *participant.Roster, _ *agenda.Agenda, _ *agenda.Expectation) {
			(*r)[3].Part = participant.Observer
		}, []string{"role /roster"}},
		"the chair declined": {func(r *participant.Roster, _ *agenda.Agenda, _ *agenda.Expectation) {
			(*r)[0].Response = participant.Declined
		}, []string{
			"lead /roster", "person /agenda/items/2/presenter",
		}},
		"the expert is missing": {func(r *participant.Roster, _ *agenda.Agenda, _ *agenda.Expectation) { *r = slices.Delete(*r, 2, 3) }, []string{
			"demonstrator /roster", "person /agenda/items/3/co_presenters/0",
		}},
		"the expert shows nothing": {func(_ *participant.Roster, a *agenda.Agenda, _ *agenda.Expectation) { a.Items[3].CoPresenters = nil }, []string{"demonstrator /roster"}},
		"no demonstration is required": {func(_ *participant.Roster, a *agenda.Agenda, e *agenda.Expectation) {
			a.Items[3].CoPresenters, e.Demonstrators = nil, nil
		}, []string{}},
		"a stranger is needed": {func(_ *participant.Roster, a *agenda.Agenda, _ *agenda.Expectation) {
			a.Items[1].Needed = []participant.ID{"bo", "gus"}
		}, []string{"person /agenda/items/1/needed/1"}},
		"no item is to find needs": {func(_ *participant.Roster, a *agenda.Agenda, _ *agenda.Expectation) { a.Items[1].Wanted = nil }, []string{"wanted /agenda need"}},
		"no agenda":                {func(_ *participant.Roster, a *agenda.Agenda, _ *agenda.Expectation) { *a = agenda.Agenda{} }, []string{"agenda /agenda"}},
		"informal, and no agenda": {func(_ *participant.Roster, a *agenda.Agenda, e *agenda.Expectation) {
			*a, *e = agenda.Agenda{}, e.WithoutAgenda()
		}, []string{}},
		"informal, without an expert": {func(r *participant.Roster, a *agenda.Agenda, e *agenda.Expectation) {
			*r, *a, *e = slices.Delete(*r, 2, 3), agenda.Agenda{}, e.WithoutAgenda()
		}, []string{"demonstrator /roster"}},
		"informal, and yet with an one": {func(_ *participant.Roster, a *agenda.Agenda, e *agenda.Expectation) {
			a.Items[1].Wanted, *e = nil, e.WithoutAgenda()
		}, []string{"wanted /agenda need"}},
	} {
		t.Run(name, func(t *testing.T) {
			roster, a := presentation()
			e := expected(t, agenda.PresentCompany).WithDemonstrator()
			c.change(&roster, &a, &e)
			gaps := e.Before(roster, a)
			require.Equal(t, c.want, gapsOf(gaps))
			for _, g := range gaps {
				require.NotEmpty(t, g.Text)
				require.Regexp(t, `^S\d+$`, g.Source)
				require.Equal(t, g.Rule+": "+g.Text, g.String())
			}
		})
	}
}

func TestEveryPurposeLacksItsPeopleWhereNobodyComes(t *testing.T) {
	for p := range agenda.Purposes() {
		e := expected(t, p).WithDemonstrator(participant.Manufacturer)
		gaps := e.Before(nil, agenda.Agenda{})
		require.Len(t, gaps, 3+len(e.Needs))
		require.Equal(t, e.Leads, gaps[0].Roles)
		require.Equal(t, e.Needs[0], gaps[1].Roles)
		gaps[0].Roles[0] = "?"
		require.NotEqual(t, participant.Role("?"), e.Leads[0], "a gap shares nothing")
		require.NotEmpty(t, e.Results)
	}
	_, ok := agenda.DefaultExpectation("")
	require.False(t, ok)
}

func TestWhatDidNotComeOfAMeetingIsSaidAfterIt(t *testing.T) {
	_, a := presentation()
	e := expected(t, agenda.PresentCompany)
	require.Equal(t, []string{
		"result /minutes relationship", "result /minutes need", "result /minutes benefit",
		"result /agenda/items/0/wanted/0 relationship", "result /agenda/items/1/wanted/0 need", "result /agenda/items/3/wanted/0 benefit", "result /agenda/items/5/wanted/0 action",
	}, gapsOf(e.After(a, agenda.Minutes{})))
	m := agenda.Minutes{
		Internal: agenda.Page{Results: []agenda.Result{{Kind: agenda.RelationshipBuilt, Item: "welcome", Text: "x"}, {Kind: agenda.BenefitOutlined, Text: "x"}}},
		Public:   agenda.Page{Results: []agenda.Result{{Kind: agenda.NeedFound, Item: "needs", Text: "x"}}, Actions: []agenda.Action{{Item: "next-steps", Text: "x"}}},
	}
	require.Equal(t, []string{"result /agenda/items/3/wanted/0 benefit"}, gapsOf(e.After(a, m)), "a benefit, but not of the demonstration")
	m.Internal.Results[1].Item = "demonstration"
	require.Empty(t, e.After(a, m))
	require.Empty(t, e.After(agenda.Agenda{}, m))
}

func TestRolesBelongToPurposes(t *testing.T) {
	for p := range agenda.Purposes() {
		e := expected(t, p)
		require.True(t, e.Belongs(participant.SalesManager))
		require.True(t, e.Belongs(participant.SalesRepresentative))
		require.Equal(t, p == agenda.PresentCompany, e.Belongs(participant.NewCustomer), "S11: internal meetings usually have no customers")
		require.Equal(t, p == agenda.PresentCompany, e.Belongs(participant.ExistingCustomer))
		require.True(t, e.Belongs("solutions-architect"), "a host's own role is the host's to place")
	}
	require.True(t, expected(t, agenda.UpdateProducts).Belongs(participant.Developer))
	require.False(t, expected(t, agenda.Motivate).Belongs(participant.Manufacturer))
	require.True(t, expected(t, agenda.Motivate).WithDemonstrator().Belongs(participant.Manufacturer))
}

func TestAskingWhoBelongsWritesNothing(t *testing.T) {
	e := expected(t, agenda.Motivate)
	groups := make([][]participant.Role, 1, 10)
	groups[0] = []participant.Role{participant.SalesRepresentative}
	e.Needs = groups
	e.Belongs(participant.Developer)
	require.Nil(t, groups[:2][1])
}

func TestExpectationsAreWrittenInJSONAndReadBack(t *testing.T) {
	for p := range agenda.Purposes() {
		e := expected(t, p).WithDemonstrator().WithoutAgenda()
		require.Equal(t, e, fromJSON[agenda.Expectation](t, toJSON(t, e)))
	}
	require.Equal(t, `{"purpose":"motivate","leads":["sales-manager","executive"],"needs":[["sales-representative"]],"usual":["sales-operations","marketing"],"results":["recognition","goal"]}`,
		toJSON(t, expected(t, agenda.Motivate)))
	require.Equal(t, []string{"/informal", "/leads", "/needs/0/0", "/needs/1", "/purpose", "/results/0"},
		faults[agenda.Expectation](`{"purpose":1,"leads":"x","needs":[[1],"x"],"informal":"yes","results":[1]}`))
	require.Equal(t, []string{"/needs/0"}, faults[agenda.Expectation](`{"needs":[[`+strings.Repeat(`"x",`, 100)+`"x"]]}`))
}

func TestExpectationsLocateEachFault(t *testing.T) {
	e := agenda.Expectation{
		Purpose: "fun", Leads: []participant.Role{""}, Needs: [][]participant.Role{{}, {"X"}}, Usual: make([]participant.Role, 101),
		Demonstrators: []participant.Role{"ok", "Not OK"}, Results: []agenda.ResultKind{"luck", "need", "need"},
	}
	require.Equal(t, []string{"/purpose", "/leads/0", "/needs/0", "/needs/1/0", "/usual", "/demonstrators/1", "/results/0", "/results/2"}, pathsOf(e.Problems().Err()))
	require.Equal(t, []string{"/purpose", "/needs"}, pathsOf(agenda.Expectation{Needs: make([][]participant.Role, 101)}.Problems().Err()))
}

func TestDerivedExpectationsLeaveTheirOriginAlone(t *testing.T) {
	e := expected(t, agenda.PresentCompany)
	with := e.WithDemonstrator(participant.Manufacturer)
	with.Leads[0], with.Needs[0][0], with.Results[0], with.Usual[0] = "?", "?", "?", "?"
	with.WithoutAgenda().Demonstrators[0] = "?"
	require.Equal(t, expected(t, agenda.PresentCompany), e)
	require.Equal(t, []participant.Role{participant.Manufacturer}, with.Demonstrators)
	require.True(t, e.WithoutAgenda().Informal)
	require.False(t, e.Informal)
}

func TestAJointPresentationIsOneOfSalesAndAnExpert(t *testing.T) {
	roster, a := presentation()
	var joint []string
	for slot := range a.Joint(roster) {
		joint = append(joint, string(slot.Item.ID))
		require.Equal(t, 25*time.Minute, slot.Start)
	}
	require.Equal(t, []string{"demonstration"}, joint)
	roster[1].Role = participant.Marketing
	require.Empty(t, slices.Collect(a.Joint(roster)))
	a.Items[0].Presenter, a.Items[0].CoPresenters = "dee", []participant.ID{"ann"}
	a.Items[1].Presenter, a.Items[1].CoPresenters = "dee", []participant.ID{"ann"}
	for range a.Joint(roster) {
		break
	}
	require.Len(t, slices.Collect(a.Joint(roster)), 2)
}
