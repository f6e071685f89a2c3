package ical

import (
	"io"
	"iter"
)

// An Event is one VEVENT as it stands in the file: nothing is interpreted, nothing left out but
// nested components such as alarms. It is safe to keep: it shares nothing with the reader. Its texts
// are parts of one string, so that keeping one of them keeps all of them; clone it to keep only one.
// The zero value has no properties.
type Event struct {
	// Line is the physical line, from 1, of its BEGIN:VEVENT.
	Line int
	// Properties are in the order of the file.
	Properties []Property
}

// First returns the first property of that name, which is in upper case.
func (e Event) First(name string) (Property, bool) {
	for _, p := range e.Properties {
		if p.Name == name {
			return p, true
		}
	}
	return Property{}, false
}

// All returns an iterator over the properties of that name, which is in upper case, in order.
func (e Event) All(name string) iter.Seq[Property] {
	return func(yield func(Property) bool) {
		for _, p := range e.Properties {
			if p.Name == name && !yield(p) {
				return
			}
		}
	}
}

// Events returns an iterator over the events of the iCalendar data in r, in the order of the file.
// It reads as it goes and holds one event at a time, so that its memory does not grow with the
// input, and takes time in proportion to it. Oddities go to Options.OnProblem and cost no event.
//
// An error comes last, with a zero Event: a [*LimitError], [ErrNoCalendar], or what r returned. The
// events before it are good. The iterator can be ranged over once.
func Events(r io.Reader, opts *Options) iter.Seq2[Event, error] {
	return func(yield func(Event, error) bool) {
		s := newScanner(r, opts.limits(), opts.onProblem())
		for {
			b, err := s.next()
			switch {
			case err == io.EOF:
				return
			case err != nil:
				yield(Event{}, err)
				return
			case b.kind == eventBlock && !yield(Event{b.line, b.properties}, nil):
				return
			}
		}
	}
}
