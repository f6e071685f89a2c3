package agenda

import (
	"fmt"

	"github.com/salesmeeting/salesmeeting/participant"
)

// Days is a number of days of the calendar.
type Days int

// A Cadence says how often prospects are to be contacted. It is plain data, comparable with ==; how often is
// required.
type Cadence struct {
	Item ItemID `json:"item,omitempty"` // in which it was set: see [Agenda.IDs]
	// Every is the most days between two contacts, from 1 to 3,660.
	Every Days `json:"every_days"`
	// Type is the type of the records of the prospects for whom it is meant: "lead". Empty: of all.
	Type string `json:"type,omitempty"`
	// Stage is the host's name of how far the sale has come: "negotiation". Empty: all stages.
	Stage string `json:"stage,omitempty"`
	Text  string `json:"text,omitempty"`
}

// maxDays is the most days between two contacts.
const maxDays = 3660

// Problems returns every fault of the cadence by itself: a number of days out of bounds, an item that cannot be
// stored, a text that is too long or not UTF-8.
func (d Cadence) Problems() participant.Problems {
	var c checker
	if d.Item != "" {
		c.note(d.Item.Check(), "item")
	}
	if d.Every < 1 || d.Every > maxDays {
		c.note(fmt.Errorf("must be from 1 to %d days", maxDays), "every_days")
	}
	c.text(d.Type, maxTitleBytes, "type")
	c.text(d.Stage, maxTitleBytes, "stage")
	c.text(d.Text, maxTextBytes, "text")
	return c.problems
}

// result returns the cadence as a result.
func (d Cadence) result() Result {
	text := d.Text
	switch {
	case text != "":
	case d.Every == 1:
		text = "every day"
	default:
		text = fmt.Sprintf("every %d days", d.Every)
	}
	return Result{Kind: CadenceSet, Item: d.Item, Text: text}
}

// Cadences are those that are in force, the older ones first. They are plain data.
type Cadences []Cadence

// Problems returns every fault of the cadences, with paths as in a JSON array of them.
func (cs Cadences) Problems() participant.Problems {
	var c checker
	checkEach(&c, cs, Cadence.Problems)
	return c.problems
}

// For returns the cadence that a prospect is to be contacted by, and whether there is one: one for its type and
// stage before one for its stage, that before one for its type, and that before one for all; among equals the newest.
func (cs Cadences) For(prospect participant.Record, stage string) (Cadence, bool) {
	var best Cadence
	fits := -1
	for _, c := range cs {
		if c.Type != "" && c.Type != prospect.Type || c.Stage != "" && c.Stage != stage {
			continue
		}
		fit := 0
		if c.Stage != "" {
			fit += 2
		}
		if c.Type != "" {
			fit++
		}
		if fit >= fits {
			best, fits = c, fit
		}
	}
	return best, fits >= 0
}
