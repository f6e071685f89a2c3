package report

import (
	"fmt"
	"strconv"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/money"
)

// hoursDifference returns what is compared in hours; ok is false if nothing is.
func (o *Options) hoursDifference() (d cost.TimesheetDifference, ok bool) {
	if _, later := o.HoursDifference.Windows(); !later.IsZero() {
		return o.HoursDifference, true
	}
	_, later := o.Difference.Windows()
	return o.Difference.Timesheet(), !later.IsZero()
}

// differenceSections returns what has changed against an earlier period: in all, by series, and by kind of cost. The
// first has the totals; each figure is rounded alone, so that what has not changed is shown as the same.
func (v *view) differenceSections() []section {
	hours, ok := v.options.hoursDifference()
	if !ok {
		return nil
	}
	all := v.changesOfAll(hours)
	if !v.hasMoney {
		return []section{all, v.changesOfHours(hours)}
	}
	series := v.differenceOf("difference-series", v.inCurrency(v.costBySeries)+": "+v.differenceShort, v.words.series)
	for _, s := range v.options.Difference.Series() {
		title := v.seriesTitle(s.Title)
		v.addCosts(&series, record{title: title, start: clean(s.Start)}, title, s.Cost)
	}
	lines := v.differenceOf("difference-lines", v.inCurrency(v.byLine)+": "+v.differenceShort, v.line)
	for _, l := range v.options.Difference.Lines() {
		name := v.lineName(l.Line)
		v.addCosts(&lines, record{title: name}, name, l.Cost)
	}
	return []section{all, series, lines}
}

// differenceOf returns a section with a column for each period.
func (v *view) differenceOf(id, title, head string) section {
	return section{
		id: id, name: sectionDifference, title: title,
		columns: []column{{head, prose}, {v.before, number}, {v.after, number}, {v.changed, number}, {v.changedBy, number}},
	}
}

// addChange adds a line with a figure of both periods, its change, and how much that is of what was before.
func (s *section) addChange(r record, label, figure string, before, after, change, relative quantity) {
	s.figures = []string{figure + "_before", figure + "_after", figure + "_change", figure + "_relative"}
	s.add(r, []string{label}, before, after, change, relative)
}

func (v *view) relative(r money.Ratio, ok bool) quantity { return orNone(v.percent(r), ok) }

// changesOfAll returns the totals.
func (v *view) changesOfAll(hours cost.TimesheetDifference) section {
	earlier, later := hours.Windows()
	s := v.differenceOf("difference", v.differenceTitle+": "+v.periodText(earlier), v.figure)
	if earlier.Length() != later.Length() {
		s.note = fmt.Sprintf(v.lengthsNote, v.grouped(cost.HoursOf(later.Length()).String()), v.grouped(cost.HoursOf(earlier.Length()).String()))
	}
	total := hours.Total()
	n := total.Occurrences
	count := func(n int) quantity { return v.number(strconv.Itoa(n)) }
	s.addChange(record{title: v.meetings}, v.meetings, "occurrences", count(n.Before), count(n.After), count(n.Change), v.relative(n.Relative()))
	v.addHours(&s, record{title: v.meetingHours}, v.meetingHours, "meeting_hours", total.MeetingHours)
	v.addHours(&s, record{title: v.personHours}, v.personHours, "person_hours", total.PersonHours)
	if v.hasMoney {
		v.addCosts(&s, record{title: v.words.cost}, v.costHead(), v.options.Difference.Cost())
	}
	return s
}

func (v *view) addHours(s *section, r record, label, figure string, d cost.HoursDifference) {
	s.addChange(r, label, figure, v.hoursOf(d.Before.String()), v.hoursOf(d.After.String()),
		v.hoursOf(d.Change.String()), v.relative(d.Relative()))
}

func (v *view) addCosts(s *section, r record, label string, d cost.AmountDifference) {
	s.addChange(r, label, "cost", v.amount(d.Before), v.amount(d.After), v.amount(d.Change), v.relative(d.Relative()))
}

// changesOfHours returns the person-hours of each series.
func (v *view) changesOfHours(d cost.TimesheetDifference) section {
	s := v.differenceOf("difference-series", v.hoursBySeries+": "+v.differenceShort, v.words.series)
	for _, row := range d.Series() {
		title := v.seriesTitle(row.Title)
		v.addHours(&s, record{title: title, start: clean(row.Start)}, title, "person_hours", row.PersonHours)
	}
	return s
}

// differenceJSON returns nil if nothing is compared.
func (r Report) differenceJSON() any {
	hours, ok := r.options.hoursDifference()
	switch {
	case !ok:
		return nil
	case r.sheet.hasMoney:
		return r.options.Difference
	}
	return hours
}
