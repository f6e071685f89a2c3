package ical_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/ical"
	"github.com/salesmeeting/salesmeeting/participant"
)

// one reads one event with the lines after a start, and returns its meeting and its codes.
func one(t *testing.T, opts *ical.Options, lines ...string) (meeting.Meeting, []ical.Code) {
	t.Helper()
	lines = append([]string{"DTSTART:20261001T090000Z", "DURATION:PT1H"}, lines...)
	result := join(t, opts, file(event(lines...)))
	require.Len(t, result.Meetings, 1, "%v", result.Problems)
	return result.Meetings[0], codeList(result.Problems)
}

func TestMeetingsReadsAttendees(t *testing.T) {
	const ann = "ann@a.example"
	directory, err := participant.NewDirectory(
		participant.Person{ID: "7", Name: "Dora Lee", Email: "Dora@A.example", Role: participant.SalesManager},
		participant.Person{ID: "8", Name: "Kim", Email: "kim@b.example", Role: participant.ExistingCustomer, External: true},
	)
	require.NoError(t, err)
	tests := []struct {
		name      string
		lines     []string
		want      participant.Roster
		resources []participant.ID
		codes     []ical.Code
	}{
		{name: "nobody"},
		{name: "an address", lines: []string{"ATTENDEE:mailto:ann@a.example"}, want: participant.Roster{{ID: ann, Email: ann}}},
		{name: "mailto in any case", lines: []string{"ATTENDEE:MAILTO:Ann@A.Example"}, want: participant.Roster{{ID: ann, Email: "Ann@A.Example"}}},
		{name: "a bare address", lines: []string{"ATTENDEE: ann@a.example "}, want: participant.Roster{{ID: ann, Email: ann}}},
		{name: "an address in brackets", lines: []string{"ATTENDEE:mailto:<ann@a.example>"}, want: participant.Roster{{ID: ann, Email: ann}}},
		{name: "a parameter EMAIL", lines: []string{"ATTENDEE;EMAIL=ann@a.example:/aMTA/principal/"}, want: participant.Roster{{ID: ann, Email: ann}}},
		{name: "a URN", lines: []string{"ATTENDEE;CN=Ann:urn:uuid:ABC"}, want: participant.Roster{{ID: "urn:uuid:abc", Name: "Ann"}}},
		{name: "only a name", lines: []string{"ATTENDEE;CN=Ann:"}, want: participant.Roster{{ID: "ann", Name: "Ann"}}},
		{name: "neither", lines: []string{"ATTENDEE:mailto:"}, want: participant.Roster{}, codes: []ical.Code{ical.NoAddress}},
		{name: "a name", lines: []string{`ATTENDEE;CN="Lee; visitor":mailto:ann@a.example`}, want: participant.Roster{{ID: ann, Email: ann, Name: "Lee; visitor"}}},
		{name: "an unquoted name with a colon", lines: []string{"ATTENDEE;CN=Lee: visitor:mailto:ann@a.example"}, want: participant.Roster{{ID: ann, Email: ann, Name: "Lee"}}},
		{name: "the address as the name", lines: []string{"ATTENDEE;CN=ann@A.example:mailto:ann@a.example"}, want: participant.Roster{{ID: ann, Email: ann}}},
		{
			name: "parts", lines: []string{
				"ATTENDEE;ROLE=CHAIR:mailto:a@a", "ATTENDEE;ROLE=req-participant:mailto:b@a", "ATTENDEE;ROLE=OPT-PARTICIPANT:mailto:c@a",
				"ATTENDEE;ROLE=NON-PARTICIPANT:mailto:d@a", "ATTENDEE;ROLE=X-OTHER:mailto:e@a",
			},
			want: participant.Roster{
				{ID: "a@a", Email: "a@a", Part: participant.Chair},
				{ID: "b@a", Email: "b@a"},
				{ID: "c@a", Email: "c@a", Part: participant.Optional},
				{ID: "d@a", Email: "d@a", Part: participant.Observer},
				{ID: "e@a", Email: "e@a"},
			},
		},
		{
			name: "responses", lines: []string{
				"ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@a", "ATTENDEE;PARTSTAT=declined:mailto:b@a", "ATTENDEE;PARTSTAT=TENTATIVE:mailto:c@a",
				"ATTENDEE;PARTSTAT=DELEGATED:mailto:d@a", "ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:e@a", "ATTENDEE;PARTSTAT=X-MAYBE:mailto:f@a",
			},
			want: participant.Roster{
				{ID: "a@a", Email: "a@a", Response: participant.Accepted},
				{ID: "b@a", Email: "b@a", Response: participant.Declined},
				{ID: "c@a", Email: "c@a", Response: participant.Tentative},
				{ID: "d@a", Email: "d@a", Response: participant.Delegated},
				{ID: "e@a", Email: "e@a"},
				{ID: "f@a", Email: "f@a"},
			},
			codes: []ical.Code{ical.OddValue},
		},
		{
			name: "rooms and equipment", lines: []string{
				"ATTENDEE;CUTYPE=ROOM:mailto:Room1@a", "ATTENDEE;CUTYPE=RESOURCE:mailto:beamer@a", "ATTENDEE;CUTYPE=room:mailto:room1@a",
				"ATTENDEE;CUTYPE=GROUP:mailto:all@a",
			},
			want: participant.Roster{{ID: "all@a", Email: "all@a"}}, resources: []participant.ID{"room1@a", "beamer@a"},
		},
		{
			name: "a second chair", lines: []string{"ATTENDEE;ROLE=CHAIR:mailto:a@a", "ATTENDEE;ROLE=CHAIR:mailto:b@a"},
			want:  participant.Roster{{ID: "a@a", Email: "a@a", Part: participant.Chair}, {ID: "b@a", Email: "b@a"}},
			codes: []ical.Code{ical.SecondChair},
		},
		{
			name: "somebody twice", lines: []string{
				"ATTENDEE;ROLE=OPT-PARTICIPANT:mailto:a@a", "ATTENDEE:mailto:b@a", "ATTENDEE;ROLE=CHAIR;PARTSTAT=ACCEPTED;CN=A:mailto:A@a",
				"ATTENDEE;ROLE=CHAIR:mailto:a@a",
			},
			want: participant.Roster{
				{ID: "a@a", Email: "a@a", Name: "A", Part: participant.Chair, Response: participant.Accepted}, {ID: "b@a", Email: "b@a"},
			},
			codes: []ical.Code{ical.AttendeeTwice, ical.AttendeeTwice},
		},
		{
			name: "people whom the host knows", lines: []string{"ATTENDEE;ROLE=CHAIR:mailto:DORA@a.example", "ATTENDEE;CN=Kim B.;PARTSTAT=ACCEPTED:mailto:kim@b.example"},
			want: participant.Roster{
				{ID: "7", Name: "Dora Lee", Email: "Dora@A.example", Role: participant.SalesManager, Part: participant.Chair},
				{ID: "8", Name: "Kim", Email: "kim@b.example", Role: participant.ExistingCustomer, External: true, Response: participant.Accepted},
			},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			m, codes := one(t, &ical.Options{Directory: directory}, test.lines...)
			assert.Equal(t, test.want, m.Roster())
			assert.Equal(t, test.resources, m.Draft().Venue.Resources)
			assert.Equal(t, test.codes, codes)
		})
	}

	m, codes := one(t, nil, "ATTENDEE:mailto:"+strings.Repeat("x", 300)+"@a.example")
	require.Len(t, m.Roster(), 1)
	assert.Regexp(t, "^urn:uuid:", m.Roster()[0].ID)
	assert.Empty(t, codes)
}

