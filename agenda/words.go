package agenda

// Title returns what people call the purpose, in the language of a BCP 47 tag: see [Titles.In]. There are English and
// Hindi.
func (p Purpose) Title(tag string) string { return purposeTitles[p].or(string(p)).In(tag) }

// Title returns what people call the topic, in the language of a BCP 47 tag: see [Titles.In]. There are English and
// Hindi; a host's own topic is its text.
func (t Topic) Title(tag string) string { return topicTitles[t].or(string(t)).In(tag) }

// Title returns what people call a result of the kind, in the language of a BCP 47 tag: see [Titles.In]. There are
// English and Hindi.
func (k ResultKind) Title(tag string) string { return resultTitles[k].or(string(k)).In(tag) }

// Title returns what people call the state of an item, in the language of a BCP 47 tag: see [Titles.In]. There are
// English and Hindi.
func (s ItemState) Title(tag string) string { return stateTitles[s].or(string(s)).In(tag) }

// or returns t, or where there is none the text itself.
func (t Titles) or(text string) Titles {
	if t == nil {
		return Titles{"en": text}
	}
	return t
}

var purposeTitles = map[Purpose]Titles{
	Motivate:          bilingual("Motivation and goals", "प्रेरणा और लक्ष्य"),
	UpdateProducts:    bilingual("Product updates", "उत्पादों की नई जानकारी"),
	FindChallenges:    bilingual("Challenges and problems", "चुनौतियाँ और समस्याएँ"),
	AddressShortfalls: bilingual("Shortfalls in sales figures", "बिक्री के आँकड़ों में कमी"),
	DevelopStrategy:   bilingual("Strategy and improvements", "रणनीति और सुधार"),
	PresentCompany:    bilingual("Presentation to customers", "ग्राहकों के सामने प्रस्तुति"),
}

var topicTitles = map[Topic]Titles{
	Policies:     bilingual("Sales policies", "बिक्री की नीतियाँ"),
	Procedures:   bilingual("Sales procedures", "बिक्री की प्रक्रियाएँ"),
	Incentives:   bilingual("Incentives", "प्रोत्साहन"),
	Products:     bilingual("Products", "उत्पाद"),
	Services:     bilingual("Services", "सेवाएँ"),
	Campaigns:    bilingual("Campaigns", "अभियान"),
	Marketing:    bilingual("Marketing", "विपणन"),
	SalesProcess: bilingual("Sales process", "बिक्री प्रक्रिया"),
	ToolTraining: bilingual("Software training", "सॉफ़्टवेयर प्रशिक्षण"),
}

var resultTitles = map[ResultKind]Titles{
	DecisionMade:        bilingual("Decision", "निर्णय"),
	ActionAgreed:        bilingual("Action", "कार्य"),
	NeedFound:           bilingual("Need", "ज़रूरत"),
	ShortfallFound:      bilingual("Shortfall", "कमी"),
	ChallengeFound:      bilingual("Challenge", "चुनौती"),
	RelationshipBuilt:   bilingual("Relationship", "संबंध"),
	BenefitOutlined:     bilingual("Benefit", "लाभ"),
	ProductFeedback:     bilingual("Product feedback", "उत्पाद पर राय"),
	GoalSet:             bilingual("Goal", "लक्ष्य"),
	PerformerRecognized: bilingual("Recognition", "सम्मान"),
	GuidanceGiven:       bilingual("Guidance", "मार्गदर्शन"),
	CadenceSet:          bilingual("How often to contact prospects", "संपर्क कितनी बार करें"),
}

var stateTitles = map[ItemState]Titles{
	Pending:  bilingual("Pending", "बाकी"),
	Running:  bilingual("Running", "चल रहा है"),
	Finished: bilingual("Finished", "पूरा हुआ"),
	Skipped:  bilingual("Skipped", "छोड़ा गया"),
	Parked:   bilingual("Parked", "आगे के लिए रखा गया"),
}
