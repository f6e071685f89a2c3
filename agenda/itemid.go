package agenda

import (
	"errors"
	"strconv"
)

// An ItemID tells an item apart from the others of its agenda: opaque UTF-8 text of 1 to 1,010 bytes, the
// host's own or, for an item without one, made of its title. ItemIDs compare with ==. The zero ItemID is none: of
// the meeting as a whole.
type ItemID string

// maxItemIDBytes leaves room for a title and a number.
const maxItemIDBytes = maxTitleBytes + 10

// Check returns an error if id cannot be the ID of an item.
func (id ItemID) Check() error {
	if id == "" {
		return errors.New("is missing: give the item's id, or its title if it has none")
	}
	return checkText(string(id), maxItemIDBytes)
}

// key is what the item goes by wherever it is held: its ID, or its title.
func (i *Item) key() ItemID {
	if i.ID != "" {
		return i.ID
	}
	return ItemID(i.Title)
}

// IDs returns the ID that each item of the agenda goes by, in order, no two alike: its own, or its title
// where it has none, with a number after it if that is taken: "Break", "Break (2)". The order decides only
// between items with the same title.
func (a Agenda) IDs() []ItemID {
	ids, taken := make([]ItemID, len(a.Items)), make(map[ItemID]bool, len(a.Items))
	for i := range a.Items {
		ids[i] = a.Items[i].ID
		taken[ids[i]] = true
	}
	for i := range a.Items { // before any title gets a number and becomes another one
		if title := ItemID(a.Items[i].Title); ids[i] == "" && !taken[title] {
			ids[i], taken[title] = title, true
		}
	}
	next := make(map[ItemID]int)
	for i := range a.Items {
		if ids[i] != "" {
			continue
		}
		title := ItemID(a.Items[i].Title)
		for ids[i] = title; taken[ids[i]]; {
			next[title]++
			ids[i] = title + ItemID(" ("+strconv.Itoa(next[title]+1)+")")
		}
		taken[ids[i]] = true
	}
	return ids
}
