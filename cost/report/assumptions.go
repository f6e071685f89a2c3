package report

import (
	"slices"

	"github.com/salesmeeting/salesmeeting/cost"
)

// addAssumptions lists what the figures of the report rest on, each once: that of the forecast or the timesheet,
// then that of whatever else is reported.
func (v *view) addAssumptions(ofAll []cost.Assumption) {
	add := func(of string, list []cost.Assumption) {
		for _, a := range list {
			text := v.assumptionText(a)
			if slices.Contains(v.assumptions, text) {
				continue
			}
			if of != "" {
				text = clean(of) + ": " + text
			}
			if !slices.Contains(v.assumptions, text) {
				v.assumptions = append(v.assumptions, text)
			}
		}
	}
	add("", ofAll)
	for _, t := range v.options.Load.Teams {
		add("", t.Load.Assumptions())
	}
	for _, p := range v.options.Load.Persons {
		add("", p.Load.Assumptions())
	}
	for _, c := range v.options.Cascades {
		add(c.Title, c.Hours.Assumptions())
	}
	if !v.hasMoney {
		return
	}
	for _, w := range v.options.Worth {
		add(w.Title, w.Worth.Assumptions())
	}
	for _, m := range v.options.Memos {
		add(m.Title, m.Comparison.Assumptions)
	}
}
