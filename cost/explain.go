package cost

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/salesmeeting/salesmeeting/cost/money"
)

// An Explanation says how a figure came about, step by step. It is plain data.
type Explanation struct {
	Of          string // what is explained
	Steps       []Step
	Assumptions []Assumption
}

// A Step is one line of an [Explanation]. It is plain data.
type Step struct {
	What   string       // "labor, sales-manager"
	How    string       // "1 person × 45 min × 90.97 USD/h"; rates are rounded, times and people are exact
	Amount money.Amount // exact
	// Sum says that the step is the sum of those since the last sum, or since the beginning.
	Sum bool
}

// String returns the explanation as text: a line for each step, amounts rounded so that they add up to their
// sums, each sum with its exact number, and then what it all rests on.
func (e Explanation) String() string {
	var b strings.Builder
	b.WriteString(e.Of + "\n")
	shown := e.rounded()
	what, how, amount := 0, 0, 0
	for i, s := range e.Steps {
		what, how = max(what, utf8.RuneCountInString(s.What)), max(how, utf8.RuneCountInString(s.How))
		amount = max(amount, len(shown[i].Text()))
	}
	for i, s := range e.Steps {
		mark, exact := " ", ""
		if s.Sum {
			mark, exact = "=", fmt.Sprintf(" (%s)", s.Amount.Exact())
		}
		fmt.Fprintf(&b, "%s %-*s  %-*s  %*s %s%s\n", mark, what, s.What, how, s.How, amount, shown[i].Text(),
			shown[i].Currency(), exact)
	}
	if len(e.Assumptions) > 0 {
		b.WriteString("It rests on\n")
	}
	for _, a := range e.Assumptions {
		detail := a.Detail
		if detail != "" {
			detail = ", " + detail
		}
		fmt.Fprintf(&b, "  %s%s: %s %s (%s)\n", a.Name, detail, a.Value, a.Unit, a.Source)
	}
	return b.String()
}

// rounded returns what is shown of each step.
func (e Explanation) rounded() []money.Amount {
	shown := make([]money.Amount, len(e.Steps))
	var part []money.Amount
	for i, s := range e.Steps {
		shown[i] = s.Amount.Round()
		if !s.Sum {
			part = append(part, s.Amount)
			continue
		}
		if parts, err := money.Allocate(s.Amount, part); err == nil {
			copy(shown[i-len(part):], parts)
		}
		part = nil
	}
	return shown
}

// MarshalJSON writes the explanation; amounts are exact.
func (e Explanation) MarshalJSON() ([]byte, error) {
	type step struct {
		What   string       `json:"what"`
		How    string       `json:"how"`
		Amount money.Amount `json:"amount"`
		Sum    bool         `json:"sum,omitempty"`
	}
	steps := []step{}
	for _, s := range e.Steps {
		steps = append(steps, step(s))
	}
	return json.Marshal(struct {
		Of          string       `json:"of"`
		Steps       []step       `json:"steps"`
		Assumptions []Assumption `json:"assumptions"`
	}{e.Of, steps, append([]Assumption{}, e.Assumptions...)})
}

// Explain returns how the forecast came about: what each series costs, and the same by kind of cost, and, where
// quotas are known, the premium beside it.
func (f Forecast) Explain() Explanation {
	e := Explanation{Of: f.Timesheet().String(), Assumptions: f.Assumptions()}
	for _, s := range f.series {
		e.add(s.Title, fmt.Sprintf("%s, %s person-hours", count(s.Occurrences, "meeting"), s.PersonHours), s.Cost)
	}
	e.sum("direct cost", "of all series", f.costs.Cost)
	for _, c := range f.lines.list() {
		whose := "of nobody in particular"
		if c.OfPeople {
			whose = "of people"
		}
		e.add(string(c.Line), whose, c.Cost)
	}
	e.sum("direct cost", "of all kinds", f.costs.Cost)
	if total, ok := f.Economic(); ok {
		e.add("direct cost", "", f.costs.Cost)
		e.add("premium", "selling that is displaced, above what its time costs", f.costs.Premium)
		e.sum("economic cost", "direct cost and premium", total)
	}
	return e
}

func (e *Explanation) add(what, how string, amount money.Amount) {
	e.Steps = append(e.Steps, Step{What: what, How: how, Amount: amount})
}

func (e *Explanation) sum(what, how string, amount money.Amount) {
	e.Steps = append(e.Steps, Step{What: what, How: how, Amount: amount, Sum: true})
}
