package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/load"
	"github.com/salesmeeting/salesmeeting/participant"
)

// words are what a report says in one language; all of it is here, so that another language is another
// value. A test holds that no language lacks a word.
type words struct {
	language string // BCP 47 tag
	group    int    // digits between the commas above the thousands

	costTitle, hoursTitle       string
	nothing, noWindow           string
	cost, personHours           string
	meetings, meetingHours      string
	hours, hour                 string // hour as in "7.50 h"
	perHour, perYear            string // as in "60.00 USD/h"
	fromTo                      string // %s, %s: bounds
	allDay                      string
	bySeries, byWeek            string
	byRole, byPerson            string
	series, week, role, person  string
	start, total                string
	untitled, unknownRole       string
	otherSeries, otherRoles     string // %s: how many
	ofSeries, ofRoles, ofPeople string // %s, %s: how many are shown of how many
	share                       string // %s: percent of the cost, or of the person-hours
	weekOf                      string // %s: date
	weeksFrom                   string // %s, %s: how many, date
	barOfWeeks                  string // %s: how many
	cutBars                     string
	assumptions, problems       string
	moreProblems                string // %s: how many
	rounding, chartNote         string
	costByWeek, hoursByWeek     string
	costBySeries, hoursBySeries string
	costByRole, hoursByRole     string
	hoursByPerson               string
	months                      [12]string
	byLine, line                string
	whatToChange, change        string
	savesAlone, savesNext       string
	directCost                  string
	byLayer                     string
	layer                       string
	ofLateStart                 string
	ofOverrun                   string
	premium                     string
	premiumBySeries             string
	economic                    string
	economicSum                 string
	layerNote                   string
	byRecord                    string
	record                      string
	recordNote                  string
	loadOfTeams                 string
	loadByPerson                string
	team                        string
	people                      string
	medianLoad                  string // half of the people have at most this load
	highLoad                    string // nine in ten have at most this load
	loadPercent                 string
	inMeetings                  string
	forSelling                  string
	freeDays                    string
	verdict                     string
	suppressed                  string
	suppressedNote              string
	hoursNotKnown               string
	bandsNote                   string // %s, %s, %s: two loads in percent, a source
	roleBandsNote               string // %s, %s, %s: a role, two loads in percent
	meeting                     string
	requires                    string // %s, %s: a title, and what it requires
	focusHours                  string
	focusLost                   string
	ofStranded                  string
	stranded                    string
	fragmentation               string
	fragmentationHead           string
	focusBySeries               string
	focusNote                   string
	savesFocus                  string
	adviceNote                  string
	alternativesTitle           string
	alternativesNote            string
	cancelSaves                 string
	budgetsUsed, budgetUsed     string
	ofBudgets                   string // %s, %s: how many are shown of how many
	budgetTitle                 string
	budget                      string
	from                        string
	limit                       string
	actual                      string
	committed                   string
	remaining                   string
	differenceTitle             string // before a period
	differenceShort             string
	before                      string
	after                       string
	changed                     string
	changedBy                   string
	lengthsNote                 string // %s, %s: hours
	worth                       string
	figure                      string
	benefit                     string
	net                         string
	returns                     string
	economicNet                 string
	breakEvenUplift             string
	breakEvenHours              string
	worthIn                     string // before the names of cases
	neverWorth                  string
	exchangedTitle, exchanged   string
	atRate                      string
	memoTitle                   string
	memoCost                    string
	saves                       string
	cascadeTitle                string
	cascadeNote                 string
	ownHours                    string
	allHours                    string
	ripple                      string
	ownCost                     string
	allCost                     string
	roles                       map[participant.Role]string
	lines                       map[cost.Line]string
	changes                     map[cost.ChangeKind]string // %s: minutes, a title, a time
	budgetVerdicts              map[budgetVerdict]string
	recordTypes                 map[string]string
	bands                       map[load.Band]string
	cases                       map[cost.Case]string
	verdicts                    map[cost.MemoVerdict]string
	requirements                map[cost.Requirement]string
	phrases                     map[string]string // what package cost says, from its English; %s: a number
}

// indianEnglish is English with the numbers of India.
var indianEnglish = func() words {
	w := english
	w.language, w.group = "en-IN", 2
	return w
}()

// wordsOf returns the words of a BCP 47 tag, of which it reads the language, and "IN" and "Latn" where they
// matter. Those of a language that is not here are English.
func wordsOf(tag string) *words {
	parts := strings.Split(strings.ToLower(strings.ReplaceAll(tag, "_", "-")), "-")
	has := func(part string) bool { return slices.Contains(parts[1:], part) }
	switch {
	case parts[0] == "hi" && !has("latn"):
		return &hindi
	case parts[0] == "en" && has("in"):
		return &indianEnglish
	}
	return &english
}

// lineName returns what people call a line of direct cost.
func (w *words) lineName(l cost.Line) string {
	if name, ok := w.lines[l]; ok {
		return name
	}
	return clean(string(l))
}

// roleName returns what people call a role; a host's own is its text.
func (w *words) roleName(r participant.Role) string {
	if r == "" {
		return w.unknownRole
	}
	if name, ok := w.roles[r]; ok {
		return name
	}
	return clean(string(r))
}

// phrase returns what package cost says in English in these words, "shorten it to 45 minutes"; what a host
// says stays as it is.
func (w *words) phrase(text string) string {
	if said, ok := w.phrases[text]; ok {
		return said
	}
	const digits = "0123456789"
	if start := strings.IndexAny(text, digits); start >= 0 {
		end := len(text) - len(strings.TrimLeft(text[start:], digits))
		if said, ok := w.phrases[text[:start]+"%s"+text[end:]]; ok {
			return fmt.Sprintf(said, text[start:end])
		}
	}
	return text
}
