package ical

import (
	"cmp"
	"fmt"
	"io"
	"slices"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// A Source is one calendar to read. It is plain data.
type Source struct {
	// Name is what problems and origins call it: the name of a file.
	Name string
	// Reader has the iCalendar data. [Meetings] reads it once, to its end.
	Reader io.Reader
}

// A Result is what [Meetings] found. It is plain data.
type Result struct {
	// Meetings take place at some time of day, in order of their start, then of the UID. Canceled ones are
	// not among them.
	Meetings []meeting.Meeting
	// AllDay are the all-day events, which are no meetings: from midnight to midnight in Options.Zone.
	// They recur and have exceptions as meetings do.
	AllDay []meeting.Meeting
	// Problems are the oddities, in order of source and line. Of one kind in one source there are at
	// most 100; one more says how many others there were.
	Problems []Problem
}

// Meetings reads calendars and joins their events into meetings. The result does not depend on the order of
// the sources.
//
// Events of all sources with one UID are one meeting: the master with the highest SEQUENCE, then the
// latest DTSTAMP, and for each RECURRENCE-ID, wherever it stands and in whatever zone it is written, the
// override chosen in the same way. An override without a master is a meeting of its own. One that the master does
// not yield takes place all the same, unless its SEQUENCE says that it is older than the master.
//
// What is canceled is not in the result. Oddities are in Result.Problems and cost no event, but for one that
// has no start that can be read. An error is a [*LimitError], matches [ErrNoCalendar], or is what a Reader
// returned; the Result is then empty.
func Meetings(opts *Options, sources ...Source) (Result, error) {
	j, err := newJoiner(opts)
	if err != nil {
		return Result{}, err
	}
	for _, source := range sources {
		if err := j.read(source); err != nil {
			return Result{}, err
		}
	}
	j.join()
	sortMeetings(j.meetings)
	sortMeetings(j.allDay)
	return Result{Meetings: j.meetings, AllDay: j.allDay, Problems: j.problems.list()}, nil
}

func sortMeetings(list []meeting.Meeting) {
	slices.SortStableFunc(list, func(a, b meeting.Meeting) int {
		return cmp.Or(
			a.Start().Instant().Compare(b.Start().Instant()),
			cmp.Compare(a.Origin().UID, b.Origin().UID),
			cmp.Compare(a.ID().String(), b.ID().String()),
		)
	})
}

// joiner joins the events of all sources.
type joiner struct {
	opts     Options
	limits   Limits
	floating wallclock.Zone
	finder   *zoneFinder
	problems collector

	groups   map[string]*group // by UID
	joined   int
	expanded int // overrides that RANGE=THISANDFUTURE made
	united   int // extra starts that second rules made

	meetings, allDay []meeting.Meeting
}

func newJoiner(opts *Options) (*joiner, error) {
	j := &joiner{floating: utc, groups: map[string]*group{}}
	if opts != nil {
		j.opts = *opts
	}
	j.limits = opts.limits()
	if j.opts.Zone != nil {
		j.floating = wallclock.ZoneOf(j.opts.Zone)
		if err := j.floating.Check(); err != nil {
			return nil, fmt.Errorf("ical: Options.Zone: %w", err)
		}
	}
	j.finder = newZoneFinder(j.opts.Zones)
	return j, nil
}

// read takes in the events of one source.
func (j *joiner) read(source Source) error {
	if source.Reader == nil {
		return fmt.Errorf("ical: source %q has no Reader", source.Name)
	}
	r := &reading{
		joiner: j, name: source.Name,
		report: func(p Problem) {
			p.Source = source.Name
			j.problems.add(p)
		},
	}
	r.zones = &sourceZones{
		zoneFinder: j.finder, floating: j.floating, report: r.report, budget: zoneBudget,
		defined: map[string][]*vtimezone{}, found: map[zoneKey]*usedZone{},
	}
	s := newScanner(source.Reader, j.limits, r.report)
	s.zones = true
	if err := r.scan(s); err != nil {
		return located(err, source.Name)
	}
	r.entries()
	r.zones.compare()
	return nil
}

// located adds the name of the source to an error.
func located(err error, name string) error {
	if limit, ok := err.(*LimitError); ok { //nolint:errorlint // it comes from the scanner as it is
		limit.Source = name
		return limit
	}
	if name == "" {
		return err
	}
	return fmt.Errorf("%s: %w", name, err)
}

// reading is one source while it is read. Events wait for its end, since a time zone or METHOD may
// come after them.
type reading struct {
	*joiner
	name    string
	report  func(Problem)
	zones   *sourceZones
	events  []block
	of      []int    // the calendars of events
	methods []string // of the calendars
}

func (r *reading) scan(s *scanner) error {
	for {
		b, err := s.next()
		switch {
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		}
		switch b.kind {
		case zoneBlock:
			r.zones.define(parseTimezone(b), len(r.methods))
		case calendarBlock:
			r.methods = append(r.methods, method(b.properties))
		case eventBlock:
			if r.joined++; r.joined > r.limits.Joined {
				return &LimitError{What: "joined", Max: int64(r.limits.Joined), Line: b.line}
			}
			r.events = append(r.events, b)
			r.of = append(r.of, len(r.methods))
		}
	}
}

// entries turns the events into entries and puts them into their groups.
func (r *reading) entries() {
	r.methods = append(r.methods, "") // of events outside a calendar
	for i, b := range r.events {
		e := newEntry(r, Event{b.line, b.properties}, r.of[i], r.methods[r.of[i]])
		g := r.groups[e.uid]
		if g == nil {
			g = &group{}
			r.groups[e.uid] = g
		}
		g.add(e)
	}
	r.events, r.of = nil, nil
}
