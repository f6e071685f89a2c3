package cost

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"github.com/salesmeeting/salesmeeting/cost/money"
)

// A Probability is how likely somebody attends, from 0 to 1 with four decimal places, exact. The zero
// Probability is 0, never; Probabilities compare with ==.
type Probability struct{ tenThousandths uint16 }

// Never and Always are the probabilities 0 and 1.
var (
	never  = Probability{0}
	always = Probability{unitsPerSecond}
)

// ParseProbability returns the probability that text writes as a decimal of at most four places, "0.83".
func ParseProbability(text string) (Probability, error) {
	whole, fraction, point := strings.Cut(text, ".")
	digits := whole + (fraction + "0000")[:4]
	n, err := strconv.ParseUint(digits, 10, 16)
	if err != nil || n > unitsPerSecond || len(fraction) > 4 || whole == "" || point && fraction == "" ||
		strings.ContainsAny(digits, "+_") {
		return Probability{}, fmt.Errorf(`%.40q is no probability: a decimal from 0 to 1 of at most four places, "0.83"`, text)
	}
	return Probability{uint16(n)}, nil
}

// String returns the probability as a decimal without superfluous zeros, "0.83".
func (p Probability) String() string {
	text := fmt.Sprintf("%d.%04d", p.tenThousandths/unitsPerSecond, p.tenThousandths%unitsPerSecond)
	return strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
}

// MarshalText returns what String does.
func (p Probability) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// UnmarshalText reads what [ParseProbability] does.
func (p *Probability) UnmarshalText(text []byte) (err error) {
	*p, err = ParseProbability(string(text))
	return err
}

// rat returns the probability as a number.
func (p Probability) rat() *big.Rat { return big.NewRat(int64(p.tenThousandths), unitsPerSecond) }

func (p Probability) ratio() money.Ratio { return expected(uint64(p.tenThousandths)) }

// expected returns a number of people, which is in ten-thousandths.
func expected(share uint64) money.Ratio {
	n, _ := money.NewRatio(int64(share), unitsPerSecond)
	return n
}

// complement returns 1 − p.
func (p Probability) complement() Probability { return Probability{unitsPerSecond - p.tenThousandths} }
