package report

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/salesmeeting/salesmeeting/cost/load"
	"github.com/salesmeeting/salesmeeting/participant"
)

// teamSection returns the load of teams. What is suppressed, it says in words.
func (v *view) teamSection() section {
	s := section{
		id: "teams", name: sectionTeam, title: v.loadOfTeams,
		columns: []column{
			{v.team, prose},
			{v.people, number},
			{v.medianLoad, number},
			{v.highLoad, number},
			{v.forSelling, number},
			{v.freeDays, number},
			{v.verdict, date},
		},
		figures: []string{"people", "load_p50", "load_p90", "left_for_selling", "meeting_free_days"},
		note:    v.bandsText(),
	}
	suppressed := ""
	for _, t := range v.options.Load.Teams {
		name := cmp.Or(clean(t.Name), v.untitled)
		people := v.number(strconv.Itoa(t.Load.People()))
		w, ok := t.Load.Working()
		verdict := v.bands[v.options.Load.Bands.Of("", w.Load.P50)]
		if !ok {
			verdict = v.hoursNotKnown
			s.add(record{title: name}, []string{name}, people, none, none, none, none)
		} else {
			s.add(record{title: name}, []string{name}, people, v.load(w.Load.P50), v.load(w.Load.P90),
				v.hoursOf(w.LeftForSelling.Sum.String()), v.number(strconv.Itoa(w.MeetingFreeDays.Sum)))
		}
		if t.Load.Suppressed() {
			verdict = v.suppressed
			suppressed = v.suppressedNote
		}
		s.verdict(name, "", verdict)
	}
	s.note = strings.TrimSpace(suppressed + " " + s.note)
	return s
}

// bandsText says where the verdicts come from; empty: there are none.
func (v *view) bandsText() string {
	b := v.options.Load.Bands
	if b.Source == "" {
		return ""
	}
	return fmt.Sprintf(v.bandsNote, percentText(b.Default.WatchFrom), percentText(b.Default.OverAbove), clean(v.phrase(b.Source)))
}

// roleBandsText says which limits are other ones for roles of those whose load is reported.
func (v *view) roleBandsText() string {
	b := v.options.Load.Bands
	var list []string
	for _, role := range slices.Sorted(maps.Keys(b.ByRole)) {
		has := func(p PersonLoad) bool { return p.Load.Role() == role }
		if l := b.ByRole[role]; b.Source != "" && slices.ContainsFunc(v.options.Load.Persons, has) {
			list = append(list, fmt.Sprintf(v.roleBandsNote, v.roleName(role), percentText(l.WatchFrom), percentText(l.OverAbove)))
		}
	}
	return strings.Join(list, " ")
}

// personLoadSection returns the load of single people, in the host's order.
func (v *view) personLoadSection() section {
	s := section{
		id: "load", name: sectionLoad, title: v.loadByPerson,
		columns: []column{
			{v.person, prose},
			{v.role, prose},
			{v.inMeetings, number},
			{v.loadPercent, number},
			{v.forSelling, number},
			{v.freeDays, number},
			{v.verdict, date},
		},
		figures: []string{"in_meetings", "load", "left_for_selling", "meeting_free_days"},
		note:    strings.TrimSpace(v.bandsText() + " " + v.roleBandsText()),
	}
	labels := v.loadLabels()
	for i, p := range v.options.Load.Persons {
		name, role := labels[i], p.Load.Role()
		w, ok := p.Load.Working()
		verdict := v.bands[p.Load.Band(v.options.Load.Bands)]
		if !ok {
			verdict = v.hoursNotKnown
		}
		s.add(record{title: name, role: role}, []string{name, v.roleName(role)},
			v.length(p.Load.Meetings().Merged), v.load(w.Load), orNone(v.length(w.LeftForSelling), ok),
			orNone(v.number(strconv.Itoa(w.MeetingFreeDays)), ok))
		s.verdict(name, role, verdict)
	}
	return s
}

// loadRows returns the loads that are known, for a chart, the highest first.
func (v *view) loadRows() []row {
	var rows []row
	labels := v.loadLabels()
	for i, p := range v.options.Load.Persons {
		if n, ok := p.Load.Load().Value(); ok {
			rows = append(rows, row{label: labels[i], percent: hundredthsOf(n)})
		}
	}
	slices.SortStableFunc(rows, func(a, b row) int { return cmp.Compare(b.percent, a.percent) })
	return rows
}

// loadLabels returns what those are called whose load is reported.
func (v *view) loadLabels() []string {
	return labelsOf(v.words, v.options.Load.Persons, func(p PersonLoad) (string, participant.ID) { return p.Name, p.Load.Person() })
}

// verdict ends the last line of s with a word, if there is one.
func (s *section) verdict(title string, role participant.Role, text string) {
	e := &s.entries[len(s.entries)-1]
	e.cells = append(e.cells, text)
	if text != "" {
		e.records = append(e.records, record{title: title, role: role, figure: "verdict", value: text})
	}
}

// The JSON of load: that of package load, with names and verdicts.
type (
	loadJSON struct {
		Bands   *load.Bands       `json:"bands,omitempty"`
		Teams   []json.RawMessage `json:"teams,omitempty"`
		Persons []json.RawMessage `json:"persons,omitempty"`
	}
	teamNameJSON struct {
		Name string    `json:"name"`
		Band load.Band `json:"band,omitempty"` // of the median
	}
	personNameJSON struct {
		Name string    `json:"name,omitempty"`
		Band load.Band `json:"band,omitempty"`
	}
)

// json returns nil if there is no load to report.
func (l Load) json() (*loadJSON, error) {
	if len(l.Teams)+len(l.Persons) == 0 {
		return nil, nil
	}
	out := &loadJSON{}
	if l.Bands.Source != "" {
		out.Bands = &l.Bands
	}
	for _, t := range l.Teams {
		w, _ := t.Load.Working()
		object, err := union(teamNameJSON{t.Name, l.Bands.Of("", w.Load.P50)}, t.Load)
		if err != nil {
			return nil, err
		}
		out.Teams = append(out.Teams, object)
	}
	for _, p := range l.Persons {
		object, err := union(personNameJSON{p.Name, p.Load.Band(l.Bands)}, p.Load)
		if err != nil {
			return nil, err
		}
		out.Persons = append(out.Persons, object)
	}
	return out, nil
}
