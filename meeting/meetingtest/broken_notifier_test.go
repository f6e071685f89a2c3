package meetingtest_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/meetingtest"
)

// line is a transport in memory.
type line struct {
	mu       sync.Mutex
	received []meeting.NotificationID
	broken   bool
	refuses  bool
	stalled  chan struct{} // not nil: nothing is answered until it is closed
}

var errRefused = errors.New("no such address")

func (l *line) send(ctx context.Context, id meeting.NotificationID) error {
	l.mu.Lock()
	stalled := l.stalled
	l.mu.Unlock()
	if stalled != nil {
		select {
		case <-stalled:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	switch {
	case l.broken:
		return errors.New("nobody is there")
	case l.refuses:
		return errRefused
	}
	l.received = append(l.received, id)
	return nil
}

func (l *line) set(what *bool, value bool) func() {
	return func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		*what = value
	}
}

func (l *line) stall() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.stalled = make(chan struct{})
}

func (l *line) mend() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.broken = false
	if l.stalled != nil {
		close(l.stalled)
		l.stalled = nil
	}
}

// rig puts a notifier at the end of a line.
func rig(notify func(l *line) meeting.NotifierFunc) meetingtest.OpenRig {
	return func(context.Context) (meetingtest.Rig, error) {
		l := &line{}
		return meetingtest.Rig{
			Notifier: notify(l),
			Received: func() []meeting.NotificationID {
				l.mu.Lock()
				defer l.mu.Unlock()
				return slices.Clone(l.received)
			},
			Break: l.set(&l.broken, true), Mend: l.mend, Stall: l.stall, Refuse: l.set(&l.refuses, true),
		}, nil
	}
}

func right(l *line) meeting.NotifierFunc {
	return func(ctx context.Context, n meeting.Notification, _ meeting.Meeting) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		err := l.send(ctx, n.ID)
		if errors.Is(err, errRefused) {
			return fmt.Errorf("%w: %w", meeting.ErrUndeliverable, err)
		}
		return err
	}
}

func TestARightNotifierKeepsEveryRule(t *testing.T) { meetingtest.TestNotifier(t, rig(right)) }

func TestEveryBrokenNotifierIsCaughtByTheCaseMeantForIt(t *testing.T) {
	for what, broken := range map[string]struct {
		caughtBy string
		notify   func(l *line) meeting.NotifierFunc
	}{
		"swallows errors": {"failed", func(l *line) meeting.NotifierFunc {
			return func(ctx context.Context, n meeting.Notification, m meeting.Meeting) error {
				err := right(l)(ctx, n, m)
				if ctx.Err() == nil && !errors.Is(err, meeting.ErrUndeliverable) {
					return nil
				}
				return err
			}
		}},
		"gives up at once": {"failed", func(l *line) meeting.NotifierFunc {
			return func(ctx context.Context, n meeting.Notification, m meeting.Meeting) error {
				if err := right(l)(ctx, n, m); err != nil {
					return fmt.Errorf("%w: %w", meeting.ErrUndeliverable, err)
				}
				return nil
			}
		}},
		"sends nothing": {"handed-over", func(*line) meeting.NotifierFunc {
			return func(ctx context.Context, _ meeting.Notification, _ meeting.Meeting) error { return ctx.Err() }
		}},
		"sends later": {"handed-over", func(l *line) meeting.NotifierFunc {
			var held []meeting.Notification
			return func(ctx context.Context, n meeting.Notification, m meeting.Meeting) error {
				if held = append(held, n); len(held) < 2 {
					return nil
				}
				return right(l)(ctx, held[len(held)-2], m)
			}
		}},
		"a new id each time": {"same-id", func(l *line) meeting.NotifierFunc {
			return func(ctx context.Context, n meeting.Notification, m meeting.Meeting) error {
				n.ID = meeting.NotificationID{UUID: uuid.New()}
				return right(l)(ctx, n, m)
			}
		}},
		"sends once": {"same-id", func(l *line) meeting.NotifierFunc {
			sent := make(map[meeting.NotificationID]bool)
			return func(ctx context.Context, n meeting.Notification, m meeting.Meeting) error {
				if sent[n.ID] {
					return errors.New("sent already")
				}
				sent[n.ID] = true
				return right(l)(ctx, n, m)
			}
		}},
		"ignores the context": {"context", func(l *line) meeting.NotifierFunc {
			return func(ctx context.Context, n meeting.Notification, m meeting.Meeting) error {
				return right(l)(context.WithoutCancel(ctx), n, m)
			}
		}},
		"takes a context that ends for a refusal": {"context-later", func(l *line) meeting.NotifierFunc {
			return func(ctx context.Context, n meeting.Notification, m meeting.Meeting) error {
				err := right(l)(ctx, n, m)
				if errors.Is(err, context.DeadlineExceeded) {
					return meeting.ErrUndeliverable
				}
				return err
			}
		}},
		"tries what is refused for ever": {"refused", func(l *line) meeting.NotifierFunc {
			return func(ctx context.Context, n meeting.Notification, _ meeting.Meeting) error {
				if err := ctx.Err(); err != nil {
					return err
				}
				return l.send(ctx, n.ID)
			}
		}},
		"passes over reminders": {"every-notice", func(l *line) meeting.NotifierFunc {
			return func(ctx context.Context, n meeting.Notification, m meeting.Meeting) error {
				if n.Notice == meeting.NoticeReminder {
					return nil
				}
				return right(l)(ctx, n, m)
			}
		}},
	} {
		t.Run(what, func(t *testing.T) {
			for c := range meetingtest.NotifierCases() {
				if c.Name != broken.caughtBy {
					continue
				}
				err := c.Check(t.Context(), rig(broken.notify))
				if assert.Error(t, err) {
					assert.ErrorContains(t, err, c.Rule)
				}
			}
		})
	}
}
