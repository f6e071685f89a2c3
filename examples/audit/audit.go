package main

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"time"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/report"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/ical"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/participant"
)

// An audited calendar is a report and what its reader should know beside it.
type audited struct {
	report report.Report
	notes  []string
}

// audit reads what the settings name and reports what it costs.
func audit(s settings, bar *progress) (audited, error) {
	in, err := readInputs(s, bar)
	if err != nil {
		return audited{}, err
	}
	model := cost.NewModel(in.card, &in.terms.options)
	forecast, err := price(model, s.window, in.meetings, bar)
	if err != nil {
		return audited{}, in.withRemedy(err, s)
	}
	bar.step("counting hours", 0, 0)
	persons, err := cost.PersonHours(s.window, &in.terms.options, in.meetings...)
	if err != nil {
		return audited{}, err
	}
	a := audited{notes: notes(forecast, in.card, persons, s.persons)}
	shown := &report.Options{
		Title: s.title, Language: cmp.Or(s.language, in.draft.language),
		AllDay: starts(s.window, in.allDay), Problems: problems(in.problems),
	}
	if s.persons {
		shown.Persons = persons
	}
	if !in.card.IsZero() && len(in.meetings) <= mostAdvised {
		bar.step("looking for savings", 0, 0)
		shown.Advice = firstOf(forecast.Advice(), adviceShown)
	}
	e, err := a.extend(shown, s, in, model, forecast, bar)
	if err != nil {
		return audited{}, err
	}
	shown.Beside = e
	a.report = report.New(forecast, shown)
	if in.card.IsZero() {
		a.report = report.NewHours(forecast.Timesheet(), shown)
	}
	return a, nil
}

// inputs are all that the settings name, read.
type inputs struct {
	people   people
	card     cost.Card
	draft    modelDraft
	meetings []meeting.Meeting
	allDay   []meeting.Meeting
	problems []ical.Problem
	terms    terms

	invitations invitations // of a model file
}

// withRemedy says what to do about an error of package cost.
func (in inputs) withRemedy(err error, s settings) error {
	if faults := participant.Problems(nil); errors.As(err, &faults) && in.draft.file != "" {
		return in.draft.wrong(faults) // in how people attend
	}
	return withRemedy(err, s.card.name)
}

func readInputs(s settings, bar *progress) (in inputs, err error) {
	if in.people, err = readPeople(s.people, s.zones); err != nil {
		return in, err
	}
	if in.card, err = readCard(s.card); err != nil {
		return in, err
	}
	if in.draft, err = readModel(s.model); err != nil {
		return in, err
	}
	options := &ical.Options{Zone: s.zone, Zones: s.zones, Directory: in.people.directory}
	found, err := readCalendars(s.calendars, bar, options)
	if err != nil {
		return in, err
	}
	in.meetings, in.allDay, in.problems = found.Meetings, found.AllDay, found.Problems
	in.terms, err = termsOf(in.draft, in.people, in.card, s.zones, in.meetings)
	return in, err
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

// longMeeting is how long a meeting takes that is told: it may be a trip, a fair or an absence.
const longMeeting = 12 * time.Hour

// notes say what in a forecast may not be meant, and how to get more than it has. They name people only if persons are
// reported.
func notes(f cost.Forecast, card cost.Card, persons []cost.Person, named bool) (list []string) {
	empty := 0
	for _, s := range f.Series() {
		if s.PersonHours == (cost.Hours{}) && s.MeetingHours != (cost.Hours{}) {
			empty++
		}
		if each := s.MeetingHours.Duration() / time.Duration(s.Occurrences); each >= longMeeting {
			list = append(list, fmt.Sprintf("%q takes %.1f hours each time, and all of them count.", s.Title, each.Hours()))
		}
	}
	switch unknown := withoutRole(persons); {
	case len(unknown) > 0 && named:
		list = append(list, "No role is known for "+enumerated(unknown, 5)+": people.csv can say it.")
	case len(unknown) > 0:
		list = append(list, fmt.Sprintf("No role is known for %d of %d people: people.csv can say it, and -persons tells who they are.",
			len(unknown), len(persons)))
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

// withoutRole returns who of persons has no role.
func withoutRole(persons []cost.Person) (list []string) {
	for _, p := range persons {
		if p.Role == "" {
			list = append(list, string(p.ID))
		}
	}
	slices.Sort(list)
	return list
}

// enumerated returns the first few of list in a sentence.
func enumerated(list []string, few int) string {
	if more := len(list) - few; more > 0 {
		return fmt.Sprintf("%s and %d more", strings.Join(list[:few], ", "), more)
	}
	return strings.Join(list, ", ")
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
