package sqlstore

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// reminderColumns are those that scanReminder reads.
const reminderColumns = "meeting, person, channel, lead_ns, due_at, occurrence, told_at"

func reminderRow(r meeting.Reminder) []any {
	return []any{
		r.Meeting.String(), r.Person, r.Channel, int64(r.Lead), r.Due.Unix(), localText(r.Occurrence), r.Told.Unix(),
	}
}

func scanReminder(scan func(dest ...any) error) (meeting.Reminder, error) {
	var r meeting.Reminder
	var id, occurrence string
	var due, told int64
	if err := scan(&id, &r.Person, &r.Channel, (*int64)(&r.Lead), &due, &occurrence, &told); err != nil {
		return r, err
	}
	var err error
	if r.Meeting, err = meeting.ParseID(id); err != nil {
		return r, err
	}
	r.Due, r.Told = instant(due), instant(told)
	return r, r.Occurrence.UnmarshalText([]byte(occurrence))
}

// localText returns text that [wallclock.Local.UnmarshalText] reads, also of the zero Local.
func localText(l wallclock.Local) string {
	if l.IsZero() {
		return ""
	}
	return l.String()
}

// instant returns the time that a column holds in seconds. The zero Time comes back as it was.
func instant(unix int64) time.Time { return time.Unix(unix, 0).UTC() }

// moveFired takes fired reminders on, or away. One that goes on stays the row that it was, so that a commit which
// replaces all reminders of the meeting at the same time waits for the row, and then finds it.
func (q queries) moveFired(c meeting.Commit) error {
	fired := slices.Clone(c.Fired)
	slices.SortFunc(fired, func(a, b meeting.Firing) int { return compareKeys(a.Was, b.Was) })
	for _, f := range fired {
		if ok, err := q.moveOne(f); err != nil || !ok {
			return cmp.Or(err, moved("reminder of %s", f.Was.Person))
		}
	}
	return nil
}

// moveOne reports whether the reminder was kept as it was read.
func (q queries) moveOne(f meeting.Firing) (bool, error) {
	const asRead = " WHERE tenant = ? AND meeting = ? AND person = ? AND channel = ?" +
		" AND lead_ns = ? AND due_at = ? AND occurrence = ? AND told_at = ?"
	args := append([]any{q.tenant}, reminderRow(f.Was)...)
	if f.Next == (meeting.Reminder{}) {
		return q.swap("DELETE FROM salesmeeting_reminder"+asRead, args...)
	}
	next := []any{f.Next.Due.Unix(), localText(f.Next.Occurrence), f.Next.Told.Unix()}
	return q.swap("UPDATE salesmeeting_reminder SET due_at = ?, occurrence = ?, told_at = ?"+asRead, append(next, args...)...)
}

// keepReminders replaces those of the meetings of the commit. Fired ones of these meetings, or of people whom the
// commit forgets, come again.
func (q queries) keepReminders(c meeting.Commit) error {
	for _, m := range c.Meetings {
		err := q.do("DELETE FROM salesmeeting_reminder WHERE tenant = ? AND meeting = ?", q.tenant, m.ID().String())
		if err != nil {
			return err
		}
	}
	kept := make(map[meeting.ReminderKey]meeting.Reminder)
	for _, f := range c.Fired {
		if f.Next != (meeting.Reminder{}) && len(c.Meetings)+len(c.Forget) > 0 {
			kept[f.Next.Key()] = f.Next
		}
	}
	for _, r := range c.Reminders {
		kept[r.Key()] = r
	}
	var rows [][]any
	for _, r := range sortedReminders(kept) {
		rows = append(rows, reminderRow(r))
	}
	return q.insert("salesmeeting_reminder", reminderColumns, rows,
		" ON CONFLICT (tenant, meeting, person, channel, lead_ns) DO UPDATE"+
			" SET due_at = excluded.due_at, occurrence = excluded.occurrence, told_at = excluded.told_at")
}

func sortedReminders(kept map[meeting.ReminderKey]meeting.Reminder) []meeting.Reminder {
	var list []meeting.Reminder
	for _, r := range kept {
		list = append(list, r)
	}
	slices.SortFunc(list, compareKeys)
	return list
}

func compareKeys(a, b meeting.Reminder) int {
	return cmp.Or(
		a.Meeting.Compare(b.Meeting), cmp.Compare(a.Person, b.Person),
		cmp.Compare(a.Channel, b.Channel), cmp.Compare(a.Lead, b.Lead),
	)
}

// Due implements [meeting.ReminderQueue].
func (s *Store) Due(ctx context.Context, now time.Time, limit int) ([]meeting.Reminder, error) {
	var due []meeting.Reminder
	err := s.read(ctx, func(q queries) (err error) {
		due, err = q.reminders("due_at <= ? ORDER BY due_at, meeting, person, channel, lead_ns LIMIT ?", now.Unix(), limit)
		return err
	})
	return due, err
}

func (q queries) reminders(where string, args ...any) ([]meeting.Reminder, error) {
	var list []meeting.Reminder
	err := q.rows(func(scan func(dest ...any) error) error {
		r, err := scanReminder(scan)
		list = append(list, r)
		return err
	}, "SELECT "+reminderColumns+" FROM salesmeeting_reminder WHERE tenant = ? AND "+where, append([]any{q.tenant}, args...)...)
	return list, err
}
