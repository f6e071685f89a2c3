package meeting

import (
	"context"
	"fmt"
	"strings"

	"github.com/salesmeeting/salesmeeting/participant"
)

// erased begins the IDs that stand in the place of people.
const erased = "erased-"

// channels returns how to tell somebody; there is nobody to tell in the place of one who was erased.
func (s *Scheduler) channels(p participant.Participant) []string {
	if strings.HasPrefix(string(p.ID), erased) {
		return nil
	}
	return s.o.Channels(p)
}

// Erase takes a person out of everything that is kept, and returns the random ID that stands in their place: on
// rosters without name and address, as organizer, presenter and whoever is needed for an item, in minutes and runs.
// Role, part and response stay, so that no figure changes. Notifications and reminders to them go. What people wrote
// about them in free text stays, and is the host's to look through; and notifications to others that wait, or have become
// dead letters, still name them as whoever acted.
//
// It looks through all meetings that are kept and their history, since people are in minutes of meetings that they are
// no longer invited to, and takes one commit for each that names them: after an error, erase the person again for the
// rest, which then gets another ID. Nobody is told, and no policy is asked. The ID begins with "erased-", and nobody with
// such an ID is ever told anything. Of bookings of the person that are made at the same time, two may overlap.
func (s *Scheduler) Erase(ctx context.Context, actor, person participant.ID) (participant.ID, error) {
	if err := person.Check(); err != nil {
		return "", participant.Problems{{Path: "/person", Err: err}}
	}
	random, err := s.newID()
	if err != nil {
		return "", err
	}
	other := participant.ID(erased + random.String())
	var batch []Meeting
	for m, err := range s.find(ctx, Query{}) {
		if err != nil {
			return "", err
		}
		if batch = append(batch, m); len(batch) < eraseSize {
			continue
		}
		if err := s.eraseBatch(ctx, actor, batch, person, other); err != nil {
			return "", err
		}
		batch = batch[:0]
	}
	if err := s.eraseBatch(ctx, actor, batch, person, other); err != nil {
		return "", err
	}
	return other, s.store.Commit(ctx, Commit{Forget: []participant.ID{person}})
}

// eraseSize is of how many meetings the history is read at once.
const eraseSize = 100

// eraseBatch erases a person from those of some meetings that name them, or whose history does.
func (s *Scheduler) eraseBatch(ctx context.Context, actor participant.ID, batch []Meeting, person, other participant.ID) error {
	var history []ID
	names := make(map[ID]bool)
	for _, m := range batch {
		history = append(history, m.ID())
		names[m.ID()] = m.state().draft.names(person)
	}
	kept, err := s.store.Read(ctx, Selection{History: history})
	if err != nil {
		return err
	}
	for _, p := range kept.Proceedings {
		there, err := p.names(person, other)
		if err != nil {
			return err
		}
		names[p.Key.Meeting] = names[p.Key.Meeting] || there
	}
	for _, id := range history {
		if !names[id] {
			continue
		}
		if err := s.eraseFrom(ctx, actor, id, person, other); err != nil {
			return err
		}
	}
	return nil
}

func (s *Scheduler) eraseFrom(ctx context.Context, actor participant.ID, id ID, person, other participant.ID) error {
	_, err := s.attempt(ctx, actor, func() (step, error) {
		kept, err := s.store.Read(ctx, Selection{Meetings: []ID{id}, History: []ID{id}, Reminders: []ID{id}})
		if err != nil {
			return step{}, err
		}
		m, err := kept.meeting(id)
		if err != nil {
			return step{}, err
		}
		after, err := m.remake(m.Draft().renamed(person, other))
		if err != nil {
			return step{}, err
		}
		p := step{action: actionErase, now: s.now(), before: m}
		for _, r := range kept.Reminders {
			if r.Person != person {
				p.reminders = append(p.reminders, r)
			}
		}
		p.become(after)
		for _, old := range kept.Proceedings {
			now, err := old.renamed(person, other)
			if err != nil {
				return step{}, fmt.Errorf("meeting: minutes of %s: %w", old.Key, err)
			}
			p.proceedings = append(p.proceedings, now)
		}
		return p, nil
	})
	return err
}
