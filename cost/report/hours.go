package report

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/salesmeeting/salesmeeting/cost"
)

// hundredths is a number of hours as a report shows it, in hundredths of an hour.
type hundredths uint64

// String returns the number of hours with two decimal places, "27.25".
func (h hundredths) String() string { return fmt.Sprintf("%d.%02d", h/100, h%100) }

// allocateHours returns what to show of each of parts, so that the column adds up to what is shown of
// total, their sum. Each part gets the whole hundredths of its hours, and those that are left go one each to
// the parts with the largest remainders, the earlier one first where they are equal.
func allocateHours(total cost.Hours, parts []cost.Hours) []hundredths {
	shown := make([]hundredths, len(parts))
	remainder := make([]uint64, len(parts))
	order := make([]int, len(parts))
	left := roundedHours(total)
	for i, part := range parts {
		units := unitsOf(part)
		shown[i], remainder[i], order[i] = hundredths(units/unitsPerHundredth), units%unitsPerHundredth, i
		left -= min(left, shown[i])
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(remainder[b], remainder[a]) })
	// More parts have a remainder than hundredths are left, since each remainder is below a hundredth.
	for _, i := range order[:min(uint64(len(order)), uint64(left))] {
		shown[i]++
	}
	return shown
}

func roundedHours(h cost.Hours) hundredths {
	n, _ := strconv.ParseUint(strings.Replace(h.String(), ".", "", 1), 10, 64) // has two places
	return hundredths(n)
}

const (
	unitsPerSecond    = 10_000
	unitsPerHundredth = 36 * unitsPerSecond
)

// unitsOf returns h in ten-thousandths of a second, in which it is a whole number.
func unitsOf(h cost.Hours) uint64 {
	whole, fraction, _ := strings.Cut(h.Seconds(), ".")
	n, _ := strconv.ParseUint(whole+(fraction + "0000")[:4], 10, 64) // what Seconds writes fits
	return n
}
