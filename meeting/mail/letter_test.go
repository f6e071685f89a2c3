package mail_test

import (
	"flag"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/mail"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// letters are the situations that there are different words for.
func letters(t testing.TB) []struct {
	name string
	n    meeting.Notification
	m    meeting.Meeting
} {
	t.Helper()
	onward := func(notice meeting.Notice) meeting.Notification {
		n := told(notice, "2026-01-12T09:00:00")
		n.Onward = true
		return n
	}
	alone, canceled, without := draft(), draft(), draft()
	alone.Repeats, alone.Overrides = alone.Repeats.Times(1), nil
	alone.Length = 26 * time.Hour
	canceled.Canceled = true
	without.Roster = without.Roster[1:]
	m := made(t, draft())
	return []struct {
		name string
		n    meeting.Notification
		m    meeting.Meeting
	}{
		{"invited", told(meeting.NoticeInvited, ""), m},
		{"invited over two days", told(meeting.NoticeInvited, ""), made(t, alone)},
		{"changed", told(meeting.NoticeChanged, ""), m},
		{"changed, one that moved", told(meeting.NoticeChanged, "2026-01-19T09:00:00"), m},
		{"changed from one on", onward(meeting.NoticeChanged), m},
		{"canceled", told(meeting.NoticeCanceled, ""), made(t, canceled)},
		{"canceled, one", told(meeting.NoticeCanceled, "2026-01-26T09:00:00"), m},
		{"canceled from one on", onward(meeting.NoticeCanceled), m},
		{"canceled, the rest", told(meeting.NoticeCanceled, ""), m},
		{"canceled, for the reader only", told(meeting.NoticeCanceled, ""), made(t, without)},
		{"canceled, not kept any more", told(meeting.NoticeCanceled, ""), meeting.Meeting{}},
		{"answered", told(meeting.NoticeAnswered, ""), m},
		{"reminder", told(meeting.NoticeReminder, "2026-01-12T09:00:00"), m},
	}
}

// sent returns the message that a reader of a language gets.
func sent(t testing.TB, language string, n meeting.Notification, m meeting.Meeting) message {
	t.Helper()
	s := started(t)
	o := mail.Options{
		Language: func(participant.Participant) string { return language },
		Zone:     func(participant.Participant) *time.Location { return kolkata },
	}
	require.NoError(t, notifier(t, s, o).Notify(ctx(), n, m))
	return read(s.messages[0])
}

func TestTheLettersReadAsTheyAreKept(t *testing.T) {
	for _, language := range []string{"en", "hi"} {
		var b strings.Builder
		for _, l := range letters(t) {
			got := sent(t, language, l.n, l.m)
			require.Equal(t, []string{"text/plain", "text/html"}, got.kinds)
			require.Equal(t, language, got.header.Get("Content-Language"))
			require.Equal(t, "auto-generated", got.header.Get("Auto-Submitted"))
			fmt.Fprintf(&b, "== %s\nSubject: %s\n\n%s\n", l.name, got.subject, got.text)
		}
		golden(t, "letters-"+language+".txt", b.String())
	}
	l := letters(t)[3]
	golden(t, "letter.html", sent(t, "en", l.n, l.m).html)
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, string(want), got)
}

func TestTextAndHTMLSayTheSame(t *testing.T) {
	for _, language := range []string{"en", "hi"} {
		for _, l := range letters(t) {
			got := sent(t, language, l.n, l.m)
			got.html = html.UnescapeString(got.html)
			for each := range strings.SplitSeq(got.text, "\n") {
				label, text, ok := strings.Cut(each, ": ")
				if !ok {
					label, text = "", each
				}
				require.Contains(t, got.html, text, each)
				require.Contains(t, got.html, label, each)
			}
		}
	}
}

func TestOtherLanguagesGetEnglish(t *testing.T) {
	for tag, want := range map[string]string{
		"": "en", "en-IN": "en", "de": "en", "hi": "hi", "hi-IN": "hi", "HI_in": "hi", "hi-Latn": "en", "nonsense!": "en",
	} {
		require.Equal(t, want, sent(t, tag, told(meeting.NoticeInvited, ""), made(t, draft())).header.Get("Content-Language"), tag)
	}
}

