package report

import (
	"strings"

	"github.com/salesmeeting/salesmeeting/cost"
)

// assumed lists what figures rest on, each assumption once.
type assumed struct {
	*words
	lines  []string
	seen   map[string]bool
	titles map[string]string // of series, by their IDs
}

// add adds a list: as it is, or with what it is of in front, if nobody has said the same of everything.
func (l *assumed) add(of string, list []cost.Assumption) {
	for _, a := range list {
		if id, ok := strings.CutPrefix(a.Detail, ofMeeting); ok && l.titles[id] != "" {
			a.Detail = ofMeeting + l.titles[id]
		}
		text := l.assumptionText(a)
		if l.seen[text] {
			continue
		}
		if of = clean(of); of != "" {
			text = of + ": " + text
		}
		if !l.seen[text] {
			l.seen[text], l.lines = true, append(l.lines, text)
		}
	}
}

// ofMeeting begins the detail of an assumption on one series, before its ID.
const ofMeeting = "meeting: "

// assumptionsOf returns what the figures of the report rest on: those of the forecast or the timesheet, then those
// of whatever else is reported. Those of one of series have its title.
func (v *view) assumptionsOf(ofAll []cost.Assumption, series []cost.SeriesCost) []string {
	o, l := v.options, assumed{words: v.words, seen: make(map[string]bool), titles: make(map[string]string)}
	for _, s := range series {
		l.titles[s.Meeting.String()] = v.seriesTitle(s.Title)
	}
	l.add("", ofAll)
	l.add("", v.ofKind(o.Focus.Assumptions()))
	for _, b := range v.budgets {
		l.add("", v.ofKind(b.Assumptions))
	}
	for _, t := range o.Load.Teams {
		l.add("", t.Load.Assumptions())
	}
	for _, p := range o.Load.Persons {
		l.add("", p.Load.Assumptions())
	}
	for _, c := range o.Cascades {
		l.add(c.Title, c.Hours.Assumptions())
	}
	if v.hasMoney {
		l.addPriced(o)
	}
	return l.lines
}

// addPriced adds what figures in money rest on.
func (l *assumed) addPriced(o Options) {
	for _, i := range o.Alternatives {
		l.add(i.Series.Title, i.Memo.Assumptions)
	}
	for _, w := range o.Worth {
		l.add(w.Title, w.Worth.Assumptions())
	}
	for _, m := range o.Memos {
		l.add(m.Title, m.Comparison.Assumptions)
	}
}

// ofKind returns those assumptions of a list that the report may have.
func (v *view) ofKind(list []cost.Assumption) []cost.Assumption {
	if v.hasMoney {
		return list
	}
	return ofTime(list)
}
