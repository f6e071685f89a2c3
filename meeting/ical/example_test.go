package ical_test

import (
	"fmt"
	"log"
	"strings"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting/ical"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

const team = `BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:review@team.example
DTSTAMP:20260910T080000Z
SUMMARY:Weekly review
DTSTART;TZID=W. Europe Standard Time:20261001T090000
DTEND;TZID=W. Europe Standard Time:20261001T094500
RRULE:FREQ=WEEKLY;COUNT=3
ATTENDEE;ROLE=CHAIR;PARTSTAT=ACCEPTED:mailto:anna@team.example
ATTENDEE;PARTSTAT=ACCEPTED:MAILTO:Bo@team.example
END:VEVENT
BEGIN:VEVENT
UID:review@team.example
DTSTAMP:20260910T080000Z
SUMMARY:Weekly review\, moved
RECURRENCE-ID:20261008T070000Z
DTSTART;TZID=W. Europe Standard Time:20261009T100000
END:VEVENT
END:VCALENDAR
`

func ExampleEvents() {
	for event, err := range ical.Events(strings.NewReader(team), nil) {
		if err != nil {
			log.Fatal(err)
		}
		summary, _ := event.First("SUMMARY")
		start, _ := event.First("DTSTART")
		fmt.Printf("line %d: %s, %s, %s\n", event.Line, summary.Text(), start.Value, start.Param("TZID"))
		for attendee := range event.All("ATTENDEE") {
			fmt.Println(" ", attendee.Value, attendee.Param("PARTSTAT"))
		}
	}
	// Output:
	// line 3: Weekly review, 20261001T090000, W. Europe Standard Time
	//   mailto:anna@team.example ACCEPTED
	//   MAILTO:Bo@team.example ACCEPTED
	// line 13: Weekly review, moved, 20261009T100000, W. Europe Standard Time
}

func ExampleEvents_problems() {
	opts := &ical.Options{OnProblem: func(p ical.Problem) { fmt.Println(p) }}
	const text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Caf\xE9\nnot a property\nEND:VCALENDAR\n"
	for event, err := range ical.Events(strings.NewReader(text), opts) {
		fmt.Println(event.Properties[0].Value, err)
	}
	// Output:
	// 3: bytes that are not UTF-8 are read as Windows-1252 (not-utf-8)
	// 4: skipped a line that is no property: "not a property" (stray-line)
	// 5: END:VEVENT is missing (missing-end)
	// Café <nil>
}

func ExampleMeetings() {
	people, err := participant.NewDirectory(participant.Person{
		ID: "42", Name: "Bo", Email: "bo@team.example", Role: participant.SalesRepresentative,
	})
	if err != nil {
		log.Fatal(err)
	}
	result, err := ical.Meetings(
		&ical.Options{Directory: people, Zones: wallclock.SystemZones()},
		ical.Source{Name: "team.ics", Reader: strings.NewReader(team)},
		ical.Source{Name: "copy.ics", Reader: strings.NewReader(team)},
	)
	if err != nil {
		log.Fatal(err)
	}
	for _, m := range result.Meetings {
		for o := range m.Occurrences(wallclock.Year(2026, time.UTC)) {
			fmt.Println(o.Start(), o.Length(), o.Title())
		}
		for _, p := range m.Roster() {
			fmt.Println(p.ID, p.Role, p.Part, p.Response)
		}
	}
	fmt.Println(len(result.AllDay), "all day,", len(result.Problems), "problems")
	// Output:
	// 2026-10-01T09:00:00[Europe/Berlin] 45m0s Weekly review
	// 2026-10-09T10:00:00[Europe/Berlin] 45m0s Weekly review, moved
	// 2026-10-15T09:00:00[Europe/Berlin] 45m0s Weekly review
	// anna@team.example  chair accepted
	// 42 sales-representative required accepted
	// 0 all day, 0 problems
}

func ExampleProperty_Text() {
	p := ical.Property{Name: "SUMMARY", Value: `Prices\, terms\; next steps\nBring C:\temp`}
	fmt.Println(p.Text())
	// Output:
	// Prices, terms; next steps
	// Bring C:\temp
}
