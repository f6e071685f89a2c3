package report

import (
	"slices"
	"strconv"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting"
)

// alternativesSection returns what not holding the meetings would save. It stands beside the advice: canceling would always
// save most.
func (v *view) alternativesSection() section {
	s := section{
		id: "alternatives", name: sectionAlternatives, title: v.inCurrency(v.alternativesTitle), note: v.alternativesNote,
		columns: []column{{v.words.series, prose}, {v.words.start, date}, {v.meetings, number}, {v.cancelSaves, number}},
		figures: []string{"occurrences", "cancel", "memo"},
	}
	if !v.hasMoney {
		return s
	}
	hasMemos := slices.ContainsFunc(v.options.Alternatives, hasMemo)
	if hasMemos {
		s.columns = append(s.columns, column{v.saves, number}, column{v.verdict, date})
	}
	for _, i := range v.options.Alternatives {
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

func hasMemo(i cost.Alternative) bool { return i.Memo.Verdict != "" }

// alternativeJSON is what not holding a series would save, in JSON.
type alternativeJSON struct {
	Meeting     meeting.ID       `json:"meeting,omitzero"`
	Series      string           `json:"series"`
	Start       string           `json:"start"`
	Occurrences int              `json:"occurrences"`
	Cancel      money.Amount     `json:"cancel"`
	Memo        *cost.Comparison `json:"memo,omitempty"`
}

func (r Report) alternativeJSON() (list []alternativeJSON) {
	for _, i := range r.options.Alternatives {
		j := alternativeJSON{i.Series.Meeting, i.Series.Title, i.Series.Start, i.Occurrences, i.Cancel, nil}
		if hasMemo(i) {
			j.Memo = &i.Memo
		}
		list = append(list, j)
	}
	return list
}
