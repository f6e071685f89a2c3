package meeting

import (
	"context"
	"errors"
	"slices"

	"github.com/salesmeeting/salesmeeting/participant"
)

// gateScopes are what one gate has to know.
type gateScopes struct {
	gate   Gate
	scopes []Scope
}

// scopes asks the gates what they have to know of a step that shapes meetings.
func (s *Scheduler) scopes(p *step, proposal Proposal) []gateScopes {
	if !p.action.shapes() {
		return nil
	}
	var list []gateScopes
	for _, g := range s.o.Gates {
		list = append(list, gateScopes{g, g.Scopes(proposal)})
	}
	return list
}

// askGates returns what the gates have against the proposal.
func (s *Scheduler) askGates(ctx context.Context, p Proposal, gates []gateScopes) ([]Finding, error) {
	var findings []Finding
	for _, g := range gates {
		kept := make([][]Meeting, len(g.scopes))
		for i, scope := range g.scopes {
			var err error
			if kept[i], err = s.within(ctx, scope); err != nil {
				return nil, err
			}
		}
		reviewed, err := g.gate.Review(p, kept)
		if err != nil {
			return nil, err
		}
		findings = append(findings, reviewed...)
	}
	return findings, nil
}

var errScope = errors.New("meeting: a gate's scope gives neither people nor a record nor a meeting")

// within returns the meetings in a scope, each once, in order of their IDs.
func (s *Scheduler) within(ctx context.Context, scope Scope) ([]Meeting, error) {
	var queries []Query
	for _, id := range scope.People {
		queries = append(queries, Query{Window: scope.Window, Person: id})
	}
	if scope.Record != (participant.Record{}) {
		queries = append(queries, Query{Window: scope.Window, Record: scope.Record})
	}
	if !scope.Meeting.IsZero() {
		kept, err := s.store.Read(ctx, Selection{Meetings: []ID{scope.Meeting}})
		return slices.DeleteFunc(kept.Meetings, func(m Meeting) bool { return !(Query{Window: scope.Window}).Matches(m) }), err
	}
	if len(queries) == 0 {
		return nil, errScope
	}
	found := make(map[ID]Meeting)
	for _, q := range queries {
		for m, err := range s.find(ctx, q) {
			if err != nil {
				return nil, err
			}
			if q.Person == "" || m.state().draft.seats(q.Person) {
				found[m.ID()] = m
			}
		}
	}
	list := make([]Meeting, 0, len(found))
	for _, m := range found {
		list = append(list, m)
	}
	slices.SortFunc(list, func(a, b Meeting) int { return a.ID().Compare(b.ID()) })
	return list, nil
}

// seats reports whether the person is on a roster of the meeting.
func (d *Draft) seats(id participant.ID) bool {
	if _, ok := d.Roster.Find(id); ok {
		return true
	}
	return slices.ContainsFunc(d.Overrides, func(o Override) bool {
		_, ok := o.Roster.Find(id)
		return ok
	})
}
