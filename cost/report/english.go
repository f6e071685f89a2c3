package report

import (
	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/participant"
)

var english = words{
	language: "en", group: 3,

	costTitle: "Cost of meetings", hoursTitle: "Time in meetings",
	fromTo:  "%s to %s",
	nothing: "Nothing takes place in this window.", noWindow: "no window",
	cost: "Cost", personHours: "Person-hours", meetings: "Meetings", meetingHours: "Meeting hours",
	hours: "Hours", hour: "h", perHour: "/h", perYear: "/year",
	allDay:   "All-day events, not counted",
	bySeries: "By series", byWeek: "By week", byRole: "By role", byPerson: "By person", byLine: "By kind of cost",
	line: "Kind", whatToChange: "What to change", change: "Change",
	savesAlone: "Saves alone", savesNext: "Saves after those above",
	series: "Series", week: "Week of", role: "Role", person: "Person",
	start: "First start", total: "Total",
	untitled: "(untitled)", unknownRole: "Role not known",
	otherSeries: "%s other series", otherRoles: "%s other roles",
	ofSeries: "The top %s of %s series", ofRoles: "The top %s of %s roles", ofPeople: "The top %s of %s people",
	share:  "%s %% of the total",
	weekOf: "Week of %s", weeksFrom: "%s weeks from %s", barOfWeeks: "Each bar is %s weeks",
	assumptions: "Assumptions", problems: "Problems in the calendars",
	moreProblems: "%s more are in the text, CSV and JSON of this report.",
	rounding: "Figures are exact until they are shown. The rows of a table are rounded so that they add up to " +
		"its total.",
	chartNote:  "The table below has all figures.",
	costByWeek: "Cost by week", hoursByWeek: "Person-hours by week",
	costBySeries: "Cost by series", hoursBySeries: "Person-hours by series",
	costByRole: "Cost by role", hoursByRole: "Person-hours by role",
	hoursByPerson: "Hours by person", amountsIn: "Cost (%s)",
	months: [12]string{
		"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
	},
	roles: map[participant.Role]string{
		participant.SalesManager:        "Sales manager",
		participant.Executive:           "Executive",
		participant.SalesRepresentative: "Sales representative",
		participant.SalesOperations:     "Sales operations",
		participant.Marketing:           "Marketing",
		participant.TechnicalExpert:     "Technical expert",
		participant.Developer:           "Developer",
		participant.Manufacturer:        "Manufacturer",
		participant.FinancialPlanner:    "Financial planner",
		participant.NewCustomer:         "New customer",
		participant.ExistingCustomer:    "Existing customer",
		participant.Partner:             "Partner",
	},
	lines: map[cost.Line]string{
		cost.Labor:       "Time in meetings",
		cost.Preparation: "Preparation",
		cost.FollowUp:    "Follow-up",
		cost.Travel:      "Travel time",
		cost.Fares:       "Fares",
		cost.Waiting:     "Waiting for a customer",
		cost.Venue:       "Venue",
		cost.License:     "License",
		cost.Facilitator: "Facilitator",
		cost.Catering:    "Catering",
		cost.Rebooking:   "Rebooking",
	},
}
