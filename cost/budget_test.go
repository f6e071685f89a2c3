package cost_test

import (
	"encoding/json"
	"fmt"
	"strings"
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

var (
	utc  = wallclock.ZoneRef{Name: "UTC"}
	acme = participant.Record{Type: "account", ID: "4711"}
)

func newBudget(t testing.TB, d cost.BudgetDraft) cost.Budget {
	t.Helper()
	if d.Name == "" {
		d.Name = "Budget"
	}
	d.Source = "test"
	if d.Window.IsZero() && d.Period == "" {
		d.Period = cost.PerWeek
	}
	if d.Period != "" && d.Zone.Name == "" {
		d.Zone = utc
	}
	b, err := cost.NewBudget(d, wallclock.SystemZones())
	require.NoError(t, err)
	return b
}

func status(t testing.TB, b cost.Budget, model cost.Model, at time.Time, meetings ...meeting.Meeting) cost.BudgetStatus {
	t.Helper()
	period, ok := b.PeriodAt(at)
	require.True(t, ok)
	s, err := b.Status(model, period, at, meetings...)
	require.NoError(t, err)
	return s
}

// hoursOnly counts hours and knows no money.
func hoursOnly(options *cost.Options) cost.Model { return cost.NewModel(cost.Card{}, options) }

func TestABudgetReportsAllFaultsAtOnce(t *testing.T) {
	long := strings.Repeat("x", 256)
	good := cost.BudgetDraft{Name: "n", Source: "s", Person: "ann", Period: cost.PerWeek, Zone: utc, Hours: "20"}
	for name, c := range map[string]struct {
		change func(*cost.BudgetDraft)
		paths  []string
	}{
		"nothing":                {func(d *cost.BudgetDraft) { *d = cost.BudgetDraft{} }, []string{"/name", "/source", "", "", ""}},
		"texts":                  {func(d *cost.BudgetDraft) { d.Name, d.Source = long, "a\nb" }, []string{"/name", "/source"}},
		"long texts":             {func(d *cost.BudgetDraft) { d.Name, d.Source = "n", strings.Repeat("x", 1001) }, []string{"/source"}},
		"two scopes":             {func(d *cost.BudgetDraft) { d.Team = []participant.ID{"bo"} }, []string{""}},
		"a team of all ills":     {func(d *cost.BudgetDraft) { d.Person, d.Team = "", []participant.ID{"a", "", "a"} }, []string{"/team/1", "/team/2"}},
		"too large a team":       {func(d *cost.BudgetDraft) { d.Person, d.Team = "", make([]participant.ID, 10_001) }, []string{"/team"}},
		"half a record":          {func(d *cost.BudgetDraft) { d.Person, d.Account.ID = "", "1" }, []string{"/account"}},
		"no person":              {func(d *cost.BudgetDraft) { d.Person = "\x00" }, []string{"/person"}},
		"no such period":         {func(d *cost.BudgetDraft) { d.Period = "day" }, []string{"/period"}},
		"a period without zone":  {func(d *cost.BudgetDraft) { d.Zone.Name = "" }, []string{"/zone"}},
		"no such zone":           {func(d *cost.BudgetDraft) { d.Zone.Name = "Mars/Olympus" }, []string{"/zone"}},
		"period and window":      {func(d *cost.BudgetDraft) { d.Window = year(2026) }, []string{""}},
		"window with a zone":     {func(d *cost.BudgetDraft) { d.Period, d.Window = "", year(2026) }, []string{"/zone"}},
		"hours and money":        {func(d *cost.BudgetDraft) { d.Amount, d.Currency = "1", "USD" }, []string{""}},
		"hours of a currency":    {func(d *cost.BudgetDraft) { d.Currency = "USD" }, []string{"/currency"}},
		"money of none":          {func(d *cost.BudgetDraft) { d.Hours, d.Amount = "", "1" }, []string{"/currency"}},
		"negative money":         {func(d *cost.BudgetDraft) { d.Hours, d.Amount, d.Currency = "", "-1", "USD" }, []string{"/amount"}},
		"money that is too fine": {func(d *cost.BudgetDraft) { d.Hours, d.Amount, d.Currency = "", "1/"+strings.Repeat("7", 400), "USD" }, []string{"/amount"}},
		"money that is text":     {func(d *cost.BudgetDraft) { d.Hours, d.Amount, d.Currency = "", "1,5", "USD" }, []string{"/amount"}},
		"shares and verdicts":    {func(d *cost.BudgetDraft) { d.WarnAt, d.Beyond, d.JudgedOn = "0", meeting.Allow, "p95" }, []string{"/warn_at", "/beyond", "/judged_on"}},
		"more than all of it":    {func(d *cost.BudgetDraft) { d.WarnAt = "1.1" }, []string{"/warn_at"}},
	} {
		t.Run(name, func(t *testing.T) {
			d := good
			c.change(&d)
			b, err := cost.NewBudget(d, wallclock.SystemZones())
			assert.Equal(t, c.paths, paths(err))
			assert.True(t, b.IsZero())
		})
	}
	_, err := cost.NewBudget(good, nil)
	assert.NoError(t, err, "UTC needs no zones")

	most := good
	most.Name, most.Source, most.Person = long[:255], strings.Repeat("x", 1000), ""
	for i := range 10_000 {
		most.Team = append(most.Team, participant.ID(fmt.Sprint(i)))
	}
	_, err = cost.NewBudget(most, nil)
	assert.NoError(t, err, "all bounds are within")
}

func TestHoursOfABudgetAreDecimals(t *testing.T) {
	for text, want := range map[string]string{"20": "72000", "0": "0", "7.5": "27000", "0.000001": "0.0036", "1000000000": "3600000000000"} {
		hours, ok := newBudget(t, cost.BudgetDraft{Person: "ann", Hours: text}).Limit().Hours()
		assert.True(t, ok)
		assert.Equal(t, want, hours.Seconds(), text)
	}
	for _, text := range []string{"-1", "1.", ".5", "1.0000001", "1,5", "1e3", "+1", "1_0", "1000000000.1", "10000000000", "0x1", "१"} {
		_, err := cost.NewBudget(cost.BudgetDraft{Name: "n", Source: "s", Person: "ann", Period: cost.PerWeek, Zone: utc, Hours: text}, nil)
		assert.Equal(t, []string{"/hours"}, paths(err), text)
	}
}

func TestABudgetDraftComesOutOfJSONAsItWentIn(t *testing.T) {
	id, err := meeting.ParseID("01890a5d-ac96-774b-bcce-b302099a8057")
	require.NoError(t, err)
	for _, d := range []cost.BudgetDraft{
		{Name: "n", Source: "s", Team: []participant.ID{"a", "b"}, Period: cost.PerQuarter, Zone: wallclock.ZoneRef{Name: "Asia/Kolkata"}, Hours: "7.5", WarnAt: "0.9", Beyond: meeting.Warn},
		{Name: "n", Source: "s", Series: id, Period: cost.PerYear, Zone: utc, Amount: "100", Currency: "USD", JudgedOn: cost.OnP90},
		{Name: "n", Source: "s", Account: acme, Window: year(2026), Hours: "1"},
		{Name: "n", Source: "s", Person: "ann", Period: cost.PerMonth, Zone: utc, Hours: "1"},
	} {
		b, err := cost.NewBudget(d, wallclock.SystemZones())
		require.NoError(t, err)
		var read cost.BudgetDraft
		require.NoError(t, json.Unmarshal([]byte(text(t, b)), &read))
		assert.Equal(t, text(t, d), text(t, read))
		assert.Equal(t, d, b.Draft())
	}
	var read cost.BudgetDraft
	err = json.Unmarshal([]byte(`{"name":1,"team":["a",2],"account":3,"window":"x"}`), &read)
	assert.ElementsMatch(t, []string{"/name", "/team/1", "/account", "/window"}, paths(err))
	var b cost.Budget
	assert.Error(t, json.Unmarshal([]byte(`{}`), &b), "a zone needs a resolver")
	assert.Equal(t, "null", text(t, b))
}

func TestABudgetSaysWhatItIs(t *testing.T) {
	for want, d := range map[string]cost.BudgetDraft{
		"Budget: 7.50 hours a week": {Person: "ann", Hours: "7.5"},
		"Budget: 0.00 USD a year":   {Account: acme, Amount: "0", Currency: "USD", Period: cost.PerYear},
		"Budget: 1.00 hours for 2026-01-01T00:00:00Z/2027-01-01T00:00:00Z": {Account: acme, Hours: "1", Window: year(2026)},
	} {
		assert.Equal(t, want, newBudget(t, d).String())
	}
	assert.Equal(t, "no budget", cost.Budget{}.String())
	for period, want := range map[cost.BudgetPeriod]string{
		cost.PerWeek: "the week of 2026-03-30", cost.PerMonth: "2026-04", cost.PerQuarter: "2026-Q2", cost.PerYear: "2026",
	} {
		b := newBudget(t, cost.BudgetDraft{Person: "ann", Hours: "1", Period: period})
		s := status(t, b, hoursOnly(nil), time.Date(2026, 4, 1, 9, 0, 0, 0, time.UTC))
		assert.Equal(t, "Budget, "+want+": 1.00 hours of 1.00 hours left", s.String())
	}
}

// A week of ann and bo: an hour on Monday and Tuesday, with cy on Wednesday.
func aWeek(t testing.TB) []meeting.Meeting {
	var list []meeting.Meeting
	for i, people := range []participant.Roster{roster("ann"), roster("ann", "bo"), roster("ann", "bo", "cy")} {
		d := meeting.Draft{Start: wallclock.At(2026, 1, 5+i, 9, 0, time.UTC), Length: time.Hour, Roster: people}
		if i == 2 {
			d.Records = []participant.Record{acme}
		}
		list = append(list, newMeeting(t, d))
	}
	return list
}

func TestABudgetCountsItsScopeOnly(t *testing.T) {
	id, err := meeting.ParseID("01890a5d-ac96-774b-bcce-b302099a8057")
	require.NoError(t, err)
	meetings := aWeek(t)
	d := meetings[1].Draft()
	d.ID = id
	meetings[1] = newMeeting(t, d)
	card := newCard(t, cost.CardDraft{Currency: "USD", Source: "test", Default: "60"})
	model := cost.NewModel(card, &cost.Options{Plan: newPlan(t, cost.PlanDraft{Currency: "USD", Venue: "25", Overrun: 6 * time.Minute})})
	tuesday := time.Date(2026, 1, 6, 9, 0, 0, 0, time.UTC)
	for name, c := range map[string]struct {
		draft                        cost.BudgetDraft
		actual, committed, remaining string
	}{
		"a person's hours":  {cost.BudgetDraft{Person: "ann", Hours: "3"}, "1.10 hours", "2.20 hours", "-0.30 hours"},
		"a person's shares": {cost.BudgetDraft{Person: "ann", Amount: "300", Currency: "USD"}, "66.00 USD", "132.00 USD", "102.00 USD"},
		"a team's hours":    {cost.BudgetDraft{Team: []participant.ID{"bo", "cy", "di"}, Hours: "10"}, "0.00 hours", "3.30 hours", "6.70 hours"},
		"a team's shares":   {cost.BudgetDraft{Team: []participant.ID{"bo", "cy"}, Amount: "100", Currency: "USD"}, "0.00 USD", "198.00 USD", "-98.00 USD"},
		"a series' hours":   {cost.BudgetDraft{Series: id, Hours: "10"}, "0.00 hours", "2.20 hours", "7.80 hours"},
		"a series' money":   {cost.BudgetDraft{Series: id, Amount: "200", Currency: "USD"}, "0.00 USD", "157.00 USD", "43.00 USD"},
		"an account's cost": {cost.BudgetDraft{Account: acme, Amount: "223", Currency: "USD"}, "0.00 USD", "223.00 USD", "0.00 USD"},
		"another account":   {cost.BudgetDraft{Account: participant.Record{Type: "account", ID: "1"}, Hours: "1"}, "0.00 hours", "0.00 hours", "1.00 hours"},
	} {
		t.Run(name, func(t *testing.T) {
			s := status(t, newBudget(t, c.draft), model, tuesday, meetings...)
			assert.Equal(t, c.actual, s.Actual.String(), "what begins at the moment is committed")
			assert.Equal(t, c.committed, s.Committed.String())
			assert.Equal(t, c.remaining, s.Remaining.String())
			assert.Contains(t, s.Assumptions, assumptionOf(s.Budget))
		})
	}
}

func assumptionOf(b cost.Budget) cost.Assumption {
	d := b.Draft()
	if b.InMoney() {
		return cost.Assumption{Name: "budget", Value: d.Amount, Unit: d.Currency, Source: d.Source, Detail: d.Name}
	}
	return cost.Assumption{Name: "budget", Value: d.Hours, Unit: "person-hours", Source: d.Source, Detail: d.Name}
}

func TestAnOccurrenceCountsInThePeriodInWhichItStarts(t *testing.T) {
	overnight := newMeeting(t, meeting.Draft{
		Start: wallclock.At(2026, 1, 11, 23, 0, time.UTC), Length: 2 * time.Hour, Roster: roster("ann"), Repeats: recurrence.Weekly(),
	})
	b := newBudget(t, cost.BudgetDraft{Person: "ann", Hours: "2"})
	s := status(t, b, hoursOnly(nil), time.Date(2026, 1, 5, 0, 0, 0, 0, time.UTC), overnight)
	assert.Equal(t, 1, s.Occurrences)
	assert.Equal(t, "Budget, the week of 2026-01-05: 0.00 hours of 2.00 hours left", s.String())
}

func TestHoursNeedNoCardAndSayNothingOfMoney(t *testing.T) {
	b := newBudget(t, cost.BudgetDraft{Team: []participant.ID{"ann", "bo"}, Hours: "20"})
	at := time.Date(2026, 1, 6, 9, 0, 0, 0, time.UTC)
	s := status(t, b, hoursOnly(nil), at, aWeek(t)...)
	priced := status(t, b, randomModel(t), at, aWeek(t)...)
	assert.JSONEq(t, `{
		"schema": 1, "budget": {"name": "Budget", "source": "test", "team": ["ann", "bo"], "period": "week", "zone": "UTC", "hours": "20"},
		"period": {"from": "2026-01-05T00:00:00Z", "to": "2026-01-12T00:00:00Z"}, "at": "2026-01-06T09:00:00Z", "occurrences": 3,
		"limit": {"person_seconds": 72000, "person_hours": 20.00}, "actual": {"person_seconds": 3600, "person_hours": 1.00},
		"committed": {"person_seconds": 14400, "person_hours": 4.00}, "remaining": {"person_seconds": 54000, "person_hours": 15.00},
		"assumptions": [
			{"name": "attendance", "value": "0", "unit": "probability", "source": "salesmeeting: who counts", "detail": "declined people"},
			{"name": "attendance", "value": "1", "unit": "probability", "source": "salesmeeting: who counts", "detail": "everybody but declined people"},
			{"name": "budget", "value": "20", "unit": "person-hours", "source": "test", "detail": "Budget"}
		]
	}`, text(t, s))
	assert.NotContains(t, text(t, priced), "EUR")
}

func TestMoneyIsWrittenAsEverywhere(t *testing.T) {
	card := newCard(t, cost.CardDraft{Currency: "USD", Source: "test", Default: "60"})
	b := newBudget(t, cost.BudgetDraft{Person: "ann", Amount: "100", Currency: "USD"})
	s := status(t, b, cost.NewModel(card, nil), year(2026).Start().AddDate(0, 0, 5), aWeek(t)...)
	assert.Contains(t, text(t, s), `"remaining":{"amount":"-80.00","currency":"USD","exact":"-80"}`)
	assert.Contains(t, text(t, s), `"default rate"`)
}

func TestABudgetRestsOnTheMeetingsThatTakeOfIt(t *testing.T) {
	card := newCard(t, cost.CardDraft{Currency: "USD", Source: "test", Default: "60", PerHour: map[participant.Role]string{"x": "1"}})
	hour := func(p participant.Participant) meeting.Meeting {
		return newMeeting(t, meeting.Draft{Start: wallclock.At(2026, 1, 5, 9, 0, time.UTC), Length: time.Hour, Roster: participant.Roster{p}})
	}
	b := newBudget(t, cost.BudgetDraft{Person: "ann", Amount: "100", Currency: "USD"})
	s := status(t, b, cost.NewModel(card, nil), year(2026).Start().AddDate(0, 0, 4), hour(participant.Participant{ID: "ann", Role: "x"}), hour(participant.Participant{ID: "bo"}))
	assert.Equal(t, "1.00 USD", s.Committed.String())
	for _, a := range s.Assumptions {
		assert.NotEqual(t, "default rate", a.Name, "it is bo's alone")
	}
}

func TestWhatCannotBeCountedIsRefused(t *testing.T) {
	meetings := aWeek(t)
	d := meetings[0].Draft()
	var err error
	d.ID, err = meeting.ParseID("01890a5d-ac96-774b-bcce-b302099a8057")
	require.NoError(t, err)
	known := newMeeting(t, d)
	hours := newBudget(t, cost.BudgetDraft{Person: "ann", Hours: "2"})
	dollars := newBudget(t, cost.BudgetDraft{Person: "ann", Amount: "2", Currency: "USD"})
	at := time.Date(2026, 1, 6, 9, 0, 0, 0, time.UTC)
	week, ok := hours.PeriodAt(at)
	require.True(t, ok)

	_, err = cost.Budget{}.Status(hoursOnly(nil), week, at)
	assert.Error(t, err)
	_, err = hours.Status(hoursOnly(nil), year(2026), at)
	assert.ErrorContains(t, err, "PeriodAt")
	_, err = hours.Status(hoursOnly(nil), week, at, known, known)
	assert.ErrorContains(t, err, "twice")
	_, err = dollars.Status(hoursOnly(nil), week, at, meetings...)
	assert.ErrorContains(t, err, "card")
	_, err = dollars.Status(randomModel(t), week, at, meetings...)
	var mismatch *money.MismatchError
	assert.ErrorAs(t, err, &mismatch)
	card := newCard(t, cost.CardDraft{Currency: "USD", Source: "test", PerHour: map[participant.Role]string{"x": "1"}})
	_, err = dollars.Status(cost.NewModel(card, nil), week, at, meetings...)
	var missing *cost.NoRateError
	assert.ErrorAs(t, err, &missing)
}
