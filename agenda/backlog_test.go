package agenda_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/agenda"
)

func TestTheBacklogKeepsEachItemOnce(t *testing.T) {
	prices, demo := agenda.Item{Title: "Prices", Length: time.Minute}, agenda.Item{ID: "demo", Title: "Demonstration", Length: time.Minute}
	b := agenda.Backlog{}.Add(prices, demo)
	longer := prices
	longer.Length = time.Hour
	c := b.Add(longer, agenda.Item{Title: "demo", Length: time.Minute})
	require.Equal(t, []agenda.Waiting{{prices, 1}, {demo, 1}}, b.Waiting, "the backlog itself stays")
	require.Equal(t, []agenda.Waiting{{longer, 2}, {agenda.Item{Title: "demo", Length: time.Minute}, 2}}, c.Waiting, "an item without an id goes by its title")
	require.Equal(t, []agenda.Waiting{{longer, 2}, {demo, 1}}, b.Add(prices, longer).Waiting, "one meeting has left it open")
	require.Equal(t, []agenda.Waiting{{demo, 1}}, b.Remove("Prices", "other").Waiting)
	require.Empty(t, c.Problems())
	require.Equal(t, c, fromJSON[agenda.Backlog](t, toJSON(t, c)))
	require.Equal(t, `{"schema":1,"waiting":[{"item":{"title":"Prices","length":"1m0s"},"carried":1},{"item":{"id":"demo","title":"Demonstration","length":"1m0s"},"carried":1}]}`, toJSON(t, b))
	require.Equal(t, `{"schema":1}`, toJSON(t, agenda.Backlog{}))

	twice := agenda.Backlog{Waiting: []agenda.Waiting{{prices, 0}, {prices, -1}, {agenda.Item{}, 0}}}
	require.Equal(t, []string{"/waiting/1/item", "/waiting/1/carried", "/waiting/2/item/title", "/waiting/2/item/length"}, pathsOf(twice.Problems().Err()))
	require.Equal(t, []string{"/waiting"}, pathsOf(agenda.Backlog{Waiting: make([]agenda.Waiting, 1001)}.Problems().Err()))
	require.Equal(t, []string{"/schema", "/waiting/0/carried", "/waiting/0/item/length"}, faults[agenda.Backlog](`{"schema":9,"waiting":[{"item":{"length":1},"carried":"x"}]}`))
}

func TestTheBacklogFillsTheSlackOfAnAgenda(t *testing.T) {
	wait := func(minutes, shortest, carried int, title string, p agenda.Priority) agenda.Waiting {
		return agenda.Waiting{Item: prioritized(title, minutes, shortest, p), Carried: carried}
	}
	b := agenda.Backlog{Waiting: []agenda.Waiting{
		wait(10, 0, 1, "normal", agenda.Normal), wait(10, 0, 3, "carried often", agenda.Normal), wait(40, 0, 1, "too long", agenda.High),
		wait(10, 0, 1, "high", agenda.High), wait(20, 5, 1, "low", agenda.Low), wait(5, 0, 9, "there already", agenda.High),
	}}
	next := agenda.Agenda{Items: []agenda.Item{prioritized("there already", 10, 0, agenda.Normal)}}
	before := b.Clone()
	a, rest := b.Fill(next, 45*time.Minute)
	require.Equal(t, []string{"there already", "high", "carried often", "normal", "low"}, titles(a.Items))
	require.Equal(t, 5*time.Minute, a.Items[4].Length, "shortened to what is left")
	require.Equal(t, []agenda.Waiting{b.Waiting[2]}, rest.Waiting)
	require.Equal(t, before, b)

	a, rest = b.Fill(next, 32*time.Minute)
	require.Equal(t, []string{"there already", "high", "carried often"}, titles(a.Items))
	require.Equal(t, []agenda.Waiting{b.Waiting[0], b.Waiting[2], b.Waiting[4]}, rest.Waiting, "in the order in which they wait")
	a, _ = b.Fill(titled(slices.Repeat([]string{"x"}, 1000)...), 100*time.Hour)
	require.Len(t, a.Items, 1000)
}

func TestFillingLosesNoItemAndDoublesNone(t *testing.T) {
	r := rand.New(rand.NewPCG(27, 28))
	for range 300 {
		a, waiting := randomAgenda(r, 6), randomAgenda(r, 12)
		b := agenda.Backlog{}.Add(waiting.Items...)
		length := time.Duration(r.IntN(20_000)) * time.Second
		filled, rest := b.Fill(a, length)
		require.LessOrEqual(t, filled.Length(), max(length, a.Length()))
		require.True(t, a.Equal(agenda.Agenda{Items: filled.Items[:len(a.Items)]}), "its own items stay as they are")
		own := agenda.Backlog{}.Add(a.Items...)
		for _, w := range b.Waiting {
			there := own.Add(w.Item)
			if len(there.Waiting) == len(own.Waiting) {
				continue // the agenda has it already
			}
			filledIn := slices.ContainsFunc(filled.Items[len(a.Items):], func(i agenda.Item) bool { return sameBut(i, w.Item) })
			waits := slices.ContainsFunc(rest.Waiting, func(v agenda.Waiting) bool { return v.Item.Equal(w.Item) })
			require.NotEqual(t, filledIn, waits, "%v", w)
		}
		for _, item := range filled.Items[len(a.Items):] {
			require.Positive(t, item.Length)
		}
	}
}

func TestOpenItemsComeFirstInTheNextMeeting(t *testing.T) {
	r := replayed(t, afternoon()...)
	next := titled("Numbers", "Prices")
	require.True(t, next.Equal(next.CarryOver(r.Open())), "they are on it already")
	next = titled("News")
	open := append(r.Open(), r.Open()...)
	require.Equal(t, []string{"Prices", "News"}, titles(next.CarryOver(open).Items))
	require.Equal(t, titled("News"), next)
	require.True(t, next.CarryOver(nil).Equal(next))
	require.Equal(t, fmt.Sprint(agenda.Agenda{}), fmt.Sprint(agenda.Agenda{}.CarryOver(nil)))
}
