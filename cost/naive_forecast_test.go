package cost_test

import (
	"encoding/json"
	"fmt"
	"math/big"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// naiveCase is one random case, in both forms.
func naiveCase(t testing.TB, r *rand.Rand) (*naiveWorld, []naiveSeries, cost.Model, interval.Interval) {
	probabilities := []string{"0", "0.25", "0.3333", "0.95", "1"}
	windowZone := zone(t, []string{"UTC", "America/New_York", "Asia/Kolkata"}[r.IntN(3)])
	w := &naiveWorld{
		rates: map[participant.Role]*big.Rat{}, rest: naiveRat("1000/7"),
		byResponse: map[participant.Response]*big.Rat{}, byPerson: map[participant.ID]*big.Rat{}, efforts: map[participant.Role]naiveEffort{"": {fare: new(big.Rat)}},
		from: time.Date(2026, time.February, 1+r.IntN(20), r.IntN(24), 0, 0, 0, windowZone),
	}
	w.to = w.from.Add(time.Duration(r.IntN(80*24)) * time.Hour)
	card := cost.CardDraft{Currency: "KWD", Source: "test", Default: "1000/7", PerHour: map[participant.Role]string{}}
	for role, rate := range map[participant.Role]string{participant.SalesManager: "97.13", participant.Partner: "12.5", participant.Developer: "0"} {
		card.PerHour[role], w.rates[role] = rate, naiveRat(rate)
	}
	options := &cost.Options{Attendance: cost.Attendance{
		ByResponse: map[participant.Response]cost.Probability{}, ByPerson: map[participant.ID]cost.Probability{},
	}}
	for _, response := range []participant.Response{participant.NeedsAction, participant.Tentative, participant.Declined} {
		if text := probabilities[r.IntN(5)]; r.IntN(2) == 0 {
			options.Attendance.ByResponse[response] = naiveProbability(t, text)
			w.byResponse[response] = naiveRat(text)
		}
	}
	for j := range r.IntN(3) {
		id, text := participant.ID(fmt.Sprintf("p%d", 2*j)), probabilities[r.IntN(5)]
		options.Attendance.ByPerson[id] = naiveProbability(t, text)
		w.byPerson[id] = naiveRat(text)
	}
	w.venue, w.perHead, w.guaranteed, w.overrun = naiveRat("3.007"), naiveRat("0.333"), r.Int64N(5), r.Int64N(900)
	plan := cost.PlanDraft{
		Currency: "KWD", Venue: "3.007", CateringPerHead: "0.333", CateringGuaranteed: int(w.guaranteed),
		Overrun: time.Duration(w.overrun) * time.Second, LateStart: time.Minute, Efforts: map[participant.Role]cost.Effort{},
	}
	for _, role := range []participant.Role{"", participant.SalesManager, participant.Partner} {
		if r.IntN(3) == 0 {
			continue
		}
		e := naiveEffort{r.Int64N(3000), r.Int64N(3000), r.Int64N(9000), naiveRat("1.111")}
		w.efforts[role] = e
		plan.Efforts[role] = cost.Effort{
			Preparation: time.Duration(e.q) * time.Second, FollowUp: time.Duration(e.f) * time.Second,
			Travel: time.Duration(e.t) * time.Second, Fare: "1.111",
		}
	}
	options.Plan = newPlan(t, plan)
	var all []naiveSeries
	for range r.IntN(6) {
		all = append(all, naiveSeriesOf(t, r))
	}
	window, err := interval.New(w.from, w.to)
	require.NoError(t, err)
	return w, all, cost.NewModel(newCard(t, card), options), window
}

func naiveProbability(t testing.TB, text string) cost.Probability {
	t.Helper()
	p, err := cost.ParseProbability(text)
	require.NoError(t, err)
	return p
}

// naiveSeriesOf returns a random series from the afternoon of a day in January or later, since no clocks change then.
func naiveSeriesOf(t testing.TB, r *rand.Rand) naiveSeries {
	loc := zone(t, []string{"UTC", "America/New_York", "Asia/Kolkata", "Europe/London"}[r.IntN(4)])
	day, hour, minute := 1+r.IntN(40), 12+r.IntN(8), r.IntN(60)
	first := time.Date(2026, time.January, day, hour, minute, 0, 0, time.UTC)
	s := naiveSeries{
		zone: loc, first: first, times: 1 + r.IntN(14), canceled: map[int]bool{}, moved: map[int]time.Duration{},
		shorter: map[int]time.Duration{}, answers: map[int]map[participant.ID]participant.Response{},
	}
	roles := []participant.Role{"", participant.SalesManager, participant.Developer, participant.ExistingCustomer, participant.Partner, "solutions-architect"}
	responses := []participant.Response{participant.NeedsAction, participant.Accepted, participant.Tentative, participant.Declined}
	s.draft = meeting.Draft{
		Title: fmt.Sprint(r.IntN(1000)), Start: wallclock.At(2026, first.Month(), first.Day(), hour, minute, loc),
		Length: time.Duration(1+r.IntN(9000)) * time.Second, Repeats: recurrence.Weekly().Times(s.times), Organizer: "p1",
		Agenda: agenda.Agenda{Items: []agenda.Item{{Title: "Demo", Presenter: "p0", Length: time.Second}}},
	}
	for j := range 2 + r.IntN(5) {
		s.draft.Roster = append(s.draft.Roster, participant.Participant{
			ID: participant.ID(fmt.Sprintf("p%d", j)), Role: roles[r.IntN(len(roles))], External: r.IntN(5) == 0, Response: responses[r.IntN(4)],
		})
	}
	for k := range s.times {
		o := meeting.Override{Original: s.draft.Start.Local().Add(time.Duration(k) * 7 * 24 * time.Hour)}
		switch r.IntN(8) {
		case 0:
			o.Canceled, s.canceled[k] = true, true
		case 1:
			s.moved[k] = time.Duration(r.IntN(60)-30) * 24 * time.Hour
			at := first.AddDate(0, 0, 7*k).Add(s.moved[k])
			o.Start = wallclock.At(at.Year(), at.Month(), at.Day(), hour, minute, loc)
		case 2:
			s.shorter[k] = time.Duration(1+r.IntN(9000)) * time.Second
			o.Length = s.shorter[k]
		case 3:
			s.answers[k] = map[participant.ID]participant.Response{"p0": responses[r.IntN(4)], "p1": participant.Declined}
			o.Responses = s.answers[k]
		default:
			continue
		}
		s.draft.Overrides = append(s.draft.Overrides, o)
	}
	return s
}

func TestForecastsAreThoseOfANaiveProgram(t *testing.T) {
	occurrences := 0
	for seed := range uint64(220) {
		r := rand.New(rand.NewPCG(seed, 33))
		w, all, model, window := naiveCase(t, r)
		sums := &naiveSums{
			seconds: new(big.Rat), personSeconds: new(big.Rat), lines: map[cost.Line]*big.Rat{},
			roles: map[participant.Role]*big.Rat{}, weeks: map[string]*big.Rat{},
		}
		var meetings []meeting.Meeting
		for _, s := range all {
			for k := range s.times {
				w.add(sums, s, k)
			}
			meetings = append(meetings, newMeeting(t, s.draft))
		}
		cut := 0
		if len(meetings) > 0 {
			cut = r.IntN(len(meetings))
		}
		f, err := forecast(t, model, window, meetings[cut:]...).Merge(naiveJSON(t, forecast(t, model, window, meetings[:cut]...)))
		require.NoError(t, err)
		require.Equal(t, sums.occurrences, f.Total().Occurrences, "seed %d", seed)
		require.Equal(t, sums.seconds.RatString(), f.Total().MeetingHours.Seconds())
		require.Zero(t, sums.personSeconds.Cmp(naiveRat(f.Total().PersonHours.Seconds())), "%s and %s", sums.personSeconds, f.Total().PersonHours.Seconds())
		whole := new(big.Rat)
		for line := range cost.Lines() {
			want := new(big.Rat)
			if sums.lines[line] != nil {
				want = sums.lines[line]
			}
			whole.Add(whole, want)
			require.Equal(t, want.RatString(), f.Line(line).Exact(), "seed %d: %s", seed, line)
		}
		require.Equal(t, whole.RatString(), f.Cost().Exact())
		for _, row := range f.Roles() {
			require.Equal(t, sums.roles[row.Role].RatString(), row.Cost.Exact(), "seed %d: %s", seed, row.Role)
			delete(sums.roles, row.Role)
		}
		require.Empty(t, sums.roles)
		for _, row := range f.Weeks() {
			require.Equal(t, sums.weeks[row.Monday.String()].RatString(), row.Cost.Exact(), "seed %d: %s", seed, row.Monday)
			delete(sums.weeks, row.Monday.String())
		}
		require.Empty(t, sums.weeks)
		occurrences += sums.occurrences
	}
	require.Greater(t, occurrences, 1000)
}

func naiveJSON(t testing.TB, f cost.Forecast) (back cost.Forecast) {
	t.Helper()
	data, err := json.Marshal(f)
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(data, &back))
	return back
}
