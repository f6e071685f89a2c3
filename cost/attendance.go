package cost

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"math/big"
	"slices"

	"github.com/salesmeeting/salesmeeting/participant"
)

// Attendance says how likely people attend. It is plain data; the zero Attendance has declined people at 0
// and everybody else at 1, since no other figure has a source.
//
// Of people who have declined, ByResponse alone speaks. Of all others, what is said of them by person counts
// before what their history says, and that before their response.
type Attendance struct {
	// ByResponse replaces the probability of people with a response.
	ByResponse map[participant.Response]Probability `json:"by_response,omitempty"`
	// ByPerson replaces that of single people, whatever their response, unless they declined.
	ByPerson map[participant.ID]Probability `json:"by_person,omitempty"`
	// History estimates that of single people from what they did before, together with Prior.
	History map[participant.ID]History `json:"history,omitempty"`
	Prior   Prior                      `json:"prior,omitzero"`
}

// A History counts the meetings to which somebody was invited and which they had not declined, and those of them
// that they attended. It is plain data, comparable with ==.
type History struct {
	Attended int `json:"attended"`
	Invited  int `json:"invited"`
}

// A Prior is what is believed of people before their history is known: as if everybody had attended Attended
// meetings and missed Missed others. Both are decimals or fractions of zero or more, at most 40 bytes. It is
// the host's choice: Reclaim reports that 83 % of meetings are attended (2024), so that {Attended: "8.3", Missed:
// "1.7"} weighs ten of them. It is plain data, comparable with ==.
type Prior struct {
	Attended string `json:"attended"`
	Missed   string `json:"missed"`
	Source   string `json:"source"` // whose belief it is
}

// Probability returns how likely somebody attends who has the history h: (attended + α)/(invited + α + β), α
// and β being those of the prior, rounded half to even to four places. It fails with [participant.Problems] if
// a number is negative or can't be read, if more meetings were attended than there were invitations, if the
// prior has no source, and if there are neither invitations nor a prior.
func (h History) Probability(prior Prior) (Probability, error) {
	alpha, beta, ps := prior.read()
	ps = append(ps, h.check()...)
	if len(ps) > 0 {
		return Probability{}, ps
	}
	return h.estimate(alpha, beta)
}

func (h History) check() (ps participant.Problems) {
	switch {
	case h.Attended < 0:
		ps = append(ps, participant.Problem{Path: "/attended", Err: errNegative})
	case h.Invited < h.Attended:
		ps = append(ps, participant.Problem{Path: "/invited", Err: fmt.Errorf("is %d, less than the %d attended", h.Invited, h.Attended)})
	}
	return ps
}

// estimate returns what a history that was checked comes to.
func (h History) estimate(alpha, beta *big.Rat) (Probability, error) {
	came := new(big.Rat).Add(alpha, big.NewRat(int64(h.Attended), 1))
	all := new(big.Rat).Add(beta, came)
	all.Add(all, big.NewRat(int64(h.Invited-h.Attended), 1))
	if all.Sign() == 0 {
		return Probability{}, participant.Problems{{Path: "/invited", Err: errors.New("is 0, and the prior is nothing: there is nothing to estimate from")}}
	}
	return roundedProbability(came.Quo(came, all)), nil
}

// roundedProbability returns n, which is from 0 to 1, rounded half to even to four places.
func roundedProbability(n *big.Rat) Probability {
	n.Mul(n, big.NewRat(unitsPerSecond, 1))
	whole, rest := new(big.Int).QuoRem(n.Num(), n.Denom(), new(big.Int))
	units := whole.Uint64()
	if c := rest.Lsh(rest, 1).Cmp(n.Denom()); c > 0 || c == 0 && units%2 == 1 {
		units++
	}
	return Probability{uint16(units)}
}

func (p Prior) read() (alpha, beta *big.Rat, ps participant.Problems) {
	read := func(text, key string) *big.Rat {
		if text == "" {
			return new(big.Rat)
		}
		n, err := notNegative.parse(text)
		ps = append(ps, participant.Located(participant.Pointer("prior", key), err)...)
		return n
	}
	alpha, beta = read(p.Attended, "attended"), read(p.Missed, "missed")
	if p.Source == "" && p != (Prior{}) {
		ps = append(ps, participant.Problem{Path: "/prior/source", Err: errors.New("is missing: say whose belief it is")})
	}
	return alpha, beta, ps
}

// compiled returns a with the history of people in ByPerson, and without that of others.
func (a Attendance) compiled() (Attendance, error) {
	a.ByResponse, a.ByPerson = maps.Clone(a.ByResponse), maps.Clone(a.ByPerson)
	a.History = maps.Clone(a.History)
	alpha, beta, faults := a.Prior.read()
	ps := faults.Under("/attendance")
	for _, id := range slices.Sorted(maps.Keys(a.History)) {
		h := a.History[id]
		faults := h.check()
		var p Probability
		if len(ps)+len(faults) == 0 {
			var err error
			p, err = h.estimate(alpha, beta)
			faults = participant.Located("", err)
		}
		ps = append(ps, faults.Under(participant.Pointer("attendance", "history", string(id)))...)
		if _, given := a.ByPerson[id]; given {
			delete(a.History, id)
			continue
		}
		if a.ByPerson == nil {
			a.ByPerson = make(map[participant.ID]Probability, len(a.History))
		}
		a.ByPerson[id] = p
	}
	return a, ps.Err()
}

// of returns the probability that somebody attends.
func (a *Attendance) of(id participant.ID, r participant.Response) Probability {
	if r != participant.Declined {
		if given, ok := a.ByPerson[id]; ok {
			return given
		}
	}
	return a.ofResponse(r)
}

// ofResponse returns the probability that somebody with the response attends of whom nothing else is known.
func (a *Attendance) ofResponse(r participant.Response) Probability {
	if given, ok := a.ByResponse[r]; ok {
		return given
	}
	if r == participant.Declined {
		return never
	}
	return always
}

// assumptions lists what is assumed of attendance.
func (a *Attendance) assumptions() []Assumption {
	list := []Assumption{
		{"attendance", always.String(), "probability", sourceOfRule, "everybody but declined people"},
		{"attendance", never.String(), "probability", sourceOfRule, "declined people"},
	}
	const source = "the host's attendance table"
	for _, r := range slices.Sorted(maps.Keys(a.ByResponse)) {
		list = append(list, Assumption{"attendance", a.ByResponse[r].String(), "probability", source, "response: " + r.String()})
	}
	if len(a.ByPerson) > len(a.History) {
		list = append(list, Assumption{Name: "attendance", Value: "by person", Unit: "probability", Source: source})
	}
	if len(a.History) > 0 {
		list = append(list, Assumption{
			"attendance", "by history", "probability", "the host's record of who came",
			"(attended + α)/(invited + α + β), rounded half to even to four places",
		})
	}
	if len(a.History) > 0 && a.Prior != (Prior{}) {
		list = append(list,
			Assumption{"attendance prior", cmp.Or(a.Prior.Attended, "0"), "meetings attended (α)", a.Prior.Source, ""},
			Assumption{"attendance prior", cmp.Or(a.Prior.Missed, "0"), "meetings missed (β)", a.Prior.Source, ""})
	}
	return list
}
