package meeting

import (
	"fmt"
	"iter"
	"slices"
)

// A Verdict is what a rule makes of a change, as the text that JSON holds. Verdicts compare with ==; the zero
// Verdict is none.
type Verdict string

// The verdicts, from the mildest on.
const (
	Allow Verdict = "allow" // nothing stands against it
	Warn  Verdict = "warn"  // it may be kept, and somebody should look at it
	Deny  Verdict = "deny"  // it must not be kept
)

var verdicts = []Verdict{Allow, Warn, Deny}

// Verdicts returns the verdicts, the mildest first.
func Verdicts() iter.Seq[Verdict] { return slices.Values(verdicts) }

// Check returns an error if v is none of the three verdicts.
func (v Verdict) Check() error {
	if slices.Contains(verdicts, v) {
		return nil
	}
	return fmt.Errorf("%.40q is no verdict: one of %s", string(v), verdicts)
}

// A Finding is what a rule has to say of a change of a meeting: of a policy, or of a [Gate]. It is plain data,
// comparable with ==.
type Finding struct {
	Rule    string  `json:"rule"`             // names the rule, for programs: "budget"
	Source  string  `json:"source,omitempty"` // where the rule comes from: "S10", "budget of Finance, 2026"
	Verdict Verdict `json:"verdict"`
	Path    string  `json:"path,omitempty"` // JSON Pointer of the field that it is about; empty: the meeting
	Text    string  `json:"text"`           // for people: what is wrong, and what would be right
}

// String returns verdict, rule and text: "deny budget: ann would be 2.00 hours over".
func (f Finding) String() string { return string(f.Verdict) + " " + f.Rule + ": " + f.Text }

// Worst returns the most severe verdict of findings, and [Allow] if there are none.
func Worst(findings []Finding) Verdict {
	worst := 0
	for _, f := range findings {
		worst = max(worst, slices.Index(verdicts, f.Verdict))
	}
	return verdicts[worst]
}
