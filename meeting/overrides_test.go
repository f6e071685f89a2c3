package meeting_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

func weekly(overrides ...meeting.Override) meeting.Draft {
	return meeting.Draft{
		Title: "Review", Venue: meeting.Venue{Place: "Room 4"}, Start: at("2026-05-04T09:00", "Europe/Berlin"),
		Length: time.Hour, Repeats: recurrence.Weekly().Times(3), Overrides: overrides,
		Roster: participant.Roster{{ID: "ann", Response: participant.Accepted}, {ID: "bo"}},
		Agenda: agenda.Agenda{Items: []agenda.Item{{Title: "Numbers", Length: time.Minute}}},
	}
}

// second returns the occurrence of 11 May.
func second(t *testing.T, d meeting.Draft) meeting.Occurrence {
	t.Helper()
	o, ok := made(t, d).Occurrence(local("2026-05-11T09:00"))
	require.True(t, ok)
	for same := range made(t, d).Occurrences(wallclock.Year(2026, time.UTC)) {
		if same.Original() == o.Original() {
			require.Equal(t, o.Interval(), same.Interval(), "Occurrences has the same one")
			return o
		}
	}
	t.Fatal("Occurrences lacks it")
	return o
}

func TestAnOverrideChangesTheLengthOrTheStartAlone(t *testing.T) {
	original := local("2026-05-11T09:00")
	for name, c := range map[string]struct {
		override meeting.Override
		start    string
		length   time.Duration
	}{
		"nothing":             {meeting.Override{}, "2026-05-11T09:00:00[Europe/Berlin]", time.Hour},
		"shorter":             {meeting.Override{Length: time.Minute}, "2026-05-11T09:00:00[Europe/Berlin]", time.Minute},
		"longer":              {meeting.Override{Length: 30 * time.Hour}, "2026-05-11T09:00:00[Europe/Berlin]", 30 * time.Hour},
		"to an end":           {meeting.Override{End: at("2026-05-11T09:30", "Europe/Berlin")}, "2026-05-11T09:00:00[Europe/Berlin]", 30 * time.Minute},
		"to an end elsewhere": {meeting.Override{End: at("2026-05-11T04:00", "America/New_York")}, "2026-05-11T09:00:00[Europe/Berlin]", time.Hour},
		"to no length":        {meeting.Override{End: at("2026-05-11T09:00", "Europe/Berlin")}, "2026-05-11T09:00:00[Europe/Berlin]", 0},
		"moved":               {meeting.Override{Start: at("2026-05-12T10:00", "Europe/Berlin")}, "2026-05-12T10:00:00[Europe/Berlin]", time.Hour},
		"moved elsewhere":     {meeting.Override{Start: at("2026-05-12T10:00", "Asia/Tokyo")}, "2026-05-12T10:00:00[Asia/Tokyo]", time.Hour},
		"moved and shorter":   {meeting.Override{Start: at("2026-05-12T10:00", "Asia/Tokyo"), Length: time.Minute}, "2026-05-12T10:00:00[Asia/Tokyo]", time.Minute},
		"moved with its end":  {meeting.Override{Start: at("2026-05-12T10:00", "Asia/Tokyo"), End: at("2026-05-12T12:00", "Asia/Tokyo")}, "2026-05-12T10:00:00[Asia/Tokyo]", 2 * time.Hour},
	} {
		t.Run(name, func(t *testing.T) {
			c.override.Original = original
			o := second(t, weekly(c.override))
			require.Equal(t, c.start, o.Start().String())
			require.Equal(t, c.length, o.Length())
			require.True(t, o.Overridden())
			require.Equal(t, o.Start().Instant().Unix(), o.Unix())
			require.True(t, o.Interval().Start().Equal(o.Start().Instant()))
			require.Equal(t, o.Start().Zone().Location(), o.Interval().Start().Location())
			require.Equal(t, "Review", o.Title())
			require.Equal(t, "Room 4", o.Venue().Place)
			require.Len(t, o.Agenda().Items, 1)
			require.Len(t, slices.Collect(o.Participants()), 2)
		})
	}
}

