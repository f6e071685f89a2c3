package agenda

import (
	"iter"
	"time"
)

// A Span is a part of a meeting, as offsets of elapsed time from its start: [Start, End). It is plain data,
// comparable with ==; the zero Span is empty.
type Span struct {
	Start, End time.Duration
}

// Length returns the elapsed time that the span takes.
func (s Span) Length() time.Duration { return s.End - s.Start }

// A Slot is an item with its place in the meeting, as offsets of elapsed time from the meeting's start:
// the item takes place in [Start, End).
type Slot struct {
	Item       Item
	Start, End time.Duration
}

// Timeline returns an iterator over the items with their offsets, in order, without gaps or overlaps: from
// zero to [Agenda.Length].
func (a Agenda) Timeline() iter.Seq[Slot] {
	return func(yield func(Slot) bool) {
		var at time.Duration
		for _, item := range a.Items {
			if !yield(Slot{item, at, at + item.Length}) {
				return
			}
			at += item.Length
		}
	}
}

// A Section is a group of items that follow each other and name the same section, as offsets of elapsed time from
// the meeting's start: [Start, End).
type Section struct {
	// Title is what the items call their section; empty for those that name none.
	Title      string
	Slots      []Slot
	Start, End time.Duration
}

// Sections returns an iterator over the sections of the agenda, in order, without gaps or overlaps: from zero
// to [Agenda.Length]. A section that other items interrupt is there twice.
func (a Agenda) Sections() iter.Seq[Section] {
	return func(yield func(Section) bool) {
		var now Section
		for slot := range a.Timeline() {
			if len(now.Slots) > 0 && slot.Item.Section != now.Title {
				if !yield(now) {
					return
				}
				now = Section{}
			}
			if len(now.Slots) == 0 {
				now = Section{Title: slot.Item.Section, Start: slot.Start}
			}
			now.Slots, now.End = append(now.Slots, slot), slot.End
		}
		if len(now.Slots) > 0 {
			yield(now)
		}
	}
}
