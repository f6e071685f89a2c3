package cost_test

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

func TestHoursAreShownRoundedAndKeptExact(t *testing.T) {
	for name, c := range map[string]struct {
		length         time.Duration
		hours, seconds string
	}{
		"none":                     {0, "0.00", "0"},
		"negative is none":         {-time.Hour, "0.00", "0"},
		"three quarters":           {45 * time.Minute, "0.75", "2700"},
		"half a hundredth to even": {18 * time.Second, "0.00", "18"},
		"and to even again":        {54 * time.Second, "0.02", "54"},
		"more than half":           {19 * time.Second, "0.01", "19"},
		"parts of a second":        {1500 * time.Millisecond, "0.00", "1.5"},
		"the longest":              {(1<<63 - 1) / 100_000 * 100_000, "2562047.79", "9223372036.8547"},
		"a century":                {100 * 366 * 24 * time.Hour, "878400.00", "3162240000"},
	} {
		t.Run(name, func(t *testing.T) {
			h := cost.HoursOf(c.length)
			assert.Equal(t, c.hours, h.String())
			assert.Equal(t, c.seconds, h.Seconds())
			assert.Equal(t, max(0, c.length), h.Duration())
		})
	}
}

func TestSumsOfHoursDoNotWrapAround(t *testing.T) {
	h := cost.HoursOf(1<<63 - 1)
	var err error
	for range 64 {
		if h, err = h.Add(h); err != nil {
			return
		}
	}
	t.Fatal("2^64 times 292 years are no sum that Hours can hold")
}

func TestProbabilities(t *testing.T) {
	for text, want := range map[string]string{
		"0": "0", "1": "1", "0.83": "0.83", "1.0000": "1", "0.0001": "0.0001", "00.5": "0.5",
	} {
		p, err := cost.ParseProbability(text)
		require.NoError(t, err, text)
		assert.Equal(t, want, p.String())
	}
	for _, text := range []string{
		"", ".", ".5", "1.", "1.0001", "2", "-0.5", "+1", "0.83333", "1e-1", "NaN", "0,5", "½", "0.5 ", "9999999999999999999999", "1_0",
	} {
		_, err := cost.ParseProbability(text)
		assert.ErrorContains(t, err, "is no probability", text)
	}
}

func FuzzParseProbability(f *testing.F) {
	for _, seed := range []string{"0.83", "1", "0.", "1.00001", "-1"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p, err := cost.ParseProbability(text)
		if err != nil {
			return
		}
		again, err := cost.ParseProbability(p.String())
		if err != nil || again != p {
			t.Fatalf("%q gives %v, which gives %v: %v", text, p, again, err)
		}
	})
}

func TestACardReportsAllFaultsAtOnce(t *testing.T) {
	for name, c := range map[string]struct {
		draft cost.CardDraft
		paths []string
	}{
		"nothing":           {cost.CardDraft{}, []string{"/currency", "/source", "/per_hour"}},
		"unknown currency":  {cost.CardDraft{Currency: "USDT", Source: "x", Default: "1"}, []string{"/currency"}},
		"no rate":           {cost.CardDraft{Currency: "USD", Source: "x"}, []string{"/per_hour"}},
		"rates of all ills": {cost.CardDraft{Currency: "USD", Source: "x", Default: "-1", PerHour: map[participant.Role]string{"a": "1,5", "b/c": "NaN", "d": ""}}, []string{"/per_hour/a", "/per_hour/b~1c", "/per_hour/d", "/default"}},
		"a role without name": {
			cost.CardDraft{Currency: "USD", Source: "x", PerHour: map[participant.Role]string{"": "1"}},
			[]string{"/per_hour/"},
		},
		"rates without a common measure": {
			cost.CardDraft{Currency: "USD", Source: "x", PerHour: map[participant.Role]string{"a": "1/1000003", "b": "1/1000033"}},
			[]string{"/per_hour"},
		},
		"a rate finer than a billionth": {
			cost.CardDraft{Currency: "USD", Source: "x", Default: "1/1000000001"},
			[]string{"/per_hour"},
		},
		"a rate of a billionth, which is the finest": {cost.CardDraft{Currency: "USD", Source: "x", Default: "1/1000000000"}, nil},
		"a rate beyond reason": {
			cost.CardDraft{Currency: "USD", Source: "x", PerHour: map[participant.Role]string{"a": "9999999999999999"}},
			[]string{"/per_hour"},
		},
		"the highest rate": {cost.CardDraft{Currency: "USD", Source: "x", Default: "1000000000000000"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := cost.NewCard(c.draft)
			var paths []string
			for p := range meeting.Problems(err) {
				paths = append(paths, p.Path)
			}
			assert.Equal(t, c.paths, paths, "%v", err)
		})
	}
}

func TestACardIsItsDraftInJSON(t *testing.T) {
	card := newCard(t, cost.CardDraft{
		Currency: "USD", Source: "Finance", Default: "40", PerHour: map[participant.Role]string{"executive": "4565/73"},
	})
	type kept struct{ Card cost.Card }
	var read kept
	require.NoError(t, json.Unmarshal([]byte(text(t, kept{card})), &read))
	assert.Equal(t, card.Draft(), read.Card.Draft())
	assert.Equal(t, "USD card of Finance", fmt.Sprint(read.Card))

	read.Card = card
	require.NoError(t, json.Unmarshal([]byte(text(t, kept{})), &read))
	assert.True(t, read.Card.IsZero())
	assert.ErrorContains(t, json.Unmarshal([]byte(`{"currency":"USD","source":"x"}`), &read.Card), "/per_hour")
}

