package report

import (
	"math/big"
	"time"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/money"
)

// budgetVerdict says how a budget stands, as the text that JSON holds.
type budgetVerdict string

const (
	withinBudget   budgetVerdict = "within"
	warnOfBudget   budgetVerdict = "warn" // what is used has come to the share that asks for a warning
	exceededBudget budgetVerdict = "exceeded"
)

func verdictOf(s cost.BudgetStatus) budgetVerdict {
	if s.Remaining.Sign() < 0 {
		return exceededBudget
	}
	share, ok := new(big.Rat).SetString(s.Budget.Draft().WarnAt)
	if !ok {
		return withinBudget
	}
	limit := sizeOf(s.Limit)
	used := new(big.Rat).Sub(limit, sizeOf(s.Remaining))
	if used.Cmp(share.Mul(share, limit)) >= 0 {
		return warnOfBudget
	}
	return withinBudget
}

// sizeOf returns a quantity in units of its currency, or in seconds.
func sizeOf(q cost.Quantity) *big.Rat {
	if a, ok := q.Amount(); ok {
		return a.Rat()
	}
	hours, _ := q.Hours()
	seconds, _ := new(big.Rat).SetString(hours.Seconds())
	return seconds
}

// budgets returns those that are reported: without money only those of hours.
func (r Report) budgets() (list []cost.BudgetStatus) {
	for _, s := range r.options.Budgets {
		if r.sheet.hasMoney {
			list = append(list, s)
		} else if !s.Budget.InMoney() {
			s.Assumptions = ofTime(s.Assumptions)
			list = append(list, s)
		}
	}
	return list
}

// budgetSection returns what is left of budgets.
func (v *view) budgetSection() section {
	s := section{
		id: "budgets", name: sectionBudget, title: v.budgetTitle,
		columns: []column{
			{v.budget, prose},
			{v.from, date},
			{v.limit, number},
			{v.actual, number},
			{v.committed, number},
			{v.remaining, number},
			{v.verdict, date},
		},
		figures: []string{"limit", "actual", "committed", "remaining"},
	}
	for _, b := range v.budgets {
		name, from := clean(b.Budget.Name()), b.Period.Start().Format(time.DateOnly)
		s.add(record{title: name, start: from}, []string{name, from},
			v.quantity(b.Limit), v.quantity(b.Actual), v.quantity(b.Committed), v.quantity(b.Remaining))
		s.verdict(name, "", v.budgetVerdicts[verdictOf(b)])
	}
	return s
}

// budgetRows returns how much of each budget is used, in percent, for a chart. One of nothing has no bar.
func (v *view) budgetRows() []row {
	var rows []row
	for _, b := range v.budgets {
		limit := sizeOf(b.Limit)
		if limit.Sign() == 0 {
			continue
		}
		used := new(big.Rat).Sub(limit, sizeOf(b.Remaining))
		share, _ := money.ParseRatio(used.Quo(used, limit).RatString()) // of at most 4,000 bytes, as amounts are
		label := clean(b.Budget.Name()) + ", " + b.Period.Start().Format(time.DateOnly)
		rows = append(rows, row{label: label, percent: hundredthsOf(share)})
	}
	return rows
}

// quantity is hours or money, with its unit, since a table has both.
func (v *view) quantity(of cost.Quantity) quantity {
	if a, ok := of.Amount(); ok {
		return v.money(a)
	}
	hours, _ := of.Hours()
	q := v.hoursOf(hours.String())
	q.text += " " + v.hour
	return q
}

// budgetJSON has the members of [cost.BudgetStatus.MarshalJSON], and how the budget stands.
type budgetJSON struct {
	Verdict     budgetVerdict     `json:"verdict"`
	Schema      int               `json:"schema"`
	Budget      cost.BudgetDraft  `json:"budget"`
	Period      windowJSON        `json:"period"`
	At          time.Time         `json:"at"`
	Occurrences int               `json:"occurrences"`
	Limit       cost.Quantity     `json:"limit"`
	Actual      cost.Quantity     `json:"actual"`
	Committed   cost.Quantity     `json:"committed"`
	Remaining   cost.Quantity     `json:"remaining"`
	Assumptions []cost.Assumption `json:"assumptions"`
}

// budgetsJSON leaves out who is in a team: teams are reported by their names.
func (r Report) budgetsJSON() (list []budgetJSON) {
	for _, s := range r.budgets() {
		draft := s.Budget.Draft()
		draft.Team = nil
		list = append(list, budgetJSON{
			verdictOf(s), cost.Schema, draft,
			windowJSON{s.Period},
			s.At, s.Occurrences,
			s.Limit, s.Actual, s.Committed, s.Remaining, append([]cost.Assumption{}, s.Assumptions...),
		})
	}
	return list
}
