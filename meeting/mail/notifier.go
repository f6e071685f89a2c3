package mail

import (
	"context"
	"errors"
	"fmt"
	"net/mail"
	"strings"
	"time"

	gomail "github.com/wneessen/go-mail"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A Notifier sends e-mails. [New] makes one; it is safe for concurrent use and needs no closing.
type Notifier struct {
	client *gomail.Client
	from   *mail.Address
	domain string
	o      Options
}

var _ meeting.Notifier = (*Notifier)(nil)

// Options are what a [Notifier] can be told. The zero Options, and nil, are the defaults.
type Options struct {
	// Directory has the names and addresses of people as they are now. Whoever it lacks, or has no address for, is
	// written to at the address of the meeting's roster.
	Directory participant.Directory
	// Language returns the language of somebody as a BCP 47 tag: "en", "hi-IN". There are English and Hindi; others
	// get English. Default: English for everybody.
	Language func(p participant.Participant) string
	// Zone returns the zone whose clock somebody goes by; nil for the zone of the meeting. Default: that of the meeting.
	Zone func(p participant.Participant) *time.Location
	// Now returns the time that messages are dated with. Default: time.Now.
	Now func() time.Time
}

// New returns a notifier that sends through a client of the host's, from an address with or without a name
// (RFC 5322 section 3.4): "Acme CRM <crm@example.com>". Each message has a connection of its own, bounded by the
// client's timeout.
func New(client *gomail.Client, from string, o *Options) (*Notifier, error) {
	address, err := mail.ParseAddress(from)
	if err != nil {
		return nil, fmt.Errorf("mail: the sender: %w", err)
	}
	n := &Notifier{client: client, from: address, domain: address.Address[strings.LastIndexByte(address.Address, '@')+1:]}
	if o != nil {
		n.o = *o
	}
	if n.o.Language == nil {
		n.o.Language = func(participant.Participant) string { return "en" }
	}
	if n.o.Zone == nil {
		n.o.Zone = func(participant.Participant) *time.Location { return nil }
	}
	if n.o.Now == nil {
		n.o.Now = time.Now //nolint:forbidigo // the default of an option
	}
	return n, nil
}

// Notify implements [meeting.Notifier]. When ctx ends while the server is greeted, Notify returns when the server has
// answered or the client's timeout is over.
func (w *Notifier) Notify(ctx context.Context, n meeting.Notification, m meeting.Meeting) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	message, err := w.message(n, m)
	if err != nil {
		return err
	}
	return w.send(ctx, message)
}

func (w *Notifier) send(ctx context.Context, message *gomail.Msg) error {
	connection, err := w.client.DialToSMTPClientWithContext(ctx)
	if err != nil {
		return failed(ctx, err)
	}
	cut := func() { _ = connection.Text.Close() } // Close would wait for the server's answer
	stop := context.AfterFunc(ctx, cut)
	defer func() {
		_ = w.client.CloseWithSMTPClient(connection) // what has been handed over is, however the server takes leave
		stop()
		cut()
	}()
	if err := w.client.SendWithSMTPClient(connection, message); err != nil && !message.IsDelivered() {
		return failed(ctx, err)
	}
	return nil
}

// failed returns an error of the client as one of the port, with its cause.
func failed(ctx context.Context, err error) error {
	var sent *gomail.SendError
	switch {
	case ctx.Err() != nil:
		return fmt.Errorf("mail: %w: %w", ctx.Err(), err)
	case errors.As(err, &sent) && sent.ErrorCode() >= 500 && refusals[sent.Reason] && !ofSender(sent):
		return fmt.Errorf("mail: %w: %w", meeting.ErrUndeliverable, err)
	}
	return fmt.Errorf("mail: %w", err)
}

// refusals are the steps at which a server refuses this recipient or this message, not the sender.
var refusals = map[gomail.SendErrReason]bool{
	gomail.ErrSMTPRcptTo: true, gomail.ErrSMTPData: true, gomail.ErrSMTPDataClose: true,
}

// ofSender reports whether a server that refuses a recipient says that it refuses whoever sends: many tell only then, and
// would have refused everybody. RFC 3463 sections 3.2 and 3.8: X.1.7 and X.1.8 are faults of the sender's address, X.7 are
// policies.
func ofSender(sent *gomail.SendError) bool {
	code := sent.EnhancedStatusCode()
	return sent.Reason == gomail.ErrSMTPRcptTo &&
		(code == "5.1.7" || code == "5.1.8" || strings.HasPrefix(code, "5.7."))
}
