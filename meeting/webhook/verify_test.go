package webhook_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/webhook"
)

// published is the example of the Standard Webhooks specification's reference libraries, which checks that this
// is the same scheme: secret, headers and body are theirs.
func published() (http.Header, []byte, string) {
	h := http.Header{}
	h.Set(webhook.HeaderID, "msg_p5jXN8AQM9LWM0D4loKWxJek")
	h.Set(webhook.HeaderTimestamp, "1614265330")
	h.Set(webhook.HeaderSignature, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
	return h, []byte(`{"test": 2432232314}`), "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
}

func TestThePublishedExampleIsSignedRight(t *testing.T) {
	h, body, text := published()
	key, err := webhook.ParseSecret(text)
	require.NoError(t, err)
	v := webhook.Verifier{Secrets: []webhook.Secret{key}}
	_, err = v.Verify(h, body, time.Unix(1614265330, 0))
	require.EqualError(t, err, webhook.ErrSignature.Error()+": its id is none of a notification") // the signature is right
	_, err = v.Verify(h, append(body, ' '), time.Unix(1614265330, 0))
	require.EqualError(t, err, webhook.ErrSignature.Error())
}

// captured returns a request as a receiver gets it.
func captured(t testing.TB, secrets ...webhook.Secret) (http.Header, []byte) {
	t.Helper()
	var header http.Header
	client := &http.Client{Transport: transport(func(r *http.Request) (*http.Response, error) {
		header = r.Header
		return &http.Response{StatusCode: http.StatusNoContent, Body: http.NoBody}, nil
	})}
	n, err := webhook.New(client, "https://example.com", secrets, &webhook.Options{
		Now:  func() time.Time { return noon },
		Body: func(meeting.Notification, meeting.Meeting) ([]byte, error) { return []byte("body"), nil },
	})
	require.NoError(t, err)
	require.NoError(t, n.Notify(ctx(), notification(meeting.NoticeChanged, ""), meeting.Meeting{}))
	return header, []byte("body")
}

func TestEveryChangeOfARequestIsFound(t *testing.T) {
	key := secret(t, "a")
	v := webhook.Verifier{Secrets: []webhook.Secret{key}}
	h, body := captured(t, key)
	id, err := v.Verify(h, body, noon)
	require.NoError(t, err)
	require.Equal(t, notification(meeting.NoticeChanged, "").ID, id)

	for _, header := range []string{webhook.HeaderID, webhook.HeaderTimestamp, webhook.HeaderSignature} {
		right := h.Get(header)
		for i := range right {
			changed := []byte(right)
			changed[i] ^= 1
			h.Set(header, string(changed))
			_, err := v.Verify(h, body, noon)
			if header == webhook.HeaderSignature && i == len(right)-2 {
				continue // bits of the last letter that base64 does not use
			}
			require.ErrorIs(t, err, webhook.ErrSignature, "%s %d", header, i)
		}
		h.Del(header)
		_, err := v.Verify(h, body, noon)
		require.ErrorIs(t, err, webhook.ErrSignature)
		h.Set(header, right)
	}
	for i := range body {
		changed := []byte("body")
		changed[i] ^= 1
		_, err := v.Verify(h, changed, noon)
		require.ErrorIs(t, err, webhook.ErrSignature)
	}
}

func TestARequestIsTakenWithinItsTolerance(t *testing.T) {
	key := secret(t, "a")
	h, body := captured(t, key)
	for tolerance, edge := range map[time.Duration]time.Duration{0: 5 * time.Minute, time.Second: time.Second, time.Hour: time.Hour} {
		v := webhook.Verifier{Secrets: []webhook.Secret{key}, Tolerance: tolerance}
		for _, off := range []time.Duration{0, edge, -edge} {
			_, err := v.Verify(h, body, noon.Add(off))
			require.NoError(t, err)
		}
		for _, off := range []time.Duration{edge + time.Second, -edge - time.Second, 1000 * time.Hour} {
			_, err := v.Verify(h, body, noon.Add(off))
			require.ErrorIs(t, err, webhook.ErrTimestamp)
		}
	}
}

func TestSecretsAreChangedWithoutLosingAMessage(t *testing.T) {
	older, newer, other := secret(t, "a"), secret(t, "b"), secret(t, "c")
	for name, test := range map[string]struct {
		signed, known []webhook.Secret
		right         bool
	}{
		"the receiver knows both":   {[]webhook.Secret{newer}, []webhook.Secret{older, newer}, true},
		"the notifier signs both":   {[]webhook.Secret{newer, older}, []webhook.Secret{older}, true},
		"both have both":            {[]webhook.Secret{newer, older}, []webhook.Secret{older, newer}, true},
		"one that was taken back":   {[]webhook.Secret{older}, []webhook.Secret{newer}, false},
		"others":                    {[]webhook.Secret{older, newer}, []webhook.Secret{other}, false},
		"the receiver knows none":   {[]webhook.Secret{older}, nil, false},
		"the receiver has no value": {[]webhook.Secret{older}, []webhook.Secret{{}}, false},
	} {
		h, body := captured(t, test.signed...)
		_, err := webhook.Verifier{Secrets: test.known}.Verify(h, body, noon)
		require.Equal(t, test.right, err == nil, name)
	}
}

func TestOfManySignaturesOnlyTheFirstAreLookedAt(t *testing.T) {
	key := secret(t, "a")
	h, body := captured(t, key)
	right := h.Get(webhook.HeaderSignature)
	for before, ok := range map[int]bool{0: true, 19: true, 20: false, 100_000: false} {
		h.Set(webhook.HeaderSignature, strings.Repeat("v2,other ", before)+right)
		_, err := webhook.Verifier{Secrets: []webhook.Secret{key}}.Verify(h, body, noon)
		require.Equal(t, ok, err == nil, before)
	}
}

func TestASecretIsReadAndNeverPrinted(t *testing.T) {
	text := "whsec_YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWE="
	s, err := webhook.ParseSecret(text)
	require.NoError(t, err)
	require.Equal(t, text, s.Reveal())
	require.Equal(t, secret(t, "a").Reveal(), s.Reveal())
	held := struct{ Key webhook.Secret }{s}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
		printed := fmt.Sprintf(verb, held) + fmt.Sprintf(verb, s)
		require.NotContains(t, printed, "aaaa")
		require.NotContains(t, printed, "YWFh")
		require.Contains(t, printed, "confidential")
	}
	_, err = json.Marshal(held)
	require.ErrorContains(t, err, "confidential")
	require.True(t, webhook.Secret{}.IsZero())
	require.Empty(t, webhook.Secret{}.Reveal())
}

