package mail_test

import (
	"context"
	"errors"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/mail"
	"github.com/salesmeeting/salesmeeting/meeting/meetingtest"
	"github.com/salesmeeting/salesmeeting/participant"
)

func TestTheNotifierKeepsEveryRule(t *testing.T) {
	meetingtest.TestNotifier(t, func(ctx context.Context) (meetingtest.Rig, error) {
		s, err := newServer(ctx)
		if err != nil {
			return meetingtest.Rig{}, err
		}
		t.Cleanup(s.Close)
		return meetingtest.Rig{
			Notifier: notifier(t, s, mail.Options{}), Received: s.ids,
			Break: func() { s.set(func() { s.onRcpt = answer(451) }) },
			Mend:  s.mend, Stall: s.stall,
			Refuse: func() { s.set(func() { s.onRcpt = answer(550) }) },
		}, nil
	})
}

func TestTheServersAnswerDecidesWhatBecomesOfIt(t *testing.T) {
	for name, test := range map[string]struct {
		fail func(s *server)
		dead bool
	}{
		"no such mailbox":           {func(s *server) { s.onRcpt = answer(550) }, true},
		"mailbox full":              {func(s *server) { s.onRcpt = answer(452) }, false},
		"greylisted":                {func(s *server) { s.onRcpt = answer(450) }, false},
		"relaying denied":           {func(s *server) { s.onRcpt = answerEnhanced(554, 5, 7, 1) }, false},
		"sender refused late":       {func(s *server) { s.onRcpt = answerEnhanced(550, 5, 1, 8) }, false},
		"recipient has moved":       {func(s *server) { s.onRcpt = answerEnhanced(551, 5, 1, 6) }, true},
		"content refused":           {func(s *server) { s.onData = answerEnhanced(554, 5, 7, 1) }, true},
		"message refused":           {func(s *server) { s.onData = answer(554) }, true},
		"message refused for now":   {func(s *server) { s.onData = answer(451) }, false},
		"sender refused":            {func(s *server) { s.onMail = answer(550) }, false},
		"sender refused for now":    {func(s *server) { s.onMail = answer(421) }, false},
		"connection cut at the end": {func(s *server) { s.vanish = true }, false},
	} {
		t.Run(name, func(t *testing.T) {
			s := started(t)
			s.set(func() { test.fail(s) })
			err := notifier(t, s, mail.Options{}).Notify(ctx(), told(meeting.NoticeChanged, ""), made(t, draft()))
			require.Error(t, err)
			require.Equal(t, test.dead, errors.Is(err, meeting.ErrUndeliverable), "%v", err)
		})
	}
}

func TestNobodyThereIsTriedAgain(t *testing.T) {
	s := started(t)
	n := notifier(t, s, mail.Options{})
	s.Close()
	err := n.Notify(ctx(), told(meeting.NoticeChanged, ""), made(t, draft()))
	require.Error(t, err)
	require.NotErrorIs(t, err, meeting.ErrUndeliverable)
}

// A message that the server cut off may come twice, with the same Message-ID.
func TestADuplicateHasTheSameMessageID(t *testing.T) {
	s := started(t)
	n := notifier(t, s, mail.Options{})
	s.set(func() { s.vanish = true })
	require.Error(t, n.Notify(ctx(), told(meeting.NoticeChanged, ""), made(t, draft())))
	s.set(func() { s.vanish = false })
	require.NoError(t, n.Notify(ctx(), told(meeting.NoticeChanged, ""), made(t, draft())))
	require.Len(t, s.messages, 2)
	require.Equal(t, "<0b0e1f6e-8a3c-5f3e-9d55-6a1f0c2b7d11@acme.example>", read(s.messages[0]).id)
	require.Equal(t, read(s.messages[0]).id, read(s.messages[1]).id)
}

func TestACallEndsWithItsContextWhileTheServerHangs(t *testing.T) {
	s := started(t)
	s.hang = make(chan struct{})
	defer close(s.hang)
	short, cancel := context.WithTimeout(ctx(), 100*time.Millisecond)
	defer cancel()
	begun := time.Now()
	err := notifier(t, s, mail.Options{}).Notify(short, told(meeting.NoticeChanged, ""), made(t, draft()))
	require.ErrorIs(t, err, context.DeadlineExceeded)
	require.NotErrorIs(t, err, meeting.ErrUndeliverable)
	require.Less(t, time.Since(begun), 3*time.Second, "the client's own timeout is five")
}

