package agenda

import (
	"time"

	"github.com/salesmeeting/salesmeeting/participant"
)

// DefaultTemplates returns a template for each of the six purposes, with titles in English and
// Hindi. Each takes an hour; [Agenda.Fit] fits one into less. Among their topics are all that this package names.
// A host changes what it likes, or puts others in their place: see [Templates.With].
func DefaultTemplates() Templates {
	return Templates{
		{Motivate, motivateItems()},
		{UpdateProducts, updateProductsItems()},
		{FindChallenges, findChallengesItems()},
		{AddressShortfalls, addressShortfallsItems()},
		{DevelopStrategy, developStrategyItems()},
		{PresentCompany, presentCompanyItems()},
	}
}

// bilingual returns a title in English and Hindi.
func bilingual(english, hindi string) Titles { return Titles{"en": english, "hi": hindi} }

// minutes returns so many minutes.
func minutes(n int) time.Duration { return time.Duration(n) * time.Minute }

func motivateItems() []TemplateItem {
	return []TemplateItem{
		{
			ID: "results", Title: bilingual("Where we stand", "हम कहाँ हैं"), Topic: SalesProcess,
			Presenter: participant.SalesManager, Length: minutes(10), Shortest: minutes(5),
		},
		{
			ID: "top-performers", Title: bilingual("Top performers", "सबसे अच्छा प्रदर्शन करने वाले"), Topic: SalesProcess,
			Presenter: participant.SalesManager, Length: minutes(15), Shortest: minutes(10), Priority: High,
			Wanted: []ResultKind{PerformerRecognized},
		},
		{
			ID: "incentives", Title: bilingual("Commissions, contests and awards", "कमीशन, प्रतियोगिताएँ और पुरस्कार"),
			Topic: Incentives, Length: minutes(10), Shortest: minutes(5),
		},
		{
			ID: "goals", Title: bilingual("Goals of the department", "विभाग के लक्ष्य"), Topic: SalesProcess,
			Presenter: participant.SalesManager, Length: minutes(20), Shortest: minutes(10), Priority: Must,
			Wanted: []ResultKind{GoalSet},
		},
		questions(5),
	}
}

func updateProductsItems() []TemplateItem {
	return []TemplateItem{
		{
			ID: "in-development", Title: bilingual("Products in development", "विकसित हो रहे उत्पाद"), Topic: Products,
			Presenter: participant.Developer, Length: minutes(10), Shortest: minutes(5), Priority: High,
		},
		{
			ID: "demonstration", Title: bilingual("How it works", "यह कैसे काम करता है"), Topic: Products,
			Presenter: participant.TechnicalExpert, CoPresenters: []participant.Role{participant.Developer},
			Length: minutes(20), Shortest: minutes(15), Priority: Must, Wanted: []ResultKind{BenefitOutlined},
		},
		{
			ID: "services", Title: bilingual("What changes in our services", "हमारी सेवाओं में क्या बदल रहा है"), Topic: Services,
			Length: minutes(10), Shortest: minutes(5),
		},
		{
			ID: "feedback", Title: bilingual("What customers say about it", "ग्राहक इसके बारे में क्या कहते हैं"), Topic: Products,
			Presenter: participant.SalesRepresentative, Length: minutes(15), Shortest: minutes(10), Priority: High,
			Wanted: []ResultKind{ProductFeedback},
		},
		questions(5),
	}
}

func findChallengesItems() []TemplateItem {
	return []TemplateItem{
		{
			ID: "challenges", Title: bilingual("What slows us down", "हमें क्या रोकता है"), Topic: SalesProcess,
			Length: minutes(20), Shortest: minutes(15), Priority: Must, Wanted: []ResultKind{ChallengeFound},
		},
		{
			ID: "policies", Title: bilingual("Sales policies", "बिक्री की नीतियाँ"), Topic: Policies,
			Presenter: participant.SalesManager, Length: minutes(10), Shortest: minutes(5),
		},
		{
			ID: "procedures", Title: bilingual("Sales procedures", "बिक्री की प्रक्रियाएँ"), Topic: Procedures,
			Presenter: participant.SalesOperations, Length: minutes(10), Shortest: minutes(5),
		},
		{
			ID: "tools", Title: bilingual("Our software, and how to use it", "हमारे सॉफ़्टवेयर और उनका उपयोग"), Topic: ToolTraining,
			Presenter: participant.SalesOperations, Length: minutes(10), Shortest: minutes(5),
		},
		nextSteps(10),
	}
}

