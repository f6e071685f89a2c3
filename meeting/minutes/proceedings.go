package minutes

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/participant"
)

// entry is something that was taken down of an item, or of the meeting where item is empty.
type entry struct {
	item agenda.ItemID
	line line
}

// copied returns what customers may read.
func (w writer) copied(c agenda.CustomerCopy) (entries []entry, actions []action) {
	for _, n := range c.Notes {
		entries = append(entries, w.note(n, ""))
	}
	for _, r := range c.Results {
		entries = append(entries, w.result(agenda.Result{Kind: r.Kind, Item: r.Item, Text: r.Text, People: r.People}, ""))
	}
	for _, a := range c.Actions {
		actions = append(actions, w.action(agenda.Action{
			Item: a.Item, Text: a.Text, Owner: a.Owner, Due: a.Due, Done: a.Done,
		}, ""))
	}
	return entries, actions
}

// taken returns all that was taken down, what is internal marked as such.
func (w writer) taken(m agenda.Minutes) (entries []entry, actions []action) {
	for _, p := range []struct {
		page agenda.Page
		mark string
	}{{m.Public, ""}, {m.Internal, w.words.internal}} {
		for _, n := range p.page.Notes {
			entries = append(entries, w.note(n, p.mark))
		}
		for _, r := range p.page.Results {
			entries = append(entries, w.result(r, p.mark))
		}
		for _, a := range p.page.Actions {
			actions = append(actions, w.action(a, p.mark))
		}
	}
	for _, r := range m.Recognitions {
		entries = append(entries, w.recognition(r))
	}
	for _, g := range m.Guidance {
		entries = append(entries, w.guidance(g))
	}
	for _, c := range m.Cadences {
		entries = append(entries, w.cadence(c))
	}
	return entries, actions
}

func (w writer) note(n agenda.Note, mark string) entry {
	return entry{n.Item, line{Text: allLines(n.Text), Mark: mark}}
}

func (w writer) result(r agenda.Result, mark string) entry {
	text := append(allLines(r.Text), w.about(r.People, r.Records)...)
	return entry{r.Item, line{Label: r.Kind.Title(w.words.language), Text: text, Mark: mark}}
}

func (w writer) recognition(r agenda.Recognition) entry {
	var parts []string
	for _, part := range []string{oneLine(r.Measure), strings.TrimSpace(oneLine(r.Figure) + " " + oneLine(r.Unit))} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	if r.Rank > 0 {
		parts = append(parts, fmt.Sprintf(w.words.rank, r.Rank))
	}
	text := w.name(r.Person)
	if len(parts) > 0 {
		text += ": " + strings.Join(parts, ", ")
	}
	all := append([]string{text}, allLines(r.Text)...)
	return w.inside(agenda.PerformerRecognized, r.Item, append(all, w.about(nil, r.Records)...))
}

func (w writer) guidance(g agenda.Guidance) entry {
	text := allLines(g.Text)
	if about := w.words.aspects[g.About]; about != "" && len(text) > 0 {
		text[0] = about + ": " + text[0]
	}
	for _, list := range []struct {
		label   string
		phrases []string
	}{{w.words.say, g.Say}, {w.words.avoid, g.Avoid}} {
		if len(list.phrases) > 0 {
			text = append(text, list.label+": "+quoted(list.phrases))
		}
	}
	return w.inside(agenda.GuidanceGiven, g.Item, append(text, w.about(g.People, g.Records)...))
}

func (w writer) cadence(c agenda.Cadence) entry {
	text := fmt.Sprintf(w.words.everyDays, int(c.Every))
	if c.Every == 1 {
		text = w.words.everyDay
	}
	for _, part := range []string{oneLine(c.Type), oneLine(c.Stage)} {
		if part != "" {
			text += ", " + part
		}
	}
	return w.inside(agenda.CadenceSet, c.Item, append([]string{text}, allLines(c.Text)...))
}

// inside returns an entry that has no place on the public page.
func (w writer) inside(kind agenda.ResultKind, item agenda.ItemID, text []string) entry {
	return entry{item, line{Label: kind.Title(w.words.language), Text: text, Mark: w.words.internal}}
}

// about returns a line with the people and, inside the company, the records that something is about.
func (w writer) about(people []participant.ID, records []participant.Record) []string {
	parts := w.nameList(people)
	if w.internal {
		for _, r := range records {
			parts = append(parts, oneLine(r.String()))
		}
	}
	if len(parts) == 0 {
		return nil
	}
	return []string{"(" + strings.Join(parts, ", ") + ")"}
}

func quoted(phrases []string) string {
	list := make([]string, len(phrases))
	for i, phrase := range phrases {
		list[i] = "“" + oneLine(phrase) + "”"
	}
	return strings.Join(list, ", ")
}

// proceedings returns what came of each item, in the order of the agenda: first what is of the meeting as a whole, last
// what is of items that the agenda does not have. Items of which nothing was taken down are left out.
func (w writer) proceedings(entries []entry) []section {
	byItem := make(map[agenda.ItemID][]line)
	for _, e := range entries {
		byItem[e.item] = append(byItem[e.item], e.line)
	}
	s := section{Title: w.words.proceedings}
	add := func(title string, list []line) {
		if len(list) > 0 {
			s.Blocks = append(s.Blocks, block{Title: title, Lines: list})
		}
	}
	add(w.words.general, byItem[""])
	delete(byItem, "")
	for _, id := range w.items {
		add(cmp.Or(w.titles[id], w.words.other), byItem[id])
		delete(byItem, id)
	}
	var others []line
	for _, e := range entries { // in their order, which a map has not
		if _, ok := byItem[e.item]; ok {
			others = append(others, e.line)
		}
	}
	add(w.words.other, others)
	if len(s.Blocks) == 0 {
		return nil
	}
	return []section{s}
}