func TestMeetingsKeepsTheRosterOfTheSeries(t *testing.T) {
	const roster = "ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@a\nATTENDEE;PARTSTAT=ACCEPTED:mailto:b@a\nATTENDEE;CUTYPE=ROOM:mailto:room@a\nLOCATION:Here"
	const id = "RECURRENCE-ID;TZID=Europe/Berlin:20261008T090000\nSEQUENCE:2"
	tests := []struct {
		name, override string
		people         int
		place          string
		rooms          int
	}{
		{"without attendees", id + "\nSUMMARY:T", 2, "Here", 1},
		{"with the same", id + "\nSUMMARY:T\n" + roster, 2, "Here", 1},
		{"with others", id + "\nATTENDEE:mailto:c@a", 1, "Here", 0},
		{"elsewhere", id + "\nLOCATION:There", 2, "There", 1},
		{"with a room alone", id + "\nATTENDEE;CUTYPE=ROOM:mailto:room2@a", 0, "Here", 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			result := join(t, nil, file(event(weekly4, roster), event(test.override)))
			require.Len(t, result.Meetings, 1)
			m := result.Meetings[0]
			i := 0
			for o := range m.Occurrences(between(t, "2026-10-01", "2026-11-01", time.UTC)) {
				n := 0
				for range o.Participants() {
					n++
				}
				if i == 1 {
					assert.Equal(t, test.people, n)
					assert.Equal(t, test.place, o.Venue().Place)
					assert.Len(t, o.Venue().Resources, test.rooms)
				} else {
					assert.Equal(t, 2, n)
				}
				i++
			}
			assert.Equal(t, 4, i)
		})
	}
}

