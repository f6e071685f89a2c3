package cost

import (
	"cmp"
	"errors"
	"maps"
	"math/big"
	"slices"
	"strings"

	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A CascadeDraft says which meetings prepare which, as a host has it before [NewCascade] has checked it. It is
// plain data; the order of meetings does not matter.
type CascadeDraft struct {
	// Source says who knows: "Calendar of 2026, asked the unit heads".
	Source   string           `json:"source"`
	Meetings []CascadeMeeting `json:"meetings"`
}

// A CascadeMeeting is a meeting, or many of one kind, with what prepares it. It is plain data.
type CascadeMeeting struct {
	// Name is the host's own: text of 1 to 255 bytes, there once.
	Name string
	// Instances is how often it takes place, from 1 to 1,000,000,000; 1 where PersonHours are those of a whole
	// series, such as a row of [Forecast.Series] has.
	Instances int
	// PersonHours is the time of all people together in one instance.
	PersonHours Hours
	// PreparedBy are the meetings that prepare it.
	PreparedBy []CascadeShare
}

// A CascadeShare says how much of a meeting prepares another one. It is plain data, comparable with ==.
type CascadeShare struct {
	Name string `json:"name"` // of the meeting that prepares
	// Share is the part of it, above 0 and up to 1, a decimal or a fraction of at most 40 bytes: "1/3". Empty:
	// all of it. The shares of one meeting in all that it prepares add up to 1.
	Share string `json:"share,omitempty"`
}

// Bounds of a cascade. Work grows with the number of meetings and preparations, never with the number of
// ways through them, and nothing recurs.
const (
	maxCascade   = 100_000 // meetings, and preparations
	maxInstances = 1_000_000_000
	maxName      = 255
)

// A Cascade is meetings that prepare other meetings, and the hours that each takes with all
// that goes before it: T(v) = n·C(v) + Σ w·T(c). It has no money: [Cascade.Price] gives the same in money. It
// is an immutable value, safe to share between goroutines; the zero Cascade has no meetings.
type Cascade struct{ c *cascade }

type cascade struct {
	names       []string // sorted
	instances   []int
	prepares    [][]cascadeLink // by the place of who is prepared
	order       []int           // places, those that prepare before those that are prepared
	roots       []string
	own, total  []*big.Rat // hours
	assumptions []Assumption
}

type cascadeLink struct {
	child int
	share *big.Rat
}

// CascadeHours are the hours of a meeting of a [Cascade], all instances together. It is plain data.
type CascadeHours struct {
	Name  string
	Own   money.Ratio // in the meeting itself, hours, exact
	Total money.Ratio // with its part of all that prepares it
}

// Ripple returns total over own, exact: how many hours an hour of the meeting takes. ok is false if its own
// are none.
func (h CascadeHours) Ripple() (r money.Ratio, ok bool) {
	own := ratOf(h.Own)
	if own.Sign() == 0 {
		return money.Ratio{}, false
	}
	return ratioOf(own.Quo(ratOf(h.Total), own)), true
}

// CascadeCost is what a meeting of a [Cascade] costs, all instances together. It is plain data.
type CascadeCost struct {
	Name  string       `json:"name"`
	Own   money.Amount `json:"own"`   // the meeting itself, exact
	Total money.Amount `json:"total"` // with its part of all that prepares it
}

// Ripple returns total over own, exact. ok is false if the meeting itself costs nothing.
func (c CascadeCost) Ripple() (r money.Ratio, ok bool) { return over(c.Total, c.Own) }

// NewCascade returns the cascade that d describes. Its error is of type [participant.Problems], all faults at
// once, with paths as in the draft's JSON: no source, a name that is missing, there twice or of no meeting,
// a number out of its bounds, a share that can't be read, shares of a meeting that do not add up to 1,
// meetings that prepare themselves in the end (a [*CycleError]), more than 100,000 meetings or preparations,
// and numbers of more than 1,200 bits.
func NewCascade(d CascadeDraft) (Cascade, error) {
	r := cascadeReader{draft: d, places: make(map[string]int, min(len(d.Meetings), maxCascade))}
	c, ok := r.graph()
	if !ok {
		return Cascade{}, r.problems
	}
	for _, i := range r.sorted {
		hours := big.NewRat(1, 3600*unitsPerSecond)
		hours.Mul(hours, new(big.Rat).SetUint64(d.Meetings[i].PersonHours.units))
		c.own = append(c.own, hours.Mul(hours, big.NewRat(int64(d.Meetings[i].Instances), 1)))
	}
	var at int
	if c.total, at = c.totals(c.own); at >= 0 {
		return Cascade{}, participant.Problems{{Path: participant.Pointer("meetings", r.sorted[at]), Err: errTooFine}}
	}
	return Cascade{c}, nil
}

// totals adds up what each meeting takes with all that goes before it. at is the place of a meeting whose
// total can't be calculated with, or -1.
func (c *cascade) totals(own []*big.Rat) (total []*big.Rat, at int) {
	total = make([]*big.Rat, len(own))
	for _, v := range c.order {
		sum := new(big.Rat).Set(own[v])
		for _, link := range c.prepares[v] {
			sum.Add(sum, new(big.Rat).Mul(link.share, total[link.child]))
			if !fits(sum) {
				return nil, v
			}
		}
		total[v] = sum
	}
	return total, -1
}

func (c Cascade) graph() *cascade {
	if c.c == nil {
		return &cascade{}
	}
	return c.c
}

// Roots returns the names of the meetings that prepare no other one, in order. Their totals add up to all
// that is in the cascade.
func (c Cascade) Roots() []string { return slices.Clone(c.graph().roots) }

// Hours returns the hours of a meeting, and whether the cascade has it.
func (c Cascade) Hours(name string) (CascadeHours, bool) {
	g := c.graph()
	i, ok := slices.BinarySearch(g.names, name)
	if !ok {
		return CascadeHours{}, false
	}
	return CascadeHours{g.names[i], ratioOf(g.own[i]), ratioOf(g.total[i])}, true
}

// Rows returns the hours of all meetings, those with the greatest totals first, then by name.
func (c Cascade) Rows() []CascadeHours {
	g := c.graph()
	rows := make([]CascadeHours, 0, len(g.names))
	for _, i := range g.dearest(g.total) {
		rows = append(rows, CascadeHours{g.names[i], ratioOf(g.own[i]), ratioOf(g.total[i])})
	}
	return rows
}

// dearest returns the places of meetings in the order in which they are shown.
func (c *cascade) dearest(total []*big.Rat) []int {
	places := slices.Clone(c.order)
	slices.SortFunc(places, func(i, j int) int {
		return cmp.Or(total[j].Cmp(total[i]), strings.Compare(c.names[i], c.names[j]))
	})
	return places
}

// Assumptions returns what the figures rest on: who says what prepares what, and the shares.
func (c Cascade) Assumptions() []Assumption { return slices.Clone(c.graph().assumptions) }

// A PricedCascade is a [Cascade] in money. It is an immutable value, safe to share between goroutines; the
// zero PricedCascade has no meetings.
type PricedCascade struct {
	rows        []CascadeCost // the dearest first
	places      map[string]int
	assumptions []Assumption
}

// Price returns what each meeting costs with all that prepares it, from what one instance of each costs, by
// name: [Estimate.Direct], or, where Instances is 1, the cost of a whole series. Its error is of type
// [participant.Problems], with the names as paths: a meeting without a cost, a cost without a meeting, one
// that is negative, has more than 1,200 bits or is in another currency (a [*money.MismatchError]).
func (c Cascade) Price(instance map[string]money.Amount) (PricedCascade, error) {
	g := c.graph()
	own, currency, ps := g.price(instance)
	if len(ps) > 0 {
		return PricedCascade{}, ps
	}
	total, at := g.totals(own)
	if at >= 0 {
		return PricedCascade{}, participant.Problems{{Path: participant.Pointer(g.names[at]), Err: errTooFine}}
	}
	p := PricedCascade{places: make(map[string]int, len(total)), assumptions: g.assumptions}
	for place, i := range g.dearest(total) {
		row := CascadeCost{Name: g.names[i]}
		if !currency.IsZero() {
			row.Own, row.Total = amountOf(own[i], currency), amountOf(total[i], currency)
		}
		p.rows = append(p.rows, row)
		p.places[row.Name] = place
	}
	return p, nil
}

// price returns what all instances of each meeting cost.
func (c *cascade) price(instance map[string]money.Amount) (own []*big.Rat, in money.Currency, ps participant.Problems) {
	note := func(name string, err error) {
		ps = append(ps, participant.Problem{Path: participant.Pointer(name), Err: err})
	}
	for i, name := range c.names {
		amount, ok := instance[name]
		n := amount.Rat()
		switch {
		case !ok:
			note(name, errors.New("has no cost: give one, which may be nothing"))
		case amount.Sign() < 0:
			note(name, errNegative)
		case !fits(n):
			note(name, errTooFine)
		case in.IsZero():
			in = amount.Currency()
		case !amount.Currency().IsZero() && amount.Currency() != in:
			note(name, &money.MismatchError{Left: in, Right: amount.Currency()})
		}
		own = append(own, n.Mul(n, big.NewRat(int64(c.instances[i]), 1)))
	}
	for _, name := range slices.Sorted(maps.Keys(instance)) {
		if _, ok := slices.BinarySearch(c.names, name); !ok {
			note(name, errors.New("is no meeting of the cascade"))
		}
	}
	return own, in, ps
}

// Cost returns what a meeting costs, and whether the cascade has it.
func (p PricedCascade) Cost(name string) (CascadeCost, bool) {
	i, ok := p.places[name]
	if !ok {
		return CascadeCost{}, false
	}
	return p.rows[i], true
}

// Rows returns what all meetings cost, those with the greatest totals first, then by name.
func (p PricedCascade) Rows() []CascadeCost { return slices.Clone(p.rows) }

// Assumptions returns what the figures rest on: who says what prepares what, and the shares.
func (p PricedCascade) Assumptions() []Assumption { return slices.Clone(p.assumptions) }
