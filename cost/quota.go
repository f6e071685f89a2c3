package cost

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math/big"
	"math/bits"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A QuotaDraft says what people who carry a quota would sell in the time that meetings take, as a host has it
// before [NewQuotas] has checked it. Quotas are given by role, never by person. It is plain data.
type QuotaDraft struct {
	// Currency is the ISO 4217 code of all amounts.
	Currency string `json:"currency"`
	// Source says whose figures these are: "Sales operations, plan of 2026".
	Source string `json:"source"`
	// ByRole are the quotas of the company's own roles; the others have none, and neither has anybody who is
	// marked as external.
	ByRole map[participant.Role]Quota `json:"by_role"`
	// Displaced is the share of a meeting's time in which people would have sold, a decimal from 0 to 1 of at
	// most four places: 0 if it is held when nobody sells. DisplacedIn replaces it for single meetings, by
	// their IDs. A meeting that faces customers displaces nothing: it is selling. It does if its audience says so
	// or, where that was not stated, if a customer may come, or did.
	Displaced   string                `json:"displaced"`
	DisplacedIn map[meeting.ID]string `json:"displaced_in,omitempty"`
}

// A Quota is that of a role: what one person in it is to sell in a year, and how much time they have for it. It
// is plain data, comparable with ==. No published selling share is reliable, so none is a default.
type Quota struct {
	// Bookings are what is to be sold in a year, a decimal of the currency: "800000".
	Bookings string `json:"bookings"`
	// Margin is the contribution margin, the part of bookings that is earned, from 0 to 1: "0.75".
	Margin string `json:"margin"`
	// Hours are worked in a year, elapsed time: 2080 h. At most 8,784.
	Hours time.Duration `json:"hours"`
	// SellingShare is the part of these hours that is spent selling, above 0 and up to 1: "0.28".
	SellingShare string `json:"selling_share"`
}

// Quotas are a checked [QuotaDraft]: with them a [Model] knows what the time in meetings costs in sales that
// are not made. That premium is a layer of its own beside the direct cost; [Estimate.Economic] and
// [Forecast.Economic] are the only sums of the two.
//
// An hour of a role is worth ω = bookings · margin / (hours · selling share). The premium is what that is
// above what the hour costs by the card already, r: Σ p · τ · δ · max(0, ω − r), τ being the time in the meeting
// with its overrun, and δ the share of it that displaces selling. An occurrence that may not be held, since a
// required customer may not come ([NoShow]), has it as likely as it is held: who waits in vain can sell meanwhile.
//
// It is an immutable value, safe to share between goroutines; the zero Quotas are nobody's.
type Quotas struct{ q *quotas }

type quotas struct {
	draft       QuotaDraft
	currency    money.Currency
	roles       []participant.Role // sorted
	worth       []*big.Rat         // ω by role, units per hour
	displaced   Probability
	displacedIn map[meeting.ID]Probability
}

const maxYear = 8784 * time.Hour

// NewQuotas returns the quotas that d describes. Its error is of type [participant.Problems], all faults at
// once, with paths as in the draft's JSON: a currency that ISO 4217 does not list, no source, no role, a
// number or a time that is missing, can't be read or is out of its bounds, what an hour is worth in many roles
// without a common denominator of 1,200 bits (give them rounded).
func NewQuotas(d QuotaDraft) (Quotas, error) {
	d.ByRole, d.DisplacedIn = maps.Clone(d.ByRole), maps.Clone(d.DisplacedIn)
	q := &quotas{draft: d, displacedIn: make(map[meeting.ID]Probability, len(d.DisplacedIn))}
	var ps participant.Problems
	note := func(err error, path ...any) {
		ps = append(ps, participant.Located(participant.Pointer(path...), err)...)
	}
	var err error
	q.currency, err = money.ParseCurrency(d.Currency)
	note(err, "currency")
	if d.Source == "" {
		note(errors.New("is missing: say whose figures these are"), "source")
	}
	if len(d.ByRole) == 0 {
		note(errors.New("is missing: give a quota for a role"), "by_role")
	}
	for _, role := range slices.Sorted(maps.Keys(d.ByRole)) {
		note(checkQuotaRole(role), "by_role", string(role))
		worth, faults := d.ByRole[role].worth()
		ps = append(ps, faults.Under(participant.Pointer("by_role", string(role)))...)
		q.roles, q.worth = append(q.roles, role), append(q.worth, worth)
	}
	q.displaced, err = ParseProbability(d.Displaced)
	note(err, "displaced")
	for _, id := range slices.SortedFunc(maps.Keys(d.DisplacedIn), compareIDs) {
		q.displacedIn[id], err = ParseProbability(d.DisplacedIn[id])
		note(err, "displaced_in", id.String())
	}
	if len(ps) == 0 && !haveCommonDenominator(q.worth) {
		note(errTooFine, "by_role")
	}
	if len(ps) > 0 {
		return Quotas{}, ps
	}
	return Quotas{q}, nil
}

