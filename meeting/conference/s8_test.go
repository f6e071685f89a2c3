package conference_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting/conference"
)

// invitations is what a calendar has for S8: a conference call, and video by Zoom, Skype and Webex.
const invitations = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" +
	"BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Call\r\nDTSTART:20260108T090000Z\r\nDURATION:PT1H\r\n" +
	"DESCRIPTION:Dial +1 646 558 8656\\,\\,123456# at nine\r\nEND:VEVENT\r\n" +
	"BEGIN:VEVENT\r\nUID:2\r\nSUMMARY:Zoom\r\nDTSTART:20260108T100000Z\r\nDURATION:PT1H\r\n" +
	"LOCATION:https://acme.zoom.us/j/93112345601?pwd=a.1\r\nEND:VEVENT\r\n" +
	"BEGIN:VEVENT\r\nUID:3\r\nSUMMARY:Skype\r\nDTSTART:20260108T110000Z\r\nDURATION:PT1H\r\n" +
	"DESCRIPTION:Join Skype Meeting<https://meet.contoso.com/bob/D6HK2N31>\r\nEND:VEVENT\r\n" +
	"BEGIN:VEVENT\r\nUID:4\r\nSUMMARY:Webex\r\nDTSTART:20260108T120000Z\r\nDURATION:PT1H\r\n" +
	"X-ALT-DESC;FMTTYPE=text/html:<a href=\"https://acme.webex.com/meet/ann\">Join</a>\r\nEND:VEVENT\r\n" +
	"BEGIN:VEVENT\r\nUID:5\r\nSUMMARY:Face to face\r\nDTSTART:20260108T130000Z\r\nDURATION:PT1H\r\n" +
	"LOCATION:Room 5\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"

func TestS8LinksOfVideoServicesAndConferenceCallsAreRecognized(t *testing.T) {
	want := map[string]string{
		"Call": "Phone tel:+16465588656,,123456", "Zoom": "Zoom https://zoom.us/j/93112345601",
		"Skype": "Skype for Business https://meet.contoso.com/bob/D6HK2N31",
		"Webex": "Webex https://acme.webex.com/meet/ann", "Face to face": "",
	}
	meetings := read(t, "s8.ics", invitations)
	require.Len(t, meetings, len(want))
	for _, m := range meetings {
		got := ""
		for _, l := range joins(m) {
			got += l.Service().Name() + " " + l.URL()
		}
		assert.Equal(t, want[m.Title()], got, m.Title())
	}
}

func TestS8TheLinkOfAVideoMeetingIsInItsVenueForInvitations(t *testing.T) {
	venues := map[string]string{}
	for _, m := range read(t, "s8.ics", invitations) {
		venues[m.Title()] = m.Venue().URL
	}
	assert.Equal(t, map[string]string{
		"Call": "", "Zoom": "https://acme.zoom.us/j/93112345601?pwd=a.1", "Skype": "https://meet.contoso.com/bob/D6HK2N31",
		"Webex": "https://acme.webex.com/meet/ann", "Face to face": "",
	}, venues)
	l, err := conference.Parse(venues["Skype"])
	require.NoError(t, err)
	assert.True(t, l.Service().Retired())
}
