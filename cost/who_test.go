package cost_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// Who counts and what they cost: the decisions of design.md. Each case is an hour of one person at a card
// of 96 for sales managers and 40 by default.
func TestWhoCountsAndWhatTheyCost(t *testing.T) {
	withDefault := cost.CardDraft{
		Currency: "USD", Source: "test", Default: "40",
		PerHour: map[participant.Role]string{participant.SalesManager: "96", participant.Partner: "25"},
	}
	directory, err := participant.NewDirectory(
		participant.Person{ID: "known", Role: participant.SalesManager},
		participant.Person{ID: "guest", External: true},
	)
	require.NoError(t, err)
	half, err := cost.ParseProbability("0.5")
	require.NoError(t, err)
	tentative := cost.Attendance{ByResponse: map[participant.Response]cost.Probability{participant.Tentative: half}}
	never := cost.Attendance{ByPerson: map[participant.ID]cost.Probability{"x": {}}}

	for name, c := range map[string]struct {
		person     participant.Participant
		organizer  participant.ID
		attendance cost.Attendance
		hours      string
		cost       string
	}{
		"a role that the card names":                     {participant.Participant{ID: "x", Role: participant.SalesManager}, "", cost.Attendance{}, "1.00", "96.00 USD"},
		"an internal role that the card lacks":           {participant.Participant{ID: "x", Role: participant.Developer}, "", cost.Attendance{}, "1.00", "40.00 USD"},
		"a person whose role nobody knows":               {participant.Participant{ID: "x"}, "", cost.Attendance{}, "1.00", "40.00 USD"},
		"an external role":                               {participant.Participant{ID: "x", Role: participant.NewCustomer}, "", cost.Attendance{}, "1.00", "0.00 USD"},
		"a host's own external role":                     {participant.Participant{ID: "x", Role: "external:broker"}, "", cost.Attendance{}, "1.00", "0.00 USD"},
		"an external role that the card names":           {participant.Participant{ID: "x", Role: participant.Partner}, "", cost.Attendance{}, "1.00", "25.00 USD"},
		"a person marked as external":                    {participant.Participant{ID: "x", External: true}, "", cost.Attendance{}, "1.00", "0.00 USD"},
		"a person marked as external, in a role of ours": {participant.Participant{ID: "x", Role: participant.SalesManager, External: true}, "", cost.Attendance{}, "1.00", "0.00 USD"},
		"declined":                         {participant.Participant{ID: "x", Response: participant.Declined}, "", cost.Attendance{}, "0.00", "0.00 USD"},
		"tentative":                        {participant.Participant{ID: "x", Response: participant.Tentative}, "", cost.Attendance{}, "1.00", "40.00 USD"},
		"delegated":                        {participant.Participant{ID: "x", Response: participant.Delegated}, "", cost.Attendance{}, "1.00", "40.00 USD"},
		"optional":                         {participant.Participant{ID: "x", Part: participant.Optional}, "", cost.Attendance{}, "1.00", "40.00 USD"},
		"an observer":                      {participant.Participant{ID: "x", Part: participant.Observer}, "", cost.Attendance{}, "1.00", "40.00 USD"},
		"a response that the table has":    {participant.Participant{ID: "x", Response: participant.Tentative}, "", tentative, "0.50", "20.00 USD"},
		"a response that the table lacks":  {participant.Participant{ID: "x", Response: participant.Accepted}, "", tentative, "1.00", "40.00 USD"},
		"a person whom the table has at 0": {participant.Participant{ID: "x"}, "", never, "0.00", "0.00 USD"},
		"a role from the directory":        {participant.Participant{ID: "known"}, "", cost.Attendance{}, "1.00", "96.00 USD"},
		"a role of the roster before the directory's":     {participant.Participant{ID: "known", Role: participant.Developer}, "", cost.Attendance{}, "1.00", "40.00 USD"},
		"external in the directory":                       {participant.Participant{ID: "guest"}, "", cost.Attendance{}, "1.00", "0.00 USD"},
		"an organizer whom the directory has":             {participant.Participant{ID: "x"}, "known", cost.Attendance{}, "2.00", "136.00 USD"},
		"an organizer whom the directory lacks":           {participant.Participant{ID: "x"}, "stranger", cost.Attendance{}, "1.00", "40.00 USD"},
		"an organizer who is on the roster":               {participant.Participant{ID: "known"}, "known", cost.Attendance{}, "1.00", "96.00 USD"},
		"an organizer who is on the roster, and declined": {participant.Participant{ID: "known", Response: participant.Declined}, "known", cost.Attendance{}, "0.00", "0.00 USD"},
	} {
		t.Run(name, func(t *testing.T) {
			options := &cost.Options{Directory: directory, Attendance: c.attendance}
			m := newMeeting(t, meeting.Draft{
				Start: wallclock.At(2026, 5, 4, 9, 0, time.UTC), Length: time.Hour,
				Organizer: c.organizer, Roster: participant.Roster{c.person},
			})
			model := cost.NewModel(newCard(t, withDefault), options)
			e := estimate(t, model, m)
			assert.Equal(t, c.hours, e.PersonHours().String())
			assert.Equal(t, c.cost, e.Labor().String())

			f := forecast(t, model, year(2026), m)
			assert.Equal(t, e.PersonHours(), f.Total().PersonHours, "the forecast counts as the estimate does")
			assert.True(t, e.Labor().Equal(f.Cost()))

			people, err := cost.PersonHours(year(2026), options, m)
			require.NoError(t, err)
			var sum cost.Hours
			for _, p := range people {
				sum, err = sum.Add(p.PersonHours)
				require.NoError(t, err)
			}
			assert.Equal(t, e.PersonHours(), sum, "and so do the hours of people")
		})
	}
}

