package money

import "math/big"

// InBig returns a as it would be if nothing fitted in machine integers.
func InBig(a Amount) Amount {
	if a.ref == nil {
		return a
	}
	return Amount{ref: &ref{a.ref.cur, new(big.Rat).Set(a.number().rat())}}
}

// RatioInBig does so for a ratio.
func RatioInBig(r Ratio) Ratio { return Ratio{n: number{big: new(big.Rat).Set(r.n.rat())}} }

// IsBig reports whether a is in a big.Rat.
func IsBig(a Amount) bool { return a.ref != nil && a.ref.big != nil }

// Codes are all the codes that ParseCurrency takes.
func Codes() []string {
	var codes []string
	for _, e := range isoList {
		codes = append(codes, e.code)
	}
	return codes
}

// RetiredCodes are the codes that an error has a successor for.
func RetiredCodes() map[string]string { return retiredCodes }

// MaxText is the longest number in bytes.
const MaxText = maxText
