package domain_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/conference"
	"github.com/salesmeeting/salesmeeting/meeting/minutes"
	"github.com/salesmeeting/salesmeeting/participant"
)

// S8: it can be informal, face to face or a conference call, or online, as long as everyone has a device and a reliable
// connection.
func TestS8FormatAndVenueArePartOfAMeetingAndWhoCannotJoinIsReported(t *testing.T) {
	for name, c := range map[string]struct {
		venue meeting.Venue
		want  string
	}{
		"face to face":    {meeting.Venue{Place: "Room 5"}, ""},
		"conference call": {meeting.Venue{Phone: "+1 646 558 8656,,123456#"}, "Phone"},
		"Zoom":            {meeting.Venue{URL: "https://acme.zoom.us/j/93112345601?pwd=SECRET"}, "Zoom"},
		"Skype":           {meeting.Venue{URL: "https://join.skype.com/AbCdEfGhIjKl"}, "Skype"},
		"Webex":           {meeting.Venue{URL: "https://acme.webex.com/meet/ann"}, "Webex"},
	} {
		d := presentation()
		d.Format, d.Venue, d.Agenda = meeting.Informal, c.venue, agenda.Agenda{}
		m := newMeeting(t, d)
		assert.Equal(t, meeting.Informal, m.Format())
		assert.Empty(t, expected(t, d.Purpose).WithoutAgenda().Before(m.Roster(), m.Agenda()), "it needs no agenda")
		v, got := m.Venue(), ""
		for _, l := range conference.Find(conference.Texts{URL: v.URL, Phone: v.Phone, Location: v.Place}) {
			got += l.Service().Name()
		}
		assert.Equal(t, c.want, got, name)
		assert.NotContains(t, markdown(t, m, agenda.Minutes{}, true), "SECRET", "an invitation has pass codes, minutes never")
	}

	roster := presentation().Roster
	roster[0].Connectivity = participant.Connectivity{Device: participant.Yes, Connection: participant.Yes}
	roster[1].Connectivity = participant.Connectivity{Device: participant.No}
	roster[2].Connectivity = participant.Connectivity{Device: participant.Yes, Connection: participant.No}
	var cannot []participant.ID
	for _, p := range roster.CannotJoinVideo() {
		cannot = append(cannot, p.ID)
	}
	assert.Equal(t, []participant.ID{"tess", "kim"}, cannot)
}

// markdown returns minutes as Markdown.
func markdown(t testing.TB, m meeting.Meeting, taken agenda.Minutes, internal bool) string {
	t.Helper()
	d, err := minutes.New(first(t, m), taken, &minutes.Options{Internal: internal})
	require.NoError(t, err)
	var b strings.Builder
	require.NoError(t, d.WriteMarkdown(&b))
	return b.String()
}

// S11: internal meetings usually have no customers, and are led by sales managers or executives.
func TestS11AnInternalMeetingIsLedByManagersAndHasNoCustomers(t *testing.T) {
	d := internal()
	assert.Equal(t, meeting.Internal, newMeeting(t, d).Audience())
	e := expected(t, d.Purpose)
	assert.Empty(t, e.Before(d.Roster, d.Agenda))

	led := slices.Clone(d.Roster)
	led[0].Role, led[1].Role = participant.SalesRepresentative, participant.SalesManager
	assert.Equal(t, []string{"lead S11"}, gaps(e.Before(led, d.Agenda)), "Bo, who chairs, is a representative")
	for purpose := range agenda.Purposes() {
		leads := expected(t, purpose).Leads
		if purpose == agenda.PresentCompany {
			assert.Equal(t, []string{"lead S6"}, gaps(agenda.Expectation{Purpose: purpose, Leads: leads}.Before(nil, d.Agenda)))
			continue
		}
		assert.ElementsMatch(t, []participant.Role{participant.SalesManager, participant.Executive}, leads, purpose)
	}
	for _, role := range []participant.Role{participant.NewCustomer, participant.ExistingCustomer} {
		assert.False(t, e.Belongs(role), role)
		assert.True(t, expected(t, agenda.PresentCompany).Belongs(role), role)
	}
}

// S12: they bring updates on campaigns, marketing efforts, whatever else affects the sales process, and software.
func TestS12TheTopicsOfUpdatesAreThereInTemplatesAndForTheHost(t *testing.T) {
	times := make(map[agenda.Topic]time.Duration)
	for _, template := range agenda.DefaultTemplates() {
		for slot := range template.Agenda("en", nil).Timeline() {
			times[slot.Item.Topic] += slot.Item.Length
		}
	}
	for _, topic := range []agenda.Topic{agenda.Campaigns, agenda.Marketing, agenda.SalesProcess, agenda.ToolTraining} {
		assert.NotZero(t, times[topic], topic)
		assert.NotEqual(t, topic.Title("en"), topic.Title("hi"))
	}
}

