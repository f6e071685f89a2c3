package meeting_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/memstore"
	"github.com/salesmeeting/salesmeeting/participant"
)

var quiet = meeting.SchedulerOptions{Leads: []time.Duration{}} // without reminders

func TestPeopleAreToldOfWhatConcernsThem(t *testing.T) {
	f, box := opened(t, quiet), &inbox{}
	d := mondays("ann", "bo", "cy")
	d.Organizer = "ann"
	m := f.scheduled(d)
	do := func(_ any, err error) []string {
		t.Helper()
		require.NoError(t, err)
		f.deliver(box)
		return box.told()
	}
	ctx, second := t.Context(), meeting.Key{Meeting: m.ID(), Original: local("2026-01-12T09:00")}
	assert.Equal(t, []string{"bo invited", "cy invited"}, do(m, nil))
	assert.Equal(t, []string{"bo changed", "dee invited", "cy canceled"}, do(f.Edit(ctx, "ann", m.ID(), meeting.All(func(d *meeting.Draft) {
		d.Roster[2].ID = "dee"
	}))))
	assert.Equal(t, []string{"bo changed 2026-01-12T09:00:00", "eve invited 2026-01-12T09:00:00", "dee canceled 2026-01-12T09:00:00"},
		do(f.Edit(ctx, "ann", m.ID(), meeting.One(second.Original, func(o *meeting.Override) {
			o.Roster = participant.Roster{{ID: "ann"}, {ID: "bo"}, {ID: "eve"}}
		}))))
	assert.Equal(t, []string{"ann answered 2026-01-12T09:00:00"}, do(f.Respond(ctx, "bo", second, participant.Declined)))
	assert.Equal(t, []string{"ann answered", "flo invited"}, do(f.Delegate(ctx, "dee", meeting.Key{Meeting: m.ID()}, participant.Person{ID: "flo"})))
	assert.Empty(t, do(f.Start(ctx, "ann", second)))
	third := meeting.Key{Meeting: m.ID(), Original: local("2026-01-19T09:00")}
	assert.Equal(t, []string{"bo canceled 2026-01-19T09:00:00", "dee canceled 2026-01-19T09:00:00", "flo canceled 2026-01-19T09:00:00"},
		do(f.Cancel(ctx, "ann", third, meeting.ReachOne)))
	r, err := f.Edit(ctx, "ann", m.ID(), meeting.Following(local("2026-01-26T09:00"), func(d *meeting.Draft) { d.Title = "New" }))
	assert.Equal(t, []string{
		"bo changed", "dee changed", "flo changed", "eve changed", "bo invited", "dee invited", "flo invited",
	}, do(r, err))
	assert.Equal(t, []string{"bo canceled", "dee canceled", "flo canceled"}, do(f.Cancel(ctx, "ann", meeting.Key{Meeting: r.Rest.ID()}, meeting.ReachAll)))
	past := hour("2025-01-02T09:00", "ann", "bo")
	assert.Empty(t, do(f.scheduled(past), nil), "nobody is told of what is over")
}

func TestWhatASlowNotifierDoesNotGetToIsLeftForTheNext(t *testing.T) {
	f, slow, quick := opened(t, quiet), &inbox{}, &inbox{}
	f.scheduled(hour("2026-01-05T09:00", "ann", "bo", "cy", "dee"))
	at := f.now
	slow.fail = func(meeting.Notification) error {
		f.now = f.now.Add(3 * time.Minute) // of a lease of five
		return nil
	}
	done, err := f.Deliver(t.Context(), at, slow)
	require.NoError(t, err)
	assert.Equal(t, meeting.Deliveries{Delivered: 2}, done)
	assert.Equal(t, meeting.Deliveries{Delivered: 1}, f.deliver(quick))
	assert.Equal(t, []string{"dee invited"}, quick.told())
}

func TestEveryChannelIsToldByItself(t *testing.T) {
	o := quiet
	o.Channels = func(p participant.Participant) []string {
		if p.ID == "cy" {
			return nil
		}
		return []string{"email", "push"}
	}
	f, box := opened(t, o), &inbox{}
	f.scheduled(hour("2026-01-05T09:00", "ann", "bo", "cy"))
	box.fail = func(n meeting.Notification) error {
		if n.Channel == "email" {
			return errDown
		}
		return nil
	}
	assert.Equal(t, meeting.Deliveries{Delivered: 1, Deferred: 1}, f.deliver(box))
	assert.Equal(t, "push", box.got[0].Channel)
	assert.Zero(t, f.deliver(box), "the e-mail waits")
	box.fail = nil
	f.now = f.now.Add(time.Minute)
	assert.Equal(t, meeting.Deliveries{Delivered: 1}, f.deliver(box))
}

func TestWhatFailsIsTriedAgainInOrderAndHoldsUpNobodyElse(t *testing.T) {
	f, box := opened(t, quiet), &inbox{}
	m := f.scheduled(hour("2026-01-05T09:00", "ann", "bo", "cy"))
	_, err := f.Cancel(t.Context(), "ann", meeting.Key{Meeting: m.ID()}, meeting.ReachAll)
	require.NoError(t, err)
	fails, attempts := 3, []time.Time{}
	box.fail = func(n meeting.Notification) error {
		if n.To.ID == "bo" && fails > 0 {
			fails--
			attempts = append(attempts, f.now)
			return errDown
		}
		return nil
	}
	began := f.now
	for range 10 {
		f.deliver(box)
		f.now = f.now.Add(time.Minute)
	}
	assert.Equal(t, []string{"cy invited", "cy canceled", "bo invited", "bo canceled"}, box.told())
	assert.Equal(t, []time.Time{began, began.Add(time.Minute), began.Add(3 * time.Minute)}, attempts, "a minute, then two")
}

