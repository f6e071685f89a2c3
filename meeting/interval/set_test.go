package interval_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting/interval"
)

// cost-model.md, A10: the example of the Viva documentation.
func TestA10UnionOfVivaExampleIsOneHourAndAHalf(t *testing.T) {
	first, second := span(t, "10:00", "11:00"), span(t, "10:30", "11:30")
	set := interval.NewSet(first, second)
	require.Equal(t, 90*time.Minute, set.Length())
	require.Equal(t, []interval.Interval{span(t, "10:00", "11:30")}, slices.Collect(set.All()))
	// Viva's "overlapping time" is what both share.
	require.Equal(t, 30*time.Minute, interval.NewSet(first).Intersect(interval.NewSet(second)).Length())
}

// cost-model.md, A10b: a meeting at the end of a working day, half inside and half after hours.
func TestA10bMeetingAtTheEndOfWorkIsHalfInside(t *testing.T) {
	work := interval.NewSet(span(t, "08:00", "17:00"))
	meeting := interval.NewSet(span(t, "16:30", "17:30"))
	require.Equal(t, 30*time.Minute, meeting.Intersect(work).Length())
	require.Equal(t, 30*time.Minute, meeting.Subtract(work).Length())
}

func TestSetHasNoTouchingAndNoEmptyIntervals(t *testing.T) {
	set := interval.NewSet(
		span(t, "12:00", "13:00"), span(t, "10:00", "11:00"), span(t, "11:00", "11:30"), span(t, "11:45", "11:45"),
		span(t, "12:15", "12:30"), span(t, "10:00", "10:15"),
	)
	require.Equal(t, []interval.Interval{span(t, "10:00", "11:30"), span(t, "12:00", "13:00")}, slices.Collect(set.All()))
	require.Equal(t, 2, set.Len())
	for first := range set.All() { // may be left early and ranged over again
		require.True(t, first.Equal(span(t, "10:00", "11:30")))
		break
	}
}

func TestSubtractKeepsWhatIsOnBothSides(t *testing.T) {
	day := interval.NewSet(span(t, "08:00", "12:00"), span(t, "13:00", "17:00"))
	busy := interval.NewSet(span(t, "07:00", "08:30"), span(t, "09:00", "09:30"), span(t, "11:30", "14:00"), span(t, "16:00", "18:00"))
	require.Equal(t, []interval.Interval{
		span(t, "08:30", "09:00"), span(t, "09:30", "11:30"), span(t, "14:00", "16:00"),
	}, slices.Collect(day.Subtract(busy).All()))
}

func TestSetIsNotChangedByTheSliceItWasMadeFrom(t *testing.T) {
	spans := []interval.Interval{span(t, "10:00", "11:00"), span(t, "12:00", "13:00")}
	set := interval.NewSet(spans...)
	union := set.Union(interval.NewSet(span(t, "10:30", "12:30")))
	spans[0] = span(t, "00:00", "23:00")
	require.Equal(t, 2*time.Hour, set.Length())
	require.Equal(t, 3*time.Hour, union.Length())
}

func TestZeroSetIsEmpty(t *testing.T) {
	var zero interval.Set
	some := interval.NewSet(span(t, "10:00", "11:00"))
	require.True(t, zero.IsEmpty() && zero.Len() == 0 && zero.Length() == 0)
	require.True(t, zero.Union(some).Equal(some) && some.Union(zero).Equal(some))
	require.True(t, zero.Intersect(some).Equal(zero) && some.Intersect(zero).Equal(zero))
	require.True(t, zero.Subtract(some).Equal(zero) && some.Subtract(zero).Equal(some))
	require.False(t, zero.Contains(bitsStart))
}

// The laws of sets, checked against one bit for each of 64 seconds. Every interval of the fuzzer's
// bytes begins and ends on one of them.
func FuzzSetAgreesWithBits(f *testing.F) {
	f.Add([]byte{1, 5, 3, 9}, []byte{2, 4, 5, 5, 60, 63})
	f.Add([]byte{0, 63}, []byte{0, 1, 2, 3, 4, 5, 6, 7})
	f.Add([]byte{10, 20, 20, 30, 40, 50}, []byte{15, 45})
	f.Add([]byte{}, []byte{7, 7})
	f.Fuzz(func(t *testing.T, first, second []byte) {
		a, aBits := setOf(first)
		b, bBits := setOf(second)
		require.Equal(t, aBits, bitsOf(t, a))
		require.Equal(t, aBits|bBits, bitsOf(t, a.Union(b)))
		require.Equal(t, aBits&bBits, bitsOf(t, a.Intersect(b)))
		require.Equal(t, aBits&^bBits, bitsOf(t, a.Subtract(b)))

		require.Equal(t, aBits == bBits, a.Equal(b))
		require.True(t, a.Union(b).Equal(b.Union(a)))
		require.True(t, a.Intersect(b).Equal(b.Intersect(a)))
		require.True(t, a.Subtract(b).Union(a.Intersect(b)).Equal(a), "the parts make up the whole")
		require.Equal(t, a.Length()+b.Length(), a.Union(b).Length()+a.Intersect(b).Length())
		require.Equal(t, bitsOf(t, a), aBits, "a has not been changed")
	})
}

var bitsStart = time.Date(2026, 1, 5, 0, 0, 0, 0, time.UTC)

func setOf(pairs []byte) (interval.Set, uint64) {
	var spans []interval.Interval
	bits := uint64(0)
	for pair := range slices.Chunk(pairs, 2) {
		if len(pair) < 2 {
			break
		}
		from, to := pair[0]%64, pair[1]%64
		from, to = min(from, to), max(from, to)
		i, _ := interval.New(bitsStart.Add(time.Duration(from)*time.Second), bitsStart.Add(time.Duration(to)*time.Second))
		spans = append(spans, i)
		for k := from; k < to; k++ {
			bits |= 1 << k
		}
	}
	return interval.NewSet(spans...), bits
}

// bitsOf asks the set for every second, and checks that it is normalized.
func bitsOf(t *testing.T, set interval.Set) uint64 {
	t.Helper()
	bits := uint64(0)
	for k := range 64 {
		if set.Contains(bitsStart.Add(time.Duration(k) * time.Second)) {
			bits |= 1 << k
		}
	}
	last, count, length := time.Time{}, 0, time.Duration(0)
	for i := range set.All() {
		require.False(t, i.IsEmpty())
		require.True(t, i.Start().After(last))
		last, count, length = i.End(), count+1, length+i.Length()
	}
	require.Equal(t, set.Len(), count)
	require.Equal(t, set.Length(), length)
	return bits
}

func BenchmarkNewSetOfAYear(b *testing.B) {
	var spans []interval.Interval
	for day := range 250 {
		for meeting := range 6 {
			start := bitsStart.AddDate(0, 0, day).Add(time.Duration(8*60+meeting*50) * time.Minute)
			i, _ := interval.Lasting(start, time.Hour)
			spans = append(spans, i)
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		interval.NewSet(spans...)
	}
}
