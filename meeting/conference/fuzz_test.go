package conference_test

import (
	"strings"
	"testing"

	"github.com/salesmeeting/salesmeeting/meeting/conference"
)

// lawful fails if a link breaks what its type promises.
func lawful(t *testing.T, l conference.Link) {
	t.Helper()
	if l.Service().Name() == "" || l.URL() == "" || l.String() != l.URL() || strings.ContainsAny(l.URL()+l.JoinURL(), " \r\n\t\x00<>\"") {
		t.Errorf("bad link: %q, %q", l.URL(), l.JoinURL())
	}
	again, err := conference.Parse(l.URL())
	if err != nil || again.URL() != l.URL() || again.Service() != l.Service() || again.MeetingID() != l.MeetingID() || !again.Passcode().IsZero() {
		t.Errorf("%q is read as %q: %v", l.URL(), again.URL(), err)
	}
	again, err = conference.Parse(l.JoinURL())
	inWords := again.Passcode().IsZero() && l.Source() != ""
	if err != nil || again.URL() != l.URL() || again.Passcode().Reveal() != l.Passcode().Reveal() && !inWords {
		t.Errorf("%q, to join %q, is read as %q: %v", l.JoinURL(), l.URL(), again.URL(), err)
	}
}

// FuzzParse checks that links keep what their type promises, whatever the text.
func FuzzParse(f *testing.F) {
	for _, row := range rows(f, "links.txt", 5) {
		f.Add(row[4])
	}
	for _, row := range rows(f, "misses.txt", 1) {
		f.Add(row[0])
	}
	f.Fuzz(func(t *testing.T, text string) {
		if l, err := conference.Parse(text); err == nil {
			lawful(t, l)
		}
	})
}

// FuzzFind checks that what is found anywhere keeps the same, each meeting once and in the order of trust.
func FuzzFind(f *testing.F) {
	for _, row := range rows(f, "links.txt", 5) {
		f.Add(row[4], "CONFERENCE;FEATURE=MODERATOR:"+row[4])
		f.Add("Join "+row[4]+"\nPasscode: 123456", row[4])
	}
	for _, piece := range hostile {
		f.Add(strings.Repeat(piece, 3), "X-ALT-DESC;A=\"b\":"+piece)
	}
	f.Fuzz(func(t *testing.T, text, line string) {
		found := conference.Find(conference.Texts{Description: text, Location: text, Phone: text, URL: line, Properties: []string{line, "DESCRIPTION:" + line}})
		if len(found) > 100 {
			t.Errorf("%d links", len(found))
		}
		seen, last := map[string]bool{}, 0
		order := map[conference.Source]int{conference.Property: 1, conference.Location: 2, conference.Description: 3}
		for _, l := range found {
			lawful(t, l)
			if seen[l.URL()] || order[l.Source()] < last {
				t.Errorf("%q is twice, or in the wrong place", l)
			}
			seen[l.URL()], last = true, order[l.Source()]
		}
	})
}
