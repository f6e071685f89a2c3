package agenda

import "github.com/salesmeeting/salesmeeting/participant"

// DefaultExpectation returns what this package expects of meetings of a purpose, and whether it is one of the six.
// Customers belong to [PresentCompany] alone, which needs one; internal meetings usually have none, and sales managers or
// executives lead them.
func DefaultExpectation(p Purpose) (Expectation, bool) {
	for _, e := range expectations {
		if e.Purpose == p {
			return e.Clone(), true
		}
	}
	return Expectation{}, false
}

// DefaultDemonstrators returns the roles of those who can show how a product works, in the order in which this
// package would ask them.
func DefaultDemonstrators() []participant.Role {
	return []participant.Role{
		participant.TechnicalExpert, participant.Developer, participant.Manufacturer, participant.FinancialPlanner,
	}
}

// roles returns a list of roles.
func roles(list ...participant.Role) []participant.Role { return list }

var expectations = []Expectation{
	{
		Purpose: Motivate,
		Leads:   roles(participant.SalesManager, participant.Executive),
		Needs:   [][]participant.Role{{participant.SalesRepresentative}},
		Usual:   roles(participant.SalesOperations, participant.Marketing),
		Results: []ResultKind{PerformerRecognized, GoalSet},
	},
	{
		Purpose: UpdateProducts,
		Leads:   roles(participant.SalesManager, participant.Executive),
		Needs:   [][]participant.Role{{participant.SalesRepresentative}, DefaultDemonstrators()},
		Usual:   roles(participant.SalesOperations, participant.Marketing, participant.Partner),
		Results: []ResultKind{BenefitOutlined, ProductFeedback},
	},
	{
		Purpose: FindChallenges,
		Leads:   roles(participant.SalesManager, participant.Executive),
		Needs:   [][]participant.Role{{participant.SalesRepresentative}},
		Usual:   roles(participant.SalesOperations, participant.Marketing, participant.TechnicalExpert),
		Results: []ResultKind{ChallengeFound, ActionAgreed},
	},
	{
		Purpose: AddressShortfalls,
		Leads:   roles(participant.SalesManager, participant.Executive),
		Needs:   [][]participant.Role{{participant.SalesRepresentative}},
		Usual:   roles(participant.SalesOperations, participant.Marketing),
		Results: []ResultKind{ShortfallFound, DecisionMade, ActionAgreed},
	},
	{
		Purpose: DevelopStrategy,
		Leads:   roles(participant.SalesManager, participant.Executive),
		Needs:   [][]participant.Role{{participant.SalesManager, participant.Executive}},
		Usual: append(
			DefaultDemonstrators(), participant.SalesRepresentative, participant.SalesOperations, participant.Marketing,
		),
		Results: []ResultKind{DecisionMade, ProductFeedback, ActionAgreed},
	},
	{
		Purpose: PresentCompany,
		Leads: roles(
			participant.SalesManager, participant.Executive, participant.SalesRepresentative, participant.FinancialPlanner,
		),
		Needs: [][]participant.Role{
			{participant.NewCustomer, participant.ExistingCustomer},
			{
				participant.SalesRepresentative, participant.SalesManager, participant.Executive,
				participant.FinancialPlanner,
			},
		},
		Usual:   append(DefaultDemonstrators(), participant.Marketing, participant.Partner),
		Results: []ResultKind{RelationshipBuilt, NeedFound, BenefitOutlined},
	},
}
