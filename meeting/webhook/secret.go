package webhook

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
)

// The lengths that a secret may have, in bytes, by the Standard Webhooks specification.
const (
	minSecret = 24
	maxSecret = 64
)

// secretPrefix begins the text of a secret.
const secretPrefix = "whsec_"

// A Secret is a key that a notifier and its receivers share. [NewSecret] and [ParseSecret] make one; the zero Secret is
// none, and no signature is right by it. It prints as "confidential", whatever the verb. It is an immutable value, safe
// to share between goroutines; == does not compile.
type Secret struct {
	// key is a function, since fmt and reflect show the fields of a struct without calling their methods, but can't
	// look into a function.
	key func() []byte
}

// NewSecret returns key as a secret: 24 to 64 random bytes, which are copied.
func NewSecret(key []byte) (Secret, error) {
	if len(key) < minSecret || len(key) > maxSecret {
		return Secret{}, fmt.Errorf("webhook: a secret of %d bytes: it must have %d to %d", len(key), minSecret, maxSecret)
	}
	kept := string(key)
	return Secret{func() []byte { return []byte(kept) }}, nil
}

// ParseSecret reads a secret as the Standard Webhooks specification writes it: "whsec_" and the base64 of its bytes.
// Its errors do not show the text.
func ParseSecret(text string) (Secret, error) {
	encoded, ok := strings.CutPrefix(text, secretPrefix)
	if !ok {
		return Secret{}, errors.New(`webhook: a secret begins with "whsec_"`)
	}
	if len(encoded) > base64.StdEncoding.EncodedLen(maxSecret) {
		return Secret{}, fmt.Errorf("webhook: a secret must have %d to %d bytes", minSecret, maxSecret)
	}
	key, err := base64.StdEncoding.Strict().DecodeString(encoded)
	if err != nil {
		return Secret{}, errors.New(`webhook: a secret is base64 after "whsec_"`)
	}
	return NewSecret(key)
}

// IsZero reports whether s is no secret.
func (s Secret) IsZero() bool { return s.key == nil }

// Reveal returns the secret as [ParseSecret] reads it, for the receiver; the empty text of the zero Secret.
func (s Secret) Reveal() string {
	if s.key == nil {
		return ""
	}
	return secretPrefix + base64.StdEncoding.EncodeToString(s.key())
}

// Format prints "confidential", whatever the verb.
func (s Secret) Format(f fmt.State, _ rune) { _, _ = f.Write([]byte("confidential")) }

// errConfidential says that a secret is not written.
var errConfidential = errors.New("webhook: a secret is confidential and is not written: ask for it with Reveal")

// MarshalText fails, and JSON with it.
func (s Secret) MarshalText() ([]byte, error) { return nil, errConfidential }

// mac returns the HMAC-SHA256 of what is signed.
func (s Secret) mac(id, timestamp string, body []byte) []byte {
	h := hmac.New(sha256.New, s.key())
	for _, part := range []string{id, ".", timestamp, "."} {
		h.Write([]byte(part))
	}
	h.Write(body)
	return h.Sum(nil)
}
