package paycard_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost/paycard"
	"github.com/salesmeeting/salesmeeting/participant"
)

// reorganized gives the same people the same pay in other roles, whole roles renamed, split and put together, and
// a tree of its own.
func reorganized(r *rand.Rand, m team) (team, parents) {
	other, tree := team{}, parents{}
	for _, id := range m.in(roles(m)) {
		role := m[id].role
		switch r.IntN(20) {
		case 0:
			role = "r00"
		case 1:
			role += "-lead"
		}
		other[id] = member{role, m[id].pay}
	}
	all := roles(other)
	if len(all) > 1 {
		renamed := all[r.IntN(len(all))]
		for _, id := range other.in([]participant.Role{renamed}) {
			other[id] = member{"renamed", other[id].pay}
		}
	}
	for i, role := range roles(other) {
		if i > 0 && r.IntN(5) > 0 {
			tree[role] = roles(other)[r.IntN(i)]
		} else {
			tree[role] = "everybody"
		}
	}
	return other, tree
}

func roles(m team) (list []participant.Role) {
	for _, one := range m {
		if !slices.Contains(list, one.role) {
			list = append(list, one.role)
		}
	}
	slices.Sort(list)
	return list
}

// A host that draws the tree anew with every card, with the same people and the same pay, says no more of
// fewer than five of them, whatever is added and subtracted.
func TestP3NoSequenceOfRoleTreesGivesAnybodyAway(t *testing.T) {
	r := source()
	made := 0
	for range 80 {
		first, tree := organization(r)
		m := first
		var all [][]participant.ID
		var ledger paycard.Ledger
		for i := range 6 {
			d := m.draft(t, tree)
			d.Period = yearOf(t, 2026+i)
			var p paycard.Publication
			p, ledger = publish(t, d, ledger)
			all = append(all, sums(m, p)...)
			made, _ = count(p, made, 0)
			m, tree = reorganized(r, first)
		}
		require.Equal(t, 5, narrowest(all), "%v", toJSON(t, ledger))
	}
	t.Logf("%d rates made", made)
	require.Greater(t, made, 100)
}

func TestRolesThatSharePeopleByNameOnlyAreNotMerged(t *testing.T) {
	m := team{}.add("a", repeat(50, 4)...).add("b", repeat(60, 4)...)
	for name, tree := range map[string]parents{
		"no tree":                   nil,
		"a tree for others":         {"x": "y"},
		"a parent of one":           {"a": "top"},
		"two tops":                  {"a": "top", "b": "other"},
		"a parent that is a sister": {"x": "b", "a": "top"},
	} {
		t.Run(name, func(t *testing.T) {
			p, _ := publish(t, m.draft(t, tree), paycard.Ledger{})
			require.Empty(t, p.Cells)
			require.Equal(t, []participant.Role{"a", "b"}, p.Left)
		})
	}
}

func TestALongChainOfParentsIsOneTree(t *testing.T) {
	m, tree := team{}.add("a", repeat(50, 3)...).add("b", repeat(60, 3)...), parents{"b": "p0"}
	last := participant.Role("a")
	for i := range 500 {
		next := participant.Role(fmt.Sprintf("p%d", 499-i))
		tree[last] = next
		last = next
	}
	p, _ := publish(t, m.draft(t, tree), paycard.Ledger{})
	require.Equal(t, perHour{"a": "55.0", "b": "55.0"}, rates(p))
	tree["p0"] = "a"
	_, _, err := paycard.Publish(m.draft(t, tree), paycard.Ledger{}, nil)
	require.ErrorContains(t, err, "is its own parent")
}

// Equal pay is published as what it is: that everybody of a role is paid the same is knowledge from elsewhere.
func TestEqualPayKeepsTheRule(t *testing.T) {
	for n := 1; n < 8; n++ {
		p, _ := publish(t, team{}.add("a", repeat(50, n)...).draft(t, nil), paycard.Ledger{})
		require.Equal(t, n >= 5, len(p.Cells) == 1, n)
	}
}

// The rule at its edge, X − x₁ − x₂ = p·x₁, and one beyond, for random pay.
func TestTheRuleHoldsToTheLastUnit(t *testing.T) {
	r := source()
	for range 200 {
		rest := make([]int64, 3+r.IntN(6))
		total := int64(0)
		for i := range rest {
			rest[i] = 1 + r.Int64N(1000)
			total += rest[i]
		}
		highest := 4 * total
		second := slices.Max(rest) + r.Int64N(highest-slices.Max(rest)+1)
		for over, held := range map[int64]bool{0: true, 1: false} {
			m := team{}.add("a", rest...).add("a", highest+over, second)
			p, _ := publish(t, m.draft(t, nil), paycard.Ledger{})
			require.Equal(t, held, len(p.Cells) == 1, "%v and %d, %d", rest, highest+over, second)
		}
	}
}
