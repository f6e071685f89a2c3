package cost_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

func TestPeriodsOfTheCalendarAreThoseOfTheBudgetsClocks(t *testing.T) {
	for _, c := range []struct{ period, zone, at, want string }{
		{"week", "UTC", "2026-01-01T00:00:00Z", "2025-12-29T00:00:00Z/2026-01-05T00:00:00Z"},
		{"week", "UTC", "2026-01-04T23:59:59Z", "2025-12-29T00:00:00Z/2026-01-05T00:00:00Z"},
		{"week", "America/New_York", "2026-03-08T12:00:00Z", "2026-03-02T00:00:00-05:00/2026-03-09T00:00:00-04:00"},
		{"month", "Asia/Kolkata", "2026-01-31T18:30:00Z", "2026-02-01T00:00:00+05:30/2026-03-01T00:00:00+05:30"},
		{"month", "UTC", "2026-12-31T00:00:00Z", "2026-12-01T00:00:00Z/2027-01-01T00:00:00Z"},
		{"quarter", "UTC", "2026-03-31T00:00:00Z", "2026-01-01T00:00:00Z/2026-04-01T00:00:00Z"},
		{"quarter", "UTC", "2026-10-01T00:00:00Z", "2026-10-01T00:00:00Z/2027-01-01T00:00:00Z"},
		{"year", "UTC", "2026-12-31T23:59:59Z", "2026-01-01T00:00:00Z/2027-01-01T00:00:00Z"},
	} {
		b := newBudget(t, cost.BudgetDraft{Person: "ann", Hours: "1", Period: cost.BudgetPeriod(c.period), Zone: wallclock.ZoneRef{Name: c.zone}})
		at, err := time.Parse(time.RFC3339, c.at)
		require.NoError(t, err)
		period, ok := b.PeriodAt(at)
		assert.True(t, ok)
		assert.Equal(t, c.want, period.String(), c)
	}
	w := newBudget(t, cost.BudgetDraft{Person: "ann", Hours: "1", Window: year(2026)})
	_, ok := w.PeriodAt(year(2026).End())
	assert.False(t, ok, "a window has one period")
	_, ok = cost.Budget{}.PeriodAt(year(2026).Start())
	assert.False(t, ok)
}

func TestEveryInstantIsInThePeriodThatItGivesAndPeriodsFollowEachOther(t *testing.T) {
	for name, from := range map[string]string{
		"America/St_Johns": "2009-10-25", // put back from 00:01 on 1 November to the day before
		"America/Toronto":  "1919-03-24", // put forward from 23:30 to 00:30 on a Monday
		"America/Santiago": "2010-03-28",
		"Africa/Cairo":     "2010-09-25", // put back from midnight on 1 October
		"Pacific/Apia":     "2011-12-25", // 30 December is skipped
	} {
		for _, period := range []cost.BudgetPeriod{cost.PerWeek, cost.PerMonth} {
			b := newBudget(t, cost.BudgetDraft{Person: "ann", Hours: "1", Period: period, Zone: wallclock.ZoneRef{Name: name}})
			var last interval.Interval
			at, err := time.Parse(time.DateOnly, from)
			require.NoError(t, err)
			for range 14 * 24 * 12 {
				at = at.Add(5 * time.Minute)
				span, ok := b.PeriodAt(at)
				require.True(t, ok, "%s %s", name, at)
				require.True(t, span.Contains(at))
				if !last.IsZero() && !span.Equal(last) {
					require.True(t, span.Start().Equal(last.End()), "%s %s", name, at)
				}
				last = span
			}
		}
	}
}

// The clocks of a host's own zone are put back by 30 hours on Monday, 5 January 2026, at 02:00: to Saturday, 20:00.
func TestInAWeekThatBeginsTwiceOnlyTheFirstTimeCounts(t *testing.T) {
	d := wallclock.Definition{Name: "Office", Offset: 20 * time.Hour, Transitions: []wallclock.Transition{
		{At: time.Date(2026, 1, 4, 6, 0, 0, 0, time.UTC), Offset: -10 * time.Hour},
	}}
	b := newBudget(t, cost.BudgetDraft{Person: "ann", Hours: "1", Zone: wallclock.ZoneRef{Name: "Office", Definition: &d}})
	for at, want := range map[string]string{
		"2026-01-04T03:59:59Z": "2025-12-29T00:00:00+20:00/2026-01-05T00:00:00+20:00",
		"2026-01-04T04:00:00Z": "2026-01-05T00:00:00+20:00/2026-01-12T00:00:00-10:00",
		"2026-01-04T06:00:00Z": "2026-01-05T00:00:00+20:00/2026-01-12T00:00:00-10:00", // Saturday again
		"2026-01-05T10:00:00Z": "2026-01-05T00:00:00+20:00/2026-01-12T00:00:00-10:00", // Monday again
	} {
		instant, err := time.Parse(time.RFC3339, at)
		require.NoError(t, err)
		period, ok := b.PeriodAt(instant)
		assert.True(t, ok, at)
		assert.Equal(t, want, period.String(), at)
	}
}
