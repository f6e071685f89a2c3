package meeting

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/google/uuid"

	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// IDFor returns the ID that belongs to a key of the host's: the same key always gives the same ID (RFC 9562,
// version 5). Give it to a draft to make [Scheduler.Schedule] idempotent.
func IDFor(key string) ID { return ID{uuid.NewSHA1(hostKeys, []byte(key))} }

// hostKeys is the name space of hosts' keys.
var hostKeys = uuid.MustParse("b5a5f2f6-0a43-5b0e-8f86-3f1f6d0a5c11")

// Schedule keeps a new meeting, at version 1. A meeting without ID gets a new one. One with an ID, see [IDFor], is
// scheduled at most once: if it is kept already, whatever has become of it since, Schedule returns that, known, and
// changes nothing, so that a call can be repeated when its answer was lost. Holidays ([Meeting.WithHolidays]) are not
// kept: an occurrence on one is booked like any other.
func (s *Scheduler) Schedule(ctx context.Context, actor participant.ID, m Meeting) (Receipt, error) {
	if m.IsZero() {
		return Receipt{}, participant.Problems{{Err: errors.New("is no meeting: see meeting.New")}}
	}
	id, minted := m.ID(), m.ID().IsZero()
	if minted {
		var err error
		if id, err = s.newID(); err != nil {
			return Receipt{}, err
		}
	}
	return s.attempt(ctx, actor, func() (step, error) {
		p := step{action: ActionSchedule, now: s.now(), after: []Meeting{m.with(id, 1)}}
		if minted {
			return p, nil
		}
		kept, err := s.Meeting(ctx, id)
		switch {
		case errors.Is(err, ErrNotFound):
			return p, nil
		case err != nil:
			return step{}, err
		}
		return step{before: kept, known: true}, nil
	})
}

// Edit changes a meeting: one occurrence, that and all that follow, or all (see [One], [Following], [All]). It fails
// with [ErrNotFound], with the errors of the edit, and with [ErrStage] if the edit takes away an occurrence of which
// something is recorded; where occurrences move, what is recorded of them moves along. An edit that splits a series
// gives the rest a new ID: see [Receipt.Rest].
func (s *Scheduler) Edit(ctx context.Context, actor participant.ID, id ID, e Editing) (Receipt, error) {
	return s.attempt(ctx, actor, func() (step, error) { return s.edit(ctx, id, e) })
}

func (s *Scheduler) edit(ctx context.Context, id ID, e Editing) (step, error) {
	p, err := s.begin(ctx, ActionEdit, id)
	if err != nil {
		return step{}, err
	}
	edit, err := e(p.before)
	if err != nil {
		return step{}, err
	}
	if edit.Meeting.IsZero() {
		return step{}, participant.Problems{{Err: errors.New("the edit gives no meeting")}}
	}
	err = s.take(ctx, &p, edit)
	return p, err
}

// begin reads the meeting that a step is about.
func (s *Scheduler) begin(ctx context.Context, a Action, id ID) (step, error) {
	kept, err := s.store.Read(ctx, Selection{Meetings: []ID{id}, Reminders: []ID{id}})
	if err != nil {
		return step{}, err
	}
	m, err := kept.meeting(id)
	return step{action: a, now: s.now(), before: m, reminders: kept.Reminders}, err
}

// become makes m what the meeting of p has become.
func (p *step) become(m Meeting) { p.after = []Meeting{m.with(p.before.ID(), p.before.Version()+1)} }

// take makes the edit the step of p.
func (s *Scheduler) take(ctx context.Context, p *step, edit Edit) error {
	p.become(edit.Meeting)
	p.lost = edit.Lost
	p.original = edit.original
	if !edit.Rest.IsZero() {
		id, err := s.newID()
		if err != nil {
			return err
		}
		p.after = append(p.after, edit.Rest.with(id, 1))
	}
	if !edit.retimes(p.before) {
		return nil
	}
	kept, err := s.store.Read(ctx, Selection{History: []ID{p.before.ID()}})
	if err != nil {
		return err
	}
	p.proceedings, err = edit.carry(kept.Proceedings, p.after)
	return err
}

// retimes reports whether the edit may take occurrences away or give them other original starts.
func (e Edit) retimes(before Meeting) bool {
	if !e.Rest.IsZero() {
		return true
	}
	old, now := &before.state().draft, &e.Meeting.state().draft
	if newMapping(old, now).moved || !old.Canceled && now.Canceled ||
		!slices.Equal(old.Except, now.Except) || !slices.Equal(old.Extra, now.Extra) {
		return true
	}
	for i := range now.Overrides {
		o := &now.Overrides[i]
		if was := before.state().schedule.patches[o.Original]; o.Canceled && (was == nil || !was.Canceled) {
			return true
		}
	}
	return false
}

// carry returns the proceedings with the keys that their occurrences have after the edit, and empty ones for the
// keys that are free then.
func (e Edit) carry(history []Proceedings, after []Meeting) ([]Proceedings, error) {
	split := !e.Rest.IsZero()
	originals := make(map[wallclock.Local]bool)
	for _, p := range history {
		if !split || e.from.has(p.Key.Original) {
			originals[p.Key.Original] = true
		}
	}
	became := newMapping(&e.from.state().draft, &e.to.state().draft).of(originals)
	free, taken := make(map[Key]bool), make(map[Key]bool)
	var carried []Proceedings
	for _, p := range history {
		to, key := after[0], p.Key
		if originals[p.Key.Original] {
			to = after[len(after)-1]
			key = Key{to.ID(), became[p.Key.Original]}
		}
		if _, ok := to.Occurrence(key.Original); !ok {
			return nil, fmt.Errorf("%w: the occurrence of %s is %s and can't be taken away", ErrStage, p.Key.Original, p.Stage())
		}
		if key != p.Key {
			free[p.Key] = true
			p.Key = key
			carried = append(carried, p)
			taken[key] = true
		}
	}
	for key := range free {
		if !taken[key] {
			carried = append(carried, Proceedings{Key: key})
		}
	}
	return carried, nil
}
