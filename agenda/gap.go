package agenda

import (
	"fmt"
	"slices"
	"strings"

	"github.com/salesmeeting/salesmeeting/participant"
)

// Rules that an [Expectation] lays down, by the names that a [Gap] has.
const (
	RuleLead         = "lead"         // who leads
	RuleRole         = "role"         // who takes part
	RuleDemonstrator = "demonstrator" // who shows how it works
	RuleAgenda       = "agenda"       // a formal meeting has one
	RulePerson       = "person"       // people whom the agenda names take part
	RuleWanted       = "wanted"       // an item wants each kind of result that the purpose should bring
	RuleResult       = "result"       // the minutes have each kind of result that was wanted
)

// A Gap is something that a meeting lacks. It is plain data.
type Gap struct {
	Rule   string `json:"rule"`   // names the rule, for programs: "demonstrator"
	Source string `json:"source"` // the fact about sales meetings that the rule rests on: "S13"
	// Path is a JSON Pointer into the meeting: "/agenda/items/2/presenter".
	Path string `json:"path,omitempty"`
	// Roles are those of which somebody is missing.
	Roles []participant.Role `json:"roles,omitempty"`
	// Result is the kind of result that is missing.
	Result ResultKind `json:"result,omitempty"`
	Text   string     `json:"text"` // for people: what is missing
}

// String returns rule and text: "demonstrator: nobody shows how it works".
func (g Gap) String() string { return g.Rule + ": " + g.Text }

// Before returns what a meeting lacks before it takes place, from its roster and agenda, in the order of the rules:
// a chair with a leading role; somebody of each group that the purpose needs; a demonstrator who presents an item,
// where one is required; an agenda, unless the meeting is informal; people on the roster whom the agenda names; an
// item that wants each kind of result that should come of the meeting. People who declined, sent somebody else or only
// observe do not take part.
func (e Expectation) Before(roster participant.Roster, a Agenda) []Gap {
	g := gaps{expected: e, agenda: a, attending: attending(roster)}
	g.lead()
	for _, group := range e.Needs {
		if !slices.ContainsFunc(g.attending, func(p participant.Participant) bool { return slices.Contains(group, p.Role) }) {
			g.add(Gap{RuleRole, "S6", "/roster", group, "", "nobody takes part who is " + either(group)})
		}
	}
	g.demonstrator()
	if a.IsZero() {
		if !e.Informal {
			g.add(Gap{Rule: RuleAgenda, Source: "S8", Path: "/agenda", Text: "there is no agenda: only an informal meeting needs none"})
		}
		return g.found
	}
	g.people()
	g.wanted()
	return g.found
}

// After returns what did not come of a meeting: the kinds of results that its purpose should bring and that the
// minutes lack, then those that an item wanted and that the minutes do not have for it.
func (e Expectation) After(a Agenda, m Minutes) []Gap {
	var g gaps
	for _, kind := range e.Results {
		if m.Count(kind) == 0 {
			g.add(Gap{Rule: RuleResult, Source: "S6", Path: "/minutes", Result: kind, Text: fmt.Sprintf("no result of the kind %s came of the meeting", kind)})
		}
	}
	came := make(map[ofItem]bool)
	for r := range m.Results() {
		came[ofItem{r.Kind, r.Item}] = true
	}
	for i, id := range a.IDs() {
		for j, kind := range a.Items[i].Wanted {
			if !came[ofItem{kind, id}] {
				path := "/agenda" + participant.Pointer("items", i, "wanted", j)
				g.add(Gap{Rule: RuleResult, Source: "S3", Path: path, Result: kind, Text: fmt.Sprintf("no result of the kind %s came of %.80q", kind, id)})
			}
		}
	}
	return g.found
}

// ofItem is a kind of result of an item.
type ofItem struct {
	kind ResultKind
	item ItemID
}

// gaps collects what a meeting lacks.
type gaps struct {
	expected  Expectation
	agenda    Agenda
	attending participant.Roster
	found     []Gap
}

func (g *gaps) add(gap Gap) {
	gap.Roles = slices.Clone(gap.Roles)
	g.found = append(g.found, gap)
}

// attending returns those who take part.
func attending(roster participant.Roster) (list participant.Roster) {
	for _, p := range roster {
		if p.Attends() && p.Part != participant.Observer {
			list = append(list, p)
		}
	}
	return list
}

func (g *gaps) lead() {
	leads := g.expected.Leads
	if len(leads) == 0 {
		return
	}
	source := "S11" // who leads internal meetings
	if g.expected.Purpose == PresentCompany {
		source = "S6"
	}
	chair, ok := g.attending.Chair()
	switch {
	case !ok:
		g.add(Gap{RuleLead, source, "/roster", leads, "", "nobody chairs who is " + either(leads)})
	case !slices.Contains(leads, chair.Role):
		g.add(Gap{RuleLead, source, "/roster", leads, "", fmt.Sprintf("%.80s chairs and is not %s", chair.ID, either(leads))})
	}
}

func (g *gaps) demonstrator() {
	roles := g.expected.Demonstrators
	if len(roles) == 0 {
		return
	}
	presents := make(map[participant.ID]bool)
	for i := range g.agenda.Items {
		for id := range g.agenda.Items[i].Presenters() {
			presents[id] = true
		}
	}
	attends := false
	for _, p := range g.attending {
		if slices.Contains(roles, p.Role) {
			attends = true
			if g.agenda.IsZero() || presents[p.ID] {
				return
			}
		}
	}
	text := "nobody takes part who can show how it works: " + either(roles)
	if attends {
		text = "nobody who can show how it works presents an item: " + either(roles)
	}
	g.add(Gap{RuleDemonstrator, "S13", "/roster", roles, "", text})
}

// people finds people whom the agenda names and who do not take part.
func (g *gaps) people() {
	there := make(map[participant.ID]bool, len(g.attending))
	for _, p := range g.attending {
		there[p.ID] = true
	}
	for i, item := range g.agenda.Items {
		note := func(id participant.ID, path ...any) {
			if id != "" && !there[id] {
				at := "/agenda" + participant.Pointer("items", i) + participant.Pointer(path...)
				g.add(Gap{Rule: RulePerson, Source: "S13", Path: at, Text: fmt.Sprintf("%.80s does not take part", id)})
			}
		}
		note(item.Presenter, "presenter")
		for j, id := range item.CoPresenters {
			note(id, "co_presenters", j)
		}
		for j, id := range item.Needed {
			note(id, "needed", j)
		}
	}
}

// wanted finds kinds of results that should come of the meeting and that no item wants.
func (g *gaps) wanted() {
	for _, kind := range g.expected.Results {
		if !slices.ContainsFunc(g.agenda.Items, func(i Item) bool { return slices.Contains(i.Wanted, kind) }) {
			g.add(Gap{Rule: RuleWanted, Source: "S6", Path: "/agenda", Result: kind, Text: fmt.Sprintf("no item wants a result of the kind %s", kind)})
		}
	}
}

// either returns roles in words: "sales-manager or executive".
func either(roles []participant.Role) string {
	words := make([]string, len(roles))
	for i, role := range roles {
		words[i] = string(role)
	}
	return strings.Join(words, " or ")
}
