package meeting

import (
	"context"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A step is what somebody wants to do to a meeting, before the rules are asked.
type step struct {
	action Action
	actor  participant.ID
	now    time.Time
	before Meeting   // zero: there was none
	after  []Meeting // with IDs and versions; the first is what before has become
	known  bool      // there is nothing to do
	lost   []Override

	proceedings []Proceedings
	reminders   []Reminder // those kept of before
	// original is the occurrence that it is about, zero for the whole meeting; onward says: and all that follow.
	original wallclock.Local
	onward   bool
	// invited is who was sent in somebody's place.
	invited participant.ID
}

// with returns m as a store keeps it: without the holidays, which are the host's.
func (m Meeting) with(id ID, version uint64) Meeting {
	s := &state{draft: m.s.draft, schedule: m.s.schedule, headcounts: m.s.headcounts, prepares: m.s.prepares}
	s.draft.ID, s.draft.Version = id, version
	s.schedule.moved = nil // they point to their meeting
	s.move()
	return Meeting{s}
}

// decide asks the rules, and returns what to commit.
func (s *Scheduler) decide(ctx context.Context, p step) (Commit, Receipt, error) {
	c := Commit{Meetings: p.after, Proceedings: p.proceedings}
	findings, err := s.review(ctx, &p, &c)
	if err != nil {
		return Commit{}, Receipt{}, err
	}
	for _, m := range p.after {
		c.Reminders = append(c.Reminders, s.reminders(m, &p)...)
	}
	c.Outbox = s.notifications(&p)
	r := Receipt{Meeting: p.after[0], Lost: p.lost, Findings: findings}
	if len(p.after) > 1 {
		r.Rest = p.after[1]
	}
	return c, r, nil
}

// review returns what policies and gates have to say, a Denial if one of them denies, and adds to c the calendars
// that they looked at.
func (s *Scheduler) review(ctx context.Context, p *step, c *Commit) ([]Finding, error) {
	if p.action == actionErase {
		return nil, nil
	}
	wanted, err := s.wanted(p)
	if err != nil {
		return nil, err
	}
	proposal := Proposal{Before: p.before, After: slices.Clone(p.after), At: p.now}
	scopes := s.scopes(p, proposal)
	// The revisions are read before what they are revisions of: what is booked in between moves them on.
	if c.Calendars, err = s.revisions(ctx, wanted, scopes); err != nil {
		return nil, err
	}
	clashes, err := s.clashes(ctx, p, wanted)
	if err != nil {
		return nil, err
	}
	asked := Case{Proposal: proposal, Action: p.action, Actor: s.person(p), Clashes: clashes}
	var findings []Finding
	for _, policy := range s.o.Policies {
		findings = append(findings, policy(asked)...)
	}
	reviewed, err := s.askGates(ctx, proposal, scopes)
	if err != nil {
		return nil, err
	}
	if findings = append(findings, reviewed...); Worst(findings) == Deny {
		return nil, &Denial{Findings: findings, Clashes: clashes}
	}
	return findings, nil
}

// wanted returns the times that the step books and that were not booked before.
func (s *Scheduler) wanted(p *step) ([]times, error) {
	if !p.action.books() {
		return nil, nil
	}
	window := s.horizon(p.now, p.after)
	after, err := bookingsOf(p.after, window)
	if err != nil {
		return nil, err
	}
	before, err := bookingsOf([]Meeting{p.before}, window)
	return after.beyond(before), err
}

// horizon returns the window in which meetings must not be double bookings.
func (s *Scheduler) horizon(now time.Time, meetings []Meeting) interval.Interval {
	from, to := now.Add(-s.o.Horizon), now.Add(s.o.Horizon)
	for _, m := range meetings {
		start, end := m.Bounds()
		if !end.IsZero() && end.Before(from) || start.After(to) {
			from, to = earlierOf(from, start), laterOf(to, start.Add(s.o.Horizon))
		}
	}
	window, _ := interval.New(from, to) // from is never after to
	return window
}

func earlierOf(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}

func laterOf(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

// revisions reads those of the calendars that are to be booked, and of the people and records whose meetings gates
// look at: what two calls may do one after the other, they may not do at once.
func (s *Scheduler) revisions(ctx context.Context, wanted []times, scopes []gateScopes) ([]CalendarRevision, error) {
	var calendars []Calendar
	for _, w := range wanted {
		calendars = append(calendars, w.calendar)
	}
	for _, g := range scopes {
		for _, scope := range g.scopes {
			for _, id := range scope.People {
				calendars = append(calendars, Calendar{ID: id})
			}
			if scope.Record != (participant.Record{}) {
				calendars = append(calendars, ofRecord(scope.Record))
			}
		}
	}
	if len(calendars) == 0 {
		return nil, nil
	}
	sortCalendars(calendars)
	kept, err := s.store.Read(ctx, Selection{Calendars: slices.Compact(calendars)})
	return kept.Calendars, err
}

// clashes returns what stands in the way of the times wanted.
func (s *Scheduler) clashes(ctx context.Context, p *step, wanted []times) ([]Clash, error) {
	own := make(map[ID]bool)
	for _, m := range append([]Meeting{p.before}, p.after...) {
		own[m.ID()] = true
	}
	var list []Clash
	for _, w := range wanted {
		c := w.calendar
		q := Query{Window: span(w.booked), Person: c.ID}
		if c.Resource {
			q = Query{Window: q.Window, Resource: c.ID}
		}
		for m, err := range s.find(ctx, q) {
			if err != nil {
				return nil, err
			}
			if found, ok := clash(c, w.booked, m); ok && !own[m.ID()] {
				list = append(list, found)
			}
		}
	}
	return list, nil
}

// person returns who acts.
func (s *Scheduler) person(p *step) participant.Person {
	if known, ok := s.o.Directory.ByID(p.actor); ok {
		return known
	}
	if s.o.Directory.Len() > 0 {
		return participant.Person{ID: p.actor} // a roster can be anybody's word
	}
	for _, m := range append([]Meeting{p.before}, p.after...) {
		if line, ok := m.state().draft.Roster.Find(p.actor); ok {
			return participant.Person{
				ID: line.ID, Name: line.Name, Email: line.Email, Role: line.Role, External: line.External,
			}
		}
	}
	return participant.Person{ID: p.actor}
}
