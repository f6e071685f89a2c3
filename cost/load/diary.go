package load

import (
	"slices"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A diary is what somebody's time in a window is taken by, cut to it.
type diary struct {
	meetings []entry
	own      []interval.Interval // no meetings
}

// An entry is one meeting in a diary.
type entry struct {
	span      interval.Interval
	recurs    bool
	customers bool // it faces them
}

// diaries returns those of people over window.
func diaries(window interval.Interval, people []Person, options *Options, meetings []meeting.Meeting) []diary {
	r := reader{options: options, window: window, index: make(map[participant.ID]int), diaries: make([]diary, len(people))}
	for i, p := range people {
		r.index[p.ID] = i
		for _, b := range p.Busy {
			if part, ok := b.Intersect(window); ok && !part.IsEmpty() {
				r.diaries[i].own = append(r.diaries[i].own, part)
			}
		}
	}
	for _, m := range meetings {
		r.read(m)
	}
	return r.diaries
}

// A reader writes meetings into the diaries of those who may attend.
type reader struct {
	options *Options
	window  interval.Interval
	index   map[participant.ID]int
	diaries []diary
}

// A crew is who takes part in an occurrence; those without an override share their meeting's.
type crew struct {
	members   []int // of those whose diaries are kept, who may attend
	alone     bool  // nobody else is on it: no meeting
	customers bool
}

func (r *reader) read(m meeting.Meeting) {
	var shared *crew
	recurs := m.Recurs()
	for o := range m.Occurrences(r.window) {
		c := shared
		if c == nil || o.Overridden() {
			c = r.crew(o)
			if !o.Overridden() {
				shared = c
			}
		}
		if len(c.members) == 0 {
			continue
		}
		span, ok := o.Interval().Intersect(r.window)
		if !ok || span.IsEmpty() {
			continue
		}
		for _, i := range c.members {
			d := &r.diaries[i]
			if c.alone {
				d.own = append(d.own, span)
			} else {
				d.meetings = append(d.meetings, entry{span, recurs, c.customers})
			}
		}
	}
}

// crew returns who takes part in o.
func (r *reader) crew(o meeting.Occurrence) *crew {
	c := &crew{}
	everybody := r.everybody(o)
	for i := range everybody {
		p := &everybody[i]
		if !r.options.may(p) {
			continue
		}
		if k, ok := r.index[p.ID]; ok {
			c.members = append(c.members, k)
		}
		c.customers = c.customers || p.Role.Customer() || p.Role == "" && p.IsExternal()
	}
	if len(c.members) == 0 {
		return c
	}
	organizer := o.Meeting().Organizer()
	c.alone = len(everybody) == 1 && (organizer == "" || organizer == everybody[0].ID)
	if audience := o.Meeting().Draft().Audience; audience != "" {
		c.customers = audience == meeting.CustomerFacing
	}
	return c
}

// everybody returns the people on the roster of o, and its organizer if the directory has them, with what the
// directory knows of them.
func (r *reader) everybody(o meeting.Occurrence) []participant.Participant {
	people := slices.Collect(o.Participants())
	for i := range people {
		p := &people[i]
		if p.Role != "" {
			continue
		}
		if known, ok := r.options.Directory.ByID(p.ID); ok {
			p.Role, p.External = known.Role, p.External || known.External
		}
	}
	organizer := o.Meeting().Organizer()
	if slices.ContainsFunc(people, func(p participant.Participant) bool { return p.ID == organizer }) {
		return people
	}
	if known, ok := r.options.Directory.ByID(organizer); ok {
		p := known.In(participant.Required)
		p.Response = participant.Accepted
		people = append(people, p)
	}
	return people
}
