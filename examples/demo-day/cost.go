package main

import (
	"fmt"
	"strings"
	"time"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/participant"
)

// companyModel prices meetings by the company's rate card, and by what its sellers would sell in the same time.
func companyModel() (cost.Model, error) {
	card, err := cost.NewCard(cost.CardDraft{
		Currency: "EUR", Source: "Finance, loaded rates for 2026",
		PerHour: map[participant.Role]string{
			participant.SalesManager: "88.00", participant.SalesRepresentative: "56.00",
			participant.Developer: "72.00", participant.TechnicalExpert: "66.00",
		},
	})
	if err != nil {
		return cost.Model{}, err
	}
	plan, err := cost.NewPlan(cost.PlanDraft{
		Source: "Product management", Currency: "EUR",
		Efforts: map[participant.Role]cost.Effort{
			participant.TechnicalExpert: {Preparation: 2 * time.Hour}, participant.Developer: {Preparation: time.Hour},
		},
	})
	if err != nil {
		return cost.Model{}, err
	}
	quotas, err := cost.NewQuotas(cost.QuotaDraft{
		Currency: "EUR", Source: "Sales operations, plan of 2026", Displaced: "0.5",
		ByRole: map[participant.Role]cost.Quota{participant.SalesRepresentative: {
			Bookings: "600000", Margin: "0.7", Hours: 1720 * time.Hour, SellingShare: "0.4",
		}},
	})
	if err != nil {
		return cost.Model{}, err
	}
	return cost.NewModel(card, &cost.Options{Plan: plan, Quotas: quotas}), nil
}

// price says what the demonstration is expected to cost, and who may leave before it is over.
func price(story *strings.Builder, model cost.Model, demo meeting.Occurrence) (cost.Estimate, error) {
	chapter(story, "What it will cost")
	estimate, err := model.Estimate(demo)
	if err != nil {
		return cost.Estimate{}, err
	}
	fmt.Fprintln(story, estimate)
	if all, ok := estimate.Economic(); ok {
		fmt.Fprintln(story, "with what four sellers would have sold meanwhile:", all)
	}
	stays, err := model.Stays(demo)
	if err != nil {
		return cost.Estimate{}, err
	}
	for _, s := range stays {
		fmt.Fprintf(story, "%s is needed from %v to %v: that saves %s\n", s.ID, s.Span.Start, s.Span.End, s.Saving)
	}
	return estimate, nil
}

// hold lets the demonstration take place. Eli is late, Dev leaves when he is done, Fay brings up something, what customers
// say takes longer, and the rest is left for the next time.
func hold(story *strings.Builder, model cost.Model, demo meeting.Occurrence) (agenda.Run, error) {
	chapter(story, "The demonstration")
	start := demo.Interval().Start()
	at := func(minutes int) time.Time { return start.Add(time.Duration(minutes) * time.Minute) }
	var log []agenda.Event
	for _, id := range []participant.ID{"ann", "dev", "tess", "bo", "cy", "fay"} {
		log = append(log, agenda.Event{Kind: agenda.PersonJoined, At: at(0), Person: id})
	}
	log = append(
		log, agenda.Event{Kind: agenda.MeetingBegan, At: at(0)},
		agenda.Event{Kind: agenda.ItemStarted, At: at(0), Item: "in-development"},
		agenda.Event{Kind: agenda.PersonJoined, At: at(6), Person: "eli"},
		agenda.Event{Kind: agenda.ItemFinished, At: at(9), Item: "in-development"},
		agenda.Event{Kind: agenda.ItemStarted, At: at(9), Item: "demonstration"},
		agenda.Event{Kind: agenda.ItemFinished, At: at(33), Item: "demonstration"},
		agenda.Event{Kind: agenda.PersonLeft, At: at(33), Person: "dev"},
		agenda.Event{Kind: agenda.ItemStarted, At: at(33), Item: "services"},
		agenda.Event{Kind: agenda.ItemFinished, At: at(40), Item: "services"},
		agenda.Event{Kind: agenda.ItemStarted, At: at(40), Item: "feedback"},
		agenda.Event{Kind: agenda.ItemAdded, At: at(51), Item: "When hotels get it", Person: "fay", Length: 10 * time.Minute},
		agenda.Event{Kind: agenda.ItemFinished, At: at(62), Item: "feedback"},
		agenda.Event{Kind: agenda.ItemParked, At: at(62), Item: "questions"},
		agenda.Event{Kind: agenda.MeetingEnded, At: at(62)},
	)
	run, err := agenda.Replay(agenda.Plan{Agenda: demo.Agenda(), Start: start, Length: demo.Length()}, log...)
	if err != nil {
		return agenda.Run{}, err
	}
	for _, minutes := range []int{15, 30, 45, 62} {
		live, err := model.Live(demo, run, at(minutes))
		if err != nil {
			return agenda.Run{}, err
		}
		fmt.Fprintf(story, "%s  %s; an hour costs %s\n", at(minutes).Format("15:04"), live, live.PerHour)
	}
	for _, item := range run.Open() {
		fmt.Fprintln(story, "open:", item.Title)
	}
	return run, nil
}
