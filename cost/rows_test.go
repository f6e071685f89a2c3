package cost_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

func TestAWeekBeginsAtMidnightOnMondayInTheZoneOfTheWindow(t *testing.T) {
	newYork := zone(t, "America/New_York")
	card, _ := eightPeople(t)
	at := func(day, hour int) meeting.Meeting {
		return newMeeting(t, meeting.Draft{Start: wallclock.At(2026, 5, day, hour, 0, newYork), Length: time.Hour, Roster: roster("a")})
	}
	// On one day of UTC: the last hour of Sunday, the first two of Monday, and the last of the next Sunday.
	f := forecast(t, cost.NewModel(card, nil), wallclock.Year(2026, newYork), at(3, 23), at(4, 0), at(4, 1), at(10, 23), at(11, 0))
	var got []string
	var counts []int
	for _, w := range f.Weeks() {
		got, counts = append(got, w.Monday.String()), append(counts, w.Occurrences)
	}
	assert.Equal(t, []string{"2026-04-27", "2026-05-04", "2026-05-11"}, got)
	assert.Equal(t, []int{1, 3, 1}, counts)
}

// Rows of weeks are found by days, of which 400 are remembered.
func TestWeeksOfDaysThatAreFarApartAreApart(t *testing.T) {
	card, _ := eightPeople(t)
	on := wallclock.At(2026, 5, 4, 9, 0, time.UTC)
	later := newMeeting(t, meeting.Draft{Start: wallclock.Of(on.Instant().AddDate(0, 0, 400)), Length: 2 * time.Hour, Roster: roster("a")})
	earlier := newMeeting(t, meeting.Draft{Start: on, Length: time.Hour, Roster: roster("a")})
	window, err := wallclock.Between(date(t, "2026-01-01"), date(t, "2028-01-01"), time.UTC)
	require.NoError(t, err)
	var got []string
	for _, w := range forecast(t, cost.NewModel(card, nil), window, later, earlier, later).Weeks() {
		got = append(got, w.Monday.String()+" "+w.PersonHours.String())
	}
	assert.Equal(t, []string{"2026-05-04 1.00", "2027-06-07 4.00"}, got)
}

func TestPeopleHaveTheNameThatAnyRosterOrTheDirectoryKnows(t *testing.T) {
	directory, err := participant.NewDirectory(
		participant.Person{ID: "boss", Name: "Boss"}, participant.Person{ID: "ann", Name: "Somebody else"})
	require.NoError(t, err)
	once := func(title string, people participant.Roster) meeting.Meeting {
		return newMeeting(t, meeting.Draft{
			Title: title, Organizer: "boss", Start: wallclock.At(2026, 5, 4, 9, 0, time.UTC), Length: time.Hour, Roster: people,
		})
	}
	people, err := cost.PersonHours(year(2026), &cost.Options{Directory: directory},
		once("one", participant.Roster{{ID: "ann"}, {ID: "bo"}}),
		once("two", participant.Roster{{ID: "ann", Name: "Ann"}, {ID: "cy", Name: "Cy", Response: participant.Declined}}),
		once("three", participant.Roster{{ID: "ann", Name: "Ann by marriage"}}))
	require.NoError(t, err)
	names := map[participant.ID]string{}
	for _, p := range people {
		names[p.ID] = p.Name
	}
	assert.Equal(t, map[participant.ID]string{"ann": "Ann", "bo": "", "boss": "Boss"}, names)
}

func TestHoursOfPeopleAreCountedOnceAndInAWindow(t *testing.T) {
	_, m := eightPeople(t)
	_, err := cost.PersonHours(interval.Interval{}, nil, m)
	require.ErrorContains(t, err, "no window")
	d := m.Draft()
	d.ID = oracleID(1)
	kept := newMeeting(t, d)
	_, err = cost.PersonHours(year(2026), nil, kept, kept)
	require.ErrorContains(t, err, "given twice")
}
