package recurrence_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// Worked out by hand from RFC 7529 section 4.1; the leap day is its example in section 4.3.
func TestRFC7529MonthsWithoutTheDay(t *testing.T) {
	for _, c := range []struct{ name, start, rule, want string }{
		{"31st, omitted", "2026-01-31T09:00", "RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=OMIT;COUNT=5", "2026-01-31 2026-03-31 2026-05-31 2026-07-31 2026-08-31"},
		{"31st, backward", "2026-01-31T09:00", "RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD;COUNT=5", "2026-01-31 2026-02-28 2026-03-31 2026-04-30 2026-05-31"},
		{"31st, forward", "2026-01-31T09:00", "RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=FORWARD;COUNT=5", "2026-01-31 2026-03-01 2026-03-31 2026-05-01 2026-05-31"},
		{"leap day, omitted", "2024-02-29T09:00", "RSCALE=GREGORIAN;FREQ=YEARLY;COUNT=2", "2024-02-29 2028-02-29"},
		{"leap day, backward", "2024-02-29T09:00", "RSCALE=GREGORIAN;FREQ=YEARLY;SKIP=BACKWARD;COUNT=5", "2024-02-29 2025-02-28 2026-02-28 2027-02-28 2028-02-29"},
		{"leap day, forward", "2012-02-29T09:00", "RSCALE=GREGORIAN;FREQ=YEARLY;SKIP=FORWARD;COUNT=5", "2012-02-29 2013-03-01 2014-03-01 2015-03-01 2016-02-29"},
		{"two days that become one are one", "2026-01-30T09:00", "RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=30,31;SKIP=BACKWARD;COUNT=5", "2026-01-30 2026-01-31 2026-02-28 2026-03-30 2026-03-31"},
		{"the 1st of the next month is not doubled", "2026-01-31T09:00", "RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=1,31;SKIP=FORWARD;COUNT=5", "2026-01-31 2026-02-01 2026-03-01 2026-03-31 2026-04-01"},
		{"28 and 29 February, forward", "2015-02-01T09:00", "RSCALE=GREGORIAN;FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;SKIP=FORWARD;COUNT=5", "2015-02-28 2015-03-01 2016-02-28 2016-02-29 2017-02-28"},
		{"every third month", "2014-01-31T09:00", "RSCALE=GREGORIAN;FREQ=MONTHLY;INTERVAL=3;SKIP=FORWARD;COUNT=4", "2014-01-31 2014-05-01 2014-07-31 2014-10-31"},
		{"BYDAY limits the day that was moved to", "2026-01-01T09:00", "RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=31;BYDAY=FR;SKIP=BACKWARD;COUNT=2", "2026-07-31 2027-04-30"},
		{"from the end, backward", "2027-01-01T09:00", "RSCALE=GREGORIAN;FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-29;SKIP=BACKWARD;COUNT=2", "2027-01-31 2028-02-01"},
		{"day 366, backward", "2026-01-01T09:00", "RSCALE=GREGORIAN;FREQ=YEARLY;BYYEARDAY=366;SKIP=BACKWARD;COUNT=3", "2026-12-31 2027-12-31 2028-12-31"},
		{"day 366, forward", "2026-01-01T09:00", "RSCALE=GREGORIAN;FREQ=YEARLY;BYYEARDAY=366;SKIP=FORWARD;COUNT=4", "2027-01-01 2028-01-01 2028-12-31 2030-01-01"},
	} {
		var got []string
		start := localAt(t, c.start)
		for l := range must(t, c.rule).Locals(start, start, wallclock.Local{}) {
			got = append(got, l.Date().String())
		}
		assert.Equal(t, c.want, strings.Join(got, " "), c.name)
	}
}

func TestSkippedDaysAreThoseOfTheOracle(t *testing.T) {
	for seed := range uint64(random(t, 2000) / 5) {
		rng := rand.New(rand.NewPCG(6, seed))
		g := generator{Rand: rng}
		g.add("RSCALE", "GREGORIAN")
		g.add("FREQ", pick(rng, "MONTHLY", "YEARLY"))
		g.add("INTERVAL", pick(rng, "1", "1", "2", "5"))
		if g.one(3) {
			g.add("BYMONTH", g.list(1, 12, false, 4))
		}
		g.add("BYMONTHDAY", g.list(pick(rng, 1, 27), 31, true, 4))
		if g.one(3) {
			g.add("BYDAY", g.weekdays("DAILY"))
		}
		if g.one(4) {
			g.add("BYSETPOS", g.list(1, 3, true, 2))
		}
		if g.one(3) {
			g.add("COUNT", pick(rng, "1", "9", "60"))
		}
		g.add("SKIP", pick(rng, "BACKWARD", "FORWARD"))
		rule, start := strings.Join(g.parts, ";"), time.Date(2024, time.Month(g.between(1, 12)), g.between(1, 31), 9, 0, 0, 0, time.UTC)
		r, err := recurrence.Parse(rule)
		require.NoError(t, err, rule)
		all := newOracle(rule, start).all(start.AddDate(8, 0, 0))
		for _, years := range []int{0, 1, 5} {
			from, to := start.AddDate(years, 0, 20), start.AddDate(years+2, 0, 25)
			require.Equal(t, texts(all, from, to), locals(r, start, from, to), "%s from %s, window %s", rule, start, from)
		}
	}
}
