package report

import (
	"encoding/json"
	"slices"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
)

func (v *view) hasFocus() bool { return !v.options.Focus.Window().IsZero() }

// focusSection returns what each series takes of focus time. There is no total: the rows do not add up to one.
func (v *view) focusSection() section {
	s := section{
		id: "focus", name: sectionFocus, title: v.focusBySeries, note: v.focusNote,
		columns: []column{{v.words.series, prose}, {v.words.start, date}, {v.focusHours, number}, {v.stranded, number}},
		figures: []string{"focus", "stranded", "fragmentation"},
	}
	_, priced := v.options.Focus.Fragmentation()
	priced = priced && v.hasMoney
	if priced {
		s.columns = append(s.columns, column{v.inCurrency(v.fragmentationHead), number})
	}
	for _, row := range v.options.Focus.Series() {
		title := v.seriesTitle(row.Title)
		cells := []quantity{v.hoursOf(row.Focus.String()), v.hoursOf(row.Stranded.String())}
		if priced {
			cells = append(cells, v.amount(row.Fragmentation))
		}
		s.add(record{title: title, start: clean(row.Start)}, []string{title, startText(row.Start)}, cells...)
	}
	return s
}

// The JSON of focus time without money; its keys are those of a [cost.FocusForecast].
type (
	focusJSON struct {
		Schema int        `json:"schema"`
		Window windowJSON `json:"window"`
		focusHoursJSON
		Series      []seriesFocusJSON `json:"series"`
		Assumptions []cost.Assumption `json:"assumptions"`
	}
	windowJSON     struct{ interval.Interval }
	focusHoursJSON struct {
		FocusSeconds    json.Number `json:"focus_seconds"`
		FocusHours      json.Number `json:"focus_hours"`
		StrandedSeconds json.Number `json:"stranded_seconds"`
		StrandedHours   json.Number `json:"stranded_hours"`
	}
	seriesFocusJSON struct {
		Meeting meeting.ID `json:"meeting,omitzero"`
		Title   string     `json:"title"`
		Start   string     `json:"start"`
		focusHoursJSON
	}
)

// MarshalJSON writes the bounds.
func (w windowJSON) MarshalJSON() ([]byte, error) {
	return json.Marshal(map[string]any{"from": w.Start(), "to": w.End()})
}

// focusJSON returns nil if nobody has counted focus time.
func (r Report) focusJSON() any {
	f := r.options.Focus
	switch {
	case f.Window().IsZero():
		return nil
	case r.sheet.hasMoney:
		return f
	}
	j := focusJSON{
		Schema: cost.Schema, Window: windowJSON{f.Window()}, focusHoursJSON: focusHours(f.Total()),
		Series: []seriesFocusJSON{}, Assumptions: ofTime(f.Assumptions()),
	}
	for _, row := range f.Series() {
		j.Series = append(j.Series, seriesFocusJSON{row.Meeting, row.Title, row.Start, focusHours(row.FocusHours)})
	}
	return j
}

func focusHours(h cost.FocusHours) focusHoursJSON {
	return focusHoursJSON{
		json.Number(h.Focus.Seconds()), json.Number(h.Focus.String()),
		json.Number(h.Stranded.Seconds()), json.Number(h.Stranded.String()),
	}
}

// aboutTime are the names of the assumptions that reports of hours have of figures which may be in money.
var aboutTime = []string{
	"attendance", "attendance prior", "budget", "figure of an occurrence", "focus threshold",
	"meetings that take focus time", "overrun", "working hours not known",
}

// ofTime returns those assumptions of a list that say nothing of money.
func ofTime(list []cost.Assumption) []cost.Assumption {
	kept := []cost.Assumption{}
	for _, a := range list {
		if slices.Contains(aboutTime, a.Name) {
			kept = append(kept, a)
		}
	}
	return kept
}
