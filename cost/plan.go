package cost

import (
	"cmp"
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
// nothing. Amounts are numbers of the plan's currency, as [money.Parse] reads them: "25.00".
type PlanDraft struct {
	// Source says whose figures these are, "Office manager, prices of 2026"; empty: "the host".
	Source string
	// Currency is the ISO 4217 code of all amounts; it may be empty where there are none.
	Currency string
	// Efforts are what the occurrence asks of each person in a role; that of the empty role is for every role
	// that is not named, those of other companies too: name them with an Effort of their own, which may be empty,
	// if they pay their own way.
	Efforts map[participant.Role]Effort
	// Venue, License and Facilitator are what one occurrence costs, whoever comes.
	Venue, License, Facilitator string
	// CateringPerHead is what one person eats and drinks. It is ordered for the expected number of people,
	// rounded up, and for at least CateringGuaranteed of them: a definition, not an expectation, since it is ordered
	// before anybody knows who comes. Where it was observed who came, it is for those.
	CateringPerHead    string
	CateringGuaranteed int
	// TravelLost is the part of the travel time that is lost for work, a decimal from 0 to 1 of at most four
	// places. Empty: 1, all of it.
	TravelLost string
	// Overrun is by how much the occurrence takes longer than planned: it is part of labor. Overrun and LateStart
	// are of no account where it was observed who was there when.
	Overrun time.Duration
	// LateStart is how much of its time passes before it begins: a part of labor, never added to it.
	LateStart time.Duration
	// NoShow says what happens where a customer is required and may not come; the zero NoShow that they come.
	NoShow NoShow
}

// A NoShow says how likely a required customer comes to an occurrence, and what it takes if they don't: then
// people have prepared, traveled and waited in vain, and the occurrence is booked anew, while there is no
// meeting, no follow-up, no room, no catering and no line of the host's own. It is plain data.
//
// The expected cost is shows · C(held) + (1 − shows) · (preparation + travel + fares + Σ p·r·waiting + rebooking).
// Those who wait are those who attend, so that waiting is weighed with how likely they come. Rooms and catering fall
// away, since they can be used or canceled; what can't belongs into Rebooking. A premium counts as likely as the
// occurrence is held. Hours stay those that people have set aside, since nobody can plan anything else for them.
//
// A customer is required at an occurrence if one is on its roster who may come (declined people don't, unless the
// [Attendance] says otherwise) and is neither optional nor an observer; all other occurrences are held, and so were
// those that were observed. Customers are people in the roles of new and existing customers, and external people in
// a role that nobody knows.
type NoShow struct {
	// Shows is the probability that the customer comes, a decimal from 0 to 1 of at most four places. Empty: 1.
	Shows string
	// Waiting is the elapsed time that everybody who attends waits in vain, in whole seconds, at most 30 days.
	Waiting time.Duration
	// Rebooking is what it costs to book the occurrence anew.
	Rebooking string
}

// An Effort is what an occurrence asks of a person besides being there. It is plain data. Times are in whole
// seconds, at most 30 days.
type Effort struct {
	// Preparation is spent by whoever presents or organizes in any case, and by others as likely as they
	// attend.
	Preparation time.Duration
	FollowUp    time.Duration
	// Travel is the time on the way there and back.
	Travel time.Duration
	Fare   string // there and back
}

// A Plan is a checked [PlanDraft]. It is an immutable value, safe to share between goroutines; the zero Plan
// adds nothing. Only [NewPlan] makes another.
type Plan struct{ p *plan }

type plan struct {
	draft     PlanDraft
	currency  money.Currency
	efforts   []roleEffort            // by role
	rest      roleEffort              // of roles that efforts lacks
	fixed     [lineCount]money.Amount // catering is per head
	overrun   uint64                  // seconds
	lateStart uint64
	waiting   uint64
	travel    Probability // the part of it that is lost
	shows     Probability
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

var noPlan = &plan{travel: always, shows: always}

// NewPlan returns the plan that d describes. Its error is of type [participant.Problems], all faults at once,
// with paths made of the fields' names in lower case: a currency that ISO 4217 does not list, an amount that
// cannot be read or is negative, a time that is negative, too long or not in whole seconds.
func NewPlan(d PlanDraft) (Plan, error) {
	d.Efforts = maps.Clone(d.Efforts)
	r := planReader{plan: &plan{draft: d, travel: always, shows: always}}
	if d.Currency != "" {
		var err error
		r.plan.currency, err = money.ParseCurrency(d.Currency)
		r.note(err, "currency")
		r.unknown = err != nil
	}
	for _, role := range slices.Sorted(maps.Keys(d.Efforts)) {
		r.effort(role, d.Efforts[role])
	}
	for i, text := range []string{d.Venue, d.License, d.Facilitator} {
		r.plan.fixed[firstFixed+i] = r.amount(text, string(lines[firstFixed+i]))
	}
	r.plan.fixed[atCatering] = r.amount(d.CateringPerHead, "catering_per_head")
	r.plan.fixed[atRebooking] = r.amount(d.NoShow.Rebooking, "no_show", "rebooking")
	if d.CateringGuaranteed < 0 || d.CateringGuaranteed > maxHeads {
		r.note(fmt.Errorf("must be from 0 to %d people", maxHeads), "catering_guaranteed")
	}
	r.plan.overrun, r.plan.lateStart = r.seconds(d.Overrun, "overrun"), r.seconds(d.LateStart, "late_start")
	r.plan.waiting = r.seconds(d.NoShow.Waiting, "no_show", "waiting")
	r.plan.travel = r.probability(d.TravelLost, "travel_lost")
	r.plan.shows = r.probability(d.NoShow.Shows, "no_show", "shows")
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

// probability reads one; empty: always.
func (r *planReader) probability(text string, path ...any) Probability {
	if text == "" {
		return always
	}
	p, err := ParseProbability(text)
	r.note(err, path...)
	return p
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

// effortOf returns the place in efforts of what the plan asks of people in a role, and their number for the rest.
func (p *plan) effortOf(role participant.Role) int {
	if len(p.efforts) > few {
		i, ok := slices.BinarySearchFunc(p.efforts, role, func(e roleEffort, role participant.Role) int { return cmp.Compare(e.role, role) })
		if !ok {
			i = len(p.efforts)
		}
		return i
	}
	for i := range p.efforts {
		if p.efforts[i].role == role {
			return i
		}
	}
	return len(p.efforts)
}

// effortAt returns the effort in a place that effortOf gave.
func (p *plan) effortAt(at int) *roleEffort {
	if at < len(p.efforts) {
		return &p.efforts[at]
	}
	return &p.rest
}

// effort returns what the plan asks of people in a role.
func (p *plan) effort(role participant.Role) *roleEffort { return p.effortAt(p.effortOf(role)) }
