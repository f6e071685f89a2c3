package cost

import (
	"encoding/json"

	"github.com/salesmeeting/salesmeeting/participant"
)

// What is made of a checked draft is written as the draft, null where there is none, and made of it again when it is
// read.

// MarshalJSON writes the plan's draft; that of the zero Plan is null.
func (p Plan) MarshalJSON() ([]byte, error) { return draftJSON(p.p == nil, p.Draft()) }

// UnmarshalJSON reads a draft and makes the plan of it, as [NewPlan] does; null is the zero Plan.
func (p *Plan) UnmarshalJSON(data []byte) error { return fromDraft(p, data, NewPlan) }

// MarshalJSON writes the draft of the quotas; that of the zero Quotas is null.
func (q Quotas) MarshalJSON() ([]byte, error) { return draftJSON(q.q == nil, q.Draft()) }

// UnmarshalJSON reads a draft and makes the quotas of it, as [NewQuotas] does; null are the zero Quotas.
func (q *Quotas) UnmarshalJSON(data []byte) error { return fromDraft(q, data, NewQuotas) }

// MarshalJSON writes the benefit's draft; that of the zero Benefit is null.
func (b Benefit) MarshalJSON() ([]byte, error) { return draftJSON(b.b == nil, b.Draft()) }

// UnmarshalJSON reads a draft and makes the benefit of it, as [NewBenefit] does; null is the zero Benefit.
func (b *Benefit) UnmarshalJSON(data []byte) error { return fromDraft(b, data, NewBenefit) }

func draftJSON(none bool, draft any) ([]byte, error) {
	if none {
		return []byte("null"), nil
	}
	return json.Marshal(draft)
}

func fromDraft[D, V any](value *V, data []byte, check func(D) (V, error)) error {
	var d *D
	if err := json.Unmarshal(data, &d); err != nil {
		return participant.Located("", err)
	}
	if d == nil {
		*value = *new(V)
		return nil
	}
	made, err := check(*d)
	if err == nil {
		*value = made
	}
	return err
}
