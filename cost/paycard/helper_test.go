package paycard_test

import (
	"encoding/json"
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/cost/paycard"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

func date(t testing.TB, text string) wallclock.Date {
	t.Helper()
	d, err := wallclock.ParseDate(text)
	require.NoError(t, err)
	return d
}

func yearOf(t testing.TB, year int) paycard.Period {
	t.Helper()
	return paycard.Period{From: date(t, fmt.Sprintf("%d-01-01", year)), To: date(t, fmt.Sprintf("%d-01-01", year+1))}
}

// hourly makes loaded rates the same as pay, so that a test can be read.
func hourly(t testing.TB) money.Basis {
	t.Helper()
	one, err := money.NewRatio(1, 1)
	require.NoError(t, err)
	return money.Basis{Name: "plain", Hours: 2000 * time.Hour, LoadFactor: one, Source: "this test"}
}

// team is who has which role, and pay per hour.
type team map[participant.ID]member

type member struct {
	role participant.Role
	pay  int64
}

// add gives the team people of a role, one for each pay, and returns it.
func (m team) add(role participant.Role, pay ...int64) team {
	for _, p := range pay {
		m[participant.ID(fmt.Sprintf("%s-%d", role, len(m)))] = member{role, p}
	}
	return m
}

// draft is that of a card for 2026 with a default.
func (m team) draft(t testing.TB, parents map[participant.Role]participant.Role) paycard.Draft {
	d := paycard.Draft{
		Currency: "USD", Source: "Finance", Period: yearOf(t, 2026), Basis: hourly(t), Parents: parents, Default: "1.00",
	}
	for id, p := range m { // in any order: it must not matter
		d.People = append(d.People, paycard.Person{ID: id, Role: p.role, Pay: paycard.PerHour(fmt.Sprint(p.pay))})
	}
	return d
}

// in returns the people of roles, in order.
func (m team) in(roles []participant.Role) (ids []participant.ID) {
	for id, p := range m {
		if slices.Contains(roles, p.role) {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}

func publish(t testing.TB, d paycard.Draft, l paycard.Ledger) (paycard.Publication, paycard.Ledger) {
	t.Helper()
	p, after, err := paycard.Publish(d, l, nil)
	require.NoError(t, err)
	return p, after
}

func rates(p paycard.Publication) map[participant.Role]string { return p.Card.PerHour }

func repeat(pay int64, n int) []int64 { return slices.Repeat([]int64{pay}, n) }

func source() *rand.Rand { return rand.New(rand.NewPCG(25, 2026)) }

func toJSON(t testing.TB, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	require.NoError(t, err)
	return string(data)
}

// keepsRule is the rule of P3, by other means than the library's.
func keepsRule(pay []int64) bool {
	if len(pay) < 5 {
		return false
	}
	slices.Sort(pay)
	slices.Reverse(pay)
	rest := int64(0)
	for _, x := range pay[2:] {
		rest += x
	}
	return 4*rest >= pay[0]
}

// rank is that of rows, over the rational numbers.
func rank(rows [][]*big.Rat) int {
	m := make([][]*big.Rat, len(rows))
	for i := range rows {
		m[i] = make([]*big.Rat, len(rows[i]))
		for k := range rows[i] {
			m[i][k] = new(big.Rat).Set(rows[i][k])
		}
	}
	r := 0
	for c := 0; r < len(m) && c < len(m[0]); c++ {
		at := slices.IndexFunc(m[r:], func(row []*big.Rat) bool { return row[c].Sign() != 0 })
		if at < 0 {
			continue
		}
		m[r], m[r+at] = m[r+at], m[r]
		for i := r + 1; i < len(m); i++ {
			f := new(big.Rat).Quo(m[i][c], m[r][c])
			for k := c; k < len(m[i]); k++ {
				m[i][k].Sub(m[i][k], new(big.Rat).Mul(f, m[r][k]))
			}
		}
		r++
	}
	return r
}

// narrowest returns the fewest people on whom some combination of sums says something, if they are at
// most four, and otherwise 5: a combination that says nothing on anybody but these exists if and only if
// without their columns the equations have a smaller rank.
func narrowest(sums [][]participant.ID) int {
	var everybody []participant.ID
	for _, s := range sums {
		everybody = append(everybody, s...)
	}
	slices.Sort(everybody)
	everybody = slices.Compact(everybody)
	row := func(s, without []participant.ID) []*big.Rat {
		var r []*big.Rat
		for _, id := range everybody {
			if slices.Contains(without, id) {
				continue
			}
			x := new(big.Rat)
			if slices.Contains(s, id) {
				x.SetInt64(1)
			}
			r = append(r, x)
		}
		return r
	}
	rankWithout := func(ids []participant.ID) int {
		var rows [][]*big.Rat
		for _, s := range sums {
			rows = append(rows, row(s, ids))
		}
		return rank(rows)
	}
	full := rankWithout(nil)
	// Only whole sets of people who are in the same sums matter: a part of one does not change the rank.
	alike := map[string][]participant.ID{}
	for _, id := range everybody {
		key := ""
		for i, s := range sums {
			if slices.Contains(s, id) {
				key += fmt.Sprint(i, " ")
			}
		}
		alike[key] = append(alike[key], id)
	}
	var small [][]participant.ID
	for _, ids := range alike {
		if len(ids) < 5 {
			small = append(small, ids)
		}
	}
	least := 5
	var try func(i int, chosen []participant.ID)
	try = func(i int, chosen []participant.ID) {
		if len(chosen) >= least {
			return
		}
		if len(chosen) > 0 && rankWithout(chosen) < full {
			least = len(chosen)
			return
		}
		for ; i < len(small); i++ {
			try(i+1, append(slices.Clip(chosen), small[i]...))
		}
	}
	try(0, nil)
	return least
}
