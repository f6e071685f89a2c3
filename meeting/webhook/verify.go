package webhook

import (
	"crypto/hmac"
	"encoding/base64"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/salesmeeting/salesmeeting/meeting"
)

// The errors of [Verifier.Verify], for errors.Is. A receiver answers both with 401.
var (
	// ErrSignature says that a request was not signed with any of the secrets, or not as it has come.
	ErrSignature = errors.New("webhook: the request is not signed with a secret that is known here")
	// ErrTimestamp says that a request was signed too long ago, or in the future: it may have been recorded and
	// played back, or a clock is wrong.
	ErrTimestamp = errors.New("webhook: the request was not signed at about this time")
)

// version begins a signature by HMAC-SHA256.
const version = "v1,"

// maxSignatures is how many signatures of a request are looked at.
const maxSignatures = 20

// A Verifier checks requests at the receiver's end. It is plain data; the zero Verifier takes none. It may be used by
// several goroutines that do not change it.
type Verifier struct {
	// Secrets are those that a request may be signed with.
	Secrets []Secret
	// Tolerance is how far the timestamp may be from now, before or after, elapsed time. Zero: five minutes.
	Tolerance time.Duration
}

// Verify returns the ID of the notification in a request with these headers and this body, which arrived at now. It
// fails with an error that matches [ErrSignature] or [ErrTimestamp]. The time that it takes does not tell
// how much of a signature is right. Of one request at most 20 signatures are looked at.
//
// The body is the whole one, byte by byte as it came; read it through [http.MaxBytesReader]. A receiver that has done
// what a notification with the same ID says does nothing, and answers 2xx.
func (v Verifier) Verify(header http.Header, body []byte, now time.Time) (meeting.NotificationID, error) {
	id, timestamp := header.Get(HeaderID), header.Get(HeaderTimestamp)
	if !v.signed(id, timestamp, header.Get(HeaderSignature), body) {
		return meeting.NotificationID{}, ErrSignature
	}
	seconds, err := strconv.ParseInt(timestamp, 10, 64)
	if err != nil {
		return meeting.NotificationID{}, fmt.Errorf("%w: it has no timestamp", ErrTimestamp)
	}
	tolerance := v.Tolerance
	if tolerance <= 0 {
		tolerance = 5 * time.Minute
	}
	if off := now.Sub(time.Unix(seconds, 0)); off.Abs() > tolerance {
		return meeting.NotificationID{}, fmt.Errorf("%w: off by %s", ErrTimestamp, off.Truncate(time.Second))
	}
	parsed, err := uuid.Parse(id)
	if err != nil || parsed.String() != id {
		return meeting.NotificationID{}, fmt.Errorf("%w: its id is none of a notification", ErrSignature)
	}
	return meeting.NotificationID{UUID: parsed}, nil
}

// signed reports whether one of the signatures is right by one of the secrets.
func (v Verifier) signed(id, timestamp, signatures string, body []byte) bool {
	given := decoded(signatures)
	found := false
	for _, s := range v.Secrets {
		if s.IsZero() {
			continue
		}
		mac := s.mac(id, timestamp, body)
		for _, g := range given {
			found = hmac.Equal(g, mac) || found
		}
	}
	return found
}

// decoded returns the signatures by HMAC-SHA256, without those that are none.
func decoded(signatures string) [][]byte {
	var list [][]byte
	for i, text := range strings.SplitN(signatures, " ", maxSignatures+1) {
		encoded, ok := strings.CutPrefix(text, version)
		if !ok || i == maxSignatures {
			continue
		}
		if mac, err := base64.StdEncoding.DecodeString(encoded); err == nil {
			list = append(list, mac)
		}
	}
	return list
}
