package mail_test

import (
	"context"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	netmail "net/mail"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

var noon = time.Date(2026, time.January, 2, 12, 0, 0, 0, time.UTC)

func ctx() context.Context { return context.Background() }

// kolkata has the offset of India all the year round, so that the tests need no zone data.
var kolkata = time.FixedZone("Asia/Kolkata", 5*3600+1800)

// draft is that of a weekly meeting on Mondays at nine, whose third takes place a day later and whose fourth does not.
func draft() meeting.Draft {
	third := wallclock.At(2026, time.January, 19, 9, 0, time.UTC)
	return meeting.Draft{
		ID: meeting.IDFor("review"), Version: 3, Title: "Pipeline review", Organizer: "ann",
		Start: wallclock.At(2026, time.January, 5, 9, 0, time.UTC), Length: 45 * time.Minute, Repeats: recurrence.Weekly(),
		Venue: meeting.Venue{Place: "Room 1", URL: "https://us02web.zoom.us/j/81234567890?pwd=hidden"},
		Overrides: []meeting.Override{
			{Original: third.Local(), Start: wallclock.At(2026, time.January, 20, 10, 0, time.UTC), Title: "Late review"},
			{Original: third.Local().Add(7 * 24 * time.Hour), Canceled: true},
		},
		Agenda: agenda.Agenda{Items: []agenda.Item{{Title: "Secret discount", Length: time.Minute}}},
		Roster: participant.Roster{
			{ID: "ann", Name: "Ann Roy", Email: "ann@acme.example"},
			{ID: "bo", Name: "Bo Das", Email: "bo@acme.example", Response: participant.Declined},
		},
	}
}

func made(t testing.TB, d meeting.Draft) meeting.Meeting {
	t.Helper()
	m, err := meeting.New(d)
	require.NoError(t, err)
	return m
}

// told is a notification to ann by bo.
func told(notice meeting.Notice, original string) meeting.Notification {
	n := meeting.Notification{
		ID: meeting.NotificationID{UUID: uuid.MustParse("0b0e1f6e-8a3c-5f3e-9d55-6a1f0c2b7d11")}, Meeting: meeting.IDFor("review"),
		Version: 2, Notice: notice, To: participant.Participant{ID: "ann", Name: "Ann Roy", Email: "ann@acme.example"},
		Channel: "email", By: "bo", At: noon,
	}
	if notice == meeting.NoticeReminder {
		n.By = ""
	}
	if original != "" {
		if err := n.Occurrence.UnmarshalText([]byte(original)); err != nil {
			panic(err)
		}
	}
	return n
}

// message is one as a mail program reads it.
type message struct {
	header      netmail.Header
	id, subject string
	text, html  string
	kinds       []string // of the alternatives, in order
}

// read reads a message; what is wrong with it panics.
func read(raw string) message {
	m, err := netmail.ReadMessage(strings.NewReader(raw))
	must(err)
	got := message{header: m.Header, id: m.Header.Get("Message-Id")}
	got.subject, err = (&mime.WordDecoder{}).DecodeHeader(m.Header.Get("Subject"))
	must(err)
	kind, parameters, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	must(err)
	if kind != "multipart/alternative" {
		panic(kind)
	}
	parts := multipart.NewReader(m.Body, parameters["boundary"])
	for {
		part, err := parts.NextRawPart()
		if err == io.EOF {
			return got
		}
		must(err)
		kind, parameters, err := mime.ParseMediaType(part.Header.Get("Content-Type"))
		must(err)
		if parameters["charset"] != "UTF-8" || part.Header.Get("Content-Transfer-Encoding") != "quoted-printable" {
			panic(part.Header)
		}
		body, err := io.ReadAll(quotedprintable.NewReader(part))
		must(err)
		text := strings.ReplaceAll(string(body), "\r\n", "\n")
		got.kinds = append(got.kinds, kind)
		if kind == "text/html" {
			got.html = text
		} else {
			got.text = text
		}
	}
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
