package report

import (
	"slices"
	"strconv"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting"
)

// insteadSection returns what not holding the meetings would save. It stands beside the advice: canceling would always
// save most.
func (v *view) insteadSection() section {
	s := section{
		id: "instead", name: sectionInstead, title: v.insteadTitle, note: v.insteadNote,
		columns: []column{{v.words.series, prose}, {v.words.start, date}, {v.meetings, number}, {v.cancelSaves, number}},
		figures: []string{"occurrences", "cancel", "memo"},
	}
	if !v.hasMoney {
		return s
	}
	hasMemos := slices.ContainsFunc(v.options.Instead, hasMemo)
	if hasMemos {
		s.columns = append(s.columns, column{v.saves, number}, column{v.verdict, date})
	}
	for _, i := range v.options.Instead {
		title := v.seriesTitle(i.Series.Title)
		cells := []quantity{v.number(strconv.Itoa(i.Occurrences)), v.amount(i.Cancel)}
		if hasMemos {
			cells = append(cells, orNone(v.amount(i.Memo.Saving), hasMemo(i) && i.Memo.Verdict != cost.NotComparable))
		}
		s.add(record{title: title, start: clean(i.Series.Start)}, []string{title, startText(i.Series.Start)}, cells...)
		if hasMemos {
			s.verdict(title, "", v.verdicts[i.Memo.Verdict])
		}
	}
	return s
}

func hasMemo(i cost.Instead) bool { return i.Memo.Verdict != "" }

// insteadJSON is what not holding a series would save, in JSON.
type insteadJSON struct {
	Meeting     meeting.ID       `json:"meeting,omitzero"`
	Series      string           `json:"series"`
	Start       string           `json:"start"`
	Occurrences int              `json:"occurrences"`
	Cancel      money.Amount     `json:"cancel"`
	Memo        *cost.Comparison `json:"memo,omitempty"`
}

func (r Report) insteadJSON() (list []insteadJSON) {
	for _, i := range r.options.Instead {
		j := insteadJSON{i.Series.Meeting, i.Series.Title, i.Series.Start, i.Occurrences, i.Cancel, nil}
		if hasMemo(i) {
			j.Memo = &i.Memo
		}
		list = append(list, j)
	}
	return list
}
