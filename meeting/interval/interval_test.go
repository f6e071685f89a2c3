package interval_test

import (
	"encoding/json"
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting/interval"
)

func at(t testing.TB, text string) time.Time {
	t.Helper()
	v, err := time.Parse(time.RFC3339, text)
	require.NoError(t, err)
	return v
}

// span is from one time of day to another on 2026-01-05 UTC.
func span(t testing.TB, from, to string) interval.Interval {
	t.Helper()
	i, err := interval.New(at(t, "2026-01-05T"+from+":00Z"), at(t, "2026-01-05T"+to+":00Z"))
	require.NoError(t, err)
	return i
}

func TestIntervalIsHalfOpen(t *testing.T) {
	i := span(t, "10:00", "11:00")
	require.True(t, i.Contains(i.Start()))
	require.True(t, i.Contains(i.End().Add(-1)))
	require.False(t, i.Contains(i.End()))
	require.False(t, i.Contains(i.Start().Add(-1)))
	require.Equal(t, time.Hour, i.Length())
}

func TestOverlapIsASharedInstant(t *testing.T) {
	for _, c := range []struct {
		name         string
		a, b, shared [2]string
	}{
		{"apart", [2]string{"10:00", "11:00"}, [2]string{"12:00", "13:00"}, [2]string{}},
		{"touching", [2]string{"10:00", "11:00"}, [2]string{"11:00", "12:00"}, [2]string{}},
		{"overlapping", [2]string{"10:00", "11:00"}, [2]string{"10:30", "11:30"}, [2]string{"10:30", "11:00"}},
		{"one inside the other", [2]string{"10:00", "13:00"}, [2]string{"11:00", "12:00"}, [2]string{"11:00", "12:00"}},
		{"the same", [2]string{"10:00", "11:00"}, [2]string{"10:00", "11:00"}, [2]string{"10:00", "11:00"}},
		{"empty at the start", [2]string{"10:00", "11:00"}, [2]string{"10:00", "10:00"}, [2]string{"10:00", "10:00"}},
		{"empty inside", [2]string{"10:00", "11:00"}, [2]string{"10:30", "10:30"}, [2]string{"10:30", "10:30"}},
		{"empty at the end", [2]string{"10:00", "11:00"}, [2]string{"11:00", "11:00"}, [2]string{}},
		{"both empty", [2]string{"10:00", "10:00"}, [2]string{"10:00", "10:00"}, [2]string{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, b := span(t, c.a[0], c.a[1]), span(t, c.b[0], c.b[1])
			var want interval.Interval
			if c.shared[0] != "" {
				want = span(t, c.shared[0], c.shared[1])
			}
			for _, pair := range [][2]interval.Interval{{a, b}, {b, a}} {
				shared, ok := pair[0].Intersect(pair[1])
				require.Equal(t, !want.IsZero(), ok)
				require.Equal(t, ok, pair[0].Overlaps(pair[1]))
				require.True(t, shared.Equal(want), "%s, want %s", shared, want)
			}
		})
	}
}

func TestZeroIntervalIsAtNoInstant(t *testing.T) {
	var zero interval.Interval
	require.True(t, zero.IsZero() && zero.IsEmpty() && zero.Length() == 0 && zero.String() == "none")
	wide, err := interval.New(at(t, "2026-01-01T00:00:00Z").AddDate(-3000, 0, 0), at(t, "2026-01-01T00:00:00Z"))
	require.NoError(t, err)
	require.True(t, wide.Contains(time.Time{}))
	require.False(t, wide.Overlaps(zero) || zero.Overlaps(wide) || zero.Overlaps(zero))
	require.True(t, interval.NewSet(zero).IsEmpty())
	require.False(t, zero.Equal(wide))
}

