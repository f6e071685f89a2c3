package main

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/load"
	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/cost/report"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/availability"
	"github.com/salesmeeting/salesmeeting/participant"
)

var errLongWindow = errors.New("-from and -to: where working hours are known, a window is at most 100 years long")

// extend puts what only a model file gives into a report, and returns what its JSON has beside its figures.
func (a *audited) extend(shown *report.Options, s settings, in inputs, m cost.Model, f cost.Forecast, bar *progress) (envelope, error) {
	e := envelopeOf(s)
	var err error
	if in.draft.file != "" {
		in.invitations = newInvitations(in.meetings)
	}
	if len(in.terms.hours) > 0 {
		if s.window.Length() > availability.LongestWindow {
			return e, errLongWindow
		}
		bar.step("looking at calendars", 0, 0)
		if shown.Focus, err = m.Focus(s.window, in.meetings...); err != nil {
			return e, err
		}
		if shown.Load, err = loadOf(s, in); err != nil {
			return e, err
		}
	} else if len(in.terms.teams)+len(in.people.zones) > 0 {
		a.notes = append(a.notes, "Nobody's working hours are known, so nothing is said of who is over-scheduled: -model can give them.")
	}
	for _, c := range in.terms.cascades {
		shownCascade, err := c.of(f, in.card.Currency())
		if err != nil {
			return e, err
		}
		shown.Cascades = append(shown.Cascades, shownCascade)
	}
	if err := a.addBudgets(shown, s, in, m); err != nil {
		return e, err
	}
	if shown.Exchanged, err = in.terms.exchange.of(f.Cost()); err != nil {
		return e, fmt.Errorf("%s: /exchange: %w", s.model.name, err)
	}
	return e, nil
}

// addBudgets adds the budgets that readers may see, each in its fullest periods.
func (a *audited) addBudgets(shown *report.Options, s settings, in inputs, m cost.Model) error {
	at := s.now.In(s.zone).Truncate(time.Second)
	if end := s.window.End(); at.After(end) {
		at = end // so that the report of a window that is over stays as it is
	}
	hidden, accounts := 0, 0
	for i, b := range in.terms.budgets {
		if b.Draft().Account != (participant.Record{}) {
			accounts++
		}
		switch {
		case b.InMoney() && in.card.IsZero():
			continue
		case b.small && !s.persons:
			hidden++
			continue
		}
		list, periods, err := b.statuses(m, s.window, at, in.budgeted(b))
		if err != nil {
			return in.draft.wrong(participant.Problems{{Path: participant.Pointer("budgets", i), Err: err}})
		}
		if periods > len(list) {
			a.notes = append(a.notes, fmt.Sprintf("Of the budget %q the fullest %d of %d periods are shown.", b.Name(), len(list), periods))
		}
		shown.Budgets = append(shown.Budgets, list...)
	}
	if hidden > 0 {
		a.notes = append(a.notes, fmt.Sprintf("Budgets of fewer than five people are shown with -persons only: %d.", hidden))
	}
	if accounts > 0 {
		a.notes = append(a.notes, fmt.Sprintf("Calendars say nothing of accounts: nothing counts towards the budgets of those: %d.", accounts))
	}
	return nil
}

// loadOf returns how full the calendars of teams are, and with -persons those of single people.
func loadOf(s settings, in inputs) (report.Load, error) {
	shown := report.Load{Bands: in.draft.bands}
	if shown.Bands.Source == "" {
		shown.Bands = load.DefaultBands()
	}
	options := &load.Options{Directory: in.people.directory, Attendance: in.draft.attendance}
	if f := in.draft.focus; f != nil {
		options.FocusThreshold, options.FocusByRole = f.Threshold, f.ByRole
	}
	for _, name := range namesOf(in.terms.teams) {
		members := membersOf(in.terms.teams, name)
		team, err := load.OfTeam(s.window, in.loaded(members), options, in.invitations.toAny(members...)...)
		if err != nil {
			return shown, err
		}
		shown.Teams = append(shown.Teams, report.Team{Name: name, Load: team})
	}
	if !s.persons {
		return shown, nil
	}
	for _, p := range in.loaded(in.terms.staff) {
		indices, err := load.OfPerson(s.window, p, options, in.invitations.toAny(p.ID)...)
		if err != nil {
			return shown, err
		}
		known, _ := in.people.directory.ByID(p.ID)
		shown.Persons = append(shown.Persons, report.PersonLoad{Name: known.Name, Load: indices})
	}
	slices.SortStableFunc(shown.Persons, func(x, y report.PersonLoad) int { return y.Load.Load().Compare(x.Load.Load()) })
	return shown, nil
}

// budgeted returns the meetings of which a budget may have some.
func (in inputs) budgeted(b budget) []meeting.Meeting {
	d := b.Draft()
	switch {
	case !d.Series.IsZero():
		return slices.DeleteFunc(slices.Clone(in.meetings), func(m meeting.Meeting) bool { return m.ID() != d.Series })
	case d.Person != "":
		return in.invitations.toAny(d.Person)
	case len(d.Team) > 0:
		return in.invitations.toAny(d.Team...)
	}
	return in.meetings
}

// loaded returns people with their working hours.
func (in inputs) loaded(ids []participant.ID) (list []load.Person) {
	for _, id := range ids {
		list = append(list, load.Person{ID: id, Hours: in.terms.hours[id]})
	}
	return list
}

// An exchange says in which currencies a total is shown too. The zero exchange has none.
type exchange struct {
	table money.ExchangeTable
	date  string
	to    []money.Currency
}

// of returns an amount in all those currencies. Without an amount there is nothing to convert.
func (x exchange) of(total money.Amount) (list []money.Conversion, err error) {
	if total.Currency().IsZero() {
		return nil, nil
	}
	for _, to := range x.to {
		if to == total.Currency() || total.Sign() == 0 {
			continue
		}
		c, err := money.BagOf(total).In(to, x.date, x.table)
		if err != nil {
			return nil, err
		}
		list = append(list, c)
	}
	return list, nil
}
