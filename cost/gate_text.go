package cost

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/salesmeeting/salesmeeting/meeting"
)

// findings returns one finding for each budget that has something against the proposal, on its worst period: the
// most severe, then the one that is most over, then the first.
func (r Ruling) findings(showMoney bool) []meeting.Finding {
	var list []meeting.Finding
	for rest := r.Judgments; len(rest) > 0; {
		n := 1
		for n < len(rest) && rest[n].Budget == rest[0].Budget {
			n++
		}
		if f, ok := r.finding(rest[:n], showMoney); ok {
			list = append(list, f)
		}
		rest = rest[n:]
	}
	return list
}

// finding returns what there is against the proposal of one budget, of which judgments are.
func (r Ruling) finding(judgments []Judgment, showMoney bool) (meeting.Finding, bool) {
	worst, alike := judgments[0], 0
	for _, j := range judgments {
		switch {
		case j.Verdict == worst.Verdict:
			alike++
			if j.Over.compare(worst.Over) > 0 {
				worst = j
			}
		case worse(j.Verdict, worst.Verdict) == j.Verdict:
			worst, alike = j, 1
		}
	}
	text := worst.text(showMoney)
	if alike > 1 {
		text += fmt.Sprintf("; so in %s", count(alike-1, "more period"))
	}
	if worst.Verdict == meeting.Deny {
		text += "; " + r.remedyText()
	}
	f := meeting.Finding{Rule: BudgetRule, Source: worst.Budget.Source(), Verdict: worst.Verdict, Text: text}
	if worst.Budget.InMoney() {
		f.Rule = MoneyBudgetRule
	}
	return f, worst.Verdict != meeting.Allow
}

func (r Ruling) remedyText() string {
	if r.Remedy.IsZero() {
		return r.Remedy.String()
	}
	return "this would pass: " + r.Remedy.String()
}

// String returns what the proposal does to the budget, with all figures, also of money: budget, period, after,
// limit, before, over.
func (j Judgment) String() string { return j.text(true) }

func (j Judgment) text(showMoney bool) string {
	if j.Budget.IsZero() {
		return "no budget"
	}
	text := fmt.Sprintf("%q, %s: ", j.Budget.Name(), j.Budget.b.label(j.Period))
	if j.Budget.InMoney() && !showMoney {
		return text + j.state()
	}
	text += fmt.Sprintf("%s of %s, %s before", j.After, j.Limit, j.Before)
	if j.Over.Sign() > 0 {
		text += fmt.Sprintf(", %s over", j.Over)
	}
	return text + " (" + j.state() + ")"
}

// state says without figures how the period stands.
func (j Judgment) state() string {
	switch exceeded := j.Over.Sign() > 0; {
	case exceeded && j.After.compare(j.Before) > 0:
		return "the budget would be exceeded"
	case exceeded:
		return "the budget is exceeded already, and this does not make it worse"
	case j.Verdict == meeting.Warn:
		return "the budget would be nearly used up"
	}
	return "within the budget"
}

// String returns the verdict and what it is for, a line for each judgment that is not allow, with all figures.
func (r Ruling) String() string {
	lines := []string{string(r.Verdict)}
	for _, j := range r.Judgments {
		if j.Verdict != meeting.Allow {
			lines = append(lines, string(j.Verdict)+" "+j.String())
		}
	}
	if r.Verdict == meeting.Deny {
		lines = append(lines, r.remedyText())
	}
	return strings.Join(lines, "\n")
}

// MarshalJSON writes the ruling with all of its figures, and the sentences of the remedy. It is not read back.
func (r Ruling) MarshalJSON() ([]byte, error) {
	remedy := make([]string, len(r.Remedy.Changes))
	for i, c := range r.Remedy.Changes {
		remedy[i] = c.String()
	}
	return json.Marshal(struct {
		Schema    int             `json:"schema"`
		Verdict   meeting.Verdict `json:"verdict"`
		Judgments []Judgment      `json:"judgments"`
		Remedy    []string        `json:"remedy"`
	}{Schema, r.Verdict, append([]Judgment{}, r.Judgments...), remedy})
}

// MarshalJSON writes the judgment with name and source of the budget.
func (j Judgment) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Budget  string          `json:"budget"`
		Source  string          `json:"source"`
		InMoney bool            `json:"in_money"`
		Period  windowJSON      `json:"period"`
		Verdict meeting.Verdict `json:"verdict"`
		Limit   Quantity        `json:"limit"`
		Before  Quantity        `json:"before"`
		After   Quantity        `json:"after"`
		Over    Quantity        `json:"over"`
	}{
		j.Budget.Name(), j.Budget.Source(), j.Budget.InMoney(),
		windowJSON{j.Period.Start(), j.Period.End()},
		j.Verdict, j.Limit, j.Before, j.After, j.Over,
	})
}
