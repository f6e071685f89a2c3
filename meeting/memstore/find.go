package memstore

import (
	"context"
	"maps"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/participant"
)

// kept is a meeting with its bounds, so that one that is over is passed over quickly.
type kept struct {
	meeting     meeting.Meeting
	from, until time.Time
}

// index has the meetings of each person, resource or record.
type index[K comparable] map[K]map[meeting.ID]kept

func (i index[K]) add(keys []K, k kept) {
	for _, key := range keys {
		if i[key] == nil {
			i[key] = make(map[meeting.ID]kept)
		}
		i[key][k.meeting.ID()] = k
	}
}

func (i index[K]) remove(keys []K, id meeting.ID) {
	for _, key := range keys {
		delete(i[key], id)
		if len(i[key]) == 0 {
			delete(i, key)
		}
	}
}

// put keeps m in place of what there was of it.
func (s *Store) put(m meeting.Meeting) {
	if old, ok := s.meetings[m.ID()]; ok {
		s.people.remove(old.meeting.People(), m.ID())
		s.resources.remove(old.meeting.Resources(), m.ID())
		s.records.remove(old.meeting.Records(), m.ID())
	}
	k := kept{meeting: m}
	k.from, k.until = m.Bounds()
	s.meetings[m.ID()] = k
	s.people.add(m.People(), k)
	s.resources.add(m.Resources(), k)
	s.records.add(m.Records(), k)
}

// Find implements [meeting.Ledger].
func (s *Store) Find(ctx context.Context, q meeting.Query) ([]meeting.Meeting, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	var found []meeting.Meeting
	for id, k := range s.narrowest(q) {
		if id.Compare(q.After) > 0 && k.mayOverlap(q) && q.Matches(k.meeting) {
			found = append(found, k.meeting)
		}
	}
	slices.SortFunc(found, func(a, b meeting.Meeting) int { return a.ID().Compare(b.ID()) })
	if q.Limit > 0 && len(found) > q.Limit {
		found = slices.Clone(found[:q.Limit])
	}
	return found, nil
}

// narrowest returns the meetings among which those of q are.
func (s *Store) narrowest(q meeting.Query) map[meeting.ID]kept {
	all := s.meetings
	narrow := func(asked bool, some map[meeting.ID]kept) {
		if asked && len(some) < len(all) {
			all = some
		}
	}
	narrow(q.Person != "", s.people[q.Person])
	narrow(q.Resource != "", s.resources[q.Resource])
	narrow(q.Record != (participant.Record{}), s.records[q.Record])
	return all
}

// mayOverlap reports whether the bounds leave room for an occurrence in the window of q.
func (k kept) mayOverlap(q meeting.Query) bool {
	return q.Window.IsZero() || !q.Window.End().Before(k.from) && (k.until.IsZero() || !k.until.Before(q.Window.Start()))
}

// Due implements [meeting.ReminderQueue].
func (s *Store) Due(ctx context.Context, now time.Time, limit int) ([]meeting.Reminder, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	var due []meeting.Reminder
	for _, of := range s.reminders {
		for _, r := range of {
			if !r.Due.After(now) {
				due = append(due, r)
			}
		}
	}
	slices.SortFunc(due, compareReminders)
	return slices.Clone(due[:min(limit, len(due))]), nil
}

// sorted returns the values of m in order of their keys.
func sorted[K comparable, V any](m map[K]V, compare func(a, b K) int) []V {
	var values []V
	for _, key := range slices.SortedFunc(maps.Keys(m), compare) {
		values = append(values, m[key])
	}
	return values
}
