package cost_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// demo is an hour from 09:00 UTC of a manager at 90 and two experts at 60 an hour, the second of whom is needed for its
// last item only.
func demo(t testing.TB) (cost.Model, meeting.Meeting) {
	card := newCard(t, cost.CardDraft{Currency: "USD", Source: "test", Default: "60", PerHour: map[participant.Role]string{participant.SalesManager: "90"}})
	return cost.NewModel(card, nil), newMeeting(t, meeting.Draft{
		Title: "Demo", Start: wallclock.At(2026, 5, 4, 9, 0, time.UTC), Length: time.Hour,
		Roster: participant.Roster{
			{ID: "ann", Role: participant.SalesManager},
			{ID: "bo", Role: participant.TechnicalExpert},
			{ID: "cy", Role: participant.TechnicalExpert},
			{ID: "di", Role: participant.SalesRepresentative, Response: participant.Declined},
		},
		Agenda: agenda.Agenda{Items: []agenda.Item{
			{Title: "Prices", Length: 20 * time.Minute, Needed: []participant.ID{"ann", "bo"}},
			{Title: "Terms", Length: 10 * time.Minute, Needed: []participant.ID{"ann"}},
			{Title: "How it works", Length: 15 * time.Minute, Presenter: "cy", Needed: []participant.ID{"ann"}},
		}},
	})
}

func at(hour, minute int) time.Time { return time.Date(2026, 5, 4, hour, minute, 0, 0, time.UTC) }

func planned(t testing.TB, m meeting.Meeting) agenda.Run {
	o := first(t, m)
	run, err := agenda.NewRun(agenda.Plan{Agenda: o.Agenda(), Start: o.Interval().Start(), Length: o.Length()})
	require.NoError(t, err)
	return run
}

func TestTheTickerCountsThoseWhoAreExpectedIfNobodyWasLogged(t *testing.T) {
	model, m := demo(t)
	run, err := planned(t, m).Begin(at(9, 6))
	require.NoError(t, err)
	for _, c := range []struct {
		at                    time.Time
		hours, labor, perHour string
	}{
		{at(9, 0), "0.00", "0", "0"},
		{at(9, 6), "0.00", "0", "210"},
		{at(9, 36), "1.50", "105", "210"},
		{at(10, 12), "3.30", "231", "210"},
	} {
		live, err := model.Live(first(t, m), run, c.at)
		require.NoError(t, err)
		assert.Equal(t, c.hours, live.PersonHours.String(), c.at)
		assert.Equal(t, c.labor, live.Labor.Exact(), c.at)
		assert.Equal(t, c.perHour, live.PerHour.Exact(), c.at)
	}
	live, err := model.Live(first(t, m), run, at(10, 12))
	require.NoError(t, err)
	assert.Equal(t, "42", live.Overrun.Exact(), "12 minutes after the planned end")
	assert.Equal(t, "3.30 person-hours, 231.00 USD so far", live.String())
}

func TestTheTickerCountsThoseWhoAreThereWhileTheyAreThere(t *testing.T) {
	model, m := demo(t)
	run := planned(t, m)
	for _, step := range []func() (agenda.Run, error){
		func() (agenda.Run, error) { return run.Join("ann", at(8, 50)) }, // before it begins: not counted until then
		func() (agenda.Run, error) { return run.Begin(at(9, 0)) },
		func() (agenda.Run, error) { return run.Join("cy", at(9, 30)) },
		func() (agenda.Run, error) { return run.Leave("ann", at(10, 0)) },
		func() (agenda.Run, error) { return run.Join("guest", at(10, 0)) }, // on no roster: by default
		func() (agenda.Run, error) { return run.End(at(10, 30)) },
	} {
		var err error
		run, err = step()
		require.NoError(t, err)
	}
	for _, c := range []struct {
		at                             time.Time
		hours, labor, overrun, perHour string
	}{
		{at(9, 20), "0.33", "30", "0", "90"},
		{at(9, 45), "1.00", "165/2", "0", "150"},
		{at(10, 15), "2.00", "150", "30", "120"},
		{at(10, 30), "2.50", "180", "60", "0"},
		{at(23, 0), "2.50", "180", "60", "0"},
	} {
		live, err := model.Live(first(t, m), run, c.at)
		require.NoError(t, err)
		assert.Equal(t, []string{c.hours, c.labor, c.overrun, c.perHour}, []string{
			live.PersonHours.String(), live.Labor.Exact(), live.Overrun.Exact(), live.PerHour.Exact(),
		}, c.at.String())
	}
}

