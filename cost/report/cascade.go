package report

import (
	"strconv"

	"github.com/salesmeeting/salesmeeting/cost"
)

// cascadeSections returns what meetings take with all that prepares them: a section for each cascade. The rows do
// not add up, since a meeting is a part of all that it prepares.
func (v *view) cascadeSections() (list []section) {
	for i, c := range v.options.Cascades {
		list = append(list, v.cascadeSection(i, c))
	}
	return list
}

func (v *view) cascadeSection(i int, of Cascade) section {
	title := v.seriesTitle(of.Title)
	s := section{
		id: "cascade-" + strconv.Itoa(i+1), name: sectionCascade, title: v.cascadeTitle + ": " + title, note: v.cascadeNote,
		columns: []column{{v.words.meeting, prose}, {v.ownHours, number}, {v.allHours, number}, {v.ripple, number}},
		figures: []string{"own_hours", "total_hours", "ripple"},
	}
	priced := v.hasMoney && len(of.Cost.Rows()) > 0
	if priced {
		s.columns = append(s.columns, column{v.ownCost, number}, column{v.allCost, number})
		s.figures = append(s.figures, "own_cost", "total_cost")
	}
	for _, h := range of.Hours.Rows() {
		name := clean(h.Name)
		ripple, ok := h.Ripple()
		cells := []quantity{v.hoursOf(h.Own.Text(2)), v.hoursOf(h.Total.Text(2)), orNone(v.number(ripple.Text(2)), ok)}
		if priced {
			c, ok := of.Cost.Cost(h.Name)
			cells = append(cells, orNone(v.money(c.Own), ok), orNone(v.money(c.Total), ok))
		}
		s.add(record{title: title + ": " + name}, []string{name}, cells...)
	}
	return s
}

// cascadeJSON is a cascade in JSON, with its money where it is reported.
type cascadeJSON struct {
	Title string              `json:"title"`
	Hours cost.Cascade        `json:"hours"`
	Cost  *cost.PricedCascade `json:"cost,omitempty"`
}

func (r Report) cascadesJSON() (list []cascadeJSON) {
	for _, c := range r.options.Cascades {
		j := cascadeJSON{Title: c.Title, Hours: c.Hours}
		if r.sheet.hasMoney && len(c.Cost.Rows()) > 0 {
			j.Cost = &c.Cost
		}
		list = append(list, j)
	}
	return list
}
