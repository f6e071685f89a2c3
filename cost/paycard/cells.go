package paycard

import (
	"cmp"
	"maps"
	"math/big"
	"slices"

	"github.com/salesmeeting/salesmeeting/participant"
)

// group is whole roles and all of their people.
type group struct {
	roles  []participant.Role
	people []member
}

func (g group) with(o group) group {
	return group{slices.Concat(g.roles, o.roles), slices.Concat(g.people, o.people)}
}

func (g group) rates() []*big.Rat {
	rates := make([]*big.Rat, len(g.people))
	for i, m := range g.people {
		rates[i] = m.rate
	}
	return rates
}

// sorted puts roles and people in order, so that nothing depends on how people were given.
func (g group) sorted() group {
	slices.Sort(g.roles)
	slices.SortFunc(g.people, func(a, b member) int { return cmp.Compare(a.id, b.id) })
	return g
}

// divide divides the people of a draft into cells that keep the rule, and roles that are in none. The cells
// don't overlap. Which they are depends on the tree, on head counts, and on where the rule holds.
func (r rule) divide(c checked) (cells []group, left []participant.Role) {
	d := divider{r, c, map[participant.Role][]participant.Role{}}
	top := map[participant.Role]bool{}
	for role := range c.byRole {
		top[role] = true
	}
	for role, parent := range c.Parents {
		d.children[parent] = append(d.children[parent], role)
		top[role], top[parent] = true, true
	}
	maps.DeleteFunc(top, func(role participant.Role, _ bool) bool { return c.Parents[role] != "" })
	for _, role := range slices.Sorted(maps.Keys(top)) {
		below, rest := d.visit(role)
		if len(rest.roles) > 0 {
			below, rest = d.takeIn(below, rest)
		}
		cells = append(cells, below...)
		left = append(left, rest.roles...)
	}
	for i := range cells {
		cells[i] = cells[i].sorted()
	}
	slices.SortFunc(cells, func(a, b group) int { return cmp.Compare(a.roles[0], b.roles[0]) })
	slices.Sort(left)
	return cells, left
}

type divider struct {
	rule
	checked
	children map[participant.Role][]participant.Role
}

// visit returns the cells at and below role, and who is in none of them.
func (d divider) visit(role participant.Role) (cells []group, rest group) {
	for _, child := range slices.Sorted(slices.Values(d.children[role])) {
		below, over := d.visit(child)
		cells = append(cells, below...)
		rest = rest.with(over)
	}
	merged := len(rest.roles) > 0
	if people := d.byRole[role]; len(people) > 0 {
		rest = rest.with(group{[]participant.Role{role}, people})
	}
	switch {
	case len(rest.roles) == 0:
		return cells, rest
	case d.safe(rest.rates()):
		return append(cells, rest), group{}
	case merged:
		return d.takeIn(cells, rest)
	}
	return cells, rest // to the parent, as a role that can't stand alone
}

// takeIn adds cells to rest, those with the fewest people first, until it is safe. If it never is, all
// stays as it was.
func (d divider) takeIn(cells []group, rest group) ([]group, group) {
	bySize := slices.SortedFunc(slices.Values(cells), func(a, b group) int {
		return cmp.Or(cmp.Compare(len(a.people), len(b.people)), cmp.Compare(slices.Min(a.roles), slices.Min(b.roles)))
	})
	all := rest
	for i, cell := range bySize {
		all = all.with(cell)
		if d.safe(all.rates()) {
			return append(bySize[i+1:], all), group{}
		}
	}
	return cells, rest
}
