package report

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/salesmeeting/salesmeeting/cost"
)

// adviceSection returns what to change. Its savings are rounded alone: a table of the first pieces of advice has no
// total.
func (v *view) adviceSection() section {
	s := section{id: "advice", name: sectionAdvice, title: v.inCurrency(v.whatToChange), note: v.adviceNote, columns: []column{
		{v.words.series, prose}, {v.change, prose}, {v.savesAlone, number}, {v.savesNext, number},
	}}
	hasFocus := slices.ContainsFunc(v.advice, func(a cost.Advice) bool { return a.Focus != 0 })
	if hasFocus {
		s.columns = append(s.columns, column{v.savesFocus, number})
	}
	for _, a := range v.advice {
		title, change := v.seriesTitle(a.Series.Title), v.changeText(a.Change)
		r := record{
			title: title + ": " + change, start: clean(a.Series.Start), figure: "saving_alone", value: a.SavingAlone.Text(),
			unit: v.currency.Code(), cost: a.Saving.Text(), currency: v.currency.Code(),
		}
		e := entry{cells: []string{title, change, v.amountText(a.SavingAlone), v.amountText(a.Saving)}, records: []record{r}}
		if hasFocus {
			hours := v.signedLength(a.Focus)
			e.cells = append(e.cells, hours.text)
			e.records = append(e.records, record{title: r.title, start: r.start, figure: "focus", value: hours.value, unit: hours.unit})
		}
		s.entries = append(s.entries, e)
	}
	return s
}

// signedLength is elapsed time in hours, which may be below none.
func (v *view) signedLength(d time.Duration) quantity {
	size := v.length(d.Abs())
	if d >= 0 || size.value == "0.00" {
		return size
	}
	return v.hoursOf("-" + size.value)
}

// changeText returns a change as a sentence without its end, "shorten it to 45 minutes".
func (w *words) changeText(c cost.Change) string {
	said, minutes := w.changes[c.Kind()], strconv.Itoa(int(c.Length()/time.Minute))
	with := c.With().Title
	if with = clean(with); with == "" {
		with = w.untitled
	}
	switch c.Kind() {
	case cost.Shorten:
		return fmt.Sprintf(said, minutes)
	case cost.MergeSeries:
		return fmt.Sprintf(said, with, minutes)
	case cost.MoveNext:
		hour, minute, _ := c.Start().Clock()
		return fmt.Sprintf(said, fmt.Sprintf("%02d:%02d", hour, minute), with)
	}
	if said == "" {
		return clean(w.phrase(c.String()))
	}
	return said
}
