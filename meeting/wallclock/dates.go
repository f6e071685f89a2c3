package wallclock

import (
	"encoding/json"
	"iter"
	"slices"
)

// Dates is a set of dates, such as the holidays of a country or the days on which a company is closed. It
// is an immutable value and may be shared between goroutines; the zero Dates has none. In JSON it is an
// array of dates in order, ["2026-12-25","2026-12-26"].
type Dates struct{ sorted []Date }

// NewDates returns the set of the given dates. Zero dates are left out.
func NewDates(dates ...Date) Dates {
	sorted := slices.SortedFunc(slices.Values(dates), Date.Compare)
	sorted = slices.Compact(sorted)
	return Dates{slices.DeleteFunc(sorted, Date.IsZero)}
}

// Contains reports whether d is in the set.
func (s Dates) Contains(d Date) bool {
	if len(s.sorted) == 0 {
		return false
	}
	_, found := slices.BinarySearchFunc(s.sorted, d, Date.Compare)
	return found
}

// Union returns the set of the dates that are in s, in o, or in both.
func (s Dates) Union(o Dates) Dates { return NewDates(slices.Concat(s.sorted, o.sorted)...) }

// Len returns how many dates are in the set.
func (s Dates) Len() int { return len(s.sorted) }

// All returns an iterator over the dates in order.
func (s Dates) All() iter.Seq[Date] { return slices.Values(s.sorted) }

// MarshalJSON writes the dates in order.
func (s Dates) MarshalJSON() ([]byte, error) {
	if s.sorted == nil {
		return []byte("[]"), nil
	}
	return json.Marshal(s.sorted)
}

// UnmarshalJSON reads dates in any order.
func (s *Dates) UnmarshalJSON(data []byte) error {
	var dates []Date
	if err := json.Unmarshal(data, &dates); err != nil {
		return err
	}
	*s = NewDates(dates...)
	return nil
}
