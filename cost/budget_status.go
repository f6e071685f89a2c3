package cost

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
)

// A BudgetStatus says how much of a budget is used in one period, and what is left. It is plain data. That of a
// budget of money is for those who may see money, and that of a person's budget for those who may see figures on that
// person.
type BudgetStatus struct {
	Budget Budget
	Period interval.Interval
	// At is the moment that parts actual from committed.
	At          time.Time
	Occurrences int // that take something of the budget
	// Limit is the budget, Actual what began before At takes, and Committed what begins from then on.
	// Actual is what was observed, where [Options.Observed] has it, and else the expected figure, too.
	Limit, Actual, Committed Quantity
	// Remaining is Limit - Actual - Committed: below none if the budget is exceeded.
	Remaining   Quantity
	Assumptions []Assumption
}

var (
	errNoBudget = errors.New("cost: the zero Budget limits nothing: make one with NewBudget")
	errNoPeriod = errors.New("cost: no period of the budget: ask Budget.PeriodAt for one")
)

// Status returns how much of the budget is used in period, which is one that [Budget.PeriodAt] gives, at a
// moment. An occurrence belongs to the period in which it starts; of meetings, the budget counts those in its
// scope. Hours need no card: they are the same in a Model of the zero [Card].
//
// It fails if the period is none of the budget's, if a meeting with an ID is given twice, for a budget of money if the
// model has no card or one of another currency (a [*money.MismatchError]), with an [*UncertainError] if it is judged
// on the 90th percentile and more than 20 people of an occurrence may or may not come, and as [Model.Estimate]
// does.
func (b Budget) Status(m Model, period interval.Interval, at time.Time, meetings ...meeting.Meeting) (BudgetStatus, error) {
	if b.b == nil {
		return BudgetStatus{}, errNoBudget
	}
	if own, ok := b.PeriodAt(period.Start()); !ok || !own.Equal(period) {
		return BudgetStatus{}, errNoPeriod
	}
	if err := b.b.prices(m); err != nil {
		return BudgetStatus{}, fmt.Errorf("cost: the budget %q %w", b.Name(), err)
	}
	if err := checkOnce(meetings); err != nil {
		return BudgetStatus{}, err
	}
	return b.b.status(m, period, at, meetings)
}

func (b *budget) status(m Model, period interval.Interval, at time.Time, meetings []meeting.Meeting) (BudgetStatus, error) {
	sums := partedSums{newMeter(m, b), at, b.none(), b.none()}
	s := BudgetStatus{Budget: Budget{b}, Period: period, At: at, Limit: b.limit.quantity()}
	var counted []meeting.Meeting
	for _, each := range meetings {
		n, err := sums.add(period, each)
		if err != nil {
			return BudgetStatus{}, err
		}
		if n > 0 {
			s.Occurrences += n
			counted = append(counted, each)
		}
	}
	used, err := sums.actual.add(sums.committed)
	if err != nil {
		return BudgetStatus{}, err
	}
	s.Actual, s.Committed, s.Remaining = sums.actual.quantity(), sums.committed.quantity(), b.limit.less(used)
	s.Assumptions, err = b.assumptions(m, period, counted)
	return s, err
}

// partedSums are what is taken of a budget before a moment, and from then on.
type partedSums struct {
	meter             *meter
	at                time.Time
	actual, committed measure
}

// add adds the occurrences of m that begin within period, and returns how many take something.
func (s *partedSums) add(period interval.Interval, m meeting.Meeting) (n int, err error) {
	if !s.meter.counts(m) {
		return 0, nil
	}
	for o := range startingIn(period, m) {
		taken, err := s.meter.measure(o)
		if err != nil {
			return 0, err
		}
		if taken.quantity().Sign() == 0 {
			continue
		}
		n++
		sum := &s.committed
		if time.Unix(o.Unix(), 0).Before(s.at) {
			sum = &s.actual
		}
		if *sum, err = sum.add(taken); err != nil {
			return 0, err
		}
	}
	return n, nil
}

// assumptions lists what figures of the budget rest on.
func (b *budget) assumptions(m Model, period interval.Interval, counted []meeting.Meeting) ([]Assumption, error) {
	list := m.choice.assumptions()
	if b.inMoney() {
		f, err := m.Forecast(period, counted...)
		if err != nil {
			return nil, err
		}
		list = f.Assumptions()
	}
	limit, unit := b.draft.Hours, "person-hours"
	if b.inMoney() {
		limit, unit = b.draft.Amount, b.draft.Currency
	}
	list = append(list, Assumption{"budget", limit, unit, b.draft.Source, b.draft.Name})
	if b.draft.JudgedOn == OnP90 {
		list = append(list, Assumption{
			"figure of an occurrence", "0.9", "probability", sourceOfP90, "not exceeded with this probability",
		})
	}
	slices.SortFunc(list, compareAssumptions)
	return slices.Compact(list), nil
}

const sourceOfP90 = "salesmeeting: by enumerating who comes, each independently"

// String returns what is left of what: "Team North, the week of 2026-01-05: 0.50 hours of 20.00 hours left".
func (s BudgetStatus) String() string {
	if s.Budget.IsZero() {
		return "no budget"
	}
	return fmt.Sprintf("%s, %s: %s of %s left", s.Budget.Name(), s.Budget.b.label(s.Period), s.Remaining, s.Limit)
}

// MarshalJSON writes the status with all of its figures. It is not read back: keep the [BudgetDraft].
func (s BudgetStatus) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Schema      int          `json:"schema"`
		Budget      Budget       `json:"budget"`
		Period      windowJSON   `json:"period"`
		At          time.Time    `json:"at"`
		Occurrences int          `json:"occurrences"`
		Limit       Quantity     `json:"limit"`
		Actual      Quantity     `json:"actual"`
		Committed   Quantity     `json:"committed"`
		Remaining   Quantity     `json:"remaining"`
		Assumptions []Assumption `json:"assumptions"`
	}{
		Schema, s.Budget,
		windowJSON{s.Period.Start(), s.Period.End()},
		s.At, s.Occurrences,
		s.Limit, s.Actual, s.Committed, s.Remaining, append([]Assumption{}, s.Assumptions...),
	})
}
