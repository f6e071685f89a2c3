package cost_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// sundays is held on Sundays of 2026 from half past one to half past three on the clocks of New York, which change
// at two on 8 March and on 1 November.
func sundays(t testing.TB) (cost.Model, meeting.Meeting) {
	newYork := zone(t, "America/New_York")
	local := func(month time.Month, day, hour, minute int) wallclock.Local {
		return wallclock.At(2026, month, day, hour, minute, newYork).Local()
	}
	people := participant.Roster{{ID: "ann", Role: participant.SalesManager}, {ID: "bo", Role: participant.SalesRepresentative}}
	m := newMeeting(t, meeting.Draft{
		ID: meeting.IDFor("sundays"), Title: "Night shift",
		Start: wallclock.At(2026, time.January, 4, 1, 30, newYork), End: wallclock.At(2026, time.January, 4, 3, 30, newYork),
		Repeats: recurrence.Weekly(), Except: []wallclock.Local{local(time.August, 2, 1, 30)},
		Extra:  []wallclock.Local{local(time.September, 10, 18, 0)},
		Roster: people, Records: []participant.Record{{Type: "account", ID: "halden"}, {Type: "opportunity", ID: "7"}},
		Overrides: []meeting.Override{
			{Original: local(time.February, 1, 1, 30), Canceled: true},
			{Original: local(time.March, 8, 1, 30), Roster: append(people, participant.Participant{ID: "cy"})},
			{Original: local(time.May, 3, 1, 30), Length: 45 * time.Minute},
			{Original: local(time.June, 7, 1, 30), Responses: map[participant.ID]participant.Response{"bo": participant.Declined}},
			{Original: local(time.July, 5, 1, 30), Start: wallclock.At(2026, time.July, 6, 10, 0, newYork)},
		},
	})
	return cost.NewModel(newCard(t, cost.CardDraft{
		Currency: "USD", Source: "test", Default: "41.07",
		PerHour: map[participant.Role]string{participant.SalesManager: "96.35", participant.SalesRepresentative: "255/13"},
	}), nil), m
}

func TestScenarioEveryOccurrenceIsAsItTakesPlaceCostModel36(t *testing.T) {
	model, m := sundays(t)
	f := forecast(t, model, wallclock.Year(2026, zone(t, "America/New_York")), m)
	assert.Equal(t, 51, f.Total().Occurrences, "52 Sundays, one canceled, one excepted, one Thursday more")
	assert.Equal(t, cost.HoursOf(100*time.Hour+45*time.Minute), f.Total().MeetingHours)
	assert.Equal(t, cost.HoursOf(200*time.Hour+30*time.Minute), f.Total().PersonHours)
	assert.Equal(t, "60763829/5200", f.Cost().Exact())
	for _, r := range f.Records() {
		assert.Equal(t, "60763829/5200", r.Cost.Exact(), "each record has all of it: %s", r.Record)
	}
	assert.Len(t, f.Records(), 2)
	people, err := cost.PersonHours(f.Window(), nil, m)
	require.NoError(t, err)
	got := map[participant.ID]cost.Hours{}
	for _, p := range people {
		got[p.ID] = p.PersonHours
	}
	assert.Equal(t, map[participant.ID]cost.Hours{
		"ann": cost.HoursOf(100*time.Hour + 45*time.Minute), "bo": cost.HoursOf(98*time.Hour + 45*time.Minute), "cy": cost.HoursOf(time.Hour),
	}, got)
}

func TestScenarioWeeksHoldWhatMovedIntoThemCostModel36(t *testing.T) {
	model, m := sundays(t)
	f := forecast(t, model, wallclock.Year(2026, zone(t, "America/New_York")), m)
	got := map[string]string{}
	for _, w := range f.Weeks() {
		got[w.Monday.String()] = w.MeetingHours.String() + " h, " + w.Cost.Exact()
	}
	assert.Len(t, got, 49)
	assert.Equal(t, "1.00 h, 102073/650", got["2026-03-02"], "the clocks go forward, and three are there")
	assert.Equal(t, "3.00 h, 90453/260", got["2026-10-26"], "the clocks go back")
	assert.NotContains(t, got, "2026-06-29", "moved to the Monday after")
	assert.Equal(t, "4.00 h, 30151/65", got["2026-07-06"])
	assert.Equal(t, "4.00 h, 30151/65", got["2026-09-07"], "with the extra one")
}

func TestScenarioOnePeriodAgainstAnotherCostModel36(t *testing.T) {
	model, m := sundays(t)
	newYork := zone(t, "America/New_York")
	half := func(from, to time.Month) interval.Interval {
		return spanOf(t, time.Date(2026, from, 1, 0, 0, 0, 0, newYork), time.Date(2026, to, 1, 0, 0, 0, 0, newYork))
	}
	before, after := forecast(t, model, half(1, 7), m), forecast(t, model, half(7, 13), m)
	assert.Equal(t, "28803769/5200", before.Cost().Exact())
	assert.Equal(t, "1598003/260", after.Cost().Exact())
	d, err := after.Against(before)
	require.NoError(t, err)
	assert.Equal(t, cost.CountDifference{Before: 25, After: 26, Change: 1}, d.Total().Occurrences)
	assert.Equal(t, "3156291/5200", d.Cost().Change.Exact())
	assert.Equal(t, "41400", d.Total().PersonHours.Change.Seconds(), "106 hours after 94.5")
	both, err := before.Merge(after)
	require.NoError(t, err)
	assert.Equal(t, "60763829/5200", both.Cost().Exact())
}

// An occurrence belongs to the period in which it starts, on whose clocks ever.
func TestScenarioPeriodsThatCutAMeetingCostModel30(t *testing.T) {
	model, m := sundays(t)
	cut := time.Date(2026, time.January, 11, 1, 30, 0, 0, zone(t, "America/New_York"))
	for name, c := range map[string]struct {
		from, to time.Time
		want     int
	}{
		"from its start":                 {cut, cut.Add(time.Second), 1},
		"up to its start":                {cut.Add(-time.Hour), cut, 0},
		"from a second after its start":  {cut.Add(time.Second), cut.Add(time.Hour), 0},
		"its start on clocks in Kolkata": {cut.In(zone(t, "Asia/Kolkata")), cut.Add(time.Minute), 1},
	} {
		assert.Equal(t, c.want, forecast(t, model, spanOf(t, c.from, c.to), m).Total().Occurrences, name)
	}
}