func TestWhatWouldBeCountedWrongIsRefused(t *testing.T) {
	card, _ := eightPeople(t)
	model := cost.NewModel(card, nil)
	id, err := meeting.ParseID("0198c0de-0000-7000-8000-000000000001")
	require.NoError(t, err)
	m := newMeeting(t, meeting.Draft{ID: id, Title: "Demo", Start: wallclock.At(2026, 5, 4, 9, 0, time.UTC), Length: time.Hour})
	_, err = model.Forecast(year(2026), m, m)
	assert.ErrorContains(t, err, `("Demo") is given twice`)
	_, err = model.Forecast(interval.Interval{}, m)
	assert.ErrorContains(t, err, "no window")
	_, err = cost.NewTimesheet(wallclock.Year(2026, nil), nil, m)
	assert.ErrorContains(t, err, "no window")
}

func TestASeriesStartsOnTheClocksOfTheWindow(t *testing.T) {
	card, _ := eightPeople(t)
	m := newMeeting(t, meeting.Draft{Start: wallclock.At(2026, 5, 4, 9, 0, time.UTC), Length: time.Hour})
	f := forecast(t, cost.NewModel(card, nil), wallclock.Year(2026, zone(t, "Europe/Berlin")), m)
	assert.Equal(t, "2026-05-04T11:00:00[Europe/Berlin]", f.Series()[0].Start)
}

func TestACardSharesNothingWithItsDraft(t *testing.T) {
	d := cost.CardDraft{Currency: "USD", Source: "x", PerHour: map[participant.Role]string{"a": "1"}}
	card := newCard(t, d)
	d.PerHour["a"] = "2"
	card.Draft().PerHour["a"] = "3"
	assert.Equal(t, "1", card.Draft().PerHour["a"])
}

func TestJSONThatDoesNotAddUpIsRefused(t *testing.T) {
	model := randomModel(t)
	card, attendance, weekly := g1(t)
	_, _ = card, attendance
	whole := text(t, forecast(t, model, year(2026), weekly))
	var f cost.Forecast
	require.NoError(t, json.Unmarshal([]byte(whole), &f))
	assert.Equal(t, whole, text(t, f))

	change := func(change func(map[string]any)) error {
		var v map[string]any
		require.NoError(t, json.Unmarshal([]byte(whole), &v))
		change(v)
		return json.Unmarshal([]byte(text(t, v)), &cost.Forecast{})
	}
	row := func(v map[string]any, list string) map[string]any { return v[list].([]any)[0].(map[string]any) }
	for name, c := range map[string]struct {
		change func(v map[string]any)
		want   string
	}{
		"a later schema":    {func(v map[string]any) { v["schema"] = 2 }, "/schema: is 2"},
		"no schema":         {func(v map[string]any) { delete(v, "schema") }, "/schema: is 0"},
		"a missing week":    {func(v map[string]any) { v["weeks"] = v["weeks"].([]any)[1:] }, "weeks do not add up"},
		"a missing role":    {func(v map[string]any) { v["roles"] = v["roles"].([]any)[1:] }, "roles and the lines that are nobody's do not add up"},
		"no cost":           {func(v map[string]any) { delete(row(v, "series"), "cost") }, "/series/0/cost: is missing"},
		"seconds as text":   {func(v map[string]any) { row(v, "series")["person_seconds"] = "many" }, "/series/0/person_seconds"},
		"negative seconds":  {func(v map[string]any) { row(v, "series")["person_seconds"] = -1 }, "/series/0/person_seconds"},
		"a negative number": {func(v map[string]any) { row(v, "weeks")["occurrences"] = -1 }, "/weeks/0/occurrences"},
		"another amount":    {func(v map[string]any) { row(v, "roles")["cost"].(map[string]any)["exact"] = "1/0" }, "/roles/0/cost/exact"},
		"a negative amount": {func(v map[string]any) {
			row(v, "roles")["cost"] = map[string]any{"amount": "-1.00", "currency": "USD", "exact": "-1"}
		}, "/roles/0/cost: must not be negative"},
		"a Tuesday": {func(v map[string]any) { row(v, "weeks")["monday"] = "2026-01-06" }, "/weeks/0/monday: 2026-01-06 is no Monday"},
		"an inverted window": {func(v map[string]any) {
			v["window"] = map[string]any{"from": "2027-01-01T00:00:00Z", "to": "2026-01-01T00:00:00Z"}
		}, "/window"},
	} {
		t.Run(name, func(t *testing.T) { assert.ErrorContains(t, change(c.change), c.want) })
	}
}

func FuzzForecastJSON(f *testing.F) {
	card, attendance, weekly := g1(f)
	model := cost.NewModel(card, &cost.Options{Attendance: attendance})
	f.Add([]byte(text(f, forecast(f, model, year(2026), weekly))))
	f.Add([]byte(`{"schema":1,"window":{"from":"2026-01-01T00:00:00Z","to":"2026-01-01T00:00:00Z"}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var read, again cost.Forecast
		if json.Unmarshal(data, &read) != nil {
			return
		}
		written := text(t, read)
		if err := json.Unmarshal([]byte(written), &again); err != nil {
			t.Fatalf("%s is not read back: %v", written, err)
		}
		if text(t, again) != written {
			t.Fatalf("%s comes back as %s", written, text(t, again))
		}
	})
}
