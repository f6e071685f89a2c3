package paycard

import (
	"fmt"
	"math/big"
	"slices"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A Publication is a card as it may be published, all of it. It is plain data.
type Publication struct {
	// Card is the draft that [cost.NewCard] takes.
	Card cost.CardDraft `json:"card"`
	// Period is the days that it is for.
	Period Period `json:"period"`
	// Cells say which roles have a rate together, in order of their first roles.
	Cells []Cell `json:"cells"`
	// Left are the roles that no cell can hold; the card's default applies to them.
	Left []participant.Role `json:"left,omitempty"`
	// Basis is the name of the [money.Basis] of the rates made for this card.
	Basis string `json:"basis"`
}

// A Cell is one or more roles with one rate for all of their people. It is plain data.
type Cell struct {
	// Roles are in order.
	Roles []participant.Role `json:"roles"`
	// PerHour is the mean loaded rate per hour, rounded to three significant digits.
	PerHour string `json:"per_hour"`
	// Since is the period whose card had this rate first, if it was kept; zero if it was made for this card.
	Since Period `json:"since,omitzero"`
}

// An UnheldError says that roles are in no cell and the draft has no default for them.
type UnheldError struct {
	Roles []participant.Role // in order
}

// Error names the roles and says what can be done.
func (e *UnheldError) Error() string {
	return fmt.Sprintf("is missing, and no cell can hold %q: they have too few people, or pay too uneven, or too few came and went since they were counted last; name a parent that more people belong to, or give a default",
		e.Roles)
}

// Publish returns the card of d's period, and the ledger with it: hand that over the next time, and keep it
// if you publish the card. published is the ledger so far. Nil options are the defaults. The result does not
// depend on the order of people.
//
// Faults come all at once, as [participant.Problems]: those of the draft with paths as "/people/3/pay" and
// "/parents/developer", those of options as "/min_people". A period that has a card already matches
// [*PublishedError], roles without a cell and a default [*UnheldError]; other hours than those of the cards before
// are at "/basis/hours", where there is pay per year and pay per hour. No error has a figure of pay.
func Publish(d Draft, published Ledger, options *Options) (Publication, Ledger, error) {
	c, ps := d.check()
	r, faults := newRule(options)
	ps = append(ps, faults...)
	if err := published.conflict(d.Period); err != nil {
		ps = append(ps, participant.Problem{Path: "/period", Err: err})
	}
	if len(ps) > 0 {
		return Publication{}, published, ps
	}
	p := newPublisher(c, r, published)
	p.cells()
	if err := published.otherHours(p.counting); err != nil {
		return Publication{}, published, participant.Problems{{Path: "/basis/hours", Err: err}}
	}
	if len(p.left) > 0 && d.Default == "" {
		return Publication{}, published, participant.Problems{{Path: "/default", Err: &UnheldError{p.left}}}
	}
	publication := p.publication()
	if _, err := cost.NewCard(publication.Card); err != nil {
		return Publication{}, published, participant.Located("/card", err)
	}
	return publication, published.with(entry{d.Period, d.Currency, p.counting, p.made}), nil
}

// publisher makes a card.
type publisher struct {
	checked
	rule
	ledger  Ledger
	counted [][]participant.ID // cells of all cards, this one included
	seen    map[participant.ID]bool
	rates   map[participant.ID]*big.Rat // of the people of the draft

	made     []ledgerCell
	left     []participant.Role
	counting counting
}

func newPublisher(c checked, r rule, published Ledger) *publisher {
	p := &publisher{
		checked: c, rule: r, ledger: published,
		seen: map[participant.ID]bool{}, rates: map[participant.ID]*big.Rat{}, counting: newCounting(c.Basis),
	}
	for _, cell := range published.counted() {
		p.count(cell)
	}
	for _, members := range c.byRole {
		for _, m := range members {
			p.rates[m.id] = m.rate
		}
	}
	return p
}

// cells decides what is published of each cell: a new rate, or what its roles had before.
func (p *publisher) cells() {
	cells, left := p.divide(p.checked)
	p.left = left
	for _, g := range cells {
		ids := make([]participant.ID, len(g.people))
		for i, m := range g.people {
			ids[i] = m.id
		}
		if p.mayCount(g, ids) {
			p.count(ids)
			p.counting.add(g.people)
			p.made = append(p.made, ledgerCell{Cell{Roles: g.roles, PerHour: threeDigits(mean(g.rates()))}, ids})
			continue
		}
		p.keep(g.roles)
	}
	slices.Sort(p.left)
	slices.SortFunc(p.made, func(a, b ledgerCell) int { return slices.Compare(a.Roles, b.Roles) })
}

// mayCount reports whether a rate of g, added to all that was published, leaves everybody's pay unknown.
func (p *publisher) mayCount(g group, ids []participant.ID) bool {
	var first []*big.Rat // rates of those who are counted for the first time
	for i, id := range ids {
		if !p.seen[id] {
			first = append(first, g.people[i].rate)
		}
	}
	return p.even(first) && p.restsAreEven(ids) && !exposes(p.counted, ids, p.people)
}

func (p *publisher) count(cell []participant.ID) {
	p.counted = append(p.counted, cell)
	for _, id := range cell {
		p.seen[id] = true
	}
}

// keep gives roles the rates that they had last; those that had none are left.
func (p *publisher) keep(roles []participant.Role) {
	for _, role := range roles {
		cell, ok := p.ledger.last(role, p.Period, p.Currency)
		if !ok {
			p.left = append(p.left, role)
			continue
		}
		same := func(c ledgerCell) bool { return c.Since == cell.Since && slices.Contains(cell.Roles, c.Roles[0]) }
		if i := slices.IndexFunc(p.made, same); i >= 0 {
			p.made[i].Roles = append(p.made[i].Roles, role)
			slices.Sort(p.made[i].Roles)
			continue
		}
		kept := Cell{[]participant.Role{role}, cell.PerHour, cell.Since}
		p.made = append(p.made, ledgerCell{Cell: kept})
	}
}

func (p *publisher) publication() Publication {
	card := cost.CardDraft{
		Currency: p.Currency,
		Source:   fmt.Sprintf("%s, %s, mean loaded rates by %s", p.Source, p.Draft.Period, p.Basis.Name),
		PerHour:  map[participant.Role]string{},
		Default:  p.Default,
	}
	publication := Publication{Period: p.Draft.Period, Left: p.left, Basis: p.Basis.Name}
	for _, c := range p.made {
		public := c.Cell
		public.Roles = slices.Clone(c.Roles)
		publication.Cells = append(publication.Cells, public)
		for _, role := range c.Roles {
			card.PerHour[role] = c.PerHour
		}
	}
	publication.Card = card
	return publication
}

func mean(rates []*big.Rat) *big.Rat {
	total := new(big.Rat)
	for _, r := range rates {
		total.Add(total, r)
	}
	return total.Quo(total, big.NewRat(int64(len(rates)), 1))
}
