package main

import (
	"fmt"
	"strings"
	"time"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// couple is the host's record of the sale.
var couple = participant.Record{Type: "opportunity", ID: "ruiz-retirement"}

// expected is what the bank expects of such a meeting: that a planner shows how the funds work.
func expected() agenda.Expectation {
	e, _ := agenda.DefaultExpectation(agenda.PresentCompany)
	return e.WithDemonstrator(participant.FinancialPlanner)
}

// roster has Bo of the branch and the prospects, whom he knows by phone.
func roster() participant.Roster {
	return participant.Roster{
		{ID: "bo", Name: "Bo Chen", Role: participant.SalesRepresentative, Part: participant.Chair},
		{ID: "kim", Name: "Kim Ruiz", Role: participant.NewCustomer},
		{ID: "pat", Name: "Pat Ruiz", Role: participant.NewCustomer},
	}
}

// template is that of a presentation, in the words of the bank, and with a planner beside the representative.
func template() agenda.Template {
	t, _ := agenda.DefaultTemplates().For(agenda.PresentCompany)
	for i, item := range t.Items {
		switch item.ID {
		case "needs":
			t.Items[i].Title = agenda.Titles{"en": "How you want to live in retirement"}
			t.Items[i].Presenter = participant.FinancialPlanner
			t.Items[i].CoPresenters = []participant.Role{participant.SalesRepresentative}
		case "demonstration":
			t.Items[i].Title = agenda.Titles{"en": "Our funds, and how they get you there"}
			t.Items[i].Topic = agenda.Services
			t.Items[i].CoPresenters = []participant.Role{participant.FinancialPlanner}
		}
	}
	return t
}

// prepare plans the evening: it asks who is missing, brings her in, and fits the agenda into 45 minutes.
func prepare(story *strings.Builder, chicago *time.Location) (meeting.Occurrence, error) {
	chapter(story, "The plan")
	people := roster()
	for _, gap := range expected().Before(people, template().Agenda("en", people)) {
		fmt.Fprintln(story, "Bo alone:", gap)
	}
	people = append(people, participant.Participant{ID: "dee", Name: "Dee Rao", Role: participant.FinancialPlanner})
	items := template().Agenda("en", people)
	fmt.Fprintln(story, "with Dee:", len(expected().Before(people, items)), "gaps")

	const length = 45 * time.Minute
	fitted := items.Fit(length)
	for _, item := range fitted.Dropped {
		fmt.Fprintln(story, "no time for:", item.Title)
	}
	for _, s := range fitted.Shortened {
		fmt.Fprintln(story, "shorter:", s.Item.Title, s.Length)
	}
	start := wallclock.At(2026, time.March, 10, 17, 30, chicago)
	m, err := meeting.New(meeting.Draft{
		Title: "Your retirement", Purpose: agenda.PresentCompany, Audience: meeting.CustomerFacing, Format: meeting.Informal,
		Organizer: "bo", Department: "Branch sales", Records: []participant.Record{couple},
		Venue: meeting.Venue{Place: "Branch on Lake Street, room 2"},
		Start: start, Length: length, Roster: people, Agenda: fitted.Agenda,
	})
	if err != nil {
		return meeting.Occurrence{}, err
	}
	evening, _ := m.Occurrence(start.Local())
	for slot := range evening.Agenda().Timeline() {
		fmt.Fprintf(story, "%4.0f min  %s\n", slot.Start.Minutes(), slot.Item.Title)
	}
	return evening, nil
}
