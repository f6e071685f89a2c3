package minutes_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/minutes"
	"github.com/salesmeeting/salesmeeting/participant"
)

// secrets are what neither an agenda nor minutes of the visit may say to customers: what is internal, and the host's
// keys.
var secrets = []string{
	"competitor", "Reports by region", "credit", "synergies", "No jargon", "120000.50", "Call, do not write", "7 days",
	"K-4711", "u-17", "u-18", "u-19", "u-20", "c-1", "c-2", "x-9", "room-9", "Sales West", "Presentation to customers",
	"wiki.example.com", "Battle card", "Must not be dropped", "Wanted", "Needed", "Time left", "internal", "Internal",
	"Absent",
}

func TestCustomersReadNothingInternalAndNoKeys(t *testing.T) {
	o := occurrence(t, visit(t))
	text := all(t, planned(t, o, minutes.Options{})) + all(t, document(t, o, taken(t), minutes.Options{}))
	inside := all(t, planned(t, o, minutes.Options{Internal: true})) +
		all(t, document(t, o, taken(t), minutes.Options{Internal: true}))
	for _, secret := range secrets {
		assert.NotContains(t, text, secret)
		if secret != "room-9" {
			assert.Contains(t, inside+"u-17u-18c-1", secret, "the test would not notice it")
		}
	}
}

func TestNilOptionsAreForCustomers(t *testing.T) {
	o := occurrence(t, visit(t))
	d, err := minutes.New(o, taken(t), nil)
	require.NoError(t, err)
	assert.Equal(t, written(t, document(t, o, taken(t), minutes.Options{}), "html"), written(t, d, "html"))
	d, err = minutes.NewAgenda(o, nil)
	require.NoError(t, err)
	assert.Equal(t, written(t, planned(t, o, minutes.Options{}), "md"), written(t, d, "md"))
}

// Whatever is only in what customers may not read changes nothing of what they read.
func TestWhatIsInternalDoesNotChangeACharacterForCustomers(t *testing.T) {
	o, m := occurrence(t, visit(t)), taken(t)
	public := agenda.Minutes{Present: m.Present, Public: m.Public}
	assert.Equal(t, all(t, document(t, o, public, minutes.Options{})), all(t, document(t, o, m, minutes.Options{})))
}

func TestADirectoryNamesPeopleWhoAreNotOnTheRoster(t *testing.T) {
	directory, err := participant.NewDirectory(participant.Person{ID: "x-9", Name: "Zoe Ray"})
	require.NoError(t, err)
	d := document(t, occurrence(t, visit(t)), taken(t), minutes.Options{Directory: directory})
	assert.Contains(t, written(t, d, "md"), "- **Present:** Ann Lee, Bo Chen, Kim O’Neil, Zoe Ray, a participant\n")
}

func TestObserversAreForInternalUse(t *testing.T) {
	d := visit(t)
	d.Roster[5].Part = participant.Observer
	assert.NotContains(t, written(t, planned(t, occurrence(t, d), minutes.Options{}), "md"), "Max Orr")
	assert.Contains(t, written(t, planned(t, occurrence(t, d), minutes.Options{Internal: true}), "md"), "Max Orr")
}

func TestPeopleWhoDeclinedAreNotExpected(t *testing.T) {
	d := visit(t)
	d.Roster[5].Response, d.Roster[0].Response = participant.Declined, participant.Delegated
	text := written(t, planned(t, occurrence(t, d), minutes.Options{Internal: true}), "md")
	assert.NotContains(t, text, "Max Orr")
	assert.NotContains(t, text, "Chair")
}

