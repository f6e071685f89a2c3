package meeting_test

import (
	"errors"
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

// full returns a draft in which every field is set and nothing is wrong.
func full() meeting.Draft {
	return meeting.Draft{
		ID: meeting.ID{UUID: uuid.MustParse("0192c5a0-0000-7000-8000-000000000001")}, Version: 3,
		Title: "Pipeline review", Purpose: agenda.AddressShortfalls, Audience: meeting.Internal, Format: meeting.Informal,
		Venue: meeting.Venue{
			Place: "Room 4", Phone: "+1 212 555 0100", URL: "https://zoom.us/j/123",
			Resources: []participant.ID{"room-4"},
		},
		Organizer: "ann", Department: "Sales East",
		Records: []participant.Record{{Type: "account", ID: "4711"}},
		Start:   at("2026-01-01T09:00", "America/New_York"), Length: 45 * time.Minute,
		Repeats: recurrence.Weekly(),
		Except:  []wallclock.Local{local("2026-01-08T09:00")},
		Extra:   []wallclock.Local{local("2026-01-09T09:00")},
		Overrides: []meeting.Override{
			{Original: local("2026-01-15T09:00"), Canceled: true},
			{
				Original: local("2026-01-22T09:00"), Start: at("2026-01-23T15:00", "Europe/Berlin"),
				End: at("2026-01-23T16:00", "Europe/Berlin"), Title: "In Berlin", Venue: meeting.Venue{Place: "Berlin"},
				Roster:    participant.Roster{{ID: "ann"}, {ID: "dee"}},
				Responses: map[participant.ID]participant.Response{"dee": participant.Tentative},
				Agenda:    agenda.Agenda{Items: []agenda.Item{{Title: "Berlin", Length: time.Minute}}},
			},
			{Original: local("2026-01-09T09:00"), Length: time.Hour, Roster: participant.Roster{}},
		},
		Roster: participant.Roster{
			{ID: "ann", Name: "Ann", Email: "ann@example.com", Role: participant.SalesManager, Part: participant.Chair},
			{ID: "bo", Role: participant.SalesRepresentative, Response: participant.Accepted, External: true},
		},
		Agenda: agenda.Agenda{Items: []agenda.Item{
			{Title: "Numbers", Topic: agenda.SalesProcess, Presenter: "ann", Length: 15 * time.Minute},
		}},
		Origin: meeting.Origin{Source: "team.ics", UID: "u1", Sequence: 2, Properties: []string{"CATEGORIES:Sales,Q3"}},
	}
}

func TestNewTakesADraftWithEveryField(t *testing.T) {
	m := made(t, full())
	require.Equal(t, full(), m.Draft())
	require.False(t, m.IsZero())
	require.Equal(t, "Pipeline review", m.Title())
	require.Equal(t, full().ID, m.ID())
	require.Equal(t, participant.ID("ann"), m.Organizer())
	require.Equal(t, full().Roster, m.Roster())
	require.Equal(t, full().Records, m.Records())
	require.Equal(t, full().Origin, m.Origin())
	require.True(t, m.Start().Equal(full().Start))
	require.True(t, m.Repeats().Equal(recurrence.Weekly()))
	require.Equal(t, 45*time.Minute, m.Length())
	require.True(t, m.Recurs())
}

func TestNewNeedsOnlyAStartInItsZoneAndAnEndOrALength(t *testing.T) {
	start := at("2026-01-01T09:00", "America/New_York")
	require.False(t, made(t, meeting.Draft{Start: start, Length: time.Hour}).Recurs())
	require.Equal(t, time.Hour, made(t, meeting.Draft{Start: start, End: at("2026-01-01T10:00", "America/New_York")}).Length())
	require.Zero(t, made(t, meeting.Draft{Start: start, End: start}).Length())
	require.True(t, made(t, meeting.Draft{Start: start, Length: time.Second}).ID().IsZero())
}

// faults are changes of the full draft that make it wrong in one place.
var faults = map[string]struct {
	path string
	do   func(*meeting.Draft)
}{
	"a title of more than 10,000 bytes":       {"/title", func(d *meeting.Draft) { d.Title = strings.Repeat("x", 10_001) }},
	"a title that is not UTF-8":               {"/title", func(d *meeting.Draft) { d.Title = "\xff" }},
	"a department that is not UTF-8":          {"/department", func(d *meeting.Draft) { d.Department = "\xff" }},
	"an unknown purpose":                      {"/purpose", func(d *meeting.Draft) { d.Purpose = "fun" }},
	"an unknown audience":                     {"/audience", func(d *meeting.Draft) { d.Audience = "all" }},
	"an unknown format":                       {"/format", func(d *meeting.Draft) { d.Format = "festive" }},
	"a place that is not UTF-8":               {"/venue/place", func(d *meeting.Draft) { d.Venue.Place = "\xff" }},
	"a phone number that is not UTF-8":        {"/venue/phone", func(d *meeting.Draft) { d.Venue.Phone = "\xff" }},
	"a link without a scheme":                 {"/venue/url", func(d *meeting.Draft) { d.Venue.URL = "zoom.us/j/1" }},
	"a link that is none":                     {"/venue/url", func(d *meeting.Draft) { d.Venue.URL = "https://\x7f" }},
	"a resource without a key":                {"/venue/resources/1", func(d *meeting.Draft) { d.Venue.Resources = append(d.Venue.Resources, "") }},
	"an organizer's key with a line break":    {"/organizer", func(d *meeting.Draft) { d.Organizer = "a\nb" }},
	"a record without an id":                  {"/records/0", func(d *meeting.Draft) { d.Records = []participant.Record{{Type: "account"}} }},
	"a person twice":                          {"/roster/2/id", func(d *meeting.Draft) { d.Roster = append(d.Roster, participant.Participant{ID: "bo"}) }},
	"a second chair":                          {"/roster/1/part", func(d *meeting.Draft) { d.Roster[1].Part = participant.Chair }},
	"an agenda item without a length":         {"/agenda/items/0/length", func(d *meeting.Draft) { d.Agenda.Items[0].Length = 0 }},
	"an origin that is not UTF-8":             {"/origin/properties/0", func(d *meeting.Draft) { d.Origin.Properties[0] = "\xff" }},
	"a foreign id that is not UTF-8":          {"/origin/uid", func(d *meeting.Draft) { d.Origin.UID = "\xff" }},
	"a source that is not UTF-8":              {"/origin/source", func(d *meeting.Draft) { d.Origin.Source = "\xff" }},
	"no start":                                {"/start", func(d *meeting.Draft) { d.Start = wallclock.Time{} }},
	"a start without a zone":                  {"/start/zone", func(d *meeting.Draft) { d.Start = d.Start.Local().In(wallclock.Zone{}) }},
	"a start in the zone of the process":      {"/start/zone", func(d *meeting.Draft) { d.Start = d.Start.Local().In(wallclock.ZoneOf(time.Local)) }},
	"a start in the year 1":                   {"/start", func(d *meeting.Draft) { d.Start = local("0001-01-01T00:00").In(d.Start.Zone()) }},
	"neither an end nor a length":             {"/length", func(d *meeting.Draft) { d.Length = 0 }},
	"a negative length":                       {"/length", func(d *meeting.Draft) { d.Length = -time.Minute }},
	"a length with parts of a second":         {"/length", func(d *meeting.Draft) { d.Length = 1500 * time.Millisecond }},
	"a length of more than 100 years":         {"/length", func(d *meeting.Draft) { d.Length = 101 * 366 * 24 * time.Hour }},
	"both an end and a length":                {"/end", func(d *meeting.Draft) { d.End = at("2026-01-01T10:00", "America/New_York") }},
	"an end before the start":                 {"/end", func(d *meeting.Draft) { d.Length, d.End = 0, at("2026-01-01T08:59", "America/New_York") }},
	"an end without a zone":                   {"/end/zone", func(d *meeting.Draft) { d.Length, d.End = 0, local("2026-01-01T10:00").In(wallclock.Zone{}) }},
	"the end of a series in another zone":     {"/end/zone", func(d *meeting.Draft) { d.Length, d.End = 0, at("2026-01-01T16:00", "Europe/Berlin") }},
	"a rule built wrong":                      {"/repeats", func(d *meeting.Draft) { d.Repeats = recurrence.Weekly().Every(0) }},
	"an excepted start that is none":          {"/except/1", func(d *meeting.Draft) { d.Except = append(d.Except, wallclock.Local{}) }},
	"an extra start that is none":             {"/extra/1", func(d *meeting.Draft) { d.Extra = append(d.Extra, wallclock.Local{}) }},
	"an extra start in the year 1":            {"/extra/1", func(d *meeting.Draft) { d.Extra = append(d.Extra, local("0001-06-01T09:00")) }},
	"an override of nothing":                  {"/overrides/0/original", func(d *meeting.Draft) { d.Overrides[0].Original = wallclock.Local{} }},
	"an override of a day without occurrence": {"/overrides/0/original", func(d *meeting.Draft) { d.Overrides[0].Original = local("2026-01-16T09:00") }},
	"an override of an excepted occurrence":   {"/overrides/0/original", func(d *meeting.Draft) { d.Overrides[0].Original = local("2026-01-08T09:00") }},
	"a second override of an occurrence":      {"/overrides/1/original", func(d *meeting.Draft) { d.Overrides[1].Original = d.Overrides[0].Original }},
	"an override's title that is not UTF-8":   {"/overrides/0/title", func(d *meeting.Draft) { d.Overrides[0].Title = "\xff" }},
	"an override's link without a scheme":     {"/overrides/0/venue/url", func(d *meeting.Draft) { d.Overrides[0].Venue.URL = "x" }},
	"an override's start without a zone":      {"/overrides/1/start/zone", func(d *meeting.Draft) { d.Overrides[1].Start = local("2026-01-23T15:00").In(wallclock.Zone{}) }},
	"an override's end without a zone":        {"/overrides/1/end/zone", func(d *meeting.Draft) { d.Overrides[1].End = local("2026-01-23T16:00").In(wallclock.Zone{}) }},
	"an override's end before its start":      {"/overrides/1/end", func(d *meeting.Draft) { d.Overrides[1].End = at("2026-01-23T14:00", "Europe/Berlin") }},
	"an override's end before the original": {"/overrides/1/end", func(d *meeting.Draft) {
		d.Overrides[1].Start, d.Overrides[1].End = wallclock.Time{}, at("2026-01-22T08:00", "America/New_York")
	}},
	"an override's negative length": {"/overrides/2/length", func(d *meeting.Draft) { d.Overrides[2].Length = -1 }},
	"an override's end and length":  {"/overrides/1/end", func(d *meeting.Draft) { d.Overrides[1].Length = time.Hour }},
	"a person twice in an override": {"/overrides/1/roster/2/id", func(d *meeting.Draft) {
		d.Overrides[1].Roster = append(d.Overrides[1].Roster, participant.Participant{ID: "ann"})
	}},
	"a response of somebody not invited":      {"/overrides/1/responses/dee", func(d *meeting.Draft) { d.Overrides[1].Roster = nil }},
	"a response of a key with a slash":        {"/overrides/1/responses/a~1b~0c", func(d *meeting.Draft) { d.Overrides[1].Responses["a/b~c"] = participant.Accepted }},
	"a response that is none":                 {"/overrides/1/responses/dee", func(d *meeting.Draft) { d.Overrides[1].Responses["dee"] = 77 }},
	"an override's agenda item without title": {"/overrides/1/agenda/items/0/title", func(d *meeting.Draft) { d.Overrides[1].Agenda.Items[0].Title = "" }},
	"too many records":                        {"/records", func(d *meeting.Draft) { d.Records = make([]participant.Record, 10_001) }},
	"too many participants":                   {"/roster", func(d *meeting.Draft) { d.Roster = make(participant.Roster, 10_001) }},
	"too many resources":                      {"/venue/resources", func(d *meeting.Draft) { d.Venue.Resources = make([]participant.ID, 10_001) }},
	"too many exceptions":                     {"/except", func(d *meeting.Draft) { d.Except = make([]wallclock.Local, 10_001) }},
	"too many extra starts":                   {"/extra", func(d *meeting.Draft) { d.Extra = make([]wallclock.Local, 10_001) }},
	"too many overrides":                      {"/overrides", func(d *meeting.Draft) { d.Overrides = make([]meeting.Override, 10_001) }},
	"too many agenda items":                   {"/agenda/items", func(d *meeting.Draft) { d.Agenda.Items = make([]agenda.Item, 1001) }},
	"too many foreign properties":             {"/origin/properties", func(d *meeting.Draft) { d.Origin.Properties = make([]string, 10_001) }},
	"too much text of a foreign calendar":     {"/origin", func(d *meeting.Draft) { d.Origin.Properties[0] = strings.Repeat("x", 11<<20) }},
}

func TestNewLocatesEachFaultAlone(t *testing.T) {
	for name, fault := range faults {
		t.Run(name, func(t *testing.T) {
			d := full()
			fault.do(&d)
			m, err := meeting.New(d)
			require.Error(t, err)
			require.Equal(t, []string{fault.path}, paths(err))
			require.True(t, m.IsZero())
		})
	}
}

func TestNewReportsAllFaultsAtOnce(t *testing.T) {
	d := full()
	want := []string{}
	for _, name := range []string{
		"a title that is not UTF-8", "a department that is not UTF-8", "an unknown purpose", "an unknown audience",
		"an unknown format", "a place that is not UTF-8", "a phone number that is not UTF-8", "a link without a scheme",
		"a resource without a key", "an organizer's key with a line break", "a record without an id", "a person twice",
		"a second chair", "an agenda item without a length", "an origin that is not UTF-8",
		"no start", "a negative length", "a rule built wrong", "an excepted start that is none", "an extra start that is none",
		"an override's title that is not UTF-8", "an override's link without a scheme", "an override's start without a zone",
		"an override's negative length", "a person twice in an override", "a response of a key with a slash",
		"an override's agenda item without title",
	} {
		faults[name].do(&d)
		want = append(want, faults[name].path)
	}
	_, err := meeting.New(d)
	require.ElementsMatch(t, want, paths(err))
}

func TestOverridesThatAreAboutNothingComeAllAtOnce(t *testing.T) {
	d := full()
	d.Overrides = []meeting.Override{
		{Original: local("2026-01-02T09:00"), Canceled: true},
		{Original: local("2026-01-15T09:00")},
		{Original: local("2026-01-15T09:00")},
		{},
		{Original: local("2025-12-25T09:00")},
	}
	_, err := meeting.New(d)
	require.Equal(t, []string{
		"/overrides/0/original", "/overrides/2/original", "/overrides/3/original", "/overrides/4/original",
	}, paths(err))
}

var errPlain = errors.New("plain")

func TestProblemsYieldsAnyErrorOnce(t *testing.T) {
	require.Empty(t, paths(nil))
	require.Equal(t, []string{""}, paths(errPlain))
	require.Equal(t, []string{"/title"}, paths(meeting.Problem{Path: "/title", Err: errPlain}))
}

func TestTheZeroMeetingTakesPlaceNever(t *testing.T) {
	var m meeting.Meeting
	require.True(t, m.IsZero())
	require.Zero(t, count(m.Occurrences(utc("0001-02-01T00:00:00Z", "9999-12-31T00:00:00Z"))))
	require.Zero(t, m.Length())
	require.Equal(t, meeting.Draft{}, m.Draft())
	require.Empty(t, m.Title())
	require.False(t, m.Recurs())
	require.True(t, m.Start().IsZero())
	_, ok := m.Occurrence(local("2026-01-01T09:00"))
	require.False(t, ok)
	data, err := m.MarshalJSON()
	require.NoError(t, err)
	_, err = meeting.Decode(data, zones)
	require.Equal(t, []string{"/start"}, paths(err))
}

func TestTheZeroOccurrenceIsOfTheZeroMeeting(t *testing.T) {
	var o meeting.Occurrence
	require.True(t, o.Meeting().IsZero())
	require.True(t, o.Start().IsZero())
	require.True(t, o.Interval().IsZero())
	require.True(t, o.IsZero())
	require.False(t, o.Presents("ann"))
	require.Zero(t, o.Length())
	require.Empty(t, o.Title())
	require.True(t, o.Venue().IsZero())
	require.True(t, o.Agenda().IsZero())
	for range o.Participants() {
		t.Fatal("nobody takes part")
	}
}
