package cost

import (
	"encoding/json"
	"fmt"
	"iter"
	"slices"

	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A Requirement is something that a meeting does and a memo can't, as the text that JSON
// holds. Requirements compare with ==.
type Requirement string

// What a memo can't do.
const (
	RequiresDecision    Requirement = "decision"    // people have to decide something together
	RequiresNegotiation Requirement = "negotiation" // they have to come to terms
	RequiresCustomer    Requirement = "customer"    // the customer has to be there
)

var requirements = []Requirement{RequiresDecision, RequiresNegotiation, RequiresCustomer}

// Requirements returns what a memo can't do, in the order in which it is shown.
func Requirements() iter.Seq[Requirement] { return slices.Values(requirements) }

// A MemoVerdict says how a memo compares with a meeting, as the text that JSON holds. Verdicts compare with ==.
// The zero MemoVerdict is none.
type MemoVerdict string

// The three verdicts.
const (
	MemoCheaper    MemoVerdict = "memo-cheaper"
	MeetingCheaper MemoVerdict = "meeting-cheaper" // or costs as much
	NotComparable  MemoVerdict = "not-comparable"  // the meeting does what a memo can't
)

// A Comparison says whether a meeting could have been a memo. It is plain data.
type Comparison struct {
	Verdict MemoVerdict  `json:"verdict"`
	Meeting money.Amount `json:"meeting"`
	Memo    money.Amount `json:"memo"`
	// Saving is what the meeting costs above the memo, exact; negative where the meeting is cheaper, and zero
	// where the two can't be compared.
	Saving money.Amount `json:"saving,omitzero"`
	// Requires says why not: what the meeting does and a memo can't, each once.
	Requires    []Requirement `json:"requires,omitempty"`
	Assumptions []Assumption  `json:"assumptions"`
}

// String returns verdict and saving, "memo-cheaper: saves 206.28 USD", or why there is none.
func (c Comparison) String() string {
	switch c.Verdict {
	case MemoCheaper:
		return fmt.Sprintf("%s: saves %s", c.Verdict, c.Saving)
	case MeetingCheaper:
		return fmt.Sprintf("%s: the memo costs %s more", c.Verdict, c.Saving.Neg())
	}
	return fmt.Sprintf("%s: requires %s", c.Verdict, c.Requires)
}

// Compare says whether the memo could stand for a meeting that costs so much, such as [Estimate.Direct]. One
// that requires what a memo can't do is not comparable, whatever the two cost. Where they cost the same, the
// meeting stays. It fails with [participant.Problems] for a requirement that is none, at its index, and with
// a [*money.MismatchError] if the two are in different currencies.
func (m Memo) Compare(meeting money.Amount, requires ...Requirement) (Comparison, error) {
	var ps participant.Problems
	for i, r := range requires {
		if !slices.Contains(requirements, r) {
			err := fmt.Errorf("%.40q is not something that a meeting requires: one of %q", string(r), requirements)
			ps = append(ps, participant.Problem{Path: participant.Pointer(i), Err: err})
		}
	}
	if len(ps) > 0 {
		return Comparison{}, ps
	}
	saving, err := meeting.Sub(m.Cost())
	if err != nil {
		return Comparison{}, err
	}
	c := Comparison{Meeting: meeting, Memo: m.Cost(), Assumptions: m.Assumptions()}
	for _, r := range requirements {
		if slices.Contains(requires, r) {
			c.Requires = append(c.Requires, r)
		}
	}
	switch {
	case len(c.Requires) > 0:
		c.Verdict = NotComparable
		return c, nil
	case saving.Sign() > 0:
		c.Verdict = MemoCheaper
	default:
		c.Verdict = MeetingCheaper
	}
	c.Saving = saving
	return c, nil
}

// MarshalJSON writes the memo with all of its figures. It is not read back: keep the [MemoDraft].
func (m Memo) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Schema      int          `json:"schema"`
		Cost        money.Amount `json:"cost"`
		Writing     money.Amount `json:"writing"`
		Reading     money.Amount `json:"reading"`
		Seconds     money.Ratio  `json:"person_seconds"`
		Hours       json.Number  `json:"person_hours"`
		Assumptions []Assumption `json:"assumptions"`
	}{Schema, m.Cost(), m.writing, m.reading, secondsOf(m.hours), json.Number(m.hours.Text(2)), append([]Assumption{}, m.assumptions...)})
}

// MarshalJSON writes the draft with its times as [time.Duration.String] has them, "1h30m0s".
func (d MemoDraft) MarshalJSON() ([]byte, error) {
	type plain MemoDraft
	return json.Marshal(struct {
		plain
		Writing elapsed `json:"writing"`
		Reply   elapsed `json:"reply,omitzero"`
	}{plain(d), elapsed(d.Writing), elapsed(d.Reply)})
}

// UnmarshalJSON reads what MarshalJSON wrote; times are text that [time.ParseDuration] reads. Faults are
// located and come all at once, as [participant.Problems].
func (d *MemoDraft) UnmarshalJSON(data []byte) error {
	var read MemoDraft
	err := participant.DecodeObject(data, map[string]any{
		"source": &read.Source, "words": &read.Words, "writer": &read.Writer,
		"writing": (*elapsed)(&read.Writing), "reply": (*elapsed)(&read.Reply), "readers": &read.Readers,
	})
	if err == nil {
		*d = read
	}
	return err
}
