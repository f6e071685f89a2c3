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

// taken is what Bo took down: what the couple may read, and what stays in the bank.
func taken() (agenda.Minutes, error) {
	due, err := agenda.ParseDate("2026-03-17")
	sale := []participant.Record{couple}
	return agenda.Minutes{
		Present: []participant.ID{"bo", "kim", "pat", "dee"},
		Public: agenda.Page{
			Results: []agenda.Result{
				{Kind: agenda.NeedFound, Item: "needs", Text: "To stop working at 62, and to keep the house.", Records: sale},
				{Kind: agenda.NeedFound, Item: "needs", Text: "No more risk than today's savings plan.", Records: sale},
				{
					Kind: agenda.BenefitOutlined, Item: "demonstration", Records: sale,
					Text: "The balanced fund gets them there at 63, with a third of the risk of shares.",
				},
			},
			Actions: []agenda.Action{
				{Item: "next-steps", Text: "Send a plan for 62 and one for 63.", Owner: "dee", Due: due, Records: sale},
				{Item: "next-steps", Text: "Bring last year's tax return.", Owner: "pat", Due: due, Records: sale},
			},
		},
		Internal: agenda.Page{
			Notes: []agenda.Note{{Item: "demonstration", Text: "Pat decides. They also see an advisor elsewhere."}},
			Results: []agenda.Result{{
				Kind: agenda.RelationshipBuilt, Item: "welcome", Text: "Dee and Kim know the same village.",
				People: []participant.ID{"dee", "kim"}, Records: sale,
			}},
		},
	}, err
}

// record writes the minutes for the couple and for the bank, and asks what is missing.
func record(story *strings.Builder, evening meeting.Occurrence) (agenda.Minutes, error) {
	m, err := taken()
	if err != nil {
		return agenda.Minutes{}, err
	}
	for _, copied := range []struct {
		title   string
		options minutes.Options
	}{
		{"What the couple gets", minutes.Options{}},
		{"What the bank keeps", minutes.Options{Internal: true}},
	} {
		chapter(story, copied.title)
		d, err := minutes.New(evening, m, &copied.options)
		if err != nil {
			return agenda.Minutes{}, err
		}
		if err := d.WriteMarkdown(story); err != nil {
			return agenda.Minutes{}, err
		}
	}
	fmt.Fprintln(story)
	fmt.Fprintln(story, "missing, of what the purpose asks for:", len(expected().After(evening.Agenda(), m)))
	return m, nil
}

// weigh says whether the evening was worth it: its results by the bank's own values, and a sale that got likelier.
func weigh(story *strings.Builder, estimate cost.Estimate, m agenda.Minutes) error {
	chapter(story, "What it was worth")
	values := cost.ResultValues{
		Currency: "USD", Source: "Branch sales, 2026",
		ByKind: map[agenda.ResultKind]cost.Range{
			agenda.NeedFound: {Base: "20"}, agenda.RelationshipBuilt: {Low: "0", Base: "50", High: "100"},
		},
	}
	draft, err := values.Benefit(m)
	if err != nil {
		return err
	}
	draft.Opportunities = []cost.Opportunity{{
		Record: couple, Amount: cost.Range{Base: "180000"}, Margin: cost.Range{Base: "0.012"},
		Uplift: cost.Range{Low: "3", Base: "15", High: "25"},
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
		fmt.Fprintf(story, "%-5s net %s\n", c, worth.Net(c))
	}
	if uplift, ok := worth.BreakEvenUplift(cost.BaseCase); ok {
		fmt.Fprintln(story, "it pays once the sale is", uplift.Text(1), "percentage points likelier")
	}
	if each, ok := cost.Per(estimate.Direct(), m.Count(agenda.NeedFound)); ok {
		fmt.Fprintln(story, "each need found cost", each)
	}
	return nil
}
