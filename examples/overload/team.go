package main

import (
	"fmt"
	"time"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/load"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/availability"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// sellers are the people of the team, without the manager.
var sellers = []participant.ID{"bo", "cy", "di", "eli", "fay", "gus", "hal"}

// newTeam returns the team in the second quarter of 2026.
func newTeam(newYork *time.Location) (t team, err error) {
	first, err := wallclock.NewDate(2026, time.April, 1)
	if err != nil {
		return team{}, err
	}
	if t.quarter, err = wallclock.Between(first, first.AddDays(91), newYork); err != nil {
		return team{}, err
	}
	hours, err := availability.New(availability.Draft{
		Zone: wallclock.ZoneOf(newYork), Week: availability.MondayToFriday("09:00-12:00", "13:00-17:30"),
	})
	if err != nil {
		return team{}, err
	}
	for _, id := range sellers {
		t.people = append(t.people, load.Person{ID: id, Role: participant.SalesRepresentative, Hours: hours})
	}
	card, err := cost.NewCard(cost.CardDraft{
		Currency: "USD", Source: "Finance, loaded rates for 2026",
		PerHour: map[participant.Role]string{
			participant.SalesManager: "96.00", participant.SalesRepresentative: "60.00", participant.Marketing: "54.00",
		},
	})
	if err != nil {
		return team{}, err
	}
	t.model = cost.NewModel(card, nil)
	t.meetings, err = regulars(newYork)
	return t, err
}

// regular is a meeting that the team has again and again, from April 2026 on.
type regular struct {
	title   string
	purpose agenda.Purpose
	day     int // of April
	hour    int
	length  time.Duration
	repeats recurrence.Rule
	sellers []participant.ID
	guests  participant.Roster
}

// regulars are the meetings that grew over the years. Those who are new to the team have two more.
func regulars(newYork *time.Location) (list []meeting.Meeting, err error) {
	weekly := recurrence.Weekly()
	daily := weekly.On(time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday)
	marketing := participant.Roster{{ID: "mia", Role: participant.Marketing, Part: participant.Optional}}
	customer := participant.Roster{{ID: "kim", Role: participant.ExistingCustomer}}
	newcomers := sellers[4:]
	for i, r := range []regular{
		{"Morning call", agenda.FindChallenges, 1, 9, time.Hour, daily, sellers, nil},
		{"Pipeline review", agenda.AddressShortfalls, 6, 10, 2 * time.Hour, weekly, sellers, nil},
		{"Forecast call", agenda.AddressShortfalls, 7, 15, 90 * time.Minute, weekly.On(time.Tuesday, time.Thursday), sellers, nil},
		{"Deal desk", agenda.AddressShortfalls, 1, 13, time.Hour, weekly.On(time.Monday, time.Wednesday), sellers, nil},
		{"Campaign briefing", agenda.DevelopStrategy, 7, 11, time.Hour, weekly, sellers, marketing},
		{"Product news", agenda.UpdateProducts, 1, 10, 90 * time.Minute, weekly, sellers, marketing},
		{"Wins of the week", agenda.Motivate, 3, 16, time.Hour, weekly, sellers, nil},
		{"Software training", agenda.FindChallenges, 1, 14, time.Hour, weekly, newcomers, nil},
		{"Role play", agenda.FindChallenges, 3, 14, time.Hour, weekly, newcomers, nil},
		{"Review with Acme", agenda.PresentCompany, 9, 14, time.Hour, recurrence.Monthly(), sellers[:2], customer},
	} {
		m, err := r.meeting(i, newYork)
		if err != nil {
			return nil, err
		}
		list = append(list, m)
	}
	return list, nil
}

func (r regular) meeting(i int, newYork *time.Location) (meeting.Meeting, error) {
	id, err := meeting.ParseID(fmt.Sprintf("01970000-0000-7000-8000-%012d", i+1))
	if err != nil {
		return meeting.Meeting{}, err
	}
	roster := participant.Roster{{ID: "ann", Role: participant.SalesManager, Part: participant.Chair}}
	for _, seller := range r.sellers {
		roster = append(roster, participant.Participant{ID: seller, Role: participant.SalesRepresentative})
	}
	audience := meeting.Internal
	if r.purpose == agenda.PresentCompany {
		audience = meeting.CustomerFacing
	}
	return meeting.New(meeting.Draft{
		ID: id, Title: r.title, Purpose: r.purpose, Audience: audience,
		Start:  wallclock.At(2026, time.April, r.day, r.hour, 0, newYork),
		Length: r.length, Repeats: r.repeats, Roster: append(roster, r.guests...),
	})
}
