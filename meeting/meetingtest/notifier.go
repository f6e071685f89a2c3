package meetingtest

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A Rig is a notifier with the other end of its transport: a mail server, a web host that a test started. Every case
// gets one of its own, from [OpenRig].
type Rig struct {
	Notifier meeting.Notifier
	// Received returns the IDs that came with the messages that have arrived, in their order.
	Received func() []meeting.NotificationID
	// Break makes the transport fail for a while, as if nobody were there; Mend makes it work again.
	Break, Mend func()
	// Stall makes the other end take what comes and answer nothing; Mend lets it go on. Nil, if it can't.
	Stall func()
	// Refuse makes the other end refuse everything for good: there is no such address. Nil, if it can't.
	Refuse func()
}

// An OpenRig returns a new rig that works.
type OpenRig func(ctx context.Context) (Rig, error)

// A NotifierCase checks one rule of [meeting.Notifier].
type NotifierCase struct {
	Name string // for programs: "failed"
	Rule string // as the comment of the port has it
	run  func(c *notifierChecker)
}

// NotifierCases returns an iterator over all cases for notifiers.
func NotifierCases() iter.Seq[NotifierCase] {
	return slices.Values([]NotifierCase{
		{"handed-over", "Notify returns nil only when the message has been handed over.", handedOver},
		{"failed", "Notify fails if the message has not been handed over; it may be tried again.", failed},
		{"same-id", "The same notification comes with the same ID, which goes with the message.", sameID},
		{"context", "Notify fails with the context's error once the context has ended.", notifyContext},
		{"context-later", "Notify fails with the context's error once the context has ended, also while it waits for the other end.", notifyStalled},
		{"refused", "An error that matches ErrUndeliverable says that it is of no use to try again.", refusedForGood},
		{"concurrent", "A Notifier is safe for concurrent use.", concurrent},
		{"every-notice", "Notify tells of every kind of notice, and by a meeting that is not kept any more.", everyNotice},
	})
}

// TestNotifier runs all cases on what open opens, each as a subtest.
func TestNotifier(t *testing.T, open OpenRig) {
	t.Helper()
	for c := range NotifierCases() {
		t.Run(c.Name, func(t *testing.T) {
			if err := c.Check(t.Context(), open); err != nil {
				t.Error(err)
			}
		})
	}
}

// Check runs the case on a rig of its own. The error cites the rule.
func (n NotifierCase) Check(ctx context.Context, open OpenRig) error {
	err := runCase(ctx, func(c checker) {
		rig, err := open(ctx)
		c.ok(err, "opening the rig")
		n.run(&notifierChecker{checker: c, Rig: rig})
	})
	return failure(n.Name, n.Rule, err)
}

type notifierChecker struct {
	checker
	Rig
}

func (c *notifierChecker) notify(n meeting.Notification) error {
	return c.Notifier.Notify(c.ctx, n, made(c.checker, series(1)))
}

func (c *notifierChecker) received(want ...meeting.NotificationID) {
	c.same("what has arrived", slices.Concat([]meeting.NotificationID{}, want), slices.Concat([]meeting.NotificationID{}, c.Received()))
}

func handedOver(c *notifierChecker) {
	c.ok(c.notify(notification(1, 1, "ann")), "notify")
	c.received(notificationID(1))
	c.ok(c.notify(notification(2, 1, "bo")), "notify")
	c.received(notificationID(1), notificationID(2))
}

func failed(c *notifierChecker) {
	c.Break()
	switch err := c.notify(notification(1, 1, "ann")); {
	case err == nil:
		c.failf("notify returns nil although the transport fails")
	case errors.Is(err, meeting.ErrUndeliverable):
		c.failf("notify takes a transport that fails for one that refuses: %v", err)
	}
	c.Mend()
	c.received()
	c.ok(c.notify(notification(1, 1, "ann")), "notify when the transport works again")
	c.received(notificationID(1))
}

func sameID(c *notifierChecker) {
	for range 2 {
		c.ok(c.notify(notification(1, 1, "ann")), "notify")
	}
	c.received(notificationID(1), notificationID(1))
}

func notifyContext(c *notifierChecker) {
	ended, cancel := context.WithCancel(c.ctx)
	cancel()
	err := c.Notifier.Notify(ended, notification(1, 1, "ann"), made(c.checker, draft(1)))
	if !errors.Is(err, context.Canceled) {
		c.failf("want the context's error, got %v", err)
	}
	c.received()
}

// patience is how long a notifier may take to notice that its context has ended.
const patience = 10 * time.Second

func notifyStalled(c *notifierChecker) {
	if c.Stall == nil {
		return
	}
	c.Stall()
	defer c.Mend()
	ctx, cancel := context.WithTimeout(c.ctx, 50*time.Millisecond)
	defer cancel()
	late, giveUp := context.WithTimeout(c.ctx, patience)
	defer giveUp()
	m := made(c.checker, draft(1))
	done := make(chan error, 1)
	go func() { done <- c.Notifier.Notify(ctx, notification(1, 1, "ann"), m) }()
	select {
	case err := <-done:
		if !errors.Is(err, context.DeadlineExceeded) || errors.Is(err, meeting.ErrUndeliverable) {
			c.failf("want the context's error, got %v", err)
		}
	case <-late.Done():
		c.failf("notify still waits %s after its context has ended", patience)
	}
}

func refusedForGood(c *notifierChecker) {
	if c.Refuse == nil {
		return
	}
	c.Refuse()
	if err := c.notify(notification(1, 1, "ann")); !errors.Is(err, meeting.ErrUndeliverable) {
		c.failf("want an error that matches meeting.ErrUndeliverable, got %v", err)
	}
	c.received()
}

func concurrent(c *notifierChecker) {
	const callers = 10
	errs := make([]error, callers)
	m := made(c.checker, series(1))
	var group sync.WaitGroup
	for i := range callers {
		group.Go(func() {
			n := notification(i, 1, participant.ID(fmt.Sprintf("p%d", i)))
			errs[i] = c.Notifier.Notify(c.ctx, n, m)
		})
	}
	group.Wait()
	c.ok(errors.Join(errs...), "notify")
	arrived := make(map[meeting.NotificationID]int)
	for _, id := range c.Received() {
		arrived[id]++
	}
	for i := range callers {
		c.same("how often a message has arrived", 1, arrived[notificationID(i)])
	}
}

func everyNotice(c *notifierChecker) {
	var want []meeting.NotificationID
	for i, notice := range []meeting.Notice{
		meeting.NoticeInvited, meeting.NoticeChanged, meeting.NoticeCanceled, meeting.NoticeAnswered, meeting.NoticeReminder,
	} {
		n := notification(i, 1, "ann")
		n.Notice = notice
		c.ok(c.notify(n), string(notice))
		want = append(want, n.ID)
	}
	n := notification(9, 9, "ann")
	n.Occurrence, n.Onward = local(0), true
	c.ok(c.Notifier.Notify(c.ctx, n, meeting.Meeting{}), "a meeting that is not kept any more")
	c.received(append(want, n.ID)...)
}
