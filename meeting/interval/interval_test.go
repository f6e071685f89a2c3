package interval_test

import (
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

// cost-model.md, A10: the example of the Viva documentation.
func TestA10UnionOfVivaExampleIsOneHourAndAHalf(t *testing.T) {
	set := interval.NewSet(span(t, "10:00", "11:00"), span(t, "10:30", "11:30"))
	require.Equal(t, 90*time.Minute, set.Length())
	require.Equal(t, 1, set.Len())
}
