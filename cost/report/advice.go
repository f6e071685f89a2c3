package report

import (
	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting"
)

// adviceSection returns what to change. Its savings are rounded alone: a table of the first pieces of advice has no
// total.
func (v *view) adviceSection() section {
	s := section{id: "advice", name: sectionAdvice, title: v.whatToChange, columns: []column{
		{v.words.series, prose}, {v.change, prose}, {v.savesAlone, number}, {v.savesNext, number},
	}}
	for _, a := range v.advice {
		title, change := v.seriesTitle(a.Series.Title), v.phrase(a.Change.String())
		s.entries = append(s.entries, entry{
			cells: []string{title, change, v.amountText(a.Alone), v.amountText(a.Next)},
			records: []record{{
				title: title + ": " + change, start: clean(a.Series.Start), figure: "saving_alone", value: a.Alone.Text(),
				unit: v.currency.Code(), cost: a.Next.Text(), currency: v.currency.Code(),
			}},
		})
	}
	return s
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
