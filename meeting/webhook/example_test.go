package webhook_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/memstore"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/meeting/webhook"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A host schedules a meeting, and an application of a partner is told.
func Example() {
	key, err := webhook.NewSecret([]byte("32 random bytes, kept by both ends"))
	if err != nil {
		panic(err)
	}
	now := wallclock.At(2026, time.January, 2, 12, 0, time.UTC).Instant()
	partner := httptest.NewServer(receive(webhook.Verifier{Secrets: []webhook.Secret{key}}, now))
	defer partner.Close()
	clock := func() time.Time { return now } // a host leaves it to its default

	notifier, err := webhook.New(&http.Client{Timeout: 10 * time.Second}, partner.URL, []webhook.Secret{key}, &webhook.Options{Now: clock})
	if err != nil {
		panic(err)
	}
	call, err := meeting.New(meeting.Draft{
		Title: "First call", Start: wallclock.At(2026, time.January, 5, 9, 0, time.UTC), Length: time.Hour,
		Roster: participant.Roster{{ID: "ann"}, {ID: "bo"}},
	})
	if err != nil {
		panic(err)
	}
	s := meeting.NewScheduler(memstore.New(), &meeting.SchedulerOptions{Now: clock})
	if _, err := s.Schedule(context.Background(), "ann", call); err != nil {
		panic(err)
	}
	done, err := s.Deliver(context.Background(), now, notifier)
	fmt.Println(done.Delivered, err)
	// Output:
	// meeting.invited bo First call 2026-01-05 09:00:00 +0000 UTC
	// 1 <nil>
}

// receive is what the other end does.
func receive(v webhook.Verifier, now time.Time) http.HandlerFunc {
	seen := make(map[meeting.NotificationID]bool) // a database, where it is done in one transaction with the work
	return func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 1<<20))
		if err != nil {
			http.Error(w, "too large", http.StatusRequestEntityTooLarge)
			return
		}
		id, err := v.Verify(r.Header, body, now)
		if err != nil {
			http.Error(w, err.Error(), http.StatusUnauthorized)
			return
		}
		var m webhook.Message
		if err := json.Unmarshal(body, &m); err != nil {
			http.Error(w, "not a message", http.StatusUnprocessableEntity)
			return
		}
		if !seen[id] {
			seen[id] = true
			fmt.Println(m.Type, m.Data.Notification.To.ID, m.Data.Meeting.Title, m.Data.Meeting.Start)
		}
		w.WriteHeader(http.StatusNoContent)
	}
}
