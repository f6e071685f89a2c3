package minutes

import "github.com/salesmeeting/salesmeeting/agenda"

var english = words{
	language: "en",

	agenda: "Agenda", minutes: "Minutes", untitled: "Untitled meeting",
	notice: "Internal: not for customers", internal: "internal",
	when: "When", where: "Where", online: "Online", phone: "Phone",
	chair: "Chair", participants: "Participants", present: "Present", absent: "Absent",
	somebody: "a participant", somePeople: "%d participants",
	purpose: "Purpose", department: "Department", records: "Records",
	presenters: "Presented by", needed: "Needed for this item alone", wanted: "Wanted",
	priority: "Priority", topic: "Topic", materials: "Materials",
	time: "Time", slack: "Time left", overrun: "Items take too long by",
	hour: "h", minute: "min", second: "s",
	proceedings: "Notes and results", general: "General", other: "Other", rank: "rank %d", say: "Say", avoid: "Avoid",
	everyDay: "at least every day", everyDays: "at least every %d days",
	actions: "Action items", noOwner: "no owner yet", due: "due %s", done: "done on %s",
	priorities: map[agenda.Priority]string{
		agenda.Low: "Nice to have", agenda.High: "High", agenda.Must: "Must not be dropped",
	},
	aspects:  map[agenda.Aspect]string{agenda.Approach: "Approach", agenda.Language: "Language"},
	weekdays: [7]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
	months: [12]string{
		"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
		"December",
	},
}
