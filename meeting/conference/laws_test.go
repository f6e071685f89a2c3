package conference_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting/conference"
)

// everyLink returns the links of the table of those that occur.
func everyLink(t testing.TB) []conference.Link {
	t.Helper()
	var list []conference.Link
	for _, row := range rows(t, "links.txt", 5) {
		place := strings.Replace(row[0], "property-link", "url", 1)
		found := conference.Find(texts(strings.Replace(place, "link", "location", 1), row[4]))
		require.NotEmpty(t, found, row[4])
		list = append(list, found...)
	}
	return list
}

func TestTheNormalizedURLIsOfTheSameMeetingAndHasNoCode(t *testing.T) {
	codes := 0
	for _, l := range everyLink(t) {
		again, err := conference.Parse(l.URL())
		require.NoError(t, err, l)
		assert.Equal(t, l.URL(), again.URL())
		assert.Equal(t, l.Service(), again.Service())
		assert.Equal(t, l.MeetingID(), again.MeetingID())
		assert.Equal(t, l.Number(), again.Number())
		assert.True(t, again.Passcode().IsZero(), l)
		if code := l.Passcode().Reveal(); len(code) > 3 {
			codes++
			assert.NotContains(t, l.URL(), code)
		}
		assert.Regexp(t, `^(https://|tel:|conf:sip:)[!-~]+$`, l.URL())
	}
	assert.Greater(t, codes, 10)
}

func TestTheLinkToJoinIsOfTheSameMeetingAndHasTheCode(t *testing.T) {
	inWords := 0
	for _, l := range everyLink(t) {
		again, err := conference.Parse(l.JoinURL())
		require.NoError(t, err, l.JoinURL())
		assert.Equal(t, l.URL(), again.URL())
		if again.Passcode().IsZero() && !l.Passcode().IsZero() {
			inWords++
		} else {
			assert.Equal(t, l.Passcode().Reveal(), again.Passcode().Reveal(), l.JoinURL())
		}
		assert.NotContains(t, l.JoinURL(), "safelinks")
		assert.NotContains(t, l.JoinURL(), "google.com/url")
		assert.NotContains(t, l.JoinURL(), "urldefense")
	}
	assert.Equal(t, 11, inWords, "of the table, have a code that only words behind the link tell")
}

func TestLinksToTheSameMeetingHaveTheSameURL(t *testing.T) {
	const thread = "meeting_OTU4ZDM5MzQtNzA3Mi00MWE1LTk5ZDktMWExYzk2YzBh01"
	for want, links := range map[string][]string{
		"https://zoom.us/j/93112345601": {
			"zoom.us/j/93112345601", "http://www.zoom.us/j/93112345601", "https://acme.zoom.us/j/93112345601?pwd=x",
			"https://us02web.zoom.us/w/93112345601?tk=1", "https://app.zoom.us/wc/93112345601/join", "https://zoom.us/s/93112345601?zak=1",
			"zoommtg://zoom.us/join?confno=93112345601", "https://zoom.com/j/931-1234-5601#success", "https://zoom.us./j/93112345601",
			"https://www.google.com/url?q=https://zoom.us/j/93112345601",
		},
		"https://acme.webex.com/meet/ann": {
			"https://acme.webex.com/meet/ann", "HTTP://ACME.WEBEX.COM/JOIN/ANN", "https://acme.webex.com/webappng/sites/acme/dashboard/pmr/ann",
		},
		"https://acme.webex.com/acme/j.php?MTID=m0cdefe09626ba0bec956cdf9088bff01": {
			"https://acme.webex.com/acme/j.php?MTID=m0cdefe09626ba0bec956cdf9088bff01", "https://acme.webex.com/ACME/j.php?x=1&mtid=M0CDEFE09626BA0BEC956CDF9088BFF01",
			"https://acme.webex.com/webappng/sites/acme/meeting/download/e78c8f71917e419dbc247a2c37c51d01?siteurl=acme&MTID=m0cdefe09626ba0bec956cdf9088bff01",
		},
		"https://teams.microsoft.com/l/meetup-join/19:" + thread + "@thread.v2/0": {
			"https://teams.microsoft.com/l/meetup-join/19%3a" + thread + "%40thread.v2/0?context=%7b%7d", "https://teams.cloud.microsoft/l/meetup-join/19:" + thread + "@thread.v2/0",
			"https://teams.microsoft.com/_#/l/meetup-join/19:" + thread + "@thread.v2/0", "msteams:/l/meetup-join/19%3A" + thread + "%40thread.v2",
		},
		"https://meet.google.com/abc-defg-hij": {
			"meet.google.com/abc-defg-hij", "https://meet.google.com/ABCDEFGHIJ?authuser=1", "https://meet.google.com/_meet/abc-defg-hij",
		},
		"tel:+16465588656,,93112345601": {
			"+1 (646) 558-8656,,93112345601#", "tel:+1-646-558-8656,,,93112345601%23,,,,*123456%23", "+16465588656,,93112345601#,,,,,,0#,,123456#",
		},
	} {
		for _, link := range links {
			l, err := conference.Parse(link)
			require.NoError(t, err, link)
			assert.Equal(t, want, l.URL(), link)
		}
	}
}

func TestMeetingsOfDifferentSitesAndCloudsDiffer(t *testing.T) {
	seen := map[string]string{}
	for _, link := range []string{
		"https://zoom.us/j/1602639500", "https://zoomgov.com/j/1602639500", "https://zoom.com.cn/j/1602639500", "https://zoom.us/my/1602639500",
		"https://acme.zoom.us/my/1602639500", "https://acme.webex.com/meet/ann", "https://other.webex.com/meet/ann",
		"https://teams.microsoft.com/meet/2345678901234", "https://teams.live.com/meet/2345678901234", "https://gov.teams.microsoft.us/meet/2345678901234",
		"tel:+16465588656", "tel:+16465588656,,1602639500", "tel:+16465588657,,1602639500",
	} {
		l, err := conference.Parse(link)
		require.NoError(t, err, link)
		assert.Empty(t, seen[l.URL()], link)
		seen[l.URL()] = link
	}
}

func TestMeetingIDsAreThoseOfTheService(t *testing.T) {
	for link, want := range map[string]string{
		"https://zoom.us/j/931-1234-5601?pwd=x": "93112345601", "https://zoom.us/my/ann.lee": "ann.lee", "https://acme.webex.com/join/Ann": "ann",
		"https://acme.webex.com/acme/m.php?AT=JM&MK=240123456": "240123456", "https://meet.contoso.com/bob/D6HK2N31": "D6HK2N31",
		"https://teams.microsoft.com/meet/234567890101?p=x": "234567890101", "https://meet.google.com/lookup/Standup": "standup",
		"https://teams.microsoft.com/l/meetup-join/19%3ameeting_abcdefgh%40thread.v2/0": "19:meeting_abcdefgh@thread.v2",
		"https://meet.google.com/abcdefghij":                                            "abc-defg-hij", "+16465588656,,93112345601#": "93112345601", "tel:+16465588656": "",
	} {
		l, err := conference.Parse(link)
		require.NoError(t, err, link)
		assert.Equal(t, want, l.MeetingID(), link)
	}
}

func TestRetiredServicesAreTold(t *testing.T) {
	for _, l := range everyLink(t) {
		retired := l.Service() == conference.Skype || l.Service() == conference.SkypeForBusiness
		assert.Equal(t, retired, l.Service().Retired(), l)
		assert.NotEmpty(t, l.Service().Name(), l)
	}
	assert.Empty(t, conference.Service("jitsi").Name())
	assert.False(t, conference.Service("").Retired())
}
