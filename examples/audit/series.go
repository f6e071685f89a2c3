package main

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/salesmeeting/salesmeeting/meeting"
)

// A seriesIndex finds meetings by what a model file calls them: the title of the series, or the ID that the JSON
// of a report gives it.
type seriesIndex struct {
	byTitle map[string][]meeting.Meeting
	byID    map[string]meeting.Meeting
}

func newSeriesIndex(meetings []meeting.Meeting) seriesIndex {
	index := seriesIndex{make(map[string][]meeting.Meeting), make(map[string]meeting.Meeting)}
	for _, m := range meetings {
		title := strings.TrimSpace(m.Title())
		index.byTitle[title] = append(index.byTitle[title], m)
		index.byID[m.ID().String()] = m
	}
	return index
}

// find returns the meeting with a title or an ID. It fails unless there is exactly one.
func (i seriesIndex) find(name string) (meeting.Meeting, error) {
	name = strings.TrimSpace(name)
	if m, ok := i.byID[name]; ok {
		return m, nil
	}
	switch found := i.byTitle[name]; {
	case name == "":
		return meeting.Meeting{}, errors.New("is missing: give the title of a series")
	case len(found) == 1:
		return found[0], nil
	case len(found) > 1:
		return meeting.Meeting{}, fmt.Errorf("%d meetings are called %.80q: write the ID of the one that is meant, such as %s; -format json has them all as \"meeting\"",
			len(found), name, firstID(found))
	}
	if near, ok := nearest(name, slices.Sorted(maps.Keys(i.byTitle))); ok {
		return meeting.Meeting{}, fmt.Errorf("no meeting is called %.80q: did you mean %.80q?", name, near)
	}
	return meeting.Meeting{}, fmt.Errorf("no meeting is called %.80q: want a title as it stands in the calendar", name)
}

// firstID returns the first of the meetings' IDs, whatever their order.
func firstID(meetings []meeting.Meeting) string {
	var ids []string
	for _, m := range meetings {
		ids = append(ids, m.ID().String())
	}
	return slices.Min(ids)
}
