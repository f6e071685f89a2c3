package recurrence

import "math/bits"

// daySet is a set of consecutive days: bit i stands for the day base+i. It holds a year with a day on
// either side, for SKIP.
type daySet struct {
	base  int
	words int // how many words of bits are in use
	bits  [6]uint64
}

// reset empties the set and moves it.
func (s *daySet) reset(base, words int) {
	s.base, s.words = base, words
	s.bits = [6]uint64{}
}

func (s *daySet) count() (n int) {
	for _, w := range s.bits[:s.words] {
		n += bits.OnesCount64(w)
	}
	return n
}

// or adds a set of up to 64 days that begins at index i.
func (s *daySet) or(mask uint64, i int) {
	word, shift := i>>6, uint(i&63)
	s.bits[word] |= mask << shift
	if shift > 0 && word+1 < len(s.bits) {
		s.bits[word+1] |= mask >> (64 - shift)
	}
}

// add adds the day of index i, if it lies within the set's reach.
func (s *daySet) add(i int) {
	if 0 <= i && i < 64*s.words {
		s.bits[i>>6] |= 1 << (i & 63)
	}
}

// and keeps the days that o has, too. Both have the same base.
func (s *daySet) and(o *daySet) {
	for i := range s.words {
		s.bits[i] &= o.bits[i]
	}
}

// low returns the lowest n bits, as far as there are any.
func low(n int) uint64 {
	switch {
	case n <= 0:
		return 0
	case n >= 64:
		return ^uint64(0)
	}
	return 1<<n - 1
}

// nth returns the index of the n-th day, from the end if n is negative; -1 if there are fewer.
func (s *daySet) nth(n int) int {
	if n < 0 {
		n = s.count() + 1 + n
	}
	if n < 1 {
		return -1
	}
	for i, w := range s.bits[:s.words] {
		c := bits.OnesCount64(w)
		if n > c {
			n -= c
			continue
		}
		for ; n > 1; n-- {
			w &= w - 1
		}
		return 64*i + bits.TrailingZeros64(w)
	}
	return -1
}

// pick keeps the days at the given positions, RFC 5545 BYSETPOS.
func (s *daySet) pick(positions []int16) {
	var kept [6]uint64
	for _, p := range positions {
		if i := s.nth(int(p)); i >= 0 {
			kept[i>>6] |= 1 << (i & 63)
		}
	}
	s.bits = kept
}
