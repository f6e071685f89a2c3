package enginetest_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// Lives of every length, and windows of every length, within thirty years.
func TestFindAgreesWithMatchesOnRandomMeetings(t *testing.T) {
	onEach(t, func(t *testing.T, e engine) {
		r := rand.New(rand.NewPCG(5, 26))
		_, base := e.migrated(t)
		store := base.Tenant("a")
		var all []meeting.Meeting
		for n := range 400 {
			all = append(all, made(t, randomDraft(r, n)))
		}
		require.NoError(t, store.Commit(t.Context(), meeting.Commit{Meetings: all}))
		matched := 0
		for range 300 {
			q := randomQuery(r)
			var want []meeting.ID
			for _, m := range all {
				if q.Matches(m) && m.ID().Compare(q.After) > 0 && (q.Limit == 0 || len(want) < q.Limit) {
					want = append(want, m.ID())
				}
			}
			found, err := store.Find(t.Context(), q)
			require.NoError(t, err)
			var got []meeting.ID
			for _, m := range found {
				got = append(got, m.ID())
			}
			require.Equal(t, want, got, "%+v", q)
			matched += len(got)
		}
		assert.Greater(t, matched, 1000)
	})
}

// span returns some seconds, of any order of magnitude up to a bit more than a dozen years.
func span(r *rand.Rand) time.Duration { return time.Duration(1<<r.IntN(29)+r.IntN(1000)) * time.Second }

func randomDraft(r *rand.Rand, n int) meeting.Draft {
	d := call(r.IntN(15*365*24)-r.IntN(15*365*24), participant.ID(fmt.Sprint("p", r.IntN(4))))
	d.ID, d.Version, d.Canceled = numberedID(n), 1, r.IntN(20) == 0
	d.Records = []participant.Record{{Type: "account\x00", ID: fmt.Sprint(r.IntN(3))}} // NUL is UTF-8 too
	d.Venue.Resources = []participant.ID{participant.ID(fmt.Sprint("room-", r.IntN(3)))}
	switch r.IntN(4) {
	case 0:
		d.Length = min(span(r), 30*24*time.Hour)
	case 1:
		d.Repeats = recurrence.Weekly()
	case 2:
		d.Repeats = recurrence.Weekly().Times(1 + r.IntN(600))
	}
	return d
}

func randomQuery(r *rand.Rand) meeting.Query {
	var q meeting.Query
	if r.IntN(5) > 0 {
		start := newYear.Add(time.Duration(r.IntN(30*365*24)-15*365*24) * time.Hour)
		q.Window, _ = interval.Lasting(start, span(r)) // never negative
	}
	if r.IntN(2) == 0 {
		q.Person = participant.ID(fmt.Sprint("p", r.IntN(4)))
	}
	if r.IntN(3) == 0 {
		q.Resource = participant.ID(fmt.Sprint("room-", r.IntN(3)))
	}
	if r.IntN(3) == 0 {
		q.Record = participant.Record{Type: "account\x00", ID: fmt.Sprint(r.IntN(3))}
	}
	if r.IntN(3) == 0 {
		q.After, q.Limit = numberedID(r.IntN(400)), 1+r.IntN(20)
	}
	return q
}

// Far more than one statement reads.
func TestAllMeetingsAreFoundPageByPage(t *testing.T) {
	onEach(t, func(t *testing.T, e engine) {
		_, base := e.migrated(t)
		store := base.Tenant("a")
		var c meeting.Commit
		var want []meeting.ID
		for n := range 1200 {
			d := call(n, "ann")
			d.ID, d.Version = numberedID(n), 1
			c.Meetings = append(c.Meetings, made(t, d))
			want = append(want, d.ID)
		}
		require.NoError(t, store.Commit(t.Context(), c))
		for _, q := range []meeting.Query{{}, {Person: "ann"}, {Window: week(2026, 0)}} {
			found, err := store.Find(t.Context(), q)
			require.NoError(t, err)
			all := want
			if !q.Window.IsZero() {
				all = want[:slices.IndexFunc(c.Meetings, func(m meeting.Meeting) bool { return !q.Matches(m) })]
			}
			require.Len(t, found, len(all))
		}
		kept, err := store.Read(t.Context(), meeting.Selection{Meetings: append(want, want...), Reminders: want, History: want})
		require.NoError(t, err)
		assert.Len(t, kept.Meetings, len(want), "each once")
	})
}

// Meetings of the years 2 and 9999 are found like any other.
func TestTheFarEndsOfTheCalendarAreFound(t *testing.T) {
	onEach(t, func(t *testing.T, e engine) {
		_, base := e.migrated(t)
		store := base.Tenant("")
		for n, year := range []int{2, 9999} {
			d := call(0, "ann")
			d.ID, d.Version = numberedID(n), 1
			d.Start = wallclock.At(year, time.June, 1, 9, 0, time.UTC)
			require.NoError(t, store.Commit(t.Context(), meeting.Commit{Meetings: []meeting.Meeting{made(t, d)}}))
			w, err := interval.Lasting(d.Start.Instant().Add(-time.Hour), 2*time.Hour)
			require.NoError(t, err)
			found, err := store.Find(t.Context(), meeting.Query{Window: w, Person: "ann"})
			require.NoError(t, err)
			require.Len(t, found, 1)
		}
	})
}
