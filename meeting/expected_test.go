package meeting_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/participant"
)

func TestWhatAPurposeExpectsIsWarnedOfOrDenied(t *testing.T) {
	d := presentation() // its agenda wants a decision only
	warned, err := opened(t, meeting.SchedulerOptions{
		Policies: []meeting.Policy{meeting.NeedsExpected(meeting.Warn, nil)},
	}).Schedule(t.Context(), "ann", made(t, d))
	require.NoError(t, err)
	expected, ok := agenda.DefaultExpectation(agenda.PresentCompany)
	require.True(t, ok)
	gaps := expected.Before(d.Roster, d.Agenda)
	require.NotEmpty(t, gaps)
	require.Len(t, warned.Findings, len(gaps))
	for i, f := range warned.Findings {
		assert.Equal(t, meeting.Finding{
			Rule: gaps[i].Rule, Source: gaps[i].Source, Verdict: meeting.Warn, Path: gaps[i].Path, Text: gaps[i].Text,
		}, f)
	}

	own := func(p agenda.Purpose) (agenda.Expectation, bool) {
		return agenda.Expectation{Purpose: p, Demonstrators: []participant.Role{participant.TechnicalExpert}}, p != ""
	}
	strict := opened(t, meeting.SchedulerOptions{Policies: []meeting.Policy{meeting.NeedsExpected(meeting.Deny, own)}})
	_, err = strict.Schedule(t.Context(), "ann", made(t, d))
	var denial *meeting.Denial
	require.ErrorAs(t, err, &denial, "the expert presents nothing")
	assert.Equal(t, "S13", denial.Findings[0].Source)
	d.Agenda.Items[0].CoPresenters = []participant.ID{"tia"}
	strict.scheduled(d)
	strict.scheduled(hour("2026-02-05T09:00", "ann"))

	d.Agenda, d.Format, d.Start = agenda.Agenda{}, meeting.Informal, at("2026-03-05T09:00", "UTC")
	strict.scheduled(d)
}
