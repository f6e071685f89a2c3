package report

import (
	"fmt"
	"strings"

	"github.com/salesmeeting/salesmeeting/cost"
)

// memoSection returns which meetings could have been a memo. Each has figures of its own: there is no total.
func (v *view) memoSection() section {
	s := section{
		id: "memos", name: sectionMemo, title: v.memoTitle,
		columns: []column{
			{v.words.meeting, prose}, {v.words.cost, number}, {v.memoCost, number}, {v.saves, number}, {v.verdict, date},
		},
		figures: []string{"cost", "memo", "saving"},
	}
	if !v.hasMoney {
		return s
	}
	var why []string
	for _, m := range v.options.Memos {
		title, c := v.seriesTitle(m.Title), m.Comparison
		s.add(record{title: title}, []string{title}, v.money(c.Meeting), v.money(c.Memo),
			orNone(v.money(c.Saving), c.Verdict != cost.NotComparable))
		s.verdict(title, "", v.verdicts[c.Verdict])
		if len(c.Requires) > 0 {
			why = append(why, fmt.Sprintf(v.requires, title, v.requirementsText(c.Requires)))
		}
	}
	s.note = strings.Join(why, " ")
	return s
}

// requirementsText lists what a meeting does and a memo can't.
func (v *view) requirementsText(list []cost.Requirement) string {
	var names []string
	for _, r := range list {
		names = append(names, v.requirements[r])
	}
	return strings.Join(names, ", ")
}
