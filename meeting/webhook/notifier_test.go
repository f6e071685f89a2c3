package webhook_test

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/meetingtest"
	"github.com/salesmeeting/salesmeeting/meeting/webhook"
)

func TestTheNotifierKeepsEveryRule(t *testing.T) {
	key := secret(t, "a")
	meetingtest.TestNotifier(t, func(context.Context) (meetingtest.Rig, error) {
		r := newReceiver(webhook.Verifier{Secrets: []webhook.Secret{key}})
		t.Cleanup(r.Close)
		return meetingtest.Rig{
			Notifier: notifier(t, r.URL, key), Received: r.received,
			Break: func() { r.answer(http.StatusServiceUnavailable) },
			Mend:  r.mend, Stall: r.stall,
			Refuse: func() { r.answer(http.StatusGone) },
		}, nil
	})
}

func TestTheStatusCodeDecidesWhatBecomesOfIt(t *testing.T) {
	key := secret(t, "a")
	r := newReceiver(webhook.Verifier{})
	defer r.Close()
	n := notifier(t, r.URL, key)
	dead := []int{400, 405, 410, 413, 414, 415, 422, 431, 451}
	later := []int{300, 302, 304, 401, 403, 404, 406, 408, 409, 425, 429, 500, 501, 502, 503, 504, 599}
	for _, status := range []int{200, 201, 202, 204, 299} {
		r.answer(status)
		require.NoError(t, n.Notify(ctx(), notification(meeting.NoticeChanged, ""), review(t)), status)
	}
	for _, status := range slices.Concat(dead, later) {
		r.answer(status)
		err := n.Notify(ctx(), notification(meeting.NoticeChanged, ""), review(t))
		var answer *webhook.StatusError
		require.ErrorAs(t, err, &answer)
		require.Equal(t, status, answer.Code)
		require.Equal(t, slices.Contains(dead, status), errors.Is(err, meeting.ErrUndeliverable), status)
	}
}

func TestARequestSaysWhatAndIsSignedWithEverySecret(t *testing.T) {
	older, newer := secret(t, "a"), secret(t, "b")
	for _, known := range []webhook.Secret{older, newer} {
		r := newReceiver(webhook.Verifier{Secrets: []webhook.Secret{known}})
		t.Cleanup(r.Close)
		sent := notification(meeting.NoticeChanged, "2026-01-19T09:00:00")
		require.NoError(t, notifier(t, r.URL, newer, older).Notify(ctx(), sent, review(t)))
		require.Equal(t, sent.ID, r.received()[0])
		require.Equal(t, "application/json", r.header.Get("Content-Type"))
		require.Equal(t, "1767614400", r.header.Get(webhook.HeaderTimestamp))
		require.Len(t, strings.Fields(r.header.Get(webhook.HeaderSignature)), 2)

		var read webhook.Message
		require.NoError(t, json.Unmarshal([]byte(r.bodies[0]), &read))
		require.Equal(t, webhook.NewMessage(sent, review(t)), read)
		require.NotContains(t, r.bodies[0], "hidden")
	}
}

func TestANotifierWithAnotherSecretIsTurnedAwayAndTriesAgain(t *testing.T) {
	r := newReceiver(webhook.Verifier{Secrets: []webhook.Secret{secret(t, "a")}})
	defer r.Close()
	err := notifier(t, r.URL, secret(t, "b")).Notify(ctx(), notification(meeting.NoticeChanged, ""), review(t))
	require.EqualError(t, err, "webhook: the endpoint answers 401 Unauthorized")
	require.NotErrorIs(t, err, meeting.ErrUndeliverable)
}

