package conference_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting/conference"
)

// list returns what was found, one a line.
func list(links []conference.Link) []string {
	var all []string
	for _, l := range links {
		all = append(all, fmt.Sprintf("%s: %s", l.Source(), l))
	}
	return all
}

func TestLinksAreOrderedByTrust(t *testing.T) {
	found := conference.Find(conference.Texts{
		Description: "https://zoom.us/j/93112345606 or https://zoom.us/j/93112345607, call +1 646 558 8656,,93112345606#",
		Location:    "https://zoom.us/j/93112345604",
		URL:         "https://zoom.us/j/93112345601",
		Phone:       "+49 30 5550123",
		Properties: []string{
			"DESCRIPTION:https://zoom.us/j/93112345608", "URL:https://zoom.us/j/93112345603", "LOCATION:Room 5\\, https://zoom.us/j/93112345605",
			"X-GOOGLE-CONFERENCE:https://meet.google.com/abc-defg-hij", "CONFERENCE;VALUE=URI:https://zoom.us/j/93112345602", "X-OTHER:https://zoom.us/j/93112345609",
		},
	})
	assert.Equal(t, []string{
		"property: https://zoom.us/j/93112345601", "property: tel:+49305550123", "property: https://meet.google.com/abc-defg-hij",
		"property: https://zoom.us/j/93112345602", "property: https://zoom.us/j/93112345603",
		"location: https://zoom.us/j/93112345604", "location: https://zoom.us/j/93112345605",
		"description: https://zoom.us/j/93112345606", "description: https://zoom.us/j/93112345607",
		"description: tel:+16465588656,,93112345606", "description: https://zoom.us/j/93112345608",
	}, list(found))
}

func TestOneMeetingIsFoundOnceWithTheCodeThatIsAnywhere(t *testing.T) {
	found := conference.Find(conference.Texts{
		Location:    "https://zoom.us/j/93112345601",
		Description: "Join https://acme.zoom.us/j/93112345601?pwd=first.1 or https://zoom.us/j/93112345601?pwd=second",
	})
	require.Len(t, found, 1)
	assert.Equal(t, conference.Location, found[0].Source())
	assert.Equal(t, "first.1", found[0].Passcode().Reveal())
	assert.Equal(t, "https://acme.zoom.us/j/93112345601?pwd=first.1", found[0].JoinURL())
}

func TestACodeInTheLinkIsBetterThanOneInWords(t *testing.T) {
	const plain, whole = "https://acme.zoom.us/j/93112345601", "https://zoom.us/j/93112345601?pwd=a1.1"
	for _, c := range []struct{ location, description, join, code string }{
		{plain, "https://zoom.us/j/93112345601\nPasscode: 123456", plain, "123456"},
		{plain, whole + "\nPasscode: 123456", whole, "a1.1"},
		{plain + " Passcode: 123456", whole, whole, "a1.1"},
		{whole, plain + " Passcode: 123456", whole, "a1.1"},
		{plain + " Passcode: 123456", "https://zoom.us/s/93112345601?zak=secret&pwd=b", plain, "123456"},
		{"https://zoom.us/j/93112345602", plain + " Passcode: 123456", "https://zoom.us/j/93112345602", ""},
	} {
		found := conference.Find(conference.Texts{Location: c.location, Description: c.description})
		require.NotEmpty(t, found)
		assert.Equal(t, c.join, found[0].JoinURL(), c)
		assert.Equal(t, c.code, found[0].Passcode().Reveal(), c)
	}
}

func TestALinkForEverybodyIsBetterThanOneForTheModerator(t *testing.T) {
	for _, text := range []string{
		"https://zoom.us/s/93112345601?zak=secret https://zoom.us/j/93112345601?pwd=p", "https://zoom.us/j/93112345601?pwd=p https://zoom.us/s/93112345601?zak=secret&pwd=q",
	} {
		found := conference.Find(conference.Texts{Description: text})
		require.Len(t, found, 1)
		assert.False(t, found[0].Moderator())
		assert.Equal(t, "https://zoom.us/j/93112345601?pwd=p", found[0].JoinURL())
	}
	found := conference.Find(conference.Texts{Description: "https://zoom.us/s/93112345601?zak=secret"})
	require.Len(t, found, 1)
	assert.True(t, found[0].Moderator())
	assert.Equal(t, "https://zoom.us/j/93112345601", found[0].URL())
}

func TestTheLinkToJoinHasNoEscapesOfHTML(t *testing.T) {
	for _, link := range []string{"https://zoom.us/j/93112345601?a=1&amp;pwd=x", "https://zoom.us/j/93112345601?a=1&amp;amp;amp;pwd=x"} {
		for _, found := range [][]conference.Link{
			conference.Find(conference.Texts{URL: link}), conference.Find(conference.Texts{Location: link}),
			conference.Find(conference.Texts{Properties: []string{"CONFERENCE:" + link}}), conference.Find(conference.Texts{Description: link}),
		} {
			require.Len(t, found, 1)
			assert.Equal(t, "https://zoom.us/j/93112345601?a=1&pwd=x", found[0].JoinURL())
			assert.Equal(t, "x", found[0].Passcode().Reveal())
		}
	}
}

