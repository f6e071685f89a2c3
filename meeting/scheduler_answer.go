package meeting

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// ErrNotInvited says that somebody who acts for themselves is not on the roster.
var ErrNotInvited = errors.New("meeting: not on the roster")

// Respond notes what the actor answers: to the occurrence of key, or to the whole series if key has no original
// start. It fails with [ErrNotFound], [ErrNoOccurrence] and [ErrNotInvited]. Whoever accepts what they had declined
// is booked again, and may be refused as double-booked.
func (s *Scheduler) Respond(ctx context.Context, actor participant.ID, key Key, r participant.Response) (Receipt, error) {
	if err := r.Check(); err != nil {
		return Receipt{}, participant.Problems{{Path: "/response", Err: err}}
	}
	return s.answer(ctx, actor, ActionRespond, key, func(_ *step, roster participant.Roster, i int) participant.Roster {
		roster[i].Response = r
		return roster
	})
}

// Delegate sends somebody in the place of the actor: to the occurrence of key, or to the whole series if key has no
// original start. The other person takes the actor's part; the actor stands on the roster as one who delegated, and
// no longer as the chair. It fails as [Scheduler.Respond] does, and with a located fault if the person is on the
// roster already, unless they declined.
func (s *Scheduler) Delegate(ctx context.Context, actor participant.ID, key Key, to participant.Person) (Receipt, error) {
	return s.answer(ctx, actor, ActionDelegate, key, func(p *step, roster participant.Roster, i int) participant.Roster {
		p.invited = to.ID
		line := to.In(roster[i].Part)
		roster[i].Response = participant.Delegated
		if roster[i].Part == participant.Chair {
			roster[i].Part = participant.Required
		}
		declined := func(p participant.Participant) bool { return p.ID == to.ID && p.Response == participant.Declined }
		roster = slices.DeleteFunc(roster, declined)
		return append(roster, line)
	})
}

// answer changes the roster where the actor stands on it, at i.
func (s *Scheduler) answer(
	ctx context.Context, actor participant.ID, a Action, key Key,
	change func(p *step, roster participant.Roster, i int) participant.Roster,
) (Receipt, error) {
	return s.attempt(ctx, actor, func() (step, error) {
		p, err := s.begin(ctx, a, key.Meeting)
		if err != nil {
			return step{}, err
		}
		roster, err := p.before.rosterAt(key.Original)
		if err != nil {
			return step{}, err
		}
		i := slices.IndexFunc(roster, func(line participant.Participant) bool { return line.ID == actor })
		if i < 0 {
			return step{}, fmt.Errorf("%w: %s", ErrNotInvited, actor)
		}
		p.original = key.Original
		edit, err := p.before.seat(key.Original, actor, change(&p, roster, i))
		if err == nil {
			p.become(edit.Meeting)
		}
		return p, err
	})
}

// rosterAt returns a copy of the roster of an occurrence with the responses to it, or of the series.
func (m Meeting) rosterAt(original wallclock.Local) (participant.Roster, error) {
	if original.IsZero() {
		return m.Roster(), nil
	}
	o, ok := m.Occurrence(original)
	if !ok {
		return nil, fmt.Errorf("%w: %s", ErrNoOccurrence, original)
	}
	return slices.Collect(o.Participants()), nil
}

// seat returns the meeting with a roster in which only the actor's line, and that of whoever comes instead, is
// another.
func (m Meeting) seat(original wallclock.Local, actor participant.ID, roster participant.Roster) (Edit, error) {
	if original.IsZero() {
		return m.EditAll(func(d *Draft) { d.Roster = roster })
	}
	o, ok := m.Override(original)
	if !ok {
		o = Override{Original: original}
	}
	occurrence, _ := m.Occurrence(original)
	if own, _ := roster.Find(actor); sameSeats(roster, slices.Collect(occurrence.Participants())) {
		if o.Responses == nil {
			o.Responses = make(map[participant.ID]participant.Response)
		}
		o.Responses[actor] = own.Response
		return m.EditOne(o)
	}
	o.Roster, o.Responses = roster, nil
	return m.EditOne(o)
}

// sameSeats reports whether two rosters differ in responses at most.
func sameSeats(a, b participant.Roster) bool {
	return slices.EqualFunc(a, b, func(p, q participant.Participant) bool { return p.ID == q.ID && p.Part == q.Part })
}
