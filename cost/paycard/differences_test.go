package paycard_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost/paycard"
	"github.com/salesmeeting/salesmeeting/participant"
)

// rests are what an outsider gets from two cards by taking all cells of one that lie within a cell of the other
// from it, whichever was first: the people whose total that is.
func rests(one, other [][]participant.ID) (all [][]participant.ID) {
	for _, cell := range one {
		left := map[participant.ID]bool{}
		for _, id := range cell {
			left[id] = true
		}
		whole, taken := maps.Clone(left), false
		for _, part := range other {
			if !slices.ContainsFunc(part, func(id participant.ID) bool { return !whole[id] }) {
				taken = true
				for _, id := range part {
					delete(left, id)
				}
			}
		}
		if taken && len(left) > 0 {
			all = append(all, slices.Sorted(maps.Keys(left)))
		}
	}
	return all
}

// Groups move between four roles, stay out for a while and come back; nobody's pay ever changes.
func TestWhatIsLeftOfACellWithoutAnotherKeepsTheRule(t *testing.T) {
	r := source()
	found, partly := 0, 0
	for range 120 {
		m, away := team{}, team{}
		for range 10 {
			pay := []int64{anyPay(r) * (1 + r.Int64N(30))}
			for range 4 + r.IntN(3) {
				pay = append(pay, anyPay(r))
			}
			m.add(randomRole(r), pay...)
		}
		var cards [][][]participant.ID
		var ledger paycard.Ledger
		for i := range 5 {
			d := m.draft(t, parents{"r1": "r0", "r2": "r0"})
			d.Period = yearOf(t, 2026+i)
			var p paycard.Publication
			p, ledger = publish(t, d, ledger)
			now := sums(m, p)
			for _, before := range cards {
				for _, rest := range slices.Concat(rests(now, before), rests(before, now)) {
					found++
					require.GreaterOrEqual(t, len(rest), 5)
					var theirs []int64
					for _, id := range rest {
						if one, here := m[id]; here {
							theirs = append(theirs, one.pay)
						}
					}
					if len(theirs) < len(rest) {
						partly++ // nobody can ask for the pay of those who are gone
						continue
					}
					require.True(t, keepsRule(theirs), "%v", theirs)
				}
			}
			cards = append(cards, now)
			for range 1 + r.IntN(3) {
				regroup(r, m, away)
			}
		}
	}
	t.Logf("%d rests, %d with people who are gone", found, partly)
	require.Greater(t, found-partly, 50)
}

func randomRole(r *rand.Rand) participant.Role {
	return participant.Role(fmt.Sprintf("r%d", r.IntN(4)))
}

// regroup moves some of a role to another one, or out of the team, or lets those come back who are out.
func regroup(r *rand.Rand, m, away team) {
	from, to := randomRole(r), randomRole(r)
	for _, id := range m.in([]participant.Role{from})[:min(len(m.in([]participant.Role{from})), 5+r.IntN(4))] {
		m[id] = member{to, m[id].pay}
		if r.IntN(30) == 0 {
			away[id] = m[id]
			delete(m, id)
		}
	}
	if r.IntN(3) == 0 {
		maps.Copy(m, away)
		clear(away)
	}
}
