package meetingtest_test

import (
	"context"
	"slices"
	"sync"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting"
)

// pause is as long as a database takes between a look and a change.
func pause() { time.Sleep(2 * time.Millisecond) }

// racingStores look first and change later, and take nothing for themselves in between.
var racingStores = map[string]brokenStore{
	"meetings that are looked at and then changed": {[]string{"race"}, committing(func(ctx context.Context, s meeting.Store, c *meeting.Commit) {
		c.Meetings = slices.Clone(c.Meetings)
		for i, m := range c.Meetings {
			if keptVersion(ctx, s, m)+1 == m.Version() {
				pause()
				c.Meetings[i] = versioned(m, keptVersion(ctx, s, m)+1)
			}
		}
	})},
	"reminders that are looked at and then fired": {[]string{"race"}, committing(func(ctx context.Context, s meeting.Store, c *meeting.Commit) {
		c.Fired = slices.Clone(c.Fired)
		for i, f := range c.Fired {
			if keptReminder(ctx, s, f.Was) == f.Was {
				pause()
				c.Fired[i].Was = keptReminder(ctx, s, f.Was)
			}
		}
	})},
	"leases of those who ask at once": {[]string{"lease-race"}, func(s meeting.Store) meeting.Store {
		var turn sync.Mutex
		var last []meeting.Leased
		var until time.Time
		return lying{Store: s, lease: func(ctx context.Context, l meeting.Lease) ([]meeting.Leased, error) {
			turn.Lock()
			defer turn.Unlock()
			if time.Now().Before(until) {
				return last, nil
			}
			leased, err := s.Lease(ctx, l)
			last, until = leased, time.Now().Add(10*time.Millisecond)
			return leased, err
		}}
	}},
}

func keptVersion(ctx context.Context, s meeting.Store, m meeting.Meeting) uint64 {
	kept, _ := s.Read(ctx, meeting.Selection{Meetings: []meeting.ID{m.ID()}})
	for _, old := range kept.Meetings {
		return old.Version()
	}
	return 0
}

func keptReminder(ctx context.Context, s meeting.Store, like meeting.Reminder) meeting.Reminder {
	kept, _ := s.Read(ctx, meeting.Selection{Reminders: []meeting.ID{like.Meeting}})
	for _, r := range kept.Reminders {
		if r.Key() == like.Key() {
			return r
		}
	}
	return meeting.Reminder{}
}
