package main

import (
	"errors"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/cost/report"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A cascade is series that prepare each other. Its draft has them by name, each with all its occurrences in the
// window as one instance, and no hours yet: those are the forecast's.
type cascade struct {
	title string
	draft cost.CascadeDraft
	ids   []meeting.ID // of the draft's meetings
}

// cascades finds the series of the cascades, and lets package cost check what prepares what.
func (r *termsReader) cascades() {
	for i, d := range r.draft.cascades {
		if d.Title == "" {
			r.note(errors.New("is missing"), "cascades", i, "title")
		}
		if len(d.Meetings) == 0 {
			r.note(errors.New("is missing: want the series that are prepared"), "cascades", i, "meetings")
		}
		c := cascadeReader{reader: r, cascade: cascade{title: d.Title, draft: cost.CascadeDraft{Source: d.Source}}}
		before := len(r.problems)
		for j, p := range d.Meetings {
			c.add(p, "cascades", i, "meetings", j)
		}
		if len(r.problems) == before {
			_, err := cost.NewCascade(c.draft)
			r.problems = append(r.problems, c.located(participant.Located("", err)).Under(participant.Pointer("cascades", i))...)
		}
		r.terms.cascades = append(r.terms.cascades, c.cascade)
	}
}

// A cascadeReader finds the series of one cascade.
type cascadeReader struct {
	reader *termsReader
	cascade
	paths []string // where the draft's meetings stand in the cascade of the model file
}

// located returns faults of the draft at the places that they have in the model file.
func (c *cascadeReader) located(faults participant.Problems) participant.Problems {
	for i, p := range faults {
		at, rest, _ := strings.Cut(strings.TrimPrefix(p.Path, "/meetings/"), "/")
		if n, err := strconv.Atoi(at); err == nil {
			faults[i].Path = path.Join(c.paths[n], strings.Replace(rest, "name", "series", 1))
		}
	}
	return faults
}

// add adds a series and those that prepare it. Those of which nothing else is said need no entry of their own.
func (c *cascadeReader) add(p prepared, where ...any) {
	i := c.place(p.Series, where...)
	if i >= 0 {
		c.paths[i] = participant.Pointer(where[2:]...)
	}
	if i >= 0 && len(c.draft.Meetings[i].PreparedBy) > 0 {
		c.reader.note(fmt.Errorf("%.80q is there twice", p.Series), append(slices.Clone(where), "series")...)
		return
	}
	for j, s := range p.PreparedBy {
		k := c.place(s.Series, append(slices.Clone(where), "prepared_by", j)...)
		if i >= 0 && k >= 0 {
			m := &c.draft.Meetings[i]
			m.PreparedBy = append(m.PreparedBy, cost.CascadeShare{Name: c.draft.Meetings[k].Name, Share: s.Share})
		}
	}
}

// place returns the index of a series in the draft, to which it adds it; -1 if there is no such series.
func (c *cascadeReader) place(series string, where ...any) int {
	m, err := c.reader.series.find(series)
	if err != nil {
		c.reader.note(err, append(slices.Clone(where), "series")...)
		return -1
	}
	if i := slices.Index(c.ids, m.ID()); i >= 0 {
		return i
	}
	c.ids, c.paths = append(c.ids, m.ID()), append(c.paths, participant.Pointer(where[2:]...))
	c.draft.Meetings = append(c.draft.Meetings, cost.CascadeMeeting{Name: c.unusedName(m), Instances: 1})
	return len(c.ids) - 1
}

// unusedName returns what a meeting is called in the cascade: its title, and its ID where another one has that too.
func (c *cascadeReader) unusedName(m meeting.Meeting) string {
	const longest = 200 // bytes; package cost takes 255
	name := strings.TrimSpace(m.Title())
	for len(name) > longest {
		_, size := utf8.DecodeLastRuneInString(name)
		name = name[:len(name)-size]
	}
	taken := func(other cost.CascadeMeeting) bool { return other.Name == name }
	if name == "" || slices.ContainsFunc(c.draft.Meetings, taken) {
		name = strings.TrimSpace(name + " " + m.ID().String())
	}
	return name
}

// of returns the cascade with the hours of a forecast, and with its costs where there are any, in a currency.
func (c cascade) of(f cost.Forecast, in money.Currency) (report.Cascade, error) {
	draft := c.draft
	draft.Meetings = slices.Clone(draft.Meetings)
	costs := make(map[string]money.Amount)
	for _, s := range f.Series() {
		if i := slices.Index(c.ids, s.Meeting); i >= 0 {
			draft.Meetings[i].PersonHours = s.PersonHours
			costs[draft.Meetings[i].Name] = s.Cost
		}
	}
	hours, err := cost.NewCascade(draft)
	shown := report.Cascade{Title: c.title, Hours: hours}
	if err != nil || in.IsZero() {
		return shown, err
	}
	nothing, err := money.Parse("0", in)
	if err != nil {
		return shown, err
	}
	for _, m := range draft.Meetings {
		if _, ok := costs[m.Name]; !ok { // it does not take place in the window
			costs[m.Name] = nothing
		}
	}
	shown.Cost, err = hours.Price(costs)
	return shown, err
}
