package cost_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/participant"
)

func TestDraftsComeBackFromJSON(t *testing.T) {
	for seed := range uint64(60) {
		d := throw(t, seed)
		x := d.oracle()
		comesBack(t, x.plan)
		comesBack(t, *d.quotas("USD"))
		comesBack(t, x.options(t).Attendance)
	}
	comesBack(t, cost.PlanDraft{})
	comesBack(t, cost.QuotaDraft{})
	comesBack(t, cost.Attendance{})
}

func comesBack[D any](t *testing.T, want D) {
	t.Helper()
	var got D
	written := text(t, want)
	require.NoError(t, json.Unmarshal([]byte(written), &got), written)
	assert.Equal(t, written, text(t, got))
}

// again fails if what data holds does not come back as it was read.
func again[D any](t *testing.T, data []byte) (read D, ok bool) {
	if json.Unmarshal(data, &read) != nil {
		return read, false
	}
	written, err := json.Marshal(read)
	if err != nil {
		return read, false // a response that is none
	}
	var second D
	require.NoError(t, json.Unmarshal(written, &second), string(written))
	require.Equal(t, string(written), text(t, second))
	return read, true
}

func FuzzPlanDraftJSON(f *testing.F) {
	for seed := range uint64(5) {
		f.Add([]byte(text(f, throw(f, seed).plan("USD"))))
	}
	f.Add([]byte(`{"efforts":{"":{"preparation":"-1ns","fare":"1/3"}},"no_show":{"shows":"NaN"}}`))
	card, m := eightPeople(f)
	o := first(f, m)
	f.Fuzz(func(t *testing.T, data []byte) {
		d, ok := again[cost.PlanDraft](t, data)
		if !ok {
			return
		}
		plan, err := cost.NewPlan(d)
		if err != nil {
			return
		}
		if e, err := cost.NewModel(card, &cost.Options{Plan: plan}).Estimate(o); err == nil && e.Direct().Sign() < 0 {
			t.Fatalf("%s costs %s", data, e)
		}
	})
}

func FuzzQuotaDraftJSON(f *testing.F) {
	f.Add([]byte(text(f, *throw(f, 1).quotas("USD"))))
	f.Add([]byte(`{"currency":"USD","source":"x","displaced":"1","by_role":{"sales-manager":{"bookings":"1/3","margin":"1","hours":"1h","selling_share":"0"}}}`))
	card, m := eightPeople(f)
	o := first(f, m)
	f.Fuzz(func(t *testing.T, data []byte) {
		d, ok := again[cost.QuotaDraft](t, data)
		if !ok {
			return
		}
		quotas, err := cost.NewQuotas(d)
		if err != nil {
			return
		}
		e, err := cost.NewModel(card, &cost.Options{Quotas: quotas}).Estimate(o)
		if premium, _ := e.Premium(); err == nil && premium.Sign() < 0 {
			t.Fatalf("%s has the premium %s", data, premium)
		}
	})
}

func FuzzAttendanceJSON(f *testing.F) {
	f.Add([]byte(`{"by_response":{"tentative":"0.5"},"by_person":{"ann":"1"},"history":{"bo":{"attended":3,"invited":4}},"prior":{"attended":"8.3","missed":"1.7","source":"x"}}`))
	f.Add([]byte(`{"history":{"bo":{"attended":0,"invited":0}}}`))
	card, m := eightPeople(f)
	o := first(f, m)
	f.Fuzz(func(t *testing.T, data []byte) {
		a, ok := again[cost.Attendance](t, data)
		if !ok {
			return
		}
		if e, err := cost.NewModel(card, &cost.Options{Attendance: a}).Estimate(o); err == nil && e.Direct().Sign() < 0 {
			t.Fatalf("%s costs %s", data, e)
		}
	})
}

func TestJSONWhosePartsExceedTheWholeIsRefused(t *testing.T) {
	model, weekly := g1Economic(t)
	d := weekly.Draft()
	d.Records = []participant.Record{{Type: "account", ID: "acme"}}
	whole := text(t, forecast(t, model, year(2026), newMeeting(t, d)))
	amount := func(text, code string) any {
		return map[string]any{"amount": text, "currency": code, "exact": text}
	}
	record := func(v map[string]any) map[string]any { return v["records"].([]any)[0].(map[string]any) }
	for name, c := range map[string]struct {
		change func(v map[string]any)
		want   string
	}{
		"an overrun above labor":       {func(v map[string]any) { v["overrun"] = amount("99999999", "USD") }, "more than the labor"},
		"an overrun of elsewhere":      {func(v map[string]any) { v["overrun"] = amount("1", "EUR") }, "more than the labor"},
		"a late start above labor":     {func(v map[string]any) { v["late_start"] = amount("99999999", "USD") }, "more than the labor"},
		"a record above the total":     {func(v map[string]any) { record(v)["cost"] = amount("99999999", "USD") }, "account acme takes more"},
		"a record with more hours":     {func(v map[string]any) { record(v)["person_seconds"] = 999999999 }, "account acme takes more"},
		"a record without its premium": {func(v map[string]any) { delete(record(v), "premium") }, "/records/0/premium: is missing"},
		"no premium in all":            {func(v map[string]any) { delete(v, "premium") }, "/series/0/premium: is there"},
		"lines that do not add up":     {func(v map[string]any) { delete(v["direct"].(map[string]any), "venue") }, "lines of direct cost do not add up"},
		"a line without a name":        {func(v map[string]any) { v["direct"].(map[string]any)[""] = amount("0", "USD") }, "is missing"},
	} {
		t.Run(name, func(t *testing.T) {
			var v map[string]any
			require.NoError(t, json.Unmarshal([]byte(whole), &v))
			c.change(v)
			assert.ErrorContains(t, json.Unmarshal([]byte(text(t, v)), &cost.Forecast{}), c.want)
		})
	}
}

