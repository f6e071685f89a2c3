package paycard

import (
	"maps"
	"math/big"
	"slices"

	"github.com/salesmeeting/salesmeeting/participant"
)

// A cell of one card may lie within a cell of another: those who have come since, or who have gone, or who have
// moved together to another role, are what is left of the one without the other. They are five or more, but that
// does not make them even.

// restsAreEven reports whether the p %-rule holds for what is left of every cell, ids included, without cells
// that lie within it, as far as ids are new to that. Pay is known of the people of the draft alone, and asked of
// them alone. It reports false, too, where the answer would take too long.
func (p *publisher) restsAreEven(ids []participant.ID) bool {
	steps := maxSteps
	if !p.evenWithout(setOf(ids), within(ids, p.counted), &steps) {
		return false
	}
	for _, whole := range p.counted {
		left := setOf(whole)
		if !containsAll(left, ids) {
			continue
		}
		left = without(left, ids)
		if !p.even(p.known(left)) || !p.evenWithout(left, within(whole, p.counted), &steps) {
			return false
		}
	}
	return true
}

// within returns those of cells that lie within whole.
func within(whole []participant.ID, cells [][]participant.ID) (parts [][]participant.ID) {
	set := setOf(whole)
	for _, cell := range cells {
		if containsAll(set, cell) {
			parts = append(parts, cell)
		}
	}
	return parts
}

// evenWithout reports whether what is left keeps the rule without any of cells, apart from each other.
func (p *publisher) evenWithout(left map[participant.ID]bool, cells [][]participant.ID, steps *int) bool {
	for i, cell := range cells {
		if !containsAll(left, cell) {
			continue
		}
		if *steps--; *steps < 0 {
			return false
		}
		rest := without(left, cell)
		if !p.even(p.known(rest)) || !p.evenWithout(rest, cells[i+1:], steps) {
			return false
		}
	}
	return true
}

// known returns the rates of those of ids who are in the draft.
func (p *publisher) known(ids map[participant.ID]bool) []*big.Rat {
	var rates []*big.Rat
	for id := range ids {
		if r, ok := p.rates[id]; ok {
			rates = append(rates, r)
		}
	}
	return rates
}

func setOf(ids []participant.ID) map[participant.ID]bool {
	set := make(map[participant.ID]bool, len(ids))
	for _, id := range ids {
		set[id] = true
	}
	return set
}

func containsAll(set map[participant.ID]bool, ids []participant.ID) bool {
	return len(ids) <= len(set) && !slices.ContainsFunc(ids, func(id participant.ID) bool { return !set[id] })
}

func without(set map[participant.ID]bool, ids []participant.ID) map[participant.ID]bool {
	rest := maps.Clone(set)
	for _, id := range ids {
		delete(rest, id)
	}
	return rest
}