// haveCommonDenominator reports whether numbers have one that can be calculated with.
func haveCommonDenominator(numbers []*big.Rat) bool {
	den := big.NewInt(1)
	for _, n := range numbers {
		gcd := new(big.Int).GCD(nil, nil, den, n.Denom())
		if den.Mul(den, gcd.Quo(n.Denom(), gcd)).BitLen() > maxExactBits {
			return false
		}
	}
	return true
}

func checkQuotaRole(role participant.Role) error {
	if role.External() {
		return errors.New("is a role of other companies: only the company's own people carry its quota")
	}
	return checkCardRole(role)
}

func compareIDs(a, b meeting.ID) int { return slices.Compare(a.UUID[:], b.UUID[:]) }

// worth returns ω, in units per hour.
func (q Quota) worth() (*big.Rat, participant.Problems) {
	var ps participant.Problems
	read := func(text string, within bounds, key string) *big.Rat {
		if text == "" {
			ps = append(ps, participant.Problem{Path: "/" + key, Err: errors.New("is missing")})
			return nil
		}
		n, err := within.parse(text)
		ps = append(ps, participant.Located("/"+key, err)...)
		return n
	}
	bookings, margin := read(q.Bookings, notNegative, "bookings"), read(q.Margin, aPart, "margin")
	share := read(q.SellingShare, aPart, "selling_share")
	if share != nil && share.Sign() == 0 {
		ps = append(ps, participant.Problem{Path: "/selling_share", Err: errors.New("must be above 0: who never sells has no quota")})
	}
	if q.Hours <= 0 || q.Hours > maxYear || q.Hours%time.Second != 0 {
		ps = append(ps, participant.Problem{Path: "/hours", Err: fmt.Errorf("must be above 0 and at most %d hours a year, in whole seconds", maxYear/time.Hour)})
	}
	if len(ps) > 0 {
		return nil, ps
	}
	earned := bookings.Mul(bookings, margin)
	return earned.Quo(earned, share.Mul(share, hoursOf(q.Hours))), nil
}

// MarshalJSON writes the quota with its hours as [time.Duration.String] has them, "2080h0m0s".
func (q Quota) MarshalJSON() ([]byte, error) {
	type plain Quota
	return json.Marshal(struct {
		plain
		Hours elapsed `json:"hours"`
	}{plain(q), elapsed(q.Hours)})
}

// UnmarshalJSON reads what MarshalJSON wrote; hours are text that [time.ParseDuration] reads, "2080h". Faults are
// located and come all at once, as [participant.Problems].
func (q *Quota) UnmarshalJSON(data []byte) error {
	var read Quota
	err := participant.DecodeObject(data, map[string]any{
		"bookings": &read.Bookings, "margin": &read.Margin, "hours": (*elapsed)(&read.Hours), "selling_share": &read.SellingShare,
	})
	if err == nil {
		*q = read
	}
	return err
}

// UnmarshalJSON reads a draft. Faults are located and come all at once, as [participant.Problems].
func (d *QuotaDraft) UnmarshalJSON(data []byte) error {
	var read QuotaDraft
	var byRole json.RawMessage
	ps := participant.Located("", participant.DecodeObject(data, map[string]any{
		"currency": &read.Currency, "source": &read.Source, "by_role": &byRole,
		"displaced": &read.Displaced, "displaced_in": &read.DisplacedIn,
	}))
	var err error
	read.ByRole, err = decodeByRole[Quota](byRole)
	if ps = append(ps, participant.Located("/by_role", err)...); len(ps) > 0 {
		return ps
	}
	*d = read
	return nil
}

