// Package diary says who is in which meeting when. It is for the packages below cost, which measure people's time:
// what keeps somebody from working is decided here, once.
package diary

import (
	"iter"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A Diary is what somebody's time in a window is taken by, cut to it. It is plain data.
type Diary struct {
	// Meetings are those that the person may attend, in the order in which they were written.
	Meetings []Entry
	// Own are times that are taken by no meeting: what the person has marked as busy, and occurrences that
	// nobody else is on.
	Own []interval.Interval
}

// Merged returns the time of those meetings that are wanted, each instant once.
func (d Diary) Merged(wanted func(Entry) bool) interval.Set {
	spans := make([]interval.Interval, 0, len(d.Meetings))
	for _, e := range d.Meetings {
		if wanted(e) {
			spans = append(spans, e.Span)
		}
	}
	return interval.NewSet(spans...)
}

// An Entry is one occurrence in a diary. It is plain data; occurrences of the same people share a Seat.
type Entry struct {
	Span interval.Interval
	*Seat
}

// A Seat is what somebody has to do with a meeting. It is plain data.
type Seat struct {
	Meeting   int              // the caller's number of it
	Role      participant.Role // that the person has in it
	Weight    uint64           // as the [Attendee] has it
	Recurs    bool
	Customers bool // it faces them

	diary int
}

// An Attendee is somebody who counts at an occurrence. It is plain data.
type Attendee struct {
	participant.Participant
	// May says whether the person may attend: those who may not have no entry.
	May bool
	// Weight is the caller's own figure, which entries keep.
	Weight uint64
}

// An Attending returns everybody who counts at an occurrence, those who may not attend too, each once.
type Attending func(o meeting.Occurrence) iter.Seq[Attendee]

// A Person is somebody whose diary is kept. It is plain data.
type Person struct {
	ID   participant.ID
	Busy []interval.Interval // with something that is no meeting
}

// A Book writes meetings into the diaries of those who may attend.
type Book struct {
	window    interval.Interval
	attending Attending
	index     map[participant.ID]int
	diaries   []Diary
	strangers map[participant.ID]bool
}

// NewBook returns the book of people over window, with what they are busy with. Of a person who is there twice, the
// last diary is written into.
func NewBook(window interval.Interval, people []Person, attending Attending) *Book {
	b := &Book{
		window: window, attending: attending, index: make(map[participant.ID]int, len(people)),
		diaries: make([]Diary, len(people)), strangers: make(map[participant.ID]bool),
	}
	for i, p := range people {
		b.index[p.ID] = i
		for _, busy := range p.Busy {
			if part, ok := busy.Intersect(window); ok && !part.IsEmpty() {
				b.diaries[i].Own = append(b.diaries[i].Own, part)
			}
		}
	}
	return b
}

// Diaries returns the diaries, in the order of people.
func (b *Book) Diaries() []Diary { return b.diaries }

// Strangers returns how many people may attend meetings and have no diary.
func (b *Book) Strangers() int { return len(b.strangers) }

// A crew is who takes part in an occurrence; those without an override share their meeting's.
type crew struct {
	seats []Seat // of those whose diaries are kept, who may attend
	alone bool   // nobody else is on it: no meeting
}

// Write writes the occurrences of m that overlap the window under the given number.
func (b *Book) Write(number int, m meeting.Meeting) {
	var shared *crew
	for o := range m.Occurrences(b.window) {
		c := shared
		if c == nil || o.Overridden() {
			c = b.crew(number, o)
			if !o.Overridden() {
				shared = c
			}
		}
		b.write(o, c)
	}
}

// WriteOne writes one occurrence under the given number.
func (b *Book) WriteOne(number int, o meeting.Occurrence) { b.write(o, b.crew(number, o)) }

func (b *Book) write(o meeting.Occurrence, c *crew) {
	if len(c.seats) == 0 {
		return
	}
	span, ok := o.Interval().Intersect(b.window)
	if !ok || span.IsEmpty() {
		return
	}
	for i := range c.seats {
		d := &b.diaries[c.seats[i].diary]
		if c.alone {
			d.Own = append(d.Own, span)
		} else {
			d.Meetings = append(d.Meetings, Entry{span, &c.seats[i]})
		}
	}
}

// crew returns who takes part in o.
func (b *Book) crew(number int, o meeting.Occurrence) *crew {
	c := &crew{}
	var everybody int
	var last participant.ID
	customers, recurs := false, o.Meeting().Recurs()
	for p := range b.attending(o) {
		everybody++
		last = p.ID
		if !p.May {
			continue
		}
		if k, ok := b.index[p.ID]; ok {
			c.seats = append(c.seats, Seat{number, p.Role, p.Weight, recurs, false, k})
		} else {
			b.strangers[p.ID] = true
		}
		customers = customers || p.Role.Customer() || p.Role == "" && p.IsExternal()
	}
	organizer := o.Meeting().Organizer()
	c.alone = everybody == 1 && (organizer == "" || organizer == last)
	if audience := o.Meeting().Audience(); audience != "" {
		customers = audience == meeting.CustomerFacing
	}
	for i := range c.seats {
		c.seats[i].Customers = customers
	}
	return c
}
