package cost

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/participant"
)

// The rules that findings of a [Gate] name. Those of budgets of money are for those who may see money.
const (
	BudgetRule      = "budget"       // of hours
	MoneyBudgetRule = "budget-money" // of money
)

// GateOptions are a host's choices on a [Gate]. The zero GateOptions, and nil ones, are the defaults.
type GateOptions struct {
	// Horizon is how far ahead a change is judged, elapsed time from the first occurrence that it touches; the
	// last period is judged as a whole. At most 20 years. Zero: two years, 17,544 hours.
	Horizon time.Duration
	// ShowMoney lets the texts of findings have the figures of budgets of money: only where everybody who reads
	// them may see money. Without it they say that the budget is exceeded, and not by how much.
	ShowMoney bool
}

// Bounds of a gate.
const (
	maxBudgets     = 10_000
	defaultHorizon = 2 * 8772 * time.Hour // of two years, one of them a leap year
	maxHorizon     = 20 * 8784 * time.Hour
)

// A Gate holds changes of meetings against budgets: it is a [meeting.Gate]. It looks at the periods in which a change
// touches what a budget counts, from the moment of the proposal on.
//
// A change that raises what is used gets what the budget has for that if it ends above the limit, and a warning if
// it ends at the share WarnAt of it or above. A change that lowers or keeps what is used always passes: with a
// warning where the limit is exceeded all the same, else without a word.
//
// People count where they are on a roster. Whoever organizes a meeting without being on its roster counts, if the
// host's directory has them, in the proposal, and in other meetings as far as they are found for the scope.
//
// The parts of a series that is split both count for a budget of the series while the split is decided; the
// second one, which is a new meeting, no longer does once it is kept.
//
// The time that it takes grows with the number of budgets and of the occurrences in their periods, times the
// people at each; more than 100,000 occurrences of a proposal are refused, and some twenty changes are tried for a
// [Remedy] at most.
//
// Findings on a person's budget are figures on that person: show them to those who may see them.
//
// A Gate is an immutable value, safe to share between goroutines. The zero Gate has no budgets and allows everything.
// It reads no clock: [meeting.Proposal] has the moment.
type Gate struct{ g *gate }

type gate struct {
	model   Model
	budgets []Budget
	options GateOptions
}

var _ meeting.Gate = Gate{}

// NewGate returns the gate that judges by budgets, counted by m; nil options are the defaults. For budgets of
// hours m needs no card, and without one there is no money in anything that the gate says. Its error is of type
// [participant.Problems], all faults at once, with the index of the budget: a zero Budget, a name that is there
// twice, a budget of money without a card or in another currency (a [*money.MismatchError]), more than 10,000
// budgets, and a horizon that is out of bounds, at "/horizon".
func NewGate(m Model, budgets []Budget, options *GateOptions) (Gate, error) {
	g := &gate{model: m, budgets: slices.Clone(budgets)}
	if options != nil {
		g.options = *options
	}
	if g.options.Horizon == 0 {
		g.options.Horizon = defaultHorizon
	}
	if ps := g.problems(); len(ps) > 0 {
		return Gate{}, ps
	}
	return Gate{g}, nil
}

func (g *gate) problems() (ps participant.Problems) {
	note := func(err error, path ...any) {
		ps = append(ps, participant.Located(participant.Pointer(path...), err)...)
	}
	if g.options.Horizon < 0 || g.options.Horizon > maxHorizon {
		note(fmt.Errorf("must be from 0 to %s", maxHorizon), "horizon")
	}
	if len(g.budgets) > maxBudgets {
		note(fmt.Errorf("has %d budgets, at most %d are allowed", len(g.budgets), maxBudgets))
		return ps
	}
	names := make(map[string]bool, len(g.budgets))
	for i, b := range g.budgets {
		if b.IsZero() {
			note(errors.New("is the zero Budget: make one with NewBudget"), i)
			continue
		}
		if names[b.Name()] {
			note(fmt.Errorf("%q is the name of another budget", b.Name()), i, "name")
		}
		names[b.Name()] = true
		note(b.b.prices(g.model), i, "amount")
	}
	return ps
}

func (g Gate) gate() *gate {
	if g.g == nil {
		return &gate{options: GateOptions{Horizon: defaultHorizon}}
	}
	return g.g
}

// Scopes returns what has to be known to judge p: one scope for each budget that it touches, in the order of the budgets,
// from its first period that p touches to the last. A proposal that can't be judged has none: Review says why.
func (g Gate) Scopes(p meeting.Proposal) []meeting.Scope {
	touches, err := g.gate().touches(p)
	if err != nil {
		return nil
	}
	scopes := make([]meeting.Scope, len(touches))
	for i, t := range touches {
		scopes[i] = t.scope()
	}
	return scopes
}

// Review returns what the budgets have against p: for each budget one finding, on the period that is worst. That
// of a budget of money has the rule [MoneyBudgetRule]. [Gate.Decide] has all periods, and the errors.
func (g Gate) Review(p meeting.Proposal, kept [][]meeting.Meeting) ([]meeting.Finding, error) {
	ruling, err := g.Decide(p, kept)
	if err != nil {
		return nil, err
	}
	return ruling.findings(g.gate().options.ShowMoney), nil
}