func TestAnOverrideReplacesWhatItHasAndNothingElse(t *testing.T) {
	o := second(t, weekly(meeting.Override{
		Original: local("2026-05-11T09:00"), Title: "Special", Venue: meeting.Venue{URL: "https://example.com"},
		Responses: map[participant.ID]participant.Response{"ann": participant.Declined},
		Agenda:    agenda.Agenda{Items: []agenda.Item{{Title: "Guest", Length: time.Minute}}},
	}))
	require.Equal(t, "Special", o.Title())
	require.Equal(t, meeting.Venue{URL: "https://example.com"}, o.Venue())
	require.Equal(t, "Guest", o.Agenda().Items[0].Title)
	require.Equal(t, []participant.Participant{{ID: "ann", Response: participant.Declined}, {ID: "bo"}}, slices.Collect(o.Participants()))
	for other := range o.Meeting().Occurrences(wallclock.Year(2026, time.UTC)) {
		if other.Original() != o.Original() {
			require.False(t, other.Overridden())
			require.Equal(t, "Review", other.Title())
			require.Equal(t, []participant.Participant{{ID: "ann", Response: participant.Accepted}, {ID: "bo"}}, slices.Collect(other.Participants()))
		}
	}
}

func TestAnOverrideReStaffsAnOccurrence(t *testing.T) {
	original := local("2026-05-11T09:00")
	people := slices.Collect(second(t, weekly(meeting.Override{
		Original: original, Roster: participant.Roster{{ID: "dee"}},
		Responses: map[participant.ID]participant.Response{"dee": participant.Tentative},
	})).Participants())
	require.Equal(t, []participant.Participant{{ID: "dee", Response: participant.Tentative}}, people)
	nobody := second(t, weekly(meeting.Override{Original: original, Roster: participant.Roster{}}))
	require.Empty(t, slices.Collect(nobody.Participants()))
}

func TestReadingParticipantsMayStopEarly(t *testing.T) {
	for _, o := range []meeting.Override{{}, {Responses: map[participant.ID]participant.Response{"bo": participant.Accepted}}} {
		o.Original = local("2026-05-11T09:00")
		for p := range second(t, weekly(o)).Participants() {
			require.Equal(t, participant.ID("ann"), p.ID)
			break
		}
	}
}

func TestALaterChangeOfTheSeriesReachesWhatAnOverrideLeavesAlone(t *testing.T) {
	d := weekly(meeting.Override{Original: local("2026-05-11T09:00"), Title: "Special", Start: at("2026-05-12T10:00", "Europe/Berlin")})
	d = made(t, d).Draft()
	d.Title, d.Venue.Place, d.Length = "Review of numbers", "Room 5", 2*time.Hour
	d.Roster = append(d.Roster, participant.Participant{ID: "cy"})
	o := second(t, d)
	require.Equal(t, "Special", o.Title())
	require.Equal(t, "Room 5", o.Venue().Place)
	require.Equal(t, 2*time.Hour, o.Length())
	require.Len(t, slices.Collect(o.Participants()), 3)
}

func TestACanceledOccurrenceDoesNotTakePlace(t *testing.T) {
	original := local("2026-05-11T09:00")
	for name, o := range map[string]meeting.Override{
		"as it was":    {Original: original, Canceled: true},
		"after moving": {Original: original, Canceled: true, Start: at("2026-05-12T10:00", "Europe/Berlin")},
	} {
		t.Run(name, func(t *testing.T) {
			m := made(t, weekly(o))
			require.Equal(t, 2, count(m.Occurrences(wallclock.Year(2026, time.UTC))))
			_, ok := m.Occurrence(original)
			require.False(t, ok)
		})
	}
}

func TestAnOverrideMovesAnOccurrenceIntoAWindowAndOutOfAnother(t *testing.T) {
	m := made(t, weekly(meeting.Override{Original: local("2026-05-11T09:00"), Start: at("2027-02-01T09:00", "Europe/Berlin")}))
	require.Equal(t, 2, count(m.Occurrences(wallclock.Year(2026, time.UTC))))
	require.Equal(t, []string{"2027-02-01T08:00:00Z 1h0m0s"}, spans(m.Occurrences(wallclock.Year(2027, time.UTC))))
}

func TestALongOverrideReachesIntoALaterWindow(t *testing.T) {
	m := made(t, weekly(
		meeting.Override{Original: local("2026-05-04T09:00"), Length: 365 * 24 * time.Hour},
		meeting.Override{Original: local("2026-05-11T09:00"), Length: time.Minute},
	))
	require.Equal(t, []string{"2026-05-04T07:00:00Z 8760h0m0s"}, spans(m.Occurrences(utc("2027-01-01T00:00:00Z", "2027-01-02T00:00:00Z"))))
}
