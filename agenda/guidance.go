package agenda

import (
	"fmt"
	"iter"
	"slices"

	"github.com/salesmeeting/salesmeeting/participant"
)

// An Aspect says what guidance is about, as the text that JSON holds. The zero Aspect is none. Aspects compare
// with ==.
type Aspect string

// The aspects of guidance. How often to contact a prospect is a [Cadence].
const (
	Approach Aspect = "approach" // how to approach customers and persuade them
	Language Aspect = "language" // which words to use with prospects
)

// Aspects returns the aspects in the order of their declaration.
func Aspects() iter.Seq[Aspect] { return slices.Values([]Aspect{Approach, Language}) }

// Check returns an error if a is none of the aspects.
func (a Aspect) Check() error {
	if a == Approach || a == Language {
		return nil
	}
	return fmt.Errorf("%.40q is no aspect of guidance: one of [%s %s]", string(a), Approach, Language)
}

// Guidance is what a manager tells the team about how to deal with customers. It is plain data; an aspect and a
// text are required.
type Guidance struct {
	About Aspect `json:"about"`
	Item  ItemID `json:"item,omitempty"` // in which it was given: see [Agenda.IDs]
	Text  string `json:"text"`
	// Say are words to use, and Avoid words not to use.
	Say     []string             `json:"say,omitempty"`
	Avoid   []string             `json:"avoid,omitempty"`
	People  []participant.ID     `json:"people,omitempty"` // for whom it is; nobody: for all
	Records []participant.Record `json:"records,omitempty"`
}

// maxPhrases is the most phrases of guidance to use, or not to use.
const maxPhrases = 100

// Problems returns every fault of the guidance by itself: an aspect that is none, a text or a phrase that is missing,
// not UTF-8, or longer than 10,000 bytes (a phrase: 1,000), more than 100 phrases, an item, a person or a record that
// cannot be stored.
func (g Guidance) Problems() participant.Problems {
	var c checker
	c.note(g.About.Check(), "about")
	c.entry(g.Item, g.Text)
	c.phrases(g.Say, "say")
	c.phrases(g.Avoid, "avoid")
	c.people(g.People, maxPeople, "people")
	c.records(g.Records, "records")
	return c.problems
}

func (c *checker) phrases(phrases []string, key string) {
	if !c.atMost(len(phrases), maxPhrases, key) {
		return
	}
	for i, phrase := range phrases {
		c.note(checkNeeded(phrase, maxTitleBytes, "give a word or a phrase"), key, i)
	}
}

// result returns the guidance as a result.
func (g Guidance) result() Result {
	return Result{GuidanceGiven, g.Item, g.Text, slices.Clone(g.People), slices.Clone(g.Records)}
}

// Clone returns a copy that shares nothing with g.
func (g Guidance) Clone() Guidance {
	g.Say, g.Avoid = slices.Clone(g.Say), slices.Clone(g.Avoid)
	g.People, g.Records = slices.Clone(g.People), slices.Clone(g.Records)
	return g
}