// Draft returns a copy of what the quotas were made of.
func (q Quotas) Draft() QuotaDraft {
	if q.q == nil {
		return QuotaDraft{}
	}
	d := q.q.draft
	d.ByRole, d.DisplacedIn = maps.Clone(d.ByRole), maps.Clone(d.DisplacedIn)
	return d
}

// PerHour returns ω, what an hour of selling of somebody in role is worth, exact, and whether the role has a
// quota.
func (q Quotas) PerHour(role participant.Role) (money.Amount, bool) {
	if q.q == nil {
		return money.Amount{}, false
	}
	at, ok := slices.BinarySearch(q.q.roles, role)
	if !ok {
		return money.Amount{}, false
	}
	return amountOf(q.q.worth[at], q.q.currency), true
}

// A premium is quotas on a card.
type premium struct {
	*quotas
	above []money.Ratio // max(0, ω − r) by role, units per hour
}

// on returns what an hour of each role is worth above what it costs by c.
func (q *quotas) on(c *card) (*premium, error) {
	if c == nil {
		return nil, errors.New("cost: quotas need a rate card: what an hour is worth counts above what it costs")
	}
	if q.currency != c.currency {
		return nil, &money.MismatchError{Left: c.currency, Right: q.currency}
	}
	p := &premium{quotas: q}
	for i, role := range q.roles {
		num, _, ok := c.price(role, false)
		if !ok {
			return nil, &NoRateError{role}
		}
		rate := new(big.Rat).SetFrac(new(big.Int).SetUint64(num), new(big.Int).SetUint64(c.den))
		above := new(big.Rat).Sub(q.worth[i], rate)
		if above.Sign() < 0 {
			above.SetInt64(0)
		}
		p.above = append(p.above, ratioOf(above))
	}
	return p, nil
}

// aboveCost returns max(0, ω − r) of a role; nothing if it has no quota.
func (p *premium) aboveCost(role participant.Role) money.Ratio {
	if at, ok := slices.BinarySearch(p.roles, role); ok {
		return p.above[at]
	}
	return money.Ratio{}
}

// share returns δ: how much of a meeting's time displaces selling.
func (p *premium) share(id meeting.ID, customers bool) Probability {
	if customers {
		return never
	}
	if own, ok := p.displacedIn[id]; ok {
		return own
	}
	return p.displaced
}

// of returns the premium of people in a role over so many seconds, of which a share displaces selling and which
// are held with a probability.
func (p *premium) of(c *roleCrew, occurrences, seconds uint64, displaced, shows Probability) money.Amount {
	if c.timed {
		seconds = occurrences
	}
	hi, lo := bits.Mul64(c.selling, seconds)
	hours := money.FromRatio(int64(hi), lo, 3600*unitsPerSecond, p.currency) // at one unit each
	return hours.Mul(p.aboveCost(c.role)).Mul(displaced.ratio()).Mul(shows.ratio())
}

// assumptions lists what the quotas say.
func (p *premium) assumptions() []Assumption {
	unit, source := p.currency.Code(), p.draft.Source
	list := []Assumption{{"displaced selling time", p.displaced.String(), "share of a meeting", source, "meetings that face customers displace none"}}
	for _, id := range slices.SortedFunc(maps.Keys(p.displacedIn), compareIDs) {
		list = append(list, Assumption{"displaced selling time", p.displacedIn[id].String(), "share of a meeting", source, "meeting: " + id.String()})
	}
	for _, role := range p.roles {
		q, detail := p.draft.ByRole[role], roleDetail(role)
		list = append(list,
			Assumption{"bookings", q.Bookings, unit + "/year", source, detail},
			Assumption{"contribution margin", q.Margin, "share of bookings", source, detail},
			Assumption{"hours worked", hoursOf(q.Hours).RatString(), "h/year", source, detail},
			Assumption{"selling share", q.SellingShare, "share of hours worked", source, detail})
	}
	return list
}
