package cost_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

const century = 876_000 * time.Hour // 100 years of 365 days

// crowd is 10,000 people in as many roles, for so long.
func crowd(t testing.TB, length time.Duration) meeting.Meeting {
	people := participant.Roster{}
	for i := range 10_000 {
		id := fmt.Sprint("role-", i)
		people = append(people, participant.Participant{ID: participant.ID(id), Role: participant.Role(id)})
	}
	return newMeeting(t, meeting.Draft{
		ID: oracleID(1), Start: wallclock.At(2026, 1, 5, 9, 0, time.UTC), Length: length, Roster: people,
	})
}

func TestTheLargestMeetingAtTheHighestRateIsCountedExactly(t *testing.T) {
	m := crowd(t, century)
	model := cost.NewModel(newCard(t, cost.CardDraft{Currency: "USD", Source: "test", Default: "1000000000000000"}), nil)
	e := estimate(t, model, m)
	want := new(big.Int).Mul(big.NewInt(10_000*876_000), big.NewInt(1_000_000_000_000_000))
	assert.Equal(t, want.String(), e.Direct().Exact())
	assert.Equal(t, want.String(), forecast(t, model, year(2026), m).Cost().Exact())
	assert.Equal(t, "8760000000.00", e.PersonHours().String())
}

func TestWhatIsTooMuchToBeCountedIsAnErrorAndNoWrappedNumber(t *testing.T) {
	m := crowd(t, century)
	most := cost.CardDraft{Currency: "USD", Source: "test", Default: "1000000000000000"}
	for name, plan := range map[string]cost.PlanDraft{
		"so fine that the sum is too large": {
			Currency: "USD", TravelLost: "0.0001", Venue: "1/1000003", Efforts: map[participant.Role]cost.Effort{"": {Travel: time.Hour}},
		},
		"catering of a million": {Currency: "USD", CateringPerHead: "9" + strings.Repeat("0", 29), CateringGuaranteed: 1_000_000},
		"one fare":              {Currency: "USD", Efforts: map[participant.Role]cost.Effort{"": {Fare: "9" + strings.Repeat("0", 29)}}},
		"one room":              {Currency: "USD", Venue: "9" + strings.Repeat("0", 35)},
		"the finest room":       {Currency: "USD", Venue: "1/" + strings.Repeat("9", 3000)},
	} {
		model := cost.NewModel(newCard(t, most), &cost.Options{Plan: newPlan(t, plan)})
		_, err := model.Estimate(first(t, m))
		require.Error(t, err, name)
		_, err = model.Forecast(year(2026), m)
		require.Error(t, err, name)
		_, err = model.Explain(first(t, m))
		require.Error(t, err, name)
		_, err = model.P90(first(t, m))
		require.Error(t, err, name)
	}
}

func TestThousandsOfRolesArePricedInBoundedTime(t *testing.T) {
	start := time.Now()
	card := cost.CardDraft{Currency: "USD", Source: "test", PerHour: map[participant.Role]string{}}
	plan := cost.PlanDraft{Currency: "USD", Efforts: map[participant.Role]cost.Effort{}}
	quotas := cost.QuotaDraft{Currency: "USD", Source: "test", Displaced: "0.3333", ByRole: map[participant.Role]cost.Quota{}}
	for i := range 10_000 {
		role := participant.Role(fmt.Sprint("role-", i))
		card.PerHour[role] = fmt.Sprint(i % 999)
		plan.Efforts[role] = cost.Effort{Fare: fmt.Sprintf("1.%02d", i%100), FollowUp: time.Minute}
		quotas.ByRole[role] = cost.Quota{Bookings: fmt.Sprint(i), Margin: fmt.Sprintf("0.%02d", i%100), Hours: 2080 * time.Hour, SellingShare: "0.31"}
	}
	checked, err := cost.NewQuotas(quotas)
	require.NoError(t, err)
	model := cost.NewModel(newCard(t, card), &cost.Options{Plan: newPlan(t, plan), Quotas: checked})
	e := estimate(t, model, crowd(t, time.Hour))
	assert.Equal(t, "10000.00", e.PersonHours().String())
	assert.Less(t, time.Since(start), 20*time.Second)
}