// S13: staff of other departments may join a representative: a technical expert shows how the product works.
func TestS13AnExpertCoPresentsAndComesForTheItemsThatNeedThemAlone(t *testing.T) {
	m := newMeeting(t, presentation())
	joint := slices.Collect(m.Agenda().Joint(m.Roster()))
	require.Len(t, joint, 1)
	assert.Equal(t, agenda.ItemID("demo"), joint[0].Item.ID)

	demonstrated := expected(t, agenda.PresentCompany).WithDemonstrator(participant.TechnicalExpert)
	assert.Empty(t, demonstrated.Before(m.Roster(), m.Agenda()))
	alone := m.Roster()
	alone[1].Response = participant.Declined
	assert.Contains(t, gaps(demonstrated.Before(alone, m.Agenda())), "demonstrator S13")

	stay, ok := m.Agenda().Stay("tess", m.Length())
	require.True(t, ok)
	assert.Equal(t, agenda.Span{Start: 20 * time.Minute, End: 50 * time.Minute}, stay)
	stays, err := model(t).Stays(first(t, m))
	require.NoError(t, err)
	require.Len(t, stays, 1)
	assert.Equal(t, participant.ID("tess"), stays[0].ID)
	assert.Equal(t, "30.00 USD", stays[0].Saving.String(), "half an hour at 60")
}

// S14: they often highlight the top performers and hold them up as examples to their peers.
func TestS14TopPerformersAreRecognizedFromTheHostsFigures(t *testing.T) {
	list, err := agenda.Recognize(
		agenda.Measure{Name: "Bookings", Unit: "USD"},
		[]agenda.Figure{{Person: "bo", Value: "90000"}, {Person: "cy", Value: "120000.50"}, {Person: "ann", Value: "0"}}, 1,
	)
	require.NoError(t, err)
	list[0].Item = "top-performers"
	d := internal()
	d.Purpose, d.Agenda = agenda.Motivate, template(agenda.Motivate)
	m, taken := newMeeting(t, d), agenda.Minutes{Recognitions: list}
	require.Empty(t, taken.ProblemsWith(m.Agenda()))
	assert.Equal(t, 1, taken.Count(agenda.PerformerRecognized))
	assert.Contains(t, markdown(t, m, taken, true), "Cy Young: Bookings, 120000.50 USD, rank 1\n")
	assert.NotContains(t, markdown(t, m, taken, false), "Bookings")
}

// S15: a manager gives guidance on approach and language, and says how often to contact a prospect.
func TestS15GuidanceIsAResultAndTheCadenceChecksFollowUps(t *testing.T) {
	taken := agenda.Minutes{
		Guidance: []agenda.Guidance{
			{About: agenda.Approach, Item: "approach", Text: "Ask for goals first."},
			{About: agenda.Language, Item: "approach", Text: "No jargon.", Say: []string{"savings"}, Avoid: []string{"synergies"}},
		},
		Cadences: agenda.Cadences{
			{Item: "approach", Every: 14, Type: "lead"}, {Item: "approach", Every: 3, Type: "lead", Stage: "negotiation"},
		},
	}
	m := newMeeting(t, internal())
	require.Empty(t, taken.ProblemsWith(m.Agenda()))
	assert.Equal(t, 2, taken.Count(agenda.GuidanceGiven))
	lead := func(id, stage, last string) agenda.FollowUp {
		return agenda.FollowUp{Prospect: participant.Record{Type: "lead", ID: id}, Stage: stage, Owner: "bo", Last: date(t, last)}
	}
	lapses, err := taken.Cadences.Overdue([]agenda.FollowUp{
		lead("a", "", "2026-01-05"), lead("b", "negotiation", "2026-01-12"), lead("c", "negotiation", "2026-01-14"), lead("d", "", "2025-12-20"),
	}, date(t, "2026-01-16"))
	require.NoError(t, err)
	var overdue []string
	for _, l := range lapses {
		overdue = append(overdue, l.FollowUp.Prospect.ID)
	}
	assert.ElementsMatch(t, []string{"b", "d"}, overdue)
	assert.Contains(t, markdown(t, m, taken, true), "Avoid: “synergies”")
	assert.NotContains(t, markdown(t, m, taken, false), "synergies")
}