func TestAnEstimateIsWrittenWithAllItsFigures(t *testing.T) {
	model, weekly := g1Economic(t)
	var written struct {
		Schema        int
		PersonSeconds json.Number             `json:"person_seconds"`
		Cost          money.Amount            `json:"cost"`
		Direct        map[string]money.Amount `json:"direct"`
		Premium       money.Amount            `json:"premium"`
		Economic      money.Amount            `json:"economic"`
	}
	require.NoError(t, json.Unmarshal([]byte(text(t, estimate(t, model, weekly))), &written))
	assert.Equal(t, cost.Schema, written.Schema)
	assert.Equal(t, "13905", written.PersonSeconds.String(), "5.15 people for 45 minutes")
	assert.Equal(t, "44629/120", written.Cost.Exact())
	assert.Equal(t, "255759/1040", written.Direct["labor"].Exact())
	assert.Equal(t, "389163/520", written.Premium.Exact())
	assert.Equal(t, "873833/780", written.Economic.Exact())
}

func TestHistoriesAreEstimatedWithThePrior(t *testing.T) {
	prior := cost.Prior{Attended: "8.3", Missed: "1.7", Source: "Reclaim 2024"}
	for name, c := range map[string]struct {
		history cost.History
		prior   cost.Prior
		want    string
	}{
		"nothing known but the prior": {cost.History{}, prior, "0.83"},
		"everything attended":         {cost.History{Attended: 10, Invited: 10}, prior, "0.915"},
		"no prior":                    {cost.History{Attended: 1, Invited: 3}, cost.Prior{}, "0.3333"},
		"half to even, down":          {cost.History{Attended: 1, Invited: 20000}, cost.Prior{}, "0"},
		"half to even, up":            {cost.History{Attended: 3, Invited: 20000}, cost.Prior{}, "0.0002"},
	} {
		p, err := c.history.Probability(c.prior)
		require.NoError(t, err, name)
		assert.Equal(t, c.want, p.String(), name)
	}
	_, err := cost.History{}.Probability(cost.Prior{})
	assert.Equal(t, []string{"/invited"}, paths(err))
}

func TestAssumptionsSayWhatAttendanceRestsOn(t *testing.T) {
	half := probabilities(t, map[participant.ID]string{"ann": "0.5"})
	of := func(a cost.Attendance) (values []string) {
		for _, each := range cost.NewModel(cost.Card{}, &cost.Options{Attendance: a}).Assumptions() {
			values = append(values, each.Value)
		}
		return values
	}
	history := map[participant.ID]cost.History{"ann": {Attended: 1, Invited: 2}}
	assert.Contains(t, of(cost.Attendance{ByPerson: half, History: history}), "by person")
	assert.NotContains(t, of(cost.Attendance{ByPerson: half, History: history}), "by history", "it is not used")
	assert.Contains(t, of(cost.Attendance{History: history}), "by history")
	assert.NotContains(t, of(cost.Attendance{History: history}), "by person")

	prior := cost.Prior{Attended: "8.3", Source: "Reclaim 2024"}
	all := cost.NewModel(cost.Card{}, &cost.Options{Attendance: cost.Attendance{History: history, Prior: prior}}).Assumptions()
	assert.Contains(t, all, cost.Assumption{Name: "attendance prior", Value: "8.3", Unit: "meetings attended (α)", Source: "Reclaim 2024"})
	assert.Contains(t, all, cost.Assumption{Name: "attendance prior", Value: "0", Unit: "meetings missed (β)", Source: "Reclaim 2024"})
	assert.NotContains(t, of(cost.Attendance{Prior: prior}), "8.3", "without a history it is not used")
	for _, a := range cost.NewModel(cost.Card{}, &cost.Options{Attendance: cost.Attendance{History: history}}).Assumptions() {
		assert.NotEqual(t, "attendance prior", a.Name, "there is none")
	}
}

func TestObservationsOfOccurrencesThatAreNoneChangeNothing(t *testing.T) {
	card, m := eightPeople(t)
	d := m.Draft()
	d.ID = oracleID(1)
	m = newMeeting(t, d)
	o := first(t, m)
	elsewhere := map[meeting.Key][]agenda.Presence{{Meeting: oracleID(2), Original: o.Original()}: {}}
	nobodyCame := map[meeting.Key][]agenda.Presence{o.Key(): {}}
	plain := estimate(t, cost.NewModel(card, nil), m)
	assert.Equal(t, plain.String(), estimate(t, cost.NewModel(card, &cost.Options{Observed: elsewhere}), m).String())
	assert.Equal(t, "0.00 person-hours, 0.00 USD", estimate(t, cost.NewModel(card, &cost.Options{Observed: nobodyCame}), m).String())
	assert.Equal(t, time.Hour, o.Length())
}
