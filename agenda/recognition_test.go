package agenda_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/participant"
)

var bookings = agenda.Measure{Name: "Bookings", Unit: "USD"}

func TestTopPerformersAreThoseOfTheFirstRanks(t *testing.T) {
	figures := []agenda.Figure{
		{"cy", "100.50"}, {"ann", "250"}, {"bo", "100.5"}, {"dee", "99.999999999999999999999999999999"}, {"eve", "0"}, {"flo", "-3"}, {"gus", "100"},
	}
	for ranks, want := range map[int]string{
		1:   "1 ann",
		2:   "1 ann 2 bo 2 cy",
		3:   "1 ann 2 bo 2 cy",
		4:   "1 ann 2 bo 2 cy 4 gus",
		5:   "1 ann 2 bo 2 cy 4 gus 5 dee",
		100: "1 ann 2 bo 2 cy 4 gus 5 dee",
	} {
		list, err := agenda.Recognize(bookings, figures, ranks)
		require.NoError(t, err)
		var got []string
		for _, r := range list {
			require.Empty(t, r.Problems())
			require.Equal(t, "Bookings", r.Measure)
			require.Equal(t, "USD", r.Unit)
			got = append(got, fmt.Sprint(r.Rank, " ", r.Person))
		}
		require.Equal(t, want, strings.Join(got, " "), "%d ranks", ranks)
	}
	list, err := agenda.Recognize(bookings, figures, 2)
	require.NoError(t, err)
	require.Equal(t, "100.5", list[1].Figure, "as the host wrote it")
	require.Equal(t, participant.ID("cy"), figures[0].Person, "the figures stay as they are")
}

func TestTheOrderOfFiguresDoesNotMatter(t *testing.T) {
	r := rand.New(rand.NewPCG(21, 22))
	for range 100 {
		var figures []agenda.Figure
		for i := range r.IntN(12) {
			figures = append(figures, agenda.Figure{Person: participant.ID(fmt.Sprint(i)), Value: fmt.Sprint(r.IntN(5))})
		}
		ranks := 1 + r.IntN(5)
		want, err := agenda.Recognize(bookings, figures, ranks)
		require.NoError(t, err)
		r.Shuffle(len(figures), func(i, j int) { figures[i], figures[j] = figures[j], figures[i] })
		got, err := agenda.Recognize(bookings, figures, ranks)
		require.NoError(t, err)
		require.Equal(t, want, got)
		for _, f := range figures {
			above, there := 0, false
			for _, g := range figures {
				if g.Value > f.Value { // of one digit each
					above++
				}
			}
			for _, recognition := range got {
				if recognition.Person == f.Person {
					there = true
					require.Equal(t, above+1, recognition.Rank)
				}
			}
			require.Equal(t, above < ranks && f.Value != "0", there)
		}
	}
}

func TestFiguresThatCannotBeComparedAreLocated(t *testing.T) {
	_, err := agenda.Recognize(agenda.Measure{}, []agenda.Figure{{"", "1"}, {"a", "1"}, {"a", "2"}, {"b", "1e9"}}, 0)
	require.Equal(t, []string{"", "", "/0/person", "/2/person", "/3/value"}, pathsOf(err))
	_, err = agenda.Recognize(bookings, make([]agenda.Figure, 100_001), 1)
	require.Equal(t, []string{""}, pathsOf(err))
	for _, value := range []string{"", "-", ".", "1.", ".5", "+1", "1,000", "1/2", "0x10", "1_000", " 1", "१", "NaN", "Inf", "--1", "1.2.3", strings.Repeat("9", 41), strings.Repeat("9", 1<<20)} {
		_, err := agenda.Recognize(bookings, []agenda.Figure{{"a", value}}, 1)
		require.Equal(t, []string{"/0/value"}, pathsOf(err), "%.20s", value)
		require.Less(t, len(err.Error()), 300)
	}
	for _, value := range []string{"0.0001", "007", strings.Repeat("9", 40)} {
		list, err := agenda.Recognize(bookings, []agenda.Figure{{"a", value}}, 1)
		require.NoError(t, err)
		require.Len(t, list, 1)
	}
}
