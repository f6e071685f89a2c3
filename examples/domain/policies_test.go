package domain_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/memstore"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// scheduler returns one that goes by what sales meetings are, and by gates, at the beginning of 2026. It knows the
// people of the company by their roles.
func scheduler(t testing.TB, gates ...meeting.Gate) *meeting.Scheduler {
	t.Helper()
	directory, err := participant.NewDirectory(
		participant.Person{ID: "ann", Role: participant.SalesManager}, participant.Person{ID: "eve", Role: participant.Executive},
		participant.Person{ID: "bo", Role: participant.SalesRepresentative}, participant.Person{ID: "mia", Role: participant.Marketing},
	)
	require.NoError(t, err)
	now := year.Start()
	return meeting.NewScheduler(memstore.New(), &meeting.SchedulerOptions{
		Policies: meeting.SalesPolicies(), Gates: gates, Directory: directory, Now: func() time.Time { return now },
	})
}

// denied returns what stands against it that somebody schedules a meeting, "may-schedule S4 /path".
func denied(t testing.TB, actor participant.ID, d meeting.Draft, gates ...meeting.Gate) (findings []string) {
	t.Helper()
	_, err := scheduler(t, gates...).Schedule(context.Background(), actor, newMeeting(t, d))
	if err == nil {
		return nil
	}
	var denial *meeting.Denial
	require.ErrorAs(t, err, &denial)
	for _, f := range denial.Findings {
		assert.NotEmpty(t, f.Text)
		findings = append(findings, f.Rule+" "+f.Source+" "+f.Path)
	}
	return findings
}

// S4: sales managers or other executives schedule it.
func TestS4OnlyManagersAndExecutivesScheduleAndOthersLearnTheRule(t *testing.T) {
	for actor, want := range map[participant.ID][]string{
		"ann": nil, "eve": nil, "bo": {"may-schedule S4 "}, "mia": {"may-schedule S4 "}, "nobody": {"may-schedule S4 "},
	} {
		assert.Equal(t, want, denied(t, actor, internal()), actor)
	}
}

// S8: who cannot join a video meeting is reported before it is scheduled.
func TestS8WhoCannotJoinAVideoMeetingStopsIt(t *testing.T) {
	d := presentation()
	d.Venue = meeting.Venue{URL: "https://acme.webex.com/meet/ann"}
	d.Roster[2].Connectivity = participant.Connectivity{Device: participant.No}
	assert.Equal(t, []string{"can-join S8 /roster/2"}, denied(t, "ann", d))
	d.Venue.Place = "Room 5"
	assert.Empty(t, denied(t, "ann", d), "Kim comes to the room")
}

// S10: they are held only when necessary, and gates stop a meeting that is not worth its cost.
func TestS10AMeetingWithoutPurposeResultOrBudgetIsNotScheduled(t *testing.T) {
	d := internal()
	d.Purpose = ""
	assert.Equal(t, []string{"purpose S10 /purpose"}, denied(t, "ann", d))
	d = internal()
	d.Agenda = agenda.Agenda{}
	assert.Equal(t, []string{"expected-outcome S10 /agenda"}, denied(t, "ann", d))

	budget, err := cost.NewBudget(cost.BudgetDraft{
		Name: "Bo", Source: "VP Sales, 2026", Person: "bo", Period: cost.PerWeek, Zone: wallclock.ZoneRef{Name: "UTC"}, Hours: "0.75",
	}, wallclock.SystemZones())
	require.NoError(t, err)
	gate, err := cost.NewGate(model(t), []cost.Budget{budget}, nil)
	require.NoError(t, err)
	assert.Equal(t, []string{"budget VP Sales, 2026 "}, denied(t, "ann", internal(), gate))
}

// S11: internal meetings usually have no customers, and are led by the sales managers or executives.
func TestS11WhoMayLeadAndAttendAnInternalMeetingIsAPolicy(t *testing.T) {
	d := internal()
	d.Roster[0].Part, d.Roster[1].Part = participant.Required, participant.Chair
	assert.Equal(t, []string{"leads-internal S11 /roster/1"}, denied(t, "ann", d))
	d = internal()
	d.Roster = append(d.Roster, participant.Participant{ID: "kim", Role: participant.ExistingCustomer})
	assert.Equal(t, []string{"attends-internal S11 /roster/3"}, denied(t, "ann", d))
}

// S13: a customer presentation can require a demonstrator.
func TestS13APresentationWithoutADemonstratorIsNotScheduled(t *testing.T) {
	assert.Empty(t, denied(t, "ann", presentation()))
	d := presentation()
	d.Roster[1].Role = participant.Marketing
	assert.Equal(t, []string{"demonstrator S13 /roster"}, denied(t, "ann", d))
}
