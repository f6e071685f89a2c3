package report

import (
	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting"
)

// adviceRow is a piece of advice as it is shown. Its savings are rounded alone: a table of the first pieces has no
// total.
type adviceRow struct {
	series, start, change string
	alone, next           money.Amount
}

func (v *view) adviceRows(advice []cost.Advice) []adviceRow {
	var rows []adviceRow
	for _, a := range advice {
		label := clean(a.Series.Title)
		if label == "" {
			label = v.untitled
		}
		rows = append(rows, adviceRow{label, clean(a.Series.Start), a.Change.String(), a.Alone, a.Next})
	}
	return rows
}

// advice writes what to change.
func (t *textWriter) advice(v view) {
	if len(v.advice) == 0 {
		return
	}
	t.section(v.whatToChange)
	g := grid{columns: []column{
		{head: v.words.series, flexible: true},
		{head: v.change, flexible: true},
		{head: v.savesAlone, right: true},
		{head: v.savesNext, right: true},
	}}
	for _, a := range v.advice {
		g.add(a.series, a.change, amountText(a.alone), amountText(a.next))
	}
	t.grid(g)
}

func (p *page) addAdvice(v view) {
	if len(v.advice) == 0 {
		return
	}
	number := classes[number]
	t := pageTable{ID: "advice", Title: v.whatToChange, Heads: []pageCell{
		{Text: v.words.series}, {v.change, classes[prose]}, {v.savesAlone, number}, {v.savesNext, number},
	}}
	for _, a := range v.advice {
		t.Rows = append(t.Rows, []pageCell{
			{Text: a.series}, {a.change, classes[prose]}, {amountText(a.alone), number}, {amountText(a.next), number},
		})
	}
	p.Tables = append(p.Tables, t)
}

// adviceJSON is a piece of advice in JSON.
type adviceJSON struct {
	Meeting     meeting.ID   `json:"meeting,omitzero"`
	Series      string       `json:"series"`
	Start       string       `json:"start"`
	Change      string       `json:"change"`
	SavingAlone money.Amount `json:"saving_alone"`
	Saving      money.Amount `json:"saving"` // after the advice before it
}

func (r Report) adviceJSON() []adviceJSON {
	if !r.sheet.hasMoney {
		return nil
	}
	var list []adviceJSON
	for _, a := range r.options.Advice {
		list = append(list, adviceJSON{a.Series.Meeting, a.Series.Title, a.Series.Start, a.Change.String(), a.Alone, a.Next})
	}
	return list
}
