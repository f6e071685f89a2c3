package main

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/availability"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// terms are a model file checked against the people, the card and the calendars. The zero terms add nothing.
type terms struct {
	options  cost.Options
	staff    []participant.ID // the people of the company, sorted
	hours    map[participant.ID]availability.WorkingHours
	teams    map[participant.ID]string
	cascades []cascade
	budgets  []budget
	exchange exchange
}

// A termsReader makes terms of a model file and collects what is wrong with it.
type termsReader struct {
	draft    modelDraft
	people   people
	card     cost.Card
	zones    wallclock.Zones
	series   seriesIndex
	everyone map[participant.ID]bool // whom people.csv or a calendar has
	terms    terms
	problems participant.Problems
}

// termsOf returns what a model file says, with all its faults at once.
func termsOf(m modelDraft, known people, card cost.Card, zones wallclock.Zones, meetings []meeting.Meeting) (terms, error) {
	r := termsReader{draft: m, people: known, card: card, zones: zones}
	r.terms.options.Directory = known.directory
	r.terms.options.Attendance = m.attendance
	r.index(meetings)
	var faults participant.Problems
	r.terms.teams, faults = teamsOf(m, known)
	r.problems = append(r.problems, faults...)
	r.knownPeople()
	r.knownRoles()
	r.staff()
	r.workingHours()
	r.plans()
	r.quotas()
	r.focus()
	r.cascades()
	r.budgets()
	r.exchange()
	return r.terms, m.wrong(r.problems)
}

func (r *termsReader) note(err error, path ...any) {
	r.problems = append(r.problems, participant.Located(participant.Pointer(path...), err)...)
}

// index notes which meetings and people there are.
func (r *termsReader) index(meetings []meeting.Meeting) {
	r.everyone = make(map[participant.ID]bool)
	for _, p := range r.people.directory.People() {
		r.everyone[p.ID] = true
	}
	if r.draft.file == "" {
		return
	}
	r.series = newSeriesIndex(meetings)
	for _, m := range meetings {
		for _, p := range m.Roster() {
			r.everyone[p.ID] = true
		}
	}
}

// staff notes who works for the company: whom people.csv has in a role that is not external, who is in a team, and
// whose working hours are given.
func (r *termsReader) staff() {
	staff := make(map[participant.ID]bool)
	for _, p := range r.people.directory.People() {
		if !p.Role.External() && p.Role != "" {
			staff[p.ID] = true
		}
	}
	for id := range r.terms.teams {
		staff[id] = true
	}
	for address := range r.draft.hours.people {
		staff[idOf(address)] = true
	}
	r.terms.staff = slices.Sorted(maps.Keys(staff))
}

func (r *termsReader) workingHours() {
	names := namesOf(r.terms.teams)
	for _, name := range slices.Sorted(maps.Keys(r.draft.hours.teams)) {
		if !slices.Contains(names, name) {
			r.note(noTeam(name, names), "working_hours", "teams", name)
		}
	}
	reader := hoursReader{draft: r.draft.hours, people: r.people, teams: r.terms.teams, zones: r.zones}
	r.terms.hours = reader.read(r.terms.staff)
	r.problems = append(r.problems, reader.problems...)
}

func noTeam(name string, names []string) error {
	if near, ok := nearest(name, names); ok {
		return fmt.Errorf("no team is called %.80q: did you mean %.80q?", name, near)
	}
	return fmt.Errorf("no team is called %.80q: teams are given by \"teams\", or by the column team of people.csv", name)
}

var errNamedTwice = errors.New("is there twice, by title and by ID")

// plans checks the plans, and puts them to the meetings.
func (r *termsReader) plans() {
	if r.draft.plan != nil {
		r.terms.options.Plan = r.plan(*r.draft.plan, "plan")
	}
	for _, name := range slices.Sorted(maps.Keys(r.draft.plans)) {
		path := []any{"plans", name}
		plan := r.plan(r.draft.plans[name], path...)
		m, err := r.series.find(name)
		r.note(err, path...)
		if r.terms.options.Plans == nil {
			r.terms.options.Plans = make(map[meeting.ID]cost.Plan)
		}
		if _, twice := r.terms.options.Plans[m.ID()]; twice && err == nil {
			r.note(errNamedTwice, path...)
		}
		r.terms.options.Plans[m.ID()] = plan
	}
}

