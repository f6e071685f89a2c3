package cost_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// randomMeetings returns meetings of all kinds, of people of all roles.
func randomMeetings(t testing.TB, r *rand.Rand, n int) []meeting.Meeting {
	zones := []*time.Location{time.UTC, zone(t, "America/New_York"), zone(t, "Asia/Kolkata")}
	rules := []recurrence.Rule{{}, recurrence.Weekly(), recurrence.Weekly().Every(2), recurrence.Daily().Every(3), recurrence.Monthly().OnThe(-1, time.Friday)}
	roles := []participant.Role{"", participant.SalesManager, participant.Developer, participant.ExistingCustomer}
	var meetings []meeting.Meeting
	for i := range n {
		d := meeting.Draft{
			Title: fmt.Sprintf("Meeting %d", r.IntN(n)),
			Start: wallclock.At(2026, time.Month(1+r.IntN(12)), 1+r.IntN(28), r.IntN(24), r.IntN(60), zones[r.IntN(len(zones))]),
			// Uneven lengths, so that amounts are not round.
			Length: time.Duration(1+r.IntN(7000)) * time.Second, Repeats: rules[r.IntN(len(rules))],
		}
		for j := range 1 + r.IntN(6) {
			d.Roster = append(d.Roster, participant.Participant{
				ID: participant.ID(fmt.Sprintf("p%d", j)), Role: roles[r.IntN(len(roles))], Response: participant.Response(r.IntN(5)),
			})
		}
		if r.IntN(3) == 0 && d.Repeats.IsZero() {
			d.Extra = append(d.Extra, d.Start.Local().Add(time.Duration(i+1)*time.Hour))
			d.Overrides = append(d.Overrides, meeting.Override{Original: d.Start.Local(), Length: 10 * time.Minute, Roster: roster("z")})
		}
		meetings = append(meetings, newMeeting(t, d))
	}
	return meetings
}

func randomModel(t testing.TB) cost.Model {
	return cost.NewModel(newCard(t, cost.CardDraft{
		Currency: "EUR", Source: "test", Default: "1000/7", PerHour: map[participant.Role]string{participant.SalesManager: "97.13"},
	}), randomOptions(t))
}

func randomOptions(t testing.TB) *cost.Options {
	third, err := cost.ParseProbability("0.3333")
	require.NoError(t, err)
	return &cost.Options{
		Attendance: cost.Attendance{ByResponse: map[participant.Response]cost.Probability{participant.Tentative: third}},
		Plan: newPlan(t, cost.PlanDraft{
			Currency: "EUR", Venue: "12.34", CateringPerHead: "3.33", CateringGuaranteed: 2, Overrun: 7 * time.Second,
			Efforts: map[participant.Role]cost.Effort{
				"":                    {Preparation: 601 * time.Second, Fare: "1.01"},
				participant.Developer: {Travel: time.Hour, FollowUp: time.Second},
			},
		}),
	}
}

func text(t testing.TB, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	require.NoError(t, err)
	return string(b)
}

func TestMergingInAnyOrderAndGroupingGivesTheSameBytes(t *testing.T) {
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 1))
		model, meetings := randomModel(t), randomMeetings(t, r, 12)
		want := text(t, forecast(t, model, year(2026), meetings...))

		// Each month, and each meeting, counted apart, on its way through JSON, and merged two at random at
		// a time.
		var parts []cost.Forecast
		for _, month := range months(t) {
			for _, m := range meetings {
				var part cost.Forecast
				require.NoError(t, json.Unmarshal([]byte(text(t, forecast(t, model, month, m))), &part))
				parts = append(parts, part)
			}
		}
		for len(parts) > 1 {
			r.Shuffle(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
			merged, err := parts[0].Merge(parts[1])
			require.NoError(t, err)
			parts = append(parts[2:], merged)
		}
		assert.Equal(t, want, text(t, parts[0]), "seed %d", seed)
	}
}

func months(t testing.TB) []interval.Interval {
	var list []interval.Interval
	for month := time.January; month <= time.December; month++ {
		from := time.Date(2026, month, 1, 0, 0, 0, 0, time.UTC)
		w, err := interval.New(from, from.AddDate(0, 1, 0))
		require.NoError(t, err)
		list = append(list, w)
	}
	return list
}

func TestPartsEqualTheWhole(t *testing.T) {
	for seed := range uint64(20) {
		f := forecast(t, randomModel(t), year(2026), randomMeetings(t, rand.New(rand.NewPCG(seed, 2)), 12)...)
		var bySeries, byWeek, byRole money.Amount
		var hours cost.Hours
		var err error
		n := 0
		for _, s := range f.Series() {
			bySeries, err = bySeries.Add(s.Cost)
			require.NoError(t, err)
			n += s.Occurrences
		}
		for _, w := range f.Weeks() {
			byWeek, err = byWeek.Add(w.Cost)
			require.NoError(t, err)
		}
		for _, r := range f.Roles() {
			byRole, err = byRole.Add(r.Cost)
			require.NoError(t, err)
			hours, err = hours.Add(r.PersonHours)
			require.NoError(t, err)
		}
		var byLine money.Amount
		for l := range cost.Lines() {
			byLine, err = byLine.Add(f.Line(l))
			require.NoError(t, err)
		}
		for _, nobodys := range []cost.Line{cost.Venue, cost.License, cost.Facilitator, cost.Catering} {
			byRole, err = byRole.Add(f.Line(nobodys))
			require.NoError(t, err)
		}
		assert.True(t, bySeries.Equal(f.Cost()) && byWeek.Equal(f.Cost()) && byRole.Equal(f.Cost()) && byLine.Equal(f.Cost()))
		assert.Equal(t, f.Total().Occurrences, n)
		assert.Equal(t, f.Total().PersonHours, hours)
	}
}

