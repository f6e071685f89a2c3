package report

import (
	"encoding/json"
	"strconv"
	"strings"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/money"
)

// worthSections returns what each meeting is worth: a section with a column for each case.
func (v *view) worthSections() (list []section) {
	if !v.hasMoney {
		return nil
	}
	for i, w := range v.options.Worth {
		list = append(list, v.worthSection(i, w))
	}
	return list
}

func (v *view) worthSection(i int, of Worth) section {
	title, w := v.seriesTitle(of.Title), of.Worth
	s := section{
		id: "worth-" + strconv.Itoa(i+1), name: sectionWorth, title: v.words.worth + ": " + title, note: v.positiveText(w),
		columns: []column{{v.words.figure, prose}},
	}
	for c := range cost.Cases() {
		s.columns = append(s.columns, column{v.cases[c], number})
	}
	for _, row := range []struct {
		figure, label string
		of            func(cost.Case) (quantity, bool)
	}{
		{"benefit", v.benefit, func(c cost.Case) (quantity, bool) { return v.money(w.Benefit(c)), true }},
		{"direct", v.directCost, func(cost.Case) (quantity, bool) { return v.money(w.Outlay().Direct), true }},
		{"net", v.net, func(c cost.Case) (quantity, bool) { return v.money(w.Net(c)), true }},
		{"return", v.returns, v.ratios(w.Return)},
		{"economic", v.economic, func(cost.Case) (quantity, bool) {
			a := w.Outlay().Economic
			return v.money(a), !a.Currency().IsZero()
		}},
		{"economic_net", v.economicNet, func(c cost.Case) (quantity, bool) {
			a, ok := w.EconomicNet(c)
			return v.money(a), ok
		}},
		{"break_even_uplift", v.breakEvenUplift, v.points(w.BreakEvenUplift)},
		{"break_even_length", v.breakEvenHours, func(c cost.Case) (quantity, bool) {
			h, ok := w.BreakEvenHours(c)
			return v.hoursOf(h.Text(2)), ok
		}},
	} {
		v.addCases(&s, title, row.figure, row.label, row.of)
	}
	return s
}

// addCases adds a line with a figure in the three cases, if it is known in any.
func (v *view) addCases(s *section, title, figure, label string, of func(cost.Case) (quantity, bool)) {
	s.figures = nil
	var cells []quantity
	known := false
	for c := range cost.Cases() {
		q, ok := of(c)
		known = known || ok
		cells, s.figures = append(cells, orNone(q, ok)), append(s.figures, figure+"_"+string(c))
	}
	if known {
		s.add(record{title: title}, []string{label}, cells...)
	}
}

// ratios returns a ratio of each case in percent.
func (v *view) ratios(of func(cost.Case) (money.Ratio, bool)) func(cost.Case) (quantity, bool) {
	return func(c cost.Case) (quantity, bool) {
		r, ok := of(c)
		return v.percent(r), ok
	}
}

// points returns a number of percentage points of each case.
func (v *view) points(of func(cost.Case) (money.Ratio, bool)) func(cost.Case) (quantity, bool) {
	return func(c cost.Case) (quantity, bool) {
		r, ok := of(c)
		return v.number(r.Text(2)), ok
	}
}

// positiveText says in which cases the meeting brings more than it costs.
func (v *view) positiveText(w cost.Worth) string {
	var names []string
	for _, c := range w.Positive() {
		names = append(names, v.cases[c])
	}
	if len(names) == 0 {
		return v.neverWorth
	}
	return v.worthIn + " " + strings.Join(names, ", ")
}

// titledJSON is what has a title in JSON.
type titledJSON struct {
	Title string `json:"title"`
}

// titled returns the JSON of each value with its title before it.
func titled[T any](list []T, parts func(T) (title string, value any)) ([]json.RawMessage, error) {
	var all []json.RawMessage
	for _, each := range list {
		title, value := parts(each)
		object, err := union(titledJSON{title}, value)
		if err != nil {
			return nil, err
		}
		all = append(all, object)
	}
	return all, nil
}