func (r *termsReader) plan(d cost.PlanDraft, path ...any) cost.Plan {
	plan, err := cost.NewPlan(d)
	r.note(err, path...)
	if err == nil {
		r.inCurrency(d.Currency, path...)
	}
	return plan
}

// inCurrency notes a currency that is not the card's.
func (r *termsReader) inCurrency(code string, path ...any) {
	if r.card.IsZero() || code == "" || code == r.card.Currency().Code() {
		return
	}
	path = append(slices.Clone(path), "currency")
	r.note(fmt.Errorf("is %s, and the rate card is in %s: nothing is converted here", code, r.card.Currency()), path...)
}

// quotas checks the quotas. Without a card they are passed over, as all money is.
func (r *termsReader) quotas() {
	if r.draft.quotas == nil {
		return
	}
	d := *r.draft.quotas
	d.DisplacedIn = make(map[meeting.ID]string, len(r.draft.displaced))
	for _, name := range slices.Sorted(maps.Keys(r.draft.displaced)) {
		path := []any{"quotas", "displaced_in", name}
		m, err := r.series.find(name)
		r.note(err, path...)
		if _, twice := d.DisplacedIn[m.ID()]; twice && err == nil {
			r.note(errNamedTwice, path...)
		}
		_, err = cost.ParseProbability(r.draft.displaced[name])
		r.note(err, path...)
		if err == nil {
			d.DisplacedIn[m.ID()] = r.draft.displaced[name]
		}
	}
	quotas, err := cost.NewQuotas(d)
	r.note(err, "quotas")
	if err != nil || r.card.IsZero() {
		return
	}
	r.inCurrency(d.Currency, "quotas")
	rates := r.card.Draft()
	for _, role := range slices.Sorted(maps.Keys(d.ByRole)) {
		if _, ok := rates.PerHour[role]; !ok && rates.Default == "" {
			r.note(fmt.Errorf("the rate card has no rate for the role %q", string(role)), "quotas", "by_role", string(role))
		}
	}
	r.terms.options.Quotas = quotas
}

// focus puts together when people could work undisturbed.
func (r *termsReader) focus() {
	d := cost.FocusDraft{Hours: r.terms.hours}
	if f := r.draft.focus; f != nil {
		d.Threshold, d.ThresholdByRole, d.Share, d.Source = f.Threshold, f.ByRole, f.Share, f.Source
		if r.draft.hours.isZero() {
			r.note(errors.New("says nothing without working_hours: give those too"), "focus")
		}
	}
	focus, err := cost.NewFocus(d)
	r.note(err, "focus")
	r.terms.options.Focus = focus
}

// exchange checks the rates.
func (r *termsReader) exchange() {
	d := r.draft.exchange
	if d == nil {
		return
	}
	table, err := money.NewExchangeTable(d.Rates, &d.Options)
	for _, p := range participant.Located("", err) {
		if p.Path != "/via" && p.Path != "/max_age" {
			p.Path = "/rates" + p.Path
		}
		r.note(p, "exchange")
	}
	r.terms.exchange = exchange{table: table, date: d.Date}
	if _, err := wallclock.ParseDate(d.Date); err != nil {
		r.note(fmt.Errorf(`%.40q is no day: want the day of the rates, such as "2026-03-31"`, d.Date), "exchange", "date")
	}
	if len(d.To) == 0 {
		r.note(errors.New(`is missing: want the currencies to show the total in, such as ["EUR"]`), "exchange", "to")
	}
	for i, code := range d.To {
		currency, err := money.ParseCurrency(code)
		if err == nil && slices.Contains(r.terms.exchange.to, currency) {
			err = errors.New("is there twice")
		}
		r.note(err, "exchange", "to", i)
		r.terms.exchange.to = append(r.terms.exchange.to, currency)
	}
	r.rates()
}

// rates notes a currency for which there is no rate.
func (r *termsReader) rates() {
	if len(r.problems) > 0 || r.card.IsZero() {
		return // what can't be read is told already
	}
	one, err := money.Parse("1", r.card.Currency())
	r.note(err, "exchange")
	_, err = r.terms.exchange.of(one)
	r.note(err, "exchange", "rates")
}
