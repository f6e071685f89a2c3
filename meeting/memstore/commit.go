package memstore

import (
	"context"
	"fmt"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// Commit implements [meeting.Ledger].
func (s *Store) Commit(ctx context.Context, c meeting.Commit) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.check(c); err != nil {
		return err
	}
	s.apply(c) // can't fail
	return nil
}

// check reports what in c has moved on.
func (s *Store) check(c meeting.Commit) error {
	seen := make(map[meeting.ID]bool, len(c.Meetings))
	for _, m := range c.Meetings {
		if s.meetings[m.ID()].meeting.Version()+1 != m.Version() || seen[m.ID()] {
			return fmt.Errorf("%w: meeting %s", meeting.ErrConflict, m.ID())
		}
		seen[m.ID()] = true
	}
	for _, r := range c.Calendars {
		if s.calendars[r.Calendar] != r.Revision {
			return fmt.Errorf("%w: calendar of %s", meeting.ErrConflict, r.Calendar)
		}
	}
	for _, f := range c.Fired {
		if was, ok := s.reminders[f.Was.Meeting][f.Was.Key()]; !ok || was != f.Was {
			return fmt.Errorf("%w: reminder of %s", meeting.ErrConflict, f.Was.Person)
		}
	}
	return nil
}

func (s *Store) apply(c meeting.Commit) {
	for _, id := range c.Forget {
		s.forget(id)
	}
	for _, m := range c.Meetings {
		s.put(m)
		delete(s.reminders, m.ID())
	}
	for _, r := range c.Calendars {
		s.calendars[r.Calendar] = r.Revision + 1
	}
	for _, p := range c.Proceedings {
		s.proceed(p.Clone())
	}
	for _, f := range c.Fired {
		delete(s.reminders[f.Was.Meeting], f.Was.Key())
		if f.Next != (meeting.Reminder{}) {
			s.remind(f.Next)
		}
	}
	for _, r := range c.Reminders {
		s.remind(r)
	}
	for _, n := range c.Outbox {
		s.outbox.add(n)
	}
}

func (s *Store) proceed(p meeting.Proceedings) {
	of := s.proceedings[p.Key.Meeting]
	if p.IsEmpty() {
		delete(of, p.Key.Original)
		return
	}
	if of == nil {
		of = make(map[wallclock.Local]meeting.Proceedings)
		s.proceedings[p.Key.Meeting] = of
	}
	of[p.Key.Original] = p
}

func (s *Store) remind(r meeting.Reminder) {
	of := s.reminders[r.Meeting]
	if of == nil {
		of = make(map[meeting.ReminderKey]meeting.Reminder)
		s.reminders[r.Meeting] = of
	}
	of[r.Key()] = r
}

func (s *Store) forget(id participant.ID) {
	s.outbox.forget(id)
	delete(s.calendars, meeting.Calendar{ID: id})
	for _, of := range s.reminders {
		for key := range of {
			if key.Person == id {
				delete(of, key)
			}
		}
	}
}