func TestMeetingsReadsVenues(t *testing.T) {
	tests := []struct {
		name, lines string
		want        meeting.Venue
	}{
		{"nothing", "X-A:b", meeting.Venue{}},
		{"a place", `LOCATION:Room 5\, second floor`, meeting.Venue{Place: "Room 5, second floor"}},
		{"a link", "LOCATION:https://zoom.us/j/1?pwd=a", meeting.Venue{URL: "https://zoom.us/j/1?pwd=a"}},
		{"both", `LOCATION:Room 5\; https://zoom.us/j/1`, meeting.Venue{Place: "Room 5", URL: "https://zoom.us/j/1"}},
		{"a link first", `LOCATION:https://zoom.us/j/1\, Room 5`, meeting.Venue{Place: "Room 5", URL: "https://zoom.us/j/1"}},
		{"a link in between", `LOCATION:Room 5 (https://zoom.us/j/1) second floor`, meeting.Venue{Place: "Room 5; second floor", URL: "https://zoom.us/j/1"}},
		{"URL", "URL:https://a.example/b\nLOCATION:Room 5", meeting.Venue{Place: "Room 5", URL: "https://a.example/b"}},
		{"the link of the location wins", "URL:https://a.example/b\nLOCATION:https://zoom.us/j/1", meeting.Venue{URL: "https://zoom.us/j/1"}},
		{
			"CONFERENCE", "CONFERENCE;VALUE=URI:tel:+49-30-1234\nCONFERENCE;VALUE=URI:https://meet.example/x\nLOCATION:https://zoom.us/j/1",
			meeting.Venue{Phone: "+49-30-1234", URL: "https://meet.example/x"},
		},
		{"Google", "X-GOOGLE-CONFERENCE:https://meet.google.com/x", meeting.Venue{URL: "https://meet.google.com/x"}},
		{
			"a join link in the description, not the page of the event", "URL:https://a.example/b\nLOCATION:Room 5\nDESCRIPTION:Join\\nhttps://zoom.us/j/93112345601?pwd=a.1\\, please",
			meeting.Venue{Place: "Room 5", URL: "https://zoom.us/j/93112345601?pwd=a.1"},
		},
		{"one of Microsoft's", "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK:https://meet.contoso.com/bob/D6HK2N31", meeting.Venue{URL: "https://meet.contoso.com/bob/D6HK2N31"}},
		{"any other link in the description", "DESCRIPTION:see https://a.example/b or call +1 646 558 8656\\,\\,93112345601#", meeting.Venue{}},
		{"what only the moderator should have", "DESCRIPTION:start at https://zoom.us/s/93112345601?zak=a", meeting.Venue{}},
		{"no link", "URL:soon\nLOCATION:http://", meeting.Venue{Place: "http://"}},
		{"a link that can't be", "LOCATION:https://a b%zz", meeting.Venue{Place: "b%zz", URL: "https://a"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			m, codes := one(t, nil, strings.Split(test.lines, "\n")...)
			assert.Equal(t, test.want, m.Draft().Venue)
			assert.Empty(t, codes)
		})
	}
}

func TestMeetingsKeepsWhereTheyCameFrom(t *testing.T) {
	m, codes := one(
		t, nil, "UID:7@a.example", "SEQUENCE:3", "CATEGORIES:Sales,Q3", `SUMMARY:Round\, second`, "TRANSP:TRANSPARENT",
		`X-ABC;X-P="a;b";Q=c,"d^n^^":e\, f`, "ORGANIZER:mailto:Ann@a.example", "DESCRIPTION:one\\n", " two", "ATTENDEE:mailto:b@a",
	)
	assert.Empty(t, codes)
	assert.Equal(t, "Round, second", m.Title())
	assert.Equal(t, participant.ID("ann@a.example"), m.Organizer())
	assert.Len(t, m.Roster(), 1, "an organizer is not added to the roster")
	assert.Equal(t, meeting.Origin{
		Source: "0.ics", UID: "7@a.example", Sequence: 3,
		Properties: []string{
			"DTSTAMP:20260101T000000Z", "CATEGORIES:Sales,Q3", "TRANSP:TRANSPARENT", `X-ABC;X-P="a;b";Q=c,d^n^^:e\, f`, `DESCRIPTION:one\ntwo`,
		},
	}, m.Origin())
	space := uuid.NewSHA1(uuid.NameSpaceURL, []byte("https://github.com/salesmeeting/salesmeeting/meeting/ical"))
	assert.Equal(t, uuid.NewSHA1(space, []byte("7@a.example")), m.ID().UUID)
	assert.EqualValues(t, 5, m.ID().Version())
}

func TestMeetingsCutsWhatIsTooLong(t *testing.T) {
	m, codes := one(t, nil, "SUMMARY:"+strings.Repeat("é", 6000), "LOCATION:"+strings.Repeat("x", 20_000))
	assert.Equal(t, strings.Repeat("é", 5000), m.Title())
	assert.Len(t, m.Draft().Venue.Place, 10_000)
	assert.Equal(t, []ical.Code{ical.TooMany, ical.TooMany}, codes)
}

func TestLongNamesAndAddressesCostNoAttendee(t *testing.T) {
	long := strings.Repeat("x", 5000)
	result, err := ical.Meetings(nil, ical.Source{Name: "long.ics", Reader: strings.NewReader(
		"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260105T090000Z\r\nDTEND:20260105T100000Z\r\n" +
			"ATTENDEE;CN=" + long + ":mailto:" + long + "@team.example\r\n" +
			"ATTENDEE;CN=Apple:invalid:nomail\r\n" +
			"END:VEVENT\r\nEND:VCALENDAR\r\n")})
	require.NoError(t, err)
	require.Len(t, result.Meetings, 1)
	assert.Len(t, result.Meetings[0].Roster(), 2, "%v", result.Problems)
}
