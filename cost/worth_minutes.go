package cost

import (
	"maps"
	"slices"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/participant"
)

// ResultValues say what the results of a meeting are worth to a host, by their kinds. Kinds that are not in ByKind
// are worth nothing. It is plain data.
type ResultValues struct {
	Currency string                      `json:"currency"` // the ISO 4217 code of all values
	Source   string                      `json:"source"`   // whose estimate it is
	ByKind   map[agenda.ResultKind]Range `json:"by_kind"`  // of one result each, in units of the currency
}

// Benefit returns what the minutes of a meeting say it has brought, to be completed and given to [NewBenefit]:
// decisions, which were made and so have probability 1; recognitions; and everything else of value as needs, each with
// the host's record if it has just one. What each decision or action item cost is [Per] of [agenda.Minutes.Count]. It
// fails with [participant.Problems] for a kind that is none.
func (v ResultValues) Benefit(m agenda.Minutes) (BenefitDraft, error) {
	var ps participant.Problems
	for _, kind := range slices.Sorted(maps.Keys(v.ByKind)) {
		ps = append(ps, participant.Located(participant.Pointer("by_kind", string(kind)), kind.Check())...)
	}
	if len(ps) > 0 {
		return BenefitDraft{}, ps
	}
	d := BenefitDraft{Currency: v.Currency, Source: v.Source}
	for r := range m.Results() {
		worth, ok := v.ByKind[r.Kind]
		if !ok {
			continue
		}
		var record participant.Record
		if len(r.Records) == 1 {
			record = r.Records[0]
		}
		switch r.Kind {
		case agenda.DecisionMade:
			d.Decisions = append(d.Decisions, Decision{record, worth, Range{Base: "1"}})
		case agenda.PerformerRecognized:
			d.Recognitions = append(d.Recognitions, Gain{record, worth})
		default:
			d.Needs = append(d.Needs, Gain{record, worth})
		}
	}
	return d, nil
}
