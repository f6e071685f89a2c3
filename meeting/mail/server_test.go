package mail_test

import (
	"context"
	"errors"
	"io"
	"log"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-smtp"
	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	gomail "github.com/wneessen/go-mail"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/mail"
)

// server is a real SMTP server on loopback, which fails as a test wants.
type server struct {
	*smtp.Server
	listener net.Listener
	port     int

	mu       sync.Mutex
	messages []string // as they came over the wire
	to       []string
	// onMail, onRcpt and onData are what the server answers at these steps; nil: it accepts.
	onMail, onRcpt, onData error
	hang                   chan struct{} // not nil: answers to DATA wait until it is closed
	vanish                 bool          // the connection is cut in place of the answer to DATA
}

func newServer(ctx context.Context) (*server, error) {
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	s := &server{listener: listener, port: listener.Addr().(*net.TCPAddr).Port}
	s.Server = smtp.NewServer(smtp.BackendFunc(func(c *smtp.Conn) (smtp.Session, error) { return &session{s: s, conn: c}, nil }))
	s.Domain, s.ErrorLog, s.EnableSMTPUTF8 = "localhost", log.New(io.Discard, "", 0), true
	go s.Serve(listener) //nolint:errcheck // it ends with the test
	return s, nil
}

// started returns a server that ends with the test.
func started(t testing.TB) *server {
	t.Helper()
	s, err := newServer(t.Context())
	require.NoError(t, err)
	t.Cleanup(s.Close)
	return s
}

// Close ends the server, whether it has begun to serve or not.
func (s *server) Close() {
	s.listener.Close()
	s.Server.Close()
}

func (s *server) set(change func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	change()
}

// ids returns the IDs of the notifications that have arrived.
func (s *server) ids() []meeting.NotificationID {
	s.mu.Lock()
	defer s.mu.Unlock()
	var ids []meeting.NotificationID
	for _, raw := range s.messages {
		id, _, _ := strings.Cut(strings.TrimPrefix(read(raw).id, "<"), "@")
		ids = append(ids, meeting.NotificationID{UUID: uuid.MustParse(id)})
	}
	return ids
}

// stall lets answers to DATA wait until mend is called.
func (s *server) stall() { s.set(func() { s.hang = make(chan struct{}) }) }

func (s *server) mend() {
	s.set(func() {
		s.onRcpt = nil
		if s.hang != nil {
			close(s.hang)
			s.hang = nil
		}
	})
}

type session struct {
	s    *server
	conn *smtp.Conn
	to   string
}

func (c *session) Reset()        {}
func (c *session) Logout() error { return nil }

func (c *session) Mail(string, *smtp.MailOptions) error {
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	return c.s.onMail
}

func (c *session) Rcpt(to string, _ *smtp.RcptOptions) error {
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	c.to = to
	return c.s.onRcpt
}

func (c *session) Data(r io.Reader) error {
	raw, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	c.s.mu.Lock()
	hang := c.s.hang
	c.s.mu.Unlock()
	if hang != nil {
		<-hang
	}
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	if c.s.onData != nil {
		return c.s.onData
	}
	c.s.messages, c.s.to = append(c.s.messages, string(raw)), append(c.s.to, c.to)
	if c.s.vanish {
		c.conn.Close()
		return errors.New("cut")
	}
	return nil
}

func answer(code int) error { return answerEnhanced(code, code/100, 1, 1) }

func answerEnhanced(code int, enhanced ...int) error {
	return &smtp.SMTPError{Code: code, EnhancedCode: smtp.EnhancedCode(enhanced), Message: "as the test wants"}
}

// client returns a client of the server.
func client(port int, timeout time.Duration) (*gomail.Client, error) {
	return gomail.NewClient("127.0.0.1", gomail.WithPort(port), gomail.WithTLSPolicy(gomail.NoTLS),
		gomail.WithTimeout(timeout), gomail.WithHELO("localhost"))
}

// notifier returns one that writes through the server at noon.
func notifier(t testing.TB, s *server, o mail.Options) *mail.Notifier {
	t.Helper()
	c, err := client(s.port, 5*time.Second)
	require.NoError(t, err)
	o.Now = func() time.Time { return noon }
	n, err := mail.New(c, "Acme CRM <crm@acme.example>", &o)
	require.NoError(t, err)
	return n
}
