package paycard

import (
	"cmp"
	"maps"
	"math/bits"
	"slices"

	"github.com/salesmeeting/salesmeeting/participant"
)

// A card says of each cell what its people are paid together: an equation with the coefficient 1 for
// those in the cell and 0 for all others. Many cards are many equations, and whoever has them knows all
// that can be combined from them, whatever the factors. Here it is checked that no such combination, other
// than one in which everybody's coefficient is 0, leaves fewer than the least number of people, if nobody's
// pay has changed.

// exposes reports whether cell makes a combination with what was published before that says something on
// fewer than least people. It reports so too where the answer would take too long.
func exposes(before [][]participant.ID, cell []participant.ID, least int) bool {
	m, weights := equations(append(slices.Clip(before), cell), least)
	if len(m.reduce()) == len(m[:len(before)].reduce()) {
		return false // it follows from what was published
	}
	light := slices.IndexFunc(weights, func(w int) bool { return w < least })
	if light < 0 {
		return false
	}
	for i := range m { // a last column tells how much of the cell is in a combination
		m[i] = append(m[i], 0)
	}
	m[len(before)][len(weights)] = 1
	var within matrix // what can be combined without any of the heavy columns
	for _, row := range m.reduce() {
		if isZero(row[:light]) {
			within = append(within, row[light:])
		}
	}
	s := search{left: maxSteps}
	return s.lighter(within, weights[light:], least-1)
}

// maxSteps bounds the work of a search. Ten cards of eight cells need a few hundred steps.
const maxSteps = 20_000

// equations returns a matrix with a row for each cell and a column for all people who are in the same
// cells, since they can't be told apart. Their number is the column's weight; those that weigh least or
// more come first.
func equations(cells [][]participant.ID, least int) (matrix, []int) {
	in := map[participant.ID][]byte{}
	for i, cell := range cells {
		for _, id := range cell {
			if in[id] == nil {
				in[id] = make([]byte, len(cells))
			}
			in[id][i] = 1
		}
	}
	alike := map[string]int{}
	for _, signature := range in {
		alike[string(signature)]++
	}
	columns := slices.SortedFunc(maps.Keys(alike), func(a, b string) int {
		return cmp.Or(cmp.Compare(min(alike[b], least), min(alike[a], least)), cmp.Compare(a, b))
	})
	m := make(matrix, len(cells))
	weights := make([]int, len(columns))
	for i := range m {
		m[i] = make([]uint64, len(columns))
		for c, signature := range columns {
			m[i][c] = uint64(signature[i])
			weights[c] = alike[signature]
		}
	}
	return m, weights
}

// search looks for a combination of rows that has something in the last column, and whose other columns
// that are not zero weigh little.
type search struct{ left int }

// lighter reports whether there is such a combination of the rows of m, which is reduced, whose columns
// weigh at most the given weight. For one column after the other either it is zero in the combination,
// or it is not and counts with its weight.
func (s *search) lighter(m matrix, weights []int, most int) bool {
	last := len(weights)
	if !slices.ContainsFunc(m, func(row []uint64) bool { return row[last] != 0 }) {
		return false
	}
	if s.left--; s.left < 0 {
		return true
	}
	pivot := slices.IndexFunc(m[0], func(x uint64) bool { return x != 0 })
	if pivot == last || isZero(m[len(m)-1][:last]) {
		return true
	}
	if s.lighter(m[1:], weights, most) { // no other row has anything in the pivot's column
		return true
	}
	if weights[pivot] > most {
		return false
	}
	rest := make(matrix, len(m))
	for i, row := range m {
		rest[i] = slices.Delete(slices.Clone(row), pivot, pivot+1)
	}
	return s.lighter(rest.reduce(), slices.Delete(slices.Clone(weights), pivot, pivot+1), most-weights[pivot])
}

func isZero(row []uint64) bool {
	return !slices.ContainsFunc(row, func(x uint64) bool { return x != 0 })
}

// matrix has rows of numbers modulo the prime 2^61 - 1. That gives the answer of rational numbers as long as
// no determinant within is a multiple of the prime, which by Hadamard's bound can't be with 36 rows that
// differ, and with more is as likely as to guess the prime.
type matrix [][]uint64

const prime = 1<<61 - 1

// reduce returns the reduced row echelon form, without zero rows.
func (m matrix) reduce() matrix {
	rows := make(matrix, len(m))
	for i := range m {
		rows[i] = slices.Clone(m[i])
	}
	rank := 0
	for c := 0; rank < len(rows) && c < len(rows[0]); c++ {
		at := slices.IndexFunc(rows[rank:], func(row []uint64) bool { return row[c] != 0 })
		if at < 0 {
			continue
		}
		rows[rank], rows[rank+at] = rows[rank+at], rows[rank]
		rows.clear(rank, c)
		rank++
	}
	return rows[:rank]
}

// clear makes row r one in column c, and all others zero.
func (m matrix) clear(r, c int) {
	inverse := power(m[r][c], prime-2)
	for k := range m[r] {
		m[r][k] = times(m[r][k], inverse)
	}
	for i, row := range m {
		if i == r || row[c] == 0 {
			continue
		}
		factor := prime - row[c]
		for k := range row {
			row[k] = (row[k] + times(factor, m[r][k])) % prime
		}
	}
}

func times(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a, b)
	_, rest := bits.Div64(hi, lo, prime)
	return rest
}

func power(a, n uint64) uint64 {
	result := uint64(1)
	for ; n > 0; n >>= 1 {
		if n&1 == 1 {
			result = times(result, a)
		}
		a = times(a, a)
	}
	return result
}
