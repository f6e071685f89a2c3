package agenda_test

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/participant"
)

func needing(minutes int, presenter participant.ID, needed ...participant.ID) agenda.Item {
	return agenda.Item{Title: "x", Presenter: presenter, Needed: needed, Length: time.Duration(minutes) * time.Minute}
}

func spanned(minutes ...int) (spans []agenda.Span) {
	for i := 0; i < len(minutes); i += 2 {
		spans = append(spans, agenda.Span{Start: time.Duration(minutes[i]) * time.Minute, End: time.Duration(minutes[i+1]) * time.Minute})
	}
	return spans
}

func TestPeopleAreNeededForTheirItemsAlone(t *testing.T) {
	a := agenda.Agenda{Items: []agenda.Item{
		needing(10, "ann"), needing(20, "dee", "bo"), needing(5, "", "bo"), needing(10, "ann", "bo"), needing(5, "ann", "dee"),
	}}
	for name, c := range map[string]struct {
		id     participant.ID
		length int
		want   []agenda.Span
	}{
		"an expert, twice":          {"dee", 60, spanned(0, 30, 45, 50)},
		"items that touch":          {"bo", 60, spanned(0, 45)},
		"whoever presents":          {"ann", 60, spanned(0, 10, 35, 50)},
		"a guest":                   {"kim", 60, spanned(0, 10)},
		"a meeting that is shorter": {"dee", 30, spanned(0, 30, 45, 50)},
	} {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, c.want, a.Needs(c.id, time.Duration(c.length)*time.Minute))
		})
	}
	require.False(t, a.NeedsEveryone())
}

func TestWhoeverIsNeededForAllItemsIsNeededAllTheTime(t *testing.T) {
	a := agenda.Agenda{Items: []agenda.Item{needing(10, "ann"), needing(10, "ann", "bo")}}
	require.Equal(t, spanned(0, 60), a.Needs("ann", time.Hour), "in the slack too")
	require.Equal(t, spanned(0, 20), a.Needs("ann", 15*time.Minute), "where it runs over")
	require.Equal(t, spanned(0, 60), agenda.Agenda{}.Needs("ann", time.Hour), "without an agenda")
	require.Empty(t, agenda.Agenda{}.Needs("ann", 0))
	require.True(t, agenda.Agenda{}.NeedsEveryone())
	require.True(t, titled("a", "b").NeedsEveryone())
}

func TestPeopleWhoAreNotNeededDoNotStay(t *testing.T) {
	a := agenda.Agenda{Items: []agenda.Item{needing(10, "ann", "bo"), needing(10, "", "bo"), needing(10, "ann", "bo")}}
	_, ok := a.Stay("kim", time.Hour)
	require.False(t, ok)
	require.Empty(t, a.Needs("kim", time.Hour))
	stay, ok := a.Stay("ann", time.Hour)
	require.True(t, ok)
	require.Equal(t, spanned(0, 30)[0], stay)
	require.Equal(t, 30*time.Minute, stay.Length())
	require.Equal(t, []participant.ID{"ann", "bo"}, slices.Collect(a.People()))
	for range a.People() {
		break
	}
}

func TestSpansOfNeedAreInOrderAndCoverTheItemsThatNeedOne(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	for range 500 {
		a := randomAgenda(r, 10)
		length := time.Duration(r.IntN(20_000)) * time.Second
		for _, id := range []participant.ID{"ann", "bo", "cy", "stranger"} {
			spans := a.Needs(id, length)
			var last time.Duration = -1
			var total time.Duration
			for _, s := range spans {
				require.Greater(t, s.Start, last, "spans neither overlap nor touch")
				require.Greater(t, s.End, s.Start)
				last = s.End
				total += s.Length()
			}
			var want time.Duration
			all := true
			for slot := range a.Timeline() {
				within := slices.ContainsFunc(spans, func(s agenda.Span) bool { return s.Start <= slot.Start && slot.End <= s.End })
				require.Equal(t, slot.Item.Needs(id), within)
				if within {
					want += slot.Item.Length
				}
				all = all && within
			}
			if all {
				want = max(length, a.Length())
			}
			require.Equal(t, want, total)
			if a.NeedsEveryone() {
				require.True(t, all)
			}
		}
	}
}

func TestPresentersLeadTheOthers(t *testing.T) {
	item := agenda.Item{Presenter: "bo", CoPresenters: []participant.ID{"dee", "ann"}}
	require.Equal(t, []participant.ID{"bo", "dee", "ann"}, slices.Collect(item.Presenters()))
	for id := range item.Presenters() {
		require.True(t, item.PresentedBy(id))
	}
	for id := range item.Presenters() {
		if id == "dee" {
			break
		}
	}
	for range item.Presenters() {
		break
	}
	require.False(t, item.PresentedBy(""))
	require.False(t, agenda.Item{}.PresentedBy(""))
	require.Empty(t, slices.Collect(agenda.Item{}.Presenters()))
}
