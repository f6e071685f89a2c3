package conference_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/conference"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

func ExampleParse() {
	l, err := conference.Parse("https://acme.zoom.us/j/93112345601?pwd=q7Xk.1")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(l.Service().Name(), l.MeetingID())
	fmt.Println(l, l.Passcode())
	fmt.Println(l.JoinURL(), l.Passcode().Reveal())
	_, err = conference.Parse("https://zoom.us.evil.example/j/93112345601")
	fmt.Println(err)
	// Output:
	// Zoom 93112345601
	// https://zoom.us/j/93112345601 confidential
	// https://acme.zoom.us/j/93112345601?pwd=q7Xk.1 q7Xk.1
	// conference: not a join link of a known service
}

func ExampleFind() {
	for _, l := range conference.Find(conference.Texts{
		Properties: []string{"X-GOOGLE-CONFERENCE:https://meet.google.com/abc-defg-hij"},
		Location:   "Room 5",
		Description: `<p>Join with <a href="https://www.google.com/url?q=https://meet.google.com/abc-defg-hij">Google Meet</a>,<br>
			or dial +1 929-555-0123 PIN: 123 456 789#</p><p>Ann Lee, +49 30 555 01234</p>`,
	}) {
		fmt.Println(l.Source(), l.Service(), l)
	}
	// Output:
	// property meet https://meet.google.com/abc-defg-hij
	// description phone tel:+19295550123
}

// What a host asks for a meeting, wherever it came from.
func ExampleFind_meeting() {
	m, err := meeting.New(meeting.Draft{
		Title: "Pipeline review", Length: 45 * time.Minute, Start: wallclock.At(2026, time.January, 1, 9, 0, time.UTC),
		Venue: meeting.Venue{URL: "https://teams.microsoft.com/meet/2345678901234?p=Zz9", Phone: "+13238494874,,123456789#"},
	})
	if err != nil {
		log.Fatal(err)
	}
	v := m.Venue()
	for _, l := range conference.Find(conference.Texts{
		URL: v.URL, Phone: v.Phone, Location: v.Place, Properties: m.Origin().Properties,
	}) {
		fmt.Println(l.Service().Name(), l)
	}
	// Output:
	// Microsoft Teams https://teams.microsoft.com/meet/2345678901234
	// Phone tel:+13238494874,,123456789
}

func ExampleLink_JoinURL() {
	l, err := conference.Parse("https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fzoom.us%2Fj%2F93112345601%3Fpwd%3Dq7Xk.1&data=05%7C02")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(l.URL())
	fmt.Println(l.JoinURL())
	// Output:
	// https://zoom.us/j/93112345601
	// https://zoom.us/j/93112345601?pwd=q7Xk.1
}

func ExampleLink_MarshalText() {
	l, err := conference.Parse("+1 646 558 8656,,93112345601#,,,,*112233#")
	if err != nil {
		log.Fatal(err)
	}
	data, err := json.Marshal(map[string]conference.Link{"join": l})
	fmt.Println(string(data), err)
	// Output:
	// {"join":"tel:+16465588656,,93112345601"} <nil>
}

func ExamplePasscode() {
	l, err := conference.Parse("https://teams.live.com/meet/9345678901239?p=kLm9")
	if err != nil {
		log.Fatal(err)
	}
	code := l.Passcode()
	_, err = json.Marshal(code)
	fmt.Println(code, errors.Is(err, conference.ErrConfidential), code.Reveal())
	// Output:
	// confidential true kLm9
}

func ExampleService_Retired() {
	for _, link := range []string{"https://join.skype.com/kAbCdEfGhIj1", "https://acme.webex.com/meet/ann"} {
		l, err := conference.Parse(link)
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(l.Service().Name(), l.Service().Retired())
	}
	// Output:
	// Skype true
	// Webex false
}
