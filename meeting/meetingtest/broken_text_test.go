package meetingtest_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/participant"
)

// mixingStores take for the same what is not, or change what they are given.
var mixingStores = map[string]brokenStore{
	"people in any case": {[]string{"keys-apart"}, func(s meeting.Store) meeting.Store {
		return lying{Store: s, find: func(ctx context.Context, q meeting.Query) ([]meeting.Meeting, error) {
			person := q.Person
			q.Person = ""
			found, err := s.Find(ctx, q)
			same := func(id participant.ID) bool { return strings.EqualFold(string(id), string(person)) }
			return slices.DeleteFunc(found, func(m meeting.Meeting) bool {
				return person != "" && !slices.ContainsFunc(m.People(), same)
			}), err
		}}
	}},
	"calendars in any case": {[]string{"keys-apart"}, renaming(func(id participant.ID) participant.ID {
		return participant.ID(strings.ToLower(string(id)))
	})},
	"calendars without blanks at the end": {[]string{"keys-apart"}, renaming(func(id participant.ID) participant.ID {
		return participant.ID(strings.TrimRight(string(id), " "))
	})},
	"calendars in 100 bytes": {[]string{"keys-apart"}, renaming(func(id participant.ID) participant.ID {
		return id[:min(len(id), 100)]
	})},
	"texts without NUL": {[]string{"texts"}, committing(func(_ context.Context, _ meeting.Store, c *meeting.Commit) {
		c.Meetings = slices.Clone(c.Meetings)
		for i, m := range c.Meetings {
			d := m.Draft()
			d.Title = strings.ReplaceAll(d.Title, "\x00", "")
			c.Meetings[i], _ = meeting.New(d)
		}
	})},
	"one reminder for all leads": {[]string{"reminder-keys"}, committing(func(_ context.Context, _ meeting.Store, c *meeting.Commit) {
		c.Reminders = slices.CompactFunc(slices.Clone(c.Reminders), func(a, b meeting.Reminder) bool {
			return a.Meeting == b.Meeting && a.Person == b.Person && a.Channel == b.Channel
		})
	})},
	"no time is 1970": {[]string{"reminder-keys"}, func(s meeting.Store) meeting.Store {
		return lying{Store: s, due: func(ctx context.Context, now time.Time, limit int) ([]meeting.Reminder, error) {
			due, err := s.Due(ctx, now, limit)
			for i, r := range due {
				if r.Told.IsZero() {
					due[i].Told = time.Unix(0, 0).UTC()
				}
			}
			return due, err
		}}
	}},
	"an occurrence that is not looked at": {[]string{"stale-firing"}, committing(func(ctx context.Context, s meeting.Store, c *meeting.Commit) {
		c.Fired = slices.Clone(c.Fired)
		for i, f := range c.Fired {
			was := keptReminder(ctx, s, f.Was)
			if f.Was.Occurrence = was.Occurrence; f.Was == was {
				c.Fired[i].Was = was
			}
		}
	})},
	"people who are forgotten at the end": {[]string{"forget-first"}, func(s meeting.Store) meeting.Store {
		return lying{Store: s, commit: func(ctx context.Context, c meeting.Commit) error {
			forget := meeting.Commit{Forget: c.Forget}
			c.Forget = nil
			return errors.Join(s.Commit(ctx, c), s.Commit(ctx, forget))
		}}
	}},
	"the first 1,000 rows": {[]string{"large-commit"}, committing(func(_ context.Context, _ meeting.Store, c *meeting.Commit) {
		c.Outbox = c.Outbox[:min(len(c.Outbox), 1000)]
	})},
	"what was never leased is settled": {[]string{"settle-fenced"}, func(s meeting.Store) meeting.Store {
		return lying{Store: s, settle: func(ctx context.Context, settled meeting.Settlement) error {
			if settled.Token == 0 {
				return nil
			}
			return s.Settle(ctx, settled)
		}}
	}},
	"dead letters that stay": {[]string{"dead-letters"}, func(s meeting.Store) meeting.Store {
		return lying{Store: s, settle: func(ctx context.Context, settled meeting.Settlement) error {
			dead, _ := s.DeadLetters(ctx, meeting.NotificationID{}, 1000)
			if settled.Fate == meeting.FateDone && slices.ContainsFunc(dead, func(l meeting.Leased) bool { return l.Notification.ID == settled.ID }) {
				return nil
			}
			return s.Settle(ctx, settled)
		}}
	}},
}

// renaming keeps calendars under other names.
func renaming(name func(id participant.ID) participant.ID) func(meeting.Store) meeting.Store {
	return func(s meeting.Store) meeting.Store {
		return lying{
			Store: s,
			commit: func(ctx context.Context, c meeting.Commit) error {
				c.Calendars = slices.Clone(c.Calendars)
				for i := range c.Calendars {
					c.Calendars[i].Calendar.ID = name(c.Calendars[i].Calendar.ID)
				}
				return s.Commit(ctx, c)
			},
			read: func(ctx context.Context, sel meeting.Selection) (meeting.Kept, error) {
				calendars := slices.Clone(sel.Calendars)
				for i := range calendars {
					calendars[i].ID = name(calendars[i].ID)
				}
				asked := sel.Calendars
				sel.Calendars = calendars
				kept, err := s.Read(ctx, sel)
				for i := range kept.Calendars {
					kept.Calendars[i].Calendar = asked[i]
				}
				return kept, err
			},
		}
	}
}
