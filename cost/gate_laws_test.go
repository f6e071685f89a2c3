package cost_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// someSeries is a calendar of numbered meetings that end with 2026.
func someSeries(t testing.TB, r *rand.Rand, n int) []meeting.Meeting {
	var list []meeting.Meeting
	for i := range n {
		list = append(list, newMeeting(t, someDraft(t, r, i)))
	}
	return accounted(t, list)
}

func someDraft(t testing.TB, r *rand.Rand, i int) meeting.Draft {
	rules := []recurrence.Rule{{}, recurrence.Weekly(), recurrence.Weekly().Every(2), recurrence.Monthly().OnThe(2, time.Tuesday)}
	d := meeting.Draft{
		ID: numbered(t, i), Title: fmt.Sprint(i), Length: time.Duration(15*(1+r.IntN(8))) * time.Minute,
		Start:   wallclock.At(2026, time.Month(1+r.IntN(12)), 1+r.IntN(28), r.IntN(24), 0, zone(t, "America/New_York")),
		Repeats: rules[r.IntN(len(rules))],
	}
	if !d.Repeats.IsZero() {
		d.Repeats = d.Repeats.Until(date(t, "2026-12-31"))
	}
	for j := range 1 + r.IntN(5) {
		d.Roster = append(d.Roster, participant.Participant{
			ID: participant.ID(fmt.Sprint("p", j)), Part: participant.Part(2 * r.IntN(2)), Response: participant.Response(r.IntN(4)),
		})
	}
	return d
}

// someProposal is a new meeting, or a change of the first of meetings.
func someProposal(t testing.TB, r *rand.Rand, meetings []meeting.Meeting) meeting.Proposal {
	before := meetings[0]
	edited := func(e meeting.Edit, err error) meeting.Proposal {
		require.NoError(t, err)
		p := meeting.Proposal{Before: before, After: []meeting.Meeting{e.Meeting}}
		if !e.Rest.IsZero() {
			p.After = append(p.After, e.Rest)
		}
		return p
	}
	longer := func(d *meeting.Draft) { d.Length = time.Duration(15*(1+r.IntN(16))) * time.Minute }
	switch r.IntN(5) {
	case 0:
		return meeting.Proposal{Before: before}
	case 1:
		return edited(before.EditAll(longer))
	case 2:
		return edited(before.EditAll(func(d *meeting.Draft) { d.Roster = append(d.Roster, participant.Participant{ID: "z"}) }))
	case 3:
		var last meeting.Occurrence
		for o := range before.Occurrences(year(2026)) {
			if last = o; r.IntN(4) == 0 {
				break
			}
		}
		if !last.IsZero() {
			return edited(before.EditFollowing(last.Original(), longer))
		}
	}
	return meeting.Proposal{After: []meeting.Meeting{newMeeting(t, someDraft(t, r, 1000))}}
}

func someBudgets(t testing.TB, r *rand.Rand) []cost.Budget {
	var list []cost.Budget
	for i, period := range []cost.BudgetPeriod{cost.PerWeek, cost.PerMonth, cost.PerQuarter, cost.PerYear, ""} {
		b := someBudget(t, r, year(2026))
		d := b.Draft()
		d.Name = fmt.Sprint(i)
		if d.Hours != "" {
			d.Hours = fmt.Sprint(1 + r.IntN(10*(i+1)))
		} else {
			d.Amount = fmt.Sprint(1 + r.IntN(2000*(i+1)))
		}
		if period != "" {
			d.Window, d.Period, d.Zone = interval.Interval{}, period, wallclock.ZoneRef{Name: "America/New_York"}
		}
		list = append(list, newBudget(t, d))
	}
	return list
}

// TestAGateJudgesByWhatTheStatusIsBeforeAndAfter holds a gate against budgets counted from scratch.
func TestAGateJudgesByWhatTheStatusIsBeforeAndAfter(t *testing.T) {
	verdicts := map[meeting.Verdict]int{}
	for seed := range uint64(40) {
		r := seeded(seed)
		model, kept := randomModel(t), someSeries(t, r, 6)
		budgets, p := someBudgets(t, r), someProposal(t, r, kept)
		g := newGate(t, model, nil, budgets...)
		ruling := decide(t, g, p, kept...)
		verdicts[ruling.Verdict]++

		without := slices.DeleteFunc(slices.Clone(kept), func(m meeting.Meeting) bool { return m.ID() == p.Before.ID() && !p.Before.IsZero() })
		with := slices.Concat(without, p.After)
		judged := map[string]cost.Judgment{}
		for _, j := range ruling.Judgments {
			judged[j.Budget.Name()+" "+j.Period.String()] = j
		}
		worst := meeting.Allow
		for _, b := range budgets {
			var last interval.Interval
			for at := time.Date(2026, 1, 1, 12, 0, 0, 0, time.UTC); at.Year() == 2026; at = at.AddDate(0, 0, 7) {
				period, ok := b.PeriodAt(at)
				require.True(t, ok)
				if period.Equal(last) {
					continue
				}
				last = period
				before, err := b.Status(model, period, at, kept...)
				require.NoError(t, err)
				after, err := b.Status(model, period, at, with...)
				require.NoError(t, err)
				j, found := judged[b.Name()+" "+period.String()]
				change := number(t, before.Remaining).Cmp(number(t, after.Remaining))
				if !found {
					require.Zero(t, change, "seed %d: what changes is judged", seed)
					continue
				}
				require.Zero(t, number(t, after.Remaining).Cmp(number(t, j.Over).Neg(number(t, j.Over))), "seed %d", seed)
				want := meeting.Allow
				if after.Remaining.Sign() < 0 {
					if want = meeting.Warn; change > 0 {
						want = meeting.Deny
					}
				}
				require.Equal(t, want, j.Verdict, "seed %d", seed)
				worst = meeting.Worst([]meeting.Finding{{Verdict: worst}, {Verdict: want}})
			}
		}
		assert.Equal(t, worst, ruling.Verdict)
		assert.Equal(t, ruling.Verdict, worstFinding(t, g, p, kept))
		if !ruling.Remedy.IsZero() {
			better := p
			better.After = ruling.Remedy.After
			assert.NotEqual(t, meeting.Deny, decide(t, g, better, kept...).Verdict, "seed %d: the remedy passes", seed)
		}

		slices.Reverse(kept)
		assert.Equal(t, text(t, ruling), text(t, decide(t, g, p, kept...)), "order does not matter")
	}
	for v := range meeting.Verdicts() {
		assert.Greater(t, verdicts[v], 3, "%s is tried", v)
	}
}

func worstFinding(t testing.TB, g cost.Gate, p meeting.Proposal, kept []meeting.Meeting) meeting.Verdict {
	list, err := g.Review(p, keptIn(g.Scopes(p), kept...))
	require.NoError(t, err)
	return meeting.Worst(list)
}
