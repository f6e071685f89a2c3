package customstore_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/examples/customstore"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/meetingtest"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

var zones = wallclock.SystemZones()

// This is all that a host has to write to hold its store against the contract. What every case leaves behind is then
// opened again.
func TestTheStoreKeepsEveryRule(t *testing.T) {
	folder := t.TempDir()
	var mu sync.Mutex
	open := make(map[string]*customstore.Store)
	meetingtest.TestStore(t, func(ctx context.Context, tenant string) (meeting.Store, error) {
		mu.Lock()
		defer mu.Unlock()
		if s, ok := open[tenant]; ok {
			return s, nil
		}
		s, err := customstore.Open(ctx, filepath.Join(folder, tenant), zones)
		open[tenant] = s
		return s, err
	})
	require.NotEmpty(t, open)
	for tenant, s := range open {
		require.NoError(t, s.Close())
		again, err := customstore.Open(t.Context(), filepath.Join(folder, tenant), zones)
		require.NoError(t, err)
		require.JSONEq(t, content(t, s), content(t, again), tenant)
		require.NoError(t, again.Close())
	}
}

// content is everything that the store has.
func content(t *testing.T, s *customstore.Store) string {
	t.Helper()
	data, err := json.Marshal(s)
	require.NoError(t, err)
	return string(data)
}

func call(t testing.TB, n int) meeting.Meeting {
	t.Helper()
	m, err := meeting.New(meeting.Draft{
		ID: meeting.IDFor(fmt.Sprint(n)), Title: "Call", Length: time.Hour,
		Start:  wallclock.At(2026, time.January, 5+n, 9, 0, time.UTC),
		Roster: participant.Roster{{ID: "bo"}},
	})
	require.NoError(t, err)
	return m
}

func scheduler(s meeting.Store) *meeting.Scheduler {
	now := wallclock.At(2026, time.January, 2, 9, 0, time.UTC).Instant()
	return meeting.NewScheduler(s, &meeting.SchedulerOptions{Now: func() time.Time { return now }})
}

// Wherever the process dies, what is there afterwards is what was acknowledged before.
func TestAJournalThatIsCutAnywhereHasItsWholeLines(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal")
	s, err := customstore.Open(t.Context(), path, zones)
	require.NoError(t, err)
	states := map[int64]string{0: content(t, s)} // by the length of the journal
	for n := range 3 {
		_, err := scheduler(s).Schedule(t.Context(), "ann", call(t, n))
		require.NoError(t, err)
		size, err := os.Stat(path)
		require.NoError(t, err)
		states[size.Size()] = content(t, s)
	}
	require.NoError(t, s.Close())
	require.Len(t, states, 4)
	whole, err := os.ReadFile(path)
	require.NoError(t, err)
	want := ""
	for cut := range int64(len(whole)) + 1 {
		if state, ok := states[cut]; ok {
			want = state
		} else if cut%7 != 0 {
			continue
		}
		require.NoError(t, os.WriteFile(path, whole[:cut], 0o600))
		s, err := customstore.Open(t.Context(), path, zones)
		require.NoError(t, err)
		require.Equal(t, want, content(t, s), cut)
		if cut%35 == 0 { // what is written then stands where the half line was
			_, err = scheduler(s).Schedule(t.Context(), "ann", call(t, 9))
			require.NoError(t, err)
			after := content(t, s)
			require.NoError(t, s.Close())
			s, err = customstore.Open(t.Context(), path, zones)
			require.NoError(t, err)
			require.Equal(t, after, content(t, s))
		}
		require.NoError(t, s.Close())
	}
}

func TestAJournalOfSomethingElseIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal")
	for _, text := range []string{"no journal\n", "{}\n", "[]\n", `{"commit":{},"meetings":[{}]}` + "\n"} {
		require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
		_, err := customstore.Open(t.Context(), path, zones)
		require.ErrorContains(t, err, "customstore: ", text)
	}
	_, err := customstore.Open(t.Context(), filepath.Join(path, "below"), zones)
	require.Error(t, err)
}

// It is to stay a store that is written in an afternoon.
func TestTheStoreHasLessThan150Lines(t *testing.T) {
	text, err := os.ReadFile("store.go")
	require.NoError(t, err)
	lines := 0
	for _, b := range text {
		if b == '\n' {
			lines++
		}
	}
	require.Less(t, lines, 150)
}

func ExampleOpen() {
	folder, err := os.MkdirTemp("", "customstore")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(folder) //nolint:errcheck // it is in the folder for what may go
	for range 2 {              // the second time the process has been started again
		store, err := customstore.Open(context.Background(), filepath.Join(folder, "acme"), zones)
		if err != nil {
			panic(err)
		}
		m, err := meeting.New(meeting.Draft{
			ID: meeting.IDFor("call 7"), Title: "Call", Start: wallclock.At(2026, time.January, 5, 9, 0, time.UTC), Length: time.Hour,
		})
		if err != nil {
			panic(err)
		}
		r, err := scheduler(store).Schedule(context.Background(), "ann", m)
		fmt.Println(r.Meeting, r.Known, err)
		if err := store.Close(); err != nil {
			panic(err)
		}
	}
	// Output:
	// Call, 2026-01-05T09:00:00[UTC] false <nil>
	// Call, 2026-01-05T09:00:00[UTC] true <nil>
}
