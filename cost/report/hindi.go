package report

import (
	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/participant"
)

// hindi groups numbers by lakhs and crores and has the short names of months, as CLDR 48 does.
var hindi = words{
	language: "hi", group: 2,

	costTitle: "बैठकों की लागत", hoursTitle: "बैठकों में लगा समय",
	fromTo:  "%s से %s",
	nothing: "इस अवधि में कोई बैठक नहीं है।", noWindow: "कोई अवधि नहीं",
	cost: "लागत", personHours: "व्यक्ति-घंटे", meetings: "बैठकें", meetingHours: "बैठकों के घंटे",
	hours: "घंटे", hour: "घंटे", perHour: "/घंटा", perYear: "/वर्ष",
	allDay:   "पूरे दिन के कार्यक्रम, गिनती से बाहर",
	bySeries: "शृंखला के अनुसार", byWeek: "सप्ताह के अनुसार", byRole: "भूमिका के अनुसार",
	byPerson: "व्यक्ति के अनुसार", byLine: "लागत के प्रकार के अनुसार",
	line: "प्रकार", whatToChange: "क्या बदलें", change: "बदलाव",
	savesAlone: "अकेले बचत", savesNext: "ऊपर वालों के बाद बचत",
	series: "शृंखला", week: "सप्ताह का सोमवार", role: "भूमिका", person: "व्यक्ति",
	start: "पहली शुरुआत", total: "कुल",
	untitled: "(बिना शीर्षक)", unknownRole: "भूमिका अज्ञात",
	otherSeries: "%s अन्य शृंखलाएँ", otherRoles: "%s अन्य भूमिकाएँ",
	ofSeries: "%[2]s में से सबसे बड़ी %[1]s शृंखलाएँ", ofRoles: "%[2]s में से सबसे बड़ी %[1]s भूमिकाएँ",
	ofPeople: "%[2]s में से सबसे व्यस्त %[1]s लोग",
	share:    "कुल का %s%%",
	weekOf:   "%s का सप्ताह", weeksFrom: "%[2]s से %[1]s सप्ताह", barOfWeeks: "हर पट्टी %s सप्ताह की है",
	assumptions: "मान्यताएँ", problems: "कैलेंडरों की समस्याएँ",
	moreProblems: "%s और समस्याएँ इस रिपोर्ट के टेक्स्ट, CSV और JSON में हैं।",
	rounding: "आँकड़े दिखाए जाने तक पूरी तरह सटीक रहते हैं। हर तालिका की पंक्तियाँ इस तरह पूर्णांकित की जाती हैं कि " +
		"उनका जोड़ तालिका के कुल के बराबर हो।",
	chartNote:  "सारे आँकड़े नीचे की तालिका में हैं।",
	costByWeek: "सप्ताह के अनुसार लागत", hoursByWeek: "सप्ताह के अनुसार व्यक्ति-घंटे",
	costBySeries: "शृंखला के अनुसार लागत", hoursBySeries: "शृंखला के अनुसार व्यक्ति-घंटे",
	costByRole: "भूमिका के अनुसार लागत", hoursByRole: "भूमिका के अनुसार व्यक्ति-घंटे",
	hoursByPerson: "व्यक्ति के अनुसार घंटे", amountsIn: "लागत (%s)",
	months: [12]string{
		"जन॰", "फ़र॰", "मार्च", "अप्रैल", "मई", "जून", "जुल॰", "अग॰", "सित॰", "अक्टू॰", "नव॰", "दिस॰",
	},
	roles: map[participant.Role]string{
		participant.SalesManager:        "बिक्री प्रबंधक",
		participant.Executive:           "वरिष्ठ अधिकारी",
		participant.SalesRepresentative: "बिक्री प्रतिनिधि",
		participant.SalesOperations:     "बिक्री संचालन",
		participant.Marketing:           "मार्केटिंग",
		participant.TechnicalExpert:     "तकनीकी विशेषज्ञ",
		participant.Developer:           "डेवलपर",
		participant.Manufacturer:        "निर्माता",
		participant.FinancialPlanner:    "वित्तीय योजनाकार",
		participant.NewCustomer:         "नया ग्राहक",
		participant.ExistingCustomer:    "मौजूदा ग्राहक",
		participant.Partner:             "साझेदार",
	},
	lines: map[cost.Line]string{
		cost.Labor:       "बैठकों में लगा समय",
		cost.Preparation: "तैयारी",
		cost.FollowUp:    "बैठक के बाद का काम",
		cost.Travel:      "यात्रा का समय",
		cost.Fares:       "किराया",
		cost.Waiting:     "ग्राहक का इंतज़ार",
		cost.Venue:       "स्थान",
		cost.License:     "लाइसेंस",
		cost.Facilitator: "सूत्रधार",
		cost.Catering:    "खान-पान",
		cost.Rebooking:   "फिर से समय तय करना",
	},
	phrases: hindiPhrases,
}
