package agenda

import (
	"fmt"
	"iter"
	"slices"
)

// A ResultKind says what kind of thing comes of an item, as the text that JSON holds. The zero ResultKind is
// none. Kinds compare with ==.
type ResultKind string

// The kinds of results.
const (
	DecisionMade        ResultKind = "decision"         // something was decided
	ActionAgreed        ResultKind = "action"           // somebody is to do something
	NeedFound           ResultKind = "need"             // what a customer needs
	ShortfallFound      ResultKind = "shortfall"        // where figures or an offer fall short
	ChallengeFound      ResultKind = "challenge"        // a problem of the department
	RelationshipBuilt   ResultKind = "relationship"     // somebody is closer than before
	BenefitOutlined     ResultKind = "benefit"          // a benefit of a product that was made clear
	ProductFeedback     ResultKind = "product-feedback" // something for those who develop products and services
	GoalSet             ResultKind = "goal"             // a goal of the department
	PerformerRecognized ResultKind = "recognition"      // a top performer held up as an example
	GuidanceGiven       ResultKind = "guidance"         // how to approach customers, which words to use
	CadenceSet          ResultKind = "cadence"          // how often to contact a prospect
)

var resultKinds = []ResultKind{
	DecisionMade, ActionAgreed, NeedFound, ShortfallFound, ChallengeFound, RelationshipBuilt, BenefitOutlined,
	ProductFeedback, GoalSet, PerformerRecognized, GuidanceGiven, CadenceSet,
}

// ResultKinds returns the kinds of results in the order of their declaration.
func ResultKinds() iter.Seq[ResultKind] { return slices.Values(resultKinds) }

// Check returns an error if k is none of the kinds.
func (k ResultKind) Check() error {
	if slices.Contains(resultKinds, k) {
		return nil
	}
	return fmt.Errorf("%.40q is no kind of result: one of %s", string(k), resultKinds)
}

// ForCustomers reports whether a customer may read results of the kind. What a company learns about a customer,
// about itself and about its people, and what it tells them to do, stays inside.
func (k ResultKind) ForCustomers() bool {
	switch k {
	case DecisionMade, ActionAgreed, NeedFound, BenefitOutlined, ProductFeedback:
		return true
	}
	return false
}
