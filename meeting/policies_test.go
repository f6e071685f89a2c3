package meeting_test

import (
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// internalReview is a meeting that no usual policy has anything against.
func internalReview() meeting.Draft {
	return meeting.Draft{
		Title: "Pipeline review", Purpose: agenda.AddressShortfalls, Audience: meeting.Internal,
		Start: at("2026-01-05T09:00", "UTC"), Length: time.Hour,
		Roster: participant.Roster{
			{ID: "ann", Role: participant.SalesManager, Part: participant.Chair},
			{ID: "bo", Role: participant.SalesRepresentative},
		},
		Agenda: agenda.Agenda{Items: []agenda.Item{{Title: "Numbers", Length: time.Minute, Wanted: []agenda.ResultKind{agenda.DecisionMade}}}},
	}
}

// presentation is one to a customer.
func presentation() meeting.Draft {
	d := internalReview()
	d.Purpose, d.Audience = agenda.PresentCompany, meeting.CustomerFacing
	d.Roster = append(d.Roster,
		participant.Participant{ID: "tia", Role: participant.TechnicalExpert},
		participant.Participant{ID: "kim", Role: participant.NewCustomer})
	return d
}

func TestPoliciesNameRuleSourceAndField(t *testing.T) {
	for name, c := range map[string]struct {
		actor participant.ID
		draft func() meeting.Draft
		want  [][3]string // rule, source, path
	}{
		"an internal meeting":                     {"ann", internalReview, nil},
		"a presentation":                          {"ann", presentation, nil},
		"S4: a representative calls":              {"bo", internalReview, [][3]string{{"may-schedule", "S4", ""}}},
		"S4: a stranger calls":                    {"zoe", internalReview, [][3]string{{"may-schedule", "S4", ""}}},
		"S4: an executive of the directory calls": {"eve", internalReview, nil},
		"S4: a representative who puts on airs": {"bo", func() meeting.Draft {
			d := internalReview()
			d.Roster[1].Role = participant.Executive
			return d
		}, [][3]string{{"may-schedule", "S4", ""}}},
		"S4: a stranger who puts on airs": {"zoe", func() meeting.Draft {
			d := internalReview()
			d.Roster = append(d.Roster, participant.Participant{ID: "zoe", Role: participant.Executive})
			return d
		}, [][3]string{{"may-schedule", "S4", ""}}},
		"S11: a representative leads": {"ann", func() meeting.Draft {
			d := internalReview()
			d.Roster[0].Part, d.Roster[1].Part = participant.Required, participant.Chair
			return d
		}, [][3]string{{"leads-internal", "S11", "/roster/1"}}},
		"S11: the organizer leads where there is no chair": {"ann", func() meeting.Draft {
			d := internalReview()
			d.Roster[0].Part, d.Organizer = participant.Required, "ann"
			return d
		}, nil},
		"S11: nobody leads": {"ann", func() meeting.Draft {
			d := internalReview()
			d.Roster[0].Part = participant.Required
			return d
		}, [][3]string{{"leads-internal", "S11", "/roster"}}},
		"S11: customers at an internal meeting": {"ann", func() meeting.Draft {
			d := internalReview()
			d.Repeats = recurrence.Weekly()
			d.Roster = append(d.Roster, participant.Participant{ID: "kim", Role: participant.ExistingCustomer})
			d.Overrides = []meeting.Override{{Original: local("2026-01-12T09:00"), Roster: participant.Roster{{ID: "lou", External: true}}}}
			return d
		}, [][3]string{{"attends-internal", "S11", "/roster/2"}, {"attends-internal", "S11", "/overrides/0/roster/0"}}},
		"S13: nobody demonstrates": {"ann", func() meeting.Draft {
			d := presentation()
			d.Roster[2].Response = participant.Declined
			return d
		}, [][3]string{{"demonstrator", "S13", "/roster"}}},
		"S8: somebody can't join a video meeting": {"ann", func() meeting.Draft {
			d := presentation()
			d.Venue.URL = "https://zoom.us/j/123"
			d.Roster[3].Connectivity.Device = participant.No
			return d
		}, [][3]string{{"can-join", "S8", "/roster/3"}}},
		"S8: there is a number to dial": {"ann", func() meeting.Draft {
			d := presentation()
			d.Roster[3].Connectivity.Device = participant.No
			d.Venue.URL, d.Venue.Phone = "https://zoom.us/j/123", "+1 212 555 0100"
			return d
		}, nil},
		"S10: no purpose, nothing to come out": {"ann", func() meeting.Draft {
			d := internalReview()
			d.Purpose, d.Agenda = "", agenda.Agenda{}
			return d
		}, [][3]string{{"purpose", "S10", "/purpose"}, {"expected-outcome", "S10", "/agenda"}}},
		"S10: items without a wanted result": {"ann", func() meeting.Draft {
			d := internalReview()
			d.Agenda.Items[0].Wanted = nil
			return d
		}, [][3]string{{"expected-outcome", "S10", "/agenda"}}},
		"S8: an informal meeting needs no agenda": {"ann", func() meeting.Draft {
			d := internalReview()
			d.Agenda, d.Format = agenda.Agenda{}, meeting.Informal
			return d
		}, nil},
		"all at once": {"bo", func() meeting.Draft {
			d := internalReview()
			d.Purpose, d.Roster[0].Part = "", participant.Required
			return d
		}, [][3]string{{"may-schedule", "S4", ""}, {"leads-internal", "S11", "/roster"}, {"purpose", "S10", "/purpose"}}},
	} {
		t.Run(name, func(t *testing.T) {
			directory, err := participant.NewDirectory(
				participant.Person{ID: "ann", Role: participant.SalesManager},
				participant.Person{ID: "bo", Role: participant.SalesRepresentative},
				participant.Person{ID: "eve", Role: participant.Executive})
			require.NoError(t, err)
			f := opened(t, meeting.SchedulerOptions{Policies: meeting.SalesPolicies(), Directory: directory})
			before := f.bytes()
			_, err = f.Schedule(t.Context(), c.actor, made(t, c.draft()))
			if c.want == nil {
				require.NoError(t, err)
				return
			}
			var denial *meeting.Denial
			require.ErrorAs(t, err, &denial)
			var got [][3]string
			for _, finding := range denial.Findings {
				got = append(got, [3]string{finding.Rule, finding.Source, finding.Path})
				assert.NotEmpty(t, finding.Text)
			}
			assert.Equal(t, c.want, got)
			assert.Equal(t, before, f.bytes())
		})
	}
}

func TestS4OthersThanManagersMayNeitherEditNorCancel(t *testing.T) {
	f := opened(t, meeting.SchedulerOptions{Policies: meeting.SalesPolicies()})
	m := f.scheduled(internalReview())
	var denial *meeting.Denial
	require.ErrorAs(t, f.unchanged(func() error {
		_, err := f.Edit(t.Context(), "bo", m.ID(), meeting.All(func(d *meeting.Draft) { d.Title = "Party" }))
		return err
	}), &denial)
	require.ErrorAs(t, f.unchanged(func() error {
		_, err := f.Cancel(t.Context(), "bo", meeting.Key{Meeting: m.ID()}, meeting.ReachAll)
		return err
	}), &denial)
	_, err := f.Respond(t.Context(), "bo", meeting.Key{Meeting: m.ID()}, participant.Accepted)
	require.NoError(t, err)
	_, err = f.Cancel(t.Context(), "ann", meeting.Key{Meeting: m.ID()}, meeting.ReachAll)
	require.NoError(t, err)
}

func TestAHostsOwnRolesAndRulesCount(t *testing.T) {
	const closer participant.Role = "closer"
	expects := func(a agenda.Agenda) bool { return len(a.Items) > 1 }
	f := opened(t, meeting.SchedulerOptions{Policies: []meeting.Policy{
		meeting.MaySchedule(closer), meeting.LeadsInternal(closer), meeting.NeedsDemonstrator(closer), meeting.NeedsPurpose(expects),
	}})
	d := internalReview()
	_, err := f.Schedule(t.Context(), "ann", made(t, d))
	var denial *meeting.Denial
	require.ErrorAs(t, err, &denial)
	assert.Len(t, denial.Findings, 3)
	d.Roster[0].Role = closer
	d.Agenda.Items = append(d.Agenda.Items, d.Agenda.Items...)
	f.scheduled(d)
}

func TestAWeeklyLimitCountsEveryWeekByItself(t *testing.T) {
	limit := meeting.WeeklyLimit{
		Most:   map[participant.Role]int{participant.SalesRepresentative: 2},
		Window: wallclock.Year(2026, location("America/New_York")), Zone: location("America/New_York"), Begins: time.Monday,
	}
	rep := func(start string) meeting.Draft {
		d := hour(start, "bo")
		d.Roster[0].Role = participant.SalesRepresentative
		return d
	}
	f := opened(t, meeting.SchedulerOptions{Gates: []meeting.Gate{limit}})
	first := f.scheduled(rep("2026-01-05T15:00"))
	series := rep("2026-01-06T15:00")
	series.Repeats = recurrence.Weekly()
	f.scheduled(series)
	err := f.unchanged(func() error { _, err := f.Schedule(t.Context(), "ann", made(t, rep("2026-01-12T03:00"))); return err })
	var denial *meeting.Denial
	require.ErrorAs(t, err, &denial, "it is Sunday evening in New York")
	assert.Equal(t, []meeting.Finding{{
		Rule: "weekly-limit", Source: "S10", Verdict: meeting.Deny, Path: "/roster/0",
		Text: "bo would be at 3 meetings in the week of 2026-01-05: sales-representative have 2 at most",
	}}, denial.Findings)
	f.scheduled(rep("2026-01-12T17:00"))

	_, err = f.Edit(t.Context(), "ann", first.ID(), meeting.All(func(d *meeting.Draft) { d.Title = "Again" }))
	require.NoError(t, err, "it does not become more")
	err = f.unchanged(func() error {
		_, err := f.Edit(t.Context(), "ann", first.ID(), meeting.All(func(d *meeting.Draft) { d.Repeats = recurrence.Weekly() }))
		return err
	})
	require.ErrorAs(t, err, &denial)
	assert.Contains(t, denial.Findings[0].Text, "week of 2026-01-12")
	limit.Most = map[participant.Role]int{participant.SalesRepresentative: 1}
	stricter := meeting.NewScheduler(f.store, &meeting.SchedulerOptions{Gates: []meeting.Gate{limit}})
	_, err = stricter.Edit(t.Context(), "ann", first.ID(), meeting.All(func(d *meeting.Draft) { d.Title = "And again" }))
	require.NoError(t, err, "what is too much already does not become more")
	_, err = f.Respond(t.Context(), "bo", meeting.Key{Meeting: first.ID()}, participant.Declined)
	require.NoError(t, err)
	f.scheduled(rep("2026-01-08T15:00")) // one who declined is not expected
	other := rep("2026-01-08T18:00")
	other.Roster[0].Role = participant.SalesManager
	f.scheduled(other)
}

// gate is one of a test.
type gate struct {
	scopes []meeting.Scope
	review func(p meeting.Proposal, kept [][]meeting.Meeting) ([]meeting.Finding, error)
}

func (g gate) Scopes(meeting.Proposal) []meeting.Scope { return g.scopes }

func (g gate) Review(p meeting.Proposal, kept [][]meeting.Meeting) ([]meeting.Finding, error) {
	return g.review(p, kept)
}

func TestAGateGetsWhatIsKeptInEachOfItsScopes(t *testing.T) {
	window := utc("2026-01-05T00:00:00Z", "2026-01-06T00:00:00Z")
	account := participant.Record{Type: "account", ID: "4711"}
	f := opened(t, meeting.SchedulerOptions{})
	a := hour("2026-01-05T09:00", "ann", "bo")
	a.Title, a.Records = "a", []participant.Record{account}
	b := hour("2026-01-05T11:00", "cy")
	b.Title, b.Organizer = "b", "ann"
	c := hour("2026-01-07T11:00", "ann")
	c.Title, c.Records = "c", a.Records
	id := f.scheduled(a).ID()
	f.scheduled(b)
	f.scheduled(c)

	var got [][]string
	g := gate{[]meeting.Scope{
		{Window: window, People: []participant.ID{"ann", "bo"}},
		{Window: window, Record: account},
		{Window: window, Meeting: id},
		{Window: utc("2026-01-07T00:00:00Z", "2026-01-08T00:00:00Z"), Meeting: id},
	}, func(p meeting.Proposal, kept [][]meeting.Meeting) ([]meeting.Finding, error) {
		assert.True(t, p.Before.IsZero())
		assert.Len(t, p.After, 1)
		assert.False(t, p.At.IsZero())
		for _, scope := range kept {
			titles := []string{}
			for _, m := range scope {
				titles = append(titles, m.Title())
			}
			got = append(got, titles)
		}
		return []meeting.Finding{{Rule: "budget", Verdict: meeting.Warn}}, nil
	}}
	s := meeting.NewScheduler(f.store, &meeting.SchedulerOptions{Gates: []meeting.Gate{g}})
	r, err := s.Schedule(t.Context(), "ann", made(t, hour("2026-01-05T15:00", "ann")))
	require.NoError(t, err)
	assert.Equal(t, [][]string{{"a"}, {"a"}, {"a"}, {}}, got)
	assert.Len(t, r.Findings, 1)

	g.review = func(meeting.Proposal, [][]meeting.Meeting) ([]meeting.Finding, error) { return nil, errDown }
	s = meeting.NewScheduler(f.store, &meeting.SchedulerOptions{Gates: []meeting.Gate{g}})
	err = f.unchanged(func() error {
		_, err := s.Schedule(t.Context(), "ann", made(t, hour("2026-01-05T17:00", "ann")))
		return err
	})
	assert.ErrorIs(t, err, errDown)
}

func TestALimitHoldsHoweverManyCallsRace(t *testing.T) {
	// Nobody is booked twice, but only two meetings fit into the week.
	limit := meeting.WeeklyLimit{
		Most: map[participant.Role]int{participant.SalesRepresentative: 2}, Window: wallclock.Year(2026, time.UTC), Begins: time.Monday,
	}
	f := opened(t, meeting.SchedulerOptions{})
	results := make(chan error)
	var all sync.WaitGroup
	all.Add(20)
	for i := range 20 {
		d := hour("2026-01-05T00:00", "bo")
		d.Start = d.Start.Local().Add(time.Duration(i) * time.Hour).In(d.Start.Zone())
		d.Roster[0].Role = participant.SalesRepresentative
		m := made(t, d)
		go func() {
			s := meeting.NewScheduler(gathering{f.store, new(sync.Once), &all}, &meeting.SchedulerOptions{Gates: []meeting.Gate{limit}})
			_, err := s.Schedule(t.Context(), "ann", m)
			results <- err
		}()
	}
	kept := 0
	for range 20 {
		if err := <-results; err == nil {
			kept++
		}
	}
	assert.Equal(t, 2, kept)
}