func TestAMessageTellsOfWhatItIsAbout(t *testing.T) {
	at := func(day, hour int) time.Time { return time.Date(2026, time.January, day, hour, 0, 0, 0, time.UTC) }
	for name, test := range map[string]struct {
		notice   meeting.Notice
		original string
		onward   bool
		want     webhook.Summary
	}{
		"the series": {meeting.NoticeInvited, "", false, webhook.Summary{
			Version: 3, Title: "Pipeline review", Start: at(5, 9), Zone: "UTC", Seconds: 2700, Repeats: "FREQ=WEEKLY",
		}},
		"an occurrence": {meeting.NoticeReminder, "2026-01-12T09:00:00", false, webhook.Summary{
			Version: 3, Title: "Pipeline review", Start: at(12, 9), Zone: "UTC", Seconds: 2700,
		}},
		"all from it on": {meeting.NoticeChanged, "2026-01-12T09:00:00", true, webhook.Summary{
			Version: 3, Title: "Pipeline review", Start: at(12, 9), Zone: "UTC", Seconds: 2700, Repeats: "FREQ=WEEKLY",
		}},
		"one that was moved": {meeting.NoticeChanged, "2026-01-19T09:00:00", false, webhook.Summary{
			Version: 3, Title: "Late review", Start: at(20, 10), Zone: "UTC", Seconds: 3600,
		}},
		"one that was canceled": {meeting.NoticeCanceled, "2026-01-26T09:00:00", false, webhook.Summary{
			Version: 3, Title: "Pipeline review", Canceled: true, Start: at(26, 9), Zone: "UTC", Seconds: 2700,
		}},
	} {
		n := notification(test.notice, test.original)
		n.Onward = test.onward
		msg := webhook.NewMessage(n, review(t))
		require.Equal(t, &test.want, msg.Data.Meeting, name)
		require.Equal(t, "meeting."+string(test.notice), msg.Type, name)
		require.Equal(t, noon, msg.Timestamp)
	}
	require.Nil(t, webhook.NewMessage(notification(meeting.NoticeCanceled, ""), meeting.Meeting{}).Data.Meeting)
}

func TestTheBodyIsAContractWithReceivers(t *testing.T) {
	n := notification(meeting.NoticeReminder, "2026-01-12T09:00:00")
	n.By, n.Start = "", time.Date(2026, time.January, 12, 9, 0, 0, 0, time.UTC)
	body, err := json.Marshal(webhook.NewMessage(n, review(t)))
	require.NoError(t, err)
	require.JSONEq(t, `{
		"schema": 1, "type": "meeting.reminder", "timestamp": "2026-01-05T12:00:00Z",
		"data": {
			"notification": {
				"id": "0b0e1f6e-8a3c-5f3e-9d55-6a1f0c2b7d11", "meeting": "`+meeting.IDFor("review").String()+`",
				"version": 2, "notice": "reminder", "occurrence": "2026-01-12T09:00:00",
				"to": {"id": "ann", "name": "Ann", "email": "ann@example.com"},
				"channel": "webhook", "at": "2026-01-05T12:00:00Z", "start": "2026-01-12T09:00:00Z"
			},
			"meeting": {
				"version": 3, "title": "Pipeline review", "start": "2026-01-12T09:00:00Z", "zone": "UTC", "length_seconds": 2700
			}
		}
	}`, string(body))
}

func TestRedirectsAreNotFollowedWithWhatWasSigned(t *testing.T) {
	var reached atomic.Bool
	other := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { reached.Store(true) }))
	defer other.Close()
	moved := httptest.NewServer(http.RedirectHandler(other.URL, http.StatusTemporaryRedirect))
	defer moved.Close()
	client := &http.Client{}
	n, err := webhook.New(client, moved.URL, []webhook.Secret{secret(t, "a")}, nil)
	require.NoError(t, err)
	var answer *webhook.StatusError
	require.ErrorAs(t, n.Notify(ctx(), notification(meeting.NoticeChanged, ""), review(t)), &answer)
	require.Equal(t, http.StatusTemporaryRedirect, answer.Code)
	require.False(t, reached.Load())
	require.Nil(t, client.CheckRedirect, "the host's client stays as it is")
}

// endless is a body without end, which counts what is read of it.
type endless struct{ read atomic.Int64 }

func (e *endless) Read(p []byte) (int, error) {
	e.read.Add(int64(len(p)))
	return len(p), nil
}

func (e *endless) Close() error { return nil }

type transport func(*http.Request) (*http.Response, error)

func (f transport) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

