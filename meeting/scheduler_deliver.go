package meeting

import (
	"context"
	"errors"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// Deliveries are what a call of [Scheduler.Deliver] has done. It is plain data, comparable with ==.
type Deliveries struct {
	Delivered int // told
	Deferred  int // failed, to be tried again
	Dead      int // failed for good: dead letters
	Dropped   int // reminders of what has begun, moved or been canceled
}

// Deliver makes notifications of the reminders that are due at now, and hands everything that is waiting to a
// notifier, one after the other, until nothing is left that is due. A host calls it again and again, from as many
// processes as it likes: each notification is delivered at least once, those about one meeting to one person on
// one channel in order. What fails waits longer with each attempt and does not hold up others; it becomes a dead
// letter after [SchedulerOptions.Attempts], or at once with [ErrUndeliverable].
//
// A reminder is looked at again before it is sent: none is sent of an occurrence that has begun, by the clock or
// because somebody started it, that was canceled, or that the person is no longer expected at. One that moved gets
// its new time. A late reminder, after an outage, is sent as long as the occurrence has not begun; those that were
// missed are not made up for.
//
// What a slow notifier does not get to while its lease lasts is left for the next one.
//
// Deliver returns the first error of the store, or that of the context; what was leased then comes again when the
// lease is over. Errors of the notifier are not its errors.
func (s *Scheduler) Deliver(ctx context.Context, now time.Time, n Notifier) (Deliveries, error) {
	d := delivery{s: s, now: wholeSeconds(now), notifier: n}
	if err := d.remind(ctx); err != nil {
		return d.done, err
	}
	for {
		began := s.o.Now()
		leased, err := s.store.Lease(ctx, Lease{Now: d.now, Until: d.now.Add(s.o.Lease), Limit: s.o.Batch})
		if err != nil || len(leased) == 0 {
			return d.done, err
		}
		for _, l := range leased {
			if s.o.Now().Sub(began) >= s.o.Lease {
				break // the rest may be somebody else's by now, who may have told what comes after it
			}
			if err := d.deliver(ctx, l); err != nil {
				return d.done, err
			}
		}
	}
}

// delivery is one call of Deliver.
type delivery struct {
	s        *Scheduler
	now      time.Time
	notifier Notifier
	done     Deliveries
}

// deliver tells one notification and settles it.
func (d *delivery) deliver(ctx context.Context, l Leased) error {
	settled := Settlement{ID: l.Notification.ID, Token: l.Token}
	n, kept, err := d.look(ctx, l.Notification)
	if err != nil {
		return err
	}
	m, _ := kept.meeting(n.Meeting) // no store loses a meeting; a notifier gets none rather than nothing
	count := &d.done.Delivered
	if n.Notice == NoticeReminder && !kept.reminds(n, d.now) {
		count = &d.done.Dropped
	} else if err := d.notifier.Notify(ctx, n, m); err != nil {
		if ctx.Err() != nil {
			return ctx.Err() // not the notifier's fault
		}
		count = d.failed(&settled, err)
	}
	err = d.s.store.Settle(ctx, settled)
	if isConflict(err) {
		return nil // it took longer than the lease: somebody else settles it
	}
	if err == nil {
		*count++
	}
	return err
}

// look reads what there is to know of n. A reminder has the original start that its occurrence has now.
func (d *delivery) look(ctx context.Context, n Notification) (Notification, Kept, error) {
	for {
		kept, err := d.s.store.Read(ctx, Selection{
			Meetings: []ID{n.Meeting}, Proceedings: []Key{{n.Meeting, n.Occurrence}},
		})
		if err != nil || n.Notice != NoticeReminder {
			return n, kept, err
		}
		m, _ := kept.meeting(n.Meeting)
		original := m.originalAt(n)
		if original == n.Occurrence {
			return n, kept, nil
		}
		n.Occurrence = original
	}
}

// originalAt returns the original start of the occurrence that a reminder is of: where the start is the same, an edit of
// the series may have given it another one. It is that of the reminder if there is no such occurrence.
func (m Meeting) originalAt(n Notification) wallclock.Local {
	if o, ok := m.Occurrence(n.Occurrence); ok && o.start == n.Start.Unix() {
		return n.Occurrence
	}
	second, _ := interval.Lasting(n.Start, time.Second) // the length is not negative
	for o := range m.Occurrences(second) {
		if o.start == n.Start.Unix() && o.expects(n.To.ID) {
			return o.original
		}
	}
	return n.Occurrence
}

// failed decides what becomes of a notification that failed.
func (d *delivery) failed(settled *Settlement, err error) *int {
	if errors.Is(err, ErrUndeliverable) || settled.Token >= d.s.o.Attempts {
		settled.Fate = FateDead
		return &d.done.Dead
	}
	wait := max(wholeLength(d.s.o.Backoff(settled.Token)), time.Second)
	settled.Fate, settled.Until = FateDeferred, d.now.Add(wait)
	return &d.done.Deferred
}

func wholeLength(length time.Duration) time.Duration { return length.Truncate(time.Second) }

// backoff returns a minute, doubled with each attempt after the first, up to six hours.
func backoff(attempts uint64) time.Duration {
	const longest = 6 * time.Hour
	wait := time.Minute
	for ; attempts > 1 && wait < longest; attempts-- {
		wait *= 2
	}
	return min(wait, longest)
}

// reminds reports whether the reminder is still worth something at now.
func (k Kept) reminds(n Notification, now time.Time) bool {
	st, err := k.status(Key{n.Meeting, n.Occurrence})
	return err == nil && st.Stage == StageScheduled && st.Occurrence.start > now.Unix() &&
		st.Occurrence.start == n.Start.Unix() && st.Occurrence.expects(n.To.ID)
}

// Resend puts a dead letter back into the outbox, in its old place; its next failure makes it a dead letter again
// if it has used up its attempts. It fails with [ErrConflict] if the letter is not dead any more.
func (s *Scheduler) Resend(ctx context.Context, actor participant.ID, dead Leased) error {
	if err := actor.Check(); err != nil {
		return participant.Problems{{Path: "/actor", Err: err}}
	}
	return s.store.Settle(ctx, Settlement{
		ID: dead.Notification.ID, Token: dead.Token, Fate: FateDeferred, Until: s.now(),
	})
}