func TestTheTickerOfAWholeMeetingIsItsLabor(t *testing.T) {
	model, m := demo(t)
	run, err := planned(t, m).Begin(at(9, 0))
	require.NoError(t, err)
	live, err := model.Live(first(t, m), run, at(10, 0))
	require.NoError(t, err)
	assert.True(t, live.Labor.Equal(estimate(t, model, m).Labor()))
}

func TestLettingPeopleLeaveSavesTheTimeInWhichNobodyNeedsThem(t *testing.T) {
	model, m := demo(t)
	stays, err := model.Stays(first(t, m))
	require.NoError(t, err)
	require.Len(t, stays, 2, "nothing of who declined, nor of ann, whom every item needs")
	for i, want := range []struct {
		id     participant.ID
		stay   agenda.Span
		saving string
	}{
		{"bo", agenda.Span{Start: 0, End: 20 * time.Minute}, "40"},
		{"cy", agenda.Span{Start: 30 * time.Minute, End: 45 * time.Minute}, "45"},
	} {
		assert.Equal(t, want.id, stays[i].ID)
		assert.Equal(t, want.stay, stays[i].Span)
		assert.Equal(t, want.saving, stays[i].Saving.Exact())
	}

	d := m.Draft()
	d.Agenda = agenda.Agenda{}
	stays, err = model.Stays(first(t, newMeeting(t, d)))
	require.NoError(t, err)
	assert.Empty(t, stays, "without an agenda everybody is needed")
}

func ExampleModel_Live() {
	card, _ := cost.NewCard(cost.CardDraft{Currency: "USD", Source: "Finance, 2026", Default: "60.00"})
	m, err := meeting.New(meeting.Draft{
		Title: "Stand-up", Start: wallclock.At(2026, time.May, 4, 9, 0, time.UTC), Length: 15 * time.Minute,
		Roster: participant.Roster{{ID: "ann"}, {ID: "bo"}, {ID: "cy"}, {ID: "di"}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for o := range m.Occurrences(wallclock.Year(2026, time.UTC)) {
		run, _ := agenda.NewRun(agenda.Plan{Start: o.Interval().Start(), Length: o.Length()})
		run, _ = run.Begin(time.Date(2026, time.May, 4, 9, 0, 0, 0, time.UTC))
		live, err := cost.NewModel(card, nil).Live(o, run, time.Date(2026, time.May, 4, 9, 20, 0, 0, time.UTC))
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(live)
		fmt.Println("overrun:", live.Overrun)
	}
	// Output:
	// 1.33 person-hours, 80.00 USD so far
	// overrun: 20.00 USD
}

func ExampleResultValues_Benefit() {
	minutes := agenda.Minutes{Public: agenda.Page{Results: []agenda.Result{
		{Kind: agenda.DecisionMade, Text: "Go for the pilot"},
		{Kind: agenda.NeedFound, Text: "Reports by region", Records: []participant.Record{{Type: "account", ID: "4711"}}},
	}}}
	values := cost.ResultValues{Currency: "USD", Source: "Sales operations, 2026", ByKind: map[agenda.ResultKind]cost.Range{
		agenda.DecisionMade: {Base: "500"}, agenda.NeedFound: {Low: "100", Base: "200", High: "400"},
	}}
	draft, err := values.Benefit(minutes)
	if err != nil {
		fmt.Println(err)
		return
	}
	benefit, err := cost.NewBenefit(draft)
	if err != nil {
		fmt.Println(err)
		return
	}
	worth, _ := benefit.Weigh(cost.Outlay{})
	fmt.Println(worth.Benefit(cost.LowCase), worth.Benefit(cost.BaseCase), worth.Benefit(cost.HighCase))
	// Output:
	// 600.00 USD 700.00 USD 900.00 USD
}
