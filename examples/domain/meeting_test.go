package domain_test

import (
	"context"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/ical"
	"github.com/salesmeeting/salesmeeting/meeting/minutes"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// dentist is a calendar with something that is no sales meeting.
const dentist = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Dentist\r\n" +
	"DTSTART:20260108T090000Z\r\nDURATION:PT1H\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"

// S1: a sales meeting is a gathering or forum that a company's sales department schedules.
func TestS1AHostTellsSalesMeetingsFromTheRestOfACalendar(t *testing.T) {
	read, err := ical.Meetings(nil, ical.Source{Name: "bo.ics", Reader: strings.NewReader(dentist)})
	require.NoError(t, err)
	stored, err := json.Marshal(newMeeting(t, internal()))
	require.NoError(t, err)
	review, err := meeting.Decode(stored, wallclock.SystemZones())
	require.NoError(t, err)
	assert.Equal(t, participant.ID("ann"), review.Organizer())

	var sales []string
	for _, m := range append(read.Meetings, review) {
		if m.Department() == "Sales West" && m.Purpose() != "" {
			sales = append(sales, m.Title())
		}
	}
	assert.Len(t, read.Meetings, 1)
	assert.Equal(t, []string{"Pipeline review"}, sales)
}

// S2: it discusses sales policies and procedures, incentives, or one of the company's products or services.
func TestS2TheTimeOfAYearIsReportedByTopic(t *testing.T) {
	d := internal()
	d.Agenda = agenda.Agenda{Items: []agenda.Item{
		{Title: "Discounts", Topic: agenda.Policies, Length: 10 * time.Minute},
		{Title: "How to log a call", Topic: agenda.Procedures, Length: 10 * time.Minute},
		{Title: "Contest", Topic: agenda.Incentives, Length: 5 * time.Minute},
		{Title: "Beacon 2", Topic: agenda.Products, Length: 20 * time.Minute},
		{Title: "Maintenance", Topic: agenda.Services, Length: 10 * time.Minute},
		{Title: "Regions", Topic: "territories", Length: 5 * time.Minute}, // the host's own
	}}
	times := make(map[agenda.Topic]time.Duration)
	for o := range newMeeting(t, d).Occurrences(year) {
		for slot := range o.Agenda().Timeline() {
			times[slot.Item.Topic] += slot.Item.Length
		}
	}
	assert.Equal(t, map[agenda.Topic]time.Duration{ // 52 Thursdays from 8 January
		agenda.Policies: 520 * time.Minute, agenda.Procedures: 520 * time.Minute, agenda.Incentives: 260 * time.Minute,
		agenda.Products: 1040 * time.Minute, agenda.Services: 520 * time.Minute, "territories": 260 * time.Minute,
	}, times)
	assert.Equal(t, "बिक्री की नीतियाँ", agenda.Policies.Title("hi"))
}

// S3: it builds relationships, finds shortfalls and needs, outlines the benefits of a product, and feeds the development
// of products and services.
func TestS3ResultsAreRecordedPerItemLinkedAndCountedAsBenefit(t *testing.T) {
	m := newMeeting(t, presentation())
	result := func(kind agenda.ResultKind, record participant.Record) agenda.Result {
		return agenda.Result{Kind: kind, Item: "demo", Text: "said", Records: []participant.Record{record}}
	}
	taken := agenda.Minutes{
		Public: agenda.Page{Results: []agenda.Result{result(agenda.BenefitOutlined, opportunity), result(agenda.NeedFound, opportunity)}},
		Internal: agenda.Page{Results: []agenda.Result{
			result(agenda.RelationshipBuilt, contact), result(agenda.ShortfallFound, account), result(agenda.ProductFeedback, account),
		}},
	}
	require.Empty(t, taken.ProblemsWith(m.Agenda()))
	assert.Empty(t, expected(t, agenda.PresentCompany).After(m.Agenda(), taken))

	values := cost.ResultValues{Currency: "USD", Source: "Sales operations", ByKind: map[agenda.ResultKind]cost.Range{
		agenda.BenefitOutlined: {Base: "10"}, agenda.NeedFound: {Base: "100"}, agenda.RelationshipBuilt: {Base: "50"},
		agenda.ShortfallFound: {Base: "30"}, agenda.ProductFeedback: {Base: "20"},
	}}
	draft, err := values.Benefit(taken)
	require.NoError(t, err)
	var records []participant.Record
	for _, gain := range draft.Needs {
		records = append(records, gain.Record)
	}
	assert.ElementsMatch(t, []participant.Record{opportunity, opportunity, contact, account, account}, records)
	benefit, err := cost.NewBenefit(draft)
	require.NoError(t, err)
	estimate, err := model(t).Estimate(first(t, m))
	require.NoError(t, err)
	worth, err := benefit.Weigh(estimate.Outlay())
	require.NoError(t, err)
	assert.Equal(t, "benefit 210.00 USD, direct cost 120.00 USD, net 90.00 USD", worth.String())

	forecast, err := model(t).Forecast(year, m)
	require.NoError(t, err)
	require.Len(t, forecast.Records(), 2, "what account and opportunity cost in meetings")
	assert.Equal(t, "120.00 USD", forecast.Records()[0].Cost.String())
}

// S5: members of the sales department, other key personnel, developers and manufacturers take part; new or existing
// customers may.
func TestS5RolesAreInternalOrExternalAndOpenToTheHostsOwn(t *testing.T) {
	const broker, architect participant.Role = "external:broker", "solutions-architect"
	roles := append(slices.Collect(participant.Roles()), broker, architect)
	external := []participant.Role{participant.NewCustomer, participant.ExistingCustomer, participant.Partner, broker}
	d := internal()
	d.Roster, d.Agenda = nil, agenda.Agenda{}
	for _, role := range roles {
		require.NoError(t, role.Check())
		assert.Equal(t, slices.Contains(external, role), role.External(), role)
		d.Roster = append(d.Roster, participant.Participant{ID: participant.ID(role), Role: role})
	}
	for _, role := range []participant.Role{
		participant.SalesManager, participant.Executive, participant.SalesRepresentative, participant.Developer, participant.Manufacturer,
	} {
		assert.Contains(t, roles, role)
	}
	shares, err := model(t).Shares(first(t, newMeeting(t, d)))
	require.NoError(t, err)
	for _, s := range shares {
		assert.Equal(t, s.Role.External(), s.Cost.Sign() == 0, s.Role)
	}
}

// S6: it has one of six purposes.
func TestS6EachPurposeHasATemplateAnAudienceAndResults(t *testing.T) {
	n := 0
	for purpose := range agenda.Purposes() {
		n++
		e, a := expected(t, purpose), template(purpose)
		assert.NotEmpty(t, a.Items, purpose)
		assert.NotEmpty(t, e.Leads, purpose)
		assert.NotEmpty(t, e.Needs, purpose)
		assert.Len(t, e.After(agenda.Agenda{}, agenda.Minutes{}), len(e.Results), "what is missing is named")
		assert.Equal(t, purpose == agenda.PresentCompany, e.Belongs(participant.NewCustomer), purpose)
		for _, gap := range e.Before(nil, a) {
			assert.NotEqual(t, agenda.RuleWanted, gap.Rule, "the template wants what the purpose should bring")
		}
		d := internal()
		d.Purpose, d.Agenda = purpose, a
		newMeeting(t, d)
	}
	assert.Equal(t, 6, n)
}

// S7: a financial institution brings in financial planners; a technology company shows products to its own staff. The
// tests of both examples hold that they print these stories.
func TestS7BothExamplesTellAStoryFromThePlanToTheWorth(t *testing.T) {
	for name, facts := range map[string][]string{
		"planners": {"with Dee: 0 gaps", "retirement", "Relationship", "how they get you there", "What the couple gets"},
		"demo-day": {"How it works", "Product feedback", "What the company keeps", "What a customer may read"},
	} {
		story, err := os.ReadFile("../" + name + "/testdata/story.txt")
		require.NoError(t, err)
		last := 0
		for _, chapter := range []string{"The plan", "What it will cost", "so far", "# Minutes: ", "What it was worth", "net "} {
			at := strings.Index(string(story[last:]), chapter)
			require.GreaterOrEqual(t, at, 0, "%s: %s", name, chapter)
			last += at
		}
		for _, fact := range facts {
			assert.Contains(t, string(story), fact)
		}
	}
}

// S16: participants are sales managers, other staff, the sales team and customers; the department schedules it; it
// motivates, identifies challenges, gives updates, and presents product knowledge.
func TestS16OneModelHasAllOfIt(t *testing.T) {
	var roles []participant.Role
	forecast, department := cost.Forecast{}, scheduler(t)
	for i, purpose := range []agenda.Purpose{agenda.Motivate, agenda.FindChallenges, agenda.UpdateProducts, agenda.PresentCompany} {
		d := internal()
		if purpose == agenda.PresentCompany {
			d = presentation()
		}
		d.Purpose, d.Agenda, d.Start = purpose, template(purpose), wallclock.At(2026, time.May, 4+i, 9, 0, time.UTC)
		kept, err := department.Schedule(context.Background(), "ann", newMeeting(t, d))
		require.NoError(t, err)
		m := kept.Meeting
		for _, p := range m.Roster() {
			roles = append(roles, p.Role)
		}
		one, err := model(t).Forecast(year, m)
		require.NoError(t, err)
		forecast, err = forecast.Merge(one)
		require.NoError(t, err)
		document, err := minutes.NewAgenda(first(t, m), nil)
		require.NoError(t, err)
		var b strings.Builder
		require.NoError(t, document.WriteMarkdown(&b))
		assert.Contains(t, b.String(), "# Agenda: "+m.Title())
	}
	for _, role := range []participant.Role{
		participant.SalesManager, participant.SalesRepresentative, participant.TechnicalExpert, participant.NewCustomer,
	} {
		assert.Contains(t, roles, role)
	}
	assert.Equal(t, 3*35+1, forecast.Total().Occurrences, "35 weeks from 4 May, and the presentation")
}
