package memstore

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/participant"
)

// outbox has notifications in lanes: what one person is told of one meeting on one channel.
type outbox struct {
	last  uint64 // number of the last row
	rows  map[meeting.NotificationID]*row
	lanes map[lane][]*row // without dead letters, each in order
}

type lane struct {
	meeting meeting.ID
	person  participant.ID
	channel string
}

type row struct {
	number uint64
	leased meeting.Leased
	after  time.Time // it is not handed out before: deferred or leased
	dead   bool
}

func newOutbox() outbox {
	return outbox{rows: make(map[meeting.NotificationID]*row), lanes: make(map[lane][]*row)}
}

func laneOf(n meeting.Notification) lane { return lane{n.Meeting, n.To.ID, n.Channel} }

func (o *outbox) add(n meeting.Notification) {
	if _, ok := o.rows[n.ID]; ok {
		return
	}
	o.last++
	r := &row{number: o.last, leased: meeting.Leased{Notification: n}}
	o.rows[n.ID] = r
	o.enqueue(r)
}

// enqueue puts r in its lane, in the place of its number.
func (o *outbox) enqueue(r *row) {
	l := laneOf(r.leased.Notification)
	at, _ := slices.BinarySearchFunc(o.lanes[l], r.number, func(r *row, n uint64) int { return cmp.Compare(r.number, n) })
	o.lanes[l] = slices.Insert(o.lanes[l], at, r)
}

func (o *outbox) dequeue(r *row) {
	l := laneOf(r.leased.Notification)
	o.lanes[l] = slices.DeleteFunc(o.lanes[l], func(other *row) bool { return other == r })
	if len(o.lanes[l]) == 0 {
		delete(o.lanes, l)
	}
}

func (o *outbox) forget(id participant.ID) {
	for key, r := range o.rows {
		if r.leased.Notification.To.ID == id {
			o.dequeue(r)
			delete(o.rows, key)
		}
	}
}

// Lease implements [meeting.Outbox].
func (s *Store) Lease(ctx context.Context, l meeting.Lease) ([]meeting.Leased, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	var ready []*row
	for _, rows := range s.outbox.lanes {
		if first := rows[0]; !first.after.After(l.Now) {
			ready = append(ready, first)
		}
	}
	slices.SortFunc(ready, func(a, b *row) int { return cmp.Compare(a.number, b.number) })
	var leased []meeting.Leased
	for _, r := range ready[:min(l.Limit, len(ready))] {
		r.after = l.Until
		r.leased.Token++
		leased = append(leased, r.leased)
	}
	return leased, nil
}

// Settle implements [meeting.Outbox].
func (s *Store) Settle(ctx context.Context, settled meeting.Settlement) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	o := &s.outbox
	r, ok := o.rows[settled.ID]
	if !ok || settled.Token == 0 || r.leased.Token != settled.Token { // 0: it was never leased
		return fmt.Errorf("%w: notification %s", meeting.ErrConflict, settled.ID)
	}
	o.dequeue(r)
	switch settled.Fate {
	case meeting.FateDeferred:
		r.after, r.dead = settled.Until, false
		o.enqueue(r)
	case meeting.FateDead:
		r.dead = true
	default:
		delete(o.rows, settled.ID)
	}
	return nil
}

// DeadLetters implements [meeting.Outbox].
func (s *Store) DeadLetters(ctx context.Context, after meeting.NotificationID, limit int) ([]meeting.Leased, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	var dead []meeting.Leased
	for id, r := range s.outbox.rows {
		if r.dead && compareNotifications(id, after) > 0 {
			dead = append(dead, r.leased)
		}
	}
	slices.SortFunc(dead, func(a, b meeting.Leased) int {
		return compareNotifications(a.Notification.ID, b.Notification.ID)
	})
	return slices.Clone(dead[:min(limit, len(dead))]), nil
}

func compareNotifications(a, b meeting.NotificationID) int {
	return slices.Compare(a.UUID[:], b.UUID[:])
}
