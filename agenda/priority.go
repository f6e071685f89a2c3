package agenda

import (
	"fmt"
	"iter"
	"slices"
	"strings"
)

// A Priority says how much an item matters when time is short. The zero Priority is [Normal]. Priorities
// compare with ==, and with < from low to high.
type Priority int8

// The priorities, from low to high.
const (
	Low    Priority = iota - 1 // nice to have
	Normal                     // the usual
	High                       // goes before others
	Must                       // is never dropped
)

var priorityTexts = []string{"low", "normal", "high", "must"}

// Priorities returns the priorities, from low to high.
func Priorities() iter.Seq[Priority] { return slices.Values([]Priority{Low, Normal, High, Must}) }

// ParsePriority returns the priority that text names, in any case: "high".
func ParsePriority(text string) (Priority, error) {
	i := slices.Index(priorityTexts, strings.ToLower(text))
	if i < 0 {
		return Normal, fmt.Errorf("%.40q is no priority: one of %s", text, strings.Join(priorityTexts, ", "))
	}
	return Low + Priority(i), nil
}

// Check returns an error if p is none of the four priorities.
func (p Priority) Check() error {
	if p < Low || p > Must {
		return fmt.Errorf("%d is no priority", int8(p))
	}
	return nil
}

// String returns the priority's text, "high".
func (p Priority) String() string {
	if p.Check() != nil {
		return fmt.Sprintf("unknown (%d)", int8(p))
	}
	return priorityTexts[p-Low]
}

// MarshalText returns the priority's text. It fails for a value that is no Priority.
func (p Priority) MarshalText() ([]byte, error) {
	if err := p.Check(); err != nil {
		return nil, err
	}
	return []byte(p.String()), nil
}

// UnmarshalText sets p to the priority that text names.
func (p *Priority) UnmarshalText(text []byte) (err error) {
	*p, err = ParsePriority(string(text))
	return err
}
