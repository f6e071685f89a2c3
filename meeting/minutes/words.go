package minutes

import (
	"slices"
	"strings"

	"github.com/salesmeeting/salesmeeting/agenda"
)

// words are what a document says in one language; all of it is here, so that another language is another value. A test
// holds that no language lacks a word.
type words struct {
	language string // BCP 47 tag

	agenda, minutes, untitled    string
	notice, internal             string
	when, where, online, phone   string
	chair, participants          string
	present, absent              string
	somebody, somePeople         string // somePeople %d: how many
	purpose, department, records string
	presenters, needed, wanted   string
	priority, topic, materials   string
	time, slack, overrun         string
	hour, minute, second         string // as in "1 h 30 min"
	proceedings, general, other  string
	rank                         string // %d: place
	say, avoid                   string
	everyDay, everyDays          string // everyDays %d: how many
	actions, noOwner             string
	due, done                    string                     // %s: date
	priorities                   map[agenda.Priority]string // but for the usual one
	aspects                      map[agenda.Aspect]string
	weekdays                     [7]string // from Sunday
	months                       [12]string
}

// wordsOf returns the words of a BCP 47 tag, of which it reads the language, and "Latn". Those of a language that is not
// here are English.
func wordsOf(tag string) *words {
	parts := strings.Split(strings.ToLower(strings.ReplaceAll(tag, "_", "-")), "-")
	if parts[0] == "hi" && !slices.Contains(parts[1:], "latn") {
		return &hindi
	}
	return &english
}