func TestQuotasWithoutACommonDenominatorAreRefused(t *testing.T) {
	start := time.Now()
	d := cost.QuotaDraft{Currency: "USD", Source: "test", Displaced: "0.5", ByRole: map[participant.Role]cost.Quota{}}
	for i := range int64(2_000) {
		d.ByRole[participant.Role(fmt.Sprint("role-", i))] = cost.Quota{
			Bookings: fmt.Sprintf("1/%d", 1<<60+2*i+1), Margin: fmt.Sprintf("1/%d", 1<<59+2*i+1), Hours: time.Hour, SellingShare: "0.31",
		}
	}
	_, err := cost.NewQuotas(d)
	assert.Equal(t, []string{"/by_role"}, paths(err))
	assert.Less(t, time.Since(start), 5*time.Second)
}

func TestThousandsOfFineFaresAreRefusedInBoundedTime(t *testing.T) {
	start := time.Now()
	plan := cost.PlanDraft{Currency: "USD", Efforts: map[participant.Role]cost.Effort{}}
	card := cost.CardDraft{Currency: "USD", Source: "test", PerHour: map[participant.Role]string{}}
	for i := range 2_000 {
		role := participant.Role(fmt.Sprint("role-", i))
		fine := fmt.Sprintf("1/%d", 1<<60+int64(2*i+1)) + strings.Repeat("7", 2000)
		plan.Efforts[role], card.PerHour[role] = cost.Effort{Fare: fine}, fine
	}
	_, err := cost.NewCard(card)
	require.ErrorContains(t, err, "publish them rounded")
	model := cost.NewModel(newCard(t, cost.CardDraft{Currency: "USD", Source: "test", Default: "1"}), &cost.Options{Plan: newPlan(t, plan)})
	_, m := eightPeople(t)
	_, err = model.Estimate(first(t, m))
	require.ErrorContains(t, err, "give them rounded")
	assert.Less(t, time.Since(start), 20*time.Second)
}

func TestOwnLinesThatGoWrongAreNamed(t *testing.T) {
	failed := errors.New("no connection")
	card, m := eightPeople(t)
	for name, c := range map[string]struct {
		amount money.Amount
		err    error
		want   string
	}{
		"an error":         {money.Amount{}, failed, `the host's line "leads": no connection`},
		"a negative one":   {usd(t, "-1"), nil, `the host's line "leads": must not be negative`},
		"another currency": {amountIn(t, "1", "EUR"), nil, `the host's line "leads"`},
		"a huge fraction":  {usd(t, "1/"+strings.Repeat("9", 500)), nil, `the host's line "leads": the numbers have no common denominator`},
	} {
		for _, ofPeople := range []bool{false, true} {
			model := cost.NewModel(card, &cost.Options{Lines: []cost.OwnLine{{
				Line: "leads", Source: "test", OfPeople: ofPeople,
				Charger: cost.ChargerFunc(func(meeting.Occurrence, participant.Role) (money.Amount, error) { return c.amount, c.err }),
			}}})
			_, err := model.Estimate(first(t, m))
			require.ErrorContains(t, err, c.want, name)
			_, err = model.Forecast(year(2026), m)
			require.ErrorContains(t, err, c.want, name)
			_, err = model.Shares(first(t, m))
			require.ErrorContains(t, err, c.want, name)
			_, err = model.P90(first(t, m))
			require.ErrorContains(t, err, c.want, name)
			if c.err != nil {
				require.ErrorIs(t, err, failed)
			}
		}
	}
}

