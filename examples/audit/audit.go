package main

import (
	"fmt"
	"iter"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/report"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/ical"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
)

// An audited calendar is a report and what its reader should know beside it.
type audited struct {
	report report.Report
	notes  []string
}

// audit reads what the settings name and reports what it costs.
func audit(s settings, bar *progress) (audited, error) {
	directory, err := readPeople(s.people)
	if err != nil {
		return audited{}, err
	}
	card, err := readCard(s.card)
	if err != nil {
		return audited{}, err
	}
	found, err := readCalendars(s.calendars, bar, &ical.Options{Zone: s.zone, Zones: s.zones, Directory: directory})
	if err != nil {
		return audited{}, err
	}
	options := &cost.Options{Directory: directory}
	forecast, err := price(cost.NewModel(card, options), s.window, found.Meetings, bar)
	if err != nil {
		return audited{}, withRemedy(err, s.card.name)
	}
	shown := &report.Options{
		Title: s.title, AllDay: starts(s.window, found.AllDay), Problems: problems(found.Problems), Beside: envelopeOf(s),
	}
	if s.persons {
		bar.step("counting hours", 0, 0)
		if shown.Persons, err = cost.PersonHours(s.window, options, found.Meetings...); err != nil {
			return audited{}, err
		}
	}
	if !card.IsZero() && len(found.Meetings) <= mostAdvised {
		bar.step("looking for savings", 0, 0)
		shown.Advice = firstOf(forecast.Advice(), adviceShown)
	}
	a := audited{report.New(forecast, shown), notes(forecast, card)}
	if card.IsZero() {
		a.report = report.NewHours(forecast.Timesheet(), shown)
	}
	return a, nil
}

// What is advised: the best changes, of calendars for which they are found in seconds.
const (
	adviceShown = 10
	mostAdvised = 5000
)

// firstOf returns the first n of all, or fewer.
func firstOf[T any](all iter.Seq[T], n int) []T {
	var list []T
	for each := range all {
		if list = append(list, each); len(list) == n {
			break
		}
	}
	return list
}

// notes say how to get more than a forecast has.
func notes(f cost.Forecast, card cost.Card) (list []string) {
	empty := 0
	for _, s := range f.Series() {
		if s.PersonHours == (cost.Hours{}) && s.MeetingHours != (cost.Hours{}) {
			empty++
		}
	}
	if empty > 0 {
		list = append(list, fmt.Sprintf(
			"Nobody attends %d of %d series: the calendar names no guests, or all declined. They take no person-hours.",
			empty, len(f.Series())))
	}
	if card.IsZero() {
		list = append(list, "Hours only: for money give a rate card, -card card.csv, with lines such as sales-manager,96.00,USD.")
	}
	return list
}

// price forecasts what meetings cost. Many of them are priced in parts, so that the bar moves, and merged by
// halves, which is cheaper than one after the other; the sum is the same.
func price(model cost.Model, window interval.Interval, meetings []meeting.Meeting, bar *progress) (cost.Forecast, error) {
	total, priced := int64(len(meetings)), int64(0)
	most := max(1000, len(meetings)/8)
	var sum func([]meeting.Meeting) (cost.Forecast, error)
	sum = func(part []meeting.Meeting) (cost.Forecast, error) {
		if len(part) <= most {
			bar.step("pricing", priced, total)
			priced += int64(len(part))
			return model.Forecast(window, part...)
		}
		left, err := sum(part[:len(part)/2])
		if err != nil {
			return cost.Forecast{}, err
		}
		right, err := sum(part[len(part)/2:])
		if err != nil {
			return cost.Forecast{}, err
		}
		return left.Merge(right)
	}
	return sum(meetings)
}

// starts counts the occurrences that start within window.
func starts(window interval.Interval, meetings []meeting.Meeting) (n int) {
	for _, m := range meetings {
		for o := range m.Occurrences(window) {
			if window.Contains(o.Interval().Start()) {
				n++
			}
		}
	}
	return n
}

func problems(found []ical.Problem) []report.Problem {
	list := make([]report.Problem, len(found))
	for i, p := range found {
		list[i] = report.Problem{File: p.Source, Line: p.Line, Code: string(p.Code), Text: p.Text}
	}
	return list
}
