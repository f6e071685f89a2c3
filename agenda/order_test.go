package agenda_test

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/agenda"
)

func titled(titles ...string) (a agenda.Agenda) {
	for _, title := range titles {
		a.Items = append(a.Items, agenda.Item{Title: title, Length: time.Minute})
	}
	return a
}

func titles(items []agenda.Item) (list []string) {
	for _, item := range items {
		list = append(list, item.Title)
	}
	return list
}

func TestMovingAnItemLeavesTheOthersInTheirOrder(t *testing.T) {
	a := titled("a", "b", "c", "d")
	for want, c := range map[string][2]int{"abcd": {1, 1}, "bacd": {0, 1}, "bcda": {0, 3}, "dabc": {3, 0}, "acbd": {2, 1}} {
		moved, err := a.Move(c[0], c[1])
		require.NoError(t, err)
		var got string
		for _, title := range titles(moved.Items) {
			got += title
		}
		require.Equal(t, want, got)
		require.Equal(t, titled("a", "b", "c", "d"), a, "the agenda itself stays")
	}
	for _, c := range [][2]int{{-1, 0}, {4, 0}, {0, -1}, {0, 4}} {
		_, err := a.Move(c[0], c[1])
		require.ErrorContains(t, err, "there are 4, numbered from 0")
	}
	_, err := agenda.Agenda{}.Move(0, 0)
	require.Error(t, err)
}

func TestReorderingKeepsEveryItemOnce(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 100 {
		a := randomAgenda(r, 12)
		before := a.Clone()
		ids := a.IDs()
		order := slices.Clone(ids)
		r.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		reordered, err := a.Reorder(order)
		require.NoError(t, err)
		require.Equal(t, before, a)
		require.Equal(t, a.Length(), reordered.Length())
		for place, id := range order {
			require.True(t, a.Items[slices.Index(ids, id)].Equal(reordered.Items[place]))
		}
	}
}

func TestAnOrderThatIsNoneLocatesEachFault(t *testing.T) {
	_, err := titled("a", "b", "c").Reorder([]agenda.ItemID{"a", "x", "a"})
	require.Equal(t, []string{"/1", "/2", "", ""}, pathsOf(err))
	require.ErrorContains(t, err, `item "b" is missing`)
	_, err = agenda.Agenda{}.Reorder(make([]agenda.ItemID, 1001))
	require.Equal(t, []string{""}, pathsOf(err))
}

func TestSectionsCoverTheTimelineWithoutGapsOrOverlaps(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 200 {
		a := randomAgenda(r, 12)
		var slots []agenda.Slot
		var at time.Duration
		last := "none"
		for s := range a.Sections() {
			require.NotEmpty(t, s.Slots)
			require.NotEqual(t, last, s.Title, "neighbors differ")
			require.Equal(t, at, s.Start)
			require.Equal(t, s.Start, s.Slots[0].Start)
			require.Equal(t, s.End, s.Slots[len(s.Slots)-1].End)
			for _, slot := range s.Slots {
				require.Equal(t, s.Title, slot.Item.Section)
			}
			slots = append(slots, s.Slots...)
			at, last = s.End, s.Title
		}
		require.Equal(t, slices.Collect(a.Timeline()), slots)
		require.Equal(t, a.Length(), at)
		for range a.Sections() {
			break
		}
	}
}

func TestSlackAndOverrunAreWhatIsLeftAndWhatIsTooMuch(t *testing.T) {
	a := titled("a", "b", "c")
	require.Equal(t, 2*time.Minute, a.Slack(5*time.Minute))
	require.Zero(t, a.Overrun(5*time.Minute))
	require.Zero(t, a.Slack(time.Minute))
	require.Equal(t, 2*time.Minute, a.Overrun(time.Minute))
	require.Zero(t, a.Slack(3*time.Minute)+a.Overrun(3*time.Minute))
}