func addressShortfallsItems() []TemplateItem {
	return []TemplateItem{
		{
			ID: "figures", Title: bilingual("Figures against targets", "लक्ष्य और आँकड़े"), Topic: SalesProcess,
			Presenter: participant.SalesManager, Length: minutes(10), Shortest: minutes(5), Priority: Must,
			Wanted: []ResultKind{ShortfallFound},
		},
		{
			ID: "causes", Title: bilingual("Where it falls short, and why", "कमी कहाँ है और क्यों"), Topic: SalesProcess,
			Length: minutes(15), Shortest: minutes(10), Priority: High, Wanted: []ResultKind{ChallengeFound},
		},
		{
			ID: "campaigns", Title: bilingual("Campaigns", "अभियान"), Topic: Campaigns,
			Presenter: participant.Marketing, Length: minutes(10), Shortest: minutes(5),
		},
		{
			ID: "approach", Title: bilingual("How we approach prospects", "संभावित ग्राहकों से कैसे बात करें"), Topic: SalesProcess,
			Presenter: participant.SalesManager, Length: minutes(10), Shortest: minutes(5),
			Wanted: []ResultKind{GuidanceGiven, CadenceSet},
		},
		{
			ID: "decisions", Title: bilingual("What we do about it", "हम इसके लिए क्या करेंगे"), Topic: SalesProcess,
			Presenter: participant.SalesManager, Length: minutes(15), Shortest: minutes(10), Priority: Must,
			Wanted: []ResultKind{DecisionMade, ActionAgreed},
		},
	}
}

func developStrategyItems() []TemplateItem {
	return []TemplateItem{
		{
			ID: "market", Title: bilingual("The market, and new marketing efforts", "बाज़ार और विपणन के नए प्रयास"),
			Topic: Marketing, Presenter: participant.Marketing, Length: minutes(10), Shortest: minutes(5),
		},
		{
			ID: "needs", Title: bilingual("What customers need", "ग्राहकों की ज़रूरतें"), Topic: SalesProcess,
			Presenter: participant.SalesRepresentative, Length: minutes(10), Shortest: minutes(5), Priority: High,
			Wanted: []ResultKind{NeedFound},
		},
		{
			ID: "products", Title: bilingual("How to improve products and services", "उत्पादों और सेवाओं में सुधार"),
			Topic: Products, Presenter: participant.Developer, CoPresenters: []participant.Role{participant.Manufacturer},
			Length: minutes(15), Shortest: minutes(10), Priority: High, Wanted: []ResultKind{ProductFeedback},
		},
		{
			ID: "strategy", Title: bilingual("Strategy", "रणनीति"), Topic: Products,
			Presenter: participant.Executive, Length: minutes(15), Shortest: minutes(10), Priority: Must,
			Wanted: []ResultKind{DecisionMade},
		},
		nextSteps(10),
	}
}

func presentCompanyItems() []TemplateItem {
	return []TemplateItem{
		{
			ID: "welcome", Title: bilingual("Welcome and introductions", "स्वागत और परिचय"), Length: minutes(5), Priority: High,
			Presenter: participant.SalesRepresentative, Wanted: []ResultKind{RelationshipBuilt},
		},
		{
			ID: "needs", Title: bilingual("Your goals and needs", "आपके लक्ष्य और ज़रूरतें"), Topic: SalesProcess,
			Presenter: participant.SalesRepresentative, Length: minutes(15), Shortest: minutes(10), Priority: Must,
			Wanted: []ResultKind{NeedFound},
		},
		{
			ID: "company", Title: bilingual("Our company", "हमारी कंपनी"), Topic: Services,
			Presenter: participant.SalesManager, Length: minutes(5), Priority: Low,
		},
		{
			ID: "demonstration", Title: bilingual("Our product, and what it does for you", "हमारा उत्पाद और आपके लिए उसके लाभ"),
			Topic: Products, Presenter: participant.SalesRepresentative,
			CoPresenters: []participant.Role{participant.TechnicalExpert},
			Length:       minutes(20), Shortest: minutes(15), Priority: High, Wanted: []ResultKind{BenefitOutlined},
		},
		questions(10),
		{
			ID: "next-steps", Title: bilingual("Next steps", "अगले कदम"), Topic: SalesProcess, Length: minutes(5), Priority: Must,
			Presenter: participant.SalesRepresentative, Wanted: []ResultKind{ActionAgreed},
		},
	}
}

func questions(n int) TemplateItem {
	return TemplateItem{ID: "questions", Title: bilingual("Questions", "प्रश्न"), Length: minutes(n), Priority: Low}
}

func nextSteps(n int) TemplateItem {
	return TemplateItem{
		ID: "next-steps", Title: bilingual("Who does what by when", "कौन क्या कब तक करेगा"), Topic: SalesProcess,
		Presenter: participant.SalesManager, Length: minutes(n), Shortest: minutes(5), Priority: Must,
		Wanted: []ResultKind{ActionAgreed},
	}
}
