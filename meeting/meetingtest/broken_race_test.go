package meetingtest_test

import (
	"context"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting"
)

// A crossing lets two calls come between each other's look and change: the first waits until the second has looked too.
type crossing struct {
	calls  atomic.Int32
	second chan struct{}
	change sync.Mutex // one after the other
}

func newCrossing() *crossing { return &crossing{second: make(chan struct{})} }

func (c *crossing) wait() {
	if c.calls.Add(1) == 2 {
		close(c.second)
	}
	select {
	case <-c.second:
	case <-time.After(5 * time.Second): // nobody races
	}
}

// racingStores look first and change later, and take nothing for themselves in between.
var racingStores = map[string]brokenStore{
	"meetings that are looked at and then changed": {[]string{"race"}, crossed(
		func(ctx context.Context, s meeting.Store, c meeting.Commit) bool {
			if len(c.Meetings) != 1 || len(c.Calendars) > 0 {
				return false
			}
			return keptVersion(ctx, s, c.Meetings[0])+1 == c.Meetings[0].Version()
		},
		func(ctx context.Context, s meeting.Store, c *meeting.Commit) {
			c.Meetings = []meeting.Meeting{versioned(c.Meetings[0], keptVersion(ctx, s, c.Meetings[0])+1)}
		},
	)},
	"reminders that are looked at and then fired": {[]string{"race"}, crossed(
		func(ctx context.Context, s meeting.Store, c meeting.Commit) bool {
			return len(c.Fired) == 1 && keptReminder(ctx, s, c.Fired[0].Was) == c.Fired[0].Was
		},
		func(ctx context.Context, s meeting.Store, c *meeting.Commit) {
			c.Fired = slices.Clone(c.Fired)
			c.Fired[0].Was = keptReminder(ctx, s, c.Fired[0].Was)
		},
	)},
	"leases of those who ask at once": {[]string{"lease-race"}, func(s meeting.Store) meeting.Store {
		both := newCrossing()
		var last []meeting.Leased
		return lying{Store: s, lease: func(ctx context.Context, l meeting.Lease) ([]meeting.Leased, error) {
			both.wait()
			both.change.Lock()
			defer both.change.Unlock()
			if len(last) > 0 {
				return last, nil
			}
			leased, err := s.Lease(ctx, l)
			last = leased
			return leased, err
		}}
	}},
}

// crossed keeps a commit that was right when it was looked at, whatever has come between: force makes it fit.
func crossed(
	right func(ctx context.Context, s meeting.Store, c meeting.Commit) bool, force func(ctx context.Context, s meeting.Store, c *meeting.Commit),
) func(meeting.Store) meeting.Store {
	return func(s meeting.Store) meeting.Store {
		both := newCrossing()
		return lying{Store: s, commit: func(ctx context.Context, c meeting.Commit) error {
			if right(ctx, s, c) {
				both.wait()
				both.change.Lock()
				defer both.change.Unlock()
				force(ctx, s, &c)
			}
			return s.Commit(ctx, c)
		}}
	}
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
