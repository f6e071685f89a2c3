package cost

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/salesmeeting/salesmeeting/participant"
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

// Attendance says how likely people attend. It is plain data; the zero Attendance has declined people at 0
// and everybody else at 1, since no other figure has a source.
type Attendance struct {
	// ByResponse replaces the probability of people with a response.
	ByResponse map[participant.Response]Probability `json:"by_response,omitempty"`
	// ByPerson replaces that of single people, whatever their response, unless they declined.
	ByPerson map[participant.ID]Probability `json:"by_person,omitempty"`
}

// of returns the probability that p attends.
func (a *Attendance) of(p *participant.Participant) Probability {
	if len(a.ByPerson) > 0 && p.Response != participant.Declined {
		if given, ok := a.ByPerson[p.ID]; ok {
			return given
		}
	}
	return a.ofResponse(p.Response)
}

// ofResponse returns the probability that somebody with the response attends of whom nothing else is known.
func (a *Attendance) ofResponse(r participant.Response) Probability {
	if len(a.ByResponse) > 0 {
		if given, ok := a.ByResponse[r]; ok {
			return given
		}
	}
	if r == participant.Declined {
		return never
	}
	return always
}