func TestWhatCannotBeDeliveredBecomesADeadLetter(t *testing.T) {
	o := quiet
	o.Attempts = 3
	o.Backoff = func(uint64) time.Duration { return time.Second }
	f, box := opened(t, o), &inbox{}
	f.scheduled(hour("2026-01-05T09:00", "ann", "bo", "cy"))
	box.fail = func(n meeting.Notification) error {
		if n.To.ID == "bo" {
			return fmt.Errorf("%w: no such mailbox", meeting.ErrUndeliverable)
		}
		return errDown
	}
	assert.Equal(t, meeting.Deliveries{Dead: 1, Deferred: 1}, f.deliver(box))
	for range 2 {
		f.now = f.now.Add(time.Second)
		f.deliver(box)
	}
	dead, err := f.store.DeadLetters(t.Context(), meeting.NotificationID{}, 10)
	require.NoError(t, err)
	require.Len(t, dead, 2)
	f.now = f.now.Add(24 * time.Hour)
	assert.Zero(t, f.deliver(box))

	box.fail = nil
	for _, letter := range dead {
		require.NoError(t, f.Resend(t.Context(), "ann", letter))
	}
	assert.Equal(t, meeting.Deliveries{Delivered: 2}, f.deliver(box))
	assert.ErrorIs(t, f.Resend(t.Context(), "ann", dead[0]), meeting.ErrConflict)
}

func TestDuplicatesCarryTheSameID(t *testing.T) {
	f, box := opened(t, quiet), &inbox{}
	f.scheduled(hour("2026-01-05T09:00", "ann", "bo"))
	box.fail = func(n meeting.Notification) error {
		box.got = append(box.got, n) // it has arrived, and the answer is lost
		return errDown
	}
	f.deliver(box)
	box.fail = nil
	f.now = f.now.Add(time.Hour)
	f.deliver(box)
	require.Len(t, box.got, 2)
	assert.Equal(t, box.got[0].ID, box.got[1].ID)
	assert.NotZero(t, box.got[0].ID)
}

func TestAContextThatEndsLosesNothing(t *testing.T) {
	f, box := opened(t, quiet), &inbox{}
	f.scheduled(hour("2026-01-05T09:00", "ann", "bo", "cy"))
	ctx, cancel := context.WithCancel(t.Context())
	_, err := f.Deliver(ctx, f.now, meeting.NotifierFunc(func(ctx context.Context, _ meeting.Notification, _ meeting.Meeting) error {
		cancel()
		return ctx.Err()
	}))
	require.ErrorIs(t, err, context.Canceled)
	assert.Zero(t, f.deliver(box), "leased until the lease is over")
	f.now = f.now.Add(5 * time.Minute)
	assert.Equal(t, meeting.Deliveries{Delivered: 2}, f.deliver(box))
}

func TestALeaseThatIsOverIsSettledBySomebodyElse(t *testing.T) {
	f, box := opened(t, quiet), &inbox{}
	f.scheduled(hour("2026-01-05T09:00", "ann", "bo"))
	slow := meeting.NotifierFunc(func(ctx context.Context, n meeting.Notification, m meeting.Meeting) error {
		_, err := f.Deliver(ctx, f.now.Add(time.Hour), box) // the other process finds the lease over
		require.NoError(t, err)
		return box.Notify(ctx, n, m)
	})
	done, err := f.Deliver(t.Context(), f.now, slow)
	require.NoError(t, err)
	assert.Zero(t, done)
	require.Len(t, box.got, 2)
	assert.Equal(t, box.got[0].ID, box.got[1].ID)
}

func TestManyProcessesDeliverEverythingAndNothingTwice(t *testing.T) {
	store, box := memstore.New(), &inbox{}
	now := utc("2026-01-02T12:00:00Z", "2026-01-02T12:00:00Z").Start()
	o := &meeting.SchedulerOptions{Now: func() time.Time { return now }}
	for i := range 50 {
		d := hour("2026-01-05T09:00", "ann", participant.ID(fmt.Sprintf("p%d", i)))
		d.Start = d.Start.Local().Add(time.Duration(i) * time.Hour).In(d.Start.Zone())
		_, err := meeting.NewScheduler(store, o).Schedule(t.Context(), "ann", made(t, d))
		require.NoError(t, err)
	}
	due := utc("2026-01-05T08:50:00Z", "2026-01-05T08:50:00Z").Start()
	errs := make([]error, 8)
	var group sync.WaitGroup
	for i := range errs {
		group.Go(func() { _, errs[i] = meeting.NewScheduler(store, o).Deliver(t.Context(), due, box) })
	}
	group.Wait()
	require.NoError(t, errors.Join(errs...))
	told := box.told()
	slices.Sort(told)
	assert.Len(t, told, 52, "50 invitations, and reminders of the first hour to ann and p0")
	assert.Len(t, slices.Compact(told), 52)
}
