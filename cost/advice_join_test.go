package cost_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// joined is what two neighbors become.
func joined(t testing.TB, change func(one, two *meeting.Draft)) meeting.Meeting {
	t.Helper()
	found := merges(t, prepared(t, withThat), neighbors(t, change)...)
	require.Len(t, found, 1)
	return found[0].Meeting
}

func TestWhoIsOnBothRostersIsExpectedAsOnTheStricter(t *testing.T) {
	person := func(change func(*participant.Participant)) participant.Participant {
		p := participant.Participant{ID: "x"}
		change(&p)
		return p
	}
	part := func(part participant.Part) participant.Participant {
		return person(func(p *participant.Participant) { p.Part = part })
	}
	outside := person(func(p *participant.Participant) { p.External = true })
	for name, c := range map[string]struct{ one, two, want participant.Participant }{
		"optional, then required":    {part(participant.Optional), part(participant.Required), part(participant.Required)},
		"required, then optional":    {part(participant.Required), part(participant.Optional), part(participant.Required)},
		"required, then an observer": {part(participant.Required), part(participant.Observer), part(participant.Required)},
		"an observer, then optional": {part(participant.Observer), part(participant.Optional), part(participant.Optional)},
		"an observer, then required": {part(participant.Observer), part(participant.Required), part(participant.Required)},
		"optional, then an observer": {part(participant.Optional), part(participant.Observer), part(participant.Optional)},
		"the chair, then required":   {part(participant.Chair), part(participant.Required), part(participant.Chair)},
		"optional, then the chair":   {part(participant.Optional), part(participant.Chair), part(participant.Chair)},
		"external on the first":      {outside, part(participant.Required), outside},
		"external on the second":     {part(participant.Required), outside, outside},
		"declined, then accepted, with a role": {
			participant.Participant{ID: "x", Response: participant.Declined, Part: participant.Optional},
			participant.Participant{ID: "x", Response: participant.Accepted, Role: participant.SalesManager},
			participant.Participant{ID: "x", Response: participant.Accepted, Role: participant.SalesManager},
		},
		"accepted, then declined, with roles": {
			participant.Participant{ID: "x", Response: participant.Accepted, Role: participant.SalesManager},
			participant.Participant{ID: "x", Response: participant.Declined, Role: participant.Developer},
			participant.Participant{ID: "x", Response: participant.Accepted, Role: participant.SalesManager},
		},
	} {
		t.Run(name, func(t *testing.T) {
			m := joined(t, func(one, two *meeting.Draft) { // five others have to come to both
				one.Roster, two.Roster = append(one.Roster, c.one), append(two.Roster, c.two)
			})
			got, ok := m.Roster().Find("x")
			require.True(t, ok)
			assert.Equal(t, c.want, got)
		})
	}
}

func TestTheChairOfTheFirstSeriesLeadsBoth(t *testing.T) {
	got := joined(t, func(one, two *meeting.Draft) {
		one.Roster[1].Part, two.Roster[0].Part = participant.Chair, participant.Chair
		two.Roster = append(two.Roster, participant.Participant{ID: "f", Part: participant.Optional})
	}).Roster()
	var parts []string
	for _, p := range got {
		parts = append(parts, fmt.Sprint(p.ID, " ", p.Part))
	}
	assert.Equal(t, []string{"a required", "b chair", "c required", "d required", "e required", "f optional"}, parts)
}

func TestSeriesHeldTogetherHaveBothTitles(t *testing.T) {
	for _, c := range []struct{ one, two, want string }{
		{"forecast", "pipeline", "forecast + pipeline"}, {"review", "review", "review"}, {"review", "", "review"},
	} {
		m := joined(t, func(one, two *meeting.Draft) { one.Title, two.Title = c.one, c.two })
		assert.Equal(t, c.want, m.Title())
	}
}

func TestMergingWhatOnlyAdviceBroughtTogetherSavesNothingAlone(t *testing.T) {
	meetings := neighbors(t, func(one, _ *meeting.Draft) { one.Length = time.Hour }) // until 10:00, beyond 9:40
	var got []string
	for a := range forecast(t, prepared(t, withThat), year(2026), meetings...).Advice() {
		got = append(got, fmt.Sprintf("%s, %s alone", a, a.SavingAlone))
	}
	assert.Equal(t, []string{
		"shorten it to 30 minutes: 1500.00 USD, 1500.00 USD alone",
		`hold it together with "pipeline", 60 minutes: 750.00 USD, 0.00 USD alone`,
	}, got)
}

// Between two series that follow each other there are others that one of their people is on.
func TestASeriesIsComparedWithThe64ThatBeginNext(t *testing.T) {
	at := func(minutes int, people ...participant.ID) meeting.Meeting {
		return newMeeting(t, meeting.Draft{
			Start: wallclock.At(2026, 1, 5, 9+minutes/60, minutes%60, time.UTC), Length: 70 * time.Minute,
			Repeats: recurrence.Monthly().OnThe(1, time.Monday).Times(2), Roster: roster(people...),
		})
	}
	for between, merged := range map[int]int{63: 1, 64: 0} {
		meetings := []meeting.Meeting{at(0, "x"), at(75, "x")}
		for i := range between {
			meetings = append(meetings, at(1+i, "x", participant.ID(fmt.Sprint(i))))
		}
		assert.Len(t, merges(t, prepared(t, withThat), meetings...), merged, "%d between", between)
	}
}