// A server that says nothing holds a call no longer than the client's timeout.
func TestASilentServerIsGivenUp(t *testing.T) {
	silent, err := (&net.ListenConfig{}).Listen(ctx(), "tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer silent.Close()
	c, err := client(silent.Addr().(*net.TCPAddr).Port, 300*time.Millisecond)
	require.NoError(t, err)
	n, err := mail.New(c, "crm@acme.example", nil)
	require.NoError(t, err)
	short, cancel := context.WithTimeout(ctx(), 50*time.Millisecond)
	defer cancel()
	require.ErrorIs(t, n.Notify(short, told(meeting.NoticeChanged, ""), made(t, draft())), context.DeadlineExceeded)
}

func TestTheDirectoryKnowsBetterThanTheRoster(t *testing.T) {
	staff, err := participant.NewDirectory(
		participant.Person{ID: "ann", Name: "Ann Roy-Das", Email: "ann.das@acme.example"}, participant.Person{ID: "bo", Name: "Boris Das"},
		participant.Person{ID: "cy"},
	)
	require.NoError(t, err)
	s := started(t)
	n := notifier(t, s, mail.Options{Directory: staff})
	require.NoError(t, n.Notify(ctx(), told(meeting.NoticeChanged, ""), made(t, draft())))
	require.Equal(t, []string{"ann.das@acme.example"}, s.to)
	got := read(s.messages[0])
	require.Equal(t, `"Ann Roy-Das" <ann.das@acme.example>`, got.header.Get("To"))
	require.Contains(t, got.text, "By: Boris Das\n")

	sent := told(meeting.NoticeChanged, "")
	sent.To = participant.Participant{ID: "cy", Email: "cy@acme.example"}
	require.NoError(t, n.Notify(ctx(), sent, made(t, draft())))
	require.Equal(t, "cy@acme.example", s.to[1])
}

func TestWithoutAnAddressThereIsNoUseInTrying(t *testing.T) {
	s := started(t)
	for _, address := range []string{"", "no address", "@", "a@b@c", "ann@acme.example, bo@acme.example", "ann@acme.example\r\nBcc: eve@example.com"} {
		sent := told(meeting.NoticeChanged, "")
		sent.To.Email = address
		err := notifier(t, s, mail.Options{}).Notify(ctx(), sent, made(t, draft()))
		require.ErrorIs(t, err, meeting.ErrUndeliverable, address)
	}
	require.Empty(t, s.messages)
}

func TestNothingOfTheHostsTextBecomesAHeaderOrATag(t *testing.T) {
	evil := "Review\r\nBcc: eve@example.com\r\n\r\n<script>alert(1)</script> & \"more\"\x00"
	d := draft()
	d.Title, d.Venue = evil, meeting.Venue{Place: evil}
	d.Roster[1].Name = evil
	m := made(t, d)
	s := started(t)
	sent := told(meeting.NoticeChanged, "")
	sent.To.Name = evil
	require.NoError(t, notifier(t, s, mail.Options{}).Notify(ctx(), sent, m))
	got := read(s.messages[0])
	require.Empty(t, got.header.Get("Bcc"))
	require.Equal(t, `Changed: Review Bcc: eve@example.com <script>alert(1)</script> & "more"`, got.subject)
	require.NotContains(t, got.html, "<script>")
	require.Contains(t, got.html, "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#34;more&#34;")
	to, err := got.header.AddressList("To")
	require.NoError(t, err)
	require.Len(t, to, 1)
	require.Equal(t, "ann@acme.example", to[0].Address)
}

// In ASCII a title stands in the header as it is, where a mail program would decode what is not encoded.
func TestNoTextOfTheHostsIsTakenForAnEncodedWord(t *testing.T) {
	const evil = "=?utf-8?q?Paid=0D=0ABcc:_eve@example.com?= =?utf-8?b?UGFpZA==?="
	d := draft()
	d.Title = evil
	s := started(t)
	sent := told(meeting.NoticeChanged, "")
	sent.To.Name = evil
	require.NoError(t, notifier(t, s, mail.Options{}).Notify(ctx(), sent, made(t, d)))
	got := read(s.messages[0])
	require.Equal(t, strings.ReplaceAll("Changed: "+evil, "=?", "= ?"), got.subject)
	require.NotContains(t, got.header.Get("To"), "=?")
	require.Contains(t, got.text, evil)
}

func TestALongTitleIsCut(t *testing.T) {
	d := draft()
	d.Title = strings.Repeat("बैठक ", 600)
	s := started(t)
	require.NoError(t, notifier(t, s, mail.Options{}).Notify(ctx(), told(meeting.NoticeChanged, ""), made(t, d)))
	got := read(s.messages[0])
	require.Less(t, len([]rune(got.subject)), 220)
	require.True(t, strings.HasSuffix(got.subject, "…"), got.subject)
}

func TestASenderIsAnAddress(t *testing.T) {
	c, err := client(25, time.Second)
	require.NoError(t, err)
	for _, from := range []string{"", "Acme", "@acme.example", "a@b@c"} {
		_, err := mail.New(c, from, nil)
		require.ErrorContains(t, err, "mail: the sender", from)
	}
}
