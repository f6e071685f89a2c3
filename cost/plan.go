package cost

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A PlanDraft says what goes into each occurrence of a meeting besides its length and its people. Everything
// in it is given by role or for the occurrence, never by person. It is plain data; the zero PlanDraft adds
// nothing. Amounts are decimals of the plan's currency, "25.00".
type PlanDraft struct {
	// Currency is the ISO 4217 code of all amounts; it may be empty where there are none.
	Currency string
	// Efforts are what the occurrence asks of each person in a role; that of the empty role is for every role
	// that is not named.
	Efforts map[participant.Role]Effort
	// Venue, License and Facilitator are what one occurrence costs, whoever comes.
	Venue, License, Facilitator string
	// CateringPerHead is what one person eats and drinks. It is ordered for the expected number of people,
	// rounded up, and for at least CateringGuaranteed of them.
	CateringPerHead    string
	CateringGuaranteed int
	// Overrun is by how much the occurrence takes longer than planned: it is part of labor.
	Overrun time.Duration
	// LateStart is how much of its time passes before it begins: a part of labor, never added to it.
	LateStart time.Duration
}

// An Effort is what an occurrence asks of a person besides being there. It is plain data. Times are in whole
// seconds, at most 30 days.
type Effort struct {
	// Preparation is spent by whoever presents or organizes in any case, and by others as likely as they
	// attend.
	Preparation time.Duration
	FollowUp    time.Duration
	// Travel is the working time lost on the way there and back.
	Travel time.Duration
	Fare   string // there and back
}

// A Plan is a checked [PlanDraft]. It is an immutable value, safe to share between goroutines; the zero Plan
// adds nothing. Only [NewPlan] makes another.
type Plan struct{ p *plan }

type plan struct {
	draft     PlanDraft
	currency  money.Currency
	efforts   []roleEffort // by role; few
	rest      roleEffort   // of roles that efforts lacks
	fixed     amounts      // but for catering
	perHead   money.Amount
	overrun   int64 // seconds
	lateStart int64
}

type roleEffort struct {
	role                          participant.Role
	preparation, followUp, travel uint64 // seconds
	fare                          money.Amount
}

const (
	maxEffort = 30 * 24 * time.Hour
	maxHeads  = 1_000_000
)

var noPlan = &plan{}

// NewPlan returns the plan that d describes. Its error is of type [participant.Problems], all faults at once,
// with paths made of the fields' names in lower case: a currency that ISO 4217 does not list, an amount that
// cannot be read or is negative, a time that is negative, too long or not in whole seconds.
func NewPlan(d PlanDraft) (Plan, error) {
	d.Efforts = maps.Clone(d.Efforts)
	r := planReader{plan: &plan{draft: d}}
	if d.Currency != "" {
		var err error
		r.plan.currency, err = money.ParseCurrency(d.Currency)
		r.note(err, "currency")
		r.unknown = err != nil
	}
	for _, role := range slices.Sorted(maps.Keys(d.Efforts)) {
		r.effort(role, d.Efforts[role])
	}
	for i, l := range lines[firstFixed:] {
		r.plan.fixed[firstFixed+i] = r.amount(map[Line]string{
			Venue: d.Venue, License: d.License, Facilitator: d.Facilitator,
		}[l], string(l))
	}
	r.plan.perHead = r.amount(d.CateringPerHead, "catering_per_head")
	if d.CateringGuaranteed < 0 || d.CateringGuaranteed > maxHeads {
		r.note(fmt.Errorf("must be from 0 to %d people", maxHeads), "catering_guaranteed")
	}
	r.plan.overrun = int64(r.seconds(d.Overrun, "overrun"))
	r.plan.lateStart = int64(r.seconds(d.LateStart, "late_start"))
	if len(r.problems) > 0 {
		return Plan{}, r.problems
	}
	return Plan{r.plan}, nil
}

// planReader makes a plan of a draft and collects what is wrong with it.
type planReader struct {
	plan     *plan
	unknown  bool // the currency is not known, so that amounts can't be read
	problems participant.Problems
}

func (r *planReader) note(err error, path ...any) {
	r.problems = append(r.problems, participant.Located(participant.Pointer(path...), err)...)
}

func (r *planReader) effort(role participant.Role, e Effort) {
	at := func(key string) []any { return []any{"efforts", string(role), key} }
	r.note(role.Check(), "efforts", string(role))
	compiled := roleEffort{
		role: role, preparation: r.seconds(e.Preparation, at("preparation")...),
		followUp: r.seconds(e.FollowUp, at("follow_up")...), travel: r.seconds(e.Travel, at("travel")...),
		fare: r.amount(e.Fare, at("fare")...),
	}
	if role == "" {
		r.plan.rest = compiled
	} else {
		r.plan.efforts = append(r.plan.efforts, compiled)
	}
}

func (r *planReader) seconds(d time.Duration, path ...any) uint64 {
	switch {
	case d < 0:
		r.note(errors.New("must not be negative"), path...)
	case d > maxEffort:
		r.note(errors.New("must be at most 30 days"), path...)
	case d%time.Second != 0:
		r.note(errors.New("must be in whole seconds"), path...)
	default:
		return uint64(d / time.Second)
	}
	return 0
}

func (r *planReader) amount(text string, path ...any) money.Amount {
	switch {
	case text == "" || r.unknown:
		return nothing(r.plan.currency)
	case r.plan.currency.IsZero():
		r.note(errors.New("needs the plan's currency"), path...)
		return money.Amount{}
	}
	a, err := money.Parse(text, r.plan.currency)
	if err == nil && a.Sign() < 0 {
		err = errors.New("must not be negative")
	}
	r.note(err, path...)
	return a
}

// Draft returns a copy of what the plan was made of.
func (p Plan) Draft() PlanDraft {
	if p.p == nil {
		return PlanDraft{}
	}
	d := p.p.draft
	d.Efforts = maps.Clone(d.Efforts)
	return d
}

// MarshalJSON fails: keep what the plan was made of, in the host's own form.
func (p Plan) MarshalJSON() ([]byte, error) {
	return nil, errors.New("cost: a plan has no JSON of its own: store its Draft")
}

// effort returns what the plan asks of people in a role.
func (p *plan) effort(role participant.Role) *roleEffort {
	for i := range p.efforts {
		if p.efforts[i].role == role {
			return &p.efforts[i]
		}
	}
	return &p.rest
}

// catering returns what is ordered for the expected number of people, in ten-thousandths.
func (p *plan) catering(share uint64) (money.Amount, error) {
	if p.perHead.Sign() == 0 {
		return p.perHead, nil
	}
	heads := max((share+unitsPerSecond-1)/unitsPerSecond, uint64(p.draft.CateringGuaranteed))
	number, err := money.NewRatio(int64(heads), 1)
	return p.perHead.Mul(number), err
}

// fits returns an error if the plan is in another currency than the card.
func (p *plan) fits(c *card) error {
	if c == nil || p.currency.IsZero() || p.currency == c.currency {
		return nil
	}
	return &money.MismatchError{Left: c.currency, Right: p.currency}
}
