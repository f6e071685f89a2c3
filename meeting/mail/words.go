package mail

import (
	"strconv"
	"time"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/participant"
)

// words is what a language's messages are made of.
type words struct {
	language string // BCP 47

	subjects  map[meeting.Notice]string
	sentences sentences
	responses map[participant.Response]string // after the name

	when, was, repeats, where, by string
	series, untitled, closing     string

	days   [7]string // from Sunday
	months [12]string
}

// sentences say what has happened.
type sentences struct {
	invited, reminder                                            string
	changed, changedOne, changedOnward                           string
	canceled, canceledOne, canceledOnward, canceledRest, without string
	answered                                                     string // after the name
}

// wordsIn returns the words of a language by BCP 47 tag, English where there are none.
func wordsIn(tag string) *words {
	if (agenda.Titles{"en": "en", "hi": "hi"}).In(tag) == "hi" {
		return &hindi
	}
	return &english
}

// date returns the day of t: "Monday, 5 January 2026".
func (w *words) date(t time.Time) string {
	return w.days[t.Weekday()] + ", " + strconv.Itoa(t.Day()) + " " + w.months[t.Month()-1] + " " + strconv.Itoa(t.Year())
}

const clock = "15:04"

// zone returns the name of the zone of t and its offset then: "Asia/Kolkata (UTC+05:30)".
func zone(t time.Time) string {
	name := t.Location().String()
	if name == "UTC" {
		return name
	}
	offset := t.Format("UTC-07:00")
	if name == "" {
		return offset
	}
	return name + " (" + offset + ")"
}

// moment returns t with its zone.
func (w *words) moment(t time.Time) string {
	return w.date(t) + ", " + t.Format(clock) + ", " + zone(t)
}

// span returns the time from one moment to another, with the zone. Where the clocks change in between each moment has
// its own offset.
func (w *words) span(from, to time.Time) string {
	if from.Equal(to) {
		return w.moment(from)
	}
	_, before := from.Zone()
	_, after := to.Zone()
	if before != after {
		return w.moment(from) + " – " + w.moment(to)
	}
	end := to.Format(clock)
	if from.Year() != to.Year() || from.YearDay() != to.YearDay() {
		end = w.date(to) + ", " + end
		return w.date(from) + ", " + from.Format(clock) + " – " + end + ", " + zone(from)
	}
	return w.date(from) + ", " + from.Format(clock) + "–" + end + ", " + zone(from)
}

var english = words{
	language: "en",
	subjects: map[meeting.Notice]string{
		meeting.NoticeInvited: "Invitation", meeting.NoticeChanged: "Changed", meeting.NoticeCanceled: "Canceled",
		meeting.NoticeAnswered: "Answer", meeting.NoticeReminder: "Reminder",
	},
	sentences: sentences{
		invited:        "You are invited to a meeting.",
		reminder:       "A meeting is about to begin.",
		changed:        "A meeting has changed.",
		changedOne:     "One meeting of a series has changed.",
		changedOnward:  "A series has changed from this meeting on.",
		canceled:       "The meeting is canceled.",
		canceledOne:    "One meeting of a series is canceled.",
		canceledOnward: "A series ends: this meeting and all after it are canceled.",
		canceledRest:   "A series ends: all its meetings that have not begun are canceled.",
		without:        "You are no longer expected at a meeting.",
		answered:       " has answered.",
	},
	responses: map[participant.Response]string{
		participant.Accepted: " is coming.", participant.Declined: " is not coming.",
		participant.Tentative: " may come.", participant.Delegated: " sends somebody else.",
	},
	when: "When", was: "Instead of", repeats: "Repeats", where: "Where", by: "By",
	series: "at several times", untitled: "(untitled)",
	closing: "This message was sent automatically.",
	days:    [7]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
	months: [12]string{
		"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
	},
}

var hindi = words{
	language: "hi",
	subjects: map[meeting.Notice]string{
		meeting.NoticeInvited: "निमंत्रण", meeting.NoticeChanged: "बदलाव", meeting.NoticeCanceled: "रद्द",
		meeting.NoticeAnswered: "जवाब", meeting.NoticeReminder: "रिमाइंडर",
	},
	sentences: sentences{
		invited:        "आपको एक बैठक में बुलाया गया है।",
		reminder:       "एक बैठक शुरू होने वाली है।",
		changed:        "एक बैठक में बदलाव हुआ है।",
		changedOne:     "शृंखला की एक बैठक में बदलाव हुआ है।",
		changedOnward:  "इस बैठक से आगे की शृंखला में बदलाव हुआ है।",
		canceled:       "बैठक रद्द कर दी गई है।",
		canceledOne:    "शृंखला की एक बैठक रद्द कर दी गई है।",
		canceledOnward: "शृंखला समाप्त हो रही है: यह बैठक और इसके बाद की सभी बैठकें रद्द कर दी गई हैं।",
		canceledRest:   "शृंखला समाप्त हो रही है: जो बैठकें शुरू नहीं हुई हैं, वे सभी रद्द कर दी गई हैं।",
		without:        "अब आपको इस बैठक में शामिल नहीं होना है।",
		answered:       " ने जवाब दिया है।",
	},
	responses: map[participant.Response]string{
		participant.Accepted: " ने निमंत्रण स्वीकार किया है।", participant.Declined: " ने निमंत्रण अस्वीकार किया है।",
		participant.Tentative: " शायद शामिल हों।", participant.Delegated: " ने किसी और को भेजने को कहा है।",
	},
	when: "कब", was: "पहले का समय", repeats: "दोहराव", where: "कहाँ", by: "द्वारा",
	series: "कई बार", untitled: "(बिना शीर्षक)",
	closing: "यह संदेश अपने आप भेजा गया है।",
	days:    [7]string{"रविवार", "सोमवार", "मंगलवार", "बुधवार", "गुरुवार", "शुक्रवार", "शनिवार"},
	months: [12]string{
		"जनवरी", "फ़रवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त", "सितंबर", "अक्टूबर", "नवंबर", "दिसंबर",
	},
}
