package webhook

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting"
)

// The headers of a request.
const (
	HeaderID        = "webhook-id"
	HeaderTimestamp = "webhook-timestamp"
	HeaderSignature = "webhook-signature"
)

// answerBound is how much of an answer is read, in bytes, so that the connection can be used again.
const answerBound = 64 << 10

// A Notifier sends signed requests to one endpoint. [New] makes one; it is safe for concurrent use, costs little, and
// needs no closing.
type Notifier struct {
	client   http.Client
	endpoint string
	secrets  []Secret
	o        Options
}

var _ meeting.Notifier = (*Notifier)(nil)

// Options are what a [Notifier] can be told. The zero Options, and nil, are the defaults.
type Options struct {
	// Body returns what the body of a request says; an error of it is one of Notify. Default: the JSON of
	// [NewMessage].
	Body func(n meeting.Notification, m meeting.Meeting) ([]byte, error)
	// ContentType is the media type of what Body returns. Default: "application/json".
	ContentType string
	// Now returns the time that goes into the timestamp. Default: time.Now.
	Now func() time.Time
}

// New returns a notifier that posts to an endpoint, an absolute URL of http or https, with a client of the host's, and
// signs with each of secrets. The client stays as it is; the notifier follows no redirects, whatever the client does.
func New(client *http.Client, endpoint string, secrets []Secret, o *Options) (*Notifier, error) {
	switch at, err := url.Parse(endpoint); {
	case err != nil || at.Hostname() == "" || at.Scheme != "https" && at.Scheme != "http":
		return nil, errors.New("webhook: the endpoint must be an absolute URL of http or https") // it may hold a secret
	case len(secrets) == 0 || slices.ContainsFunc(secrets, Secret.IsZero):
		return nil, errors.New("webhook: a secret is missing")
	}
	n := &Notifier{client: *client, endpoint: endpoint, secrets: slices.Clone(secrets)}
	n.client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	if o != nil {
		n.o = *o
	}
	n.o.setDefaults()
	return n, nil
}

func (o *Options) setDefaults() {
	if o.Body == nil {
		o.Body = body
	}
	if o.ContentType == "" {
		o.ContentType = "application/json"
	}
	if o.Now == nil {
		o.Now = time.Now //nolint:forbidigo // the default of an option
	}
}

// Notify implements [meeting.Notifier]. It fails with a [*StatusError] if the endpoint does not answer 2xx.
func (w *Notifier) Notify(ctx context.Context, n meeting.Notification, m meeting.Meeting) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	content, err := w.o.Body(n, m)
	if err != nil {
		return fmt.Errorf("webhook: body: %w", err)
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, w.endpoint, bytes.NewReader(content))
	if err != nil {
		return fmt.Errorf("webhook: %w", err)
	}
	request.Header.Set("Content-Type", w.o.ContentType)
	sign(request.Header, n.ID.String(), content, w.o.Now(), w.secrets)
	response, err := w.client.Do(request)
	if err != nil {
		return failed(ctx, err)
	}
	defer response.Body.Close()                                            //nolint:errcheck // the answer is there
	_, _ = io.Copy(io.Discard, io.LimitReader(response.Body, answerBound)) // so that the connection can be used again
	if response.StatusCode < 200 || response.StatusCode > 299 {
		return &StatusError{response.StatusCode}
	}
	return nil
}

// sign puts the headers of a message into h.
func sign(h http.Header, id string, body []byte, at time.Time, secrets []Secret) {
	timestamp := strconv.FormatInt(at.Unix(), 10)
	var signatures []string
	for _, s := range secrets {
		signatures = append(signatures, version+base64.StdEncoding.EncodeToString(s.mac(id, timestamp, body)))
	}
	h.Set(HeaderID, id)
	h.Set(HeaderTimestamp, timestamp)
	h.Set(HeaderSignature, strings.Join(signatures, " "))
}

// failed returns an error of an http.Client as one of the port, without the endpoint, which may hold a secret. What ends a
// context may have a cause of the host's, which the client gives in place of the context's error.
func failed(ctx context.Context, err error) error {
	var of *url.Error
	if errors.As(err, &of) {
		err = of.Err
	}
	if ended := ctx.Err(); ended != nil && !errors.Is(err, ended) {
		return fmt.Errorf("webhook: %w: %w", ended, err)
	}
	return fmt.Errorf("webhook: %w", err)
}

// A StatusError says that the endpoint has not accepted a request.
type StatusError struct {
	Code int // the status code of the answer: 503
}

func (e *StatusError) Error() string {
	return fmt.Sprintf("webhook: the endpoint answers %d %s", e.Code, http.StatusText(e.Code))
}

// Is reports whether target is [meeting.ErrUndeliverable] and it is of no use to send the same request again.
func (e *StatusError) Is(target error) bool {
	return target == meeting.ErrUndeliverable && slices.Contains(refusals, e.Code)
}

// refusals are the status codes that say that the request itself is wrong (RFC 9110 section 15.5, RFC 6585 section 5,
// RFC 7725), or that the endpoint is gone. The others may change when somebody mends the endpoint.
var refusals = []int{
	http.StatusBadRequest, http.StatusMethodNotAllowed, http.StatusGone, http.StatusRequestEntityTooLarge,
	http.StatusRequestURITooLong, http.StatusUnsupportedMediaType, http.StatusUnprocessableEntity,
	http.StatusRequestHeaderFieldsTooLarge, http.StatusUnavailableForLegalReasons,
}
