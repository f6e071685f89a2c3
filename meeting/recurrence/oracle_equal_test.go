package recurrence_test

import (
	"errors"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// random returns how many random rules a test tries: RECURRENCE_RULES where it is set (.ci/run sets
// 100000).
func random(t testing.TB, usual int) int {
	if s := os.Getenv("RECURRENCE_RULES"); s != "" {
		n, err := strconv.Atoi(s)
		require.NoError(t, err)
		return n
	}
	return usual
}

// horizon returns how many days of a rule a test looks at: ten years, less if it takes place by the hour.
func horizon(rule string) int {
	if strings.Contains(rule, "HOURLY") {
		return 300
	}
	return 3650
}

func local(t time.Time) wallclock.Local {
	l, err := wallclock.NewLocal(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second())
	if err != nil {
		panic(err)
	}
	return l
}

func locals(r recurrence.Rule, start, from, to time.Time) (list []string) {
	for l := range r.Locals(local(start), local(from), local(to)) {
		list = append(list, l.String())
	}
	return list
}

func texts(times []time.Time, from, to time.Time) (list []string) {
	for _, t := range times {
		if !t.Before(from) && t.Before(to) {
			list = append(list, t.Format("2006-01-02T15:04:05"))
		}
	}
	return list
}

func TestStartsAreThoseOfTheRFCsTableReadDayByDay(t *testing.T) {
	never, tried := 0, 0
	for seed := range random(t, 3000) / 5 {
		rule, start := randomRule(rand.New(rand.NewPCG(1, uint64(seed))))
		r, err := recurrence.Parse(rule)
		if errors.Is(err, &recurrence.Problem{Code: recurrence.CodeNever}) {
			require.Empty(t, newOracle(rule, start).all(start.AddDate(30, 0, 0)), rule)
			never++
			continue
		}
		require.NoError(t, err, rule)
		tried++
		days := horizon(rule)
		end := start.AddDate(0, 0, days)
		all := newOracle(rule, start).all(end)
		for _, tenths := range []int{0, 1, 6} {
			from := start.AddDate(0, 0, days*tenths/10+seed%40)
			to := earliest(from.AddDate(0, 0, days/4), end)
			require.Equal(t, texts(all, from, to), locals(r, start, from, to), "%s from %s, window %s", rule, start, from)
		}
	}
	require.Less(t, never, tried/5, "too many random rules that never match")
}
