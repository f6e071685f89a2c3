package sqlstore

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"strings"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/participant"
)

// Commit implements [meeting.Ledger]. All that it is checked against is changed by the statement that checks it, in
// the same order in every commit, so that rows stay locked until it ends and two commits rarely wait for each other.
func (s *Store) Commit(ctx context.Context, c meeting.Commit) error {
	return s.write(ctx, func(q queries) error { return q.commit(c) })
}

func (q queries) commit(c meeting.Commit) error {
	for _, step := range []func(meeting.Commit) error{
		q.keepMeetings, q.moveCalendars, q.moveFired, // these may be refused
		q.forget, q.replaceIndex, q.keepProceedings, q.keepReminders, q.keepOutbox,
	} {
		if err := step(c); err != nil {
			return err
		}
	}
	return nil
}

func (q queries) keepMeetings(c meeting.Commit) error {
	meetings := slices.Clone(c.Meetings)
	slices.SortFunc(meetings, func(a, b meeting.Meeting) int { return a.ID().Compare(b.ID()) })
	for i, m := range meetings {
		if i > 0 && meetings[i-1].ID() == m.ID() {
			return moved("meeting %s, which is in the commit twice", m.ID())
		}
		content, err := json.Marshal(m)
		if err != nil {
			return err
		}
		if ok, err := q.keepMeeting(m, content); err != nil || !ok {
			return cmp.Or(err, moved("meeting %s", m.ID()))
		}
	}
	return nil
}

// keepMeeting reports whether the meeting was at the version before.
func (q queries) keepMeeting(m meeting.Meeting, content []byte) (bool, error) {
	if m.Version() == 1 {
		return q.swap("INSERT INTO salesmeeting_meeting (tenant, id, version, content) VALUES (?, ?, 1, ?)"+
			" ON CONFLICT (tenant, id) DO NOTHING", q.tenant, m.ID().String(), content)
	}
	return q.swap("UPDATE salesmeeting_meeting SET version = version + 1, content = ?"+
		" WHERE tenant = ? AND id = ? AND version = ?", content, q.tenant, m.ID().String(), signed(m.Version()-1))
}

// signed returns n as the column of a table holds it: databases have no unsigned numbers.
func signed(n uint64) int64 { return int64(n) } //nolint:gosec // the same 64 bits

func (q queries) moveCalendars(c meeting.Commit) error {
	for _, r := range sortedCalendars(c.Calendars) {
		if ok, err := q.moveCalendar(r); err != nil || !ok {
			return cmp.Or(err, moved("calendar of %s", r.Calendar))
		}
	}
	return nil
}

// sortedCalendars returns each once.
func sortedCalendars(calendars []meeting.CalendarRevision) []meeting.CalendarRevision {
	calendars = slices.Clone(calendars)
	slices.SortFunc(calendars, func(a, b meeting.CalendarRevision) int {
		return cmp.Or(
			cmp.Compare(a.Calendar.ID, b.Calendar.ID), cmp.Compare(flag(a.Calendar.Resource), flag(b.Calendar.Resource)),
			cmp.Compare(a.Revision, b.Revision),
		)
	})
	return slices.Compact(calendars)
}

// flag returns 1 for true: not all engines have truth values.
func flag(is bool) int {
	if is {
		return 1
	}
	return 0
}

// moveCalendar reports whether the calendar was at the revision.
func (q queries) moveCalendar(r meeting.CalendarRevision) (bool, error) {
	if r.Revision == 0 {
		return q.swap("INSERT INTO salesmeeting_calendar (tenant, id, resource, revision) VALUES (?, ?, ?, 1)"+
			" ON CONFLICT (tenant, id, resource) DO NOTHING", q.tenant, calendarKey(r.Calendar.ID), flag(r.Calendar.Resource))
	}
	return q.swap("UPDATE salesmeeting_calendar SET revision = revision + 1"+
		" WHERE tenant = ? AND id = ? AND resource = ? AND revision = ?",
		q.tenant, calendarKey(r.Calendar.ID), flag(r.Calendar.Resource), signed(r.Revision))
}

// calendarKey returns the ID of a calendar as the column holds it, different for different IDs. The calendar of a record
// may have a NUL, which PostgreSQL does not keep in text.
func calendarKey(id participant.ID) string { return withoutNUL.Replace(string(id)) }

var withoutNUL = strings.NewReplacer("\x00", "\x010", "\x01", "\x011")

// forget takes away what is kept of people, but for the calendars that the commit has moved on. Reminders come before
// notifications: whoever fires one at the same time is waited for, and has told by then.
func (q queries) forget(c meeting.Commit) error {
	var checked []meeting.Calendar
	for _, r := range c.Calendars {
		checked = append(checked, r.Calendar)
	}
	for _, id := range c.Forget {
		for _, table := range []string{"salesmeeting_reminder", "salesmeeting_outbox"} {
			if err := q.do("DELETE FROM "+table+" WHERE tenant = ? AND person = ?", q.tenant, id); err != nil {
				return err
			}
		}
		if slices.Contains(checked, meeting.Calendar{ID: id}) {
			continue
		}
		err := q.do("DELETE FROM salesmeeting_calendar WHERE tenant = ? AND id = ? AND resource = 0", q.tenant, calendarKey(id))
		if err != nil {
			return err
		}
	}
	return nil
}