func TestASecretHas24To64Bytes(t *testing.T) {
	for length, ok := range map[int]bool{0: false, 23: false, 24: true, 64: true, 65: false, 1 << 20: false} {
		key := []byte(strings.Repeat("k", length))
		s, err := webhook.NewSecret(key)
		require.Equal(t, ok, err == nil, length)
		if ok {
			key[0] = 'x'
			read, err := webhook.ParseSecret(s.Reveal())
			require.NoError(t, err)
			require.Equal(t, s.Reveal(), read.Reveal())
			require.NotContains(t, s.Reveal(), "eGtr", "the key is copied")
		}
	}
	for _, text := range []string{"", "whsec_", "YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWE=", "whsec_hidden!", "whsec_" + strings.Repeat("A", 1<<20)} {
		_, err := webhook.ParseSecret(text)
		require.Error(t, err)
		require.NotContains(t, err.Error(), "hidden")
		require.Less(t, len(err.Error()), 200)
	}
}

func FuzzVerify(f *testing.F) {
	h, body, _ := published()
	f.Add(h.Get(webhook.HeaderID), h.Get(webhook.HeaderTimestamp), h.Get(webhook.HeaderSignature), body)
	h, body = captured(f, secret(f, "b"))
	f.Add(h.Get(webhook.HeaderID), h.Get(webhook.HeaderTimestamp), h.Get(webhook.HeaderSignature), body)
	f.Add("", strconv.Itoa(1<<62), "v1, v1,AAAA v2,", []byte(nil))
	v := webhook.Verifier{Secrets: []webhook.Secret{secret(f, "a")}}
	f.Fuzz(func(t *testing.T, id, timestamp, signature string, body []byte) {
		h := http.Header{"Webhook-Id": {id}, "Webhook-Timestamp": {timestamp}, "Webhook-Signature": {signature}}
		_, err := v.Verify(h, body, noon)
		require.ErrorIs(t, err, webhook.ErrSignature, "nobody signed it with this secret")
	})
}

func FuzzParseSecret(f *testing.F) {
	_, _, text := published()
	f.Add(text)
	f.Add("whsec_")
	f.Fuzz(func(t *testing.T, text string) {
		s, err := webhook.ParseSecret(text)
		if err == nil {
			again, err := webhook.ParseSecret(s.Reveal())
			require.NoError(t, err)
			require.Equal(t, s.Reveal(), again.Reveal())
		}
	})
}
