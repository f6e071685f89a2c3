package paycard_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost/paycard"
	"github.com/salesmeeting/salesmeeting/participant"
)

// anyPay is mostly ordinary, now and then very high.
func anyPay(r *rand.Rand) int64 {
	if r.IntN(12) == 0 {
		return 50 << r.IntN(14)
	}
	return 20 + r.Int64N(100)
}

// organization is a random tree of roles, and people in them, many of them in roles of a few.
func organization(r *rand.Rand) (team, parents) {
	m, tree := team{}, parents{}
	roles := 1 + r.IntN(12)
	for i := range roles {
		role := participant.Role(fmt.Sprintf("r%02d", i))
		if i > 0 && r.IntN(6) > 0 {
			tree[role] = participant.Role(fmt.Sprintf("r%02d", r.IntN(i)))
		}
		for range r.IntN([]int{1, 3, 9, 20}[r.IntN(4)]) {
			m.add(role, anyPay(r))
		}
	}
	return m, tree
}

// sums are what an outsider who knows who is in which role makes of a publication: the total of each
// cell.
func sums(m team, p paycard.Publication) (all [][]participant.ID) {
	for _, c := range p.Cells {
		if c.Since == (paycard.Period{}) {
			all = append(all, m.in(c.Roles))
		}
	}
	return all
}

func TestP3EveryCellOfRandomOrganizationsKeepsTheRule(t *testing.T) {
	r := source()
	cells, merged, left := 0, 0, 0
	for range 800 {
		m, tree := organization(r)
		p, _ := publish(t, m.draft(t, tree), paycard.Ledger{})
		held := map[participant.Role]bool{}
		for _, c := range p.Cells {
			var pay []int64
			total := int64(0)
			for _, id := range m.in(c.Roles) {
				pay = append(pay, m[id].pay)
				total += m[id].pay
			}
			require.True(t, keepsRule(pay), "%v of %v", c, m)
			rate, err := strconv.ParseFloat(c.PerHour, 64)
			require.NoError(t, err)
			require.InEpsilon(t, float64(total)/float64(len(pay)), rate, 0.0051)
			for _, role := range c.Roles {
				require.False(t, held[role], "cells don't overlap")
				held[role] = true
				require.Equal(t, c.PerHour, p.Card.PerHour[role])
				require.NotEmpty(t, m.in([]participant.Role{role}))
			}
			require.True(t, slices.IsSorted(c.Roles))
			connected(t, tree, c.Roles)
			if len(c.Roles) > 1 {
				merged++
			}
		}
		require.Len(t, p.Card.PerHour, len(held))
		for _, role := range p.Left {
			require.False(t, held[role])
			held[role] = true
			left++
		}
		for _, person := range m {
			require.True(t, held[person.role], "every role is in a cell or left")
		}
		cells += len(p.Cells)
	}
	t.Logf("%d cells, %d of several roles, %d roles left", cells, merged, left)
	require.Greater(t, cells, 800)
	require.Greater(t, merged, 200)
	require.Greater(t, left, 500)
}

// connected requires that all roles of a cell are in one tree.
func connected(t *testing.T, tree parents, roles []participant.Role) {
	t.Helper()
	top := func(r participant.Role) participant.Role {
		for tree[r] != "" {
			r = tree[r]
		}
		return r
	}
	for _, role := range roles {
		require.Equal(t, top(roles[0]), top(role))
	}
}

func TestNoAdditionAndSubtractionOfCellsSaysAnythingOnFewerThanFive(t *testing.T) {
	r := source()
	combinations := 0
	for range 400 {
		m, tree := organization(r)
		p, _ := publish(t, m.draft(t, tree), paycard.Ledger{})
		all := sums(m, p)
		require.Equal(t, 5, narrowest(all))
		if len(all) == 0 || len(all) > 6 {
			continue
		}
		// All of it by brute force, too: every cell added, subtracted, or left out, by people.
		for code := 1; code < power(3, len(all)); code++ {
			of := map[participant.ID]int{}
			for i, rest := 0, code; i < len(all); i, rest = i+1, rest/3 {
				for _, id := range all[i] {
					of[id] += []int{0, 1, -1}[rest%3]
				}
			}
			said := 0
			for _, n := range of {
				if n != 0 {
					said++
				}
			}
			require.GreaterOrEqual(t, said, 5)
			combinations++
		}
	}
	t.Logf("%d combinations", combinations)
	require.Greater(t, combinations, 4000)
}

func power(a, n int) int {
	result := 1
	for range n {
		result *= a
	}
	return result
}

// An insider who is paid second most subtracts their own pay from the total, and has an upper estimate of
// the highest: it is too high by 25 % at least, whatever cells are put together.
func TestNotEvenTheSecondHighestLearnsTheHighestPay(t *testing.T) {
	r := source()
	for range 400 {
		m, tree := organization(r)
		p, _ := publish(t, m.draft(t, tree), paycard.Ledger{})
		all := sums(m, p)
		if len(all) > 8 {
			continue
		}
		for some := 1; some < 1<<len(all); some++ {
			var pay []int64
			total := int64(0)
			for i, cell := range all {
				for _, id := range cell {
					if some>>i&1 == 1 {
						pay = append(pay, m[id].pay)
						total += m[id].pay
					}
				}
			}
			slices.Sort(pay)
			first, second := pay[len(pay)-1], pay[len(pay)-2]
			require.GreaterOrEqual(t, 4*(total-second), 5*first)
		}
	}
}

// The attack that the rule is for: a small role merged with its large sibling, whose rate stays published.
func TestAMergedRoleIsNotWhatItsParentHasLessItsSiblings(t *testing.T) {
	m := team{}.add("representative", repeat(60, 20)...).add("manager", 95, 105, 100).add("engineer", repeat(80, 6)...)
	tree := parents{"representative": "sales", "manager": "sales", "engineer": "sales"}
	p, _ := publish(t, m.draft(t, tree), paycard.Ledger{})
	require.Equal(t, perHour{"representative": "60.0", "engineer": "86.7", "manager": "86.7"}, rates(p))
	require.NotContains(t, p.Card.PerHour, participant.Role("sales"), "a total would give the managers away")
}

func TestTheAttackerOfTheseTestsFindsWhatLeaks(t *testing.T) {
	ids := func(text string) (list []participant.ID) {
		for _, c := range text {
			list = append(list, participant.ID(c))
		}
		return list
	}
	for _, c := range []struct {
		sums []string
		want int
	}{
		{[]string{"abcdefgh"}, 5},
		{[]string{"abcd"}, 4},
		{[]string{"abcdefgh", "abcdefg"}, 1},
		{[]string{"abcdefghij", "abcdefgh"}, 2},
		{[]string{"abcdefghij", "abcdef", "gh"}, 2},
		{[]string{"abcdefghij", "klmnopqr", "abcdefghijklmnopqrs"}, 1},
		{[]string{"abcdefghij", "fghijklmno", "abcdeklmno"}, 5},
		{[]string{"abcdef", "abcdeg", "fhijkl", "ghijkm"}, 2},
		{[]string{"abcdefghij", "abcdefghklmno", "abcdefghklmnop"}, 1},
		{[]string{"abcdefghij", "abcdefghkl", "abcdefghijk"}, 1},
	} {
		var all [][]participant.ID
		for _, s := range c.sums {
			all = append(all, ids(s))
		}
		require.Equal(t, c.want, narrowest(all), c.sums)
	}
}
