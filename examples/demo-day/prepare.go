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

// sellers are those who are to sell the product.
var sellers = []participant.ID{"bo", "cy", "eli", "fay"}

// roster has those who show the product and those who are to sell it. Connected says whether Cy has a reliable
// connection.
func roster(connected participant.Fact) participant.Roster {
	list := participant.Roster{
		{ID: "ann", Name: "Ann Lee", Role: participant.SalesManager, Part: participant.Chair},
		{ID: "dev", Name: "Dev Anand", Role: participant.Developer},
		{ID: "tess", Name: "Tess Ode", Role: participant.TechnicalExpert},
	}
	for i, name := range []string{"Bo Chen", "Cy Young", "Eli Roth", "Fay Wood"} {
		list = append(list, participant.Participant{ID: sellers[i], Name: name, Role: participant.SalesRepresentative})
	}
	for i := range list {
		if list[i].ID == "cy" {
			list[i].Connectivity.Connection = connected
		}
	}
	return list
}

// items is the template of a product update. Bo presents the product too, since he has sold the one before, and the
// developer is needed for his own items alone.
func items(people participant.Roster) agenda.Agenda {
	t, _ := agenda.DefaultTemplates().For(agenda.UpdateProducts)
	a := t.Agenda("en", people)
	for i, item := range a.Items {
		switch {
		case item.ID == "demonstration":
			a.Items[i].CoPresenters = append(a.Items[i].CoPresenters, "bo")
		case !item.PresentedBy("dev"):
			a.Items[i].Needed = append([]participant.ID{"ann", "tess"}, sellers...)
		}
	}
	return a
}

// prepare plans the demonstration: who belongs to it, and whether all of them can join by video.
func prepare(story *strings.Builder, berlin *time.Location) (meeting.Occurrence, error) {
	chapter(story, "The plan")
	for _, p := range roster(participant.No).CannotJoinVideo() {
		fmt.Fprintln(story, p.Name, "has no reliable connection: he joins in Bo's office")
	}
	people := roster(participant.Yes)
	fmt.Fprintln(story, "cannot join by video:", len(people.CannotJoinVideo()))

	a := items(people)
	expected, _ := agenda.DefaultExpectation(agenda.UpdateProducts)
	fmt.Fprintln(story, "gaps:", len(expected.WithDemonstrator().Before(people, a)))
	for slot := range a.Joint(people) {
		fmt.Fprintln(story, "presented together:", slot.Item.Title)
	}
	start := wallclock.At(2026, time.April, 14, 10, 0, berlin)
	m, err := meeting.New(meeting.Draft{
		Title: "Beacon 2: how it works, and how to sell it", Purpose: agenda.UpdateProducts,
		Audience: meeting.Internal, Format: meeting.Formal, Organizer: "ann", Department: "Sales",
		Venue: meeting.Venue{URL: "https://acme.webex.com/meet/ann"},
		Start: start, Length: time.Hour, Roster: people, Agenda: a,
	})
	if err != nil {
		return meeting.Occurrence{}, err
	}
	demo, _ := m.Occurrence(start.Local())
	return demo, nil
}
