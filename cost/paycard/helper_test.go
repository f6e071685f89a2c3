package paycard_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/big"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
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

// narrowest returns the fewest people on whom some combination of sums says something, if they are at
// most four, and otherwise 5. It goes another way than the library. A combination of sums gives everybody a
// coefficient; what such coefficients are is what is at right angles to all x that make every sum zero. So
// one that is zero but for a few people exists if and only if the values that these people have in all
// such x are linearly dependent. Five random x are enough for four people.
func narrowest(sums [][]participant.ID) int {
	names := map[participant.ID]string{}
	for i, s := range sums {
		for _, id := range s {
			names[id] += fmt.Sprint(i, " ")
		}
	}
	weights := map[string]int{} // people who are in the same sums have the same coefficients
	for _, name := range names {
		weights[name]++
	}
	alike := slices.Sorted(maps.Keys(weights))
	x := zeros(len(sums), alike)
	least := 5
	var try func(from, people int, rows [][]int64)
	try = func(from, people int, rows [][]int64) {
		if people >= least {
			return
		}
		if len(rows) > 0 && len(echelon(rows)) < len(rows) {
			least = people
			return
		}
		for i := from; i < len(alike); i++ {
			try(i+1, people+weights[alike[i]], append(slices.Clip(rows), x[i]))
		}
	}
	try(0, 0, nil)
	return least
}

const smallPrime = 1_000_000_007

// zeros returns for each name its values in five random x for which all sums are zero.
func zeros(sums int, alike []string) [][]int64 {
	m := make([][]int64, sums)
	for i := range m {
		m[i] = make([]int64, len(alike))
		for c, name := range alike {
			if slices.Contains(strings.Fields(name), strconv.Itoa(i)) {
				m[i][c] = 1
			}
		}
	}
	x := make([][]int64, len(alike))
	for c := range x {
		x[c] = []int64{-1, -1, -1, -1, -1}
	}
	rows := echelon(m)
	pivot := func(row []int64) int { return slices.IndexFunc(row, func(v int64) bool { return v != 0 }) }
	r := source()
	for k := range 5 {
		for _, row := range rows {
			x[pivot(row)][k] = 0
		}
		for c := range x {
			if x[c][k] < 0 {
				x[c][k] = r.Int64N(smallPrime)
			}
		}
		for _, row := range slices.Backward(rows) {
			rest := int64(0)
			for c, v := range row[pivot(row)+1:] {
				rest = (rest + v*x[pivot(row)+1+c][k]) % smallPrime
			}
			x[pivot(row)][k] = (smallPrime - rest) * inverse(row[pivot(row)]) % smallPrime
		}
	}
	return x
}

// echelon returns the row echelon form without zero rows, modulo smallPrime.
func echelon(rows [][]int64) [][]int64 {
	m := make([][]int64, len(rows))
	for i := range rows {
		m[i] = slices.Clone(rows[i])
	}
	rank := 0
	for c := 0; rank < len(m) && c < len(m[0]); c++ {
		at := slices.IndexFunc(m[rank:], func(row []int64) bool { return row[c] != 0 })
		if at < 0 {
			continue
		}
		m[rank], m[rank+at] = m[rank+at], m[rank]
		f := inverse(m[rank][c])
		for _, row := range m[rank+1:] {
			by := row[c] * f % smallPrime
			for k := c; k < len(row); k++ {
				row[k] = (row[k] + (smallPrime-by)*m[rank][k]) % smallPrime
			}
		}
		rank++
	}
	return m[:rank]
}

func inverse(a int64) int64 {
	return new(big.Int).ModInverse(big.NewInt(a), big.NewInt(smallPrime)).Int64()
}
