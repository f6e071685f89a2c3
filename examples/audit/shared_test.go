package main

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// kubernetesCard prices group chairs as sales managers and technical leads as technical experts.
const kubernetesCard = "role,rate,currency\nsales-manager,90,USD\ntechnical-expert,75,USD\n"

func kubernetes(t *testing.T) []string {
	t.Helper()
	return []string{
		"-calendar", sharedFile(t, "k8s-groups.ics"), "-people", sharedFile(t, "k8s-people.csv"),
		"-card", inFile(t, "card.csv", kubernetesCard),
	}
}

func TestTheKubernetesGroupsInTheFirstQuarterOf2026(t *testing.T) {
	a := mustAudit(t, append(kubernetes(t), "-from", "2026-01-01", "-to", "2026-04-01")...)
	assert.Equal(t, "471 occurrences, 0 all day, 471.00 meeting hours, 2058.00 person-hours, 174090.00 USD", a.total())
	assert.Equal(t, "1695600", a.MeetingSeconds.String())
	assert.Equal(t, "7408800", a.PersonSeconds.String())
	assert.Len(t, a.Series, 65)
}

func TestTheSalesTeamInEitherOrderAndReadTwice(t *testing.T) {
	anna, bo := sharedFile(t, "sales-team/anna.ics"), sharedFile(t, "sales-team/bo.ics")
	rest := []string{
		"-people", sharedFile(t, "sales-team/people.csv"), "-card", sharedFile(t, "sales-team/card.csv"),
		"-zone", "Europe/Berlin", "-from", "2026-10-01", "-to", "2026-12-01",
	}
	var first auditJSON
	for i, calendars := range [][]string{
		{"-calendar", anna, "-calendar", bo},
		{"-calendar", bo, "-calendar", anna},
		{"-calendar", anna, "-calendar", bo, "-calendar", anna, "-calendar", bo},
	} {
		a := mustAudit(t, append(calendars, rest...)...)
		assert.Equal(t, "15 occurrences, 1 all day, 13.25 meeting hours, 27.25 person-hours, 1829.00 USD", a.total())
		if i == 0 {
			first = a
		}
		first.Calendars, a.Calendars = nil, nil
		assert.Equal(t, first, a)
	}
	require.NotEmpty(t, first.Problems)
	assert.Equal(t, "no-end", first.Problems[0].Code)
}

func TestOtherMonthsOfTheSalesTeamAreAsCountedByHand(t *testing.T) {
	team := []string{
		"-calendar", sharedFile(t, "sales-team/anna.ics"), "-calendar", sharedFile(t, "sales-team/bo.ics"),
		"-people", sharedFile(t, "sales-team/people.csv"), "-card", sharedFile(t, "sales-team/card.csv"), "-zone", "Europe/Berlin",
	}
	for _, month := range []struct{ from, to, want string }{
		// The call that begins at 23:30 on the last day and ends in October.
		{"2026-09-01", "2026-10-01", "1 occurrences, 0 all day, 1.00 meeting hours, 2.00 person-hours, 156.00 USD"},
		// Reviews of 0.75 h on the 5th with three people and on the 19th and 26th with two, of 0.5 h on the 12th;
		// one to one, list call, call back without end, pipeline picks; the offsite.
		{"2026-11-01", "2026-12-01", "8 occurrences, 1 all day, 4.75 meeting hours, 9.25 person-hours, 672.00 USD"},
		// Five reviews and the kick-off at the midnight that begins the month.
		{"2026-12-01", "2027-01-01", "6 occurrences, 0 all day, 4.75 meeting hours, 9.50 person-hours, 741.00 USD"},
	} {
		assert.Equal(t, month.want, mustAudit(t, append(team, "-from", month.from, "-to", month.to)...).total())
	}
}
