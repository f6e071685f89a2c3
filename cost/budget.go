package cost

import (
	"encoding/json"
	"errors"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A BudgetDraft says how much time or money meetings may take, as a host has it before [NewBudget] has checked
// it: whose meetings, in which period, and how much. It is plain data.
type BudgetDraft struct {
	// Name is the host's own, for people: text of 1 to 255 bytes.
	Name string `json:"name"`
	// Source says who laid the budget down, in 1 to 1,000 bytes: "VP Sales, plan for 2026".
	Source string `json:"source"`

	// Of Person, Team, Series and Account exactly one is given. Person counts what one person takes, Team what
	// its 1 to 10,000 people take together: of each occurrence their own hours, or their shares of the cost
	// ([Model.Shares]). Series counts one meeting with everybody and everything in it, Account all meetings that
	// have the record among theirs, in the same way. Hours are those in the meeting, overrun included.
	Person  participant.ID     `json:"person,omitempty"`
	Team    []participant.ID   `json:"team,omitempty"`
	Series  meeting.ID         `json:"series,omitzero"`
	Account participant.Record `json:"account,omitzero"`

	// Of Period and Window exactly one is given. Period begins anew with each calendar week, month, quarter or
	// year on the clocks of Zone; Window is one span of time, "2026-01-01T00:00:00Z/2026-04-01T00:00:00Z".
	Period BudgetPeriod      `json:"period,omitempty"`
	Zone   wallclock.ZoneRef `json:"zone,omitzero"`
	Window interval.Interval `json:"window,omitzero"`

	// Of Hours and Amount exactly one is given: the limit for each period. Hours are person-hours, a decimal
	// of at most six places up to 1,000,000,000: "20", "7.5". Amount is a decimal of the Currency, an ISO 4217
	// code: "5000.00". Neither is negative.
	Hours    string `json:"hours,omitempty"`
	Amount   string `json:"amount,omitempty"`
	Currency string `json:"currency,omitempty"`

	// WarnAt is the share of the limit from which on a warning is due, a decimal above 0 and up to 1 of at
	// most four places: "0.9". Empty: there is no warning before the limit.
	WarnAt string `json:"warn_at,omitempty"`
	// Beyond is what becomes of a change that exceeds the limit: [meeting.Warn] or [meeting.Deny]. Empty: deny.
	Beyond meeting.Verdict `json:"beyond,omitempty"`
	// JudgedOn says which figure of an occurrence counts. Empty: the expected one.
	JudgedOn BudgetFigure `json:"judged_on,omitempty"`
}

// A BudgetFigure says which figure of an occurrence a budget counts, as the text that JSON holds.
type BudgetFigure string

// The figures that a budget counts.
const (
	// OnExpected counts the expected value.
	OnExpected BudgetFigure = "expected"
	// OnP90 counts what is not exceeded with a probability of 0.9, by who comes, each independently. A period has
	// the sum over its occurrences, so that parts add up. That is not what the period as a whole does not exceed
	// with that probability: it is above it where people mostly come, and below it where they rarely do.
	OnP90 BudgetFigure = "p90"
)

// A Budget is a checked [BudgetDraft]. It is an immutable value, cheap to copy and safe to share between
// goroutines. Only [NewBudget] makes one; the zero Budget limits nothing, and [Budget.Status] refuses it.
type Budget struct{ b *budget }

type budget struct {
	draft    BudgetDraft
	members  map[participant.ID]bool // nil: everybody counts
	location *time.Location          // of a calendar period
	limit    measure
	warnAt   Probability // zero: never
}

// NewBudget returns the budget that d describes, its zone opened by zones, which may be nil for "UTC", offsets
// and definitions. Its error is of type [participant.Problems], all faults at once, with paths as in the
// draft's JSON.
func NewBudget(d BudgetDraft, zones wallclock.Zones) (Budget, error) {
	d.Team = slices.Clone(d.Team)
	r := budgetReader{draft: &d, budget: &budget{draft: d}}
	r.readText()
	r.readScope()
	r.readPeriod(zones)
	r.readLimit()
	r.readJudgment()
	if len(r.problems) > 0 {
		return Budget{}, r.problems
	}
	return Budget{r.budget}, nil
}

// IsZero reports whether b is the zero Budget: none.
func (b Budget) IsZero() bool { return b.b == nil }

func (b Budget) draft() *BudgetDraft {
	if b.b == nil {
		return &BudgetDraft{}
	}
	return &b.b.draft
}

// Draft returns a copy of what the budget was made of.
func (b Budget) Draft() BudgetDraft {
	d := *b.draft()
	d.Team = slices.Clone(d.Team)
	return d
}

// Name returns the host's name of the budget.
func (b Budget) Name() string { return b.draft().Name }

// Source returns who laid the budget down.
func (b Budget) Source() string { return b.draft().Source }

// Limit returns how much may be used in each period.
func (b Budget) Limit() Quantity {
	if b.b == nil {
		return Quantity{}
	}
	return b.b.limit.quantity()
}

// InMoney reports whether the budget limits money, so that its figures are for those who may see money.
func (b Budget) InMoney() bool { return b.b != nil && b.b.inMoney() }

func (b *budget) inMoney() bool { return !b.limit.amount.Currency().IsZero() }

// String returns name, limit and period: "Team North: 20.00 hours a week".
func (b Budget) String() string {
	if b.b == nil {
		return "no budget"
	}
	span := "a " + string(b.b.draft.Period)
	if b.b.draft.Period == "" {
		span = "for " + b.b.draft.Window.String()
	}
	return b.Name() + ": " + b.Limit().String() + " " + span
}

// MarshalJSON writes the budget's draft; that of the zero Budget is null.
func (b Budget) MarshalJSON() ([]byte, error) {
	if b.b == nil {
		return []byte("null"), nil
	}
	return json.Marshal(b.b.draft)
}

// UnmarshalJSON fails: a zone can't be opened without a resolver. Read a [BudgetDraft], and give it to
// [NewBudget].
func (b *Budget) UnmarshalJSON([]byte) error {
	return errors.New("cost: JSON of a budget is read as a BudgetDraft, of which NewBudget makes a budget")
}

// prices returns an error if m can't price what b limits.
func (b *budget) prices(m Model) error {
	switch {
	case !b.inMoney():
		return nil
	case m.card == nil:
		return errNoCard
	case m.card.currency != b.limit.amount.Currency():
		return &money.MismatchError{Left: b.limit.amount.Currency(), Right: m.card.currency}
	}
	return nil
}

var errNoCard = errors.New("needs a rate card: a budget of money can't be counted in hours")
