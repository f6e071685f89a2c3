package cost_test

import (
	"encoding/json"
	"math/big"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// Laws that hold for everything a host can choose: quotas, own lines, no-show, observed and estimated attendance.

// weeksOf returns the window of the scenarios in parts that begin at random instants.
func (d dice) weeksOf(w interval.Interval) (parts []interval.Interval) {
	from := w.Start()
	for from.Before(w.End()) {
		to := from.Add(time.Hour + d.duration(400*time.Hour))
		if to.After(w.End()) {
			to = w.End()
		}
		part, err := interval.New(from, to)
		require.NoError(d.t, err)
		parts, from = append(parts, part), to
	}
	return parts
}

func TestPartsMergeInAnyOrderAndGroupingToTheSameBytesWithAllLayers(t *testing.T) {
	for seed := range uint64(25) {
		d := throw(t, seed)
		x, meetings := d.scenario()
		model := x.model(t)
		want := text(t, forecast(t, model, oracleWindow(t), meetings...))
		var parts []cost.Forecast
		for _, w := range d.weeksOf(oracleWindow(t)) {
			for _, m := range meetings {
				part := forecast(t, model, w, m)
				if d.chance(50) {
					part = throughJSON(t, part)
				}
				parts = append(parts, part)
			}
		}
		for len(parts) > 1 {
			d.Shuffle(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
			merged, err := parts[0].Merge(parts[1])
			require.NoError(t, err)
			parts = append(parts[2:], merged)
		}
		got := throughJSON(t, parts[0])
		assert.Equal(t, withoutStarts(t, want), withoutStarts(t, text(t, got)), "seed %d", seed)
	}
}

// withoutStarts takes out where the window is in which zone.
func withoutStarts(t testing.TB, written string) string {
	var keys map[string]json.RawMessage
	require.NoError(t, json.Unmarshal([]byte(written), &keys))
	delete(keys, "window")
	return text(t, keys)
}

func throughJSON(t testing.TB, f cost.Forecast) (read cost.Forecast) {
	t.Helper()
	written := text(t, f)
	require.NoError(t, json.Unmarshal([]byte(written), &read), written)
	require.Equal(t, written, text(t, read))
	return read
}

func TestAForecastKeepsAllItsFiguresInJSON(t *testing.T) {
	for seed := range uint64(25) {
		x, meetings := throw(t, seed).scenario()
		want := forecast(t, x.model(t), oracleWindow(t), meetings...)
		got := throughJSON(t, want)
		assert.Equal(t, want.String(), got.String())
		for _, l := range want.Lines() {
			assert.Equal(t, l.Cost.Exact(), got.Line(l.Line).Exact())
		}
		for l := range cost.Lines() {
			assert.Equal(t, want.Line(l).String(), got.Line(l).String(), "also in which currency it is nothing")
		}
		assert.Equal(t, want.Overrun().String(), got.Overrun().String())
		assert.Equal(t, want.LateStart().String(), got.LateStart().String())
		premium, ok := want.Premium()
		gotPremium, gotOK := got.Premium()
		assert.Equal(t, ok, gotOK)
		assert.Equal(t, premium.String(), gotPremium.String())
		assert.Len(t, got.Records(), len(want.Records()))
		assert.Equal(t, text(t, want.Explain()), text(t, got.Explain()))
	}
}

func TestForecastsOfModelsThatDifferDoNotMerge(t *testing.T) {
	card, m := eightPeople(t)
	of := func(o cost.Options) cost.Forecast { return forecast(t, cost.NewModel(card, &o), year(2026), m) }
	flat := cost.ChargerFunc(func(meeting.Occurrence, participant.Role) (money.Amount, error) { return usd(t, "1"), nil })
	ofPeople := of(cost.Options{Lines: []cost.OwnLine{{Line: "leads", Source: "test", OfPeople: true, Charger: flat}}})
	nobodys := of(cost.Options{Lines: []cost.OwnLine{{Line: "leads", Source: "test", Charger: flat}}})
	premium := of(cost.Options{Quotas: g1Quotas(t)})
	for name, pair := range map[string][2]cost.Forecast{
		"only one has quotas":                           {premium, of(cost.Options{})},
		"a line is of people here and nobody's there":   {ofPeople, nobodys},
		"also if they come from elsewhere and are read": {throughJSON(t, premium), throughJSON(t, of(cost.Options{}))},
	} {
		_, err := pair[0].Merge(pair[1])
		require.ErrorIs(t, err, cost.ErrModelsDiffer, name)
		_, err = pair[1].Merge(pair[0])
		require.ErrorIs(t, err, cost.ErrModelsDiffer, name)
	}
	whole, err := cost.Forecast{}.Merge(premium)
	require.NoError(t, err, "the forecast of nothing merges with all")
	assert.Equal(t, text(t, premium), text(t, whole))
}

// costOf is the direct cost of the meeting's occurrences in the window.
func (x *oracle) costOf(t testing.TB, m meeting.Meeting) *big.Rat {
	return forecast(t, x.model(t), oracleWindow(t), m).Cost().Rat()
}

func TestMoreOfAnythingNeverCostsLess(t *testing.T) {
	for seed := range uint64(25) {
		d := throw(t, seed)
		x, m := d.oracle(), d.meeting(0)
		x.byResponse = map[participant.Response]string{participant.NeedsAction: "0.4"}
		x.byPerson, x.history, x.lines = map[participant.ID]string{"p1": "0.25"}, nil, nil
		before := x.costOf(t, m)
		draft := m.Draft()
		// Not a customer: with one who is required it is no longer certain that there is a meeting.
		draft.Roster = append(draft.Roster, participant.Participant{ID: "one more", Role: "analyst"})
		assert.LessOrEqual(t, before.Cmp(x.costOf(t, newMeeting(t, draft))), 0, "more people, seed %d", seed)
		if draft = m.Draft(); draft.End.IsZero() {
			draft.Length += time.Minute
			assert.LessOrEqual(t, before.Cmp(x.costOf(t, newMeeting(t, draft))), 0, "more time, seed %d", seed)
		}
		for name, change := range map[string]func(){
			"higher rates":             func() { x.card.PerHour[participant.SalesManager] = "97" },
			"a higher default":         func() { x.card.Default = "143" },
			"likelier by response":     func() { x.byResponse[participant.NeedsAction] = "0.41" },
			"likelier by person":       func() { x.byPerson["p1"] = "0.2501" },
			"longer overrun":           func() { x.plan.Overrun += time.Minute },
			"a dearer room":            func() { x.plan.Venue = "30000" },
			"more guaranteed catering": func() { x.plan.CateringGuaranteed += 5 },
		} {
			old, oldPlans := x.costOf(t, m), x.plans
			x.plans = nil
			unplanned := x.costOf(t, m)
			change()
			assert.LessOrEqual(t, unplanned.Cmp(x.costOf(t, m)), 0, "%s, seed %d", name, seed)
			x.plans = oldPlans
			assert.LessOrEqual(t, old.Cmp(x.costOf(t, m)), 0, "%s, seed %d", name, seed)
		}
	}
}

func TestCostIsAffineInTheLength(t *testing.T) {
	for seed := range uint64(60) {
		d := throw(t, seed)
		x, m := d.oracle(), d.meeting(0)
		draft := m.Draft()
		draft.Overrides, draft.Start, draft.End = nil, wallclock.At(2026, 2, 2, 9, 0, time.UTC), wallclock.Time{}
		at := func(length time.Duration) *big.Rat {
			draft.Length = length
			e, err := x.model(t).Estimate(first(t, newMeeting(t, draft)))
			require.NoError(t, err)
			return e.Direct().Rat()
		}
		one := minus(at(time.Hour), at(30*time.Minute))
		two := minus(at(90*time.Minute), at(time.Hour))
		assert.Zero(t, one.Cmp(two), "seed %d", seed)
	}
}

func TestFiveOfSixtyMinutesLateAreATwelfthOfTheLabor(t *testing.T) {
	model, m := sixty(t, cost.PlanDraft{LateStart: 5 * time.Minute})
	share, err := estimate(t, model, m).LateStart().Over(estimate(t, model, m).Labor())
	require.NoError(t, err)
	assert.Equal(t, "1/12", share.String())
}

func TestWhoWasSeenAllTheTimeCostsWhatWhoIsSureToComeDoes(t *testing.T) {
	for seed := range uint64(60) {
		d := throw(t, seed)
		x, m := d.oracle(), d.meeting(0)
		x.plan.NoShow, x.plans, x.plan.Overrun, x.plan.LateStart = cost.NoShow{}, nil, 0, 0
		x.byResponse = map[participant.Response]string{participant.Declined: "1"}
		x.byPerson, x.history = nil, nil
		draft := m.Draft()
		draft.Organizer = ""
		m = newMeeting(t, draft)
		planned := forecast(t, x.model(t), oracleWindow(t), m)
		x.observed = map[meeting.Key][]agenda.Presence{}
		for _, o := range begun(t, m) {
			seen := []agenda.Presence{}
			for p := range o.Participants() {
				middle := o.Interval().Start().Add(o.Length() / 3)
				seen = append(seen, agenda.Presence{Person: p.ID, Joined: middle, Left: o.Interval().End()},
					agenda.Presence{Person: p.ID, Joined: o.Interval().Start(), Left: middle})
			}
			x.observed[o.Key()] = seen
		}
		got := forecast(t, x.model(t), oracleWindow(t), m)
		assert.Equal(t, planned.String(), got.String(), "seed %d", seed)
		assert.Equal(t, planned.Cost().Exact(), got.Cost().Exact(), "seed %d", seed)
		before, _ := planned.Premium()
		after, _ := got.Premium()
		assert.Equal(t, before.Exact(), after.Exact(), "seed %d", seed)
	}
}
