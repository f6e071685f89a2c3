package recurrence_test

import (
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// randomSeries is a random rule with a start in one of the zones of caseStarts.
func randomSeries(t testing.TB, seed uint64) (recurrence.Rule, wallclock.Time, bool) {
	rng := rand.New(rand.NewPCG(3, seed))
	text, start := randomRule(rng)
	r, err := recurrence.Parse(text)
	if err != nil || r.Check(local(start)) != nil {
		return r, wallclock.Time{}, false
	}
	return r, local(start).In(wallclock.ZoneOf(zone(t, pick(rng, caseStarts...).zone))), true
}

// requireSplit checks that the parts of a window have, in their order, what the whole has.
func requireSplit(t testing.TB, r recurrence.Rule, start wallclock.Time, cuts ...time.Time) {
	slices.SortFunc(cuts, time.Time.Compare)
	whole, err := interval.New(cuts[0], cuts[len(cuts)-1])
	require.NoError(t, err)
	var parts []wallclock.Time
	for i := range cuts[1:] {
		part, err := interval.New(cuts[i], cuts[i+1])
		require.NoError(t, err)
		for s := range r.Starts(start, part) {
			require.True(t, part.Contains(s.Instant()), "%s in %s", s, part)
			parts = append(parts, s)
		}
	}
	require.Equal(t, slices.Collect(r.Starts(start, whole)), parts, "%s from %s cut at %s", r, start, cuts)
}

func TestAnySplitOfAWindowGivesTheStartsOfTheWhole(t *testing.T) {
	for seed := range uint64(random(t, 1500) / 5) {
		r, start, ok := randomSeries(t, seed)
		if !ok {
			continue
		}
		rng := rand.New(rand.NewPCG(4, seed))
		from := start.Instant().AddDate(rng.IntN(12)-1, 0, 0)
		cuts := make([]time.Time, 2+rng.IntN(6))
		for i := range cuts {
			cuts[i] = from.Add(time.Duration(rng.Int64N(int64(400 * 24 * time.Hour))))
		}
		requireSplit(t, r, start, cuts...)
	}
}

func FuzzSplit(f *testing.F) {
	f.Add(uint64(1), int64(0), int64(1e6), int64(1e8))
	f.Add(uint64(77), int64(-1e7), int64(3e7), int64(3e7))
	f.Fuzz(func(t *testing.T, seed uint64, a, b, c int64) {
		r, start, ok := randomSeries(t, seed)
		if !ok {
			return
		}
		at := func(n int64) time.Time { return start.Instant().Add(time.Duration(n%(600*86400)) * time.Second) }
		requireSplit(t, r, start, at(a), at(b), at(c))
	})
}

func FuzzParse(f *testing.F) {
	for _, c := range rfcExamples {
		f.Add(c.rule)
	}
	for _, c := range lenient {
		f.Add(c.text)
	}
	for _, c := range refused {
		f.Add(clipText(c.rule))
	}
	f.Fuzz(func(t *testing.T, text string) {
		if r, err := recurrence.Parse(text); err == nil {
			again, err := recurrence.Parse(r.String())
			require.NoError(t, err, r.String())
			require.True(t, again.Equal(r))
			require.Equal(t, r.String(), again.String())
			l, problems, err := recurrence.ParseLenient(text)
			require.NoError(t, err)
			require.True(t, l.Equal(r), "lenient reads alike what strict reads: %s", text)
			for _, p := range problems {
				require.Equal(t, recurrence.CodeRepeated, p.Code)
			}
		}
		if r, _, err := recurrence.ParseLenient(text); err == nil {
			b, err := r.MarshalText()
			require.NoError(t, err)
			var again recurrence.Rule
			require.NoError(t, again.UnmarshalText(b), string(b))
			require.Equal(t, string(b), again.String())
			start := localAt(t, "2026-01-01T09:00")
			n := 0
			for l := range r.Locals(start, start, wallclock.Local{}) {
				require.LessOrEqual(t, start.Compare(l), 0)
				if n++; n == 20 {
					break
				}
			}
		}
	})
}

func TestCanonicalTextOfRandomRulesReadsBack(t *testing.T) {
	for seed := range uint64(random(t, 3000)) {
		text, start := randomRule(rand.New(rand.NewPCG(5, seed)))
		r, err := recurrence.Parse(text)
		if err != nil {
			continue
		}
		again := must(t, r.String())
		require.True(t, again.Equal(r), text)
		require.Equal(t, r.String(), again.String())
		if seed%50 == 0 {
			require.Equal(t, locals(r, start, start, start.AddDate(1, 0, 0)), locals(again, start, start, start.AddDate(1, 0, 0)))
		}
	}
}

func TestSequencesMayBeRangedOverAgainAndLeftEarly(t *testing.T) {
	ny := zone(t, "America/New_York")
	seq := must(t, "FREQ=DAILY;COUNT=10").Starts(wallclock.At(2026, 1, 1, 9, 0, ny), wallclock.Year(2026, ny))
	for range seq {
		break
	}
	assert.Len(t, slices.Collect(seq), 10)
	assert.Len(t, slices.Collect(seq), 10)
}

func TestWindowsAreHalfOpen(t *testing.T) {
	ny := zone(t, "America/New_York")
	start := wallclock.At(2026, 1, 1, 9, 0, ny)
	at := wallclock.At(2026, 7, 2, 9, 0, ny).Instant()
	for _, c := range []struct {
		from, to time.Duration // from the start of 2 July
		want     int
	}{
		{0, time.Nanosecond, 1},
		{-time.Second, 0, 0},
		{-time.Second, time.Nanosecond, 1},
		{time.Nanosecond, time.Hour, 0},
		{-time.Nanosecond, time.Second, 1},
		{0, 24 * time.Hour, 1},
		{0, 24*time.Hour + time.Nanosecond, 2},
		{0, 0, 0},
	} {
		window, err := interval.New(at.Add(c.from), at.Add(c.to))
		require.NoError(t, err)
		for _, text := range []string{"FREQ=DAILY", "FREQ=DAILY;BYHOUR=9", "FREQ=HOURLY;BYHOUR=9", "FREQ=DAILY;BYHOUR=9,9;BYMINUTE=0"} {
			assert.Len(t, slices.Collect(must(t, text).Starts(start, window)), c.want, "%s %s", text, window)
		}
	}
}

func TestStartsCenturiesApart(t *testing.T) {
	var got []string
	for s := range must(t, "FREQ=YEARLY;INTERVAL=700").Starts(wallclock.At(26, 7, 1, 9, 0, time.UTC), allTime(t)) {
		got = append(got, s.Instant().Format(time.DateOnly))
	}
	assert.Len(t, got, 15)
	assert.Equal(t, []string{"0026-07-01", "0726-07-01", "1426-07-01"}, got[:3])
}

// How many of a period there are is the same for some of these rules, and for others not quite.
func TestCountByArithmeticAndByWalking(t *testing.T) {
	at := time.Date(2023, 3, 7, 9, 30, 0, 0, time.UTC)
	for _, text := range []string{
		"FREQ=DAILY", "FREQ=DAILY;INTERVAL=3;BYHOUR=8,10", "FREQ=WEEKLY;BYDAY=MO,TU,SU;BYSETPOS=1,-1", "FREQ=WEEKLY;BYMONTH=3",
		"FREQ=MONTHLY;BYMONTHDAY=28", "FREQ=MONTHLY;BYMONTHDAY=29", "FREQ=MONTHLY;BYMONTHDAY=31", "FREQ=MONTHLY;BYMONTHDAY=-28", "FREQ=MONTHLY;BYMONTHDAY=-29",
		"FREQ=MONTHLY;BYMONTHDAY=1,-28", "FREQ=MONTHLY;BYDAY=4MO", "FREQ=MONTHLY;BYDAY=5MO", "FREQ=MONTHLY;BYDAY=-5MO", "FREQ=MONTHLY;BYDAY=1MO,1TU",
		"FREQ=MONTHLY;BYDAY=MO;BYSETPOS=4", "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=5", "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-9", "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1,-4",
		"FREQ=YEARLY;BYMONTH=2,3;BYMONTHDAY=28", "FREQ=YEARLY;BYMONTH=2,3;BYMONTHDAY=29", "FREQ=YEARLY;BYDAY=1MO,53MO", "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH",
		"FREQ=HOURLY;INTERVAL=7", "FREQ=HOURLY;INTERVAL=7;BYDAY=MO", "FREQ=MONTHLY;BYDAY=MO,TU;BYHOUR=8,10;BYSETPOS=3,-1,17",
	} {
		all := newOracle(text, at).all(at.AddDate(4, 0, 0))
		require.NotEmpty(t, all, text)
		for _, part := range []int{1, 2, 4} {
			n := max(1, len(all)*part/5)
			r := must(t, text).Times(n)
			for _, from := range []int{0, n / 2, n - 1} {
				require.Equal(t, texts(all[:n], all[from], at.AddDate(9, 0, 0)), locals(r, at, all[from], at.AddDate(9, 0, 0)), "%s, %d times, from the %d-th", text, n, from)
			}
		}
	}
}

// rrule-go's rules race between readers; with -race this test would say so of ours.
func TestOneRuleIsSharedByGoroutines(t *testing.T) {
	ny := zone(t, "America/New_York")
	start := wallclock.At(2026, 1, 1, 9, 0, ny)
	for _, text := range []string{"FREQ=WEEKLY;BYDAY=MO,FR;COUNT=500", "FREQ=HOURLY;INTERVAL=7;BYDAY=MO", "FREQ=YEARLY;BYWEEKNO=53"} {
		r := must(t, text)
		seq := r.Starts(start, wallclock.Year(2026, ny))
		want := slices.Collect(seq)
		var wg sync.WaitGroup
		for range 8 {
			wg.Go(func() {
				assert.Equal(t, want, slices.Collect(seq))
				assert.Equal(t, text, r.String())
				assert.NoError(t, r.Times(3).Err())
				assert.NoError(t, r.Check(start.Local()))
			})
		}
		wg.Wait()
	}
}

func TestStartsAllocateNothingPerOccurrence(t *testing.T) {
	ny := zone(t, "America/New_York")
	start := wallclock.At(2022, 1, 5, 9, 0, ny)
	for _, text := range []string{
		"FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO,WE,FR", "FREQ=MONTHLY;BYDAY=-1FR", "FREQ=MONTHLY;BYMONTHDAY=31,-1",
		"FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", "FREQ=WEEKLY;COUNT=1000",
	} {
		r := must(t, text)
		allocated := testing.AllocsPerRun(20, func() {
			for range r.Starts(start, wallclock.Year(2026, ny)) {
			}
		})
		assert.LessOrEqual(t, allocated, 3.0, text)
	}
}

func TestCountEndsWithTheNthStartWhereverTheWindowBegins(t *testing.T) {
	for seed := range uint64(random(t, 4000) / 5) {
		rng := rand.New(rand.NewPCG(8, seed))
		text, at := randomRule(rng)
		r, err := recurrence.Parse(text)
		if err != nil || r.Check(local(at)) != nil {
			continue
		}
		n, start := 1+rng.IntN(400), local(at)
		var all []wallclock.Local
		for l := range r.Endless().Locals(start, start, wallclock.Local{}) {
			if all = append(all, l); len(all) == n {
				break
			}
		}
		k := rng.IntN(len(all))
		got := slices.Collect(r.Times(n).Locals(start, all[k], wallclock.Local{}))
		require.Equal(t, all[k:], got, "%s from %s, %d times, from the %d-th on", text, start, n, k)
		last := all[len(all)-1]
		got = slices.Collect(r.UntilLocal(last).Locals(start, all[k], wallclock.Local{}))
		require.Equal(t, all[k:], got, "%s from %s until %s", text, start, last)
	}
}
