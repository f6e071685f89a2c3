package webhook_test

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/meeting/webhook"
	"github.com/salesmeeting/salesmeeting/participant"
)

// noon is when everything is signed.
var noon = time.Date(2026, time.January, 5, 12, 0, 0, 0, time.UTC)

func secret(t testing.TB, letter string) webhook.Secret {
	t.Helper()
	s, err := webhook.NewSecret([]byte(strings.Repeat(letter, 32)))
	require.NoError(t, err)
	return s
}

// review is a weekly meeting on Mondays at nine, whose third takes place a day later.
func review(t testing.TB) meeting.Meeting {
	t.Helper()
	third := wallclock.At(2026, time.January, 19, 9, 0, time.UTC)
	m, err := meeting.New(meeting.Draft{
		ID: meeting.IDFor("review"), Version: 3, Title: "Pipeline review",
		Start: wallclock.At(2026, time.January, 5, 9, 0, time.UTC), Length: 45 * time.Minute, Repeats: recurrence.Weekly(),
		Venue: meeting.Venue{URL: "https://zoom.us/j/123456789?pwd=hidden", Place: "Room 1"},
		Overrides: []meeting.Override{
			{Original: third.Local(), Start: wallclock.At(2026, time.January, 20, 10, 0, time.UTC), Title: "Late review", Length: time.Hour},
			{Original: third.Local().Add(7 * 24 * time.Hour), Canceled: true},
		},
		Roster: participant.Roster{{ID: "ann", Name: "Ann", Email: "ann@example.com"}},
	})
	require.NoError(t, err)
	return m
}

func notification(notice meeting.Notice, original string) meeting.Notification {
	n := meeting.Notification{
		ID: meeting.NotificationID{UUID: uuid.MustParse("0b0e1f6e-8a3c-5f3e-9d55-6a1f0c2b7d11")}, Meeting: meeting.IDFor("review"),
		Version: 2, Notice: notice, To: participant.Participant{ID: "ann", Name: "Ann", Email: "ann@example.com"},
		Channel: "webhook", By: "bo", At: noon,
	}
	if original != "" {
		if err := n.Occurrence.UnmarshalText([]byte(original)); err != nil {
			panic(err)
		}
	}
	return n
}

// receiver is a host that checks what it gets, as the package says.
type receiver struct {
	*httptest.Server
	mu       sync.Mutex
	verifier webhook.Verifier
	status   int           // answered in place of 204
	hang     chan struct{} // not nil: answers wait until it is closed
	header   http.Header
	bodies   []string
	ids      []meeting.NotificationID
}

func newReceiver(verifier webhook.Verifier) *receiver {
	r := &receiver{verifier: verifier}
	r.Server = httptest.NewServer(http.HandlerFunc(r.serve))
	return r
}

func (r *receiver) serve(w http.ResponseWriter, request *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(w, request.Body, 1<<20))
	if err != nil {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	r.mu.Lock()
	hang := r.hang
	r.mu.Unlock()
	if hang != nil {
		<-hang
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.status != 0 {
		w.WriteHeader(r.status)
		return
	}
	id, err := r.verifier.Verify(request.Header, body, noon)
	if err != nil {
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	r.header, r.ids, r.bodies = request.Header, append(r.ids, id), append(r.bodies, string(body))
	w.WriteHeader(http.StatusNoContent)
}

func (r *receiver) answer(status int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.status = status
}

// stall lets answers wait until mend is called.
func (r *receiver) stall() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.hang = make(chan struct{})
}

func (r *receiver) mend() {
	r.answer(0)
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.hang != nil {
		close(r.hang)
		r.hang = nil
	}
}

func (r *receiver) received() []meeting.NotificationID {
	r.mu.Lock()
	defer r.mu.Unlock()
	return append([]meeting.NotificationID(nil), r.ids...)
}

// notifier posts to an endpoint at noon.
func notifier(t testing.TB, endpoint string, secrets ...webhook.Secret) *webhook.Notifier {
	t.Helper()
	n, err := webhook.New(http.DefaultClient, endpoint, secrets, &webhook.Options{Now: func() time.Time { return noon }})
	require.NoError(t, err)
	return n
}

func ctx() context.Context { return context.Background() }