func TestIntervalThatIsNoneIsRefused(t *testing.T) {
	now := at(t, "2026-01-05T10:00:00Z")
	for want, bounds := range map[string][2]time.Time{
		"before start": {now, now.Add(-1)}, "no start": {{}, now}, "no end": {now, {}},
	} {
		i, err := interval.New(bounds[0], bounds[1])
		require.ErrorContains(t, err, want)
		require.True(t, i.IsZero())
	}
	_, err := interval.Lasting(now, -1)
	require.ErrorContains(t, err, "negative length")
	_, err = interval.Lasting(time.Time{}, 1)
	require.ErrorContains(t, err, "no start")
	empty, err := interval.Lasting(now, 0)
	require.NoError(t, err)
	require.True(t, empty.IsEmpty() && !empty.IsZero())
}

func TestLengthBeyondTimeDurationIsItsGreatest(t *testing.T) {
	long, err := interval.New(at(t, "0100-01-01T00:00:00Z"), at(t, "9000-01-01T00:00:00Z"))
	require.NoError(t, err)
	require.Equal(t, time.Duration(math.MaxInt64), long.Length())
	first, err := interval.New(at(t, "1700-01-01T00:00:00Z"), at(t, "1900-01-01T00:00:00Z"))
	require.NoError(t, err)
	second, err := interval.New(at(t, "2000-01-01T00:00:00Z"), at(t, "2200-01-01T00:00:00Z"))
	require.NoError(t, err)
	require.Equal(t, time.Duration(math.MaxInt64), interval.NewSet(first, second).Length())
}

func TestEqualIgnoresLocationsAndMonotonicReadings(t *testing.T) {
	kolkata := time.FixedZone("IST", 19800)
	i := span(t, "10:00", "11:00")
	o, err := interval.New(i.Start().In(kolkata), i.End())
	require.NoError(t, err)
	require.True(t, i.Equal(o))
	require.Equal(t, "2026-01-05T15:30:00+05:30/2026-01-05T11:00:00Z", o.String())

	now := time.Now() // the only way to a monotonic reading
	measured, err := interval.Lasting(now, time.Hour)
	require.NoError(t, err)
	require.Equal(t, now.Round(0), measured.Start())
	require.Equal(t, now.Round(0).Add(time.Hour), measured.End())
}

func TestIntervalIsTextInJSON(t *testing.T) {
	for _, want := range []interval.Interval{{}, span(t, "10:00", "11:00"), span(t, "10:00", "10:00")} {
		text, err := json.Marshal(want)
		require.NoError(t, err)
		got := span(t, "00:00", "01:00")
		require.NoError(t, json.Unmarshal(text, &got))
		require.True(t, got.Equal(want), string(text))
		require.Equal(t, want.IsZero(), got.IsZero())
	}
	late, err := interval.New(at(t, "9999-01-01T00:00:00Z"), at(t, "9999-01-01T00:00:00Z").AddDate(2, 0, 0))
	require.NoError(t, err)
	_, err = json.Marshal(late)
	require.Error(t, err)
}

func TestIntervalInAnOffsetWithSecondsIsWrittenInUTC(t *testing.T) {
	old := at(t, "1880-01-01T00:00:00Z").In(time.FixedZone("LMT", -(4*3600 + 56*60 + 2)))
	i, err := interval.Lasting(old, time.Hour)
	require.NoError(t, err)
	require.Equal(t, "1880-01-01T00:00:00Z/1880-01-01T01:00:00Z", i.String())
	again, err := interval.Parse(i.String())
	require.NoError(t, err)
	require.True(t, again.Equal(i))
}

func FuzzParse(f *testing.F) {
	for _, text := range []string{
		"2026-01-05T10:00:00Z/2026-01-05T11:00:00Z", "2026-01-05T10:00:00.5+05:30/2026-01-05T11:00:00-05:00", "/",
		"2026-01-05T11:00:00Z/2026-01-05T10:00:00Z", "0001-01-01T00:00:00Z/2026-01-05T10:00:00Z", "2026-01-05/P1D",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		i, err := interval.Parse(text)
		if err != nil {
			return
		}
		if i.Length() < 0 || i.IsZero() {
			t.Fatalf("%q read as %s", text, i)
		}
		written, err := i.MarshalText()
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		again, err := interval.Parse(string(written))
		if err != nil || !again.Equal(i) || i.String() != string(written) {
			t.Fatalf("%q: %s, again %s, %v", text, i, again, err)
		}
	})
}
