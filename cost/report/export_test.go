package report

import (
	"math/big"

	"github.com/salesmeeting/salesmeeting/cost"
)

// Clean is clean.
func Clean(text string) string { return clean(text) }

// Cut cuts text to so many columns of a terminal.
func Cut(text string, limit int) string { return cut(text, limit, columns) }

// Columns returns how many columns of a terminal text takes.
func Columns(text string) int { return measureText(text, columns) }

// AllocateHours returns what allocateHours does, in hundredths of an hour.
func AllocateHours(total cost.Hours, parts []cost.Hours) []uint64 {
	var list []uint64
	for _, h := range allocateHours(total, parts) {
		list = append(list, uint64(h))
	}
	return list
}

// Ticks returns the labels of an axis up to the decimal largest.
func Ticks(largest string, steps int64, digits int) []string {
	size, _ := new(big.Rat).SetString(largest)
	var list []string
	for _, t := range newAxis(size, steps, digits, func(n *big.Rat, digits int) string {
		return english.grouped(n.FloatString(digits))
	}).ticks {
		list = append(list, t.label)
	}
	return list
}
