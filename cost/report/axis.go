package report

import (
	"math/big"
	"strings"
)

// px is a length in a chart, in tenths of its unit, which is a pixel where the chart has its natural size.
// Charts are laid out in whole numbers, so that they come out the same on every machine.
type px int

// String returns the length as SVG writes it, "12.5" or "12".
func (p px) String() string {
	text := big.NewRat(int64(p), 10).FloatString(1)
	return strings.TrimSuffix(text, ".0")
}

const unit px = 10

// axis is a scale from 0 to a round number.
type axis struct {
	top   *big.Rat // at least the largest size
	ticks []mark
}

// mark is a round number on an axis.
type mark struct {
	value *big.Rat
	label string
}

// newAxis returns the scale for sizes up to largest, which is positive, with at most so many steps of 1, 2 or 5
// times a power of ten, of at most so many decimal digits.
func newAxis(largest *big.Rat, steps int64, digits int, text func(n *big.Rat, digits int) string) axis {
	step := big.NewRat(1, 1)
	for range digits {
		step.Quo(step, big.NewRat(10, 1))
	}
	factors := []*big.Rat{big.NewRat(2, 1), big.NewRat(5, 2), big.NewRat(2, 1)} // 1, 2, 5, 10
	count := new(big.Rat)
	for i := 0; count.Quo(largest, step).Cmp(big.NewRat(steps, 1)) > 0; i++ {
		step = new(big.Rat).Mul(step, factors[i%3])
	}
	if step.IsInt() {
		digits = 0
	}
	a := axis{top: new(big.Rat)}
	for {
		a.ticks = append(a.ticks, mark{new(big.Rat).Set(a.top), text(a.top, digits)})
		if a.top.Cmp(largest) >= 0 {
			return a
		}
		a.top.Add(a.top, step)
	}
}

// last returns the label at the end.
func (a axis) last() string { return a.ticks[len(a.ticks)-1].label }

// at returns where value lies on an axis of the given length.
func (a axis) at(value *big.Rat, length px) px { return px(scaled(value, a.top, int(length))) }

// largestOf returns the largest size of a list, at least 0.
func largestOf[T any](list []T, size func(T) *big.Rat) *big.Rat {
	largest := new(big.Rat)
	for _, each := range list {
		if n := size(each); n != nil && n.Cmp(largest) > 0 {
			largest = n
		}
	}
	return largest
}

// scaled returns length·size/top, rounded down; 0 if size is not positive or top is 0.
func scaled(size, top *big.Rat, length int) int {
	if size.Sign() <= 0 || top.Sign() <= 0 {
		return 0
	}
	part := new(big.Rat).Quo(size, top)
	part.Mul(part, big.NewRat(int64(length), 1))
	return int(new(big.Int).Quo(part.Num(), part.Denom()).Int64())
}