func TestACardWithoutDefaultRefusesWhomItDoesNotKnow(t *testing.T) {
	card := newCard(t, cost.CardDraft{
		Currency: "USD", Source: "test", PerHour: map[participant.Role]string{participant.SalesManager: "96"},
	})
	for role, message := range map[participant.Role]string{
		"":                    "cost: the rate card has no default, and somebody's role is not known: give a default rate",
		participant.Developer: `cost: the rate card has no rate for the role "developer" and no default: give one of them`,
	} {
		m := newMeeting(t, meeting.Draft{
			Start: wallclock.At(2026, 5, 4, 9, 0, time.UTC), Length: time.Hour,
			Roster: participant.Roster{{ID: "x", Role: role}},
		})
		_, err := cost.NewModel(card, nil).Estimate(first(t, m))
		var missing *cost.NoRateError
		require.ErrorAs(t, err, &missing)
		assert.Equal(t, role, missing.Role)
		assert.EqualError(t, err, message)
		_, err = cost.NewModel(card, nil).Forecast(year(2026), m)
		assert.ErrorAs(t, err, &missing)
	}
}

func TestOverridesCountAsTheyAre(t *testing.T) {
	card := newCard(t, cost.CardDraft{Currency: "USD", Source: "test", Default: "60"})
	start := wallclock.At(2026, 5, 4, 9, 0, time.UTC)
	at := func(day, hour int) wallclock.Time { return wallclock.At(2026, 5, day, hour, 0, time.UTC) }
	m := newMeeting(t, meeting.Draft{
		Title: "Weekly", Start: start, Length: time.Hour, Repeats: recurrence.Weekly().Times(5), Roster: roster("a", "b"),
		Overrides: []meeting.Override{
			{Original: at(11, 9).Local(), Length: 30 * time.Minute},
			{Original: at(18, 9).Local(), Canceled: true},
			{Original: at(25, 9).Local(), Roster: roster("a", "b", "c", "d")},
			{
				Original: wallclock.At(2026, 6, 1, 9, 0, time.UTC).Local(), Start: at(29, 9),
				Responses: map[participant.ID]participant.Response{"b": participant.Declined},
			},
		},
	})
	f := forecast(t, cost.NewModel(card, nil), year(2026), m)
	assert.Equal(t, "4 meetings, 8.00 person-hours, 480.00 USD", f.String(), "2 + 1 + 4 + 1 hours")

	may, err := wallclock.Between(wallclock.DateOf(start.Instant()), date(t, "2026-06-01"), time.UTC)
	require.NoError(t, err)
	assert.Equal(t, 4, forecast(t, cost.NewModel(card, nil), may, m).Total().Occurrences, "moved into the window")
	june, err := wallclock.Between(date(t, "2026-06-01"), date(t, "2026-07-01"), time.UTC)
	require.NoError(t, err)
	assert.Equal(t, "0 meetings, 0.00 person-hours, 0.00 USD", forecast(t, cost.NewModel(card, nil), june, m).String(), "moved out of it")
}

func date(t testing.TB, text string) wallclock.Date {
	t.Helper()
	d, err := wallclock.ParseDate(text)
	require.NoError(t, err)
	return d
}

func TestAnOccurrenceBelongsToTheWindowInWhichItStarts(t *testing.T) {
	card := newCard(t, cost.CardDraft{Currency: "USD", Source: "test", Default: "60"})
	m := newMeeting(t, meeting.Draft{
		Start: wallclock.At(2026, 12, 31, 23, 30, time.UTC), Length: time.Hour, Roster: roster("a"),
	})
	model := cost.NewModel(card, nil)
	assert.Equal(t, "1 meeting, 1.00 person-hours, 60.00 USD", forecast(t, model, year(2026), m).String())
	assert.Equal(t, 0, forecast(t, model, year(2027), m).Total().Occurrences)
}

func TestAssumptionsNameWhomTheDefaultPrices(t *testing.T) {
	card := newCard(t, cost.CardDraft{
		Currency: "USD", Source: "Finance 2026", Default: "40", PerHour: map[participant.Role]string{participant.SalesManager: "96"},
	})
	m := newMeeting(t, meeting.Draft{
		Start: wallclock.At(2026, 5, 4, 9, 0, time.UTC), Length: time.Hour,
		Roster: participant.Roster{
			{ID: "a", Role: participant.SalesManager},
			{ID: "b", Role: participant.Developer},
			{ID: "c"},
			{ID: "d", Role: participant.Marketing, Response: participant.Declined},
		},
	})
	f := forecast(t, cost.NewModel(card, nil), year(2026), m)
	var details []string
	for _, a := range f.Assumptions() {
		if a.Name == "default rate" {
			assert.Equal(t, "40", a.Value)
			assert.Equal(t, "USD/h", a.Unit)
			assert.Equal(t, "Finance 2026", a.Source)
			details = append(details, a.Detail)
		}
	}
	assert.Equal(t, []string{"role: developer", "role: not known"}, details, "whoever declined rests on nothing")
}