// A meeting's letter is read in the zone of its reader, or its own.
func TestTimesAreOnTheReadersClock(t *testing.T) {
	s := started(t)
	d := draft()
	d.Start = wallclock.At(2026, time.January, 5, 9, 0, kolkata)
	d.Repeats, d.Overrides, d.Extra = d.Repeats.Times(1), nil, nil
	offset, err := wallclock.Offset(5*time.Hour + 30*time.Minute)
	require.NoError(t, err)
	d.Start = d.Start.Local().In(offset)
	require.NoError(t, notifier(t, s, mail.Options{}).Notify(ctx(), told(meeting.NoticeInvited, ""), made(t, d)))
	require.Contains(t, read(s.messages[0]).text, "When: Monday, 5 January 2026, 09:00–09:45, ")
	require.Contains(t, read(s.messages[0]).text, "+05:30")
	require.Contains(t, sent(t, "en", told(meeting.NoticeInvited, ""), made(t, draft())).text,
		"When: Monday, 5 January 2026, 14:30–15:15, Asia/Kolkata (UTC+05:30)\n")
}

// Whoever answered is named with the answer.
func TestAnAnswerIsToldInWords(t *testing.T) {
	for answer, want := range map[participant.Response]string{
		participant.Accepted: "Bo Das is coming.", participant.Declined: "Bo Das is not coming.",
		participant.Tentative: "Bo Das may come.", participant.Delegated: "Bo Das sends somebody else.",
		participant.NeedsAction: "Bo Das has answered.",
	} {
		d := draft()
		d.Roster[1].Response = answer
		require.Contains(t, sent(t, "en", told(meeting.NoticeAnswered, ""), made(t, d)).text, want+"\n")
	}
	d := draft()
	d.Roster = d.Roster[:1]
	require.Contains(t, sent(t, "en", told(meeting.NoticeAnswered, ""), made(t, d)).text, "bo has answered.\n")
}

func TestNoCodesAndNoNotesAreInALetter(t *testing.T) {
	for name, test := range map[string]struct {
		venue meeting.Venue
		want  []string // what stands as "Where"
	}{
		"Zoom":              {meeting.Venue{URL: "https://us02web.zoom.us/j/81234567890?pwd=hidden"}, []string{"https://zoom.us/j/81234567890"}},
		"a link in a place": {meeting.Venue{Place: "https://zoom.us/j/81234567890?pwd=hidden Passcode: hidden"}, []string{"https://zoom.us/j/81234567890"}},
		"a code in a place": {meeting.Venue{Place: "Room 1, passcode hidden"}, nil},
		"a code in Hindi":   {meeting.Venue{Place: "कमरा 1, पासकोड hidden"}, nil},
		"a place":           {meeting.Venue{Place: "Pinnacle House, Passage Road"}, []string{"Pinnacle House, Passage Road"}},
		"another service":   {meeting.Venue{URL: "https://user:hidden@video.acme.example/room/7?code=hidden#hidden"}, []string{"https://video.acme.example/room/7"}},
		"a dial-in number":  {meeting.Venue{Phone: "+1 646 558 8656,,123456789#,,hidden#"}, []string{"+16465588656"}},
		"a local number":    {meeting.Venue{Phone: "022-2345 6789 PIN hidden"}, []string{"02223456789"}},
		"all of them": {
			meeting.Venue{Place: "Room 1", Phone: "+1 646 558 8656,,123456789#", URL: "https://zoom.us/j/81234567890?pwd=hidden"},
			[]string{"Room 1", "https://zoom.us/j/81234567890", "+16465588656"},
		},
		"no link": {meeting.Venue{URL: "mailto:hidden@acme.example"}, nil},
	} {
		d := draft()
		d.Venue = test.venue
		m, err := meeting.New(d)
		require.NoError(t, err, name)
		got := sent(t, "en", told(meeting.NoticeInvited, ""), m)
		for _, text := range []string{got.text, got.html} {
			require.NotContains(t, text, "hidden", name)
			require.NotContains(t, text, "Secret discount", name)
		}
		var where []string
		for line := range strings.SplitSeq(got.text, "\n") {
			if text, ok := strings.CutPrefix(line, "Where: "); ok {
				where = append(where, text)
			}
		}
		require.Equal(t, test.want, where, name)
	}
}