// faulty are options with a fault each, and where it is.
func faulty() map[string]cost.Options {
	nine := time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC)
	key := meeting.Key{Meeting: oracleID(1), Original: wallclock.At(2026, 1, 5, 9, 0, time.UTC).Local()}
	at := func(list ...agenda.Presence) cost.Options {
		return cost.Options{Observed: map[meeting.Key][]agenda.Presence{key: list}}
	}
	on := "/observed/" + strings.ReplaceAll(key.String(), "/", "~1")
	history := func(h cost.History, p cost.Prior) cost.Options {
		return cost.Options{Attendance: cost.Attendance{History: map[participant.ID]cost.History{"ann": h, "bo": {Attended: 1, Invited: 2}}, Prior: p}}
	}
	return map[string]cost.Options{
		on + "/0/left":                     at(agenda.Presence{Person: "ann", Joined: nine, Left: nine.Add(-time.Second)}),
		on + "/1/left":                     at(agenda.Presence{Person: "bo", Joined: nine, Left: nine}, agenda.Presence{Person: "ann", Joined: nine, Left: nine.AddDate(101, 0, 0)}),
		on + "/0/person":                   at(agenda.Presence{Joined: nine, Left: nine}),
		on:                                 at(make([]agenda.Presence, 10_001)...),
		"/attendance/history/ann/attended": history(cost.History{Attended: -1}, cost.Prior{}),
		"/attendance/history/ann/invited":  history(cost.History{Attended: 2, Invited: 1}, cost.Prior{}),
		"/attendance/prior/source":         history(cost.History{Attended: 1, Invited: 1}, cost.Prior{Attended: "8.3"}),
		"/attendance/prior/missed":         history(cost.History{Attended: 1, Invited: 1}, cost.Prior{Missed: "NaN", Source: "test"}),
		"/lines/0/charger":                 {Lines: []cost.OwnLine{{Line: "leads", Source: "test"}}},
		"/lines/0/line":                    {Lines: []cost.OwnLine{{Line: "venue", Source: "test", Charger: cost.ChargerFunc(nil)}}},
	}
}

func TestFaultyOptionsAreLocated(t *testing.T) {
	card, m := eightPeople(t)
	for path, options := range faulty() {
		model := cost.NewModel(card, &options)
		_, err := model.Estimate(first(t, m))
		assert.Equal(t, []string{path}, paths(err), "%v", err)
		_, err = model.Forecast(year(2026), m)
		assert.Equal(t, []string{path}, paths(err))
		if !strings.HasPrefix(path, "/lines") {
			_, err = cost.PersonHours(year(2026), &options)
			assert.Equal(t, []string{path}, paths(err))
			_, err = cost.NewTimesheet(year(2026), &options)
			assert.Equal(t, []string{path}, paths(err))
		}
	}
}

func TestNumbersThatAreNoneAreRefused(t *testing.T) {
	for _, text := range []string{"NaN", "Inf", "-Inf", "+1", "1e3", "0x10", "1_000", " 1", "1,5", "½", "١", "", "--1"} {
		_, err := cost.ParseProbability(text)
		require.Error(t, err, text)
		if text != "" { // nothing is given
			_, err = cost.NewPlan(cost.PlanDraft{Currency: "USD", Venue: text})
			assert.Equal(t, []string{"/venue"}, paths(err), text)
			_, err = cost.NewPlan(cost.PlanDraft{TravelLost: text, NoShow: cost.NoShow{Shows: text}})
			assert.Equal(t, []string{"/travel_lost", "/no_show/shows"}, paths(err), text)
		}
		_, err = cost.NewQuotas(cost.QuotaDraft{Currency: "USD", Source: "test", Displaced: text, ByRole: map[participant.Role]cost.Quota{
			"rep": {Bookings: text, Margin: text, Hours: time.Hour, SellingShare: text},
		}})
		assert.Equal(t, []string{"/by_role/rep/bookings", "/by_role/rep/margin", "/by_role/rep/selling_share", "/displaced"}, paths(err), text)
	}
}

