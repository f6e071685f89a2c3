package load_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost/load"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/availability"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

var zones = wallclock.SystemZones()

func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	loc, err := zones.Location(name)
	require.NoError(t, err)
	return loc
}

// days is a window from one midnight in UTC to another.
func days(t testing.TB, from, to string) interval.Interval {
	t.Helper()
	a, err := wallclock.ParseDate(from)
	require.NoError(t, err)
	b, err := wallclock.ParseDate(to)
	require.NoError(t, err)
	w, err := wallclock.Between(a, b, time.UTC)
	require.NoError(t, err)
	return w
}

// week is that of Monday, 2 March 2026.
func week(t testing.TB) interval.Interval { return days(t, "2026-03-02", "2026-03-09") }

func hours(t testing.TB, spans ...availability.Span) availability.WorkingHours {
	t.Helper()
	h, err := availability.New(availability.Draft{Zone: wallclock.ZoneOf(time.UTC), Week: availability.MondayToFriday(spans...)})
	require.NoError(t, err)
	return h
}

// at is a draft on a day of March 2026 in UTC, of ann and bo.
func at(day, hour, minute int, length time.Duration) meeting.Draft {
	return meeting.Draft{
		Start: wallclock.At(2026, time.March, day, hour, minute, time.UTC), Length: length,
		Roster: participant.Roster{{ID: "ann"}, {ID: "bo"}},
	}
}

func newMeetings(t testing.TB, drafts ...meeting.Draft) []meeting.Meeting {
	t.Helper()
	list := make([]meeting.Meeting, len(drafts))
	for i, d := range drafts {
		var err error
		list[i], err = meeting.New(d)
		require.NoError(t, err)
	}
	return list
}

func ofPerson(t testing.TB, window interval.Interval, who load.Person, options *load.Options, meetings ...meeting.Meeting) load.Indices {
	t.Helper()
	i, err := load.OfPerson(window, who, options, meetings...)
	require.NoError(t, err)
	return i
}

// ann's indices in the week of 2 March 2026; she works from 8 to 17 o'clock.
func ofAnn(t testing.TB, drafts ...meeting.Draft) load.Indices {
	t.Helper()
	return ofPerson(t, week(t), load.Person{ID: "ann", Hours: hours(t, "08:00-17:00")}, nil, newMeetings(t, drafts...)...)
}

func working(t testing.TB, i load.Indices) load.Working {
	t.Helper()
	w, known := i.Working()
	require.True(t, known)
	return w
}

func text(t testing.TB, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	require.NoError(t, err)
	return string(b)
}

// randomMeetings are of p0 to p7 in March 2026 and around it, of all kinds.
func randomMeetings(t testing.TB, r *rand.Rand, n int) []meeting.Meeting {
	zones := []*time.Location{time.UTC, zone(t, "America/New_York"), zone(t, "Asia/Kolkata")}
	rules := []recurrence.Rule{{}, recurrence.Weekly().Times(9), recurrence.Daily().Every(3).Times(20), recurrence.Monthly().Times(5)}
	roles := []participant.Role{"", participant.SalesManager, participant.ExistingCustomer, participant.Partner}
	var drafts []meeting.Draft
	for range n {
		d := meeting.Draft{
			Start:    wallclock.At(2026, time.Month(2+r.IntN(2)), 1+r.IntN(28), r.IntN(24), 15*r.IntN(4), zones[r.IntN(len(zones))]),
			Length:   time.Duration(r.IntN(12)*15*60+r.IntN(2)*r.IntN(900)) * time.Second,
			Repeats:  rules[r.IntN(len(rules))],
			Audience: []meeting.Audience{"", "", meeting.Internal, meeting.CustomerFacing}[r.IntN(4)],
		}
		if d.Length == 0 {
			d.End = d.Start
		}
		if r.IntN(2) == 0 {
			d.Organizer = participant.ID(fmt.Sprintf("p%d", r.IntN(9)))
		}
		for _, j := range r.Perm(8)[:r.IntN(5)] {
			d.Roster = append(d.Roster, participant.Participant{
				ID: participant.ID(fmt.Sprintf("p%d", j)), Role: roles[r.IntN(len(roles))],
				Response: participant.Response(r.IntN(5)), External: r.IntN(4) == 0,
			})
		}
		if len(d.Roster) > 0 && r.IntN(3) == 0 {
			d.Overrides = []meeting.Override{{
				Original:  d.Start.Local(),
				Responses: map[participant.ID]participant.Response{d.Roster[0].ID: participant.Response(r.IntN(5))},
			}}
			if d.Repeats.IsZero() {
				d.Extra = append(d.Extra, d.Start.Local().Add(50*time.Hour))
			}
		}
		drafts = append(drafts, d)
	}
	return newMeetings(t, drafts...)
}

func randomPeople(t testing.TB, r *rand.Rand, n int) []load.Person {
	people := make([]load.Person, n)
	for i := range people {
		people[i] = load.Person{ID: participant.ID(fmt.Sprintf("p%d", i)), Hours: hours(t, "09:00-12:00", "13:00-17:00")}
		for range r.IntN(3) {
			from := week(t).Start().Add(time.Duration(r.IntN(7*24*4)) * 15 * time.Minute)
			b, err := interval.Lasting(from, time.Duration(r.IntN(20))*15*time.Minute)
			require.NoError(t, err)
			people[i].Busy = append(people[i].Busy, b)
		}
	}
	return people
}
