package paycard

import (
	"errors"
	"fmt"
	"maps"
	"math/big"
	"slices"

	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A Draft is what a card is made of. It is plain data, and confidential: it says who is paid, though it
// can't be made to say how much.
type Draft struct {
	// Currency is the ISO 4217 code of all pay and of the card.
	Currency string
	// Source says who publishes the card: "Finance". Period and basis are added to it.
	Source string
	// Period is the days that the card is for.
	Period Period
	// Basis turns pay into loaded rates, the same for all: with one basis, the rule holds for pay if it
	// holds for rates. Its hours are those of the cards before, unless all pay is per year or all per hour.
	Basis money.Basis
	// Parents is the role tree: for each role, the one that it is merged into if it can't stand alone. A
	// parent may be a role that nobody has ("sales"). Roles without a parent are at the top.
	Parents map[participant.Role]participant.Role
	// People are all whose pay counts, in any order.
	People []Person
	// Default is the rate per hour, "75.00", of people whose role is in no cell or not known. Without it,
	// roles that no cell can hold are refused. It is published as it is and must not be made from the pay
	// of those whom it is for.
	Default string
}

// A Person is what a card is to know of somebody. It is plain data, and JSON reads it but does not write
// it.
type Person struct {
	// ID is the host's key, the same for the same person on every card of a [Ledger].
	ID   participant.ID   `json:"id"`
	Role participant.Role `json:"role"`
	Pay  Pay              `json:"pay"`
}

// UnmarshalJSON reads {"id":"ann","role":"developer","pay":{"per_year":"85000.00"}}. Faults are located and
// come all at once, as [participant.Problems]; they say nothing of pay.
func (p *Person) UnmarshalJSON(data []byte) error {
	return participant.DecodeObject(data, map[string]any{"id": &p.ID, "role": &p.Role, "pay": &p.Pay})
}

// member is a person with their loaded rate per hour.
type member struct {
	id     participant.ID
	rate   *big.Rat
	hourly bool // pay was said per hour
}

// checked is a draft without faults.
type checked struct {
	Draft
	byRole map[participant.Role][]member
}

// check returns all faults of d that don't depend on what was published.
func (d Draft) check() (checked, participant.Problems) {
	var ps participant.Problems
	note := func(err error, path ...any) {
		ps = append(ps, participant.Located(participant.Pointer(path...), err)...)
	}
	cur, err := money.ParseCurrency(d.Currency)
	note(err, "currency")
	if d.Source == "" {
		note(errors.New("is missing: say who publishes the card"), "source")
	}
	ps = append(ps, d.Period.problems().Under("/period")...)
	errBasis := checkBasis(d.Basis)
	note(errBasis, "basis")
	if d.Default != "" && err == nil {
		note(checkDefault(d.Default, cur), "default")
	}
	ps = append(ps, checkParents(d.Parents).Under("/parents")...)
	c := checked{d, map[participant.Role][]member{}}
	seen := map[participant.ID]bool{}
	for i, p := range d.People {
		note(checkID(p.ID, seen), "people", i, "id")
		note(checkRole(p.Role), "people", i, "role")
		if err == nil && errBasis == nil {
			rate, hourly, errPay := p.Pay.rate(cur, d.Basis)
			note(errPay, "people", i, "pay")
			c.byRole[p.Role] = append(c.byRole[p.Role], member{p.ID, rate, hourly})
		}
	}
	return c, ps
}

// checkBasis tries the basis on a pay that is nobody's.
func checkBasis(b money.Basis) error {
	cur, err := money.ParseCurrency("USD")
	if err != nil {
		return err
	}
	one, err := money.Parse("1", cur)
	if err != nil {
		return err
	}
	_, err = money.PerYear(one, b)
	return err
}

func checkDefault(text string, cur money.Currency) error {
	if _, err := money.NewRate(text, cur); err != nil {
		return errors.New(`is not a rate per hour: write digits and a point, "75.00"`)
	}
	return nil
}

func checkID(id participant.ID, seen map[participant.ID]bool) error {
	if err := id.Check(); err != nil {
		return err
	}
	if seen[id] {
		return errors.New("is there twice: everybody is counted once, in one role")
	}
	seen[id] = true
	return nil
}

func checkRole(r participant.Role) error {
	switch {
	case r == "":
		return errors.New("is missing: a card has a rate for each role")
	case r.External():
		return errors.New("is of another company, which does not say what it pays")
	}
	return r.Check()
}

func checkParents(parents map[participant.Role]participant.Role) (ps participant.Problems) {
	for _, role := range slices.Sorted(maps.Keys(parents)) {
		err := errors.Join(checkRole(role), checkRole(parents[role]))
		if err == nil && loops(parents, role) {
			err = fmt.Errorf("is its own parent, over %q", parents[role])
		}
		ps = append(ps, participant.Located(participant.Pointer(string(role)), err)...)
	}
	return ps
}

func loops(parents map[participant.Role]participant.Role, start participant.Role) bool {
	role := start
	for range len(parents) {
		role = parents[role]
		if role == start {
			return true
		}
	}
	return false
}
