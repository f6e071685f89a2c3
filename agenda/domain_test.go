package agenda_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/participant"
)

// The tests in this file do what a host can do by the facts of the domain, S2 to S15, through the public API.

// S2: a sales meeting discusses policies and procedures, incentives, or the company's products and services.
func TestS2ItemsAreReportedByTopic(t *testing.T) {
	times := make(map[agenda.Topic]time.Duration)
	for purpose := range agenda.Purposes() {
		template, ok := agenda.DefaultTemplates().For(purpose)
		require.True(t, ok)
		for slot := range template.Agenda("en", nil).Timeline() {
			times[slot.Item.Topic] += slot.Item.Length
		}
	}
	for _, topic := range []agenda.Topic{agenda.Policies, agenda.Procedures, agenda.Incentives, agenda.Products, agenda.Services} {
		require.NotZero(t, times[topic], topic)
		require.NotEmpty(t, topic.Title("hi"))
	}
}

// S3: results are recorded per item, linked to account, contact and opportunity, and counted.
func TestS3ResultsAreRecordedPerItemLinkedAndCounted(t *testing.T) {
	_, a := presentation()
	opportunity := participant.Record{Type: "opportunity", ID: "42"}
	result := func(kind agenda.ResultKind, item agenda.ItemID) agenda.Result {
		return agenda.Result{Kind: kind, Item: item, Text: "said", People: []participant.ID{"kim"}, Records: []participant.Record{acme, opportunity}}
	}
	m := agenda.Minutes{
		Public: agenda.Page{Results: []agenda.Result{
			result(agenda.NeedFound, "needs"), result(agenda.BenefitOutlined, "demonstration"), result(agenda.ProductFeedback, "questions"),
		}},
		Internal: agenda.Page{Results: []agenda.Result{result(agenda.RelationshipBuilt, "welcome"), result(agenda.ShortfallFound, "needs")}},
	}
	require.Empty(t, m.ProblemsWith(a))
	byRecord := make(map[participant.Record]int)
	for r := range m.Results() {
		for _, record := range r.Records {
			byRecord[record]++
		}
	}
	require.Equal(t, map[participant.Record]int{acme: 5, opportunity: 5}, byRecord)
	for _, kind := range []agenda.ResultKind{agenda.RelationshipBuilt, agenda.ShortfallFound, agenda.NeedFound, agenda.BenefitOutlined, agenda.ProductFeedback} {
		require.Equal(t, 1, m.Count(kind), kind)
	}
}

// S6: six purposes, each with a template, an audience, and the results that it should produce.
func TestS6EachPurposeHasATemplateAnAudienceAndResults(t *testing.T) {
	n := 0
	for purpose := range agenda.Purposes() {
		n++
		template, ok := agenda.DefaultTemplates().For(purpose)
		require.True(t, ok)
		e, ok := agenda.DefaultExpectation(purpose)
		require.True(t, ok)
		require.Empty(t, e.Before(team(), template.Agenda("hi", team())))
		require.Len(t, e.After(agenda.Agenda{}, agenda.Minutes{}), len(e.Results))
	}
	require.Equal(t, 6, n)
}

// S8: it need not be a formal presentation.
func TestS8AnInformalMeetingNeedsNoAgenda(t *testing.T) {
	roster, _ := presentation()
	e := expected(t, agenda.PresentCompany)
	require.Equal(t, []string{"agenda /agenda"}, gapsOf(e.Before(roster, agenda.Agenda{})))
	require.Empty(t, e.WithoutAgenda().Before(roster, agenda.Agenda{}))
	require.Empty(t, agenda.Agenda{}.Problems())
}

// S11: internal meetings usually have no customers, and are led by sales managers or executives.
func TestS11InternalMeetingsAreLedByManagersWithoutCustomers(t *testing.T) {
	for _, purpose := range []agenda.Purpose{agenda.Motivate, agenda.FindChallenges, agenda.AddressShortfalls, agenda.DevelopStrategy} {
		e := expected(t, purpose)
		require.Equal(t, []participant.Role{participant.SalesManager, participant.Executive}, e.Leads)
		require.False(t, e.Belongs(participant.NewCustomer) || e.Belongs(participant.ExistingCustomer))
	}
}