func TestQuotasReportAllFaultsAtOnce(t *testing.T) {
	_, err := cost.NewQuotas(cost.QuotaDraft{Displaced: "0.5", ByRole: map[participant.Role]cost.Quota{
		"":                    {Bookings: "-1", Margin: "1.1", SellingShare: "0", Hours: -time.Hour},
		"external:broker":     {Bookings: "1", Margin: "1", SellingShare: "1", Hours: 9000 * time.Hour},
		"sales-manager":       {Bookings: strings.Repeat("9", 41), Margin: "1", SellingShare: "1", Hours: time.Millisecond},
		participant.Executive: {},
	}})
	assert.ElementsMatch(t, []string{
		"/currency", "/source", "/by_role/", "/by_role//bookings", "/by_role//margin", "/by_role//selling_share", "/by_role//hours",
		"/by_role/external:broker", "/by_role/external:broker/hours", "/by_role/sales-manager/bookings", "/by_role/sales-manager/hours",
		"/by_role/executive/bookings", "/by_role/executive/margin", "/by_role/executive/selling_share", "/by_role/executive/hours",
	}, paths(err))
}

func TestTheZeroModelAndTheZeroOccurrenceAreNoPanic(t *testing.T) {
	card, m := eightPeople(t)
	var none cost.Model
	e, err := none.Estimate(first(t, m))
	require.NoError(t, err)
	assert.Equal(t, "8.00", e.PersonHours().String())
	assert.Zero(t, e.Direct().Sign())
	_, err = none.Shares(first(t, m))
	require.NoError(t, err)
	_, err = none.P90(first(t, m))
	require.NoError(t, err)
	_, err = none.Explain(first(t, m))
	require.NoError(t, err)
	_, err = none.Marginal(first(t, m), participant.Participant{ID: "one more"})
	require.NoError(t, err)
	_, err = none.Forecast(year(2026), m)
	require.NoError(t, err)

	_, err = cost.NewModel(card, nil).Estimate(meeting.Occurrence{})
	require.ErrorContains(t, err, "no occurrence")
	_, err = cost.NewModel(card, nil).Marginal(meeting.Occurrence{}, participant.Participant{ID: "one more"})
	require.ErrorIs(t, err, meeting.ErrNoOccurrence)
	assert.Empty(t, cost.Estimate{}.Lines()[1:])
	text(t, cost.Estimate{})
	text(t, cost.Forecast{}.Explain())
}

func TestQuantilesOfTwentyPeopleAreExactAndOfTwentyOneRefused(t *testing.T) {
	model, o := uncertain(t, 20)
	half, err := model.Quantile(o, probabilities(t, map[string]string{"": "0.5"})[""])
	require.NoError(t, err)
	// All ways are as likely, and cost from 0 to 2^20 − 1: half of them are up to 2^19 − 1.
	assert.Equal(t, fmt.Sprint(1<<19-1), half.Exact())
	p90, err := model.P90(o)
	require.NoError(t, err)
	assert.Equal(t, fmt.Sprint((9*(1<<20)+9)/10-1), p90.Exact())

	model, o = uncertain(t, 21)
	_, err = model.P90(o)
	var many *cost.UncertainError
	require.ErrorAs(t, err, &many)
	assert.Equal(t, 21, many.People)
	assert.ErrorContains(t, err, "at most 20")
}

func TestOneModelServesManyGoroutines(t *testing.T) {
	x, meetings := throw(t, 3).scenario()
	x.quotas = throw(t, 3).quotas(x.card.Currency)
	x.lines = throw(t, 3).lines(x.card.Currency)
	model := x.model(t)
	work := func() string {
		f, err := model.Forecast(oracleWindow(t), meetings...)
		if err != nil {
			return err.Error()
		}
		o := begun(t, meetings[0])[0]
		e, _ := model.Estimate(o)
		shares, _ := model.Shares(o)
		p90, _ := model.P90(o)
		why, _ := model.Explain(o)
		b, err := json.Marshal([]any{f, e, shares, p90, why, model.Assumptions(), f.Explain()})
		return string(b) + fmt.Sprint(err)
	}
	want := work()
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 3 {
				assert.Equal(t, want, work())
			}
		})
	}
	all.Wait()
}
