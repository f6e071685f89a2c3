package minutes

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/participant"
)

// writer puts an occurrence into words for its readers.
type writer struct {
	occurrence meeting.Occurrence
	words      *words
	internal   bool
	names      map[participant.ID]string // of the roster
	directory  participant.Directory
	agenda     agenda.Agenda
	items      []agenda.ItemID          // of the agenda, in its order
	titles     map[agenda.ItemID]string // of these
}

func newWriter(o meeting.Occurrence, options *Options) writer {
	if options == nil {
		options = &Options{}
	}
	w := writer{
		occurrence: o, words: wordsOf(options.Language), internal: options.Internal, directory: options.Directory,
		names: make(map[participant.ID]string), titles: make(map[agenda.ItemID]string),
	}
	for p := range o.Participants() {
		w.names[p.ID] = oneLine(p.Name)
	}
	if w.agenda = options.Agenda; w.agenda.IsZero() {
		w.agenda = o.Agenda()
	}
	w.items = w.agenda.IDs()
	for i, id := range w.items {
		w.titles[id] = oneLine(w.agenda.Items[i].Title)
	}
	return w
}

// page returns a page with what agenda and minutes have in common.
func (w writer) page(kind string) page {
	p := page{
		Language: w.words.language, Kind: kind, Title: cmp.Or(oneLine(w.occurrence.Title()), w.words.untitled),
		Heading: w.words.actions,
	}
	p.Facts = append(p.Facts, fact{Label: w.words.when, Values: []value{{Text: w.whenText()}}})
	p.Facts = append(p.Facts, w.venue()...)
	if chair, ok := participant.Roster(slices.Collect(w.occurrence.Participants())).Chair(); ok && chair.Attends() {
		p.Facts = append(p.Facts, fact{Label: w.words.chair, Values: []value{{Text: w.name(chair.ID)}}})
	}
	if w.internal {
		p.Notice = w.words.notice
		p.Facts = append(p.Facts, w.internalFacts()...)
	}
	return p
}

func (w writer) internalFacts() (facts []fact) {
	m := w.occurrence.Meeting()
	if purpose := m.Purpose(); purpose != "" {
		facts = append(facts, fact{Label: w.words.purpose, Values: []value{{Text: purpose.Title(w.words.language)}}})
	}
	if department := oneLine(m.Department()); department != "" {
		facts = append(facts, fact{Label: w.words.department, Values: []value{{Text: department}}})
	}
	records := fact{Label: w.words.records}
	for _, r := range m.Records() {
		records.Values = append(records.Values, value{Text: oneLine(r.String())})
	}
	return append(facts, records.list()...)
}

// expected returns those who are to come, and for internal use those who only observe.
func (w writer) expected() []value {
	var ids []participant.ID
	for p := range w.occurrence.Participants() {
		if p.Attends() && (w.internal || p.Part != participant.Observer) {
			ids = append(ids, p.ID)
		}
	}
	return w.nameValues(ids)
}

// presence returns who was there and, inside the company, who was required and was not. It says nothing where nobody
// took down who was there.
func (w writer) presence(present []participant.ID) []fact {
	facts := fact{Label: w.words.present, Values: w.nameValues(present)}.list()
	if !w.internal || len(present) == 0 {
		return facts
	}
	there := make(map[participant.ID]bool, len(present))
	for _, id := range present {
		there[id] = true
	}
	var absent []participant.ID
	for p := range w.occurrence.Participants() {
		if !there[p.ID] && (p.Part == participant.Required || p.Part == participant.Chair) {
			absent = append(absent, p.ID)
		}
	}
	return append(facts, fact{Label: w.words.absent, Values: w.nameValues(absent)}.list()...)
}

// named returns the name of a person that all may see, "" if there is none.
func (w writer) named(id participant.ID) string {
	if name := w.names[id]; name != "" {
		return name
	}
	p, _ := w.directory.ByID(id)
	return oneLine(p.Name)
}

// known returns the name of a person, and whether there is one that the readers may see: inside the company, the host's
// key where there is no better one.
func (w writer) known(id participant.ID) (string, bool) {
	if name := w.named(id); name != "" {
		return name, true
	}
	return oneLine(string(id)), w.internal
}

// name returns what the readers call a person.
func (w writer) name(id participant.ID) string {
	if name, ok := w.known(id); ok {
		return name
	}
	return w.words.somebody
}

// nameList returns the names of people; those without one are counted.
func (w writer) nameList(ids []participant.ID) (names []string) {
	more := 0
	for _, id := range ids {
		if name, ok := w.known(id); ok {
			names = append(names, name)
		} else {
			more++
		}
	}
	switch {
	case more == 1:
		names = append(names, w.words.somebody)
	case more > 1:
		names = append(names, fmt.Sprintf(w.words.somePeople, more))
	}
	return names
}

func (w writer) nameText(ids []participant.ID) string { return strings.Join(w.nameList(ids), ", ") }

func (w writer) nameValues(ids []participant.ID) (values []value) {
	for _, name := range w.nameList(ids) {
		values = append(values, value{Text: name})
	}
	return values
}
