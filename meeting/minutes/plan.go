package minutes

import (
	"slices"
	"strings"
	"time"

	"github.com/salesmeeting/salesmeeting/agenda"
)

// plan returns what the meeting goes through, by sections.
func (w writer) plan(length time.Duration) (sections []section) {
	for s := range w.agenda.Sections() {
		part := section{Title: oneLine(s.Title)}
		for _, slot := range s.Slots {
			part.Blocks = append(part.Blocks, w.slotBlock(slot))
		}
		sections = append(sections, part)
	}
	if w.internal && !w.agenda.IsZero() {
		sections = append(sections, w.rest(length)...)
	}
	return sections
}

func (w writer) slotBlock(slot agenda.Slot) block {
	b := block{
		Time: w.slotText(slot), Title: oneLine(slot.Item.Title), Length: w.words.lengthText(slot.Item.Length),
		Lines: lines(w.words.presenters, w.nameText(slices.Collect(slot.Item.Presenters()))),
	}
	if w.internal {
		b.Lines = append(b.Lines, w.internalLines(slot.Item)...)
	}
	return b
}

// internalLines returns what customers do not read of an item.
func (w writer) internalLines(i agenda.Item) (list []line) {
	list = append(list, lines(w.words.needed, w.nameText(i.Needed))...)
	var wanted []string
	for _, kind := range i.Wanted {
		wanted = append(wanted, kind.Title(w.words.language))
	}
	list = append(list, lines(w.words.wanted, strings.Join(wanted, ", "))...)
	list = append(list, lines(w.words.priority, w.words.priorities[i.Priority])...)
	if i.Topic != "" {
		list = append(list, lines(w.words.topic, oneLine(i.Topic.Title(w.words.language)))...)
	}
	if len(i.Materials) > 0 {
		list = append(list, line{Label: w.words.materials, Links: materialLinks(i.Materials)})
	}
	return list
}

func materialLinks(materials []agenda.Material) (links []value) {
	for _, m := range materials {
		link := withoutCodes(m.URL)
		title := oneLine(m.Title)
		if title == "" {
			title = oneLine(link)
		}
		links = append(links, value{title, link})
	}
	return links
}

// rest returns what the items leave free of the meeting, or what they take too much.
func (w writer) rest(length time.Duration) []section {
	var list []line
	list = append(list, lines(w.words.slack, w.words.lengthText(w.agenda.Slack(length)))...)
	list = append(list, lines(w.words.overrun, w.words.lengthText(w.agenda.Overrun(length)))...)
	if len(list) == 0 {
		return nil
	}
	return []section{{Title: w.words.time, Blocks: []block{{Lines: list}}}}
}
