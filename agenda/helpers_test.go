package agenda_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/participant"
)

// tenOClock is when the meetings of these tests are planned to begin.
var tenOClock = time.Date(2026, time.January, 8, 10, 0, 0, 0, time.UTC)

// after returns the moment so many minutes after ten o'clock.
func after(minutes int) time.Time { return tenOClock.Add(time.Duration(minutes) * time.Minute) }

func toJSON(t testing.TB, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	require.NoError(t, err)
	return string(data)
}

func fromJSON[T any](t testing.TB, text string) T {
	t.Helper()
	var v T
	require.NoError(t, json.Unmarshal([]byte(text), &v))
	return v
}

// faults returns the paths of what is wrong with JSON of a T.
func faults[T any](text string) []string {
	var v T
	return pathsOf(json.Unmarshal([]byte(text), &v))
}

func date(t testing.TB, text string) agenda.Date {
	t.Helper()
	d, err := agenda.ParseDate(text)
	require.NoError(t, err)
	return d
}

// randomAgenda returns an agenda of up to most items without problems.
func randomAgenda(r *rand.Rand, most int) agenda.Agenda {
	var a agenda.Agenda
	for i := range r.IntN(most + 1) {
		length := time.Duration(1+r.IntN(3600)) * time.Second
		item := agenda.Item{
			Title: fmt.Sprint("item ", r.IntN(most)), Length: length,
			Shortest: time.Duration(r.Int64N(int64(length) + 1)).Truncate(time.Second),
			Priority: agenda.Low + agenda.Priority(r.IntN(4)),
		}
		if r.IntN(2) == 0 {
			item.ID = agenda.ItemID(fmt.Sprint("id ", i))
		}
		if r.IntN(3) == 0 {
			item.Section = []string{"a", "b"}[r.IntN(2)]
		}
		for _, id := range []participant.ID{"ann", "bo", "cy"} {
			switch r.IntN(6) {
			case 0:
				item.Needed = append(item.Needed, id)
			case 1:
				item.CoPresenters = append(item.CoPresenters, id)
			}
		}
		a.Items = append(a.Items, item)
	}
	return a
}
