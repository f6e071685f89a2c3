package agenda_test

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/participant"
)

func lead(id string) participant.Record { return participant.Record{Type: "lead", ID: id} }

func TestTheCadenceThatFitsBestCounts(t *testing.T) {
	all, leads, late, lateLeads := agenda.Cadence{Every: 30}, agenda.Cadence{Every: 7, Type: "lead"}, agenda.Cadence{Every: 3, Stage: "late"}, agenda.Cadence{Every: 1, Type: "lead", Stage: "late"}
	newer := agenda.Cadence{Every: 14, Type: "lead"}
	for name, c := range map[string]struct {
		cadences agenda.Cadences
		stage    string
		want     agenda.Cadence
		ok       bool
	}{
		"none":                     {nil, "", agenda.Cadence{}, false},
		"for others":               {agenda.Cadences{{Every: 1, Type: "account"}, late}, "early", agenda.Cadence{}, false},
		"for all":                  {agenda.Cadences{all, late}, "early", all, true},
		"for the type":             {agenda.Cadences{leads, all}, "", leads, true},
		"for the stage":            {agenda.Cadences{late, leads, all}, "late", late, true},
		"for both":                 {agenda.Cadences{lateLeads, late, leads, all}, "late", lateLeads, true},
		"the newest among equals":  {agenda.Cadences{leads, newer}, "", newer, true},
		"the older one fits alone": {agenda.Cadences{leads, late}, "early", leads, true},
	} {
		t.Run(name, func(t *testing.T) {
			got, ok := c.cadences.For(lead("a"), c.stage)
			require.Equal(t, c.want, got)
			require.Equal(t, c.ok, ok)
		})
	}
}

// Domain fact S15: a manager says how often to contact a prospect.
func TestS15ProspectsAreOverdueOnceTheCadenceIsExceeded(t *testing.T) {
	cadences := agenda.Cadences{{Every: 7, Type: "lead"}, {Every: 2, Type: "lead", Stage: "offer"}}
	on := date(t, "2026-03-10")
	account := participant.Record{Type: "account", ID: "x"}
	lapses, err := cadences.Overdue([]agenda.FollowUp{
		{Prospect: lead("in time"), Last: date(t, "2026-03-03")},
		{Prospect: lead("a day late"), Last: date(t, "2026-03-02"), Owner: "bo"},
		{Prospect: lead("again"), Last: date(t, "2026-01-01")},
		{Prospect: lead("again"), Last: date(t, "2026-03-09")},
		{Prospect: lead("an offer"), Stage: "offer", Last: date(t, "2026-03-05")},
		{Prospect: lead("never"), Since: date(t, "2026-02-20")},
		{Prospect: lead("new"), Since: date(t, "2026-03-08")},
		{Prospect: lead("in the future"), Last: date(t, "2026-04-01")},
		{Prospect: lead("b, late too"), Last: date(t, "2026-03-02")},
		{Prospect: account, Last: date(t, "2000-01-01")},
	}, on)
	require.NoError(t, err)
	require.Equal(t, []agenda.Lapse{
		{agenda.FollowUp{Prospect: lead("never"), Since: date(t, "2026-02-20")}, cadences[0], date(t, "2026-02-27"), 11},
		{agenda.FollowUp{Prospect: lead("an offer"), Stage: "offer", Last: date(t, "2026-03-05")}, cadences[1], date(t, "2026-03-07"), 3},
		{agenda.FollowUp{Prospect: lead("a day late"), Last: date(t, "2026-03-02"), Owner: "bo"}, cadences[0], date(t, "2026-03-09"), 1},
		{agenda.FollowUp{Prospect: lead("b, late too"), Last: date(t, "2026-03-02")}, cadences[0], date(t, "2026-03-09"), 1},
	}, lapses)
	require.Equal(t, `{"follow_up":{"prospect":{"type":"lead","id":"an offer"},"stage":"offer","last":"2026-03-05"},"cadence":{"every_days":2,"type":"lead","stage":"offer"},"due":"2026-03-07","days":3}`, toJSON(t, lapses[1]))
}

func TestFollowUpsThatCannotBeCheckedAreLocated(t *testing.T) {
	_, err := agenda.Cadences{{}}.Overdue([]agenda.FollowUp{{Prospect: lead("a")}, {Owner: "\n", Stage: "\xff", Since: date(t, "2026-01-01")}}, agenda.Date{})
	require.Equal(t, []string{"/cadences/0/every_days", "", "/follow_ups/0/last", "/follow_ups/1/prospect", "/follow_ups/1/stage", "/follow_ups/1/owner"}, pathsOf(err))
	require.Equal(t, []string{"/last", "/prospect/id"}, faults[agenda.FollowUp](`{"prospect":{"id":1},"last":"soon"}`))
	f := agenda.FollowUp{Prospect: lead("a"), Stage: "x", Owner: "bo", Last: date(t, "2026-01-01"), Since: date(t, "2025-01-01")}
	require.Equal(t, f, fromJSON[agenda.FollowUp](t, toJSON(t, f)))
}

func TestACadenceAtTheEndOfTheCalendarIsNeverExceeded(t *testing.T) {
	lapses, err := agenda.Cadences{{Every: 3660}}.Overdue([]agenda.FollowUp{{Prospect: lead("a"), Last: date(t, "9999-01-01")}}, date(t, "9999-12-31"))
	require.NoError(t, err)
	require.Empty(t, lapses)
}

func TestTheOrderOfFollowUpsDoesNotMatter(t *testing.T) {
	r := rand.New(rand.NewPCG(23, 24))
	cadences := agenda.Cadences{{Every: 5}, {Every: 2, Stage: "b"}}
	on := date(t, "2026-06-01")
	for range 200 {
		var followUps []agenda.FollowUp
		for range r.IntN(15) {
			f := agenda.FollowUp{Prospect: lead(string(rune('a' + r.IntN(6))))}
			f.Stage = []string{"", "b"}[r.IntN(2)]
			f.Owner = []participant.ID{"ann", "bo"}[r.IntN(2)]
			if r.IntN(3) > 0 {
				f.Last = on.AddDays(r.IntN(12) - 10)
			} else {
				f.Since = on.AddDays(-r.IntN(12))
			}
			followUps = append(followUps, f)
		}
		want, err := cadences.Overdue(followUps, on)
		require.NoError(t, err)
		r.Shuffle(len(followUps), func(i, j int) { followUps[i], followUps[j] = followUps[j], followUps[i] })
		got, err := cadences.Overdue(followUps, on)
		require.NoError(t, err)
		require.Equal(t, want, got)
		for _, lapse := range got {
			require.Positive(t, lapse.Days)
			require.Equal(t, on, lapse.Due.AddDays(int(lapse.Days)))
			for _, f := range followUps {
				if f.Prospect == lapse.FollowUp.Prospect {
					require.LessOrEqual(t, f.Last.Compare(lapse.FollowUp.Last), 0, "a later contact would count")
				}
			}
		}
	}
}