func TestAForecastIsTheSumOfItsEstimates(t *testing.T) {
	model := randomModel(t)
	for _, m := range randomMeetings(t, rand.New(rand.NewPCG(7, 7)), 30) {
		var sum money.Amount
		for o := range m.Occurrences(year(2026)) {
			if o.Interval().Start().Before(year(2026).Start()) {
				continue
			}
			e, err := model.Estimate(o)
			require.NoError(t, err)
			sum, err = sum.Add(e.Direct())
			require.NoError(t, err)
		}
		got := forecast(t, model, year(2026), m).Cost()
		order, err := got.Cmp(sum)
		require.NoError(t, err)
		assert.Zero(t, order, "%s is not %s", got, sum)
	}
}

func TestMorePeopleOrTimeNeverCostLess(t *testing.T) {
	model := randomModel(t)
	for _, m := range randomMeetings(t, rand.New(rand.NewPCG(9, 9)), 30) {
		before := forecast(t, model, year(2026), m).Cost()
		longer, larger := m.Draft(), m.Draft()
		longer.Length += time.Minute
		larger.Roster = append(larger.Roster, participant.Participant{ID: "one more"})
		for name, d := range map[string]meeting.Draft{"longer": longer, "larger": larger} {
			order, err := forecast(t, model, year(2026), newMeeting(t, d)).Cost().Cmp(before)
			require.NoError(t, err)
			assert.GreaterOrEqual(t, order, 0, name)
		}
	}
}

func TestForecastsInTwoCurrenciesDoNotMerge(t *testing.T) {
	m := newMeeting(t, meeting.Draft{
		Start: wallclock.At(2026, 5, 4, 9, 0, time.UTC), Length: time.Hour, Roster: roster("a"),
	})
	of := func(code string) cost.Forecast {
		card := newCard(t, cost.CardDraft{Currency: code, Source: "test", Default: "40"})
		return forecast(t, cost.NewModel(card, nil), year(2026), m)
	}
	_, err := of("USD").Merge(of("EUR"))
	var mismatch *money.MismatchError
	require.ErrorAs(t, err, &mismatch)
	assert.ErrorContains(t, err, "USD")
	assert.ErrorContains(t, err, "EUR")
}

func TestTheHoursViewIsTheForecastWithoutMoney(t *testing.T) {
	meetings := randomMeetings(t, rand.New(rand.NewPCG(3, 3)), 12)
	model := randomModel(t)
	sheet := forecast(t, model, year(2026), meetings...).Timesheet()
	assert.NotContains(t, text(t, sheet), "cost")
	assert.NotContains(t, text(t, sheet), "EUR")

	alone, err := cost.NewTimesheet(year(2026), randomOptions(t), meetings...)
	require.NoError(t, err)
	assert.Equal(t, text(t, sheet), text(t, alone))
}

func TestAForecastOfNothingHasACurrencyAndComesBack(t *testing.T) {
	none := forecast(t, randomModel(t), year(2026))
	assert.Equal(t, "0.00 EUR", none.Cost().String())
	var read cost.Forecast
	require.NoError(t, json.Unmarshal([]byte(text(t, none)), &read))
	assert.Equal(t, text(t, none), text(t, read))

	m := newMeeting(t, meeting.Draft{Start: wallclock.At(2026, 5, 4, 9, 0, time.UTC), Length: time.Hour, Roster: roster("a")})
	dollars := forecast(t, cost.NewModel(newCard(t, cost.CardDraft{Currency: "USD", Source: "test", Default: "40"}), nil), year(2026), m)
	_, err := none.Merge(dollars)
	assert.Error(t, err, "not even nothing of another currency merges")
	whole, err := cost.Forecast{}.Merge(dollars)
	require.NoError(t, err)
	assert.Equal(t, text(t, dollars), text(t, whole), "the zero Forecast changes nothing")
	assert.Contains(t, text(t, cost.Timesheet{}), `"assumptions":[]`)
}

// Whom a host knows by name changes nothing where it knows nothing of them.
func TestPeoplePricedTogetherCostWhatTheyCostOneByOne(t *testing.T) {
	card := newCard(t, cost.CardDraft{
		Currency: "EUR", Source: "test", Default: "1000/7", PerHour: map[participant.Role]string{participant.SalesManager: "97.13"},
	})
	stranger, err := participant.NewDirectory(participant.Person{ID: "somebody else"})
	require.NoError(t, err)
	for _, m := range randomMeetings(t, rand.New(rand.NewPCG(5, 5)), 60) {
		for o := range m.Occurrences(year(2026)) {
			together, err := cost.NewModel(card, nil).Estimate(o)
			require.NoError(t, err)
			each, err := cost.NewModel(card, &cost.Options{Directory: stranger}).Estimate(o)
			require.NoError(t, err)
			assert.True(t, together.Labor().Equal(each.Labor()))
			assert.Equal(t, each.PersonHours(), together.PersonHours())
		}
	}
}