func TestNoPassCodeIsInAnyDocument(t *testing.T) {
	for name, venue := range map[string]meeting.Venue{
		"link":            {URL: "https://acme.zoom.us/j/93112345601?pwd=SECRET"},
		"unknown service": {URL: "https://meet.acme.example/SECRET?token=SECRET"},
		"user":            {URL: "https://SECRET:SECRET@meet.acme.example/"},
		"dial-in":         {Phone: "+1 646 558 8656,,93112345601#,,,,*SECRET#"},
		"other number":    {Phone: "0711 1234, PIN SECRET"},
		"place":           {Place: "Room 5, https://acme.zoom.us/j/93112345601?pwd=SECRET"},
		"place in words":  {Place: "Room 5 (passcode SECRET)"},
		"place's door":    {Place: "Room 5, access code: SECRET"},
		"place's number":  {Place: "Room 5, PIN4711SECRET"},
		"place in Hindi":  {Place: "कमरा 5, पासकोड SECRET"},
		"unknown place":   {Place: "https://meet.acme.example/SECRET"},
		"for moderators":  {URL: "https://acme.zoom.us/s/93112345601?zak=SECRET"},
	} {
		t.Run(name, func(t *testing.T) {
			d := visit(t)
			d.Venue = venue
			d.Agenda.Items[2].Materials = []agenda.Material{{URL: "https://acme.zoom.us/j/93112345601?pwd=SECRET"}}
			m := agenda.Minutes{Public: agenda.Page{Notes: []agenda.Note{
				{Text: "Join (https://acme.zoom.us/j/93112345601?pwd=SECRET), or call:https://acme.zoom.us/j/93112345601?pwd=SECRET."},
			}}}
			for _, internal := range []bool{false, true} {
				options := minutes.Options{Internal: internal}
				text := all(t, planned(t, occurrence(t, d), options)) + all(t, document(t, occurrence(t, d), m, options))
				assert.NotContains(t, text, "SECRET")
				assert.Contains(t, text, "93112345601")
			}
		})
	}
}

func TestLinksForThoseWhoLeadAreLeftOut(t *testing.T) {
	d := visit(t)
	d.Venue = meeting.Venue{URL: "https://acme.zoom.us/s/93112345601?zak=SECRET"}
	assert.NotContains(t, written(t, planned(t, occurrence(t, d), minutes.Options{Internal: true}), "md"), "Online")
}

func TestWhatPeopleWriteHasNoPassCodesInLinks(t *testing.T) {
	const link = "https://acme.zoom.us/j/93112345601?pwd=SECRET"
	for _, text := range []string{
		link, "Join " + link + " now", "Join:" + link + ".", "(" + link + ")", "<" + link + ">", "[Zoom](" + link + ")", `"` + link + `",`,
		"acme.zoom.us/j/93112345601?pwd=SECRET", "see:acme.zoom.us/j/93112345601?pwd=SECRET", "Zoom\n" + link + "\n", "a\u00a0" + link,
		"HTTPS://ACME.ZOOM.US/j/93112345601?pwd=SECRET", "at 9/10, " + link + "/", link + "," + link, link + ";" + link, link + "|" + link,
		"zoommtg://acme.zoom.us/join?confno=93112345601&pwd=SECRET", "a\u200b" + link, "https://acme\u200b.zoom.us/j/93112345601?pwd=SECRET",
		"https://www.google.com/url?q=https%3A%2F%2Facme.zoom.us%2Fj%2F93112345601%3Fpwd%3DSECRET", "=" + link, "url=" + link,
		link + "<br>", "“" + link + "”", link + "।", link + "…", link + `\n`, link + "`", link + "^", link + "’s", "_" + link + "_", link + ")x",
		`<a href="` + link + `">` + link + `</a>`, link + "&x=é", "https://acme.zoom.us/j/93112345601?x=é&pwd=SECRET",
		"https://acme.zoom.us/j/93112345601\n?pwd=SECRET", "https://acme.zoom.us/j/931 1234 5601?pwd=SECRET",
		"zoomus://zoom.us/join?confno=93112345601&pwd=SECRET", "acme.zoom.us:443/j/93112345601?pwd=SECRET", "acme.zoom.us./j/93112345601?pwd=SECRET",
		strings.Repeat("a.b/", 20) + link, "https://acme.zoom.us/rec/share/x?passcode=SECRET", "https://teams.microsoft.com/meet/2345678901234?p=SECRET”",
		"https://teams.microsoft.com/v2/#/meet/2345678901234?p=SECRET&anon=true%", link + "%z", link + "%2z",
		"https://acme.zoom.us/j/93112345601?pwd=100%SECRET",
		"https://other.example/?u=https%3A%2F%2Facme.zoom.us%2Fj%2F93112345601%3Fpwd%3DSECRET%252BSECRET&x=1",
		"https://other.example/?u=https%3a%2f%2facme.zoom.us%2fj%2f93112345601%3ffrom%3daddon%26PWD%3dSECRET%26x%3D1",
	} {
		m := agenda.Minutes{Public: agenda.Page{Notes: []agenda.Note{{Text: text}}}}
		got := written(t, document(t, occurrence(t, visit(t)), m, minutes.Options{}), "md")
		assert.NotContains(t, got, "SECRET", text)
	}
}