func TestOfAnAnswerOnlyItsBeginningIsRead(t *testing.T) {
	body := &endless{}
	client := &http.Client{Transport: transport(func(*http.Request) (*http.Response, error) {
		return &http.Response{StatusCode: http.StatusOK, Body: body}, nil
	})}
	n, err := webhook.New(client, "https://example.com/hook", []webhook.Secret{secret(t, "a")}, nil)
	require.NoError(t, err)
	require.NoError(t, n.Notify(ctx(), notification(meeting.NoticeChanged, ""), review(t)))
	require.Positive(t, body.read.Load())
	require.LessOrEqual(t, body.read.Load(), int64(64<<10))
}

func TestACallEndsWithItsContextWhileTheEndpointHangs(t *testing.T) {
	let := make(chan struct{})
	hangs := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		<-let
	}))
	defer hangs.Close()
	defer close(let)
	short, cancel := context.WithTimeout(ctx(), 50*time.Millisecond)
	defer cancel()
	err := notifier(t, hangs.URL, secret(t, "a")).Notify(short, notification(meeting.NoticeChanged, ""), review(t))
	require.ErrorIs(t, err, context.DeadlineExceeded)
	require.NotErrorIs(t, err, meeting.ErrUndeliverable)
}

// An http.Client fails with the cause, which the host may have given.
func TestACallEndsWithTheErrorOfItsContextWhateverTheCause(t *testing.T) {
	canceled, cancel := context.WithCancelCause(ctx())
	client := &http.Client{Transport: transport(func(*http.Request) (*http.Response, error) {
		cancel(errors.New("the host shuts down"))
		return nil, context.Cause(canceled)
	})}
	n, err := webhook.New(client, "https://example.com/hook", []webhook.Secret{secret(t, "a")}, nil)
	require.NoError(t, err)
	err = n.Notify(canceled, notification(meeting.NoticeChanged, ""), review(t))
	require.ErrorIs(t, err, context.Canceled)
	require.ErrorContains(t, err, "the host shuts down")
}

func TestErrorsDoNotShowTheEndpoint(t *testing.T) {
	gone := httptest.NewServer(http.NotFoundHandler())
	gone.Close()
	err := notifier(t, gone.URL+"/hook?token=hidden", secret(t, "a")).Notify(ctx(), notification(meeting.NoticeChanged, ""), review(t))
	require.ErrorContains(t, err, "webhook: ")
	require.NotContains(t, err.Error(), "hidden")
	require.NotErrorIs(t, err, meeting.ErrUndeliverable)
}

func TestTheHostMayWriteOtherBodies(t *testing.T) {
	key := secret(t, "a")
	r := newReceiver(webhook.Verifier{Secrets: []webhook.Secret{key}})
	defer r.Close()
	fails := errors.New("no template")
	o := webhook.Options{
		Now: func() time.Time { return noon }, ContentType: "text/plain",
		Body: func(n meeting.Notification, _ meeting.Meeting) ([]byte, error) {
			if n.Notice == meeting.NoticeAnswered {
				return nil, fails
			}
			return []byte("changed"), nil
		},
	}
	n, err := webhook.New(http.DefaultClient, r.URL, []webhook.Secret{key}, &o)
	require.NoError(t, err)
	require.NoError(t, n.Notify(ctx(), notification(meeting.NoticeChanged, ""), review(t)))
	require.Equal(t, []string{"changed"}, r.bodies)
	require.Equal(t, "text/plain", r.header.Get("Content-Type"))
	require.ErrorIs(t, n.Notify(ctx(), notification(meeting.NoticeAnswered, ""), review(t)), fails)
}

func TestANotifierNeedsAnEndpointAndASecret(t *testing.T) {
	key := secret(t, "a")
	for endpoint, secrets := range map[string][]webhook.Secret{
		"https://example.com": nil, "http://example.com": {key, {}}, "": {key}, "example.com/hook": {key},
		"ftp://example.com": {key}, "https://": {key}, "https://:443": {key}, "https://hidden\x7f": {key}, "/hook": {key},
	} {
		_, err := webhook.New(http.DefaultClient, endpoint, secrets, nil)
		require.Error(t, err, endpoint)
		require.NotContains(t, err.Error(), "hidden")
	}
}
