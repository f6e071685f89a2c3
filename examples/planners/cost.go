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

// bankModel prices meetings by the bank's rate card. Customers cost it nothing.
func bankModel() (cost.Model, error) {
	card, err := cost.NewCard(cost.CardDraft{
		Currency: "USD", Source: "Bank, loaded rates for 2026",
		PerHour: map[participant.Role]string{
			participant.SalesRepresentative: "58.00", participant.FinancialPlanner: "92.00",
		},
	})
	if err != nil {
		return cost.Model{}, err
	}
	plan, err := cost.NewPlan(cost.PlanDraft{
		Source: "Branch, 2026", Currency: "USD",
		Efforts: map[participant.Role]cost.Effort{
			participant.SalesRepresentative: {Preparation: 15 * time.Minute, FollowUp: 15 * time.Minute},
			participant.FinancialPlanner:    {Preparation: 45 * time.Minute, Travel: 40 * time.Minute, Fare: "6.50"},
		},
		CateringPerHead: "4.00",
	})
	if err != nil {
		return cost.Model{}, err
	}
	return cost.NewModel(card, &cost.Options{Plan: plan}), nil
}

// price says what the evening is expected to cost, before it takes place.
func price(story *strings.Builder, model cost.Model, evening meeting.Occurrence) (cost.Estimate, error) {
	chapter(story, "What it will cost")
	estimate, err := model.Estimate(evening)
	if err != nil {
		return cost.Estimate{}, err
	}
	for _, line := range estimate.Lines() {
		fmt.Fprintf(story, "%-12s %s\n", line.Line, line.Cost)
	}
	fmt.Fprintf(story, "%-12s %s\n", "in all", estimate.Direct())
	return estimate, nil
}

// hold lets the evening take place: everybody is there, it begins four minutes late, and the funds take longer.
func hold(story *strings.Builder, model cost.Model, evening meeting.Occurrence) error {
	chapter(story, "The evening")
	start := evening.Interval().Start()
	at := func(minutes int) time.Time { return start.Add(time.Duration(minutes) * time.Minute) }
	run, err := agenda.Replay(
		agenda.Plan{Agenda: evening.Agenda(), Start: start, Length: evening.Length()},
		agenda.Event{Kind: agenda.MeetingBegan, At: at(4)},
		agenda.Event{Kind: agenda.ItemStarted, At: at(4), Item: "welcome"},
		agenda.Event{Kind: agenda.ItemFinished, At: at(9), Item: "welcome"},
		agenda.Event{Kind: agenda.ItemStarted, At: at(9), Item: "needs"},
		agenda.Event{Kind: agenda.ItemFinished, At: at(22), Item: "needs"},
		agenda.Event{Kind: agenda.ItemSkipped, At: at(22), Item: "company"},
		agenda.Event{Kind: agenda.ItemStarted, At: at(22), Item: "demonstration"},
		agenda.Event{Kind: agenda.ItemFinished, At: at(46), Item: "demonstration"},
		agenda.Event{Kind: agenda.ItemStarted, At: at(46), Item: "next-steps"},
		agenda.Event{Kind: agenda.ItemFinished, At: at(50), Item: "next-steps"},
		agenda.Event{Kind: agenda.MeetingEnded, At: at(50)},
	)
	if err != nil {
		return err
	}
	for _, minutes := range []int{20, 40, 60} {
		live, err := model.Live(evening, run, at(minutes))
		if err != nil {
			return err
		}
		fmt.Fprintf(story, "%s  %s\n", at(minutes).Format("15:04"), live)
	}
	for _, p := range run.Progress(at(60)) {
		fmt.Fprintf(story, "%-38s planned %-6v took %v\n", p.Item.Title, p.Planned, p.Spent)
	}
	fmt.Fprintln(story, "late start:", run.LateStart(), " overrun:", run.Overrun(at(60)))
	return nil
}