func TestLinksThatTouchAreSeveral(t *testing.T) {
	for _, gap := range []string{";", "; ", ",", "|", " / ", "><", "\n", "", "\u202c\u202a"} {
		found := conference.Find(conference.Texts{Location: "https://zoom.us/j/93112345601?pwd=a" + gap + "https://meet.google.com/abc-defg-hij"})
		assert.Equal(t, []string{"location: https://zoom.us/j/93112345601", "location: https://meet.google.com/abc-defg-hij"}, list(found), "%q", gap)
		assert.Equal(t, "a", found[0].Passcode().Reveal(), "%q", gap)
	}
}

// The two are those of RFC 7986 section 5.11, but for the numbers.
func TestConferencePropertiesSayWhoTheyAreFor(t *testing.T) {
	found := conference.Find(conference.Texts{Properties: []string{
		"CONFERENCE;VALUE=URI;FEATURE=PHONE,MODERATOR;\r\n LABEL=Moderator dial-in:tel:+1-412-555-0123,,,654321", "conference;value=URI;feature=PHONE;label=\"Attendees: dial in\":tel:+1-412-555-0123,,,555123",
		"CONFERENCE;VALUE=URI;FEATURE=CHAT:xmpp:chat-123@conference.example.com", "CONFERENCE", "CONFERENCE;FEATURE=\"AUDIO:https://zoom.us/j/93112345601",
	}})
	assert.Equal(t, []string{"property: tel:+14125550123", "property: tel:+14125550123,,555123"}, list(found))
	assert.True(t, found[0].Moderator())
	assert.Equal(t, "654321", found[0].Passcode().Reveal())
	assert.Equal(t, "tel:+14125550123;654321", found[0].JoinURL())
	assert.Equal(t, "Moderator dial-in", found[0].Label())
	assert.False(t, found[1].Moderator())
	assert.Equal(t, "Attendees: dial in", found[1].Label())
	assert.Equal(t, "555123", found[1].MeetingID())
	assert.Equal(t, "+14125550123", found[1].Number())
}

func TestConferencesOfSkypeForBusinessAreKnownByTheirID(t *testing.T) {
	found := conference.Find(conference.Texts{Properties: []string{
		"X-MICROSOFT-ONLINEMEETINGEXTERNALLINK:https://meet.contoso.com/bob/D6HK2N95", "X-MICROSOFT-ONLINEMEETINGCONFLINK:conf:sip:bob@contoso.com\\;gruu\\;opaque=app:conf:focus:id:D6HK2N95",
	}})
	assert.Equal(t, []string{"property: https://meet.contoso.com/bob/D6HK2N95"}, list(found))
}

func TestLinksThatWereBrokenAreWhole(t *testing.T) {
	const long = "You are all invited to our weekly review of the pipeline; join at "
	for name, c := range map[string]struct{ text, url, code string }{
		"in angle brackets":         {"<https://zoom.us/j/931123\r\n  45601?pwd=ab\n\tcd>", "https://zoom.us/j/93112345601", "abcd"},
		"before what no word has":   {"https://zoom.us/j/93112345601\n?pwd=abcd", "https://zoom.us/j/93112345601", "abcd"},
		"twice":                     {"https://zoom.us/j/93112345601\n?pwd\n=abcd", "https://zoom.us/j/93112345601", "abcd"},
		"at the end of a long line": {long + "https://zoom.us/j/9311\n2345601?pwd=abcd", "https://zoom.us/j/93112345601", "abcd"},
		"as RFC 5545 folds":         {long + "https://zoom.us/j/9311\r\n 2345601?pwd=abcd", "https://zoom.us/j/93112345601", "abcd"},
		"but not into the next":     {long + "https://zoom.us/j/93112345601?pwd=ab\ncd", "https://zoom.us/j/93112345601", "ab"},
		"and not over a paragraph":  {long + "https://zoom.us/j/93112345601\n\n?pwd=ab", "https://zoom.us/j/93112345601", ""},
	} {
		found := conference.Find(conference.Texts{Description: c.text})
		if assert.Len(t, found, 1, name) {
			assert.Equal(t, c.url, found[0].URL(), name)
			assert.Equal(t, c.code, found[0].Passcode().Reveal(), name)
		}
	}
	for _, text := range []string{"https://zoom.us/j/9311\n2345601", "https://acme.webex.com/meet/\nThanks", long + "https://zoom.us/j/\n\n93112345601"} {
		assert.Empty(t, conference.Find(conference.Texts{Description: text}), text)
	}
}

func TestABareNumberIsADialInOnlyWhereTheHostSaysSo(t *testing.T) {
	for phone, want := range map[string]string{
		"+1 646 558 8656": "tel:+16465588656", "030 555 01234": "tel:03055501234", "tel:+1-646-558-8656": "tel:+16465588656", "1-866-555-0123 PIN 1234": "tel:18665550123", "": "", "at noon": "",
	} {
		found := conference.Find(conference.Texts{Phone: phone})
		if want == "" {
			assert.Empty(t, found, phone)
		} else if assert.Len(t, found, 1, phone) {
			assert.Equal(t, want, found[0].URL(), phone)
		}
		assert.Empty(t, conference.Find(conference.Texts{Description: phone + " is my number"}), phone)
	}
}

func TestThereAreAtMostAHundredLinks(t *testing.T) {
	var b strings.Builder
	for i := range 300 {
		fmt.Fprintf(&b, "https://zoom.us/j/93112345%03d ", i)
	}
	assert.Len(t, conference.Find(conference.Texts{Description: b.String()}), 100)
}
