package meeting_test

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// The call site of the project's design, as far as the meeting.
func ExampleNew() {
	newYork := location("America/New_York")
	weekly, err := meeting.New(meeting.Draft{
		Title:   "Pipeline review",
		Purpose: agenda.AddressShortfalls,
		Start:   wallclock.At(2026, time.January, 1, 9, 0, newYork),
		Length:  45 * time.Minute,
		Repeats: recurrence.Weekly(),
		Roster: participant.Roster{
			{ID: "ann", Role: participant.SalesManager, Part: participant.Chair},
			{ID: "bo", Role: participant.SalesRepresentative},
			{ID: "cy", Role: participant.SalesRepresentative, Part: participant.Optional},
		},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	n := 0
	for range weekly.Occurrences(wallclock.Year(2026, newYork)) {
		n++
	}
	fmt.Println(n, "meetings of", weekly.Length())
	// Output:
	// 53 meetings of 45m0s
}

// A form is told of all its faults at once.
func ExampleProblems() {
	_, err := meeting.New(meeting.Draft{
		Purpose: "fun",
		Start:   wallclock.At(2026, time.February, 30, 9, 0, time.UTC),
		Length:  -time.Minute,
		Roster:  participant.Roster{{ID: "ann"}, {ID: "ann"}},
		Agenda:  agenda.Agenda{Items: []agenda.Item{{Title: "Numbers"}}},
	})
	for p := range meeting.Problems(err) {
		fmt.Println(p.Path, p.Err)
	}
	// Output:
	// /purpose "fun" is no purpose: one of [motivate update-products find-challenges address-shortfalls develop-strategy present-company]
	// /roster/1/id "ann" stands on the roster already, at /0
	// /agenda/items/0/length must be longer than zero
	// /start is missing, or no date and time of the calendar
	// /length must not be negative
}

// The second meeting of a series is canceled, the third moved and shortened.
func ExampleMeeting_Occurrences() {
	berlin := location("Europe/Berlin")
	daily, err := meeting.New(meeting.Draft{
		Title:   "Stand-up",
		Start:   wallclock.At(2026, time.March, 27, 9, 0, berlin),
		End:     wallclock.At(2026, time.March, 27, 9, 30, berlin),
		Repeats: recurrence.Daily().Times(4),
		Overrides: []meeting.Override{
			{Original: wallclock.At(2026, time.March, 28, 9, 0, berlin).Local(), Canceled: true},
			{
				Original: wallclock.At(2026, time.March, 29, 9, 0, berlin).Local(),
				Start:    wallclock.At(2026, time.March, 29, 15, 0, berlin), Length: 10 * time.Minute, Title: "Short stand-up",
			},
		},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for o := range daily.Occurrences(wallclock.Year(2026, berlin)) {
		fmt.Println(o.Interval().Start(), o.Length(), o.Title())
	}
	// Output:
	// 2026-03-27 09:00:00 +0100 CET 30m0s Stand-up
	// 2026-03-29 15:00:00 +0200 CEST 10m0s Short stand-up
	// 2026-03-30 09:00:00 +0200 CEST 30m0s Stand-up
}

func ExampleMeeting_Occurrence() {
	weekly, err := meeting.New(meeting.Draft{
		Start:   wallclock.At(2026, time.January, 1, 9, 0, time.UTC),
		Length:  time.Hour,
		Repeats: recurrence.Weekly(),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	_, ok := weekly.Occurrence(wallclock.At(2026, time.January, 7, 9, 0, time.UTC).Local())
	fmt.Println("Wednesday", ok)
	o, ok := weekly.Occurrence(wallclock.At(2026, time.January, 8, 9, 0, time.UTC).Local())
	fmt.Println("Thursday", ok, o.Interval())
	// Output:
	// Wednesday false
	// Thursday true 2026-01-08T09:00:00Z/2026-01-08T10:00:00Z
}

// One answer is to the series, another to one occurrence.
func ExampleOccurrence_Participants() {
	first := wallclock.At(2026, time.January, 1, 9, 0, time.UTC)
	weekly, err := meeting.New(meeting.Draft{
		Start:   first,
		Length:  time.Hour,
		Repeats: recurrence.Weekly().Times(2),
		Roster:  participant.Roster{{ID: "ann", Response: participant.Accepted}},
		Overrides: []meeting.Override{
			{Original: first.Local(), Responses: map[participant.ID]participant.Response{"ann": participant.Declined}},
		},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for o := range weekly.Occurrences(wallclock.Year(2026, time.UTC)) {
		for p := range o.Participants() {
			fmt.Println(o.Start(), p.ID, p.Response)
		}
	}
	// Output:
	// 2026-01-01T09:00:00[UTC] ann declined
	// 2026-01-08T09:00:00[UTC] ann accepted
}

func ExampleDecode() {
	newYork := location("America/New_York")
	review, err := meeting.New(meeting.Draft{
		Title:  "Review",
		Start:  wallclock.At(2026, time.January, 1, 9, 0, newYork),
		Length: 45 * time.Minute,
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	data, err := json.Marshal(review)
	fmt.Println(string(data), err)
	read, err := meeting.Decode(data, wallclock.SystemZones())
	fmt.Println(read.Title(), read.Start(), err)
	_, err = meeting.Decode([]byte(`{"schema": 1, "start": {"local": "2026-01-01T09:00", "zone": "Europe/Atlantis"}}`), wallclock.SystemZones())
	for p := range meeting.Problems(err) {
		fmt.Println(p.Path)
	}
	// Output:
	// {"schema":1,"title":"Review","start":{"local":"2026-01-01T09:00:00","zone":"America/New_York"},"length":"45m0s"} <nil>
	// Review 2026-01-01T09:00:00[America/New_York] <nil>
	// /start/zone
	// /length
}

func ExampleRestore() {
	m, err := meeting.Restore(meeting.Snapshot{
		Schema: meeting.Schema,
		Title:  "Review",
		Start:  meeting.Moment{Local: local("2026-01-01T09:00"), Zone: wallclock.ZoneRef{Name: "+05:30"}},
		Length: "45m",
	}, nil)
	fmt.Println(m.Title(), m.Start(), m.Length(), err)
	// Output:
	// Review 2026-01-01T09:00:00[+05:30] 45m0s <nil>
}

func ExampleParseID() {
	id, err := meeting.ParseID("0192c5a0-0000-7000-8000-000000000001")
	fmt.Println(id, id.IsZero(), err)
	// Output:
	// 0192c5a0-0000-7000-8000-000000000001 false <nil>
}
