package minutes

import "github.com/salesmeeting/salesmeeting/agenda"

// hindi has the names of days, months and units that CLDR 48 has.
var hindi = words{
	language: "hi",

	agenda: "कार्यसूची", minutes: "कार्यवृत्त", untitled: "बिना शीर्षक की बैठक",
	notice: "आंतरिक: ग्राहकों के लिए नहीं", internal: "आंतरिक",
	when: "कब", where: "कहाँ", online: "ऑनलाइन", phone: "फ़ोन",
	chair: "अध्यक्ष", participants: "प्रतिभागी", present: "उपस्थित", absent: "अनुपस्थित",
	somebody: "एक प्रतिभागी", somePeople: "%d प्रतिभागी",
	purpose: "उद्देश्य", department: "विभाग", records: "रिकॉर्ड",
	presenters: "प्रस्तुतकर्ता", needed: "केवल इस विषय के लिए ज़रूरी", wanted: "अपेक्षित परिणाम",
	priority: "प्राथमिकता", topic: "विषय", materials: "सामग्री",
	time: "समय", slack: "बचा समय", overrun: "समय से अधिक",
	hour: "घं॰", minute: "मि॰", second: "से॰",
	proceedings: "चर्चा और परिणाम", general: "सामान्य", other: "अन्य", rank: "स्थान %d", say: "कहें", avoid: "न कहें",
	everyDay: "कम से कम हर दिन", everyDays: "कम से कम हर %d दिन में",
	actions: "कार्य", noOwner: "अभी किसी के ज़िम्मे नहीं", due: "%s तक", done: "%s को पूरा",
	priorities: map[agenda.Priority]string{
		agenda.Low: "हो सके तो", agenda.High: "उच्च", agenda.Must: "छोड़ा नहीं जा सकता",
	},
	aspects:  map[agenda.Aspect]string{agenda.Approach: "तरीका", agenda.Language: "भाषा"},
	weekdays: [7]string{"रविवार", "सोमवार", "मंगलवार", "बुधवार", "गुरुवार", "शुक्रवार", "शनिवार"},
	months: [12]string{
		"जनवरी", "फ़रवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त", "सितंबर", "अक्टूबर", "नवंबर", "दिसंबर",
	},
}
