package cost

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"time"

	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/participant"
)

// The JSON of a worth. Ratios are there twice, as amounts are: rounded for people, and exact. So is time, as
// exact seconds and as hours of two decimal places. What is undefined is null.
type (
	worthJSON struct {
		Schema      int           `json:"schema"`
		Direct      money.Amount  `json:"direct"`
		Economic    *money.Amount `json:"economic,omitempty"`
		Low         worthCaseJSON `json:"low"`
		Base        worthCaseJSON `json:"base"`
		High        worthCaseJSON `json:"high"`
		Positive    []Case        `json:"positive"`
		Assumptions []Assumption  `json:"assumptions"`
	}
	worthCaseJSON struct {
		Benefit         money.Amount                 `json:"benefit"`
		Lines           map[BenefitLine]money.Amount `json:"lines"`
		Net             money.Amount                 `json:"net"`
		Return          *ratioJSON                   `json:"return"`
		EconomicNet     *money.Amount                `json:"economic_net,omitempty"`
		EconomicReturn  *ratioJSON                   `json:"economic_return,omitempty"`
		BreakEvenUplift *ratioJSON                   `json:"break_even_uplift_points"`
		BreakEvenTime   *money.Ratio                 `json:"break_even_seconds"`
		BreakEvenHours  *json.Number                 `json:"break_even_hours"`
	}
	ratioJSON struct {
		Ratio string      `json:"ratio"` // of four decimal places
		Exact money.Ratio `json:"exact"`
	}
)

// MarshalJSON writes the worth with all of its figures. It is not read back: keep the [BenefitDraft] and the
// [Outlay].
func (w Worth) MarshalJSON() ([]byte, error) {
	out := worthJSON{
		Schema: Schema, Direct: w.outlay.Direct,
		Low: w.json(LowCase), Base: w.json(BaseCase), High: w.json(HighCase),
		Positive: append([]Case{}, w.Positive()...), Assumptions: append([]Assumption{}, w.assumptions...),
	}
	if !w.outlay.Economic.Currency().IsZero() {
		out.Economic = &w.outlay.Economic
	}
	return json.Marshal(out)
}

func (w Worth) json(c Case) worthCaseJSON {
	out := worthCaseJSON{
		Benefit: w.Benefit(c), Lines: map[BenefitLine]money.Amount{}, Net: w.Net(c),
		Return: ratioOrNull(w.Return(c)), EconomicReturn: ratioOrNull(w.EconomicReturn(c)),
		BreakEvenUplift: ratioOrNull(w.BreakEvenUplift(c)),
	}
	if hours, ok := w.BreakEvenHours(c); ok {
		seconds, shown := secondsOf(hours), json.Number(hours.Text(2))
		out.BreakEvenTime, out.BreakEvenHours = &seconds, &shown
	}
	for l := range BenefitLines() {
		if a := w.Line(l, c); a.Sign() != 0 {
			out.Lines[l] = a
		}
	}
	if net, ok := w.EconomicNet(c); ok {
		out.EconomicNet = &net
	}
	return out
}

func ratioOrNull(r money.Ratio, ok bool) *ratioJSON {
	if !ok {
		return nil
	}
	return &ratioJSON{r.Text(4), r}
}

// secondsOf returns hours in seconds.
func secondsOf(hours money.Ratio) money.Ratio {
	seconds := ratOf(hours)
	return ratioOf(seconds.Mul(seconds, big.NewRat(3600, 1)))
}

// MarshalJSON writes the outlay with its length as [time.Duration.String] has it, "45m0s".
func (o Outlay) MarshalJSON() ([]byte, error) {
	type plain Outlay
	return json.Marshal(struct {
		plain
		Length elapsed `json:"length,omitzero"`
	}{plain(o), elapsed(o.Length)})
}

// UnmarshalJSON reads what MarshalJSON wrote; the length is text that [time.ParseDuration] reads. Faults are
// located and come all at once, as [participant.Problems].
func (o *Outlay) UnmarshalJSON(data []byte) error {
	var read Outlay
	err := participant.DecodeObject(data, map[string]any{
		"direct": &read.Direct, "economic": &read.Economic, "labor": &read.Labor,
		"length": (*elapsed)(&read.Length), "people": &read.People, "substitute": &read.Substitute,
		"assumptions": &read.Assumptions,
	})
	if err == nil {
		*o = read
	}
	return err
}

// elapsed is elapsed time as JSON has it.
type elapsed time.Duration

func (e elapsed) MarshalText() ([]byte, error) { return []byte(time.Duration(e).String()), nil }

func (e *elapsed) UnmarshalText(text []byte) error {
	d, err := time.ParseDuration(string(text))
	if err != nil {
		return fmt.Errorf(`%.40q is no length: write "45m" or "1h30m"`, text)
	}
	*e = elapsed(d)
	return nil
}

// checkElapsed returns an error if d can't be the time that a person spends.
func checkElapsed(d, most time.Duration) error {
	switch {
	case d < 0:
		return errNegative
	case d > most:
		return fmt.Errorf("must be at most %s", most)
	case d%time.Second != 0:
		return errors.New("must be in whole seconds")
	}
	return nil
}
