package cost

import "math/big"

// SignedHours is the exact difference of two [Hours], which may be below none. Values compare with ==; the zero
// SignedHours are none.
type SignedHours struct {
	size     Hours
	negative bool // only of a size that is not none
}

// differ returns a - b.
func differ(a, b Hours) SignedHours {
	if a.units < b.units {
		return SignedHours{Hours{b.units - a.units}, true}
	}
	return SignedHours{Hours{a.units - b.units}, false}
}

// Sign returns -1, 0 or 1.
func (h SignedHours) Sign() int {
	switch {
	case h.negative:
		return -1
	case h.size == Hours{}:
		return 0
	}
	return 1
}

// Size returns how much it is, whichever way.
func (h SignedHours) Size() Hours { return h.size }

// Seconds returns the exact number of seconds as a decimal without superfluous zeros: "-2565.5".
func (h SignedHours) Seconds() string { return h.minus() + h.size.Seconds() }

// String returns the number of hours with two decimal places, rounded half to even: "-27.25".
func (h SignedHours) String() string {
	text := h.size.String()
	if text == "0.00" {
		return text
	}
	return h.minus() + text
}

func (h SignedHours) minus() string {
	if h.negative {
		return "-"
	}
	return ""
}

func (h SignedHours) compare(o SignedHours) int { return h.rat().Cmp(o.rat()) }

// rat returns the number of ten-thousandths of a second.
func (h SignedHours) rat() *big.Rat {
	n := new(big.Rat).SetUint64(h.size.units)
	if h.negative {
		n.Neg(n)
	}
	return n
}