func TestWhatPeopleWriteHasNoPassCodesBehindNumbers(t *testing.T) {
	for text, want := range map[string]string{
		"Call +1 646 558 8656,,93112345601#,,,,*777888# (New York)":      "Call tel:+16465588656,,93112345601 (New York)",
		"tel:+1-646-558-8656,,93112345601%23,,,,*777888%23":              "tel:+16465588656,,93112345601",
		"646 558 8656,,93112345601#,,,,*777888#.":                        "tel:6465588656,,93112345601.",
		"+16465588656,,93112345601#,,,,*777888#%9":                       "tel:+16465588656,,93112345601%9",
		"93112345601 646 558 8656,,93112345601#,,*777888#":               "93112345601 tel:6465588656,,93112345601",
		"+1 646 558 8656;777888#":                                        "tel:+16465588656",
		"+1 646 558 8656,,93112345601# and 1,250,000,,900 or 2026-01-08": "\\+1 646 558 8656,,93112345601\\# and 1,250,000,,900 or 2026-01-08",
	} {
		m := agenda.Minutes{Public: agenda.Page{Notes: []agenda.Note{{Text: text}}}}
		assert.Contains(t, written(t, document(t, occurrence(t, visit(t)), m, minutes.Options{}), "md"), "\n- "+want+"\n")
	}
}

func TestLinksAndNumbersToJoinAreThere(t *testing.T) {
	for _, c := range []struct {
		name  string
		venue meeting.Venue
		want  []string
	}{
		{
			"a service and a room",
			meeting.Venue{Place: "Room 5", URL: "https://meet.google.com/abc-defg-hij?authuser=1"},
			[]string{"- **Where:** Room 5\n", "- **Online:** Google Meet: <https://meet.google.com/abc-defg-hij>\n"},
		},
		{
			"a link with an ampersand",
			meeting.Venue{URL: "https://acme.webex.com/acme/m.php?AT=JM&MK=240123456"},
			[]string{"- **Online:** Webex: <https://acme.webex.com/acme/m.php?AT=JM&MK=240123456>\n"},
		},
		{"unknown service", meeting.Venue{URL: "https://meet.acme.example/x"}, []string{"- **Online:** meet.acme.example\n"}},
		{"local number", meeting.Venue{Phone: "0711 12345"}, []string{"- **Phone:** 071112345\n"}},
		{"a number with a name", meeting.Venue{Phone: "12 (reception)"}, []string{"- **Phone:** 12\n"}},
		{"a room named for a pin", meeting.Venue{Place: "Pinnacle Hall"}, []string{"- **Where:** Pinnacle Hall\n"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := visit(t)
			d.Venue = c.venue
			text := written(t, planned(t, occurrence(t, d), minutes.Options{}), "md")
			for _, want := range c.want {
				assert.Contains(t, text, want)
			}
		})
	}
}
