package load_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost/load"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// weeklies are n weekly series of eight people out of a hundred, p0 in all of them.
func weeklies(b testing.TB, n int) []meeting.Meeting {
	r := rand.New(rand.NewPCG(1, 1))
	drafts := make([]meeting.Draft, n)
	for k := range drafts {
		drafts[k] = meeting.Draft{
			Start:  wallclock.At(2026, time.January, 1+r.IntN(14), 8+r.IntN(9), 15*r.IntN(4), zone(b, "America/New_York")),
			Length: time.Duration(1+r.IntN(4)) * 15 * time.Minute, Repeats: recurrence.Weekly(),
			Roster: participant.Roster{{ID: "p0"}},
		}
		for _, j := range r.Perm(99)[:7] {
			drafts[k].Roster = append(drafts[k].Roster, participant.Participant{ID: id(fmt.Sprintf("p%d", j+1))})
		}
	}
	return newMeetings(b, drafts...)
}

func BenchmarkPersonWith200SeriesOverAQuarter(b *testing.B) {
	meetings, window := weeklies(b, 200), days(b, "2026-01-01", "2026-04-01")
	who := load.Person{ID: "p0", Hours: hours(b, "09:00-12:00", "13:00-17:00")}
	b.ReportAllocs()
	for b.Loop() {
		_, err := load.OfPerson(window, who, nil, meetings...)
		require.NoError(b, err)
	}
}

func BenchmarkTeamOf100With500SeriesOverAQuarter(b *testing.B) {
	meetings, window := weeklies(b, 500), days(b, "2026-01-01", "2026-04-01")
	people := make([]load.Person, 100)
	for k := range people {
		people[k] = load.Person{ID: id(fmt.Sprintf("p%d", k)), Hours: hours(b, "09:00-12:00", "13:00-17:00")}
	}
	b.ReportAllocs()
	for b.Loop() {
		_, err := load.OfTeam(window, people, nil, meetings...)
		require.NoError(b, err)
	}
}
