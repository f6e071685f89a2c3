package load

import (
	"encoding/json"
	"errors"
	"math/big"
	"time"

	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A Ratio is an exact share, 23/40, or undefined where its denominator is zero: the load of somebody who does
// not work in the window is no number, and 0 would be wrong.
//
// The zero Ratio is undefined. Ratios are immutable and may be shared between goroutines. Compare with Equal
// or Compare; == does not compile. (A [money.Ratio] has no order and its zero is 0: it would need a second
// value beside it everywhere.)
type Ratio struct {
	_   [0]func()
	rat *big.Rat // nil: undefined; never changed
}

// over returns a/b, undefined if b is none.
func over(a, b time.Duration) Ratio {
	if b == 0 {
		return Ratio{}
	}
	return Ratio{rat: big.NewRat(int64(a), int64(b))}
}

// Defined reports whether r is a number.
func (r Ratio) Defined() bool { return r.rat != nil }

// Value returns r as a number without a unit, and whether it is one.
func (r Ratio) Value() (money.Ratio, bool) {
	if r.rat == nil {
		return money.Ratio{}, false
	}
	v, err := money.ParseRatio(r.rat.RatString())
	return v, err == nil
}

// Equal reports whether r and o are the same number, or both undefined.
func (r Ratio) Equal(o Ratio) bool { return r.Compare(o) == 0 }

// Compare returns -1, 0 or 1 as r is less than, equal to or more than o. Undefined ratios are equal to each
// other and come before all numbers.
func (r Ratio) Compare(o Ratio) int {
	switch {
	case r.rat != nil && o.rat != nil:
		return r.rat.Cmp(o.rat)
	case r.rat != nil:
		return 1
	case o.rat != nil:
		return -1
	}
	return 0
}

// Exact returns the number in lowest terms, "23/40", or "1" for an integer, and "" for an undefined ratio.
func (r Ratio) Exact() string {
	if r.rat == nil {
		return ""
	}
	return r.rat.RatString()
}

// Text returns the number as a decimal, rounded once, half to even, to the given number of digits, and ""
// for an undefined ratio.
func (r Ratio) Text(digits uint8) string {
	v, ok := r.Value()
	if !ok {
		return ""
	}
	return v.Text(digits)
}

// String returns r in percent with two decimal places, "57.50 %", and "undefined" for an undefined ratio.
func (r Ratio) String() string {
	if r.rat == nil {
		return "undefined"
	}
	return r.percent() + " %"
}

func (r Ratio) percent() string {
	return Ratio{rat: new(big.Rat).Mul(r.rat, big.NewRat(100, 1))}.Text(2)
}

// MarshalJSON writes {"percent":"57.50","exact":"23/40"}, and null for an undefined ratio.
func (r Ratio) MarshalJSON() ([]byte, error) {
	if r.rat == nil {
		return []byte("null"), nil
	}
	return json.Marshal(struct {
		Percent string `json:"percent"`
		Exact   string `json:"exact"`
	}{r.percent(), r.Exact()})
}

// UnmarshalJSON reads what MarshalJSON wrote, of which exact alone counts.
func (r *Ratio) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		*r = Ratio{}
		return nil
	}
	var exact *money.Ratio
	if err := participant.DecodeObject(data, map[string]any{"exact": &exact}); err != nil {
		return err
	}
	if exact == nil {
		return participant.Problems{{Path: "/exact", Err: errors.New("is missing")}}
	}
	*r = ratioOf(*exact)
	return nil
}

func ratioOf(v money.Ratio) Ratio {
	rat, _ := new(big.Rat).SetString(v.String()) // it is what RatString writes
	return Ratio{rat: rat}
}
