package sqlstore

import (
	"context"
	"fmt"
	"slices"

	"github.com/salesmeeting/salesmeeting/meeting"
)

// Read implements [meeting.Ledger]. What it returns was all there at one moment.
func (s *Store) Read(ctx context.Context, sel meeting.Selection) (meeting.Kept, error) {
	var kept meeting.Kept
	err := s.read(ctx, func(q queries) (err error) {
		kept, err = q.kept(sel)
		return err
	})
	if err != nil {
		return meeting.Kept{}, err
	}
	return kept, nil
}

func (q queries) kept(sel meeting.Selection) (meeting.Kept, error) {
	var k meeting.Kept
	var err error
	if k.Calendars, err = q.calendars(sel.Calendars); err != nil {
		return k, err
	}
	if k.Meetings, err = q.meetings(unique(sel.Meetings)); err != nil {
		return k, err
	}
	if k.Proceedings, err = q.proceedings(sel.Proceedings, unique(sel.History)); err != nil {
		return k, err
	}
	for ids := range slices.Chunk(texts(unique(sel.Reminders)), maxParameters/2) {
		condition, args := in("meeting", ids)
		list, err := q.reminders(condition, args...)
		if err != nil {
			return k, err
		}
		k.Reminders = append(k.Reminders, list...)
	}
	return k, nil
}

// calendars returns the revision of each, in the order in which they are selected.
func (q queries) calendars(selected []meeting.Calendar) ([]meeting.CalendarRevision, error) {
	type row struct {
		key      string
		resource int
	}
	var ids []string
	for _, c := range selected {
		ids = append(ids, calendarKey(c.ID))
	}
	revisions := make(map[row]int64, len(selected))
	for chunk := range slices.Chunk(unique(ids), maxParameters/2) {
		condition, args := in("id", chunk)
		err := q.rows(func(scan func(dest ...any) error) error {
			var r row
			var revision int64
			err := scan(&r.key, &r.resource, &revision)
			revisions[r] = revision
			return err
		}, "SELECT id, resource, revision FROM salesmeeting_calendar WHERE tenant = ? AND "+condition, append([]any{q.tenant}, args...)...)
		if err != nil {
			return nil, err
		}
	}
	var list []meeting.CalendarRevision
	for _, c := range selected {
		revision := revisions[row{calendarKey(c.ID), flag(c.Resource)}]
		list = append(list, meeting.CalendarRevision{Calendar: c, Revision: unsigned(revision)})
	}
	return list, nil
}

// unsigned returns n as it was before signed.
func unsigned(n int64) uint64 { return uint64(n) } //nolint:gosec // the same 64 bits

// meetings returns those that are kept, in order of their IDs.
func (q queries) meetings(ids []meeting.ID) ([]meeting.Meeting, error) {
	var list []meeting.Meeting
	for chunk := range slices.Chunk(texts(ids), maxParameters/2) {
		condition, args := in("id", chunk)
		err := q.rows(func(scan func(dest ...any) error) error {
			var id string
			var content []byte
			if err := scan(&id, &content); err != nil {
				return err
			}
			m, err := q.base.decode(content)
			if err != nil {
				return fmt.Errorf("meeting %s: %w", id, err)
			}
			list = append(list, m)
			return nil
		}, "SELECT id, content FROM salesmeeting_meeting WHERE tenant = ? AND "+condition, append([]any{q.tenant}, args...)...)
		if err != nil {
			return nil, err
		}
	}
	slices.SortFunc(list, func(a, b meeting.Meeting) int { return a.ID().Compare(b.ID()) })
	return list, nil
}

func texts(ids []meeting.ID) []string {
	var list []string
	for _, id := range ids {
		list = append(list, id.String())
	}
	return list
}

// unique returns the elements of list, each once.
func unique[T comparable](list []T) []T {
	seen := make(map[T]bool, len(list))
	var once []T
	for _, each := range list {
		if !seen[each] {
			seen[each] = true
			once = append(once, each)
		}
	}
	return once
}
