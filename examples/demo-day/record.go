package main

import (
	"fmt"
	"strings"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/minutes"
	"github.com/salesmeeting/salesmeeting/participant"
)

// taken is what Ann took down, from those who were there.
func taken(run agenda.Run) (agenda.Minutes, error) {
	due, err := agenda.ParseDate("2026-04-21")
	m := run.Minutes()
	m.Public.Results = []agenda.Result{
		{Kind: agenda.BenefitOutlined, Item: "demonstration", Text: "Sets up in one hour, where Beacon 1 took a day."},
		{Kind: agenda.BenefitOutlined, Item: "demonstration", Text: "Reads the meters of all three big makers."},
	}
	m.Public.Actions = []agenda.Action{
		{Item: "demonstration", Text: "A one-page comparison with Beacon 1.", Owner: "tess", Due: due},
	}
	m.Internal = agenda.Page{
		Results: []agenda.Result{
			{Kind: agenda.ProductFeedback, Item: "feedback", Text: "Hotels ask for a view without prices."},
			{Kind: agenda.ProductFeedback, Item: "feedback", Text: "The installer's menu confuses people."},
		},
		Actions: []agenda.Action{
			{Item: "feedback", Text: "Estimate a view without prices.", Owner: "dev", Due: due},
			{Item: "feedback", Text: "Offer Beacon 2 to the hotels that waited.", Owner: "fay", Due: due},
		},
	}
	m.Guidance = []agenda.Guidance{{
		About: agenda.Language, Item: "demonstration", Text: "Talk about hours saved, not about features.",
		Say: []string{"up and running today"}, Avoid: []string{"firmware"},
	}}
	m.Cadences = agenda.Cadences{{Item: "feedback", Every: 10, Type: "account", Stage: "waits-for-beacon-2"}}
	return m, err
}

// record writes the sheet that customers may have, and the minutes and the tasks of the company, and takes what was left
// open to the next meeting.
func record(story *strings.Builder, demo meeting.Occurrence, run agenda.Run) (agenda.Minutes, error) {
	m, err := taken(run)
	if err != nil {
		return agenda.Minutes{}, err
	}
	outside, err := minutes.New(demo, m, nil)
	if err != nil {
		return agenda.Minutes{}, err
	}
	inside, err := minutes.New(demo, m, &minutes.Options{Internal: true})
	if err != nil {
		return agenda.Minutes{}, err
	}
	chapter(story, "What a customer may read")
	if err := outside.WriteMarkdown(story); err != nil {
		return agenda.Minutes{}, err
	}
	chapter(story, "What the company keeps")
	if err := inside.WriteMarkdown(story); err != nil {
		return agenda.Minutes{}, err
	}
	chapter(story, "Who does what by when")
	if err := minutes.WriteActionsCSV(story, inside); err != nil {
		return agenda.Minutes{}, err
	}
	chapter(story, "The next time")
	next := agenda.Agenda{}.CarryOver(run.Open())
	for slot := range next.Timeline() {
		fmt.Fprintln(story, slot.Item.Title, slot.Item.Length)
	}
	return m, nil
}

// weigh says what the demonstration has to bring: the product is easier to sell to the hotels that waited for it.
func weigh(story *strings.Builder, estimate cost.Estimate, m agenda.Minutes) error {
	chapter(story, "What it was worth")
	values := cost.ResultValues{
		Currency: "EUR", Source: "Product management, 2026",
		ByKind: map[agenda.ResultKind]cost.Range{agenda.ProductFeedback: {Low: "50", Base: "150", High: "400"}},
	}
	draft, err := values.Benefit(m)
	if err != nil {
		return err
	}
	draft.Opportunities = []cost.Opportunity{{
		Record: participant.Record{Type: "campaign", ID: "hotels-2026"}, Amount: cost.Range{Base: "240000"},
		Margin: cost.Range{Base: "0.35"}, Uplift: cost.Range{Low: "0.5", Base: "1.5", High: "3"},
	}}
	benefit, err := cost.NewBenefit(draft)
	if err != nil {
		return err
	}
	worth, err := benefit.Weigh(estimate.Outlay())
	if err != nil {
		return err
	}
	fmt.Fprintln(story, worth)
	for c := range cost.Cases() {
		net, _ := worth.EconomicNet(c)
		fmt.Fprintf(story, "%-5s net %s, with the time to sell %s\n", c, worth.Net(c), net)
	}
	fmt.Fprintln(story, "pays in:", worth.Positive())
	return nil
}