// S12: campaigns, marketing efforts, the sales process, and getting the team up to speed with software.
func TestS12TopicsAreCampaignsMarketingTheSalesProcessAndTools(t *testing.T) {
	var found []agenda.Topic
	for _, template := range agenda.DefaultTemplates() {
		for _, item := range template.Items {
			found = append(found, item.Topic)
		}
	}
	for _, topic := range []agenda.Topic{agenda.Campaigns, agenda.Marketing, agenda.SalesProcess, agenda.ToolTraining} {
		require.Contains(t, found, topic)
		require.NoError(t, topic.Check())
	}
}

// S13: a technical expert joins a representative, and attends only the items that need them.
func TestS13AnExpertCoPresentsAndAttendsOnlyWhatNeedsThem(t *testing.T) {
	roster, a := presentation()
	for i := range a.Items {
		if !a.Items[i].PresentedBy("dee") {
			a.Items[i].Needed = []participant.ID{"ann", "bo", "kim"}
		}
	}
	require.Empty(t, a.Problems())
	require.Len(t, slices.Collect(a.Joint(roster)), 1)
	require.Empty(t, expected(t, agenda.PresentCompany).WithDemonstrator(participant.TechnicalExpert).Before(roster, a))
	stay, ok := a.Stay("dee", time.Hour)
	require.True(t, ok)
	require.Equal(t, spanned(25, 45)[0], stay, "they join after 25 minutes and may leave after 45")
	stay, ok = a.Stay("kim", time.Hour)
	require.True(t, ok)
	require.Equal(t, spanned(0, 60)[0], stay)

	without, lone := presentation()
	lone.Items[3].CoPresenters = nil
	gaps := expected(t, agenda.PresentCompany).WithDemonstrator().Before(without, lone)
	require.Equal(t, []string{"demonstrator /roster"}, gapsOf(gaps))
	require.Equal(t, "S13", gaps[0].Source)
	require.Contains(t, gaps[0].Text, "presents an item")
	require.Contains(t, expected(t, agenda.PresentCompany).WithDemonstrator().Before(without[:2], lone)[1].Text, "nobody takes part who can show how it works")
}

// S14: top performers are held up as examples.
func TestS14TopPerformersAreRecognizedFromTheHostsFigures(t *testing.T) {
	list, err := agenda.Recognize(bookings, []agenda.Figure{{"bo", "90000"}, {"cy", "120000.50"}, {"dee", "90000.00"}, {"eve", "10"}}, 2)
	require.NoError(t, err)
	for i := range list {
		list[i].Item = "top-performers"
	}
	m := agenda.Minutes{Recognitions: list}
	template, _ := agenda.DefaultTemplates().For(agenda.Motivate)
	require.Empty(t, m.ProblemsWith(template.Agenda("en", nil)))
	require.Equal(t, 3, m.Count(agenda.PerformerRecognized), "two share the second rank")
	require.Equal(t, agenda.CustomerCopy{}, m.ForCustomers())
}

// S15: guidance on approach and language, and how often to contact a prospect.
func TestS15GuidanceStandsInTheMinutesAndNeverLeaves(t *testing.T) {
	m := agenda.Minutes{
		Guidance: []agenda.Guidance{
			{About: agenda.Approach, Item: "approach", Text: "Ask for goals first."},
			{About: agenda.Language, Item: "approach", Text: "No jargon.", Say: []string{"savings"}, Avoid: []string{"synergies"}},
		},
		Cadences: agenda.Cadences{{Item: "approach", Every: 7, Type: "lead"}},
	}
	template, _ := agenda.DefaultTemplates().For(agenda.AddressShortfalls)
	require.Empty(t, m.ProblemsWith(template.Agenda("en", nil)))
	require.Equal(t, 2, m.Count(agenda.GuidanceGiven))
	require.Equal(t, agenda.CustomerCopy{}, m.ForCustomers())
	lapses, err := m.Cadences.Overdue([]agenda.FollowUp{{Prospect: lead("a"), Last: date(t, "2026-03-01")}}, date(t, "2026-03-10"))
	require.NoError(t, err)
	require.Equal(t, agenda.Days(2), lapses[0].Days)
	require.Len(t, slices.Collect(agenda.Aspects()), 2)
	for aspect := range agenda.Aspects() {
		require.NoError(t, aspect.Check())
	}
	require.Error(t, agenda.Aspect("").Check())
}
