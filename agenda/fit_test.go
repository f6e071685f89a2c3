package agenda_test

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/agenda"
)

func prioritized(title string, minutes, shortest int, p agenda.Priority) agenda.Item {
	return agenda.Item{Title: title, Length: time.Duration(minutes) * time.Minute, Shortest: time.Duration(shortest) * time.Minute, Priority: p}
}

func TestFittingShortensBeforeItDrops(t *testing.T) {
	a := agenda.Agenda{Items: []agenda.Item{
		prioritized("must", 10, 0, agenda.Must), prioritized("low", 10, 5, agenda.Low), prioritized("high", 10, 5, agenda.High),
		prioritized("normal", 10, 5, agenda.Normal), prioritized("normal 2", 10, 5, agenda.Normal),
	}}
	type lengths map[string]int // in minutes
	for minutes, c := range map[int]struct {
		want    lengths
		overrun int
	}{
		60: {lengths{"must": 10, "low": 10, "high": 10, "normal": 10, "normal 2": 10}, 0},
		50: {lengths{"must": 10, "low": 10, "high": 10, "normal": 10, "normal 2": 10}, 0},
		48: {lengths{"must": 10, "low": 8, "high": 10, "normal": 10, "normal 2": 10}, 0},
		42: {lengths{"must": 10, "low": 5, "high": 10, "normal": 10, "normal 2": 7}, 0},
		30: {lengths{"must": 10, "low": 5, "high": 5, "normal": 5, "normal 2": 5}, 0},
		29: {lengths{"must": 10, "high": 9, "normal": 5, "normal 2": 5}, 0},
		24: {lengths{"must": 10, "high": 9, "normal": 5}, 0},
		19: {lengths{"must": 10, "high": 9}, 0},
		14: {lengths{"must": 10}, 0},
		9:  {lengths{"must": 10}, 1},
		0:  {lengths{"must": 10}, 10},
		-5: {lengths{"must": 10}, 10},
	} {
		f := a.Fit(time.Duration(minutes) * time.Minute)
		got := lengths{}
		for _, item := range f.Agenda.Items {
			got[item.Title] = int(item.Length / time.Minute)
		}
		require.Equal(t, c.want, got, "%d minutes", minutes)
		require.Equal(t, time.Duration(c.overrun)*time.Minute, f.Overrun)
	}
}

func TestFittedLengthsAreInWholeSeconds(t *testing.T) {
	a := agenda.Agenda{Items: []agenda.Item{prioritized("a", 10, 5, agenda.Normal)}}
	const length = 7*time.Minute + 999*time.Millisecond
	f := a.Fit(length)
	require.Equal(t, 7*time.Minute, f.Agenda.Length())
	require.Empty(t, f.Agenda.Problems())
	filled, _ := agenda.Backlog{}.Add(a.Items...).Fill(agenda.Agenda{}, length)
	require.Equal(t, 7*time.Minute, filled.Length())
}

func TestWhatFitsAfterAllIsTakenBackIfItMattersNoLess(t *testing.T) {
	a := agenda.Agenda{Items: []agenda.Item{
		prioritized("low", 1, 0, agenda.Low), prioritized("a", 20, 0, agenda.Normal), prioritized("b", 15, 0, agenda.Normal), prioritized("c", 5, 0, agenda.Normal),
	}}
	f := a.Fit(26 * time.Minute)
	require.Equal(t, []string{"a", "c"}, titles(f.Agenda.Items))
	require.Equal(t, []string{"low", "b"}, titles(f.Dropped), "low would fit, and matters less than b")
}

// Issue 6: fitting never drops a higher priority for a lower one.
func TestFittingNeverDropsAHigherPriorityForALowerOne(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 2000 {
		a := randomAgenda(r, 10)
		before := a.Clone()
		length := time.Duration(r.Int64N(int64(a.Length()/time.Second)+2)) * time.Second
		f := a.Fit(length)
		require.Equal(t, before, a, "the agenda itself stays")
		require.Equal(t, f, a.Fit(length), "the same again")

		keptLowest := agenda.Must + 1
		for _, item := range f.Agenda.Items {
			keptLowest = min(keptLowest, item.Priority)
			require.Positive(t, item.Length)
		}
		for _, item := range f.Dropped {
			require.LessOrEqual(t, item.Priority, keptLowest, "%v in %v", a, length)
			require.Less(t, item.Priority, agenda.Must)
		}
		requireWhole(t, a, f)
		if f.Overrun == 0 {
			require.LessOrEqual(t, f.Agenda.Length(), length)
		} else {
			require.Equal(t, agenda.Must, keptLowest, "only what must stay is too long")
			require.Equal(t, f.Agenda.Length()-length, f.Overrun)
		}
		if a.Overrun(length) == 0 {
			require.True(t, a.Equal(f.Agenda))
		}
		if len(f.Shortened) > 0 {
			require.GreaterOrEqual(t, f.Agenda.Length(), length, "no time is left over while an item is short of it")
		}
	}
}

// requireWhole checks that each item of a is kept, shortened within its bounds, or dropped, once and in its order.
func requireWhole(t *testing.T, a agenda.Agenda, f agenda.Fitting) {
	t.Helper()
	kept, dropped, shortened := f.Agenda.Items, f.Dropped, f.Shortened
	for _, item := range a.Items {
		if len(dropped) > 0 && dropped[0].Equal(item) && !(len(kept) > 0 && sameBut(kept[0], item)) {
			dropped = dropped[1:]
			continue
		}
		require.NotEmpty(t, kept)
		require.True(t, sameBut(kept[0], item))
		if kept[0].Length != item.Length {
			shortest := item.Shortest
			if shortest == 0 {
				shortest = item.Length
			}
			require.GreaterOrEqual(t, kept[0].Length, shortest)
			require.True(t, shortened[0].Item.Equal(item))
			require.Equal(t, kept[0].Length, shortened[0].Length)
			shortened = shortened[1:]
		}
		kept = kept[1:]
	}
	require.Empty(t, kept)
	require.Empty(t, dropped)
	require.Empty(t, shortened)
}

func sameBut(kept, item agenda.Item) bool {
	kept.Length = item.Length
	return kept.Equal(item)
}

func TestALongerMeetingDropsNothingThatAShorterOneKeeps(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	for range 300 {
		a := randomAgenda(r, 8)
		for i := range a.Items {
			a.Items[i].Priority = agenda.Low + agenda.Priority(i%3)
			a.Items[i].Shortest = 0
			a.Items[i].Length = time.Minute
		}
		kept := 0
		for minutes := range len(a.Items) + 1 {
			f := a.Fit(time.Duration(minutes) * time.Minute)
			require.GreaterOrEqual(t, len(f.Agenda.Items), kept)
			kept = len(f.Agenda.Items)
			require.Equal(t, minutes, kept)
		}
	}
}

func TestAFittingSharesNothing(t *testing.T) {
	a := agenda.Agenda{Items: slices.Repeat([]agenda.Item{full()}, 3)}
	f := a.Fit(15 * time.Minute)
	f.Agenda.Items[0].CoPresenters[0], f.Dropped[0].CoPresenters[0], f.Shortened[0].Item.Needed[0] = "?", "?", "?"
	for _, item := range a.Items {
		require.Equal(t, full(), item)
	}
}
