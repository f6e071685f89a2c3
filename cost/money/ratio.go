package money

import (
	"errors"
)

// A Ratio is an exact rational number without a unit: a load factor, a share, a probability. It is
// immutable, may be shared between goroutines, and its zero value is 0. Compare with Equal; == does
// not compile.
type Ratio struct {
	_ [0]func()
	n number
}

// NewRatio returns num/den. It fails if den is 0.
func NewRatio(num, den int64) (Ratio, error) {
	if den == 0 {
		return Ratio{}, ErrUndefined
	}
	return Ratio{n: integer(num).quo(integer(den))}, nil
}

// ParseRatio returns the ratio that is written as a decimal ("0.95") or as a fraction ("7/5"). It
// fails with a [*SyntaxError].
func ParseRatio(text string) (Ratio, error) {
	n, err := parseNumber(text)
	return Ratio{n: n}, err
}

// ErrUndefined says that a ratio to nothing was asked for: there is none, and 0 would be wrong.
var ErrUndefined = errors.New("money: a ratio to zero is undefined")

// Equal reports whether r and s are the same number.
func (r Ratio) Equal(s Ratio) bool { return r.n.cmp(s.n) == 0 }

// Sign returns -1, 0 or 1.
func (r Ratio) Sign() int { return r.n.sign() }

// Text returns r rounded once, half to even, to the given number of decimal digits.
func (r Ratio) Text(digits uint8) string { return r.n.text(int(digits)) }

// String returns r exactly: "7/5", or "2" for an integer.
func (r Ratio) String() string { return r.n.exact() }

// MarshalText returns what String does. It fails if that is longer than 4,000 bytes.
func (r Ratio) MarshalText() ([]byte, error) {
	text, err := writable(r.n)
	return []byte(text), err
}

// UnmarshalText reads what [ParseRatio] does.
func (r *Ratio) UnmarshalText(text []byte) error {
	n, err := parseNumber(string(text))
	if err != nil {
		return err
	}
	*r = Ratio{n: n}
	return nil
}

func integer(i int64) number { return number{num: int128{i >> 63, uint64(i)}, den: 1} }
