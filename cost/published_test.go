package cost_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// Figures that were published, or that cost-model.md works out exactly. Each test is named for its row
// there and for its source.

func TestA1FourPeopleForAnHourHBRCalculator2016(t *testing.T) {
	usd := currency(t, "USD")
	pay, err := money.Parse("50000", usd)
	require.NoError(t, err)
	rate, err := money.PerYear(pay, money.HBR2016())
	require.NoError(t, err)
	card := newCard(t, cost.CardDraft{Currency: "USD", Source: "HBR", Default: rate.Exact()})
	m := newMeeting(t, meeting.Draft{
		Start: wallclock.At(2026, 1, 5, 9, 0, time.UTC), Length: time.Hour, Roster: roster("a", "b", "c", "d"),
	})
	f := forecast(t, cost.NewModel(card, nil), year(2026), m)
	assert.Equal(t, "140.00 USD", f.Cost().String())
	assert.Equal(t, "140", f.Cost().Exact())
}

func TestA9OccurrencesOf2026(t *testing.T) {
	daily := func() recurrence.Rule {
		return recurrence.Weekly().On(time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday)
	}
	for name, c := range map[string]struct {
		rule  recurrence.Rule
		start wallclock.Time
		want  int
	}{
		"weekly Thursday":         {recurrence.Weekly(), wallclock.At(2026, 1, 1, 9, 0, time.UTC), 53},
		"biweekly from 1 January": {recurrence.Weekly().Every(2), wallclock.At(2026, 1, 1, 9, 0, time.UTC), 27},
		"Monday to Friday":        {daily(), wallclock.At(2026, 1, 1, 9, 0, time.UTC), 261},
		"day 31":                  {recurrence.Monthly().OnDay(31), wallclock.At(2026, 1, 31, 9, 0, time.UTC), 7},
		"fifth Friday":            {recurrence.Monthly().OnThe(5, time.Friday), wallclock.At(2026, 1, 30, 9, 0, time.UTC), 4},
	} {
		t.Run(name, func(t *testing.T) {
			m := newMeeting(t, meeting.Draft{Start: c.start, Length: time.Hour, Repeats: c.rule, Roster: roster("a")})
			sheet, err := cost.NewTimesheet(year(2026), nil, m)
			require.NoError(t, err)
			assert.Equal(t, c.want, sheet.Total().Occurrences)
		})
	}
}

func TestA9bClockChangesInNewYorkArePaidAsTheyPass(t *testing.T) {
	newYork := zone(t, "America/New_York")
	card := newCard(t, cost.CardDraft{Currency: "USD", Source: "test", Default: "60"})
	for name, c := range map[string]struct {
		start, end wallclock.Time
		hours      string
	}{
		"2026-03-08 01:30–03:30": {wallclock.At(2026, 3, 8, 1, 30, newYork), wallclock.At(2026, 3, 8, 3, 30, newYork), "1.00"},
		"2026-11-01 00:30–02:30": {wallclock.At(2026, 11, 1, 0, 30, newYork), wallclock.At(2026, 11, 1, 2, 30, newYork), "3.00"},
	} {
		t.Run(name, func(t *testing.T) {
			m := newMeeting(t, meeting.Draft{Start: c.start, End: c.end, Roster: roster("a")})
			f := forecast(t, cost.NewModel(card, nil), year(2026), m)
			assert.Equal(t, c.hours, f.Total().PersonHours.String())
		})
	}
}

// g1 is the scenario of cost-model.md section 3.14, without preparation, follow-up and room.
func g1(t testing.TB) (card cost.Card, attendance cost.Attendance, weekly meeting.Meeting) {
	t.Helper()
	usd := currency(t, "USD")
	lambda, err := money.NewRatio(7, 5)
	require.NoError(t, err)
	basis := money.Basis{Name: "G1", Hours: 2080 * time.Hour, LoadFactor: lambda, Source: "cost-model.md 3.14"}
	perHour := func(pay string) string {
		amount, err := money.Parse(pay, usd)
		require.NoError(t, err)
		rate, err := money.PerYear(amount, basis)
		require.NoError(t, err)
		return rate.Exact()
	}
	card = newCard(t, cost.CardDraft{Currency: "USD", Source: "cost-model.md 3.14", PerHour: map[participant.Role]string{
		participant.SalesManager:        perHour("135160"),
		participant.SalesRepresentative: perHour("80000"),
		participant.TechnicalExpert:     perHour("120000"),
	}})
	attendance.ByPerson = map[participant.ID]cost.Probability{}
	for id, p := range map[participant.ID]string{"ae1": "0.95", "ae2": "0.95", "ae3": "0.95", "ae4": "0.5", "ae5": "0.3", "se": "0.5"} {
		attendance.ByPerson[id], err = cost.ParseProbability(p)
		require.NoError(t, err)
	}
	people := participant.Roster{{ID: "manager", Role: participant.SalesManager, Part: participant.Chair}}
	for _, id := range []participant.ID{"ae1", "ae2", "ae3", "ae4", "ae5"} {
		people = append(people, participant.Participant{ID: id, Role: participant.SalesRepresentative})
	}
	people = append(people, participant.Participant{ID: "se", Role: participant.TechnicalExpert, Part: participant.Optional})
	weekly = newMeeting(t, meeting.Draft{
		Title: "Weekly review", Start: wallclock.At(2026, 1, 1, 9, 0, time.UTC), Length: 45 * time.Minute,
		Repeats: recurrence.Weekly(), Roster: people,
	})
	return card, attendance, weekly
}

func TestG1LaborOfAnOccurrenceCostModel314(t *testing.T) {
	card, attendance, weekly := g1(t)
	expected := estimate(t, cost.NewModel(card, &cost.Options{Attendance: attendance}), weekly)
	assert.Equal(t, "255759/1040", expected.Labor().Exact())
	assert.Equal(t, "245.92 USD", expected.Labor().String())

	naive := estimate(t, cost.NewModel(card, nil), weekly)
	assert.Equal(t, "343959/1040", naive.Labor().Exact())
	assert.Equal(t, "330.73 USD", naive.Labor().String())
}

func TestG1ShorteningFrom45To30MinutesSavesCostModel314(t *testing.T) {
	card, attendance, weekly := g1(t)
	model := cost.NewModel(card, &cost.Options{Attendance: attendance})
	draft := weekly.Draft()
	draft.Length = 30 * time.Minute
	saving, err := forecast(t, model, year(2026), weekly).Cost().Sub(
		forecast(t, model, year(2026), newMeeting(t, draft)).Cost())
	require.NoError(t, err)
	assert.Equal(t, "4344.62 USD", saving.String(), "53 times 85253/1040")
}

func TestG1RolesAddUpToTheLaborOfTheYear(t *testing.T) {
	card, attendance, weekly := g1(t)
	f := forecast(t, cost.NewModel(card, &cost.Options{Attendance: attendance}), year(2026), weekly)
	var sum money.Amount
	for _, role := range f.Roles() {
		var err error
		sum, err = sum.Add(role.Cost)
		require.NoError(t, err)
	}
	assert.True(t, sum.Equal(f.Cost()))
	assert.Equal(t, "13555227/1040", f.Cost().Exact(), "53 times 255759/1040")
}
